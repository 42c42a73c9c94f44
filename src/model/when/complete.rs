//! From what may stand at the beginning of some tokens to the one time that it can be.
//!
//! Moments are joined to ranges and rows, what lacks a year takes it from its neighbour or from the
//! time of the plan, and where more than one time is left, or none can be, that is a [`Doubt`].

use super::doubt::{Doubt, Reading};
use super::scan::{Partial, partial, skip};
use super::tokens::Token;
use super::understand::Context;
use super::{Dated, Moment};
use crate::model::year::{Year, YearKind, day};
use jiff::ToSpan;
use jiff::civil::Date;

/// The calendar time that was found, or what keeps it from being one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// One time, or several that share a year.
    Times(Vec<Dated>),
    /// Months without any year.
    Months(Vec<i8>),
    /// It has no year; with one it is one of these in the time of the plan.
    NoYear(Vec<String>),
    /// One of several, or none that there is.
    Doubt(Doubt),
    /// Figures that are nothing here.
    Nothing,
}

/// A moment, a range, or several moments that share a year, at the beginning of the tokens.
pub(super) fn dated(tokens: &[Token], context: &Context) -> Option<(Found, usize)> {
    let (first, at) = partial(tokens, context)?;
    let (found, length) =
        range(&first, tokens, at, context).unwrap_or_else(|| row(first, tokens, at, context));
    let found = match found {
        Found::Times(times) => Found::Times(times.into_iter().map(|it| of_plan(it, context)).collect()),
        other => other,
    };
    Some((found, length))
}

/// From one bare year to another is the time of the plan, in the years that it counts in, where its
/// period is called by them: *2009 to 2012*.
fn of_plan(dated: Dated, context: &Context) -> Dated {
    let (Dated::Range(Moment::Year(first), Moment::Year(last)), Some(period)) = (dated, context.period)
    else {
        return dated;
    };
    let kind = context.years;
    let are_bare = [first, last].iter().all(|it| it.kind == YearKind::Calendar);
    let (first, last) = (Year { kind, ..first }, Year { kind, start: last.start - 1 });
    let is_period = (first.first(), last.last()) == (period.first(), period.last());
    if kind == YearKind::Calendar || !are_bare || !is_period {
        dated
    } else if first == last {
        Dated::At(Moment::Year(first))
    } else {
        Dated::Range(Moment::Year(first), Moment::Year(last))
    }
}

/// `– March 2010`, `to 30/3/10`, `and 4 Dec 2009` after a first moment.
fn range(first: &[Partial], tokens: &[Token], at: usize, context: &Context) -> Option<(Found, usize)> {
    let between = tokens.get(at).is_some_and(|token| token.is("and"));
    let joined = match tokens.get(at)? {
        Token::Mark('-') => true,
        Token::Word(word) => matches!(word.as_str(), "to" | "until" | "till" | "through" | "thru"),
        Token::Mark(_) | Token::Number { .. } | Token::Break => false,
    };
    if !(joined || between && begins_with_number(tokens)) {
        return None;
    }
    let skipped = skip(tokens, at + 1, &["the", "end", "of"], &[]);
    let (second, length) = partial(&tokens[skipped..], context)?;
    let found = match none_such(first).or_else(|| none_such(&second)) {
        Some(doubt) => Found::Doubt(doubt),
        None => match complete_range(first, &second, context) {
            Some(found) => found,
            None if joined => Found::Doubt(backwards(first, &second, context)?),
            None => return None,
        },
    };
    Some((found, skipped + length))
}

/// The doubt about a range whose ends are certain, and the second is before the first.
fn backwards(first: &[Partial], second: &[Partial], context: &Context) -> Option<Doubt> {
    match (complete(first, context), complete(second, context)) {
        (Ok(Dated::At(first)), Ok(Dated::At(second))) if second.last() < first.first() => {
            Some(Doubt::Backwards(first.to_string(), second.to_string()))
        }
        _ => None,
    }
}

/// `and` makes a range of two whole days only: "between 9 Nov and 4 Dec 2009".
fn begins_with_number(tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|token| matches!(token, Token::Number { .. }))
}

