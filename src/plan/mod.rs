//! The whole content: every name found, every link known from both ends.
//!
//! [`resolve()`] takes a [`Draft`](crate::model::Draft), whose entries call each other by name, and
//! gives a [`Content`], whose entries hold [`Key`]s. What cannot be found is reported and left
//! out, so nothing after this module meets a broken reference, and nothing here reads a file or a
//! clock. A [`Content`] does not change any more.

mod entries;
mod names;
mod owners;
mod references;
mod reserved;
mod resolve;
mod same;
mod texts;
mod tree;

pub use entries::{Entries, Key};
pub use reserved::{Named, is_reserved_in_plan, taken};
pub use resolve::{Drafts, resolve};

use crate::diagnostics::Span;
use crate::model::facts::{Facts, Years};
use crate::model::id::{Id, WrittenId};
use crate::model::language::Languages;
use crate::model::number::Number;
use crate::model::outcome::Decision;
use crate::model::owner::{Contact, OwnerKind, Role};
use crate::model::plan::{Outside, PlanTerms};
use crate::model::reference::ReferenceKind;
use crate::model::site::{PageFields, Redirect, Site, Term};
use crate::model::status::Marks;
use crate::model::text::Text;
use crate::model::time::{Date, Due, Earlier};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything a site publishes.
#[derive(Debug)]
pub struct Content {
    /// The languages, the default first.
    pub languages: Languages,
    /// The settings.
    pub site: Site,
    /// The plans, in the order of their folders.
    pub plans: Entries<Plan>,
    /// The outcomes of all plans, each plan's in its order.
    pub outcomes: Entries<Outcome>,
    /// The actions of all plans, each plan's in its order.
    pub actions: Entries<Action>,
    /// The owners across all plans: those declared in their order, then those made from words.
    pub owners: Entries<Owner>,
    /// Free pages, in the order of their paths.
    pub pages: Vec<FreePage>,
    /// The terms of the site's glossary and of all plans' own.
    pub terms: Vec<PlanTerm>,
    /// Old addresses.
    pub redirects: Vec<Redirect>,
    /// The `plan.md` and `outcome.md` files of hidden drafts: what stands beside them is hidden too.
    pub hidden: Vec<u32>,
    /// What the references in texts were found to be.
    pub links: TextLinks,
    /// The audiences that actions can be promised to: their names in content and for readers.
    pub audiences: Vec<(Id, Text)>,
}

impl Content {
    /// Whether an entry is a draft or stands in one: such a one is there only where drafts are shown.
    pub fn is_draft(&self, entry: Entry) -> bool {
        match entry {
            Entry::Plan(key) => self.plans[key].written.draft == Some(true),
            Entry::Outcome(key) => {
                let outcome = &self.outcomes[key];
                let under = outcome.parent.map_or(Entry::Plan(outcome.plan), Entry::Outcome);
                outcome.facts.draft == Some(true) || self.is_draft(under)
            }
            Entry::Action(key) => {
                let action = &self.actions[key];
                let under = action.outcome.map_or(Entry::Plan(action.plan), Entry::Outcome);
                action.facts.draft == Some(true) || self.is_draft(under)
            }
        }
    }

    /// Whether anything of the plans is a draft: only where drafts are shown.
    pub fn has_drafts(&self) -> bool {
        self.plans.iter().any(|(_, plan)| plan.written.draft == Some(true))
            || self.outcomes.iter().any(|(_, outcome)| outcome.facts.draft == Some(true))
            || self.actions.iter().any(|(_, action)| action.facts.draft == Some(true))
    }

    /// The outcomes that an action stands under, the nearest first.
    pub fn above(&self, action: &Action) -> impl Iterator<Item = &Outcome> {
        let first = action.outcome.map(|key| &self.outcomes[key]);
        std::iter::successors(first, |outcome| outcome.parent.map(|key| &self.outcomes[key]))
    }

    /// The owners that an owner is part of, the nearest first. A circle ends where it closes.
    pub fn wholes_of(&self, owner: Key<Owner>) -> Vec<Key<Owner>> {
        let mut wholes = Vec::new();
        let mut at = owner;
        while let Some(whole) = self.owners[at].part_of {
            if whole == owner || wholes.contains(&whole) {
                break;
            }
            wholes.push(whole);
            at = whole;
        }
        wholes
    }

