//! Tables in which every row says what it is: one recommendation or action in each table.

use super::facts::Fact;
use super::{Builder, SHEET};
use crate::import::document::{Cell, Line, Place};
use crate::import::understand::draft::{Entry, Outcome};
use crate::import::understand::found::Found;
use crate::import::understand::heads::said;
use crate::import::understand::labels::{self, label_of};
use crate::import::understand::layout::Headed;
use crate::import::understand::numbers::{Where, numbered};
use crate::import::understand::references;
use crate::import::understand::roles::Role;
use crate::import::understand::status::word;

/// Whether every row of a table says what it is.
pub(in crate::import::understand) fn is_record(table: &Headed<'_>) -> bool {
    let grid = &table.grid;
    if table.heads.is_some() || grid.table.columns < 2 {
        return false;
    }
    if labels::columns(grid).is_some() {
        return true;
    }
    let mut rows = 0;
    let mut labels = 0;
    let mut roles = Vec::new();
    for row in 0..grid.table.rows {
        if grid.written(row).is_empty() {
            continue;
        }
        rows += 1;
        if let Some((said, ..)) = label_of(grid, row).filter(|(it, ..)| word(&it.words).is_none()) {
            labels += 1;
            roles.push(said.role);
        } else if let [label] = grid.written(row).as_slice() {
            // A label with nothing beside it yet.
            labels += usize::from(said(&label.words()).is_some());
        }
    }
    roles.sort();
    roles.dedup();
    labels * 10 >= rows * 6 && roles.len() >= 2
}

/// A row of a record, and those that go on from it.
struct Labelled {
    role: Role,
    label: String,
    lines: Vec<Line>,
    place: Place,
    /// Whether it is a line alone above the labels.
    is_title: bool,
}

impl Labelled {
    fn fact(&self) -> Fact<'_> {
        Fact { role: &self.role, head: self.label.clone(), lines: &self.lines, place: &self.place }
    }

    fn words(&self) -> String {
        let lines = self.lines.iter().map(Line::words).filter(|it| !it.trim().is_empty());
        lines.collect::<Vec<_>>().join(" ").replace('\n', " ")
    }
}

/// The rows of a record.
fn labelled(table: &Headed<'_>, found: &mut Found) -> Vec<Labelled> {
    let grid = &table.grid;
    let columns = labels::columns(grid);
    let mut rows: Vec<Labelled> = Vec::new();
    for row in 0..grid.table.rows {
        let cells = grid.written(row);
        let Some(first) = cells.first() else { continue };
        let place = grid.table.place_of(row, first.column);
        if let Some(columns) = columns.as_deref().filter(|_| cells.len() > 1) {
            for pair in pairs(&cells, columns) {
                let (label, values) = (pair[0], &pair[1..]);
                let place = grid.table.place_of(row, label.column);
                let words = label.words().replace('\n', " ");
                found.leave_out(words.clone(), "says what stands beside it", &place);
                let role = said(&words).map_or(Role::Other, |it| it.role);
                let lines: Vec<Line> = values.iter().flat_map(|cell| cell.lines.iter().cloned()).collect();
                if !lines.is_empty() {
                    rows.push(Labelled { role, label: words, lines, place, is_title: false });
                }
            }
            continue;
        }
        if let Some((label, _, value)) = label_of(grid, row) {
            found.leave_out(label.words.clone(), "says what stands beside it", &place);
            let (lines, place) = (value.lines.clone(), grid.table.place_of(row, value.column));
            rows.push(Labelled { role: label.role, label: label.words, lines, place, is_title: false });
            continue;
        }
        if let [only] = cells.as_slice() {
            let (label, lines) = (only.words(), only.lines.clone());
            // A line over the whole card is its title, whatever words are in it.
            let is_title = rows.is_empty() && only.columns == grid.table.columns && grid.table.columns > 1;
            if said(&label).is_some() && only.column == 0 && !is_title {
                found.leave_out(label, "says what stands beside it, which is nothing", &place);
            } else if let Some(above) = rows.last_mut().filter(|_| only.column > 0) {
                above.lines.extend(lines);
            } else {
                let is_title = rows.is_empty();
                rows.push(Labelled { role: Role::Level, label, lines, place, is_title });
            }
            continue;
        }
        let label = first.words().replace('\n', " ");
        found.leave_out(label.clone(), "says what stands beside it", &place);
        let lines = cells[1..].iter().flat_map(|cell| cell.lines.iter().cloned()).collect();
        rows.push(Labelled { role: Role::Other, label, lines, place, is_title: false });
    }
    rows
}

/// The cells of a row of a card: each label with what stands beside it.
fn pairs<'c, 'a>(cells: &'c [&'a Cell], columns: &[usize]) -> Vec<&'c [&'a Cell]> {
    let starts: Vec<usize> =
        (0..cells.len()).filter(|at| *at == 0 || columns.contains(&cells[*at].column)).collect();
    let ends = starts.iter().skip(1).copied().chain([cells.len()]);
    starts.iter().zip(ends).map(|(start, end)| &cells[*start..end]).collect()
}

