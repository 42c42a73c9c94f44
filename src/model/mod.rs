//! What an author may say, in types that can hold nothing else.
//!
//! [`read()`] takes the texts of a site and gives a [`Draft`]: every entry typed, every time
//! understood as far as it can be, every mark in the plan's key. References and owners are still
//! names here; the next stage finds what they stand for. Each file is read by itself, on all
//! cores. Nothing fails: what is wrong is reported, and what is right is kept.

pub mod accessibility;
pub mod action;
pub mod colour;
pub mod facts;
pub mod id;
pub mod language;
mod layout;
pub mod look;
pub mod measure;
mod memory;
pub mod number;
pub mod outcome;
pub mod owner;
pub mod plan;
pub mod read;
pub mod reference;
pub mod report;
pub mod shape;
pub mod site;
pub mod status;
pub mod text;
pub mod time;
mod translation;
pub mod when;
pub mod year;

pub use self::layout::FOLDERS_OF_SITE;
pub use self::memory::Memory;

use self::action::Action;
use self::id::Id;
use self::language::{Language, Languages};
use self::layout::{FileName, Folder, IdField, Layout, Page, PlanFolder};
use self::memory::Kind;
use self::number::{Number, Numbers};
use self::outcome::Outcome;
use self::owner::Owner;
use self::plan::{Plan, PlanTerms};
use self::read::{MentionIn, Reader, Value, list};
use self::site::{PageFields, Redirect, Site, Term};
use self::text::{Text, Words};
use self::translation::Translation;
use crate::diagnostics::{Problems, Severity, Span, Spanned, tick};
use crate::files::Sources;
use crate::markup::{self, Document};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An entry with where it stands, what it is called, and its prose.
#[derive(Debug, Clone)]
pub struct Filed<T> {
    /// What its author wrote in front matter.
    pub entry: T,
    /// The file.
    pub source: u32,
    /// The permanent name.
    pub id: Id,
    /// Where the name is said, or the beginning of the file.
    pub id_span: Span,
    /// What it is called.
    pub title: Text,
    /// The numbers printed before it.
    pub numbers: Vec<Number>,
    /// The number that orders it among its neighbours.
    pub order: Option<Number>,
    /// The Markdown below the front matter, in the languages that have some.
    pub body: Option<Text>,
    /// The references in its texts.
    pub mentions: Vec<MentionIn>,
}

/// An outcome or an action of a plan, as read from its file.
#[derive(Debug)]
pub struct InFolder<T> {
    /// The entry.
    pub filed: Filed<T>,
    /// The folder whose outcome it stands under: a place in [`PlanDraft::outcomes`].
    pub under: Option<usize>,
    /// Its place among all files, in the order of their paths.
    pub place: usize,
}

/// A plan as its files say it.
#[derive(Debug)]
pub struct PlanDraft {
    /// The plan itself.
    pub plan: Filed<Plan>,
    /// Whether it stands in the site's own folder, so that the site is the plan.
    pub is_site: bool,
    /// The folder it stands in.
    pub folder: String,
    /// What its entries were read by.
    pub terms: Arc<PlanTerms>,
    /// Its outcomes, each after the one that it stands under.
    pub outcomes: Vec<InFolder<Outcome>>,
    /// Its actions.
    pub actions: Vec<InFolder<Action>>,
    /// The terms of its own glossary.
    pub glossary: Vec<Term>,
}

/// A site as its files say it: entries call each other by name.
#[derive(Debug)]
pub struct Draft {
    /// The languages, the default first.
    pub languages: Languages,
    /// The settings.
    pub site: Site,
    /// The owners that `owners.yaml` declares.
    pub owners: Vec<Owner>,
    /// Whether there is such a file: without it, owners are made from the words used.
    pub has_owners: bool,
    /// The terms of the site's glossary.
    pub glossary: Vec<Term>,
    /// Old addresses.
    pub redirects: Vec<Redirect>,
    /// Free pages, each with its address.
    pub pages: Vec<(Filed<PageFields>, String)>,
    /// The plans, in the order of their folders.
    pub plans: Vec<PlanDraft>,
    /// References in texts that stand in no plan: the site's glossary, owners, settings.
    pub mentions: Vec<MentionIn>,
}

