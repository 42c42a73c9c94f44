//! What is known of names: which of them stand alone somewhere, and so which *and* stands inside of one;
//! and which of them are people.

use super::between::{Strong, offset, strong};
use super::known::{Said, Terms};
use super::variants::key;
use crate::import::People;
use crate::import::document::without_links;
use crate::import::understand::bodies::{ends_name, ends_part};
use crate::import::understand::draft::{OwnerCell, Part};
use crate::import::understand::evidence::Evidence;
use crate::import::understand::people::{Who, are_initials, is_known_body, shortens, who};
use crate::import::understand::text::plain_words;
use std::collections::{BTreeMap, BTreeSet};

/// The longest text that is taken apart into names, in bytes: a longer one is a sentence.
pub(super) const LONGEST: usize = 400;

/// What is known of names before a cell is taken apart.
pub(super) struct Names<'a> {
    /// Names that stand alone somewhere, by their keys.
    alone: BTreeSet<String>,
    /// Those that are all that a line says.
    whole: BTreeSet<String>,
    /// Names of bodies, in words.
    bodies: BTreeSet<String>,
    /// By the heads of columns: how many names below them are surely of people, and of bodies.
    columns: BTreeMap<String, (usize, usize)>,
    terms: &'a Terms,
    pub(super) said: &'a Said<'a>,
    pub(super) evidence: &'a Evidence,
    pub(super) people: People,
    source: Source,
}

/// Where names stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// In cells of owners, where people are named too.
    Cells,
    /// In sentences, out of which people were taken.
    Sentences,
}

/// Whether a name is one of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Person {
    No,
    Yes,
    /// Nothing says that it is none.
    Perhaps,
}

impl<'a> Names<'a> {
    pub(super) fn learn(
        cells: &[OwnerCell],
        terms: &'a Terms,
        said: &'a Said<'a>,
        evidence: &'a Evidence,
        (people, source): (People, Source),
    ) -> Self {
        let mut names = Self {
            alone: BTreeSet::new(),
            whole: BTreeSet::new(),
            bodies: BTreeSet::new(),
            columns: BTreeMap::new(),
            terms,
            said,
            evidence,
            people,
            source,
        };
        for cell in cells {
            let (mut of_people, mut of_bodies) = (0, 0);
            for text in cell.lines.iter().map(|line| without_links(&line.text)) {
                let pieces = strong(&text);
                if let [only] = pieces.as_slice() {
                    names.whole.insert(key(only.text));
                }
                for piece in pieces.into_iter().map(|it| it.text) {
                    names.alone.insert(key(piece));
                    match names.by_words(piece) {
                        Who::Person => of_people += 1,
                        Who::Body => {
                            of_bodies += 1;
                            names.bodies.extend(piece.contains(' ').then(|| piece.to_owned()));
                        }
                        Who::Either => {}
                    }
                }
            }
            let column = names.columns.entry(cell.head.clone()).or_default();
            *column = (column.0 + of_people, column.1 + of_bodies);
        }
        names
    }

    /// What a name is by its words, and by what the documents and a key say of it.
    fn by_words(&self, name: &str) -> Who {
        let is_known = self.terms.means(name).is_some() || self.evidence.is_body(name);
        if is_known { Who::Body } else { who(name) }
    }

    /// Whether a name in a cell is one of a person.
    pub(super) fn person(&self, name: &str, cell: &OwnerCell) -> Person {
        match self.by_words(name) {
            Who::Person => return Person::Yes,
            Who::Body => return Person::No,
            Who::Either if self.source == Source::Sentences => return Person::No,
            Who::Either => {}
        }
        if cell.part == Part::Supports || asks_for_bodies(&cell.head) || self.evidence.is_of_words(name) {
            return Person::No;
        }
        let (of_people, of_bodies) = self.columns.get(&cell.head).copied().unwrap_or_default();
        let are_people = of_people > 1 && of_people >= of_bodies * 2;
        if name.trim().contains(' ') || are_people { Person::Perhaps } else { Person::No }
    }

    /// Whether letters are the initials of a person, and no body goes by them.
    pub(super) fn are_initials(&self, letters: &str, before: &str) -> bool {
        let is_of_body = |letters: &str| {
            let is_first =
                |name: &String| name.split_whitespace().count() == letters.len() && shortens(letters, name);
            self.terms.means(letters).is_some()
                || self.evidence.explains(letters)
                || self.bodies.iter().any(is_first)
        };
        self.source == Source::Cells && are_initials(letters, before) && !is_of_body(letters)
    }

