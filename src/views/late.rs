//! Steps and milestones that have a time of their own: which are late, and which come next.
//!
//! A part is late only where its plan says of other parts of the same kind how they stand: where
//! nobody ever marks a milestone, one without a mark may well have been reached.

use super::AsOf;
use super::standing::{Reporting, Standing, is_done, marks_of_step};
use super::timeline::Timed;
use crate::model::status::{Meaning, StatusKey};
use crate::plan::{Action, Content, Key, Plan};
use jiff::civil::Date;

/// What is known of the parts of a plan's actions.
#[derive(Debug, Default)]
pub(super) struct PartsOfPlan {
    /// The parts that are late, each with the day by which it was due; the longest first.
    pub late: Vec<(Timed, Date)>,
    /// Whether it is said of any step how it stands.
    tells_steps: bool,
    /// Whether it is said of any milestone how it stands.
    tells_milestones: bool,
}

impl PartsOfPlan {
    pub(super) fn new(
        plan: &Plan,
        content: &Content,
        as_of: AsOf,
        reporting: Reporting,
        standings: &[Standing],
    ) -> Self {
        if reporting == Reporting::Nothing {
            return Self::default();
        }
        let says = |part: &Timed| meaning(*part, content, &plan.terms.key, as_of.day).is_some();
        let all = || plan.actions.iter().flat_map(|key| parts(*key, &content.actions[*key]));
        let mut found = Self {
            late: Vec::new(),
            tells_steps: all().filter(|part| matches!(part, Timed::Step(..))).any(|part| says(&part)),
            tells_milestones: all()
                .filter(|part| matches!(part, Timed::Milestone(..)))
                .any(|part| says(&part)),
        };
        for key in plan.actions.iter().filter(|key| !standings[key.index()].rests()) {
            for part in open(*key, content, as_of.day) {
                let due = due(part, content).filter(|due| *due < as_of.day && found.tells(part));
                found.late.extend(due.map(|due| (part, due)));
            }
        }
        found.late.sort_by_key(|(_, due)| *due);
        found
    }

    /// Whether the plan says of any part of this kind how it stands.
    const fn tells(&self, part: Timed) -> bool {
        match part {
            Timed::Step(..) => self.tells_steps,
            Timed::Milestone(..) => self.tells_milestones,
            Timed::Outcome(_) | Timed::Action(_) => false,
        }
    }

    /// The part of an action that comes next: the first by its day of those that are late or still
    /// to come.
    pub(super) fn next(&self, key: Key<Action>, content: &Content, as_of: Date) -> Option<Timed> {
        let dated = open(key, content, as_of).filter_map(|part| Some((part, due(part, content)?)));
        let next = dated.filter(|(part, due)| as_of <= *due || self.tells(*part)).min_by_key(|(_, due)| *due);
        next.map(|(part, _)| part)
    }

    /// The first part of an action that has no day and would be said to be done if it were.
    pub(super) fn undated(&self, key: Key<Action>, content: &Content, as_of: Date) -> Option<Timed> {
        open(key, content, as_of).find(|part| due(*part, content).is_none() && self.tells(*part))
    }
}

/// The steps and milestones of an action, in their order.
fn parts(key: Key<Action>, action: &Action) -> impl Iterator<Item = Timed> + use<> {
    let milestones = (0..action.milestones.len()).map(move |at| Timed::Milestone(key, at));
    (0..action.steps.len()).map(move |at| Timed::Step(key, at)).chain(milestones)
}

/// Those of which nobody says that they are done, paused or given up.
fn open(key: Key<Action>, content: &Content, as_of: Date) -> impl Iterator<Item = Timed> {
    let action = &content.actions[key];
    let terms = &content.plans[action.plan].terms;
    let rests = move |part: &Timed| meaning(*part, content, &terms.key, as_of).is_some_and(Meaning::rests);
    parts(key, action).filter(move |part| !rests(part))
}

/// What is said of how a part stands: by itself, a step also by its newest year.
fn meaning(part: Timed, content: &Content, key: &StatusKey, as_of: Date) -> Option<Meaning> {
    let marks = match part {
        Timed::Step(action, at) => marks_of_step(&content.actions[action].steps[at], as_of),
        Timed::Milestone(action, at) => content.actions[action].milestones[at].status.as_ref(),
        Timed::Outcome(_) | Timed::Action(_) => None,
    };
    let done = || is_done(part.when(content)).then_some(Meaning::Complete);
    marks.and_then(|marks| marks.means(key)).or_else(done)
}

/// The day by which all of a part is due.
fn due(part: Timed, content: &Content) -> Option<Date> {
    let when = part.when(content);
    when.iter().filter_map(|due| due.day(when)).max()
}
