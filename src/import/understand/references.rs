//! References between entries: *see 2.2*, *same as 4.4*, *links to .4.2*.
//!
//! A number becomes a reference where the plan finds exactly one thing of it, as planpress will;
//! everything else stays the words that it is.

use super::draft::{Action, Entry, Facts, Outcome, Plan, See};
use super::found::Found;
use super::levels::titled;
use crate::import::document::{END, LINK, Line, Place, TO};
use std::collections::{BTreeMap, BTreeSet};

/// What an address begins with that is a reference.
pub(in crate::import) const REFERENCE: &str = "planpress:";

/// Words before a number that make it a reference, each with the kind of it.
const WORDS: [(&str, &str); 22] = [
    ("same as", "same as"),
    ("as for", "see"),
    ("see also", "see"),
    ("see", "see"),
    ("refer to", "see"),
    ("links to", "see"),
    ("link to", "see"),
    ("links with", "see"),
    ("linked to", "see"),
    ("linked with", "see"),
    ("cross reference to", "see"),
    ("cross ref.", "see"),
    ("cross ref", "see"),
    ("cross reference", "see"),
    ("cross-reference", "see"),
    ("as per", "see"),
    ("part of", "part of"),
    ("depends on", "depends on"),
    ("dependent on", "depends on"),
    ("replaced by", "replaced by"),
    ("superseded by", "replaced by"),
    ("action", "see"),
];

/// Words between those and the number.
const BETWEEN: [&str; 18] = [
    "the",
    "action points",
    "action point",
    "actions",
    "action",
    "priority",
    "priorities",
    "objective",
    "outcome",
    "recommendation",
    "recommendations",
    "number",
    "numbers",
    "no.",
    "no",
    "point",
    "points",
    "item",
];

/// A reference in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mention {
    kind: &'static str,
    /// The bytes of the number.
    start: usize,
    end: usize,
    number: String,
    /// Whether the number stands right behind the words that make it a reference.
    is_next: bool,
}

/// The numbers that a text refers to.
fn mentions(text: &str, own: &str) -> Vec<Mention> {
    if !text.contains(|it: char| it.is_ascii_digit()) || text.contains(LINK) {
        return Vec::new();
    }
    // Only letters that all words here are made of: the others take as many bytes as they did.
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<Mention> = Vec::new();
    let mut from = 0;
    while let Some((at, words, kind)) = next_words(&lower, from) {
        let mut place = at + words.len();
        let skip = |place: usize| {
            place + lower[place..].len() - lower[place..].trim_start_matches([' ', ':', '(', '\u{a0}']).len()
        };
        place = skip(place);
        while let Some(word) = BETWEEN.iter().find(|it| {
            lower[place..].strip_prefix(**it).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        }) {
            place = skip(place + word.len());
        }
        from = at + words.len();
        let is_next = number(&lower, place, own).is_some();
        if !is_next && words == "see" {
            place = behind_a_name(&lower, place);
        }
        while let Some((end, number)) = number(&lower, place, own) {
            found.push(Mention { kind, start: place, end, number, is_next });
            from = end;
            let after = &lower[end..];
            let joined = [" and ", " & ", ", ", "; ", " to "].into_iter().find(|it| after.starts_with(it));
            match joined {
                Some(joined) => place = end + joined.len(),
                None => break,
            }
        }
    }
    found
}

/// Where a number stands behind the name of something else that is to be seen: *see the trust’s plan
/// and 1.1*. Without one, the place itself.
fn behind_a_name(lower: &str, place: usize) -> usize {
    const AND: &str = " and ";
    let behind = lower[place..].find(AND).map(|at| (at, place + at + AND.len()));
    let is_name = |at: usize| at < 40 && !lower[place..place + at].contains(['.', ';', ':', ',']);
    match behind {
        Some((at, behind)) if is_name(at) && is_long(&lower[behind..]) => behind,
        _ => place,
    }
}

