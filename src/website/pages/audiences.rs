//! To whom a plan promises something.

use crate::plan::{Key, Plan};
use crate::views::Promises;
use crate::website::parts::Parts;
use serde::Serialize;

/// An audience in a list.
#[derive(Debug, Serialize)]
pub struct AudienceRow {
    /// Who they are; text.
    pub label: String,
    /// The language of the label, where it is not the page's.
    pub lang: Option<String>,
    /// The page of what is promised to them.
    pub address: Option<String>,
    /// How many actions are promised to them.
    pub count: usize,
    /// How many of these are done, under way and so on; text. Nothing in a plan in which nobody says.
    pub so: Option<String>,
}

/// What `audiences.html` prints.
#[derive(Debug, Serialize)]
pub struct AudiencesPage {
    /// The audiences, in the order of `site.yaml`.
    pub audiences: Vec<AudienceRow>,
}

/// The audiences of a plan.
pub fn rows(parts: &Parts<'_>, plan: Key<Plan>) -> Vec<AudienceRow> {
    let promises = parts.views.promises(plan).iter();
    let row = |(audience, promises): (&usize, &Promises)| AudienceRow {
        label: parts.prose.plain(&parts.content().audiences[*audience].1),
        lang: parts.prose.lang_of(&parts.content().audiences[*audience].1),
        address: parts.from_here(parts.addresses.audience(plan, *audience)),
        count: promises.actions.len(),
        so: super::audience::so(parts, plan, promises),
    };
    promises.map(row).collect()
}

/// Works out the page of a plan's audiences.
pub fn page(parts: &Parts<'_>, plan: Key<Plan>) -> AudiencesPage {
    AudiencesPage { audiences: rows(parts, plan) }
}
