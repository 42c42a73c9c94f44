//! Status pages list exactly the actions so marked, as the content files say it.

use super::counts::silence;
use super::page::{PAGES, rows_of, table};
use super::written::{Entry, Last, Plan, Value, plans};
use std::collections::{BTreeMap, BTreeSet};

/// What a plan says of how its actions stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// Nothing.
    Nothing,
    /// Which of them are done.
    OnlyDone,
    /// How they stand, in marks of its own.
    Marks,
}

pub(super) fn says(plan: &Plan) -> Says {
    match plan.id.as_str() {
        "oxfordshire-2009" => Says::Marks,
        "peterborough-2009" | "rotherham-2013" => Says::OnlyDone,
        "east-cheshire-2011" | "herefordshire-2010" => Says::Nothing,
        plan => panic!("nobody wrote down whether {plan} has statuses"),
    }
}

/// The common scale from the worst to the best, as far as marks mean something of it.
const WORST_FIRST: [&str; 4] = ["off-track", "at-risk", "on-track", "complete"];

/// What a plan's mark means.
fn means<'p>(plan: &'p Plan, mark: &'p str) -> &'p str {
    match plan.front.get("statuses") {
        Some(key) => key.get(mark).unwrap().string("means").unwrap(),
        None => mark,
    }
}

/// The worst of the marks of some values that have a status.
fn worst<'p>(plan: &'p Plan, values: impl IntoIterator<Item = &'p Value>) -> Option<&'p str> {
    let marks = values.into_iter().flat_map(|it| it.many("status"));
    let meanings = marks.map(|mark| means(plan, mark.text()));
    meanings.min_by_key(|it| WORST_FIRST.iter().position(|meaning| meaning == it).unwrap())
}

/// The entry for the newest year that has a status and has begun.
fn newest_year<'v>(plan: &Plan, value: &'v Value) -> Option<&'v Value> {
    let as_of = plan.as_of().unwrap();
    let years = value.get("years")?.fields().iter();
    let begun =
        years.filter(|(year, it)| it.get("status").is_some() && format!("{}-04-01", &year[..4]) <= as_of);
    begun.max_by_key(|(year, _)| year.clone()).map(|(_, entry)| entry)
}

/// Whether the times of an action say that it is done: one says so of the whole, or all do.
fn is_done(plan: &Plan, action: &Entry) -> bool {
    let times = action.front.many("when");
    let is_of_whole = |it: &&Value| it.get("what").is_none();
    let says_done =
        |it: &Value| plan.time(it.said("when")).last == Last::Done || it.string("kind") == Some("done");
    let plainly = |it: &Value| plan.time(it.said("when")).last == Last::Done;
    let promises = || times.iter().filter(|it| matches!(it.string("kind"), None | Some("due" | "done")));
    times.iter().filter(is_of_whole).any(plainly)
        || promises().count() > 0 && promises().all(|it| is_of_whole(&it) && says_done(it))
}

/// What an action says of itself: its status, its newest update, its newest year, its times; and
/// then what its steps say.
fn own<'p>(plan: &'p Plan, action: &'p Entry) -> Option<&'p str> {
    let front = &action.front;
    let told = front.many("updates").iter().filter(|it| it.get("status").is_some());
    let day = |update: &Value| plan.time(update.string("date").unwrap()).day().to_owned();
    let newest = told.filter(|it| day(it) <= plan.as_of().unwrap()).max_by_key(|it| day(it));
    let in_steps = || {
        let steps = front.many("steps").iter();
        steps.filter_map(|step| step.get("status").map(|_| step).or_else(|| newest_year(plan, step)))
    };
    worst(plan, [front])
        .or_else(|| worst(plan, newest))
        .or_else(|| worst(plan, newest_year(plan, front)))
        .or_else(|| is_done(plan, action).then_some("complete"))
        .or_else(|| worst(plan, in_steps()))
}

/// How an action stands: what it says of itself, or what the one says that it is the same as.
pub(super) fn stands<'p>(plan: &'p Plan, action: &'p Entry) -> Option<&'p str> {
    if says(plan) == Says::Nothing {
        return None;
    }
    let same = || {
        let number = action.front.many("see").iter().find_map(|it| it.string("same as"))?;
        plan.actions.iter().find(|it| it.numbers.iter().any(|it| it == number))
    };
    let there = || own(plan, same()?);
    Some(own(plan, action).or_else(there).unwrap_or("no-information"))
}

/// The last day by which an action is due.
fn due(plan: &Plan, action: &Entry) -> Option<String> {
    let times = action.front.many("when");
    let is_promise = |it: &&Value| matches!(it.string("kind"), None | Some("due"));
    let goes_on = times.iter().filter(is_promise).any(|it| plan.time(it.said("when")).last == Last::Ongoing);
    let promises = times.iter().filter(is_promise).filter_map(|it| match plan.time(it.said("when")).last {
        // Beside "ongoing", a date tells when it happens on the way.
        Last::On(_) if goes_on && it.get("what").is_none() => None,
        Last::On(day) | Last::By(day) => Some(day),
        Last::None | Last::Ongoing | Last::Done => None,
    });
    promises.max()
}

pub(super) fn is_overdue(plan: &Plan, action: &Entry) -> bool {
    let rests = matches!(stands(plan, action), None | Some("complete" | "paused" | "withdrawn"));
    !rests && due(plan, action).is_some_and(|due| due < plan.as_of().unwrap())
}

