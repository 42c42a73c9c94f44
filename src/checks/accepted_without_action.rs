#![doc = include_str!("accepted-without-action.md")]

use super::{Check, Findings, Seen, WARNING, outcome};
use crate::model::outcome::Decision;
use crate::plan::{Action, Entry, Key, Outcome};
use crate::views::Views;

/// The check.
pub const CHECK: Check = Check {
    code: "accepted-without-action",
    level: WARNING,
    page: include_str!("accepted-without-action.md"),
    run,
};

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (key, it) in seen.content().outcomes.iter() {
        if is_accepted(it) && acted_on_by(seen.views, key).is_empty() {
            findings
                .at(it.title.span(), format!("{} was accepted, and no action follows from it", outcome(it)))
                .hint("add the action, or let one say `see: [{responds to: …}]`");
        }
    }
}

/// Whether an outcome is a recommendation that was accepted, all of it or a part.
pub fn is_accepted(outcome: &Outcome) -> bool {
    let decision = outcome.response.as_ref().and_then(|response| response.decision);
    matches!(decision, Some(Decision::Accepted | Decision::InPart | Decision::InPrinciple))
}

/// The actions that follow from a recommendation: those under it, and those elsewhere that refer to it.
pub fn acted_on_by(views: &Views<'_>, key: Key<Outcome>) -> Vec<Key<Action>> {
    let referring = views.content.outcomes[key].referred.iter().filter_map(|referred| match referred.by {
        Entry::Action(action) => Some(action),
        Entry::Plan(_) | Entry::Outcome(_) => None,
    });
    views.actions_under(key).into_iter().chain(referring).collect()
}
