//! What can be said of a plan that nobody wrote down.
//!
//! [`Views::new`] takes the [`Content`] and a [`Dates`] and works out, once: how every action
//! stands and how we know, what is overdue, what comes next, what changed, which years and owners have
//! which actions, and the counts of all that. Nothing here knows of pages or words; nothing changes the
//! content.

mod changes;
mod counts;
mod dates;
mod late;
mod newest;
mod owners;
mod standing;
mod timeline;
mod years;

pub use changes::{At, Change, Changed, Changes};
pub use counts::Counts;
pub(crate) use dates::is_over;
pub use dates::{AsOf, Dates};
pub use owners::{Held, Holding};
pub use standing::{Reporting, Standing, Told, stood};
pub use timeline::{Placed, Timed, Timeline, Undated};
pub use years::{due_years, entry_years, years_of};

use self::late::PartsOfPlan;
use crate::model::status::Meaning;
use crate::model::year::Year;
use crate::plan::{Action, Content, Key, Outcome, Owner, Plan};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What was worked out of a content.
#[derive(Debug)]
pub struct Views<'c> {
    /// What it was worked out of.
    pub content: &'c Content,
    /// The day that *come due since* and *stale* are counted to.
    pub today: Date,
    standings: Vec<Standing>,
    /// The steps and milestones that are late, each with the day by which it was due.
    late: BTreeMap<Timed, Date>,
    of_plan: Vec<PlanView>,
    /// Every owner's actions across all plans.
    holdings: BTreeMap<Key<Owner>, Vec<Held>>,
}

/// What was worked out of one plan.
#[derive(Debug)]
struct PlanView {
    as_of: AsOf,
    reporting: Reporting,
    has_progress: bool,
    has_owners: bool,
    has_times: bool,
    repeated: BTreeSet<Box<str>>,
    by_year: BTreeMap<Year, Vec<Key<Action>>>,
    by_meaning: BTreeMap<Meaning, Vec<Key<Action>>>,
    holdings: BTreeMap<Key<Owner>, Vec<Held>>,
    timeline: Timeline,
    parts: PartsOfPlan,
    changes: Changes,
    promises: BTreeMap<usize, Promises>,
}

/// What is promised to an audience.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Promises {
    /// The outcomes that say so themselves, in the plan's order.
    pub outcomes: Vec<Key<Outcome>>,
    /// The actions that say so, or stand under an outcome that does, in the plan's order.
    pub actions: Vec<Key<Action>>,
}

impl<'c> Views<'c> {
    /// Works everything out.
    pub fn new(content: &'c Content, dates: Dates) -> Self {
        let plans: Vec<Key<Plan>> = content.plans.keys().collect();
        let as_of: Vec<AsOf> = plans.iter().map(|key| dates.as_of(&content.plans[*key])).collect();
        let reporting: Vec<Reporting> = plans.iter().map(|key| standing::reporting(*key, content)).collect();
        let standings = standing::all(content, &as_of, &reporting, dates.today);
        let of_plan: Vec<PlanView> = plans
            .iter()
            .zip(as_of)
            .zip(reporting)
            .map(|((key, as_of), reporting)| {
                let plan = &content.plans[*key];
                let actions = || plan.actions.iter().map(|key| &content.actions[*key]);
                PlanView {
                    as_of,
                    reporting,
                    has_progress: reporting != Reporting::Nothing || standing::has_progress(*key, content),
                    has_owners: actions().any(|action| !action.owners.is_empty()),
                    has_times: actions().any(|action| !action.facts.when.is_empty()),
                    repeated: repeated(plan, content),
                    by_year: years::by_year(plan, content),
                    by_meaning: by_meaning(plan, &standings),
                    holdings: owners::holdings(&[*key], content),
                    timeline: Timeline::new(plan, content),
                    parts: PartsOfPlan::new(plan, content, as_of, reporting, &standings),
                    changes: Changes::new(plan, content, as_of),
                    promises: promises(plan, content),
                }
            })
            .collect();
        let holdings = owners::holdings(&plans, content);
        let late = of_plan.iter().flat_map(|plan| plan.parts.late.iter().copied()).collect();
        Self { content, today: dates.today, standings, late, of_plan, holdings }
    }

    /// How an action stands.
    pub fn standing(&self, action: Key<Action>) -> &Standing {
        &self.standings[action.index()]
    }

