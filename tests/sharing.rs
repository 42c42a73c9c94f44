//! What pages tell other websites and machines: cards, the words of schema.org, and the sitemap.

use crate::{Pages, build, reading};
use planpress::files::{self, Sources};
use planpress::plan::Drafts;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

const BASE: &str = "https://plans.example.org/";

fn folder(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

static EXAMPLE: LazyLock<Pages> = LazyLock::new(|| {
    let built = build(files::read(&folder("content")).unwrap(), Drafts::Hidden);
    built.made.unwrap().into_iter().filter(|(path, text)| path == "sitemap.xml" || is_page(text)).collect()
});

fn is_page(text: &str) -> bool {
    text.starts_with("<!doctype html>") && !text.contains("http-equiv=refresh")
}

/// Every page that can be linked to.
fn pages(all: &Pages) -> impl Iterator<Item = (&String, &String)> {
    all.iter().filter(|(address, text)| is_page(text) && *address != "404.html")
}

fn head(html: &str) -> &str {
    html.split("</head>").next().unwrap()
}

/// What a page says in `<meta property>`, each once but for what may stand there again.
fn card(html: &str) -> BTreeMap<String, String> {
    let mut card = BTreeMap::new();
    for tag in head(html).split("<meta ").skip(1) {
        let tag = format!("<meta {}>", tag.split('>').next().unwrap());
        let name = reading::attribute(&tag, "property").or_else(|| reading::attribute(&tag, "name"));
        let (Some(name), Some(content)) = (name, reading::attribute(&tag, "content")) else { continue };
        assert!(!content.is_empty(), "{name} says nothing");
        assert_eq!(card.insert(name.clone(), content), None, "{name} stands there twice");
    }
    card
}

fn canonical(html: &str) -> Option<String> {
    let tags =
        head(html).split("<link ").skip(1).map(|tag| format!("<link {}>", tag.split('>').next().unwrap()));
    tags.filter(|tag| reading::attribute(tag, "rel").as_deref() == Some("canonical"))
        .find_map(|tag| reading::attribute(&tag, "href"))
}

/// What a page says in the words of schema.org.
fn data(html: &str) -> Option<Value> {
    let (_, data) = html.split_once("<script type=application/ld+json>")?;
    let (data, rest) = data.split_once("</script>").unwrap();
    assert!(!rest.contains("ld+json"), "there is more than one");
    Some(serde_json::from_str(data).unwrap())
}

#[test]
fn every_page_has_one_address_and_a_card_that_says_the_same() {
    let mut count = 0;
    for (address, html) in pages(&EXAMPLE) {
        let whole = format!("{BASE}{address}");
        assert_eq!(canonical(html).as_deref(), Some(whole.as_str()), "{address}");
        let card = card(html);
        let is_welsh = address.starts_with("cy/");
        let (own, other) = if is_welsh { ("cy_GB", "en_GB") } else { ("en_GB", "cy_GB") };
        assert_eq!(card["og:url"], whole);
        assert_eq!(card["og:locale"], own);
        assert_eq!(card["og:locale:alternate"], other);
        assert_eq!(card["og:description"], card["description"]);
        assert_eq!(card["twitter:card"], "summary");
        let kind = if matches!(address.as_str(), "" | "cy/") { "website" } else { "article" };
        assert_eq!(card["og:type"], kind, "{address}");
        let (_, title) = html.split_once("<title>").unwrap();
        assert!(
            title.replace("&amp;", "&").starts_with(&card["og:title"]),
            "{address}: {}",
            card["og:title"]
        );
        count += 1;
    }
    assert!(count > 1500, "only {count} pages");
}

/// The words of schema.org that pages use, each with what may be said of it.
const KNOWN: [(&str, &[&str]); 7] = [
    ("WebSite", &["name", "url", "publisher", "inLanguage", "dateModified", "license"]),
    (
        "WebPage",
        &["name", "url", "isPartOf", "inLanguage", "dateModified", "license", "breadcrumb", "mainEntity"],
    ),
    ("BreadcrumbList", &["itemListElement"]),
    ("ListItem", &["name", "item", "position"]),
    ("Organization", &["name"]),
    ("CreativeWork", &["name", "publisher", "temporalCoverage"]),
    ("Action", &["name", "identifier", "actionStatus", "agent"]),
];

/// Each thing in some data has a kind that we know and says of it only what can be said, and
/// nothing that is empty.
fn well_formed(value: &Value, address: &str, kinds: &mut BTreeSet<String>) {
    match value {
        Value::Array(all) => {
            assert!(!all.is_empty(), "{address}");
            for it in all {
                well_formed(it, address, kinds);
            }
        }
        Value::Object(thing) => {
            let kind = thing["@type"].as_str().unwrap();
            let (_, may) = KNOWN.iter().find(|(known, _)| *known == kind).unwrap();
            for (name, value) in thing.iter().filter(|(name, _)| !name.starts_with('@')) {
                assert!(may.contains(&name.as_str()), "{address}: {kind} says {name}");
                well_formed(value, address, kinds);
            }
            kinds.insert(kind.to_owned());
        }
        Value::String(text) => assert!(!text.is_empty(), "{address}"),
        Value::Number(number) => assert!(number.as_u64() > Some(0), "{address}"),
        Value::Null | Value::Bool(_) => panic!("{address} says {value}"),
    }
}

#[test]
fn what_pages_say_in_the_words_of_schema_org_is_what_they_show() {
    let mut kinds = BTreeSet::new();
    for (address, html) in pages(&EXAMPLE) {
        let Some(data) = data(html) else { continue };
        assert_eq!(data["@context"], "https://schema.org");
        assert_eq!(data["url"], format!("{BASE}{address}"));
        assert_eq!(data["inLanguage"], if address.starts_with("cy/") { "cy" } else { "en-GB" });
        well_formed(&data, address, &mut kinds);
        let shown: Vec<String> = match html.split_once("class=\"crumbs wrap\"") {
            Some((_, crumbs)) => {
                let crumbs = crumbs.split("</nav>").next().unwrap();
                let labels = crumbs.split("<a ").skip(1).map(|it| it.split('>').nth(1).unwrap());
                labels.map(|it| it.split('<').next().unwrap().replace("&amp;", "&")).collect()
            }
            None => Vec::new(),
        };
        let steps = data["breadcrumb"]["itemListElement"].as_array().cloned().unwrap_or_default();
        let said: Vec<&str> = steps.iter().map(|step| step["name"].as_str().unwrap()).collect();
        assert_eq!(said, shown, "{address}");
        for (at, step) in steps.iter().enumerate() {
            assert_eq!(step["position"], at + 1);
            let item = step["item"].as_str().unwrap().strip_prefix(BASE).unwrap();
            assert!(EXAMPLE.contains_key(item), "{address}: there is no {item}");
        }
    }
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let expected =
        ["Action", "BreadcrumbList", "CreativeWork", "ListItem", "Organization", "WebPage", "WebSite"];
    assert_eq!(kinds, expected);
    for (address, html) in pages(&EXAMPLE).filter(|(address, _)| address.ends_with("glossary/")) {
        let terms = html.matches("itemtype=\"https://schema.org/DefinedTerm\"").count();
        assert_eq!(terms, html.matches("<dfn ").count(), "{address}");
        assert_eq!(terms, html.matches("itemprop=description").count(), "{address}");
    }
}

/// A plan with one of everything that schema.org has a word for, and with names that have to be
/// written with care.
fn small() -> Pages {
    let texts = [
        (
            "site.yaml",
            "base_url: https://plans.example.org/\ntitle: Plans\npublisher: council\nchecks: {no-accessibility-statement: off}\n",
        ),
        (
            "owners.yaml",
            "- {id: council, name: The Council, kind: organisation}\n- {id: head, name: Head of Care, kind: role}\n- {id: trust, name: The Trust}\n",
        ),
        (
            "a/plan.md",
            "---\ntitle: Carers\nperiod: 2009 to 2012\npublisher: council\nreviewed: 2010-05\n---\n",
        ),
        (
            "a/1.1-one.md",
            "---\ntitle: \"1 < 2 & \\\"two\\\"\"\nowners: [council, head]\nstatus: complete\nupdates: [{date: 2010-06-02, text: Done}, {date: 2010-07-01, text: Later}]\n---\n",
        ),
        ("a/1.2-two.md", "---\nowners: [trust]\nstatus: paused\nconfirmed: March 2010\n---\n"),
        ("a/1.3-three.md", "---\nnumber: none\nstatus: off-track\n---\n"),
        ("b/plan.md", "---\ntitle: Town\n---\n"),
        ("b/1-trees.md", "---\nupdates: [{date: spring 2010, text: Planted}]\n---\n"),
        ("pages/about.md", "# About\n"),
    ];
    build(Sources::of_texts(texts), Drafts::Hidden).made.unwrap()
}

#[test]
fn an_action_says_how_it_stands_and_who_does_it_where_there_are_true_words_for_it() {
    let pages = small();
    let about = |address: &str| data(&pages[address]).unwrap()["mainEntity"].clone();
    let one = serde_json::json!({
        "@type": "Action",
        "name": "1 < 2 & \"two\"",
        "identifier": "1.1",
        "actionStatus": "https://schema.org/CompletedActionStatus",
        "agent": [{"@type": "Organization", "name": "The Council"}],
    });
    assert_eq!(about("a/actions/one/"), one, "a post is no organisation");
    assert!(
        head(&pages["a/actions/one/"]).contains("\"name\":\"1 \\u003c 2 & "),
        "no title ends the element"
    );
    let two = serde_json::json!({"@type": "Action", "name": "Two", "identifier": "1.2"});
    assert_eq!(about("a/actions/two/"), two, "nobody said what the Trust is, and schema.org knows no pause");
    assert_eq!(about("a/actions/three/")["actionStatus"], "https://schema.org/ActiveActionStatus");
    let plan = serde_json::json!({
        "@type": "CreativeWork",
        "name": "Carers",
        "temporalCoverage": "2009-04-01/2012-03-31",
        "publisher": {"@type": "Organization", "name": "The Council"},
    });
    assert_eq!(about("a/"), plan);
    assert_eq!(
        about("a/owners/council/"),
        serde_json::json!({"@type": "Organization", "name": "The Council"})
    );
    assert_eq!(about("a/owners/head/"), Value::Null);
    assert_eq!(data(&pages["a/actions/"]), None, "a page that lists others is about nothing of its own");
}

/// `<loc>` and `<lastmod>` of each page of a sitemap.
fn listed(sitemap: &str) -> BTreeMap<String, Option<String>> {
    let between =
        |text: &str, open: &str, close: &str| Some(text.split_once(open)?.1.split_once(close)?.0.to_owned());
    let urls = sitemap.split("<url>").skip(1);
    urls.map(|url| {
        let address = between(url, "<loc>", "</loc>").unwrap();
        let address = address.strip_prefix(BASE).unwrap().to_owned();
        (address, between(url, "<lastmod>", "</lastmod>"))
    })
    .collect()
}

#[test]
fn the_sitemap_says_when_a_page_changed_where_its_content_says_so() {
    let pages = small();
    let listed = listed(&pages["sitemap.xml"]);
    let changed = |address: &str| listed[address].as_deref();
    assert_eq!(changed("a/actions/one/"), Some("2010-07-01"));
    assert_eq!(changed("a/actions/two/"), Some("2010-05"), "the review of the plan is newer");
    assert_eq!(changed("a/"), Some("2010-07-01"));
    assert_eq!(changed("a/owners/council/"), Some("2010-05"));
    assert_eq!(changed(""), Some("2010-07-01"));
    assert_eq!(changed("b/actions/trees/"), None, "no machine reads a season");
    assert_eq!(changed("b/"), None);
    assert_eq!(changed("about/"), None);
    for (address, changed) in &listed {
        if let Some(data) = data(&pages[address]) {
            assert_eq!(data["dateModified"].as_str(), changed.as_deref(), "{address}");
        }
    }
}

#[test]
fn the_sitemap_lists_every_page_once_with_the_same_page_in_the_other_language() {
    let sitemap = &EXAMPLE["sitemap.xml"];
    let all: BTreeSet<&String> = pages(&EXAMPLE).map(|(address, _)| address).collect();
    let listed = listed(sitemap);
    assert_eq!(listed.keys().collect::<BTreeSet<_>>(), all);
    assert_eq!(sitemap.matches("<url>").count(), all.len());
    let url =
        sitemap.split("<url>").find(|it| it.contains("<loc>https://plans.example.org/cy/owners/</loc>"));
    let expected = "<loc>https://plans.example.org/cy/owners/</loc>\
        <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://plans.example.org/owners/\"/>\
        <xhtml:link rel=\"alternate\" hreflang=\"cy\" href=\"https://plans.example.org/cy/owners/\"/>\
        <xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://plans.example.org/owners/\"/></url>\n";
    assert_eq!(url, Some(expected));
}

/// What has no whole address cannot be told to anybody.
#[test]
fn a_site_that_does_not_know_where_it_stands_tells_others_nothing() {
    let texts = [("site.yaml", "checks: {no-base-url: off}\n"), ("plan.md", "---\ntitle: A plan\n---\n")];
    let pages = build(Sources::of_texts(texts), Drafts::Hidden).made.unwrap();
    assert!(!pages.contains_key("sitemap.xml"));
    for (address, html) in pages.iter().filter(|(_, html)| is_page(html)) {
        assert_eq!((canonical(html), data(html)), (None, None), "{address}");
        assert!(!html.contains("og:"), "{address}");
    }
    let missing = &EXAMPLE["404.html"];
    assert_eq!((canonical(missing), data(missing)), (None, None), "there is no such page");
}

#[test]
fn the_picture_of_the_site_goes_with_every_link() {
    let place = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        #[expect(clippy::disallowed_methods, reason = "a test makes its site")]
        std::fs::write(place.path().join(name), bytes).unwrap();
    };
    let site = |file: &str| {
        format!(
            "base_url: https://plans.example.org/x/\nlook: {{picture: {{file: {file}, alt: \"Tea & cake\"}}}}\n\
             checks: {{no-accessibility-statement: off}}\n"
        )
    };
    write("plan.md", b"---\ntitle: A plan\n---\n");
    write("tea.jpg", b"\xff\xd8\xff\xe0\0\x04xx\xff\xc0\0\x0b\x08\x02\x76\x04\xb0\x03\x01\x11\0");
    write("site.yaml", site("tea.jpg").as_bytes());
    let built = build(files::read(place.path()).unwrap(), Drafts::Hidden);
    assert!(built.problems.as_slice().is_empty(), "{:?}", built.problems.as_slice());
    let card = card(&built.made.unwrap()[""]);
    let address = card["og:image"].strip_prefix("https://plans.example.org/x/assets/tea.").unwrap();
    assert!(address.ends_with(".jpg"), "{address}");
    assert_eq!(card["og:image:alt"], "Tea & cake");
    assert_eq!((card["og:image:width"].as_str(), card["og:image:height"].as_str()), ("1200", "630"));
    assert_eq!(card["twitter:card"], "summary_large_image");

    write("broken.png", b"\x89PNG\r\n\x1a\n\0\0");
    write("site.yaml", site("broken.png").as_bytes());
    let built = build(files::read(place.path()).unwrap(), Drafts::Hidden);
    let told: Vec<&str> = built.problems.as_slice().iter().map(|it| it.message.as_str()).collect();
    assert_eq!(told, ["`broken.png` is no picture, or not the whole of one"]);
    assert!(built.made.is_none());
}
