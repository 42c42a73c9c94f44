//! How an action stands, and how we know.

use super::AsOf;
use super::dates::is_over;
use crate::model::facts::Facts;
use crate::model::status::{Mark, Marks, Meaning, StatusKey};
use crate::model::time::{Due, DueKind};
use crate::model::when::{Moment, Time};
use crate::model::year::Year;
use crate::plan::{Action, Content, Key, Plan, Step};
use jiff::civil::Date;

/// Where a status comes from. What somebody reported wins over what can be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The action says it.
    Status,
    /// Its newest update says it.
    Update,
    /// Its entry for the newest year up to the plan's date says it.
    Year(Year),
    /// Its time says that it is done.
    Time,
    /// The action that it is the same as says it.
    Same(Key<Action>),
    /// It is the worst of what its steps say.
    Steps,
    /// Nobody says it.
    Nobody,
}

/// How an action stands as of its plan's date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The marks that were given, of the plan of [`Told::Same`]'s action where it comes from there.
    pub marks: Vec<Mark>,
    /// What they mean together; nothing in a plan in which nobody says how anything stands.
    pub meaning: Option<Meaning>,
    /// How we know.
    pub told: Told,
    /// The day by which it is due.
    pub due: Option<Date>,
    /// Whether it was due before the plan's date and does not rest.
    pub overdue: bool,
    /// Whether it has come due since the plan's date, up to the day of the build.
    pub come_due: bool,
}

impl Standing {
    /// Whether nothing more is to be done or expected.
    pub fn rests(&self) -> bool {
        self.meaning.is_some_and(Meaning::rests)
    }
}

/// What a plan says of how its actions stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reporting {
    /// Nothing.
    Nothing,
    /// Only which of them are done: of the others nothing is known.
    OnlyDone,
    /// How they stand.
    Statuses,
}

/// What is said anywhere in a plan of how something stands.
pub(super) fn reporting(plan: Key<Plan>, content: &Content) -> Reporting {
    let plan = &content.plans[plan];
    let actions = || plan.actions.iter().map(|key| &content.actions[*key]);
    let facts = plan.outcomes.iter().map(|key| &content.outcomes[*key].facts);
    let of_facts = facts.chain(actions().map(|action| &action.facts)).flat_map(|facts| {
        let updates = facts.updates.iter().filter_map(|it| it.status.as_ref());
        let years = facts.years.iter().flat_map(|it| &it.0).filter_map(|(_, it)| it.status.as_ref());
        facts.status.iter().chain(updates).chain(years)
    });
    let of_parts = actions().flat_map(|action| {
        let steps = action.steps.iter().flat_map(|step| {
            step.status.iter().chain(step.years.0.iter().filter_map(|(_, it)| it.status.as_ref()))
        });
        steps.chain(action.milestones.iter().filter_map(|it| it.status.as_ref()))
    });
    let key = &plan.terms.key;
    let mut any = actions().any(|action| is_done(&action.facts.when));
    for mark in of_facts.chain(of_parts).flat_map(|marks| &marks.marks) {
        if key.is_own || key.means(*mark) != Meaning::Complete {
            return Reporting::Statuses;
        }
        any = true;
    }
    if any { Reporting::OnlyDone } else { Reporting::Nothing }
}

/// Whether anything at all is told of a plan's progress.
pub(super) fn has_progress(plan: Key<Plan>, content: &Content) -> bool {
    let in_facts = |facts: &Facts| {
        !facts.updates.is_empty()
            || facts.years.iter().flat_map(|it| &it.0).any(|(_, it)| it.progress.is_some())
    };
    let plan = &content.plans[plan];
    plan.outcomes.iter().any(|key| in_facts(&content.outcomes[*key].facts))
        || plan.actions.iter().any(|key| in_facts(&content.actions[*key].facts))
}

/// The standing of every action, in the order of the actions.
pub(super) fn all(content: &Content, as_of: &[AsOf], reporting: &[Reporting], today: Date) -> Vec<Standing> {
    let own: Vec<Standing> = content
        .actions
        .iter()
        .map(|(_, action)| {
            let plan = &content.plans[action.plan];
            own(action, plan, as_of[action.plan.index()].day)
        })
        .collect();
    content
        .actions
        .iter()
        .map(|(key, action)| {
            let mut standing = own[key.index()].clone();
            let at = action.plan.index();
            if let (Told::Nobody, Some(target)) = (standing.told, action.same_as) {
                let there = &own[target.index()];
                standing.marks.clone_from(&there.marks);
                standing.meaning = there.meaning;
                standing.told = Told::Same(target);
                standing.due = standing.due.or(there.due);
            }
            let is_reported = reporting[at] != Reporting::Nothing;
            if !is_reported {
                standing.meaning = None;
                standing.marks.clear();
                standing.told = Told::Nobody;
            } else if standing.meaning.is_none() {
                standing.meaning = Some(Meaning::NoInformation);
            }
            let day = as_of[at].day;
            // Where nobody says how anything stands, nobody can say that something is late.
            let waits = is_reported && !standing.rests();
            standing.overdue = waits && standing.due.is_some_and(|due| due < day);
            standing.come_due = waits
                && !is_over(&content.plans[action.plan])
                && standing.due.is_some_and(|due| day <= due && due < today);
            standing
        })
        .collect()
}

