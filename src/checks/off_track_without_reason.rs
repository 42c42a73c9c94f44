#![doc = include_str!("off-track-without-reason.md")]

use super::{Check, Findings, Seen, WARNING, action, said};
use crate::model::status::Meaning;
use crate::plan::{Action, Key};
use crate::views::{Told, Views};

/// The check.
pub const CHECK: Check = Check {
    code: "off-track-without-reason",
    level: WARNING,
    page: include_str!("off-track-without-reason.md"),
    run,
};

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (key, it) in seen.promised() {
        if needs_reason(seen.views, key) && !said::has_reason(it) {
            let is_off = seen.views.standing(key).meaning == Some(Meaning::OffTrack);
            let how = if is_off { "off track" } else { "delayed" };
            let span = it.facts.status.as_ref().map_or(it.title.span(), |marks| marks.span);
            findings
                .at(span, format!("{} is {how}, and nobody says why", action(it)))
                .hint("add `why:` in a sentence, and what is done about it");
        }
    }
}

/// Whether an action is off track or delayed, and not only because the one is that it is the same as.
pub fn needs_reason(views: &Views<'_>, key: Key<Action>) -> bool {
    let standing = views.standing(key);
    let is_late = matches!(standing.meaning, Some(Meaning::OffTrack | Meaning::AtRisk));
    is_late && !matches!(standing.told, Told::Same(_))
}
