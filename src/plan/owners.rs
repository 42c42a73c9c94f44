//! Finding owners by whatever they are called.

use super::{Entries, Key, Owned, Owner};
use crate::diagnostics::{Problems, Span, Spanned, nearest, tick};
use crate::model::id::Id;
use crate::model::language::ByLanguage;
use crate::model::owner::{self, OwnerKind, Ownership, Role};
use crate::model::text::{Text, Words};
use std::collections::BTreeMap;

/// The owners known so far, by all their names.
#[derive(Debug)]
pub(super) struct Owners {
    pub(super) entries: Entries<Owner>,
    /// By names that mean an owner everywhere, and by those that mean it in one plan.
    by_name: BTreeMap<(Scope, String), Key<Owner>>,
    ids: BTreeMap<Id, Key<Owner>>,
    /// The owners whose names mean them in one plan only, with the plan's id.
    pub(super) scopes: Vec<(Key<Owner>, Spanned<Box<str>>)>,
    is_registry: bool,
}

/// Where a name means an owner: everywhere, or in the plan of an id.
type Scope = Option<Box<str>>;

/// A name as it is compared: case, `&`, dots and kinds of apostrophe do not count.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        for letter in word.chars().flat_map(char::to_lowercase) {
            match letter {
                '’' | '‘' | '\'' | '.' => {}
                '&' => plain.push_str("and"),
                letter => plain.push(letter),
            }
        }
    }
    plain
}

impl Owners {
    /// Takes in what `owners.yaml` declares. With a registry every owner has to be in it; without
    /// one they are made from the words used.
    pub(super) fn new(declared: Vec<owner::Owner>, is_registry: bool, problems: &mut Problems) -> Self {
        let mut owners = Self {
            entries: Entries::default(),
            by_name: BTreeMap::new(),
            ids: BTreeMap::new(),
            scopes: Vec::new(),
            is_registry,
        };
        let mut said = Vec::new();
        let mut places: BTreeMap<Id, Span> = BTreeMap::new();
        for owner in declared {
            if let Some(first) = places.get(&owner.id.id) {
                let message = format!("two owners have the id {}", tick(&owner.id.id));
                problems.error("duplicate-id", owner.id.span, message).related(*first, "first used here");
                continue;
            }
            places.insert(owner.id.id.clone(), owner.id.span);
            let is_person = owner.kind == Some(OwnerKind::Person);
            let may_show = owner.public.unwrap_or(!is_person);
            let key = owners.entries.insert(Owner {
                id: owner.id.id.clone(),
                name: owner.name.clone(),
                short: owner.short.clone().filter(|_| may_show),
                aliases: owner.aliases.iter().map(|alias| alias.value.clone()).collect(),
                kind: owner.kind,
                part_of: None,
                members: Vec::new(),
                until: owner.until.clone(),
                successors: Vec::new(),
                scope: None,
                contact: owner.contact.clone().filter(|_| owner.public == Some(true)),
                is_public: may_show,
                about: owner.about.clone().filter(|_| may_show),
                was_at: owner.was_at.clone(),
            });
            owners.ids.insert(owner.id.id.clone(), key);
            said.push((key, owner));
        }
        for (key, owner) in &said {
            owners.name(*key, None, owner.id.id.as_str(), owner.id.span, problems);
        }
        for (key, owner) in &said {
            let scope: Scope = owner.plan.as_ref().map(|plan| plan.value.clone());
            let texts = owner.name.iter().chain(owner.short.iter().flat_map(ByLanguage::iter));
            for (_, words) in texts {
                owners.name(*key, scope.clone(), &words.markdown, words.span, problems);
            }
            for alias in &owner.aliases {
                owners.name(*key, scope.clone(), &alias.value, alias.span, problems);
            }
        }
        for (key, owner) in said {
            owners.scopes.extend(owner.plan.iter().map(|plan| (key, plan.clone())));
            let plan = owner.plan.as_ref().map(|plan| &*plan.value);
            let mut find = |name: &Spanned<Box<str>>| owners.find(name, plan, problems);
            let part_of = owner.part_of.as_ref().and_then(&mut find);
            let mut successors: Vec<Key<Owner>> = owner.successor.iter().filter_map(&mut find).collect();
            let members = owner.members.iter().filter_map(&mut find).collect();
            let entry = &mut owners.entries[key];
            entry.part_of = part_of.filter(|it| *it != key);
            successors.retain(|it| *it != key);
            entry.successors = successors;
            entry.members = members;
        }
        owners
    }