/// What an action says of itself.
fn own(action: &Action, plan: &Plan, as_of: Date) -> Standing {
    let key = &plan.terms.key;
    let (marks, meaning, told) = reported(&action.facts, key, as_of)
        .or_else(|| is_done(&action.facts.when).then_some((Vec::new(), Some(Meaning::Complete), Told::Time)))
        .or_else(|| in_steps(action, key, as_of))
        .unwrap_or((Vec::new(), None, Told::Nobody));
    Standing {
        marks,
        meaning,
        told,
        due: action.facts.when.iter().filter_map(|due| due.day(&action.facts.when)).max(),
        overdue: false,
        come_due: false,
    }
}

type Found = (Vec<Mark>, Option<Meaning>, Told);

fn told(marks: &Marks, key: &StatusKey, told: Told) -> Found {
    (marks.marks.clone(), marks.means(key), told)
}

/// What facts report: the status, or else the newest update's, or else the newest year's.
fn reported(facts: &Facts, key: &StatusKey, as_of: Date) -> Option<Found> {
    if let Some(marks) = &facts.status {
        return Some(told(marks, key, Told::Status));
    }
    let updates = facts.updates.iter().filter(|it| !it.is_after(as_of));
    // One without a date is of the plan's own, the newest.
    let newest = updates
        .filter_map(|it| Some((it.date.as_ref().map(|date| date.moment), it.status.as_ref()?)))
        .max_by_key(|(at, _)| at.map_or(as_of, Moment::last));
    if let Some((_, marks)) = newest {
        return Some(told(marks, key, Told::Update));
    }
    let years = facts.years.iter().flat_map(|it| &it.0).rev();
    let mut years = years.filter(|(year, _)| year.first() <= as_of);
    years.find_map(|(year, entry)| Some(told(entry.status.as_ref()?, key, Told::Year(*year))))
}

/// The worst that an action's steps say, each of its status or its newest year.
fn in_steps(action: &Action, key: &StatusKey, as_of: Date) -> Option<Found> {
    let marks = action.steps.iter().filter_map(|step| marks_of_step(step, as_of));
    let (marks, meaning) = worst(marks, key)?;
    Some((marks, Some(meaning), Told::Steps))
}

/// What a step says of itself: its status, or its newest year's.
pub(super) fn marks_of_step(step: &Step, as_of: Date) -> Option<&Marks> {
    let in_years = || {
        let mut years = step.years.0.iter().rev().filter(|(year, _)| year.first() <= as_of);
        years.find_map(|(_, entry)| entry.status.as_ref())
    };
    step.status.as_ref().or_else(in_years)
}

/// What an action says of how it stood in a year: its own entry, or else the worst that its steps
/// say of that year.
pub fn stood(action: &Action, year: Year, key: &StatusKey) -> Option<(Vec<Mark>, Meaning)> {
    let own =
        action.facts.years.as_ref().and_then(|years| years.get(year)).and_then(|entry| entry.status.as_ref());
    if let Some(marks) = own {
        return Some((marks.marks.clone(), marks.means(key)?));
    }
    let steps = action.steps.iter().filter_map(|step| step.years.get(year)?.status.as_ref());
    worst(steps, key)
}

/// The worst of some marks, with all the marks that mean it.
fn worst<'m>(marks: impl Iterator<Item = &'m Marks>, key: &StatusKey) -> Option<(Vec<Mark>, Meaning)> {
    let mut marks: Vec<Mark> = marks.flat_map(|marks| marks.marks.iter().copied()).collect();
    marks.sort_by_key(|mark| (key.means(*mark), *mark));
    marks.dedup();
    let worst = marks.first().map(|mark| key.means(*mark))?;
    marks.retain(|mark| key.means(*mark) == worst);
    Some((marks, worst))
}

/// Whether times say that something is done: one says so of the whole and of no day, or all by
/// which something is due say it. Dates that were kept, each of something of its own, say nothing
/// of the whole.
pub(super) fn is_done(when: &[Due]) -> bool {
    let mut of_whole = when.iter().filter(|it| it.kind == Some(DueKind::Done) || it.is_due()).peekable();
    let says_done = |it: &Due| {
        let by_words = it.when.times().iter().any(|time| matches!(time, Time::Done(_)));
        it.kind == Some(DueKind::Done) || by_words && it.when.due().is_none()
    };
    let is_plain = |it: &Due| it.what.is_none() && it.when.times() == [Time::Done(None)];
    let is_kept_date = |it: &Due| it.kind == Some(DueKind::Done) && it.what.is_some();
    when.iter().any(is_plain)
        || of_whole.peek().is_some() && of_whole.all(|it| says_done(it) && !is_kept_date(it))
}
