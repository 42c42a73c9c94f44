//! A year of a plan: what was planned, what was done, how it stood.

use crate::model::facts::Facts;
use crate::model::year::Year;
use crate::plan::{Action, Entry, Key, Outcome, Plan};
use crate::views::{due_years, stood};
use crate::website::entry::{MilestoneView, UpdateView, YearView};
use crate::website::parts::{LinkTo, Parts, Row, Tag};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a step says of the year.
#[derive(Debug, Serialize)]
pub struct StepInYear {
    /// The step's letter and title; HTML.
    pub title: String,
    /// What it says.
    pub year: YearView,
}

/// An action in a year.
#[derive(Debug, Serialize)]
pub struct ActionInYear {
    /// The action.
    pub row: Row,
    /// How it stood: by its own entry, or else by the worst that its steps say.
    pub tags: Vec<Tag>,
    /// What it says of the year.
    pub year: Option<YearView>,
    /// What its steps say of the year.
    pub steps: Vec<StepInYear>,
    /// Its milestones that fall in the year.
    pub milestones: Vec<MilestoneView>,
    /// What was told of it in the year.
    pub updates: Vec<UpdateView>,
}

/// What an outcome says of a year, and its actions in it.
#[derive(Debug, Serialize)]
pub struct YearGroup {
    /// The outcome, where it is not the outermost.
    pub heading: Option<LinkTo>,
    /// What the outcome says of the year.
    pub year: Option<YearView>,
    /// What was told of it in the year.
    pub updates: Vec<UpdateView>,
    /// The actions.
    pub actions: Vec<ActionInYear>,
}

/// What stands under an outermost outcome in a year.
#[derive(Debug, Serialize)]
pub struct YearSection {
    /// The id of the heading.
    pub anchor: String,
    /// The outcome; nothing for actions that stand under none.
    pub heading: Option<LinkTo>,
    /// What it and the outcomes under it say of the year, with their actions.
    pub groups: Vec<YearGroup>,
}

/// What `year.html` prints.
#[derive(Debug, Serialize)]
pub struct YearPage {
    /// The year in words.
    pub label: String,
    /// From when to when it runs; text.
    pub days: String,
    /// What the plan calls actions, for several.
    pub levels: String,
    /// How many actions belong to it.
    pub count: usize,
    /// The outermost outcomes with what belongs to the year.
    pub sections: Vec<YearSection>,
    /// The year before it.
    pub previous: Option<LinkTo>,
    /// The year after it.
    pub next: Option<LinkTo>,
}

/// From when to when a year runs.
pub fn days(parts: &Parts<'_>, year: Year) -> String {
    parts.words.months(year.first(), year.last())
}

/// Works out the page of a year.
pub fn page(parts: &Parts<'_>, key: Key<Plan>, year: Year) -> YearPage {
    let years = parts.views.years(key);
    let actions = years.get(&year).map(Vec::as_slice).unwrap_or_default();
    let link =
        |year: &Year| LinkTo::new(parts.year(*year), parts.from_here(parts.addresses.year(key, *year)));
    YearPage {
        label: parts.year(year),
        days: days(parts, year),
        levels: parts.levels(key, None),
        count: actions.len(),
        sections: sections(parts, key, year, actions),
        previous: years.keys().rev().find(|it| **it < year).map(link),
        next: years.keys().find(|it| **it > year).map(link),
    }
}

/// The outcomes with actions in a year, and those that say something of it themselves, in the
/// plan's order under the outermost.
fn sections(parts: &Parts<'_>, key: Key<Plan>, year: Year, actions: &[Key<Action>]) -> Vec<YearSection> {
    let content = parts.content();
    let mut under: BTreeMap<Option<Key<Outcome>>, Vec<Key<Action>>> =
        parts.groups_of(actions, |action| content.actions[action].outcome).into_iter().collect();
    let outcomes = content.plans[key].outcomes.iter().copied().map(Some);
    let mut sections: Vec<(Option<Key<Outcome>>, YearSection)> = Vec::new();
    for outcome in std::iter::once(None).chain(outcomes) {
        let facts = outcome.map(|outcome| &content.outcomes[outcome].facts);
        let own = facts.and_then(|facts| facts.years.as_ref()?.get(year));
        let updates = facts.map(|facts| updates(parts, key, facts, year)).unwrap_or_default();
        let actions = under.remove(&outcome).unwrap_or_default();
        if own.is_none() && updates.is_empty() && actions.is_empty() {
            continue;
        }
        let outermost = parts.above(outcome).first().copied();
        if sections.last().is_none_or(|(last, _)| *last != outermost) {
            let heading = outermost.map(|outermost| parts.entry(Entry::Outcome(outermost)));
            let anchor = parts.group_anchor(outermost);
            sections.push((outermost, YearSection { anchor, heading, groups: Vec::new() }));
        }
        let group = YearGroup {
            heading: outcome
                .filter(|_| outcome != outermost)
                .map(|outcome| parts.entry(Entry::Outcome(outcome))),
            year: own.map(|entry| parts.year_view(key, year, entry)),
            updates,
            actions: actions.into_iter().map(|action| in_year(parts, key, action, year)).collect(),
        };
        if let Some((_, section)) = sections.last_mut() {
            section.groups.push(group);
        }
    }
    sections.into_iter().map(|(_, section)| section).collect()
}

/// What was told of something in a year, oldest first.
fn updates(parts: &Parts<'_>, plan: Key<Plan>, facts: &Facts, year: Year) -> Vec<UpdateView> {
    let mut dated: Vec<_> = facts
        .updates
        .iter()
        .filter_map(|update| Some((update.date.as_ref()?.moment.last(), update)))
        .filter(|(day, _)| year.first() <= *day && *day <= year.last())
        .collect();
    dated.sort_by_key(|(day, _)| *day);
    dated.into_iter().map(|(_, update)| parts.update(plan, update)).collect()
}

fn in_year(parts: &Parts<'_>, plan: Key<Plan>, key: Key<Action>, year: Year) -> ActionInYear {
    let action = &parts.content().actions[key];
    let own = action.facts.years.as_ref().and_then(|years| years.get(year));
    let steps = action.steps.iter().filter_map(|step| {
        let entry = step.years.get(year)?;
        let label = step.label.as_deref().map(|label| format!("{}: ", crate::website::html::text(label)));
        let title = step.title.as_ref().map(|title| parts.prose.inline(title));
        Some(StepInYear {
            title: format!("{}{}", label.unwrap_or_default(), title.unwrap_or_default()),
            year: parts.year_view(plan, year, entry),
        })
    });
    let stood = stood(action, year, &parts.content().plans[plan].terms.key);
    let marks = stood.map(|(marks, _)| marks).unwrap_or_default();
    ActionInYear {
        row: parts.row(key),
        tags: marks.into_iter().map(|mark| parts.tag(plan, mark)).collect(),
        year: own.map(|entry| parts.year_view(plan, year, entry)),
        steps: steps.collect(),
        milestones: action
            .milestones
            .iter()
            .enumerate()
            .filter(|(_, it)| due_years(&it.when, None, year.kind).contains(&year))
            .map(|(at, _)| parts.milestone(plan, key, at))
            .collect(),
        updates: updates(parts, plan, &action.facts, year),
    }
}
