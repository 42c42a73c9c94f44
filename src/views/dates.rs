//! As of when things are said.

use crate::model::plan::State;
use crate::model::when::Moment;
use crate::plan::Plan;
use jiff::ToSpan;
use jiff::civil::Date;

/// The dates that a build is given from outside.
#[derive(Debug, Clone, Copy)]
pub struct Dates {
    /// The day of the build. Only *come due since* and *stale* depend on it, and the date as of
    /// which a plan is shown that has no date of its own.
    pub today: Date,
    /// The date as of which everything is to be said, instead of the plans' own.
    pub as_of: Option<Date>,
}

/// The date as of which everything said of a plan's progress is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// That date.
    pub day: Date,
    /// What it is the last day of, as the plan says it: a month, a year, the day itself.
    pub moment: Moment,
    /// The day by which progress was to be confirmed again, when it is past. Never there for a
    /// plan that is over.
    pub stale_since: Option<Date>,
    /// Whether the plan says so, or somebody asked for it; otherwise it is the day of the build.
    pub is_said: bool,
}

impl Dates {
    /// The date that counts for a plan: the one that was asked for, or that of its review, or of
    /// the plan itself; else the end of a plan that is over, or the day of the build.
    pub fn as_of(self, plan: &Plan) -> AsOf {
        let reviewed = plan.written.reviewed.as_ref().map(|it| it.moment);
        let end = || plan.terms.period.filter(|_| is_over(plan)).map(|period| Moment::Day(period.last()));
        let said = (self.as_of.map(Moment::Day))
            .or(reviewed)
            .or_else(|| plan.written.dated.as_ref().map(|it| it.moment))
            .or_else(end);
        let moment = said.unwrap_or(Moment::Day(self.today));
        let day = moment.last();
        let days = plan.written.review.as_ref().filter(|_| !is_over(plan)).map(|review| review.days);
        let until = days.map(|days| day.checked_add(days.days()).unwrap_or(Date::MAX));
        AsOf { day, moment, stale_since: until.filter(|until| self.today > *until), is_said: said.is_some() }
    }
}

/// Whether nothing is expected of a plan any more.
pub(crate) const fn is_over(plan: &Plan) -> bool {
    matches!(plan.written.state, Some(State::Closed | State::Superseded))
}
