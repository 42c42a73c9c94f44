//! The actions of a plan that stand in one way, or are overdue, and why.

use super::statuses::{MarkRow, marks};
use crate::model::status::Meaning;
use crate::plan::{Key, Plan};
use crate::website::counts::CountTable;
use crate::website::late::LateRow;
use crate::website::parts::{Group, Parts, Tag};
use serde::Serialize;

/// What `status.html` prints.
#[derive(Debug, Serialize)]
pub struct StatusPage {
    /// How they stand; nothing on the page of what is overdue.
    pub tag: Option<Tag>,
    /// What that means; text.
    pub meaning: String,
    /// What the plan calls actions, for several.
    pub levels: String,
    /// The page with all actions; empty where there is none.
    pub actions_address: String,
    /// How many there are.
    pub count: usize,
    /// How all actions stand, for the links to the other pages.
    pub counts: CountTable,
    /// The plan's marks that mean this.
    pub key: Vec<MarkRow>,
    /// The actions under their outcomes; none on the page of what is overdue.
    pub groups: Vec<Group>,
    /// On the page of what is overdue: the actions, the longest first, and why they are.
    pub late: Vec<LateRow>,
    /// There too: the steps and milestones of other actions that are.
    pub late_parts: Vec<LateRow>,
}

/// Works out the page of a status.
pub fn page(parts: &Parts<'_>, plan: Key<Plan>, meaning: Meaning) -> StatusPage {
    let content = parts.content();
    let actions = parts.views.meanings(plan).get(&meaning).map(Vec::as_slice).unwrap_or_default();
    let is_own = content.plans[plan].terms.key.is_own;
    StatusPage {
        tag: Some(parts.tag_of(plan, meaning)),
        meaning: parts.meaning_of(plan, meaning),
        levels: parts.levels(plan, None),
        actions_address: parts.from_here(parts.addresses.actions(plan)).unwrap_or_default(),
        count: actions.len(),
        counts: counts(parts, plan),
        key: if is_own { marks(parts, plan, |it| it == meaning) } else { Vec::new() },
        groups: parts.groups(actions),
        late: Vec::new(),
        late_parts: Vec::new(),
    }
}

/// Works out the page of a plan's overdue actions.
pub fn overdue(parts: &Parts<'_>, plan: Key<Plan>) -> StatusPage {
    let late: Vec<LateRow> = parts.late_actions(plan).collect();
    StatusPage {
        tag: None,
        meaning: parts.words.say("meaning-overdue"),
        levels: parts.levels(plan, None),
        actions_address: parts.from_here(parts.addresses.actions(plan)).unwrap_or_default(),
        count: late.len(),
        counts: counts(parts, plan),
        key: Vec::new(),
        groups: Vec::new(),
        late,
        late_parts: parts.late_parts(plan).collect(),
    }
}

fn counts(parts: &Parts<'_>, plan: Key<Plan>) -> CountTable {
    let actions = parts.content().plans[plan].actions.iter().copied();
    parts.count_table(plan, &parts.views.counts(actions))
}
