//! Reading words of time from front matter.

use super::language::{ByLanguage, Language};
use super::read::{Choice, Reader, Value, entry};
use super::shape::{Shape, Shapes};
use super::text::{Text, Words};
use super::when::{Context, Dated, Doubt, Moment, Time, Understanding, When, read_moment, understand};
use super::year::{Year, YearKind};
use crate::diagnostics::{Span, Spanned, or_list, tick};
use crate::markup::Node;

impl Value for When {
    const HOLDS: &'static str = "words of time";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let words = reader.by_language(node, "words of time", |node, reader| {
            let line = reader.line(node, "words of time")?;
            Some(Words::new(line.value.into(), line.span))
        })?;
        let (_, read) = words.get(Language::DEFAULT);
        let understood = understand(&read.markdown, &context(reader));
        match &understood {
            Understanding::Times(_) => {}
            Understanding::Doubt(doubt) => tell(doubt, &read.markdown, read.span, reader),
            Understanding::Nothing => {
                let message = format!("{} is not understood as a time", tick(&read.markdown));
                let hint = "it is shown as it is; nothing is counted from it, and it cannot be overdue";
                reader.problems.warning("time-not-understood", read.span, message).hint(hint);
            }
        }
        Some(Self { words, understood })
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.words()
    }
}

/// What the words of time in a file are understood by.
pub(super) fn context(reader: &Reader<'_>) -> Context {
    let apart = Context { period: None, years: YearKind::Financial };
    reader.plan.map_or(apart, super::plan::PlanTerms::time_context)
}

/// Tells why words of time leave open which time they mean.
pub(super) fn tell(doubt: &Doubt, words: &str, span: Span, reader: &mut Reader<'_>) {
    let words = tick(words);
    let (code, message, advice) = match doubt {
        Doubt::Several(readings) => {
            let ways = match readings.len() {
                2 => "two".to_owned(),
                3 => "three".to_owned(),
                more => more.to_string(),
            };
            let whole = readings.iter().filter(|it| !it.lacks_year).map(|it| it.words.as_str());
            let yearless = readings.iter().filter(|it| it.lacks_year).map(|it| it.words.as_str());
            let year = yearless.clone().next().map(|_| " with its year").unwrap_or_default();
            let period = match reader.plan {
                Some(plan) if plan.period.is_none() => ", or give the plan its `period:`",
                _ => "",
            };
            let advice = format!("write {}{year}{period}", or_list(whole.chain(yearless)));
            ("time-two-ways", format!("{words} can be read in {ways} ways"), advice)
        }
        Doubt::NoYear(times) => {
            let advice = match times.as_slice() {
                [] => "add the year".to_owned(),
                [first, second, _, _, .., last] => {
                    format!("write {}, {} … up to {}", tick(first), tick(second), tick(last))
                }
                few => format!("write {}", or_list(few.iter().map(String::as_str))),
            };
            ("time-without-year", format!("{words} has no year"), advice)
        }
        Doubt::NoSuchDay { said, meant } => {
            let advice = match meant {
                Some(meant) => format!("did you mean {}?", tick(meant)),
                None => "write it as `31 March 2010`".to_owned(),
            };
            ("no-such-day", format!("{} is not in the calendar", tick(said)), advice)
        }
        Doubt::Backwards(first, last) => {
            let message = format!("{words} ends before it begins");
            let advice = format!("did you mean {}?", tick(format!("{last} to {first}")));
            ("ends-before-start", message, advice)
        }
        Doubt::Piece { said, meant } => {
            let message = format!("{} in {words} is not understood", tick(said));
            let advice = match meant {
                Some(meant) => format!("did you mean {}?", tick(meant)),
                None => "say which part of the year it is, such as `March 2010` or `Q2 2010/11`".to_owned(),
            };
            ("time-not-understood", message, advice)
        }
    };
    let place = match doubt {
        Doubt::NoSuchDay { said, .. } | Doubt::Piece { said, .. } => {
            place_of(said, span, reader.sources.text(span.source))
        }
        Doubt::Several(_) | Doubt::NoYear(_) | Doubt::Backwards(..) => span,
    };
    let hint = format!("it is shown as it is, and nothing is counted from it: {advice}");
    reader.problems.warning(code, place, message).hint(hint);
}

/// The letters of a piece of a text, or the whole text where they are written otherwise.
fn place_of(piece: &str, span: Span, text: &str) -> Span {
    let written = text.get(span.range()).unwrap_or_default().to_ascii_lowercase();
    let at = written.find(&piece.to_ascii_lowercase());
    at.map_or(span, |at| span.part(at..at + piece.len()))
}

