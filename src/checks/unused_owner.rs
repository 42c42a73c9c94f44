#![doc = include_str!("unused-owner.md")]

use super::{Check, Findings, NOTE, Seen};
use crate::diagnostics::tick;
use crate::plan::{Key, Owner};
use std::collections::BTreeSet;

/// The check.
pub const CHECK: Check =
    Check { code: "unused-owner", level: NOTE, page: include_str!("unused-owner.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    let mut used: BTreeSet<Key<Owner>> = seen.views.all_holdings().keys().copied().collect();
    for (_, plan) in content.plans.iter() {
        used.extend(plan.publisher.iter().chain(&plan.overseen));
    }
    used.extend(content.outcomes.iter().filter_map(|(_, it)| it.response.as_ref()?.by));
    for (key, owner) in content.owners.iter() {
        used.extend(owner.successors.iter().copied());
        // Whoever is used brings the bodies that it belongs to and those that it is made of.
        if used.contains(&key) {
            used.extend(content.wholes_of(key).into_iter().chain(owner.members.iter().copied()));
        }
    }
    for (key, owner) in content.owners.iter() {
        let is_part =
            content.owners.iter().any(|(other, it)| it.part_of == Some(key) && used.contains(&other));
        if !used.contains(&key) && !is_part && owner.successors.is_empty() {
            let name = tick(owner.name.as_str());
            findings
                .at(owner.name.span(), format!("{name} owns nothing in any plan"))
                .hint("take it out of owners.yaml, or name it where it is meant");
        }
    }
}
