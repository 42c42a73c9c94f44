//! A site in more than one language: the theme's words in each, and how its pages find each other.

use crate::{Pages, build, reading};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use planpress::files::{self, Sources};
use planpress::plan::Drafts;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A word file, read without planpress: what each word needs, and the pieces that it says.
struct WordFile(BTreeMap<String, Word>);

#[derive(Default)]
struct Word {
    needs: BTreeSet<String>,
    says: Vec<String>,
    /// The plurals that it tells apart.
    plurals: BTreeSet<String>,
}

impl WordFile {
    fn read(language: &str) -> Self {
        let text = std::fs::read_to_string(folder(&format!("themes/civic/words/{language}.ftl"))).unwrap();
        let resource = parser::parse(text.as_str()).unwrap();
        let words = resource.body.iter().filter_map(|entry| {
            let Entry::Message(message) = entry else { return None };
            let mut word = Word::default();
            word.pattern(message.value.as_ref().unwrap());
            Some((message.id.name.to_owned(), word))
        });
        Self(words.collect())
    }
}

impl Word {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.says.push((*value).trim().to_owned()),
                PatternElement::Placeable { expression: Expression::Inline(inline) } => self.need(inline),
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    self.need(selector);
                    for variant in variants {
                        if let fluent_syntax::ast::VariantKey::Identifier { name } = &variant.key {
                            self.plurals.insert((*name).to_owned());
                        }
                        self.pattern(&variant.value);
                    }
                }
            }
        }
    }

    fn need(&mut self, inline: &InlineExpression<&str>) {
        if let InlineExpression::VariableReference { id } = inline {
            self.needs.insert(id.name.to_owned());
        }
    }
}

#[test]
fn the_theme_says_the_same_in_welsh_as_in_english() {
    let (english, welsh) = (WordFile::read("en"), WordFile::read("cy"));
    let names = |file: &WordFile| file.0.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&english), names(&welsh));
    for (name, word) in &english.0 {
        assert_eq!(word.needs, welsh.0[name].needs, "`{name}` needs something else in Welsh");
        assert!(welsh.0[name].says.iter().any(|it| !it.is_empty()) || word.says.iter().all(String::is_empty));
    }
}

/// Welsh has six plurals (CLDR), and a word after a number may need any of them.
#[test]
fn where_a_number_stands_before_its_word_welsh_has_every_plural() {
    let welsh = WordFile::read("cy");
    let all: BTreeSet<String> =
        ["zero", "one", "two", "few", "many", "other"].into_iter().map(str::to_owned).collect();
    for name in ["days", "weeks", "months", "years-long"] {
        assert_eq!(welsh.0[name].plurals, all, "{name}");
    }
}

/// English words of the theme that a Welsh page may hold, each with the reason.
const IN_BOTH: [(&str, &str); 2] =
    [("Person", "it is the same word in Welsh"), ("WCAG 2.2 AA", "the name of a standard")];

/// What stands between the tags of a page and in the attributes that are read out. Addresses and what is
/// for machines alone have no language.
fn said(html: &str) -> Vec<String> {
    let mut said = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        let spoken = if tag.contains("http-equiv") { &[][..] } else { &["aria-label", "alt", "content"] };
        let spoken = spoken.iter().filter_map(|it| reading::attribute(tag, it));
        let spoken = spoken.filter(|it| !it.starts_with("https://"));
        let text = if tag.starts_with("script") { "" } else { text };
        said.extend(spoken.chain([text.to_owned()]));
    }
    said.iter()
        .flat_map(|it| it.split(" – "))
        .map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|it| !it.is_empty())
        .collect()
}

/// Whether some words stand in a text as words of their own.
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        ![before, after].iter().flatten().any(|it| it.is_alphanumeric())
    })
}

/// The site that has one of everything, with texts that are taken for Welsh: what a page says in
/// English must have been written by an author.
#[test]
fn no_page_in_welsh_says_a_word_of_the_theme_in_english() {
    let site = files::read(&folder("tests/sites/two-plans")).unwrap();
    let texts: Vec<(&str, String)> = site
        .iter()
        .map(|(_, source)| match source.path.as_str() {
            "site.yaml" => ("site.yaml", format!("{}languages: [cy]\n", source.text)),
            path => (path, source.text.clone()),
        })
        .collect();
    let written: String = texts.iter().map(|(_, text)| text.as_str()).collect();
    let written = written.replace(['[', ']', '*', '_', '`', '|'], " ");
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    // A number goes before a title.
    let is_written = |text: &str| written.contains(text.trim_matches(|it: char| !it.is_alphabetic()));
    let sources = Sources::of_texts(texts.iter().map(|(path, text)| (*path, text.as_str())));
    let pages = build(sources, Drafts::Hidden).made.unwrap();
    let english = WordFile::read("en");
    let welsh = WordFile::read("cy");
    let english: BTreeMap<&str, &str> = english
        .0
        .iter()
        .flat_map(|(name, word)| word.says.iter().map(move |it| (it.as_str(), name.as_str())))
        .filter(|(it, _)| it.chars().any(char::is_alphabetic))
        .filter(|(it, _)| !IN_BOTH.iter().any(|(word, _)| word == it))
        .collect();
    let mut heard = BTreeSet::new();
    for (address, html) in pages.iter().filter(|(_, text)| text.starts_with("<!doctype html>")) {
        assert!(html.contains("<html lang=\"cy\">"), "{address}");
        for text in said(html) {
            heard.extend(welsh.0.iter().filter(|(_, word)| word.says.contains(&text)).map(|(name, _)| name));
            // What authors wrote may stand beside words of the theme.
            let by_theme: String =
                text.split_inclusive([',', '.', ':']).filter(|it| !is_written(it)).collect();
            // In a text with references the words beside it stand in the source too.
            let is_own = |word: &str| {
                let (before, after) = by_theme.split_once(word).unwrap();
                let before = before.split_whitespace().next_back().map(|it| format!("{it} {word}"));
                let after = after.split_whitespace().next().map(|it| format!("{word} {it}"));
                [before, after].iter().flatten().any(|it| written.contains(it))
            };
            let found = english.iter().find(|(word, _)| holds(&by_theme, word) && !is_own(word));
            if let Some((word, name)) = found {
                panic!("{address} says {text:?}, in which {word:?} is English (`{name}`)");
            }
        }
    }
    // That is how we know that the pages have the words at all.
    assert!(heard.len() > 150, "only {} Welsh words were heard", heard.len());
}

