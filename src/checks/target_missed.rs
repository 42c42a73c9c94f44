#![doc = include_str!("target-missed.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use crate::model::measure::{Better, FigureAt, Measure};

/// The check.
pub const CHECK: Check =
    Check { code: "target-missed", level: WARNING, page: include_str!("target-missed.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, measure) in seen.measures() {
        let Some(better) = measure.better.filter(|_| measure.note.is_none()) else { continue };
        for (target, wanted, got) in answered(measure) {
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

/// The targets for which there is a value of the same time that is counted in the same way: each
/// with the number that was wanted and the one that was reached.
pub(super) fn answered(measure: &Measure) -> impl Iterator<Item = (&FigureAt, f64, f64)> {
    let values = measure.values.as_ref().map_or(&[][..], |values| &values.0);
    measure.targets.iter().flat_map(|it| &it.0).filter_map(|target| {
        let is_same = |it: &&FigureAt| it.time == target.time && it.figure.around == target.figure.around;
        let value = values.iter().find(is_same)?;
        Some((target, target.figure.number?, value.figure.number?))
    })
}
