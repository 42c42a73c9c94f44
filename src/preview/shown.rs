//! A site as it is shown: its pages, printed when they are asked for, with what the preview adds.

use super::added;
use crate::Site;
use crate::diagnostics::{Problem, Problems, Severity};
use crate::files::Sources;
use crate::plan::{Drafts, Entry};
use crate::readiness;
use crate::views::Dates;
use crate::website::Page;
use crate::website::address::{Addresses, INDEX};
use crate::website::files::File;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Whether pages carry what only the preview adds: the strip, its mistakes, and the script that
/// loads them again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// They do.
    Yes,
    /// They are, byte for byte, what `build --drafts` writes.
    Nothing,
}

/// How many bytes of printed pages are kept: the pages that somebody looks at, and few more.
const KEPT: usize = 32 * 1024 * 1024;

/// A site as it is shown until the next change.
#[derive(Debug)]
pub struct Shown {
    site: Site,
    /// The texts as they stand in the folder, those with mistakes too.
    written: Sources,
    /// What is wrong, in reading order.
    problems: Problems,
    /// The texts in whose place older ones are shown.
    held: BTreeSet<u32>,
    content: PathBuf,
    added: Added,
    dates: Dates,
    printed: Mutex<Printed>,
    /// The readiness report, made when somebody asks for it.
    readiness: OnceLock<String>,
}

/// The pages that were printed last.
#[derive(Debug, Default)]
struct Printed {
    pages: BTreeMap<String, Arc<[u8]>>,
    bytes: usize,
}

/// A file of the site, ready to be sent.
#[derive(Debug, Clone)]
pub enum Found {
    /// Bytes in memory.
    Bytes(Arc<[u8]>),
    /// A file of the content folder that is published as it is.
    File(PathBuf),
    /// A page that its template cannot print; this page says why.
    Broken(Arc<[u8]>),
}

impl Shown {
    pub(super) fn new(
        site: Site,
        written: Sources,
        problems: Problems,
        held: BTreeSet<u32>,
        content: PathBuf,
        added: Added,
        dates: Dates,
    ) -> Self {
        let (printed, readiness) = (Mutex::default(), OnceLock::new());
        Self { site, written, problems, held, content, added, dates, printed, readiness }
    }

    /// What is wrong, in reading order; with places in [`Shown::sources`].
    pub const fn problems(&self) -> &Problems {
        &self.problems
    }

    /// The texts as they stand in the folder.
    pub const fn sources(&self) -> &Sources {
        &self.written
    }

    /// Every file of the site by its path from the root.
    pub fn files(&self) -> &BTreeMap<String, File> {
        self.site.website().files()
    }

    /// How many pages there are.
    pub fn page_count(&self) -> usize {
        self.site.website().page_count()
    }

    /// The path that the site will stand at, with slashes at both ends.
    pub fn base(&self) -> &str {
        self.site.views().content.site.base_url.as_ref().map_or("/", |base| base.path())
    }

    /// The content folder.
    pub(super) fn content(&self) -> &Path {
        &self.content
    }

    /// A file of the site; a page is printed unless that was just done, and what searches in the
    /// browser is made when it is asked for first.
    pub fn find(&self, path: &str) -> Option<Found> {
        if path.starts_with(INDEX) {
            let bytes = self.site.website().index().ok()?.get(path)?;
            return Some(Found::Bytes(bytes.as_slice().into()));
        }
        let file = self.files().get(path)?;
        if let File::Copy(disk) = file {
            return Some(Found::File(disk.clone()));
        }
        if let Some(bytes) = self.printed().pages.get(path) {
            return Some(Found::Bytes(Arc::clone(bytes)));
        }
        let bytes: Arc<[u8]> = match self.site.website().bytes(path, file) {
            Ok(bytes) => self.with_added(file, bytes.unwrap_or_default()).into(),
            Err(problems) => return Some(Found::Broken(added::broken(self, &problems).into_bytes().into())),
        };
        let mut printed = self.printed();
        if printed.bytes + bytes.len() > KEPT {
            *printed = Printed::default();
        }
        printed.bytes += bytes.len();
        printed.pages.insert(path.to_owned(), Arc::clone(&bytes));
        Some(Found::Bytes(bytes))
    }

    /// The readiness report, as `check --report` writes it, but that it leads to the pages of the site.
    /// It counts no drafts, so where there are any, the site is gone through once more without them.
    pub(super) fn readiness(&self) -> &str {
        self.readiness.get_or_init(|| {
            if self.site.views().content.has_drafts() {
                let sources = self.site.sources.clone();
                self.report(&crate::make(sources, None, self.dates, Drafts::Hidden))
            } else {
                self.report(&self.site)
            }
        })
    }

    fn report(&self, site: &Site) -> String {
        let views = site.views();
        let addresses = Addresses::new(views.content, String::new());
        let address = |entry| Some(format!("{}{}", self.base(), addresses.entry(entry)?));
        readiness::Page::new(views, &site.sources, address).to_html()
    }

    fn printed(&self) -> std::sync::MutexGuard<'_, Printed> {
        self.printed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with_added(&self, file: &File, bytes: Vec<u8>) -> Vec<u8> {
        match (self.added, file) {
            (Added::Yes, File::Page(_, page)) => match String::from_utf8(bytes) {
                Ok(html) => added::to_page(self, *page, &html).into_bytes(),
                Err(error) => error.into_bytes(),
            },
            _ => bytes,
        }
    }

