//! What can be found, and by which words; and which files a browser searches.

use crate::{build, dates};
use planpress::build_from;
use planpress::files::Sources;
use planpress::plan::Drafts;
use planpress::website::Website;
use planpress::website::search::{Record, Records};

const SITE: [(&str, &str); 6] = [
    ("site.yaml", "languages: [en, cy]\naudiences: {young-carers: {en: Young carers, cy: Gofalwyr ifanc}}\n"),
    (
        "owners.yaml",
        "- {id: pct, name: Primary Care Trust, short: PCT}\n- {id: jo, name: Jo Bloggs, kind: person}\n",
    ),
    ("glossary.yaml", "- {term: direct payment, means: Money for support, also: [DP]}\n"),
    ("town/plan.md", "---\ntitle: {en: Town plan, cy: Cynllun y dref}\n---\n"),
    (
        "town/1.1.2-money.md",
        "---\ntitle: {en: Pay carers, cy: Talu gofalwyr}\nowners: [pct, jo]\nfor: [young-carers]\n\
         notes: {en: A note., cy: Nodyn.}\nprivate: {who: a secret}\n---\n\nA *direct payment* &amp; more.\n",
    ),
    ("vale/plan.md", "---\ntitle: Vale plan\n---\n"),
];

fn records(texts: &[(&str, &str)]) -> Records {
    let sources = Sources::of_texts(texts.iter().copied());
    planpress::make(sources, None, dates(), Drafts::Hidden).website().records()
}

fn found<'r>(records: &'r Records, language: &str, title: &str) -> &'r Record {
    let found = records[language].iter().find(|it| it.title == title);
    found.unwrap_or_else(|| panic!("there is no {title} in {:#?}", records[language]))
}

#[test]
fn an_action_is_found_by_its_texts_owners_audiences_and_other_words_for_its_terms() {
    let records = records(&SITE);
    let action = found(&records, "en-gb", "1.1.2 Pay carers");
    assert_eq!(action.address, "town/actions/money/");
    assert_eq!(action.kind, "Action");
    assert_eq!(action.plan.as_deref(), Some("plan-town"));
    assert_eq!(action.text, "A direct payment & more. A note.");
    assert_eq!(action.also, "Primary Care Trust PCT Young carers direct payment DP");
    assert_eq!(action.elsewhere, None);
}

#[test]
fn in_another_language_its_own_texts_stand_first_and_it_is_known_where_the_others_begin() {
    let records = records(&SITE);
    let action = found(&records, "cy", "1.1.2 Talu gofalwyr");
    assert_eq!(action.address, "cy/town/actions/money/");
    assert_eq!(action.lang, None);
    assert_eq!(action.text, "Nodyn. A direct payment & more.");
    assert_eq!(action.elsewhere, Some((1, "en".to_owned())));
    let plan = found(&records, "cy", "Vale plan");
    assert_eq!(plan.lang.as_deref(), Some("en"));
    assert_eq!(plan.text, "Vale plan", "what says nothing of itself is found by its name");
}

#[test]
fn plans_owners_and_terms_are_found_and_nobody_who_is_not_named() {
    let records = records(&SITE);
    let titles: Vec<&str> = records["en-gb"].iter().map(|it| it.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Town plan", "Vale plan", "1.1.2 Pay carers", "Primary Care Trust", "direct payment"]
    );
    assert_eq!(found(&records, "en-gb", "direct payment").address, "town/glossary/#term-direct-payment");
    let all = format!("{records:?}");
    assert!(!all.contains("Bloggs") && !all.contains("secret"), "{all}");
}

#[test]
fn a_site_that_wants_no_search_has_none() {
    for settings in ["search: false\n", "pages: [action, outcome]\n"] {
        let texts = [
            ("site.yaml", settings),
            ("plan.md", "---\ntitle: A plan\n---\n"),
            ("1-a.md", "---\ntitle: A\n---\n"),
        ];
        let sources = Sources::of_texts(texts);
        let pages = build(sources.clone(), Drafts::Hidden).made.unwrap();
        assert!(!pages.contains_key("search/"), "{settings}");
        assert!(pages.values().all(|html| !html.contains("search/")), "{settings}");
        let count = |website: &Website<'_>| website.index().unwrap().len();
        assert_eq!(build_from(sources, dates(), Drafts::Hidden, count).made, Some(0), "{settings}");
    }
}

#[cfg(feature = "search")]
#[test]
fn only_what_the_page_asks_for_is_published_with_the_licence_of_the_library() {
    let sources = Sources::of_texts(SITE);
    let names = |website: &Website<'_>| {
        website
            .index()
            .unwrap()
            .keys()
            .map(|it| it.trim_start_matches("search/pagefind/").to_owned())
            .collect()
    };
    let names: Vec<String> = build_from(sources, dates(), Drafts::Hidden, names).made.unwrap();
    let whole: Vec<&str> = names.iter().map(String::as_str).filter(|it| !it.contains(".pf_")).collect();
    // There is no reader of Welsh endings, so its words are compared as they stand.
    let expected = [
        "licence.txt",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        "wasm.en-gb.pagefind",
        "wasm.unknown.pagefind",
    ];
    assert_eq!(whole, expected);
    for kind in [".pf_index", ".pf_meta", ".pf_fragment"] {
        assert!(names.iter().any(|it| it.ends_with(kind)), "{kind}");
    }
    assert!(names.iter().all(|it| !it.ends_with(".pf_filter")));
}
