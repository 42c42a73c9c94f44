//! Every file of a site by its path, and which of two gets a path that both want.
//!
//! `Files` takes what comes, first come first served. No two files get one path, none gets the
//! path of a folder in which others stand, and none that of the manifest. What cannot have its
//! path is reported, where its author wrote it if there is such a place, and left out.

use super::Page;
use super::address::INDEX;
use super::publish::MANIFEST;
use crate::diagnostics::{Problems, Severity, Span, tick};
use crate::files::Sources;
use crate::plan::Content;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A file of a site.
#[derive(Debug, Clone)]
pub enum File {
    /// A page, and which of the site's languages it is in, counted from 0.
    Page(usize, Page),
    /// A page at an old address, and which of the site's languages it is in.
    Redirect(usize, Moved),
    /// Bytes that are there already.
    Bytes(Vec<u8>),
    /// A file that is published as it is.
    Copy(PathBuf),
}

/// What is said of an old address.
#[derive(Debug, Clone)]
pub struct Moved {
    /// Where it leads.
    pub to: Leads,
    /// The letters that say the old address.
    pub said: Span,
}

/// Where an old address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    /// To an address of this site, from its root.
    Within(String),
    /// To another website, a mail address, a telephone number.
    Away(String),
}

/// The files of a site while they find their paths.
#[derive(Debug)]
pub(super) struct Files<'a> {
    content: &'a Content,
    sources: &'a Sources,
    by_path: BTreeMap<String, File>,
    /// The letters of old addresses that were told of: several languages have them in common.
    told: BTreeSet<Span>,
}

/// What keeps a file from having its path.
enum InTheWay<'f> {
    /// It is kept for the manifest.
    Manifest,
    /// It is in the folder that is kept for what searches in the browser.
    Index,
    /// Another file has it.
    Taken(&'f str, &'f File),
    /// Another file has the path of a folder in which it would stand.
    Above(&'f str, &'f File),
    /// It is the path of a folder in which another file stands.
    Below(&'f File),
}

impl<'a> Files<'a> {
    pub(super) const fn new(content: &'a Content, sources: &'a Sources) -> Self {
        Self { content, sources, by_path: BTreeMap::new(), told: BTreeSet::new() }
    }

    /// The file at a path.
    pub(super) fn get(&self, path: &str) -> Option<&File> {
        self.by_path.get(path)
    }

    /// All files by their paths so far.
    pub(super) const fn all(&self) -> &BTreeMap<String, File> {
        &self.by_path
    }

    /// All files by their paths.
    pub(super) fn into_all(self) -> BTreeMap<String, File> {
        self.by_path
    }

    /// Gives a file its path, or tells why it cannot have it.
    pub(super) fn take(&mut self, path: String, file: File, problems: &mut Problems) {
        let Some(way) = self.in_the_way(&path) else {
            self.by_path.insert(path, file);
            return;
        };
        match &file {
            File::Page(_, page) => self.tell_page(*page, &path, &way, problems),
            File::Redirect(_, moved) => {
                if !self.told.contains(&moved.said) {
                    self.tell_redirect(moved, &path, &way, problems);
                    self.told.insert(moved.said);
                }
            }
            File::Bytes(_) | File::Copy(_) => self.tell_file(&file, &path, &way, problems),
        }
    }

