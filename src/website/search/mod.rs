//! What the site can be searched for: a record of each plan, outcome, action, owner, term and page.
//!
//! [`records`] takes what one language of the site shows and tells of each thing that has a page
//! what it is called and by which words it is found. [`files`] makes of the records of all
//! languages what a browser searches without any server. No page is read again for it, and what no
//! page shows is in no record.

#[cfg(feature = "search")]
mod index;

use super::parts::{LinkTo, Parts};
use super::prose::glossary::anchors;
use super::prose::{Glossary, plain};
use crate::model::text::Text;
use crate::plan::{Action, Content, Entry, Key, Outcome, Owner, Plan, PlanTerm};
use std::collections::{BTreeMap, BTreeSet};

/// Whether planpress was built with what searches in the browser.
pub const IS_BUILT_IN: bool = cfg!(feature = "search");

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Where it stands, from the root of the site.
    pub address: String,
    /// What it is called, with its number; text.
    pub title: String,
    /// The language of the title, where it is not that of the pages.
    pub lang: Option<String>,
    /// What it is: an action, an owner; text.
    pub kind: String,
    /// The plan that it belongs to, as [`anchor`] names it, where the site has several.
    pub plan: Option<String>,
    /// What is said of it, in one line; text. It is never empty.
    pub text: String,
    /// From which word on the text is in another language, and in which.
    pub elsewhere: Option<(usize, String)>,
    /// What else it is found by: its owners, and other words for the terms that it uses; text.
    pub also: String,
}

/// The name of a plan in records: the id of its heading on the page that searches.
pub fn anchor(content: &Content, plan: Key<Plan>) -> String {
    format!("plan-{}", content.plans[plan].id)
}

/// The records of each language, by the language's code as its pages give it.
pub type Records = BTreeMap<String, Vec<Record>>;

/// The files that a browser searches by, with their paths from the root of the site.
///
/// # Errors
///
/// When the index cannot be made, in words.
#[cfg(feature = "search")]
pub fn files(records: Records) -> Result<BTreeMap<String, Vec<u8>>, String> {
    index::files(records)
}

/// No files: planpress was built without what searches in the browser.
///
/// # Errors
///
/// None.
#[cfg(not(feature = "search"))]
pub fn files(_: Records) -> Result<BTreeMap<String, Vec<u8>>, String> {
    Ok(BTreeMap::new())
}

/// Everything that can be found in one language. The parts are those of a page at the root of the
/// site; the glossaries are those of the plans.
pub fn records(parts: &Parts<'_>, glossaries: &[Option<Glossary>]) -> Vec<Record> {
    let content = parts.content();
    let finder = Finder { parts, glossaries };
    let plans = content.plans.keys().map(|key| finder.plan(key));
    let outcomes = content.outcomes.keys().map(|key| finder.outcome(key));
    let actions = content.actions.keys().map(|key| finder.action(key));
    let owners = parts.views.all_holdings().keys().map(|key| finder.owner(*key));
    let anchors = anchors(content, parts.prose.language);
    let terms = content.terms.iter().zip(&anchors).map(|(term, anchor)| finder.term(term, anchor));
    let pages = content.pages.iter().map(|page| {
        let to = parts.titled(&page.title, parts.addresses.page(&page.path));
        let kind = parts.words.say("kind-page");
        finder.record(None, to, kind, page.written.summary.iter().chain(&page.body), &[])
    });
    let all = plans.chain(outcomes).chain(actions).chain(owners).chain(terms).chain(pages);
    all.flatten().collect()
}

/// Tells what things are found by.
struct Finder<'f, 'a> {
    parts: &'f Parts<'a>,
    glossaries: &'f [Option<Glossary>],
}

impl Finder<'_, '_> {
    fn plan(&self, key: Key<Plan>) -> Option<Record> {
        let entry = self.parts.entry(Entry::Plan(key));
        let plan = &self.parts.content().plans[key];
        self.record(None, entry, self.parts.words.say("kind-plan"), plan.texts().skip(1), &[])
    }

    fn outcome(&self, key: Key<Outcome>) -> Option<Record> {
        let outcome = &self.parts.content().outcomes[key];
        let mut also: Vec<String> = outcome.owners.iter().flat_map(|it| self.names(it.owner)).collect();
        also.extend(self.audiences(&outcome.audiences));
        also.extend(self.other_words(outcome.plan, &mut outcome.texts()));
        let kind = self.parts.level(outcome.plan, Some(outcome.depth));
        let entry = self.parts.entry(Entry::Outcome(key));
        self.record(Some(outcome.plan), entry, kind, outcome.texts().skip(1), &also)
    }

