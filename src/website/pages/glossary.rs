//! The words of a plan: terms, where they are used, and what its statuses mean.

use super::statuses::{MarkRow, marks};
use crate::model::status::Meaning;
use crate::plan::{Entry, Key, Plan};
use crate::website::parts::{LinkTo, Parts};
use crate::website::prose::Glossary;
use crate::website::prose::glossary::anchor;
use serde::Serialize;
use std::collections::BTreeMap;

/// A term and what it means.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// The id of its entry.
    pub anchor: String,
    /// The term; text.
    pub term: String,
    /// What it means; HTML.
    pub means: String,
    /// Other spellings; text.
    pub also: Vec<String>,
    /// The actions that use it, where they are few enough to be listed.
    pub used: Vec<LinkTo>,
    /// How many actions use it.
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
    let mut used: BTreeMap<usize, Vec<Key<crate::plan::Action>>> = BTreeMap::new();
    if let Some(glossary) = glossary {
        for key in &content.plans[plan].actions {
            let mut terms = std::collections::BTreeSet::new();
            for text in content.actions[*key].texts() {
                terms.append(&mut glossary.terms_in(&text.get(parts.prose.language).1.markdown));
            }
            for term in terms {
                used.entry(term).or_default().push(*key);
            }
        }
    }
    let mut terms: Vec<TermView> = content
        .terms
        .iter()
        .enumerate()
        .filter(|(_, term)| term.plan.is_none() || term.plan == Some(plan))
        .map(|(at, term)| (at, term, used.get(&at).map(Vec::as_slice).unwrap_or_default()))
        .map(|(at, term, used)| TermView {
            anchor: anchor(at, content, parts.prose.language),
            term: parts.prose.plain(&term.term.term),
            means: parts.prose.inline(&term.term.means),
            also: term.term.also.iter().map(ToString::to_string).collect(),
            used: match used.len() {
                ..=MOST => used.iter().map(|key| parts.entry(Entry::Action(*key))).collect(),
                _ => Vec::new(),
            },
            used_count: used.len(),
        })
        .collect();
    terms.sort_by_cached_key(|term| term.term.to_lowercase());
    let counts = parts.views.counts(content.plans[plan].actions.iter().copied());
    let is_own = content.plans[plan].terms.key.is_own;
    let shown = |meaning: Meaning| is_own || counts.by_meaning.iter().any(|(it, _)| *it == meaning);
    let key = if parts.views.has_statuses(plan) { marks(parts, plan, shown) } else { Vec::new() };
    GlossaryPage { terms, key, is_own }
}
