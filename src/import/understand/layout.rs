//! Where the heads of a table stand.
//!
//! Heads are found by their words: in one row or two, below titles, again on every page, with
//! drifting wording.

use super::columns::Columns;
use super::heads::{Said, said};
use super::levels::Titled;
use super::roles::Role;
use super::text::{TimeOfHead, plain, plain_words, time_of_head};
use crate::import::document::{Cell, Table};
use crate::import::map::Map;
use crate::model::year::YearKind;
use std::ops::Range;

/// A table with its grid.
pub(super) struct Grid<'a> {
    pub(super) table: &'a Table,
    /// For each place, one more than the number of its cell; 0 where there is none.
    at: Vec<u32>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        let mut at = vec![0; table.rows * table.columns];
        for (number, cell) in table.cells.iter().enumerate() {
            for row in cell.row..(cell.row + cell.rows).min(table.rows) {
                for column in cell.column..(cell.column + cell.columns).min(table.columns) {
                    at[row * table.columns + column] = u32::try_from(number + 1).unwrap_or_default();
                }
            }
        }
        Self { table, at }
    }

    /// The cell at a place, whether it begins there or reaches there.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&'a Cell> {
        if column >= self.table.columns {
            return None;
        }
        let number = (*self.at.get(row * self.table.columns + column)? as usize).checked_sub(1)?;
        self.table.cells.get(number)
    }

    /// The cells of a row from left to right, each once; those from above among them.
    pub(super) fn row(&self, row: usize) -> Vec<&'a Cell> {
        let mut cells: Vec<&Cell> = Vec::new();
        for column in 0..self.table.columns {
            if let Some(cell) = self.cell(row, column)
                && cells.last().is_none_or(|last| !std::ptr::eq(*last, cell))
            {
                cells.push(cell);
            }
        }
        cells
    }

    /// The cells of a row that begin in it and hold something.
    pub(super) fn written(&self, row: usize) -> Vec<&'a Cell> {
        self.row(row).into_iter().filter(|cell| cell.row == row && !cell.is_blank()).collect()
    }
}

/// Whether a row is one of heads: how many of its cells say so.
fn head_score(grid: &Grid<'_>, row: usize, map: &Map) -> Option<usize> {
    let cells = grid.written(row);
    // A title over the whole table is no head.
    if cells.len() < 2 {
        return None;
    }
    let mut known = 0;
    let mut roles: Vec<Role> = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        // Where more than half say nothing of a head, no more can make it one.
        if (at - known) * 2 > cells.len() {
            return None;
        }
        let words = cell.words();
        let count = plain_words(&words).len();
        if count > 16 || words.len() > 140 {
            return None;
        }
        if let Some(role) = map.column(&words) {
            known += 1;
            roles.push(role);
        } else if let Some(said) = said(&words) {
            // A word in a sentence is no head; the whole of a few words is.
            if said.words * 3 >= said.of || said.words > 1 && said.of <= 12 {
                known += 1;
                roles.push(said.role);
            }
        }
    }
    roles.sort();
    roles.dedup();
    (known >= 2 && roles.len() >= 2 && known * 2 >= cells.len()).then_some(known)
}

