//! Names that are taken: by another entry, or by a page that stands at the address they would lead to.

use super::{Content, Key};
use crate::diagnostics::{Problems, Span, tick};
use crate::model::id::Id;
use std::collections::BTreeMap;

/// First parts of addresses below a plan that planpress uses, now or later.
const IN_PLAN: [&str; 12] = [
    "actions",
    "owners",
    "years",
    "status",
    "timeline",
    "measures",
    "changes",
    "editions",
    "glossary",
    "whole",
    "downloads",
    "for",
];
/// First parts of addresses of a site that planpress uses, now or later.
const IN_SITE: [&str; 6] = ["owners", "glossary", "search", "accessibility", "assets", "static"];

/// Whether an id of an outcome would lead to a page that planpress makes itself.
pub fn is_reserved_in_plan(id: &Id) -> bool {
    IN_PLAN.contains(&id.as_str()) || IN_SITE.contains(&id.as_str())
}

/// What has a name that leads to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A plan, named by its folder alone.
    Plan,
    /// An outcome, which can have an id.
    Outcome,
    /// A free page, named by its path.
    Page,
}

/// What stands already at the address of something with a name, in words.
pub fn taken(id: &Id, named: Named, content: &Content) -> Option<&'static str> {
    let name = id.as_str();
    let site_plan = content.site_plan().map(|key| &content.plans[key]);
    let is_of_site = named != Named::Outcome || site_plan.is_some();
    let is_of_plan = named == Named::Outcome || site_plan.is_some();
    let in_site = is_of_site && (IN_SITE.contains(&name) || content.languages.find(name).is_some());
    if in_site || is_of_plan && IN_PLAN.contains(&name) {
        return Some("a page that planpress makes itself");
    }
    match (named, site_plan) {
        (Named::Page, None) => {
            let is_plan = content.plans.iter().any(|(_, plan)| plan.id == *id);
            is_plan.then_some("a plan")
        }
        (Named::Page, Some(plan)) => {
            let is_outcome = plan.outcomes.iter().any(|key| content.outcomes[*key].id == *id);
            is_outcome.then_some("an outcome")
        }
        (Named::Plan, _) | (Named::Outcome, Some(_)) => {
            let is_page = content.pages.iter().any(|page| page.path.split('/').next() == Some(name));
            is_page.then_some("a page in `pages/`")
        }
        (Named::Outcome, None) => None,
    }
}

/// Reports a name whose address is taken.
pub(super) fn tell_taken(id: &Id, span: Span, named: Named, content: &Content, problems: &mut Problems) {
    let Some(by) = taken(id, named, content) else { return };
    let hint = match named {
        Named::Plan => "give its folder another name",
        Named::Outcome => "give it another `id:`, or rename its folder",
        Named::Page => "rename its file, or the folder in `pages/` that it stands in",
    };
    let message = format!("the address {} is that of {by}", tick(format!("/{id}/")));
    problems.error("reserved-id", span, message).hint(hint);
}

/// Notes an id of a plan's entry; reports it where another entry of the kind has it.
pub(super) fn claim<T>(
    taken: &mut BTreeMap<Id, (Key<T>, Span)>,
    id: &Id,
    key: Key<T>,
    span: Span,
    what: &str,
    problems: &mut Problems,
) {
    match taken.get(id) {
        Some((_, first)) => {
            let message = format!("two {what} have the id {}", tick(id));
            let file = if what == "outcomes" { "folder" } else { "file" };
            problems
                .error("duplicate-id", span, message)
                .hint(format!("give one of them another `id:`, or rename its {file}"))
                .related(*first, "first used here");
        }
        None => {
            taken.insert(id.clone(), (key, span));
        }
    }
}
