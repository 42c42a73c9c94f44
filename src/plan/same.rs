//! *Same as*: whose progress an action shows.

use super::{Action, Entries, Key, Target};
use crate::diagnostics::{Problems, Spanned};
use crate::model::reference::ReferenceKind;
use std::collections::BTreeMap;

/// Where an action says what it is the same as.
pub(super) type Said = BTreeMap<Key<Action>, Spanned<()>>;

/// Gives every action that is the same as another the one whose progress counts: the end of the
/// chain. A circle has no end; its members are one action under several numbers, each of which
/// tells its own, and it is reported once.
pub(super) fn merge(actions: &mut Entries<Action>, said: &Said, problems: &mut Problems) {
    let next = |actions: &Entries<Action>, key: Key<Action>| {
        actions[key].links.iter().find_map(|link| match (&link.kind, &link.target) {
            (ReferenceKind::SameAs, Target::Action(target)) if *target != key => Some(*target),
            _ => None,
        })
    };
    let mut ends = Vec::new();
    let mut told: Vec<Key<Action>> = Vec::new();
    for key in actions.keys() {
        let mut chain = vec![key];
        let mut at = key;
        while let Some(target) = next(actions, at) {
            if let Some(start) = chain.iter().position(|it| *it == target) {
                let circle = &chain[start..];
                if start == 0 && !circle.iter().any(|it| told.contains(it)) {
                    tell(actions, circle, said, problems);
                    told.extend(circle);
                }
                // Outside of the circle, its first member tells; in it, everyone does.
                at = if start == 0 { key } else { target };
                break;
            }
            chain.push(target);
            at = target;
        }
        ends.push((key, (at != key).then_some(at)));
    }
    for (key, end) in ends {
        actions[key].same_as = end;
    }
}

fn tell(actions: &Entries<Action>, circle: &[Key<Action>], said: &Said, problems: &mut Problems) {
    let name = |key: &Key<Action>| {
        let action = &actions[*key];
        action.numbers.first().map_or_else(|| action.id.to_string(), ToString::to_string)
    };
    let names: Vec<String> = circle.iter().map(name).collect();
    let (Some(first), Some(second)) = (circle.first(), circle.get(1)) else { return };
    let (Some(here), Some(there)) = (said.get(first), said.get(second)) else { return };
    let message = format!(
        "{} are each the same as the next: one action under {} numbers",
        names.join(" and "),
        names.len()
    );
    problems
        .note("same-as-circle", here.span, message)
        .hint("each shows its own progress and points to the other")
        .related(there.span, "and back again here");
}
