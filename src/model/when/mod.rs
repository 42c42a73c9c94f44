//! Time as officers write it: the words, and what we understand by them.
//!
//! [`understand()`] reads words such as *by end March 2010*, *Oct–Dec 2009*, *quarterly* or *in
//! line with roll-out of SAP*. It never refuses words and never guesses: where they leave open
//! which time they mean, and the plan's [`Period`] does not settle it, that is a [`Doubt`], and what
//! is no time is [`Understanding::Nothing`]. The words themselves are kept beside it in a [`When`]
//! and are what readers see.

mod alone;
mod complete;
mod display;
mod doubt;
mod moment;
mod numeric;
mod rhythm;
mod scan;
mod tokens;
mod understand;

pub use alone::{moment as read_moment, period as read_period};
pub use doubt::{Doubt, Reading};
pub use moment::{Moment, Part, Season};
pub use understand::{Context, understand};

use super::language::ByLanguage;
use super::text::Words;
use super::year::Year;
use jiff::civil::Date;

/// A stretch of time, from its first day to its last, which is not before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    first: Date,
    last: Date,
}

/// A stretch of time was to end before it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndsBeforeItStarts;

impl Period {
    /// The time from one day to another, both included.
    pub fn new(first: Date, last: Date) -> Result<Self, EndsBeforeItStarts> {
        if first <= last { Ok(Self { first, last }) } else { Err(EndsBeforeItStarts) }
    }

    /// The first day.
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day.
    pub const fn last(self) -> Date {
        self.last
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether it has a day in common with the time between two days.
    pub fn overlaps(self, first: Date, last: Date) -> bool {
        first <= self.last && self.first <= last
    }
}

/// On which side of a moment something is to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// On its last day at the latest: *by end March 2010*.
    By,
    /// It goes on until its last day: *until 31 March 2012*.
    Until,
    /// Before its first day.
    Before,
    /// It begins on its first day: *from April 2010 onwards*.
    From,
    /// After its last day.
    After,
}

/// A time that stands in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// A day, a month, a year …
    At(Moment),
    /// From one moment to another, both included.
    Range(Moment, Moment),
    /// Bounded by a moment on one side.
    Bound(Bound, Moment),
}

impl Dated {
    /// The first day, where it has one.
    pub fn first(self) -> Option<Date> {
        match self {
            Self::At(moment) | Self::Range(moment, _) | Self::Bound(Bound::From, moment) => {
                Some(moment.first())
            }
            Self::Bound(Bound::After, moment) => moment.last().tomorrow().ok(),
            Self::Bound(Bound::By | Bound::Until | Bound::Before, _) => None,
        }
    }

    /// The last day, where it has one.
    pub fn last(self) -> Option<Date> {
        match self {
            Self::At(moment) | Self::Range(_, moment) | Self::Bound(Bound::By | Bound::Until, moment) => {
                Some(moment.last())
            }
            Self::Bound(Bound::Before, moment) => moment.first().yesterday().ok(),
            Self::Bound(Bound::From | Bound::After, _) => None,
        }
    }

    /// The last day by which it is due: what goes on until a day is not due on it.
    pub fn due(self) -> Option<Date> {
        match self {
            Self::At(_) | Self::Range(..) | Self::Bound(Bound::By | Bound::Before, _) => self.last(),
            Self::Bound(Bound::Until | Bound::From | Bound::After, _) => None,
        }
    }

    /// The day that tells where it stands among others: its last, or else its first.
    pub fn place(self) -> Date {
        self.last().or(self.first()).unwrap_or(Date::MAX)
    }
}

/// A unit that something recurs by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 24 hours.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

/// How often something recurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rhythm {
    /// Every so many units, and perhaps more often.
    Every {
        /// How many units lie between two times; at least 1.
        count: u8,
        /// Of what.
        unit: Unit,
        /// Whether it may be more often: *at least annually*.
        at_least: bool,
    },
    /// In these months of every year, in the order of the calendar: *June / November*.
    Months(Vec<i8>),
}

/// One thing that is said of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Time {
    /// It stands in the calendar.
    Dated(Dated),
    /// It comes again and again, perhaps only for a time.
    Recurring(Rhythm, Option<Dated>),
    /// It goes on.
    Open {
        /// It begins at once.
        immediate: bool,
        /// It goes on, which *immediate* alone does not say.
        ongoing: bool,
        /// For how long.
        dated: Option<Dated>,
    },
    /// It hangs on something else, perhaps with a time at which that is expected.
    Conditional(Option<Dated>),
    /// It is done, perhaps with the time at which it was.
    Done(Option<Dated>),
}

