//! A table from the cells that a file has, in the order in which it has them.

use super::colours::keep_telling;
use super::limits::{CELLS, COLUMNS};
use crate::import::document::{Cell, Line, Place, Table};

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

    /// Where the table is.
    pub(super) const fn place(&self) -> &Place {
        &self.table.place
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
        self.table.cells.push(Cell { lines, row, column, rows, columns, ..Cell::default() });
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
        keep_telling(&mut table);
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
                '•' | '■' | '▪' | '●' | '‣' | '◦' | '○' | '·' | '□' | '➢' | '►' | '§' | '\u{f0b7}'
                | '\u{f0a7}',
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
    let mut lines = text.split(['\n', '\r', '\u{b}', '\u{2028}', '\u{2029}']).map(line).collect::<Vec<_>>();
    take_typed_bullets(&mut lines);
    lines
}

/// Makes bullets of lines that begin with a small o, as somebody types it who sees a circle: where
/// several lines do, for in Welsh it is a word.
pub(super) fn take_typed_bullets(lines: &mut [Line]) {
    use crate::import::document::Mark;
    let rest = |line: &Line| match line.text.strip_prefix('o') {
        Some(rest) if line.mark == Mark::None && rest.starts_with([' ', '\t', '\u{a0}']) => {
            Some(rest.trim().to_owned())
        }
        _ => None,
    };
    if lines.iter().filter(|line| rest(line).is_some()).count() < 2 {
        return;
    }
    let depth = u8::from(lines.iter().any(|line| matches!(line.mark, Mark::Bullet(_))));
    for line in lines {
        if let Some(text) = rest(line) {
            *line = Line { mark: Mark::Bullet(depth), text };
        }
    }
}

/// The letters of a small raised text: figures raised, so that they are no part of the word before them.
pub(super) fn raised(text: &str, before: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let bare = text.trim();
    if !bare.is_empty() && bare.bytes().all(|it| it.is_ascii_digit()) {
        return bare.bytes().map(|it| RAISED[usize::from(it - b'0')]).collect();
    }
    let is_mark = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    if is_mark && before.ends_with(char::is_alphabetic) { format!(" ({bare})") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_may_be_typed_in_any_letter() {
        let shown = |text: &str| {
            lines(text).iter().map(|it| format!("{:?} {}", it.mark, it.text)).collect::<Vec<_>>()
        };
        assert_eq!(shown("§ north\n· south"), ["Bullet(0) north", "Bullet(0) south"]);
        assert_eq!(shown("o north\no south"), ["Bullet(0) north", "Bullet(0) south"]);
        assert_eq!(shown("- parks\no north\no south")[1], "Bullet(1) north");
        assert_eq!(shown("Plannu coed\no fewn y sir")[1], "None o fewn y sir");
    }

    #[test]
    fn what_is_raised_is_no_part_of_the_word_before_it() {
        for (text, before, raised_text) in
            [("12", "trees", "¹²"), ("a", "trees", " (a)"), ("st", "1", "st"), ("*", "trees", "*")]
        {
            assert_eq!(raised(text, before), raised_text);
        }
    }
}
