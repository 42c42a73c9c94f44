//! Why words that speak of a time leave open which.

use super::Bound;
use std::fmt::{self, Display, Formatter};

/// What words may mean, in words that can be understood in one way only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Such as `September 2010`.
    pub words: String,
    /// Whether the year is still to be added, as to `9 October`.
    pub lacks_year: bool,
}

/// Why words that speak of a time leave open which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// They say one of these, two at least, and nothing settles which: `10/11`.
    Several(Vec<Reading>),
    /// They have no year. With one they are one of these in the time of the plan; none where that
    /// is not known, or the words are several: `20th May`.
    NoYear(Vec<String>),
    /// There is no such day: `31 April 2010`.
    NoSuchDay {
        /// The day.
        said: String,
        /// The day that may be meant.
        meant: Option<String>,
    },
    /// It ends before it begins: `March 2010 – January 2010`.
    Backwards(String, String),
    /// A piece right before a year is not understood: `Q5 2010`.
    Piece {
        /// The piece.
        said: String,
        /// The piece that may be meant.
        meant: Option<&'static str>,
    },
}

impl Doubt {
    /// The same doubt about what stands after *by*, *until*, *from* …
    pub(super) fn after(self, bound: Bound) -> Self {
        let after = |words: String| format!("{bound} {words}");
        match self {
            Self::Several(readings) => Self::Several(
                readings.into_iter().map(|it| Reading { words: after(it.words), ..it }).collect(),
            ),
            Self::NoYear(times) => Self::NoYear(times.into_iter().map(after).collect()),
            it @ (Self::NoSuchDay { .. } | Self::Backwards(..) | Self::Piece { .. }) => it,
        }
    }
}

impl Display for Doubt {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Several(readings) => {
                let words: Vec<&str> = readings.iter().map(|it| it.words.as_str()).collect();
                write!(f, "either {}", words.join(" or "))
            }
            Self::NoYear(times) if times.is_empty() => f.write_str("which year?"),
            Self::NoYear(times) => write!(f, "which of {}?", times.join(", ")),
            Self::NoSuchDay { said, .. } => write!(f, "no such day: {said}"),
            Self::Backwards(first, last) => write!(f, "backwards: {first} to {last}"),
            Self::Piece { said, .. } => write!(f, "what is {said}?"),
        }
    }
}
