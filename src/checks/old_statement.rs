#![doc = include_str!("old-statement.md")]

use super::{Check, Findings, Seen, WARNING};
use jiff::ToSpan;

/// The check.
pub const CHECK: Check =
    Check { code: "old-statement", level: WARNING, page: include_str!("old-statement.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let today = seen.views.today;
    let Some(said) = seen.content().site.statement() else { return };
    let next = said.reviewed.moment.last().checked_add(1.years()).unwrap_or(today);
    if next < today {
        findings
            .at(
                said.reviewed.words.span,
                format!("the accessibility statement was last reviewed in {}", said.reviewed.moment),
            )
            .hint("test the site again, bring the statement up to date, and set `reviewed:`");
    }
    for barrier in said.faults.iter().chain(&said.burden) {
        let Some(date) = barrier.fix_by.as_ref().filter(|date| date.moment.last() < today) else { continue };
        findings
            .at(date.words.span, format!("this was to be mended by {}", date.moment))
            .hint("take it out if it is mended, or say when it will be");
    }
}
