//! Who holds what.

use crate::model::owner::Role;
use crate::plan::{Action, Content, Entry, Key, Outcome, Owned, Owner};
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
}

/// Something that an owner holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// What it is: an action or an outcome.
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

/// What each owner holds: outcomes first, then actions, each in order and each once, by the
/// greatest part that the owner has in it.
pub(super) fn holdings(
    actions: impl Iterator<Item = Key<Action>>,
    outcomes: &[Key<Outcome>],
    content: &Content,
) -> BTreeMap<Key<Owner>, Vec<Held>> {
    let mut found: BTreeMap<Key<Owner>, Vec<Held>> = BTreeMap::new();
    for key in outcomes {
        add(&content.outcomes[*key].owners, holding, Entry::Outcome(*key), content, &mut found);
    }
    for key in actions {
        let action = &content.actions[key];
        add(&action.owners, holding, Entry::Action(key), content, &mut found);
        let parts =
            action.steps.iter().map(|it| &it.owners).chain(action.milestones.iter().map(|it| &it.owners));
        for owners in parts {
            add(owners, |_| Holding::Part, Entry::Action(key), content, &mut found);
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
