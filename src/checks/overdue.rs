#![doc = include_str!("overdue.md")]

use super::{Check, Findings, Seen, WARNING, action};
use crate::diagnostics::Span;
use crate::model::time::Due;
use crate::model::when::Moment;
use crate::views::Timed;
use jiff::civil::Date;

/// The check.
pub const CHECK: Check = Check { code: "overdue", level: WARNING, page: include_str!("overdue.md"), run };

const HINT: &str =
    "report how it stands; if it is late, keep this time under `was:` with the reason, and give the new one";

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    for (key, it) in seen.promised() {
        let standing = seen.views.standing(key);
        let Some(due) = standing.due.filter(|_| standing.overdue) else { continue };
        let span = place(due, &it.facts.when).unwrap_or(it.title.span());
        findings
            .at(span, format!("{} was due by {} and is not complete", action(it), Moment::Day(due)))
            .hint(HINT);
    }
    // A part that is late with the whole action is told with it.
    for part in content.plans.iter().flat_map(|(plan, _)| seen.views.late_parts(plan)) {
        let Some(due) = seen.views.late_since(part) else { continue };
        let Some(key) = part.action().filter(|key| !seen.views.standing(*key).overdue) else { continue };
        let it = &content.actions[key];
        let what = match part {
            Timed::Milestone(..) => "a milestone",
            Timed::Step(..) | Timed::Action(_) | Timed::Outcome(_) => "a step",
        };
        let span = place(due, part.when(content)).unwrap_or(it.title.span());
        let message = format!("{what} of {} was due by {} and is not complete", action(it), Moment::Day(due));
        findings.at(span, message).hint("report how it stands: give it its `status:`, or a new time");
    }
}

/// Where the time stands that was due by a day.
fn place(due: Date, times: &[Due]) -> Option<Span> {
    let time = times.iter().find(|time| time.day(times) == Some(due))?;
    Some(time.when.words.first().span)
}