    fn in_the_way(&self, path: &str) -> Option<InTheWay<'_>> {
        if path.split('/').next() == Some(MANIFEST) {
            return Some(InTheWay::Manifest);
        }
        if path.starts_with(INDEX) || INDEX.strip_suffix('/') == Some(path) {
            return Some(InTheWay::Index);
        }
        if let Some((taken, file)) = self.by_path.get_key_value(path) {
            return Some(InTheWay::Taken(taken, file));
        }
        let mut folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        if let Some((above, file)) = folders.find_map(|folder| self.by_path.get_key_value(folder)) {
            return Some(InTheWay::Above(above, file));
        }
        let folder = format!("{path}/");
        let (below, file) = self.by_path.range(folder.clone()..).next()?;
        below.starts_with(&folder).then_some(InTheWay::Below(file))
    }

    /// Addresses of pages hang on ids, so two pages want one address only where two ids clash.
    /// That is told already, at the id.
    fn tell_page(&self, page: Page, path: &str, way: &InTheWay<'_>, problems: &mut Problems) {
        let clash = |code: &str| matches!(code, "duplicate-id" | "reserved-id");
        if !problems.as_slice().iter().any(|problem| clash(problem.code)) {
            self.tell_file(&File::Page(0, page), path, way, problems);
        }
    }

    fn tell_file(&self, file: &File, path: &str, way: &InTheWay<'_>, problems: &mut Problems) {
        let named = self.name(file);
        let both = |path: &str, of: &File, folder: &str| {
            let message =
                format!("{} cannot be both {} and a folder for {folder}", address(path), self.name(of));
            let hint = match of {
                File::Copy(_) => format!("rename {}", self.name(of)),
                File::Page(..) | File::Redirect(..) | File::Bytes(_) => {
                    format!("rename the folder {}", tick(path.rsplit('/').next().unwrap_or(path)))
                }
            };
            (message, hint)
        };
        let (message, hint) = match way {
            InTheWay::Manifest => (
                format!("{named} has the name of a file by which planpress knows what it made"),
                format!("rename {named}"),
            ),
            InTheWay::Index => (
                format!("{named} stands in the folder of what searches in the browser, {}", address(INDEX)),
                "move it to another folder".to_owned(),
            ),
            InTheWay::Taken(path, other) => {
                let names = format!("{} and {named}", self.name(other));
                let hint = match (file, other) {
                    (File::Copy(_), File::Page(..) | File::Bytes(_)) => format!("rename {named}"),
                    _ => "rename one of them".to_owned(),
                };
                (format!("two files want the address {}: {names}", address(path)), hint)
            }
            InTheWay::Above(path, other) => both(path, other, &named),
            InTheWay::Below(other) => both(path, file, &self.name(other)),
        };
        problems.of_site(Severity::Error, "two-files", message).hint(hint);
    }

    fn tell_redirect(&self, moved: &Moved, path: &str, way: &InTheWay<'_>, problems: &mut Problems) {
        let (message, hint) = match way {
            InTheWay::Manifest => (
                format!("{} is the file by which planpress knows what it made", address(path)),
                "take the redirect out".to_owned(),
            ),
            InTheWay::Index => (
                format!("{} is in the folder of what searches in the browser", address(path)),
                "take the redirect out".to_owned(),
            ),
            InTheWay::Taken(_, File::Redirect(_, first)) => {
                let message = format!("two redirects have the address {}", address(path));
                problems
                    .error("duplicate-redirect", moved.said, message)
                    .hint("take one of them out")
                    .related(first.said, "first used here");
                return;
            }
            InTheWay::Taken(_, File::Page(..)) => (
                format!("there is a page at {}", address(path)),
                "take the redirect out, or move the page".to_owned(),
            ),
            InTheWay::Taken(_, other @ (File::Bytes(_) | File::Copy(_))) => (
                format!("{} is the address of {}", address(path), self.name(other)),
                "take the redirect out, or move the file".to_owned(),
            ),
            InTheWay::Above(above, other) => (
                format!("{} is {}, so nothing can stand below it", address(above), self.name(other)),
                "take the redirect out, or move the file".to_owned(),
            ),
            InTheWay::Below(_) => {
                let folder = format!("/{path}/");
                (format!("{} is a folder of this site", address(path)), format!("write {}", tick(folder)))
            }
        };
        problems.error("redirect-over-page", moved.said, message).hint(hint);
    }

    /// What a file is called in messages.
    fn name(&self, file: &File) -> String {
        let shown = |source: u32| self.sources[source].shown_path.clone();
        match file {
            File::Copy(disk) => disk.display().to_string().replace('\\', "/"),
            File::Page(_, page) => {
                self.source(*page).map_or_else(|| "a page that planpress makes".to_owned(), shown)
            }
            File::Redirect(_, moved) => shown(moved.said.source),
            File::Bytes(_) => "a file that planpress makes".to_owned(),
        }
    }

    /// The file that a page is made from, when it is one.
    fn source(&self, page: Page) -> Option<u32> {
        match page {
            Page::Plan(key) => Some(self.content.plans[key].source),
            Page::Outcome(key) => Some(self.content.outcomes[key].source),
            Page::Action(key) => Some(self.content.actions[key].source),
            Page::Free(at) => self.content.pages.get(at).map(|page| page.source),
            Page::Home
            | Page::Actions(_)
            | Page::Owners(_)
            | Page::Owner(..)
            | Page::Years(_)
            | Page::Year(..)
            | Page::Statuses(_)
            | Page::Status(..)
            | Page::Overdue(_)
            | Page::Timeline(_)
            | Page::Changes(_)
            | Page::Audiences(_)
            | Page::Audience(..)
            | Page::Measures(_)
            | Page::Glossary(_)
            | Page::Whole(_)
            | Page::Search
            | Page::Accessibility
            | Page::NotFound => None,
        }
    }
}

/// The address of a file, as readers see it.
fn address(path: &str) -> String {
    tick(format!("/{}", path.strip_suffix("index.html").unwrap_or(path)))
}
