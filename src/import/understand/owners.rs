//! Owners in cells: names parted from each other, variants of one name brought together.
//!
//! All cells are looked at before any is decided: whether *Health and Wellbeing Board* is one body
//! or two shows where *Wellbeing Board* never stands alone. In the plan every owner stays what the
//! cell calls it; the other names of a body become its aliases.

use super::draft::{Facts, Owner, OwnerCell, Ownership, Part, Plan};
use super::found::Found;
use super::people::{is_person, is_unnamed_officer, person};
use super::private::{PERSON, people_out};
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
    let terms = Terms::new(&plan.glossary);
    let said = Said::new(map);
    let names = Names::learn(&cells, &terms, &said, people);
    let mut register = Register::default();
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
    plan.owners = register.finish(&terms, &said, found);
    // Within an entry each owner stands once, by whatever name.
    let mut owners: BTreeMap<String, usize> = BTreeMap::new();
    for (at, owner) in plan.owners.iter().enumerate() {
        for name in std::iter::once(&owner.name).chain(&owner.short).chain(&owner.aliases) {
            owners.entry(name.clone()).or_insert(at);
        }
    }
    let outcomes = plan.outcomes.iter_mut().map(|it| (&it.place, &mut it.facts));
    for (place, facts) in outcomes.chain(plan.actions.iter_mut().map(|it| (&it.place, &mut it.facts))) {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        facts.owners.retain(|owned| {
            let Some(at) = owners.get(&owned.name) else { return true };
            let is_new = seen.insert(*at);
            if !is_new {
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
                    Piece::Rest(mut words) => {
                        if names.people == People::LeftOut {
                            people_out(&mut words, &cell.place, found);
                        }
                        rest.extend(Some(words).filter(|it| !it.is_empty()));
                    }
                    Piece::Person(name) if names.people == People::Kept => {
                        register.take(&name, &cell.place, Some("person"));
                        facts.owners.push(Ownership { name, part: cell.part });
                        has_owner = true;
                    }
                    Piece::Person(name) => {
                        found.leave_out(name, PERSON, &cell.place);
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
    terms: &'a Terms,
    said: &'a Said<'a>,
    people: People,
}

/// What abbreviations stand for, where a printed key says it: the first that it says of each.
#[derive(Debug, Default)]
struct Terms(BTreeMap<String, (usize, String)>);

impl Terms {
    fn new(glossary: &[(String, String)]) -> Self {
        let mut terms = Self::default();
        for (at, (term, means)) in glossary.iter().enumerate() {
            terms.0.entry(term.clone()).or_insert_with(|| (at, means.clone()));
        }
        terms
    }

    fn means(&self, term: &str) -> Option<&str> {
        self.0.get(term).map(|(_, means)| means.as_str())
    }

    /// What an abbreviation stands for, and every other name itself.
    fn in_full<'n>(&'n self, name: &'n str) -> &'n str {
        if is_short_name(name) { self.means(name).unwrap_or(name) } else { name }
    }

    /// The first abbreviation of the key among some names, and what it stands for.
    fn first_of<'n>(&self, names: impl Iterator<Item = &'n String>) -> Option<(String, String)> {
        let known = names.filter(|it| is_short_name(it)).filter_map(|name| Some((self.0.get(name)?, name)));
        known.min_by_key(|((at, _), _)| *at).map(|((_, means), name)| (name.clone(), means.clone()))
    }
}

/// Who is meant by a name, where a map says it: by the name as it is compared.
struct Said<'a>(BTreeMap<String, &'a [String]>);

impl<'a> Said<'a> {
    fn new(map: &'a Map) -> Self {
        let mut said = BTreeMap::new();
        for (name, named) in &map.owners {
            said.entry(key(name)).or_insert_with(|| named.names());
        }
        Self(said)
    }

    fn who(&self, name: &str) -> Option<&'a [String]> {
        if self.0.is_empty() { None } else { self.0.get(&key(name)).copied() }
    }

    /// The one that is meant.
    fn one(&self, name: &str) -> Option<&'a str> {
        match self.who(name)? {
            [one] => Some(one),
            _ => None,
        }
    }
}