/// Whether a text begins with a number of two parts or more.
fn is_long(text: &str) -> bool {
    let end = text.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(text.len());
    text[..end].trim_matches('.').contains('.')
}

/// Numbers of three parts or more without a word before them, such as that of *the pilot 4.1.1*. A
/// figure before one begins it: *priority 3 1.2.1*.
fn bare(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|it: char| it.is_ascii_digit()).map(|it| it + at) {
        let length = text[start..].find(|it: char| !it.is_ascii_digit() && it != '.');
        let end = length.map_or(text.len(), |it| start + it);
        at = end;
        let number = text[start..end].trim_end_matches('.');
        let (before, after) = (&text[..start], &text[start + number.len()..]);
        let is_part = before
            .ends_with(|it: char| it.is_alphanumeric() || matches!(it, '/' | '-' | '.' | '£'))
            || after.starts_with(|it: char| it.is_alphanumeric() || matches!(it, '/' | '-' | '%'));
        let parts: Vec<&str> = number.split('.').collect();
        let are_short = parts.iter().all(|it| (1..=3).contains(&it.len()) && !it.starts_with('0'));
        if is_part || !are_short || parts.len() < 3 || before.trim().is_empty() {
            continue;
        }
        let first = before.strip_suffix(' ').and_then(|it| it.rsplit(' ').next()).unwrap_or_default();
        let is_begun = (1..=2).contains(&first.len()) && first.bytes().all(|it| it.is_ascii_digit());
        let start = if is_begun { start - first.len() - 1 } else { start };
        let number = if is_begun { format!("{first}.{number}") } else { number.to_owned() };
        found.push(Mention { kind: "see", start, end: text.len() - after.len(), number, is_next: false });
    }
    found
}

/// The next words that make a reference, the longest of those that begin at one place.
fn next_words(lower: &str, from: usize) -> Option<(usize, &'static str, &'static str)> {
    let mut before = lower.get(..from)?.chars().next_back();
    for (at, letter) in lower[from..].char_indices() {
        let starts_word = !before.replace(letter).is_some_and(char::is_alphanumeric);
        if !starts_word || !letter.is_ascii_lowercase() {
            continue;
        }
        let rest = &lower[from + at..];
        let found = WORDS.into_iter().filter(|(words, _)| {
            rest.strip_prefix(words).is_some_and(|after| !after.starts_with(char::is_alphabetic))
        });
        if let Some((words, kind)) = found.max_by_key(|(words, _)| words.len()) {
            return Some((from + at, words, kind));
        }
    }
    None
}

/// A number at a place: `2.2`, `.4.2` within what begins with 5, `1 1.2` with a space for a dot.
fn number(text: &str, place: usize, own: &str) -> Option<(usize, String)> {
    let rest = &text[place..];
    let mut end = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
    let mut number = rest[..end].trim_end_matches('.').to_owned();
    end = number.len();
    if number.starts_with('.') && number.len() > 1 {
        number = format!("{}{number}", own.split('.').next().unwrap_or_default());
    }
    if !number.is_empty() && !number.contains('.') && rest[end..].starts_with(' ') {
        let behind = &rest[end + 1..];
        let more = behind.strip_prefix("point ").unwrap_or(behind);
        let length = more.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(more.len());
        let next = more[..length].trim_end_matches('.');
        if more[..length].contains('.') && !next.is_empty() && number.len() < 3 {
            number = format!("{number}.{next}");
            end += 1 + behind.len() - more.len() + next.len();
        }
    }
    if number.chars().any(|it| it.is_ascii_digit()) && number.starts_with(|it: char| it.is_ascii_digit()) {
        let mut letters = rest[end..].chars();
        let after = letters.next();
        let is_other = matches!(after, Some('/' | '%' | '-' | '–'))
            && letters.next().is_some_and(|it| it.is_ascii_digit());
        if number.len() > 12 || number.split('.').any(|it| it.len() > 3) || is_other || after == Some('%') {
            return None;
        }
        // A letter belongs to the number: 2a.
        let letter = after.filter(char::is_ascii_lowercase);
        if let Some(letter) = letter {
            if rest[end + 1..].starts_with(char::is_alphanumeric) {
                return None;
            }
            number.push(letter);
            end += 1;
        }
        return Some((place + end, number));
    }
    None
}

