//! The default theme, and the seam at which a site brings its own.

use crate::{Pages, build};
use planpress::files::Sources;
use planpress::plan::Drafts;
use planpress::website::minify;
use std::path::{Path, PathBuf};

const PLAN: [(&str, &str); 2] = [
    ("plan.md", "---\ntitle: A plan\nperiod: 2009 to 2012\n---\n"),
    ("1.1-a.md", "---\ntitle: An action\nstatus: complete\n---\n"),
];

fn with(files: &[(&str, &str)]) -> planpress::Built<Pages> {
    build(Sources::of_texts(PLAN.into_iter().chain(files.iter().copied())), Drafts::Hidden)
}

fn templates() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/civic/templates");
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), std::fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn every_template_of_the_default_theme_is_minified() {
    for (path, text) in templates() {
        assert!(minify::template(&text).is_some(), "{} stays as it is", path.display());
    }
}

#[test]
fn templates_say_no_words_of_their_own() {
    for (path, text) in templates() {
        let without_tags =
            ["{{", "{%", "{#"].iter().zip(["}}", "%}", "#}"]).fold(text, |text, (open, close)| {
                let mut kept = String::new();
                let mut rest = text.as_str();
                while let Some(start) = rest.find(open) {
                    kept.push_str(&rest[..start]);
                    let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + close.len());
                    rest = &rest[end..];
                }
                kept + rest
            });
        let words = crate::reading::all(&without_tags);
        let said: Vec<&str> = words
            .split(|it: char| !it.is_alphabetic())
            .filter(|word| word.chars().count() > 1)
            .filter(|word| {
                !["table", "navigation", "mailto", "tel", "https", "www", "com", "org"].contains(word)
            })
            .filter(|word| !["equalityni", "equalityadvisoryservice", "picture", "main"].contains(word))
            .collect();
        assert!(said.is_empty(), "{} says {said:?} itself", path.display());
    }
}

#[test]
fn every_word_that_templates_say_is_in_the_word_file() {
    let words =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/civic/words/en.ftl"))
            .unwrap();
    let known: Vec<&str> =
        words.lines().filter_map(|line| line.split_once(" =").map(|(name, _)| name)).collect();
    for (path, text) in templates() {
        for said in text.split("say(word=\"").skip(1) {
            let name = said.split('"').next().unwrap();
            let is_begun = name.ends_with('-') && known.iter().any(|word| word.starts_with(name));
            assert!(is_begun || known.contains(&name), "{} says `{name}`", path.display());
        }
    }
}

#[test]
fn a_site_can_bring_one_template() {
    let built = with(&[(
        "themes/civic/templates/action.html",
        "{% extends \"civic/action.html\" %}{% block main %}<p>Ours</p>{{ super() }}{% endblock main %}",
    )]);
    let pages = built.made.unwrap();
    assert!(pages["actions/a/"].contains("<p>Ours</p>"));
    assert!(pages["actions/a/"].contains("An action"));
    assert!(!pages["years/"].contains("Ours"));
}

#[test]
fn a_site_can_change_one_word() {
    let built =
        with(&[("themes/civic/words/en.ftl", "owner = Responsible\nall-actions = Everything we do\n")]);
    let pages = built.made.unwrap();
    assert!(pages["actions/"].contains("Everything we do"));
    assert!(pages["actions/"].contains("Skip to main content"));
}

#[test]
fn a_site_can_bring_its_own_style() {
    let built = with(&[("themes/civic/assets/style.css", "body { color: red }\n")]);
    let pages = built.made.unwrap();
    let style = pages.iter().find(|(address, _)| address.ends_with(".css")).unwrap();
    assert_eq!(style.1, "body{color:red}");
    assert!(pages[""].contains(style.0.as_str()));
}

#[test]
fn a_theme_of_another_name_goes_on_from_the_default() {
    let built = with(&[
        ("site.yaml", "theme: ours\n"),
        (
            "themes/ours/templates/years.html",
            "{% extends \"base.html\" %}{% block main %}<h1>Our years</h1>{% endblock main %}",
        ),
    ]);
    let pages = built.made.unwrap();
    assert!(pages["years/"].contains("<h1>Our years</h1>"));
    assert!(pages["actions/a/"].contains("An action"));
}

#[test]
fn a_mistake_in_a_template_is_told_at_its_letters() {
    let built = with(&[(
        "themes/civic/templates/years.html",
        "{% extends \"base.html\" %}\n{% block main %}\n{% for year in %}{% endfor %}\n{% endblock main %}\n",
    )]);
    let problem = &built.problems.as_slice()[0];
    assert_eq!(problem.code, "template");
    let span = problem.span.unwrap();
    assert_eq!(built.sources[span.source].path, "themes/civic/templates/years.html");
    assert_eq!(built.sources[span.source].text[..span.start as usize].matches('\n').count(), 2);
    assert!(built.made.is_none());
}

#[test]
fn a_template_that_asks_for_what_a_page_does_not_have_is_told_at_its_letters() {
    let sources = Sources::of_texts(PLAN.into_iter().chain([(
        "themes/civic/templates/years.html",
        "{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ page.titel }}</h1>\n{% endblock main %}\n",
    )]));
    let built = planpress::build_from(sources, crate::dates(), Drafts::Hidden, |website| {
        let (path, file) = website.files().iter().find(|(path, _)| *path == "years/index.html").unwrap();
        website.bytes(path, file).unwrap_err()
    });
    let problems = built.made.unwrap();
    let span = problems.as_slice()[0].span.unwrap();
    let text = &built.sources[span.source].text;
    assert_eq!(&text[span.range()], "titel");
}

#[test]
fn an_unknown_word_is_told_at_its_letters() {
    let built = with(&[(
        "themes/civic/templates/years.html",
        "{% extends \"base.html\" %}{% block main %}<h1>{{ say(word=\"yeers\") }}</h1>{% endblock main %}",
    )]);
    let problem = &built.problems.as_slice()[0];
    assert_eq!(problem.message, "the theme has no words called `yeers`");
}
