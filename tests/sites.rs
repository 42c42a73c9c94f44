//! Small sites with one of everything: what their pages say, read by a person before it counts.
//!
//! `tests/sites/<name>/` is a content folder; `tests/sites/<name>.pages/` has a text for each page,
//! as [`reading`](crate::reading) tells it. `PLANPRESS_ACCEPT=1` writes what is said now.

use crate::content::page::links;
use crate::{build, reading};
use planpress::files::{self, Sources};
use planpress::model::site::PageKind;
use planpress::plan::Drafts;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

/// The name of the text for a page: `town/actions/lofts/` is `town-actions-lofts.txt`.
fn name(address: &str) -> String {
    let plain = address.trim_end_matches('/').replace('/', "-");
    if plain.is_empty() { "home.txt".to_owned() } else { format!("{}.txt", plain.trim_end_matches(".html")) }
}

fn said(site: &Path) -> BTreeMap<String, String> {
    let built = build(files::read(site).unwrap(), Drafts::Hidden);
    assert!(built.problems.as_slice().is_empty(), "{:?}", built.problems.as_slice());
    let pages = built.made.unwrap().into_iter().filter(|(_, text)| text.starts_with("<!doctype html>"));
    pages.map(|(address, html)| (name(&address), format!("{}\n", reading::read(&html)))).collect()
}

fn expected(folder: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .filter_map(Result::ok)
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn pages_say_what_they_said_when_somebody_read_them() {
    let sites: Vec<PathBuf> = walkdir::WalkDir::new(folder())
        .min_depth(1)
        .max_depth(1)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.join("site.yaml").exists())
        .collect();
    assert!(!sites.is_empty());
    for site in sites {
        let pages = site.with_extension("pages");
        let said = said(&site);
        if std::env::var_os("PLANPRESS_ACCEPT").is_some() {
            let _ = fs::remove_dir_all(&pages);
            fs::create_dir(&pages).unwrap();
            for (name, text) in &said {
                #[expect(clippy::disallowed_methods, reason = "a test writes down what it accepts")]
                fs::write(pages.join(name), text).unwrap();
            }
        }
        let expected = expected(&pages);
        for (name, text) in &said {
            assert_eq!(Some(text), expected.get(name), "{name} of {} says something else", site.display());
        }
        let gone: Vec<&String> = expected.keys().filter(|name| !said.contains_key(*name)).collect();
        assert!(gone.is_empty(), "pages are no more: {gone:?}");
    }
}

/// Whatever kinds of pages a site makes, every page can be printed, and no link leads to one that
/// is not made.
#[test]
fn any_kind_of_page_can_be_left_out() {
    let site = files::read(&folder().join("two-plans")).unwrap();
    // A redirect to a page that is not made would be told, and rightly.
    let texts = site.iter().filter(|(_, source)| source.path != "redirects.yaml");
    let texts: Vec<(String, String)> =
        texts.map(|(_, source)| (source.path.clone(), source.text.clone())).collect();
    let kinds: Vec<&str> = PageKind::WORDS.iter().map(|(name, _)| *name).collect();
    let without = kinds.iter().map(|left_out| kinds.iter().copied().filter(|it| it != left_out).collect());
    let only = kinds.iter().map(|only| vec![*only]);
    for made in without.chain(only) {
        let made: Vec<&str> = made;
        let texts = texts.iter().map(|(path, text)| match path.as_str() {
            "site.yaml" => (path.as_str(), format!("{text}pages: [{}]\n", made.join(", "))),
            path => (path, text.clone()),
        });
        let texts: Vec<(&str, String)> = texts.collect();
        let sources = Sources::of_texts(texts.iter().map(|(path, text)| (*path, text.as_str())));
        let built = build(sources, Drafts::Hidden);
        let pages = built.made.unwrap_or_else(|| panic!("{made:?}: {:?}", built.problems.as_slice()));
        for (address, html) in pages.iter().filter(|(address, _)| !address.contains('.')) {
            for link in links(address, html) {
                assert!(
                    pages.contains_key(&link) || link.contains('.'),
                    "with {made:?}, {address} leads to {link}"
                );
            }
        }
    }
}
