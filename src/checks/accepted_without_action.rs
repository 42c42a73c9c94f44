#![doc = include_str!("accepted-without-action.md")]

use super::{Check, Findings, Seen, WARNING, outcome};
use crate::model::outcome::Decision;
use crate::plan::Entry;

/// The check.
pub const CHECK: Check = Check {
    code: "accepted-without-action",
    level: WARNING,
    page: include_str!("accepted-without-action.md"),
    run,
};

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (key, it) in seen.content().outcomes.iter() {
        let decision = it.response.as_ref().and_then(|response| response.decision);
        let is_accepted =
            matches!(decision, Some(Decision::Accepted | Decision::InPart | Decision::InPrinciple));
        let is_acted_on = it.referred.iter().any(|referred| matches!(referred.by, Entry::Action(_)));
        if is_accepted && !is_acted_on && seen.views.actions_under(key).is_empty() {
            findings
                .at(it.title.span(), format!("{} was accepted, and no action follows from it", outcome(it)))
                .hint("add the action, or let one say `see: [{responds to: …}]`");
        }
    }
}
