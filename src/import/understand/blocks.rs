//! Tables that stand one below the other in the same sheet, parted: each has heads of its own.

use super::heads::said;
use super::layout::{Grid, heads};
use super::roles::Role;
use super::status::word;
use super::text::plain_words;
use crate::import::document::{Cell, Document, Part, Table};
use crate::import::map::Map;
use std::collections::BTreeSet;
use std::ops::Range;

/// The most tables that are looked for in one sheet.
const TABLES: usize = 100;

/// Documents whose sheets hold one table each.
pub(super) fn parted(documents: &[Document], map: &Map) -> Vec<Document> {
    let parts = |part: &Part| match part {
        Part::Table(table) => part_table(table, map).into_iter().map(Part::Table).collect(),
        other => vec![other.clone()],
    };
    let document = |it: &Document| Document {
        file: it.file.clone(),
        parts: it.parts.iter().flat_map(parts).collect(),
        passed_over: Vec::new(),
    };
    documents.iter().map(document).collect()
}

/// The tables that a table is.
fn part_table(table: &Table, map: &Map) -> Vec<Table> {
    let mut starts = starts(&Grid::new(table), map);
    if starts.is_empty() {
        return vec![table.clone()];
    }
    starts.insert(0, 0);
    starts.push(table.rows);
    starts.windows(2).map(|pair| cut(table, pair[0]..pair[1])).collect()
}

/// Some rows of a table, as a table.
fn cut(table: &Table, rows: Range<usize>) -> Table {
    let cells = table.cells.iter().filter(|cell| rows.contains(&cell.row)).map(|cell| Cell {
        row: cell.row - rows.start,
        rows: cell.rows.min(rows.end - cell.row),
        ..cell.clone()
    });
    let shifted = |hidden: &BTreeSet<usize>| hidden.range(rows.clone()).map(|row| row - rows.start).collect();
    Table {
        place: table.place.clone(),
        name: table.name.clone(),
        cells: cells.collect(),
        rows: rows.len(),
        columns: table.columns,
        head_rows: if rows.start == 0 { table.head_rows.min(rows.len()) } else { 0 },
        first_row: table.first_row + rows.start,
        naming: table.naming,
        hidden_rows: shifted(&table.hidden_rows),
        hidden_columns: table.hidden_columns.clone(),
        follows: rows.start > 0,
    }
}

/// The rows at which further tables begin, with the lines right above their heads.
fn starts(grid: &Grid<'_>, map: &Map) -> Vec<usize> {
    let Some(first) = heads(grid, map) else { return Vec::new() };
    let mut above_heads: Vec<Head> = first.texts.iter().map(|head| Head::new(head, map)).collect();
    let mut starts = Vec::new();
    // Where the heads end that count, and whether an entry has come since.
    let (mut top, mut has_body) = (first.rows.end, false);
    for row in first.rows.end..grid.table.rows {
        if starts.len() >= TABLES {
            break;
        }
        let written = grid.written(row);
        let is_after_gap = row > 0 && grid.row(row - 1).iter().all(|cell| cell.is_blank());
        if written.is_empty() {
            continue;
        }
        let start = above(grid, top, row);
        let is_parted = is_after_gap || start < row;
        if has_body && is_head_of_another(&written, &above_heads, is_parted, map) {
            starts.push(start);
            above_heads = (0..grid.table.columns)
                .map(|column| {
                    grid.cell(row, column).map(|it| Head::new(&it.words(), map)).unwrap_or_default()
                })
                .collect();
            (top, has_body) = (row + 1, false);
        } else {
            has_body |= written.len() > 1;
        }
    }
    starts
}

/// A head: its words, and what they say where most of them say so.
#[derive(Default, PartialEq, Eq)]
struct Head {
    words: Vec<String>,
    role: Option<Role>,
}

impl Head {
    fn new(text: &str, map: &Map) -> Self {
        let said = || said(text).filter(|it| it.words * 2 >= it.of).map(|it| it.role);
        Self { words: plain_words(text), role: map.column(text).or_else(said) }
    }

