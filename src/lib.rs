#![doc = include_str!("README.md")]

pub mod diagnostics;
pub mod files;
pub mod markup;
pub mod model;
pub mod plan;
pub mod views;
pub mod website;
// around the way
pub mod checks;
pub mod commands;

use diagnostics::Problems;
use files::Sources;
use plan::Drafts;
use std::io;
use std::path::Path;
use views::{Dates, Views};
use website::{Website, theme::Theme};

/// What came of going the whole way.
#[derive(Debug)]
pub struct Built<T> {
    /// The files, in which problems have their places.
    pub sources: Sources,
    /// What is wrong, in reading order.
    pub problems: Problems,
    /// What was made of the site; nothing when there are errors.
    pub made: Option<T>,
}

/// The whole way, from a content folder to a site.
///
/// `make` gets the site when nothing stops it from being published; what it gives comes back.
///
/// # Errors
///
/// When the folder cannot be read. What is wrong with its content is no error here: it is told
/// in [`Built::problems`].
pub fn build<T>(
    folder: &Path,
    dates: Dates,
    drafts: Drafts,
    make: impl FnOnce(&Website<'_>) -> T,
) -> io::Result<Built<T>> {
    Ok(build_from(files::read(folder)?, dates, drafts, make))
}

/// The same way from texts that were read already.
pub fn build_from<T>(
    sources: Sources,
    dates: Dates,
    drafts: Drafts,
    make: impl FnOnce(&Website<'_>) -> T,
) -> Built<T> {
    let mut problems = Problems::default();
    let draft = model::read(&sources, &mut problems);
    let content = plan::resolve(draft, drafts, &mut problems);
    let views = Views::new(&content, dates);
    checks::run(checks::Seen { views: &views, sources: &sources }, &mut problems);
    let theme = Theme::load(&content, &sources, &mut problems);
    let website = Website::new(&views, &sources, theme, &mut problems);
    let made = (!problems.has_errors()).then(|| make(&website));
    problems.sort();
    Built { sources, problems, made }
}
