//! The years that plans count in: financial, calendar and academic.

use jiff::civil::Date;
use std::fmt;

/// Which years a plan counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum YearKind {
    /// April to March, written `2009/10`.
    Financial,
    /// January to December, written `2009`.
    Calendar,
    /// September to August, written `2009/10`.
    Academic,
}

impl YearKind {
    /// The words an author chooses from, with what they stand for.
    pub const WORDS: &[(&str, Self)] =
        &[("financial", Self::Financial), ("calendar", Self::Calendar), ("academic", Self::Academic)];

    const fn first_month(self) -> i8 {
        match self {
            Self::Financial => 4,
            Self::Calendar => 1,
            Self::Academic => 9,
        }
    }

    /// The year of this kind that a day belongs to.
    pub fn of(self, day: Date) -> Year {
        let start = if day.month() < self.first_month() { day.year() - 1 } else { day.year() };
        Year { kind: self, start }
    }

    /// The quarter of a year of this kind that a day belongs to, the first to the fourth.
    pub fn quarter_of(self, day: Date) -> (Year, i8) {
        let months = (day.month() - self.first_month()).rem_euclid(12);
        (self.of(day), months / 3 + 1)
    }
}

/// One year of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year {
    /// Which kind.
    pub kind: YearKind,
    /// The calendar year in which it begins.
    pub start: i16,
}

impl Year {
    /// The first day.
    pub fn first(self) -> Date {
        day(self.start, self.kind.first_month(), 1)
    }

    /// The last day.
    pub fn last(self) -> Date {
        let next = Self { start: self.start.saturating_add(1), ..self };
        next.first().yesterday().unwrap_or(Date::MAX)
    }

    /// The year after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self { start: self.start.saturating_add(1), ..self }
    }

    /// The year as a part of an address: `2009-10`, `2010`.
    pub fn slug(self) -> String {
        self.to_string().replace('/', "-")
    }

    /// Reads a year of a kind as it stands in a plan: `2009/10`, `2009-10`, `2009/2010`, `2010`.
    pub fn read(text: &str, kind: YearKind) -> Option<Self> {
        let text = text.trim();
        let digits = |part: &str, lengths: &[usize]| {
            let good = lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            if good { part.parse::<i16>().ok() } else { None }
        };
        let start = match text.split_once(['/', '-', '–']) {
            None if kind == YearKind::Calendar => digits(text, &[4])?,
            None => return None,
            Some(_) if kind == YearKind::Calendar => return None,
            Some((from, to)) => {
                let (from, to) = (digits(from.trim(), &[4])?, digits(to.trim(), &[2, 4])?);
                if !follows(from, to) {
                    return None;
                }
                from
            }
        };
        (1800..2200).contains(&start).then_some(Self { kind, start })
    }
}

/// Whether a second year, in two digits or four, is the one after the first.
pub(crate) const fn follows(from: i16, to: i16) -> bool {
    if to < 100 { (from + 1) % 100 == to } else { from + 1 == to }
}

/// A day that exists, the last of the month where the number is too high.
pub(crate) fn day(year: i16, month: i8, number: i8) -> Date {
    let first = Date::new(year.clamp(-9998, 9998), month.clamp(1, 12), 1).unwrap_or(Date::ZERO);
    let last = first.last_of_month();
    if number > last.day() {
        last
    } else {
        Date::new(first.year(), first.month(), number.max(1)).unwrap_or(last)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            YearKind::Calendar => write!(formatter, "{}", self.start),
            YearKind::Financial | YearKind::Academic => {
                write!(formatter, "{}/{:02}", self.start, (self.start + 1).rem_euclid(100))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_financial_year_runs_from_april_to_march() {
        let year = Year::read("2009/10", YearKind::Financial).unwrap();
        assert_eq!((year.first(), year.last()), (day(2009, 4, 1), day(2010, 3, 31)));
        assert_eq!(year.to_string(), "2009/10");
        assert_eq!(year.slug(), "2009-10");
    }

    #[test]
    fn a_year_has_one_spelling_and_is_read_in_all() {
        for text in ["1999/00", "1999/2000", "1999-00", "1999–2000"] {
            assert_eq!(Year::read(text, YearKind::Financial).unwrap().to_string(), "1999/00", "{text}");
        }
        for text in ["2009/11", "2009", "9/10", "2009/1", "x"] {
            assert_eq!(Year::read(text, YearKind::Financial), None, "{text}");
        }
        assert_eq!(Year::read("2010", YearKind::Calendar).unwrap().last(), day(2010, 12, 31));
    }

    #[test]
    fn days_fall_into_the_year_of_their_kind() {
        assert_eq!(YearKind::Financial.of(day(2010, 3, 31)).to_string(), "2009/10");
        assert_eq!(YearKind::Academic.of(day(2010, 9, 1)).to_string(), "2010/11");
    }

    #[test]
    fn days_fall_into_the_quarter_of_their_kind() {
        let quarter = |kind: YearKind, day| {
            let (year, number) = kind.quarter_of(day);
            format!("{year} {number}")
        };
        assert_eq!(quarter(YearKind::Financial, day(2010, 3, 31)), "2009/10 4");
        assert_eq!(quarter(YearKind::Financial, day(2010, 4, 1)), "2010/11 1");
        assert_eq!(quarter(YearKind::Calendar, day(2010, 4, 1)), "2010 2");
        assert_eq!(quarter(YearKind::Academic, day(2010, 2, 28)), "2009/10 2");
    }
}
