#![doc = include_str!("abolished-owner.md")]

use super::{Check, Findings, Seen, WARNING, action};
use crate::diagnostics::tick;
use crate::model::when::Moment;

/// The check.
pub const CHECK: Check =
    Check { code: "abolished-owner", level: WARNING, page: include_str!("abolished-owner.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let owners = &seen.content().owners;
    for (key, it) in seen.promised() {
        let Some(due) = seen.views.standing(key).due.filter(|_| !seen.views.standing(key).rests()) else {
            continue;
        };
        for owned in &it.owners {
            let owner = &owners[owned.owner];
            let Some(until) = owner.until.as_ref().filter(|until| until.moment.last() < due) else {
                continue;
            };
            let name = tick(owner.name.as_str());
            let message = format!(
                "{} is due by {}, and {name} existed until {}",
                action(it),
                Moment::Day(due),
                until.moment
            );
            let next = owner.successors.first().map(|next| owners[*next].name.as_str());
            let hint = next.map_or_else(
                || "say who does it now".to_owned(),
                |next| format!("{} took over its work: is it the owner now?", tick(next)),
            );
            findings.at(owned.span, message).hint(hint).related(until.words.span, "its end");
        }
    }
}
