#![doc = include_str!("target-without-baseline.md")]

use super::{Check, Findings, NOTE, Seen};
use crate::diagnostics::tick;

/// The check.
pub const CHECK: Check = Check {
    code: "target-without-baseline",
    level: NOTE,
    page: include_str!("target-without-baseline.md"),
    run,
};

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, measure) in seen.measures() {
        let has_target = measure.targets.iter().flat_map(|it| &it.0).any(|it| !it.figure.is_no_number());
        let has_start = measure.baseline.is_some() || measure.values.is_some();
        if has_target && !has_start {
            let name = tick(measure.name.as_str());
            findings
                .at(measure.name.span(), format!("{name} has a target, and nothing says where it began"))
                .hint("add `baseline:` with its year; if nobody knows it, say so there in words");
        }
    }
}
