//! Pages of what changed tell every note that the content files have, up to the plan's date.

use super::page::{PAGES, Section, links, sections};
use super::written::{Entry, Plan, Value, plans};

/// The notes of something: with a date up to the plan's, and without a date.
fn notes<'e>(plan: &Plan, entry: &'e Entry) -> (Vec<&'e Value>, Vec<&'e Value>) {
    let as_of = plan.as_of().unwrap();
    let notes = entry.front.many("updates").iter();
    let (dated, undated): (Vec<_>, Vec<_>) = notes.partition(|it| it.string("date").is_some());
    let is_told = |it: &&Value| it.string("date").is_some_and(|date| plan.time(date).day() <= as_of.as_str());
    (dated.into_iter().filter(is_told).collect(), undated)
}

#[test]
fn every_note_is_told_with_its_date_or_without() {
    let mut count = 0;
    for plan in plans() {
        let address = format!("{}changes/", plan.address());
        let all = || {
            let outcomes = plan.outcomes.iter().map(|it| (it, plan.address_of_outcome(it)));
            outcomes.chain(plan.actions.iter().map(|it| (it, plan.address_of(it))))
        };
        let says =
            all().any(|(it, _)| !it.front.many("updates").is_empty() || it.front.get("response").is_some());
        assert_eq!(PAGES.addresses().any(|it| it == address), says, "{address}");
        if !says {
            continue;
        }
        let sections = sections(PAGES.main(&address), 2);
        let (undated, dated): (Vec<_>, Vec<_>) =
            sections.iter().partition(|section| section.heading == "Without a date");
        let times = |sections: &[&Section], to: &str| -> usize {
            let heads = sections.iter().flat_map(|section| section.html.split("said-head").skip(1));
            heads.filter(|head| links(&address, head).next().is_some_and(|it| it == to)).count()
        };
        for (entry, to) in all() {
            let (told, silent) = notes(&plan, entry);
            assert!(times(&dated, &to) >= told.len(), "{address} tells too little of {to}");
            assert_eq!(times(&undated, &to), silent.len(), "{address} tells otherwise of {to}");
            count += told.len() + silent.len();
        }
    }
    assert!(count > 40, "only {count} notes are told");
}