/// A moment, and those that follow it in a row and share its year.
fn row(first: Vec<Partial>, tokens: &[Token], mut at: usize, context: &Context) -> (Found, usize) {
    let mut listed = vec![first];
    while let Some((next, length)) = listed_next(tokens, at, context) {
        if !shares(&listed, &next) {
            break;
        }
        listed.push(next);
        at = length;
    }
    (several(&listed, context), at)
}

/// The next of moments in a row: `, July`, `and Oct 2009`, `/ April 2014`.
fn listed_next(tokens: &[Token], at: usize, context: &Context) -> Option<(Vec<Partial>, usize)> {
    let next = skip(tokens, at, &["and", "or"], &[',', '/', '&']);
    if next == at {
        return None;
    }
    let (readings, length) = partial(&tokens[next..], context)?;
    Some((readings, next + length))
}

/// Moments belong together when those before have no year of their own.
fn shares(listed: &[Vec<Partial>], next: &[Partial]) -> bool {
    let month = |it: &Partial| {
        matches!(
            it,
            Partial::Month(_)
                | Partial::Day(..)
                | Partial::Season(_)
                | Partial::Quarter(_)
                | Partial::Moment(_)
        )
    };
    listed.iter().all(|one| {
        matches!(
            one.as_slice(),
            [Partial::Month(_) | Partial::Season(_) | Partial::Day(..) | Partial::Quarter(_)]
        )
    }) && next.iter().any(month)
}

fn several(listed: &[Vec<Partial>], context: &Context) -> Found {
    if let [readings] = listed {
        return match (complete(readings, context), readings.as_slice()) {
            (Ok(dated), _) => Found::Times(vec![dated]),
            (Err(Found::NoYear(_)), [Partial::Month(number)]) => Found::Months(vec![*number]),
            (Err(found), _) => found,
        };
    }
    let months: Option<Vec<i8>> = listed
        .iter()
        .map(|readings| match readings.as_slice() {
            [Partial::Month(month)] => Some(*month),
            _ => None,
        })
        .collect();
    if let Some(months) = months {
        let neighbours = months.windows(2).any(|pair| pair[1] == pair[0] % 12 + 1);
        return if neighbours { Found::NoYear(Vec::new()) } else { Found::Months(months) };
    }
    // The last one has the year: those before take it, or two neighbours are a range.
    let Some((last, before)) = listed.split_last() else { return Found::Nothing };
    let end = match complete(last, context) {
        Ok(Dated::At(moment)) => moment,
        Ok(_) => return Found::Nothing,
        Err(found) => return found,
    };
    if let ([[Partial::Month(first)]], Moment::Month(year, second)) =
        (before.iter().map(Vec::as_slice).collect::<Vec<_>>().as_slice(), end)
        && second == first % 12 + 1
    {
        let start = if *first > second { year - 1 } else { year };
        return Found::Times(vec![Dated::Range(Moment::Month(start, *first), end)]);
    }
    let mut times = Vec::new();
    for readings in before {
        match readings.first().and_then(|piece| before_or_in(*piece, end)) {
            Some(moment) => times.push(Dated::At(moment)),
            None => return Found::NoYear(Vec::new()),
        }
    }
    times.push(Dated::At(end));
    Found::Times(times)
}

/// The moment that a piece without a year is when it stands before a whole one: in the same
/// year, or in the one before when it would otherwise come after it.
fn before_or_in(piece: Partial, end: Moment) -> Option<Moment> {
    let year = end.first().year();
    let in_year = |year: i16| match piece {
        Partial::Day(number, month) => Date::new(year, month, number).ok().map(Moment::Day),
        Partial::Month(month) => Some(Moment::Month(year, month)),
        Partial::PartOfMonth(month, part) => Some(Moment::PartOfMonth(year, month, part)),
        Partial::Season(season) => Some(Moment::Season(year, season)),
        Partial::Quarter(number) => match end {
            Moment::Quarter(year, _) => Some(Moment::Quarter(year, number)),
            _ => None,
        },
        Partial::DayOnly(number) => match end {
            Moment::Day(date) => Date::new(date.year(), date.month(), number).ok().map(Moment::Day),
            _ => None,
        },
        Partial::Moment(moment) => Some(moment),
        Partial::Span(..) | Partial::ShortYear(_) | Partial::NoDay { .. } => None,
    };
    let same = in_year(year)?;
    if same.first() <= end.last() {
        Some(same)
    } else {
        in_year(year - 1).filter(|it| it.first() <= end.last())
    }
}

