//! Files that are written together: all of them, or none.
//!
//! Each is written beside its place first. Only when every one of them is written are they put
//! into their places, so that a disk that is full, or a folder that may not be written, leaves
//! everything as it was. A file that may not be written over never is.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Whether a file may take the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    Nothing,
    AnyFile,
}

/// Files on their way to their places.
#[derive(Debug, Default)]
pub(super) struct Staged {
    files: Vec<Waiting>,
    /// The places of all of them.
    places: BTreeSet<PathBuf>,
    /// The folders that were made for them, outer ones first.
    folders: Vec<PathBuf>,
}

#[derive(Debug)]
struct Waiting {
    /// Where it was written.
    beside: PathBuf,
    place: PathBuf,
    over: Over,
}

impl Staged {
    /// Writes a file beside its place.
    pub(super) fn add(&mut self, path: &Path, text: &str, over: Over) -> Result<(), String> {
        let there = fs::metadata(path).ok();
        if there.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(format!("{} is a folder, and a file is to be written there", path.display()));
        }
        if there.as_ref().is_some_and(|it| it.permissions().readonly()) {
            return Err(format!("{} may not be written", path.display()));
        }
        // What a link leads to is written, and the link stays.
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if !self.places.insert(place.clone()) {
            return Err(format!("{} would be written twice: choose another name", path.display()));
        }
        let name = place.file_name().ok_or_else(|| format!("{} names no file", path.display()))?;
        let beside = place.with_file_name(format!(".{}.planpress-new", name.to_string_lossy()));
        self.make_folder(&place)?;
        self.files.push(Waiting { beside: beside.clone(), place, over });
        let written = File::create(&beside).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            there.map_or(Ok(()), |it| file.set_permissions(it.permissions()))
        });
        written.map_err(|error| at(path, &error))
    }

    fn make_folder(&mut self, path: &Path) -> Result<(), String> {
        let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) else { return Ok(()) };
        let missing: Vec<&Path> =
            folder.ancestors().take_while(|it| !it.as_os_str().is_empty() && !it.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(|error| at(folder, &error))?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    /// Puts all files into their places.
    pub(super) fn publish(mut self) -> Result<(), String> {
        let mut new: Vec<PathBuf> = Vec::new();
        for Waiting { beside, place, over } in &self.files {
            let is_there = place.symlink_metadata().is_ok();
            let moved = if is_there && *over == Over::Nothing {
                Err(io::Error::from(io::ErrorKind::AlreadyExists))
            } else {
                fs::rename(beside, place)
            };
            if let Err(error) = moved {
                for path in &new {
                    let _ = fs::remove_file(path);
                }
                return Err(at(place, &error));
            }
            if !is_there {
                new.push(place.clone());
            }
        }
        self.files.clear();
        self.folders.clear();
        Ok(())
    }
}

impl Drop for Staged {
    /// Takes away what did not come to its place.
    fn drop(&mut self) {
        for waiting in &self.files {
            let _ = fs::remove_file(&waiting.beside);
        }
        // A folder that something else stands in by now stays.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn at(path: &Path, error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::AlreadyExists {
        return format!("{} is there already: name another, or write over it with `--force`", path.display());
    }
    let message = error.to_string();
    let plain = message.split(" (os error").next().unwrap_or(&message).to_lowercase();
    format!("writing {}: {plain}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let all = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter().flatten();
        all.map(|it| it.file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn what_is_not_published_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut staged = Staged::default();
        staged.add(&folder.path().join("a/b/one.md"), "1", Over::Nothing).unwrap();
        staged.add(&folder.path().join("two.md"), "2", Over::Nothing).unwrap();
        drop(staged);
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn where_one_cannot_be_put_none_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let mut staged = Staged::default();
        staged.add(&path("one.md"), "1", Over::Nothing).unwrap();
        staged.add(&path("two.md"), "2", Over::Nothing).unwrap();
        // Somebody writes it in between.
        File::create_new(path("two.md")).unwrap().write_all(b"theirs").unwrap();
        assert!(staged.publish().unwrap_err().contains("two.md is there already"));
        assert_eq!(names(folder.path()), ["two.md"]);
        assert_eq!(fs::read_to_string(path("two.md")).unwrap(), "theirs");
        let mut staged = Staged::default();
        staged.add(&path("two.md"), "2", Over::AnyFile).unwrap();
        assert!(staged.add(&path("two.md"), "3", Over::AnyFile).unwrap_err().contains("twice"));
        staged.publish().unwrap();
        assert_eq!(fs::read_to_string(path("two.md")).unwrap(), "2");
        assert!(Staged::default().add(folder.path(), "", Over::AnyFile).unwrap_err().contains("is a folder"));
    }
}
