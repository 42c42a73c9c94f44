//! Variants of one name: written alike, with the words in another order, or with a slip of the keyboard.

use super::known::{Said, Terms};
use crate::import::document::Place;
use crate::import::understand::draft::Owner;
use crate::import::understand::found::Found;
use crate::import::understand::text::plain_words;
use crate::import::yaml;
use std::collections::BTreeMap;

/// A name that was used: how often, where first, and what kind of owner it is.
#[derive(Debug)]
struct Used {
    at: usize,
    count: usize,
    place: Place,
    kind: Option<&'static str>,
}

/// The names that were used.
#[derive(Debug, Default)]
pub(super) struct Register {
    names: BTreeMap<String, Used>,
}

/// The names of one owner, in the order in which they came, each with the reason why it is taken
/// for the first; none needs a word where the names say it themselves.
type Group<'a> = Vec<(&'a str, &'a Used, &'static str)>;

impl Register {
    pub(super) fn take(&mut self, name: &str, place: &Place, kind: Option<&'static str>) {
        let at = self.names.len();
        match self.names.get_mut(name) {
            Some(used) => used.count += 1,
            None => {
                let used = Used { at, count: 1, place: place.clone(), kind };
                self.names.insert(name.to_owned(), used);
            }
        }
    }

    /// Brings the variants of a name together.
    pub(super) fn finish(self, terms: &Terms, said: &Said<'_>, found: &mut Found) -> Vec<Owner> {
        let mut order: Vec<(&String, &Used)> = self.names.iter().collect();
        order.sort_by_key(|(_, used)| used.at);
        let mut groups: Vec<Group<'_>> = Vec::new();
        // By what is compared: the group, and whether a map named it.
        let mut alike: BTreeMap<String, (usize, bool)> = BTreeMap::new();
        let mut same_words: BTreeMap<String, usize> = BTreeMap::new();
        let mut slips = Slips::new(order.len());
        for (name, used) in order {
            let meant = said.one(name);
            let wanted = key(meant.unwrap_or_else(|| terms.in_full(name)));
            let words = sorted_key(name);
            // A map that says who is meant is not overruled.
            let is_free = meant.is_none();
            let by_letters = alike.get(&wanted).map(|(group, is_said)| {
                (*group, if *is_said || meant.is_some() { "" } else { "written alike" })
            });
            let by_words = same_words
                .get(&words)
                .filter(|_| is_free && words.contains(' '))
                .map(|group| (*group, "the same words, but for their order or a small one"));
            let by_slip =
                slips.find(name).filter(|_| is_free).map(|group| (group, "almost the same letters"));
            let known = [by_letters, by_words, by_slip].into_iter().flatten().min_by_key(|(group, _)| *group);
            let (group, reason) = known.unwrap_or((groups.len(), ""));
            if group == groups.len() {
                groups.push(Group::new());
            }
            groups[group].push((name, used, reason));
            alike.entry(wanted).or_insert((group, meant.is_some()));
            if is_free {
                same_words.entry(words).or_insert(group);
                slips.add(name, group);
            }
        }
        groups.iter().map(|group| owner(group, terms, said, found)).collect()
    }
}

