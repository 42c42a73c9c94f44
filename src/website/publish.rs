//! A site onto the disk: the whole of it, or nothing.
//!
//! The new site is written into a folder beside the old one, files that did not change as hard
//! links to it, and the two change places at the end: in one step where the system can, else by
//! two renames of which the next start mends a half. Whatever stops the program on the way, the
//! old site stays whole; what was left is cleared away by the next run.
//!
//! Only a folder that planpress made is replaced, or an empty one. It is known by its manifest,
//! which lists its files; a file that is not in it was put there by somebody else, and stops the
//! build rather than being lost.

use super::{File as SiteFile, Website};
use crate::diagnostics::Problems;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The file by which planpress knows a folder that it made.
pub const MANIFEST: &str = ".planpress-manifest";
/// What stands in its first line.
const FIRST_LINE: &str = "planpress manifest 1";

/// Why a site was not written.
#[derive(Debug)]
pub enum NotPublished {
    /// The world did not let us.
    World(io::Error),
    /// A page could not be printed.
    Template(Problems),
}

impl From<io::Error> for NotPublished {
    fn from(error: io::Error) -> Self {
        Self::World(error)
    }
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// How many files the site has.
    pub files: usize,
    /// How many of them are new or changed.
    pub written: usize,
}

/// Writes a site into a folder, telling how many files are done as it goes.
///
/// # Errors
///
/// When the folder is not ours to replace, when a page cannot be printed, or when the system
/// refuses; the site that was there is then as it was.
pub fn publish(
    website: &Website<'_>,
    out: &Path,
    done: &(dyn Fn(usize) + Sync),
) -> Result<Published, NotPublished> {
    let place = Place::new(out)?;
    let _lock = place.lock()?;
    place.recover()?;
    place.check()?;
    let result = write_all(website, &place, done).and_then(|published| {
        place.exchange()?;
        Ok(published)
    });
    if result.is_err() {
        let _ = fs::remove_dir_all(&place.new);
    }
    result
}

/// Mends what a run left behind that was stopped. A build does this before anything else, so that
/// the old site is there again whatever is wrong with the content.
///
/// # Errors
///
/// When the system refuses.
pub fn recover(out: &Path) -> io::Result<()> {
    let Ok(place) = Place::beside(out) else { return Ok(()) };
    if !place.old.exists() && !place.new.exists() {
        return Ok(());
    }
    match place.lock() {
        Ok(_lock) => place.recover(),
        // Another planpress is at work, and will finish or be mended later.
        Err(error) if error.kind() == io::ErrorKind::ResourceBusy => Ok(()),
        Err(error) => Err(error),
    }
}

/// A folder and what stands beside it while it is replaced.
struct Place {
    /// The folder itself.
    site: PathBuf,
    /// The folder as whoever called it named it.
    shown: PathBuf,
    /// Where the new site is written; after the exchange it holds the old one.
    new: PathBuf,
    /// Where the old site waits between two renames.
    old: PathBuf,
    lock: PathBuf,
}

impl Place {
    /// The place of a folder, in another that is made where it is not there.
    fn new(out: &Path) -> io::Result<Self> {
        Self::of(out, true)
    }

    /// The same, where nothing is made.
    fn beside(out: &Path) -> io::Result<Self> {
        Self::of(out, false)
    }

