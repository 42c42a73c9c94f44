//! Owners in cells: names parted from each other, variants of one name brought together.
//!
//! All cells are looked at before any is decided: whether *Health and Wellbeing Board* is one body
//! or two shows where *Wellbeing Board* never stands alone. In the plan every owner stays what the
//! cell calls it; the other names of a body become its aliases.

use super::draft::{Facts, Owner, OwnerCell, Ownership, Part, Plan};
use super::found::Found;
use super::people::{CONTACT, contact, is_person, is_unnamed_officer};
use super::sentences;
use super::text::plain_words;
use crate::import::People;
use crate::import::document::{Line, Place, without_links};
use crate::import::map::Map;
use std::collections::{BTreeMap, BTreeSet};

/// Words between owners that say that they do it together.
const TOGETHER: [&str; 12] = [
    " in conjunction with ",
    " in partnership with ",
    " in collaboration with ",
    " in consultation with ",
    " jointly with ",
    " together with ",
    " along with ",
    " as well as ",
    " working with ",
    " linking with ",
    " liaising with ",
    " with ",
];
/// Words before owners that only help.
const SUPPORTED: [&str; 5] =
    [" supported by ", " with support from ", " with support of ", " assisted by ", " with input from "];

/// Last words of names of bodies, teams and posts: *… and Wellbeing Board* ends with one.
pub(super) const ENDINGS: [&str; 41] = [
    "board",
    "team",
    "teams",
    "service",
    "services",
    "group",
    "groups",
    "committee",
    "council",
    "centre",
    "trust",
    "partnership",
    "department",
    "directorate",
    "forum",
    "network",
    "officer",
    "officers",
    "manager",
    "managers",
    "director",
    "lead",
    "leads",
    "chair",
    "coordinator",
    "adviser",
    "panel",
    "unit",
    "society",
    "association",
    "agency",
    "authority",
    "schools",
    "practices",
    "commissioners",
    "hospital",
    "hospice",
    "university",
    "college",
    "police",
    "programme",
];
/// First words of posts: *Head of Planning, Integrated Commissioning* is one owner.
const POSTS: [&str; 14] = [
    "head",
    "director",
    "manager",
    "assistant",
    "associate",
    "deputy",
    "chief",
    "service",
    "strategic",
    "senior",
    "principal",
    "group",
    "executive",
    "interim",
];

/// A piece of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Owner(String, Part),
    /// What stands there beside the names.
    Rest(String),
    /// The name of a person.
    Person(String),
}

/// Finds the owners of everything in a plan.
pub(super) fn resolve(plan: &mut Plan, map: &Map, people: People, found: &mut Found) {
    let mut cells: Vec<OwnerCell> = Vec::new();
    for facts in all_facts(plan) {
        cells.extend(facts.owner_cells.iter().cloned());
    }
    for action in &plan.actions {
        cells.extend(action.milestones.iter().flat_map(|it| it.owners.iter().cloned()));
    }
    if cells.is_empty() {
        sentences::owners(plan, found);
        let more = plan.actions.iter().flat_map(|it| it.facts.owner_cells.iter().cloned());
        cells.extend(more);
    }
    let terms = plan.glossary.clone();
    let names = Names::learn(&cells, &terms, map, people);
    let mut register = Register { terms: terms.clone(), ..Register::default() };
    for outcome in &mut plan.outcomes {
        settle(&mut outcome.facts, &names, &mut register, found);
    }
    for action in &mut plan.actions {
        settle(&mut action.facts, &names, &mut register, found);
        for milestone in &mut action.milestones {
            let mut own = Facts { owner_cells: std::mem::take(&mut milestone.owners), ..Facts::default() };
            settle(&mut own, &names, &mut register, found);
            milestone.owned = own.owners;
            let rest = own.other.into_iter().flat_map(|(_, lines)| lines).map(|line| line.text);
            let rest: Vec<String> = rest.collect();
            if !rest.is_empty() {
                milestone.what = format!("{} ({})", milestone.what, rest.join(", "));
            }
        }
    }
    plan.owners = register.finish(map, found);
    // Within an entry each owner stands once, by whatever name.
    let owners = plan.owners.clone();
    let same = |name: &str| {
        owners.iter().position(|it| {
            it.name == name || it.short.as_deref() == Some(name) || it.aliases.iter().any(|it| it == name)
        })
    };
    let outcomes = plan.outcomes.iter_mut().map(|it| (&it.place, &mut it.facts));
    for (place, facts) in outcomes.chain(plan.actions.iter_mut().map(|it| (&it.place, &mut it.facts))) {
        let mut seen: Vec<usize> = Vec::new();
        facts.owners.retain(|owned| {
            let Some(at) = same(&owned.name) else { return true };
            let is_new = !seen.contains(&at);
            if is_new {
                seen.push(at);
            } else {
                found.leave_out(owned.name.clone(), "the owner stands there already", place);
            }
            is_new
        });
    }
}