    /// The date as of which everything said of a plan's progress is said.
    pub fn as_of(&self, plan: Key<Plan>) -> AsOf {
        self.of_plan[plan.index()].as_of
    }

    /// Whether anybody said anywhere in a plan how something stands.
    pub fn has_statuses(&self, plan: Key<Plan>) -> bool {
        self.reporting(plan) != Reporting::Nothing
    }

    /// What a plan says of how its actions stand.
    pub fn reporting(&self, plan: Key<Plan>) -> Reporting {
        self.of_plan[plan.index()].reporting
    }

    /// Whether anything is told of a plan's progress.
    pub fn has_progress(&self, plan: Key<Plan>) -> bool {
        self.of_plan[plan.index()].has_progress
    }

    /// Whether any action of a plan has an owner, so that one without is worth a word.
    pub fn has_owners(&self, plan: Key<Plan>) -> bool {
        self.of_plan[plan.index()].has_owners
    }

    /// Whether any action of a plan has a time, so that one without is worth a word.
    pub fn has_times(&self, plan: Key<Plan>) -> bool {
        self.of_plan[plan.index()].has_times
    }

    /// Whether more than one action of its plan bears a number of an action, or it bears none: then
    /// the number alone does not tell which it is.
    pub fn needs_context(&self, action: Key<Action>) -> bool {
        let action = &self.content.actions[action];
        let repeated = &self.of_plan[action.plan.index()].repeated;
        action.numbers.iter().all(|number| repeated.contains(number.as_str()))
    }

    /// The parts of an owner that hold something of some holdings, at any depth.
    pub fn parts_of(&self, owner: Key<Owner>, holdings: &BTreeMap<Key<Owner>, Vec<Held>>) -> Vec<Key<Owner>> {
        holdings.keys().copied().filter(|part| self.content.wholes_of(*part).contains(&owner)).collect()
    }

    /// The years of a plan, each with its actions in the plan's order.
    pub fn years(&self, plan: Key<Plan>) -> &BTreeMap<Year, Vec<Key<Action>>> {
        &self.of_plan[plan.index()].by_year
    }

    /// The actions of a plan by what their status means, in the plan's order.
    pub fn meanings(&self, plan: Key<Plan>) -> &BTreeMap<Meaning, Vec<Key<Action>>> {
        &self.of_plan[plan.index()].by_meaning
    }

    /// The owners of a plan with what each of them holds.
    pub fn holdings(&self, plan: Key<Plan>) -> &BTreeMap<Key<Owner>, Vec<Held>> {
        &self.of_plan[plan.index()].holdings
    }

    /// The owners across all plans with what each of them holds.
    pub const fn all_holdings(&self) -> &BTreeMap<Key<Owner>, Vec<Held>> {
        &self.holdings
    }

    /// What of a plan is due when.
    pub fn timeline(&self, plan: Key<Plan>) -> &Timeline {
        &self.of_plan[plan.index()].timeline
    }

    /// The audiences of a plan, by their places in [`Content::audiences`], with what is promised to
    /// each.
    pub fn promises(&self, plan: Key<Plan>) -> &BTreeMap<usize, Promises> {
        &self.of_plan[plan.index()].promises
    }

    /// The counts of some actions.
    pub fn counts(&self, actions: impl IntoIterator<Item = Key<Action>>) -> Counts {
        Counts::new(actions.into_iter().map(|key| self.standing(key)))
    }

    /// The actions under an outcome, at any depth, in order.
    pub fn actions_under(&self, outcome: Key<Outcome>) -> Vec<Key<Action>> {
        let outcome = &self.content.outcomes[outcome];
        let mut actions = outcome.actions.clone();
        for child in &outcome.children {
            actions.extend(self.actions_under(*child));
        }
        actions
    }

    /// The actions of a plan that are overdue, the longest first.
    pub fn overdue(&self, plan: Key<Plan>) -> Vec<Key<Action>> {
        let actions = self.content.plans[plan].actions.iter().copied();
        let mut overdue: Vec<_> = actions.filter(|key| self.standing(*key).overdue).collect();
        overdue.sort_by_key(|key| (self.standing(*key).due, *key));
        overdue
    }

