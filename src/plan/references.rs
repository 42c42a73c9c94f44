//! What a reference means: `[plan:][outcome/]id-or-number`.

use super::names::{Names, PlanNames};
use super::{Content, Entries, Entry, Key, Outcome, Plan, Target};
use crate::diagnostics::{Problems, Spanned, nearest, or_list, tick};
use crate::model::id::{Id, WrittenId};
use crate::model::number::Number;

/// Where a reference stands, from which it is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct From {
    pub(super) plan: Key<Plan>,
    pub(super) outcome: Option<Key<Outcome>>,
    /// What must not be its own target.
    pub(super) entry: Entry,
}

/// Finds the target of a reference; reports and gives nothing when there is none, or several.
pub(super) fn find(
    wanted: &Spanned<Box<str>>,
    from: From,
    names: &Names,
    content: &Content,
    problems: &mut Problems,
) -> Option<Target> {
    let (plan, rest) = match wanted.value.split_once(':') {
        Some((name, rest)) => {
            let id = Id::new(name.trim());
            let Some(plan) = id.as_ref().and_then(|id| names.plans.get(id)) else {
                if id.is_some_and(|id| names.drafts.contains(&id)) {
                    draft(wanted, name.trim(), problems);
                    return None;
                }
                let message = format!("no plan is called {}", tick(name.trim()));
                let near = nearest(name.trim(), names.plans.keys().map(Id::as_str));
                let problem = problems.error("unknown-reference", wanted.span, message);
                if let Some(near) = near {
                    problem.did_you_mean(&format!("{near}:{rest}"));
                }
                return None;
            };
            (*plan, rest.trim())
        }
        None => (from.plan, &*wanted.value),
    };
    let is_own = plan == from.plan;
    let in_plan = names.of(plan);
    let (outcome, name) = match rest.split_once('/') {
        Some((outcome, name)) => {
            let by_id = Id::new(outcome.trim()).and_then(|id| in_plan.outcomes.get(&id)).map(|(key, _)| *key);
            let by_number = || {
                in_plan.numbered(&Number::new(outcome, wanted.span).to_string(), None).into_iter().find_map(
                    |entry| match entry {
                        Entry::Outcome(key) => Some(key),
                        Entry::Action(_) | Entry::Plan(_) => None,
                    },
                )
            };
            let Some(found) = by_id.or_else(by_number) else {
                let message = format!("no outcome is called {}", tick(outcome.trim()));
                let near = nearest(outcome.trim(), in_plan.outcomes.keys().map(Id::as_str));
                let hint = near.map(|near| format!("did you mean {}?", tick(near)));
                problems.error("unknown-reference", wanted.span, message).maybe_hint(hint);
                return None;
            };
            (Some(found), name.trim())
        }
        None => (from.outcome.filter(|_| is_own), rest),
    };
    let said_outcome = rest.contains('/').then_some(outcome).flatten();

    let found = in_one_plan(name, plan, outcome, said_outcome, names, content);
    let target = match found {
        Found::One(target) => target,
        Found::Several(entries) => {
            ambiguous(wanted, &entries, content, problems);
            return None;
        }
        Found::None if is_draft(name, in_plan) => {
            draft(wanted, name, problems);
            return None;
        }
        Found::None if is_own && said_outcome.is_none() && !wanted.value.contains(':') => {
            elsewhere(wanted, name, from, names, content, problems)?
        }
        Found::None => {
            missing(wanted, name, plan, names, content, problems);
            return None;
        }
    };
    if entries(&target).iter().any(|entry| content.is_draft(*entry)) && !content.is_draft(from.entry) {
        draft(wanted, name, problems);
    }
    let is_itself = match &target {
        Target::Action(key) => from.entry == Entry::Action(*key),
        Target::Outcome(key) => from.entry == Entry::Outcome(*key),
        Target::Group { .. } | Target::Document(..) => false,
    };
    if is_itself {
        let message = format!("{} refers to itself", tick(&wanted.value));
        problems.warning("reference-to-itself", wanted.span, message).hint("take it out, or name another");
        return None;
    }
    Some(target)
}

/// Whether a name is that of a draft that is not shown.
fn is_draft(name: &str, names: &PlanNames) -> bool {
    let number = || Number::new(name, crate::diagnostics::Span::new(0, 0..0)).to_string();
    names.drafts.contains(name) || names.drafts.contains(number().as_str())
}

