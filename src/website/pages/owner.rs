//! An owner: what it leads, shares and helps with, and what it did in each year, in a plan or across
//! all plans.

use super::owners::{as_action, with_parts};
use crate::model::facts::YearEntry;
use crate::model::owner::OwnerKind;
use crate::model::status::Meaning;
use crate::model::year::Year;
use crate::plan::{Action, Entry, Key, Owner, Plan};
use crate::views::{Held, Holding, Reporting, stood};
use crate::website::counts::CountTable;
use crate::website::parts::{ContactView, LinkTo, Parts, Row, Tag, TimeText};
use serde::Serialize;
use std::collections::BTreeSet;

/// What an owner holds in one way.
#[derive(Debug, Serialize)]
pub struct HoldingView {
    /// How: the theme's words `holding-lead`, `holding-joint` …
    pub holding: &'static str,
    /// The group through which it holds this; text.
    pub group: Option<String>,
    /// The outcomes and plans.
    pub outcomes: Vec<LinkTo>,
    /// The actions.
    pub rows: Vec<Row>,
}

/// What was planned and done in a year of an action that an owner has a part in.
#[derive(Debug, Serialize)]
pub struct OwnerInYear {
    /// The action.
    pub of: LinkTo,
    /// How it stood in the year.
    pub tags: Vec<Tag>,
    /// What was done in the year, in one line; HTML.
    pub done: Option<String>,
    /// Where nothing was done: what was planned; HTML.
    pub planned: Option<String>,
}

/// A year in which an owner did something, or was to.
#[derive(Debug, Serialize)]
pub struct OwnerYear {
    /// The id of its heading.
    pub anchor: String,
    /// The year in words.
    pub label: String,
    /// The page of the year.
    pub address: Option<String>,
    /// The actions of which something is said for the year, in the plan's order.
    pub actions: Vec<OwnerInYear>,
}

/// What an owner holds in one plan.
#[derive(Debug, Serialize)]
pub struct InPlan {
    /// The plan; nothing on the pages of a plan itself.
    pub plan: Option<LinkTo>,
    /// Where the plan is in its life, unless it is in force; text.
    pub state: Option<String>,
    /// As of when the plan's progress is told; nothing where none is.
    pub as_of: Option<TimeText>,
    /// Whether anybody says how the plan's actions stand.
    pub has_statuses: bool,
    /// What it holds, by how.
    pub holdings: Vec<HoldingView>,
}

/// What `owner.html` prints.
#[derive(Debug, Serialize)]
pub struct OwnerPage {
    /// Its name; text.
    pub name: String,
    /// The abbreviation that people use; text.
    pub short: Option<String>,
    /// What it is, as a word of the theme: `owner-organisation` … Nothing where nobody says.
    pub kind: Option<&'static str>,
    /// What it does; HTML blocks.
    pub about: Option<String>,
    /// The owner that it belongs to.
    pub part_of: Option<LinkTo>,
    /// What is part of it and has a part in something.
    pub parts: Vec<LinkTo>,
    /// How many actions it and its parts have a part in.
    pub with_parts: usize,
    /// For a group: who is in it.
    pub members: Vec<LinkTo>,
    /// The last day on which it existed.
    pub until: Option<TimeText>,
    /// Who took over its work.
    pub successors: Vec<LinkTo>,
    /// How to reach it.
    pub contact: Option<ContactView>,
    /// How its actions stand, without links: pages of statuses list those of all owners. Across
    /// plans, with the common words.
    pub counts: CountTable,
    /// Across plans: how many of its actions are in plans that give no statuses, where others are
    /// in plans that do.
    pub without_status: usize,
    /// How many actions it leads.
    pub leads: usize,
    /// On the pages of a plan: what it was to do and did in each year, the first first.
    pub years: Vec<OwnerYear>,
    /// What it holds, plan by plan.
    pub plans: Vec<InPlan>,
    /// The same owner across all plans, where it has a part in others too.
    pub everywhere: Option<LinkTo>,
}