    fn action(&self, key: Key<Action>) -> Option<Record> {
        let action = &self.parts.content().actions[key];
        let of_steps = action.steps.iter().flat_map(|it| &it.owners);
        let owners = action.owners.iter().chain(of_steps);
        let owners = owners.chain(action.milestones.iter().flat_map(|it| &it.owners));
        let owners: BTreeSet<Key<Owner>> = owners.map(|it| it.owner).collect();
        let mut also: Vec<String> = owners.into_iter().flat_map(|owner| self.names(owner)).collect();
        also.extend(self.audiences(&action.audiences));
        also.extend(self.other_words(action.plan, &mut action.texts()));
        let kind = self.parts.level(action.plan, None);
        let entry = self.parts.entry(Entry::Action(key));
        self.record(Some(action.plan), entry, kind, action.texts().skip(1), &also)
    }

    /// An owner, on the page that has all of its actions.
    fn owner(&self, key: Key<Owner>) -> Option<Record> {
        let to = self.parts.addresses;
        let content = self.parts.content();
        let owner = &content.owners[key];
        let only = || content.plans.keys().next().and_then(|plan| to.owner(plan, key));
        let address = self.parts.from_here(to.owner_everywhere(key).or_else(only));
        let name = LinkTo {
            lang: self.parts.prose.lang_of(&owner.name),
            ..LinkTo::new(self.parts.owner_name(key), address)
        };
        let kind = self.parts.words.say("owner");
        self.record(owner.scope, name, kind, owner.about.iter(), &self.names(key))
    }

    /// A term, in its own plan's glossary, or in the first.
    fn term(&self, term: &PlanTerm, anchor: &str) -> Option<Record> {
        let plan = term.plan.or_else(|| self.parts.content().plans.keys().next())?;
        let address = self.parts.addresses.glossary(plan).map(|address| format!("{address}#{anchor}"));
        let also: Vec<String> = term.term.also.iter().map(ToString::to_string).collect();
        let kind = self.parts.words.say("kind-term");
        let to = self.parts.titled(&term.term.term, address);
        self.record(term.plan, to, kind, std::iter::once(&term.term.means), &also)
    }

    /// The record of something that has a page.
    fn record<'t>(
        &self,
        plan: Option<Key<Plan>>,
        to: LinkTo,
        kind: String,
        texts: impl Iterator<Item = &'t Text>,
        also: &[String],
    ) -> Option<Record> {
        let content = self.parts.content();
        let (mut text, elsewhere) = self.in_one_line(texts);
        if text.is_empty() {
            text.clone_from(&to.label);
        }
        Some(Record {
            address: to.address?,
            title: to.label,
            lang: to.lang,
            kind,
            plan: plan.filter(|_| content.plans.len() > 1).map(|plan| anchor(content, plan)),
            text,
            elsewhere,
            also: also.join(" "),
        })
    }

    /// Texts in one line, those in the language of the pages first, and where the others begin.
    fn in_one_line<'t>(&self, texts: impl Iterator<Item = &'t Text>) -> (String, Option<(usize, String)>) {
        let prose = &self.parts.prose;
        let (mut here, mut elsewhere, mut lang) = (Vec::new(), Vec::new(), None);
        for text in texts {
            let (language, words) = text.get(prose.language);
            let words = plain(&words.markdown);
            let words = words.split_whitespace().map(str::to_owned);
            match prose.lang(language) {
                None => here.extend(words),
                Some(code) => {
                    elsewhere.extend(words);
                    lang.get_or_insert(code);
                }
            }
        }
        let from = lang.map(|code| (here.len(), code));
        here.append(&mut elsewhere);
        (here.join(" "), from)
    }

    /// By which names an owner is known; none of a person who is not named.
    fn names(&self, key: Key<Owner>) -> Vec<String> {
        let owner = &self.parts.content().owners[key];
        if !owner.is_public {
            return Vec::new();
        }
        std::iter::once(&owner.name).chain(&owner.short).map(|name| self.parts.as_written(name)).collect()
    }

    fn audiences(&self, audiences: &[usize]) -> Vec<String> {
        let name = |at: &usize| self.parts.prose.plain(&self.parts.content().audiences[*at].1);
        audiences.iter().map(name).collect()
    }

    /// All spellings of the terms that some texts of a plan use.
    fn other_words(&self, plan: Key<Plan>, texts: &mut dyn Iterator<Item = &Text>) -> Vec<String> {
        let Some(glossary) = &self.glossaries[plan.index()] else { return Vec::new() };
        let mut used = BTreeSet::new();
        for text in texts {
            used.append(&mut glossary.terms_in(&text.get(self.parts.prose.language).1.markdown));
        }
        let spellings = |at: usize| {
            let term = &self.parts.content().terms[at].term;
            let also = term.also.iter().map(ToString::to_string);
            std::iter::once(self.parts.prose.plain(&term.term)).chain(also)
        };
        used.into_iter().flat_map(spellings).collect()
    }
}
