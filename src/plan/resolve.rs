//! From a draft to the whole content.

use super::names::{Names, PlanNames};
use super::owners::Owners;
use super::references::{self, From};
use super::reserved::{Named, claim, tell_taken};
use super::same;
use super::tree::Tree;
use super::{
    Action, Content, Entries, Entry, FreePage, Key, Link, Milestone, Outcome, Owner, Plan, PlanTerm,
    Referred, Response, Step, Target, TextLinks,
};
use crate::diagnostics::{Problems, Span, Spanned, nearest, or_list, tick};
use crate::model::id::Id;
use crate::model::outcome::Response as WrittenResponse;
use crate::model::read::{MentionIn, Named as NamedValues};
use crate::model::reference::{ReferenceKind, See};
use crate::model::site::Term;
use crate::model::text::Text;
use crate::model::{Draft, Filed, PlanDraft, action, outcome};

/// Finds what every name stands for; reports and leaves out what it cannot find.
///
/// Drafts are left out of the content unless `drafts` says that they are shown.
pub fn resolve(draft: Draft, drafts: Drafts, problems: &mut Problems) -> Content {
    let Draft { languages, site, owners, has_owners, glossary, redirects, pages, plans, mentions } = draft;
    let mut owners = Owners::new(owners, has_owners, problems);
    let audiences = by_id(site.audiences.as_ref(), problems);
    let mut content = Content {
        languages,
        site,
        plans: Entries::default(),
        outcomes: Entries::default(),
        actions: Entries::default(),
        owners: Entries::default(),
        pages: Vec::new(),
        terms: Vec::new(),
        redirects,
        hidden: Vec::new(),
        links: TextLinks::new(),
        audiences,
    };
    let mut names = Names::default();
    let mut waiting = Waiting::default();
    for plan in plans {
        if drafts == Drafts::Hidden && plan.plan.entry.draft == Some(true) {
            names.drafts.insert(plan.plan.id);
            content.hidden.push(plan.plan.source);
            continue;
        }
        Placing {
            scope: plan.plan.id.as_str().into(),
            content: &mut content,
            owners: &mut owners,
            names: &mut names,
            waiting: &mut waiting,
            drafts,
            problems,
        }
        .plan(plan);
    }
    content.owners = owners.entries;
    for (owner, plan) in &owners.scopes {
        content.owners[*owner].scope = plan_called(plan, &names, problems);
    }
    terms(glossary, None, &mut content, &names, problems);
    for (plan, glossary) in std::mem::take(&mut waiting.glossaries) {
        terms(glossary, Some(plan), &mut content, &names, problems);
    }
    free_pages(pages, drafts, &mut content, &mut waiting, problems);
    superseded(&waiting, &mut content, &names, problems);
    links(&waiting, &mut content, &names, problems);
    texts(&waiting, &mentions, &mut content, &names, problems);
    same::merge(&mut content.actions, &waiting.same_as, problems);
    content
}

/// Whether what is marked as a draft is part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// It is, marked as such.
    Shown,
    /// It is not.
    Hidden,
}

/// What can only be found when everything has its key.
#[derive(Default)]
struct Waiting {
    see: Vec<(Entry, Vec<See>)>,
    mentions: Vec<(Option<Entry>, Vec<MentionIn>)>,
    same_as: same::Said,
    glossaries: Vec<(Key<Plan>, Vec<Term>)>,
    superseded: Vec<(Key<Plan>, Spanned<Box<str>>)>,
}

/// Puts a plan's entries in order and gives them keys.
struct Placing<'a> {
    /// The plan's id, in which names of owners may mean somebody else than elsewhere.
    scope: Box<str>,
    content: &'a mut Content,
    owners: &'a mut Owners,
    names: &'a mut Names,
    waiting: &'a mut Waiting,
    drafts: Drafts,
    problems: &'a mut Problems,
}

