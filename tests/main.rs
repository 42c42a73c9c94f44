//! All tests that look at planpress from outside, in one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod architecture;
mod checks;
mod commands;
mod content;
mod crash;
mod determinism;
mod examples;
mod faults;
mod fields;
#[cfg(feature = "import")]
mod import;
mod languages;
mod manual;
mod preview;
mod readiness;
mod reading;
mod readme;
mod schema;
mod search;
mod sharing;
mod sites;
mod spec;
mod theme_manual;
mod themes;

use planpress::checks::ALL;
use planpress::diagnostics::{Problem, Problems, Severity};
use planpress::model::site::Level;
use planpress::plan::Drafts;
use planpress::views::Dates;
use planpress::website::Website;
use planpress::{Built, build_from, files::Sources};
use std::collections::BTreeMap;

/// Pages and other files of a site that is made in memory, by their addresses: `plan/actions/a/`.
type Pages = BTreeMap<String, String>;

/// The day on which the tests take place.
fn dates() -> Dates {
    Dates { today: jiff::civil::date(2010, 6, 15), as_of: None }
}

/// Builds a site from texts and prints all of it. What is only weak about it is not told.
fn build(sources: Sources, drafts: Drafts) -> Built<Pages> {
    let built = build_from(sources, dates(), drafts, print_all);
    Built { problems: mistakes(&built.problems), ..built }
}

/// What is wrong, without what is only weak: small examples have no owners and no times, and that is
/// told of each of them.
fn mistakes(problems: &Problems) -> Problems {
    let is_check = |problem: &Problem| ALL.iter().any(|check| check.code == problem.code);
    problems.only(|problem| problem.severity == Severity::Error || !is_check(problem))
}

/// Settings of a site by which no weakness is told.
fn quiet() -> String {
    let weak = ALL.iter().filter(|check| check.level != Level::At(Severity::Error));
    let off: Vec<String> = weak.map(|check| format!("{}: off", check.code)).collect();
    format!("checks: {{{}}}\n", off.join(", "))
}

fn print_all(website: &Website<'_>) -> Pages {
    website
        .files()
        .iter()
        .filter_map(|(path, file)| {
            let bytes =
                website.bytes(path, file).unwrap_or_else(|problems| panic!("{path}: {problems:?}"))?;
            let address = path.strip_suffix("index.html").unwrap_or(path);
            Some((address.to_owned(), String::from_utf8(bytes).ok()?))
        })
        .collect()
}
