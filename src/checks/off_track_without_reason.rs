#![doc = include_str!("off-track-without-reason.md")]

use super::{Check, Findings, Seen, WARNING, action};
use crate::model::facts::Years;
use crate::model::status::Meaning;
use crate::views::Told;

/// The check.
pub const CHECK: Check = Check {
    code: "off-track-without-reason",
    level: WARNING,
    page: include_str!("off-track-without-reason.md"),
    run,
};

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (key, it) in seen.promised() {
        let standing = seen.views.standing(key);
        let how = match standing.meaning {
            Some(Meaning::OffTrack) => "off track",
            Some(Meaning::AtRisk) => "delayed",
            _ => continue,
        };
        if matches!(standing.told, Told::Same(_)) {
            continue;
        }
        let facts = &it.facts;
        let tells_years =
            |years: &Years| years.0.iter().any(|(_, it)| it.progress.is_some() || it.why.is_some());
        let is_explained = facts.why.is_some()
            || facts.updates.iter().any(|update| update.text.is_some())
            || facts.years.as_ref().is_some_and(tells_years)
            || it.was.iter().any(|earlier| earlier.why.is_some())
            || it.steps.iter().any(|step| step.why.is_some() || tells_years(&step.years));
        if !is_explained {
            let span = facts.status.as_ref().map_or(it.title.span(), |marks| marks.span);
            findings
                .at(span, format!("{} is {how}, and nobody says why", action(it)))
                .hint("add `why:` in a sentence, and what is done about it");
        }
    }
}
