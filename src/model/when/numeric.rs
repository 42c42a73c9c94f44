//! Dates and years in figures: `1/10/09`, `4/09`, `2009/10`, `2009–2011`, `2010-05`.

use super::tokens::Token;
use super::understand::Context;
use super::{Moment, scan::Partial};
use crate::model::year::{Year, YearKind, follows};

/// A number that stands in a date.
#[derive(Debug, Clone, Copy)]
struct Figures {
    value: u32,
    digits: usize,
}

impl Figures {
    fn month(self) -> Option<i8> {
        i8::try_from(self.value).ok().filter(|it| self.digits <= 2 && (1..=12).contains(it))
    }

    fn day(self) -> Option<i8> {
        i8::try_from(self.value).ok().filter(|it| self.digits <= 2 && (1..=31).contains(it))
    }

    /// A year in four digits, or in two, which then is one of this century.
    pub(super) fn year(self) -> Option<i16> {
        let value = i16::try_from(self.value).ok()?;
        match self.digits {
            4 => (1900..2200).contains(&value).then_some(value),
            2 => Some(2000 + value),
            _ => None,
        }
    }
}

/// A year in four digits or two.
pub(super) fn year(token: Option<&Token>) -> Option<i16> {
    figures(token).and_then(Figures::year)
}

/// A number in one or two digits, which a day of a month is, whether or not `st` or `th` follows.
pub(super) fn short_number(token: Option<&Token>) -> Option<i8> {
    match token {
        Some(Token::Number { value, digits: 1 | 2, .. }) => i8::try_from(*value).ok(),
        _ => None,
    }
}

/// A day of a month, whether or not `st` or `th` follows.
pub(super) fn day_number(token: Option<&Token>) -> Option<i8> {
    match token {
        Some(Token::Number { value, digits, .. }) => Figures { value: *value, digits: *digits }.day(),
        _ => None,
    }
}

fn figures(token: Option<&Token>) -> Option<Figures> {
    match token {
        Some(Token::Number { value, digits, ordinal: false }) => {
            Some(Figures { value: *value, digits: *digits })
        }
        _ => None,
    }
}

/// What the figures at the beginning of the tokens can mean, and how many tokens they are.
pub(super) fn partial(tokens: &[Token], context: &Context) -> Option<(Vec<Partial>, usize)> {
    let first = figures(tokens.first())?;
    let mark = |at: usize| match tokens.get(at) {
        Some(Token::Mark(mark @ ('/' | '.' | '-'))) => Some(*mark),
        _ => None,
    };
    if let Some(one) = mark(1)
        && let Some(second) = figures(tokens.get(2))
    {
        if mark(3) == Some(one)
            && let Some(third) = figures(tokens.get(4))
            && let Some(day) = three(first, one, second, third)
        {
            return Some((vec![day], 5));
        }
        let readings = two(first, one, second, context);
        if !readings.is_empty() {
            return Some((readings, 3));
        }
    }
    // A two-digit year never stands alone.
    let year = first.year().filter(|_| first.digits == 4)?;
    let kind = YearKind::Calendar;
    Some((vec![Partial::Moment(Moment::Year(Year { kind, start: year }))], 1))
}

/// A day in three figures, the year first or last. Where it cannot be any, as `2.13.4`, it is one
/// only by its marks or by a year in four digits.
fn three(first: Figures, mark: char, second: Figures, third: Figures) -> Option<Partial> {
    let short = |it: Figures| i8::try_from(it.value).ok().filter(|_| it.digits <= 2);
    let (year, month, number) = if first.digits == 4 {
        (first.year()?, short(second)?, short(third)?)
    } else {
        (third.year()?, short(second)?, short(first)?)
    };
    let looks_so = mark == '/' || first.digits == 4 || third.digits == 4;
    Some(Partial::day(year, month, number)).filter(|it| looks_so || !matches!(it, Partial::NoDay { .. }))
}

fn two(first: Figures, mark: char, second: Figures, context: &Context) -> Vec<Partial> {
    if mark == '.' {
        return Vec::new(); // 2.2 is the number of an action
    }
    let counted = match context.years {
        YearKind::Academic => YearKind::Academic,
        YearKind::Calendar | YearKind::Financial => YearKind::Financial,
    };
    let month = |year: i16, month: i8| Partial::Moment(Moment::Month(year, month));
    let year = |kind: YearKind, start: i16| Moment::Year(Year { kind, start });
    match (first.digits, second.digits) {
        (4, 4) => {
            let (Some(from), Some(to)) = (first.year(), second.year()) else { return Vec::new() };
            let counts_so = mark == '/' || context.years != YearKind::Calendar;
            if follows(from, to) && counts_so {
                vec![Partial::Moment(year(counted, from))]
            } else if from != to {
                vec![Partial::Span(year(YearKind::Calendar, from), year(YearKind::Calendar, to))]
            } else {
                Vec::new()
            }
        }
        (4, 1 | 2) => {
            let Some(from) = first.year() else { return Vec::new() };
            let short = i16::try_from(second.value).unwrap_or(100);
            let mut readings = Vec::new();
            if second.digits == 2 && follows(from, short) {
                return vec![Partial::Moment(year(counted, from))];
            }
            if second.digits == 1 && mark == '/' && (from + 1) % 10 == short {
                readings.push(Partial::Moment(year(counted, from)));
            }
            if second.digits == 2 && short > from % 100 {
                let to = from - from % 100 + short;
                readings.push(Partial::Span(year(YearKind::Calendar, from), year(YearKind::Calendar, to)));
                if mark == '-' {
                    return readings;
                }
            }
            readings.extend(second.month().map(|number| month(from, number)));
            readings
        }
        (1 | 2, 4) => match (first.month(), second.year()) {
            (Some(number), Some(year)) if mark == '/' || mark == '-' => vec![month(year, number)],
            _ => Vec::new(),
        },
        (1 | 2, 1 | 2) => {
            let mut readings = Vec::new();
            // 9/10 and 10-11 may be years; 9-10 is anything.
            let may_be_years = second.digits == 2 && (first.digits == 2 || mark == '/');
            let years = may_be_years && (first.value + 1) % 100 == second.value;
            if let (true, Ok(from)) = (years, i16::try_from(first.value)) {
                readings.push(Partial::ShortYear(Year { kind: counted, start: 2000 + from }));
            }
            if (mark == '/' || years)
                && let (Some(number), Some(year), 2) = (first.month(), second.year(), second.digits)
                && is_near(year, context)
            {
                readings.push(month(year, number));
            }
            if mark == '/'
                && let (Some(number), Some(month)) = (first.day(), second.month())
            {
                let day = Partial::day_of_some_year(month, number);
                if readings.is_empty() || matches!(day, Partial::Day(..)) {
                    readings.push(day);
                }
            }
            readings
        }
        _ => Vec::new(),
    }
}

/// Whether a year in two digits can be meant: 2/47 in a plan of 2009 is something else.
fn is_near(year: i16, context: &Context) -> bool {
    const FAR: i16 = 20;
    context
        .period
        .is_none_or(|period| (period.first().year() - FAR..=period.last().year() + FAR).contains(&year))
}