/// Reads everything that a site's files say.
pub fn read(sources: &Sources, problems: &mut Problems) -> Draft {
    read_with(sources, None, problems)
}

/// Reads the same, and of what was read before only what is not as it was.
///
/// It comes to the same draft and the same problems as [`read()`], in the same order.
pub fn read_again(sources: &Sources, memory: &mut Memory, problems: &mut Problems) -> Draft {
    read_with(sources, Some(memory), problems)
}

fn read_with(sources: &Sources, memory: Option<&mut Memory>, problems: &mut Problems) -> Draft {
    for refused in &sources.refused {
        let message = format!("{}: {}", refused.shown_path, refused.why);
        problems.of_site(Severity::Error, "file-not-read", message).hint(refused.hint.clone());
    }
    let site_document =
        sources.find("site.yaml").map(|(number, source)| markup::parse(number, source, problems));
    let languages = site_document.as_ref().map(|it| site::languages(&it.fields)).unwrap_or_default();
    let layout = layout::layout(sources, &languages, problems);
    let memory = memory.map(|memory| {
        memory.prepare(sources, &languages);
        &*memory
    });
    let places = sources.places();
    let of_site = OfSite { sources, languages: &languages, memory, places: &places };

    let mut mentions = Vec::new();
    let site = of_site.settings(site_document, &mut mentions, problems);
    let owners = of_site.entries::<Owner>(layout.owners, "owners", &mut mentions, problems);
    let glossary = of_site.entries::<Term>(layout.glossary, "terms", &mut mentions, problems);
    let redirects = of_site.entries::<Redirect>(layout.redirects, "redirects", &mut mentions, problems);
    let Layout { pages, plans, owners: owners_file, .. } = layout;
    let pages = OfSite::in_parallel(&pages, problems, |page, problems| of_site.page(page, problems));
    let plans = plans.into_iter().filter_map(|plan| of_site.plan(&plan, problems)).collect();
    Draft {
        site,
        owners,
        has_owners: owners_file.is_some(),
        glossary,
        redirects,
        pages: pages.into_iter().flatten().collect(),
        plans,
        mentions,
        languages,
    }
}

/// What reading a file takes.
#[derive(Clone, Copy)]
struct OfSite<'a> {
    sources: &'a Sources,
    languages: &'a Languages,
    /// What was read before.
    memory: Option<&'a Memory>,
    /// The place of each text in the order of their paths, by its number.
    places: &'a [usize],
}