    /// Puts the parts of a name together again at the commas inside of it: *Research, Policy and Performance
    /// Team*, *Children, Young People and Families*. Says where that is doubtful.
    pub(super) fn join_lists<'t>(&self, line: &'t str, pieces: &mut Vec<Strong<'t>>) -> Option<&'t str> {
        let end_of = |piece: &str| offset(line, piece) + piece.len();
        let is_joined = |one: &Strong<'_>, other: &Strong<'_>| {
            line[end_of(one.text)..offset(line, other.text)].trim() == ","
        };
        let (last, before) = pieces.split_last()?;
        let parting = [" and ", " & "].into_iter().find(|it| last.text.contains(it))?;
        let (middle, after) = last.text.split_once(parting)?;
        let ends = plain_words(after).pop().unwrap_or_default();
        let is_other = |name: &str| {
            let last = plain_words(name).pop().unwrap_or_default();
            name.starts_with(char::is_uppercase)
                && !name.contains(['(', '–', ':'])
                && !ends_name(&last)
                && !is_short_name(name)
                && !self.whole.contains(&key(name))
                && self.by_words(name) != Who::Person
                && !is_known_body(name)
        };
        let is_part = |name: &str| (1..=3).contains(&name.split_whitespace().count()) && is_other(name);
        // "Member for Health, Care and Public Protection"
        let is_post = |name: &str| {
            let begin = [" for ", " of "].iter().find_map(|it| name.split_once(it)).map(|(begin, _)| begin);
            let ends = begin.and_then(|it| plain_words(it).pop()).unwrap_or_default();
            POSTS.contains(&ends.as_str()) && name.split_whitespace().count() <= 7 && is_other(name)
        };
        let parts =
            before.iter().rev().zip(pieces.iter().rev()).take_while(|(one, other)| is_joined(one, other));
        let parts: Vec<&str> = parts.map(|(one, _)| one.text).collect();
        let of_list = parts.iter().take_while(|it| is_part(it)).count();
        let count = of_list + usize::from(parts.get(of_list).is_some_and(|it| is_post(it)));
        let is_whole = count > 0
            && is_part(middle)
            && (ends_part(&ends) && self.by_words(after) != Who::Person || is_part(after))
            && !self.whole.contains(&key(last.text))
            && !self.whole.contains(&key(after));
        if !is_whole {
            return None;
        }
        let first = pieces.len() - 1 - count;
        let name = &line[offset(line, pieces[first].text)..end_of(last.text)];
        pieces.truncate(first + 1);
        pieces[first].text = name;
        (!ends_part(&ends)).then_some(name)
    }