/// What a time in a list of times is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueKind {
    /// It begins then.
    Start,
    /// It is to be done by then; only this can be overdue.
    Due,
    /// It is looked at again then.
    Review,
    /// It is reported on then.
    Report,
    /// It was done then.
    Done,
}

impl Choice for DueKind {
    const EITHER: &'static str = "`start`, `due`, `review`, `report` or `done`";
    const WHAT: &'static str = "kind of time";
    const CODE: &'static str = "unknown-kind";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("start", Self::Start),
        ("due", Self::Due),
        ("review", Self::Review),
        ("report", Self::Report),
        ("done", Self::Done),
    ];
}

entry! {
    /// One time of something, and what is to happen then.
    Due is "a time", short = when {
        /// The time, in your own words.
        /// Example: `when: by end March 2010`
        when: one When,
        /// What is to be there then.
        /// Example: `what: The first draft`
        what: maybe Text,
        /// What the time is for. Without it: `due`.
        /// Example: `kind: review`
        kind: maybe DueKind,
    }
}

impl Due {
    /// Whether something is due then: not started, reviewed, reported or done.
    pub const fn is_due(&self) -> bool {
        match self.kind {
            None | Some(DueKind::Due) => true,
            Some(DueKind::Start | DueKind::Review | DueKind::Report | DueKind::Done) => false,
        }
    }

    /// The last day by which it is due, among the times of the same thing.
    ///
    /// Where one of them says only that the thing is ongoing, the others tell when it happens on
    /// the way: as in a single [`When`], they are due only where they say *by*. A time that says
    /// what is to be there then stands for itself.
    pub fn day(&self, among: &[Self]) -> Option<jiff::civil::Date> {
        let of_the_whole = |due: &Self| due.is_due() && due.what.is_none();
        let goes_on = of_the_whole(self) && among.iter().any(|it| of_the_whole(it) && it.when.is_ongoing());
        if !self.is_due() {
            None
        } else if goes_on {
            self.when.due_by()
        } else {
            self.when.due()
        }
    }
}

entry! {
    /// A time that something was due before it slipped.
    Earlier is "an earlier time", short = when {
        /// The time that it was due.
        /// Example: `when: December 2009`
        when: one When,
        /// Why it is not done then.
        /// Example: `why: The money came late`
        why: maybe Text,
    }
}

/// A date of a note or a review: one moment, in any of the ways officers write it.
#[derive(Debug, Clone)]
pub struct Date {
    /// As written.
    pub words: Spanned<Box<str>>,
    /// What it is.
    pub moment: Moment,
}

impl Value for Date {
    const HOLDS: &'static str = "a date, such as `2010-05` or `31 March 2010`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let words = reader.line(node, "a date")?;
        let years = reader.plan.map_or(YearKind::Financial, |plan| plan.years);
        let moment = read_moment(&words.value, years);
        if moment.is_none() {
            let message = format!("{} is not a date", tick(&words.value));
            let plain = plain_date(&words.value, reader);
            let hint = "write it as `2010-05-31`, `2010-05`, `31 May 2010` or `May 2010`";
            reader
                .problems
                .error("bad-date", words.span, message)
                .suggest(plain.as_deref(), || hint.to_owned());
        }
        Some(Self { moment: moment?, words })
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.line()
    }
}

/// When words were last changed, in one language or several.
#[derive(Debug, Clone)]
pub struct LastChanged(pub ByLanguage<Date>);

impl Value for LastChanged {
    const HOLDS: &'static str = Date::HOLDS;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.by_language(node, Self::HOLDS, Date::read).map(Self)
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.words()
    }
}

/// A day or a month that was written in another way than a date, as a date.
fn plain_date(words: &str, reader: &Reader<'_>) -> Option<String> {
    match understand(words, &context(reader)).times() {
        [Time::Dated(Dated::At(moment @ (Moment::Day(_) | Moment::Month(..))))] => Some(moment.to_string()),
        _ => None,
    }
}

/// Reads the name of a year of the plan.
pub(super) fn year(words: &Spanned<Box<str>>, reader: &mut Reader<'_>) -> Option<Year> {
    let kind = reader.plan.map_or(YearKind::Financial, |plan| plan.years);
    let year = Year::read(&words.value, kind);
    if year.is_none() {
        let (name, example) = match kind {
            YearKind::Financial => ("financial", "2009/10"),
            YearKind::Calendar => ("calendar", "2009"),
            YearKind::Academic => ("academic", "2009/10"),
        };
        let message = format!("{} is no {name} year", tick(&words.value));
        let hint = format!("this plan counts in {name} years: write {}", tick(example));
        reader.problems.error("bad-year", words.span, message).hint(hint);
    }
    year
}
