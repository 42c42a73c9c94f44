//! Days, weeks, months, quarters, seasons and years, as precise as they were written.

use crate::model::year::{Year, day};
use jiff::ToSpan;
use jiff::civil::Date;

/// A quarter of the year as people speak of it, each of three whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December, and January and February of the year after.
    Winter,
}

impl Season {
    const fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A part of a month or a year that is told without numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The first third.
    Early,
    /// The middle third.
    Mid,
    /// The last third.
    Late,
}

/// A stretch of the calendar that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// 31 March 2010.
    Day(Date),
    /// The seven days from a day on.
    Week(Date),
    /// March 2010.
    Month(i16, i8),
    /// The first to the fourth quarter of a year of its kind.
    Quarter(Year, i8),
    /// Summer 2013.
    Season(i16, Season),
    /// 2010, or 2009/10.
    Year(Year),
    /// Early March 2010.
    PartOfMonth(i16, i8, Part),
    /// Mid 2010.
    PartOfYear(i16, Part),
}

impl Moment {
    /// The first day.
    pub fn first(self) -> Date {
        match self {
            Self::Day(date) | Self::Week(date) => date,
            Self::Month(year, month) => day(year, month, 1),
            Self::Quarter(year, number) => months_after(year.first(), (number - 1) * 3),
            Self::Season(year, season) => day(year, season.first_month(), 1),
            Self::Year(year) => year.first(),
            Self::PartOfMonth(year, month, part) => day(year, month, 1 + 10 * part.number()),
            Self::PartOfYear(year, part) => day(year, 1 + 4 * part.number(), 1),
        }
    }

    /// The last day.
    pub fn last(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Week(date) => date.checked_add(6.days()).unwrap_or(date),
            Self::Month(year, month) => day(year, month, 31),
            Self::Quarter(..) | Self::Season(..) => months_after(self.first(), 2).last_of_month(),
            Self::Year(year) => year.last(),
            Self::PartOfMonth(year, month, Part::Late) => day(year, month, 31),
            Self::PartOfMonth(year, month, part) => day(year, month, 10 + 10 * part.number()),
            Self::PartOfYear(year, part) => day(year, 4 + 4 * part.number(), 31),
        }
    }

    /// How finely it was told; the two ends of a range are told alike.
    pub(super) const fn fineness(self) -> u8 {
        match self {
            Self::Day(_) => 0,
            Self::Week(_) => 1,
            Self::PartOfMonth(..) => 2,
            Self::Month(..) => 3,
            Self::Quarter(..) | Self::Season(..) => 4,
            Self::PartOfYear(..) => 5,
            Self::Year(_) => 6,
        }
    }
}

impl Part {
    const fn number(self) -> i8 {
        match self {
            Self::Early => 0,
            Self::Mid => 1,
            Self::Late => 2,
        }
    }
}

fn months_after(date: Date, months: i8) -> Date {
    date.checked_add(i32::from(months).months()).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::year::YearKind;

    #[test]
    fn a_moment_runs_from_its_first_day_to_its_last() {
        let financial = Year { kind: YearKind::Financial, start: 2013 };
        for (moment, first, last) in [
            (Moment::Month(2012, 2), (2012, 2, 1), (2012, 2, 29)),
            (Moment::Quarter(financial, 2), (2013, 7, 1), (2013, 9, 30)),
            (Moment::Quarter(financial, 4), (2014, 1, 1), (2014, 3, 31)),
            (Moment::Season(2013, Season::Winter), (2013, 12, 1), (2014, 2, 28)),
            (Moment::Week(day(2009, 10, 26)), (2009, 10, 26), (2009, 11, 1)),
            (Moment::Year(financial), (2013, 4, 1), (2014, 3, 31)),
            (Moment::PartOfMonth(2010, 2, Part::Late), (2010, 2, 21), (2010, 2, 28)),
            (Moment::PartOfYear(2010, Part::Mid), (2010, 5, 1), (2010, 8, 31)),
        ] {
            let (y, m, d) = first;
            assert_eq!(moment.first(), day(y, m, d), "{moment:?}");
            let (y, m, d) = last;
            assert_eq!(moment.last(), day(y, m, d), "{moment:?}");
        }
    }
}
