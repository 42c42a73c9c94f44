//! Texts as people read them, each letter with its place in the file.

use crate::diagnostics::Span;
use crate::files::Sources;
use crate::markup::markdown;
use crate::model::language::Language;
use crate::model::read::first_line;
use crate::model::text::{Text, Words};
use crate::plan::{Content, Entry, Key, Owner, Plan};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use rayon::prelude::*;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// What a text is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A plan, an outcome or an action.
    Entry(Entry),
    /// An owner.
    Owner(Key<Owner>),
    /// A term: its place in [`Content::terms`].
    Term(usize),
    /// A free page: its place in [`Content::pages`].
    Page(usize),
    /// The site.
    Site,
}

impl Of {
    /// The plan that it belongs to.
    pub fn plan(self, content: &Content) -> Option<Key<Plan>> {
        match self {
            Self::Entry(Entry::Plan(key)) => Some(key),
            Self::Entry(Entry::Outcome(key)) => Some(content.outcomes[key].plan),
            Self::Entry(Entry::Action(key)) => Some(content.actions[key].plan),
            Self::Term(at) => content.terms[at].plan,
            Self::Owner(_) | Self::Page(_) | Self::Site => None,
        }
    }
}

/// A text in one language, as people read it.
#[derive(Debug)]
pub struct Passage<'a> {
    /// What it is said of.
    pub of: Of,
    /// Its language.
    pub language: Language,
    /// As it was written.
    pub words: &'a Words,
    /// What a reader sees of it: without marks, addresses, code and HTML; a line for each paragraph,
    /// item and cell.
    pub plain: Cow<'a, str>,
    /// Where stretches of it stand in the Markdown: the first byte here and there. Empty where both
    /// are the same.
    stretches: Vec<(usize, usize)>,
}

impl<'a> Passage<'a> {
    fn new(of: Of, language: Language, words: &'a Words) -> Self {
        let (plain, stretches) = read(&words.markdown);
        Self { of, language, words, plain, stretches }
    }

    /// The place of some bytes of what a reader sees.
    pub fn place(&self, range: Range<usize>, sources: &Sources) -> Span {
        let there = if self.stretches.is_empty() {
            range
        } else {
            let at = |offset: usize| {
                let after = self.stretches.partition_point(|(here, _)| *here <= offset);
                let (here, there) = self.stretches[after.saturating_sub(1)];
                there + offset.saturating_sub(here)
            };
            let start = at(range.start);
            start..at(range.end.saturating_sub(1)).max(start) + usize::from(!range.is_empty())
        };
        place(self.words, there, sources)
    }
}

/// The place of some bytes of a Markdown text: these letters where the text stands in the file as it
/// is, or else the first of the same letters in it, or the first line of it.
pub(super) fn place(words: &Words, range: Range<usize>, sources: &Sources) -> Span {
    let written = sources.written(words.span);
    if *words.markdown == *written {
        return words.span.part(range);
    }
    let letters = words.markdown.get(range).unwrap_or_default();
    match written.find(letters).filter(|_| !letters.trim().is_empty()) {
        Some(at) => words.span.part(at..at + letters.len()),
        None => first_line(words.span, sources.text(words.span.source)),
    }
}

/// What a reader sees of a Markdown text, with the stretches of it.
fn read(text: &str) -> (Cow<'_, str>, Vec<(usize, usize)>) {
    const MARKS: &[char] = &[
        '*', '_', '`', '[', ']', '<', '&', '\\', '#', '|', '~', '>', '\n', '!', '-', '+', '.', ')', ':', '$',
    ];
    // What stands at the beginning of a line only would be a mark there; few texts have lines.
    let is_plain = !text.contains(['*', '_', '`', '[', '<', '&', '\\', '\n', '~', '|', '$', '^'])
        && !text.trim_start().starts_with(|it: char| MARKS.contains(&it) || it.is_ascii_digit());
    if is_plain {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut plain = String::with_capacity(text.len());
    let mut stretches = Vec::new();
    let mut is_code = false;
    for (event, range) in Parser::new_ext(text, markdown()).into_offset_iter() {
        match event {
            Event::Text(words) if !is_code => {
                // The letters may be others than those written, as for `&amp;`; then the stretch tells
                // where they begin.
                stretches.push((plain.len(), range.start));
                plain.push_str(&words);
            }
            Event::SoftBreak => {
                stretches.push((plain.len(), range.start));
                plain.push(' ');
            }
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::HardBreak
            | Event::Start(Tag::Item)
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::FootnoteDefinition
                | TagEnd::DefinitionListTitle
                | TagEnd::DefinitionListDefinition,
            ) if !plain.is_empty() && !plain.ends_with('\n') => {
                stretches.push((plain.len(), range.end));
                plain.push('\n');
            }
            _ => {}
        }
    }
    plain.truncate(plain.trim_end().len());
    (Cow::Owned(plain), stretches)
}

