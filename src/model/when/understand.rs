//! From words to what they say of time.
//!
//! The words are read once from left to right. At each place the longest thing we know is
//! taken: a bound, a rhythm, *ongoing*, *done*, a condition, a moment; other words are passed
//! over. What stands next to each other belongs together: *ongoing* with its months, *done* with
//! its date.

use super::complete::{Found, dated, in_plan};
use super::scan::{Partial, month};
use super::tokens::{Token, tokens};
use super::{Bound, Dated, Doubt, Moment, Period, Rhythm, Time, Understanding};
use crate::diagnostics::nearest;
use crate::model::year::YearKind;

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
    let mut reader = Reader {
        tokens: &tokens,
        start: 0,
        at: 0,
        read: 0,
        context,
        times: Vec::new(),
        yearless: None,
        pending: Pending::default(),
    };
    let mut doubt = None;
    for sentence in (Sentences { tokens: &tokens, at: 0 }) {
        (reader.start, reader.at, reader.read) = (sentence.start, sentence.start, sentence.start);
        reader.pending = Pending::default();
        if let Err(found) = reader.sentence(sentence.end) {
            doubt.get_or_insert(found);
        }
    }
    let mut times = reader.times;
    times.dedup();
    match (doubt, reader.yearless) {
        (Some(doubt), _) => Understanding::Doubt(doubt),
        (None, Some(yearless)) if times.is_empty() => Understanding::Doubt(yearless),
        (None, _) if times.is_empty() => Understanding::Nothing,
        (None, _) => Understanding::Times(times),
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

/// What was said last in the sentence and may still take a time to it.
#[derive(Debug, Default)]
pub(super) struct Pending {
    /// The place in `times` of a condition, of *done*, or of *ongoing* or a rhythm right before.
    pub holder: Option<usize>,
    /// Whether only the very next piece belongs to it.
    pub only_next: bool,
    /// Whether the words before said that it comes every year: *Annual Review March*.
    pub yearly: Option<usize>,
}

/// Reads tokens from left to right.
pub(super) struct Reader<'t> {
    pub tokens: &'t [Token],
    /// Where the sentence begins.
    pub start: usize,
    /// Where it reads.
    pub at: usize,
    /// Up to where the tokens are read and not passed over.
    read: usize,
    context: &'t Context,
    pub times: Vec<Time>,
    /// The first thing that would be a time if it had a year.
    yearless: Option<Doubt>,
    pub pending: Pending,
}