    /// Makes a name known. The same name for two owners would make every use of it a guess.
    fn name(&mut self, key: Key<Owner>, scope: Scope, name: &str, span: Span, problems: &mut Problems) {
        let (plan, at) = (scope.is_some(), (scope, plain(name)));
        match self.by_name.get(&at) {
            Some(other) if *other != key => {
                let taken = &self.entries[*other].id;
                let message = format!("{} is a name of {} too", tick(name), tick(taken));
                problems.error("owner-name-twice", span, message).hint(if plan {
                    "a name can mean one owner only in a plan"
                } else {
                    "a name can mean one owner only; `plan:` says in which plan it means this one"
                });
            }
            _ => {
                self.by_name.insert(at, key);
            }
        }
    }

    /// The present id of an owner that had an id before.
    fn called_before(&self, name: &str) -> Option<&Id> {
        let mut owners = self.entries.iter().map(|(_, owner)| owner);
        owners.find(|owner| owner.was_at.iter().any(|was| was.id.as_str() == name)).map(|owner| &owner.id)
    }

    /// The owner of a name that stands in a plan.
    pub(super) fn find(
        &mut self,
        name: &Spanned<Box<str>>,
        plan: Option<&str>,
        problems: &mut Problems,
    ) -> Option<Key<Owner>> {
        let written = plain(&name.value);
        let in_plan = plan.and_then(|plan| self.by_name.get(&(Some(plan.into()), written.clone())));
        if let Some(key) = in_plan.or_else(|| self.by_name.get(&(None, written.clone()))) {
            return Some(*key);
        }
        if !self.is_registry
            && let Some(id) = Id::from_words(&name.value)
        {
            return Some(self.make(id, name));
        }
        let names = self.entries.iter().flat_map(|(_, owner)| {
            std::iter::once(owner.id.as_str()).chain(std::iter::once(owner.name.as_str()))
        });
        let of_another = self.by_name.iter().find(|((_, other), _)| *other == written);
        let message = format!("no owner is called {}", tick(&name.value));
        let problem = problems.error("unknown-owner", name.span, message);
        if let Some((_, key)) = of_another {
            let id = &self.entries[*key].id;
            problem.hint(format!("it is a name in another plan only: write {}", tick(id)));
        } else if let Some(now) = self.called_before(&name.value) {
            problem.did_you_mean(now.as_str());
        } else {
            problem.suggest(nearest(&name.value, names), || {
                let advice = if self.is_registry {
                    "add it to owners.yaml, or correct the name"
                } else {
                    "write a name with letters in it"
                };
                advice.to_owned()
            });
        }
        None
    }

    /// An owner made from the words used. Different words that make one id mean one owner.
    fn make(&mut self, id: Id, name: &Spanned<Box<str>>) -> Key<Owner> {
        let key = if let Some(key) = self.ids.get(&id) {
            *key
        } else {
            let words = Words::new((&*name.value).into(), name.span);
            let key = self.entries.insert(Owner {
                id: id.clone(),
                name: Text::one(words),
                short: None,
                aliases: Vec::new(),
                kind: None,
                part_of: None,
                members: Vec::new(),
                until: None,
                successors: Vec::new(),
                scope: None,
                contact: None,
                is_public: true,
                about: None,
                was_at: Vec::new(),
            });
            self.ids.insert(id, key);
            key
        };
        self.by_name.insert((None, plain(&name.value)), key);
        key
    }

    /// The owners of something: leads first, each once. The first is the lead unless another is
    /// said to be; the others are joint.
    pub(super) fn all(
        &mut self,
        written: &[Ownership],
        plan: Option<&str>,
        problems: &mut Problems,
    ) -> Vec<Owned> {
        let lead_said = written.iter().any(|it| it.role == Some(Role::Lead));
        let mut found: Vec<Owned> = Vec::new();
        for (at, ownership) in written.iter().enumerate() {
            let Some(owner) = self.find(&ownership.owner, plan, problems) else { continue };
            let role = ownership.role.unwrap_or(if at == 0 && !lead_said { Role::Lead } else { Role::Joint });
            if found.iter().any(|it| it.owner == owner) {
                let name = tick(&ownership.owner.value);
                problems
                    .warning("owner-twice", ownership.owner.span, format!("{name} stands here a second time"))
                    .hint("take one of the two out");
                continue;
            }
            found.push(Owned { owner, role, span: ownership.owner.span });
        }
        found.sort_by_key(|owned| owned.role);
        found
    }
}
