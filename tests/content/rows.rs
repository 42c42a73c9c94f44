//! Someone who knows a plan on paper finds each of its rows: by its printed number or place, by its
//! owner, and with its times.
//!
//! The tables beside this were made from the office files, without planpress.

use super::owners::Names;
use super::page::{PAGES, rows_of};
use super::statuses::by_status;
use super::written::{Plan, Value, plans};
use std::collections::{BTreeMap, BTreeSet};

/// The rows of a table, cell by cell.
fn cells<const COUNT: usize>(table: &'static str) -> Vec<[&'static str; COUNT]> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| row.split('\t').collect::<Vec<_>>().try_into().unwrap()).collect()
}

/// What stands in a cell; nothing for a dash.
fn several(cell: &'static str) -> Vec<&'static str> {
    if cell == "-" { Vec::new() } else { cell.split("; ").collect() }
}

/// A row of an office file.
struct Row {
    /// Where it stands there.
    place: &'static str,
    outcome: &'static str,
    /// The action that tells it; nothing for a recommendation without one.
    action: Option<&'static str>,
    number: &'static str,
    owners: Vec<&'static str>,
    times: Vec<&'static str>,
}

fn rows(plan: &str) -> Vec<Row> {
    let table = match plan {
        "east-cheshire-2011" => cells(include_str!("east-cheshire-2011.tsv")),
        "peterborough-2009" => cells(include_str!("peterborough-2009.tsv")),
        "rotherham-2013" => cells(include_str!("rotherham-2013.tsv")),
        "herefordshire-2010" => decided().into_iter().map(|(row, _)| row).collect(),
        plan => panic!("there is no table of the rows of {plan}"),
    };
    let rows = table.into_iter().map(|[place, outcome, action, number, owners, times]| Row {
        place,
        outcome,
        action: (action != "-").then_some(action),
        number,
        owners: several(owners),
        times: several(times),
    });
    rows.collect()
}

/// Herefordshire's rows, with the decision on each recommendation.
fn decided() -> Vec<([&'static str; 6], &'static str)> {
    let rows = cells::<7>(include_str!("herefordshire-2010.tsv")).into_iter();
    rows.map(|[a, b, c, d, e, f, decision]| ([a, b, c, d, e, f], decision)).collect()
}

const TABLES: [&str; 4] = ["east-cheshire-2011", "herefordshire-2010", "peterborough-2009", "rotherham-2013"];

fn plan(id: &str) -> Plan {
    plans().into_iter().find(|plan| plan.id == id).unwrap()
}

/// The words of a time as they are compared: kinds of dashes and the spaces around them do not count.
fn words(text: &str) -> String {
    let text = text.replace(['–', '—'], "-").replace(" -", "-").replace("- ", "-");
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[test]
fn the_tables_and_the_files_have_the_same_actions() {
    for id in TABLES {
        let plan = plan(id);
        let told: BTreeSet<&str> = rows(id).iter().filter_map(|row| row.action).collect();
        let written: BTreeSet<&str> = plan.actions.iter().map(|action| action.id.as_str()).collect();
        assert_eq!(told, written, "{id}");
    }
}

#[test]
fn every_row_is_found_at_its_place_in_its_outcome() {
    for id in TABLES {
        let rows = rows(id);
        let outcomes: BTreeSet<&str> = rows.iter().map(|row| row.outcome).collect();
        for outcome in outcomes {
            let address = format!("{id}/{outcome}/");
            let mut printed: Vec<String> = Vec::new();
            for row in rows.iter().filter(|row| row.outcome == outcome) {
                let Some(action) = row.action else { continue };
                let there = format!("{id}/actions/{action}/");
                if !printed.contains(&there) {
                    printed.push(there);
                }
            }
            let main = PAGES.main(&address);
            let listed: Vec<String> =
                rows_of(&address, main).into_iter().filter(|it| printed.contains(it)).collect();
            assert_eq!(listed, printed, "{address} lists its rows in another order than the plan");
        }
    }
}

/// The words of the links of a page that lead to an address.
fn words_of_links(page: &str, to: &str) -> Vec<String> {
    let text = PAGES.read(page);
    let links = text.split('[').skip(1).filter_map(|link| link.split_once("]("));
    let links = links.filter(|(_, there)| there.split(')').next().unwrap().ends_with(to));
    links.map(|(words, _)| words.to_owned()).collect()
}

#[test]
fn every_action_is_found_under_its_printed_numbers() {
    for plan in plans() {
        let page = format!("{}/actions/", plan.id);
        for action in &plan.actions {
            let there = format!("/{}", plan.address_of(action));
            let links = words_of_links(&page, &there);
            let start = format!("{} ", action.numbers.join(", "));
            let is_found = action.numbers.is_empty() || links.iter().any(|link| link.starts_with(&start));
            assert!(is_found, "{page} says {links:?} for {start:?}");
        }
    }
    for row in rows("rotherham-2013") {
        let there = format!("/rotherham-2013/actions/{}/", row.action.unwrap());
        let links = words_of_links("rotherham-2013/actions/", &there);
        let is_numbered = links.iter().any(|link| link.starts_with(|it: char| it.is_ascii_digit()));
        match row.number {
            "+" => {}
            "-" => assert!(!is_numbered, "{}: {links:?}", row.place),
            number => {
                let start = format!("{number} ");
                assert!(links.iter().any(|link| link.starts_with(&start)), "{}: {links:?}", row.place);
            }
        }
    }
}

/// Where the plan numbers what stands above its actions, an action says under which number it stands.
#[test]
fn every_action_without_a_number_is_found_under_those_of_its_outcomes() {
    for id in ["east-cheshire-2011", "herefordshire-2010", "peterborough-2009"] {
        for row in rows(id) {
            let Some(action) = row.action else { continue };
            let page = format!("{id}/actions/{action}/");
            let start = match row.number {
                "-" => format!("[{} ", row.place.split('/').next().unwrap()),
                number => format!("[{number} "),
            };
            assert!(PAGES.read(&page).contains(&start), "{}: {page} does not say {start:?}", row.place);
        }
    }
}

#[test]
fn every_row_is_found_in_the_years_of_its_times() {
    for id in TABLES {
        let plan = plan(id);
        for row in rows(id) {
            let Some(action) = row.action else { continue };
            let there = format!("{id}/actions/{action}/");
            for year in row.times.iter().flat_map(|words| plan.time(words).years) {
                let address = format!("{id}/years/{}/", year.replace('/', "-"));
                assert!(
                    PAGES.links(&address).contains(&there),
                    "{} of {id}: {address} does not lead to {there}",
                    row.place
                );
            }
        }
    }
}

#[test]
fn every_row_is_found_on_the_page_of_each_of_its_owners() {
    let names = Names::read();
    for id in TABLES {
        for row in rows(id) {
            let Some(action) = row.action else { continue };
            let there = format!("{id}/actions/{action}/");
            for owner in &row.owners {
                // Where the plan cuts a name short, the table says whom it means.
                let owner = match owner.split_once('=') {
                    Some((_, owner)) => owner,
                    None => names
                        .find(id, owner)
                        .unwrap_or_else(|| panic!("{}: nobody is called {owner} in {id}", row.place)),
                };
                let address = format!("{id}/owners/{owner}/");
                let listed = rows_of(&address, PAGES.main(&address));
                assert!(listed.contains(&there), "{} of {id}: {address} does not list {there}", row.place);
            }
        }
    }
}

#[test]
fn every_row_has_its_times_on_its_page() {
    for id in TABLES {
        for row in rows(id) {
            let Some(action) = row.action else { continue };
            let address = format!("{id}/actions/{action}/");
            let page = words(&PAGES.read(&address));
            for time in &row.times {
                assert!(
                    page.contains(&words(time)),
                    "{} of {id}: {address} does not say {time:?}",
                    row.place
                );
            }
        }
    }
}

#[test]
fn the_counts_are_those_of_the_office_files() {
    let deep = |plan: &Plan, depth: usize| {
        plan.outcomes.iter().filter(|it| it.folder.split('/').count() == depth).count()
    };
    let shape = |id: &str| {
        let plan = plan(id);
        (deep(&plan, 1), deep(&plan, 2), plan.actions.len())
    };
    assert_eq!(shape("peterborough-2009"), (8, 33, 123));
    assert_eq!(shape("rotherham-2013"), (5, 21, 50));
    assert_eq!(shape("east-cheshire-2011"), (6, 29, 29));
    assert_eq!(shape("herefordshire-2010"), (21, 0, 26));
    let steps = |id: &str| plan(id).actions.iter().map(|it| it.front.many("steps").len()).sum::<usize>();
    assert_eq!(steps("peterborough-2009"), 6);
    let completed = rows("peterborough-2009").iter().filter(|row| row.times == ["Completed"]).count();
    assert_eq!(completed, 38);
    assert_eq!(by_status(&plan("peterborough-2009"))["complete"].len(), completed);
    let rotherham = plan("rotherham-2013");
    let milestones: usize = rotherham.actions.iter().map(|it| it.front.many("milestones").len()).sum();
    let measures: usize = rotherham.actions.iter().map(|it| it.front.many("measures").len()).sum();
    assert_eq!((milestones, measures), (39, 16));
    let unnumbered = rotherham.actions.iter().filter(|it| it.numbers.is_empty()).count();
    assert_eq!(unnumbered, 3);
    let bears =
        |number: &str| rotherham.actions.iter().filter(|it| it.numbers.iter().any(|it| it == number)).count();
    assert_eq!([bears("1.0"), bears("1.1"), bears("1.2"), bears("2.1"), bears("3.1")], [1, 4, 4, 5, 5]);
    let count = |id: &str, field: &str| -> usize {
        let plan = plan(id);
        let entries = plan.outcomes.iter().chain(&plan.actions);
        entries.map(|it| it.front.many(field).len()).sum()
    };
    // Of 72 bullets one stands twice in a cell.
    assert_eq!(count("peterborough-2009", "success"), 71);
    assert_eq!(count("herefordshire-2010", "success"), 30);
    assert_eq!(count("herefordshire-2010", "updates"), 6);
    let projects =
        plan("east-cheshire-2011").actions.iter().map(|it| it.front.many("project").len()).sum::<usize>();
    assert_eq!(projects, 26);
}

#[test]
fn a_recommendation_shows_the_decision_on_it() {
    let mut decisions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for ([_, outcome, action, ..], decision) in decided() {
        decisions.entry(decision).or_default().insert(outcome);
        let page = PAGES.read(&format!("herefordshire-2010/{outcome}/"));
        let shown = match decision {
            "accepted" => "Decision: Accepted",
            "accepted in principle" => "Decision: Accepted in principle",
            "-" => "Decision: No decision stated",
            decision => panic!("{decision} is no decision"),
        };
        assert!(page.lines().any(|line| line == shown), "{outcome} does not say {shown:?}");
        let is_empty = page.contains("This recommendation has no action.");
        assert_eq!(is_empty, action == "-", "{outcome}");
    }
    assert_eq!(decisions["accepted"].len(), 16);
    assert_eq!(decisions["accepted in principle"].len(), 2);
    assert_eq!(decisions["-"].len(), 3);
    let said = "16 accepted, 2 accepted in principle and 3 without a stated decision";
    assert!(PAGES.read("herefordshire-2010/").contains(said), "the plan does not say {said:?}");
}

/// The statuses that stand in an action: its own, and those of its years and of its steps.
fn marks_of(action: &Value) -> Vec<String> {
    let years =
        |it: &Value| it.get("years").into_iter().flat_map(Value::fields).map(|(_, it)| it.clone()).collect();
    let mut places: Vec<Value> = vec![action.clone()];
    let in_years: Vec<Value> = years(action);
    places.extend(in_years);
    for step in action.many("steps") {
        places.push(step.clone());
        let in_years: Vec<Value> = years(step);
        places.extend(in_years);
    }
    let mut marks: Vec<String> =
        places.iter().flat_map(|it| it.many("status")).map(|mark| mark.text().to_owned()).collect();
    marks.sort();
    marks
}

#[test]
fn every_row_of_the_oxfordshire_plan_is_told_with_its_number_and_marks() {
    let plan = plan("oxfordshire-2009");
    let mut printed: BTreeMap<&str, (Vec<String>, Vec<String>)> = BTreeMap::new();
    for [_, id, number, marks] in cells(include_str!("oxfordshire-2009.tsv")) {
        let (numbers, all) = printed.entry(id).or_default();
        if number != "+" && number != "-" {
            let plain = number.replace(" and ", ",").replace('&', ",").replace([' ', '⏎'], "");
            numbers.extend(plain.split(',').map(|it| it.trim_end_matches('.').to_owned()));
        }
        if marks != "-" {
            all.extend(marks.split([' ', '/']).map(str::to_owned));
        }
    }
    let ids: BTreeSet<&str> = plan.actions.iter().map(|action| action.id.as_str()).collect();
    assert_eq!(ids, printed.keys().copied().collect::<BTreeSet<_>>());
    for action in &plan.actions {
        let (numbers, marks) = printed.get_mut(action.id.as_str()).unwrap();
        marks.sort();
        assert_eq!(marks_of(&action.front), *marks, "the marks of {}", action.id);
        // "3. 3.2.1" and "3.3.2.2" have a slip of the keyboard in their first parts.
        assert_eq!(action.numbers, *numbers, "the numbers of {}", action.id);
    }
}
