//! `planpress check`: every problem, and nothing written.

use super::{CONTENT, FINE, When, World, fail, say, tell, unread};
use crate::diagnostics::terminal;
use crate::plan::Drafts;
use std::path::PathBuf;

/// Tell what is wrong with the content
///
/// Tells all that a build with the same options would tell, mistakes in the templates of a theme
/// among it, and writes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  planpress check
  planpress check content --drafts

Exit codes: 0 no errors, 1 the content has errors, 2 the call or the system.")]
pub(super) struct Check {
    /// The folder with the content
    #[arg(default_value = "content")]
    content: PathBuf,
    /// Look at what is marked as a draft too
    #[arg(long)]
    drafts: bool,
    #[command(flatten)]
    when: When,
}

impl Check {
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of one lifetime")]
    pub(super) fn run(self, world: &World) -> u8 {
        let dates = match self.when.dates(world) {
            Ok(dates) => dates,
            Err(message) => return fail(message),
        };
        let drafts = if self.drafts { Drafts::Shown } else { Drafts::Hidden };
        match crate::build(&self.content, dates, drafts, |website| website.template_problems()) {
            Err(error) => unread(&self.content, &error),
            Ok(mut built) => {
                built.problems.append(built.made.unwrap_or_default());
                built.problems.sort(&built.sources);
                tell(&built.problems, &built.sources);
                let found = terminal::summary(&built.problems);
                say(format_args!("{}: {found}.", self.content.display()));
                if built.problems.has_errors() { CONTENT } else { FINE }
            }
        }
    }
}
