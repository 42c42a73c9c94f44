//! What links in prose lead to.

use super::{Prose, plain};
use crate::files::{Asset, Sources};
use crate::model::FOLDERS_OF_SITE;
use crate::model::language::Language;
use crate::model::text::Words;
use crate::plan::{Content, Entry, Target};
use crate::website::address::{Addresses, encoded};
use crate::website::html;
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};

/// Where the files of the content folder are published.
#[derive(Debug, Default)]
pub struct Places {
    /// The folder of each text, by its number.
    folders: Vec<String>,
    /// The address of each file that has one, by its path in the content folder.
    published: BTreeMap<String, String>,
    /// All those addresses.
    addresses: BTreeSet<String>,
}

/// What an address in prose is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Another website, a mail address, a telephone number.
    Elsewhere(String),
    /// A place on the same page.
    Here(String),
    /// A page or file of this site, from its root, with a fragment where one was written.
    Published(String),
    /// Nothing that is there.
    Missing,
    /// A scheme that is not allowed.
    Refused,
}

impl Places {
    /// Finds out where every file goes.
    pub fn new(sources: &Sources, content: &Content, addresses: &Addresses<'_>) -> Self {
        let mut published = BTreeMap::new();
        let mut add = |source: u32, address: Option<String>| {
            if let Some(address) = address {
                published.insert(sources[source].path.clone(), address);
            }
        };
        for (key, plan) in content.plans.iter() {
            add(plan.source, Some(addresses.plan(key)));
        }
        for (key, outcome) in content.outcomes.iter() {
            add(outcome.source, addresses.outcome(key));
        }
        for (key, action) in content.actions.iter() {
            add(action.source, addresses.action(key));
        }
        for page in &content.pages {
            add(page.source, Some(addresses.page(&page.path)));
        }
        for (asset, address) in published_assets(sources, content) {
            published.insert(asset.path.clone(), address);
        }
        let folders = sources.table(|_, source| source.folder().to_owned());
        let addresses = published.values().cloned().collect();
        Self { folders, published, addresses }
    }

    /// What an address means that stands in a text.
    pub fn destination(&self, address: &str, source: u32) -> Destination {
        let address = address.trim();
        if let Some(fragment) = address.strip_prefix('#') {
            return Destination::Here(fragment.to_owned());
        }
        let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        match scheme.as_deref() {
            Some("http" | "https" | "mailto" | "tel") => return Destination::Elsewhere(address.to_owned()),
            Some(scheme) if scheme.bytes().all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it)) => {
                return Destination::Refused;
            }
            _ => {}
        }
        if address.starts_with("//") {
            return Destination::Refused;
        }
        let end = address.find(['#', '?']).unwrap_or(address.len());
        let (path, rest) = address.split_at(end);
        let Ok(path) = percent_decode_str(path).decode_utf8() else { return Destination::Missing };
        let Some(inside) = self.inside(&path, source) else { return Destination::Missing };
        let found = self.published.get(&inside).cloned().or_else(|| self.at_address(&inside));
        match found {
            Some(found) => Destination::Published(format!("{found}{rest}")),
            None => Destination::Missing,
        }
    }

    /// A path in the content folder from a path as written: from the text's folder, or from the
    /// root when it begins with a slash. What leads out of the folder is nothing.
    fn inside(&self, path: &str, source: u32) -> Option<String> {
        let mut parts: Vec<&str> = Vec::new();
        if !path.starts_with('/') {
            parts.extend(self.folders.get(source as usize)?.split('/').filter(|it| !it.is_empty()));
        }
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(parts.join("/"))
    }

    /// The page or file whose address is a path, as readers see it: `/plan/actions/payments/`.
    fn at_address(&self, inside: &str) -> Option<String> {
        let file = encoded(inside);
        self.addresses.get(&format!("{file}/")).or_else(|| self.addresses.get(&file)).cloned()
    }
}

/// The files that are published as they are, each with its address. Themes are not among them, nor
/// what stands beside a hidden draft: its readers would see what is not published yet.
pub fn published_assets<'s>(
    sources: &'s Sources,
    content: &'s Content,
) -> impl Iterator<Item = (&'s Asset, String)> {
    sources
        .assets
        .iter()
        .filter(|asset| !content.hidden.iter().any(|draft| is_beside(&asset.path, sources[*draft].folder())))
        .filter_map(|asset| Some((asset, asset_address(&asset.path)?)))
}

