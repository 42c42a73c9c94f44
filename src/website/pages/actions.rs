//! All actions of a plan on one page, and what shows some of them: links, and filters for a script.

use crate::plan::{Key, Plan};
use crate::website::counts::CountTable;
use crate::website::filters::{Filter, filters};
use crate::website::parts::{Group, Parts, anchor};
use serde::Serialize;
use std::collections::BTreeMap;

/// What `actions.html` prints.
#[derive(Debug, Serialize)]
pub struct ActionsPage {
    /// What the plan calls actions, for several.
    pub levels: String,
    /// This page, for the link that shows them all.
    pub address: String,
    /// How they stand, for the links that show some of them.
    pub counts: CountTable,
    /// By what they can be chosen, where a script does it.
    pub filters: Vec<Filter>,
    /// The actions under their outcomes.
    pub groups: Vec<Group>,
}

/// Works out the page with all actions.
pub fn page(parts: &Parts<'_>, key: Key<Plan>) -> ActionsPage {
    let content = parts.content();
    let actions = &content.plans[key].actions;
    let (filters, chosen) = filters(parts, key);
    let mut chosen: BTreeMap<String, String> =
        chosen.into_iter().map(|(action, said)| (anchor(&content.actions[action]), said)).collect();
    let mut groups = parts.groups(actions);
    for row in groups.iter_mut().flat_map(|it| &mut it.sections).flat_map(|it| &mut it.rows) {
        row.filters = chosen.remove(&row.anchor).unwrap_or_default();
    }
    ActionsPage {
        levels: parts.levels(key, None),
        address: parts.from_here(parts.addresses.actions(key)).unwrap_or_default(),
        counts: parts.plan_table(key),
        filters,
        groups,
    }
}