/// The actions of a plan by how they stand.
pub(super) fn by_status(plan: &Plan) -> BTreeMap<&str, BTreeSet<String>> {
    let mut statuses: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for action in &plan.actions {
        if let Some(status) = stands(plan, action) {
            statuses.entry(status).or_default().insert(plan.address_of(action));
        }
    }
    statuses
}

/// How an action stood in a year: what its own entry for the year says, or the worst of its steps'.
pub(super) fn stood<'p>(plan: &'p Plan, action: &'p Entry, year: &str) -> Option<&'p str> {
    let entry = |it: &'p Value| it.get("years").and_then(|years| years.get(year));
    let steps = || action.front.many("steps").iter().filter_map(entry);
    worst(plan, entry(&action.front)).or_else(|| worst(plan, steps()))
}

/// What a plan calls a status: its own label, or the word of the common scale.
pub(super) fn word(plan: &Plan, meaning: &str) -> String {
    let key = plan.front.get("statuses").into_iter().flat_map(Value::fields);
    let own =
        key.filter(|(_, it)| it.string("means") == Some(meaning)).filter_map(|(_, it)| it.string("label"));
    own.map(str::to_owned).next().unwrap_or_else(|| {
        match (meaning, says(plan)) {
            ("complete", _) => "Complete",
            ("no-information", Says::OnlyDone) => "Not said",
            ("no-information", _) => "No update",
            (meaning, _) => panic!("no plan uses {meaning} without a word of its own"),
        }
        .to_owned()
    })
}

/// The counts that the first picture of a page shows, by the words for the statuses.
pub(super) fn bars(address: &str) -> BTreeMap<String, usize> {
    let rows = table(PAGES.main(address), "bars").into_iter();
    rows.map(|row| (row.cells[0].clone(), row.cells[1].split(' ').next().unwrap().parse().unwrap())).collect()
}

#[test]
fn a_status_page_lists_exactly_the_actions_so_marked() {
    for plan in plans() {
        let statuses = by_status(&plan);
        let mut wanted: BTreeSet<String> = BTreeSet::new();
        for (status, actions) in &statuses {
            let address = format!("{}/status/{status}/", plan.id);
            let rows = rows_of(&address, PAGES.main(&address));
            let rows: Vec<String> = rows
                .into_iter()
                .filter(|it| it.contains("/actions/") && !it.ends_with("/actions/"))
                .collect();
            assert_eq!(rows.len(), actions.len(), "{address}");
            assert_eq!(rows.into_iter().collect::<BTreeSet<_>>(), *actions, "{address}");
            wanted.insert(address);
        }
        let start = format!("{}/status/", plan.id);
        if !statuses.is_empty() {
            wanted.insert(start.clone());
        }
        if plan.actions.iter().any(|action| is_overdue(&plan, action)) {
            wanted.insert(format!("{start}overdue/"));
        }
        let made: BTreeSet<String> =
            PAGES.addresses().filter(|it| it.starts_with(&start)).map(str::to_owned).collect();
        assert_eq!(made, wanted, "{start}");
    }
}

#[test]
fn what_is_overdue_is_listed_the_longest_first() {
    let mut count = 0;
    for plan in plans() {
        let overdue: BTreeSet<(String, String)> = plan
            .actions
            .iter()
            .filter(|action| is_overdue(&plan, action))
            .map(|action| (due(&plan, action).unwrap(), plan.address_of(action)))
            .collect();
        let address = format!("{}/status/overdue/", plan.id);
        if overdue.is_empty() {
            assert!(!PAGES.has(&address), "{address}");
            continue;
        }
        let (_, rows) = PAGES.main(&address).split_once("<table").unwrap();
        let rows = rows_of(&address, rows);
        let days: Vec<&str> = rows
            .iter()
            .map(|row| overdue.iter().find(|(_, it)| it == row).unwrap_or_else(|| panic!("{row}")).0.as_str())
            .collect();
        assert!(days.is_sorted(), "{address}: {days:?}");
        assert_eq!(rows.len(), overdue.len(), "{address}");
        count += rows.len();
    }
    assert!(count > 10, "only {count} actions are overdue");
}

#[test]
fn a_plan_without_statuses_shows_none_and_says_so() {
    for plan in plans().iter().filter(|plan| says(plan) == Says::Nothing) {
        for address in [plan.address(), format!("{}actions/", plan.address())] {
            let said = silence(plan);
            let page = PAGES.read(&address).replace("The plan has", "the plan has");
            assert!(page.contains(&said), "{address} does not say {said:?}");
        }
        let pages = PAGES.addresses().filter(|it| it.starts_with(&plan.address()) && it.ends_with('/'));
        for address in pages {
            let main = PAGES.main(address);
            assert!(!main.contains("class=\"tag") && !main.contains("class=tag"), "{address} shows a status");
            assert!(!main.contains("Overdue"), "{address} calls something overdue");
        }
    }
}

#[test]
fn a_plan_that_only_says_what_is_done_says_nothing_of_the_others() {
    let done = |id: &str| {
        let plans = plans();
        let plan = plans.iter().find(|plan| plan.id == id).unwrap();
        let said = format!(
            "{} of {} actions are complete. The plan does not say how the others are going.",
            by_status(plan)["complete"].len(),
            plan.actions.len()
        );
        assert!(PAGES.read(&plan.address()).contains(&said), "{id} does not say {said:?}");
        by_status(plan)["complete"].len()
    };
    // As counted in the office files.
    assert_eq!(done("peterborough-2009"), 38);
    assert_eq!(done("rotherham-2013"), 10);
}
