#![doc = include_str!("stale.md")]

use super::{Check, Findings, Seen, WARNING, action};
use crate::diagnostics::tick;
use crate::model::when::Moment;
use jiff::ToSpan;
use jiff::civil::Date;

/// The check.
pub const CHECK: Check = Check { code: "stale", level: WARNING, page: include_str!("stale.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    for (key, plan) in content.plans.iter() {
        let Some(review) = &plan.written.review else { continue };
        let as_of = seen.views.as_of(key);
        if let Some(since) = as_of.stale_since {
            let reviewed = plan.written.reviewed.as_ref().map(|it| it.words.span);
            findings
                .at(
                    reviewed.unwrap_or(review.words.span()),
                    format!("progress was to be confirmed again by {}", Moment::Day(since)),
                )
                .hint("ask the owners, then set `reviewed:` to the new date");
        }
        let limit = as_of.day.checked_sub(review.days.days()).unwrap_or(Date::MIN);
        for key in &plan.actions {
            let it = &content.actions[*key];
            let Some(confirmed) = &it.facts.confirmed else { continue };
            let is_told_since = it.facts.updates.iter().filter_map(|update| update.date.as_ref());
            let newest = is_told_since.map(|date| date.moment.last()).max();
            let last = confirmed.moment.last().max(newest.unwrap_or(Date::MIN));
            if last < limit && !seen.views.standing(*key).rests() {
                let message = format!("{} was last confirmed in {}", action(it), confirmed.moment);
                findings.at(confirmed.words.span, message).hint(format!(
                    "the plan promises to look {}: ask its owner",
                    tick(review.words.as_str())
                ));
            }
        }
    }
}