/// Works out the page of an owner in a plan, or across all plans.
pub fn page(parts: &Parts<'_>, plan: Option<Key<Plan>>, key: Key<Owner>) -> OwnerPage {
    let content = parts.content();
    let owner = &content.owners[key];
    let holdings = match plan {
        Some(plan) => parts.views.holdings(plan),
        None => parts.views.all_holdings(),
    };
    let held_in = |plan| parts.views.holdings(plan).get(&key).map_or(0, Vec::len);
    let held = holdings.get(&key).map(Vec::as_slice).unwrap_or_default();
    let actions: Vec<_> = held.iter().filter_map(|held| as_action(*held)).collect();
    let counts = parts.views.counts(actions.iter().map(|(key, _)| *key));
    let link = |other: Key<Owner>| {
        let address = holdings.contains_key(&other).then(|| match plan {
            Some(plan) => parts.addresses.owner(plan, other),
            None => parts.addresses.owner_everywhere(other),
        });
        LinkTo::new(parts.owner_name(other), parts.from_here(address.flatten()))
    };
    let plans: Vec<Key<Plan>> = plan.map_or_else(|| content.plans.keys().collect(), |plan| vec![plan]);
    let mut table = parts.bare_counts(plan, &counts);
    // Where its plans say only what is done, nobody was asked for the rest.
    let is_asked =
        |action: &Key<Action>| parts.views.reporting(content.actions[*action].plan) == Reporting::Statuses;
    if plan.is_none() && !actions.iter().any(|(action, _)| is_asked(action)) {
        let silent = table.rows.iter_mut().find(|row| row.tag.meaning == Meaning::NoInformation.word());
        if let Some(row) = silent {
            row.tag.label = parts.words.say("status-not-said");
        }
    }
    OwnerPage {
        name: parts.owner_name(key),
        short: owner.short.as_ref().map(|short| parts.as_written(short)),
        kind: owner.kind.map(|kind| match kind {
            OwnerKind::Organisation => "owner-organisation",
            OwnerKind::Team => "owner-team",
            OwnerKind::Role => "owner-role",
            OwnerKind::Group => "owner-group",
            OwnerKind::Person => "owner-person",
        }),
        about: owner.about.as_ref().map(|about| parts.prose.block(about, 2)),
        part_of: owner.part_of.map(link),
        parts: parts.views.parts_of(key, holdings).into_iter().map(link).collect(),
        with_parts: with_parts(parts, key, holdings).map_or(0, |actions| actions.len()),
        members: owner.members.iter().map(|member| link(*member)).collect(),
        until: owner.until.as_ref().map(|until| parts.date(until)),
        successors: owner.successors.iter().map(|it| link(*it)).collect(),
        contact: owner.contact.as_ref().map(|contact| parts.contact(contact)),
        counts: table,
        without_status: if counts.told() > 0 { counts.all - counts.told() } else { 0 },
        leads: actions.iter().filter(|(_, holding)| *holding == Holding::Lead).count(),
        years: plan.map(|plan| years(parts, plan, &actions)).unwrap_or_default(),
        plans: plans
            .into_iter()
            .map(|it| InPlan {
                plan: plan.is_none().then(|| parts.entry(Entry::Plan(it))),
                state: super::home::state(parts, it),
                as_of: parts.views.has_progress(it).then(|| parts.as_of(it)),
                has_statuses: parts.views.has_statuses(it),
                holdings: by_holding(parts, it, held),
            })
            .filter(|it| !it.holdings.is_empty())
            .collect(),
        everywhere: plan
            .filter(|plan| parts.views.all_holdings().get(&key).is_some_and(|all| all.len() > held_in(*plan)))
            .and(parts.from_here(parts.addresses.owner_everywhere(key)))
            .map(|address| LinkTo::new(parts.owner_name(key), Some(address))),
    }
}

