//! The words of a plan: terms, where they are used, and what its statuses mean.

use super::statuses::{MarkRow, marks};
use crate::model::status::Meaning;
use crate::model::text::Text;
use crate::plan::{Entry, Key, Plan, PlanTerm};
use crate::website::parts::{LinkTo, Parts};
use crate::website::prose::Glossary;
use crate::website::prose::glossary::anchors;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A term and what it means.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// The id of its entry.
    pub anchor: String,
    /// The term; HTML.
    pub term: String,
    /// What it means; HTML.
    pub means: String,
    /// Other spellings; text.
    pub also: Vec<String>,
    /// The outcomes and actions that use it, where they are few enough to be listed.
    pub used: Vec<LinkTo>,
    /// How many outcomes and actions use it.
    pub used_count: usize,
}

/// What `glossary.html` prints.
#[derive(Debug, Serialize)]
pub struct GlossaryPage {
    /// The terms in the order of the alphabet.
    pub terms: Vec<TermView>,
    /// What the statuses mean that the plan uses.
    pub key: Vec<MarkRow>,
    /// Whether the plan brought its own key.
    pub is_own: bool,
}

/// How many uses of a term are listed; a word that stands everywhere leads nowhere.
const MOST: usize = 8;

/// Works out the page of a plan's words.
pub fn page(parts: &Parts<'_>, plan: Key<Plan>, glossary: Option<&Glossary>) -> GlossaryPage {
    let content = parts.content();
    let mut used: BTreeMap<usize, Vec<Entry>> = BTreeMap::new();
    if let Some(glossary) = glossary {
        let mut note = |entry: Entry, texts: &mut dyn Iterator<Item = &Text>| {
            let mut terms = BTreeSet::new();
            for text in texts {
                terms.append(&mut glossary.terms_in(&text.get(parts.prose.language).1.markdown));
            }
            for term in terms {
                used.entry(term).or_default().push(entry);
            }
        };
        let plan = &content.plans[plan];
        for key in &plan.outcomes {
            note(Entry::Outcome(*key), &mut content.outcomes[*key].texts());
        }
        for key in &plan.actions {
            note(Entry::Action(*key), &mut content.actions[*key].texts());
        }
    }
    let anchors = anchors(content, parts.prose.language);
    // What a plan says of a word goes before what the site says of it.
    let word = |term: &PlanTerm| parts.prose.plain(&term.term.term).to_lowercase();
    let own: BTreeSet<String> =
        content.terms.iter().filter(|term| term.plan == Some(plan)).map(word).collect();
    let shown =
        |term: &PlanTerm| term.plan == Some(plan) || term.plan.is_none() && !own.contains(&word(term));
    let mut shown: Vec<(usize, &PlanTerm)> =
        content.terms.iter().enumerate().filter(|(_, term)| shown(term)).collect();
    shown.sort_by_cached_key(|(_, term)| word(term));
    let terms = shown
        .into_iter()
        .map(|(at, term)| (at, term, used.get(&at).map(Vec::as_slice).unwrap_or_default()))
        .map(|(at, term, used)| TermView {
            anchor: anchors[at].clone(),
            term: parts.prose.title(&term.term.term),
            means: parts.prose.inline(&term.term.means),
            also: term.term.also.iter().map(ToString::to_string).collect(),
            used: match used.len() {
                ..=MOST => used.iter().map(|key| parts.entry(*key)).collect(),
                _ => Vec::new(),
            },
            used_count: used.len(),
        })
        .collect();
    let counts = parts.views.counts(content.plans[plan].actions.iter().copied());
    let is_own = content.plans[plan].terms.key.is_own;
    let shown = |meaning: Meaning| is_own || counts.by_meaning.iter().any(|(it, _)| *it == meaning);
    let key = if parts.views.has_statuses(plan) { marks(parts, plan, shown) } else { Vec::new() };
    GlossaryPage { terms, key, is_own }
}
