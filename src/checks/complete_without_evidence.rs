#![doc = include_str!("complete-without-evidence.md")]

use super::{Check, Findings, NOTE, Seen, action};
use crate::model::facts::Years;
use crate::model::status::Meaning;
use crate::views::Told;

/// The check.
pub const CHECK: Check = Check {
    code: "complete-without-evidence",
    level: NOTE,
    page: include_str!("complete-without-evidence.md"),
    run,
};

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (key, it) in seen.content().actions.iter() {
        let standing = seen.views.standing(key);
        let is_own = !matches!(standing.told, Told::Same(_));
        if standing.meaning != Some(Meaning::Complete) || !is_own {
            continue;
        }
        let facts = &it.facts;
        let tells_years =
            |years: &Years| years.0.iter().any(|(_, it)| it.progress.is_some() || it.why.is_some());
        let is_shown = !facts.evidence.is_empty()
            || facts.why.is_some()
            || facts.updates.iter().any(|update| update.text.is_some())
            || facts.years.as_ref().is_some_and(tells_years)
            || facts.measures.iter().any(|measure| measure.values.is_some())
            || it.steps.iter().any(|step| step.why.is_some() || tells_years(&step.years))
            || seen.above(it).any(|outcome| outcome.facts.updates.iter().any(|update| update.text.is_some()));
        if !is_shown {
            let span = facts.status.as_ref().map_or(it.title.span(), |marks| marks.span);
            findings
                .at(span, format!("{} is complete, and nothing shows it", action(it)))
                .hint("add `evidence:` that the public can open, or an update that says what was done");
        }
    }
}
