//! The example plans: that nothing of them was lost, and that everything in them can be found.
//!
//! What the pages list and count is compared with the content files as [`written`], which are read
//! and counted here without planpress; the rows of the office files stand in tables beside this.

mod audiences;
mod counts;
mod owners;
pub(crate) mod page;
mod rows;
mod statuses;
mod timeline;
mod written;
mod years;

use crate::build;
use page::PAGES;
use planpress::files::{self, Sources};
use planpress::model;
use planpress::plan::{self, Content, Drafts, Entry, Target};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn sources() -> Sources {
    files::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).unwrap()
}

fn content() -> Content {
    let mut problems = planpress::diagnostics::Problems::default();
    let draft = model::read(&sources(), &mut problems);
    plan::resolve(draft, Drafts::Hidden, &mut problems)
}

/// WCAG 2.4.2: whoever has several pages open tells them apart by their titles.
#[test]
fn no_two_pages_have_one_title() {
    let mut titles: BTreeMap<&str, &str> = BTreeMap::new();
    for address in PAGES.addresses() {
        let Some(title) = PAGES.title(address) else { continue };
        if let Some(other) = titles.insert(title, address) {
            panic!("{address} and {other} are both called {title}");
        }
    }
}

#[test]
fn everything_can_be_reached_from_the_home_page_by_clicking() {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut next = vec![String::new()];
    while let Some(address) = next.pop() {
        if !seen.insert(address.clone()) {
            continue;
        }
        next.extend(PAGES.links(&address));
    }
    let all = PAGES.addresses().filter(|it| it.is_empty() || it.ends_with('/'));
    let lost: Vec<&str> = all.filter(|it| !seen.contains(*it)).collect();
    assert!(lost.is_empty(), "nobody can find {lost:?}");
}

#[test]
fn references_are_shown_at_both_ends() {
    let content = content();
    let address = |entry: Entry| match entry {
        Entry::Action(key) => {
            let action = &content.actions[key];
            format!("{}/actions/{}/", content.plans[action.plan].id, action.id)
        }
        Entry::Outcome(key) => {
            let outcome = &content.outcomes[key];
            format!("{}/{}/", content.plans[outcome.plan].id, outcome.id)
        }
        Entry::Plan(key) => format!("{}/", content.plans[key].id),
    };
    let actions = content.actions.iter().map(|(key, it)| (Entry::Action(key), &it.links, &it.referred));
    let outcomes = content.outcomes.iter().map(|(key, it)| (Entry::Outcome(key), &it.links, &it.referred));
    let mut count = 0;
    for (entry, links, referred) in actions.chain(outcomes) {
        let here = address(entry);
        for link in links {
            let targets = match &link.target {
                Target::Action(target) => vec![Entry::Action(*target)],
                Target::Group { actions, .. } => actions.iter().copied().map(Entry::Action).collect(),
                Target::Outcome(target) => vec![Entry::Outcome(*target)],
                Target::Document(..) => Vec::new(),
            };
            for there in targets.into_iter().map(address) {
                assert!(PAGES.links(&here).contains(&there), "{here} does not lead to {there}");
                assert!(PAGES.links(&there).contains(&here), "{there} does not lead to {here}");
                count += 1;
            }
        }
        for referred in referred {
            let from = address(referred.by);
            assert!(PAGES.links(&here).contains(&from), "{here} does not say that {from} refers to it");
        }
    }
    assert!(count > 20, "only {count} references");
}

#[test]
fn what_is_reported_of_the_example_is_true_of_the_plan() {
    let built = build(sources(), Drafts::Hidden);
    let told: Vec<&str> = built.problems.as_slice().iter().map(|problem| problem.code).collect();
    let mut codes: Vec<&str> = told.clone();
    codes.dedup();
    // Six times of the plans name a day, a month or a season and no year, and two actions are the same
    // as each other.
    assert_eq!(codes, ["time-without-year", "time-not-understood", "same-as-circle", "time-without-year"]);
    assert_eq!(told.len(), 7);
}
