#![doc = include_str!("step-contradicts.md")]

use super::{Check, Findings, Seen, WARNING, action};
use crate::model::status::Meaning;

/// The check.
pub const CHECK: Check =
    Check { code: "step-contradicts", level: WARNING, page: include_str!("step-contradicts.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, it) in seen.promised() {
        let Some(own) = &it.facts.status else { continue };
        let key = &seen.content().plans[it.plan].terms.key;
        let Some(meaning) = own.means(key) else { continue };
        let steps = it.steps.iter().filter_map(|step| {
            let marks = step.status.as_ref()?;
            Some((marks.span, marks.means(key)?))
        });
        let steps: Vec<_> = steps.collect();
        let is_open = |meaning| {
            matches!(meaning, Meaning::OffTrack | Meaning::AtRisk | Meaning::NotStarted | Meaning::OnTrack)
        };
        let all_done = !steps.is_empty()
            && steps.len() == it.steps.len()
            && steps.iter().all(|(_, meaning)| *meaning == Meaning::Complete);
        let (message, there) = match steps.iter().find(|(_, meaning)| is_open(*meaning)) {
            Some((open, _)) if meaning == Meaning::Complete => {
                (format!("{} is complete, and one of its steps is not", action(it)), (*open, "this step"))
            }
            None if all_done && is_open(meaning) => (
                format!("all steps of {} are complete, and it is not", action(it)),
                (steps[0].0, "the first step"),
            ),
            _ => continue,
        };
        findings.at(own.span, message).hint("say the same at both places").related(there.0, there.1);
    }
}