impl Placing<'_> {
    fn plan(&mut self, draft: PlanDraft) {
        let PlanDraft { plan, is_site, folder, terms, outcomes, actions, glossary } = draft;
        let publisher = plan.entry.publisher.as_ref().and_then(|name| self.owner(name));
        let overseen = plan.entry.overseen.as_ref().and_then(|name| self.owner(name));
        let documents = by_id(plan.entry.references.as_ref(), self.problems);
        let mut names = PlanNames::default();
        names.documents = documents.iter().enumerate().map(|(at, (id, _))| (id.clone(), at)).collect();
        let key = self.content.plans.insert(Plan {
            id: plan.id,
            source: plan.source,
            is_site,
            folder,
            title: plan.title,
            terms,
            body: plan.body,
            publisher,
            overseen,
            superseded_by: None,
            documents,
            top: Vec::new(),
            outcomes: Vec::new(),
            actions: Vec::new(),
            loose: Vec::new(),
            written: plan.entry,
        });
        let placed = &self.content.plans[key];
        if !is_site {
            tell_taken(&placed.id, plan.id_span, Named::Plan, self.content, self.problems);
        }
        if let Some(other) = self.names.plans.get(&placed.id) {
            let place = Span::new(self.content.plans[*other].source, 0..0);
            let message = format!("two plans have the id {}", tick(&placed.id));
            self.problems
                .error("duplicate-id", plan.id_span, message)
                .hint("rename one of the two folders")
                .related(place, "first used here");
        }
        self.names.plans.insert(placed.id.clone(), key);
        if let Some(name) = placed.written.superseded_by.clone() {
            self.waiting.superseded.push((key, name));
        }
        self.waiting.mentions.push((Some(Entry::Plan(key)), plan.mentions));
        self.waiting.glossaries.push((key, glossary));

        let tree = Tree::new(outcomes, actions, self.drafts, &mut names, &mut self.content.hidden);
        self.level(tree, key, &mut names);
        debug_assert_eq!(self.names.of_plan.len(), key.index());
        self.names.of_plan.push(names);
    }

    /// Goes through the outcomes and actions in their order, each before what stands under it.
    fn level(&mut self, tree: Tree, plan: Key<Plan>, names: &mut PlanNames) {
        let Tree { mut outcomes, mut actions, below } = tree;
        // (place in the draft, parent)
        let mut stack: Vec<(usize, Option<Key<Outcome>>)> =
            below.top.iter().rev().map(|at| (*at, None)).collect();
        for at in &below.loose {
            if let Some(action) = actions[*at].take() {
                self.action(action, plan, None, names);
            }
        }
        while let Some((at, parent)) = stack.pop() {
            let Some(draft) = outcomes[at].take() else { continue };
            let key = self.outcome(draft, plan, parent, names);
            for at in &below.actions[at] {
                if let Some(action) = actions[*at].take() {
                    self.action(action, plan, Some(key), names);
                }
            }
            stack.extend(below.children[at].iter().rev().map(|child| (*child, Some(key))));
        }
    }

    fn outcome(
        &mut self,
        draft: Filed<outcome::Outcome>,
        plan: Key<Plan>,
        parent: Option<Key<Outcome>>,
        names: &mut PlanNames,
    ) -> Key<Outcome> {
        let outcome::Outcome { aim, owners, audiences, response, see, was_at, facts, .. } = draft.entry;
        let owners = self.owners.all(&owners, Some(&self.scope), self.problems);
        let response = response.map(|it| self.response(it));
        let under = parent.map(|parent| self.content.outcomes[parent].audiences.clone());
        let audiences = self.audiences(&audiences, under.unwrap_or_default());
        let key = self.content.outcomes.insert(Outcome {
            plan,
            parent,
            depth: parent.map_or(0, |parent| self.content.outcomes[parent].depth + 1),
            children: Vec::new(),
            actions: Vec::new(),
            source: draft.source,
            id: draft.id,
            numbers: draft.numbers,
            title: draft.title,
            aim,
            body: draft.body,
            owners,
            audiences,
            response,
            links: Vec::new(),
            referred: Vec::new(),
            facts,
            was_at,
        });
        match parent {
            Some(parent) => self.content.outcomes[parent].children.push(key),
            None => self.content.plans[plan].top.push(key),
        }
        self.content.plans[plan].outcomes.push(key);
        let outcome = &self.content.outcomes[key];
        let named = self.content.plans[plan].written.levels.len();
        if named > 0 && outcome.depth + 1 >= named && !names.has_unnamed_level {
            names.has_unnamed_level = true;
            self.problems
                .warning(
                    "level-without-name",
                    draft.id_span,
                    "the plan has no name for the level of this outcome",
                )
                .hint("name every level under `levels:` in plan.md, the outermost first and the action last");
        }
        tell_taken(&outcome.id, draft.id_span, Named::Outcome, self.content, self.problems);
        claim(&mut names.outcomes, &outcome.id, key, draft.id_span, "outcomes", self.problems);
        names.number(&outcome.numbers, Entry::Outcome(key), parent);
        self.waiting.see.push((Entry::Outcome(key), see));
        self.waiting.mentions.push((Some(Entry::Outcome(key)), draft.mentions));
        key
    }

    fn action(
        &mut self,
        draft: Filed<action::Action>,
        plan: Key<Plan>,
        outcome: Option<Key<Outcome>>,
        names: &mut PlanNames,
    ) {
        let action::Action { owners, audiences, was, steps, milestones, project, see, was_at, facts, .. } =
            draft.entry;
        let owners = self.owners.all(&owners, Some(&self.scope), self.problems);
        let steps = steps.into_iter().map(|step| self.step(step)).collect();
        let milestones = milestones.into_iter().map(|it| self.milestone(it)).collect();
        let under = outcome.map(|outcome| self.content.outcomes[outcome].audiences.clone());
        let audiences = self.audiences(&audiences, under.unwrap_or_default());
        let key = self.content.actions.insert(Action {
            plan,
            outcome,
            source: draft.source,
            id: draft.id,
            numbers: draft.numbers,
            title: draft.title,
            body: draft.body,
            owners,
            audiences,
            was,
            steps,
            milestones,
            project,
            links: Vec::new(),
            referred: Vec::new(),
            same_as: None,
            facts,
            was_at,
        });
        match outcome {
            Some(outcome) => self.content.outcomes[outcome].actions.push(key),
            None => self.content.plans[plan].loose.push(key),
        }
        self.content.plans[plan].actions.push(key);
        let action = &self.content.actions[key];
        claim(&mut names.actions, &action.id, key, draft.id_span, "actions", self.problems);
        names.number(&action.numbers, Entry::Action(key), outcome);
        if let Some(first) = see.iter().find(|it| it.kind == ReferenceKind::SameAs) {
            self.waiting.same_as.insert(key, Spanned::new((), first.wanted.span));
        }
        self.waiting.see.push((Entry::Action(key), see));
        self.waiting.mentions.push((Some(Entry::Action(key)), draft.mentions));
    }

    fn owner(&mut self, name: &Spanned<Box<str>>) -> Option<Key<Owner>> {
        self.owners.find(name, Some(&self.scope), self.problems)
    }

    fn step(&mut self, step: action::Step) -> Step {
        let action::Step { label, title, owners, when, status, why, years, .. } = step;
        let owners = self.owners.all(&owners, Some(&self.scope), self.problems);
        Step { label, title, owners, when, status, why, years: years.unwrap_or_default() }
    }

    fn milestone(&mut self, milestone: action::Milestone) -> Milestone {
        let action::Milestone { what, when, owners, status, .. } = milestone;
        Milestone { what, when, owners: self.owners.all(&owners, Some(&self.scope), self.problems), status }
    }

    fn response(&mut self, response: WrittenResponse) -> Response {
        let WrittenResponse { decision, text, by, received, answered, .. } = response;
        let by = by.and_then(|name| self.owner(&name));
        Response { decision, text, by, received, answered }
    }

    /// Audiences by their names, after those of what stands above; each once.
    fn audiences(&mut self, names: &[Spanned<Box<str>>], mut found: Vec<usize>) -> Vec<usize> {
        for name in names {
            if let Some(at) = self.audience(name)
                && !found.contains(&at)
            {
                found.push(at);
            }
        }
        found
    }

    fn audience(&mut self, name: &Spanned<Box<str>>) -> Option<usize> {
        let found = self.content.audiences.iter().position(|(id, _)| id.as_str() == &*name.value);
        if found.is_some() {
            return found;
        }
        // Without a list of audiences in site.yaml they are made from the words used.
        if self.content.site.audiences.is_none()
            && let Some(id) = Id::from_words(&name.value)
        {
            if let Some(at) = self.content.audiences.iter().position(|(it, _)| *it == id) {
                return Some(at);
            }
            self.content.audiences.push((id, Text::written(&name.value, name.span)));
            return Some(self.content.audiences.len() - 1);
        }
        let known = || self.content.audiences.iter().map(|(id, _)| id.as_str());
        let message = format!("no audience is called {}", tick(&name.value));
        self.problems
            .error("unknown-audience", name.span, message)
            .suggest(nearest(&name.value, known()), || {
                format!("name it under `audiences:` in site.yaml; there are {}", or_list(known()))
            });
        None
    }
}

