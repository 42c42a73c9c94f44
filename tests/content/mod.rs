//! The example plans: that nothing of them was lost, and that everything in them can be found.
//!
//! What the pages list and count is compared with the content files as [`written`], which are read
//! and counted here without planpress; the rows of the office files stand in tables beside this.

mod audiences;
mod changes;
mod counts;
mod owners;
pub(crate) mod page;
mod rows;
mod statuses;
mod timeline;
mod written;
mod years;

use page::PAGES;
use planpress::build_from;
use planpress::diagnostics::Format;
use planpress::diagnostics::terminal::Colour;
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

/// Whoever reads Welsh finds every page, and all that it leads to.
#[test]
fn every_page_leads_to_the_same_in_welsh() {
    let english = |address: &&str| {
        !address.starts_with("cy/") && !address.ends_with("glossary/") && PAGES.title(address).is_some()
    };
    let mut count = 0;
    for address in PAGES.addresses().filter(english).filter(|it| *it != "404.html") {
        let welsh = format!("cy/{address}");
        assert!(PAGES.has(&welsh), "there is no {welsh}");
        let linked = |address: &str| -> BTreeSet<String> {
            let links = PAGES.links(address);
            links.iter().map(|it| it.strip_prefix("cy/").unwrap_or(it).to_owned()).collect()
        };
        let (here, there) = (linked(address), linked(&welsh));
        // A term that is not translated stands in no Welsh text.
        let differ: Vec<_> =
            here.symmetric_difference(&there).filter(|it| !it.ends_with("glossary/")).collect();
        assert!(differ.is_empty(), "{address} and {welsh} do not both lead to {differ:?}");
        count += 1;
    }
    assert!(count > 700, "only {count} pages");
}

#[test]
fn the_translated_pages_are_in_welsh() {
    let translated = [
        "east-cheshire-2011/5-whole-families/5.1-young-carers-supported/young-carers-project.md",
        "east-cheshire-2011/5-whole-families/5.2-young-carers-in-families/whole-family.md",
    ];
    for path in translated {
        let name = path.rsplit('/').next().unwrap().trim_end_matches(".md");
        let address = format!("cy/east-cheshire-2011/actions/{name}/");
        assert!(!PAGES.main(&address).contains("ar gael yn Saesneg"), "{address} is not all in Welsh");
    }
    assert!(PAGES.main("cy/oxfordshire-2009/").contains("Mae’r testun hwn ar gael yn Saesneg yn unig"));
    let files = sources();
    let count = files.iter().filter(|(_, source)| source.path.ends_with(".cy.md")).count();
    assert!(count >= 10, "only {count} files are translated");
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

/// Five plans that were published on paper are not mended here: what is weak about them is what it is,
/// and each line of it was looked up in the plan.
#[test]
fn what_is_reported_of_the_example_is_true_of_the_plans() {
    let built = build_from(sources(), crate::dates(), Drafts::Hidden, |_| ());
    assert!(!built.problems.has_errors());
    let told = Format::Short.render(&built.problems, &built.sources, Colour::No, &[]);
    let told = told.replace(&format!("{}/", env!("CARGO_MANIFEST_DIR")), "");
    insta::assert_snapshot!("what_is_reported_of_the_example_is_true_of_the_plans", told);
}
