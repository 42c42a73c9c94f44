#![doc = include_str!("old-value.md")]

use super::{Check, Findings, NOTE, Seen};
use crate::diagnostics::tick;
use crate::model::measure::FigureAt;
use crate::views::is_over;
use jiff::ToSpan;
use jiff::civil::Date;

/// The check.
pub const CHECK: Check = Check { code: "old-value", level: NOTE, page: include_str!("old-value.md"), run };

/// Figures of a year are there half a year after it ended, so the next ones are there by then.
const MONTHS: i64 = 18;

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (plan, measure) in seen.measures() {
        if is_over(&seen.content().plans[plan]) {
            continue;
        }
        let limit = seen.views.as_of(plan).day.checked_sub(MONTHS.months()).unwrap_or(Date::MIN);
        let dated = |it: &'_ FigureAt| it.time.day();
        let values = measure.values.iter().flat_map(|values| &values.0);
        let Some((day, newest)) = values.filter_map(|it| Some((dated(it)?, it))).max_by_key(|(day, _)| *day)
        else {
            continue;
        };
        // A target that is past and has no value is told as such.
        let targets = measure.targets.iter().flat_map(|targets| &targets.0);
        let is_told =
            targets.filter_map(dated).any(|target| day < target && target < seen.views.as_of(plan).day);
        if day < limit && !is_told {
            let (name, time) = (tick(measure.name.as_str()), newest.when.as_deref().unwrap_or_default());
            findings.at(measure.name.span(), format!("the newest figure of {name} is that of {time}")).hint(
                "add a newer one under `values:`; if it is counted no more, say so there: `not counted`",
            );
        }
    }
}