impl<'a> Names<'a> {
    fn learn(cells: &[OwnerCell], terms: &'a Terms, said: &'a Said<'a>, people: People) -> Self {
        let mut alone = BTreeSet::new();
        for line in cells.iter().flat_map(|cell| &cell.lines) {
            let text = without_links(&line.text);
            for piece in strong(&text) {
                alone.insert(key(piece.text));
            }
        }
        Self { alone, terms, said, people }
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
        let line = line.trim().trim_end_matches([',', ';', ':', '-', '–']).trim();
        if line.is_empty() {
            return Vec::new();
        }
        if let Some(names) = self.said.who(line) {
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
        for Strong { text, before, is_help } in all {
            if is_help {
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

    /// One name, with what may stand around it.
    fn piece(&self, text: &str, part: Part, place: &Place, found: &mut Found, pieces: &mut Vec<Piece>) {
        let text =
            text.trim().trim_end_matches(['.', ':', ';', ',']).trim_start_matches(['-', '–', '.']).trim();
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        if text.len() > LONGEST {
            sentence(text, place, found, pieces);
            return;
        }
        if let Some(names) = self.said.who(text) {
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
        for suffix in ["lead officers", "lead officer"] {
            if let Some((stem, post)) =
                text.len().checked_sub(suffix.len()).and_then(|at| text.split_at_checked(at))
                && post.eq_ignore_ascii_case(suffix)
            {
                let name = stem.trim().trim_end_matches(['-', '–', ',', '(']).trim();
                if !name.is_empty() {
                    pieces.push(Piece::Owner(name.to_owned(), part));
                    pieces.push(Piece::Rest(post.to_owned()));
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
            sentence(text, place, found, pieces);
            return;
        }
        // "Carers team manager Jane Example": the name at an end of others is one of its own.
        if let Some(range) = person(text, 0)
            && (range.start == 0 || range.end == text.len())
        {
            let other = if range.start == 0 { &text[range.end..] } else { &text[..range.start] };
            let other = other.trim().trim_start_matches("and ").trim_end_matches(" and");
            self.piece(other.trim_matches(['&', '+', '(', ')', ' ']), part, place, found, pieces);
            pieces.push(Piece::Person(text[range].to_owned()));
            return;
        }
        pieces.push(Piece::Owner(text.to_owned(), part));
    }

    /// Parts names at *and* and *&*, except where that is inside of a name.
    fn weak<'t>(&self, text: &'t str) -> Vec<&'t str> {
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

/// The longest text that is taken apart into names, in bytes: a longer one is a sentence.
const LONGEST: usize = 400;

/// What stands where owners are named, and names none.
fn sentence(text: &str, place: &Place, found: &mut Found, pieces: &mut Vec<Piece>) {
    let message = "a sentence stands where owners are named: it is kept under the column’s head";
    found.doubt(place, message, None);
    pieces.push(Piece::Rest(text.to_owned()));
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
    before: &'a str,
    /// Whether those words say that it only helps.
    is_help: bool,
}

/// Parts a line at marks that never stand inside of a name, and at words that say *together*.
fn strong(line: &str) -> Vec<Strong<'_>> {
    // Only letters that all words here are made of: the others take as many bytes as they did.
    let lower = line.to_ascii_lowercase();
    let mut pieces = Vec::new();
    let mut this = Strong { text: line, before: "", is_help: false };
    let (mut start, mut at) = (0, 0);
    let mut depth = 0_usize;
    while let Some(letter) = line[at..].chars().next() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let next = at + letter.len_utf8();
        let joined = if depth == 0 { together(&lower[at..]) } else { None };
        if depth == 0
            && (matches!(letter, ',' | ';' | '\n' | '|') || is_slash(&lower, at) || is_stop(line, at))
        {
            pieces.push(Strong { text: line[start..at].trim(), ..this });
            this = Strong { text: line, before: "", is_help: false };
            (start, at) = (next, next);
        } else if let Some((length, is_help)) = joined {
            pieces.push(Strong { text: line[start..at].trim(), ..this });
            start = at + length;
            this = Strong { text: line, before: &line[at..start], is_help };
            at = start;
        } else {
            at = next;
        }
    }
    pieces.push(Strong { text: line[start..].trim(), ..this });
    pieces.retain(|it| !it.text.is_empty());
    pieces
}

/// The words at the beginning of a text that say *together*, several on end among them: how many
/// bytes they take, and whether they say that what follows only helps.
fn together(lower: &str) -> Option<(usize, bool)> {
    let all = || TOGETHER.iter().map(|it| (*it, false)).chain(SUPPORTED.iter().map(|it| (*it, true)));
    let (mut length, mut is_help) = (0_usize, false);
    loop {
        // The space at the end of some can begin the next.
        let rest = &lower[length.saturating_sub(1)..];
        let Some((words, helps)) =
            all().filter(|(words, _)| rest.starts_with(words)).max_by_key(|(words, _)| words.len())
        else {
            return (length > 0).then_some((length, is_help));
        };
        length = length.saturating_sub(1) + words.len();
        is_help |= helps;
    }
}

/// Whether there is a slash at a place that parts names, and does not stand in *and/or*.
fn is_slash(lower: &str, at: usize) -> bool {
    let (before, after) = lower.split_at(at);
    after.starts_with('/') && !after.starts_with("/or ") && !before.ends_with(" and")
}

/// Whether there is a dot at a place that ends a sentence, and not a short word.
fn is_stop(line: &str, at: usize) -> bool {
    let (before, after) = line.split_at(at);
    after
        .strip_prefix('.')
        .is_some_and(|rest| rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase))
        && before.rsplit(' ').next().is_some_and(|it| it.len() > 4)
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
struct Register {
    names: BTreeMap<String, Used>,
}

/// The names of one owner, in the order in which they came, each with the reason why it is taken
/// for the first; none needs a word where the names say it themselves.
type Group<'a> = Vec<(&'a str, &'a Used, &'static str)>;

impl Register {
    fn take(&mut self, name: &str, place: &Place, kind: Option<&'static str>) {
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
    fn finish(self, terms: &Terms, said: &Said<'_>, found: &mut Found) -> Vec<Owner> {
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
            let quoted = super::super::yaml::scalar(other);
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
        let (terms, said) = (Terms::default(), Said::new(&map));
        let names = Names::learn(&cells, &terms, &said, People::LeftOut);
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
            ("Ann Example and Housing", "Housing; <Ann Example>"),
            ("Carers Team manager Ann Example", "Carers Team manager; <Ann Example>"),
            (
                "Carers Strategy Steering Group to evaluate once plans are published",
                "Carers Strategy Steering Group; (to evaluate once plans are published)",
            ),
        ] {
            assert_eq!(parted(&[cell]), [names], "{cell}");
        }
    }

    #[test]
    fn any_letters_and_marks_may_stand_between_names() {
        for (cell, names) in [
            ("PCT with with CCG", "PCT; CCG"),
            ("PCT jointly with with support from with CCG", "PCT; +CCG"),
            ("/Café, RMBC", "Café; RMBC"),
            ("/Café Team, RMBC", "Café Team, RMBC"),
            ("Ⱥẞ with B", "Ⱥẞ; B"),
            ("ẞȺ Team Lead Officer", "ẞȺ Team; (Lead Officer)"),
            ("“J Smith”, PCT", "<“J Smith”>; PCT"),
            ("‘É Smith’ with Housing", "<‘É Smith’>; Housing"),
            ("/", ""),
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
        let is_slip = |one: &str, other: &str| Spelling::new(one).is_slip_of(&Spelling::new(other));
        assert!(is_slip("Cheshire Esat Council", "Cheshire East Council"));
        assert!(!is_slip("Ward 1 Team", "Ward 2 Team"));
        assert!(!is_slip("PCT", "PCC"));
    }
}