/// Things by names that have to be ids; tells of those that are none, and leaves them out.
fn by_id<T: Clone>(named: Option<&NamedValues<T>>, problems: &mut Problems) -> Vec<(Id, T)> {
    let mut found = Vec::new();
    for (name, value) in named.into_iter().flat_map(|it| &it.0) {
        match Id::new(&name.value) {
            Some(id) => found.push((id, value.clone())),
            None => {
                let message = format!("{} cannot be an id", tick(&name.value));
                problems
                    .error("bad-id", name.span, message)
                    .hint("use lower-case letters, digits and hyphens");
            }
        }
    }
    found
}

fn terms(
    glossary: Vec<Term>,
    of_plan: Option<Key<Plan>>,
    content: &mut Content,
    names: &Names,
    problems: &mut Problems,
) {
    for term in glossary {
        let plan = match &term.plan {
            None => of_plan,
            Some(name) => match plan_called(name, names, problems) {
                None => continue,
                found => found,
            },
        };
        let plain = |term: &Term| term.term.as_str().to_lowercase();
        let twice = content.terms.iter().find(|it| it.plan == plan && plain(&it.term) == plain(&term));
        if let Some(first) = twice {
            let message = format!("{} is explained a second time", tick(term.term.as_str()));
            let place = first.term.term.span();
            problems
                .error("duplicate-term", term.term.span(), message)
                .related(place, "first explained here");
            continue;
        }
        content.terms.push(PlanTerm { term, plan });
    }
}