/// What bears a number: no more than the first two, because more say no more than that it is not one.
#[derive(Debug, Default)]
struct Bearers {
    entries: Vec<Entry>,
    actions: Vec<Entry>,
}

impl Bearers {
    fn add(&mut self, entry: Entry) {
        if self.entries.len() < 2 {
            self.entries.push(entry);
        }
        if self.actions.len() < 2 && matches!(entry, Entry::Action(_)) {
            self.actions.push(entry);
        }
    }
}

/// The numbers of a plan, and what bears each: anywhere, and under one outcome.
#[derive(Debug, Default)]
struct Numbers {
    all: BTreeMap<String, Bearers>,
    under: BTreeMap<(usize, String), Bearers>,
}

impl Numbers {
    fn new(plan: &Plan) -> Self {
        let mut numbers = Self::default();
        for (at, outcome) in plan.outcomes.iter().enumerate() {
            if let Some(number) = &outcome.number {
                numbers.add(number, Entry::Outcome(at), outcome.parent);
            }
        }
        for (at, action) in plan.actions.iter().enumerate() {
            for number in &action.numbers {
                numbers.add(number, Entry::Action(at), action.parent);
            }
        }
        numbers
    }

    fn add(&mut self, number: &str, entry: Entry, under: Option<usize>) {
        self.all.entry(number.to_owned()).or_default().add(entry);
        if let Some(under) = under {
            self.under.entry((under, number.to_owned())).or_default().add(entry);
        }
    }

    /// The one thing that a number means where it stands.
    fn one(&self, number: &str, under: Option<usize>) -> Option<Entry> {
        let here = under.and_then(|under| self.under.get(&(under, number.to_owned())));
        match here.or_else(|| self.all.get(number))?.entries.as_slice() {
            [entry] => Some(*entry),
            _ => None,
        }
    }

    /// Whether a number means exactly one thing where it stands, or the actions that it begins.
    fn finds(&self, number: &str, from: Entry, under: Option<usize>) -> bool {
        let here = under.and_then(|under| self.under.get(&(under, number.to_owned())));
        match here.or_else(|| self.all.get(number)) {
            Some(found) => matches!(found.entries.as_slice(), [entry] if *entry != from),
            None => {
                let stem = format!("{number}.");
                let mut under_it = self.all.range(stem.clone()..).take_while(|(it, _)| it.starts_with(&stem));
                let has_action = |found: &Bearers| found.actions.iter().any(|entry| *entry != from);
                number.contains('.') && under_it.any(|(_, found)| has_action(found))
            }
        }
    }
}

/// Makes references of all numbers in texts that lead somewhere.
pub(super) fn resolve(plan: &mut Plan, found: &mut Found) {
    let numbers = Numbers::new(plan);
    for at in 0..plan.outcomes.len() {
        let (from, under) = (Entry::Outcome(at), plan.outcomes[at].parent.or(Some(at)));
        let outcome: &mut Outcome = &mut plan.outcomes[at];
        let (own, place) = (outcome.number.clone().unwrap_or_default(), outcome.place.clone());
        let mut link = Linker { numbers: &numbers, from, under, own: &own, found, place: &place };
        link.lines(&mut outcome.body);
        link.facts(&mut outcome.facts);
    }
    for at in 0..plan.actions.len() {
        let (from, under) = (Entry::Action(at), plan.actions[at].parent);
        let action: &mut Action = &mut plan.actions[at];
        let (own, place) = (action.numbers.first().cloned().unwrap_or_default(), action.place.clone());
        let mut link = Linker { numbers: &numbers, from, under, own: &own, found, place: &place };
        // The first line becomes the title, in which a link would lead away from the action.
        for line in action.text.iter_mut().skip(1) {
            link.line(line);
        }
        if let Some(title) = action.text.first().map(|line| line.text.clone()) {
            link.see(&title, &mut action.facts.see);
        }
        link.facts(&mut action.facts);
    }
}

