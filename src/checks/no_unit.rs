#![doc = include_str!("no-unit.md")]

use super::{Check, Findings, NOTE, Seen};
use crate::diagnostics::tick;
use crate::model::measure::Figure;

/// The check.
pub const CHECK: Check = Check { code: "no-unit", level: NOTE, page: include_str!("no-unit.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, measure) in seen.measures() {
        let all = [&measure.baseline, &measure.targets, &measure.values];
        let mut figures = all.into_iter().flatten().flat_map(|it| &it.0).map(|it| &it.figure);
        let is_bare =
            |figure: &Figure| figure.number.is_some() && figure.around.iter().all(|it| it.is_empty());
        if measure.unit.is_none() && figures.any(is_bare) {
            let name = tick(measure.name.as_str());
            findings
                .at(measure.name.span(), format!("{name} has figures, and no unit"))
                .hint("add `unit:`, such as `payments`, `carers` or `%`");
        }
    }
}
