#![doc = include_str!("no-time.md")]

use super::said::{self, Said};
use super::{Check, Findings, Seen, WARNING, action};

/// The check.
pub const CHECK: Check = Check { code: "no-time", level: WARNING, page: include_str!("no-time.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (key, it) in seen.promised() {
        let is_timed = said::when(seen.content(), it) != Said::Nowhere;
        let may_be = seen.mistaken.contains(&it.source);
        let is_open = it.same_as.is_none() && !seen.views.standing(key).rests();
        if !is_timed && !may_be && is_open && seen.views.has_times(it.plan) {
            findings
                .at(it.title.span(), format!("{} does not say when", action(it)))
                .hint("add `when:` in your own words; *ongoing* and *when the money is there* are times too");
        }
    }
}
