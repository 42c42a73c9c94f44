//! Which action belongs to which year.

use crate::model::facts::Facts;
use crate::model::time::Due;
use crate::model::when::Period;
use crate::model::year::{Year, YearKind};
use crate::plan::{Action, Content, Key, Plan};
use std::collections::BTreeMap;

/// The years of a plan's period, and every other year that one of its actions belongs to or one
/// of its outcomes says something of, each with its actions.
pub(super) fn by_year(plan: &Plan, content: &Content) -> BTreeMap<Year, Vec<Key<Action>>> {
    let mut years: BTreeMap<Year, Vec<Key<Action>>> = BTreeMap::new();
    if let Some(period) = plan.terms.period {
        let mut year = plan.terms.years.of(period.first());
        while year.first() <= period.last() && years.len() < 60 {
            years.insert(year, Vec::new());
            year = year.next();
        }
    }
    for key in &plan.outcomes {
        for (year, _) in content.outcomes[*key].facts.years.iter().flat_map(|it| &it.0) {
            years.entry(*year).or_default();
        }
    }
    let period = plan.terms.period.or_else(|| dated(plan, content));
    for key in &plan.actions {
        for year in years_of(&content.actions[*key], period, plan.terms.years) {
            years.entry(year).or_default().push(*key);
        }
    }
    years
}

/// From when to when a plan runs that does not say so itself: from the first to the last year in
/// which anything of it falls. What is ongoing belongs to those.
fn dated(plan: &Plan, content: &Content) -> Option<Period> {
    let years =
        || plan.actions.iter().flat_map(|key| years_of(&content.actions[*key], None, plan.terms.years));
    Period::new(years().min()?.first(), years().max()?.last()).ok()
}

/// The years that an action belongs to: those that it has an entry for, or in which its time, a
/// milestone, a value or an update falls.
pub fn years_of(action: &Action, period: Option<Period>, kind: YearKind) -> Vec<Year> {
    let mut years = entry_years(&action.facts, period, kind);
    for step in &action.steps {
        years.extend(step.years.0.iter().map(|(year, _)| *year));
        years.extend(due_years(&step.when, period, kind));
    }
    for milestone in &action.milestones {
        years.extend(due_years(&milestone.when, period, kind));
    }
    years.sort_unstable();
    years.dedup();
    years
}

/// The years that facts belong to.
pub fn entry_years(facts: &Facts, period: Option<Period>, kind: YearKind) -> Vec<Year> {
    let mut years: Vec<Year> = facts.years.iter().flat_map(|it| &it.0).map(|(year, _)| *year).collect();
    years.extend(due_years(&facts.when, period, kind));
    let values = facts.measures.iter().flat_map(|it| &it.values).flat_map(|it| &it.0);
    years.extend(values.filter_map(|value| value.time.day()).map(|day| kind.of(day)));
    let updates = facts.updates.iter().filter_map(|update| update.date.as_ref());
    years.extend(updates.map(|date| kind.of(date.moment.last())));
    years.sort_unstable();
    years.dedup();
    years
}

/// The years that times fall in.
pub fn due_years(when: &[Due], period: Option<Period>, kind: YearKind) -> Vec<Year> {
    when.iter().flat_map(|due| due.when.years(period, kind)).collect()
}
