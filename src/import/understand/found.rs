//! What is to be told of an import: what was taken for what, what is doubtful, what was left out.

use super::text::is_symbol;
use crate::import::document::Place;
use std::collections::BTreeSet;

/// Why the head of a column stands in no content file: it was taken for what it says.
pub(in crate::import) const HEAD: &str = "the head of a column";

/// Why a table stands in no content file as a whole; its cells are the lines of the words.
pub(in crate::import) const NO_PLAN: &str = "it has figures or lists, and no heads of a plan";

/// Something that could be meant in another way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// Where.
    pub place: Place,
    /// What, in a sentence.
    pub message: String,
    /// The line of a map that settles it.
    pub map: Option<String>,
}

/// Words of the file that stand in no content file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The words.
    pub words: String,
    /// Why they were left out.
    pub why: String,
    /// Where they stand in the file.
    pub place: Place,
}

/// A column, and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head, or its letter or number.
    pub head: String,
    /// What it was taken for.
    pub role: String,
}

/// A table, and what its columns were taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFound {
    /// Where.
    pub place: Place,
    /// Its columns, from left to right.
    pub columns: Vec<Column>,
}

/// Everything that is to be told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The tables with actions.
    pub tables: Vec<TableFound>,
    /// How many outcomes there are.
    pub outcomes: usize,
    /// How many actions.
    pub actions: usize,
    /// How many of them have an owner.
    pub with_owner: usize,
    /// How many of them have a time.
    pub with_time: usize,
    /// How many have a status, themselves or in a step or a year.
    pub with_status: usize,
    /// Measures with figures.
    pub measures: usize,
    /// The owners: each by its name, with the other names that were taken for it.
    pub owners: Vec<(String, Vec<String>)>,
    /// The marks: what each was taken to mean.
    pub statuses: Vec<(String, String)>,
    /// References that lead to another entry.
    pub references: usize,
    /// Terms of the glossary.
    pub terms: usize,
    /// What is doubtful, in the order of the file.
    pub doubts: Vec<Doubt>,
    /// What stands in no content file.
    pub left_out: Vec<LeftOut>,
}

impl Found {
    pub(in crate::import) fn doubt(
        &mut self,
        place: &Place,
        message: impl Into<String>,
        map: Option<String>,
    ) {
        self.doubts.push(Doubt { place: place.clone(), message: message.into(), map });
    }

    /// Puts what is doubtful into the order of the file, each thing once.
    pub(in crate::import) fn order(&mut self) {
        let mut told = BTreeSet::new();
        self.doubts.retain(|doubt| told.insert(doubt.clone()));
        self.doubts.sort_by_cached_key(|doubt| natural(&doubt.place.to_string()));
    }

    pub(in crate::import) fn leave_out(
        &mut self,
        words: impl Into<String>,
        why: impl Into<String>,
        place: &Place,
    ) {
        let words = words.into();
        if words.chars().any(|it| it.is_alphanumeric() || is_symbol(it)) {
            self.left_out.push(LeftOut { words, why: why.into(), place: place.clone() });
        }
    }
}

/// A text with its figures filled up, so that row 10 comes after row 9.
fn natural(text: &str) -> String {
    let mut natural = String::new();
    let mut figures = String::new();
    for letter in text.chars().chain(std::iter::once(' ')) {
        if letter.is_ascii_digit() {
            figures.push(letter);
            continue;
        }
        if !figures.is_empty() {
            natural.extend(std::iter::repeat_n('0', 8_usize.saturating_sub(figures.len())));
            natural.push_str(&figures);
            figures.clear();
        }
        natural.push(letter);
    }
    natural
}
