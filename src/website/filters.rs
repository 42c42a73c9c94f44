//! By what the actions of a plan can be chosen on the page that has all of them.
//!
//! Takes a plan, and gives only filters that part its actions: one that every action would pass is
//! no help. Each value stands in addresses, so it is an id or a fixed word.

use super::parts::{LinkTo, Parts};
use crate::plan::{Action, Entry, Key, Plan};
use serde::Serialize;
use std::collections::BTreeMap;

/// Something by which actions can be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct Filter {
    /// Its name in addresses: `outcome`, `owner`, `year`, `status`, `for` or `overdue`.
    pub name: &'static str,
    /// What it is called; text.
    pub label: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
}

/// A value of a filter.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// The value in addresses. An action that has it has `name=value` among its filters.
    pub value: String,
    /// What it is called; text.
    pub label: String,
    /// The language of the label, where it is not the page's.
    pub lang: Option<String>,
}

/// What each action of a plan is chosen by: `status=on-track year=2009-10`.
pub type Chosen = BTreeMap<Key<Action>, String>;

/// The filters of a plan, and what its actions are chosen by.
pub fn filters(parts: &Parts<'_>, plan: Key<Plan>) -> (Vec<Filter>, Chosen) {
    let words = parts.words;
    let kinds = [
        ("outcome", parts.level(plan, Some(0)), outcomes(parts, plan)),
        ("owner", words.say("owner"), owners(parts, plan)),
        ("year", words.say("year"), years(parts, plan)),
        ("status", words.say("status"), statuses(parts, plan)),
        ("for", words.say("filter-audience"), audiences(parts, plan)),
        ("overdue", words.say("overdue"), overdue(parts, plan)),
    ];
    let all = parts.content().plans[plan].actions.len();
    let mut filters = Vec::new();
    let mut chosen = Chosen::new();
    for (name, label, values) in kinds {
        let values: Vec<Value> = values.into_iter().filter(|it| !it.actions.is_empty()).collect();
        if values.iter().all(|it| it.actions.len() == all) {
            continue;
        }
        for Value { choice, actions } in &values {
            for action in actions {
                let said = chosen.entry(*action).or_default();
                if !said.is_empty() {
                    said.push(' ');
                }
                said.extend([name, "=", &choice.value]);
            }
        }
        filters.push(Filter { name, label, choices: values.into_iter().map(|it| it.choice).collect() });
    }
    (filters, chosen)
}

/// A value, and the actions that have it.
struct Value {
    choice: Choice,
    actions: Vec<Key<Action>>,
}

impl Value {
    fn new(value: impl Into<String>, label: String, lang: Option<String>, actions: Vec<Key<Action>>) -> Self {
        Self { choice: Choice { value: value.into(), label, lang }, actions }
    }
}

/// The outermost outcomes.
fn outcomes(parts: &Parts<'_>, plan: Key<Plan>) -> Vec<Value> {
    let content = parts.content();
    let value = |key| {
        let LinkTo { label, lang, .. } = parts.entry(Entry::Outcome(key));
        Value::new(content.outcomes[key].id.as_str(), label, lang, parts.views.actions_under(key))
    };
    content.plans[plan].top.iter().map(|key| value(*key)).collect()
}

/// Those who have a part in an action, by their names. A person who is not named is not offered.
fn owners(parts: &Parts<'_>, plan: Key<Plan>) -> Vec<Value> {
    let owners =
        parts.views.holdings(plan).iter().map(|(key, held)| (&parts.content().owners[*key], key, held));
    let values = owners.filter(|(owner, ..)| owner.is_public).map(|(owner, key, held)| {
        let actions =
            held.iter().filter(|held| held.holding.is_of_work()).filter_map(|held| match held.entry {
                Entry::Action(action) => Some(action),
                Entry::Plan(_) | Entry::Outcome(_) => None,
            });
        let lang = parts.prose.lang_of(&owner.name);
        Value::new(owner.id.as_str(), parts.owner_name(*key), lang, actions.collect())
    });
    let mut values: Vec<Value> = values.collect();
    values.sort_by_cached_key(|it| it.choice.label.to_lowercase());
    values
}

fn years(parts: &Parts<'_>, plan: Key<Plan>) -> Vec<Value> {
    let years = parts.views.years(plan).iter();
    years.map(|(year, actions)| Value::new(year.slug(), parts.year(*year), None, actions.clone())).collect()
}

/// The statuses, in the order in which readers see them.
fn statuses(parts: &Parts<'_>, plan: Key<Plan>) -> Vec<Value> {
    if !parts.views.has_statuses(plan) {
        return Vec::new();
    }
    let counts = parts.views.counts(parts.content().plans[plan].actions.iter().copied());
    let value = |meaning| {
        let tag = parts.tag_of(plan, meaning);
        let actions = parts.views.meanings(plan).get(&meaning).cloned().unwrap_or_default();
        Value::new(meaning.word(), tag.label, tag.lang, actions)
    };
    counts.by_meaning.iter().map(|(meaning, _)| value(*meaning)).collect()
}

fn audiences(parts: &Parts<'_>, plan: Key<Plan>) -> Vec<Value> {
    let value = |(at, actions): (&usize, &Vec<Key<Action>>)| {
        let (id, name) = &parts.content().audiences[*at];
        Value::new(id.as_str(), parts.prose.plain(name), parts.prose.lang_of(name), actions.clone())
    };
    parts.views.promises(plan).iter().map(|(at, promised)| value((at, &promised.actions))).collect()
}

fn overdue(parts: &Parts<'_>, plan: Key<Plan>) -> Vec<Value> {
    vec![Value::new("yes", parts.words.say("overdue"), None, parts.views.overdue(plan))]
}
