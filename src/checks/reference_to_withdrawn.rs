#![doc = include_str!("reference-to-withdrawn.md")]

use super::{Check, Findings, Seen, WARNING, action};
use crate::model::reference::ReferenceKind;
use crate::model::status::Meaning;
use crate::plan::Target;

/// The check.
pub const CHECK: Check = Check {
    code: "reference-to-withdrawn",
    level: WARNING,
    page: include_str!("reference-to-withdrawn.md"),
    run,
};

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    let of_outcomes = content.outcomes.iter().flat_map(|(_, it)| &it.links);
    let of_actions = seen.promised().flat_map(|(_, it)| &it.links);
    for link in of_outcomes.chain(of_actions) {
        let Target::Action(key) = link.target else { continue };
        let is_history = matches!(link.kind, ReferenceKind::RespondsTo);
        if !is_history && seen.views.standing(key).meaning == Some(Meaning::Withdrawn) {
            let target = &content.actions[key];
            findings
                .at(link.span, format!("this refers to {}, which is withdrawn", action(target)))
                .hint("refer to what stands in its place, or take the reference out")
                .related(target.title.span(), "the one that is withdrawn");
        }
    }
}
