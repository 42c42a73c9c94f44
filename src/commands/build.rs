//! `planpress build`: the website.

use super::{CONTENT, FINE, When, World, fail, say, tell, unread};
use crate::diagnostics::{Problems, terminal};
use crate::plan::Drafts;
use crate::website::publish::{NotPublished, Published, publish, recover};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, Instant};

/// Make the website
///
/// Reads the content folder, tells what is wrong with it, and writes the site. With errors
/// nothing is written, and the site that was there stays as it was.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  planpress build
  planpress build content --out public
  planpress build --as-of 2010-03-31

Exit codes: 0 the site is written, 1 the content has errors, 2 the call or the system.")]
pub(super) struct Build {
    /// The folder with the content
    #[arg(default_value = "content")]
    content: PathBuf,
    /// The folder for the site; one that planpress made, an empty one, or one that is not there
    #[arg(long, default_value = "public")]
    out: PathBuf,
    /// Publish what is marked as a draft too
    #[arg(long)]
    drafts: bool,
    #[command(flatten)]
    when: When,
}

impl Build {
    pub(super) fn run(self, world: &World) -> u8 {
        let started = Instant::now();
        let dates = match self.when.dates(world) {
            Ok(dates) => dates,
            Err(message) => return fail(message),
        };
        if let Err(message) = apart(&self.content, &self.out) {
            return fail(message);
        }
        if let Err(error) = recover(&self.out) {
            return fail(error);
        }
        let drafts = if self.drafts { Drafts::Shown } else { Drafts::Hidden };
        let built = crate::build(&self.content, dates, drafts, |website| {
            let bar = progress(website.files().len(), started);
            let result = publish(website, &self.out, &|done| bar.set_position(done as u64));
            bar.finish_and_clear();
            (result, website.page_count())
        });
        let built = match built {
            Ok(built) => built,
            Err(error) => return unread(&self.content, &error),
        };
        // What stops nothing is told by `check`: whoever publishes wants to know what stops them.
        tell(&built.problems.errors(), &built.sources);
        let found = terminal::summary(&built.problems);
        match built.made {
            None => {
                say(format_args!("Nothing was written: {found}."));
                CONTENT
            }
            Some((Ok(published), pages)) => {
                say(self.done(published, pages, &built.problems, started.elapsed()));
                FINE
            }
            Some((Err(NotPublished::Template(mut problems)), _)) => {
                // A mistake in a template shows on every page that it prints; it is told once.
                problems.sort(&built.sources);
                tell(&problems, &built.sources);
                say("Nothing was written: a template has errors.");
                CONTENT
            }
            Some((Err(NotPublished::World(error)), _)) => {
                fail(format_args!("{error}\nNothing was written; a site that was there is as it was."))
            }
        }
    }

    fn done(&self, published: Published, pages: usize, problems: &Problems, took: Duration) -> String {
        let Published { files, written } = published;
        format!(
            "{pages} pages in {} ({written} of {files} files new or changed), {}{}, {:.2} s.",
            self.out.display(),
            terminal::summary(problems),
            if problems.as_slice().is_empty() { "" } else { " (`planpress check` tells which)" },
            took.as_secs_f64()
        )
    }
}

/// The site must not be written into its own content, nor over it.
fn apart(content: &Path, out: &Path) -> Result<(), String> {
    let there = |path: &Path| {
        let found = path.ancestors().find(|it| it.exists() || it.as_os_str().is_empty());
        found.filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
    };
    let rest = |path: &Path| path.strip_prefix(there(path)).unwrap_or(path).to_owned();
    // Where `..` leads from a folder that is not there, nobody can say before it is made.
    if rest(out).components().any(|part| part == Component::ParentDir) {
        return Err(format!(
            "{} leads through a folder that is not there and back by `..`: write it without",
            out.display()
        ));
    }
    let real = |path: &Path| {
        std::fs::canonicalize(there(path)).map_or_else(|_| path.to_owned(), |real| real.join(rest(path)))
    };
    let (content_real, out_real) = (real(content), real(out));
    if out_real.starts_with(&content_real) || content_real.starts_with(&out_real) {
        return Err(format!(
            "the site cannot be written to {}, because the content is in {}: choose another `--out`",
            out.display(),
            content.display()
        ));
    }
    Ok(())
}

/// A bar on a terminal when a build takes more than a moment.
fn progress(files: usize, started: Instant) -> ProgressBar {
    let patience = Duration::from_millis(400);
    if started.elapsed() < patience && files < 5000 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("writing {wide_bar} {pos} of {len} files") {
        bar.set_style(style);
    }
    bar
}
