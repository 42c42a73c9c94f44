//! A plan: how it stands, what it is, what is overdue and why, what is next, what changed.

use super::audiences::{AudienceRow, rows};
use super::changes::{ChangeView, view};
use super::outcome::{OutcomeRow, row};
use crate::model::outcome::Decision;
use crate::model::site::PageKind;
use crate::plan::{Key, Plan};
use crate::website::counts::CountTable;
use crate::website::entry::{EvidenceView, OtherView};
use crate::website::late::LateRow;
use crate::website::parts::{ContactView, LinkTo, Parts, Row, Section, TimeText};
use serde::Serialize;
use std::collections::BTreeMap;

/// A document that the plan refers to.
#[derive(Debug, Serialize)]
pub struct DocumentView {
    /// What it is called; HTML.
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
    /// Of when it is.
    pub dated: Option<TimeText>,
    /// When it was last reviewed.
    pub reviewed: Option<TimeText>,
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
    /// The day by which progress was to be confirmed again, when it is past.
    pub stale_since: Option<TimeText>,
    /// What became of its recommendations: how many were answered in each way; text.
    pub decisions: Option<String>,
    /// Whether none of its actions has a day by which it is due.
    pub is_undated: bool,
    /// What the plan calls its outermost outcomes, for several.
    pub levels: String,
    /// What the plan calls actions, for several.
    pub action_levels: String,
    /// Its outcomes, each before what stands under it; of very many only the outermost.
    pub outcomes: Vec<OutcomeRow>,
    /// Actions that stand under no outcome; all of them where no other page lists them.
    pub sections: Vec<Section>,
    /// What is overdue the longest, and why: five actions at most, then five steps and milestones of
    /// other actions at most.
    pub late: Vec<LateRow>,
    /// The page of all that is overdue, where anything is.
    pub overdue_address: Option<String>,
    /// What else needs attention most: what is off track or delayed; five at most.
    pub attention: Vec<Row>,
    /// How many else need attention.
    pub attention_count: usize,
    /// What is due next; five at most.
    pub next: Vec<Row>,
    /// What changed last; five at most.
    pub latest: Vec<ChangeView>,
    /// How many actions have due dates that moved.
    pub moved: usize,
    /// The address of the page of what changed, where the plan tells of any change.
    pub changes_address: Option<String>,
    /// The address of the page of what the statuses mean, where the plan has statuses.
    pub statuses_address: Option<String>,
    /// To whom it promises something, where each has a page.
    pub audiences: Vec<AudienceRow>,
    /// The address of the page with all actions.
    pub actions_address: Option<String>,
    /// The address of its timeline, where it has one.
    pub timeline_address: Option<String>,
}

/// How many actions a list on the plan's page has at most.
const FEW: usize = 5;

/// How many outcomes the plan's page lists with all that stand under each other.
const MANY: usize = 20;

/// How the recommendations of a plan were answered: "16 accepted, 2 accepted in principle".
fn decisions(parts: &Parts<'_>, key: Key<Plan>) -> Option<String> {
    let content = parts.content();
    let mut counts: BTreeMap<Option<Decision>, usize> = BTreeMap::new();
    for outcome in &content.plans[key].outcomes {
        if let Some(response) = &content.outcomes[*outcome].response {
            *counts.entry(response.decision).or_default() += 1;
        }
    }
    let none = counts.remove(&None);
    let said = |(decision, count): (Option<Decision>, usize)| {
        let Some(decision) = decision else {
            return parts.words.say_with("n-undecided", &[("n", count.into())]);
        };
        let word = parts.words.say(&format!("decision-{}", decision.word()));
        let needs = [("n", count.into()), ("decision", word.to_lowercase().into())];
        parts.words.say_with("n-decided", &needs)
    };
    let all: Vec<String> = counts.into_iter().chain(none.map(|count| (None, count))).map(said).collect();
    (!all.is_empty()).then(|| parts.words.list(&all))
}

