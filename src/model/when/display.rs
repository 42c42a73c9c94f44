//! What we understood, in words that are understood the same again.

use super::moment::Part;
use super::{Bound, Dated, Moment, Rhythm, Season, Time, Understanding, Unit};
use crate::model::year::YearKind;
use std::fmt::{self, Display, Formatter};

/// English names of the months.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month.
pub(super) fn month(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("?")
}

impl Display for Season {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Autumn => "autumn",
            Self::Winter => "winter",
        })
    }
}

impl Display for Part {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Early => "early",
            Self::Mid => "mid",
            Self::Late => "late",
        })
    }
}

impl Display for Moment {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(date) => write!(f, "{} {} {}", date.day(), month(date.month()), date.year()),
            Self::Week(date) => {
                write!(f, "week of {} {} {}", date.day(), month(date.month()), date.year())
            }
            Self::Month(year, number) => write!(f, "{} {year}", month(number)),
            Self::Quarter(year, number) if year.kind == YearKind::Academic => {
                write!(f, "academic year {year} Q{number}")
            }
            Self::Quarter(year, number) => write!(f, "Q{number} {year}"),
            Self::Season(year, season) => write!(f, "{season} {year}"),
            Self::Year(year) if year.kind == YearKind::Academic => write!(f, "academic year {year}"),
            Self::Year(year) => write!(f, "{year}"),
            Self::PartOfMonth(year, number, part) => write!(f, "{part} {} {year}", month(number)),
            Self::PartOfYear(year, part) => write!(f, "{part} {year}"),
        }
    }
}

impl Display for Bound {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::By => "by",
            Self::Until => "until",
            Self::Before => "before",
            Self::From => "from",
            Self::After => "after",
        })
    }
}

impl Display for Dated {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(moment) => write!(f, "{moment}"),
            Self::Range(first, last) => write!(f, "{first} to {last}"),
            Self::Bound(bound, moment) => write!(f, "{bound} {moment}"),
        }
    }
}

impl Display for Rhythm {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Every { count, unit, at_least } => {
                if *at_least {
                    f.write_str("at least ")?;
                }
                let unit = match unit {
                    Unit::Day => "day",
                    Unit::Week => "week",
                    Unit::Month => "month",
                    Unit::Quarter => "quarter",
                    Unit::Year => "year",
                };
                match count {
                    1 => write!(f, "every {unit}"),
                    count => write!(f, "every {count} {unit}s"),
                }
            }
            Self::Months(months) => {
                f.write_str("every ")?;
                for (at, number) in months.iter().enumerate() {
                    let before = match at {
                        0 => "",
                        at if at + 1 == months.len() => " and ",
                        _ => ", ",
                    };
                    write!(f, "{before}{}", month(*number))?;
                }
                Ok(())
            }
        }
    }
}

impl Display for Time {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dated(dated) => return write!(f, "{dated}"),
            Self::Recurring(rhythm, _) => write!(f, "{rhythm}")?,
            Self::Open { immediate: true, ongoing: true, .. } => f.write_str("immediate and ongoing")?,
            Self::Open { immediate: true, ongoing: false, .. } => f.write_str("immediate")?,
            Self::Open { .. } => f.write_str("ongoing")?,
            Self::Conditional(_) => f.write_str("conditional")?,
            Self::Done(_) => f.write_str("done")?,
        }
        match self.dated() {
            // After a comma the month of the date would be one more of these months.
            Some(dated) if matches!(self, Self::Recurring(Rhythm::Months(_), _)) => write!(f, " ({dated})"),
            Some(dated) => write!(f, ", {dated}"),
            None => Ok(()),
        }
    }
}

impl Display for Understanding {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Times(times) => {
                for (at, time) in times.iter().enumerate() {
                    write!(f, "{}{time}", if at == 0 { "" } else { "; " })?;
                }
                Ok(())
            }
            Self::Doubt(doubt) => write!(f, "{doubt}"),
            Self::Nothing => f.write_str("?"),
        }
    }
}
