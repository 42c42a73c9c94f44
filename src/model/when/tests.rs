use super::*;
use crate::model::year::{YearKind, day};
use proptest::prelude::*;

fn plan(name: &str) -> Context {
    let (period, years) = match name {
        "peterborough" => ("2009 to 2011", YearKind::Financial),
        "rotherham" => ("2013 to 2016", YearKind::Calendar),
        "cheshire-east" => ("2011 to 2015", YearKind::Financial),
        "herefordshire" => ("2010", YearKind::Calendar),
        "oxfordshire" | "design" => ("2009 to 2012", YearKind::Financial),
        other => panic!("no plan {other}"),
    };
    let period = read_period(period, years);
    assert!(period.is_some());
    Context { period, years }
}

fn when(words: &str, context: &Context) -> When {
    let span = crate::diagnostics::Span::new(0, 0..0);
    When { words: ByLanguage::one(Words::new(words.into(), span)), understood: understand(words, context) }
}

/// Every time in five real plans, and every form in the format's description: the plan, the words
/// as printed (`⏎` for a line break in a cell), what a person who knows only the words and the
/// plan's period understands.
const TIMES: &str = include_str!("times.tsv");

fn times() -> impl Iterator<Item = (Context, &'static str, &'static str)> {
    TIMES.lines().map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next().unwrap();
        (plan(next()), next(), next())
    })
}

