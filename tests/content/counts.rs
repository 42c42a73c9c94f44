//! Every count on the pages is what the content files say, and they add up.

use super::owners::{Names, held, held_everywhere, is_action};
use super::page::{PAGES, links, rows_of, sections, table, text};
use super::statuses::{Says, bars, by_status, is_overdue, says, stands, word};
use super::written::{Entry, Plan, plans};
use std::collections::BTreeMap;

/// How many of some actions stand how, by the words that readers see.
fn counted<'p>(plan: &'p Plan, actions: impl IntoIterator<Item = &'p Entry>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for action in actions {
        if let Some(status) = stands(plan, action) {
            *counts.entry(word(plan, status)).or_default() += 1;
        }
    }
    counts
}

/// What is said of some actions after the date; nothing in a plan without statuses.
fn sentence<'p>(plan: &'p Plan, actions: impl IntoIterator<Item = &'p Entry>) -> Option<String> {
    let actions: Vec<&Entry> = actions.into_iter().collect();
    let is = |status: &[&str]| {
        actions.iter().filter(|action| stands(plan, action).is_some_and(|it| status.contains(&it))).count()
    };
    let done = is(&["complete"]);
    let well = is(&["complete", "on-track"]);
    let said = match (says(plan), actions.len()) {
        (Says::Nothing, _) => return None,
        (Says::OnlyDone, 1) if done == 1 => "the only action is complete.".to_owned(),
        (Says::OnlyDone, 1) => "the only action is not said to be complete.".to_owned(),
        (Says::OnlyDone, all) if done == all => format!("all {all} actions are complete."),
        (Says::OnlyDone, all) => {
            format!("{done} of {all} actions are complete. The plan does not say how the others are going.")
        }
        (Says::Marks, 1) if well == 1 => "the only action is on track or complete.".to_owned(),
        (Says::Marks, 1) => "the only action is not on track or complete.".to_owned(),
        (Says::Marks, all) => format!("{well} of {all} actions are on track or complete."),
    };
    let late = match actions.iter().filter(|action| is_overdue(plan, action)).count() {
        0 => String::new(),
        1 => " 1 action is overdue.".to_owned(),
        count => format!(" {count} actions are overdue."),
    };
    Some(format!("{said}{late}"))
}

/// What is said of a plan without statuses, after the date.
pub(super) fn silence(plan: &Plan) -> String {
    let cannot = "The plan does not say how the work is going, so nobody can tell here what is late.";
    format!("the plan has {} actions. {cannot}", plan.actions.len())
}

fn actions_in(address: &str, html: &str) -> Vec<String> {
    rows_of(address, html)
        .into_iter()
        .filter(|it| it.contains("/actions/") && !it.ends_with("/actions/"))
        .collect()
}

