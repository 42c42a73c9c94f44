//! The home of a site with its plans.

use crate::model::plan::State;
use crate::plan::{Key, Plan};
use crate::website::counts::CountTable;
use crate::website::parts::Parts;
use serde::Serialize;

/// A plan on the home page.
#[derive(Debug, Serialize)]
pub struct PlanRow {
    /// What it is called; HTML.
    pub title: String,
    /// Its address.
    pub address: String,
    /// What it is; HTML.
    pub summary: Option<String>,
    /// From when to when it runs; text.
    pub period: Option<String>,
    /// Who publishes it; text.
    pub publisher: Option<String>,
    /// Where it is in its life, in words.
    pub state: Option<String>,
    /// How its actions stand.
    pub counts: CountTable,
}

/// What `home.html` prints.
#[derive(Debug, Serialize)]
pub struct HomePage {
    /// What the site is; HTML blocks.
    pub description: Option<String>,
    /// Its plans.
    pub plans: Vec<PlanRow>,
    /// The owners across all plans.
    pub owners_address: Option<String>,
}

/// Where a plan is in its life, in words; nothing for one that is in force.
pub fn state(parts: &Parts<'_>, plan: Key<Plan>) -> Option<String> {
    let state = parts.content().plans[plan].written.state.filter(|state| *state != State::Approved);
    state.map(|state| parts.words.say(&format!("state-{}", state.word())))
}

/// Works out the home page.
pub fn page(parts: &Parts<'_>) -> HomePage {
    let content = parts.content();
    HomePage {
        description: content.site.description.as_ref().map(|text| parts.prose.block(text, 2)),
        plans: content
            .plans
            .iter()
            .map(|(key, plan)| PlanRow {
                title: parts.prose.title(&plan.title),
                address: parts.from_here(parts.addresses.plan(key)).unwrap_or_default(),
                summary: plan.written.summary.as_ref().map(|summary| parts.prose.inline(summary)),
                period: parts.period(key),
                publisher: plan.publisher.map(|owner| parts.owner_name(owner)),
                state: state(parts, key),
                counts: parts.plan_table(key),
            })
            .collect(),
        owners_address: parts.from_here(parts.addresses.all_owners()),
    }
}
