//! A plan: what it is, how it stands, what needs attention, what is next.

use super::outcome::{OutcomeRow, row};
use crate::model::facts::Update;
use crate::plan::{Entry, Key, Plan};
use crate::views::Views;
use crate::website::entry::{EvidenceView, OtherView};
use crate::website::parts::{ContactView, CountTable, Group, LinkTo, Parts, Row, TimeText};
use serde::Serialize;

/// Something that was told of an action or an outcome.
#[derive(Debug, Serialize)]
pub struct Latest {
    /// When it was told.
    pub date: TimeText,
    /// Of what.
    pub of: LinkTo,
    /// What was told; HTML blocks.
    pub text: Option<String>,
}

/// A document that the plan refers to.
#[derive(Debug, Serialize)]
pub struct DocumentView {
    /// What it is called.
    pub title: String,
    /// Where it is, when that is known.
    pub url: Option<String>,
}

/// What a plan says of itself, for its own page and for the whole plan.
#[derive(Debug, Serialize)]
pub struct AboutPlan {
    /// What it is; HTML blocks.
    pub summary: Option<String>,
    /// What it says of itself; HTML blocks.
    pub body: Option<String>,
    /// From when to when it runs; text.
    pub period: Option<String>,
    /// Who publishes it.
    pub publisher: Option<LinkTo>,
    /// Who reviews it.
    pub overseen: Option<LinkTo>,
    /// How often progress is confirmed; HTML.
    pub review: Option<String>,
    /// Whom to ask about it.
    pub contact: Option<ContactView>,
    /// The same plan in other forms.
    pub alternatives: Vec<EvidenceView>,
    /// Documents that it refers to.
    pub documents: Vec<DocumentView>,
    /// Footnotes; HTML.
    pub notes: Vec<String>,
    /// Other things that it says of itself.
    pub other: Vec<OtherView>,
}

/// What `plan.html` prints.
#[derive(Debug, Serialize)]
pub struct PlanPage {
    /// What it is called; HTML.
    pub title: String,
    /// What it says of itself.
    pub about: AboutPlan,
    /// How its actions stand.
    pub counts: CountTable,
    /// How many actions have come due since the plan's date.
    pub come_due: usize,
    /// Whether progress was to be confirmed again before the day of the build.
    pub is_stale: bool,
    /// What the plan calls its outermost outcomes, for several.
    pub levels: String,
    /// What the plan calls actions, for several.
    pub action_levels: String,
    /// Its outcomes, each before what stands under it.
    pub outcomes: Vec<OutcomeRow>,
    /// Actions that stand under no outcome.
    pub loose: Vec<Group>,
    /// What needs attention most; five at most.
    pub attention: Vec<Row>,
    /// How many need attention.
    pub attention_count: usize,
    /// What is due next; five at most.
    pub next: Vec<Row>,
    /// What was told last; five at most.
    pub latest: Vec<Latest>,
    /// The address of the page with all actions.
    pub actions_address: Option<String>,
}

/// How many actions a list on the plan's page has at most.
const FEW: usize = 5;

/// What a plan says of itself.
pub fn about(parts: &Parts<'_>, key: Key<Plan>) -> AboutPlan {
    let plan = &parts.content().plans[key];
    let written = &plan.written;
    let owner = |owner: Key<_>| {
        let link = parts.owner(key, owner);
        if parts.views.holdings(key).contains_key(&owner) { link } else { LinkTo { address: None, ..link } }
    };
    AboutPlan {
        summary: written.summary.as_ref().map(|summary| parts.prose.block(summary, 2)),
        body: plan.body.as_ref().map(|body| parts.prose.block(body, 3)),
        period: plan.terms.period.map(|period| {
            let days = [
                ("from", parts.words.date(period.first()).into()),
                ("to", parts.words.date(period.last()).into()),
            ];
            parts.words.say_with("from-to", &days)
        }),
        publisher: plan.publisher.map(owner),
        overseen: plan.overseen.map(owner),
        review: written.review.as_ref().map(|review| parts.prose.inline(&review.words)),
        contact: written.contact.as_ref().map(|contact| parts.contact(contact)),
        alternatives: written.alternatives.iter().map(|it| parts.evidence(it)).collect(),
        documents: plan
            .documents
            .iter()
            .map(|(_, document)| DocumentView {
                title: parts.prose.plain(&document.title),
                url: document.url.as_deref().and_then(|url| parts.prose.address(url, document.span.source)),
            })
            .collect(),
        notes: written.notes.iter().map(|note| parts.prose.inline(note)).collect(),
        other: written
            .other
            .iter()
            .flat_map(|other| &other.0)
            .map(|(heading, text)| OtherView {
                heading: heading.value.to_string(),
                text: parts.prose.block(text, 4),
            })
            .collect(),
    }
}

/// Works out the page of a plan.
pub fn page(parts: &Parts<'_>, key: Key<Plan>) -> PlanPage {
    let content = parts.content();
    let plan = &content.plans[key];
    let attention = parts.views.attention(key);
    PlanPage {
        title: parts.prose.title(&plan.title),
        about: about(parts, key),
        counts: parts.count_table(key, &parts.views.counts(plan.actions.iter().copied())),
        come_due: parts.views.come_due_since(key),
        is_stale: parts.views.as_of(key).is_stale,
        levels: parts.levels(key, Some(0)),
        action_levels: parts.levels(key, None),
        outcomes: plan.outcomes.iter().map(|outcome| row(parts, *outcome)).collect(),
        loose: parts.groups(&plan.loose),
        attention_count: attention.len(),
        attention: attention.iter().take(FEW).map(|action| parts.row(*action)).collect(),
        next: parts.views.next_due(key).iter().take(FEW).map(|action| parts.row(*action)).collect(),
        latest: latest(parts.views, key)
            .into_iter()
            .map(|(entry, update)| Latest {
                date: parts.date(&update.date),
                of: parts.entry(entry),
                text: update.text.as_ref().map(|text| parts.prose.block(text, 4)),
            })
            .collect(),
        actions_address: parts.from_here(parts.addresses.actions(key)),
    }
}

/// The newest updates of a plan's actions and outcomes.
fn latest<'c>(views: &Views<'c>, plan: Key<Plan>) -> Vec<(Entry, &'c Update)> {
    let content = views.content;
    let plan = &content.plans[plan];
    let actions = plan.actions.iter().map(|key| (Entry::Action(*key), &content.actions[*key].facts));
    let outcomes = plan.outcomes.iter().map(|key| (Entry::Outcome(*key), &content.outcomes[*key].facts));
    let mut all: Vec<(Entry, &Update)> = outcomes
        .chain(actions)
        .flat_map(|(entry, facts)| facts.updates.iter().map(move |update| (entry, update)))
        .collect();
    all.sort_by_key(|(entry, update)| (std::cmp::Reverse(update.date.moment.last()), *entry));
    all.truncate(FEW);
    all
}
