//! All that is counted in a plan.

use crate::plan::{Entry, Key, Plan};
use crate::website::figures::MeasureView;
use crate::website::parts::{LinkTo, Parts};
use serde::Serialize;

/// A measure with what it belongs to.
#[derive(Debug, Serialize)]
pub struct MeasureOf {
    /// The id of its section.
    pub anchor: String,
    /// The action or outcome whose measure it is.
    pub of: LinkTo,
    /// The measure.
    pub measure: MeasureView,
}

/// What `measures.html` prints.
#[derive(Debug, Serialize)]
pub struct MeasuresPage {
    /// The measures in the order of the plan.
    pub measures: Vec<MeasureOf>,
}

/// Works out the page of a plan's measures.
pub fn page(parts: &Parts<'_>, plan: Key<Plan>) -> MeasuresPage {
    let content = parts.content();
    let plan = &content.plans[plan];
    let mut measures = Vec::new();
    let mut add = |entry: Entry, facts: &crate::model::facts::Facts| {
        for measure in &facts.measures {
            let anchor = parts.prose.id(&format!("measure-{}", measures.len() + 1));
            measures.push(MeasureOf { anchor, of: parts.entry(entry), measure: parts.measure(measure) });
        }
    };
    for key in &plan.loose {
        add(Entry::Action(*key), &content.actions[*key].facts);
    }
    for outcome in &plan.outcomes {
        add(Entry::Outcome(*outcome), &content.outcomes[*outcome].facts);
        for key in &content.outcomes[*outcome].actions {
            add(Entry::Action(*key), &content.actions[*key].facts);
        }
    }
    MeasuresPage { measures }
}

/// Whether a plan counts anything.
pub fn any(content: &crate::plan::Content, plan: Key<Plan>) -> bool {
    let plan = &content.plans[plan];
    plan.outcomes.iter().any(|key| !content.outcomes[*key].facts.measures.is_empty())
        || plan.actions.iter().any(|key| !content.actions[*key].facts.measures.is_empty())
}
