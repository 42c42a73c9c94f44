#![doc = include_str!("empty-outcome.md")]

use super::{Check, Findings, Seen, WARNING, outcome};
use crate::plan::Entry;

/// The check.
pub const CHECK: Check =
    Check { code: "empty-outcome", level: WARNING, page: include_str!("empty-outcome.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (key, it) in seen.content().outcomes.iter() {
        let is_answered = it.response.is_some();
        let is_acted_on = it.referred.iter().any(|referred| matches!(referred.by, Entry::Action(_)));
        if it.children.is_empty() && !is_answered && !is_acted_on && seen.views.actions_under(key).is_empty()
        {
            findings
                .at(it.title.span(), format!("{} has no actions", outcome(it)))
                .hint("add an action to its folder, or say in its text why there is none");
        }
    }
}