/// Tells of a reference to a draft: on the public site it is words and no link.
fn draft(wanted: &Spanned<Box<str>>, name: &str, problems: &mut Problems) {
    problems
        .warning("reference-to-draft", wanted.span, format!("{} is a draft", tick(name)))
        .hint("readers see the words and no link until the draft is published");
}

/// Finds the target of a reference that stands in no plan: what it means in the only plan that
/// has something of the name.
pub(super) fn find_anywhere(
    wanted: &Spanned<Box<str>>,
    names: &Names,
    content: &Content,
    problems: &mut Problems,
) -> Option<Target> {
    let first = content.plans.keys().next()?;
    let from = From { plan: first, outcome: None, entry: Entry::Plan(first) };
    if wanted.value.contains([':', '/']) || content.plans.len() == 1 {
        return find(wanted, from, names, content, problems);
    }
    match one_plan_of(wanted, &wanted.value, content.plans.keys(), names, content, problems) {
        OnePlan::One(_, target) => Some(target),
        OnePlan::None => find(wanted, from, names, content, problems),
        OnePlan::Several => None,
    }
}

/// What some plans have of a name.
enum OnePlan {
    /// One of them has one thing of it.
    One(Key<Plan>, Target),
    None,
    /// Several have; that was told.
    Several,
}

/// Looks for a name in some plans; tells when more than one has it.
fn one_plan_of(
    wanted: &Spanned<Box<str>>,
    name: &str,
    plans: impl Iterator<Item = Key<Plan>>,
    names: &Names,
    content: &Content,
    problems: &mut Problems,
) -> OnePlan {
    let mut found = Vec::new();
    for plan in plans {
        match in_one_plan(name, plan, None, None, names, content) {
            Found::One(Target::Document(..)) | Found::None => {}
            Found::One(target) => found.push((plan, Some(target))),
            Found::Several(_) => found.push((plan, None)),
        }
    }
    match found.as_slice() {
        [] => OnePlan::None,
        [(plan, Some(target))] => OnePlan::One(*plan, target.clone()),
        several => {
            let ids: Vec<String> =
                several.iter().map(|(plan, _)| format!("{}:{name}", content.plans[*plan].id)).collect();
            let message = format!("{} stands in several plans", tick(name));
            problems
                .error("ambiguous-reference", wanted.span, message)
                .hint(format!("write {}", or_list(ids.iter().map(String::as_str))));
            OnePlan::Several
        }
    }
}

enum Found {
    One(Target),
    Several(Vec<Entry>),
    None,
}

fn in_one_plan(
    name: &str,
    plan: Key<Plan>,
    outcome: Option<Key<Outcome>>,
    said_outcome: Option<Key<Outcome>>,
    names: &Names,
    content: &Content,
) -> Found {
    let in_plan = names.of(plan);
    if let Some(id) = Id::new(name) {
        let mut entries: Vec<Entry> = Vec::new();
        entries.extend(in_plan.actions.get(&id).map(|(key, _)| Entry::Action(*key)));
        entries.extend(in_plan.outcomes.get(&id).map(|(key, _)| Entry::Outcome(*key)));
        entries.retain(|entry| stands_under(*entry, said_outcome, content));
        match (entries.as_slice(), in_plan.documents.get(&id)) {
            ([], Some(at)) if said_outcome.is_none() => return Found::One(Target::Document(plan, *at)),
            ([], _) => {}
            _ => return one_of(entries),
        }
    }
    let number = Number::new(name, crate::diagnostics::Span::new(0, 0..0)).to_string();
    let mut entries = in_plan.numbered(&number, outcome);
    entries.retain(|entry| stands_under(*entry, said_outcome, content));
    if !entries.is_empty() {
        return one_of(entries);
    }
    let mut group = in_plan.under(&number, outcome, &content.plans[plan]);
    group.retain(|key| stands_under(Entry::Action(*key), said_outcome, content));
    match group.as_slice() {
        [] => Found::None,
        [only] => Found::One(Target::Action(*only)),
        _ => Found::One(Target::Group { number: number.into(), actions: group }),
    }
}

/// Whether something stands under an outcome at any depth; under none, everything does.
fn stands_under(entry: Entry, outcome: Option<Key<Outcome>>, content: &Content) -> bool {
    let Some(outcome) = outcome else { return true };
    let mut at = match entry {
        Entry::Action(key) => content.actions[key].outcome,
        Entry::Outcome(key) => content.outcomes[key].parent,
        Entry::Plan(_) => None,
    };
    while let Some(key) = at {
        if key == outcome {
            return true;
        }
        at = content.outcomes[key].parent;
    }
    false
}