/// Puts links into the texts of one entry.
struct Linker<'a> {
    numbers: &'a Numbers,
    from: Entry,
    under: Option<usize>,
    own: &'a str,
    found: &'a mut Found,
    place: &'a Place,
}

impl Linker<'_> {
    fn facts(&mut self, facts: &mut Facts) {
        let Facts { why, years, success, outputs, resources, risks, notes, updates, other, see, .. } = facts;
        for lines in [why, success, outputs, resources, risks] {
            self.lines(lines);
        }
        self.lines(notes);
        for (_, year) in years {
            self.lines(&mut year.lines);
        }
        for update in updates {
            self.lines(&mut update.lines);
        }
        for (_, lines) in other {
            self.lines(lines);
        }
        // What the column of numbers said was not looked up yet.
        let (numbers, from, under) = (self.numbers, self.from, self.under);
        for lost in see.iter().filter(|it| !numbers.finds(&it.target, from, under)) {
            notes.extend(lost.words.clone().map(Line::plain));
        }
        see.retain(|it| numbers.finds(&it.target, from, under));
        for words in see.iter_mut().filter_map(|it| it.words.take()) {
            self.found.leave_out(words, "it is a reference", self.place);
        }
        for it in see.iter_mut() {
            it.kind = self.kind(it);
        }
        let mut seen = BTreeSet::new();
        see.retain(|it| seen.insert((it.kind, it.target.clone())));
        self.found.references += see.len();
    }

    /// What a reference can be: only an action can be the same as one, and several can only be seen.
    fn kind(&self, see: &See) -> &'static str {
        match self.numbers.one(&see.target, self.under) {
            Some(Entry::Action(_)) if matches!(self.from, Entry::Action(_)) => see.kind,
            Some(_) if see.kind != "same as" => see.kind,
            _ => "see",
        }
    }

    fn lines(&mut self, lines: &mut [Line]) {
        for line in lines {
            self.line(line);
        }
    }

    fn line(&mut self, line: &mut Line) {
        let mut all = mentions(&line.text, self.own);
        if !line.text.contains(LINK) {
            let new = |it: &Mention| all.iter().all(|other| it.end <= other.start || other.end <= it.start);
            let bare: Vec<Mention> = bare(&line.text).into_iter().filter(new).collect();
            all.extend(bare.iter().filter_map(|it| self.borne(it)));
            all.sort_by_key(|it| it.start);
        }
        for mention in all.into_iter().rev() {
            if !self.numbers.finds(&mention.number, self.from, self.under) || self.is_doubtful(&mention) {
                continue;
            }
            let words = &line.text[mention.start..mention.end];
            let link = format!("{LINK}{words}{TO}{REFERENCE}{}{END}", mention.number);
            line.text.replace_range(mention.start..mention.end, &link);
            self.found.references += 1;
        }
    }

    /// A bare number, where an action bears it, or bears it without the last part: a point of it.
    fn borne(&self, mention: &Mention) -> Option<Mention> {
        let stem = mention.number.rsplit_once('.').map_or("", |(stem, _)| stem);
        let number = [mention.number.as_str(), stem]
            .into_iter()
            .find(|it| it.matches('.').count() > 1 && self.numbers.all.contains_key(*it))?
            .to_owned();
        Some(Mention { number, ..*mention })
    }

    /// Whether a number can also be short for another one beside this: 4.2 in 5.4.1, where the plan
    /// has both 4.2 and 5.4.2.
    fn is_doubtful(&mut self, mention: &Mention) -> bool {
        let number = &mention.number;
        let first = self.own.split('.').next().unwrap_or_default();
        let long = format!("{first}.{number}");
        let is_one_longer = self.own.matches('.').count() == number.matches('.').count() + 1;
        let is_other = number.split('.').next() != Some(first);
        let is = number.contains('.')
            && is_one_longer
            && is_other
            && self.numbers.all.contains_key(&long)
            && self.numbers.finds(&long, self.from, self.under);
        if is {
            let message = format!("“{number}” can be {number} or {long}: it stays words, and no link");
            self.found.doubt(self.place, message, None);
        }
        is
    }

    fn see(&mut self, text: &str, see: &mut Vec<See>) {
        for Mention { kind, number, .. } in mentions(text, self.own) {
            if self.numbers.finds(&number, self.from, self.under) {
                see.push(See { kind, target: number, words: None });
            }
        }
    }
}

