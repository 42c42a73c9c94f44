//! What a scrutiny committee would ask of each plan, what the plan answers, and how somebody outside
//! would mark it.
//!
//! [`OfPlan::new`] counts, by what the [`Views`] know and the [`checks`](crate::checks) look for, so
//! that the report says nothing that the site and `check` do not. [`page`] makes of it a page for
//! staff, whole in itself: `planpress check --report` writes it, and the preview shows it. No theme
//! can change it, and no built site has it.

pub mod page;
mod words;

pub use page::{Page, can_be_made, is_report};

use crate::checks::{
    accepted_without_action as accepted, complete_without_evidence as complete,
    off_track_without_reason as off_track, said, said::Said, stale, unconfirmed_ongoing as ongoing,
};
use crate::model::outcome::Decision;
use crate::model::plan::State;
use crate::model::status::Meaning;
use crate::model::when::Moment;
use crate::plan::{Action, Content, Entry, Key, Owner, Plan};
use crate::views::{Reporting, Timed, Undated, Views};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What a plan answers to everything that a committee would ask.
#[derive(Debug)]
pub struct OfPlan {
    /// The plan.
    pub plan: Key<Plan>,
    /// How many actions it has.
    pub actions: usize,
    /// How many of them are withdrawn. They are asked nothing.
    pub withdrawn: usize,
    /// Who does it?
    pub who: Asked,
    /// By when?
    pub day: Asked,
    /// How will people know that it worked?
    pub sign: Asked,
    /// How is it going?
    pub report: Asked,
    /// How many answer all four.
    pub all_four: usize,
    /// What the plan says of how its actions stand.
    pub reporting: Reporting,
    /// What shows it? Asked of what is complete.
    pub proof: Asked,
    /// How many of what is complete have evidence, and not only words or figures.
    pub with_evidence: usize,
    /// Why was it not done by then? Asked of actions whose time was another one before.
    pub slipped: Asked,
    /// Is it done? Asked of actions whose last day is past.
    pub past: Asked,
    /// Steps and milestones that are late, of actions that are not.
    pub late_parts: Vec<Item>,
    /// How many more have come due since the date of the plan.
    pub come_due: usize,
    /// Who has what is late, the most first.
    pub late_owners: Vec<LateOwner>,
    /// Why does it stand so? Asked of what is off track or delayed.
    pub off_track: Asked,
    /// What was done about it? Asked of recommendations that were accepted.
    pub accepted: Asked,
    /// The accepted recommendations that have actions, none of which is reported on.
    pub unreported: Vec<Item>,
    /// Whether anything in the plan is a recommendation that was answered.
    pub has_responses: bool,
    /// Is it up to date?
    pub confirmed: Confirmed,
}

/// A question, and how many answer it.
#[derive(Debug, Default)]
pub struct Asked {
    /// How many are asked.
    pub all: usize,
    /// How many of those that answer do so by an outcome that they stand under.
    pub above: usize,
    /// Those that do not answer.
    pub without: Vec<Item>,
}

impl Asked {
    /// How many answer.
    pub fn answered(&self) -> usize {
        self.all - self.without.len()
    }
}

/// Something in a list, with what there is to know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub entry: Entry,
    /// What there is to know.
    pub note: Option<Note>,
}

impl Item {
    const fn plain(entry: Entry) -> Self {
        Self { entry, note: None }
    }

    const fn noted(entry: Entry, note: Note) -> Self {
        Self { entry, note: Some(note) }
    }
}

/// What there is to know of something in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// What is said of its time in place of a day.
    Undated(Undated),
    /// It says when it begins, is looked at or was worked on, and not by when it is to be done.
    NotDue,
    /// The day by which it was due.
    DueBy(Date),
    /// The step or milestone that was due by a day.
    Part(Timed, Date),
    /// How it stands.
    Stands(Meaning),
    /// When it was last confirmed.
    Confirmed(Moment),
    /// What was decided on it.
    Decided(Decision),
}

/// An owner of something that is late.
#[derive(Debug, PartialEq, Eq)]
pub struct LateOwner {
    /// The owner.
    pub owner: Key<Owner>,
    /// How many of its actions are overdue.
    pub late: usize,
    /// How many actions it has a part in.
    pub actions: usize,
}

/// Whether a plan is up to date.
#[derive(Debug)]
pub struct Confirmed {
    /// Up to when progress was last looked at.
    pub reviewed: Option<Moment>,
    /// The newest date that is told of anything in the plan.
    pub newest: Option<Moment>,
    /// The day by which somebody was to look again, when it is past.
    pub due_since: Option<Date>,
    /// Whether nobody has to look any more.
    pub is_over: bool,
    /// The actions with a date of their own that is longer ago than the plan promises.
    pub stale: Vec<Item>,
    /// The actions that are ongoing: does anything say that they go on?
    pub ongoing: Asked,
}

