//! What the code keeps away from, module by module.

use std::path::{Path, PathBuf};

/// The layers of `src/`, bottom first: a module may use only those above it in this list, and
/// itself.
const LAYERS: [&str; 14] = [
    "diagnostics",
    "files",
    "markup",
    "model",
    "plan",
    "views",
    "website",
    "checks",
    "readiness",
    "editors",
    "preview",
    "import",
    "commands",
    "main",
];

/// What a lower layer may take from one above it, and why.
const EXCEPTIONS: [(&str, &str); 1] = [
    // Excerpts are cut out of the sources.
    ("diagnostics", "files"),
];

fn source_files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    walkdir::WalkDir::new(&root)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|it| it == "rs"))
        .map(|path: PathBuf| {
            let inside = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            (inside, std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

fn layer(path: &str) -> Option<usize> {
    let first = path.split(['/', '.']).next()?;
    LAYERS.iter().position(|layer| *layer == first)
}

/// The code of a file without its tests, which may reach for anything.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

#[test]
fn no_module_uses_one_further_along() {
    for (path, text) in source_files() {
        let Some(height) = layer(&path) else { continue };
        for used in code(&text).split("crate::").skip(1) {
            let name = used.split(|it: char| !it.is_alphanumeric() && it != '_').next().unwrap();
            let Some(depth) = layer(name) else { continue };
            let is_known = EXCEPTIONS.contains(&(LAYERS[height], LAYERS[depth]));
            assert!(depth <= height || is_known, "`{path}` uses `{name}`, which comes later");
        }
    }
}

#[test]
fn only_main_reads_the_clock_and_the_environment() {
    for (path, text) in source_files() {
        if path == "main.rs" {
            continue;
        }
        for word in ["Zoned::now", "Timestamp::now", "SystemTime::now", "env::var", "process::exit"] {
            assert!(!code(&text).contains(word), "`{path}` has `{word}`");
        }
    }
}

#[test]
fn only_files_reads_content_and_only_publish_new_import_and_fix_write() {
    for (path, text) in source_files() {
        let text = code(&text);
        let may_read = path.starts_with("files/") || path == "website/publish.rs";
        for word in ["fs::read", "File::open", "read_to_string"] {
            assert!(may_read || !text.contains(word), "`{path}` has `{word}`");
        }
        let may_write = path == "website/publish.rs"
            || ["commands/new.rs", "commands/import.rs", "commands/fix.rs", "commands/staged.rs"]
                .contains(&path.as_str());
        for word in ["File::create", "fs::rename", "fs::remove", "fs::create_dir"] {
            assert!(may_write || !text.contains(word), "`{path}` has `{word}`");
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for (path, text) in source_files() {
        let is_test = path.ends_with("tests.rs");
        let says = text.starts_with("//!") || text.starts_with("#![doc = include_str!");
        assert!(is_test || says, "`{path}` does not open by saying what it is for");
    }
}

#[test]
fn every_check_has_a_page_with_an_example_before_and_after() {
    for check in planpress::checks::ALL {
        let file = format!("{}.rs", check.code.replace('-', "_"));
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/checks");
        assert!(root.join(&file).exists(), "{file} is not there");
        assert!(check.page.starts_with("# "), "the page of {} has no heading", check.code);
        for part in ["## Before", "## After"] {
            assert!(check.page.contains(part), "the page of {} has no {part}", check.code);
        }
    }
    let mut codes: Vec<&str> = planpress::checks::ALL.iter().map(|check| check.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), planpress::checks::ALL.len());
}

#[test]
fn nothing_in_the_project_names_a_machine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let walk = walkdir::WalkDir::new(root).into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        !matches!(name.as_ref(), "target" | "node_modules" | ".git" | "public")
    });
    let machine = ["work", "root", "home"].map(|name| format!("/{name}/"));
    for entry in walk {
        let entry = entry.unwrap();
        let is_text = entry.path().extension().is_some_and(|it| {
            ["rs", "md", "toml", "yaml", "html", "css", "ftl", "mjs", "py", "tsv"]
                .iter()
                .any(|known| it == *known)
        });
        if !entry.file_type().is_file() || !is_text {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
        for (number, line) in text.lines().enumerate() {
            let names_one = machine.iter().any(|path| {
                let at = line.find(path.as_str());
                at.is_some_and(|at| {
                    !line[..at].ends_with(|it: char| it.is_alphanumeric() || it == '.' || it == '>')
                })
            });
            assert!(!names_one, "{}:{}: {line}", entry.path().display(), number + 1);
        }
    }
}