/// The years of a plan with what is said of some actions in each; those of which nothing is said are
/// left out.
fn years(parts: &Parts<'_>, plan: Key<Plan>, actions: &[(Key<Action>, Holding)]) -> Vec<OwnerYear> {
    let held: BTreeSet<Key<Action>> = actions.iter().map(|(key, _)| *key).collect();
    let years = parts.views.years(plan).iter().map(|(year, all)| OwnerYear {
        anchor: parts.prose.id(&format!("year-{}", year.slug())),
        label: parts.year(*year),
        address: parts.from_here(parts.addresses.year(plan, *year)),
        actions: (all.iter().filter(|key| held.contains(key)))
            .filter_map(|key| in_year(parts, *key, *year))
            .collect(),
    });
    years.filter(|year| !year.actions.is_empty()).collect()
}

/// What is said of an action in a year: by itself or else by its steps, or in a note of that year.
fn in_year(parts: &Parts<'_>, key: Key<Action>, year: Year) -> Option<OwnerInYear> {
    let action = &parts.content().actions[key];
    let own = action.facts.years.iter().filter_map(|years| years.get(year));
    let entries: Vec<&YearEntry> =
        own.chain(action.steps.iter().filter_map(|step| step.years.get(year))).collect();
    let as_of = parts.views.as_of(action.plan).day;
    let notes = action.facts.updates.iter().rev().filter(|update| {
        let day = update.date.as_ref().map(|date| date.moment.last());
        day.is_some_and(|day| year.first() <= day && day <= year.last()) && !update.is_after(as_of)
    });
    let done = (entries.iter().filter_map(|entry| entry.progress.as_ref()))
        .chain(notes.filter_map(|update| update.text.as_ref()))
        .find_map(|text| parts.first_line(text));
    let planned = || entries.iter().find_map(|entry| parts.first_line(entry.planned.as_ref()?));
    let marks = stood(action, year, &parts.content().plans[action.plan].terms.key);
    let found = OwnerInYear {
        of: parts.entry(Entry::Action(key)),
        tags: marks.iter().flat_map(|(marks, _)| marks).map(|mark| parts.tag(action.plan, *mark)).collect(),
        planned: if done.is_none() { planned() } else { None },
        done,
    };
    let says = found.done.is_some() || found.planned.is_some() || !found.tags.is_empty();
    says.then_some(found)
}

fn by_holding(parts: &Parts<'_>, plan: Key<Plan>, held: &[Held]) -> Vec<HoldingView> {
    let content = parts.content();
    let in_plan = held.iter().filter(|held| match held.entry {
        Entry::Action(key) => content.actions[key].plan == plan,
        Entry::Outcome(key) => content.outcomes[key].plan == plan,
        Entry::Plan(key) => key == plan,
    });
    let mut sorted: Vec<&Held> = in_plan.collect();
    sorted.sort_by_key(|held| held.holding);
    let mut views: Vec<(Holding, HoldingView)> = Vec::new();
    for held in sorted {
        if views.last().is_none_or(|(holding, _)| *holding != held.holding) {
            let (name, group) = match held.holding {
                Holding::Lead => ("holding-lead", None),
                Holding::Joint => ("holding-joint", None),
                Holding::Support => ("holding-support", None),
                Holding::Part => ("holding-part", None),
                Holding::Answered => ("holding-answered", None),
                Holding::Oversees => ("holding-oversees", None),
                Holding::Publishes => ("holding-publishes", None),
                Holding::Member(group) => ("holding-member", Some(parts.owner_name(group))),
            };
            let view = HoldingView { holding: name, group, outcomes: Vec::new(), rows: Vec::new() };
            views.push((held.holding, view));
        }
        let Some((_, view)) = views.last_mut() else { continue };
        match held.entry {
            Entry::Action(key) => view.rows.push(parts.row_apart(key)),
            entry => view.outcomes.push(parts.entry(entry)),
        }
    }
    views.into_iter().map(|(_, view)| view).collect()
}
