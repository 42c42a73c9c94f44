//! The texts of a site, and the files that go with them.

use crate::diagnostics::Span;
use std::fs;
use std::io;
use std::ops::Index;
use std::path::PathBuf;

/// A text that is content: Markdown, YAML, a template, a word file.
#[derive(Debug, Clone)]
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
#[derive(Debug, Clone)]
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
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The path as the author would type it.
    pub shown_path: String,
    /// What is wrong with it.
    pub why: String,
    /// What to do about it.
    pub hint: String,
}

/// Everything that stands in a content folder.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    texts: Vec<Source>,
    /// Files published as they are, in the order of their paths.
    pub assets: Vec<Asset>,
    /// Files that could not be taken.
    pub refused: Vec<Refusal>,
}

impl Sources {
    /// Sources that were not read from a disk: for tests, and for texts made on the way.
    /// They are put into the order of their paths.
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let texts = texts
            .into_iter()
            .map(|(path, text)| Source {
                path: path.to_owned(),
                shown_path: path.to_owned(),
                text: text.to_owned(),
            })
            .collect();
        Self::new(texts, Vec::new(), Vec::new())
    }

    /// Puts everything into the order of the paths and numbers the texts.
    pub(super) fn new(mut texts: Vec<Source>, mut assets: Vec<Asset>, refused: Vec<Refusal>) -> Self {
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        assets.sort_by(|a, b| a.path.cmp(&b.path));
        Self { texts, assets, refused }
    }

    /// The texts with their numbers.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (u32, &Source)> {
        self.texts.iter().enumerate().map(|(number, source)| (to_number(number), source))
    }

    /// The text at a path inside the content folder.
    pub fn find(&self, path: &str) -> Option<(u32, &Source)> {
        let at = self.texts.binary_search_by(|source| source.path.as_str().cmp(path)).ok()?;
        Some((to_number(at), &self.texts[at]))
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
}

impl Index<u32> for Sources {
    type Output = Source;

    fn index(&self, number: u32) -> &Source {
        &self.texts[number as usize]
    }
}

fn to_number(index: usize) -> u32 {
    u32::try_from(index).expect("a folder holds fewer than four thousand million files")
}