    fn of(out: &Path, make_parent: bool) -> io::Result<Self> {
        // A link to a folder stays one: what it leads to is replaced.
        let site = match fs::canonicalize(out) {
            Ok(real) => real,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let parent = match out.parent() {
                    Some(parent) if !parent.as_os_str().is_empty() => parent,
                    _ => Path::new("."),
                };
                if make_parent {
                    fs::create_dir_all(parent).map_err(|error| at("making", parent, &error))?;
                }
                let parent = fs::canonicalize(parent).map_err(|error| at("opening", parent, &error))?;
                parent.join(out.file_name().ok_or_else(|| not_a_name(out))?)
            }
            Err(error) => return Err(at("opening", out, &error)),
        };
        let name = site.file_name().ok_or_else(|| not_a_name(out))?.to_string_lossy().into_owned();
        let beside = |what: &str| site.with_file_name(format!(".{name}.planpress-{what}"));
        Ok(Self { new: beside("new"), old: beside("old"), lock: beside("lock"), shown: out.to_owned(), site })
    }

    /// Keeps a second planpress from writing the same site at the same time.
    fn lock(&self) -> io::Result<Lock> {
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&self.lock)
            .map_err(|error| at("writing", &self.lock, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file, path: self.lock.clone() }),
            Err(fs::TryLockError::WouldBlock) => {
                let message = format!("another planpress is writing {}", self.shown.display());
                Err(io::Error::new(io::ErrorKind::ResourceBusy, message))
            }
            Err(fs::TryLockError::Error(error)) => Err(at("locking", &self.lock, &error)),
        }
    }

    /// Mends what a run left behind that was stopped: between two renames the old site waits
    /// under another name.
    fn recover(&self) -> io::Result<()> {
        if self.old.exists() {
            if self.site.exists() {
                fs::remove_dir_all(&self.old).map_err(|error| at("clearing", &self.old, &error))?;
            } else {
                fs::rename(&self.old, &self.site).map_err(|error| at("restoring", &self.site, &error))?;
            }
        }
        if self.new.exists() {
            fs::remove_dir_all(&self.new).map_err(|error| at("clearing", &self.new, &error))?;
        }
        Ok(())
    }

    /// Whether the folder is ours to replace.
    fn check(&self) -> io::Result<()> {
        let refused = |message: String| Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
        let metadata = match fs::metadata(&self.site) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if self.site.is_symlink() {
                    let shown = self.shown.display();
                    return refused(format!(
                        "{shown} is a link that leads nowhere: remove it, or choose another `--out`"
                    ));
                }
                return Ok(());
            }
            Err(error) => return Err(at("opening", &self.site, &error)),
        };
        if !metadata.is_dir() {
            return refused(format!(
                "{} is a file, not a folder: choose another `--out`",
                self.shown.display()
            ));
        }
        let known = match fs::read_to_string(self.site.join(MANIFEST)) {
            Ok(manifest) if manifest.starts_with(FIRST_LINE) => manifest,
            Ok(_) => String::new(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(at("reading", &self.site.join(MANIFEST), &error)),
        };
        let known: BTreeSet<&str> = known.lines().skip(1).chain([MANIFEST]).collect();
        let is_ours = known.len() > 1;
        for entry in walkdir::WalkDir::new(&self.site).min_depth(1) {
            let entry = entry.map_err(|error| at("reading", &self.site, &error.into()))?;
            let inside = entry.path().strip_prefix(&self.site).unwrap_or(entry.path());
            let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let name = parts.join("/");
            if !is_ours {
                return refused(format!(
                    "{} holds files that planpress did not make, so it is not replaced: choose another `--out`, or an empty folder",
                    self.shown.display()
                ));
            }
            if !entry.file_type().is_dir() && !known.contains(name.as_str()) {
                return refused(format!(
                    "{} was not made by planpress and would be lost: move it into `static/` in the content folder, or out of {}",
                    self.shown.join(inside).display(),
                    self.shown.display()
                ));
            }
        }
        Ok(())
    }

    /// Puts the new site in the place of the old one.
    fn exchange(&self) -> io::Result<()> {
        if !self.site.exists() {
            return fs::rename(&self.new, &self.site).map_err(|error| at("writing", &self.site, &error));
        }
        if swap(&self.new, &self.site) {
            // What was the old site now has the other name; should this fail, the next run clears it.
            let _ = fs::remove_dir_all(&self.new);
            return Ok(());
        }
        fs::rename(&self.site, &self.old).map_err(|error| at("replacing", &self.site, &error))?;
        if let Err(error) = fs::rename(&self.new, &self.site) {
            let _ = fs::rename(&self.old, &self.site);
            return Err(at("replacing", &self.site, &error));
        }
        let _ = fs::remove_dir_all(&self.old);
        Ok(())
    }
}

