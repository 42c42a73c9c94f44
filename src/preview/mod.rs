#![doc = include_str!("README.md")]

mod added;
mod answer;
mod request;
mod server;
mod shown;
mod watch;

pub use answer::{Answer, Body, answer, readiness_address};
pub use request::{Asked, Hosts};
pub use server::{Server, serve};
pub use shown::{Added, Shown};
pub use watch::{Seen, Watching, watch};

use crate::diagnostics::Problems;
use crate::files::{Folder, Source, Sources, Touched};
use crate::markup;
use crate::model::Memory;
use crate::plan::Drafts;
use crate::views::Dates;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A content folder that is shown while somebody writes in it.
#[derive(Debug)]
pub struct Preview {
    content: PathBuf,
    folder: Folder,
    memory: Memory,
    added: Added,
    /// The texts as they were last shown.
    last: Sources,
    held: BTreeMap<u32, Held>,
    is_first: bool,
}

/// A text with a mistake that would take a page away or change all of them. What it said before is
/// shown until it is mended.
#[derive(Debug)]
struct Held {
    /// The text with the mistake.
    wrong: Arc<Source>,
    /// What is shown in its place.
    good: Arc<Source>,
    /// What is wrong with it.
    problems: Problems,
}

/// What a look into the folder came to.
#[derive(Debug)]
pub struct Look {
    /// The site as it is shown from now on.
    pub shown: Shown,
    /// The files that are new, gone or not what they were, as their author would type them.
    pub changed: BTreeSet<String>,
}

impl Preview {
    /// A folder that nobody looked into yet.
    pub fn new(content: &Path, added: Added) -> Self {
        Self {
            content: content.to_owned(),
            folder: Folder::new(content),
            memory: Memory::default(),
            added,
            last: Sources::default(),
            held: BTreeMap::new(),
            is_first: true,
        }
    }

    /// The folder.
    pub fn content(&self) -> &Path {
        &self.content
    }

    /// Looks into the folder, and gives the site as it is now; nothing when no file has changed.
    ///
    /// Of what was read before, only what changed is read again; the site is made by the same steps
    /// as for a build with drafts.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read, as while a whole tree is being exchanged. What was shown
    /// before can still be shown.
    pub fn look(&mut self, touched: &Touched, dates: Dates) -> io::Result<Option<Look>> {
        let reading = self.folder.read(touched)?;
        if reading.changed.is_empty() && !self.is_first {
            return Ok(None);
        }
        let written = reading.sources;
        let mut shown = written.clone();
        self.forget_mended(&written);
        if !self.is_first {
            self.hold_unreadable(&written);
        }
        self.put_held(&mut shown);
        let mut site = crate::make(shown, Some(&mut self.memory), dates, Drafts::Shown);
        site.problems.append(site.website().first_problems());
        if !self.is_first && self.hold_of_theme(&site.problems, &site.sources, &written) {
            shown = written.clone();
            self.put_held(&mut shown);
            site = crate::make(shown, Some(&mut self.memory), dates, Drafts::Shown);
            site.problems.append(site.website().first_problems());
        }
        self.last = site.sources.clone();
        self.is_first = false;
        let mut problems = Problems::default();
        for problem in site.problems.as_slice() {
            if problem.span.is_none_or(|span| !self.held.contains_key(&span.source)) {
                problems.push(problem.clone());
            }
        }
        for held in self.held.values() {
            problems.append(held.problems.clone());
        }
        problems.sort(&written);
        let held = self.held.keys().copied().collect();
        let shown = Shown::new(site, written, problems, held, self.content.clone(), self.added, dates);
        Ok(Some(Look { shown, changed: reading.changed }))
    }

    /// Lets go of what was held for the sake of a text that is another one now.
    fn forget_mended(&mut self, written: &Sources) {
        self.held
            .retain(|number, held| written.shared(*number).is_some_and(|now| Arc::ptr_eq(now, &held.wrong)));
    }

    /// Holds what was shown last of those texts whose YAML cannot be read: fields that are not read
    /// may be the name, the number and the address of a page.
    fn hold_unreadable(&mut self, written: &Sources) {
        for (number, source) in written.iter() {
            let Some((wrong, good)) = self.changed(number, written) else { continue };
            if source.path.starts_with("themes/")
                || !is_unreadable(number, &wrong)
                || is_unreadable(number, &good)
            {
                continue;
            }
            let problems = mistakes(number, &wrong);
            self.held.insert(number, Held { wrong, good, problems });
        }
    }

    /// Holds what was shown last of those files of the theme with which it cannot print. Tells
    /// whether there are any.
    fn hold_of_theme(&mut self, found: &Problems, shown: &Sources, written: &Sources) -> bool {
        let mut holds = false;
        let is_of_theme = |number: u32| shown[number].path.starts_with("themes/");
        let errors = found.as_slice().iter().filter(|it| it.severity == crate::diagnostics::Severity::Error);
        let spans = errors.filter_map(|it| it.span).filter(|span| is_of_theme(span.source));
        let numbers: BTreeSet<u32> = spans.map(|span| span.source).collect();
        for number in numbers {
            let Some((wrong, good)) = self.changed(number, written) else { continue };
            let mut problems = Problems::default();
            for problem in found.as_slice() {
                if problem.span.is_some_and(|span| span.source == number) {
                    problems.push(problem.clone());
                }
            }
            self.held.insert(number, Held { wrong, good, problems });
            holds = true;
        }
        holds
    }

    /// A text and what was shown of it before, where these differ and nothing is held yet.
    fn changed(&self, number: u32, written: &Sources) -> Option<(Arc<Source>, Arc<Source>)> {
        let (now, before) = (written.shared(number)?, self.last.shared(number)?);
        let is_new = before.path.is_empty() || Arc::ptr_eq(now, before) || self.held.contains_key(&number);
        (!is_new).then(|| (Arc::clone(now), Arc::clone(before)))
    }

    fn put_held(&self, shown: &mut Sources) {
        for (number, held) in &self.held {
            shown.replace(*number, Arc::clone(&held.good));
        }
    }
}

/// What is told of a text whose fields cannot be read, all or some of them.
const UNREADABLE: [&str; 2] = ["yaml", "front-matter"];

/// What is wrong with the YAML of a text, or with the lines around it.
fn mistakes(number: u32, source: &Source) -> Problems {
    let mut problems = Problems::default();
    let _ = markup::parse(number, source, &mut problems);
    problems
}

fn is_unreadable(number: u32, source: &Source) -> bool {
    mistakes(number, source).as_slice().iter().any(|it| UNREADABLE.contains(&it.code))
}
