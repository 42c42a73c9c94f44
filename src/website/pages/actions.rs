//! All actions of a plan on one page, and the links that show some of them.

use crate::plan::{Key, Plan};
use crate::website::counts::CountTable;
use crate::website::parts::{Group, Parts};
use serde::Serialize;

/// What `actions.html` prints.
#[derive(Debug, Serialize)]
pub struct ActionsPage {
    /// What the plan calls actions, for several.
    pub levels: String,
    /// This page, for the link that shows them all.
    pub address: String,
    /// How they stand, for the links that show some of them.
    pub counts: CountTable,
    /// The actions under their outcomes.
    pub groups: Vec<Group>,
}

/// Works out the page with all actions.
pub fn page(parts: &Parts<'_>, key: Key<Plan>) -> ActionsPage {
    let actions = &parts.content().plans[key].actions;
    ActionsPage {
        levels: parts.levels(key, None),
        address: parts.from_here(parts.addresses.actions(key)).unwrap_or_default(),
        counts: parts.count_table(key, &parts.views.counts(actions.iter().copied())),
        groups: parts.groups(actions),
    }
}
