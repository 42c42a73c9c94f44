//! An action: everything about it.

use crate::plan::{Action, Entry, Key};
use crate::website::entry::ActionView;
use crate::website::parts::{LinkTo, Parts};
use serde::Serialize;

/// What `action.html` prints.
#[derive(Debug, Serialize)]
pub struct ActionPage {
    /// Everything that is said of the action.
    pub action: ActionView,
    /// The action before it in the plan.
    pub previous: Option<LinkTo>,
    /// The action after it in the plan.
    pub next: Option<LinkTo>,
}

/// Works out the page of an action.
pub fn page(parts: &Parts<'_>, key: Key<Action>) -> ActionPage {
    let content = parts.content();
    let actions = &content.plans[content.actions[key].plan].actions;
    // A plan's actions have keys one after the other, in its order.
    let at = actions.binary_search(&key).unwrap_or_default();
    let neighbour =
        |at: Option<usize>| at.and_then(|at| actions.get(at)).map(|key| parts.entry(Entry::Action(*key)));
    ActionPage {
        action: parts.action(key, 2),
        previous: neighbour(at.checked_sub(1)),
        next: neighbour(at.checked_add(1)),
    }
}
