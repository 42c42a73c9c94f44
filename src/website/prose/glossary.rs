//! Glossary terms, marked where a page uses them first.

use crate::model::language::Language;
use crate::plan::{Content, Key, Plan, PlanTerm};
use crate::website::html;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::BTreeSet;

/// The terms that a plan's pages mark.
#[derive(Debug)]
pub struct Glossary {
    automaton: AhoCorasick,
    /// For each pattern: its term, and whether case counts.
    patterns: Vec<(usize, bool, String)>,
    /// For each term: the id of its entry on the glossary page.
    anchors: Vec<String>,
    /// The address of the glossary page, from the root of the site.
    address: String,
}

impl Glossary {
    /// The terms that a plan's pages mark in a language, by their places in
    /// [`Content::terms`]; nothing when there are none, or when no page explains them.
    pub fn new(
        content: &Content,
        plan: Option<Key<Plan>>,
        language: Language,
        address: String,
    ) -> Option<Self> {
        let mut patterns = Vec::new();
        let anchors = anchors(content, language);
        // What a plan says itself goes before what the site says of the same word.
        let own =
            content.terms.iter().enumerate().filter(|(_, term)| term.plan.is_some() && term.plan == plan);
        let shared = content.terms.iter().enumerate().filter(|(_, term)| term.plan.is_none());
        for (at, term) in own.chain(shared) {
            let (_, words) = term.term.term.get(language);
            for spelling in std::iter::once(&*words.markdown).chain(term.term.also.iter().map(|it| &**it)) {
                let spelling = super::plain(spelling);
                if spelling.chars().count() < 2 {
                    continue;
                }
                // NI 135 and RAS are written so; "direct payment" may begin a sentence.
                let has_capitals = spelling.chars().skip(1).any(char::is_uppercase)
                    || spelling.chars().all(|it| !it.is_lowercase());
                patterns.push((at, has_capitals, spelling));
            }
        }
        if patterns.is_empty() {
            return None;
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build(patterns.iter().map(|(_, _, spelling)| spelling))
            .ok()?;
        Some(Self { automaton, patterns, anchors, address })
    }

    /// The terms that a text uses, with their places in it; a term in the plural is the term.
    fn found<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, std::ops::Range<usize>)> + 't {
        self.automaton.find_iter(text).filter_map(|found| {
            let (term, has_capitals, spelling) = &self.patterns[found.pattern().as_usize()];
            let written = &text[found.range()];
            let before = text[..found.start()].chars().next_back();
            let rest = &text[found.end()..];
            let rest = rest.strip_prefix('s').unwrap_or(rest);
            let stands_alone = before.is_none_or(|it| !it.is_alphanumeric())
                && rest.chars().next().is_none_or(|it| !it.is_alphanumeric());
            let same = if *has_capitals { written == spelling } else { true };
            (stands_alone && same).then(|| (*term, found.range()))
        })
    }

    /// The terms that a text uses.
    pub fn terms_in(&self, text: &str) -> BTreeSet<usize> {
        self.found(text).map(|(term, _)| term).collect()
    }

    /// Text as HTML, with a link at the first use of each term that is not among `used` yet.
    pub(super) fn mark(&self, text: &str, root: &str, used: &mut BTreeSet<usize>) -> String {
        let mut marked = String::new();
        let mut from = 0;
        for (term, range) in self.found(text) {
            if !used.insert(term) {
                continue;
            }
            marked.push_str(&html::text(&text[from..range.start]));
            marked.push_str("<a class=\"term\" href=\"");
            marked.push_str(root);
            marked.push_str(&self.address);
            marked.push('#');
            marked.push_str(&self.anchors[term]);
            marked.push_str("\">");
            marked.push_str(&html::text(&text[range.clone()]));
            marked.push_str("</a>");
            from = range.end;
        }
        if from == 0 {
            return html::text(text).into_owned();
        }
        marked.push_str(&html::text(&text[from..]));
        marked
    }
}

/// The ids of all terms' entries on a glossary page, by their places in [`Content::terms`].
pub(in crate::website) fn anchors(content: &Content, language: Language) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let id_of = |(at, term): (usize, &PlanTerm)| {
        let (_, words) = term.term.term.get(language);
        let name = crate::model::id::Id::from_words(&super::plain(&words.markdown));
        let id = name.map_or_else(|| format!("term-{at}"), |id| format!("term-{id}"));
        // Two plans may explain one word; on a page that has both, the second says whose it is.
        if taken.insert(id.clone()) { id } else { format!("{id}-{at}") }
    };
    content.terms.iter().enumerate().map(id_of).collect()
}
