#![doc = include_str!("no-owner.md")]

use super::{Check, Findings, Seen, WARNING, action};

/// The check.
pub const CHECK: Check = Check { code: "no-owner", level: WARNING, page: include_str!("no-owner.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, it) in seen.promised() {
        let of_parts = it.steps.iter().map(|step| &step.owners);
        let of_parts = of_parts.chain(it.milestones.iter().map(|milestone| &milestone.owners));
        let is_owned = !it.owners.is_empty()
            || of_parts.into_iter().any(|owners| !owners.is_empty())
            || seen.above(it).any(|outcome| !outcome.owners.is_empty());
        let may_be = seen.mistaken.contains(&it.source);
        if !is_owned && !may_be && it.same_as.is_none() && seen.views.has_owners(it.plan) {
            findings
                .at(it.title.span(), format!("{} has no owner", action(it)))
                .hint("say under `owners:` who answers for it");
        }
    }
}
