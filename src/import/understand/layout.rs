//! Where the heads of a table stand, and what its columns hold.
//!
//! Heads are found by their words: in one row or two, below titles, again on every page, with
//! drifting wording. Columns that are called the same in several tables are decided together, by
//! all that stands below them.

use super::found::Found;
use super::levels::Titled;
use super::measures::{self, is_figure};
use super::roles::{Below, Decided, Role, Said, decide, part, said};
use super::status::{Marks, answer};
use super::text::{Where, numbered, plain, plain_words};
use super::time::is_time;
use crate::import::document::{Cell, Table, letters};
use crate::import::map::Map;
use crate::model::when::Context;
use std::collections::{BTreeMap, BTreeSet};
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
    telling: Vec<String>,
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
        let known = below.iter().filter(|cell| said(&cell.words()).is_some()).count();
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

/// What the columns of a table hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    pub(super) heads: Vec<String>,
    pub(super) roles: Vec<Role>,
}

impl Columns {
    /// The columns of a role.
    pub(super) fn of(&self, role: &Role) -> Vec<usize> {
        (0..self.roles.len()).filter(|at| self.roles[*at] == *role).collect()
    }

    /// The first column of a role.
    pub(super) fn first(&self, role: &Role) -> Option<usize> {
        self.roles.iter().position(|it| it == role)
    }

    /// What a column is called: its head, or its letter or number.
    pub(super) fn name(&self, table: &Table, column: usize) -> String {
        let head = self.heads.get(column).map(|it| it.trim()).unwrap_or_default();
        if head.is_empty() { column_name(table, column) } else { head.to_owned() }
    }
}

/// What a column without a head is called.
pub(super) fn column_name(table: &Table, column: usize) -> String {
    match table.naming {
        crate::import::document::Naming::Letters => format!("Column {}", letters(column)),
        crate::import::document::Naming::Numbers => format!("Column {}", column + 1),
    }
}

/// A table with its heads.
pub(super) struct Headed<'a> {
    pub(super) grid: Grid<'a>,
    /// Nothing where it has none: then the columns are those of the table before.
    pub(super) heads: Option<Heads>,
    pub(super) columns: Columns,
}

/// Decides what the columns of tables hold. Columns with the same head are decided together.
pub(super) fn decide_columns(
    tables: &mut [Headed<'_>],
    marks: &Marks,
    context: &Context,
    map: &Map,
    found: &mut Found,
) {
    // Tables with the same heads are one table that was cut.
    let mut kinds: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, table) in tables.iter().enumerate() {
        if let Some(heads) = &table.heads {
            kinds.entry(heads.texts.iter().map(|head| plain(head)).collect()).or_default().push(at);
        }
    }
    for same in kinds.values() {
        let Some(Heads { texts: heads, telling, .. }) = tables[same[0]].heads.clone() else { continue };
        let below = below(tables, same, &telling, marks, context, map);
        let mut decided: Vec<Decided> = heads
            .iter()
            .zip(&telling)
            .zip(&below)
            .enumerate()
            .map(|(column, ((head, telling), below))| {
                let name = if head.trim().is_empty() {
                    column_name(tables[same[0]].grid.table, column)
                } else {
                    head.clone()
                };
                match map.column(&name) {
                    Some(role) => Decided { role, doubt: None },
                    None => decide(telling, below),
                }
            })
            .collect();
        let table = tables[same[0]].grid.table;
        let said: Vec<bool> = (0..heads.len())
            .map(|at| map.column(&heads[at]).or_else(|| map.column(&column_name(table, at))).is_some())
            .collect();
        measures::decide(&mut decided, &telling, &below, &said);
        part(&mut decided, &telling, &below);
        find_action(&mut decided, &below);
        aims(&mut decided, &telling, tables, same);
        let rows = tables[same[0]].heads.as_ref().map_or(0, |it| it.rows.end.saturating_sub(1));
        let columns = Columns { roles: decided.iter().map(|it| it.role.clone()).collect(), heads };
        for (column, decided) in decided.iter().enumerate() {
            let is_empty = below[column].cells == 0;
            let name = columns.name(table, column);
            let is_said = map.column(&name).is_some();
            if let Some(why) = decided.doubt.as_ref().filter(|_| !is_empty && !is_said) {
                let role = match decided.role {
                    Role::Other => "kept under its head".to_owned(),
                    ref role => format!("taken as {role}"),
                };
                let message = format!("the column “{name}” is {role}: {why}");
                let line = format!("columns: {{{}: {}}}", super::super::yaml::scalar(&name), decided.role);
                found.doubt(&table.place_of(rows, column), message, Some(line));
            }
        }
        for at in same {
            tables[*at].columns = columns.clone();
        }
    }
    // A table without heads goes on with those of the one before, where it is as wide.
    let mut last = Columns::default();
    for table in tables.iter_mut() {
        if table.heads.is_some() {
            last = table.columns.clone();
        } else if table.grid.table.columns == last.roles.len() {
            table.columns = last.clone();
        }
    }
}

