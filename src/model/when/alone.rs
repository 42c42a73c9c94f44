//! Words that have to be a period or a moment, and nothing else.

use super::complete::{Found, dated};
use super::tokens::tokens;
use super::understand::Context;
use super::{Dated, Moment, Period};
use crate::model::year::{Year, YearKind, day};

/// What is understood without a plan around it: every year is as good as any other.
fn of_any_time(years: YearKind) -> Context {
    let period = Period::new(day(1900, 1, 1), day(2199, 12, 31)).ok();
    Context { period, years }
}

/// Reads the time of a plan: `2009 to 2012`, `2009/10 to 2011/12`, `April 2009 to March 2012`, `2010`.
///
/// With financial or academic years, bare years name the one in which the first year of the plan
/// begins and the one in which its last year ends.
pub fn period(words: &str, years: YearKind) -> Option<Period> {
    let context = of_any_time(years);
    let tokens = tokens(words);
    let (found, length) = dated(&tokens, &context)?;
    let Found::Times(times) = found else { return None };
    let ([dated], true) = (times.as_slice(), tokens.len() == length) else { return None };
    let of_plan = |moment: Moment, is_last: bool| match moment {
        Moment::Year(year) if year.kind == YearKind::Calendar && years != YearKind::Calendar => {
            Moment::Year(Year { kind: years, start: if is_last { year.start - 1 } else { year.start } })
        }
        other => other,
    };
    let (first, last) = match *dated {
        Dated::At(moment) => {
            let moment = of_plan(moment, false);
            (moment.first(), moment.last())
        }
        Dated::Range(first, last) => (of_plan(first, false).first(), of_plan(last, true).last()),
        Dated::Bound(..) => return None,
    };
    Period::new(first, last).ok()
}

/// Reads one moment, as `reviewed`, `confirmed` and the dates of updates are: `2010-05`, `May
/// 2010`, `31 March 2010`, `2009/10`. A year and a month with a hyphen are a month here.
pub fn moment(words: &str, years: YearKind) -> Option<Moment> {
    if let Some((year, month)) = words.trim().split_once('-')
        && year.len() == 4
        && month.len() == 2
        && let (Ok(year), Ok(month @ 1..=12)) = (year.parse(), month.parse())
    {
        return Some(Moment::Month(year, month));
    }
    let tokens = tokens(words);
    match dated(&tokens, &of_any_time(years))? {
        (Found::Times(times), length) if length == tokens.len() => match times.as_slice() {
            [Dated::At(moment)] => Some(*moment),
            _ => None,
        },
        _ => None,
    }
}