/// The addresses of some actions, in order.
fn addresses<'p>(plan: &Plan, actions: impl IntoIterator<Item = &'p Entry>) -> Vec<String> {
    let mut addresses: Vec<String> = actions.into_iter().map(|it| plan.address_of(it)).collect();
    addresses.sort();
    addresses
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

#[test]
fn the_home_page_counts_every_plan() {
    let sections = sections(PAGES.main(""), 3);
    let plans = plans();
    assert_eq!(sections.len(), plans.len());
    for plan in &plans {
        let title = plan.front.string("title").unwrap();
        let section = sections.iter().find(|it| it.heading == title).unwrap();
        let said = sentence(plan, &plan.actions).unwrap_or_else(|| silence(plan));
        assert!(text(&section.html).contains(&said), "the home page does not say {said:?} of {}", plan.id);
    }
}

#[test]
fn a_plan_counts_all_its_actions_and_those_of_its_outcomes() {
    for plan in plans() {
        let address = plan.address();
        let page = PAGES.read(&address);
        let counts = counted(&plan, &plan.actions);
        if let Some(said) = sentence(&plan, &plan.actions) {
            assert!(page.contains(&said), "{address} does not say {said:?}");
            assert_eq!(counts.values().sum::<usize>(), plan.actions.len(), "{address}");
            assert_eq!(bars(&format!("{}/status/", plan.id)), counts);
        }
        assert_eq!(bars(&address), counts, "{address}");
        let rows = table(PAGES.main(&address), "outcomes");
        let outermost: Vec<&Entry> = plan.children(None).collect();
        assert_eq!(rows.len(), outermost.len(), "{address}");
        let mut together = 0;
        for outcome in outermost {
            let there = plan.address_of_outcome(outcome);
            let row = rows.iter().find(|row| row.link(&address) == there).unwrap();
            let all = plan.under(outcome).count();
            let well =
                plan.under(outcome).filter(|it| matches!(stands(&plan, it), Some("complete" | "on-track")));
            let said = if says(&plan) == Says::Nothing {
                all.to_string()
            } else {
                format!("{} of {all}", well.count())
            };
            assert_eq!(row.cells[1].split(" / ").next(), Some(said.as_str()), "{there}");
            let overdue = plan.under(outcome).filter(|it| is_overdue(&plan, it)).count();
            assert_eq!(row.number(1, "overdue"), (overdue > 0).then_some(overdue), "{there}");
            together += all;
        }
        let loose = plan.actions.iter().filter(|action| action.folder.is_empty()).count();
        assert_eq!(together + loose, plan.actions.len(), "{address}");
    }
}

#[test]
fn an_outcome_lists_and_counts_exactly_what_stands_under_it() {
    for plan in plans() {
        for outcome in &plan.outcomes {
            let address = plan.address_of_outcome(outcome);
            let main = PAGES.main(&address);
            let under: Vec<&Entry> = plan.under(outcome).collect();
            let tables =
                main.find("class=acts").or_else(|| main.find("class=\"acts")).map_or("", |at| &main[at..]);
            let listed = actions_in(&address, tables);
            assert_eq!(sorted(listed), addresses(&plan, under.iter().copied()), "{address}");
            if let Some(said) = sentence(&plan, under.iter().copied()).filter(|_| !under.is_empty()) {
                assert!(PAGES.read(&address).contains(&said), "{address} does not say {said:?}");
            }
            for child in plan.children(Some(outcome)) {
                let there = plan.address_of_outcome(child);
                let count = plan.under(child).count();
                let said =
                    format!("/{}/) {count} {}", child.id, if count == 1 { "action" } else { "actions" });
                assert!(PAGES.read(&address).contains(&said), "{address} does not say {said:?} of {there}");
            }
        }
    }
}

#[test]
fn the_page_of_all_actions_lists_each_once() {
    for plan in plans() {
        let address = format!("{}actions/", plan.address());
        let listed = actions_in(&address, PAGES.main(&address));
        assert_eq!(sorted(listed), addresses(&plan, &plan.actions), "{address}");
        let Some(said) = sentence(&plan, &plan.actions) else { continue };
        assert!(PAGES.read(&address).contains(&said), "{address} does not say {said:?}");
        // The links to the statuses, with their counts.
        let all = format!("[All ({})]", plan.actions.len());
        assert!(PAGES.read(&address).contains(&all), "{address} does not say {all:?}");
        for (status, actions) in by_status(&plan) {
            let link = format!("[{} ({})]", word(&plan, status), actions.len());
            assert!(PAGES.read(&address).contains(&link), "{address} does not say {link:?}");
        }
    }
}

#[test]
fn the_page_of_an_owner_counts_how_its_actions_stand() {
    let names = Names::read();
    for plan in plans() {
        for (owner, held) in held(&plan, &names) {
            let address = format!("{}/owners/{owner}/", plan.id);
            let own = || plan.actions.iter().filter(|it| held.contains_key(&plan.address_of(it)));
            assert_eq!(bars(&address), counted(&plan, own()), "{address}");
            let count = own().count();
            let said = format!("Has a part in {count} {}.", if count == 1 { "action" } else { "actions" });
            let page = PAGES.read(&address);
            assert_eq!(page.contains(&said), count > 0, "{address} does not say {said:?}");
            if let Some(said) = sentence(&plan, own()).filter(|_| count > 0) {
                assert!(page.contains(&said), "{address} does not say {said:?}");
            }
        }
    }
}

/// Across plans only those actions are counted by status whose plans give statuses.
#[test]
fn the_page_of_an_owner_across_plans_counts_how_its_actions_stand() {
    let (names, plans) = (Names::read(), plans());
    for (owner, held) in held_everywhere(&plans, &names) {
        let address = format!("owners/{owner}/");
        let mut statuses: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut silent, mut asked) = (0, false);
        for (plan, action) in plans.iter().flat_map(|plan| plan.actions.iter().map(move |it| (plan, it))) {
            if held.contains_key(&plan.address_of(action)) {
                asked |= matches!(says(plan), Says::Marks);
                match stands(plan, action) {
                    Some(status) => *statuses.entry(status).or_default() += 1,
                    None => silent += 1,
                }
            }
        }
        let common = |status: &&str| match *status {
            "complete" => "Complete",
            "on-track" => "On track",
            "at-risk" => "Some delay",
            "off-track" => "Off track",
            // Where no plan of its actions gives statuses, nobody was asked.
            _ if !asked => "Not said",
            _ => "No update",
        };
        let wanted: BTreeMap<String, usize> =
            statuses.iter().map(|(status, count)| (common(status).to_owned(), *count)).collect();
        let told: usize = wanted.values().sum();
        assert_eq!(bars(&address), wanted, "{address}");
        assert_eq!(told + silent, held.keys().filter(|it| is_action(it)).count(), "{address}");
        if told > 0 && silent > 0 {
            let said = if silent == 1 {
                "1 action is in a plan that gives no statuses.".to_owned()
            } else {
                format!("{silent} actions are in plans that give no statuses.")
            };
            assert!(PAGES.read(&address).contains(&said), "{address} does not say {said:?}");
        }
    }
}