/// What a plan says of itself.
pub fn about(parts: &Parts<'_>, key: Key<Plan>) -> AboutPlan {
    let plan = &parts.content().plans[key];
    let written = &plan.written;
    let owner = |owner: Key<_>| parts.owner(key, owner);
    AboutPlan {
        summary: written.summary.as_ref().map(|summary| parts.prose.block(summary, 2)),
        body: plan.body.as_ref().map(|body| parts.prose.block(body, 3)),
        period: parts.period(key),
        dated: written.dated.as_ref().map(|date| parts.date(date)),
        reviewed: written.reviewed.as_ref().map(|date| parts.date(date)),
        publisher: plan.publisher.map(owner),
        overseen: plan.overseen.map(owner),
        review: written.review.as_ref().map(|review| parts.prose.inline(&review.words)),
        contact: written.contact.as_ref().map(|contact| parts.contact(contact)),
        alternatives: written.alternatives.iter().map(|it| parts.evidence(it)).collect(),
        documents: plan
            .documents
            .iter()
            .map(|(_, document)| DocumentView {
                title: parts.prose.title(&document.title),
                url: document.url.as_deref().and_then(|url| parts.prose.address(url, document.span.source)),
            })
            .collect(),
        notes: written.notes.iter().map(|note| parts.prose.inline(note)).collect(),
        other: written
            .other
            .iter()
            .flat_map(|other| &other.0)
            .map(|(heading, text)| parts.other(heading, text))
            .collect(),
    }
}

/// Works out the page of a plan.
pub fn page(parts: &Parts<'_>, key: Key<Plan>) -> PlanPage {
    let content = parts.content();
    let plan = &content.plans[key];
    let attention = parts.views.attention(key);
    let changes = parts.views.changes(key);
    let counts = parts.views.counts(plan.actions.iter().copied());
    let outcomes = if plan.outcomes.len() > MANY { &plan.top } else { &plan.outcomes };
    let others_list_them =
        parts.addresses.makes(PageKind::Actions) || parts.addresses.makes(PageKind::Outcome);
    let listed = if others_list_them { &plan.loose } else { &plan.actions };
    PlanPage {
        title: parts.prose.title(&plan.title),
        about: about(parts, key),
        counts: parts.plan_table(key),
        come_due: parts.views.come_due_since(key),
        stale_since: parts.views.as_of(key).stale_since.map(|day| parts.day(day)),
        decisions: decisions(parts, key),
        is_undated: counts.dated == 0,
        levels: parts.levels(key, Some(0)),
        action_levels: parts.levels(key, None),
        outcomes: outcomes.iter().map(|outcome| row(parts, *outcome)).collect(),
        sections: parts.sections(listed, None),
        late: parts.late_actions(key).take(FEW).chain(parts.late_parts(key).take(FEW)).collect(),
        overdue_address: parts
            .from_here(parts.addresses.overdue(key))
            .filter(|_| parts.views.has_overdue(key)),
        attention_count: attention.len(),
        attention: attention.iter().take(FEW).map(|action| parts.row_apart(*action)).collect(),
        next: parts.views.next_due(key).iter().take(FEW).map(|action| parts.row_apart(*action)).collect(),
        latest: changes
            .latest()
            .into_iter()
            .take(FEW)
            .map(|(moment, change)| view(parts, change, moment.map(|moment| parts.moment(moment))))
            .collect(),
        moved: changes.moved.len(),
        changes_address: parts.from_here(parts.addresses.changes(key)).filter(|_| !changes.is_empty()),
        statuses_address: parts
            .from_here(parts.addresses.statuses(key))
            .filter(|_| parts.views.has_statuses(key)),
        audiences: if parts.addresses.makes(PageKind::Audience) { rows(parts, key) } else { Vec::new() },
        actions_address: parts.from_here(parts.addresses.actions(key)),
        timeline_address: parts
            .from_here(parts.addresses.timeline(key))
            .filter(|_| parts.views.timeline(key).has_dates()),
    }
}
