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
pub mod editors;
#[cfg(feature = "import")]
pub mod import;
pub mod preview;
pub mod readiness;

use checks::Which;
use diagnostics::Problems;
use files::Sources;
use model::Memory;
use plan::{Content, Drafts};
use self_cell::self_cell;
use std::io;
use std::path::Path;
use views::{Dates, Views};
use website::{Website, theme::Theme};

/// The whole way, from the texts of a content folder to a site whose pages can be printed.
///
/// A memory makes it quick to go the same way again after a change; without one, nothing is kept.
/// Mistakes in the content stop nothing here: they are in [`Site::problems`], and whoever publishes
/// a site looks there first.
pub fn make(sources: Sources, memory: Option<&mut Memory>, dates: Dates, drafts: Drafts) -> Site {
    let mut problems = Problems::default();
    let draft = match memory {
        None => model::read(&sources, &mut problems),
        Some(memory) => model::read_again(&sources, memory, &mut problems),
    };
    let content = plan::resolve(draft, drafts, &mut problems);
    let views = Understood::new(content, |content| Views::new(content, dates));
    let stages = Stages::new(views, |understood| {
        let views = understood.borrow_dependent();
        checks::unknown(&views.content.site, &mut problems);
        let told = problems.errors();
        let lay_out = || {
            let theme = Theme::load(views.content, &sources, &mut problems);
            Website::new(views, &sources, theme, &mut problems)
        };
        let check = || checks::run(Which::Stopping, views, &sources, &told);
        let (website, found) = rayon::join(lay_out, check);
        problems.append(found);
        website
    });
    problems.sort(&sources);
    Site { sources, problems, stages }
}

/// A site with all that it was made from.
#[derive(Debug)]
pub struct Site {
    /// The texts, in which problems have their places.
    pub sources: Sources,
    /// What is wrong, in reading order: all that stops a build is among it.
    pub problems: Problems,
    stages: Stages,
}

impl Site {
    /// Its files.
    pub fn website(&self) -> &Website<'_> {
        self.stages.borrow_dependent()
    }

    /// What is weak about it and stops no build, in no order. Nobody waits for that who only wants to
    /// see a page.
    pub fn weaknesses(&self) -> Problems {
        checks::run(Which::Others, self.views(), &self.sources, &self.problems)
    }

    /// What a scrutiny committee would ask of its plans, as a page; nothing where a mistake in the
    /// content may hide what they answer. In such a file nothing leads to a page of the site.
    pub fn readiness(&self) -> Option<readiness::Page> {
        readiness::can_be_made(&self.problems)
            .then(|| readiness::Page::new(self.views(), &self.sources, |_| None))
    }

    /// What was worked out of its content.
    pub fn views(&self) -> &Views<'_> {
        self.stages.borrow_owner().borrow_dependent()
    }
}

self_cell!(
    /// Content with the views of it.
    struct Understood {
        owner: Content,
        #[covariant]
        dependent: Views,
    }
    impl {Debug}
);

self_cell!(
    /// Views with the website that shows them.
    struct Stages {
        owner: Understood,
        #[covariant]
        dependent: Website,
    }
    impl {Debug}
);

/// What came of building a site.
#[derive(Debug)]
pub struct Built<T> {
    /// The files, in which problems have their places.
    pub sources: Sources,
    /// What is wrong, in reading order.
    pub problems: Problems,
    /// What was made of the site; nothing when there are errors.
    pub made: Option<T>,
}

/// Builds the site of a content folder.
///
/// `publish` gets the site when nothing stops it from being published; what it gives comes back.
///
/// # Errors
///
/// When the folder cannot be read. What is wrong with its content is no error here: it is told
/// in [`Built::problems`].
pub fn build<T: Send>(
    folder: &Path,
    dates: Dates,
    drafts: Drafts,
    publish: impl FnOnce(&Website<'_>) -> T + Send,
) -> io::Result<Built<T>> {
    Ok(build_from(files::read(folder)?, dates, drafts, publish))
}

/// Builds the site of texts that were read already.
pub fn build_from<T: Send>(
    sources: Sources,
    dates: Dates,
    drafts: Drafts,
    publish: impl FnOnce(&Website<'_>) -> T + Send,
) -> Built<T> {
    let site = make(sources, None, dates, drafts);
    let publish = || (!site.problems.has_errors()).then(|| publish(site.website()));
    let (made, weak) = rayon::join(publish, || site.weaknesses());
    let Site { sources, mut problems, .. } = site;
    problems.append(weak);
    problems.sort(&sources);
    Built { sources, problems, made }
}
