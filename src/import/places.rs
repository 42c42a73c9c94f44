//! Where words stood that were left out: in the very cell.
//!
//! What looks through texts knows the action that they are of. The words themselves tell in which cell of
//! its rows they stood.

use super::audit::texts;
use super::document::{Document, Place};
use super::understand::found::Found;
use std::collections::BTreeMap;

/// How many rows an action may take.
const ROWS: usize = 30;

/// A text and where it stands.
type Text = (String, Place);
/// A row: the file, the sheet or table, and its number.
type Row<'a> = (&'a str, Option<&'a str>, usize);

/// Tells of all words that were left out the cell that they stood in.
pub(super) fn correct(documents: &[Document], found: &mut Found) {
    let all: Vec<Text> = documents.iter().flat_map(texts).collect();
    let mut rows: BTreeMap<Row<'_>, Vec<&Text>> = BTreeMap::new();
    for text in &all {
        let place = &text.1;
        if let Some(row) = place.row {
            rows.entry((&place.file, place.within.as_deref(), row)).or_default().push(text);
        }
    }
    for left in &mut found.left_out {
        let Some(row) = left.place.row else { continue };
        let within = left.place.within.clone();
        let key = |row: usize| (left.place.file.as_str(), within.as_deref(), row);
        let here: Vec<&Text> =
            rows.range(key(row)..key(row + ROWS)).flat_map(|(_, texts)| texts.iter().copied()).collect();
        let says = |it: &&&Text| it.0.contains(&left.words);
        let is_there = here.iter().filter(|it| it.1 == left.place).any(|it| says(&it));
        if let Some((_, place)) = here.iter().find(says).filter(|_| !is_there) {
            left.place = place.clone();
        }
    }
}