/// The title of a card that is an action: its numbers, the label before them, and what is to be done.
fn titled_action(text: &str) -> (Vec<String>, Option<String>, String) {
    if let Some(at) = text.find([':', '–', '-']) {
        let label = text[..at].trim();
        let bare = label.trim_end_matches(|it: char| it.is_ascii_digit() || matches!(it, '.' | ' '));
        let number = label[bare.len()..].trim().trim_end_matches('.');
        let rest = text[at..].trim_start_matches([':', '–', '-', ' ']);
        let is_action = said(bare).is_some_and(|it| it.role == Role::Action && it.words == it.of);
        if is_action && !rest.is_empty() {
            let numbers = (!number.is_empty()).then(|| number.to_owned());
            return (numbers.into_iter().collect(), Some(bare.to_owned()), rest.to_owned());
        }
    }
    match numbered(text, Where::Words) {
        Some(read) => (read.numbers, None, read.rest.trim_start_matches(['-', '–', ':', ' ']).to_owned()),
        None => (Vec::new(), None, text.to_owned()),
    }
}

impl Builder<'_> {
    /// Begins the action that a card has in its title, or in the heading right above it.
    fn action_of_title(&mut self, text: &str, place: &Place) -> usize {
        let (numbers, label, text) = titled_action(text);
        if let Some(label) = label {
            self.found.leave_out(label, "says what follows", place);
        }
        self.action(numbers, vec![Line::plain(text)], place)
    }

    /// Takes back the outcome that the last heading made, where nothing stands under it yet: it is what
    /// the card below it tells of.
    fn take_heading(&mut self) -> Option<Outcome> {
        let at = self.innermost()?;
        let is_bare =
            self.plan.order.last() == Some(&Entry::Outcome(at)) && at + 1 == self.plan.outcomes.len();
        let outcome = &self.plan.outcomes[at];
        let is_bare = is_bare && outcome.rank < SHEET && outcome.level.is_none();
        if !is_bare || !outcome.body.is_empty() || !outcome.aim.is_empty() {
            return None;
        }
        self.open.pop();
        self.plan.order.pop();
        self.plan.outcomes.pop()
    }

    /// A table in which every row says what it is.
    pub(in crate::import::understand) fn record(&mut self, table: &Headed<'_>) {
        let rows = labelled(table, self.found);
        let has = |role: &Role| rows.iter().any(|it| it.role == *role);
        let acts = has(&Role::Owner) || has(&Role::When) || has(&Role::Status);
        let is_titled = acts && !has(&Role::Action) && rows.first().is_some_and(|it| it.is_title);
        let has_level = rows.iter().any(|it| it.role == Role::Level);
        // Without a row that says the action, its title or its level is the action.
        let action_role =
            if has(&Role::Action) || !acts || is_titled || !has_level { Role::Action } else { Role::Level };
        let mut numbers: Vec<String> = Vec::new();
        let mut current: Option<usize> = None;
        // What stands above the action that it is said of.
        let mut before: Vec<Labelled> = Vec::new();
        if is_titled {
            for row in rows.iter().filter(|it| it.role == Role::Level && !it.is_title) {
                self.label(&row.fact());
            }
            let at = self.action_of_title(&rows[0].words(), &rows[0].place);
            current = Some(at);
        } else if acts
            && !has(&Role::Action)
            && !has_level
            && let Some(heading) = self.take_heading()
        {
            let text = match &heading.number {
                Some(number) => format!("{number}. {}", heading.title),
                None => heading.title,
            };
            current = Some(self.action_of_title(&text, &heading.place));
        }
        // Its number may stand below its title.
        let is_named = current.is_some();
        for row in rows {
            if is_titled && row.role == Role::Level {
                continue;
            }
            if row.role == Role::Number {
                match numbered(&row.words(), Where::Numbers) {
                    Some(read) if read.rest.is_empty() => {
                        match current.filter(|_| is_named).map(|at| &mut self.plan.actions[at].numbers) {
                            Some(there) if there.is_empty() => *there = read.numbers,
                            _ => numbers = read.numbers,
                        }
                    }
                    _ => before.push(Labelled { role: Role::Other, ..row }),
                }
            } else if row.role == action_role {
                if numbers.is_empty() {
                    numbers = references::number_of_label(&row.label).into_iter().collect();
                }
                let text = row.lines.into_iter().filter(|line| !line.is_blank()).collect();
                let at = self.action(std::mem::take(&mut numbers), text, &row.place);
                for row in std::mem::take(&mut before) {
                    self.say(Entry::Action(at), &row.fact());
                }
                current = Some(at);
            } else if row.role == Role::Level {
                self.label(&row.fact());
            } else if let Some(at) = current {
                self.say(Entry::Action(at), &row.fact());
            } else {
                before.push(row);
            }
        }
        for row in before {
            self.say_of_level(&row.fact());
        }
        if !numbers.is_empty() {
            self.plan.body.push(Line::plain(numbers.join(", ")));
        }
    }
}
