//! Moments and ranges at the beginning of some tokens.
//!
//! A piece such as `April`, `1/10` or `4/09` alone is not yet a moment: a [`Partial`] is what it
//! says, and [`complete`] finds the one moment that it can be in the time of the plan.

use super::moment::Part;
use super::tokens::Token;
use super::understand::Context;
use super::{Dated, Moment, Season, numeric};
use crate::model::year::{Year, YearKind, day};
use jiff::ToSpan;

/// What some figures or words can mean, perhaps without a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Partial {
    /// A whole moment.
    Moment(Moment),
    /// Two years with a dash between them.
    Span(Moment, Moment),
    /// A year in two digits twice, `08/09`, which may be anything else.
    ShortYear(Year),
    /// A day of a month, without a year.
    Day(i8, i8),
    /// A month, without a year.
    Month(i8),
    /// A part of a month, without a year.
    PartOfMonth(i8, Part),
    /// A season, without a year.
    Season(Season),
    /// A quarter, without a year.
    Quarter(i8),
    /// A day, without a month.
    DayOnly(i8),
}

/// The calendar time that was found, or what keeps it from being one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// One time, or several that share a year.
    Times(Vec<Dated>),
    /// Months without any year.
    Months(Vec<i8>),
    /// One of two, in words.
    Either(String, String),
    /// It has no year, and nothing gives it one.
    Incomplete,
}

/// The month that a word names: in full, or cut short after three letters.
pub(super) fn month(word: &str) -> Option<i8> {
    if word == "sept" {
        return Some(9);
    }
    let is = |name: &str| {
        let name = name.to_lowercase();
        word == name || word.len() == 3 && name.starts_with(word)
    };
    let at = super::display::MONTHS.iter().position(|name| is(name))?;
    i8::try_from(at + 1).ok()
}

