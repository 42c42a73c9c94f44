//! How much there is of a plan, and what it leaves open.

use super::draft::{Action, Entry, Plan};
use super::found::Found;
use super::status::Marks;
use crate::import::document::{Line, Place};
use crate::import::yaml;

/// Tells how much there is of a plan, and what it leaves open.
pub(super) fn tell(plan: &Plan, marks: &Marks, found: &mut Found) {
    count(plan, found);
    tell_guessed(marks, found);
    for action in plan.actions.iter().filter(|it| !has_words(it)) {
        found.doubt(&action.place, "no words say what is to be done here", None);
    }
}

fn count(plan: &Plan, found: &mut Found) {
    let actions = &plan.actions;
    let facts = plan.outcomes.iter().map(|it| &it.facts).chain(actions.iter().map(|it| &it.facts));
    found.outcomes = plan.outcomes.len();
    found.actions = plan.order.iter().filter(|it| matches!(it, Entry::Action(_))).count();
    found.measures = facts.map(|it| it.measures.len()).sum();
    found.with_owner = actions.iter().filter(|it| !it.facts.owners.is_empty()).count();
    found.with_time = actions.iter().filter(|it| !it.facts.when.is_empty()).count();
    found.with_status = actions.iter().filter(|it| has_status(it)).count();
    found.terms = plan.glossary.len();
    let owners = plan.owners.iter().map(|owner| {
        let others = owner.short.iter().chain(&owner.aliases).cloned().collect();
        (owner.name.clone(), others)
    });
    found.owners = owners.collect();
    found.statuses = plan.key.iter().map(|it| (it.mark.clone(), it.means.word().to_owned())).collect();
}

/// Whether an action has a status, or a step, a year or an update of it.
fn has_status(action: &Action) -> bool {
    !action.facts.status.is_empty()
        || action.steps.iter().any(|step| !step.status.is_empty())
        || action.facts.years.iter().any(|(_, year)| !year.status.is_empty())
        || action.facts.updates.iter().any(|update| !update.status.is_empty())
}

fn has_words(action: &Action) -> bool {
    action.text.iter().map(Line::words).any(|words| words.chars().any(char::is_alphanumeric))
}

/// Tells what letters are taken to mean, where no key says it, and words that leave it open.
fn tell_guessed(marks: &Marks, found: &mut Found) {
    let place = Place {
        file: found.tables.first().map(|it| it.place.file.clone()).unwrap_or_default(),
        ..Place::default()
    };
    let letters = "the file has no key to the letters that mark its work; they are read as colours";
    let words = "these words say that work is not done, and not whether it goes to plan";
    for (guessed, message) in [(marks.guessed(), letters), (marks.unsure(), words)] {
        if guessed.is_empty() {
            continue;
        }
        let shown: Vec<String> =
            guessed.iter().map(|(mark, means)| format!("{}: {}", yaml::scalar(mark), means.word())).collect();
        found.doubt(&place, message, Some(format!("statuses: {{{}}}", shown.join(", "))));
    }
}
