#![doc = include_str!("overdue.md")]

use super::{Check, Findings, Seen, WARNING, action};
use crate::model::when::Moment;

/// The check.
pub const CHECK: Check = Check { code: "overdue", level: WARNING, page: include_str!("overdue.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (key, it) in seen.promised() {
        let standing = seen.views.standing(key);
        let Some(due) = standing.due.filter(|_| standing.overdue) else { continue };
        let words = it.facts.when.iter().find(|when| when.day(&it.facts.when) == Some(due));
        let span = words.map_or(it.title.span(), |when| when.when.words.first().span);
        findings
            .at(span, format!("{} was due by {} and is not complete", action(it), Moment::Day(due)))
            .hint("report how it stands; if it is late, keep this time under `was:` with the reason, and give the new one");
    }
}