/// A row whose first cell says what the rest of it is: *Recommendation No. 3*, *Executive’s response*.
pub(super) fn label_of<'a>(grid: &Grid<'a>, row: usize) -> Option<(Label, &'a Cell, &'a Cell)> {
    let cells = grid.written(row);
    let [label, value] = cells.as_slice() else { return None };
    let words = label.words();
    let count = plain_words(&words).len();
    if count == 0 || count > 6 || label.column + label.columns > value.column {
        return None;
    }
    // "Recommendation No. 3" is what it says first, and no number.
    let said = match super::levels::titled(&words) {
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

/// The heads of a table.
#[derive(Debug, Clone)]
pub(super) struct Heads {
    /// The rows that they stand in.
    pub(super) rows: Range<usize>,
    /// Their words, column by column.
    pub(super) texts: Vec<String>,
    /// Those of them that tell what the columns hold: the lower of two heads, mostly.
    pub(super) telling: Vec<String>,
}

/// Looks for the heads of a table.
pub(super) fn heads(grid: &Grid<'_>, map: &Map) -> Option<Heads> {
    let table = grid.table;
    let marked = table.head_rows.min(3);
    let mut first = None;
    for row in 0..table.rows.min(40) {
        if row < marked {
            let known = grid.written(row).iter().filter(|cell| said(&cell.words()).is_some()).count();
            if known >= 2 || marked == 1 && known >= 1 && grid.written(row).len() > 1 {
                first = Some(row);
                break;
            }
        }
        if head_score(grid, row, map).is_some() && label_of(grid, row).is_none() {
            first = Some(row);
            break;
        }
    }
    let first = first?;
    let mut end = first + 1;
    // A head over several columns has others below it: Progress over Q1 to Q4.
    let spans = grid.written(first).iter().any(|cell| cell.columns > 1 && cell.columns < table.columns);
    let tall = grid.written(first).iter().map(|cell| cell.rows).max().unwrap_or(1).min(3);
    if tall > 1
        && grid.written(first).iter().filter(|cell| cell.rows == tall).count() * 2
            >= grid.written(first).len()
    {
        end = first + tall;
    }
    if end == first + 1 && spans && end < table.rows {
        let below = grid.written(end);
        let short = below.iter().all(|cell| plain_words(&cell.words()).len() <= 6);
        let is_time = |words: &str| time_of_head(words, YearKind::Financial) != TimeOfHead::default();
        let known =
            below.iter().map(|cell| cell.words()).filter(|it| said(it).is_some() || is_time(it)).count();
        if short && known * 2 >= below.len().max(1) && !below.is_empty() {
            end += 1;
        }
    }
    if marked > end && marked <= table.rows && (end..marked).all(|row| is_like_heads(grid, row)) {
        end = marked;
    }
    let heads = heads_of_columns(grid, first..end);
    let telling = heads.iter().map(|heads| telling(heads)).collect();
    let texts = heads.into_iter().map(|heads| heads.join(" ")).collect();
    Some(Heads { rows: first..end, texts, telling })
}

/// The words by which heads above each other tell what a column holds: *Action* over *What* and *Measure*
/// tells by its lower heads, *Cost* over *2024/25* by the upper one, *2024/25* over *Planned* by both.
fn telling(heads: &[String]) -> String {
    let whole = heads.join(" ");
    let (Some(last), true) = (heads.last(), heads.len() > 1) else { return whole };
    let is_year =
        |it: &Option<Said>| matches!(it, Some(Said { role: Role::Year(..) | Role::Figures(..), .. }));
    let (all, lower) = (said(&whole), said(last));
    if is_year(&all) || lower.is_none() {
        whole
    } else if is_year(&lower) {
        heads[..heads.len() - 1].join(" ")
    } else {
        last.clone()
    }
}

fn is_like_heads(grid: &Grid<'_>, row: usize) -> bool {
    let cells = grid.written(row);
    cells.is_empty() || cells.iter().filter(|cell| said(&cell.words()).is_some()).count() * 2 >= cells.len()
}

/// The heads of each column, from top to bottom.
fn heads_of_columns(grid: &Grid<'_>, rows: Range<usize>) -> Vec<Vec<String>> {
    let heads = |column: usize| {
        let mut words: Vec<String> = Vec::new();
        let mut last: Option<&Cell> = None;
        for row in rows.clone() {
            let Some(cell) = grid.cell(row, column) else { continue };
            if last.is_some_and(|last| std::ptr::eq(last, cell)) {
                continue;
            }
            last = Some(cell);
            let text = cell.words().replace('\n', " ");
            if !text.trim().is_empty() {
                words.push(text);
            }
        }
        words
    };
    (0..grid.table.columns).map(heads).collect()
}

/// Whether a row repeats the heads, with a word more or less.
pub(super) fn repeats(grid: &Grid<'_>, row: usize, heads: &[String], map: &Map) -> bool {
    let cells = grid.written(row);
    if cells.len() < 2 {
        return false;
    }
    let same = cells
        .iter()
        .filter(|cell| heads.get(cell.column).is_some_and(|head| plain(head) == plain(&cell.words())))
        .count();
    same * 2 > cells.len()
        || head_score(grid, row, map).is_some_and(|known| known >= 3 && known * 3 >= cells.len() * 2)
}

/// A table with its heads.
pub(super) struct Headed<'a> {
    pub(super) grid: Grid<'a>,
    /// Nothing where it has none: then the columns are those of the table before.
    pub(super) heads: Option<Heads>,
    pub(super) columns: Columns,
}