/// Where no head says what is to be done or counted, the level next to the other columns does, or else the
/// longest texts do.
fn find_action(decided: &mut [Decided], below: &[Below]) {
    if decided.iter().any(|it| matches!(it.role, Role::Action | Role::Measure)) {
        return;
    }
    let level = decided.iter().rposition(|it| it.role == Role::Level);
    let longest = (0..decided.len())
        .filter(|at| decided[*at].role == Role::Other && below[*at].cells > 0)
        .max_by_key(|at| (below[*at].words / below[*at].cells.max(1), std::cmp::Reverse(*at)));
    if let Some(at) = level.or(longest) {
        decided[at] =
            Decided { role: Role::Action, doubt: Some("no other column says what is to be done".to_owned()) };
    }
}

/// An aim beside another level, wherever one of that begins, is that level's aim and no level.
fn aims(decided: &mut [Decided], heads: &[String], tables: &[Headed<'_>], same: &[usize]) {
    for column in 1..decided.len() {
        let says_aim =
            matches!(plain(&heads[column]).as_str(), "aim" | "aims" | "overall aim" | "aim of theme");
        if !says_aim || decided[column].role != Role::Level || decided[column - 1].role != Role::Level {
            continue;
        }
        let together = same.iter().all(|at| {
            let grid = &tables[*at].grid;
            let begins = |column: usize| -> BTreeSet<usize> {
                let cells = grid.table.cells.iter().filter(|it| it.column == column && !it.is_blank());
                cells.map(|it| it.row).collect()
            };
            let first = begins(column - 1);
            begins(column).iter().all(|row| first.contains(row))
        });
        if together {
            decided[column] = Decided { role: Role::Aim, doubt: None };
        }
    }
}

fn below(
    tables: &[Headed<'_>],
    same: &[usize],
    heads: &[String],
    marks: &Marks,
    context: &Context,
    map: &Map,
) -> Vec<Below> {
    let mut below = vec![Below::default(); heads.len()];
    for at in same {
        let Headed { grid, heads: Some(own), .. } = &tables[*at] else { continue };
        // The row that was looked at last, and whether it repeats the heads.
        let mut last = (usize::MAX, false);
        for cell in grid.table.cells.iter().filter(|cell| cell.row >= own.rows.end && !cell.is_blank()) {
            if cell.columns * 2 > heads.len().max(3) || cell.column >= heads.len() {
                continue;
            }
            if last.0 != cell.row {
                last = (cell.row, repeats(grid, cell.row, &own.texts, map));
            }
            if last.1 {
                continue;
            }
            let text = cell.words();
            let first = text.lines().next().unwrap_or_default();
            let count = text.split_whitespace().count();
            let this = &mut below[cell.column];
            this.cells += 1;
            this.words += count;
            let is_time = text.lines().any(|line| count < 40 && is_time(line, context));
            this.times += usize::from(is_time);
            this.figures += usize::from(text.lines().all(is_figure));
            let is_status = marks.whole(first).is_some() || count < 30 && marks.beginning(first).is_some();
            this.statuses += usize::from(is_status);
            this.answers += usize::from(answer(&text).is_some());
            if let Some(read) = numbered(first, Where::Numbers) {
                this.numbered += 1;
                let is_alone = read.rest.is_empty()
                    || marks.whole(read.rest).is_some()
                    || super::references::only(read.rest, "").is_some();
                this.numbers += usize::from(is_alone && count <= 8);
            }
            let grade = ["high", "medium", "low", "h", "m", "l", "essential", "desirable"];
            this.grades += usize::from(grade.contains(&plain(&text).as_str()));
        }
    }
    let action = (0..heads.len())
        .filter_map(|at| said(&heads[at]).map(|it| (at, it)))
        .filter(|(_, it)| it.role == Role::Action)
        .max_by_key(|(at, it)| (it.words * 100 / it.of.max(1), std::cmp::Reverse(*at)))
        .map_or(usize::MAX, |(at, _)| at);
    let number = heads
        .iter()
        .position(|head| said(head).is_some_and(|it| it.role == Role::Number && it.words == it.of));
    for (at, this) in below.iter_mut().enumerate() {
        this.is_before_actions = at < action;
        this.has_numbers_elsewhere = number.is_some_and(|number| number != at);
    }
    // Without an action among the heads, what stands first is a level.
    if action == usize::MAX && heads.iter().all(|head| said(head).is_none_or(|it| it.role != Role::Action)) {
        let first = (0..heads.len())
            .find(|at| said(&heads[*at]).is_some_and(|it| it.role != Role::Level && it.role != Role::Number));
        for (at, this) in below.iter_mut().enumerate() {
            this.is_before_actions = first.is_none_or(|first| at < first);
        }
    }
    below
}