impl Time {
    /// The last day by which something is due, where there is one: only what is dated has any.
    pub fn due(&self) -> Option<Date> {
        match self {
            Self::Dated(dated) => dated.due(),
            Self::Recurring(..) | Self::Open { .. } | Self::Conditional(_) | Self::Done(_) => None,
        }
    }

    /// Whether it says that something goes on or comes again: all the time of the plan, except
    /// where its own time begins or ends.
    pub const fn goes_on(&self) -> bool {
        matches!(self, Self::Recurring(..) | Self::Open { .. } | Self::Dated(Dated::Bound(Bound::Until, _)))
    }

    /// Whether it says that something is ongoing, which *immediate* alone does not.
    const fn is_ongoing(&self) -> bool {
        matches!(self, Self::Open { ongoing: true, .. })
    }

    /// Whether it says by when something is to be there.
    const fn is_by(&self) -> bool {
        matches!(self, Self::Dated(Dated::Bound(Bound::By | Bound::Before, _)))
    }

    /// The calendar times in it.
    pub const fn dated(&self) -> Option<Dated> {
        match self {
            Self::Dated(dated) => Some(*dated),
            Self::Recurring(_, dated)
            | Self::Open { dated, .. }
            | Self::Conditional(dated)
            | Self::Done(dated) => *dated,
        }
    }
}

/// What can be made of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Understanding {
    /// They say this, one thing or several, in the order written.
    Times(Vec<Time>),
    /// They speak of a time and leave open which.
    Doubt(Doubt),
    /// They are no time that we know.
    Nothing,
}

impl Understanding {
    /// The times that are certain.
    pub fn times(&self) -> &[Time] {
        match self {
            Self::Times(times) => times,
            Self::Doubt(_) | Self::Nothing => &[],
        }
    }
}

/// Time as an officer wrote it.
#[derive(Debug, Clone)]
pub struct When {
    /// The words, for the reader.
    pub words: ByLanguage<Words>,
    /// What they mean, for order, overdue, years and calendars.
    pub understood: Understanding,
}

impl When {
    /// The times that are certain.
    pub fn times(&self) -> &[Time] {
        self.understood.times()
    }

    /// Whether it says that something is ongoing.
    pub fn is_ongoing(&self) -> bool {
        self.times().iter().any(Time::is_ongoing)
    }

    /// The last day by which it is due: that of the last thing said.
    ///
    /// Dates beside *ongoing* tell when it happens on the way, as *Ongoing – newsletters in April
    /// and October 2009* does; only what is to be there *by* a date is due then.
    pub fn due(&self) -> Option<Date> {
        if self.is_ongoing() { self.due_by() } else { self.times().iter().filter_map(Time::due).max() }
    }

    /// The last day *by* which something is to be there, where the words say so.
    pub fn due_by(&self) -> Option<Date> {
        self.times().iter().filter(|time| time.is_by()).filter_map(Time::due).max()
    }

    /// The years of a kind that it touches, from `period` for what goes on.
    pub fn years(&self, period: Option<Period>, kind: super::year::YearKind) -> Vec<Year> {
        let mut years = Vec::new();
        for time in self.times() {
            let dated = time.dated();
            let (first, last) = match (dated, time.goes_on(), period) {
                (Some(dated), false, _) => {
                    let place = dated.place();
                    match dated {
                        Dated::Bound(..) => (place, place),
                        Dated::At(_) | Dated::Range(..) => (dated.first().unwrap_or(place), place),
                    }
                }
                (dated, true, Some(period)) => {
                    let last = dated.and_then(Dated::last);
                    // What goes on until before the plan began has no place in it but its end.
                    let first = last.map_or(period.first(), |last| period.first().min(last));
                    (dated.and_then(Dated::first).unwrap_or(first), last.unwrap_or(period.last()))
                }
                (dated, true, None) => match (dated.and_then(Dated::first), dated.and_then(Dated::last)) {
                    (Some(first), Some(last)) => (first, last),
                    (Some(day), None) | (None, Some(day)) => (day, day),
                    (None, None) => continue,
                },
                (None, false, _) => continue,
            };
            let mut year = kind.of(first);
            // A slip such as "2010 to 2910" touches no more years than a long plan has.
            for _ in 0..60 {
                if year.first() > last {
                    break;
                }
                years.push(year);
                year = year.next();
            }
        }
        years.sort_unstable();
        years.dedup();
        years
    }
}

#[cfg(test)]
mod tests;
