#![doc = include_str!("unconfirmed-ongoing.md")]

use super::{Check, Findings, Seen, WARNING, action};
use crate::model::facts::Years;

/// The check.
pub const CHECK: Check =
    Check { code: "unconfirmed-ongoing", level: WARNING, page: include_str!("unconfirmed-ongoing.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (key, it) in seen.promised() {
        let facts = &it.facts;
        let ongoing = facts.when.iter().find(|due| due.is_due() && due.when.is_ongoing());
        let Some(ongoing) = ongoing.filter(|_| seen.views.standing(key).due.is_none()) else { continue };
        let tells_years =
            |years: &Years| years.0.iter().any(|(_, it)| it.progress.is_some() || it.status.is_some());
        let is_confirmed = facts.status.is_some()
            || facts.confirmed.is_some()
            || !facts.updates.is_empty()
            || facts.years.as_ref().is_some_and(tells_years)
            || facts.measures.iter().any(|measure| measure.values.is_some())
            || it.steps.iter().any(|step| step.status.is_some() || tells_years(&step.years))
            || it.milestones.iter().any(|milestone| milestone.status.is_some())
            || it.same_as.is_some();
        if !is_confirmed && seen.views.has_progress(it.plan) {
            findings
                .at(
                    ongoing.when.words.first().span,
                    format!("{} is ongoing, and nothing says that it goes on", action(it)),
                )
                .hint("add `confirmed:` with a date, a status, or an update");
        }
    }
}
