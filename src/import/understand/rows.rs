//! The rows of a table as a reader of the paper sees them: what a page cut in two is one row again,
//! heads that stand on every page are gone, and lines across the table are parted from actions.

use super::columns::Columns;
use super::found::{Found, HEAD};
use super::labels::label_of;
use super::layout::{Headed, repeats};
use super::levels;
use super::numbers::{Where, numbered};
use super::roles::Role;
use super::text::{plain, plain_words};
use crate::import::document::{Cell, Line, Mark, Place, Table};
use crate::import::map::Map;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a table has, from top to bottom.
#[derive(Debug)]
pub(super) enum Item {
    /// A line across the table, with its number where that stands in a cell of its own.
    Across { number: Option<String>, lines: Vec<Line>, place: Place },
    /// A line above the heads.
    Above { lines: Vec<Line>, place: Place },
    /// A row that says what it is at its beginning.
    Label { role: Role, label: String, lines: Vec<Line>, place: Place },
    /// A row of actions.
    Row(Row),
}

/// A row of actions, and what goes on from it.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) place: Place,
    /// Its place among the rows of all tables.
    pub(super) number: usize,
    /// Its cells, by their columns.
    pub(super) slots: Vec<Slot>,
    /// Rows below it without an action of their own.
    pub(super) more: Vec<Vec<Slot>>,
}

/// A cell of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct Slot {
    pub(super) lines: Vec<Line>,
    /// The rows that the cell covers.
    pub(super) rows: Range<usize>,
    /// Whether it began in a row above.
    pub(super) is_from_above: bool,
    pub(super) place: Place,
    pub(super) is_number: bool,
}

impl Slot {
    pub(super) fn words(&self) -> String {
        self.lines.iter().map(Line::words).filter(|it| !it.trim().is_empty()).collect::<Vec<_>>().join("\n")
    }

    pub(super) fn is_blank(&self) -> bool {
        self.is_from_above || self.lines.iter().all(Line::is_blank)
    }
}

/// How far apart rows of different tables are counted.
const TABLE: usize = 10_000_000;

fn line_of(cell: &Cell) -> String {
    cell.words().replace('\n', " ")
}

/// The rows of a table. The first may go on from the last row of the table before, where that has the
/// same columns.
pub(super) fn rows(
    table: &Headed<'_>,
    at: usize,
    before: Option<&mut Row>,
    map: &Map,
    found: &mut Found,
) -> Vec<Item> {
    let (grid, columns) = (&table.grid, &table.columns);
    let source = grid.table;
    let mut items: Vec<Item> = Vec::new();
    let mut carried = before;
    let mut is_first = true;
    // What stands in the columns of levels, in this row or above it.
    let mut levels: BTreeMap<usize, String> = BTreeMap::new();
    let mut sums = Sums::default();
    if let Some(above) = carried.as_deref().filter(|above| above.slots.len() == columns.roles.len()) {
        begins_level(&above.slots, columns, &mut levels);
    }
    let first_body = table.heads.as_ref().map_or(0, |heads| heads.rows.end);
    let has_wide = source.cells.iter().any(|cell| cell.columns > 1);
    tell_colours(source, columns, first_body, found);
    for row in 0..source.rows {
        let written = grid.written(row);
        if written.is_empty() {
            continue;
        }
        let place = source.place_of(row, written[0].column);
        let heads = table.heads.as_ref().filter(|heads| heads.rows.contains(&row));
        if heads.is_some() {
            leave_out(&written, source, HEAD, found);
            continue;
        }
        if let Some((said, label, value)) =
            label_of(grid, row).filter(|_| row < first_body || columns.roles.is_empty())
        {
            let why = "says what stands beside it";
            found.leave_out(said.words.clone(), why, &source.place_of(row, label.column));
            items.push(Item::Label { role: said.role, label: said.words, lines: value.lines.clone(), place });
            continue;
        }
        if row < first_body || columns.roles.is_empty() {
            let lines = written.iter().flat_map(|cell| cell.lines.iter().cloned()).collect();
            items.push(Item::Above { lines, place });
            continue;
        }
        if table.heads.as_ref().is_some_and(|heads| repeats(grid, row, &heads.texts, map)) {
            leave_out(&written, source, "the heads of the columns, once more", found);
            continue;
        }
        if is_total(&written) || sums.are_in(&written, columns) {
            leave_out(&written, source, "a row of totals", found);
            continue;
        }
        let slots = slots(table, row, at * TABLE);
        let begins_level = begins_level(&slots, columns, &mut levels);
        // The first row of a page may be the rest of the last row of the page before.
        if std::mem::take(&mut is_first)
            && let Some(above) = carried.as_deref_mut()
            && goes_on(above, &slots, columns, IsCut::Yes)
        {
            join(above, slots);
            continue;
        }
        // A line below one that only counts, such as *Outcome 2*, is what that says.
        if let ([only], Some(Item::Across { lines, .. })) = (written.as_slice(), items.last_mut())
            && levels::is_bare(lines)
        {
            lines.extend(only.lines.iter().cloned());
            continue;
        }
        if let Some(item) = across(&written, columns, source.columns, has_wide, &place) {
            items.push(item);
            carried = None;
            continue;
        }
        sums.add(&written);
        let last = match items.last_mut() {
            Some(Item::Row(row)) => Some(row),
            _ => None,
        };
        if let Some(above) = last.or(carried.as_deref_mut())
            && !begins_level
        {
            if goes_on(above, &slots, columns, IsCut::No) {
                if is_rest_of_texts(above, &slots, columns) {
                    join(above, slots);
                } else {
                    above.more.push(slots);
                }
                continue;
            }
            if is_step(above, &slots, columns) {
                above.more.push(slots);
                continue;
            }
            if is_rest(above, &slots, columns) {
                join(above, slots);
                continue;
            }
        }
        carried = None;
        items.push(Item::Row(Row { place, number: at * TABLE + row, slots, more: Vec::new() }));
    }
    items
}