    /// The plan that is the site, when `plan.md` stands in the content folder itself.
    pub fn site_plan(&self) -> Option<Key<Plan>> {
        self.plans.iter().find(|(_, plan)| plan.is_site).map(|(key, _)| key)
    }
}

/// A plan.
#[derive(Debug)]
pub struct Plan {
    /// The permanent name; the first part of its addresses unless it is the site.
    pub id: Id,
    /// The file.
    pub source: u32,
    /// Whether it stands in the content folder itself.
    pub is_site: bool,
    /// The folder it stands in, inside the content folder.
    pub folder: String,
    /// What it is called.
    pub title: Text,
    /// What its author wrote in front matter.
    pub written: crate::model::plan::Plan,
    /// Its period, years and key.
    pub terms: Arc<PlanTerms>,
    /// What it says of itself.
    pub body: Option<Text>,
    /// Who publishes it.
    pub publisher: Option<Key<Owner>>,
    /// Who reviews it.
    pub overseen: Option<Key<Owner>>,
    /// The plan that stands in its place.
    pub superseded_by: Option<Key<Plan>>,
    /// Documents outside of the site that it refers to, by their names.
    pub documents: Vec<(Id, Outside)>,
    /// Its outcomes right below it, in order.
    pub top: Vec<Key<Outcome>>,
    /// All its outcomes, each before what stands under it.
    pub outcomes: Vec<Key<Outcome>>,
    /// All its actions, in order.
    pub actions: Vec<Key<Action>>,
    /// The actions that stand under no outcome.
    pub loose: Vec<Key<Action>>,
}

/// A level between a plan and its actions.
#[derive(Debug)]
pub struct Outcome {
    /// The plan it belongs to.
    pub plan: Key<Plan>,
    /// The outcome it stands under.
    pub parent: Option<Key<Outcome>>,
    /// How many outcomes it stands under.
    pub depth: usize,
    /// The outcomes right below it, in order.
    pub children: Vec<Key<Outcome>>,
    /// Its own actions, in order; those of its children are not among them.
    pub actions: Vec<Key<Action>>,
    /// The file.
    pub source: u32,
    /// The permanent name.
    pub id: Id,
    /// The numbers printed before it.
    pub numbers: Vec<Number>,
    /// What is to be reached.
    pub title: Text,
    /// What will be different.
    pub aim: Option<Text>,
    /// Its prose.
    pub body: Option<Text>,
    /// Who owns it.
    pub owners: Vec<Owned>,
    /// Whom it is promised to: places in [`Content::audiences`].
    pub audiences: Vec<usize>,
    /// The answer to it.
    pub response: Option<Response>,
    /// Where it leads.
    pub links: Vec<Link>,
    /// What leads to it.
    pub referred: Vec<Referred>,
    /// What else is said of it.
    pub facts: Arc<Facts>,
    /// Ids that it had before.
    pub was_at: Vec<WrittenId>,
}

/// A promise that somebody made.
#[derive(Debug)]
pub struct Action {
    /// The plan it belongs to.
    pub plan: Key<Plan>,
    /// The outcome it stands under.
    pub outcome: Option<Key<Outcome>>,
    /// The file.
    pub source: u32,
    /// The permanent name.
    pub id: Id,
    /// The numbers printed before it.
    pub numbers: Vec<Number>,
    /// What is promised.
    pub title: Text,
    /// Its prose.
    pub body: Option<Text>,
    /// Who owns it; leads first.
    pub owners: Vec<Owned>,
    /// Whom it or an outcome that it stands under is promised to: places in [`Content::audiences`].
    pub audiences: Vec<usize>,
    /// Earlier times and why they were missed.
    pub was: Vec<Earlier>,
    /// Its parts.
    pub steps: Vec<Step>,
    /// Points on the way.
    pub milestones: Vec<Milestone>,
    /// The names that it runs under.
    pub project: Vec<Text>,
    /// Where it leads.
    pub links: Vec<Link>,
    /// What leads to it.
    pub referred: Vec<Referred>,
    /// The action whose progress is this one's: the end of its *same as*. Never itself, and
    /// nothing in a circle, whose members each tell their own.
    pub same_as: Option<Key<Action>>,
    /// What else is said of it.
    pub facts: Arc<Facts>,
    /// Ids that it had before.
    pub was_at: Vec<WrittenId>,
}

