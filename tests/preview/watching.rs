//! Changes are seen, however they are made.

use super::{small_site, write};
use planpress::files::Touched;
use planpress::preview::{Added, Preview, Seen, Watching, watch};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

/// What a site shows, as it is seen while its folder is watched.
struct Watched {
    seen: Receiver<(BTreeSet<String>, BTreeSet<String>)>,
    ends: Arc<AtomicBool>,
}

impl Watched {
    fn start(content: &Path, watching: Watching) -> Self {
        let mut preview = Preview::new(content, Added::Nothing);
        preview.look(&Touched::Anything, crate::dates()).unwrap().unwrap();
        let (to, seen) = mpsc::channel();
        let ends = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&ends);
        std::thread::spawn(move || {
            watch(preview, watching, crate::dates, |seen| {
                if let Seen::Changed(look) = seen {
                    let pages = look.shown.files().keys().cloned().collect();
                    let _ = to.send((look.changed, pages));
                }
                !over.load(Ordering::Relaxed)
            });
        });
        // The watcher needs a moment before it is told of anything.
        std::thread::sleep(Duration::from_millis(300));
        Self { seen, ends }
    }

    /// Waits until the pages are so.
    fn until(&self, what: &str, holds: impl Fn(&BTreeSet<String>) -> bool) -> BTreeSet<String> {
        let started = Instant::now();
        let mut changed = BTreeSet::new();
        while started.elapsed() < Duration::from_secs(20) {
            if let Ok((files, pages)) = self.seen.recv_timeout(Duration::from_millis(100)) {
                changed.extend(files);
                if holds(&pages) {
                    return changed;
                }
            }
        }
        panic!("{what} was never seen; changed were {changed:?}");
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
    }
}

fn page(name: &str) -> String {
    format!("town/actions/{name}/index.html")
}

fn every_way_is_seen(watching: Watching) {
    let site = small_site();
    let path = site.path();
    let watched = Watched::start(path, watching);
    let roads = path.join("town/2-roads");

    write(path, "town/2-roads/2.7-one.md", "---\ntitle: One\n---\n");
    watched.until("a new file", |pages| pages.contains(&page("one")));

    // As vim and many others save: another file, renamed over the old one.
    write(path, "town/2-roads/.2.7-one.md.swp", "---\nid: two\ntitle: One\n---\n");
    fs::rename(roads.join(".2.7-one.md.swp"), roads.join("2.7-one.md")).unwrap();
    watched.until("a file that was renamed over another", |pages| {
        pages.contains(&page("two")) && !pages.contains(&page("one"))
    });

    // As Emacs saves: the old one is moved away, a new one is written.
    fs::rename(roads.join("2.7-one.md"), roads.join("2.7-one.md~")).unwrap();
    write(path, "town/2-roads/2.7-one.md", "---\nid: three\ntitle: One\n---\n");
    watched.until("a file that was written anew", |pages| {
        pages.contains(&page("three")) && !pages.contains(&page("two"))
    });

    fs::rename(roads.join("2.7-one.md"), roads.join("2.8-four.md")).unwrap();
    write(path, "town/2-roads/2.8-four.md", "---\ntitle: Four\n---\n");
    watched.until("another name", |pages| pages.contains(&page("four")) && !pages.contains(&page("three")));

    // A folder that appears with everything in it, and one that vanishes.
    let beside = tempfile::tempdir_in(path.parent().unwrap()).unwrap();
    write(beside.path(), "3-parks/outcome.md", "---\ntitle: Parks\n---\n");
    write(beside.path(), "3-parks/3.1-trees.md", "---\ntitle: Trees\n---\n");
    fs::rename(beside.path().join("3-parks"), path.join("town/3-parks")).unwrap();
    watched.until("a folder", |pages| pages.contains(&page("trees")));
    write(path, "town/3-parks/3.2-grass.md", "---\ntitle: Grass\n---\n");
    watched.until("a file in the new folder", |pages| pages.contains(&page("grass")));
    fs::remove_dir_all(path.join("town/3-parks")).unwrap();
    watched.until("a folder that is gone", |pages| !pages.contains(&page("trees")));

    write(path, "themes/civic/words/en.ftl", "owners = Bodies\n");
    watched.until("a word of a theme", |_| true);
}

#[test]
fn changes_are_seen_however_they_are_made() {
    every_way_is_seen(Watching::Told);
}

#[test]
fn polling_sees_the_same() {
    every_way_is_seen(Watching::Polling);
}

#[test]
fn a_thousand_files_that_change_at_once_are_all_seen() {
    let site = small_site();
    let watched = Watched::start(site.path(), Watching::Told);
    for count in 0..1000 {
        let folder = count % 10;
        let path = format!("town/4-many/4.{folder}-part/4.{folder}.{count}-action-{count}.md");
        if count < 10 {
            write(site.path(), &format!("town/4-many/4.{folder}-part/outcome.md"), "---\ntitle: Part\n---\n");
        }
        write(site.path(), &path, &format!("---\ntitle: Action {count}\n---\n"));
    }
    write(site.path(), "town/4-many/outcome.md", "---\ntitle: Many\n---\n");
    let all = |pages: &BTreeSet<String>| (0..1000).all(|it| pages.contains(&page(&format!("action-{it}"))));
    watched.until("a thousand files", all);
    fs::remove_dir_all(site.path().join("town/4-many")).unwrap();
    watched.until("that they are gone", |pages| !pages.contains(&page("action-7")));
}

#[test]
fn two_versions_of_one_size_in_one_moment_are_told_apart() {
    let site = small_site();
    let watched = Watched::start(site.path(), Watching::Told);
    for round in 0..20 {
        for name in ["aaaa", "bbbb"] {
            write(site.path(), "town/2-roads/2.7-x.md", &format!("---\nid: {name}\ntitle: X\n---\n"));
        }
        write(site.path(), "town/2-roads/2.7-x.md", &format!("---\nid: ro{round:02}\ntitle: X\n---\n"));
        watched.until("the last of three versions", |pages| pages.contains(&page(&format!("ro{round:02}"))));
    }
}

#[test]
fn another_folder_in_the_place_of_the_content_is_watched() {
    let place = tempfile::tempdir().unwrap();
    let content = place.path().join("content");
    fs::rename(small_site().keep(), &content).unwrap();
    let watched = Watched::start(&content, Watching::Told);
    fs::rename(&content, place.path().join("before")).unwrap();
    std::thread::sleep(Duration::from_millis(700));
    write(place.path(), "next/plan.md", "---\ntitle: Another plan\n---\n");
    write(place.path(), "next/1-a/outcome.md", "---\ntitle: A\n---\n");
    write(place.path(), "next/1-a/1.1-b.md", "---\ntitle: B\n---\n");
    fs::rename(place.path().join("next"), &content).unwrap();
    watched.until("the new folder", |pages| pages.contains("actions/b/index.html"));
    write(&content, "1-a/1.2-c.md", "---\ntitle: C\n---\n");
    watched.until("a change in the new folder", |pages| pages.contains("actions/c/index.html"));
}
