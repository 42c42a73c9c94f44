//! What is said of an action, and where: by itself, or by an outcome that it stands under.
//!
//! A fact stands at the level where the officer put it. The checks and the readiness report both ask
//! here, so that neither finds what the other does not.

use crate::model::facts::{Facts, Years};
use crate::model::time::{Due, DueKind};
use crate::model::when::Time;
use crate::plan::{Action, Content, Outcome};

/// Where something is said of an action. The order is that of nearness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// By the action itself, or by a part of it.
    Itself,
    /// By an outcome that it stands under.
    Above,
    /// Nowhere.
    Nowhere,
}

impl Said {
    fn new(content: &Content, action: &Action, itself: bool, by_outcome: impl Fn(&Outcome) -> bool) -> Self {
        if itself {
            Self::Itself
        } else if content.above(action).any(by_outcome) {
            Self::Above
        } else {
            Self::Nowhere
        }
    }
}

/// Who does it.
pub fn who(content: &Content, action: &Action) -> Said {
    let of_steps = action.steps.iter().map(|step| &step.owners);
    let mut of_parts = of_steps.chain(action.milestones.iter().map(|milestone| &milestone.owners));
    let itself = !action.owners.is_empty() || of_parts.any(|owners| !owners.is_empty());
    Said::new(content, action, itself, |outcome| !outcome.owners.is_empty())
}

/// When it is to be, in whatever words.
pub fn when(content: &Content, action: &Action) -> Said {
    let itself = !action.facts.when.is_empty()
        || action.facts.years.as_ref().is_some_and(|years| !years.0.is_empty())
        || action.steps.iter().any(|step| !step.when.is_empty() || !step.years.0.is_empty())
        || action.milestones.iter().any(|milestone| !milestone.when.is_empty());
    Said::new(content, action, itself, |outcome| !outcome.facts.when.is_empty())
}

/// By which day, month or year it is to be done, or was. What only goes on, comes again or hangs on
/// something else says none.
pub fn day(content: &Content, action: &Action) -> Said {
    let of_facts = |facts: &Facts| has_day(&facts.when) || facts.years.as_ref().is_some_and(is_planned);
    let itself = of_facts(&action.facts)
        || action.steps.iter().any(|step| has_day(&step.when) || is_planned(&step.years))
        || action.milestones.iter().any(|milestone| has_day(&milestone.when));
    Said::new(content, action, itself, |outcome| of_facts(&outcome.facts))
}

fn has_day(when: &[Due]) -> bool {
    let is_of_done = |due: &Due, time: &Time| match time {
        Time::Done(day) => day.is_some(),
        Time::Dated(_) => due.kind == Some(DueKind::Done),
        Time::Recurring(..) | Time::Open { .. } | Time::Conditional(_) => false,
    };
    let was_done = |due: &Due| due.when.times().iter().any(|time| is_of_done(due, time));
    when.iter().any(|due| due.day(when).is_some() || was_done(due))
}

fn is_planned(years: &Years) -> bool {
    years.0.iter().any(|(_, entry)| entry.planned.is_some())
}

/// How people will know that it worked: what is counted, what will show it, or what it will make.
pub fn sign(content: &Content, action: &Action) -> Said {
    let of_facts =
        |facts: &Facts| !(facts.measures.is_empty() && facts.success.is_empty() && facts.outputs.is_empty());
    Said::new(content, action, of_facts(&action.facts), |outcome| of_facts(&outcome.facts))
}

/// How it goes: a status, a note, a figure, or only that somebody looked.
pub fn report(content: &Content, action: &Action) -> Said {
    let in_years =
        |years: &Years| years.0.iter().any(|(_, entry)| entry.progress.is_some() || entry.status.is_some());
    let of_facts = |facts: &Facts| {
        facts.status.is_some()
            || facts.confirmed.is_some()
            || !facts.updates.is_empty()
            || facts.years.as_ref().is_some_and(in_years)
            || has_values(facts)
    };
    let itself = of_facts(&action.facts)
        || action.steps.iter().any(|step| step.status.is_some() || in_years(&step.years))
        || action.milestones.iter().any(|milestone| milestone.status.is_some());
    Said::new(content, action, itself, |outcome| of_facts(&outcome.facts))
}

/// What was done: evidence, a figure, or words.
pub fn proof(content: &Content, action: &Action) -> Said {
    let facts = &action.facts;
    let itself = !facts.evidence.is_empty() || has_values(facts) || has_words(action);
    Said::new(content, action, itself, |outcome| outcome.facts.updates.iter().any(|it| it.text.is_some()))
}

/// Why it stands as it does.
pub fn has_reason(action: &Action) -> bool {
    has_words(action) || action.was.iter().any(|earlier| earlier.why.is_some())
}

/// Whether anything is told of an action in words: in its reason, a note or a year.
fn has_words(action: &Action) -> bool {
    let in_years =
        |years: &Years| years.0.iter().any(|(_, entry)| entry.progress.is_some() || entry.why.is_some());
    action.facts.why.is_some()
        || action.facts.updates.iter().any(|update| update.text.is_some())
        || action.facts.years.as_ref().is_some_and(in_years)
        || action.steps.iter().any(|step| step.why.is_some() || in_years(&step.years))
}

fn has_values(facts: &Facts) -> bool {
    facts.measures.iter().any(|measure| measure.values.is_some())
}
