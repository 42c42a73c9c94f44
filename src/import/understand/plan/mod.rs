//! A plan out of the lines and rows of documents.
//!
//! Every cell goes to one place: to the field that its column stands for, at the level at which the
//! officer put it. [`Builder`] knows under which outcomes what comes next stands; lines, records and
//! the rows of tables are handed to it from top to bottom.

mod actions;
mod body;
mod dates;
mod facts;
mod levels;
mod lines;
mod promises;
pub(super) mod record;
mod standing;

use self::levels::LevelOf;
use super::draft::{Action, Entry, Facts, Outcome, Plan};
use super::found::Found;
use super::levels::{aim, capital, titled};
use super::numbers::Ten;
use super::status::Marks;
use crate::import::People;
use crate::import::document::{Line, Mark, Place};
use crate::import::map::Map;
use crate::model::when::Context;
use std::collections::BTreeMap;

/// What makes a plan.
pub(super) struct Builder<'a> {
    pub(super) plan: Plan,
    marks: Marks,
    pub(super) found: &'a mut Found,
    context: Context,
    map: &'a Map,
    people: People,
    /// The outcomes that what follows stands under, the innermost last.
    open: Vec<usize>,
    /// The levels that cells beside actions made.
    levels: BTreeMap<LevelOf, usize>,
    /// Levels of lines across tables, in the order in which they came.
    labels: Vec<String>,
    last_rank: u32,
    /// The action that lines with labels tell of.
    told: Option<usize>,
    /// Whether lists are promises.
    promises: promises::Promises,
    /// The action of the last promise of a list.
    promised: Option<usize>,
    /// Whether it was told that bullets are actions.
    has_told_bullets: bool,
    ten: Ten,
    /// Whether a table has come yet.
    pub(super) has_tables: bool,
}

/// Ranks of outcomes: what has a greater one stands under what has a smaller one.
const HEADING: u32 = 100;
/// The name of a sheet.
const SHEET: u32 = 200;
/// A line above the heads of a table.
const ABOVE: u32 = 210;
/// A row that calls itself a recommendation.
const LABEL: u32 = 300;
/// A line across a table.
const ACROSS: u32 = 400;
/// A cell beside actions.
const COLUMN: u32 = 500;

/// One of the ranks from another on, which are fewer than a hundred.
fn rank(from: u32, at: usize) -> u32 {
    from + u32::try_from(at).unwrap_or_default().min(90)
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        plan: Plan,
        marks: Marks,
        context: Context,
        map: &'a Map,
        people: People,
        found: &'a mut Found,
    ) -> Self {
        Self {
            plan,
            marks,
            found,
            context,
            map,
            people,
            open: Vec::new(),
            levels: BTreeMap::new(),
            labels: Vec::new(),
            last_rank: ACROSS,
            told: None,
            promises: promises::Promises::default(),
            promised: None,
            has_told_bullets: false,
            ten: Ten::default(),
            has_tables: false,
        }
    }

    /// The plan, with what was learned of its marks.
    pub(super) fn finish(mut self) -> (Plan, Marks) {
        let mut actions = std::mem::take(&mut self.plan.actions);
        let (_, mut reading) = self.reading();
        for action in &mut actions {
            reading.settle(action);
        }
        self.plan.actions = actions;
        (self.plan, self.marks)
    }

    /// The innermost outcome that is open.
    fn innermost(&self) -> Option<usize> {
        self.open.last().copied()
    }

    /// Begins an outcome.
    fn outcome(&mut self, rank: u32, outcome: Outcome) -> usize {
        self.close(rank);
        let at = self.plan.outcomes.len();
        self.plan.outcomes.push(Outcome { parent: self.innermost(), rank, ..outcome });
        self.plan.order.push(Entry::Outcome(at));
        self.open.push(at);
        at
    }

    /// Begins an outcome with what its lines say.
    fn titled_outcome(&mut self, rank: u32, lines: &[Line], number: Option<&str>, place: &Place) -> usize {
        let mut lines = lines.iter().filter(|line| !line.is_blank());
        let first = lines.next().map(Line::words).unwrap_or_default();
        let parts = titled(&first);
        if !parts.label.is_empty() {
            self.found.leave_out(parts.label.clone(), "says which level it is", place);
        }
        let mut outcome = Outcome {
            place: place.clone(),
            level: parts.level,
            number: number.map(|it| it.trim_end_matches('.').to_owned()).or(parts.number),
            title: capital(&parts.text),
            ..Outcome::default()
        };
        for line in lines {
            match aim(&line.text) {
                Some((label, text)) => {
                    self.found.leave_out(label, "says what follows", place);
                    outcome.aim.push(Line { mark: Mark::None, text: text.to_owned() });
                }
                None if line.mark == Mark::Note => outcome.facts.notes.push(line.clone()),
                None if outcome.title.is_empty() => outcome.title = capital(&line.words()),
                None => outcome.body.push(line.clone()),
            }
        }
        if outcome.title.is_empty() {
            outcome.title = first;
        }
        self.outcome(rank, outcome)
    }

    /// Begins an action under the outcome that is open.
    fn action(&mut self, numbers: Vec<String>, text: Vec<Line>, place: &Place) -> usize {
        let at = self.plan.actions.len();
        let (notes, text): (Vec<Line>, Vec<Line>) =
            text.into_iter().partition(|line| line.mark == Mark::Note);
        let facts = Facts { notes, ..Facts::default() };
        self.plan.actions.push(Action {
            place: place.clone(),
            parent: self.innermost(),
            numbers,
            text,
            facts,
            ..Action::default()
        });
        self.plan.order.push(Entry::Action(at));
        at
    }

    /// Closes the outcomes from a rank on.
    fn close(&mut self, rank: u32) {
        while self.open.last().is_some_and(|at| self.plan.outcomes[*at].rank >= rank) {
            self.open.pop();
        }
    }

    /// Closes the outcomes that came from cells beside actions.
    pub(super) fn close_columns(&mut self) {
        self.close(COLUMN);
    }

    /// Closes the outcomes that came from lines across tables, when another table begins below.
    pub(super) fn close_lines(&mut self) {
        self.close(ACROSS);
        self.last_rank = ACROSS;
    }

    /// Closes all outcomes that stand under a new part of the document.
    pub(super) fn close_above(&mut self) {
        self.close(SHEET);
        self.last_rank = ACROSS;
    }
}
