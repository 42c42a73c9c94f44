//! What a printed key and a map say of names before any cell is taken apart.

use super::names::is_short_name;
use super::variants::key;
use crate::import::map::Map;
use std::collections::BTreeMap;

/// What abbreviations stand for, where a printed key says it: the first that it says of each.
#[derive(Debug, Default)]
pub(super) struct Terms(BTreeMap<String, (usize, String)>);

impl Terms {
    pub(super) fn new(glossary: &[(String, String)]) -> Self {
        let mut terms = Self::default();
        for (at, (term, means)) in glossary.iter().enumerate() {
            terms.0.entry(term.clone()).or_insert_with(|| (at, means.clone()));
        }
        terms
    }

    pub(super) fn means(&self, term: &str) -> Option<&str> {
        self.0.get(term).map(|(_, means)| means.as_str())
    }

    /// What an abbreviation stands for, and every other name itself.
    pub(super) fn in_full<'n>(&'n self, name: &'n str) -> &'n str {
        if is_short_name(name) { self.means(name).unwrap_or(name) } else { name }
    }

    /// The first abbreviation of the key among some names, and what it stands for.
    pub(super) fn first_of<'n>(&self, names: impl Iterator<Item = &'n String>) -> Option<(String, String)> {
        let known = names.filter(|it| is_short_name(it)).filter_map(|name| Some((self.0.get(name)?, name)));
        known.min_by_key(|((at, _), _)| *at).map(|((_, means), name)| (name.clone(), means.clone()))
    }
}

/// Who is meant by a name, where a map says it: by the name as it is compared.
pub(super) struct Said<'a>(BTreeMap<String, &'a [String]>);

impl<'a> Said<'a> {
    pub(super) fn new(map: &'a Map) -> Self {
        let mut said = BTreeMap::new();
        for (name, named) in &map.owners {
            said.entry(key(name)).or_insert_with(|| named.names());
        }
        Self(said)
    }

    pub(super) fn who(&self, name: &str) -> Option<&'a [String]> {
        if self.0.is_empty() { None } else { self.0.get(&key(name)).copied() }
    }

    /// The one that is meant.
    pub(super) fn one(&self, name: &str) -> Option<&'a str> {
        match self.who(name)? {
            [one] => Some(one),
            _ => None,
        }
    }
}
