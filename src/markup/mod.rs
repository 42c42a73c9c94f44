//! One file at a time, as its author wrote it.
//!
//! [`parse`] takes a text and gives a [`Document`]: its front matter as [`Node`]s, each with the
//! place it was written at and none of it interpreted (`1.10` is four characters, `no` is two),
//! and its prose as a range of the text. [`mentions()`] finds the `[[references]]` in Markdown.
//! Nothing here fails: what cannot be read is reported, and the document has what could be.

mod mentions;
mod node;
mod yaml;

pub use mentions::{Mention, mentions, options as markdown, wanted};
pub use node::{Node, Value};

use crate::diagnostics::{Problems, Span};
use crate::files::Source;

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
    match front_matter(text) {
        FrontMatter::None => {
            Document { fields: Node::empty(Span::new(number, 0..0)), prose: Span::new(number, 0..text.len()) }
        }
        FrontMatter::Open => {
            problems
                .error("front-matter", Span::new(number, 0..3), "this front matter never ends")
                .hint("put a line with `---` below its last field");
            Document {
                fields: Node::empty(Span::new(number, 0..3)),
                prose: Span::new(number, text.len()..text.len()),
            }
        }
        FrontMatter::Closed { yaml, prose } => Document {
            fields: yaml::parse(Span::new(number, yaml.clone()), &text[yaml], problems),
            prose: Span::new(number, prose..text.len()),
        },
    }
}

enum FrontMatter {
    None,
    Open,
    Closed { yaml: std::ops::Range<usize>, prose: usize },
}

/// Finds the lines between two lines of `---`, the first of which opens the file.
fn front_matter(text: &str) -> FrontMatter {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return FrontMatter::None;
    };
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            return FrontMatter::Closed { yaml: first.len()..at, prose: at + line.len() };
        }
        at += line.len();
    }
    FrontMatter::Open
}