/// A text that is a reference and nothing else: `see 2.2`, `Same as 4.4`.
pub(super) fn only(text: &str, own: &str) -> Option<Vec<See>> {
    let found = mentions(text, own);
    let last = found.last()?;
    let first = next_words(&text.to_ascii_lowercase(), 0)?.0;
    let is_all = text[..first].trim().is_empty()
        && found.iter().all(|it| it.is_next)
        && text[last.end..].trim_matches(['.', ')', ' ', ']', '[']).is_empty();
    // The first of them stands for the words.
    let mut words = Some(text.to_owned());
    let see = |it: Mention| See { kind: it.kind, target: it.number, words: words.take() };
    is_all.then(|| found.into_iter().map(see).collect())
}

/// The number of a line such as *Recommendation No. 3*, for labels.
pub(super) fn number_of_label(label: &str) -> Option<String> {
    titled(label).number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        let shown = mentions(text, "5.4.1").into_iter().map(|it| format!("{} {}", it.kind, it.number));
        shown.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn references_are_found_in_running_text() {
        for (text, expected) in [
            ("see 2.2", "see 2.2"),
            ("Same as 4.4 and 5.2", "same as 4.4; same as 5.2"),
            ("links to .4.2", "see 5.4.2"),
            ("Cross ref. 1 1.2)", "see 1.1.2"),
            ("See action 3.1 and section 4", "see 3.1"),
            ("See PCT action plan", ""),
            ("(in tandem with action 18 above)", "see 18"),
            ("see 2009/10", ""),
            ("oversee 4 schools", ""),
            ("part of 5% of the budget", ""),
            ("see 2–3", ""),
            ("see 2 – 3", "see 2"),
            ("Ⱥẞ, see 2.2", "see 2.2"),
            ("ſee 2.2 İ same as 2.3", "same as 2.3"),
            ("See priority 1 point 2.2 & 3.2 below", "see 1.2.2; see 3.2"),
            ("See priority 1 3. barriers", "see 1.3"),
            ("see the trust’s plan and 1.1", "see 1.1"),
            ("see the trust’s plan and 5 schools", ""),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn long_numbers_are_seen_without_a_word_before_them() {
        for (text, expected) in [
            ("support for the pilot 4.1.1.", "4.1.1"),
            ("training, priority 3 1.2.1", "3.1.2.1"),
            ("4.1.1 Support carers", ""),
            ("by 26.10.09", ""),
            ("£1.2.3 and 1.2.3%", ""),
            ("the pilot 4.1", ""),
        ] {
            let numbers: Vec<String> = bare(text).into_iter().map(|it| it.number).collect();
            assert_eq!(numbers.join("; "), expected, "{text}");
        }
    }

    #[test]
    fn a_text_may_be_nothing_but_a_reference() {
        assert!(only("Same as 4.4", "1").is_some());
        assert!(only("see 2.1 for more", "1").is_none());
        assert!(only("Ⱥẞ see 2.1", "1").is_none());
        assert!(only("see the trust’s plan and 2.1", "1").is_none());
    }
}