impl Reader<'_> {
    pub(super) fn word(&self, ahead: usize) -> &str {
        match self.tokens.get(self.at + ahead) {
            Some(Token::Word(word)) => word,
            _ => "",
        }
    }

    pub(super) fn mark(&self, ahead: usize) -> Option<char> {
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
            if read {
                self.read = self.at;
            } else {
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

    /// A length of time or a rate is no time: *within 28 days*, *per month*, *year on year*, *24/7*.
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
        let says = |ahead: usize, number: u32| matches!(self.tokens.get(self.at + ahead), Some(Token::Number { value, .. }) if *value == number);
        let taken = match (self.word(0), self.word(1), self.word(2)) {
            _ if says(0, 24) && self.mark(1) == Some('/') && says(2, 7) => 3,
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

    /// *by*, *until*, *from*, *after* … and the moment that follows.
    fn bounded(&mut self) -> Result<bool, Doubt> {
        let (mut bound, mut taken) = match (self.word(0), self.word(1), self.word(2)) {
            ("no", "later", "than") => (Bound::By, 3),
            ("not", "before", _) => (Bound::From, 2),
            ("on" | "in", "or", "before") => (Bound::By, 3),
            ("up", "to" | "until", _) => (Bound::Until, 2),
            ("by" | "before", "the", "end") | ("by", "end", _) => (Bound::By, 1),
            ("by" | "erbyn", ..) => (Bound::By, 1),
            ("before", ..) => (Bound::Before, 1),
            ("until" | "till" | "til", ..) => (Bound::Until, 1),
            ("to", ..) => (Bound::Until, 1),
            ("from" | "since" | "starting" | "beginning" | "commencing", "end" | "the", _) => {
                (Bound::From, 1)
            }
            ("from" | "since" | "starting" | "commencing", ..) => (Bound::From, 1),
            ("after" | "following", ..) => (Bound::After, 1),
            ("end" | "close" | "diwedd", ..) => (Bound::By, 0),
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
                || token.is("diwedd")
                || *token == Token::Mark('-')
        }) {
            at += 1;
        }
        taken = at - start;
        let Some((found, length)) = dated(&self.tokens[at..], self.context) else { return Ok(false) };
        let found = match found {
            Found::Times(found) => found,
            Found::Doubt(doubt) => return Err(doubt.after(bound)),
            Found::Months(months) => {
                self.is_yearless(self.without_year(&months).after(bound));
                self.at = at + length;
                return Ok(true);
            }
            Found::NoYear(times) => {
                self.is_yearless(Doubt::NoYear(times).after(bound));
                self.at = at + length;
                return Ok(true);
            }
            Found::Nothing => {
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

    /// Months without a year.
    fn without_year(&self, months: &[i8]) -> Doubt {
        Doubt::NoYear(match months {
            [only] => in_plan(Partial::Month(*only), self.context).iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        })
    }

    fn is_yearless(&mut self, doubt: Doubt) {
        self.yearless.get_or_insert(doubt);
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

    /// "Do not record numbers monthly" says that something is not so.
    pub(super) fn denied(&self) -> bool {
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
        let before = self.take_date_before();
        self.push(Time::Done(None));
        self.pending.holder = Some(self.times.len() - 1);
        let next = self.at + usize::from(matches!(self.word(0), "in" | "on"));
        let has_own_date = self.tokens.get(next..).is_some_and(|it| dated(it, self.context).is_some());
        if let Some(before) = before.filter(|_| !has_own_date) {
            self.push_dated(before);
        }
        true
    }

    /// The date right before *done*, which is that of what is done: `March 2010 (complete)`.
    fn take_date_before(&mut self) -> Option<Dated> {
        let between = self.tokens.get(self.read..self.at - 1)?;
        let is_next_to_it = self.read > self.start && between.iter().all(|it| matches!(it, Token::Mark(_)));
        match self.times.last() {
            Some(Time::Dated(dated)) if is_next_to_it => {
                let dated = *dated;
                self.times.pop();
                Some(dated)
            }
            _ => None,
        }
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
        if let Found::Times(times) = &found
            && let [Dated::At(Moment::Year(_)), ..] = times.as_slice()
            && let Some(piece) = self.piece_before()
        {
            return Err(piece);
        }
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
            Found::Doubt(doubt) => return Err(doubt),
            Found::NoYear(times) => self.is_yearless(Doubt::NoYear(times)),
            Found::Months(months) if months.len() > 1 || self.pending.yearly.is_some() => {
                self.push_months(months);
            }
            Found::Months(months) => self.is_yearless(self.without_year(&months)),
            Found::Nothing => {}
        }
        Ok(true)
    }

    /// What stands right before a year as a part of a date does, and is none: `Q5 2010`, `½ 2010`,
    /// `13/2010`, `Febuary 2010`. The year alone would be less than what is said.
    fn piece_before(&self) -> Option<Doubt> {
        let before = self.tokens.get(self.read..self.at)?;
        let piece = |said: String| Some(Doubt::Piece { said, meant: None });
        match before {
            [.., Token::Mark(mark)] if mark.is_numeric() => piece(mark.to_string()),
            [.., Token::Number { value, .. }, Token::Mark(mark @ ('/' | '.'))] => {
                piece(format!("{value}{mark}"))
            }
            // In "phase 2 2010" it is the number of a phase.
            [.., Token::Word(word), Token::Number { .. }] if !is_of_time(word) => None,
            [.., Token::Number { value, .. }] => piece(value.to_string()),
            [.., Token::Word(word)] if is_numbered(word) => piece(word.to_uppercase()),
            [.., Token::Word(word)] if word.len() > 3 => {
                let long = super::display::MONTHS.into_iter().filter(|month| month.len() > 4);
                let meant = Some(nearest(word, long)?);
                Some(Doubt::Piece { said: word.clone(), meant })
            }
            _ => None,
        }
    }

    /// "This may change" has no month in it: a month is followed by a year or joined to another.
    fn may_is_a_month(&self) -> bool {
        matches!(
            self.tokens.get(self.at + 1),
            None | Some(Token::Number { .. } | Token::Mark(_) | Token::Break)
        ) || month(self.word(1)).is_some()
            || self.word(1) == "and"
    }

    pub(super) fn push(&mut self, time: Time) {
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

/// Words before which a number is a part of a date.
fn is_of_time(word: &str) -> bool {
    matches!(
        word,
        "by" | "in"
            | "on"
            | "until"
            | "from"
            | "for"
            | "to"
            | "the"
            | "end"
            | "of"
            | "quarter"
            | "week"
            | "term"
    )
}

/// `q5`, `h1`, `w12`: a part of a year by its letter and number.
fn is_numbered(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|letter| matches!(letter, 'q' | 'h' | 't' | 'w' | 'm'))
        && (2..=3).contains(&word.len())
        && letters.all(|it| it.is_ascii_digit())
}
