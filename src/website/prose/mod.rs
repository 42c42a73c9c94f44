//! Authors' Markdown as HTML.
//!
//! A [`Prose`] writes the texts of one page. It finds what `[[references]]` and links to files
//! lead to, marks glossary terms at their first use on the page, keeps ids unique, and writes
//! what pulldown-cmark's own writer does not: tables whose heads say what they head, alerts and
//! footnotes that can be heard, task lists without form controls, no `style` attributes. Raw HTML
//! is cleaned by ammonia.

mod clean;
pub(super) mod glossary;
mod links;
mod plain;
mod write;

pub use clean::{RawAddress, left_out, raw_addresses, raw_html};
pub use glossary::Glossary;
pub use links::{Destination, Places, published_assets};
pub use plain::plain;

use super::address::Addresses;
use super::{html, minify};
use crate::model::language::{Language, Languages};
use crate::model::text::{Text, Words};
use crate::plan::{Key, Plan, TextLinks};
use crate::website::words;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The theme's words in each language that it has words in.
pub type Tongues = BTreeMap<Language, Arc<words::Words>>;

/// What the texts of a page have used up between them.
#[derive(Debug, Default)]
struct Used {
    terms: BTreeSet<usize>,
    ids: BTreeSet<String>,
    footnotes: usize,
    /// The languages that its texts are in.
    languages: BTreeSet<Language>,
}

/// Writes the texts of one page.
#[derive(Debug)]
pub struct Prose<'a> {
    pub(super) addresses: &'a Addresses<'a>,
    pub(super) places: &'a Places,
    pub(super) links: &'a TextLinks,
    pub(super) glossary: Option<&'a Glossary>,
    pub(super) languages: &'a Languages,
    pub(super) language: Language,
    /// The language of the text that is being written.
    writing: Cell<Language>,
    /// What leads from the page to the root of the site: `../../`. While a text with raw HTML is
    /// written, what stands for it.
    pub(super) root: Cell<&'a str>,
    /// The caption of tables that stand under no heading: what the page is called.
    pub(super) caption: &'a str,
    /// The theme's words in the page's language.
    words: &'a words::Words,
    /// The theme's words in the languages of other texts.
    tongues: &'a Tongues,
    /// The plan whose entries all stand on this page, so that links to them stay on it.
    pub(super) whole: Option<Key<Plan>>,
    used: RefCell<Used>,
}

/// What a page's texts are written with.
#[derive(Debug, Clone, Copy)]
pub struct With<'a> {
    /// Where entries are published.
    pub addresses: &'a Addresses<'a>,
    /// Where files are published.
    pub places: &'a Places,
    /// What references in texts were found to be.
    pub links: &'a TextLinks,
    /// The terms to mark.
    pub glossary: Option<&'a Glossary>,
    /// The languages of the site.
    pub languages: &'a Languages,
    /// The language of the page.
    pub language: Language,
    /// The theme's words in that language.
    pub words: &'a words::Words,
    /// The theme's words in every language.
    pub tongues: &'a Tongues,
}

impl<'a> Prose<'a> {
    /// A writer for a page.
    pub fn new(with: With<'a>, root: &'a str, caption: &'a str) -> Self {
        Self {
            addresses: with.addresses,
            places: with.places,
            links: with.links,
            glossary: with.glossary,
            languages: with.languages,
            language: with.language,
            writing: Cell::new(with.language),
            root: Cell::new(root),
            caption,
            words: with.words,
            tongues: with.tongues,
            whole: None,
            used: RefCell::default(),
        }
    }

    /// A writer for a page on which all of a plan stands: links to its entries stay on the page.
    #[must_use]
    pub fn in_page(mut self, plan: Option<Key<Plan>>) -> Self {
        self.whole = plan;
        self
    }

    /// A text for the inside of a paragraph, a list item or a table cell. What is not in the
    /// page's language says so in `lang`.
    pub fn inline(&self, text: &Text) -> String {
        self.written(text, "span", |words| self.inline_words(words))
    }

    /// A title: like [`Self::inline`], but without links of any kind, for it stands in one.
    pub fn title(&self, text: &Text) -> String {
        self.written(text, "span", |words| html::text(&plain(&words.markdown)).into_owned())
    }

    /// An address in front matter, made one for this page; nothing where it leads nowhere.
    pub fn address(&self, written: &str, source: u32) -> Option<String> {
        match self.places.destination(written, source) {
            Destination::Elsewhere(address) => Some(address),
            Destination::Published(address) => Some(format!("{}{address}", self.root.get())),
            Destination::Here(_) | Destination::Missing | Destination::Refused => None,
        }
    }

    /// A text as paragraphs, lists and tables; its headings begin at `level`.
    pub fn block(&self, text: &Text, level: u8) -> String {
        self.written(text, "div", |words| self.block_words(words, level))
    }

