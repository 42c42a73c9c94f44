//! Year pages list exactly the actions of that year, as the content files say it.

use super::page::{PAGES, links, sections, table};
use super::statuses::{self, stood};
use super::written::{Entry, Plan, Value, plans};
use std::collections::{BTreeMap, BTreeSet};

/// The years that an action belongs to.
pub(super) fn years_of(plan: &Plan, action: &Entry) -> BTreeSet<String> {
    let front = &action.front;
    let mut years = BTreeSet::new();
    let parts = front.many("steps").iter().chain(front.many("milestones"));
    for it in parts.chain([front]) {
        years.extend(it.get("years").into_iter().flat_map(Value::fields).map(|(year, _)| year.clone()));
        years.extend(it.many("when").iter().flat_map(|when| plan.time(when.said("when")).years));
    }
    for measure in front.many("measures") {
        let values = measure.get("values").into_iter().flat_map(Value::fields);
        years.extend(values.flat_map(|(time, _)| plan.time(time).years));
    }
    let dates = front.many("updates").iter().filter_map(|it| it.string("date"));
    years.extend(dates.flat_map(|date| plan.time(date).years));
    years
}

/// The years of a plan, those of its period and all others of which something is said, with their
/// actions.
pub(super) fn by_year(plan: &Plan) -> BTreeMap<String, BTreeSet<String>> {
    let mut years: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    if let Some((first, last)) = plan.front.string("period").map(|it| it.split_once(" to ").unwrap()) {
        for year in first.parse::<u16>().unwrap()..last.parse().unwrap() {
            years.insert(format!("{year}/{:02}", (year + 1) % 100), BTreeSet::new());
        }
    }
    for action in &plan.actions {
        for year in years_of(plan, action) {
            years.entry(year).or_default().insert(plan.address_of(action));
        }
    }
    years
}

fn address(plan: &Plan, year: &str) -> String {
    format!("{}/years/{}/", plan.id, year.replace('/', "-"))
}

#[test]
fn a_year_page_lists_exactly_the_actions_of_the_year() {
    for plan in plans() {
        let years = by_year(&plan);
        for (year, actions) in &years {
            let address = address(&plan, year);
            let main = PAGES.main(&address);
            let headings = [3, 4].into_iter().flat_map(|level| {
                let start = format!("<h{level}");
                let end = format!("</h{level}>");
                main.split(&start)
                    .skip(1)
                    .flat_map(|piece| links(&address, piece.split(&end).next().unwrap()))
                    .collect::<Vec<_>>()
            });
            let listed: Vec<String> = headings.filter(|it| it.contains("/actions/")).collect();
            assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), *actions, "{address}");
            assert_eq!(listed.len(), actions.len(), "{address} lists something twice");
            let said = match actions.len() {
                0 => "No actions belong to this year.".to_owned(),
                1 => "1 action belongs to this year.".to_owned(),
                count => format!("{count} actions belong to this year."),
            };
            assert!(PAGES.read(&address).contains(&said), "{address} does not say {said:?}");
        }
        let start = format!("{}/years/", plan.id);
        let made: BTreeSet<String> =
            PAGES.addresses().filter(|it| it.starts_with(&start)).map(str::to_owned).collect();
        let wanted: BTreeSet<String> =
            years.keys().map(|year| address(&plan, year)).chain([start.clone()]).collect();
        assert_eq!(made, wanted, "{start}");
    }
}

#[test]
fn the_list_of_years_counts_the_actions_of_each_and_how_they_stood() {
    for plan in plans() {
        let start = format!("{}/years/", plan.id);
        let rows = table(PAGES.main(&start), "acts");
        let years = by_year(&plan);
        assert_eq!(rows.len(), years.len(), "{start}");
        for (row, (year, actions)) in rows.iter().zip(&years) {
            assert_eq!(row.link(&start), address(&plan, year));
            assert_eq!(row.number(1, "actions").or(row.number(1, "action")), Some(actions.len()), "{year}");
            let mut told: BTreeMap<&str, usize> = BTreeMap::new();
            for action in &plan.actions {
                if let Some(status) = stood(&plan, action, year) {
                    *told.entry(status).or_default() += 1;
                }
            }
            for (status, count) in &told {
                let word = statuses::word(&plan, status);
                assert_eq!(row.number(1, &word), Some(*count), "{word} in {year} of {}", plan.id);
            }
            let silent = actions.len() - told.values().sum::<usize>();
            let shown = row.number(1, "not reported for this year");
            let is_told = !told.is_empty() && silent > 0;
            assert_eq!(shown, is_told.then_some(silent), "{year} of {}", plan.id);
            assert_eq!(
                row.cells[1].split(" / ").count(),
                1 + told.len() + usize::from(is_told),
                "{:?}",
                row.cells
            );
        }
    }
}

#[test]
fn what_happened_is_told_in_the_year_in_which_it_happened() {
    for plan in plans() {
        for year in by_year(&plan).keys() {
            let address = address(&plan, year);
            let main = PAGES.main(&address);
            let headings: Vec<_> = [2, 3].into_iter().flat_map(|level| sections(main, level)).collect();
            for outcome in &plan.outcomes {
                let dates = outcome.front.many("updates").iter().filter_map(|it| it.string("date"));
                if dates.flat_map(|date| plan.time(date).years).any(|it| it == *year) {
                    let title = outcome.front.string("title").unwrap();
                    let is_told = headings.iter().any(|it| it.heading.ends_with(title));
                    assert!(is_told, "{address} does not tell of {}", outcome.id);
                }
            }
        }
    }
}
