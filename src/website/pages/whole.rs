//! A whole plan on one page, made to be printed.

use super::outcome::OutcomeView;
use super::plan::AboutPlan;
use crate::plan::{Key, Plan};
use crate::website::counts::CountTable;
use crate::website::entry::ActionView;
use crate::website::parts::Parts;
use serde::Serialize;

/// An outcome with its actions.
#[derive(Debug, Serialize)]
pub struct WholeOutcome {
    /// The id of its section.
    pub anchor: String,
    /// Whether it begins a page on paper: an outermost one, where they are few.
    pub begins_page: bool,
    /// Everything that is said of it.
    pub outcome: OutcomeView,
    /// Its own actions.
    pub actions: Vec<ActionView>,
}

/// What `whole.html` prints.
#[derive(Debug, Serialize)]
pub struct WholePage {
    /// What the plan is called; HTML.
    pub title: String,
    /// What it says of itself.
    pub about: AboutPlan,
    /// How its actions stand.
    pub counts: CountTable,
    /// Actions that stand under no outcome.
    pub loose: Vec<ActionView>,
    /// Its outcomes, each before what stands under it.
    pub outcomes: Vec<WholeOutcome>,
    /// What the plan calls actions, for several.
    pub action_levels: String,
}

/// How many outermost outcomes can each begin a page without wasting paper.
const FEW: usize = 10;

/// Works out the page of a whole plan.
pub fn page(parts: &Parts<'_>, key: Key<Plan>) -> WholePage {
    let content = parts.content();
    let plan = &content.plans[key];
    let actions = |keys: &[Key<_>]| keys.iter().map(|action| parts.action(*action, 4)).collect();
    WholePage {
        title: parts.prose.title(&plan.title),
        about: super::plan::about(parts, key),
        counts: parts.plan_table(key),
        loose: actions(&plan.loose),
        outcomes: plan
            .outcomes
            .iter()
            .map(|outcome| WholeOutcome {
                anchor: parts.group_anchor(Some(*outcome)),
                begins_page: plan.top.len() <= FEW && content.outcomes[*outcome].parent.is_none(),
                outcome: super::outcome::view(parts, *outcome, 3),
                actions: actions(&content.outcomes[*outcome].actions),
            })
            .collect(),
        action_levels: parts.levels(key, None),
    }
}
