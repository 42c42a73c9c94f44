//! The preview: what it shows is what a build writes, whatever changes and however.

mod client;
mod edits;
mod http;
mod mistakes;
mod same;
mod watching;

use std::fs;
use std::path::Path;

/// A small site with one of everything, in a folder that may be changed.
fn small_site() -> tempfile::TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/two-plans");
    let place = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new(&from).min_depth(1) {
        let entry = entry.unwrap();
        let to = place.path().join(entry.path().strip_prefix(&from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir(to).unwrap();
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
    place
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
    fs::write(path, text).unwrap();
}
