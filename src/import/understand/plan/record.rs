//! Tables in which every row says what it is: one recommendation or action in each table.

use super::Builder;
use super::facts::Fact;
use crate::import::document::{Line, Place};
use crate::import::understand::draft::Entry;
use crate::import::understand::found::Found;
use crate::import::understand::heads::said;
use crate::import::understand::layout::{Headed, label_of};
use crate::import::understand::numbers::{Where, numbered};
use crate::import::understand::references;
use crate::import::understand::roles::Role;

/// Whether every row of a table says what it is.
pub(in crate::import::understand) fn is_record(table: &Headed<'_>) -> bool {
    let grid = &table.grid;
    if table.heads.is_some() || grid.table.columns < 2 {
        return false;
    }
    let mut rows = 0;
    let mut labels = 0;
    let mut roles = Vec::new();
    for row in 0..grid.table.rows {
        if grid.written(row).is_empty() {
            continue;
        }
        rows += 1;
        if let Some((said, ..)) = label_of(grid, row) {
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
    let mut rows: Vec<Labelled> = Vec::new();
    for row in 0..grid.table.rows {
        let cells = grid.written(row);
        let Some(first) = cells.first() else { continue };
        let place = grid.table.place_of(row, first.column);
        if let Some((label, _, value)) = label_of(grid, row) {
            found.leave_out(label.words.clone(), "says what stands beside it", &place);
            let (lines, place) = (value.lines.clone(), grid.table.place_of(row, value.column));
            rows.push(Labelled { role: label.role, label: label.words, lines, place });
            continue;
        }
        if let [only] = cells.as_slice() {
            let (label, lines) = (only.words(), only.lines.clone());
            if said(&label).is_some() && only.column == 0 {
                found.leave_out(label, "says what stands beside it, which is nothing", &place);
            } else if let Some(above) = rows.last_mut().filter(|_| only.column > 0) {
                above.lines.extend(lines);
            } else {
                rows.push(Labelled { role: Role::Level, label, lines, place });
            }
            continue;
        }
        let label = first.words().replace('\n', " ");
        found.leave_out(label.clone(), "says what stands beside it", &place);
        let lines = cells[1..].iter().flat_map(|cell| cell.lines.iter().cloned()).collect();
        rows.push(Labelled { role: Role::Other, label, lines, place });
    }
    rows
}

impl Builder<'_> {
    /// A table in which every row says what it is.
    pub(in crate::import::understand) fn record(&mut self, table: &Headed<'_>) {
        let rows = labelled(table, self.found);
        let has = |role: &Role| rows.iter().any(|it| it.role == *role);
        let acts = has(&Role::Owner) || has(&Role::When) || has(&Role::Status);
        // Without a row that says the action, its level is the action.
        let action_role = if has(&Role::Action) || !acts { Role::Action } else { Role::Level };
        let mut numbers: Vec<String> = Vec::new();
        let mut current: Option<usize> = None;
        // What stands above the action that it is said of.
        let mut before: Vec<Labelled> = Vec::new();
        for row in rows {
            if row.role == Role::Number {
                match numbered(&row.words(), Where::Numbers) {
                    Some(read) if read.rest.is_empty() => numbers = read.numbers,
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
