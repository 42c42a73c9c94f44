//! As of when things are said.

use crate::model::plan::State;
use crate::plan::Plan;
use jiff::ToSpan;
use jiff::civil::Date;

/// The dates that a build is given from outside.
#[derive(Debug, Clone, Copy)]
pub struct Dates {
    /// The day of the build. Only *come due since* and *stale* depend on it, and the date as of
    /// which a plan is shown that was never reviewed.
    pub today: Date,
    /// The date as of which everything is to be said, instead of the plans' own.
    pub as_of: Option<Date>,
}

/// The date as of which everything said of a plan's progress is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// That date.
    pub day: Date,
    /// Whether progress was to be confirmed again before today. Never so for a plan that is over.
    pub is_stale: bool,
    /// Whether the plan says so itself; otherwise it was asked for, or is the day of the build.
    pub is_reviewed: bool,
}

impl Dates {
    /// The date that counts for a plan.
    pub fn as_of(self, plan: &Plan) -> AsOf {
        let reviewed = plan.written.reviewed.as_ref().map(|it| it.moment.last());
        let day = self.as_of.or(reviewed).unwrap_or(self.today);
        let days = plan.written.review.as_ref().map(|review| review.days);
        let is_stale = !is_over(plan)
            && days.is_some_and(|days| {
                let until = day.checked_add(days.days()).unwrap_or(Date::MAX);
                self.today > until
            });
        AsOf { day, is_stale, is_reviewed: self.as_of.is_none() && reviewed.is_some() }
    }
}

/// Whether nothing is expected of a plan any more.
pub(super) const fn is_over(plan: &Plan) -> bool {
    matches!(plan.written.state, Some(State::Closed | State::Superseded))
}
