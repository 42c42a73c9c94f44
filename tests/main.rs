//! All tests that look at planpress from outside, in one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod architecture;
mod commands;
mod content;
mod crash;
mod determinism;
mod examples;
mod fields;
#[cfg(feature = "import")]
mod import;
mod languages;
mod manual;
mod preview;
mod reading;
mod readme;
mod search;
mod sharing;
mod sites;
mod spec;
mod theme_manual;
mod themes;

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

/// Builds a site from texts and prints all of it.
fn build(sources: Sources, drafts: Drafts) -> Built<Pages> {
    build_from(sources, dates(), drafts, print_all)
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