/// The owner that a group of names is.
fn owner(group: &Group<'_>, terms: &Terms, said: &Said<'_>, found: &mut Found) -> Owner {
    let meant = group.iter().find_map(|(name, ..)| said.one(name));
    let most = group.iter().max_by_key(|(_, used, _)| (used.count, std::cmp::Reverse(used.at)));
    let name = meant.unwrap_or_else(|| most.map_or("", |(name, ..)| *name)).to_owned();
    // The first of a group has no reason of its own: it is that of the last.
    let of_first = group.last().map_or("", |(.., reason)| *reason);
    let mut aliases: Vec<String> = Vec::new();
    for (at, (other, used, reason)) in group.iter().enumerate().filter(|(_, (it, ..))| *it != name) {
        aliases.push((*other).to_owned());
        let reason = if at == 0 { of_first } else { reason };
        if !reason.is_empty() && meant.is_none() && reason != "written alike" {
            let quoted = yaml::scalar(other);
            let message = format!("“{other}” is taken for “{name}” ({reason}); a map can keep them apart");
            found.doubt(&used.place, message, Some(format!("owners: {{{quoted}: {quoted}}}")));
        }
    }
    let kind = group.iter().find_map(|(_, used, _)| used.kind);
    let plain = plain_words(&name);
    let kind = kind.or_else(|| {
        matches!(plain.as_slice(), [all] if all == "all" || all == "everyone").then_some("group")
    });
    // A printed key says what an abbreviation stands for.
    match terms.first_of(std::iter::once(&name).chain(&aliases)) {
        Some((term, means)) => {
            let all = std::iter::once(&name).chain(&aliases);
            let aliases = all.filter(|it| **it != term && **it != means).cloned().collect();
            Owner { name: means, short: Some(term), kind, aliases, is_public_person: false }
        }
        None => Owner { name, short: None, kind, aliases, is_public_person: kind == Some("person") },
    }
}

/// Names that differ from others by a slip of the keyboard.
///
/// Every name is compared with every other, so where there are more than [`Slips::MOST`] names,
/// none is: no plan has so many, and nobody could look through what was brought together.
struct Slips {
    names: Vec<(Spelling, usize)>,
    is_looked_for: bool,
}

impl Slips {
    const MOST: usize = 1000;

    const fn new(names: usize) -> Self {
        Self { names: Vec::new(), is_looked_for: names <= Self::MOST }
    }

    /// The first group with a name that is almost this one.
    fn find(&self, name: &str) -> Option<usize> {
        let this = Spelling::new(name);
        self.names.iter().filter(|(other, _)| this.is_slip_of(other)).map(|(_, group)| *group).min()
    }

    fn add(&mut self, name: &str, group: usize) {
        if self.is_looked_for {
            self.names.push((Spelling::new(name), group));
        }
    }
}

/// The letters of a name, as slips are looked for in them.
struct Spelling {
    letters: String,
    count: usize,
    figures: String,
}

impl Spelling {
    fn new(name: &str) -> Self {
        let letters = key(name);
        let figures = letters.chars().filter(char::is_ascii_digit).collect();
        Self { count: letters.chars().count(), letters, figures }
    }

    /// Whether two names differ by a slip: one in a name of some letters, two in a long one.
    fn is_slip_of(&self, other: &Self) -> bool {
        let most = match self.count.min(other.count) {
            ..8 => return false,
            8..14 => 1,
            14.. => 2,
        };
        self.figures == other.figures
            && self.count.abs_diff(other.count) <= most
            && strsim::damerau_levenshtein(&self.letters, &other.letters) <= most
    }
}

/// A name as it is compared: letters and figures only.
pub(super) fn key(name: &str) -> String {
    let name = name.to_lowercase().replace('&', " and ").replace('+', " plus ").replace(['\'', '’', '‘'], "");
    let words = name.split(|it: char| !it.is_alphanumeric()).filter(|it| !matches!(*it, "" | "the"));
    words.collect()
}

/// A name as it is compared with others of the same words in another order.
fn sorted_key(name: &str) -> String {
    let name = name.to_lowercase().replace(['\'', '’', '‘'], "");
    let mut words: Vec<&str> = name
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !matches!(*it, "" | "the" | "of" | "for" | "and" | "in"))
        .collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_seen() {
        let is_slip = |one: &str, other: &str| Spelling::new(one).is_slip_of(&Spelling::new(other));
        assert!(is_slip("Cheshire Esat Council", "Cheshire East Council"));
        assert!(!is_slip("Ward 1 Team", "Ward 2 Team"));
        assert!(!is_slip("PCT", "PCC"));
    }
}