fn all_facts(plan: &Plan) -> impl Iterator<Item = &Facts> {
    plan.outcomes.iter().map(|it| &it.facts).chain(plan.actions.iter().map(|it| &it.facts))
}

fn settle(facts: &mut Facts, names: &Names<'_>, register: &mut Register, found: &mut Found) {
    for cell in std::mem::take(&mut facts.owner_cells) {
        let mut rest: Vec<String> = Vec::new();
        let mut has_owner = false;
        let mut people = 0;
        for line in &cell.lines {
            for piece in names.pieces(&without_links(&line.text), cell.part, &cell.place, found) {
                match piece {
                    Piece::Owner(name, part) => {
                        register.take(&name, &cell.place, None);
                        facts.owners.push(Ownership { name, part });
                        has_owner = true;
                    }
                    Piece::Rest(words) => rest.push(words),
                    Piece::Person(name) if names.people == People::Kept => {
                        register.take(&name, &cell.place, Some("person"));
                        facts.owners.push(Ownership { name, part: cell.part });
                        has_owner = true;
                    }
                    Piece::Person(name) => {
                        found.leave_out(name, "the name of a person: `--keep-people` keeps it", &cell.place);
                        people += 1;
                    }
                }
            }
        }
        if !has_owner && (people > 0 || rest.iter().any(|it| is_unnamed_officer(it))) {
            let name = "Lead officer".to_owned();
            register.take(&name, &cell.place, Some("role"));
            facts.owners.push(Ownership { name, part: cell.part });
            let message = "an officer is named here, and no body: the owner is “Lead officer”";
            found.doubt(
                &cell.place,
                message,
                Some("owners: {<the words there>: <the body or team>}".to_owned()),
            );
        } else {
            rest.extend(std::iter::repeat_n("lead officer".to_owned(), people));
        }
        if !rest.is_empty() {
            let lines = rest.into_iter().map(Line::plain);
            match facts.other.iter_mut().find(|(head, _)| *head == cell.head) {
                Some((_, there)) => there.extend(lines),
                None => facts.other.push((cell.head.clone(), lines.collect())),
            }
        }
    }
}

/// What is known of names before a cell is taken apart.
struct Names<'a> {
    /// Names that stand alone somewhere, by their keys.
    alone: BTreeSet<String>,
    /// What abbreviations stand for.
    terms: &'a [(String, String)],
    map: &'a Map,
    people: People,
}

impl<'a> Names<'a> {
    fn learn(cells: &[OwnerCell], terms: &'a [(String, String)], map: &'a Map, people: People) -> Self {
        let mut alone = BTreeSet::new();
        for line in cells.iter().flat_map(|cell| &cell.lines) {
            let text = without_links(&line.text);
            for piece in strong(&text) {
                alone.insert(key(piece.text));
            }
        }
        Self { alone, terms, map, people }
    }

