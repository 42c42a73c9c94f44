#![doc = include_str!("no-period.md")]

use super::{Check, Findings, Seen, WARNING};

/// The check.
pub const CHECK: Check = Check { code: "no-period", level: WARNING, page: include_str!("no-period.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, plan) in seen.content().plans.iter() {
        if plan.terms.period.is_none() && plan.written.period.is_none() {
            findings
                .at(plan.title.span(), "this plan does not say for which time it is")
                .hint("add `period: 2026 to 2029`: it also settles which year *March* is in");
        }
    }
}