/// The moment that a piece without a year is when it stands after a whole one of its kind: in the
/// same year, or in the next when it would otherwise come before it.
fn after_or_in(piece: Partial, start: Partial) -> Option<Moment> {
    let in_year = |year: i16| match (piece, start) {
        (Partial::Day(number, month), Partial::Moment(Moment::Day(_))) => {
            Date::new(year, month, number).ok().map(Moment::Day)
        }
        (Partial::Month(month), Partial::Moment(Moment::Month(..))) => Some(Moment::Month(year, month)),
        _ => None,
    };
    let Partial::Moment(start) = start else { return None };
    let year = start.first().year();
    [year, year + 1].into_iter().filter_map(in_year).find(|it| start.first() <= it.last())
}

/// A range from two readings each: told alike, in order, in the plan's time where there is a choice.
fn complete_range(first: &[Partial], second: &[Partial], context: &Context) -> Option<Found> {
    let mut readings = Vec::new();
    for end in second {
        for start in first {
            let end = match *end {
                Partial::Moment(moment) => Some(moment),
                Partial::ShortYear(year) => Some(Moment::Year(year)),
                piece => after_or_in(piece, *start),
            };
            let Some(end) = end else { continue };
            let start = match *start {
                Partial::ShortYear(year) => Some(Moment::Year(year)),
                start => before_or_in(start, end),
            };
            if let Some(start) = start.filter(|start| start.first() <= end.last()) {
                let range = Dated::Range(start, end);
                let rank = (start.fineness() != end.fineness(), !fits(range, context));
                readings.push((rank, range));
            }
        }
    }
    let best = readings.iter().map(|(rank, _)| *rank).min()?;
    let mut ranges: Vec<Dated> =
        readings.into_iter().filter(|(rank, _)| *rank == best).map(|(_, it)| it).collect();
    ranges.dedup();
    Some(match ranges.as_slice() {
        [only] => Found::Times(vec![*only]),
        ranges => Found::Doubt(Doubt::Several(ranges.iter().map(reading).collect())),
    })
}

/// What a time is in words that can be understood in one way only.
fn reading(dated: &Dated) -> Reading {
    Reading { words: dated.to_string(), lacks_year: false }
}

/// The one time that some readings can be.
fn complete(readings: &[Partial], context: &Context) -> Result<Dated, Found> {
    if let Some(doubt) = none_such(readings) {
        return Err(Found::Doubt(doubt));
    }
    let certain: Vec<Dated> = readings.iter().filter_map(|reading| whole(*reading, context)).collect();
    let fitting: Vec<Dated> = certain.iter().copied().filter(|dated| fits(*dated, context)).collect();
    // Without the time of the plan nothing speaks against a day whose year is left out.
    let open = readings.iter().filter(|it| context.period.is_none() && matches!(it, Partial::Day(..)));
    let open: Vec<Reading> = open.filter_map(|it| in_words(*it, context)).collect();
    match (fitting.as_slice(), certain.as_slice(), readings) {
        (fitting @ [_, ..], _, _) if !open.is_empty() => {
            Err(Found::Doubt(Doubt::Several(fitting.iter().map(reading).chain(open).collect())))
        }
        ([only], _, _) | ([], [only], [_]) => Ok(*only),
        ([], _, [Partial::ShortYear(_)]) => Err(Found::Nothing),
        ([], _, [yearless]) => {
            Err(Found::NoYear(in_plan(*yearless, context).iter().map(ToString::to_string).collect()))
        }
        ([], _, readings) => {
            let mut words: Vec<Reading> = readings.iter().filter_map(|it| in_words(*it, context)).collect();
            words.dedup();
            Err(if words.len() > 1 { Found::Doubt(Doubt::Several(words)) } else { Found::Nothing })
        }
        (fitting, _, _) => Err(Found::Doubt(Doubt::Several(fitting.iter().map(reading).collect()))),
    }
}

