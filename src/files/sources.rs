//! The texts of a site, and the files that go with them.

use crate::diagnostics::Span;
use std::fs;
use std::io;
use std::ops::Index;
use std::path::PathBuf;
use std::sync::Arc;

/// A text that is content: Markdown, YAML, a template, a word file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The path inside the content folder, with `/` on every system: `plan/1-breaks/outcome.md`.
    pub path: String,
    /// The path as the author would type it, for messages.
    pub shown_path: String,
    /// What stands in it; a byte order mark is left out, and every line ends in `\n`.
    pub text: String,
}

impl Source {
    /// The folder it stands in, without a slash at the end; empty for the content folder itself.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        self.path.rsplit_once('/').map_or(self.path.as_str(), |(_, name)| name)
    }
}

/// A file that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The path inside the content folder, with `/` on every system.
    pub path: String,
    /// Where it is on the disk.
    pub disk: PathBuf,
    /// How many bytes it has.
    pub bytes: u64,
}

impl Asset {
    /// What stands in it.
    ///
    /// # Errors
    ///
    /// When the system refuses; the message names the path.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let at = |error: io::Error| {
            io::Error::new(error.kind(), format!("reading {}: {error}", self.disk.display()))
        };
        fs::read(&self.disk).map_err(at)
    }
}

/// A file that was not read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The path inside the content folder; nothing where that is not Unicode.
    pub path: Option<String>,
    /// The path as the author would type it.
    pub shown_path: String,
    /// What is wrong with it.
    pub why: String,
    /// What to do about it.
    pub hint: String,
}

/// Everything that stands in a content folder.
///
/// Each text has a number, by which [`Span`]s name it. A folder that is read for the first time
/// numbers its texts in the order of their paths. One that is read [again](super::Folder) keeps
/// the numbers that its texts had, so that what was read of them stays true: then numbers are in
/// no order, and some stand for no text any more.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// By their numbers; an empty one where there is none any more.
    texts: Vec<Arc<Source>>,
    /// The numbers in the order of the paths.
    order: Vec<u32>,
    /// Files published as they are, in the order of their paths.
    pub assets: Vec<Asset>,
    /// Files that could not be taken.
    pub refused: Vec<Refusal>,
}

impl Sources {
    /// Sources that were not read from a disk: for tests, and for texts made on the way.
    /// They are put into the order of their paths.
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut texts: Vec<Arc<Source>> = texts
            .into_iter()
            .map(|(path, text)| {
                let (path, text) = (path.to_owned(), text.to_owned());
                Arc::new(Source { shown_path: path.clone(), path, text })
            })
            .collect();
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        let order = (0..texts.len()).map(to_number).collect();
        Self::new(texts, order, Vec::new(), Vec::new())
    }

    /// Texts by their numbers, and those numbers in the order of the paths; the rest in any order.
    pub(super) fn new(
        texts: Vec<Arc<Source>>,
        order: Vec<u32>,
        mut assets: Vec<Asset>,
        refused: Vec<Refusal>,
    ) -> Self {
        assets.sort_by(|a, b| a.path.cmp(&b.path));
        Self { texts, order, assets, refused }
    }

    /// The texts with their numbers, in the order of their paths.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (u32, &Source)> {
        self.order.iter().map(|number| (*number, &self[*number]))
    }

    /// Something of each text by its number; what is its default where there is no such text.
    pub fn table<T: Default + Clone>(&self, mut of: impl FnMut(u32, &Source) -> T) -> Vec<T> {
        let mut table = vec![T::default(); self.texts.len()];
        for (number, source) in self.iter() {
            table[number as usize] = of(number, source);
        }
        table
    }

    /// The place of each text in the order of their paths, by its number.
    pub fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.texts.len()];
        for (place, number) in self.order.iter().enumerate() {
            places[*number as usize] = place;
        }
        places
    }

    /// The text at a path inside the content folder.
    pub fn find(&self, path: &str) -> Option<(u32, &Source)> {
        let at = self.order.binary_search_by(|number| self[*number].path.as_str().cmp(path)).ok()?;
        Some((self.order[at], &self[self.order[at]]))
    }

    /// What stands in a text; nothing where there is no text of that number.
    pub fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", |it| &it.text)
    }

    /// The letters at a place; none where there is no such place.
    pub fn written(&self, span: Span) -> &str {
        self.text(span.source).get(span.range()).unwrap_or_default()
    }

    /// The asset at a path inside the content folder.
    pub fn asset(&self, path: &str) -> Option<&Asset> {
        let at = self.assets.binary_search_by(|asset| asset.path.as_str().cmp(path)).ok()?;
        Some(&self.assets[at])
    }

    /// A text as it is shared by all who read the folder: the same one as long as nothing in it
    /// changes.
    pub fn shared(&self, number: u32) -> Option<&Arc<Source>> {
        self.texts.get(number as usize)
    }

    /// Lets other letters stand for those of a text.
    pub fn replace(&mut self, number: u32, source: Arc<Source>) {
        self.texts[number as usize] = source;
    }
}

impl Index<u32> for Sources {
    type Output = Source;

    fn index(&self, number: u32) -> &Source {
        &self.texts[number as usize]
    }
}

/// The number of the text at a place in a list.
pub(super) fn to_number(index: usize) -> u32 {
    u32::try_from(index).expect("a folder holds fewer than four thousand million files")
}
