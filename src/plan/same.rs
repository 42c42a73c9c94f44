//! *Same as*: whose progress an action shows.

use super::{Action, Entries, Key, Target};
use crate::diagnostics::{Problems, Spanned};
use crate::model::reference::ReferenceKind;
use std::collections::BTreeMap;

/// Where an action says what it is the same as.
pub(super) type Said = BTreeMap<Key<Action>, Spanned<()>>;

/// How far an action's chain was followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// Not yet.
    No,
    /// It is on the way that is being followed.
    OnTheWay,
    /// To its end: the action that tells.
    End(Key<Action>),
}

/// Gives every action that is the same as another the one whose progress counts: the end of the
/// chain. A circle has no end; its members are one action under several numbers, each of which
/// tells its own, and it is reported once.
pub(super) fn merge(actions: &mut Entries<Action>, said: &Said, problems: &mut Problems) {
    let mut seen = vec![Seen::No; actions.len()];
    for key in actions.keys() {
        let mut way: Vec<Key<Action>> = Vec::new();
        let mut at = key;
        let end = loop {
            match seen[at.index()] {
                Seen::End(end) => break end,
                Seen::OnTheWay => {
                    let start = way.iter().position(|it| *it == at).unwrap_or_default();
                    let circle = way.split_off(start);
                    tell(actions, &circle, said, problems);
                    for member in circle {
                        seen[member.index()] = Seen::End(member);
                    }
                    break at;
                }
                Seen::No => {
                    seen[at.index()] = Seen::OnTheWay;
                    way.push(at);
                    match next(actions, at) {
                        Some(target) => at = target,
                        None => break at,
                    }
                }
            }
        };
        for member in way {
            seen[member.index()] = Seen::End(end);
        }
    }
    let keys: Vec<Key<Action>> = actions.keys().collect();
    for (key, seen) in keys.into_iter().zip(seen) {
        actions[key].same_as = match seen {
            Seen::End(end) if end != key => Some(end),
            _ => None,
        };
    }
}

fn next(actions: &Entries<Action>, key: Key<Action>) -> Option<Key<Action>> {
    actions[key].links.iter().find_map(|link| match (&link.kind, &link.target) {
        (ReferenceKind::SameAs, Target::Action(target)) if *target != key => Some(*target),
        _ => None,
    })
}

fn tell(actions: &Entries<Action>, circle: &[Key<Action>], said: &Said, problems: &mut Problems) {
    let name = |key: &Key<Action>| {
        let action = &actions[*key];
        action.numbers.first().map_or_else(|| action.id.to_string(), ToString::to_string)
    };
    // It is told from its first member on, wherever the way came upon it.
    let first = circle.iter().enumerate().min_by_key(|(_, key)| **key).map_or(0, |(at, _)| at);
    let circle: Vec<Key<Action>> = [&circle[first..], &circle[..first]].concat();
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