fn season(word: &str) -> Option<Season> {
    Some(match word {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

fn part(word: &str) -> Option<Part> {
    Some(match word {
        "early" | "beginning" | "start" => Part::Early,
        "mid" | "middle" => Part::Mid,
        "late" => Part::Late,
        _ => return None,
    })
}

fn word(token: Option<&Token>) -> Option<&str> {
    match token {
        Some(Token::Word(word)) => Some(word),
        _ => None,
    }
}

fn skip(tokens: &[Token], mut at: usize, words: &[&str], marks: &[char]) -> usize {
    while tokens.get(at).is_some_and(|token| match token {
        Token::Word(word) => words.contains(&word.as_str()),
        Token::Mark(mark) => marks.contains(mark),
        Token::Number { .. } | Token::Break => false,
    }) {
        at += 1;
    }
    at
}

/// The moments that may stand at the beginning of the tokens, and how many tokens they take.
fn partial(tokens: &[Token], context: &Context) -> Option<(Vec<Partial>, usize)> {
    let at = skip(
        tokens,
        0,
        &["the", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        &['(', '\''],
    );
    let (found, length) = partial_here(&tokens[at..], context)?;
    let mut end = at + length;
    if matches!(found.as_slice(), [Partial::Moment(Moment::Year(_))]) {
        let after = skip(tokens, end, &["financial", "academic", "fiscal", "school"], &[]);
        if after > end && tokens.get(after).is_some_and(|token| token.is("year")) {
            end = after + 1;
        }
    }
    Some((found, end))
}

fn partial_here(tokens: &[Token], context: &Context) -> Option<(Vec<Partial>, usize)> {
    match tokens.first()? {
        Token::Number { .. } => day_and_month(tokens)
            .or_else(|| nth_quarter(tokens))
            .or_else(|| numeric::partial(tokens, context)),
        Token::Word(first) => week(tokens, context)
            .or_else(|| named_year(tokens, first, context))
            .or_else(|| month_and_year(tokens, month(first)?))
            .or_else(|| Some(season_and_year(tokens, season(first)?)))
            .or_else(|| quarter(tokens, first))
            .or_else(|| part_of(tokens, part(first)?, context)),
        Token::Mark(_) | Token::Break => None,
    }
}

/// `31 March 2010`, `18th of Sept`, and `1` of `1–5 March`.
fn day_and_month(tokens: &[Token]) -> Option<(Vec<Partial>, usize)> {
    let number = numeric::day_number(tokens.first())?;
    let at = skip(tokens, 1, &["of"], &[]);
    if let Some(month) = word(tokens.get(at)).and_then(month) {
        let day_only = Partial::Day(number, month);
        let next = skip(tokens, at + 1, &[], &[',', '\'']);
        return Some(match numeric::year(tokens.get(next)) {
            Some(year) => {
                let date = day(year, month, number);
                if date.day() != number {
                    return None;
                }
                (vec![Partial::Moment(Moment::Day(date))], next + 1)
            }
            None => (vec![day_only], at + 1),
        });
    }
    let to = matches!(tokens.get(1), Some(Token::Mark('-'))) || tokens.get(1).is_some_and(|it| it.is("to"));
    let second = to && numeric::day_number(tokens.get(2)).is_some();
    (second && word(tokens.get(3)).and_then(month).is_some()).then(|| (vec![Partial::DayOnly(number)], 1))
}

/// `March 2010`, `Mar-12`, `March 31, 2010`, `March`.
fn month_and_year(tokens: &[Token], month: i8) -> Option<(Vec<Partial>, usize)> {
    let at = skip(tokens, 1, &["of"], &['\'', ',']);
    let at = if at == 1 && matches!(tokens.get(1), Some(Token::Mark('-' | '/'))) { 2 } else { at };
    let alone = Some((vec![Partial::Month(month)], 1));
    let Some(Token::Number { digits, ordinal, .. }) = tokens.get(at) else { return alone };
    let as_day = numeric::day_number(tokens.get(at));
    if let Some(number) = as_day {
        // March 31, 2010
        let next = skip(tokens, at + 1, &[], &[',']);
        if matches!(tokens.get(next), Some(Token::Number { digits: 4, .. }))
            && let Some(year) = numeric::year(tokens.get(next))
        {
            return Some((vec![Partial::Moment(Moment::Day(day(year, month, number)))], next + 1));
        }
    }
    let year = numeric::year(tokens.get(at)).filter(|_| !ordinal);
    let is_range_of_days =
        matches!(tokens.get(at + 1..at + 3), Some([Token::Mark('/'), Token::Number { .. }]));
    match (year, as_day) {
        // May 2009/10: a year of the plan in the wrong company; the month is of its first half.
        (Some(year), _) if *digits == 4 => Some((vec![Partial::Moment(Moment::Month(year, month))], at + 1)),
        (Some(_), _) if is_range_of_days => alone,
        (Some(year), as_day) => {
            let mut readings = vec![Partial::Moment(Moment::Month(year, month))];
            readings.extend(as_day.map(|number| Partial::Day(number, month)));
            Some((readings, at + 1))
        }
        (None, Some(number)) => Some((vec![Partial::Day(number, month)], at + 1)),
        (None, None) => alone,
    }
}

/// `Summer 2013`, `summer`.
fn season_and_year(tokens: &[Token], season: Season) -> (Vec<Partial>, usize) {
    let at = skip(tokens, 1, &["of", "in"], &['\'', ',']);
    match numeric::year(tokens.get(at)) {
        Some(year) => (vec![Partial::Moment(Moment::Season(year, season))], at + 1),
        None => (vec![Partial::Season(season)], 1),
    }
}

/// `Q2 2013/14`, `quarter 2 of 2010`.
fn quarter(tokens: &[Token], first: &str) -> Option<(Vec<Partial>, usize)> {
    let (number, length) = match (first, tokens.get(1)) {
        ("q1", _) => (1, 1),
        ("q2", _) => (2, 1),
        ("q3", _) => (3, 1),
        ("q4", _) => (4, 1),
        ("quarter" | "q", Some(Token::Number { value: value @ 1..=4, digits: 1, ordinal: false })) => {
            (i8::try_from(*value).ok()?, 2)
        }
        _ => return None,
    };
    Some(quarter_of(tokens, number, length))
}

/// `2nd quarter of 2013/14`.
fn nth_quarter(tokens: &[Token]) -> Option<(Vec<Partial>, usize)> {
    match tokens {
        [Token::Number { value: value @ 1..=4, ordinal: true, .. }, next, ..] if next.is("quarter") => {
            Some(quarter_of(tokens, i8::try_from(*value).ok()?, 2))
        }
        _ => None,
    }
}

fn quarter_of(tokens: &[Token], number: i8, length: usize) -> (Vec<Partial>, usize) {
    let at = skip(tokens, length, &["of", "in", "fy", "financial", "year"], &[',', '-']);
    let context = Context { period: None, years: YearKind::Financial };
    match numeric::partial(&tokens[at..], &context) {
        Some((readings, more)) => match readings.as_slice() {
            [Partial::Moment(Moment::Year(year)), ..] | [Partial::ShortYear(year)] => {
                (vec![Partial::Moment(Moment::Quarter(*year, number))], at + more)
            }
            _ => (vec![Partial::Quarter(number)], length),
        },
        None => (vec![Partial::Quarter(number)], length),
    }
}

/// `w/c 26.10.09`, `week commencing 26 October 2009`, `week of 26 October 2009`.
fn week(tokens: &[Token], context: &Context) -> Option<(Vec<Partial>, usize)> {
    let at = match tokens {
        [first, Token::Mark('/'), second, ..] if first.is("w") && (second.is("c") || second.is("b")) => 3,
        [first, ..] if first.is("wc") => 1,
        [first, second, ..]
            if first.is("week")
                && ["of", "commencing", "beginning", "starting"].iter().any(|it| second.is(it)) =>
        {
            2
        }
        _ => return None,
    };
    let at = skip(tokens, at, &["monday", "the"], &[]);
    let (readings, length) = partial_here(&tokens[at..], context)?;
    let Some(Dated::At(Moment::Day(date))) = complete(&readings, context).ok() else { return None };
    Some((vec![Partial::Moment(Moment::Week(date))], at + length))
}

/// `academic year 2009/10`, `financial year 2009-10`, `FY 2009/10`.
fn named_year(tokens: &[Token], first: &str, context: &Context) -> Option<(Vec<Partial>, usize)> {
    let years = match first {
        "academic" | "school" => YearKind::Academic,
        "financial" | "fiscal" | "fy" => YearKind::Financial,
        "calendar" => YearKind::Calendar,
        _ => return None,
    };
    let at = skip(tokens, 1, &["year"], &[]);
    let (readings, length) = numeric::partial(&tokens[at..], &Context { years, ..*context })?;
    let year = readings.iter().find_map(|it| match it {
        Partial::Moment(Moment::Year(year)) | Partial::ShortYear(year) => Some(*year),
        _ => None,
    })?;
    Some((vec![Partial::Moment(Moment::Year(year))], at + length))
}

/// `early March 2010`, `mid-2010`.
fn part_of(tokens: &[Token], part: Part, context: &Context) -> Option<(Vec<Partial>, usize)> {
    let at = skip(tokens, 1, &["of", "in", "the"], &['-']);
    let (readings, length) = match tokens.get(at)? {
        Token::Word(name) => month_and_year(&tokens[at..], month(name)?)?,
        Token::Number { .. } => numeric::partial(&tokens[at..], context)?,
        Token::Mark(_) | Token::Break => return None,
    };
    let moment = match readings.first()? {
        Partial::Moment(Moment::Month(year, month)) => {
            Partial::Moment(Moment::PartOfMonth(*year, *month, part))
        }
        Partial::Moment(Moment::Year(year)) if year.kind == YearKind::Calendar => {
            Partial::Moment(Moment::PartOfYear(year.start, part))
        }
        Partial::Month(month) => Partial::PartOfMonth(*month, part),
        _ => return None,
    };
    Some((vec![moment], at + length))
}

/// Names of months one after the other, and nothing else: `June, September and November`.
pub(super) fn months(tokens: &[Token]) -> Option<(Vec<i8>, usize)> {
    let mut found = vec![month(word(tokens.first())?)?];
    let mut at = 1;
    loop {
        let next = skip(tokens, at, &["and", "or"], &[',', '/', '&']);
        match word(tokens.get(next)).and_then(month) {
            Some(month) if next > at => found.push(month),
            _ => return Some((found, at)),
        }
        at = next + 1;
    }
}

/// A moment, a range, or several moments that share a year, at the beginning of the tokens.
pub(super) fn dated(tokens: &[Token], context: &Context) -> Option<(Found, usize)> {
    let (first, mut at) = partial(tokens, context)?;
    if let Some((found, length)) = range(&first, tokens, at, context) {
        return Some((found, length));
    }
    let mut listed = vec![first];
    while let Some((next, length)) = listed_next(tokens, at, context) {
        if !shares(&listed, &next) {
            break;
        }
        listed.push(next);
        at = length;
    }
    Some((several(&listed, context), at))
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
    Some((complete_range(first, &second, context)?, skipped + length))
}

/// `and` makes a range of two whole days only: "between 9 Nov and 4 Dec 2009".
fn begins_with_number(tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|token| matches!(token, Token::Number { .. }))
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
        return match complete(readings, context) {
            Ok(dated) => Found::Times(vec![dated]),
            Err(found) => match (readings.as_slice(), found) {
                ([Partial::Month(number)], Found::Incomplete) => Found::Months(vec![*number]),
                (_, found) => found,
            },
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
        return if neighbours { Found::Incomplete } else { Found::Months(months) };
    }
    // The last one has the year: those before take it, or two neighbours are a range.
    let Some((last, before)) = listed.split_last() else { return Found::Incomplete };
    let end = match complete(last, context) {
        Ok(Dated::At(moment)) => moment,
        Ok(_) => return Found::Incomplete,
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
            None => return Found::Incomplete,
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
        Partial::Day(number, month) => {
            let date = day(year, month, number);
            (date.day() == number).then_some(Moment::Day(date))
        }
        Partial::Month(month) => Some(Moment::Month(year, month)),
        Partial::PartOfMonth(month, part) => Some(Moment::PartOfMonth(year, month, part)),
        Partial::Season(season) => Some(Moment::Season(year, season)),
        Partial::Quarter(number) => match end {
            Moment::Quarter(year, _) => Some(Moment::Quarter(year, number)),
            _ => None,
        },
        Partial::DayOnly(number) => match end {
            Moment::Day(date) => Some(Moment::Day(day(date.year(), date.month(), number))),
            _ => None,
        },
        Partial::Moment(moment) => Some(moment),
        Partial::Span(..) | Partial::ShortYear(_) => None,
    };
    let same = in_year(year)?;
    if same.first() <= end.last() {
        Some(same)
    } else {
        in_year(year - 1).filter(|it| it.first() <= end.last())
    }
}

/// A range from two readings each: told alike, in order, in the plan's time where there is a choice.
fn complete_range(first: &[Partial], second: &[Partial], context: &Context) -> Option<Found> {
    let mut readings = Vec::new();
    for end in second {
        for start in first {
            let end = match *end {
                Partial::Moment(moment) => moment,
                Partial::ShortYear(year) => Moment::Year(year),
                Partial::Day(number, month) => match start {
                    Partial::Moment(Moment::Day(date)) => Moment::Day(day(date.year(), month, number)),
                    _ => continue,
                },
                Partial::Month(month) => match start {
                    Partial::Moment(Moment::Month(year, before)) if *before <= month => {
                        Moment::Month(*year, month)
                    }
                    _ => continue,
                },
                _ => continue,
            };
            let start = match *start {
                Partial::ShortYear(year) => Some(Moment::Year(year)),
                start => before_or_in(start, end),
            };
            if let Some(start) = start.filter(|start| start.first() <= end.last()) {
                readings.push((
                    start.fineness() != end.fineness(),
                    !fits(Dated::Range(start, end), context),
                    start,
                    end,
                ));
            }
        }
    }
    readings.sort_by_key(|(unlike, outside, ..)| (*unlike, *outside));
    readings.first().map(|(_, _, start, end)| Found::Times(vec![Dated::Range(*start, *end)]))
}

/// The one time that some readings can be.
fn complete(readings: &[Partial], context: &Context) -> Result<Dated, Found> {
    let certain: Vec<Dated> = readings.iter().filter_map(|reading| whole(*reading, context)).collect();
    let fitting: Vec<Dated> = certain.iter().copied().filter(|dated| fits(*dated, context)).collect();
    match (fitting.as_slice(), certain.as_slice(), readings) {
        ([only], _, _) | ([], [only], [_]) => Ok(*only),
        ([first, second, ..], _, _) => Err(Found::Either(first.to_string(), second.to_string())),
        ([], _, readings) => {
            let mut words: Vec<String> = readings
                .iter()
                .filter(|reading| !matches!(reading, Partial::ShortYear(_)))
                .filter_map(|reading| in_words(*reading, context))
                .collect();
            words.dedup();
            match words.as_slice() {
                [first, second, ..] if certain.len() < readings.len() || certain.len() > 1 => {
                    Err(Found::Either(first.clone(), second.clone()))
                }
                _ => Err(Found::Incomplete),
            }
        }
    }
}

/// A reading as a time, where the plan's time leaves only one year for it.
fn whole(reading: Partial, context: &Context) -> Option<Dated> {
    let moment = match reading {
        Partial::Moment(moment) => moment,
        Partial::Span(first, last) => return Some(Dated::Range(first, last)),
        Partial::ShortYear(year) => {
            return Some(Dated::At(Moment::Year(year))).filter(|it| fits(*it, context));
        }
        yearless => {
            let period = context.period?;
            let years = period.first().year()..=period.last().year();
            let mut found = years.filter_map(|year| {
                let end = Moment::Day(day(year, 12, 31));
                before_or_in(yearless, end).filter(|it| it.first().year() == year)
            });
            let mut inside = found.by_ref().filter(|it| period.overlaps(it.first(), it.last()));
            match (inside.next(), inside.next()) {
                (Some(only), None) => only,
                _ => return None,
            }
        }
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
            let near = |date: jiff::civil::Date, years: i32| date.checked_add(years.years()).unwrap_or(date);
            period.overlaps(near(first, -1), near(place, 1))
        }
        _ => period.overlaps(first, place),
    }
}

fn in_words(reading: Partial, context: &Context) -> Option<String> {
    match reading {
        Partial::Day(number, month) => {
            let name = super::display::MONTHS.get(usize::try_from(month - 1).ok()?)?;
            Some(format!("{number} {name}"))
        }
        reading => whole(reading, context).map(|dated| dated.to_string()),
    }
}