impl OfPlan {
    /// Asks everything of a plan.
    pub fn new(views: &Views<'_>, key: Key<Plan>) -> Self {
        let content = views.content;
        let plan = &content.plans[key];
        let promised: Vec<Key<Action>> = plan
            .actions
            .iter()
            .copied()
            .filter(|key| views.standing(*key).meaning != Some(Meaning::Withdrawn))
            .collect();
        let times = Times::new(views, key);
        let who = ask(content, &promised, said::who, |_| None);
        let day = ask(content, &promised, said::day, |key| Some(times.note(key)));
        let sign = ask(content, &promised, said::sign, |_| None);
        let report = ask_for_reports(views, &promised);
        let lacking: BTreeSet<Entry> =
            [&who, &day, &sign, &report].iter().flat_map(|asked| &asked.without).map(|it| it.entry).collect();
        let done: Vec<Key<Action>> =
            plan.actions.iter().copied().filter(|key| complete::is_complete(views, *key)).collect();
        let with_evidence =
            done.iter().filter(|key| !content.actions[**key].facts.evidence.is_empty()).count();
        let mut asked = Self {
            plan: key,
            actions: plan.actions.len(),
            withdrawn: plan.actions.len() - promised.len(),
            all_four: promised.len() - lacking.len(),
            who,
            day,
            sign,
            report,
            reporting: views.reporting(key),
            proof: proof(content, &done),
            with_evidence,
            slipped: slipped(views, key),
            past: past(views, key, &promised),
            late_parts: late_parts(views, key),
            come_due: views.come_due_since(key),
            late_owners: late_owners(views, key),
            off_track: reasons(views, &promised),
            accepted: Asked::default(),
            unreported: Vec::new(),
            has_responses: plan.outcomes.iter().any(|key| content.outcomes[*key].response.is_some()),
            confirmed: Confirmed::new(views, key, &promised),
        };
        asked.ask_recommendations(views);
        asked
    }

    fn ask_recommendations(&mut self, views: &Views<'_>) {
        let content = views.content;
        let silent: BTreeSet<Entry> = self.report.without.iter().map(|it| it.entry).collect();
        let is_silent = |action: &Key<Action>| silent.contains(&Entry::Action(*action));
        for key in &content.plans[self.plan].outcomes {
            let outcome = &content.outcomes[*key];
            let Some(decision) = outcome.response.as_ref().and_then(|it| it.decision) else { continue };
            if !accepted::is_accepted(outcome) {
                continue;
            }
            let item = Item::noted(Entry::Outcome(*key), Note::Decided(decision));
            let acted_on_by = accepted::acted_on_by(views, *key);
            self.accepted.all += 1;
            if acted_on_by.is_empty() {
                self.accepted.without.push(item);
            } else if acted_on_by.iter().all(is_silent) {
                self.unreported.push(item);
            }
        }
    }
}

/// Asks each action whether it says something. One that is the same as another lets that one answer.
fn ask(
    content: &Content,
    actions: &[Key<Action>],
    said: impl Fn(&Content, &Action) -> Said,
    note: impl Fn(Key<Action>) -> Option<Note>,
) -> Asked {
    let mut asked = Asked { all: actions.len(), ..Asked::default() };
    for key in actions {
        match nearest(content, *key, &said) {
            Said::Itself => {}
            Said::Above => asked.above += 1,
            Said::Nowhere => asked.without.push(Item { entry: Entry::Action(*key), note: note(*key) }),
        }
    }
    asked
}

fn nearest(content: &Content, key: Key<Action>, said: impl Fn(&Content, &Action) -> Said) -> Said {
    let action = &content.actions[key];
    let own = said(content, action);
    action.same_as.map_or(own, |target| own.min(said(content, &content.actions[target])))
}

fn ask_for_reports(views: &Views<'_>, actions: &[Key<Action>]) -> Asked {
    let mut asked = ask(views.content, actions, said::report, |_| None);
    // A time that says "completed" tells it too.
    asked.without.retain(|it| match it.entry {
        Entry::Action(key) => views.standing(key).told == crate::views::Told::Nobody,
        Entry::Plan(_) | Entry::Outcome(_) => true,
    });
    asked
}

fn proof(content: &Content, done: &[Key<Action>]) -> Asked {
    let mut asked = Asked { all: done.len(), ..Asked::default() };
    for key in done {
        match said::proof(content, &content.actions[*key]) {
            Said::Itself => {}
            Said::Above => asked.above += 1,
            Said::Nowhere => asked.without.push(Item::plain(Entry::Action(*key))),
        }
    }
    asked
}

fn slipped(views: &Views<'_>, plan: Key<Plan>) -> Asked {
    let moved = &views.changes(plan).moved;
    let unexplained = moved.iter().filter(|key| {
        let earlier = &views.content.actions[**key].was;
        earlier.iter().any(|earlier| earlier.why.is_none())
    });
    let without = unexplained.map(|key| Item::plain(Entry::Action(*key))).collect();
    Asked { all: moved.len(), above: 0, without }
}

