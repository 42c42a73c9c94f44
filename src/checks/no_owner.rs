#![doc = include_str!("no-owner.md")]

use super::said::{self, Said};
use super::{Check, Findings, Seen, WARNING, action};

/// The check.
pub const CHECK: Check = Check { code: "no-owner", level: WARNING, page: include_str!("no-owner.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, it) in seen.promised() {
        let is_owned = said::who(seen.content(), it) != Said::Nowhere;
        let may_be = seen.mistaken.contains(&it.source);
        if !is_owned && !may_be && it.same_as.is_none() && seen.views.has_owners(it.plan) {
            findings
                .at(it.title.span(), format!("{} has no owner", action(it)))
                .hint("say under `owners:` who answers for it");
        }
    }
}
