#![doc = include_str!("target-missed.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use crate::model::measure::Better;

/// The check.
pub const CHECK: Check =
    Check { code: "target-missed", level: WARNING, page: include_str!("target-missed.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, measure) in seen.measures() {
        let Some(better) = measure.better.filter(|_| measure.note.is_none()) else { continue };
        let values = measure.values.as_ref().map_or(&[][..], |values| &values.0);
        for target in measure.targets.iter().flat_map(|it| &it.0) {
            let value =
                values.iter().find(|it| it.time == target.time && it.figure.around == target.figure.around);
            let Some((wanted, got)) = target.figure.number.zip(value.and_then(|it| it.figure.number)) else {
                continue;
            };
            let is_missed = match better {
                Better::Higher => got < wanted,
                Better::Lower => got > wanted,
            };
            if is_missed {
                let (name, time) = (tick(measure.name.as_str()), target.when.as_deref().unwrap_or_default());
                findings
                    .at(
                        measure.name.span(),
                        format!("{name} missed its target for {time}, and nobody says why"),
                    )
                    .hint("say in `note:` why, and what is done about it");
            }
        }
    }
}
