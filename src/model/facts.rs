//! What can be said of an action and of an outcome alike: a fact stands at the level where the
//! officer put it.

use super::measure::Measure;
use super::read::{Named, Private, Reader, Value, entry};
use super::status::Marks;
use super::text::Text;
use super::time::{Date, Due, year};
use super::year::Year;
use crate::markup::{Node, Value as Written};

entry! {
    /// What might go wrong, and what is done about it.
    Risk is "a risk", short = risk {
        /// What might go wrong.
        risk: one Text,
        /// What is done about it.
        response: maybe Text,
        /// How likely it is, in words.
        likelihood: maybe Text,
        /// How bad it would be, in words.
        effect: maybe Text,
    }
}

entry! {
    /// Something that shows it.
    Evidence is "a piece of evidence", short = title {
        /// What it is.
        title: one Text,
        /// Where it can be read.
        url: maybe Box<str>,
        /// Of when it is.
        date: maybe Date,
    }
}

entry! {
    /// A note on progress.
    Update is "an update", short = text {
        /// When it was so. Without it, by the date of the plan's review.
        date: maybe Date,
        /// What is to be told.
        text: maybe Text,
        /// How it stood then.
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
        planned: maybe Text,
        /// What was done in it.
        progress: maybe Text,
        /// How it stood in it.
        status: maybe Marks,
        /// The reason for the status.
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
    const HOLDS: &'static str = "entries by year, such as `2009/10: {planned: …, progress: …, status: G}`";

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
}

entry! {
    /// What can be said at every level.
    Facts is "an entry" {
        /// When it is to happen, in the officers' words; or a list of `{when, what, kind}`.
        when: many Due,
        /// How it stands: a mark of the plan's key, or several.
        status: maybe Marks,
        /// The reason for the status.
        why: maybe Text,
        /// When it was last confirmed, also when nothing changed.
        confirmed: maybe Date,
        /// What is planned and done, year by year.
        years: maybe Years,
        /// What is counted.
        measures: many Measure,
        /// What will show that it worked.
        success: many Text,
        /// What it will make.
        outputs: many Text,
        /// What it takes: money, people.
        resources: many Text,
        /// What might go wrong.
        risks: many Risk,
        /// Footnotes that readers should see.
        notes: many Text,
        /// What shows it.
        evidence: many Evidence,
        /// Notes on progress.
        updates: many Update,
        /// Other columns of the plan, each under its heading.
        other: maybe Named<Text>,
        /// Hides it from the site, except with `--drafts`.
        draft: maybe bool,
        /// Notes of your own: never published, never exported.
        private: maybe Private,
    }
}
