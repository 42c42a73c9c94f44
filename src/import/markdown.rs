//! Texts of office files as Markdown that says the same.

use super::document::{END, LINK, Line, Mark, TO};
use super::understand::references::REFERENCE;

/// A text as Markdown of one line.
pub(super) fn inline(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(LINK) {
        let parts = rest[start..]
            .find(TO)
            .and_then(|to| rest[start + to..].find(END).map(|end| (start + to, start + to + end)));
        let Some((to, end)) = parts else { break };
        markdown.push_str(&escaped(&rest[..start], markdown.is_empty()));
        let words = &rest[start + LINK.len_utf8()..to];
        let address = &rest[to + TO.len_utf8()..end];
        match address.strip_prefix(REFERENCE) {
            Some(target) if target == words => markdown.extend(["[[", target, "]]"]),
            Some(target) => markdown.extend(["[[", target, "|", words, "]]"]),
            None if is_web(address) => {
                let address = address
                    .replace(' ', "%20")
                    .replace('(', "%28")
                    .replace(')', "%29")
                    .replace(['<', '>'], "");
                let words = escaped(words.trim(), false).replace(']', "\\]");
                markdown.extend(["[", &words, "](", &address, ")"]);
            }
            // A link into somebody's own disk leads nowhere.
            None => markdown.push_str(&escaped(words, markdown.is_empty())),
        }
        rest = &rest[end + END.len_utf8()..];
    }
    markdown.push_str(&escaped(rest, markdown.is_empty()));
    markdown.trim().to_owned()
}

fn is_web(address: &str) -> bool {
    let lower = address.to_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:")
}

/// Letters that Markdown would take for something else, with a backslash before each.
fn escaped(text: &str, is_start: bool) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut escaped = String::with_capacity(text.len() + 4);
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|it| letters[it]);
        let after = letters.get(at + 1).copied();
        let needs = match letter {
            '\\' => after.is_some_and(|it| it.is_ascii_punctuation()),
            '`' => true,
            '*' => {
                after.is_some_and(|it| !it.is_whitespace()) || before.is_some_and(|it| !it.is_whitespace())
            }
            '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
            '~' => before == Some('~') || after == Some('~'),
            '<' => after.is_some_and(|it| it.is_alphabetic() || matches!(it, '/' | '!' | '?')),
            '&' => {
                letters[at..].iter().take(12).any(|it| *it == ';')
                    && after.is_some_and(|it| it.is_alphanumeric() || it == '#')
            }
            '[' => after != Some('…'),
            ']' => after == Some('(') || after == Some('[') || after == Some(':') || before == Some(']'),
            _ => false,
        };
        if needs {
            escaped.push('\\');
        }
        escaped.push(*letter);
    }
    if is_start { begin(&escaped) } else { escaped }
}

/// A line whose beginning is no mark of Markdown.
fn begin(text: &str) -> String {
    let trimmed = text.trim_start();
    let first = trimmed.chars().next();
    let figures = trimmed.chars().take_while(char::is_ascii_digit).count();
    let after_figures = trimmed[figures..].chars().next();
    if figures > 0 && figures < 10 && matches!(after_figures, Some('.' | ')')) {
        let ends = trimmed[figures + 1..].chars().next().is_none_or(char::is_whitespace);
        if ends {
            return format!("{}\\{}", &trimmed[..figures], &trimmed[figures..]);
        }
    }
    let second = trimmed.chars().nth(1);
    let is_mark = match first {
        Some('#') => {
            trimmed.trim_start_matches('#').starts_with([' ', '\t']) || trimmed.trim_matches('#').is_empty()
        }
        Some('-' | '+') => {
            second.is_none_or(char::is_whitespace) || trimmed.chars().all(|it| matches!(it, '-' | '+' | ' '))
        }
        Some('*') => second.is_none_or(char::is_whitespace),
        Some('>' | '|') => true,
        Some(':') => second.is_none_or(char::is_whitespace),
        Some('=') => trimmed.chars().all(|it| it == '='),
        _ => false,
    };
    if is_mark { format!("\\{trimmed}") } else { text.to_owned() }
}

/// Lines as Markdown: paragraphs, and lists where lines are entries of one.
pub(super) fn block(lines: &[Line]) -> String {
    let mut text = String::new();
    let mut was_list = false;
    let depth_of = |line: &&Line| match line.mark {
        Mark::Bullet(depth) | Mark::Label(_, depth) => Some(depth),
        Mark::None | Mark::Note => None,
    };
    // One bullet is no list, and what hangs under a line that is not here hangs under nothing.
    let written = || lines.iter().filter(|line| !line.is_blank());
    if let (1, Some(Line { mark: Mark::Bullet(_), text })) = (written().count(), written().next()) {
        return inline(text);
    }
    let top = written().filter_map(|line| depth_of(&line)).min().unwrap_or_default();
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let (depth, written) = match &line.mark {
            Mark::Bullet(depth) => (Some(*depth), format!("- {}", inline(&line.text))),
            Mark::Label(label, depth) => (Some(*depth), listed(label, &line.text)),
            Mark::None | Mark::Note => (None, inline(&line.text)),
        };
        let is_list = depth.is_some();
        if !text.is_empty() {
            text.push_str(if is_list && was_list { "\n" } else { "\n\n" });
        }
        let indent = "  ".repeat(usize::from(depth.unwrap_or_default().saturating_sub(top).min(4)));
        text.push_str(&indent);
        text.push_str(&written);
        was_list = is_list;
    }
    text
}

/// An entry of a list that the file counted: the count stays as it was printed.
fn listed(label: &str, text: &str) -> String {
    format!("- {} {}", escaped(label.trim(), true), inline(text).trim_start_matches('\\'))
        .trim_end()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_markdown_means_letters() {
        for (text, markdown) in [
            ("a * b", "a * b"),
            ("*bold*", "\\*bold\\*"),
            ("snake_case", "snake_case"),
            ("_under_", "\\_under\\_"),
            ("1. First", "1\\. First"),
            ("2010. A year", "2010\\. A year"),
            ("# head", "\\# head"),
            ("- dash", "\\- dash"),
            ("[…]od of change", "[…]od of change"),
            ("[NI 135]", "\\[NI 135]"),
            ("<b>", "\\<b>"),
            ("R&D; more", "R\\&D; more"),
            ("£5 & more", "£5 & more"),
        ] {
            assert_eq!(inline(text), markdown, "{text}");
        }
    }

    #[test]
    fn links_and_references_are_written() {
        assert_eq!(
            inline("see \u{E000}the plan\u{E001}https://example.org/a b\u{E002}."),
            "see [the plan](https://example.org/a%20b)."
        );
        assert_eq!(inline("see \u{E000}2.2\u{E001}planpress:2.2\u{E002}"), "see [[2.2]]");
        assert_eq!(inline("\u{E000}plan\u{E001}C:\\plan.doc\u{E002}"), "plan");
    }

    #[test]
    fn lists_are_lists() {
        let line = |mark: Mark, text: &str| Line { mark, text: text.to_owned() };
        let lines = [
            line(Mark::None, "Tell carers by:"),
            line(Mark::Bullet(0), "letter"),
            line(Mark::Bullet(1), "large print"),
            line(Mark::None, "Then ask."),
        ];
        assert_eq!(block(&lines), "Tell carers by:\n\n- letter\n  - large print\n\nThen ask.");
    }
}
