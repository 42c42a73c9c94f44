//! Labels: cells that say what stands beside them, where a table is a card and no list.

use super::heads::{Said, said};
use super::layout::Grid;
use super::levels::{Titled, titled};
use super::roles::Role;
use super::text::{plain, plain_words};
use crate::import::document::Cell;
use std::collections::BTreeSet;

/// A row whose first cell says what the rest of it is: *Recommendation No. 3*, *Executive’s response*.
pub(super) fn label_of<'a>(grid: &Grid<'a>, row: usize) -> Option<(Label, &'a Cell, &'a Cell)> {
    let cells = grid.written(row);
    let [label, value] = cells.as_slice() else { return None };
    let words = label.words();
    let count = plain_words(&words).len();
    if count == 0 || count > 6 || label.column + label.columns > value.column {
        return None;
    }
    // Two heads beside each other head two columns.
    if row == 0 && is_head(label) && is_head(value) && grid.table.columns == 2 && !is_labelled(grid) {
        return None;
    }
    // "Recommendation No. 3" is what it says first, and no number.
    let said = match titled(&words) {
        Titled { level: Some(_), number: Some(_), text, .. } if text.is_empty() => {
            Said { role: Role::Level, words: count, of: count }
        }
        _ => said(&words)?,
    };
    let reaches_far = value.columns * 2 >= grid.table.columns;
    (reaches_far
        && said.words * 2 >= plain_words(&words).iter().filter(|it| it.parse::<f64>().is_err()).count())
    .then_some((Label { role: said.role, words: words.clone() }, *label, *value))
}

/// What a label says.
pub(super) struct Label {
    pub(super) role: Role,
    pub(super) words: String,
}

/// Whether all words of a cell are the head of a column.
fn is_head(cell: &Cell) -> bool {
    let words = cell.words();
    said(&words).is_some_and(|it| it.words == it.of)
}

/// Whether most rows below the first begin with a label.
fn is_labelled(grid: &Grid<'_>) -> bool {
    let first = (1..grid.table.rows).filter_map(|row| grid.written(row).first().copied());
    let (mut rows, mut labels) = (0, 0);
    for cell in first.filter(|cell| cell.column == 0) {
        rows += 1;
        labels += usize::from(is_head(cell));
    }
    labels > 0 && labels * 2 >= rows
}

/// The columns of a card that hold labels, where it has several pairs of a label and a value in a row:
/// *Lead*, who, *Deadline*, when.
pub(super) fn columns(grid: &Grid<'_>) -> Option<Vec<usize>> {
    let width = grid.table.columns;
    if !(4..=12).contains(&width) {
        return None;
    }
    let mut cells = vec![0; width];
    let mut labels: Vec<BTreeSet<String>> = vec![BTreeSet::new(); width];
    let mut roles = BTreeSet::new();
    for cell in
        grid.table.cells.iter().filter(|cell| !cell.is_blank() && cell.columns < width && cell.column < width)
    {
        cells[cell.column] += 1;
        if let Some(said) = said(&cell.words()).filter(|it| it.words * 2 >= it.of && it.of < 7) {
            roles.insert(said.role);
            labels[cell.column].insert(plain(&cell.words()));
        }
    }
    // A label stands once in a card: what is repeated below each other is no label.
    let is_label =
        |column: &usize| labels[*column].len() > 1 && labels[*column].len() * 10 >= cells[*column] * 7;
    let found: Vec<usize> = (0..width).filter(is_label).collect();
    let are_apart = found.windows(2).all(|pair| pair[0] + 1 < pair[1]);
    let is_card =
        found.len() > 1 && found[0] == 0 && are_apart && found.last().is_some_and(|it| it + 1 < width);
    (is_card && roles.len() > 2).then_some(found)
}