    fn mapped(&self, text: &str) -> Option<&'a [String]> {
        let wanted = key(text);
        let found = self.map.owners.iter().find(|(it, _)| key(it) == wanted);
        found.map(|(_, named)| named.names())
    }

    /// The owners that a map says are meant. The words stay the owner’s words, except where several
    /// are meant, and where the words are the name of a person.
    fn meant(
        &self,
        words: &str,
        names: &[String],
        part: Part,
        place: &Place,
        found: &mut Found,
    ) -> Vec<Piece> {
        let is_private = self.people == People::LeftOut && is_person(words);
        if names.len() == 1 && !is_private {
            return vec![Piece::Owner(words.to_owned(), part)];
        }
        found.leave_out(words, "the map says who is meant", place);
        names.iter().map(|name| Piece::Owner(name.clone(), part)).collect()
    }

    /// Takes a line apart.
    fn pieces(&self, line: &str, part: Part, place: &Place, found: &mut Found) -> Vec<Piece> {
        let mut line = line.trim().to_owned();
        while self.people == People::LeftOut
            && let Some(range) = contact(&line)
        {
            found.leave_out(&line[range.clone()], CONTACT, place);
            line.replace_range(range, "");
        }
        let line = line.trim().trim_end_matches([',', ';', ':', '-', '–']).trim();
        if line.is_empty() {
            return Vec::new();
        }
        if let Some(names) = self.mapped(line) {
            // The words stay the owner's words; the map says whose they are.
            return self.meant(line, names, part, place, found);
        }
        if is_unnamed_officer(line) {
            return vec![Piece::Rest(line.to_owned())];
        }
        if is_person(line) {
            return vec![Piece::Person(line.to_owned())];
        }
        let mut pieces = Vec::new();
        let mut part = part;
        let mut all = strong(line);
        join_posts(line, &mut all);
        self.join_units(line, &mut all);
        for Strong { text, before } in all {
            if SUPPORTED.contains(&before) {
                part = Part::Supports;
            }
            found.leave_out(before.trim(), "stands between owners", place);
            let parts = self.weak(text);
            for pair in parts.windows(2) {
                let from = offset(text, pair[0]) + pair[0].len();
                found.leave_out(text[from..offset(text, pair[1])].trim(), "stands between owners", place);
            }
            for text in parts {
                self.piece(text, part, place, found, &mut pieces);
            }
        }
        pieces
    }

    /// Puts a part and its body together again: *Care Management Service, RMBC*, *RMBC/CCG task group*.
    fn join_units<'t>(&self, line: &'t str, pieces: &mut Vec<Strong<'t>>) {
        let [one, other] = pieces.as_slice() else { return };
        let mark = line[one.text.len()..].trim_start().chars().next();
        let is_unit = |name: &str| {
            let means =
                self.terms.iter().find(|(term, _)| term == name).map_or(name, |(_, means)| means.as_str());
            let last = plain_words(means).pop().unwrap_or_default();
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
            pieces.truncate(1);
            pieces[0].text = line;
        }
    }

    /// One name, with what may stand around it.
    fn piece(&self, text: &str, part: Part, place: &Place, found: &mut Found, pieces: &mut Vec<Piece>) {
        let text =
            text.trim().trim_end_matches(['.', ':', ';', ',']).trim_start_matches(['-', '–', '.']).trim();
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        if let Some(names) = self.mapped(text) {
            pieces.extend(self.meant(text, names, part, place, found));
            return;
        }
        if is_unnamed_officer(text) {
            pieces.push(Piece::Rest(text.to_owned()));
            return;
        }
        if is_person(text) {
            pieces.push(Piece::Person(text.to_owned()));
            return;
        }
        // "Commissioning team lead officer", "Jane Example (Carers team)", "Carers team (Jane Example)"
        let lower = text.to_lowercase();
        for suffix in ["lead officers", "lead officer"] {
            if let Some(stem) = lower.strip_suffix(suffix)
                && text.is_char_boundary(stem.len())
            {
                let name = text[..stem.len()].trim().trim_end_matches(['-', '–', ',', '(']).trim();
                if !name.is_empty() {
                    pieces.push(Piece::Owner(name.to_owned(), part));
                    pieces.push(Piece::Rest(text[stem.len()..].to_owned()));
                    return;
                }
            }
        }
        if let (Some(open), true) = (text.rfind('('), text.ends_with(')')) {
            let (before, inside) =
                (text[..open].trim(), text[open + 1..text.len() - 1].trim().trim_end_matches([',', ' ']));
            if is_person(inside) && !before.is_empty() {
                self.piece(before, part, place, found, pieces);
                pieces.push(Piece::Person(inside.to_owned()));
                return;
            }
            if is_unnamed_officer(inside) && !before.is_empty() {
                self.piece(before, part, place, found, pieces);
                pieces.push(Piece::Rest(inside.to_owned()));
                return;
            }
            if is_person(before) {
                pieces.push(Piece::Person(before.to_owned()));
                self.piece(inside, part, place, found, pieces);
                return;
            }
        }
        for parting in [" – ", " - "] {
            if let Some((before, after)) = text.split_once(parting)
                && (is_person(after) || is_person(before) || is_unnamed_officer(after))
            {
                self.piece(before, part, place, found, pieces);
                self.piece(after, part, place, found, pieces);
                return;
            }
        }
        // "Steering Group to evaluate once plans are published"
        if text.split_whitespace().count() > 6
            && let Some(at) = text.find(" to ").or_else(|| text.find(" will "))
            && text[..at].split_whitespace().count() <= 7
        {
            pieces.push(Piece::Owner(text[..at].trim().to_owned(), part));
            pieces.push(Piece::Rest(text[at..].trim().to_owned()));
            return;
        }
        if text.split_whitespace().count() > 12 {
            let message = "a sentence stands where owners are named: it is kept under the column’s head";
            found.doubt(place, message, None);
            pieces.push(Piece::Rest(text.to_owned()));
            return;
        }
        pieces.push(Piece::Owner(text.to_owned(), part));
    }

    /// Parts names at *and* and *&*, except where that is inside of a name.
    fn weak<'t>(&self, text: &'t str) -> Vec<&'t str> {
        for parting in [" and ", " & ", " + "] {
            for (at, _) in text.match_indices(parting) {
                let (before, after) = (text[..at].trim(), text[at + parting.len()..].trim());
                if self.mapped(text).is_some() || !self.are_two(before, after) {
                    continue;
                }
                let mut parts = self.weak(before);
                parts.extend(self.weak(after));
                return parts;
            }
        }
        vec![text]
    }

    fn are_two(&self, before: &str, after: &str) -> bool {
        let is_alone = |name: &str| self.alone.contains(&key(name));
        if is_alone(before) && is_alone(after) {
            return true;
        }
        let last = |name: &str| plain_words(name).pop().unwrap_or_default();
        let ends = |name: &str| ENDINGS.contains(&last(name).as_str()) || is_short_name(name);
        // "Carers Service and Contracts Team" is two, "Commissioning and Contracting Team" one.
        let capital = after.starts_with(char::is_uppercase);
        ends(before) && ends(after) && capital && plain_words(before).len() + plain_words(after).len() > 2
            || ends(before) && is_alone(after)
            || is_alone(before) && ends(after) && capital && !is_short_of_a_name(before)
            || is_short_name(before) && is_short_name(after)
    }
}