    /// Puts a name together again that is turned: *Example, Jane*.
    pub(super) fn join_turned<'t>(&self, line: &'t str, pieces: &mut Vec<Strong<'t>>) {
        let mut at = 0;
        while at + 1 < pieces.len() {
            let (this, next) = (pieces[at].text, pieces[at + 1].text);
            let start = offset(line, this);
            let between = line[start + this.len()..offset(line, next)].trim();
            let name = next.split('(').next().unwrap_or(next).trim();
            let is_turned = between == ","
                && !this.contains(' ')
                && self.by_words(this) != Who::Body
                && !self.evidence.is_of_words(this)
                && name.split_whitespace().count() == 1
                && who(&format!("{this}, {name}")) == Who::Person;
            if is_turned {
                pieces[at].text = &line[start..offset(line, next) + next.len()];
                pieces.remove(at + 1);
            }
            at += 1;
        }
    }

    /// Puts a part and its body together again: *Care Management Service, RMBC*, *RMBC/CCG task group*.
    pub(super) fn join_units<'t>(&self, line: &'t str, pieces: &mut Vec<Strong<'t>>) {
        let [one, other] = pieces.as_slice() else { return };
        let start = offset(line, one.text);
        let mark = line[start + one.text.len()..].trim_start().chars().next();
        let is_unit = |name: &str| {
            let last = plain_words(self.terms.means(name).unwrap_or(name)).pop().unwrap_or_default();
            matches!(last.as_str(), "service" | "services" | "team" | "directorate" | "department" | "unit")
        };
        let first_word = other.text.split(' ').next().unwrap_or_default();
        let is_whole = match mark {
            Some(',') => {
                let of = |unit: &str, body: &str| is_unit(unit) && is_short_name(body) && !is_unit(body);
                of(one.text, other.text) || of(other.text, one.text)
            }
            Some('/') => {
                let ends = plain_words(other.text).pop().unwrap_or_default();
                is_short_name(one.text)
                    && is_short_name(first_word)
                    && other.text.split(' ').nth(1).is_some_and(|it| it.starts_with(char::is_lowercase))
                    && matches!(ends.as_str(), "group" | "board" | "partnership" | "forum")
            }
            _ => false,
        };
        if is_whole {
            let end = offset(line, other.text) + other.text.len();
            pieces.truncate(1);
            pieces[0].text = &line[start..end];
        }
    }

    /// Parts names at *and* and *&*, except where that is inside of a name.
    pub(super) fn weak<'t>(&self, text: &'t str, cell: &OwnerCell) -> Vec<&'t str> {
        if text.len() > LONGEST {
            return vec![text];
        }
        for parting in [" and ", " & ", " + "] {
            for (at, _) in text.match_indices(parting) {
                let (before, after) = (text[..at].trim(), text[at + parting.len()..].trim());
                let names_person = |name: &str| self.person(name, cell) == Person::Yes;
                let are_two = self.are_two(before, after)
                    || names_person(before)
                    || names_person(after)
                    || is_known_body(before) && is_known_body(after);
                if self.said.who(text).is_some() || !are_two {
                    continue;
                }
                let mut parts = self.weak(before, cell);
                parts.extend(self.weak(after, cell));
                return parts;
            }
        }
        vec![text]
    }

    /// Whether a name stands alone somewhere.
    pub(super) fn is_alone(&self, name: &str) -> bool {
        self.alone.contains(&key(name))
    }

    fn are_two(&self, before: &str, after: &str) -> bool {
        let is_alone = |name: &str| self.is_alone(name);
        if is_alone(before) && is_alone(after) {
            return true;
        }
        let last = |name: &str| plain_words(name).pop().unwrap_or_default();
        let ends = |name: &str| ends_name(&last(name)) || is_short_name(name);
        // "Carers Service and Contracts Team" is two, "Commissioning and Contracting Team" one.
        let capital = after.starts_with(char::is_uppercase);
        ends(before) && ends(after) && capital && plain_words(before).len() + plain_words(after).len() > 2
            || ends(before) && is_alone(after)
            || is_alone(before) && ends(after) && capital && !is_short_of_a_name(before)
            || is_short_name(before) && is_short_name(after)
            // "Community Paediatrics and ICB": an abbreviation at the end is no part of a longer name.
            || is_short_name(after) && is_alone(after) && plain_words(before).len() > 1
    }
}

/// Posts that are for several things: *Cabinet Member for Health, Adult Care and Public Protection*.
const POSTS: [&str; 8] = ["member", "holder", "director", "head", "lead", "manager", "officer", "minister"];

/// Whether a name is an abbreviation: RMBC.
pub(super) fn is_short_name(name: &str) -> bool {
    let letters = name.chars().filter(|it| it.is_alphabetic());
    name.split_whitespace().count() == 1
        && letters.clone().count() >= 3
        && letters.filter(|it| it.is_uppercase()).count() >= 3
}

/// Whether the head of a column asks which body does something.
fn asks_for_bodies(head: &str) -> bool {
    const BODIES: [&str; 16] = [
        "agency",
        "agencies",
        "organisation",
        "organisations",
        "body",
        "bodies",
        "service",
        "services",
        "team",
        "teams",
        "department",
        "directorate",
        "partner",
        "partners",
        "provider",
        "providers",
    ];
    const PEOPLE: [&str; 5] = ["officer", "officers", "person", "name", "who"];
    let words = plain_words(head);
    let has = |some: &[&str]| words.iter().any(|word| some.contains(&word.as_str()));
    has(&BODIES) && !has(&PEOPLE)
}

/// Whether a word alone could as well begin a longer name: *Health* in *Health and Wellbeing Board*.
fn is_short_of_a_name(name: &str) -> bool {
    plain_words(name).len() == 1 && !is_short_name(name)
}
