//! A plan: its period, its words, its key.

use super::facts::Evidence;
use super::owner::Contact;
use super::read::{Choice, Named, Private, Reader, Value, entry};
use super::shape::{Shape, Shapes};
use super::status::{StatusKey, StatusWord};
use super::text::Text;
use super::time::{Date, LastChanged};
use super::when::{Context, Period, Rhythm, Time, Unit, read_period, understand};
use super::year::YearKind;
use crate::diagnostics::{Spanned, tick};
use crate::markup::{Node, Value as Written};
use std::marker::PhantomData;

/// What the entries of a plan depend on to be read.
#[derive(Debug, Clone)]
pub struct PlanTerms {
    /// The time of the plan.
    pub period: Option<Period>,
    /// The years it counts in.
    pub years: YearKind,
    /// Its marks.
    pub key: StatusKey,
}

impl PlanTerms {
    /// What words of time in the plan are read by.
    pub const fn time_context(&self) -> Context {
        Context { period: self.period, years: self.years }
    }

    /// Whether entries are read by these as by others: where the words stand in the
    /// plan's file does not matter.
    pub(super) fn reads_like(&self, other: &Self) -> bool {
        self.period == other.period && self.years == other.years && self.key.reads_like(&other.key)
    }

    /// The terms that the front matter of a plan says, whatever else is wrong with it.
    pub fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        let years = match node.get("years") {
            Some(node) if node.value != Written::Null => YearKind::read(node, reader),
            _ => None,
        };
        let years = years.unwrap_or(YearKind::Financial);
        let period = node.get("period").and_then(|node| {
            let words = reader.line(node, "a period")?;
            let period = read_period(&words.value, years);
            if period.is_none() {
                let message = format!("{} is not a period", tick(&words.value));
                let hint = "write it as `2009 to 2012`, `2009/10 to 2011/12` or `April 2009 to March 2012`";
                reader.problems.error("bad-period", words.span, message).hint(hint);
            }
            period
        });
        let key = node.get("statuses").and_then(|node| Named::<StatusWord>::read(node, reader));
        Self { period, years, key: StatusKey::new(key) }
    }
}

impl Choice for YearKind {
    const EITHER: &'static str = "`financial`, `calendar` or `academic`";
    const WHAT: &'static str = "kind of year";
    const CODE: &'static str = "unknown-years";
    const WORDS: &'static [(&'static str, Self)] = Self::WORDS;
}

/// Where a plan is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not agreed yet: published, and marked on every page.
    Draft,
    /// Agreed.
    Approved,
    /// Over.
    Closed,
    /// Another plan stands in its place.
    Superseded,
}

impl State {
    /// The word for it, for keys of theme words.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Approved => "approved",
            Self::Closed => "closed",
            Self::Superseded => "superseded",
        }
    }
}

impl Choice for State {
    const EITHER: &'static str = "`draft`, `approved`, `closed` or `superseded`";
    const WHAT: &'static str = "state of a plan";
    const CODE: &'static str = "unknown-state";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("draft", Self::Draft),
        ("approved", Self::Approved),
        ("closed", Self::Closed),
        ("superseded", Self::Superseded),
    ];
}

/// How often progress is confirmed.
#[derive(Debug, Clone)]
pub struct Review {
    /// As written.
    pub words: Text,
    /// After how many days an unconfirmed entry is stale.
    pub days: i32,
}

impl Value for Review {
    const HOLDS: &'static str = "how often, such as `every 2 months` or `quarterly`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let words = Text::read(node, reader)?;
        let context = Context { period: None, years: YearKind::Calendar };
        let days = match understand(words.as_str(), &context).times() {
            [Time::Recurring(Rhythm::Every { count, unit, .. }, _)] => {
                let days = match unit {
                    Unit::Day => 1,
                    Unit::Week => 7,
                    Unit::Month => 31,
                    Unit::Quarter => 92,
                    Unit::Year => 366,
                };
                Some(i32::from(*count) * days)
            }
            [Time::Recurring(Rhythm::Months(months), _)] => {
                Some(366 / i32::try_from(months.len().max(1)).unwrap_or(1))
            }
            _ => None,
        };
        if days.is_none() {
            let message = format!("{} does not say how often", tick(words.as_str()));
            let hint = "write `monthly`, `every 2 months`, `quarterly` or `annually`";
            reader.problems.error("bad-review", words.span(), message).hint(hint);
        }
        Some(Self { days: days?, words })
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        Text::shape(shapes)
    }
}

