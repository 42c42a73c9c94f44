//! From words to what they say of time.
//!
//! The words are read once from left to right. At each place the longest thing we know is
//! taken: a bound, a rhythm, *ongoing*, *done*, a condition, a moment; other words are passed
//! over. What stands next to each other belongs together: *ongoing* with its months, *done* with
//! its date.

use super::scan::{Found, dated, month, months};
use super::tokens::{Token, tokens};
use super::{Bound, Dated, Moment, Period, Rhythm, Time, Understanding, Unit};
use crate::model::year::{Year, YearKind};

/// What is known of the plan in which the words stand.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The time of the plan.
    pub period: Option<Period>,
    /// The years it counts in.
    pub years: YearKind,
}

/// Reads words of time. Never fails and never panics, whatever the words.
///
/// Displaying what was understood gives words that are understood the same again.
pub fn understand(words: &str, context: &Context) -> Understanding {
    let tokens = tokens(words);
    let mut reader =
        Reader { tokens: &tokens, start: 0, at: 0, context, times: Vec::new(), pending: Pending::default() };
    let mut doubt = None;
    for sentence in (Sentences { tokens: &tokens, at: 0 }) {
        (reader.start, reader.at) = (sentence.start, sentence.start);
        reader.pending = Pending::default();
        if let Err(either) = reader.sentence(sentence.end) {
            doubt.get_or_insert(either);
        }
    }
    let mut times = reader.times;
    times.dedup();
    match doubt {
        Some(either) => Understanding::Either(Box::new(either)),
        None if times.is_empty() => Understanding::Nothing,
        None => Understanding::Times(times),
    }
}

/// The stretches of tokens between breaks.
struct Sentences<'t> {
    tokens: &'t [Token],
    at: usize,
}

impl Iterator for Sentences<'_> {
    type Item = std::ops::Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.tokens.get(self.at) == Some(&Token::Break) {
            self.at += 1;
        }
        let start = self.at;
        while self.tokens.get(self.at).is_some_and(|token| *token != Token::Break) {
            self.at += 1;
        }
        (start < self.at).then_some(start..self.at)
    }
}

/// Two readings between which nothing decides, in words.
type Doubt = (String, String);

/// What was said last in the sentence and may still take a time to it.
#[derive(Debug, Default)]
struct Pending {
    /// The place in `times` of a condition, of *done*, or of *ongoing* or a rhythm right before.
    holder: Option<usize>,
    /// Whether only the very next piece belongs to it.
    only_next: bool,
    /// Whether the words before said that it comes every year: *Annual Review March*.
    yearly: Option<usize>,
}

struct Reader<'t> {
    tokens: &'t [Token],
    /// Where the sentence begins.
    start: usize,
    at: usize,
    context: &'t Context,
    times: Vec<Time>,
    pending: Pending,
}