fn two_languages() -> Pages {
    build(files::read(&folder("tests/sites/two-languages")).unwrap(), Drafts::Hidden).made.unwrap()
}

fn is_page(html: &str) -> bool {
    html.starts_with("<!doctype html>")
}

/// The same page in the other language.
fn other(address: &str) -> String {
    address.strip_prefix("cy/").map_or_else(|| format!("cy/{address}"), str::to_owned)
}

fn tags<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    html.split('<').filter(|tag| tag.starts_with(name)).collect()
}

#[test]
fn every_page_leads_to_itself_in_the_other_language() {
    let pages = two_languages();
    let all = pages.iter().filter(|(address, html)| is_page(html) && *address != "404.html");
    for (address, html) in all {
        let (code, own) = if address.starts_with("cy/") { ("en", "cy") } else { ("cy", "en") };
        let html_lang = if own == "cy" { "<html lang=\"cy\">" } else { "<html lang=\"en-GB\">" };
        assert!(html.contains(html_lang), "{address} is in another language");
        let header = html.split("</header>").next().unwrap();
        let switch: Vec<String> = tags(header, "a ")
            .into_iter()
            .filter(|tag| reading::attribute(tag, "hreflang").as_deref() == Some(code))
            .filter_map(|tag| reading::attribute(tag, "href"))
            .collect();
        let root = "../".repeat(address.matches('/').count());
        let root = if root.is_empty() { "./" } else { &root };
        assert_eq!(switch, [format!("{root}{}", other(address))], "{address}");
        assert!(pages.contains_key(&other(address)), "{address} is in one language only");
    }
}

/// Search engines take alternates for true only when each page names the other.
#[test]
fn alternates_name_each_other_by_whole_addresses() {
    let pages = two_languages();
    let alternates = |html: &str| -> BTreeMap<String, String> {
        tags(html.split("</head>").next().unwrap(), "link ")
            .into_iter()
            .filter_map(|tag| Some((reading::attribute(tag, "hreflang")?, reading::attribute(tag, "href")?)))
            .collect()
    };
    for (address, html) in pages.iter().filter(|(address, html)| is_page(html) && *address != "404.html") {
        let english = address.strip_prefix("cy/").unwrap_or(address);
        let whole = |address: &str| format!("https://plans.example.org/{address}");
        let expected =
            [("cy", format!("cy/{english}")), ("en", english.to_owned()), ("x-default", english.to_owned())];
        let expected: BTreeMap<String, String> =
            expected.iter().map(|(code, address)| ((*code).to_owned(), whole(address))).collect();
        assert_eq!(alternates(html), expected, "{address}");
    }
    assert!(alternates(&pages["404.html"]).is_empty());
}

#[test]
fn without_the_address_of_the_site_there_are_no_alternates_but_the_switch_is_there() {
    let texts = [
        ("site.yaml", "languages: [en, cy]\nchecks: {no-base-url: off}\n"),
        ("plan.md", "---\ntitle: {en: A plan, cy: Cynllun}\n---\n"),
    ];
    let pages = build(Sources::of_texts(texts), Drafts::Hidden).made.unwrap();
    assert!(!pages[""].contains("<link rel=\"alternate\""));
    assert!(pages[""].contains("href=\"./cy/\""), "{}", pages[""]);
}

/// A page says once what is not in its language, and marks all of it.
#[test]
fn what_is_not_translated_is_said_once_and_marked() {
    let pages = two_languages();
    let note = "Mae’r testun hwn ar gael yn Saesneg yn unig ar hyn o bryd.";
    let doors = &pages["cy/actions/doors/"];
    assert_eq!(doors.matches(note).count(), 1);
    assert!(doors.contains("<span lang=\"en\">Mend the doors</span>"));
    let partly = "Mae rhannau o’r testun hwn ar gael yn Saesneg yn unig ar hyn o bryd.";
    assert_eq!(pages["cy/homes/"].matches(partly).count(), 1);
    assert!(!pages["cy/actions/lofts/"].contains("ar gael yn"), "all of it is in Welsh");
    let english = "Parts of this text are only available in Welsh at the moment.";
    assert_eq!(pages["hanes/"].matches(english).count(), 1);
    assert!(pages["hanes/"].contains("<div lang=\"cy\"><p>Dyma hanes y cwm."));
    for (address, html) in pages.iter().filter(|(_, html)| is_page(html)) {
        let notes = ["only available in", "ar gael yn Saesneg"];
        let count: usize = notes.iter().map(|it| html.matches(it).count()).sum();
        let main = html.split("<main").nth(1).unwrap_or_default().split("</main>").next().unwrap();
        let is_marked = main.contains(" lang=");
        assert!(count <= 1 && (count == 0 || is_marked), "{address} has {count} notes");
    }
}
