//! The page that searches the site: without a script, a list of every action.

use crate::website::address::INDEX;
use crate::website::parts::{LinkTo, Parts, Row};
use crate::website::search;
use serde::Serialize;

/// The actions of a plan, for whoever looks for one.
#[derive(Debug, Serialize)]
pub struct Searched {
    /// The id of its heading, by which what is found knows the plan.
    pub anchor: String,
    /// The plan; nothing where the site has no other.
    pub heading: Option<LinkTo>,
    /// Its actions.
    pub rows: Vec<Row>,
}

/// What `search.html` prints.
#[derive(Debug, Serialize)]
pub struct SearchPage {
    /// The folder of what searches in the browser, as a link on this page; nothing where planpress
    /// was built without it.
    pub library: Option<String>,
    /// How many actions there are.
    pub count: usize,
    /// Every action by its plan.
    pub plans: Vec<Searched>,
}

/// Works out the page that searches the site.
pub fn page(parts: &Parts<'_>) -> SearchPage {
    let content = parts.content();
    let plans = content.plans.iter().filter(|(_, plan)| !plan.actions.is_empty());
    let plans = plans.map(|(key, plan)| Searched {
        anchor: search::anchor(content, key),
        heading: (content.plans.len() > 1).then(|| parts.titled(&plan.title, parts.addresses.plan(key))),
        rows: plan.actions.iter().map(|action| parts.row(*action)).collect(),
    });
    SearchPage {
        library: parts.from_here(INDEX.to_owned()).filter(|_| search::IS_BUILT_IN),
        count: content.actions.len(),
        plans: plans.collect(),
    }
}