/// A field of a plan that [`PlanTerms`] has: it was read before, and is not read again.
#[derive(Debug, Clone, Copy)]
pub struct InTerms<T>(PhantomData<T>);

impl<T: Value> Value for InTerms<T> {
    const HOLDS: &'static str = T::HOLDS;
    const ENTRY: Option<&'static str> = T::ENTRY;

    fn read(_: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self(PhantomData))
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        T::shape(shapes)
    }
}

entry! {
    /// What a plan calls one of its levels.
    Level is "the name of a level", short = one {
        /// For one of them.
        /// Example: `one: Priority`
        one: one Text,
        /// For several.
        /// Example: `other: Priorities`
        other: maybe Text,
    }
}

entry! {
    /// A document outside of the site.
    Outside is "a document", short = title {
        /// What it is called.
        /// Example: `title: PCT action plan`
        title: one Text,
        /// Where it is.
        /// Example: `url: https://www.example.org/plan.pdf`
        url: maybe Box<str>,
    }
}

entry! {
    /// A plan, as its author wrote it.
    Plan is "a plan" {
        /// What it is called.
        /// Example: `title: Carers’ action plan`
        title: maybe Text,
        /// What it is, in a sentence.
        /// Example: `summary: What we will do for carers by 2012`
        summary: maybe Text,
        /// Who publishes it: an owner.
        /// Example: `publisher: council`
        publisher: maybe Spanned<Box<str>> as Owner,
        /// From when to when: `2009 to 2012`.
        /// Example: `period: 2009 to 2012`
        period: maybe Box<str>,
        /// The years it counts in. Without it: `financial`.
        /// Example: `years: financial`
        years: maybe InTerms<YearKind>,
        /// What it calls its levels, outermost first; the last one is the action.
        /// Example: `levels: [{one: Priority, other: Priorities}, Action]`
        levels: many Level,
        /// Where it is in its life.
        /// Example: `state: approved`
        state: maybe State,
        /// The plan that stands in its place.
        /// Example: `superseded by: carers-2012`
        superseded_by = "superseded by": maybe Spanned<Box<str>> as Plan,
        /// Of when the plan itself is.
        /// Example: `dated: 2009-04`
        dated: maybe Date,
        /// The date up to which what is shown reflects progress.
        /// Example: `reviewed: 2010-05`
        reviewed: maybe Date,
        /// How often progress is confirmed.
        /// Example: `review: quarterly`
        review: maybe Review,
        /// Who reviews it: an owner.
        /// Example: `overseen: carers-board`
        overseen: maybe Spanned<Box<str>> as Owner,
        /// Its own key to statuses.
        /// Example: `statuses: {G: {label: Going to plan, means: on-track}}`
        statuses: maybe InTerms<Named<StatusWord>>,
        /// Documents outside of the site that its actions refer to.
        /// Example: `references: {pct-plan: {title: PCT action plan}}`
        references: maybe Named<Outside>,
        /// The same plan in other forms, such as Easy Read.
        /// Example: `alternatives: [{title: Easy Read, url: "https://www.example.org/easy-read.pdf"}]`
        alternatives: many Evidence,
        /// Footnotes that readers should see.
        /// Example: `notes: [The figures are not final]`
        notes: many Text,
        /// Whom to ask about it.
        /// Example: `contact: {email: carers@example.org}`
        contact: maybe Contact,
        /// Other things that it says of itself, each under its heading.
        /// Example: `other: {Agreed by: The carers’ board}`
        other: maybe Named<Text>,
        /// When its words were last changed; a translation has a date of its own.
        /// Example: `changed: 2010-05-12`
        changed: maybe LastChanged,
        /// Hides it from the site, except with `--drafts`.
        /// Example: `draft: true`
        draft: maybe bool,
        /// Notes of your own: never published.
        /// Example: `private: {ask: Who prints it?}`
        private: maybe Private,
    }
}
