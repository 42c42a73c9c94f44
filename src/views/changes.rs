//! What changed in a plan, and when: made of what its outcomes and actions say.
//!
//! Notes with their dates, and how the status went from one to the next; what was done, answered or
//! confirmed; due dates that moved. What says no date stands apart, and nothing is made up: a date
//! that moved says from when to when it did, and not on which day somebody moved it.

use super::AsOf;
use super::timeline::Timed;
use crate::model::facts::Facts;
use crate::model::time::{Due, DueKind};
use crate::model::when::{Dated, Moment, Time};
use crate::plan::{Action, Content, Entry, Key, Plan};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What happened to an outcome or an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// Something was told of it.
    Told {
        /// The note's place among its updates.
        update: usize,
        /// The place of the dated note before it that has a status.
        before: Option<usize>,
    },
    /// It was found to stand otherwise than its newest note with a status had said: the place of
    /// that note.
    Found(usize),
    /// One of its times, or of those of a part of it, says that it was done then: the time's place.
    Done(Timed, usize),
    /// It was answered, when it is a recommendation.
    Answered,
    /// Somebody looked at it, and nothing was different.
    Confirmed,
}

/// Something that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The outcome or action.
    pub of: Entry,
    /// What happened to it.
    pub what: Changed,
}

/// What changed at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The time, as finely as it was told.
    pub moment: Moment,
    /// The changes, in the plan's order.
    pub changes: Vec<Change>,
}

/// What changed in a plan up to the date as of which it is shown.
#[derive(Debug, Default)]
pub struct Changes {
    /// What has a date, the newest first.
    pub dated: Vec<At>,
    /// What has none, in the plan's order.
    pub undated: Vec<Change>,
    /// The actions whose time was another one before.
    pub moved: Vec<Key<Action>>,
}

impl Changes {
    pub(super) fn new(plan: &Plan, content: &Content, as_of: AsOf) -> Self {
        let mut found = Found { plan, as_of, by_moment: BTreeMap::new(), undated: Vec::new() };
        for key in &plan.outcomes {
            let outcome = &content.outcomes[*key];
            found.read(Entry::Outcome(*key), &outcome.facts, [(Timed::Outcome(*key), &*outcome.facts.when)]);
            if let Some(date) = outcome.response.as_ref().and_then(|response| response.answered.as_ref()) {
                found.add(date.moment, Entry::Outcome(*key), Changed::Answered);
            }
        }
        for key in &plan.actions {
            let action = &content.actions[*key];
            let steps = action.steps.iter().enumerate().map(|(at, it)| (Timed::Step(*key, at), &*it.when));
            let milestones = action.milestones.iter().enumerate();
            let milestones = milestones.map(|(at, it)| (Timed::Milestone(*key, at), &*it.when));
            let own = std::iter::once((Timed::Action(*key), &*action.facts.when));
            found.read(Entry::Action(*key), &action.facts, own.chain(steps).chain(milestones));
        }
        let moved = plan.actions.iter().copied().filter(|key| !content.actions[*key].was.is_empty());
        let mut dated: Vec<At> =
            found.by_moment.into_values().map(|(moment, changes)| At { moment, changes }).collect();
        dated.reverse();
        Self { dated, undated: found.undated, moved: moved.collect() }
    }

    /// Whether the plan tells of no change at all.
    pub fn is_empty(&self) -> bool {
        self.dated.is_empty() && self.undated.is_empty() && self.moved.is_empty()
    }

    /// What was told last, the newest first, but for what was confirmed; where nothing has a date,
    /// what has none.
    pub fn latest(&self) -> Vec<(Option<Moment>, Change)> {
        let dated = self.dated.iter().flat_map(|at| at.changes.iter().map(|it| (Some(at.moment), *it)));
        let told: Vec<_> = dated.filter(|(_, change)| change.what != Changed::Confirmed).collect();
        let undated = || self.undated.iter().map(|change| (None, *change)).collect();
        if told.is_empty() { undated() } else { told }
    }
}

/// Moments by their last day, and of those the finest last.
type Order = (jiff::civil::Date, Reverse<jiff::civil::Date>);

/// What was found until now.
struct Found<'c> {
    plan: &'c Plan,
    as_of: AsOf,
    by_moment: BTreeMap<Order, (Moment, Vec<Change>)>,
    undated: Vec<Change>,
}

impl Found<'_> {
    /// Notes a change, unless it comes after the date as of which the plan is shown.
    fn add(&mut self, moment: Moment, of: Entry, what: Changed) {
        if moment.first() <= self.as_of.day {
            let order = (moment.last(), Reverse(moment.first()));
            self.by_moment.entry(order).or_insert_with(|| (moment, Vec::new())).1.push(Change { of, what });
        }
    }

    /// Reads what an entry says of itself, and what its times and those of its parts say.
    fn read<'d>(&mut self, of: Entry, facts: &Facts, times: impl IntoIterator<Item = (Timed, &'d [Due])>) {
        let newest = self.updates(of, facts);
        if let Some((moment, note)) = newest {
            self.status(of, facts, moment, note);
        }
        for (part, when) in times {
            for (at, due) in when.iter().enumerate() {
                if let Some(moment) = done_at(due) {
                    self.add(moment, of, Changed::Done(part, at));
                }
            }
        }
        if let Some(date) = &facts.confirmed {
            let order = (date.moment.last(), Reverse(date.moment.first()));
            let told = self.by_moment.get(&order).is_some_and(|(_, all)| all.iter().any(|it| it.of == of));
            if !told {
                self.add(date.moment, of, Changed::Confirmed);
            }
        }
    }

    /// Reads the notes of an entry; gives the newest that has a date and a status.
    fn updates(&mut self, of: Entry, facts: &Facts) -> Option<(Moment, usize)> {
        let mut dated: Vec<(Moment, usize)> = Vec::new();
        for (at, update) in facts.updates.iter().enumerate() {
            match &update.date {
                Some(date) => dated.push((date.moment, at)),
                None => {
                    let what = Changed::Told { update: at, before: None };
                    self.undated.push(Change { of, what });
                }
            }
        }
        dated.retain(|(moment, _)| moment.first() <= self.as_of.day);
        dated.sort_by_key(|(moment, _)| (moment.last(), Reverse(moment.first())));
        let mut before: Option<(Moment, usize)> = None;
        for (moment, at) in dated {
            self.add(moment, of, Changed::Told { update: at, before: before.map(|(_, at)| at) });
            if facts.updates[at].status.is_some() {
                before = Some((moment, at));
            }
        }
        before
    }

    /// Compares the status of an entry with that of its newest note. It was found when it was last
    /// confirmed, or else when the plan was reviewed, if that was not before the note.
    fn status(&mut self, of: Entry, facts: &Facts, noted: Moment, note: usize) {
        let reviewed = self.plan.written.reviewed.as_ref();
        let looked_at = facts.confirmed.as_ref().or(reviewed).map(|date| date.moment);
        if let (Some(now), Some(moment)) = (&facts.status, looked_at)
            && facts.updates[note].status.as_ref().is_some_and(|before| before.marks != now.marks)
            && noted.last() <= moment.last()
        {
            self.add(moment, of, Changed::Found(note));
        }
    }
}

/// When a time says that something was done; nothing where it tells no one moment.
fn done_at(due: &Due) -> Option<Moment> {
    let said = due.kind == Some(DueKind::Done);
    due.when.times().iter().rev().find_map(|time| match time {
        Time::Done(Some(Dated::At(moment))) => Some(*moment),
        Time::Dated(Dated::At(moment)) if said => Some(*moment),
        _ => None,
    })
}
