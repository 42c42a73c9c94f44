//! What of a plan stands below what, and in which order.

use super::Drafts;
use super::names::PlanNames;
use crate::model::number::Number;
use crate::model::{Filed, InFolder, action, outcome};
use std::cmp::Ordering;

/// The drafts of a plan by their places, in order.
pub(super) struct Tree {
    pub(super) outcomes: Vec<Option<Filed<outcome::Outcome>>>,
    pub(super) actions: Vec<Option<Filed<action::Action>>>,
    pub(super) below: Below,
}

/// Which drafts stand right below which, in order.
pub(super) struct Below {
    pub(super) top: Vec<usize>,
    pub(super) children: Vec<Vec<usize>>,
    pub(super) actions: Vec<Vec<usize>>,
    pub(super) loose: Vec<usize>,
}

impl Tree {
    pub(super) fn new(
        outcomes: Vec<InFolder<outcome::Outcome>>,
        actions: Vec<InFolder<action::Action>>,
        drafts: Drafts,
        names: &mut PlanNames,
        hidden_files: &mut Vec<u32>,
    ) -> Self {
        let shown = |draft: Option<bool>| drafts == Drafts::Shown || draft != Some(true);
        let mut below = Below {
            top: Vec::new(),
            children: vec![Vec::new(); outcomes.len()],
            actions: vec![Vec::new(); outcomes.len()],
            loose: Vec::new(),
        };
        let mut hidden = vec![false; outcomes.len()];
        for (at, outcome) in outcomes.iter().enumerate() {
            hidden[at] =
                !shown(outcome.filed.entry.facts.draft) || outcome.under.is_some_and(|parent| hidden[parent]);
            match outcome.under {
                _ if hidden[at] => {
                    names.draft(&outcome.filed.id, &outcome.filed.numbers);
                    hidden_files.push(outcome.filed.source);
                }
                Some(parent) => below.children[parent].push(at),
                None => below.top.push(at),
            }
        }
        for (at, action) in actions.iter().enumerate() {
            let is_hidden =
                !shown(action.filed.entry.facts.draft) || action.under.is_some_and(|outcome| hidden[outcome]);
            match action.under {
                _ if is_hidden => names.draft(&action.filed.id, &action.filed.numbers),
                Some(outcome) => below.actions[outcome].push(at),
                None => below.loose.push(at),
            }
        }
        below.top.sort_by(|a, b| in_order(&outcomes[*a], &outcomes[*b]));
        for children in &mut below.children {
            children.sort_by(|a, b| in_order(&outcomes[*a], &outcomes[*b]));
        }
        below.loose.sort_by(|a, b| in_order(&actions[*a], &actions[*b]));
        for under in &mut below.actions {
            under.sort_by(|a, b| in_order(&actions[*a], &actions[*b]));
        }
        Self {
            outcomes: outcomes.into_iter().map(|it| Some(it.filed)).collect(),
            actions: actions.into_iter().map(|it| Some(it.filed)).collect(),
            below,
        }
    }
}

/// By number, part by part; what has none comes last, in the order of the files.
fn in_order<T>(a: &InFolder<T>, b: &InFolder<T>) -> Ordering {
    let by_number = match (&a.filed.order, &b.filed.order) {
        (Some(a), Some(b)) => Number::compare(a, b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    by_number.then(a.place.cmp(&b.place))
}
