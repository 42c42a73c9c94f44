#![doc = include_str!("no-lead.md")]

use super::{Check, Findings, Seen, WARNING, action};
use crate::model::owner::Role;

/// The check.
pub const CHECK: Check = Check { code: "no-lead", level: WARNING, page: include_str!("no-lead.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, it) in seen.promised() {
        let Some(first) = it.owners.first() else { continue };
        if it.owners.iter().all(|owned| owned.role != Role::Lead) {
            let message = format!("{} has owners, and none of them leads", action(it));
            findings
                .at(first.span, message)
                .hint("give one of them `role: lead`, or no role: the first one leads");
        }
    }
}
