//! What is promised to whom, as the content files say it.

use super::page::{PAGES, rows_of, table};
use super::statuses::{Says, says, stands};
use super::written::{Entry, Plan, plans};
use std::collections::{BTreeMap, BTreeSet};

/// The audiences of a plan with the actions that are for them, or stand under an outcome that is.
fn promised(plan: &Plan) -> BTreeMap<String, Vec<&Entry>> {
    let mut promised: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    for action in &plan.actions {
        let above = plan.outcomes.iter().filter(|outcome| action.is_under(outcome));
        let all = above.chain([action]).flat_map(|it| it.front.many("for"));
        for audience in all.map(|it| it.text().to_owned()).collect::<BTreeSet<_>>() {
            promised.entry(audience).or_default().push(action);
        }
    }
    promised
}

#[test]
fn an_audience_has_exactly_what_is_promised_to_it() {
    for plan in plans() {
        for (audience, actions) in promised(&plan) {
            let address = format!("{}/for/{audience}/", plan.id);
            let mut listed = rows_of(&address, PAGES.main(&address));
            listed.retain(|it| it.contains("/actions/"));
            listed.sort();
            let mut written: Vec<String> = actions.iter().map(|it| plan.address_of(it)).collect();
            written.sort();
            assert_eq!(listed, written, "{address}");
            let done = actions.iter().filter(|it| stands(&plan, it) == Some("complete")).count();
            let is_told = says(&plan) != Says::Nothing && done > 0;
            assert_eq!(PAGES.read(&address).contains(&format!("{done} done")), is_told, "{address}");
            for action in actions {
                assert!(
                    PAGES.links(&plan.address_of(action)).contains(&address),
                    "{} of {}",
                    action.id,
                    plan.id
                );
            }
        }
    }
}

#[test]
fn the_page_of_a_plan_leads_to_each_of_its_audiences() {
    for plan in plans() {
        let promised = promised(&plan);
        let start = format!("{}/for/", plan.id);
        let made: BTreeSet<String> =
            PAGES.addresses().filter(|it| it.starts_with(&start)).map(str::to_owned).collect();
        let mut wanted: BTreeSet<String> =
            promised.keys().map(|audience| format!("{start}{audience}/")).collect();
        assert!(wanted.is_subset(&PAGES.links(&plan.address())), "{}", plan.id);
        if !wanted.is_empty() {
            wanted.insert(start.clone());
            let rows = table(PAGES.main(&start), "acts");
            assert_eq!(rows.len(), promised.len(), "{start}");
            for row in rows {
                let there = row.link(&start);
                let audience = there.trim_end_matches('/').rsplit('/').next().unwrap();
                let count = promised[audience].len();
                assert_eq!(
                    row.number(1, if count == 1 { "action" } else { "actions" }),
                    Some(count),
                    "{there}"
                );
            }
        }
        assert_eq!(made, wanted, "{start}");
    }
}
