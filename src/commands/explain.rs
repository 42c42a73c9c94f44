//! `planpress explain`: what a problem means, and how to mend it.

use super::{FINE, fail};
use crate::checks;
use crate::diagnostics::{Rule, nearest, tick};
use std::fmt::Write as _;
use std::io::Write as _;

/// Tell what a problem means, why it matters and how to mend it
///
/// Problems are named in brackets: `error[unknown-owner]`. Without a name, lists all of them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  planpress explain unknown-owner
  planpress explain

Exit codes: 0 fine, 2 there is no such problem.")]
pub(super) struct Explain {
    /// The name of the problem
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(self) -> u8 {
        let rules = checks::rules();
        let Some(code) = self.code else { return say_out(&list(&rules)) };
        // As it stands in a message, it may be copied with its brackets.
        let code = code.trim().trim_end_matches(']');
        let code = code.rsplit('[').next().unwrap_or(code);
        match rules.iter().find(|rule| rule.code == code) {
            Some(rule) => say_out(rule.page),
            None => {
                let near = nearest(code, rules.iter().map(|rule| rule.code));
                let advice = near.map_or_else(
                    || "`planpress explain` lists all of them".to_owned(),
                    |near| format!("did you mean {}?", tick(near)),
                );
                fail(format_args!("no problem is called {}: {advice}", tick(code)))
            }
        }
    }
}

fn list(rules: &[Rule]) -> String {
    let wide = rules.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
    let mut text = String::new();
    for rule in rules {
        let _ = writeln!(text, "{:<wide$}  {}", rule.code, rule.title);
    }
    text
}

/// Says what was asked for, on standard output.
fn say_out(text: &str) -> u8 {
    // Whoever stops reading, as `head` does, has read enough.
    let _ = write!(anstream::stdout(), "{text}");
    FINE
}
