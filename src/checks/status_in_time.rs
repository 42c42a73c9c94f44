#![doc = include_str!("status-in-time.md")]

use super::{Check, Findings, NOTE, Seen, action};
use crate::model::status::Meaning;
use crate::model::when::Time;

/// The check.
pub const CHECK: Check =
    Check { code: "status-in-time", level: NOTE, page: include_str!("status-in-time.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, it) in seen.content().actions.iter() {
        // Where the status says the same, readers are told it at its place.
        let key = &seen.content().plans[it.plan].terms.key;
        if it.facts.status.as_ref().and_then(|marks| marks.means(key)) == Some(Meaning::Complete) {
            continue;
        }
        for due in it.facts.when.iter().filter(|due| due.is_due()) {
            if due.when.times().iter().any(|time| matches!(time, Time::Done(_))) {
                let words = due.when.words.first();
                findings
                    .at(words.span, format!("the time of {} says how it stands", action(it)))
                    .hint("say it by `status: complete`, and the day under `when:` with `kind: done`");
            }
        }
    }
}