impl Reader<'_> {
    fn word(&self, ahead: usize) -> &str {
        match self.tokens.get(self.at + ahead) {
            Some(Token::Word(word)) => word,
            _ => "",
        }
    }

    fn mark(&self, ahead: usize) -> Option<char> {
        match self.tokens.get(self.at + ahead) {
            Some(Token::Mark(mark)) => Some(*mark),
            _ => None,
        }
    }

    fn sentence(&mut self, end: usize) -> Result<(), Doubt> {
        while self.at < end {
            let before = self.at;
            let read = self.length()
                || self.bounded()?
                || self.rhythm()?
                || self.open()
                || self.done()
                || self.condition()
                || self.calendar()?;
            if !read {
                // "…, to be done by October" says something new; "…, October" does not.
                let conditional = matches!(self.holder(), Some(Time::Conditional(_)));
                self.pending.only_next |= conditional && self.mark(0) == Some(',');
                let new_thing = matches!(self.word(0), "next" | "review" | "further" | "then");
                if (self.pending.only_next || new_thing) && !self.is_light() {
                    self.pending.holder = None;
                }
                self.at += 1;
            }
            debug_assert!(self.at > before, "the reader always goes on");
        }
        Ok(())
    }

    fn holder(&self) -> Option<&Time> {
        self.pending.holder.and_then(|at| self.times.get(at))
    }

    /// Marks and small words that do not part what belongs together.
    fn is_light(&self) -> bool {
        match self.tokens.get(self.at) {
            Some(Token::Mark(mark)) => matches!(mark, '-' | ',' | ':' | '(' | ')' | '&' | '/'),
            Some(Token::Word(word)) => matches!(
                word.as_str(),
                "in" | "on"
                    | "for"
                    | "during"
                    | "throughout"
                    | "over"
                    | "across"
                    | "within"
                    | "the"
                    | "of"
                    | "and"
                    | "period"
                    | "then"
                    | "at"
            ),
            _ => false,
        }
    }

    /// A length of time or a rate is no time: *within 28 days*, *per month*, *year on year*.
    fn length(&mut self) -> bool {
        let unit = |word: &str| {
            matches!(
                word,
                "day"
                    | "days"
                    | "week"
                    | "weeks"
                    | "month"
                    | "months"
                    | "year"
                    | "years"
                    | "hour"
                    | "hours"
                    | "minutes"
                    | "quarters"
            )
        };
        if let Some(Token::Number { value, ordinal: false, .. }) = self.tokens.get(self.at) {
            let hyphen = usize::from(self.mark(1) == Some('-'));
            let after = 1 + hyphen;
            if unit(self.word(after)) || matches!(self.word(after), "yearly" | "monthly" | "weekly") {
                if let (Ok(count @ 1..=60), Some(unit)) = (u8::try_from(*value), self.repeated(after)) {
                    let length = if self.word(after + 1) == "review" { after + 2 } else { after + 1 };
                    self.at += length;
                    self.push(Time::Recurring(Rhythm::Every { count, unit, at_least: false }, None));
                    return true;
                }
                self.at += after + 1;
                return true;
            }
        }
        let taken = match (self.word(0), self.word(1), self.word(2)) {
            ("per" | "a" | "one", word, _) if unit(word) => 2,
            ("year", "on", "year") => 3,
            ("year", "end", _)
            | ("this" | "next" | "last" | "coming" | "previous" | "future", "year" | "years", _) => 2,
            ("equality" | "act", _, _)
                if matches!(self.tokens.get(self.at + 1), Some(Token::Number { .. })) =>
            {
                2
            }
            ("as", "in", _) => self.tokens.len() - self.at,
            ("or", "if" | "when" | "where" | "as", _) => 2,
            ("following" | "first" | "last" | "next" | "previous", _, word)
                if unit(word) && matches!(self.tokens.get(self.at + 1), Some(Token::Number { .. })) =>
            {
                3
            }
            _ => return false,
        };
        self.at = (self.at + taken).min(self.tokens.len());
        true
    }

    /// `3 year review`, `6-monthly`: how often, when the unit says so.
    fn repeated(&self, at: usize) -> Option<Unit> {
        match (self.word(at), self.word(at + 1)) {
            ("yearly", _) | ("year", "review") => Some(Unit::Year),
            ("monthly", _) | ("month", "review") => Some(Unit::Month),
            ("weekly", _) => Some(Unit::Week),
            _ => None,
        }
    }

    /// *by*, *until*, *from*, *after* … and the moment that follows.
    fn bounded(&mut self) -> Result<bool, Doubt> {
        let until_or_by = |reader: &Self| {
            let ongoing = matches!(reader.holder(), Some(Time::Open { .. }));
            if ongoing { Bound::Until } else { Bound::By }
        };
        let (mut bound, mut taken) = match (self.word(0), self.word(1), self.word(2)) {
            ("no", "later", "than") => (Bound::By, 3),
            ("not", "before", _) => (Bound::From, 2),
            ("on" | "in", "or", "before") => (Bound::By, 3),
            ("up", "to" | "until", _) => (Bound::Until, 2),
            ("by" | "before", "the", "end") | ("by", "end", _) => (Bound::By, 1),
            ("by", ..) => (Bound::By, 1),
            ("before", ..) => (Bound::Before, 1),
            ("until" | "till" | "til", ..) => (Bound::Until, 1),
            ("to", "end", _) | ("to", "the", "end") => (until_or_by(self), 1),
            ("to", ..) => (Bound::Until, 1),
            ("from" | "since" | "starting" | "beginning" | "commencing", "end" | "the", _) => {
                (Bound::From, 1)
            }
            ("from" | "since" | "starting" | "commencing", ..) => (Bound::From, 1),
            ("after" | "following", ..) => (Bound::After, 1),
            ("end" | "close", ..) => (Bound::By, 0),
            ("the", "end", _) => (Bound::By, 1),
            _ => return Ok(false),
        };
        let start = self.at;
        let mut at = start + taken;
        while self.tokens.get(at).is_some_and(|token| {
            token.is("the")
                || token.is("of")
                || token.is("end")
                || token.is("close")
                || *token == Token::Mark('-')
        }) {
            at += 1;
        }
        taken = at - start;
        let Some((found, length)) = dated(&self.tokens[at..], self.context) else { return Ok(false) };
        let found = match found {
            Found::Times(found) => found,
            Found::Either(first, second) => {
                let said = |moment: &str| {
                    Time::Dated(Dated::Bound(bound, Moment::Day(jiff::civil::Date::ZERO)))
                        .to_string()
                        .split(' ')
                        .next()
                        .map(|word| format!("{word} {moment}"))
                        .unwrap_or_default()
                };
                return Err((said(&first), said(&second)));
            }
            Found::Months(_) | Found::Incomplete => {
                self.at = at + length;
                return Ok(true);
            }
        };
        self.at = start + taken + length;
        if self.onwards() {
            bound = Bound::From;
        }
        for found in found {
            let found = match found {
                Dated::At(moment) => Dated::Bound(bound, moment),
                // "from 2009–2011" is a range with one word too many.
                other => other,
            };
            self.push_dated(found);
        }
        Ok(true)
    }

    /// `2009/10 onwards`, `2011/2 and thereafter`.
    fn onwards(&mut self) -> bool {
        let words = match (self.word(0), self.word(1)) {
            ("onwards" | "onward" | "thereafter" | "on", "") => 1,
            ("onwards" | "onward" | "thereafter", _) => 1,
            ("and", "onwards" | "thereafter" | "beyond") => 2,
            _ => 0,
        };
        self.at += words;
        words > 0
    }

    /// *quarterly*, *every two months*, *at least annually*, *June / November*.
    fn rhythm(&mut self) -> Result<bool, Doubt> {
        let start = self.at;
        let at_least = matches!((self.word(0), self.word(1)), ("at", "least"));
        if at_least {
            self.at += 2;
        }
        if self.denied() {
            self.at = start;
            return Ok(false);
        }
        let every = |count: u8, unit: Unit| Rhythm::Every { count, unit, at_least };
        let rhythm = match (self.word(0), self.word(1), self.word(2)) {
            ("twice" | "two", "a" | "per" | "times", "year" | "annum" | "a") => {
                Some((every(6, Unit::Month), 3))
            }
            ("once", "a" | "per", "year") => Some((every(1, Unit::Year), 3)),
            ("once", "a" | "per", "month") => Some((every(1, Unit::Month), 3)),
            ("biannual" | "biannually" | "bimonthly", ..) => {
                let month = self.word(0) == "bimonthly";
                return Err(if month {
                    ("every 2 months".into(), "twice a month".into())
                } else {
                    ("every 6 months".into(), "every 2 years".into())
                });
            }
            ("biennial" | "biennially", ..) => Some((every(2, Unit::Year), 1)),
            ("six", "monthly", _) => Some((every(6, Unit::Month), 2)),
            ("half", "yearly", _) => Some((every(6, Unit::Month), 2)),
            ("termly", ..) => Some((every(4, Unit::Month), 1)),
            ("every" | "each", "other", unit) => unit_of(unit).map(|unit| (every(2, unit), 3)),
            ("every" | "each", count, unit) => {
                if let Some(unit) = unit_of(count) {
                    Some((every(1, unit), 2))
                } else if let Some((count, unit)) = self.counted(count, unit) {
                    Some((every(count, unit), 3))
                } else {
                    return Ok(self.every_months(start));
                }
            }
            (word, ..) => adverb(word).map(|unit| (every(1, unit), 1)),
        };
        let Some((rhythm, length)) = rhythm else {
            self.at = start;
            return Ok(false);
        };
        self.at += length;
        let yearly = matches!(rhythm, Rhythm::Every { unit: Unit::Year, .. });
        self.push(Time::Recurring(rhythm, None));
        self.pending.holder = Some(self.times.len() - 1);
        self.pending.only_next = true;
        self.pending.yearly = yearly.then(|| self.times.len() - 1);
        Ok(true)
    }

    fn counted(&self, count: &str, unit: &str) -> Option<(u8, Unit)> {
        let count = match (count, self.tokens.get(self.at + 1)) {
            (_, Some(Token::Number { value, .. })) => {
                u8::try_from(*value).ok().filter(|it| (1..=60).contains(it))?
            }
            ("two", _) => 2,
            ("three", _) => 3,
            ("four", _) => 4,
            ("five", _) => 5,
            ("six", _) => 6,
            ("ten", _) => 10,
            ("twelve", _) => 12,
            _ => return None,
        };
        Some((count, unit_of(unit)?))
    }

    /// *every June and November*.
    fn every_months(&mut self, start: usize) -> bool {
        if let Some((months, length)) = months(&self.tokens[self.at + 1..]) {
            self.at += 1 + length;
            self.push_months(months);
            return true;
        }
        self.at = start;
        false
    }

    fn push_months(&mut self, mut months: Vec<i8>) {
        months.sort_unstable();
        months.dedup();
        let time = Time::Recurring(Rhythm::Months(months), None);
        let at = match self.pending.yearly.take() {
            Some(at) if at < self.times.len() => {
                self.times[at] = time;
                at
            }
            _ => {
                self.times.push(time);
                self.times.len() - 1
            }
        };
        self.pending = Pending { holder: Some(at), only_next: true, yearly: None };
    }

    /// "Do not record numbers monthly" says that something is not so.
    fn denied(&self) -> bool {
        let from = self.at.saturating_sub(4).max(self.start);
        self.tokens[from..self.at].iter().any(|token| token.is("not") || token.is("never"))
    }

    /// *ongoing*, *immediate*, *throughout the plan*.
    fn open(&mut self) -> bool {
        let (immediate, ongoing, length) = match (self.word(0), self.word(1), self.word(2)) {
            ("immediate" | "immediately" | "asap" | "now", "and", "ongoing") => (true, true, 3),
            ("immediate" | "immediately" | "asap" | "now", "ongoing", _) => (true, true, 2),
            ("immediate" | "immediately", _, "ongoing") if self.mark(1).is_some() => (true, true, 3),
            ("with", "immediate", "effect") => (true, false, 3),
            ("immediate" | "immediately" | "asap" | "straightaway", ..) => (true, false, 1),
            ("as", "soon", "as") if self.word(3) == "possible" => (true, false, 4),
            (
                "ongoing" | "continuous" | "continuously" | "continuing" | "continual" | "continually"
                | "continues" | "rolling" | "indefinitely" | "permanent" | "permanently" | "open-ended",
                ..,
            ) => (false, true, 1),
            ("throughout" | "across", "the", "plan" | "period" | "strategy" | "programme") => {
                (false, true, 3)
            }
            ("life", "of", "the") => (false, true, 4),
            _ => return false,
        };
        if self.denied() {
            return false;
        }
        self.at += length;
        self.push(Time::Open { immediate, ongoing, dated: None });
        if matches!((self.word(0), self.word(1)), ("throughout" | "during" | "across" | "for", "the"))
            && matches!(self.word(2), "plan" | "period" | "strategy" | "programme" | "life" | "duration")
        {
            self.at += 3;
        }
        self.pending.holder = Some(self.times.len() - 1);
        self.pending.only_next = true;
        true
    }

    /// *completed June 2009*, but not *to be completed by June* or *80 % complete*.
    fn done(&mut self) -> bool {
        let done = matches!(self.word(0), "completed" | "complete" | "done" | "finished");
        if !done {
            return false;
        }
        let from = self.at.saturating_sub(3).max(self.start);
        let before = &self.tokens[from..self.at];
        let not_yet = before.iter().any(|token| match token {
            Token::Word(word) => matches!(
                word.as_str(),
                "be" | "not"
                    | "partially"
                    | "partly"
                    | "nearly"
                    | "almost"
                    | "will"
                    | "when"
                    | "once"
                    | "until"
                    | "being"
                    | "part"
                    | "yet"
                    | "to"
                    | "if"
                    | "is"
                    | "by"
                    | "before"
            ),
            Token::Mark(mark) => *mark == '%',
            Token::Number { .. } | Token::Break => false,
        });
        let until_then = matches!(self.word(1), "by" | "before");
        let so_far = self.word(1) == "for" && matches!(self.word(2), "this" | "the" | "current" | "last");
        self.at += 1;
        if not_yet || until_then {
            return true;
        }
        if so_far {
            self.at = (self.at + 3).min(self.tokens.len());
            return true;
        }
        self.push(Time::Done(None));
        self.pending.holder = Some(self.times.len() - 1);
        self.pending.only_next = false;
        true
    }

    /// *in line with …*, *following …*, *when ready*: everything that hangs on something else.
    fn condition(&mut self) -> bool {
        let length = match (self.word(0), self.word(1), self.word(2)) {
            ("in", "line", "with") | ("on", "completion", "of") | ("as", "and", "when") => 3,
            (
                "subject" | "dependent" | "depending" | "contingent" | "conditional",
                "to" | "on" | "upon",
                _,
            ) => 2,
            (
                "awaiting" | "awaits" | "await" | "awaited" | "pending" | "when" | "once" | "following"
                | "upon" | "after" | "conditional" | "whenever" | "if" | "depends" | "tbc" | "tba" | "until",
                ..,
            ) => 1,
            ("to", "be", "confirmed" | "agreed" | "determined" | "decided" | "arranged" | "advised") => 3,
            _ => return false,
        };
        // "counted once" hangs on nothing: a condition opens its part of the sentence.
        let opens = self.at == self.start || !matches!(self.tokens[self.at - 1], Token::Word(_));
        if self.word(0) == "once" && !opens {
            return false;
        }
        self.at += length;
        if matches!(self.times.last(), Some(Time::Conditional(None))) {
            return true;
        }
        // "at least annually or if circumstances change": the rhythm stands.
        if self.pending.holder.is_some()
            && matches!(self.holder(), Some(Time::Recurring(..) | Time::Open { .. }))
        {
            return true;
        }
        self.push(Time::Conditional(None));
        self.pending.holder = Some(self.times.len() - 1);
        self.pending.only_next = false;
        true
    }

    /// A moment or a range by itself.
    fn calendar(&mut self) -> Result<bool, Doubt> {
        if matches!(self.word(0), "between") {
            self.at += 1;
        }
        if self.word(0) == "may" && !self.may_is_a_month() {
            return Ok(false);
        }
        let Some((found, length)) = dated(&self.tokens[self.at..], self.context) else { return Ok(false) };
        self.at += length;
        match found {
            Found::Times(found) => {
                let onwards = self.onwards();
                for found in found {
                    self.push_dated(match found {
                        Dated::At(moment) if onwards => Dated::Bound(Bound::From, moment),
                        found => found,
                    });
                }
            }
            Found::Either(first, second) => return Err((first, second)),
            Found::Months(months) => {
                if months.len() > 1 || self.pending.yearly.is_some() {
                    self.push_months(months);
                }
            }
            Found::Incomplete => {}
        }
        Ok(true)
    }

    /// "This may change" has no month in it: a month is followed by a year or joined to another.
    fn may_is_a_month(&self) -> bool {
        matches!(
            self.tokens.get(self.at + 1),
            None | Some(Token::Number { .. } | Token::Mark(_) | Token::Break)
        ) || month(self.word(1)).is_some()
            || self.word(1) == "and"
    }

    fn push(&mut self, time: Time) {
        self.times.push(time);
        self.pending = Pending::default();
    }

    /// Gives a calendar time to what was said right before, or lets it stand for itself.
    fn push_dated(&mut self, found: Dated) {
        let holder = self.pending.holder.take();
        let Some(time) = holder.and_then(|at| self.times.get_mut(at)) else {
            self.times.push(Time::Dated(found));
            return;
        };
        match time {
            Time::Open { dated: dated @ None, .. }
            | Time::Recurring(_, dated @ None)
            | Time::Conditional(dated @ None)
            | Time::Done(dated @ None) => *dated = Some(found),
            _ => self.times.push(Time::Dated(found)),
        }
    }
}

fn unit_of(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        _ => return None,
    })
}

fn adverb(word: &str) -> Option<Unit> {
    Some(match word {
        "annually" | "annual" | "yearly" => Unit::Year,
        "quarterly" => Unit::Quarter,
        "monthly" => Unit::Month,
        "weekly" => Unit::Week,
        "daily" => Unit::Day,
        _ => return None,
    })
}

/// Reads the time of a plan: `2009 to 2012`, `2009/10 to 2011/12`, `April 2009 to March 2012`, `2010`.
///
/// With financial or academic years, bare years name the one in which the first year of the plan
/// begins and the one in which its last year ends.
pub fn period(words: &str, years: YearKind) -> Option<Period> {
    let context = Context { period: None, years };
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
    match dated(&tokens, &Context { period: None, years })? {
        (Found::Times(times), length) if length == tokens.len() => match times.as_slice() {
            [Dated::At(moment)] => Some(*moment),
            _ => None,
        },
        _ => None,
    }
}
