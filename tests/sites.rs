//! Small sites with one of everything: what their pages say, read by a person before it counts.
//!
//! `tests/sites/<name>/` is a content folder; `tests/sites/<name>.pages/` has a text for each page,
//! as [`reading`](crate::reading) tells it. `PLANPRESS_ACCEPT=1` writes what is said now.

use crate::{build, reading};
use planpress::files;
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