impl OfSite<'_> {
    fn document(&self, number: u32, problems: &mut Problems) -> Document {
        markup::parse(number, &self.sources[number], problems)
    }

    /// A Markdown file whose fields hold those of its translations too, and the prose of it and
    /// of them.
    fn translated(&self, page: &Page, problems: &mut Problems) -> (markup::Node, Vec<(Language, Span)>) {
        let original = self.document(page.source, problems);
        let (mut fields, mut prose) = (original.fields, vec![(Language::DEFAULT, original.prose)]);
        for (language, number) in &page.translations {
            let document = self.document(*number, problems);
            let (languages, original) = (self.languages, self.sources[page.source].name());
            Translation { languages, language: *language, original, problems }
                .merge(&mut fields, document.fields);
            prose.push((*language, document.prose));
        }
        (fields, prose)
    }

    /// Does the same with every item on all cores; the problems come in the order of the items.
    fn in_parallel<I: Sync, T: Send>(
        items: &[I],
        problems: &mut Problems,
        work: impl Fn(&I, &mut Problems) -> T + Sync,
    ) -> Vec<T> {
        let done: Vec<(T, Problems)> = items
            .par_iter()
            .map(|item| {
                let mut found = Problems::default();
                (work(item, &mut found), found)
            })
            .collect();
        let mut results = Vec::with_capacity(done.len());
        for (result, found) in done {
            problems.append(found);
            results.push(result);
        }
        results
    }

    fn settings(
        &self,
        document: Option<Document>,
        mentions: &mut Vec<MentionIn>,
        problems: &mut Problems,
    ) -> Site {
        let nothing = || {
            let mut unheard = Problems::default();
            let empty = markup::Node::empty(Span::new(0, 0..0));
            let mut reader = Reader::new(self.languages, None, self.sources, &mut unheard);
            Site::part(&empty, &mut reader).expect("a site without fields is a site")
        };
        let Some(document) = document else { return nothing() };
        let mut reader = Reader::new(self.languages, None, self.sources, problems);
        if let Some(codes) = document.fields.get("languages") {
            for code in list::<Spanned<Box<str>>>(codes, &mut reader) {
                if !site::is_language(&code.value) {
                    let small = code.value.to_lowercase();
                    let hint = if site::is_language(&small) {
                        format!("write it in small letters: {}", tick(small))
                    } else {
                        "write codes such as `en` or `cy`".to_owned()
                    };
                    let message = format!("{} is no language code", tick(&code.value));
                    reader.problems.error("bad-language", code.span, message).hint(hint);
                }
            }
        }
        let site = Site::read(&document.fields, &mut reader);
        mentions.append(&mut reader.mentions);
        site.unwrap_or_else(nothing)
    }

    /// The entries of a YAML file that is a list of them.
    fn entries<T: Value>(
        &self,
        number: Option<u32>,
        what: &str,
        mentions: &mut Vec<MentionIn>,
        problems: &mut Problems,
    ) -> Vec<T> {
        let Some(number) = number else { return Vec::new() };
        let document = self.document(number, problems);
        let mut reader = Reader::new(self.languages, None, self.sources, problems);
        let entries = match &document.fields.value {
            markup::Value::List(_) => list(&document.fields, &mut reader),
            markup::Value::Map(fields) if fields.is_empty() => Vec::new(),
            _ => {
                reader
                    .expected(&format!("a list of {what}"), &document.fields)
                    .hint("begin each entry with `- `");
                Vec::new()
            }
        };
        mentions.append(&mut reader.mentions);
        entries
    }

    /// A free page and its address, which is its path.
    fn page(&self, page: &Page, problems: &mut Problems) -> Option<(Filed<PageFields>, String)> {
        let path = &self.sources[page.source].path;
        let inside = path.strip_prefix("pages/").unwrap_or(path);
        let stem = inside.strip_suffix(".md").unwrap_or(inside);
        let stem = stem.strip_suffix("/index").unwrap_or(stem);
        let ids: Vec<String> = stem
            .split('/')
            .filter_map(|part| FileName::new(part, page.source).id.map(|id| id.to_string()))
            .collect();
        let last = stem.rsplit('/').next().unwrap_or(stem);
        let name = if inside.ends_with("/index.md") {
            FileName::of_folder(last, page.source)
        } else {
            FileName::new(last, page.source)
        };
        let filed = self.filed(page, name, None, problems, |entry: &PageFields| Said {
            title: entry.title.clone(),
            example: "page",
            ..Said::default()
        })?;
        Some((filed, ids.join("/")))
    }

    fn plan(&self, folders: &PlanFolder, problems: &mut Problems) -> Option<PlanDraft> {
        let root = folders.folders.first()?;
        let index = root.index.as_ref()?;
        let (fields, _) = self.translated(index, &mut Problems::default());
        let terms = PlanTerms::read(&fields, &mut Reader::new(self.languages, None, self.sources, problems));
        let terms = Arc::new(terms);
        let name = FileName::of_folder(folders.name.as_deref().unwrap_or("plan"), index.source);
        let mut plan = self.filed(index, name, Some(&terms), problems, |entry: &Plan| Said {
            title: entry.title.clone(),
            example: "plan",
            ..Said::default()
        })?;

        let (outcomes, under) = self.outcomes(&folders.folders[1..], &terms, problems);
        let pages: Vec<(&Page, Option<usize>)> = folders
            .folders
            .iter()
            .flat_map(|folder| {
                let outcome = nearest_outcome(&folder.path, &under);
                folder.pages.iter().map(move |page| (page, outcome))
            })
            .collect();
        let actions = Self::in_parallel(&pages, problems, |(page, under), problems| {
            let name = self.name(page);
            let filed = self.filed(page, name, Some(&terms), problems, |entry: &Action| Said {
                id: entry.id.as_ref().map(|it| (it.id.clone(), it.span)),
                id_field: IdField::Yes,
                example: "action",
                title: entry.title.clone(),
                numbers: entry.number.clone(),
            })?;
            Some(InFolder { filed, under: *under, place: self.places[page.source as usize] })
        });
        let glossary = self.entries(folders.glossary, "terms", &mut plan.mentions, problems);
        Some(PlanDraft {
            plan,
            is_site: folders.name.is_none(),
            folder: root.path.clone(),
            terms,
            outcomes,
            actions: actions.into_iter().flatten().collect(),
            glossary,
        })
    }

    /// The outcomes of a plan, and for every folder that is one its place among them.
    fn outcomes(
        &self,
        folders: &[Folder],
        terms: &Arc<PlanTerms>,
        problems: &mut Problems,
    ) -> (Vec<InFolder<Outcome>>, BTreeMap<String, usize>) {
        let mut under = BTreeMap::new();
        let mut outcomes = Vec::new();
        // Shorter paths first: an outcome stands after the one that it stands under.
        let mut with_index: Vec<(&Folder, &Page)> =
            folders.iter().filter_map(|folder| Some((folder, folder.index.as_ref()?))).collect();
        with_index.sort_by_key(|(folder, _)| folder.path.matches('/').count());
        for (folder, index) in with_index {
            let name = folder.path.rsplit('/').next().unwrap_or(&folder.path);
            let name = FileName::of_folder(name, index.source);
            let filed = self.filed(index, name, Some(terms), problems, |entry: &Outcome| Said {
                id: entry.id.as_ref().map(|it| (it.id.clone(), it.span)),
                id_field: IdField::Yes,
                example: "outcome",
                title: entry.title.clone(),
                numbers: entry.number.clone(),
            });
            let parent = folder.path.rsplit_once('/').and_then(|(parent, _)| nearest_outcome(parent, &under));
            if let Some(filed) = filed {
                under.insert(folder.path.clone(), outcomes.len());
                outcomes.push(InFolder { filed, under: parent, place: self.places[index.source as usize] });
            }
        }
        (outcomes, under)
    }

    fn name(&self, page: &Page) -> FileName {
        let name = self.sources[page.source].name();
        FileName::new(name.rsplit_once('.').map_or(name, |(stem, _)| stem), page.source)
    }

    /// Reads a Markdown file and its translations into an entry, unless that was done before.
    fn filed<T: Value + Kind + Clone>(
        &self,
        page: &Page,
        name: FileName,
        terms: Option<&Arc<PlanTerms>>,
        problems: &mut Problems,
        said: impl FnOnce(&T) -> Said,
    ) -> Option<Filed<T>> {
        let Some(kept) = self.memory.and_then(T::of) else {
            return self.read_filed(page, name, terms.map(|it| &**it), problems, said);
        };
        let files: Vec<u32> =
            std::iter::once(page.source).chain(page.translations.iter().map(|(_, number)| *number)).collect();
        if let Some(known) = kept.find(&files, terms.map(|it| &**it)) {
            return known.again(problems);
        }
        let mut found = Problems::default();
        let filed = self.read_filed(page, name, terms.map(|it| &**it), &mut found, said);
        let files = files.into_iter().filter_map(|it| Some((it, Arc::clone(self.sources.shared(it)?))));
        kept.keep(files.collect(), terms.cloned(), filed.as_ref(), &found);
        problems.append(found);
        filed
    }

    fn read_filed<T: Value>(
        &self,
        page: &Page,
        name: FileName,
        terms: Option<&PlanTerms>,
        problems: &mut Problems,
        said: impl FnOnce(&T) -> Said,
    ) -> Option<Filed<T>> {
        let (fields, prose) = self.translated(page, problems);
        let mut reader = Reader::new(self.languages, terms, self.sources, problems);
        let entry = T::read(&fields, &mut reader)?;
        let said = said(&entry);
        let start = Span::new(page.source, 0..0);
        let (mut title, mut body) = (said.title, None);
        for (language, prose) in prose {
            let (heading, rest) = match &title {
                Some(title) if title.has(language) => (None, prose),
                _ => first_heading(self.sources.written(prose), prose),
            };
            if let Some(span) = heading {
                let words = reader.text_at(self.sources.written(span), span);
                Text::set_in(&mut title, language, words);
            }
            let written = self.sources.written(rest);
            if !written.trim().is_empty() {
                Text::set_in(&mut body, language, reader.text_at(written, rest));
            }
        }
        let mentions = std::mem::take(&mut reader.mentions);

        let (id, id_span) = if let Some(given) = said.id {
            given
        } else if let Some(id) = name.id {
            (id, start)
        } else {
            let (message, hint) = name.without_id(said.id_field, said.example);
            problems.error("no-id", start, message).hint(hint);
            return None;
        };
        let mut title = title.unwrap_or_else(|| Text::written(&name.words, start));
        if !title.has(Language::DEFAULT) {
            title.set(Language::DEFAULT, Words::new(name.words.into(), start));
        }
        let numbers = match said.numbers {
            Some(Numbers::None) => Vec::new(),
            Some(Numbers::Some(numbers)) => numbers,
            None => name.number.iter().cloned().collect(),
        };
        // The file's own number orders, so that a number as printed cannot move its file.
        let order = name.number.or_else(|| numbers.first().cloned());
        Some(Filed { entry, source: page.source, id, id_span, title, numbers, order, body, mentions })
    }
}

