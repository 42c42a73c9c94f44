#![doc = include_str!("slipped-without-reason.md")]

use super::{Check, Findings, Seen, WARNING, action};

/// The check.
pub const CHECK: Check = Check {
    code: "slipped-without-reason",
    level: WARNING,
    page: include_str!("slipped-without-reason.md"),
    run,
};

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, it) in seen.content().actions.iter() {
        for earlier in it.was.iter().filter(|earlier| earlier.why.is_none()) {
            findings
                .at(earlier.when.words.first().span, format!("{} slipped, and nobody says why", action(it)))
                .hint("add `why:` to the earlier time");
        }
    }
}