    /// Whether any action, step or milestone of a plan is overdue.
    pub fn has_overdue(&self, plan: Key<Plan>) -> bool {
        let actions = self.content.plans[plan].actions.iter();
        self.late_parts(plan).len() > 0 || actions.into_iter().any(|key| self.standing(*key).overdue)
    }

    /// The steps and milestones of a plan's actions that are late, the longest first.
    pub fn late_parts(&self, plan: Key<Plan>) -> impl ExactSizeIterator<Item = Timed> {
        self.of_plan[plan.index()].parts.late.iter().map(|(part, _)| *part)
    }

    /// The day by which a step or a milestone was due that is late.
    pub fn late_since(&self, part: Timed) -> Option<Date> {
        self.late.get(&part).copied()
    }

    /// The step or milestone of an action that comes next by its day, late ones too.
    pub fn next_part(&self, key: Key<Action>) -> Option<Timed> {
        let plan = &self.of_plan[self.content.actions[key].plan.index()];
        plan.parts.next(key, self.content, plan.as_of.day)
    }

    /// The first step or milestone of an action that has no day and is still to be done.
    pub fn open_part(&self, key: Key<Action>) -> Option<Timed> {
        let plan = &self.of_plan[self.content.actions[key].plan.index()];
        plan.parts.undated(key, self.content, plan.as_of.day)
    }

    /// What changed in a plan up to its date.
    pub fn changes(&self, plan: Key<Plan>) -> &Changes {
        &self.of_plan[plan.index()].changes
    }

    /// What else needs attention in a plan than what is overdue: off track first, then delayed.
    pub fn attention(&self, plan: Key<Plan>) -> Vec<Key<Action>> {
        let meanings = [Meaning::OffTrack, Meaning::AtRisk];
        let found = meanings.iter().filter_map(|meaning| self.meanings(plan).get(meaning)).flatten();
        found.copied().filter(|key| !self.standing(*key).overdue).collect()
    }

    /// The actions of a plan that fall due after its date and are still to be done, soonest first.
    pub fn next_due(&self, plan: Key<Plan>) -> Vec<Key<Action>> {
        let as_of = self.as_of(plan).day;
        let actions = self.content.plans[plan].actions.iter().copied();
        let mut next: Vec<_> = actions
            .filter(|key| {
                let standing = self.standing(*key);
                standing.due.is_some_and(|due| due >= as_of) && !standing.rests()
            })
            .collect();
        next.sort_by_key(|key| (self.standing(*key).due, *key));
        next
    }

    /// How many actions of a plan have come due between its date and today; nothing for a plan
    /// that is over.
    pub fn come_due_since(&self, plan: Key<Plan>) -> usize {
        let actions = self.content.plans[plan].actions.iter();
        actions.filter(|key| self.standing(**key).come_due).count()
    }
}

/// The numbers that more than one action of a plan bears.
fn repeated(plan: &Plan, content: &Content) -> BTreeSet<Box<str>> {
    let mut seen = BTreeSet::new();
    let numbers = plan.actions.iter().flat_map(|key| &content.actions[*key].numbers);
    numbers.filter(|number| !seen.insert(number.as_str())).map(|number| number.as_str().into()).collect()
}

/// What a plan promises to whom. An outcome under one that is promised to the same adds nothing.
fn promises(plan: &Plan, content: &Content) -> BTreeMap<usize, Promises> {
    let mut promises: BTreeMap<usize, Promises> = BTreeMap::new();
    for key in &plan.outcomes {
        let outcome = &content.outcomes[*key];
        let above = outcome.parent.map(|parent| content.outcomes[parent].audiences.as_slice());
        for audience in outcome.audiences.iter().filter(|it| !above.unwrap_or_default().contains(it)) {
            promises.entry(*audience).or_default().outcomes.push(*key);
        }
    }
    for key in &plan.actions {
        for audience in &content.actions[*key].audiences {
            promises.entry(*audience).or_default().actions.push(*key);
        }
    }
    promises
}

fn by_meaning(plan: &Plan, standings: &[Standing]) -> BTreeMap<Meaning, Vec<Key<Action>>> {
    let mut found: BTreeMap<Meaning, Vec<Key<Action>>> = BTreeMap::new();
    for key in &plan.actions {
        if let Some(meaning) = standings[key.index()].meaning {
            found.entry(meaning).or_default().push(*key);
        }
    }
    found
}