/// All texts of a site.
#[derive(Debug)]
pub struct Passages<'a> {
    content: &'a Content,
    read: OnceLock<Vec<Passage<'a>>>,
}

impl<'a> Passages<'a> {
    pub(super) const fn new(content: &'a Content) -> Self {
        Self { content, read: OnceLock::new() }
    }

    /// The texts in the order of the site: plans, outcomes, actions, then what belongs to all.
    pub fn all(&self) -> &[Passage<'a>] {
        self.read.get_or_init(|| {
            let content = self.content;
            let texts: Vec<(Of, &Text)> = content
                .plans
                .iter()
                .flat_map(|(key, it)| it.texts().map(move |text| (Of::Entry(Entry::Plan(key)), text)))
                .chain(
                    content.outcomes.iter().flat_map(|(key, it)| {
                        it.texts().map(move |text| (Of::Entry(Entry::Outcome(key)), text))
                    }),
                )
                .chain(
                    content.actions.iter().flat_map(|(key, it)| {
                        it.texts().map(move |text| (Of::Entry(Entry::Action(key)), text))
                    }),
                )
                .chain(
                    content.owners.iter().filter_map(|(key, it)| Some((Of::Owner(key), it.about.as_ref()?))),
                )
                .chain(content.terms.iter().enumerate().map(|(at, it)| (Of::Term(at), &it.term.means)))
                .chain(content.pages.iter().enumerate().flat_map(|(at, it)| {
                    it.written.summary.iter().chain(&it.body).map(move |text| (Of::Page(at), text))
                }))
                .chain(content.site.description.iter().map(|text| (Of::Site, text)))
                .collect();
            texts
                .par_iter()
                .flat_map_iter(|(of, text)| {
                    text.iter().map(|(language, words)| Passage::new(*of, language, words))
                })
                .collect()
        })
    }

    /// The texts of plans, outcomes and actions.
    pub fn of_plans(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.all().iter().take_while(|it| matches!(it.of, Of::Entry(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader sees, and the letters of the file at the place of each word of it.
    fn seen(markdown: &str) -> (String, Vec<String>) {
        let sources = Sources::of_texts([("a.md", markdown)]);
        let words = Words::new(markdown.into(), Span::new(0, 0..markdown.len()));
        let passage = Passage::new(Of::Site, Language::DEFAULT, &words);
        let plain = passage.plain.to_string();
        let start = |word: &str| word.as_ptr() as usize - plain.as_ptr() as usize;
        let at = |word: &str| {
            let place = passage.place(start(word)..start(word) + word.len(), &sources);
            sources.written(place).to_owned()
        };
        let places = plain.split_whitespace().map(at).collect();
        (plain, places)
    }

    #[test]
    fn readers_see_no_marks_and_every_word_has_its_place() {
        for (markdown, plain) in [
            ("Plain words.", "Plain words."),
            ("Some *fine* words", "Some fine words"),
            ("# Heading\n\nA [link](https://example.org) and `code`.", "Heading\nA link and ."),
            ("- one\n- two words\n", "one\ntwo words"),
            ("| a | b |\n|---|---|\n| c | d |\n", "a\nb\nc\nd"),
            ("Over two\nlines", "Over two lines"),
            ("1. first", "first"),
        ] {
            let (seen, places) = seen(markdown);
            assert_eq!(seen, plain, "{markdown:?}");
            assert_eq!(places, plain.split_whitespace().collect::<Vec<_>>(), "{markdown:?}");
        }
    }
}