/// Tells where a column of statuses has colours and no words.
fn tell_colours(source: &Table, columns: &Columns, first_body: usize, found: &mut Found) {
    let is_coloured = |cell: &&Cell| {
        let is_status = columns.roles.get(cell.column) == Some(&Role::Status);
        is_status && cell.is_blank() && cell.colour.is_some() && cell.row >= first_body
    };
    if let Some(first) = source.cells.iter().find(is_coloured) {
        let message = "this column says by colours how things stand: the names of the colours were written";
        found.doubt(&source.place_of(first.row, first.column), message, None);
    }
}

/// Leaves out the cells of a row.
fn leave_out(written: &[&Cell], source: &Table, why: &str, found: &mut Found) {
    for cell in written {
        found.leave_out(line_of(cell), why, &source.place_of(cell.row, cell.column));
    }
}

fn slots(table: &Headed<'_>, row: usize, from: usize) -> Vec<Slot> {
    let (grid, source) = (&table.grid, table.grid.table);
    let mut slots: Vec<Slot> = Vec::new();
    let mut last: Option<&Cell> = None;
    for column in 0..table.columns.roles.len() {
        let place = source.place_of(row, column);
        match grid.cell(row, column) {
            Some(cell) if last.is_some_and(|last| std::ptr::eq(last, cell)) => {
                slots.push(Slot { place, ..Slot::default() });
            }
            Some(cell) => {
                last = Some(cell);
                let colour = cell.colour.filter(|_| cell.is_blank());
                let of_status = colour.filter(|_| table.columns.roles[column] == Role::Status);
                slots.push(Slot {
                    lines: of_status.map_or_else(|| cell.lines.clone(), |it| vec![Line::plain(it.word())]),
                    rows: from + cell.row..from + cell.row + cell.rows,
                    is_from_above: cell.row < row,
                    place,
                    is_number: cell.is_number,
                });
            }
            None => slots.push(Slot { place, ..Slot::default() }),
        }
    }
    slots
}

/// A line across the table: one cell over most of the columns, perhaps after a number.
fn across(written: &[&Cell], columns: &Columns, width: usize, has_wide: bool, place: &Place) -> Option<Item> {
    let item = |number: Option<String>, cell: &Cell| {
        Some(Item::Across { number, lines: cell.lines.clone(), place: place.clone() })
    };
    let is_wide = |cell: &Cell| cell.columns > 1 && (cell.columns + 1) * 2 > width;
    let is_number = |cell: &Cell| {
        let words = line_of(cell);
        numbered(&words, Where::Numbers).is_some_and(|it| it.rest.is_empty() && it.numbers.len() == 1)
    };
    match written {
        [cell] if is_wide(cell) => item(None, cell),
        [number, cell] if is_wide(cell) && is_number(number) => {
            item(Some(line_of(number).trim().to_owned()), cell)
        }
        [cell] | [_, cell] if !has_wide || cell.columns == 1 => {
            let number = (written.len() == 2).then(|| written[0]);
            if number.is_some_and(|it| !is_number(it)) || cell.rows > 1 {
                return None;
            }
            // Without merged cells, only its words tell a heading from an action.
            let role = columns.roles.get(cell.column)?;
            let text = line_of(cell);
            let titled = levels::titled(&text);
            let is_shouted = text.chars().filter(|it| it.is_alphabetic()).count() > 3
                && !text.chars().any(char::is_lowercase);
            let is_level = titled.level.is_some() || levels::aim(&text).is_some() || is_shouted;
            let is_text_where_numbers_are = *role == Role::Number && plain_words(&titled.text).len() > 3;
            let is_alone = written.len() == 1 && titled.level.is_some();
            let may_be = is_alone || matches!(role, Role::Action | Role::Number | Role::Other);
            (may_be && (is_level || is_text_where_numbers_are))
                .then(|| item(number.map(|it| line_of(it).trim().to_owned()), cell))
                .flatten()
        }
        _ => None,
    }
}