fn past(views: &Views<'_>, plan: Key<Plan>, promised: &[Key<Action>]) -> Asked {
    if !views.has_statuses(plan) {
        return Asked::default();
    }
    let as_of = views.as_of(plan).day;
    let is_past = |key: &&Key<Action>| views.standing(**key).due.is_some_and(|due| due < as_of);
    let overdue = views.overdue(plan).into_iter().filter_map(|key| {
        let due = views.standing(key).due?;
        Some(Item::noted(Entry::Action(key), Note::DueBy(due)))
    });
    Asked { all: promised.iter().filter(is_past).count(), above: 0, without: overdue.collect() }
}

fn late_parts(views: &Views<'_>, plan: Key<Plan>) -> Vec<Item> {
    let late = views.late_parts(plan).filter_map(|part| {
        let action = part.action().filter(|key| !views.standing(*key).overdue)?;
        Some(Item::noted(Entry::Action(action), Note::Part(part, views.late_since(part)?)))
    });
    late.collect()
}

/// The owners of what is overdue, counted as their pages count it.
fn late_owners(views: &Views<'_>, plan: Key<Plan>) -> Vec<LateOwner> {
    let rows = views.holdings(plan).iter().map(|(owner, held)| {
        let actions = held.iter().filter_map(|held| match held.entry {
            Entry::Action(key) => Some(key),
            Entry::Plan(_) | Entry::Outcome(_) => None,
        });
        let counts = views.counts(actions);
        LateOwner { owner: *owner, late: counts.overdue, actions: counts.all }
    });
    let mut rows: Vec<LateOwner> = rows.filter(|row| row.late > 0).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.late));
    rows
}

fn reasons(views: &Views<'_>, promised: &[Key<Action>]) -> Asked {
    let mut asked = Asked::default();
    for key in promised.iter().filter(|key| off_track::needs_reason(views, **key)) {
        asked.all += 1;
        if !said::has_reason(&views.content.actions[*key]) {
            let note = views.standing(*key).meaning.map(Note::Stands);
            asked.without.push(Item { entry: Entry::Action(*key), note });
        }
    }
    asked
}

impl Confirmed {
    fn new(views: &Views<'_>, key: Key<Plan>, promised: &[Key<Action>]) -> Self {
        let content = views.content;
        let plan = &content.plans[key];
        let stale = promised.iter().filter_map(|key| {
            let confirmed = stale::confirmed_too_long_ago(views, *key)?;
            Some(Item::noted(Entry::Action(*key), Note::Confirmed(confirmed.moment)))
        });
        let going_on: Vec<Key<Action>> =
            promised.iter().copied().filter(|key| ongoing::ongoing(views, *key).is_some()).collect();
        let silent = going_on.iter().filter(|key| !ongoing::is_confirmed(content, &content.actions[**key]));
        let without = silent.map(|key| Item::plain(Entry::Action(*key))).collect();
        Self {
            reviewed: plan.written.reviewed.as_ref().map(|it| it.moment),
            newest: views.newest(Entry::Plan(key)),
            due_since: views.as_of(key).stale_since,
            is_over: matches!(plan.written.state, Some(State::Closed | State::Superseded)),
            stale: stale.collect(),
            ongoing: Asked { all: going_on.len(), above: 0, without },
        }
    }
}

/// What is said of the times of a plan's entries that stand on no day.
struct Times<'v> {
    views: &'v Views<'v>,
    undated: BTreeMap<Timed, Undated>,
}

impl<'v> Times<'v> {
    fn new(views: &'v Views<'v>, plan: Key<Plan>) -> Self {
        let undated = views.timeline(plan).undated.iter();
        let undated = undated.flat_map(|(said, placed)| placed.iter().map(|it| (it.what, *said))).collect();
        Self { views, undated }
    }

    /// What is said of the time of an action that says no day.
    fn note(&self, key: Key<Action>) -> Note {
        let content = self.views.content;
        let action = &content.actions[key];
        if said::when(content, action) == Said::Nowhere {
            return Note::Undated(Undated::Silent);
        }
        let steps = (0..action.steps.len()).map(|at| Timed::Step(key, at));
        let milestones = (0..action.milestones.len()).map(|at| Timed::Milestone(key, at));
        let outcomes = std::iter::successors(action.outcome, |key| content.outcomes[*key].parent);
        let all = std::iter::once(Timed::Action(key)).chain(steps).chain(milestones);
        let mut said = all.chain(outcomes.map(Timed::Outcome)).filter_map(|it| self.undated.get(&it));
        said.find(|it| **it != Undated::Silent).map_or(Note::NotDue, |it| Note::Undated(*it))
    }
}
