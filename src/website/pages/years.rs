//! The years of a plan, year against year.

use crate::model::status::Meaning;
use crate::plan::{Key, Plan};
use crate::views::stood;
use crate::website::parts::{Parts, Tag};
use serde::Serialize;

/// How many actions were reported so in a year.
#[derive(Debug, Serialize)]
pub struct YearCount {
    /// How they stood.
    pub tag: Tag,
    /// How many.
    pub count: usize,
}

/// A year in a list.
#[derive(Debug, Serialize)]
pub struct YearRow {
    /// The year in words.
    pub label: String,
    /// From when to when it runs; text.
    pub days: String,
    /// Its address.
    pub address: Option<String>,
    /// How many actions belong to it.
    pub actions: usize,
    /// How many of them were reported how in it.
    pub reported: Vec<YearCount>,
    /// How many of them were not reported in it; with the others they add up to all.
    pub silent: usize,
}

/// What `years.html` prints.
#[derive(Debug, Serialize)]
pub struct YearsPage {
    /// What the plan calls actions, for several.
    pub levels: String,
    /// The years in order.
    pub years: Vec<YearRow>,
    /// The address of the plan's timeline, where it has one.
    pub timeline_address: Option<String>,
}

/// Works out the page of a plan's years.
pub fn page(parts: &Parts<'_>, key: Key<Plan>) -> YearsPage {
    let content = parts.content();
    let terms = &content.plans[key].terms;
    let years = parts
        .views
        .years(key)
        .iter()
        .map(|(year, actions)| {
            let mut counts = [0_usize; Meaning::ALL.len()];
            for action in actions {
                let stood = stood(&content.actions[*action], *year, &terms.key);
                let at = stood.and_then(|(_, meaning)| Meaning::ALL.iter().position(|it| *it == meaning));
                if let Some(at) = at {
                    counts[at] += 1;
                }
            }
            let silent = actions.len() - counts.iter().sum::<usize>();
            let reported = Meaning::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
            YearRow {
                label: parts.year(*year),
                days: super::year::days(parts, *year),
                address: parts.from_here(parts.addresses.year(key, *year)),
                actions: actions.len(),
                reported: reported
                    .map(|(meaning, count)| YearCount { tag: parts.tag_of(key, meaning), count })
                    .collect(),
                silent,
            }
        })
        .collect();
    YearsPage {
        levels: parts.levels(key, None),
        years,
        timeline_address: parts
            .from_here(parts.addresses.timeline(key))
            .filter(|_| parts.views.timeline(key).has_dates()),
    }
}