    /// The texts that a page shows, the one that it is made of first.
    pub(super) fn sources_of(&self, page: Page) -> Vec<u32> {
        let content = self.site.views().content;
        let file = |path: &str| self.written.find(path).map(|(number, _)| number);
        let of_site = |name: &str| file(name).into_iter().collect::<Vec<u32>>();
        match page {
            Page::Action(key) => self.with_translations(content.actions[key].source),
            Page::Outcome(key) => self.with_translations(content.outcomes[key].source),
            Page::Free(at) => self.with_translations(content.pages[at].source),
            Page::Plan(key)
            | Page::Actions(key)
            | Page::Years(key)
            | Page::Year(key, _)
            | Page::Statuses(key)
            | Page::Status(key, _)
            | Page::Overdue(key)
            | Page::Measures(key)
            | Page::Timeline(key)
            | Page::Changes(key)
            | Page::Audiences(key)
            | Page::Audience(key, _)
            | Page::Whole(key) => self.with_translations(content.plans[key].source),
            Page::Glossary(key) => {
                let folder = &content.plans[key].folder;
                let own = if folder.is_empty() { None } else { file(&format!("{folder}/glossary.yaml")) };
                own.into_iter().chain(of_site("glossary.yaml")).collect()
            }
            Page::Owners(_) | Page::Owner(..) => of_site("owners.yaml"),
            Page::Home | Page::Search | Page::Accessibility | Page::NotFound => of_site("site.yaml"),
        }
    }

    /// A text, and those beside it that translate it: `outcome.cy.md` beside `outcome.md`.
    fn with_translations(&self, source: u32) -> Vec<u32> {
        let path = &self.written[source].path;
        let stem = path.strip_suffix(".md").unwrap_or(path);
        let codes = self.site.views().content.languages.codes();
        let beside = codes.filter_map(|code| self.written.find(&format!("{stem}.{code}.md")));
        std::iter::once(source).chain(beside.map(|(number, _)| number)).collect()
    }

    /// What is wrong in the texts that a page shows. What stands in no text, and what is wrong with
    /// the theme, shows on the home page and on all pages, in this order.
    pub(super) fn problems_of(&self, page: Page) -> Vec<&Problem> {
        let sources = self.sources_of(page);
        let is_home = match page {
            Page::Home => true,
            Page::Plan(key) => self.site.views().content.plans[key].is_site,
            _ => false,
        };
        let shows = |problem: &&Problem| match problem.span {
            None => is_home,
            Some(span) => {
                let there = problem.related.as_ref().map(|(there, _)| there.source);
                let is_theme = || self.written[span.source].path.starts_with("themes/");
                sources.contains(&span.source)
                    || there.is_some_and(|there| sources.contains(&there))
                    || is_home && self.written[span.source].folder().is_empty()
                    || problem.severity == Severity::Error && is_theme()
            }
        };
        self.problems.as_slice().iter().filter(shows).collect()
    }

    /// Whether older texts are shown in the place of some with mistakes.
    pub fn is_holding(&self) -> bool {
        !self.held.is_empty()
    }

    /// Whether an older one is shown in the place of a text.
    pub(super) fn holds_source(&self, source: u32) -> bool {
        self.held.contains(&source)
    }

    /// Whether a page shows an older text than stands in its file.
    pub(super) fn holds(&self, page: Page) -> bool {
        self.sources_of(page).iter().any(|source| self.held.contains(source))
    }

    /// Whether a page is a draft or part of one.
    pub(super) fn is_draft(&self, page: Page) -> bool {
        let content = self.site.views().content;
        match page {
            Page::Action(key) => content.is_draft(Entry::Action(key)),
            Page::Outcome(key) => content.is_draft(Entry::Outcome(key)),
            Page::Plan(key) => content.is_draft(Entry::Plan(key)),
            Page::Free(at) => content.pages[at].written.draft == Some(true),
            _ => false,
        }
    }

    /// The addresses of pages made of one text each, by the number of the text; those in the first
    /// language.
    pub(super) fn pages_by_source(&self) -> BTreeMap<u32, &str> {
        let mut pages = BTreeMap::new();
        for (path, file) in self.files() {
            if let File::Page(0, page) = file
                && matches!(page, Page::Action(_) | Page::Outcome(_) | Page::Free(_) | Page::Plan(_))
            {
                for source in self.sources_of(*page) {
                    pages.insert(source, path.strip_suffix("index.html").unwrap_or(path));
                }
            }
        }
        pages
    }

    /// The pages that are drafts, by their addresses, each with the path of its text.
    pub(super) fn drafts(&self) -> Vec<(&str, &str)> {
        let drafts = self.files().iter().filter_map(|(path, file)| match file {
            File::Page(0, page) if self.is_draft(*page) => {
                let source = self.sources_of(*page).into_iter().next()?;
                let address = path.strip_suffix("index.html").unwrap_or(path);
                Some((address, self.written[source].shown_path.as_str()))
            }
            _ => None,
        });
        drafts.collect()
    }
}
