//! The owners of a plan, or of all plans.

use crate::model::status::Meaning;
use crate::plan::{Action, Entry, Key, Owner, Plan};
use crate::views::{Held, Holding};
use crate::website::parts::{LinkTo, Parts};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// An owner in a list.
#[derive(Debug, Serialize)]
pub struct OwnerRow {
    /// Its name; text.
    pub name: String,
    /// The abbreviation that people use; text.
    pub short: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// Across plans: the plans in which it has a part.
    pub plans: Vec<LinkTo>,
    /// How many actions it has a part in.
    pub actions: usize,
    /// How many of them it leads.
    pub leads: usize,
    /// How many it has a part in together with its own parts, where it has some that have.
    pub with_parts: Option<usize>,
    /// How many of them are complete or on track; nothing where nobody says how they stand.
    pub going_well: Option<usize>,
    /// How many of them are overdue.
    pub overdue: usize,
}

/// What `owners.html` prints.
#[derive(Debug, Serialize)]
pub struct OwnersPage {
    /// What the plan calls actions, for several.
    pub levels: String,
    /// The owners by name.
    pub owners: Vec<OwnerRow>,
}

/// Works out the page of a plan's owners, or of the owners across all plans.
pub fn page(parts: &Parts<'_>, plan: Option<Key<Plan>>) -> OwnersPage {
    let (holdings, levels) = match plan {
        Some(plan) => (parts.views.holdings(plan), parts.levels(plan, None)),
        None => (parts.views.all_holdings(), parts.words.say("action-other")),
    };
    OwnersPage { levels, owners: rows(parts, plan, holdings) }
}

fn rows(
    parts: &Parts<'_>,
    plan: Option<Key<Plan>>,
    holdings: &BTreeMap<Key<Owner>, Vec<Held>>,
) -> Vec<OwnerRow> {
    let mut rows: Vec<OwnerRow> = holdings
        .iter()
        // Who only answered, published or reviewed is found where that is said, or across plans here.
        .filter(|(_, held)| {
            plan.is_none() || held.is_empty() || held.iter().any(|held| held.holding.is_of_work())
        })
        .map(|(key, held)| {
            let actions: Vec<_> = held.iter().filter_map(|held| as_action(*held)).collect();
            let counts = parts.views.counts(actions.iter().map(|(key, _)| *key));
            let short = parts.content().owners[*key].short.as_ref();
            OwnerRow {
                name: parts.owner_name(*key),
                short: short.map(|short| parts.as_written(short)),
                address: parts.from_here(match plan {
                    Some(plan) => parts.addresses.owner(plan, *key),
                    None => parts.addresses.owner_everywhere(*key),
                }),
                plans: match plan {
                    Some(_) => Vec::new(),
                    None => plans_of(parts, held),
                },
                actions: counts.all,
                leads: actions.iter().filter(|(_, holding)| *holding == Holding::Lead).count(),
                with_parts: with_parts(parts, *key, holdings).map(|actions| actions.len()),
                going_well: (!counts.by_meaning.is_empty())
                    .then(|| counts.of(&[Meaning::Complete, Meaning::OnTrack])),
                overdue: counts.overdue,
            }
        })
        .collect();
    rows.sort_by_cached_key(|row| row.name.to_lowercase());
    rows
}

/// The plans that an owner has a part in.
fn plans_of(parts: &Parts<'_>, held: &[Held]) -> Vec<LinkTo> {
    let content = parts.content();
    let plans: BTreeSet<Key<Plan>> = held
        .iter()
        .map(|held| match held.entry {
            Entry::Action(key) => content.actions[key].plan,
            Entry::Outcome(key) => content.outcomes[key].plan,
            Entry::Plan(key) => key,
        })
        .collect();
    plans.into_iter().map(|plan| parts.entry(Entry::Plan(plan))).collect()
}

/// The actions that an owner and its parts have a part in, each once; nothing for an owner without
/// parts that have one.
pub fn with_parts(
    parts: &Parts<'_>,
    owner: Key<Owner>,
    holdings: &BTreeMap<Key<Owner>, Vec<Held>>,
) -> Option<BTreeSet<Key<Action>>> {
    let of_owner = parts.views.parts_of(owner, holdings);
    if of_owner.is_empty() {
        return None;
    }
    let held = of_owner.iter().chain([&owner]).filter_map(|part| holdings.get(part)).flatten();
    Some(held.filter_map(|held| as_action(*held)).map(|(key, _)| key).collect())
}

/// An action that is held, and how; outcomes are none.
pub fn as_action(held: Held) -> Option<(Key<Action>, Holding)> {
    match held.entry {
        Entry::Action(key) => Some((key, held.holding)),
        Entry::Outcome(_) | Entry::Plan(_) => None,
    }
}
