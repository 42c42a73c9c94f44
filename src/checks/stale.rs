#![doc = include_str!("stale.md")]

use super::{Check, Findings, Seen, WARNING, action};
use crate::diagnostics::tick;
use crate::model::time;
use crate::model::when::Moment;
use crate::plan::{Action, Key};
use crate::views::Views;
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
        for key in &plan.actions {
            if let Some(confirmed) = confirmed_too_long_ago(seen.views, *key) {
                let it = &content.actions[*key];
                let message = format!("{} was last confirmed in {}", action(it), confirmed.moment);
                findings.at(confirmed.words.span, message).hint(format!(
                    "the plan promises to look {}: ask its owner",
                    tick(review.words.as_str())
                ));
            }
        }
    }
}

/// When an action was last confirmed that has a date of its own for that, where this and all that was
/// told of it are older than the plan promises.
pub fn confirmed_too_long_ago<'v>(views: &Views<'v>, key: Key<Action>) -> Option<&'v time::Date> {
    let action = &views.content.actions[key];
    let review = views.content.plans[action.plan].written.review.as_ref()?;
    let limit = views.as_of(action.plan).day.checked_sub(review.days.days()).unwrap_or(Date::MIN);
    let confirmed = action.facts.confirmed.as_ref()?;
    let told = action.facts.updates.iter().filter_map(|update| update.date.as_ref());
    let is_old = told.chain([confirmed]).all(|date| date.moment.last() < limit);
    (is_old && !views.standing(key).rests()).then_some(confirmed)
}
