//! The permanent names that addresses hang on.

use super::read::{Reader, Value};
use super::shape::{Shape, Shapes};
use crate::diagnostics::{Span, tick};
use crate::markup::Node;
use std::borrow::Cow;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A permanent name: lower-case letters, digits and hyphens, with at least one letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(Box<str>);

impl Id {
    /// The id that a text is, when it is one.
    pub fn new(text: &str) -> Option<Self> {
        // Nothing in ASCII can be spelt in two ways.
        let text: Cow<'_, str> =
            if text.is_ascii() { text.into() } else { text.nfc().collect::<String>().into() };
        let allowed = |it: char| it == '-' || it.is_ascii_digit() || it.is_alphabetic() && !it.is_uppercase();
        let good = text.chars().all(allowed) && text.chars().any(char::is_alphabetic);
        let edges = text.starts_with('-') || text.ends_with('-');
        (good && !edges && text.len() <= 100).then(|| Self(text.into()))
    }

    /// The id that some words can be made into: lower case, hyphens between the words.
    pub fn from_words(words: &str) -> Option<Self> {
        let mut id = String::new();
        for letter in words.nfc().flat_map(char::to_lowercase) {
            match letter {
                '\'' | '’' | '‘' => {}
                '&' => {
                    if !id.is_empty() && !id.ends_with('-') {
                        id.push('-');
                    }
                    id.push_str("and-");
                }
                letter if letter.is_alphanumeric() => id.push(letter),
                _ if id.is_empty() || id.ends_with('-') => {}
                _ => id.push('-'),
            }
        }
        let mut end = id.len().min(100);
        while !id.is_char_boundary(end) {
            end -= 1;
        }
        Self::new(id[..end].trim_end_matches('-'))
    }

    /// As it stands in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An id where its author wrote it.
#[derive(Debug, Clone)]
pub struct WrittenId {
    /// The id.
    pub id: Id,
    /// Where.
    pub span: Span,
}

impl Value for WrittenId {
    const HOLDS: &'static str = "an id of small letters, digits and hyphens";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let line = reader.line(node, "an id")?;
        let id = Id::new(&line.value);
        if id.is_none() {
            let hint = match Id::from_words(&line.value) {
                Some(id) => format!("write {}", tick(id)),
                None => {
                    "an id has lower-case letters, digits and hyphens, and at least one letter".to_owned()
                }
            };
            let message = format!("{} cannot be an id", tick(&line.value));
            reader.problems.error("bad-id", line.span, message).hint(hint);
        }
        Some(Self { id: id?, span: line.span })
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.pattern("^\\s*[^\\sA-Z_/.]+\\s*$", Self::HOLDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_lower_case_letters_digits_and_hyphens() {
        for good in ["payments", "24-7-line", "a1", "bräke"] {
            assert!(Id::new(good).is_some(), "{good}");
        }
        for bad in ["Payments", "1-2", "a b", "a_b", "-a", "a-", "", "a/b", "../a"] {
            assert!(Id::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn words_become_an_id() {
        for (words, id) in [
            ("Head of Adult Services", "head-of-adult-services"),
            ("Carers’ breaks & grants", "carers-breaks-and-grants"),
            ("  L&D ", "l-and-d"),
            ("E\u{301}cole", "école"),
        ] {
            assert_eq!(Id::from_words(words).unwrap().as_str(), id);
        }
        assert_eq!(Id::from_words("1.1"), None);
    }
}