/// Whether a name is an abbreviation: RMBC.
fn is_short_name(name: &str) -> bool {
    let letters = name.chars().filter(|it| it.is_alphabetic());
    name.split_whitespace().count() == 1
        && letters.clone().count() >= 3
        && letters.filter(|it| it.is_uppercase()).count() >= 3
}

/// Whether a word alone could as well begin a longer name: *Health* in *Health and Wellbeing Board*.
fn is_short_of_a_name(name: &str) -> bool {
    plain_words(name).len() == 1 && !is_short_name(name)
}

/// A piece between strong separators, and the words before it that say how it goes with the others.
#[derive(Debug, Clone, Copy)]
struct Strong<'a> {
    text: &'a str,
    before: &'static str,
}

/// Parts a line at marks that never stand inside of a name, and at words that say *together*.
fn strong(line: &str) -> Vec<Strong<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut at, mut before) = (0, 0, "");
    let lower = line.to_lowercase();
    let words = if lower.len() == line.len() { lower.as_str() } else { line };
    let mut depth = 0_usize;
    while at < line.len() {
        let rest = &line[at..];
        let letter = rest.chars().next().unwrap_or(' ');
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_slash = letter == '/' && !words[at..].starts_with("/or ") && !words[..at].ends_with(" and");
        let is_stop = letter == '.'
            && rest[1..].starts_with(' ')
            && rest[1..].trim_start().starts_with(char::is_uppercase)
            && words[..at].rsplit(' ').next().is_some_and(|it| it.len() > 4);
        if depth == 0 && (matches!(letter, ',' | ';' | '\n' | '|') || is_slash || is_stop) {
            pieces.push(Strong { text: line[start..at].trim(), before });
            (start, before) = (at + letter.len_utf8(), "");
            at = start;
            continue;
        }
        let together = TOGETHER.into_iter().chain(SUPPORTED).filter(|it| words[at..].starts_with(it));
        if depth == 0
            && let Some(found) = together.max_by_key(|it| it.len())
        {
            pieces.push(Strong { text: line[start..at].trim(), before });
            (start, before) = (at + found.len(), found);
            // The space at its end can begin the next.
            at = start - 1;
            if at <= start - found.len() {
                at = start;
            }
            continue;
        }
        at += letter.len_utf8();
    }
    pieces.push(Strong { text: line[start..].trim(), before });
    pieces.retain(|it| !it.text.is_empty());
    pieces
}

/// Where a piece of a text begins in it.
fn offset(text: &str, piece: &str) -> usize {
    piece.as_ptr() as usize - text.as_ptr() as usize
}

