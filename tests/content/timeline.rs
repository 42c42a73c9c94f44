//! Timelines tell every time that the content files tell, in its quarter.

use super::page::{PAGES, Section, links, sections, text};
use super::written::{Entry, Last, Plan, Value, plans};
use std::collections::BTreeSet;

/// A quarter of a financial year, by the last day of something in it: `2010-03-31`.
fn quarter(day: &str) -> String {
    let (year, month) = (&day[..4], day[5..7].parse::<usize>().unwrap());
    let names = ["January to March", "April to June", "July to September", "October to December"];
    format!("{} {year}", names[(month - 1) / 3])
}

/// The quarters of a plan's timeline, and what has no date of its own.
fn parts_of_timeline(plan: &Plan) -> Vec<Section> {
    sections(PAGES.main(&format!("{}/timeline/", plan.id)), 3)
}

/// The rows of a section that tell of an action.
fn rows_of<'s>(plan: &Plan, section: &'s Section, action: &Entry) -> Vec<&'s str> {
    let there = plan.address_of(action);
    let address = format!("{}/timeline/", plan.id);
    let rows = section.html.split("<tr").skip(1);
    rows.filter(|row| links(&address, row).any(|it| it == there)).collect()
}

/// The times of something that are no beginning, review, report or end, with their words.
fn due(of: &Value) -> impl Iterator<Item = &str> {
    let times = of.many("when").iter();
    times.filter(|it| it.string("kind").is_none_or(|kind| kind == "due")).map(|it| it.said("when"))
}

#[test]
fn every_action_stands_on_the_timeline() {
    for plan in plans() {
        let address = format!("{}/timeline/", plan.id);
        let listed: BTreeSet<String> = parts_of_timeline(&plan)
            .iter()
            .flat_map(|section| links(&address, &section.html).collect::<Vec<_>>())
            .filter(|it| it.contains("/actions/"))
            .collect();
        let written: BTreeSet<String> = plan.actions.iter().map(|it| plan.address_of(it)).collect();
        assert_eq!(listed, written, "{address}");
    }
}

#[test]
fn what_has_a_last_day_stands_in_its_quarter_in_the_words_of_the_plan() {
    let mut count = 0;
    for plan in plans() {
        let timeline = parts_of_timeline(&plan);
        for action in &plan.actions {
            let parts = action.front.many("steps").iter().chain(action.front.many("milestones"));
            for words in [&action.front].into_iter().chain(parts).flat_map(due) {
                let (Last::On(day) | Last::By(day)) = plan.time(words).last else { continue };
                let label = quarter(&day);
                let section = timeline.iter().find(|it| it.heading == label);
                let rows = section.map_or_else(Vec::new, |it| rows_of(&plan, it, action));
                let is_told = rows.iter().any(|row| text(row).contains(words));
                assert!(is_told, "{label} of {} does not tell of {words:?} of {}", plan.id, action.id);
                count += 1;
            }
        }
    }
    assert!(count > 100, "only {count} times");
}
