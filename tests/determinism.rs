//! The same content, theme and dates give the same bytes.

use crate::build;
use planpress::files::{self, Sources};
use planpress::plan::Drafts;
use planpress::website::Website;
use std::collections::BTreeMap;
use std::path::Path;

fn content() -> Sources {
    files::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).unwrap()
}

#[test]
fn two_builds_give_the_same_bytes() {
    let (one, other) = (build(content(), Drafts::Hidden), build(content(), Drafts::Hidden));
    assert_eq!(one.made.unwrap(), other.made.unwrap());
    assert_eq!(one.problems.as_slice(), other.problems.as_slice());
}

#[test]
fn one_core_and_many_give_the_same_bytes() {
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let one = alone.install(|| build(content(), Drafts::Hidden));
    let many = build(content(), Drafts::Hidden);
    assert_eq!(one.made.unwrap(), many.made.unwrap());
}

/// The names of what a browser searches hang on all texts of the site.
#[cfg(feature = "search")]
#[test]
fn two_builds_give_the_same_index() {
    let index = || {
        let indexed = |website: &Website<'_>| website.index().unwrap().clone();
        planpress::build_from(content(), crate::dates(), Drafts::Hidden, indexed).made.unwrap()
    };
    let (one, other) = (index(), index());
    assert!(one.contains_key("search/pagefind/pagefind.js"));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&one), names(&other));
    assert!(one == other, "a file has the same name and other bytes");
}

#[test]
fn no_page_carries_the_day_of_its_building() {
    let pages = |today: jiff::civil::Date| {
        let dates = planpress::views::Dates { today, as_of: None };
        planpress::build_from(content(), dates, Drafts::Hidden, crate::print_all).made.unwrap()
    };
    // The plan of the content is closed: nothing in it is counted from today.
    assert_eq!(pages(jiff::civil::date(2010, 6, 15)), pages(jiff::civil::date(2031, 1, 1)));
}