#[test]
fn every_time_of_five_plans_is_understood() {
    let mut wrong = Vec::new();
    for (context, words, meant) in times() {
        let understood = understand(words, &context).to_string();
        if understood != meant {
            wrong.push(format!("{words}\n  meant      {meant}\n  understood {understood}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_was_understood_is_understood_again_from_its_own_words() {
    for (context, words, _) in times() {
        if let Understanding::Times(times) = understand(words, &context) {
            let shown = Understanding::Times(times.clone()).to_string();
            assert_eq!(understand(&shown, &context), Understanding::Times(times), "{words} → {shown}");
        }
    }
}

#[test]
fn the_due_day_is_the_last_day_of_a_point_a_range_or_a_bound() {
    let context = plan("oxfordshire");
    for (words, due) in [
        ("31 March 2010", Some((2010, 3, 31))),
        ("by end March 2010", Some((2010, 3, 31))),
        ("Oct–Dec 2009", Some((2009, 12, 31))),
        ("2009/10", Some((2010, 3, 31))),
        ("until 31 March 2012", None),
        ("To end 2011/12 financial year", None),
        ("before April 2010", Some((2010, 3, 31))),
        ("from April 2010", None),
        ("after March 2010", None),
        ("quarterly", None),
        ("ongoing to end 2011", None),
        ("In line with roll-out of SAP", None),
        ("completed June 2009", None),
        ("June 09, Nov 09", Some((2009, 11, 30))),
        ("Ongoing – newsletters in April, July and Oct 2009", None),
        ("Ongoing\nJune 09, Nov 09", None),
        ("June 09, Nov 09; ongoing", None),
        ("Ongoing throughout 2010. Plan agreed by carers by March 2011.", Some((2011, 3, 31))),
        ("Immediate; guide March 2010", Some((2010, 3, 31))),
    ] {
        let due = due.map(|(year, month, number)| day(year, month, number));
        assert_eq!(when(words, &context).due(), due, "{words}");
    }
}

#[test]
fn a_plan_s_period_is_read_in_its_years() {
    for (words, years, first, last) in [
        ("2009 to 2012", YearKind::Financial, (2009, 4, 1), (2012, 3, 31)),
        ("2009-2011", YearKind::Financial, (2009, 4, 1), (2011, 3, 31)),
        ("2009 to 2012", YearKind::Calendar, (2009, 1, 1), (2012, 12, 31)),
        ("2009/10 to 2011/12", YearKind::Financial, (2009, 4, 1), (2012, 3, 31)),
        ("April 2009 to March 2012", YearKind::Calendar, (2009, 4, 1), (2012, 3, 31)),
        ("2010", YearKind::Calendar, (2010, 1, 1), (2010, 12, 31)),
        ("2010", YearKind::Financial, (2010, 4, 1), (2011, 3, 31)),
        ("2009 to 2012", YearKind::Academic, (2009, 9, 1), (2012, 8, 31)),
    ] {
        let period = read_period(words, years).map(|it| (it.first(), it.last()));
        let date = |(year, month, number)| day(year, month, number);
        assert_eq!(period, Some((date(first), date(last))), "{words}");
    }
    for words in ["2012 to 2009", "soon", "quarterly", ""] {
        assert_eq!(read_period(words, YearKind::Financial), None, "{words}");
    }
}

#[test]
fn dates_of_notes_are_one_moment() {
    for (words, shown) in [
        ("2010-05", Some("May 2010")),
        ("2009-10", Some("October 2009")),
        ("2010-05-31", Some("31 May 2010")),
        ("31 May 2010", Some("31 May 2010")),
        ("2009/10", Some("2009/10")),
        ("2010", Some("2010")),
        ("quarterly", None),
        ("May 2010 and more", None),
        ("2010-13", None),
        ("Nov 09", Some("November 2009")),
        ("09/10", None),
        ("31 April 2010", None),
    ] {
        let read = read_moment(words, YearKind::Financial).map(|it| it.to_string());
        assert_eq!(read.as_deref(), shown, "{words}");
    }
}

#[test]
fn an_ongoing_action_belongs_to_every_year_of_the_plan() {
    let context = plan("oxfordshire");
    let years = |words: &str| {
        let years = when(words, &context).years(context.period, context.years);
        years.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(years("ongoing"), "2009/10 2010/11 2011/12");
    assert_eq!(years("ongoing from April 2010"), "2010/11 2011/12");
    assert_eq!(years("by end March 2010"), "2009/10");
    assert_eq!(years("Nov 2009 – May 2010"), "2009/10 2010/11");
    assert_eq!(years("quarterly"), "2009/10 2010/11 2011/12");
    assert_eq!(years("when ready"), "");
    assert_eq!(years("until March 2011"), "2009/10 2010/11");
    assert_eq!(years("until March 2008"), "2007/08");
    assert_eq!(years("during 2009-2012"), "2009/10 2010/11 2011/12");
    assert_eq!(years("Ongoing, newsletters; April and Oct 2012"), "2009/10 2010/11 2011/12 2012/13");
}

/// Words that officers use, put together at random: more likely to mean something than letters.
fn officers_words() -> impl Strategy<Value = String> {
    let pieces = [
        "by",
        "end",
        "March",
        "2010",
        "Sept.",
        "2009/10",
        "ongoing",
        "–",
        "to",
        "from",
        "1/10",
        "30/3/10",
        "Q2",
        "quarterly",
        "every",
        "two",
        "months",
        "at least",
        "annually",
        "completed",
        ",",
        ";",
        "June",
        "/",
        "and",
        "November",
        "following",
        "the",
        "summer",
        "2013/14",
        "w/c",
        "26.10.09",
        "immediate",
        "&",
        "2011/2",
        "4/09",
        "until",
        "after",
        "throughout the plan",
        "mid",
        "Apr-12",
        "18th",
        "before",
        "(",
        ")",
        ".",
        "onwards",
        "31",
        "early",
        "academic year",
        "financial year",
        "between",
        "done",
        "when ready",
        "\n",
        "2008",
        "-",
        "12",
        "30/2/10",
        "12/31/2009",
        "9/10",
        "10-11",
        "31 April",
        "Q5",
        "½",
        "Febuary",
        "20th May",
        "2009-2012",
        "complete",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..8)
        .prop_map(|words| words.join(" "))
}

fn plans() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec!["oxfordshire", "rotherham", "herefordshire", "peterborough"])
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(1),
        ..ProptestConfig::with_cases(4000)
    })]

    #[test]
    fn no_words_make_it_panic(words in any::<String>()) {
        let understood = understand(&words, &plan("oxfordshire"));
        let _ = understood.to_string();
        let _ = read_period(&words, YearKind::Academic);
        let _ = read_moment(&words, YearKind::Calendar);
    }

    #[test]
    fn what_is_offered_instead_is_understood(words in officers_words(), name in plans()) {
        let context = plan(name);
        let offered: Vec<String> = match understand(&words, &context) {
            Understanding::Doubt(Doubt::Several(readings)) => {
                prop_assert!(readings.len() > 1, "{}", words);
                readings.into_iter().filter(|it| !it.lacks_year).map(|it| it.words).collect()
            }
            Understanding::Doubt(Doubt::NoYear(times)) => times,
            Understanding::Doubt(Doubt::Backwards(first, last)) => vec![format!("{last} to {first}")],
            Understanding::Doubt(Doubt::NoSuchDay { meant, .. }) => meant.into_iter().collect(),
            Understanding::Doubt(Doubt::Piece { .. }) | Understanding::Times(_) | Understanding::Nothing => Vec::new(),
        };
        for offered in offered {
            let understood = understand(&offered, &context);
            let is_time = matches!(understood, Understanding::Times(_) | Understanding::Doubt(Doubt::NoYear(_)));
            prop_assert!(is_time, "{} → {} → {}", words, offered, understood);
        }
    }

    #[test]
    fn understanding_what_was_understood_changes_nothing(words in officers_words(), name in plans()) {
        let context = plan(name);
        if let Understanding::Times(times) = understand(&words, &context) {
            let shown = Understanding::Times(times.clone()).to_string();
            prop_assert_eq!(understand(&shown, &context), Understanding::Times(times), "{} → {}", words, shown);
        }
    }
}
