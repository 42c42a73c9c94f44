//! One file at a time, as its author wrote it.
//!
//! [`parse`] takes a text and gives a [`Document`]: its front matter as [`Node`]s, each with the
//! place it was written at and none of it interpreted (`1.10` is four characters, `no` is two),
//! and its prose as a range of the text. [`mentions()`] finds the `[[references]]` in Markdown.
//! Nothing here fails: what cannot be read is reported, and the document has what could be.

mod mentions;
mod mistakes;
mod node;
mod yaml;

pub use mentions::{Mention, mentions, options as markdown, wanted};
pub use node::{Fields, Node, Value};

use crate::diagnostics::{Problems, Span};
use crate::files::Source;
use std::borrow::Cow;
use std::ops::Range;

/// A file as its author wrote it.
#[derive(Debug)]
pub struct Document {
    /// The front matter, or the whole of a YAML file.
    pub fields: Node,
    /// The Markdown below the front matter; empty for a YAML file.
    pub prose: Span,
}

/// Reads a text: YAML when its name says so, otherwise Markdown with or without front matter.
pub fn parse(number: u32, source: &Source, problems: &mut Problems) -> Document {
    let text = source.text.as_str();
    if source.path.ends_with(".yaml") || source.path.ends_with(".yml") {
        let fields = yaml::parse(Span::new(number, 0..text.len()), text, problems);
        return Document { fields, prose: Span::new(number, text.len()..text.len()) };
    }
    let nothing = |at: usize| Node::empty(Span::new(number, at..at));
    match front_matter(text) {
        FrontMatter::None => Document { fields: nothing(0), prose: Span::new(number, 0..text.len()) },
        FrontMatter::Open { line, written } => {
            let (message, hint) = match written {
                HYPHENS => ("this front matter never ends", "put a line with `---` below its last field"),
                _ => (
                    "front matter begins with a line of three hyphens",
                    "write `---`, and nothing else in the line",
                ),
            };
            problems.error("front-matter", Span::new(number, line), message).hint(hint);
            Document { fields: nothing(0), prose: Span::new(number, text.len()..text.len()) }
        }
        FrontMatter::Closed { yaml, prose } => Document {
            fields: yaml::parse(Span::new(number, yaml.clone()), &text[yaml], problems),
            prose: Span::new(number, prose..text.len()),
        },
    }
}

/// A text without control characters, which no page may hold: a backslash in YAML can write them,
/// and copying brings them along. Tabs and the ends of lines stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    let is_invisible = |it: char| it.is_control() && !matches!(it, '\t' | '\n' | '\r');
    if text.contains(is_invisible) { text.replace(is_invisible, "").into() } else { text.into() }
}

/// What opens and closes front matter.
const HYPHENS: &str = "---";

enum FrontMatter<'t> {
    None,
    /// It is opened, by some letters, and is not closed, or these letters are no three hyphens.
    Open {
        line: Range<usize>,
        written: &'t str,
    },
    Closed {
        yaml: Range<usize>,
        prose: usize,
    },
}

/// Finds the lines between two lines of `---`, the first of which opens the file. White space
/// before it does not count, and neither does a byte order mark: what stands between these lines
/// may be private, so it must not become text by a slip.
fn front_matter(text: &str) -> FrontMatter<'_> {
    let before = |it: char| it.is_whitespace() || it == '\u{feff}';
    let start = text.len() - text.trim_start_matches(before).len();
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let written = first.trim_end();
    let opening = start..start + written.len();
    let fields = start + first.len();
    if written != HYPHENS {
        // Word processors make a dash of hyphens, and fingers slip.
        let is_dashes = !written.is_empty() && written.chars().all(|it| matches!(it, '-' | '–' | '—'));
        return match lines.find(|line| !line.trim().is_empty()) {
            Some(line) if is_dashes && is_field(line) => FrontMatter::Open { line: opening, written },
            _ => FrontMatter::None,
        };
    }
    let mut at = fields;
    for line in lines {
        if line.trim_end() == HYPHENS {
            return FrontMatter::Closed { yaml: fields..at, prose: at + line.len() };
        }
        at += line.len();
    }
    FrontMatter::Open { line: opening, written }
}

/// Whether a line looks like `name: value`.
fn is_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        let is_name = name.chars().all(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_'));
        is_name && !name.trim().is_empty() && (value.trim().is_empty() || value.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every place in a value is in the text, at the edges of characters.
    fn places_are_in(text: &str, node: &Node) {
        assert!(text.get(node.span.range()).is_some(), "{:?} in {text:?}", node.span);
        match &node.value {
            Value::Null | Value::Text(_) => {}
            Value::List(items) => items.iter().for_each(|item| places_are_in(text, item)),
            Value::Map(fields) => fields.iter().for_each(|(name, node)| {
                assert!(text.get(name.span.range()).is_some(), "{:?} in {text:?}", name.span);
                places_are_in(text, node);
            }),
            Value::Languages(values) => values.iter().for_each(|(_, node)| places_are_in(text, node)),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            rng_seed: proptest::test_runner::RngSeed::Fixed(1),
            ..ProptestConfig::with_cases(2000)
        })]

        #[test]
        fn no_text_makes_it_panic_or_point_beside_itself(
            text in "(---\n)?([a-cé]|[:,'\"{}\\[\\]|>*&!%@#~?.\\\\-]|: |- |[ \t\n]|\n  |\u{0}|\u{feff}|---\n|\\.\\.\\.\n){0,60}",
            is_yaml: bool,
        ) {
            let path = if is_yaml { "owners.yaml" } else { "plan.md" }.to_owned();
            let source = Source { shown_path: path.clone(), path, text: text.clone() };
            let mut problems = Problems::default();
            let document = parse(0, &source, &mut problems);
            places_are_in(&text, &document.fields);
            prop_assert!(text.get(document.prose.range()).is_some());
            for problem in problems.as_slice() {
                let place = problem.span.unwrap();
                prop_assert!(text.get(place.range()).is_some(), "{place:?} in {text:?}");
            }
        }
    }
}
