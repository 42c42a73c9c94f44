//! Who holds what.

use crate::model::owner::Role;
use crate::plan::{Content, Entry, Key, Owned, Owner, Plan};
use std::collections::BTreeMap;

/// What part an owner has in something, as owner pages tell it. The order is theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holding {
    /// Answers for it.
    Lead,
    /// Answers for it together with the lead.
    Joint,
    /// Helps with it.
    Support,
    /// Owns a step or a milestone of it.
    Part,
    /// Is a member of a group that owns it.
    Member(Key<Owner>),
    /// Answered it, when it is a recommendation.
    Answered,
    /// Reviews it, when it is a plan.
    Oversees,
    /// Publishes it, when it is a plan.
    Publishes,
}

impl Holding {
    /// Whether there is something to do, unlike answering, reviewing and publishing.
    pub const fn is_of_work(self) -> bool {
        match self {
            Self::Lead | Self::Joint | Self::Support | Self::Part | Self::Member(_) => true,
            Self::Answered | Self::Oversees | Self::Publishes => false,
        }
    }
}

/// Something that an owner holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// What it is.
    pub entry: Entry,
    /// The part that the owner has in it.
    pub holding: Holding,
}

const fn holding(role: Role) -> Holding {
    match role {
        Role::Lead => Holding::Lead,
        Role::Joint => Holding::Joint,
        Role::Support => Holding::Support,
    }
}

/// What each owner holds of some plans: outcomes first, then actions, each in order and each once,
/// by the greatest part that the owner has in it; then what it answered, and the plans. An owner
/// whose parts hold something is there too, if with nothing of its own.
pub(super) fn holdings(plans: &[Key<Plan>], content: &Content) -> BTreeMap<Key<Owner>, Vec<Held>> {
    let mut found: BTreeMap<Key<Owner>, Vec<Held>> = BTreeMap::new();
    let plans = || plans.iter().map(|key| (*key, &content.plans[*key]));
    let outcomes = || plans().flat_map(|(_, plan)| &plan.outcomes).map(|key| (*key, &content.outcomes[*key]));
    for (key, outcome) in outcomes() {
        add(&outcome.owners, holding, Entry::Outcome(key), content, &mut found);
    }
    for (key, action) in plans().flat_map(|(_, plan)| &plan.actions).map(|key| (*key, &content.actions[*key]))
    {
        add(&action.owners, holding, Entry::Action(key), content, &mut found);
        let parts =
            action.steps.iter().map(|it| &it.owners).chain(action.milestones.iter().map(|it| &it.owners));
        for owners in parts {
            add(owners, |_| Holding::Part, Entry::Action(key), content, &mut found);
        }
    }
    for (key, outcome) in outcomes() {
        if let Some(by) = outcome.response.as_ref().and_then(|response| response.by) {
            hold(by, Held { entry: Entry::Outcome(key), holding: Holding::Answered }, &mut found);
        }
    }
    for (key, plan) in plans() {
        let entry = Entry::Plan(key);
        for (owner, holding) in [(plan.overseen, Holding::Oversees), (plan.publisher, Holding::Publishes)] {
            if let Some(owner) = owner {
                hold(owner, Held { entry, holding }, &mut found);
            }
        }
    }
    let holders: Vec<Key<Owner>> = found.keys().copied().collect();
    for owner in holders {
        for whole in content.wholes_of(owner) {
            found.entry(whole).or_default();
        }
    }
    found
}

fn add(
    owners: &[Owned],
    holding: impl Fn(Role) -> Holding,
    entry: Entry,
    content: &Content,
    found: &mut BTreeMap<Key<Owner>, Vec<Held>>,
) {
    for owned in owners {
        hold(owned.owner, Held { entry, holding: holding(owned.role) }, found);
        for member in &content.owners[owned.owner].members {
            hold(*member, Held { entry, holding: Holding::Member(owned.owner) }, found);
        }
    }
}

/// Entries come in order, so what an owner already holds of this one is the last.
fn hold(owner: Key<Owner>, held: Held, found: &mut BTreeMap<Key<Owner>, Vec<Held>>) {
    let list = found.entry(owner).or_default();
    match list.last_mut() {
        Some(last) if last.entry == held.entry => last.holding = last.holding.min(held.holding),
        _ => list.push(held),
    }
}