/// A part of an action.
#[derive(Debug)]
pub struct Step {
    /// The letter or number printed before it.
    pub label: Option<Box<str>>,
    /// What is to be done.
    pub title: Option<Text>,
    /// Who does it; leads first.
    pub owners: Vec<Owned>,
    /// When.
    pub when: Vec<Due>,
    /// How it stands.
    pub status: Option<Marks>,
    /// The reason for the status.
    pub why: Option<Text>,
    /// What is planned and done, year by year.
    pub years: Years,
}

/// A point on the way of an action.
#[derive(Debug)]
pub struct Milestone {
    /// What will be there.
    pub what: Text,
    /// When.
    pub when: Vec<Due>,
    /// Who sees to it.
    pub owners: Vec<Owned>,
    /// How it stands.
    pub status: Option<Marks>,
}

/// The part of one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owned {
    /// The owner.
    pub owner: Key<Owner>,
    /// The part it has.
    pub role: Role,
    /// Where that is written.
    pub span: Span,
}

/// The answer to a recommendation.
#[derive(Debug)]
pub struct Response {
    /// What was decided.
    pub decision: Option<Decision>,
    /// The answer.
    pub text: Option<Text>,
    /// Who answered.
    pub by: Option<Key<Owner>>,
    /// When the recommendation was received.
    pub received: Option<Date>,
    /// When it was answered.
    pub answered: Option<Date>,
}

/// A body, team, role, group or person that owns actions.
#[derive(Debug)]
pub struct Owner {
    /// The permanent name.
    pub id: Id,
    /// The name that readers see.
    pub name: Text,
    /// The abbreviation that people use.
    pub short: Option<Text>,
    /// Other words that mean it.
    pub aliases: Vec<Box<str>>,
    /// What it is.
    pub kind: Option<OwnerKind>,
    /// The owner it belongs to.
    pub part_of: Option<Key<Owner>>,
    /// For a group: the owners in it.
    pub members: Vec<Key<Owner>>,
    /// The last day on which it existed.
    pub until: Option<Date>,
    /// The owners that took over its work.
    pub successors: Vec<Key<Owner>>,
    /// The plan in which alone its name means it.
    pub scope: Option<Key<Plan>>,
    /// How to reach it, where that may be published.
    pub contact: Option<Contact>,
    /// Whether its name may be published: not that of a person who did not say so.
    pub is_public: bool,
    /// What it does.
    pub about: Option<Text>,
    /// Ids that it had before.
    pub was_at: Vec<WrittenId>,
}

/// A reference that was found.
#[derive(Debug, Clone)]
pub struct Link {
    /// What it says of its target.
    pub kind: ReferenceKind,
    /// Where it leads.
    pub target: Target,
    /// The place in an outside document.
    pub at: Option<Text>,
    /// Where it is written.
    pub span: Span,
}

/// What a reference can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An action.
    Action(Key<Action>),
    /// An outcome.
    Outcome(Key<Outcome>),
    /// The actions whose numbers begin with one that none of them bears: 2.2 for 2.2.1 and 2.2.2.
    Group {
        /// The number as written.
        number: Box<str>,
        /// The actions, in order; at least two.
        actions: Vec<Key<Action>>,
    },
    /// A document outside of the site: its place in [`Plan::documents`].
    Document(Key<Plan>, usize),
}

/// Something that can refer and be referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// A plan.
    Plan(Key<Plan>),
    /// An outcome.
    Outcome(Key<Outcome>),
    /// An action.
    Action(Key<Action>),
}

/// A reference seen from its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Referred {
    /// What it says of this target.
    pub kind: ReferenceKind,
    /// Who says it.
    pub by: Entry,
}

/// The targets of references in texts, by the place of the text and the count in it.
pub type TextLinks = BTreeMap<(Span, usize), Target>;

/// A term with the plan that uses it so; without one, all do.
#[derive(Debug)]
pub struct PlanTerm {
    /// The term.
    pub term: Term,
    /// The plan.
    pub plan: Option<Key<Plan>>,
}

/// A page that belongs to no plan's structure.
#[derive(Debug)]
pub struct FreePage {
    /// Its address: ids with `/` between them.
    pub path: String,
    /// The file.
    pub source: u32,
    /// What it is called.
    pub title: Text,
    /// What else its front matter says.
    pub written: PageFields,
    /// Its text.
    pub body: Option<Text>,
}
