//! The same content, theme and dates give the same bytes.

use crate::build;
use planpress::files::{self, Sources};
use planpress::plan::Drafts;
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

#[test]
fn no_page_carries_the_day_of_its_building() {
    let pages = |today: jiff::civil::Date| {
        let dates = planpress::views::Dates { today, as_of: None };
        planpress::build_from(content(), dates, Drafts::Hidden, crate::print_all).made.unwrap()
    };
    // The plan of the content is closed: nothing in it is counted from today.
    assert_eq!(pages(jiff::civil::date(2010, 6, 15)), pages(jiff::civil::date(2031, 1, 1)));
}