/// Whether a file belongs to what stands in a folder. With a plan in the content folder itself,
/// pages, themes and static files stand there too, and are not the plan's.
fn is_beside(path: &str, folder: &str) -> bool {
    match path.strip_prefix(folder) {
        Some(_) if folder.is_empty() => {
            !path.split_once('/').is_some_and(|(first, _)| FOLDERS_OF_SITE.contains(&first))
        }
        Some(inside) => inside.starts_with('/'),
        None => false,
    }
}

/// Where a file goes that is published as it is: `static/` and `pages/` are not part of it.
/// Themes are not published.
fn asset_address(path: &str) -> Option<String> {
    if path.starts_with("themes/") {
        return None;
    }
    let path = path.strip_prefix("static/").or_else(|| path.strip_prefix("pages/")).unwrap_or(path);
    Some(encoded(path))
}

impl Prose<'_> {
    /// A reference in a text as a link: with the wording its author gave, or else with the number
    /// and title of its target.
    pub(super) fn reference(&self, words: &Words, at: usize, wording: Option<&str>, wanted: &str) -> String {
        let fallback = || wording.map_or_else(|| html::text(wanted).into_owned(), str::to_owned);
        let Some(target) = self.links.get(&(words.span, at)) else { return fallback() };
        match target {
            Target::Action(key) => self.link_to(Entry::Action(*key), wording),
            Target::Outcome(key) => self.link_to(Entry::Outcome(*key), wording),
            Target::Group { actions, .. } => match (wording, actions.first()) {
                (Some(_), Some(first)) => self.link_to(Entry::Action(*first), wording),
                _ => {
                    let links: Vec<String> =
                        actions.iter().map(|key| self.link_to(Entry::Action(*key), None)).collect();
                    self.words().list(&links)
                }
            },
            Target::Document(plan, at) => {
                let (_, document) = &self.addresses.content().plans[*plan].documents[*at];
                let label = wording
                    .map_or_else(|| html::text(&self.plain(&document.title)).into_owned(), str::to_owned);
                match &document.url {
                    Some(url) => format!("<a href=\"{}\">{label}</a>", html::attribute(url)),
                    None => label,
                }
            }
        }
    }

    fn link_to(&self, entry: Entry, wording: Option<&str>) -> String {
        let writing = self.writing.get();
        let (language, label) = match wording {
            Some(wording) => (writing, wording.to_owned()),
            None => {
                let (language, name) = self.name_in(writing, entry);
                (language, html::text(&name).into_owned())
            }
        };
        let lang = match language {
            language if language == writing => String::new(),
            language => format!(" lang=\"{}\"", html::attribute(self.languages.code(language))),
        };
        match self.link_address(entry) {
            Some(address) => format!("<a href=\"{address}\"{lang}>{label}</a>"),
            None if lang.is_empty() => label,
            None => format!("<span{lang}>{label}</span>"),
        }
    }

    /// Where a link to an entry leads from this page.
    pub fn link_address(&self, entry: Entry) -> Option<String> {
        let content = self.addresses.content();
        let (plan, anchor) = match entry {
            Entry::Plan(_) => (None, String::new()),
            Entry::Outcome(key) => {
                (Some(content.outcomes[key].plan), format!("outcome-{}", content.outcomes[key].id))
            }
            Entry::Action(key) => {
                (Some(content.actions[key].plan), format!("action-{}", content.actions[key].id))
            }
        };
        if plan.is_some() && plan == self.whole {
            return Some(format!("#{anchor}"));
        }
        self.addresses.entry(entry).map(|address| format!("{}{address}", self.root.get()))
    }

    /// What something is called in a link, its number and its title, with the language that this
    /// is in: the page's where it can be.
    pub fn name_of(&self, entry: Entry) -> (Language, String) {
        self.name_in(self.language, entry)
    }

    fn name_in(&self, language: Language, entry: Entry) -> (Language, String) {
        let content = self.addresses.content();
        let (numbers, title) = match entry {
            Entry::Plan(key) => (&[][..], &content.plans[key].title),
            Entry::Outcome(key) => (content.outcomes[key].numbers.as_slice(), &content.outcomes[key].title),
            Entry::Action(key) => (content.actions[key].numbers.as_slice(), &content.actions[key].title),
        };
        let (language, title) = title.get(language);
        let title = plain(&title.markdown);
        let name = if numbers.is_empty() {
            title
        } else {
            format!("{} {title}", crate::website::parts::numbers(numbers))
        };
        (language, name)
    }
}
