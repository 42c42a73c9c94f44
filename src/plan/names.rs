//! The names by which entries of a plan can be called: ids, numbers, stems of numbers.

use super::{Action, Entry, Key, Outcome, Plan};
use crate::diagnostics::Span;
use crate::model::id::Id;
use crate::model::number::Number;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of one plan's names.
#[derive(Debug, Default)]
pub(super) struct PlanNames {
    pub(super) actions: BTreeMap<Id, (Key<Action>, Span)>,
    pub(super) outcomes: BTreeMap<Id, (Key<Outcome>, Span)>,
    pub(super) documents: BTreeMap<Id, usize>,
    /// Whether it was told that a level has no name.
    pub(super) has_unnamed_level: bool,
    /// Ids and numbers of drafts that are not shown.
    pub(super) drafts: BTreeSet<Box<str>>,
    /// Everything with a number, in the order of the plan.
    numbers: BTreeMap<Box<str>, Vec<Numbered>>,
}

/// Something with a number, and the outcome it stands under.
type Numbered = (Entry, Option<Key<Outcome>>);

impl PlanNames {
    /// Takes note of a draft that is not shown.
    pub(super) fn draft(&mut self, id: &Id, numbers: &[Number]) {
        self.drafts.insert(id.as_str().into());
        self.drafts.extend(numbers.iter().map(|number| Box::from(number.as_str())));
    }

    pub(super) fn number(&mut self, numbers: &[Number], entry: Entry, under: Option<Key<Outcome>>) {
        for number in numbers {
            self.numbers.entry(number.as_str().into()).or_default().push((entry, under));
        }
    }

    /// What bears exactly a number: in an outcome when something there does, else in the plan.
    pub(super) fn numbered(&self, number: &str, outcome: Option<Key<Outcome>>) -> Vec<Entry> {
        let Some(found) = self.numbers.get(number) else { return Vec::new() };
        let here: Vec<Entry> = found
            .iter()
            .filter(|(_, under)| under.is_some() && *under == outcome)
            .map(|(entry, _)| *entry)
            .collect();
        if here.is_empty() { found.iter().map(|(entry, _)| *entry).collect() } else { here }
    }

    /// The actions whose numbers begin with a number: in an outcome when some there do, else in
    /// the plan.
    pub(super) fn under(&self, stem: &str, outcome: Option<Key<Outcome>>, plan: &Plan) -> Vec<Key<Action>> {
        let from = format!("{stem}.");
        let mut all: Vec<(Key<Action>, Option<Key<Outcome>>)> = self
            .numbers
            .range(Box::<str>::from(from.as_str())..)
            .take_while(|(number, _)| number.starts_with(&from))
            .flat_map(|(_, found)| found)
            .filter_map(|(entry, under)| match entry {
                Entry::Action(key) => Some((*key, *under)),
                Entry::Outcome(_) | Entry::Plan(_) => None,
            })
            .collect();
        if all.iter().any(|(_, under)| under.is_some() && *under == outcome) {
            all.retain(|(_, under)| *under == outcome);
        }
        let found: Vec<Key<Action>> = all.into_iter().map(|(key, _)| key).collect();
        plan.actions.iter().copied().filter(|key| found.contains(key)).collect()
    }

    /// Every name that somebody could have meant.
    pub(super) fn candidates(&self) -> impl Iterator<Item = &str> {
        let ids = self.actions.keys().map(Id::as_str).chain(self.outcomes.keys().map(Id::as_str));
        ids.chain(self.documents.keys().map(Id::as_str)).chain(self.numbers.keys().map(|it| &**it))
    }
}

/// The names of all plans.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) plans: BTreeMap<Id, Key<Plan>>,
    /// Plans that are drafts and not shown.
    pub(super) drafts: BTreeSet<Id>,
    pub(super) of_plan: Vec<PlanNames>,
}

impl Names {
    pub(super) fn of(&self, plan: Key<Plan>) -> &PlanNames {
        &self.of_plan[plan.index()]
    }
}
