//! Markdown without its marks, and text that has none.

use crate::markup::{markdown, wanted};
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

/// Whether a text reads the same with and without Markdown: most short texts do, and are then
/// written without parsing them.
pub(super) fn is_plain(text: &str) -> bool {
    let first = text.bytes().next().unwrap_or(b' ');
    if matches!(first, b'#' | b'-' | b'+' | b'>' | b' ' | b'=' | b':')
        || first.is_ascii_digit() && begins_list(text)
    {
        return false;
    }
    !text.bytes().any(|byte| MARKS[usize::from(byte)])
}

/// The bytes that can mean something inside of a line of Markdown.
const MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    let mut at = 0;
    let bytes = b"\\`*_[]<&~^|\n!\r\t";
    while at < bytes.len() {
        marks[bytes[at] as usize] = true;
        at += 1;
    }
    marks
};

/// "1. One" is a list; "1.1 One" and "2009 was" are not.
fn begins_list(text: &str) -> bool {
    let rest = text.trim_start_matches(|it: char| it.is_ascii_digit());
    rest.strip_prefix(['.', ')']).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The words of some Markdown, in one line. A reference is its wording, or what it asks for.
pub fn plain(markdown_text: &str) -> String {
    if is_plain(markdown_text) {
        return markdown_text.trim().to_owned();
    }
    let mut words = String::with_capacity(markdown_text.len());
    let mut bare_reference = false;
    for event in Parser::new_ext(markdown_text, markdown()) {
        match event {
            Event::Start(Tag::Link {
                link_type: LinkType::WikiLink { has_pothole: false },
                dest_url,
                ..
            }) => {
                words.push_str(wanted(&dest_url));
                bare_reference = true;
            }
            Event::End(TagEnd::Link) => bare_reference = false,
            Event::Text(text) | Event::Code(text) if !bare_reference => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => {
                words.push(' ');
            }
            _ => {}
        }
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_short_texts_are_plain() {
        for text in
            ["Review progress", "1.1 is a number", "2009–10: 913 payments (up)", "a - b", "It’s 5 % more"]
        {
            assert!(is_plain(text), "{text}");
        }
        for text in
            ["# Head", "- item", "1. one", "a *b*", "[[2.2]]", "a\nb", "AT&amp;T", "<b>", "See https_", "!x"]
        {
            assert!(!is_plain(text), "{text}");
        }
    }

    #[test]
    fn plain_text_has_no_marks() {
        assert_eq!(
            plain("A *good* [plan](x), see [[2.2]] and [[2.3|that]]\n\nMore."),
            "A good plan, see 2.2 and that More."
        );
    }
}