/// Whether a row counts or adds up those above it: *Total*, *Sub-total*, *Total actions: 12*.
fn is_total(written: &[&Cell]) -> bool {
    const WORDS: [&str; 7] = ["total", "totals", "subtotal", "subtotals", "sum", "cyfanswm", "sub"];
    let text = line_of(written[0]);
    let words = plain_words(&text);
    let first =
        words.iter().map(String::as_str).find(|it| !matches!(*it, "grand" | "overall")).unwrap_or_default();
    let is_word = first == "sub" && words.get(1).is_some_and(|it| it.starts_with("total"))
        || first != "sub" && WORDS.contains(&first);
    let is_figures = |cell: &&&Cell| !cell.words().chars().any(char::is_alphabetic);
    if !is_word || words.len() > 7 || !written[1..].iter().all(|cell| is_figures(&cell)) {
        return false;
    }
    // "Total transformation" is none, unless a figure stands beside it.
    let says_figure = words.last().is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
    written.len() > 1
        || says_figure
        || words.len() <= 2 && words.last().is_some_and(|it| it.contains("total"))
}

/// The sums of the figures in the columns of a table so far.
#[derive(Default)]
struct Sums(BTreeMap<usize, f64>);

impl Sums {
    fn add(&mut self, written: &[&Cell]) {
        for cell in written {
            if let Some(figure) = figure(&cell.words()) {
                *self.0.entry(cell.column).or_default() += figure;
            }
        }
    }

    /// Whether a row has nothing but the sums of what stands above it.
    fn are_in(&self, written: &[&Cell], columns: &Columns) -> bool {
        written.iter().all(|cell| {
            let may_be = matches!(columns.roles.get(cell.column), Some(Role::Resources | Role::Other));
            let sum = self.0.get(&cell.column).copied().unwrap_or_default();
            may_be && sum > 0.0 && figure(&cell.words()).is_some_and(|it| (it - sum).abs() < 0.01)
        })
    }
}

/// A sum such as *£1,500*.
fn figure(text: &str) -> Option<f64> {
    let bare: String = text.chars().filter(|it| !matches!(it, '£' | '€' | '$' | ',' | ' ')).collect();
    let is_plain = bare.chars().all(|it| it.is_ascii_digit() || it == '.');
    if is_plain { bare.parse().ok() } else { None }
}

/// Whether a page may have cut the row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum IsCut {
    Yes,
    No,
}

/// Whether a row has no action of its own, but goes on with that of the row above.
fn goes_on(above: &Row, slots: &[Slot], columns: &Columns, cut: IsCut) -> bool {
    let Some(action) = columns.first(&Role::Action) else { return false };
    let text = &slots[action];
    let number = columns.first(&Role::Number).map(|at| slots[at].words()).unwrap_or_default();
    let is_new_number =
        numbered(&number, Where::Numbers).is_some_and(|it| it.rest.split_whitespace().count() < 8);
    let new_level = cut == IsCut::Yes
        && columns.of(&Role::Level).into_iter().any(|at| {
            let slot = &slots[at];
            !slot.is_blank() && !continues(above.slots.get(at), slot)
        });
    if text.is_from_above {
        // Beside one text, several rows with a mark or a number each are an action each.
        let first = number.split([' ', '\n']).next().unwrap_or_default();
        let is_mark = (1..4).contains(&first.len()) && first.chars().all(|it| it.is_uppercase() || it == '/');
        let begins = columns.first(&Role::Number).is_some_and(|at| !slots[at].is_blank());
        return !new_level && !(begins && (is_mark || is_new_number));
    }
    if text.is_blank() {
        // A number of its own makes it an action of its own, even without words.
        return !(new_level || is_new_number && cut == IsCut::No);
    }
    cut == IsCut::Yes && !new_level && !is_new_number && continues(above.slots.get(action), text)
}

/// Whether a row begins a level that is not the one above it once more.
fn begins_level(slots: &[Slot], columns: &Columns, levels: &mut BTreeMap<usize, String>) -> bool {
    let mut begins = false;
    for at in columns.of(&Role::Level).into_iter().filter(|at| !slots[*at].is_blank()) {
        let text = plain(&slots[at].words());
        begins |= levels.insert(at, text.clone()).is_none_or(|above| above != text);
    }
    begins
}

