//! Whatever stops a build, the site that was there stays whole.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

fn planpress(content: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_planpress"));
    command.arg("build").arg(content).arg("--out").arg(out).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A plan of some actions, all of which say a word.
fn write_content(folder: &Path, actions: usize, word: &str) {
    fs::create_dir_all(folder).unwrap();
    let put = |path: &str, text: &str| {
        #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
        fs::write(folder.join(path), text).unwrap();
    };
    put("plan.md", &format!("---\ntitle: A {word} plan\nperiod: 2009 to 2012\n---\n"));
    for number in 1..=actions {
        put(
            &format!("{number}-a{number}.md"),
            &format!("---\ntitle: Action {word}\nstatus: complete\n---\nIt is {word}.\n"),
        );
    }
}

/// Every file of a folder with its bytes.
fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn killed_a_hundred_times_the_old_site_or_the_new_one_is_there() {
    let place = tempfile::tempdir().unwrap();
    let (content, out) = (place.path().join("content"), place.path().join("public"));
    let mut sites = BTreeMap::new();
    for word in ["white", "black"] {
        write_content(&content, 60, word);
        let fresh = place.path().join(format!("fresh-{word}"));
        assert!(planpress(&content, &fresh).status().unwrap().success());
        sites.insert(word, read(&fresh));
    }
    write_content(&content, 60, "white");
    let started = std::time::Instant::now();
    assert!(planpress(&content, &out).status().unwrap().success());
    let mut whole = started.elapsed().max(Duration::from_millis(20));

    let mut seen = BTreeMap::new();
    for round in 0..100_u32 {
        write_content(&content, 60, if round % 2 == 0 { "black" } else { "white" });
        let mut child = planpress(&content, &out).spawn().unwrap();
        // Moments all over a build, and a little past its end.
        let moment = round * 37 % 110;
        std::thread::sleep(whole * moment / 100);
        let _ = child.kill();
        // A machine that does other things as well is slower at some times than at others.
        match child.wait().unwrap().success() {
            true if moment < 70 => whole = whole * 3 / 4,
            false if moment > 100 => whole = whole * 3 / 2,
            _ => {}
        }
        let there = read(&out);
        let which = sites.iter().find(|(_, site)| **site == there).map(|(word, _)| *word);
        let Some(which) = which else {
            let mut message = String::new();
            for (path, text) in &there {
                let _ = writeln!(message, "{path}: {} bytes", text.len());
            }
            panic!("round {round}: neither the old site nor the new one is there:\n{message}");
        };
        *seen.entry(which).or_insert(0) += 1;
    }
    assert_eq!(seen.len(), 2, "the builds were killed too early or too late to tell anything: {seen:?}");

    write_content(&content, 60, "white");
    assert!(planpress(&content, &out).status().unwrap().success());
    assert_eq!(read(&out), sites["white"]);
    let left: Vec<String> = fs_names(place.path()).into_iter().filter(|name| name.starts_with('.')).collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}

fn fs_names(folder: &Path) -> Vec<String> {
    walkdir::WalkDir::new(folder)
        .min_depth(1)
        .max_depth(1)
        .into_iter()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn a_half_of_two_renames_is_mended_at_the_next_start() {
    let place = tempfile::tempdir().unwrap();
    let (content, out) = (place.path().join("content"), place.path().join("public"));
    write_content(&content, 2, "white");
    assert!(planpress(&content, &out).status().unwrap().success());
    let before = read(&out);
    fs::rename(&out, place.path().join(".public.planpress-old")).unwrap();
    // Content with an error writes nothing, and still the old site comes back.
    #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
    fs::write(content.join("3-a.md"), "---\nstatus: nonsense\n---\n").unwrap();
    assert!(!planpress(&content, &out).status().unwrap().success());
    assert_eq!(read(&out), before);
    fs::remove_file(content.join("3-a.md")).unwrap();
    assert!(planpress(&content, &out).status().unwrap().success());
    assert_eq!(read(&out), before);
}

#[test]
fn files_that_did_not_change_are_not_written_again() {
    let place = tempfile::tempdir().unwrap();
    let (content, out) = (place.path().join("content"), place.path().join("public"));
    write_content(&content, 3, "white");
    assert!(planpress(&content, &out).status().unwrap().success());
    let time = |path: &str| fs::metadata(out.join(path)).unwrap().modified().unwrap();
    let (untouched, changed) = (time("actions/a1/index.html"), time("actions/a2/index.html"));
    std::thread::sleep(Duration::from_millis(20));
    #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
    fs::write(content.join("2-a2.md"), "---\ntitle: Action white\nstatus: complete\n---\nNew.\n").unwrap();
    assert!(planpress(&content, &out).status().unwrap().success());
    assert_eq!(time("actions/a1/index.html"), untouched);
    assert_ne!(time("actions/a2/index.html"), changed);
}

#[test]
fn pages_that_are_no_more_go() {
    let place = tempfile::tempdir().unwrap();
    let (content, out) = (place.path().join("content"), place.path().join("public"));
    write_content(&content, 3, "white");
    assert!(planpress(&content, &out).status().unwrap().success());
    fs::remove_file(content.join("3-a3.md")).unwrap();
    assert!(planpress(&content, &out).status().unwrap().success());
    assert!(!out.join("actions/a3").exists());
    assert!(out.join("actions/a2").exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_stays_a_link() {
    let place = tempfile::tempdir().unwrap();
    let (content, real, link) =
        (place.path().join("content"), place.path().join("real"), place.path().join("public"));
    write_content(&content, 1, "white");
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    assert!(planpress(&content, &link).status().unwrap().success());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(real.join("index.html").exists());
}
