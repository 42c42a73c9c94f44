//! The example plans: that nothing of them was lost, and that everything in them can be found.

use crate::{Pages, build, dates, reading};
use planpress::files::{self, Sources};
use planpress::model;
use planpress::model::status::{Marks, StatusKey};
use planpress::plan::{self, Action, Content, Drafts, Entry, Key, Owner, Plan, Target};
use planpress::views::Views;
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

fn pages() -> Pages {
    build(sources(), Drafts::Hidden).made.unwrap()
}

const ROWS: &str = include_str!("content/oxfordshire.tsv");

/// The rows of the source: the row, the action's id, the printed number, the marks.
fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    ROWS.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        fields.try_into().unwrap()
    })
}

fn marks_of(action: &Action, key: &StatusKey) -> Vec<String> {
    let mut marks = Vec::new();
    let mut add = |given: Option<&Marks>| {
        marks.extend(given.iter().flat_map(|it| &it.0).map(|mark| key.word(*mark).0.to_owned()));
    };
    add(action.facts.status.as_ref());
    for (_, entry) in action.facts.years.iter().flat_map(|it| &it.0) {
        add(entry.status.as_ref());
    }
    for step in &action.steps {
        add(step.status.as_ref());
        for (_, entry) in &step.years.0 {
            add(entry.status.as_ref());
        }
    }
    marks.sort();
    marks
}

#[test]
fn every_row_of_the_oxfordshire_plan_is_told_with_its_number_and_marks() {
    let content = content();
    let (_, plan) = content.plans.iter().find(|(_, plan)| plan.id.as_str() == "oxfordshire-2009").unwrap();
    let mut printed: BTreeMap<&str, (Vec<String>, Vec<String>)> = BTreeMap::new();
    for [_, id, number, marks] in rows() {
        let (numbers, all) = printed.entry(id).or_default();
        if number != "+" && number != "-" {
            let plain = number.replace(" and ", ",").replace('&', ",").replace([' ', '⏎'], "");
            numbers.extend(plain.split(',').map(|it| it.trim_end_matches('.').to_owned()));
        }
        if marks != "-" {
            all.extend(marks.split([' ', '/']).map(str::to_owned));
        }
    }
    let ids: BTreeSet<&str> = plan.actions.iter().map(|key| content.actions[*key].id.as_str()).collect();
    assert_eq!(ids, printed.keys().copied().collect::<BTreeSet<_>>());
    for key in &plan.actions {
        let action = &content.actions[*key];
        let (numbers, marks) = printed.get_mut(action.id.as_str()).unwrap();
        marks.sort();
        assert_eq!(marks_of(action, &plan.terms.key), *marks, "the marks of {}", action.id);
        let own: Vec<String> = action.numbers.iter().map(ToString::to_string).collect();
        // "3. 3.2.1" and "3.3.2.2" have a slip of the keyboard in their first parts.
        assert_eq!(own, *numbers, "the numbers of {}", action.id);
    }
}

/// Where the links of a page lead, from the root of the site.
pub(crate) fn links(address: &str, html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for tag in html.split("<a ").skip(1) {
        let tag = format!("<a {}", tag.split('>').next().unwrap());
        let Some(href) = reading::attribute(&tag, "href") else { continue };
        if href.contains(':') {
            continue;
        }
        let mut path: Vec<&str> = address.split('/').filter(|it| !it.is_empty()).collect();
        for part in href.split('#').next().unwrap().split('/') {
            match part {
                ".." => {
                    path.pop();
                }
                "" | "." => {}
                part => path.push(part),
            }
        }
        found.insert(if path.is_empty() { String::new() } else { format!("{}/", path.join("/")) });
    }
    found
}

#[test]
fn everything_can_be_reached_from_the_home_page_by_clicking() {
    let pages = pages();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut next = vec![String::new()];
    while let Some(address) = next.pop() {
        if !seen.insert(address.clone()) {
            continue;
        }
        let html = pages.get(&address).unwrap_or_else(|| panic!("there is no page {address}"));
        next.extend(links(&address, html));
    }
    let all: BTreeSet<&String> = pages.keys().filter(|it| it.is_empty() || it.ends_with('/')).collect();
    let lost: Vec<&&String> = all.iter().filter(|it| !seen.contains(**it)).collect();
    assert!(lost.is_empty(), "nobody can find {lost:?}");
}

#[test]
fn references_are_shown_at_both_ends() {
    let (content, pages) = (content(), pages());
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
    let mut count = 0;
    for (key, action) in content.actions.iter() {
        let here = address(Entry::Action(key));
        for link in &action.links {
            let targets = match &link.target {
                Target::Action(target) => vec![*target],
                Target::Group { actions, .. } => actions.clone(),
                Target::Outcome(_) | Target::Document(..) => Vec::new(),
            };
            for target in targets {
                let there = address(Entry::Action(target));
                assert!(links(&here, &pages[&here]).contains(&there), "{here} does not lead to {there}");
                assert!(links(&there, &pages[&there]).contains(&here), "{there} does not lead to {here}");
                count += 1;
            }
        }
        for referred in &action.referred {
            let from = address(referred.by);
            assert!(
                links(&here, &pages[&here]).contains(&from),
                "{here} does not say that {from} refers to it"
            );
        }
    }
    assert!(count > 20, "only {count} references");
}

#[test]
fn each_owner_page_lists_exactly_what_the_owner_has_a_part_in() {
    let (content, pages) = (content(), pages());
    let mut held: BTreeMap<(Key<Plan>, Key<Owner>), BTreeSet<String>> = BTreeMap::new();
    for (_, action) in content.actions.iter() {
        let address = format!("{}/actions/{}/", content.plans[action.plan].id, action.id);
        let parts = action.steps.iter().flat_map(|it| &it.owners);
        let points = action.milestones.iter().flat_map(|it| &it.owners);
        for owned in action.owners.iter().chain(parts).chain(points) {
            held.entry((action.plan, owned.owner)).or_default().insert(address.clone());
            for member in &content.owners[owned.owner].members {
                held.entry((action.plan, *member)).or_default().insert(address.clone());
            }
        }
    }
    for ((plan, owner), actions) in held {
        let address = format!("{}/owners/{}/", content.plans[plan].id, content.owners[owner].id);
        let main = &pages[&address][pages[&address].find("<main").unwrap()..];
        let main = &main[..main.find("</main>").unwrap()];
        let listed: BTreeSet<String> = links(&address, main)
            .into_iter()
            .filter(|it| it.matches('/').count() == 3 && it.contains("/actions/"))
            .collect();
        assert_eq!(listed, actions, "{address}");
    }
}

#[test]
fn counts_add_up_everywhere() {
    let content = content();
    let views = Views::new(&content, dates());
    for (key, plan) in content.plans.iter() {
        let all = views.counts(plan.actions.iter().copied());
        assert_eq!(all.all, plan.actions.len());
        let by_meaning: usize = all.by_meaning.iter().map(|(_, count)| count).sum();
        assert_eq!(by_meaning, if views.has_statuses(key) { all.all } else { 0 });
        let by_page: usize = views.meanings(key).values().map(Vec::len).sum();
        assert_eq!(by_page, by_meaning);
        let in_outcomes: usize = plan.top.iter().map(|outcome| views.actions_under(*outcome).len()).sum();
        assert_eq!(in_outcomes + plan.loose.len(), plan.actions.len());
    }
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
