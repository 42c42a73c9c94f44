//! What is due when, quarter by quarter, and what has no date.

use crate::model::time::Due;
use crate::model::when::{Dated, Time, When};
use crate::model::year::Year;
use crate::plan::{Action, Content, Key, Outcome, Plan};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Something with a time of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timed {
    /// An outcome.
    Outcome(Key<Outcome>),
    /// An action.
    Action(Key<Action>),
    /// A step of an action: its place among them.
    Step(Key<Action>, usize),
    /// A milestone of an action: its place among them.
    Milestone(Key<Action>, usize),
}

impl Timed {
    /// The action that it is or is a part of.
    pub const fn action(self) -> Option<Key<Action>> {
        match self {
            Self::Outcome(_) => None,
            Self::Action(key) | Self::Step(key, _) | Self::Milestone(key, _) => Some(key),
        }
    }

    /// Its times.
    pub fn when(self, content: &Content) -> &[Due] {
        match self {
            Self::Outcome(key) => &content.outcomes[key].facts.when,
            Self::Action(key) => &content.actions[key].facts.when,
            Self::Step(key, at) => &content.actions[key].steps[at].when,
            Self::Milestone(key, at) => &content.actions[key].milestones[at].when,
        }
    }
}

/// What is said of the time of something that stands on no day. The order is that of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Undated {
    /// It goes on, comes again or is to begin at once.
    Ongoing,
    /// It hangs on something else.
    Conditional,
    /// It is done, and nobody says when it was.
    Done,
    /// Words that tell no day.
    Unclear,
    /// Nothing.
    Silent,
}

/// Something in a place of the timeline, with the times for which it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What it is.
    pub what: Timed,
    /// The first of the days for which it stands here; nothing for what has no date.
    pub day: Option<Date>,
    /// Which of its times are meant, in their order.
    pub times: Vec<usize>,
    /// Whether it is due here, and not only begun, reviewed or done.
    pub is_due: bool,
}

/// What of a plan is due when.
#[derive(Debug, Default)]
pub struct Timeline {
    /// The quarters in which something falls, each with that in the order of days and of the plan.
    pub quarters: BTreeMap<(Year, i8), Vec<Placed>>,
    /// What has no date of its own.
    pub undated: BTreeMap<Undated, Vec<Placed>>,
    /// The actions whose time was another one before.
    pub moved: Vec<Key<Action>>,
}

impl Timeline {
    pub(super) fn new(plan: &Plan, content: &Content) -> Self {
        let mut timeline = Self::default();
        for key in &plan.outcomes {
            timeline.place(Timed::Outcome(*key), plan, content);
        }
        for key in &plan.actions {
            let action = &content.actions[*key];
            let steps = (0..action.steps.len()).map(|at| Timed::Step(*key, at));
            let milestones = (0..action.milestones.len()).map(|at| Timed::Milestone(*key, at));
            let all = std::iter::once(Timed::Action(*key)).chain(steps).chain(milestones);
            let timed: Vec<Timed> = all.filter(|it| !it.when(content).is_empty()).collect();
            for what in &timed {
                timeline.place(*what, plan, content);
            }
            if timed.is_empty() {
                timeline.undated.entry(Undated::Silent).or_default().push(Placed {
                    what: Timed::Action(*key),
                    day: None,
                    times: Vec::new(),
                    is_due: false,
                });
            }
            if !action.was.is_empty() {
                timeline.moved.push(*key);
            }
        }
        for placed in timeline.quarters.values_mut() {
            placed.sort_by_key(|it| it.day);
        }
        timeline
    }

    /// Whether anything falls in a quarter.
    pub fn has_dates(&self) -> bool {
        !self.quarters.is_empty()
    }

    /// Puts something where its times fall; where none does, under what the first that tells
    /// something tells.
    fn place(&mut self, what: Timed, plan: &Plan, content: &Content) {
        let when = what.when(content);
        let mut by_quarter: BTreeMap<(Year, i8), Placed> = BTreeMap::new();
        for (at, due) in when.iter().enumerate() {
            let Some(day) = day(due, when) else { continue };
            let placed = by_quarter.entry(plan.terms.years.quarter_of(day)).or_insert_with(|| Placed {
                what,
                day: None,
                times: Vec::new(),
                is_due: false,
            });
            placed.day = Some(placed.day.map_or(day, |first| first.min(day)));
            placed.times.push(at);
            placed.is_due |= due.day(when).is_some();
        }
        if let (true, Some(said)) = (by_quarter.is_empty(), when.iter().map(|due| undated(&due.when)).min()) {
            let times = (0..when.len()).collect();
            let placed = Placed { what, day: None, times, is_due: false };
            self.undated.entry(said).or_default().push(placed);
        }
        for (quarter, placed) in by_quarter {
            self.quarters.entry(quarter).or_default().push(placed);
        }
    }
}

/// The day by which a time stands in the timeline: that by which something is due, or else the last
/// that it tells. What goes on or hangs on something else has none.
fn day(due: &Due, among: &[Due]) -> Option<Date> {
    let times = due.when.times();
    let is_dated = |time: &Time| !time.goes_on() && !matches!(time, Time::Conditional(_));
    due.day(among).or_else(|| {
        let all_dated = times.iter().all(is_dated);
        times.iter().filter(|_| all_dated).filter_map(Time::dated).map(Dated::place).max()
    })
}

/// What words say that tell no day.
fn undated(when: &When) -> Undated {
    let says = |time: &Time| match time {
        Time::Conditional(_) => Undated::Conditional,
        Time::Done(_) => Undated::Done,
        Time::Dated(_) | Time::Recurring(..) | Time::Open { .. } => Undated::Ongoing,
    };
    when.times().iter().map(says).min().unwrap_or(Undated::Unclear)
}
