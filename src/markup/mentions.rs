//! The `[[references]]` in a piece of Markdown.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use std::ops::Range;

/// A reference that somebody wrote into a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// What stands between the brackets, before a `|`.
    pub wanted: String,
    /// The bytes of that, in the Markdown.
    pub range: Range<usize>,
}

/// How Markdown is read everywhere in planpress.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// The references in a text, in the order written. Code and raw HTML hold none.
pub fn mentions(markdown: &str) -> Vec<Mention> {
    if !markdown.contains("[[") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        if let Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. }) = event {
            let wanted = wanted(&dest_url);
            let start = range.start + "[[".len();
            found.push(Mention { wanted: wanted.to_owned(), range: start..start + wanted.len() });
        }
    }
    found
}

/// What a reference asks for. In a table the `|` must be written `\|`, and pulldown-cmark leaves
/// the backslash in the address.
pub fn wanted(address: &str) -> &str {
    address.strip_suffix('\\').unwrap_or(address).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted_in(markdown: &str) -> Vec<(String, &str)> {
        mentions(markdown).into_iter().map(|it| (it.wanted, &markdown[it.range])).collect()
    }

    #[test]
    fn a_reference_is_found_with_its_place() {
        assert_eq!(
            wanted_in("See [[2.2]] and [[payments|the payments]]."),
            [("2.2".to_owned(), "2.2"), ("payments".to_owned(), "payments")]
        );
    }

    #[test]
    fn code_holds_no_references() {
        assert!(wanted_in("Write `[[2.2]]`.\n\n    [[2.2]]\n").is_empty());
    }

    #[test]
    fn a_reference_in_a_table_loses_its_backslash() {
        assert_eq!(wanted_in("| a |\n| - |\n| [[2.2\\|x]] |\n")[0].0, "2.2");
    }
}
