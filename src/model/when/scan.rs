//! Pieces of calendar time at the beginning of some tokens.
//!
//! A piece such as `April`, `1/10` or `4/09` alone is not yet a moment: a [`Partial`] is what it
//! says, and [`complete`](super::complete) finds the one moment that it can be in the time of the
//! plan.

use super::moment::Part;
use super::tokens::Token;
use super::understand::Context;
use super::{Moment, Season, numeric};
use crate::model::year::{Year, YearKind};
use jiff::civil::Date;

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
    /// What is told as a day is told, and is none: `31 April 2010`, `12/31/2009`.
    NoDay {
        /// The year, where one is told.
        year: Option<i16>,
        /// The month, which may be none.
        month: i8,
        /// The day of the month.
        number: i8,
    },
}

impl Partial {
    /// A day, if there is one.
    pub(super) fn day(year: i16, month: i8, number: i8) -> Self {
        match Date::new(year, month, number) {
            Ok(date) => Self::Moment(Moment::Day(date)),
            Err(_) => Self::NoDay { year: Some(year), month, number },
        }
    }

    /// A day of some year, if a year can have it.
    pub(super) fn day_of_some_year(month: i8, number: i8) -> Self {
        match Date::new(2000, month, number) {
            Ok(_) => Self::Day(number, month),
            Err(_) => Self::NoDay { year: None, month, number },
        }
    }
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
    let at = super::display::MONTHS.iter().position(|name| is(name)).or_else(|| welsh_month(word))?;
    i8::try_from(at + 1).ok()
}

/// The place of a month that a word of Welsh names, changed at its beginning or not.
fn welsh_month(word: &str) -> Option<usize> {
    const MONTHS: [&[&str]; 12] = [
        &["ionawr"],
        &["chwefror"],
        &["mawrth", "fawrth"],
        &["ebrill"],
        &["mai", "fai"],
        &["mehefin", "fehefin"],
        &["gorffennaf", "orffennaf"],
        &["awst"],
        &["medi", "fedi"],
        &["hydref"],
        &["tachwedd", "dachwedd"],
        &["rhagfyr", "ragfyr"],
    ];
    MONTHS.iter().position(|names| names.contains(&word))
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

/// The place after words and marks that say nothing here.
pub(super) fn skip(tokens: &[Token], mut at: usize, words: &[&str], marks: &[char]) -> usize {
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
pub(super) fn partial(tokens: &[Token], context: &Context) -> Option<(Vec<Partial>, usize)> {
    let at = skip(
        tokens,
        0,
        &[
            "the",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "mon",
            "tue",
            "tues",
            "wed",
            "thu",
            "thur",
            "thurs",
            "fri",
            "sat",
            "sun",
        ],
        &['(', '\''],
    );
    let (found, length) = partial_here(&tokens[at..], context)?;
    let mut end = at + length;
    if let [Partial::Moment(Moment::Year(year))] = *found.as_slice() {
        let after = skip(tokens, end, &["financial", "academic", "fiscal", "school"], &[]);
        if after > end && tokens.get(after).is_some_and(|token| token.is("year")) {
            end = after + 1;
        }
        // 2013/14 Q2
        let next = skip(tokens, end, &[], &[',', '-', '(', ':']);
        if let Some((number, length)) =
            word(tokens.get(next)).and_then(|it| quarter_number(&tokens[next..], it))
        {
            return Some((vec![Partial::Moment(Moment::Quarter(year, number))], next + length));
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
    let number = numeric::short_number(tokens.first())?;
    let at = skip(tokens, 1, &["of"], &[]);
    if let Some(month) = word(tokens.get(at)).and_then(month) {
        let next = skip(tokens, at + 1, &[], &[',', '\'']);
        return Some(match numeric::year(tokens.get(next)) {
            Some(year) => (vec![Partial::day(year, month, number)], next + 1),
            None => (vec![Partial::day_of_some_year(month, number)], at + 1),
        });
    }
    let number = numeric::day_number(tokens.first())?;
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
    if let Some(number) = numeric::short_number(tokens.get(at)) {
        // March 31, 2010
        let next = skip(tokens, at + 1, &[], &[',']);
        if matches!(tokens.get(next), Some(Token::Number { digits: 4, .. }))
            && let Some(year) = numeric::year(tokens.get(next))
        {
            return Some((vec![Partial::day(year, month, number)], next + 1));
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
            let day = as_day.map(|number| Partial::day_of_some_year(month, number));
            readings.extend(day.filter(|it| matches!(it, Partial::Day(..))));
            Some((readings, at + 1))
        }
        (None, Some(number)) => Some((vec![Partial::day_of_some_year(month, number)], at + 1)),
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
    let (number, length) = quarter_number(tokens, first)?;
    Some(quarter_of(tokens, number, length))
}

/// `Q2`, `quarter 2`.
fn quarter_number(tokens: &[Token], first: &str) -> Option<(i8, usize)> {
    Some(match (first, tokens.get(1)) {
        ("q1", _) => (1, 1),
        ("q2", _) => (2, 1),
        ("q3", _) => (3, 1),
        ("q4", _) => (4, 1),
        ("quarter" | "q", Some(Token::Number { value: value @ 1..=4, digits: 1, ordinal: false })) => {
            (i8::try_from(*value).ok()?, 2)
        }
        _ => return None,
    })
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
    let week = super::complete::week_from(&readings, context)?;
    Some((vec![week], at + length))
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
