//! The newest date that anybody told of something.
//!
//! Only dates that stand in the content count: those of updates, those when something was
//! confirmed, those of the plan and of its review. Neither the clock nor the time of a file says
//! when a page changed, so the same content gives the same dates on any day.

use super::Views;
use crate::model::facts::Facts;
use crate::model::time::Date;
use crate::model::when::Moment;
use crate::plan::{Entry, Key, Plan};

impl Views<'_> {
    /// The newest date that is told of an entry, of what stands under it, or of its whole plan.
    pub fn newest(&self, entry: Entry) -> Option<Moment> {
        let content = self.content;
        let (plan, outcomes, actions) = match entry {
            Entry::Plan(key) => {
                (key, content.plans[key].outcomes.clone(), content.plans[key].actions.clone())
            }
            Entry::Outcome(key) => (content.outcomes[key].plan, vec![key], self.actions_under(key)),
            Entry::Action(key) => (content.actions[key].plan, Vec::new(), vec![key]),
        };
        let of_outcomes = outcomes.iter().map(|key| &*content.outcomes[*key].facts);
        let of_actions = actions.iter().map(|key| &*content.actions[*key].facts);
        let told = of_outcomes.chain(of_actions).flat_map(dates).map(|date| date.moment);
        latest(told.chain(self.newest_of_plan(plan)))
    }

    /// The newest date that a plan tells of itself as a whole.
    pub fn newest_of_plan(&self, plan: Key<Plan>) -> Option<Moment> {
        let plan = &self.content.plans[plan].written;
        latest(plan.reviewed.iter().chain(&plan.dated).map(|date| date.moment))
    }
}

fn latest(told: impl Iterator<Item = Moment>) -> Option<Moment> {
    told.max_by_key(|moment| moment.last())
}

fn dates(facts: &Facts) -> impl Iterator<Item = &Date> {
    facts.confirmed.iter().chain(facts.updates.iter().filter_map(|update| update.date.as_ref()))
}