/// The week that begins on a day.
pub(super) fn week_from(readings: &[Partial], context: &Context) -> Option<Partial> {
    match (complete(readings, context), readings) {
        (Ok(Dated::At(Moment::Day(date))), _) => Some(Partial::Moment(Moment::Week(date))),
        (_, [no_day @ Partial::NoDay { .. }]) => Some(*no_day),
        _ => None,
    }
}

/// The doubt about readings that name what is not in the calendar.
fn none_such(readings: &[Partial]) -> Option<Doubt> {
    match *readings {
        [Partial::NoDay { year, month, number }] => Some(no_such_day(year, month, number)),
        [Partial::Span(first, last)] if last.last() < first.first() => {
            Some(Doubt::Backwards(first.to_string(), last.to_string()))
        }
        _ => None,
    }
}

fn no_such_day(year: Option<i16>, month: i8, number: i8) -> Doubt {
    let in_words = |number: i8, month: i8| {
        let day = format!("{number} {}", super::display::month(month));
        year.map_or(day.clone(), |year| format!("{day} {year}"))
    };
    if (1..=12).contains(&month) {
        let last = day(year.unwrap_or(2000), month, 31).day();
        let meant = (number > last).then(|| in_words(last, month));
        return Doubt::NoSuchDay { said: in_words(number, month), meant };
    }
    // 12/31/2009 has its month first.
    let turned = Date::new(year.unwrap_or(2000), number, month).is_ok();
    let said = year.map_or_else(String::new, |year| format!("/{year}"));
    Doubt::NoSuchDay {
        said: format!("{number}/{month}{said}"),
        meant: turned.then(|| in_words(month, number)),
    }
}

/// What a piece without a year is in each year of the plan.
pub(super) fn in_plan(piece: Partial, context: &Context) -> Vec<Moment> {
    let Some(period) = context.period else { return Vec::new() };
    (period.first().year()..=period.last().year())
        .filter_map(|year| {
            let end = Moment::Day(day(year, 12, 31));
            before_or_in(piece, end).filter(|it| it.first().year() == year)
        })
        .filter(|it| period.overlaps(it.first(), it.last()))
        .collect()
}

/// A reading as a time, where the plan's time leaves only one year for it.
fn whole(reading: Partial, context: &Context) -> Option<Dated> {
    let moment = match reading {
        Partial::Moment(moment) => moment,
        Partial::Span(first, last) => return Some(Dated::Range(first, last)),
        Partial::ShortYear(year) => {
            return Some(Dated::At(Moment::Year(year))).filter(|it| fits(*it, context));
        }
        yearless => match in_plan(yearless, context).as_slice() {
            [only] => *only,
            _ => return None,
        },
    };
    Some(Dated::At(moment))
}

/// Whether a time lies in the plan's time. The year before it and the year after it belong to a
/// year in two digits too: plans name their baseline so.
fn fits(dated: Dated, context: &Context) -> bool {
    let Some(period) = context.period else { return true };
    let place = dated.place();
    let first = dated.first().unwrap_or(place);
    match dated {
        Dated::At(Moment::Year(year)) if year.kind != YearKind::Calendar => {
            let near = |date: Date, years: i32| date.checked_add(years.years()).unwrap_or(date);
            period.overlaps(near(first, -1), near(place, 1))
        }
        _ => period.overlaps(first, place),
    }
}

fn in_words(piece: Partial, context: &Context) -> Option<Reading> {
    match piece {
        Partial::Day(number, month) => {
            let words = format!("{number} {}", super::display::month(month));
            Some(Reading { words, lacks_year: true })
        }
        Partial::ShortYear(_) => None,
        piece => whole(piece, context).as_ref().map(reading),
    }
}
