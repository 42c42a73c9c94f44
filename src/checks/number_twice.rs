#![doc = include_str!("number-twice.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use crate::plan::Action;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The check.
pub const CHECK: Check =
    Check { code: "number-twice", level: WARNING, page: include_str!("number-twice.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    let mut first: BTreeMap<_, &Action> = BTreeMap::new();
    for (_, action) in content.actions.iter() {
        for number in &action.numbers {
            match first.entry((action.plan, action.outcome, number.as_str())) {
                Entry::Vacant(free) => {
                    free.insert(action);
                }
                Entry::Occupied(there) => {
                    let message = format!("number {} stands twice in one outcome", tick(number));
                    findings
                        .at(action.title.span(), message)
                        .hint("give one of the two another number; the id, and with it the address, stays")
                        .related(there.get().title.span(), "the first");
                }
            }
        }
    }
}
