//! Where the heads of a table stand.
//!
//! Heads are found by their words: in one row or two, below titles, again on every page, with
//! drifting wording.

use super::columns::Columns;
use super::heads::{Said, said};
use super::labels::{self, label_of};
use super::roles::Role;
use super::text::{TimeOfHead, plain, plain_words, time_of_head};
use crate::import::document::{Cell, Table};
use crate::import::map::Map;
use crate::model::year::YearKind;
use std::collections::BTreeSet;
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

/// Whether a cell is as short as heads are, and no number.
fn may_be_head(cell: &Cell) -> bool {
    let words = plain_words(&cell.words());
    words.len() <= 12
        && (cell.words().trim() == "#" || !words.iter().all(|it| it.bytes().all(|it| it.is_ascii_digit())))
}

/// The row with the most heads that a map names: one is enough, for the rest is taken as it would be
/// anyway.
fn named_heads(grid: &Grid<'_>, map: &Map) -> Option<usize> {
    let named = |row: usize| {
        let cells = grid.written(row);
        let named = cells.iter().filter(|cell| map.column(&cell.words()).is_some()).count();
        let may_be = cells.len() > 1 && cells.iter().all(|cell| may_be_head(cell));
        if may_be && label_of(grid, row).is_none() { named } else { 0 }
    };
    let rows = 0..grid.table.rows.min(if map.columns.is_empty() { 0 } else { 40 });
    rows.filter(|row| named(*row) > 0).max_by_key(|row| (named(*row), std::cmp::Reverse(*row)))
}

/// Heads that are known by half only, where no table of a document has better ones: the first row that
/// is as wide as the table, short and different in each cell, above rows that are as wide.
pub(super) fn likely_heads(grid: &Grid<'_>) -> Option<Heads> {
    let table = grid.table;
    let widest = (0..table.rows).map(|row| grid.written(row).len()).max()?;
    if widest < 3 {
        return None;
    }
    let row = (0..table.rows.min(15)).find(|row| grid.written(*row).len() * 10 >= widest * 8)?;
    let cells = grid.written(row);
    let texts: BTreeSet<String> = cells.iter().map(|cell| plain(&cell.words())).collect();
    let known = cells.iter().filter(|cell| said(&cell.words()).is_some()).count();
    let longer =
        (row + 1..table.rows).flat_map(|row| grid.written(row)).filter(|cell| !may_be_head(cell)).count();
    let below = (row + 1..table.rows).filter(|row| grid.written(*row).len() * 2 >= widest).count();
    let are_heads = cells.iter().all(|cell| may_be_head(cell) && !cell.words().trim_end().ends_with('.'))
        && texts.len() == cells.len()
        && known > 0
        && below > 0;
    (are_heads && (known * 3 >= cells.len() || longer > 0)).then(|| Heads::new(grid, row..row + 1))
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

impl Heads {
    /// The heads that stand in some rows.
    fn new(grid: &Grid<'_>, rows: Range<usize>) -> Self {
        let heads = heads_of_columns(grid, rows.clone());
        let telling = heads.iter().map(|heads| telling(heads)).collect();
        let texts = heads.into_iter().map(|heads| heads.join(" ")).collect();
        Self { rows, texts, telling }
    }
}

/// The first row whose words are heads.
fn known_heads(grid: &Grid<'_>, map: &Map) -> Option<usize> {
    let marked = grid.table.head_rows.min(3);
    let is_marked = |row: usize| {
        let cells = grid.written(row);
        let known = cells.iter().filter(|cell| said(&cell.words()).is_some()).count();
        row < marked && (known >= 2 || marked == 1 && known >= 1 && cells.len() > 1)
    };
    let are_heads = |row: usize| head_score(grid, row, map).is_some() && label_of(grid, row).is_none();
    (0..grid.table.rows.min(40)).find(|row| is_marked(*row) || are_heads(*row))
}

/// Looks for the heads of a table.
pub(super) fn heads(grid: &Grid<'_>, map: &Map) -> Option<Heads> {
    let table = grid.table;
    if labels::columns(grid).is_some() {
        return None;
    }
    let marked = table.head_rows.min(3);
    let first = named_heads(grid, map).or_else(|| known_heads(grid, map))?;
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
    Some(Heads::new(grid, first..end))
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