/// Puts a post and its body together again, which a comma parts.
fn join_posts<'a>(line: &'a str, pieces: &mut Vec<Strong<'a>>) {
    let offset = |piece: &str| offset(line, piece);
    let mut at = 0;
    while at + 1 < pieces.len() {
        let (this, next) = (pieces[at], pieces[at + 1]);
        let between = &line[offset(this.text) + this.text.len()..offset(next.text)];
        let words = plain_words(this.text);
        let is_post = words.first().is_some_and(|it| POSTS.contains(&it.as_str()))
            && words.iter().any(|it| {
                matches!(it.as_str(), "head" | "director" | "manager" | "officer" | "lead" | "chief")
            });
        let next_is_post = plain_words(next.text).first().is_some_and(|it| POSTS.contains(&it.as_str()))
            && plain_words(next.text)
                .iter()
                .any(|it| matches!(it.as_str(), "head" | "director" | "manager" | "officer"));
        if between.trim() == "," && is_post && !next_is_post && !is_person(next.text) {
            let end = offset(next.text) + next.text.len();
            pieces[at].text = &line[offset(this.text)..end];
            pieces.remove(at + 1);
        } else {
            at += 1;
        }
    }
}

/// A name as it is compared: letters and figures only.
fn key(name: &str) -> String {
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

/// The names that were used.
#[derive(Debug, Default)]
struct Register {
    /// By the words: how often, and where first.
    names: BTreeMap<String, (usize, Place, Option<&'static str>)>,
    /// The words in the order in which they came.
    order: Vec<String>,
    terms: Vec<(String, String)>,
}

impl Register {
    fn take(&mut self, name: &str, place: &Place, kind: Option<&'static str>) {
        let entry = self.names.entry(name.to_owned()).or_insert_with(|| {
            self.order.push(name.to_owned());
            (0, place.clone(), kind)
        });
        entry.0 += 1;
    }

    /// Brings the variants of a name together.
    fn finish(self, map: &Map, found: &mut Found) -> Vec<Owner> {
        let mut groups: Vec<Vec<&String>> = Vec::new();
        let mut why: BTreeMap<&String, &'static str> = BTreeMap::new();
        let target = |name: &str| -> Option<String> {
            let found = map.owners.iter().find(|(it, _)| key(it) == key(name))?;
            match found.1.names() {
                [one] => Some(one.clone()),
                _ => None,
            }
        };
        for name in &self.order {
            let meant = target(name);
            let wanted = meant.as_deref().unwrap_or_else(|| self.in_full(name));
            let group = groups.iter_mut().find_map(|group| {
                let reason = group.iter().find_map(|other| {
                    let said = target(other);
                    let other_meant = said.as_deref().unwrap_or_else(|| self.in_full(other));
                    if key(other_meant) == key(wanted) {
                        return Some(if meant.is_some() || said.is_some() { "" } else { "written alike" });
                    }
                    // A map that says who is meant is not overruled.
                    if meant.is_some() || said.is_some() {
                        return None;
                    }
                    if sorted_key(other) == sorted_key(name) && sorted_key(name).contains(' ') {
                        return Some("the same words, but for their order or a small one");
                    }
                    is_slip(other, name).then_some("almost the same letters")
                });
                reason.map(|reason| (group, reason))
            });
            match group {
                Some((group, reason)) => {
                    group.push(name);
                    why.insert(name, reason);
                }
                None => groups.push(vec![name]),
            }
        }
        groups.into_iter().map(|group| self.owner(&group, &why, &target, found)).collect()
    }

    /// What an abbreviation stands for, where a printed key says it.
    fn in_full<'n>(&'n self, name: &'n str) -> &'n str {
        let term = self.terms.iter().find(|(term, _)| term == name && is_short_name(term));
        term.map_or(name, |(_, means)| means.as_str())
    }

    fn owner(
        &self,
        group: &[&String],
        why: &BTreeMap<&String, &'static str>,
        target: &dyn Fn(&str) -> Option<String>,
        found: &mut Found,
    ) -> Owner {
        let said = group.iter().find_map(|name| target(name));
        let most = group.iter().copied().max_by_key(|name| {
            let at = self.order.iter().position(|it| it == *name);
            (self.names[*name].0, std::cmp::Reverse(at))
        });
        let name = said.clone().unwrap_or_else(|| most.cloned().unwrap_or_default());
        let mut aliases: Vec<String> = Vec::new();
        for other in group.iter().filter(|it| ***it != name) {
            aliases.push((*other).clone());
            let reason = why
                .get(*other)
                .or_else(|| why.get(group.last().unwrap_or(other)))
                .copied()
                .unwrap_or_default();
            if !reason.is_empty() && said.is_none() && reason != "written alike" {
                let place = &self.names[*other].1;
                let quoted = super::super::yaml::scalar(other);
                let message =
                    format!("“{other}” is taken for “{name}” ({reason}); a map can keep them apart");
                found.doubt(place, message, Some(format!("owners: {{{quoted}: {quoted}}}")));
            }
        }
        let kind = group.iter().find_map(|it| self.names[*it].2);
        let plain = plain_words(&name);
        let kind = kind.or_else(|| {
            matches!(plain.as_slice(), [all] if all == "all" || all == "everyone").then_some("group")
        });
        // A printed key says what an abbreviation stands for.
        let all = || std::iter::once(&name).chain(&aliases);
        let term = self.terms.iter().find(|(term, _)| is_short_name(term) && all().any(|it| it == term));
        match term {
            Some((term, means)) => {
                let others = all().filter(|it| *it != term && *it != means).cloned().collect();
                let (name, short) = (means.clone(), Some(term.clone()));
                Owner { name, short, kind, aliases: others, is_public_person: false }
            }
            None => Owner { name, short: None, kind, aliases, is_public_person: kind == Some("person") },
        }
    }
}

/// Whether two names differ by a slip of the keyboard.
fn is_slip(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    let figures = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let length = one.chars().count().min(other.chars().count());
    let far = strsim::damerau_levenshtein(&one, &other);
    figures(&one) == figures(&other) && (length >= 8 && far <= 1 || length >= 14 && far <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The owners in some cells, as they are parted.
    fn parted(cells: &[&str]) -> Vec<String> {
        let cell = |text: &&str| OwnerCell {
            lines: text.split('\n').map(Line::plain).collect(),
            head: "Lead".to_owned(),
            place: Place::default(),
            part: Part::Owns,
        };
        let cells: Vec<OwnerCell> = cells.iter().map(cell).collect();
        let map = Map::default();
        let names = Names::learn(&cells, &[], &map, People::LeftOut);
        let show = |cell: &OwnerCell| {
            let pieces = cell.lines.iter().flat_map(|line| {
                names.pieces(&line.text, Part::Owns, &Place::default(), &mut Found::default())
            });
            let shown = pieces.map(|piece| match piece {
                Piece::Owner(name, Part::Owns) => name,
                Piece::Owner(name, Part::Supports) => format!("+{name}"),
                Piece::Rest(words) => format!("({words})"),
                Piece::Person(name) => format!("<{name}>"),
            });
            shown.collect::<Vec<_>>().join("; ")
        };
        cells.iter().map(show).collect()
    }

    #[test]
    fn names_are_parted_and_whole_names_stay_whole() {
        for (cell, names) in [
            ("PCT, Carers Centre/GPs", "PCT; Carers Centre; GPs"),
            ("Health and Wellbeing Board", "Health and Wellbeing Board"),
            (
                "RMBC Commissioning and Contracting Team\nlead officer",
                "RMBC Commissioning and Contracting Team; (lead officer)",
            ),
            (
                "Service Manager, Provider Services & Carers Officer",
                "Service Manager, Provider Services; Carers Officer",
            ),
            ("Contracts Manager in conjunction with Director, HCS.", "Contracts Manager; Director, HCS"),
            (
                "Carers Team / Equality & Participation Teams, All",
                "Carers Team; Equality & Participation Teams; All",
            ),
            ("Public Health supported by Carers Forum", "Public Health; +Carers Forum"),
            ("Housing\nJane Example", "Housing; <Jane Example>"),
            ("Carers Team (Ann Example)", "Carers Team; <Ann Example>"),
            (
                "Carers Strategy Steering Group to evaluate once plans are published",
                "Carers Strategy Steering Group; (to evaluate once plans are published)",
            ),
        ] {
            assert_eq!(parted(&[cell]), [names], "{cell}");
        }
    }

    #[test]
    fn what_stands_alone_elsewhere_is_a_name() {
        assert_eq!(parted(&["Policy and Housing", "Policy", "Housing"])[0], "Policy; Housing");
        assert_eq!(parted(&["Policy and Housing"])[0], "Policy and Housing");
    }

    #[test]
    fn slips_are_seen() {
        assert!(is_slip("Cheshire Esat Council", "Cheshire East Council"));
        assert!(!is_slip("Ward 1 Team", "Ward 2 Team"));
        assert!(!is_slip("PCT", "PCC"));
    }
}