fn free_pages(
    pages: Vec<(Filed<crate::model::site::PageFields>, String)>,
    drafts: Drafts,
    content: &mut Content,
    waiting: &mut Waiting,
    problems: &mut Problems,
) {
    for (page, path) in pages {
        if drafts == Drafts::Hidden && page.entry.draft == Some(true) {
            continue;
        }
        let first = path.split('/').next().unwrap_or_default();
        if let Some(id) = Id::new(first) {
            tell_taken(&id, page.id_span, Named::Page, content, problems);
        }
        if let Some(other) = content.pages.iter().find(|it| it.path == path) {
            let place = Span::new(other.source, 0..0);
            let message = format!("two pages have the address {}", tick(format!("/{path}/")));
            problems
                .error("duplicate-id", page.id_span, message)
                .hint("rename one of the two files")
                .related(place, "first used here");
            continue;
        }
        content.pages.push(FreePage {
            path,
            source: page.source,
            title: page.title,
            written: page.entry,
            body: page.body,
        });
        waiting.mentions.push((None, page.mentions));
    }
}

fn superseded(waiting: &Waiting, content: &mut Content, names: &Names, problems: &mut Problems) {
    for (plan, name) in &waiting.superseded {
        let found = plan_called(name, names, problems);
        content.plans[*plan].superseded_by = found.filter(|it| it != plan);
    }
}

