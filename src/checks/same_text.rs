#![doc = include_str!("same-text.md")]

use super::passages::place;
use super::{Check, Findings, Seen, WARNING, action};
use crate::diagnostics::Span;
use crate::model::text::Text;
use crate::plan::{Action, Entry, Key, Target};
use std::collections::BTreeMap;

/// The check.
pub const CHECK: Check = Check { code: "same-text", level: WARNING, page: include_str!("same-text.md"), run };

/// Shorter bodies, such as *See the action before*, may well be the same.
const FEWEST: usize = 8;

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    for (_, plan) in content.plans.iter() {
        let mut titles: BTreeMap<String, Key<Action>> = BTreeMap::new();
        let mut bodies: BTreeMap<String, Key<Action>> = BTreeMap::new();
        for key in &plan.actions {
            let it = &content.actions[*key];
            let title = alike(&it.title);
            let body = it.body.as_ref().map(alike).filter(|body| body.split(' ').count() >= FEWEST);
            // What stands for a title that is not there, such as “[…]”, says nothing.
            let has_words = title.contains(char::is_alphanumeric);
            let first_titled = if has_words { *titles.entry(title).or_insert(*key) } else { *key };
            let first_bodied = body.map(|body| *bodies.entry(body).or_insert(*key));
            let mut tell = |what: &str, first: Key<Action>, here: Span, there: Span| {
                let other = &content.actions[first];
                findings
                    .at(seen.line(here), format!("{} has the same {what} as {}", action(it), action(other)))
                    .hint("say what is different, or leave one out; if both are one promise, link it with `same as`")
                    .related(seen.line(there), "the first one");
            };
            let is_other =
                |first: &Key<Action>| *first != *key && !are_one(it, *key, &content.actions[*first], *first);
            if is_other(&first_titled) {
                tell("title", first_titled, it.title.span(), content.actions[first_titled].title.span());
            } else if let Some(first) = first_bodied.filter(is_other)
                && let (Some(body), Some(there)) = (&it.body, &content.actions[first].body)
            {
                tell("text", first, first_letters(seen, body), first_letters(seen, there));
            }
        }
    }
}

/// Whether one of two actions refers to the other: its author knows that they are alike.
fn are_one(one: &Action, one_key: Key<Action>, other: &Action, other_key: Key<Action>) -> bool {
    let leads = |from: &Action, to: Key<Action>| {
        from.links.iter().any(|link| link.target == Target::Action(to))
            || from.referred.iter().any(|it| it.by == Entry::Action(to))
    };
    leads(one, other_key) || leads(other, one_key)
}

/// Where a body begins: below the empty line before it.
fn first_letters(seen: Seen<'_>, body: &Text) -> Span {
    let text = body.as_str();
    let start = text.len() - text.trim_start().len();
    place(body.first(), start..text.len(), seen.sources)
}

/// A text as it is compared: case and spaces do not count.
fn alike(text: &Text) -> String {
    let mut alike = String::with_capacity(text.as_str().len());
    for word in text.as_str().split_whitespace() {
        if !alike.is_empty() {
            alike.push(' ');
        }
        alike.extend(word.chars().flat_map(char::to_lowercase));
    }
    alike
}
