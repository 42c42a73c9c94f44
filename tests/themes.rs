//! The default theme, and the seam at which a site brings its own.

use crate::{Pages, build};
use planpress::files::Sources;
use planpress::plan::Drafts;
use planpress::website::{Website, minify};
use std::path::{Path, PathBuf};

const PLAN: [(&str, &str); 2] = [
    ("plan.md", "---\ntitle: A plan\nperiod: 2009 to 2012\n---\n"),
    ("1.1-a.md", "---\ntitle: An action\nstatus: complete\n---\n"),
];

fn with(files: &[(&str, &str)]) -> planpress::Built<Pages> {
    build(Sources::of_texts(PLAN.into_iter().chain(files.iter().copied())), Drafts::Hidden)
}

fn themes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes")
}

/// The templates of every theme inside the program.
fn templates() -> Vec<(PathBuf, String)> {
    walkdir::WalkDir::new(themes())
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|it| it == "html"))
        .map(|path| (path.clone(), std::fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn every_template_of_the_themes_is_minified() {
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
            .filter(|word| {
                !["equalityni", "equalityadvisoryservice", "picture", "main", "large", "print"].contains(word)
            })
            .collect();
        assert!(said.is_empty(), "{} says {said:?} itself", path.display());
    }
}

#[test]
fn every_word_that_templates_say_is_in_the_word_file() {
    let words = std::fs::read_to_string(themes().join("civic/words/en.ftl")).unwrap();
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

/// What is told of a template for the page of the years, at which letters, with which advice.
fn told_of(main: &str) -> (String, String, String) {
    let template = format!("{{% extends \"base.html\" %}}{{% block main %}}{main}{{% endblock main %}}");
    let sources =
        Sources::of_texts(PLAN.into_iter().chain([("themes/civic/templates/years.html", template.as_str())]));
    let told = |website: &Website<'_>| website.template_problems();
    let built = planpress::build_from(sources, crate::dates(), Drafts::Hidden, told);
    let problems = built.made.unwrap();
    assert_eq!(problems.as_slice().len(), 1, "{problems:?}");
    let problem = &problems.as_slice()[0];
    let letters = template[problem.span.unwrap().range()].to_owned();
    (problem.message.clone(), letters, problem.hint.clone().unwrap_or_default())
}

#[test]
fn what_a_template_cannot_print_is_told_with_what_it_may_have_meant() {
    let told =
        |message: &str, letters: &str, hint: &str| (message.to_owned(), letters.to_owned(), hint.to_owned());
    assert_eq!(
        told_of("<p>{{ site.titel }}</p>"),
        told("`titel` is not there to be printed", "titel", "did you mean `title`?")
    );
    // In a loop too, where the name stands for one of many.
    assert_eq!(
        told_of("{% for year in page.years %}<p>{{ year.adress }}</p>{% endfor %}"),
        told("`adress` is not there to be printed", "adress", "did you mean `address`?")
    );
    // And where it is gone through.
    assert_eq!(
        told_of("{% for year in page.yaers %}<p>{{ year.label }}</p>{% endfor %}"),
        told("`yaers` is not there to be printed", "yaers", "did you mean `years`?")
    );
    assert_eq!(
        told_of("<p>{{ pgae.rows }}</p>"),
        told("`pgae` is not there to be printed", "pgae", "did you mean `page`?")
    );
    // Conditions too, which the engine passes over.
    assert_eq!(
        told_of("{% if page.yaers %}<p>{{ page.years | length }}</p>{% endif %}"),
        told("`yaers` is not there to be asked for", "yaers", "did you mean `years`?")
    );
    assert_eq!(
        told_of("{% if not page.years and site.logo.adress %}{% elif site.emial %}{% endif %}"),
        told("`emial` is not there to be asked for", "emial", "did you mean `email`?")
    );
    let (_, _, hint) = told_of("<p>{{ site.colour_of_the_moon }}</p>");
    assert!(hint.starts_with("there are `base`, `contact_text`, "), "{hint}");
}

/// Also what is nothing on this page, and what a page of another kind would have.
#[test]
fn conditions_may_try_what_is_there() {
    let template = "{% extends \"base.html\" %}{% block main %}{% if page.titel is defined %}{% endif %}\
                    {% if site.logo %}{% endif %}{% for year in page.years %}{% if year.address %}{% endif %}\
                    {% endfor %}{% endblock main %}";
    let built = with(&[("themes/civic/templates/years.html", template)]);
    let written = built.problems.as_slice().iter().filter(|problem| problem.span.is_some());
    assert_eq!(written.count(), 0, "{:?}", built.problems.as_slice());
    assert!(built.made.is_some());
}

/// They are tried as if a site brought them.
#[test]
fn the_templates_inside_the_program_ask_for_nothing_that_is_not_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts: Vec<(String, String)> = Vec::new();
    let site = planpress::files::read(&folder.join("tests/sites/two-plans")).unwrap();
    texts.extend(site.iter().map(|(_, source)| (source.path.clone(), source.text.clone())));
    let templates = folder.join("themes/civic/templates");
    for file in walkdir::WalkDir::new(&templates).min_depth(1).sort_by_file_name() {
        let path = file.unwrap().into_path();
        let name = path.file_name().unwrap().to_string_lossy();
        let text = std::fs::read_to_string(&path).unwrap();
        texts.push((format!("themes/civic/templates/{name}"), text));
    }
    let sources = Sources::of_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let told = |website: &Website<'_>| website.template_problems();
    let built = planpress::build_from(sources, crate::dates(), Drafts::Hidden, told);
    let problems = built.made.unwrap_or_else(|| panic!("{:?}", built.problems.as_slice()));
    assert!(problems.as_slice().is_empty(), "{:?}", problems.as_slice());
}

#[test]
fn a_template_names_an_asset_and_gets_its_address() {
    let built = with(&[
        ("themes/civic/assets/pictures/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        (
            "themes/civic/templates/years.html",
            "{% extends \"base.html\" %}{% block main %}<h1>Map</h1><img src=\"{{ root }}{{ asset(name=\"pictures/map.svg\") }}\" alt=\"\">{% endblock main %}",
        ),
    ]);
    let pages = built.made.unwrap();
    let map = pages.keys().find(|address| address.starts_with("assets/pictures/map.")).unwrap();
    assert!(pages["years/"].contains(&format!("../{map}")), "{}", pages["years/"]);
}

#[test]
fn an_asset_that_is_not_there_is_told_at_its_letters() {
    let (message, letters, _) = told_of("<p>{{ asset(name=\"icn.svg\") }}</p>");
    assert!(
        message.contains("the theme has no asset called `icn.svg`: did you mean `icon.svg`?"),
        "{message}"
    );
    assert!(letters.contains("asset"), "{letters}");
}

/// A browser may keep a file of the theme for ever, for none is changed without another name.
#[test]
fn every_file_of_the_theme_is_named_by_its_content() {
    let owned = ("2-b.md", "---\ntitle: B\nowners: [council]\n---\n");
    let pages = with(&[owned]).made.unwrap();
    let assets: Vec<&String> = pages.keys().filter(|address| address.starts_with("assets/")).collect();
    assert!(assets.len() > 1);
    for address in assets {
        let hash = address.rsplit('.').nth(1).unwrap();
        assert!(hash.len() == 10 && hash.bytes().all(|it| it.is_ascii_hexdigit()), "{address}");
        assert!(pages.values().any(|it| it.contains(address.as_str())), "{address} is on no page");
    }
}

#[test]
fn the_gazette_goes_on_from_civic_with_fewer_than_ten_files() {
    let files = walkdir::WalkDir::new(themes().join("gazette"));
    let files = files.into_iter().filter(|entry| entry.as_ref().unwrap().file_type().is_file());
    assert!(files.count() < 10);
    let pages = with(&[("site.yaml", "theme: gazette\n")]).made.unwrap();
    assert!(pages[""].contains("class=dateline"));
    assert!(pages["actions/a/"].contains("An action"));
    let style = pages.iter().find(|(address, _)| address.starts_with("assets/gazette.")).unwrap().1;
    assert!(style.contains(".dateline{") && style.contains(".s-complete"));
    assert!(!style.contains("@import"));
}

#[test]
fn a_site_goes_on_from_the_gazette_file_by_file() {
    let pages = with(&[
        ("site.yaml", "theme: gazette\n"),
        ("themes/gazette/words/en.ftl", "plan-home = Leader\n"),
        ("themes/gazette/assets/style.css", "@import \"gazette/style.css\";\n.ours { color: red }\n"),
        (
            "themes/gazette/templates/base.html",
            "{% extends \"gazette/base.html\" %}{% block nameplate %}{{ super() }}<p>Ours</p>{% endblock nameplate %}",
        ),
    ])
    .made
    .unwrap();
    assert!(pages[""].contains("class=dateline") && pages[""].contains("<p>Ours</p>"));
    assert!(pages[""].contains("Leader"));
    let style = pages.iter().find(|(address, _)| address.starts_with("assets/gazette.")).unwrap().1;
    assert!(style.contains(".dateline{") && style.contains(".ours{color:red}"));
}

#[test]
fn a_style_sheet_goes_on_from_one_that_is_there() {
    let built = with(&[(
        "themes/civic/assets/style.css",
        "@import \"gazete/style.css\";\nbody { background: url(mpa.svg) }",
    )]);
    let told: Vec<&str> = built.problems.as_slice().iter().map(|it| it.message.as_str()).collect();
    assert!(told.contains(&"there is no style sheet `gazete/style.css` to go on from"), "{told:?}");
    assert!(told.contains(&"the theme has no asset called `mpa.svg`"), "{told:?}");
    assert!(built.made.is_none());
}

/// The beginning of a PNG of 400 by 100 pixels: all that is read of one.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x90\0\0\0\x64\x08\x06\0\0\0";

/// A site in a folder, because pictures and fonts are not read into memory with the texts.
#[test]
fn a_logo_and_fonts_are_published_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let look = "look:\n  logo: {file: pictures/logo.png, alt: Example Council}\n  colours: {brand: \"#4a1259\", link: \"#7a1f1f\"}\n  fonts:\n    - {family: Our \"Sans\", file: fonts/sans.woff2, for: text, weight: 200 to 900}\n    - {family: Serif, file: fonts/serif.ttf, for: headings, italic: true}\n";
    let files: [(&str, &[u8]); 6] = [
        ("plan.md", PLAN[0].1.as_bytes()),
        ("1.1-a.md", PLAN[1].1.as_bytes()),
        ("site.yaml", look.as_bytes()),
        ("pictures/logo.png", PNG),
        ("fonts/sans.woff2", b"wOF2 \xff"),
        ("fonts/serif.ttf", b"\0\x01\0\0 \xff"),
    ];
    for (path, bytes) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
        std::fs::write(path, bytes).unwrap();
    }
    let sources = planpress::files::read(folder.path()).unwrap();
    let built = planpress::build_from(sources, crate::dates(), Drafts::Hidden, |site| {
        let bytes = |(path, file)| (String::clone(path), site.bytes(path, file).unwrap().unwrap_or_default());
        site.files().iter().map(bytes).collect::<std::collections::BTreeMap<_, _>>()
    });
    let made = built.made.unwrap_or_else(|| panic!("{:?}", built.problems));
    let published = |name: &str, bytes: &[u8]| {
        let address = made.keys().find(|it| it.starts_with(&format!("assets/{name}."))).unwrap();
        assert_eq!(made[address], bytes, "{address}");
        address.strip_prefix("assets/").unwrap().to_owned()
    };
    let home = String::from_utf8(made["index.html"].clone()).unwrap();
    let logo = published("logo", PNG);
    assert!(
        home.contains(&format!(
            r#"<img src="./assets/{logo}" alt="Example Council" width="192" height="48">"#
        )),
        "{home}"
    );
    let (sans, serif) = (published("sans", files[4].1), published("serif", files[5].1));
    let address = made.keys().find(|it| it.ends_with(".css")).unwrap();
    let style = String::from_utf8(made[address].clone()).unwrap();
    for part in [
        format!(r#"url({sans})format("woff2")"#),
        format!(r#"url({serif})format("truetype")"#),
        "font-weight:200 900".to_owned(),
        "font-style:italic".to_owned(),
        "font-display:swap".to_owned(),
        "--font-headings:\"Serif\", system-ui".to_owned(),
        "--brand:#4a1259".to_owned(),
        // The nearest lighter colour that can be read on dark pages.
        "--link:#b27d7d".to_owned(),
    ] {
        assert!(style.contains(&part), "no {part} in {style}");
    }
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