/// Held while a site is written; let go of when the program ends, however it does.
struct Lock {
    _file: File,
    path: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Lets two folders change places in one step; `false` where the system cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn swap(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn swap(_: &Path, _: &Path) -> bool {
    false
}

fn write_all(
    website: &Website<'_>,
    place: &Place,
    done: &(dyn Fn(usize) + Sync),
) -> Result<Published, NotPublished> {
    fs::create_dir(&place.new).map_err(|error| at("making", &place.new, &error))?;
    // What searches in the browser is made while the pages are printed.
    let (written, index) = std::thread::scope(|scope| {
        let index = scope.spawn(|| website.index());
        (write_files(website, place, done), index.join())
    });
    let mut written = written?;
    let index = index.unwrap_or(Err("it was given up"));
    let index =
        index.map_err(|error| io::Error::other(format!("making the index for the search: {error}")))?;
    make_folders(&place.new, index.keys())?;
    for (path, bytes) in index {
        written += usize::from(write_or_link(bytes, &place.site.join(path), &place.new.join(path))?);
    }

    let paths: BTreeSet<&String> = website.files().keys().chain(index.keys()).collect();
    let mut manifest = String::from(FIRST_LINE);
    manifest.push('\n');
    for path in &paths {
        manifest.push_str(path);
        manifest.push('\n');
    }
    write_or_link(manifest.as_bytes(), &place.site.join(MANIFEST), &place.new.join(MANIFEST))?;
    Ok(Published { files: paths.len(), written })
}

/// Writes the files that are known by their paths; tells how many are new or changed.
fn write_files(
    website: &Website<'_>,
    place: &Place,
    done: &(dyn Fn(usize) + Sync),
) -> Result<usize, NotPublished> {
    let files: Vec<(&String, &SiteFile)> = website.files().iter().collect();
    make_folders(&place.new, website.files().keys())?;
    let count = std::sync::atomic::AtomicUsize::new(0);
    let results: Vec<Result<bool, NotPublished>> = files
        .par_iter()
        .map(|(path, file)| {
            let new = place.new.join(path);
            let old = place.site.join(path);
            let is_new = match (website.bytes(path, file).map_err(NotPublished::Template)?, file) {
                (Some(bytes), _) => write_or_link(&bytes, &old, &new)?,
                (None, SiteFile::Copy(from)) => copy_or_link(from, &old, &new)?,
                (None, _) => false,
            };
            done(1 + count.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
            Ok(is_new)
        })
        .collect();

    let mut written = 0;
    let mut wrong = Problems::default();
    for result in results {
        match result {
            Ok(is_new) => written += usize::from(is_new),
            Err(NotPublished::Template(problems)) => wrong.append(problems),
            Err(error) => return Err(error),
        }
    }
    if wrong.has_errors() { Err(NotPublished::Template(wrong)) } else { Ok(written) }
}

/// Makes the folders of some paths, those that are not there already.
fn make_folders<'p>(root: &Path, paths: impl Iterator<Item = &'p String>) -> io::Result<()> {
    // Paths come in order, so a folder stands after the one it stands in.
    let folders: BTreeSet<&str> =
        paths.flat_map(|path| path.match_indices('/').map(move |(end, _)| &path[..end])).collect();
    for folder in folders {
        let folder = root.join(folder);
        match fs::create_dir(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(at("making", &folder, &error));
            }
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// Writes a file, or links it to the old one when that has the same bytes; tells whether it is new.
fn write_or_link(bytes: &[u8], old: &Path, new: &Path) -> io::Result<bool> {
    if has_bytes(old, bytes) && fs::hard_link(old, new).is_ok() {
        return Ok(false);
    }
    let write = || File::create_new(new)?.write_all(bytes);
    write().map_err(|error| at("writing", new, &error))?;
    Ok(true)
}

fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let same_length = file.metadata().is_ok_and(|it| it.is_file() && it.len() == bytes.len() as u64);
    let mut there = Vec::with_capacity(bytes.len());
    same_length && file.read_to_end(&mut there).is_ok() && there == bytes
}

/// Copies a file of the content, or links it to the old one when that has the same bytes.
fn copy_or_link(from: &Path, old: &Path, new: &Path) -> io::Result<bool> {
    if same_files(from, old) && fs::hard_link(old, new).is_ok() {
        return Ok(false);
    }
    let copy = || io::copy(&mut File::open(from)?, &mut File::create_new(new)?);
    copy().map_err(|error| at("copying", from, &error))?;
    Ok(true)
}

fn same_files(one: &Path, other: &Path) -> bool {
    let (Ok(mut one), Ok(mut other)) = (File::open(one), File::open(other)) else { return false };
    let length = |file: &File| file.metadata().map(|it| it.len()).ok();
    if length(&one) != length(&other) {
        return false;
    }
    let (mut left, mut right) = ([0; 8192], [0; 8192]);
    loop {
        match one.read(&mut left) {
            Ok(0) => return true,
            Ok(read) if other.read_exact(&mut right[..read]).is_ok() && left[..read] == right[..read] => {}
            Ok(_) | Err(_) => return false,
        }
    }
}

fn at(doing: &str, path: &Path, error: &io::Error) -> io::Error {
    let message = error.to_string();
    let plain = message.split(" (os error").next().unwrap_or(&message).to_lowercase();
    io::Error::new(error.kind(), format!("{doing} {}: {plain}", path.display()))
}

fn not_a_name(out: &Path) -> io::Error {
    let message = format!("{} is not the name of a folder that can be replaced", out.display());
    io::Error::new(io::ErrorKind::InvalidInput, message)
}
