#![doc = include_str!("gap-in-numbers.md")]

use super::{Check, Findings, NOTE, Seen};
use crate::diagnostics::{Span, tick};
use crate::model::number::Number;
use std::collections::{BTreeMap, BTreeSet};

/// The check.
pub const CHECK: Check =
    Check { code: "gap-in-numbers", level: NOTE, page: include_str!("gap-in-numbers.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    for (_, plan) in content.plans.iter() {
        let actions = plan.actions.iter().map(|key| &content.actions[*key]);
        let outcomes = plan.outcomes.iter().map(|key| &content.outcomes[*key]);
        let numbered = actions
            .clone()
            .map(|it| (&it.numbers, it.title.span()))
            .chain(outcomes.clone().map(|it| (&it.numbers, it.title.span())));
        let all: BTreeSet<&str> = numbered.flat_map(|(numbers, _)| numbers).map(Number::as_str).collect();
        // What stands side by side: the actions of an outcome, and the outcomes under one.
        let mut rows: BTreeMap<_, BTreeMap<u64, Span>> = BTreeMap::new();
        let of_actions = actions.map(|it| (it.outcome, true, &it.numbers, it.title.span()));
        let of_outcomes = outcomes.map(|it| (it.parent, false, &it.numbers, it.title.span()));
        for (under, is_action, numbers, span) in of_actions.chain(of_outcomes) {
            for (stem, last) in numbers.iter().filter_map(|number| split(number.as_str())) {
                rows.entry((under, is_action, stem)).or_default().insert(last, span);
            }
        }
        for ((_, _, stem), row) in &rows {
            let pairs = row.keys().zip(row.iter().skip(1));
            for (before, (after, span)) in pairs {
                let missing = format!("{stem}{}", before + 1);
                if after - before > 1 && !is_there(&all, &missing) {
                    let (missing, here) = (tick(missing), tick(format!("{stem}{after}")));
                    findings.at(*span, format!("there is no {missing} before {here}")).hint(
                        "if an action was dropped, keep it with `status: withdrawn`, so that readers see it",
                    );
                }
            }
        }
    }
}

/// Whether something bears a number, or one under it: 2.2.1 and 2.2.2 are what a plan means by 2.2.
fn is_there(all: &BTreeSet<&str>, number: &str) -> bool {
    let under = format!("{number}.");
    all.contains(number) || all.range(under.as_str()..).next().is_some_and(|it| it.starts_with(&under))
}

/// A number before its last part, and that part where it is a number.
fn split(number: &str) -> Option<(&str, u64)> {
    let at = number.rfind('.').map_or(0, |dot| dot + 1);
    Some((&number[..at], number[at..].parse().ok()?))
}
