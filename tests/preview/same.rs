//! What the preview shows equals what a build writes.

use super::client::Running;
use super::edits::{Random, edit};
use super::small_site;
use planpress::diagnostics::terminal::{Colour, render};
use planpress::files::{self, Touched};
use planpress::plan::Drafts;
use planpress::preview::{Added, Asked, Body, Hosts, Preview, Shown, answer};
use planpress::website::files::File;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

type Files = BTreeMap<String, Vec<u8>>;

/// What a build from nothing comes to, and what it tells.
fn clean(site: &Path) -> (Files, String) {
    let made = planpress::make(files::read(site).unwrap(), None, crate::dates(), Drafts::Shown);
    let website = made.website();
    let bytes = |path: &String, file: &File| match file {
        File::Copy(disk) => std::fs::read(disk).unwrap(),
        file => website.bytes(path, file).unwrap().unwrap(),
    };
    let files = website.files().iter().map(|(path, file)| (path.clone(), bytes(path, file))).collect();
    (files, render(&made.problems, &made.sources, Colour::No))
}

fn shown_files(shown: &Shown) -> Files {
    let hosts = Hosts::new([127, 0, 0, 1].into(), "localhost");
    let base = shown.base();
    let paths = shown.files().keys();
    paths
        .map(|path| {
            let address = planpress::website::address::encoded(path);
            let asked = Asked {
                method: "GET".to_owned(),
                hosts: vec!["localhost".to_owned()],
                path: format!("{base}{address}"),
                ..Asked::default()
            };
            let answer = answer(&asked, &hosts, shown);
            assert_eq!(answer.status, 200, "{path}");
            let bytes = match answer.body {
                Body::Bytes(bytes) => bytes,
                Body::File(mut file, _) => {
                    let mut bytes = Vec::new();
                    std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
                    bytes
                }
                Body::Changes => panic!("{path} never ends"),
            };
            (path.clone(), bytes)
        })
        .collect()
}

/// Edits a site in one process, and compares it each time with one that is made from nothing.
fn edits_are_shown(seed: u64, count: usize) {
    let site = small_site();
    let mut random = Random::new(seed);
    let mut preview = Preview::new(site.path(), Added::Nothing);
    let mut shown = preview.look(&Touched::Anything, crate::dates()).unwrap().unwrap().shown;
    let (mut half, mut told) = (0, BTreeSet::new());
    for count in 0..count {
        let made = edit(site.path(), &mut random, count);
        if made.is_half() {
            // An editor that writes bit by bit was caught in between.
            if let Some(look) = preview.look(&Touched::Anything, crate::dates()).unwrap() {
                half += usize::from(look.shown.is_holding());
            }
            made.finish();
        }
        // Two edits within a tick of the clock are told apart by the watcher, which names the file.
        if let Some(look) = preview.look(&Touched::Anything, crate::dates()).unwrap() {
            shown = look.shown;
        }
        let (said, (wanted, problems)) = (&made.said, clean(site.path()));
        told.extend(shown.problems().as_slice().iter().map(|it| it.code));
        assert!(!shown.is_holding(), "{count}: after {said}, {problems}");
        assert_eq!(render(shown.problems(), shown.sources(), Colour::No), problems, "{count}: {said}");
        let found = shown_files(&shown);
        let (paths, wanted_paths): (Vec<_>, Vec<_>) = (found.keys().collect(), wanted.keys().collect());
        assert_eq!(paths, wanted_paths, "{count}: {said}");
        for (path, bytes) in &wanted {
            assert!(found[path] == *bytes, "{count}: after {said}, {path} is not what a build writes");
        }
    }
    assert!(half > 0, "no file was seen half-written");
    for code in ["unknown-owner", "unknown-status", "unknown-reference"] {
        assert!(told.contains(code), "the edits never led to {code}");
    }
}

#[test]
fn five_hundred_edits_are_shown_as_a_build_writes_them() {
    edits_are_shown(1, 500);
}

#[test]
fn five_hundred_other_edits_are_shown_as_a_build_writes_them() {
    edits_are_shown(2, 500);
}

#[cfg(feature = "search")]
#[test]
fn the_preview_searches_as_a_built_site_does() {
    let site = small_site();
    let running = Running::start(site.path(), &["--plain"]);
    let made = planpress::make(files::read(site.path()).unwrap(), None, crate::dates(), Drafts::Shown);
    let index = made.website().index().unwrap();
    assert!(index.keys().any(|path| path.ends_with(".pf_index")));
    for (path, bytes) in index {
        let answer = running.get(&format!("/town/{path}"));
        assert!(answer.status == 200 && answer.body == *bytes, "{path} is not what a build writes");
    }
    assert_eq!(running.get("/town/search/pagefind/no-such.pf_index").status, 404);
}

#[test]
fn fifty_edits_reach_the_browser_as_a_build_writes_them() {
    let site = small_site();
    let running = Running::start(site.path(), &["--plain"]);
    let mut random = Random::new(3);
    for count in 0..50 {
        let made = edit(site.path(), &mut random, count);
        if made.is_half() {
            std::thread::sleep(Duration::from_millis(100));
            made.finish();
        }
        let (wanted, _) = clean(site.path());
        let started = Instant::now();
        while let Some(path) = different(&running, &wanted) {
            let said = &made.said;
            assert!(
                started.elapsed() < Duration::from_secs(30),
                "{count}: after {said}, {path} is not what a build writes"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The first file that the server gives otherwise than it should.
fn different(running: &Running, wanted: &Files) -> Option<String> {
    for (path, bytes) in wanted {
        let address = planpress::website::address::encoded(path);
        let answer = running.get(&format!("/town/{address}"));
        if answer.status != 200 || answer.body != *bytes {
            return Some(path.clone());
        }
    }
    let listed = running.get("/town/sitemap.xml");
    (wanted.get("sitemap.xml") != Some(&listed.body)).then(|| "sitemap.xml".to_owned())
}
