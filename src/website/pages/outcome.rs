//! An outcome: what it is for, how it is answered, its actions.

use crate::plan::{Entry, Key, Outcome};
use crate::website::counts::CountTable;
use crate::website::entry::{FactsView, OwnersView};
use crate::website::parts::{LinkTo, Parts, Section, Tag, TimeText, numbers};
use serde::Serialize;

/// The answer to a recommendation.
#[derive(Debug, Serialize)]
pub struct ResponseView {
    /// What was decided, or that it does not say so; text.
    pub decision: String,
    /// The answer; HTML blocks.
    pub text: Option<String>,
    /// Who answered.
    pub by: Option<LinkTo>,
    /// When the recommendation was received.
    pub received: Option<TimeText>,
    /// When it was answered.
    pub answered: Option<TimeText>,
}

/// An outcome in a list.
#[derive(Debug, Serialize)]
pub struct OutcomeRow {
    /// The id of its row.
    pub anchor: String,
    /// Its number as printed.
    pub number: String,
    /// Its title; HTML.
    pub title: String,
    /// Its address.
    pub address: Option<String>,
    /// How many actions stand under it, at any depth.
    pub actions: usize,
    /// How many of them are complete or on track.
    pub going_well: usize,
    /// How many of them are overdue.
    pub overdue: usize,
    /// How many outcomes it stands under.
    pub depth: usize,
    /// What was decided on it, when it is a recommendation; text.
    pub decision: Option<String>,
}

/// Everything that is said of an outcome, for its own page and for the whole plan.
#[derive(Debug, Serialize)]
pub struct OutcomeView {
    /// What the plan calls it.
    pub level: String,
    /// Its number as printed.
    pub number: String,
    /// Its title; HTML.
    pub title: String,
    /// Whether it is a draft, which only `--drafts` shows.
    pub is_draft: bool,
    /// What will be different; HTML blocks.
    pub aim: Option<String>,
    /// How it stands by its own words.
    pub tags: Vec<Tag>,
    /// The reason for that; HTML.
    pub why: Option<String>,
    /// When it is due.
    pub due: Vec<TimeText>,
    /// Who owns it.
    pub owners: Vec<OwnersView>,
    /// Who it is promised to; text.
    pub audiences: Vec<LinkTo>,
    /// When it was last confirmed.
    pub confirmed: Option<TimeText>,
    /// What it says of itself; HTML blocks.
    pub body: Option<String>,
    /// The answer to it, when it is a recommendation.
    pub response: Option<ResponseView>,
    /// That nothing is under it; text.
    pub empty: Option<String>,
    /// What else is said of it.
    pub facts: FactsView,
}

/// What `outcome.html` prints.
#[derive(Debug, Serialize)]
pub struct OutcomePage {
    /// Everything that is said of it.
    pub outcome: OutcomeView,
    /// What the plan calls the outcomes below it, for several.
    pub child_levels: String,
    /// What the plan calls actions, for several.
    pub action_levels: String,
    /// The counts of the actions under it, at any depth.
    pub counts: CountTable,
    /// The outcomes right below it.
    pub outcomes: Vec<OutcomeRow>,
    /// The actions under it, by the outcomes right above them; its own have no heading.
    pub sections: Vec<Section>,
    /// The outcome before it.
    pub previous: Option<LinkTo>,
    /// The outcome after it.
    pub next: Option<LinkTo>,
}

/// Everything that is said of an outcome. Its sections have headings of `level` and below.
pub fn view(parts: &Parts<'_>, key: Key<Outcome>, level: u8) -> OutcomeView {
    let outcome = &parts.content().outcomes[key];
    let plan = outcome.plan;
    // In the order in which templates print it.
    let aim = outcome.aim.as_ref().map(|aim| parts.prose.block(aim, level));
    let due = parts.times(&outcome.facts.when);
    let why = outcome.facts.why.as_ref().map(|why| parts.prose.inline(why));
    let body = outcome.body.as_ref().map(|body| parts.prose.block(body, level));
    let response = outcome.response.as_ref().map(|response| ResponseView {
        decision: parts.words.say(&format!(
            "decision-{}",
            response.decision.map_or("none", crate::model::outcome::Decision::word)
        )),
        text: response.text.as_ref().map(|text| parts.prose.block(text, level + 1)),
        by: response.by.map(|owner| parts.owner(plan, owner)),
        received: response.received.as_ref().map(|date| parts.date(date)),
        answered: response.answered.as_ref().map(|date| parts.date(date)),
    });
    let updates = parts.told_updates(plan, &outcome.facts);
    OutcomeView {
        level: parts.level_said(plan, Some(outcome.depth), &outcome.numbers),
        number: numbers(&outcome.numbers),
        title: parts.prose.title(&outcome.title),
        is_draft: parts.content().is_draft(Entry::Outcome(key)),
        aim,
        tags: parts.tags(plan, outcome.facts.status.as_ref()),
        why,
        due,
        owners: parts.owners_view(plan, &outcome.owners),
        audiences: parts.audiences(plan, &outcome.audiences),
        confirmed: outcome.facts.confirmed.as_ref().map(|date| parts.date(date)),
        body,
        response,
        empty: (outcome.actions.is_empty() && outcome.children.is_empty()).then(|| {
            let level = parts.level(plan, Some(outcome.depth)).to_lowercase();
            parts.words.say_with("outcome-empty", &[("level", level.into())])
        }),
        facts: parts.facts(plan, &outcome.facts, updates, &outcome.links, &outcome.referred),
    }
}

/// Works out the page of an outcome.
pub fn page(parts: &Parts<'_>, key: Key<Outcome>) -> OutcomePage {
    let content = parts.content();
    let outcome = &content.outcomes[key];
    let plan = outcome.plan;
    let actions = parts.views.actions_under(key);
    let neighbours = &content.plans[plan].outcomes;
    let at = neighbours.binary_search(&key).unwrap_or_default();
    let neighbour =
        |at: Option<usize>| at.and_then(|at| neighbours.get(at)).map(|key| parts.entry(Entry::Outcome(*key)));
    OutcomePage {
        outcome: view(parts, key, 2),
        child_levels: parts.levels(plan, Some(outcome.depth + 1)),
        action_levels: parts.levels(plan, None),
        counts: parts.count_table(plan, &parts.views.counts(actions.iter().copied())),
        outcomes: outcome.children.iter().map(|child| row(parts, *child)).collect(),
        sections: parts.sections(&actions, Some(key)),
        previous: neighbour(at.checked_sub(1)),
        next: neighbour(at.checked_add(1)),
    }
}

/// An outcome in a list.
pub fn row(parts: &Parts<'_>, key: Key<Outcome>) -> OutcomeRow {
    use crate::model::status::Meaning;
    let outcome = &parts.content().outcomes[key];
    let counts = parts.views.counts(parts.views.actions_under(key));
    OutcomeRow {
        anchor: parts.group_anchor(Some(key)),
        number: numbers(&outcome.numbers),
        title: parts.prose.title(&outcome.title),
        address: parts.from_here(parts.addresses.outcome(key)),
        actions: counts.all,
        going_well: counts.of(&[Meaning::Complete, Meaning::OnTrack]),
        overdue: counts.overdue,
        depth: outcome.depth,
        decision: outcome
            .response
            .as_ref()
            .and_then(|response| response.decision)
            .map(|decision| parts.words.say(&format!("decision-{}", decision.word()))),
    }
}