/// The plan of an id; nothing for a draft that is not shown. Tells when there is no such plan.
fn plan_called(name: &Spanned<Box<str>>, names: &Names, problems: &mut Problems) -> Option<Key<Plan>> {
    let id = Id::new(&name.value);
    let found = id.as_ref().and_then(|id| names.plans.get(id).copied());
    if found.is_none() && !id.is_some_and(|id| names.drafts.contains(&id)) {
        let message = format!("no plan is called {}", tick(&name.value));
        let problem = problems.error("unknown-plan", name.span, message);
        if let Some(near) = nearest(&name.value, names.plans.keys().map(Id::as_str)) {
            problem.did_you_mean(near);
        }
    }
    found
}

/// Where an entry stands, from which its references are looked for.
fn place_of(entry: Entry, content: &Content) -> From {
    let plan = match entry {
        Entry::Plan(key) => key,
        Entry::Outcome(key) => content.outcomes[key].plan,
        Entry::Action(key) => content.actions[key].plan,
    };
    From { plan, outcome: references::home(entry, &content.outcomes, content), entry }
}

/// Finds the references of `see:` and notes them at both ends.
fn links(waiting: &Waiting, content: &mut Content, names: &Names, problems: &mut Problems) {
    for (entry, see) in &waiting.see {
        for see in see {
            let from = place_of(*entry, content);
            let Some(target) = references::find(&see.wanted, from, names, content, problems) else {
                continue;
            };
            if see.kind != ReferenceKind::See && matches!(target, Target::Group { .. }) {
                let message = format!("{} stands for several actions", tick(&see.wanted.value));
                problems
                    .error("group-reference", see.wanted.span, message)
                    .hint("name one of them; only `see` can mean several");
                continue;
            }
            let of_actions =
                matches!((entry, &target), (Entry::Action(_), Target::Action(_) | Target::Document(..)));
            if see.kind == ReferenceKind::SameAs && !of_actions {
                problems
                    .error(
                        "same-as-outcome",
                        see.wanted.span,
                        "only an action can be the same, and as an action",
                    )
                    .hint("write `see`, or `part of` where it belongs to an outcome");
                continue;
            }
            refer(&target, see.kind, *entry, content);
            let link = Link { kind: see.kind, target, at: see.at.clone() };
            match entry {
                Entry::Action(key) => content.actions[*key].links.push(link),
                Entry::Outcome(key) => content.outcomes[*key].links.push(link),
                Entry::Plan(_) => {}
            }
        }
    }
}

/// Finds the references in texts.
fn texts(
    waiting: &Waiting,
    of_site: &[MentionIn],
    content: &mut Content,
    names: &Names,
    problems: &mut Problems,
) {
    let everywhere = waiting.mentions.iter().map(|(entry, mentions)| (*entry, mentions.as_slice()));
    for (entry, mentions) in everywhere.chain(std::iter::once((None, of_site))) {
        for mention in mentions {
            let wanted = Spanned::new(mention.wanted.value.as_str().into(), mention.wanted.span);
            let target = match entry {
                Some(entry) => references::find(&wanted, place_of(entry, content), names, content, problems),
                None => references::find_anywhere(&wanted, names, content, problems),
            };
            let Some(target) = target else { continue };
            if let Some(entry) = entry {
                refer(&target, ReferenceKind::See, entry, content);
            }
            content.links.insert((mention.text, mention.at), target);
        }
    }
}

/// Notes at a target who refers to it, once for each kind.
fn refer(target: &Target, kind: ReferenceKind, by: Entry, content: &mut Content) {
    for entry in references::entries(target) {
        let referred = match entry {
            Entry::Action(key) => &mut content.actions[key].referred,
            Entry::Outcome(key) => &mut content.outcomes[key].referred,
            Entry::Plan(_) => continue,
        };
        let said = Referred { kind, by };
        // A reference in the text beside a typed one to the same target says nothing new.
        let known = referred.iter().any(|it| it.by == by && (it.kind == kind || kind == ReferenceKind::See));
        if !known && entry != by {
            referred.retain(|it| !(it.by == by && it.kind == ReferenceKind::See));
            referred.push(said);
        }
    }
}
