//! What is known of names: which of them stand alone somewhere, and so which *and* stands inside of one.

use super::between::{Strong, offset, strong};
use super::known::{Said, Terms};
use super::variants::key;
use crate::import::People;
use crate::import::document::without_links;
use crate::import::understand::bodies::ends_name;
use crate::import::understand::draft::OwnerCell;
use crate::import::understand::text::plain_words;
use std::collections::BTreeSet;

/// The longest text that is taken apart into names, in bytes: a longer one is a sentence.
pub(super) const LONGEST: usize = 400;

/// What is known of names before a cell is taken apart.
pub(super) struct Names<'a> {
    /// Names that stand alone somewhere, by their keys.
    alone: BTreeSet<String>,
    terms: &'a Terms,
    pub(super) said: &'a Said<'a>,
    pub(super) people: People,
}

impl<'a> Names<'a> {
    pub(super) fn learn(cells: &[OwnerCell], terms: &'a Terms, said: &'a Said<'a>, people: People) -> Self {
        let mut alone = BTreeSet::new();
        for line in cells.iter().flat_map(|cell| &cell.lines) {
            let text = without_links(&line.text);
            for piece in strong(&text) {
                alone.insert(key(piece.text));
            }
        }
        Self { alone, terms, said, people }
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
    pub(super) fn weak<'t>(&self, text: &'t str) -> Vec<&'t str> {
        if text.len() > LONGEST {
            return vec![text];
        }
        for parting in [" and ", " & ", " + "] {
            for (at, _) in text.match_indices(parting) {
                let (before, after) = (text[..at].trim(), text[at + parting.len()..].trim());
                if self.said.who(text).is_some() || !self.are_two(before, after) {
                    continue;
                }
                let mut parts = self.weak(before);
                parts.extend(self.weak(after));
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

/// Whether a name is an abbreviation: RMBC.
pub(super) fn is_short_name(name: &str) -> bool {
    let letters = name.chars().filter(|it| it.is_alphabetic());
    name.split_whitespace().count() == 1
        && letters.clone().count() >= 3
        && letters.filter(|it| it.is_uppercase()).count() >= 3
}

/// Whether a word alone could as well begin a longer name: *Health* in *Health and Wellbeing Board*.
fn is_short_of_a_name(name: &str) -> bool {
    plain_words(name).len() == 1 && !is_short_name(name)
}
