//! The page for an address that there is not.

use crate::website::parts::{LinkTo, Parts};
use serde::Serialize;

/// What `not-found.html` prints.
#[derive(Debug, Serialize)]
pub struct NotFoundPage {
    /// Places from which everything can be found.
    pub links: Vec<LinkTo>,
}

/// Works out the page for an address that there is not.
pub fn page(parts: &Parts<'_>) -> NotFoundPage {
    let content = parts.content();
    let mut links = Vec::new();
    if content.site_plan().is_none() {
        links.push(LinkTo::new(parts.words.say("home"), parts.from_here(parts.addresses.home())));
    }
    if let Some(address) = parts.from_here(parts.addresses.search()) {
        links.push(LinkTo::new(parts.words.say("search"), Some(address)));
    }
    for (key, plan) in content.plans.iter() {
        links.push(parts.titled(&plan.title, parts.addresses.plan(key)));
        if let Some(address) = parts.from_here(parts.addresses.actions(key)) {
            let title = [("plan", parts.prose.plain(&plan.title).into())];
            links.push(LinkTo::new(parts.words.say_with("all-actions-of", &title), Some(address)));
        }
    }
    NotFoundPage { links }
}
