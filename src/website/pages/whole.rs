//! A whole plan on one page, made to be printed.

use super::outcome::ResponseView;
use crate::plan::{Key, Plan};
use crate::website::entry::{ActionView, FactsView, OwnersView};
use crate::website::parts::{CountTable, Parts, Tag, TimeText};
use serde::Serialize;

/// An outcome with its actions.
#[derive(Debug, Serialize)]
pub struct WholeOutcome {
    /// The id of its section.
    pub anchor: String,
    /// What the plan calls it.
    pub level: String,
    /// Its number as printed.
    pub number: String,
    /// Its title; HTML.
    pub title: String,
    /// What will be different; HTML blocks.
    pub aim: Option<String>,
    /// How it stands by its own words.
    pub tags: Vec<Tag>,
    /// When it is due.
    pub due: Vec<TimeText>,
    /// Who owns it.
    pub owners: Vec<OwnersView>,
    /// What it says of itself; HTML blocks.
    pub body: Option<String>,
    /// The answer to it.
    pub response: Option<ResponseView>,
    /// What else is said of it.
    pub facts: FactsView,
    /// Its own actions.
    pub actions: Vec<ActionView>,
}

/// What `whole.html` prints.
#[derive(Debug, Serialize)]
pub struct WholePage {
    /// What the plan is called; HTML.
    pub title: String,
    /// What it says of itself; HTML blocks.
    pub body: Option<String>,
    /// How its actions stand.
    pub counts: CountTable,
    /// Actions that stand under no outcome.
    pub loose: Vec<ActionView>,
    /// Its outcomes, each before what stands under it.
    pub outcomes: Vec<WholeOutcome>,
    /// What the plan calls actions, for several.
    pub action_levels: String,
}

/// Works out the page of a whole plan.
pub fn page(parts: &Parts<'_>, key: Key<Plan>) -> WholePage {
    let content = parts.content();
    let plan = &content.plans[key];
    WholePage {
        title: parts.prose.title(&plan.title),
        body: plan.body.as_ref().map(|body| parts.prose.block(body, 2)),
        counts: parts.count_table(key, &parts.views.counts(plan.actions.iter().copied())),
        loose: plan.loose.iter().map(|action| parts.action(*action, 4)).collect(),
        outcomes: plan
            .outcomes
            .iter()
            .map(|outcome| {
                let page = super::outcome::page(parts, *outcome);
                WholeOutcome {
                    anchor: parts.group_anchor(Some(*outcome)),
                    level: page.level,
                    number: page.number,
                    title: page.title,
                    aim: page.aim,
                    tags: page.tags,
                    due: page.due,
                    owners: page.owners,
                    body: page.body,
                    response: page.response,
                    facts: page.facts,
                    actions: content.outcomes[*outcome]
                        .actions
                        .iter()
                        .map(|it| parts.action(*it, 4))
                        .collect(),
                }
            })
            .collect(),
        action_levels: parts.levels(key, None),
    }
}