/// Whether all that a row says goes on from texts above it, in the middle of a sentence.
fn is_rest_of_texts(above: &Row, slots: &[Slot], columns: &Columns) -> bool {
    let over = above.more.last().unwrap_or(&above.slots);
    slots.iter().enumerate().filter(|(_, slot)| !slot.is_blank()).all(|(at, slot)| {
        let is_text = !matches!(
            columns.roles[at],
            Role::Number | Role::Owner | Role::When | Role::Status | Role::Level
        );
        let begins_small = slot.words().trim_start().starts_with(|it: char| it.is_lowercase() || it == '(');
        let is_open = !over[at].is_blank() && !over[at].words().trim_end().ends_with(['.', '?', '!']);
        is_text && begins_small && is_open && slot.lines.iter().all(|line| line.mark == Mark::None)
    })
}

/// Whether a row without a number is a part of the numbered action above it: it has a status of its own,
/// and nobody who does it, and no time.
fn is_step(above: &Row, slots: &[Slot], columns: &Columns) -> bool {
    let (Some(action), Some(number)) = (columns.first(&Role::Action), columns.first(&Role::Number)) else {
        return false;
    };
    let says = |slots: &[Slot], role: &Role| columns.of(role).into_iter().any(|at| !slots[at].is_blank());
    let is_owned =
        |slots: &[Slot]| [Role::Owner, Role::When, Role::OwnerAndWhen].iter().any(|it| says(slots, it));
    !above.slots[number].is_blank()
        && slots[number].is_blank()
        && !slots[action].is_blank()
        && says(slots, &Role::Status)
        && is_owned(&above.slots)
        && !is_owned(slots)
}

/// Whether a row without a number, in a table of numbers, is the rest of the row above it: all of its
/// texts go on from those above, and nothing is said of who or when.
fn is_rest(above: &Row, slots: &[Slot], columns: &Columns) -> bool {
    let (Some(action), Some(number)) = (columns.first(&Role::Action), columns.first(&Role::Number)) else {
        return false;
    };
    let over = above.more.last().filter(|it| !it[action].is_blank()).unwrap_or(&above.slots);
    let is_numbered = |slots: &[Slot]| !slots[number].is_blank();
    let begins_small = |slot: &Slot| {
        let words = slot.words();
        words.trim_start().starts_with(|it: char| it.is_lowercase() || it == '(')
    };
    let ends = |slot: &Slot| slot.words().trim_end().ends_with(['.', '?', '!']);
    let says = |role: Role| {
        columns.of(&role).into_iter().any(|at| !slots[at].is_blank() && !begins_small(&slots[at]))
    };
    is_numbered(&above.slots)
        && !is_numbered(slots)
        && !slots[action].is_blank()
        && slots[action].lines.iter().all(|line| line.mark == Mark::None)
        && begins_small(&slots[action])
        && !ends(&over[action])
        && !says(Role::Owner)
        && !says(Role::When)
        && !says(Role::Status)
}

/// Whether a text is the rest of another that a page cut.
fn continues(above: Option<&Slot>, below: &Slot) -> bool {
    let words = below.words();
    let Some(first) = words.trim().chars().next() else { return false };
    let before = above.map(Slot::words).unwrap_or_default();
    let end = before.trim_end();
    if end.is_empty() {
        return false;
    }
    first.is_lowercase()
        || first == '(' && !end.ends_with('.')
        || end.ends_with([':', ',', '(', '&', '/'])
        || is_open(end)
}

/// Whether a text breaks off at a word that never ends one.
fn is_open(text: &str) -> bool {
    let last = text.rsplit([' ', '\n', '\u{a0}']).next().unwrap_or_default();
    [
        "for", "of", "the", "and", "to", "with", "by", "in", "on", "a", "an", "or", "as", "at", "from",
        "which", "that", "will", "be", "is", "are", "&",
    ]
    .contains(&last)
}

/// Puts the rest of a row that a page cut to the row.
fn join(above: &mut Row, below: Vec<Slot>) {
    // What a page cut is the last of the rows that go on.
    let target = above.more.last_mut().unwrap_or(&mut above.slots);
    for (at, slot) in below.into_iter().enumerate() {
        if slot.is_blank() {
            continue;
        }
        let Some(over) = target.get_mut(at) else { continue };
        let mut lines = slot.lines.into_iter().filter(|line| !line.is_blank());
        while over.lines.last().is_some_and(Line::is_blank) {
            over.lines.pop();
        }
        over.is_from_above = false;
        if let Some(last) = over.lines.last_mut()
            && let Some(first) = lines.next()
        {
            let end = last.text.trim_end();
            let is_rest = first.mark == Mark::None
                && (first.text.starts_with(|it: char| {
                    it.is_lowercase() || it == '(' || it.is_ascii_digit() && !end.ends_with(['.', ':'])
                }) || is_open(end)
                    || end.ends_with([',', '(', '/']));
            if is_rest {
                last.text = format!("{end} {}", first.text.trim_start());
            } else {
                over.lines.push(first);
            }
        }
        over.lines.extend(lines);
    }
}
