#![doc = include_str!("no-value.md")]

use super::{Check, Findings, NOTE, Seen};
use crate::diagnostics::tick;

/// The check.
pub const CHECK: Check = Check { code: "no-value", level: NOTE, page: include_str!("no-value.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (plan, measure) in seen.measures() {
        let figures = [&measure.baseline, &measure.targets, &measure.values];
        if figures.into_iter().flatten().all(|figures| figures.0.is_empty()) {
            findings
                .at(measure.name.span(), format!("{} has no figure at all", tick(measure.name.as_str())))
                .hint("add `baseline:`, `targets:` or `values:`; what cannot be counted stands under `success:`");
            continue;
        }
        let as_of = seen.views.as_of(plan).day;
        let values = measure.values.as_ref().map_or(&[][..], |values| &values.0);
        let targets = measure.targets.iter().flat_map(|it| &it.0);
        let mut past = targets.filter_map(|it| Some((it.time.day().filter(|day| *day < as_of)?, it)));
        // A value of the same time or a later one answers a target.
        let is_answered = |day| values.iter().any(|it| it.time.day().is_some_and(|at| at >= day));
        let Some((_, target)) = past.find(|(day, _)| !is_answered(*day)) else { continue };
        let (name, time) = (tick(measure.name.as_str()), target.when.as_deref().unwrap_or_default());
        findings
            .at(measure.name.span(), format!("{name} has a target for {time}, and no value"))
            .hint("add the figure under `values:`; where there is none, say so there: `not counted`");
    }
}
