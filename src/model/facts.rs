//! What can be said of an action and of an outcome alike: a fact stands at the level where the
//! officer put it.

use super::measure::Measure;
use super::read::{Named, Private, Reader, Value, entry};
use super::shape::{Shape, Shapes};
use super::status::Marks;
use super::text::Text;
use super::time::{Date, Due, LastChanged, year};
use super::year::Year;
use crate::markup::{Node, Value as Written};

entry! {
    /// What might go wrong, and what is done about it.
    Risk is "a risk", short = risk {
        /// What might go wrong.
        /// Example: `risk: The money is not certain`
        risk: one Text,
        /// What is done about it.
        /// Example: `response: Ask the board in June`
        response: maybe Text,
        /// How likely it is, in words.
        /// Example: `likelihood: likely`
        likelihood: maybe Text,
        /// How bad it would be, in words.
        /// Example: `effect: fewer breaks`
        effect: maybe Text,
    }
}

entry! {
    /// Something that shows it.
    Evidence is "a piece of evidence", short = title {
        /// What it is.
        /// Example: `title: Carers’ survey 2010`
        title: one Text,
        /// Where it can be read.
        /// Example: `url: https://www.example.org/survey`
        url: maybe Box<str>,
        /// Of when it is.
        /// Example: `date: 2010-03`
        date: maybe Date,
    }
}

entry! {
    /// A note on progress.
    Update is "an update", short = text {
        /// When it was so. Without it, by the date of the plan's review.
        /// Example: `date: 2010-05`
        date: maybe Date,
        /// What is to be told.
        /// Example: `text: 913 payments were made`
        text: maybe Text,
        /// How it stood then.
        /// Example: `status: on-track`
        status: maybe Marks,
    }
}

impl Update {
    /// Whether it tells of something that was not yet so on a day.
    pub fn is_after(&self, day: jiff::civil::Date) -> bool {
        self.date.as_ref().is_some_and(|date| date.moment.first() > day)
    }
}

entry! {
    /// What a plan says of one of its years.
    YearEntry is "a year's entry", short = planned {
        /// What was to be done in it.
        /// Example: `planned: Find out how many payments were made`
        planned: maybe Text,
        /// What was done in it.
        /// Example: `progress: There were 913 payments`
        progress: maybe Text,
        /// How it stood in it.
        /// Example: `status: complete`
        status: maybe Marks,
        /// The reason for the status.
        /// Example: `why: All the figures are in`
        why: maybe Text,
    }
}

/// What a plan says of its years, in their order.
#[derive(Debug, Clone, Default)]
pub struct Years(pub Vec<(Year, YearEntry)>);

impl Years {
    /// The entry of a year.
    pub fn get(&self, year: Year) -> Option<&YearEntry> {
        self.0.iter().find(|(it, _)| *it == year).map(|(_, entry)| entry)
    }
}

impl Value for Years {
    const HOLDS: &'static str = "entries by year";
    const ENTRY: Option<&'static str> = YearEntry::ENTRY;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Written::Map(entries) = &node.value else {
            reader.expected("entries by year", node);
            return None;
        };
        let mut years: Vec<(Year, YearEntry)> = Vec::new();
        for (key, node) in entries {
            let (Some(year), Some(entry)) = (year(key, reader), YearEntry::read(node, reader)) else {
                continue;
            };
            if years.iter().any(|(it, _)| *it == year) {
                let message = format!("the year {year} stands here a second time");
                reader.problems.error("duplicate-field", key.span, message).hint("keep one of the two");
                continue;
            }
            years.push((year, entry));
        }
        years.sort_by_key(|(year, _)| *year);
        Some(Self(years))
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        let entry = YearEntry::shape(shapes);
        shapes.by_year(entry)
    }
}

entry! {
    /// What can be said at every level.
    Facts is "an entry" {
        /// When it is to happen, in your own words; or a list of `{when, what, kind}`.
        /// Example: `when: by end March 2010`
        when: many Due,
        /// How it stands: a mark of the plan's key, or several.
        /// Example: `status: on-track`
        status: maybe Marks,
        /// The reason for the status.
        /// Example: `why: More carers asked than we thought`
        why: maybe Text,
        /// When it was last confirmed, also when nothing changed.
        /// Example: `confirmed: 2010-05`
        confirmed: maybe Date,
        /// What is planned and done, year by year.
        /// Example: `years: {2009/10: {planned: Count the payments, progress: Counted, status: complete}}`
        years: maybe Years,
        /// What is counted.
        /// Example: `measures: [{name: Direct payments, baseline: {2008/09: 521}, values: {2009/10: 913}}]`
        measures: many Measure,
        /// What will show that it worked.
        /// Example: `success: [More carers take a break each year]`
        success: many Text,
        /// What it will make.
        /// Example: `outputs: [A leaflet for GP practices]`
        outputs: many Text,
        /// What it takes: money, people.
        /// Example: `resources: [£20,000 a year]`
        resources: many Text,
        /// What might go wrong.
        /// Example: `risks: [The money is not certain]`
        risks: many Risk,
        /// Footnotes that readers should see.
        /// Example: `notes: [Only in the pilot area]`
        notes: many Text,
        /// What shows it.
        /// Example: `evidence: [{title: Carers’ survey 2010, url: "https://www.example.org/survey"}]`
        evidence: many Evidence,
        /// Notes on progress.
        /// Example: `updates: [{date: 2010-05, text: 913 payments were made}]`
        updates: many Update,
        /// Other columns of the plan, each under its heading.
        /// Example: `other: {Cost code: Within budget}`
        other: maybe Named<Text>,
        /// When its words were last changed; a translation has a date of its own.
        /// Example: `changed: 2010-05-12`
        changed: maybe LastChanged,
        /// Hides it from the site, except with `--drafts`.
        /// Example: `draft: true`
        draft: maybe bool,
        /// Notes of your own: never published, never exported.
        /// Example: `private: {ask: Who signs this off?}`
        private: maybe Private,
    }
}
