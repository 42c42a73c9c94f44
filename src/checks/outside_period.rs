#![doc = include_str!("outside-period.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use crate::model::when::{Dated, Moment, Time};

/// The check.
pub const CHECK: Check =
    Check { code: "outside-period", level: WARNING, page: include_str!("outside-period.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for (_, action) in seen.promised() {
        let Some(period) = seen.content().plans[action.plan].terms.period else { continue };
        for due in action.facts.when.iter().filter(|due| due.is_due()) {
            let dated = due.when.times().iter().filter(|time| !time.goes_on()).filter_map(Time::dated);
            let Some(out) = dated.map(Dated::place).find(|day| !period.contains(*day)) else { continue };
            let side = if out < period.first() { "before the plan begins" } else { "after the plan ends" };
            let words = due.when.words.first();
            findings.at(words.span, format!("{} is {side}", tick(&words.markdown))).hint(format!(
                "the plan runs from {} to {}: is the year right?",
                Moment::Day(period.first()),
                Moment::Day(period.last())
            ));
        }
    }
}
