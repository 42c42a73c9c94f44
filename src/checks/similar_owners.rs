#![doc = include_str!("similar-owners.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use crate::plan::{Key, Owner};
use std::collections::{BTreeMap, BTreeSet};

/// The check.
pub const CHECK: Check =
    Check { code: "similar-owners", level: WARNING, page: include_str!("similar-owners.md"), run };

/// Shorter names are often abbreviations, and those differ by a letter on purpose.
const SHORTEST: usize = 8;

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let owners = &seen.content().owners;
    // Two names that differ by one letter have a form in common: the name without that letter.
    let mut forms: BTreeMap<String, Vec<Key<Owner>>> = BTreeMap::new();
    for (key, owner) in owners.iter() {
        let name = plain(owner.name.as_str());
        if name.chars().count() < SHORTEST {
            continue;
        }
        for form in without_a_letter(&name) {
            forms.entry(form).or_default().push(key);
        }
        forms.entry(name).or_default().push(key);
    }
    let pairs: BTreeSet<(Key<Owner>, Key<Owner>)> = forms
        .into_values()
        .flat_map(|keys| {
            let first = keys[0];
            keys.into_iter().skip(1).filter(move |key| *key != first).map(move |key| (first, key))
        })
        .collect();
    for (first, second) in pairs {
        let (one, other) = (&owners[first], &owners[second]);
        if figures(one.name.as_str()) != figures(other.name.as_str()) || one.scope != other.scope {
            continue;
        }
        let (name, near) = (tick(other.name.as_str()), tick(one.name.as_str()));
        findings
            .at(other.name.span(), format!("{name} is nearly {near}: they are two owners"))
            .hint("if they are one, use one name, or add the other to its `aliases:` in owners.yaml")
            .related(one.name.span(), "the other one");
    }
}

/// The letters and figures of a name.
fn plain(name: &str) -> String {
    name.replace('&', "and").chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn without_a_letter(name: &str) -> impl Iterator<Item = String> {
    name.char_indices().map(|(at, letter)| {
        let mut form = name.to_owned();
        form.replace_range(at..at + letter.len_utf8(), "");
        form
    })
}

/// The figures of a name: Team 1 and Team 2 are two.
fn figures(name: &str) -> String {
    name.chars().filter(char::is_ascii_digit).collect()
}
