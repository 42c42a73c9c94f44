//! A table from the cells that a file has, in the order in which it has them.

use super::limits::{CELLS, COLUMNS};
use crate::import::document::{Cell, Line, Table};

/// What comes of too many cells.
pub(super) const TOO_MANY: &str = "a table in it has more cells than a plan can have (400,000, in 400 columns): copy the plan alone into a new file";

/// Puts the cells of rows beside each other where earlier ones reach down, as HTML does.
#[derive(Debug, Default)]
pub(super) struct Grid {
    table: Table,
    /// For each column, the row up to which a cell above covers it.
    covered: Vec<usize>,
    row: usize,
    column: usize,
}

impl Grid {
    /// Begins a table.
    pub(super) fn new(table: Table) -> Self {
        Self { table, ..Self::default() }
    }

    /// The cells that it has so far.
    pub(super) fn cells_mut(&mut self) -> &mut Vec<Cell> {
        &mut self.table.cells
    }

    /// The row that cells are put into.
    pub(super) const fn row(&self) -> usize {
        self.row
    }

    /// Leaves columns free.
    pub(super) fn skip(&mut self, columns: usize) -> Result<(), String> {
        self.column = self.column.saturating_add(columns);
        if self.column > COLUMNS { Err(TOO_MANY.to_owned()) } else { Ok(()) }
    }

    /// Puts a cell into the row, after those that are there.
    pub(super) fn put(&mut self, lines: Vec<Line>, rows: usize, columns: usize) -> Result<(), String> {
        while self.covered.get(self.column).is_some_and(|until| *until > self.row) {
            self.column += 1;
        }
        let (rows, columns) = (rows.clamp(1, CELLS), columns.clamp(1, COLUMNS));
        let end = self.column + columns;
        if end > COLUMNS || self.table.cells.len() >= CELLS {
            return Err(TOO_MANY.to_owned());
        }
        self.covered.resize(self.covered.len().max(end), 0);
        for until in &mut self.covered[self.column..end] {
            *until = self.row + rows;
        }
        let (row, column) = (self.row, self.column);
        self.table.cells.push(Cell { lines, row, column, rows, columns, is_number: false });
        self.column = end;
        Ok(())
    }

    /// Goes back, where a file lists the cells that a wide one covers.
    pub(super) const fn back(&mut self, columns: usize) {
        self.column = self.column.saturating_sub(columns);
    }

    /// Ends the row.
    pub(super) fn end_row(&mut self) {
        self.row += 1;
        self.column = 0;
    }

    /// The table.
    pub(super) fn finish(self) -> Result<Table, String> {
        let Self { mut table, row, .. } = self;
        table.rows = row;
        fit(&mut table)?;
        Ok(table)
    }
}

/// Counts the columns, cuts cells that reach beyond the last row, and refuses what is too large.
pub(super) fn fit(table: &mut Table) -> Result<(), String> {
    let rows = table.rows;
    for cell in &mut table.cells {
        cell.rows = cell.rows.min(rows.saturating_sub(cell.row)).max(1);
    }
    table.columns = table.cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or_default();
    let places: usize = table.cells.iter().map(|cell| cell.rows * cell.columns).sum();
    if places > CELLS * 4
        || rows.saturating_mul(table.columns) > CELLS * 20
        || table.cells.len() > CELLS
        || table.columns > COLUMNS
    {
        return Err(TOO_MANY.to_owned());
    }
    Ok(())
}

/// The lines of a text as a cell of a workbook has it: bullets are letters in it.
pub(super) fn lines(text: &str) -> Vec<Line> {
    use crate::import::document::Mark;
    let line = |line: &str| {
        let text = line.trim();
        let mut rest = text.chars();
        match rest.next() {
            // Nothing but a sign is no bullet: it says something.
            _ if rest.as_str().trim().is_empty() => Line::plain(text),
            Some(
                '•' | '■' | '▪' | '●' | '‣' | '◦' | '○' | '·' | '□' | '➢' | '►' | '\u{f0b7}' | '\u{f0a7}',
            ) => {
                let deep =
                    u8::from(line.starts_with(['\t', ' ']) && line.len() - line.trim_start().len() > 3);
                Line { mark: Mark::Bullet(deep), text: rest.as_str().trim().to_owned() }
            }
            Some('-' | '–' | '*' | '\u{f06e}') if rest.as_str().starts_with([' ', '\t', '\u{a0}']) => {
                Line { mark: Mark::Bullet(0), text: rest.as_str().trim().to_owned() }
            }
            _ => Line::plain(text),
        }
    };
    text.split(['\n', '\r', '\u{b}', '\u{2028}', '\u{2029}']).map(line).collect()
}