fn one_of(entries: Vec<Entry>) -> Found {
    match entries.as_slice() {
        [Entry::Action(key)] => Found::One(Target::Action(*key)),
        [Entry::Outcome(key)] => Found::One(Target::Outcome(*key)),
        _ => Found::Several(entries),
    }
}

/// Looks in the other plans for what stands nowhere in this one. That is likely enough to be
/// meant to be shown, and unlikely enough to be told.
fn elsewhere(
    wanted: &Spanned<Box<str>>,
    name: &str,
    from: From,
    names: &Names,
    content: &Content,
    problems: &mut Problems,
) -> Option<Target> {
    let others = content.plans.keys().filter(|plan| *plan != from.plan);
    match one_plan_of(wanted, name, others, names, content, problems) {
        OnePlan::One(plan, target) => {
            let id = &content.plans[plan].id;
            let message = format!("{} stands in no part of this plan, only in {}", tick(name), tick(id));
            let hint = format!("if that is meant, write {}", tick(format!("{id}:{name}")));
            problems.warning("reference-to-other-plan", wanted.span, message).hint(hint);
            Some(target)
        }
        OnePlan::None => {
            missing(wanted, name, from.plan, names, content, problems);
            None
        }
        OnePlan::Several => None,
    }
}

fn missing(
    wanted: &Spanned<Box<str>>,
    name: &str,
    plan: Key<Plan>,
    names: &Names,
    content: &Content,
    problems: &mut Problems,
) {
    let now = called_before(name, plan, content);
    let near = now.map(Id::as_str).or_else(|| nearest(name, names.of(plan).candidates()));
    let message = match now {
        Some(_) => format!("{} is called otherwise now", tick(name)),
        None => format!("nothing in the plan is called {}", tick(name)),
    };
    let problem = problems.error("unknown-reference", wanted.span, message);
    problem.suggest(near, || "write the id or the number of an action or an outcome".to_owned());
    if *wanted.value != *name {
        // The name is only a part of what is written: that of a plan or an outcome stands before it.
        problem.fix.clear();
    }
}

/// The present id of what had an id before.
fn called_before<'c>(name: &str, plan: Key<Plan>, content: &'c Content) -> Option<&'c Id> {
    let had = |was_at: &[WrittenId]| was_at.iter().any(|was| was.id.as_str() == name);
    let plan = &content.plans[plan];
    let actions = plan.actions.iter().map(|key| &content.actions[*key]);
    let outcomes = plan.outcomes.iter().map(|key| &content.outcomes[*key]);
    let action = actions.filter(|it| had(&it.was_at)).map(|it| &it.id).next();
    action.or_else(|| outcomes.filter(|it| had(&it.was_at)).map(|it| &it.id).next())
}

fn ambiguous(wanted: &Spanned<Box<str>>, entries: &[Entry], content: &Content, problems: &mut Problems) {
    let written = |entry: &Entry| match entry {
        Entry::Action(key) => {
            let action = &content.actions[*key];
            match action.outcome.map(|outcome| &content.outcomes[outcome].id) {
                Some(outcome) => format!("{outcome}/{}", action.id),
                None => action.id.to_string(),
            }
        }
        Entry::Outcome(key) => content.outcomes[*key].id.to_string(),
        Entry::Plan(key) => content.plans[*key].id.to_string(),
    };
    let names: Vec<String> = entries.iter().take(5).map(written).collect();
    let message = format!("{} are called {}", entries.len(), tick(&wanted.value));
    problems
        .error("ambiguous-reference", wanted.span, message)
        .hint(format!("write {}", or_list(names.iter().map(String::as_str))));
}

/// The entries that a target stands for.
pub(super) fn entries(target: &Target) -> Vec<Entry> {
    match target {
        Target::Action(key) => vec![Entry::Action(*key)],
        Target::Outcome(key) => vec![Entry::Outcome(*key)],
        Target::Group { actions, .. } => actions.iter().copied().map(Entry::Action).collect(),
        Target::Document(..) => Vec::new(),
    }
}

/// The outcome that the actions of a plan stand under, for names that are looked for from it.
pub(super) fn home(entry: Entry, outcomes: &Entries<Outcome>, content: &Content) -> Option<Key<Outcome>> {
    match entry {
        Entry::Plan(_) => None,
        Entry::Outcome(key) => outcomes[key].parent.or(Some(key)),
        Entry::Action(key) => content.actions[key].outcome,
    }
}
