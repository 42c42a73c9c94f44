#![doc = include_str!("unconfirmed-ongoing.md")]

use super::said::{self, Said};
use super::{Check, Findings, Seen, WARNING, action};
use crate::model::time::Due;
use crate::plan::{Action, Content, Key};
use crate::views::Views;

/// The check.
pub const CHECK: Check =
    Check { code: "unconfirmed-ongoing", level: WARNING, page: include_str!("unconfirmed-ongoing.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (key, it) in seen.promised() {
        if let Some(ongoing) = ongoing(seen.views, key)
            && !is_confirmed(seen.content(), it)
            && seen.views.has_progress(it.plan)
        {
            findings
                .at(
                    ongoing.when.words.first().span,
                    format!("{} is ongoing, and nothing says that it goes on", action(it)),
                )
                .hint("add `confirmed:` with a date, a status, or an update");
        }
    }
}

/// The time of an action that is ongoing and has no last day.
pub fn ongoing<'v>(views: &Views<'v>, key: Key<Action>) -> Option<&'v Due> {
    let when = &views.content.actions[key].facts.when;
    when.iter()
        .find(|due| due.is_due() && due.when.is_ongoing())
        .filter(|_| views.standing(key).due.is_none())
}

/// Whether anything says of an action itself that it goes on; the one that it is the same as may.
pub fn is_confirmed(content: &Content, action: &Action) -> bool {
    action.same_as.is_some() || said::report(content, action) == Said::Itself
}