    /// Writes a text in the language that it has for the page's readers. Where that is another than
    /// the page's, an element around it says so.
    fn written(&self, text: &Text, element: &str, write: impl FnOnce(&Words) -> String) -> String {
        let (language, words) = text.get(self.language);
        self.used.borrow_mut().languages.insert(language);
        self.writing.set(language);
        let html = write(words);
        self.writing.set(self.language);
        match self.lang(language) {
            None => html,
            Some(code) => format!("<{element} lang=\"{}\">{html}</{element}>", html::attribute(&code)),
        }
    }

    /// A text without any markup, for titles and attributes.
    pub fn plain(&self, text: &Text) -> String {
        plain(&text.get(self.language).1.markdown)
    }

    /// The code of a language that is not the page's, for `lang`.
    pub fn lang(&self, language: Language) -> Option<String> {
        (language != self.language).then(|| self.languages.code(language).to_owned())
    }

    /// The code of the language that the page's readers get a text in, where it is not the page's.
    pub fn lang_of(&self, text: &Text) -> Option<String> {
        self.lang(text.get(self.language).0)
    }

    /// That texts of the page, of those written until now, are in another language; nothing where
    /// none is.
    pub fn untranslated(&self) -> Option<String> {
        let used = self.used.borrow();
        let others: Vec<Language> =
            used.languages.iter().copied().filter(|language| *language != self.language).collect();
        if others.is_empty() {
            return None;
        }
        let name = |language: &Language| self.words.fixed(&format!("in-{}", self.languages.code(*language)));
        let names: Option<Vec<String>> = others.iter().map(|it| name(it).map(str::to_owned)).collect();
        let Some(names) = names else { return Some(self.words.say("only-in-other-language")) };
        let word = if used.languages.contains(&self.language) { "partly-in" } else { "only-in" };
        Some(self.words.say_with(word, &[("in", self.words.list(&names).into())]))
    }

    /// The theme's words in the language of the text that is being written.
    fn words(&self) -> &words::Words {
        self.tongues.get(&self.writing.get()).map_or(self.words, |words| words)
    }

    /// How a text begins, without any markup: its first paragraph, cut between sentences or else
    /// between words where it is longer than search engines show. Nothing where it begins with something else.
    pub fn opening(&self, text: &Text) -> Option<String> {
        /// In bytes.
        const SHOWN: usize = 200;
        let markdown = &text.get(self.language).1.markdown;
        let mut paragraphs = markdown.split("\n\n").map(str::trim);
        let first = paragraphs.find(|it| !it.is_empty() && !it.starts_with('#'))?;
        if first.starts_with(['-', '*', '>', '|', '<', '`', '~', '!', ':']) && !first.starts_with("**") {
            return None;
        }
        let words = plain(first);
        if words.len() <= SHOWN {
            return Some(words);
        }
        let end = words.floor_char_boundary(SHOWN);
        // A sentence or two say more than two and a half.
        if let Some(stop) = words[..end].rfind(". ").filter(|stop| *stop > SHOWN / 2) {
            return Some(words[..=stop].to_owned());
        }
        let end = words[..end].rfind(' ').unwrap_or(end);
        Some(format!("{}…", words[..end].trim_end_matches([',', ';', ':', ' '])))
    }

    /// Makes an id that no other element of the page has.
    pub fn id(&self, wanted: &str) -> String {
        let mut used = self.used.borrow_mut();
        let mut id = wanted.to_owned();
        let mut count = 1;
        while !used.ids.insert(id.clone()) {
            count += 1;
            id = format!("{wanted}-{count}");
        }
        id
    }

    fn inline_words(&self, words: &Words) -> String {
        if plain::is_plain(&words.markdown) {
            return self.marked(&words.markdown);
        }
        let blocks = write::Writer::new(self, words, 3).write();
        // One paragraph is its text; what has more goes on after a line break.
        let inner = blocks.strip_prefix("<p>").and_then(|it| it.strip_suffix("</p>"));
        match inner {
            Some(inner) if !inner.contains("<p>") => inner.to_owned(),
            _ => html::inlined(&blocks),
        }
    }

    fn block_words(&self, words: &Words, level: u8) -> String {
        if plain::is_plain(&words.markdown) {
            return format!("<p>{}</p>", self.marked(&words.markdown));
        }
        let written = write::Writer::new(self, words, level).write();
        // What the writer writes itself has nothing to leave out.
        if words.may_hold.html { minify::html(&written) } else { written }
    }

    /// Text as HTML, with glossary terms marked that stand on this page for the first time.
    fn marked(&self, text: &str) -> String {
        match self.glossary {
            Some(glossary) => glossary.mark(text, self.root.get(), &mut self.used.borrow_mut().terms),
            None => html::text(text).into_owned(),
        }
    }

    fn next_footnote(&self) -> usize {
        let mut used = self.used.borrow_mut();
        used.footnotes += 1;
        used.footnotes
    }
}
