//! The numbers that plans print: `1.1.2`, `5.4`, `2a`. They are text, and they can be compared.

use super::read::{Reader, Value};
use super::shape::{Shape, Shapes};
use crate::diagnostics::Span;
use crate::markup::{Node, Value as Written};
use std::cmp::Ordering;
use std::fmt;

/// A number as printed, with the place where it was written.
#[derive(Debug, Clone)]
pub struct Number {
    printed: Box<str>,
    /// Where it was written; the whole file when it comes from the file's name.
    pub span: Span,
}

/// A part of a number between dots: figures and what follows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Part<'a> {
    figures: u64,
    rest: &'a str,
}

impl Number {
    /// A number as somebody printed it; spaces and a dot at its end do not count.
    pub fn new(written: &str, span: Span) -> Self {
        let printed: String = written.chars().filter(|it| !it.is_whitespace()).collect();
        Self { printed: printed.trim_end_matches('.').into(), span }
    }

    /// As it is printed.
    pub fn as_str(&self) -> &str {
        &self.printed
    }

    fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
        text.split('.').map(|part| {
            let end = part.find(|it: char| !it.is_ascii_digit()).unwrap_or(part.len());
            Part { figures: part[..end].parse().unwrap_or(u64::MAX), rest: &part[end..] }
        })
    }

    /// Whether it begins with all the parts of another and has more: 2.2.1 is under 2.2.
    pub fn is_under(&self, stem: &str) -> bool {
        self.printed.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.'))
    }

    /// Compares part by part, so that 2.10 comes after 2.9.
    pub fn compare(&self, other: &Self) -> Ordering {
        Self::parts(&self.printed).cmp(Self::parts(&other.printed))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed)
    }
}

/// What `number:` says.
#[derive(Debug, Clone)]
pub enum Numbers {
    /// `none`: the file keeps its place and prints no number.
    None,
    /// One or more. The number in the file's name orders; without one, the first of these.
    Some(Vec<Number>),
}

impl Value for Numbers {
    const HOLDS: &'static str = "a number, a list of numbers, or `none`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let one = |node: &Node, reader: &mut Reader<'_>| {
            let line = reader.line(node, "a number as printed, such as `1.1.2`")?;
            Some(Number::new(&line.value, line.span))
        };
        match &node.value {
            Written::List(items) => {
                let numbers: Vec<Number> = items.iter().filter_map(|item| one(item, reader)).collect();
                (!numbers.is_empty()).then_some(Self::Some(numbers))
            }
            Written::Text(text) if text.trim() == "none" => Some(Self::None),
            _ => one(node, reader).map(|number| Self::Some(vec![number])),
        }
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        Shapes::one_or_many(shapes.line())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::new(text, Span::new(0, 0..0))
    }

    #[test]
    fn numbers_order_part_by_part() {
        let mut all: Vec<Number> = ["2.10", "10", "2.9", "2", "2.9.1", "2a", "2b"].map(number).into();
        all.sort_by(Number::compare);
        let printed: Vec<String> = all.iter().map(ToString::to_string).collect();
        assert_eq!(printed, ["2", "2.9", "2.9.1", "2.10", "2a", "2b", "10"]);
    }

    #[test]
    fn a_slip_of_the_keyboard_does_not_change_a_number() {
        assert_eq!(number("5. 4.2.").to_string(), "5.4.2");
        assert!(number("2.2.1").is_under("2.2"));
        assert!(!number("2.21").is_under("2.2"));
    }
}
