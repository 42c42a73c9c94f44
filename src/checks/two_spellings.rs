#![doc = include_str!("two-spellings.md")]

use super::{Check, Findings, NOTE, Seen};
use crate::diagnostics::tick;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;

/// The check.
pub const CHECK: Check =
    Check { code: "two-spellings", level: NOTE, page: include_str!("two-spellings.md"), run };

/// Shorter ones are too easily found in other words.
const SHORTEST: usize = 3;

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    let mut spellings: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for it in &content.terms {
        let terms = it.term.term.iter().map(|(_, words)| &*words.markdown);
        for spelling in terms.chain(it.term.also.iter().map(|it| &**it)) {
            spellings.entry(folded(spelling)).or_default().push((it.plan, spelling));
        }
    }
    for (_, it) in content.owners.iter().filter(|(_, it)| it.is_public) {
        for spelling in it.names() {
            spellings.entry(folded(spelling)).or_default().push((it.scope, spelling));
        }
    }
    spellings.retain(|folded, _| folded.len() >= SHORTEST);
    let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(spellings.keys());
    let Ok(finder) = finder else { return };
    let mut read = Folded::default();
    for passage in seen.passages.of_plans() {
        let Some(plan) = passage.of.plan(content) else { continue };
        let text: &str = &passage.plain;
        read.read(text);
        for found in finder.find_iter(&read.letters) {
            let range = read.places[found.start()]..read.places[found.end() - 1] + 1;
            let (Some(written), Some(before), Some(after)) =
                (text.get(range.clone()), text.get(..range.start), text.get(range.end..))
            else {
                continue;
            };
            let after = after.strip_prefix('s').unwrap_or(after);
            if before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric) {
                continue;
            }
            let all = &spellings[&read.letters[found.range()]];
            let mut here = all.iter().filter(|(of, _)| of.is_none_or(|of| of == plan)).map(|(_, it)| *it);
            let Some(first) = here.clone().next() else { continue };
            if here.any(|it| !differs(written, it)) {
                continue;
            }
            findings
                .at(
                    passage.place(range, seen.sources),
                    format!("{} is written {} elsewhere", tick(written), tick(first)),
                )
                .hint(format!("write {} each time", tick(first)));
        }
    }
}

/// Whether some words are another spelling. Any word may be in capitals for weight, or begin with one
/// at the beginning of a sentence, and a term in small letters may have capitals in a heading.
fn differs(written: &str, spelling: &str) -> bool {
    if written.to_lowercase() != spelling.to_lowercase() {
        return true;
    }
    let capitals = |text: &str| text.chars().skip(1).filter(|it| it.is_uppercase()).count();
    let is_all_capitals = !written.contains(char::is_lowercase);
    written.chars().skip(1).ne(spelling.chars().skip(1))
        && !is_all_capitals
        && capitals(written) > 0
        && capitals(spelling) > capitals(written)
}

fn folded(spelling: &str) -> String {
    let mut folded = Folded::default();
    folded.read(spelling);
    folded.letters
}

/// Small letters of a text without hyphens, spaces and the full stops of abbreviations, and the place
/// of each byte.
#[derive(Default)]
struct Folded {
    letters: String,
    places: Vec<usize>,
}

impl Folded {
    fn read(&mut self, text: &str) {
        self.letters.clear();
        self.places.clear();
        let mut letters = text.char_indices().peekable();
        let mut last = [' ', ' '];
        while let Some((at, letter)) = letters.next() {
            let is_initial = last[1].is_uppercase() && !last[0].is_alphanumeric();
            let follows = letters.peek().map(|(_, it)| *it);
            let is_left_out = match letter {
                ' ' | '-' | '‑' => true,
                '.' => is_initial && follows.is_none_or(char::is_uppercase),
                _ => false,
            };
            last = [last[1], letter];
            if is_left_out {
                continue;
            }
            let small = if letter.is_ascii() { letter.to_ascii_lowercase() } else { letter };
            self.letters.push(small);
            self.places.extend((0..small.len_utf8()).map(|byte| at + byte));
        }
    }
}
