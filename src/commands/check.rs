//! `planpress check`: every problem, and nothing written.

use super::{CONTENT, FINE, When, World, fail, say, tell, unread};
use crate::diagnostics::terminal;
use crate::plan::Drafts;
use std::path::PathBuf;

/// Tell what is wrong with the content
///
/// Reads everything as a build does, and writes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  planpress check
  planpress check content

Exit codes: 0 no errors, 1 the content has errors, 2 the call or the system.")]
pub(super) struct Check {
    /// The folder with the content
    #[arg(default_value = "content")]
    content: PathBuf,
    #[command(flatten)]
    when: When,
}

impl Check {
    pub(super) fn run(self, world: &World) -> u8 {
        let dates = match self.when.dates(world) {
            Ok(dates) => dates,
            Err(message) => return fail(message),
        };
        match crate::build(&self.content, dates, Drafts::Shown, |_| ()) {
            Err(error) => unread(&self.content, &error),
            Ok(built) => {
                tell(&built.problems, &built.sources);
                let found = terminal::summary(&built.problems);
                say(format_args!("{}: {found}.", self.content.display()));
                if built.problems.has_errors() { CONTENT } else { FINE }
            }
        }
    }
}
