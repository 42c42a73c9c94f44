//! The ways in which problems can be printed.

use super::terminal::Colour;
use super::{Problems, Severity, github, json, sarif, short, terminal};
use crate::files::Sources;

/// A way in which problems can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Excerpts with carets, for people.
    Terminal,
    /// A line each, for editors and for `grep`.
    Short,
    /// For programs.
    Json,
    /// Workflow commands, which GitHub shows at the lines of a change.
    Github,
    /// The Static Analysis Results Interchange Format 2.1.0 (OASIS), for what collects such results.
    Sarif,
}

/// What there is to know of a code without an example of it.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The code.
    pub code: &'static str,
    /// What is found, in a line.
    pub title: &'static str,
    /// How much it matters where a site does not say; nothing where that hangs on the case.
    pub severity: Option<Severity>,
    /// What it is, why it matters and how to mend it; Markdown.
    pub page: &'static str,
}

impl Format {
    /// Problems in this format; the rules are told with them where the format has a place for them.
    pub fn render(self, problems: &Problems, sources: &Sources, colour: Colour, rules: &[Rule]) -> String {
        match self {
            Self::Terminal => terminal::render(problems, sources, colour),
            Self::Short => short::render(problems, sources),
            Self::Json => json::render(problems, sources),
            Self::Github => github::render(problems, sources),
            Self::Sarif => sarif::render(problems, sources, rules),
        }
    }
}
