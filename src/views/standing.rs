//! How an action stands, and how we know.

use super::AsOf;
use super::dates::is_over;
use crate::model::facts::Facts;
use crate::model::status::{Mark, Marks, Meaning, StatusKey};
use crate::model::time::{Due, DueKind};
use crate::model::when::{Moment, Time, When};
use crate::model::year::Year;
use crate::plan::{Action, Content, Key, Plan};
use jiff::civil::Date;

/// Where a status comes from. What somebody reported wins over what can be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The action says it.
    Status,
    /// Its newest update says it.
    Update(Moment),
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

/// Whether anybody said anywhere in a plan how something stands.
pub(super) fn has_statuses(plan: Key<Plan>, content: &Content) -> bool {
    let in_facts = |facts: &Facts| {
        facts.status.is_some()
            || facts.updates.iter().any(|it| it.status.is_some())
            || facts.years.iter().flat_map(|it| &it.0).any(|(_, it)| it.status.is_some())
            || is_done(&facts.when)
    };
    let plan = &content.plans[plan];
    plan.outcomes.iter().any(|key| in_facts(&content.outcomes[*key].facts))
        || plan.actions.iter().any(|key| {
            let action = &content.actions[*key];
            in_facts(&action.facts)
                || action.steps.iter().any(|step| {
                    step.status.is_some() || step.years.0.iter().any(|(_, it)| it.status.is_some())
                })
                || action.milestones.iter().any(|it| it.status.is_some())
        })
}

/// The standing of every action, in the order of the actions.
pub(super) fn all(content: &Content, as_of: &[AsOf], has_statuses: &[bool], today: Date) -> Vec<Standing> {
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
            if !has_statuses[at] {
                standing.meaning = None;
            } else if standing.meaning.is_none() {
                standing.meaning = Some(Meaning::NoInformation);
            }
            let day = as_of[at].day;
            // Where nobody says how anything stands, nobody can say that something is late.
            let waits = has_statuses[at] && !standing.rests();
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
    (marks.0.clone(), marks.means(key), told)
}

/// What facts report: the status, or else the newest update's, or else the newest year's.
fn reported(facts: &Facts, key: &StatusKey, as_of: Date) -> Option<Found> {
    if let Some(marks) = &facts.status {
        return Some(told(marks, key, Told::Status));
    }
    let updates = facts.updates.iter().filter(|it| it.date.moment.first() <= as_of);
    let newest =
        updates.filter_map(|it| Some((it.date.moment, it.status.as_ref()?))).max_by_key(|(at, _)| at.last());
    if let Some((moment, marks)) = newest {
        return Some(told(marks, key, Told::Update(moment)));
    }
    let years = facts.years.iter().flat_map(|it| &it.0).rev();
    let mut years = years.filter(|(year, _)| year.first() <= as_of);
    years.find_map(|(year, entry)| Some(told(entry.status.as_ref()?, key, Told::Year(*year))))
}

/// The worst that an action's steps say, each of its status or its newest year.
fn in_steps(action: &Action, key: &StatusKey, as_of: Date) -> Option<Found> {
    let marks = action.steps.iter().filter_map(|step| {
        let in_years = || {
            let mut years = step.years.0.iter().rev().filter(|(year, _)| year.first() <= as_of);
            years.find_map(|(_, entry)| entry.status.as_ref())
        };
        step.status.as_ref().or_else(in_years)
    });
    let (marks, meaning) = worst(marks, key)?;
    Some((marks, Some(meaning), Told::Steps))
}

/// What an action says of how it stood in a year: its own entry, or else the worst that its steps
/// say of that year.
pub fn stood(action: &Action, year: Year, key: &StatusKey) -> Option<(Vec<Mark>, Meaning)> {
    let own =
        action.facts.years.as_ref().and_then(|years| years.get(year)).and_then(|entry| entry.status.as_ref());
    if let Some(marks) = own {
        return Some((marks.0.clone(), marks.means(key)?));
    }
    let steps = action.steps.iter().filter_map(|step| step.years.get(year)?.status.as_ref());
    worst(steps, key)
}

/// The worst of some marks, with all the marks that mean it.
fn worst<'m>(marks: impl Iterator<Item = &'m Marks>, key: &StatusKey) -> Option<(Vec<Mark>, Meaning)> {
    let mut marks: Vec<Mark> = marks.flat_map(|marks| marks.0.iter().copied()).collect();
    marks.sort_by_key(|mark| (key.means(*mark), *mark));
    marks.dedup();
    let worst = marks.first().map(|mark| key.means(*mark))?;
    marks.retain(|mark| key.means(*mark) == worst);
    Some((marks, worst))
}

/// Whether times say that something is done: all that are due, of at least one.
fn is_done(when: &[Due]) -> bool {
    let done =
        |when: &When| when.times().iter().any(|time| matches!(time, Time::Done(_))) && when.due().is_none();
    let mut due =
        when.iter().filter(|it| !matches!(it.kind, Some(DueKind::Start | DueKind::Review | DueKind::Report)));
    let mut any = false;
    due.all(|it| {
        any = true;
        it.kind == Some(DueKind::Done) || done(&it.when)
    }) && any
}