/// What an entry says of itself that other things depend on.
#[derive(Default)]
struct Said {
    id: Option<(Id, Span)>,
    id_field: IdField,
    /// A word that makes an id of a name without letters.
    example: &'static str,
    title: Option<Text>,
    numbers: Option<Numbers>,
}

/// The outcome that a folder is or stands in.
fn nearest_outcome(folder: &str, outcomes: &BTreeMap<String, usize>) -> Option<usize> {
    let mut folder = folder;
    loop {
        if let Some(at) = outcomes.get(folder) {
            return Some(*at);
        }
        folder = folder.rsplit_once('/')?.0;
    }
}

/// Finds the heading with which prose begins, and what comes after it: it is the title of what
/// has no other.
fn first_heading(written: &str, prose: Span) -> (Option<Span>, Span) {
    let start = written.len() - written.trim_start().len();
    let Some(rest) = written[start..].strip_prefix('#') else { return (None, prose) };
    let line = rest.lines().next().unwrap_or_default();
    let title = closed(line.trim());
    if title.is_empty() || !line.starts_with([' ', '\t']) {
        return (None, prose);
    }
    let end = start + 1 + line.len();
    let from = start + 1 + (line.len() - line.trim_start().len());
    (Some(prose.part(from..from + title.len())), prose.part(end..written.len()))
}

/// A heading without the `#` that may close it, which stand behind a space: C# keeps its own.
fn closed(heading: &str) -> &str {
    let words = heading.trim_end_matches('#');
    match words.chars().next_back() {
        Some(last) if !last.is_whitespace() => heading,
        _ => words.trim_end(),
    }
}