    /// Whether two heads say the same, with other words or without.
    fn is_same(&self, other: &Self) -> bool {
        self.words == other.words || self.role.is_some() && self.role == other.role
    }
}

/// The first of the lines that stand alone right above a row, and below another.
fn above(grid: &Grid<'_>, top: usize, row: usize) -> usize {
    let mut start = row;
    let mut has_line = false;
    while start > top {
        let written = grid.written(start - 1);
        let is_gap = written.is_empty();
        if written.len() > 1 || is_gap && has_line {
            break;
        }
        has_line |= !is_gap;
        start -= 1;
    }
    if has_line { start } else { row }
}

/// Whether a row has heads, and others than the table above it: below a gap or a line of its own, one that
/// says something else is enough; else half of them do.
fn is_head_of_another(written: &[&Cell], above: &[Head], is_parted: bool, map: &Map) -> bool {
    if written.len() < 3 && !(is_parted && written.len() == 2) {
        return false;
    }
    let (mut known, mut same) = (0, 0);
    let mut roles = BTreeSet::new();
    for cell in written {
        let text = cell.words();
        let head = Head::new(&text, map);
        let is_number = |word: &String| word.bytes().all(|it| it.is_ascii_digit());
        let is_head = !head.words.iter().all(is_number) && head.words.len() <= 8 || text.trim() == "#";
        if !is_head || text.trim_end().ends_with('.') && head.words.len() > 3 {
            return false;
        }
        same += usize::from(above.get(cell.column).is_some_and(|it| it.is_same(&head)));
        // A status such as *Complete* stands below heads, too.
        if let Some(role) = head.role.filter(|_| word(&text).is_none()) {
            known += 1;
            roles.insert(role);
        }
    }
    let enough = if is_parted { 2 } else { 3 };
    let is_other = if is_parted { same < written.len() } else { same * 2 <= written.len() };
    known >= enough && known * 3 >= written.len() * 2 && roles.len() > 1 && is_other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::{Line, Place};

    fn table(rows: &[&str]) -> Table {
        let mut table = Table { place: Place::default(), first_row: 1, rows: rows.len(), ..Table::default() };
        for (row, text) in rows.iter().enumerate() {
            for (column, words) in text.split('|').map(str::trim).enumerate() {
                table.columns = table.columns.max(column + 1);
                if !words.is_empty() {
                    let lines = vec![Line::plain(words)];
                    table.cells.push(Cell { lines, row, column, rows: 1, columns: 1, ..Cell::default() });
                }
            }
        }
        table
    }

    fn starts(rows: &[&str]) -> Vec<usize> {
        part_table(&table(rows), &Map::default()).iter().map(|it| it.first_row).collect()
    }

    #[test]
    fn other_heads_below_begin_another_table_and_the_same_heads_do_not() {
        let (heads, entry) = ("No | Action | Lead | By when", "1 | Plant trees | Parks Team | June");
        let others = "Risk | Owner | Review date | Notes";
        assert_eq!(starts(&[heads, entry, "", "", others, "Drought | Parks Team | May |"]), [1, 5]);
        assert_eq!(starts(&[heads, entry, others, "Drought | Parks Team | May | x"]), [1, 3]);
        // Its title stands with it.
        assert_eq!(starts(&[heads, entry, "", "Risks", others, "Drought | Parks Team | May |"]), [1, 4]);
        assert_eq!(starts(&[heads, entry, "", "Ref | Task | Owner | Comments", entry]), [1, 4]);
        assert_eq!(starts(&[heads, entry, "", heads, entry]), [1]);
        assert_eq!(starts(&[heads, entry, "No. | Actions | Lead officer | Timescale", entry]), [1]);
        // Entries that look like heads are none.
        assert_eq!(starts(&[heads, entry, "", "2 | Action plan | Lead officer | Ongoing"]), [1]);
    }
}
