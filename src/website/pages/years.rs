//! The years of a plan, year against year.

use crate::model::status::Meaning;
use crate::plan::{Key, Plan};
use crate::views::stands;
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
    /// How many of them were reported how in it; those not reported are not among them.
    pub reported: Vec<YearCount>,
}

/// What `years.html` prints.
#[derive(Debug, Serialize)]
pub struct YearsPage {
    /// What the plan calls actions, for several.
    pub levels: String,
    /// The years in order.
    pub years: Vec<YearRow>,
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
                let entry = content.actions[*action].facts.years.as_ref().and_then(|years| years.get(*year));
                let meaning = entry.and_then(|entry| stands(entry.status.as_ref(), &[], &terms.key));
                let at = meaning.and_then(|(_, meaning)| Meaning::ALL.iter().position(|it| *it == meaning));
                if let Some(at) = at {
                    counts[at] += 1;
                }
            }
            let reported = Meaning::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
            YearRow {
                label: parts.year(*year),
                days: super::year::days(parts, *year),
                address: parts.from_here(parts.addresses.year(key, *year)),
                actions: actions.len(),
                reported: reported
                    .map(|(meaning, count)| YearCount { tag: parts.tag_of(key, meaning), count })
                    .collect(),
            }
        })
        .collect();
    YearsPage { levels: parts.levels(key, None), years }
}
