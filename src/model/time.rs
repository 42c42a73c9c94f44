//! Reading words of time from front matter.

use super::language::Language;
use super::read::{Reader, Value, entry};
use super::text::{Text, Words};
use super::when::{Context, Moment, Understanding, When, read_moment, understand};
use super::year::{Year, YearKind};
use crate::diagnostics::{Spanned, tick};
use crate::markup::Node;

impl Value for When {
    const HOLDS: &'static str = "words of time, as officers write them";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let words = reader.by_language(node, "words of time", |node, reader| {
            let line = reader.line(node, "words of time")?;
            Some(Words { markdown: line.value, span: line.span })
        })?;
        let context = reader.plan.map_or(
            Context { period: None, years: YearKind::Financial },
            super::plan::PlanTerms::time_context,
        );
        let (_, read) = words.get(Language::DEFAULT);
        let understood = understand(&read.markdown, &context);
        match &understood {
            Understanding::Times(_) => {}
            Understanding::Either(readings) => {
                let message = format!("{} can be read in two ways", tick(&read.markdown));
                let hint = format!(
                    "it is shown as it is, and counted as neither: write {} or {}",
                    tick(&readings.0),
                    tick(&readings.1)
                );
                reader.problems.warning("time-two-ways", read.span, message).hint(hint);
            }
            Understanding::Nothing => {
                let message = format!("{} is not understood as a time", tick(&read.markdown));
                let hint = "it is shown as it is; nothing is counted from it, and it cannot be overdue";
                reader.problems.warning("time-not-understood", read.span, message).hint(hint);
            }
        }
        Some(Self { words, understood })
    }
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

impl Value for DueKind {
    const HOLDS: &'static str = "`start`, `due`, `review`, `report` or `done`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let words = [
            ("start", Self::Start),
            ("due", Self::Due),
            ("review", Self::Review),
            ("report", Self::Report),
            ("done", Self::Done),
        ];
        reader.word(node, "unknown-kind", "kind of time", &words)
    }
}

entry! {
    /// One time of something, and what is to happen then.
    Due is "a time", short = when {
        /// The time, in the officers' words.
        when: one When,
        /// What is to be there then.
        what: maybe Text,
        /// What the time is for: `start`, `due`, `review`, `report` or `done`. Without it: `due`.
        kind: maybe DueKind,
    }
}

entry! {
    /// A time that something was due before it slipped.
    Earlier is "an earlier time", short = when {
        /// The time that it was due.
        when: one When,
        /// Why it is not done then.
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
            let hint = "write it as `2010-05-31`, `2010-05`, `31 May 2010` or `May 2010`";
            reader.problems.error("bad-date", words.span, message).hint(hint);
        }
        Some(Self { moment: moment?, words })
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
