//! What a good plan keeps to: one `.rs` and one `.md` for each check.
//!
//! The stages before report what cannot be read or found: [`mistakes`] has a page for each kind. A
//! check looks at a plan that was read and found whole, and tells what is weak about it. Its page
//! says what it finds, why that matters to a reader, and how to mend it; it is what `planpress
//! explain` tells, a page of the manual, and a test, because its examples are tried.
//!
//! Adding a check is adding two files, a `mod` and a line in [`ALL`].

pub mod broken_link;
pub mod html_left_out;
pub mod mistakes;
pub mod no_accessibility_statement;
pub mod no_base_url;
pub mod not_translated;
mod passages;

pub use passages::{Of, Passage, Passages};

use crate::diagnostics::{Problem, Problems, Rule, Severity, Span, nearest, or_list, tick};
use crate::files::Sources;
use crate::model::site::{Level, Site};
use crate::views::Views;
use rayon::prelude::*;
use std::fmt::Display;

/// What a check may look at.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The content and what was worked out of it.
    pub views: &'a Views<'a>,
    /// The files.
    pub sources: &'a Sources,
    /// The texts as people read them, worked out when a check asks for them first.
    pub passages: &'a Passages<'a>,
}

/// Something that a good plan keeps to.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Its name.
    pub code: &'static str,
    /// How much it matters where a site does not say.
    pub level: Level,
    /// Its page.
    pub page: &'static str,
    /// Looks for it.
    pub run: fn(Seen<'_>, &mut Findings),
}

/// A level to give a check.
const ERROR: Level = Level::At(Severity::Error);
const WARNING: Level = Level::At(Severity::Warning);
const NOTE: Level = Level::At(Severity::Note);

/// All checks, in the order of their names.
pub const ALL: &[Check] = &[
    broken_link::CHECK,
    html_left_out::CHECK,
    no_accessibility_statement::CHECK,
    no_base_url::CHECK,
    not_translated::CHECK,
];

/// What a check has found so far.
#[derive(Debug)]
pub struct Findings {
    code: &'static str,
    severity: Severity,
    problems: Problems,
}

impl Findings {
    /// Notes what is wrong at some letters.
    pub fn at(&mut self, span: Span, message: impl Display) -> &mut Problem {
        self.problems.at(self.severity, self.code, span, message)
    }

    /// Notes what is wrong with the site as a whole.
    pub fn of_site(&mut self, message: impl Display) -> &mut Problem {
        self.problems.of_site(self.severity, self.code, message)
    }
}

/// Which checks are to be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those whose findings stop a build.
    Stopping,
    /// The others.
    Others,
}

/// How much a check matters to a site; nothing where it is off.
fn severity(check: &Check, site: &Site) -> Option<Severity> {
    let said = site.checks.iter().flat_map(|levels| &levels.0).find(|(name, _)| *name.value == *check.code);
    match said.map_or(check.level, |(_, level)| *level) {
        Level::Off => None,
        Level::At(severity) => Some(severity),
    }
}

/// Runs the checks that a site wants, each at the level that it wants.
pub fn run(which: Which, views: &Views<'_>, sources: &Sources) -> Problems {
    let passages = Passages::new(views.content);
    let seen = Seen { views, sources, passages: &passages };
    let wanted = ALL.iter().filter_map(|check| Some((check, severity(check, &views.content.site)?)));
    let wanted: Vec<(&Check, Severity)> =
        wanted.filter(|(_, severity)| (*severity == Severity::Error) == (which == Which::Stopping)).collect();
    let found: Vec<Problems> = wanted
        .par_iter()
        .map(|(check, severity)| {
            let mut findings =
                Findings { code: check.code, severity: *severity, problems: Problems::default() };
            (check.run)(seen, &mut findings);
            findings.problems
        })
        .collect();
    let mut problems = Problems::default();
    found.into_iter().for_each(|found| problems.append(found));
    problems
}

/// Tells of checks that a site names and that are none.
pub fn unknown(site: &Site, problems: &mut Problems) {
    let known = || ALL.iter().map(|check| check.code);
    for (name, _) in site.checks.iter().flat_map(|levels| &levels.0) {
        if !known().any(|code| code == &*name.value) {
            let message = format!("no check is called {}", tick(&name.value));
            let is_mistake = mistakes::ALL.iter().any(|(code, _)| *code == &*name.value);
            problems.error("unknown-check", name.span, message).suggest(
                nearest(&name.value, known()).filter(|_| !is_mistake),
                || {
                    if is_mistake {
                        "this is a mistake that has to be mended, whatever the level".to_owned()
                    } else {
                        format!("it can be {}", or_list(known()))
                    }
                },
            );
        }
    }
}

/// What there is to know of every code, in the order of the codes.
pub fn rules() -> Vec<Rule> {
    let of_checks = ALL.iter().map(|check| {
        let severity = match check.level {
            Level::Off => None,
            Level::At(severity) => Some(severity),
        };
        Rule { code: check.code, title: title(check.page), severity, page: check.page }
    });
    let of_mistakes =
        mistakes::ALL.iter().map(|(code, page)| Rule { code, title: title(page), severity: None, page });
    let mut rules: Vec<Rule> = of_checks.chain(of_mistakes).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// The heading of a page.
fn title(page: &'static str) -> &'static str {
    page.lines().next().unwrap_or_default().trim_start_matches('#').trim()
}
