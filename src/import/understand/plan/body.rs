//! The rows of a table taken together: in which of them actions begin, and which columns speak of levels.

use crate::import::understand::columns::Columns;
use crate::import::understand::roles::Role;
use crate::import::understand::rows::{Item, Row, Slot};
use crate::import::understand::text::plain_words;

/// The rows of a table below its heads.
pub(super) struct Body<'a> {
    pub(super) columns: &'a Columns,
    /// The numbers of the rows that have an action, from top to bottom.
    starts: Vec<usize>,
    /// For each column, whether what it says is said once for each level, and not for each action.
    of_level: Vec<bool>,
}

impl<'a> Body<'a> {
    pub(super) fn new(items: &[Item], columns: &'a Columns) -> Self {
        let rows: Vec<&Row> = items
            .iter()
            .filter_map(|item| match item {
                Item::Row(row) => Some(row),
                _ => None,
            })
            .collect();
        let has_action = |row: &Row| columns.first(&Role::Action).is_some_and(|at| !row.slots[at].is_blank());
        let starts = rows.iter().filter(|row| has_action(row)).map(|row| row.number).collect();
        let of_level = (0..columns.roles.len()).map(|at| is_of_level(at, &rows, columns)).collect();
        Self { columns, starts, of_level }
    }

    /// Those of the rows with an action, from top to bottom, that a cell covers.
    pub(super) fn covered(&self, slot: &Slot) -> &[usize] {
        let first = self.starts.partition_point(|start| *start < slot.rows.start);
        let end = self.starts.partition_point(|start| *start < slot.rows.end);
        &self.starts[first..end.max(first)]
    }

    /// Whether what a column says is said once for each level.
    pub(super) fn is_of_level(&self, column: usize) -> bool {
        self.of_level.get(column).copied().unwrap_or_default()
    }
}

/// Whether a column says something once for each level: then only the first action of each level has
/// something in it.
fn is_of_level(column: usize, rows: &[&Row], columns: &Columns) -> bool {
    if columns.roles[column] == Role::Response {
        return is_answer_to_level(column, rows, columns);
    }
    let may_be = matches!(
        columns.roles[column],
        Role::Success
            | Role::Outputs
            | Role::Evidence
            | Role::Progress
            | Role::Risks
            | Role::Notes
            | Role::Resources
            | Role::Other
    );
    let (true, Some(level), Some(action)) =
        (may_be, columns.of(&Role::Level).into_iter().next_back(), columns.first(&Role::Action))
    else {
        return false;
    };
    let mut levels = 0;
    let mut strays = 0;
    let mut first_of_several = 0;
    let mut at = 0;
    while at < rows.len() {
        let end = (at + 1..rows.len()).find(|it| !rows[*it].slots[level].is_blank()).unwrap_or(rows.len());
        let actions = rows[at..end].iter().filter(|row| !row.slots[action].is_blank()).count();
        if actions > 1 {
            levels += 1;
            first_of_several += usize::from(!rows[at].slots[column].is_blank());
            strays += rows[at + 1..end].iter().filter(|row| !row.slots[column].is_blank()).count();
        }
        at = end;
    }
    levels > 1 && strays == 0 && first_of_several > 1
}

/// Whether a column answers what levels recommend: none of them has two answers, and no action is what was
/// recommended.
fn is_answer_to_level(column: usize, rows: &[&Row], columns: &Columns) -> bool {
    let says = |at: usize| plain_words(&columns.heads[at]).iter().any(|it| it.starts_with("recommendation"));
    if columns.first(&Role::Action).is_some_and(says) {
        return false;
    }
    let levels = columns.of(&Role::Level);
    let begins = |row: &Row| levels.iter().any(|at| !row.slots[*at].is_blank());
    let level = |row: &Row| levels.iter().map(|at| row.slots[*at].words()).collect::<Vec<_>>();
    let mut answers: Vec<String> = Vec::new();
    let mut last: Option<Vec<String>> = None;
    for row in rows {
        if begins(row) && last.as_ref() != Some(&level(row)) {
            last = Some(level(row));
            answers.clear();
        }
        let answer = &row.slots[column];
        if !answer.is_blank() && !answers.contains(&answer.words()) {
            answers.push(answer.words());
        }
        if answers.len() > 1 && !levels.is_empty() {
            return false;
        }
    }
    true
}