#[test]
fn the_list_of_owners_counts_how_their_actions_stand() {
    let (names, plans) = (Names::read(), plans());
    let mut lists = vec![("owners/".to_owned(), held_everywhere(&plans, &names), None)];
    for plan in &plans {
        lists.push((format!("{}/owners/", plan.id), held(plan, &names), Some(plan)));
    }
    for (address, held, only) in lists {
        let rows = table(PAGES.main(&address), "owners");
        let named = match only {
            Some(_) => format!("{} owners have a part in the plan.", rows.len()),
            None => format!("{} owners have a part in the plans.", rows.len()),
        };
        assert!(PAGES.read(&address).contains(&named), "{address} does not say {named:?}");
        for row in rows {
            let owner = row.link(&address);
            let own = &held[owner.trim_end_matches('/').rsplit('/').next().unwrap()];
            let actions =
                plans.iter().filter(|it| only.is_none_or(|only| only.id == it.id)).flat_map(|plan| {
                    plan.actions
                        .iter()
                        .filter(|it| own.contains_key(&plan.address_of(it)))
                        .map(move |it| (plan, it))
                });
            let told: Vec<_> = actions.filter(|(plan, _)| says(plan) != Says::Nothing).collect();
            let overdue = told.iter().filter(|(plan, it)| is_overdue(plan, it)).count();
            assert_eq!(row.number(1, "overdue"), (overdue > 0).then_some(overdue), "{owner}");
            let well: Vec<&str> = told.iter().filter_map(|(plan, it)| stands(plan, it)).collect();
            let complete = well.iter().filter(|it| **it == "complete").count();
            let on_track = well.iter().filter(|it| **it == "on-track").count();
            let (words, count) = match only {
                Some(plan) if says(plan) == Says::OnlyDone => ("complete", complete),
                _ => ("on track or complete", complete + on_track),
            };
            assert_eq!(row.number(1, words), (!told.is_empty()).then_some(count), "{owner}");
        }
    }
}

#[test]
fn the_whole_plan_has_everything_once() {
    for plan in plans() {
        let page = PAGES.main(&format!("{}whole/", plan.address()));
        let count = |start: &str| page.matches(start).count();
        assert_eq!(count("id=\"action-"), plan.actions.len(), "{}", plan.id);
        assert_eq!(count("id=\"outcome-"), plan.outcomes.len(), "{}", plan.id);
        for action in &plan.actions {
            assert_eq!(count(&format!("id=\"action-{}\"", action.id)), 1, "{} of {}", action.id, plan.id);
        }
    }
}

#[test]
fn the_page_of_measures_has_each_once_with_what_it_measures() {
    for plan in plans() {
        let address = format!("{}measures/", plan.address());
        let measures_of = |entry: &Entry, there: String| {
            let names = entry.front.many("measures").iter().map(|it| it.said("name").to_owned());
            names.map(|name| (name, there.clone())).collect::<Vec<_>>()
        };
        let outcomes = plan.outcomes.iter().flat_map(|it| measures_of(it, plan.address_of_outcome(it)));
        let actions = plan.actions.iter().flat_map(|it| measures_of(it, plan.address_of(it)));
        let mut written: Vec<(String, String)> = outcomes.chain(actions).collect();
        let mut shown: Vec<(String, String)> = sections(PAGES.main(&address), 2)
            .into_iter()
            .map(|it| (it.heading, links(&address, &it.html).next().unwrap()))
            .collect();
        written.sort();
        shown.sort();
        assert_eq!(shown, written, "{address}");
        let said = match written.len() {
            1 => "1 thing is counted.".to_owned(),
            count => format!("{count} things are counted."),
        };
        assert!(PAGES.read(&address).contains(&said), "{address} does not say {said:?}");
    }
}
