#![doc = include_str!("unexplained-abbreviation.md")]

use super::{Check, Findings, NOTE, Seen};
use crate::diagnostics::tick;
use crate::plan::{Content, Key, Plan};
use std::collections::BTreeSet;

/// The check.
pub const CHECK: Check = Check {
    code: "unexplained-abbreviation",
    level: NOTE,
    page: include_str!("unexplained-abbreviation.md"),
    run,
};

/// Everyone knows these, or they are words in capitals for weight. In the order of their letters.
const KNOWN: [&str; 117] = [
    "ACTION", "AD", "AIDS", "ALL", "AM", "AMBER", "AN", "AND", "ANY", "ARE", "AT", "BBC", "BC", "BE", "BOTH",
    "BSL", "BT", "BY", "CARE", "CARER", "CARERS", "CD", "CEO", "CO", "CV", "DNA", "DO", "DONE", "DRAFT",
    "DVD", "EACH", "EC", "EU", "FAQ", "FINAL", "FM", "FOR", "FREE", "FROM", "GB", "GCSE", "GP", "GPS",
    "GREEN", "HELP", "HIV", "HM", "HMRC", "HR", "HTML", "ID", "IF", "IN", "IS", "IT", "KEY", "LEAD", "LOGO",
    "MAY", "MORE", "MOT", "MP", "MPS", "MUST", "NA", "NEW", "NEXT", "NHS", "NO", "NONE", "NOT", "NOTE",
    "NOW", "OF", "OK", "ON", "ONLY", "OPEN", "OR", "PC", "PDF", "PIN", "PLAN", "PLUS", "PM", "PO", "QR",
    "RED", "ROLE", "RSS", "SMS", "SOS", "STAFF", "TASK", "THE", "THIS", "TO", "TV", "UK", "UN", "UP",
    "UPDATE", "URGENT", "URL", "USA", "USB", "VAT", "VIP", "VS", "WE", "WEB", "WHO", "WILL", "WITH", "YEAR",
    "YES", "YMCA",
];

/// Longer ones are words in capitals.
const LONGEST: usize = 6;

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    let explained = Explained::new(seen);
    let mut told: BTreeSet<(Key<Plan>, &str)> = BTreeSet::new();
    let mut spelled_out: BTreeSet<(Key<Plan>, &str)> = BTreeSet::new();
    let mut found = Vec::new();
    for passage in seen.passages.of_plans() {
        let Some(plan) = passage.of.plan(content) else { continue };
        for line in passage.plain.split('\n') {
            if !line.contains(char::is_lowercase) {
                continue;
            }
            for word in abbreviations(line) {
                if is_spelled_out(line, word) {
                    spelled_out.insert((plan, word));
                } else if !explained.has(plan, word) && told.insert((plan, word)) {
                    found.push((passage, plan, word));
                }
            }
        }
    }
    for (passage, plan, word) in found {
        if spelled_out.contains(&(plan, word)) {
            continue;
        }
        let start = word.as_ptr() as usize - passage.plain.as_ptr() as usize;
        let place = passage.place(start..start + word.len(), seen.sources);
        findings
            .at(place, format!("nothing says what {} stands for", tick(word)))
            .hint("write it out where it stands first, or explain it in glossary.yaml");
    }
}

/// Words that somebody has explained.
struct Explained {
    everywhere: BTreeSet<String>,
    in_plans: BTreeSet<(Key<Plan>, String)>,
}

impl Explained {
    fn new(seen: Seen<'_>) -> Self {
        let content: &Content = seen.content();
        let mut explained = Self { everywhere: BTreeSet::new(), in_plans: BTreeSet::new() };
        for it in &content.terms {
            let spellings = it.term.term.iter().map(|(_, words)| &*words.markdown);
            for spelling in spellings.chain(it.term.also.iter().map(|it| &**it)) {
                explained.add(it.plan, spelling);
            }
        }
        for (_, it) in content.owners.iter() {
            it.names().for_each(|name| explained.add(None, name));
        }
        for (plan, measure) in seen.measures() {
            measure.code.iter().for_each(|code| explained.add(Some(plan), code));
        }
        explained
    }

    fn add(&mut self, plan: Option<Key<Plan>>, spelling: &str) {
        for word in abbreviations(spelling) {
            match plan {
                Some(plan) => _ = self.in_plans.insert((plan, word.to_owned())),
                None => _ = self.everywhere.insert(word.to_owned()),
            }
        }
    }

    fn has(&self, plan: Key<Plan>, word: &str) -> bool {
        KNOWN.binary_search(&word).is_ok()
            || is_roman(word)
            || self.everywhere.contains(word)
            || self.in_plans.contains(&(plan, word.to_owned()))
    }
}

/// The abbreviations in a line: two capitals or more, with `&` and figures among them, without the s
/// of a plural.
fn abbreviations(line: &str) -> impl Iterator<Item = &str> {
    let is_apart = |it: char| !it.is_alphanumeric() && it != '&';
    line.split(is_apart).filter_map(|word| {
        let word = word.trim_matches('&');
        let word = word.strip_suffix('s').unwrap_or(word);
        let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
        let is_one = capitals >= 2
            && word.len() <= LONGEST
            && word.starts_with(|it: char| it.is_ascii_uppercase())
            && word.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'&');
        is_one.then_some(word)
    })
}

/// Whether a line says what an abbreviation stands for: *Primary Care Trust (PCT)*, *PCT (Primary Care
/// Trust)*.
fn is_spelled_out(line: &str, word: &str) -> bool {
    let start = word.as_ptr() as usize - line.as_ptr() as usize;
    let (before, after) = (&line[..start], &line[start + word.len()..]);
    let after = after.strip_prefix('s').unwrap_or(after);
    let is_first = |letter: char, words: &str| {
        words.split(|it: char| !it.is_alphanumeric()).any(|it| it.to_lowercase().starts_with(letter))
    };
    let has_first_letter =
        |words: &str| word.chars().next().is_some_and(|first| is_first(first.to_ascii_lowercase(), words));
    let is_after_words = before.ends_with('(') && after.starts_with(')') && has_first_letter(before);
    let in_brackets = after.trim_start().strip_prefix('(').and_then(|rest| rest.split(')').next());
    is_after_words || in_brackets.is_some_and(|words| words.contains(' ') && has_first_letter(words))
}

fn is_roman(word: &str) -> bool {
    word.bytes().all(|it| b"IVX".contains(&it))
}
