#![doc = include_str!("complete-without-evidence.md")]

use super::said::{self, Said};
use super::{Check, Findings, NOTE, Seen, action};
use crate::model::status::Meaning;
use crate::plan::{Action, Key};
use crate::views::{Told, Views};

/// The check.
pub const CHECK: Check = Check {
    code: "complete-without-evidence",
    level: NOTE,
    page: include_str!("complete-without-evidence.md"),
    run,
};

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (key, it) in seen.content().actions.iter() {
        if is_complete(seen.views, key) && said::proof(seen.content(), it) == Said::Nowhere {
            let span = it.facts.status.as_ref().map_or(it.title.span(), |marks| marks.span);
            findings
                .at(span, format!("{} is complete, and nothing shows it", action(it)))
                .hint("add `evidence:` that the public can open, or an update that says what was done");
        }
    }
}

/// Whether an action is complete, and not only because the one is that it is the same as.
pub fn is_complete(views: &Views<'_>, key: Key<Action>) -> bool {
    let standing = views.standing(key);
    standing.meaning == Some(Meaning::Complete) && !matches!(standing.told, Told::Same(_))
}
