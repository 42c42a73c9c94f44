//! Finding and reading the files of a content folder.

use super::sources::to_number;
use super::{Asset, Refusal, Source, Sources};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use walkdir::{DirEntry, WalkDir};

/// The longest text that is read: far beyond any plan, short enough to be safe.
const LONGEST_TEXT: u64 = 16 * 1024 * 1024;

/// Reads a content folder.
///
/// `README.md`, whatever begins with `_` or `.`, and what editors and systems leave behind is left
/// alone, except under `static/`, whose files are published as they are. Symbolic links are followed only to files that stand inside
/// the folder too; what leads out of it is refused.
///
/// # Errors
///
/// When the folder is not there or something in it cannot be read; the message names the path.
pub fn read(root: &Path) -> io::Result<Sources> {
    Ok(Folder::new(root).read(&Touched::Anything)?.sources)
}

/// A content folder that is read again and again. What has not changed since the last time is not
/// read a second time, and a text keeps its number as long as it keeps its path.
///
/// A text that cannot be read any more stays what it was when it could, until it can be again or is
/// gone: whoever looks at the site while somebody writes does not see it fall apart.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    /// What was found at each path.
    known: BTreeMap<OsString, Known>,
    /// The texts by their numbers; an empty one where a text is gone.
    texts: Vec<Arc<Source>>,
    /// The numbers of those that are there, in the order of their paths.
    order: Vec<u32>,
}

/// A file as it was found, and what tells that it has not changed since.
#[derive(Debug)]
struct Known {
    stamp: Stamp,
    file: File,
    /// The number of the text that it is, or was before it could not be read any more.
    number: Option<u32>,
}

/// What one version of a file has and another most often has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    changed: Option<SystemTime>,
    /// Whether what is there is a link to it.
    is_link: bool,
}

/// The files that somebody saw changing since a folder was last read, by their paths inside it.
///
/// Two versions of a file can have one size and one time, because systems count time in steps of
/// some milliseconds. So what is named here is read, whatever its stamp says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// These, and whatever stands in those of them that are folders.
    These(BTreeSet<PathBuf>),
    /// Nobody knows which: everything is read.
    Anything,
}

impl Touched {
    /// What was touched in two stretches of time.
    #[must_use]
    pub fn and(self, later: Self) -> Self {
        match (self, later) {
            (Self::These(mut paths), Self::These(more)) => {
                paths.extend(more);
                Self::These(paths)
            }
            (Self::Anything, _) | (_, Self::Anything) => Self::Anything,
        }
    }

    fn has(&self, inside: &Path) -> bool {
        match self {
            Self::These(paths) => inside.ancestors().any(|path| paths.contains(path)),
            Self::Anything => true,
        }
    }
}

/// A folder as it was found.
#[derive(Debug)]
pub struct Reading {
    /// What stands in it.
    pub sources: Sources,
    /// The files that are new, gone or not what they were, as the author would type their paths.
    pub changed: BTreeSet<String>,
}

impl Folder {
    /// A folder of which nothing was read so far.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), known: BTreeMap::new(), texts: Vec::new(), order: Vec::new() }
    }

    /// Reads what has changed since the last time. When this fails, what was read before stays
    /// known.
    ///
    /// # Errors
    ///
    /// When the folder is not there or something in it cannot be read; the message names the path.
    pub fn read(&mut self, touched: &Touched) -> io::Result<Reading> {
        let found = self.find(touched)?;
        let mut before = std::mem::take(&mut self.known);
        let (mut changed, mut new) = (BTreeSet::new(), Vec::new());
        for (path, stamp, file) in found {
            let was = before.remove(path.as_os_str());
            let number = was.as_ref().and_then(|was| was.number);
            // What stands in a file that is published as it is, nobody looked at.
            let is_other = |was: &Known| match file {
                File::Asset(_) => {
                    was.stamp != stamp || touched.has(path.strip_prefix(&self.root).unwrap_or(&path))
                }
                File::Text(_) | File::Refused(_) => was.file != file,
            };
            if was.as_ref().is_none_or(is_other) {
                changed.insert(shown(&path));
                match (&file, number) {
                    (File::Text(source), Some(number)) => self.texts[number as usize] = Arc::clone(source),
                    (File::Text(source), None) => new.push((path.clone(), Arc::clone(source))),
                    (File::Asset(_) | File::Refused(_), _) => {}
                }
            }
            self.known.insert(path.into_os_string(), Known { stamp, file, number });
        }
        let gone: Vec<u32> = before.values().filter_map(|known| known.number).collect();
        changed.extend(before.keys().map(|path| shown(Path::new(path))));
        if !new.is_empty() || !gone.is_empty() {
            self.number(new, &gone);
        }
        Ok(Reading { sources: self.sources(), changed })
    }

    /// Gives new texts numbers in the order of their paths, and takes those of texts that are gone.
    fn number(&mut self, mut new: Vec<(PathBuf, Arc<Source>)>, gone: &[u32]) {
        for number in gone {
            self.texts[*number as usize] = Arc::default();
        }
        self.order.retain(|number| !gone.contains(number));
        new.sort_by(|(_, a), (_, b)| a.path.cmp(&b.path));
        for (path, source) in new {
            let number = to_number(self.texts.len());
            self.texts.push(source);
            self.order.push(number);
            if let Some(known) = self.known.get_mut(path.as_os_str()) {
                known.number = Some(number);
            }
        }
        let Self { order, texts, .. } = self;
        order.sort_by(|a, b| texts[*a as usize].path.cmp(&texts[*b as usize].path));
    }

    fn sources(&self) -> Sources {
        let (mut assets, mut refused) = (Vec::new(), Vec::new());
        for known in self.known.values() {
            match &known.file {
                File::Text(_) => {}
                File::Asset(asset) => assets.push(asset.clone()),
                File::Refused(refusal) => refused.push(refusal.clone()),
            }
        }
        refused.sort_by(|a, b| a.shown_path.cmp(&b.shown_path));
        Sources::new(self.texts.clone(), self.order.clone(), assets, refused)
    }

    /// Every file that is content, read where it may have changed.
    fn find(&self, touched: &Touched) -> io::Result<Vec<(PathBuf, Stamp, File)>> {
        let root = self.root.as_path();
        let real_root = fs::canonicalize(root).map_err(|error| at(root, &error))?;
        if !real_root.is_dir() {
            let message = format!("reading {}: it is not a folder", root.display());
            return Err(io::Error::new(io::ErrorKind::NotADirectory, message));
        }
        let mut found = Vec::new();
        let walk = WalkDir::new(root).min_depth(1).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(|entry| is_content(root, entry)) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(root).to_owned();
                at(&path, &error.into())
            })?;
            if !entry.file_type().is_dir() {
                found.push(entry);
            }
        }
        let one = |entry: &DirEntry| {
            let is_link = entry.path_is_symlink();
            let path = entry.path();
            let stamp = Stamp::of(path, is_link);
            let inside = path.strip_prefix(root).unwrap_or(path);
            if let (Some(stamp), Some(known)) = (stamp, self.known.get(path.as_os_str()))
                && known.stamp == stamp
                && !touched.has(inside)
            {
                return Ok((path.to_owned(), stamp, known.file.clone()));
            }
            let file = read_one(root, &real_root, path).map_err(|error| at(path, &error))?;
            // A text that says what it said is the same text.
            let file = match (file, self.known.get(path.as_os_str()).map(|known| &known.file)) {
                (File::Text(new), Some(File::Text(old))) if new == *old => File::Text(Arc::clone(old)),
                (file, _) => file,
            };
            Ok((path.to_owned(), stamp.unwrap_or(Stamp { bytes: 0, changed: None, is_link }), file))
        };
        found.par_iter().map(one).collect()
    }
}

/// Opens a file of a content folder that is published as it is. A link is followed only to what
/// stands inside the folder too.
///
/// # Errors
///
/// When the file is not there or cannot be read, or a link leads out of the folder.
pub fn open(root: &Path, path: &Path) -> io::Result<fs::File> {
    let real = fs::canonicalize(path)?;
    if !real.starts_with(fs::canonicalize(root)?) {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    fs::File::open(real)
}

impl Stamp {
    /// The stamp of a file; that of its target where it is a link. Nothing where that is not there.
    fn of(path: &Path, is_link: bool) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self { bytes: metadata.len(), changed: metadata.modified().ok(), is_link })
    }
}

/// A path as its author would type it, with `/` on every system.
fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("reading {}: {}", path.display(), plainly(error)))
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum File {
    Text(Arc<Source>),
    Asset(Asset),
    Refused(Refusal),
}

fn is_content(root: &Path, entry: &DirEntry) -> bool {
    let in_static = entry.path().strip_prefix(root).is_ok_and(|inside| inside.starts_with("static"));
    let name = entry.file_name().to_string_lossy().to_lowercase();
    let is_left_alone = name.starts_with(['.', '_'])
        || name == "readme.md"
        || !entry.file_type().is_dir() && is_left_behind(&name);
    in_static || !is_left_alone
}

/// Whether a file is a copy or a note that an editor or a system made for itself: copies hold what
/// is private or not yet public.
fn is_left_behind(name: &str) -> bool {
    let endings = ["~", ".bak", ".old", ".orig", ".rej", ".swp", ".swo", ".tmp"];
    name.starts_with("~$")
        || name.starts_with('#') && name.ends_with('#')
        || endings.iter().any(|ending| name.ends_with(ending))
        || ["thumbs.db", "desktop.ini"].contains(&name)
}

fn read_one(root: &Path, real_root: &Path, path: &Path) -> io::Result<File> {
    let shown_path = shown(path);
    let inside = portable(path.strip_prefix(root).unwrap_or(path));
    let refuse = |why: &str, hint: &str| {
        Ok(File::Refused(Refusal {
            path: inside.clone(),
            shown_path: shown_path.clone(),
            why: why.to_owned(),
            hint: hint.to_owned(),
        }))
    };
    let Some(inside) = inside.clone() else {
        return refuse("the name of this file is not Unicode", "give it another name");
    };
    if inside.contains(char::is_control) {
        return refuse("the name of this file has a character that cannot be seen", "give it another name");
    }
    if fs::symlink_metadata(path)?.is_symlink() {
        match fs::canonicalize(path) {
            Ok(target) if target.is_dir() => {
                return refuse("this is a link to a folder", "put the folder itself here");
            }
            Ok(target) if target.starts_with(real_root) => {}
            Ok(_) => return refuse("this link leads out of the content folder", "copy the file into it"),
            Err(_) => return refuse("this link leads nowhere", "remove it or mend it"),
        }
    }
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return refuse("this is not an ordinary file", "remove it");
    }
    if !is_text(&inside) {
        return Ok(File::Asset(Asset { path: inside, disk: path.to_owned(), bytes: metadata.len() }));
    }
    if metadata.len() > LONGEST_TEXT {
        return refuse("this text is longer than 16 MB", "split it, or publish it as an attachment");
    }
    let bytes = fs::read(path)?;
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            if text.contains('\r') {
                text = text.replace("\r\n", "\n").replace('\r', "\n");
            }
            Ok(File::Text(Arc::new(Source { path: inside, shown_path, text })))
        }
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let line = bytes[..good].split(|byte| *byte == b'\n').count();
            refuse(
                &format!("line {line} has a character that is not UTF-8"),
                "save the file as UTF-8 in your editor",
            )
        }
    }
}

/// Texts are Markdown and YAML, and whatever a theme is made of; the rest is published as it is.
fn is_text(path: &str) -> bool {
    if path.starts_with("static/") {
        return false;
    }
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is = |known: &[&str]| known.iter().any(|it| it.eq_ignore_ascii_case(extension));
    is(&["md", "yaml", "yml"])
        || path.starts_with("themes/") && is(&["html", "ftl", "css", "xml", "svg", "txt"])
}

/// A path with `/` between its parts, or nothing where a part is not Unicode.
fn portable(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

/// The system's message without its number.
fn plainly(error: &io::Error) -> String {
    let message = error.to_string();
    match message.split_once(" (os error") {
        Some((words, _)) => words.to_lowercase(),
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    #[test]
    fn texts_are_numbered_in_the_order_of_their_paths() {
        let folder = folder(&[("b.md", b"B"), ("a/x.md", b"X"), ("site.yaml", b""), ("a/map.png", b"..")]);
        let sources = read(folder.path()).unwrap();
        let paths: Vec<&str> = sources.iter().map(|(_, source)| source.path.as_str()).collect();
        assert_eq!(paths, ["a/x.md", "b.md", "site.yaml"]);
        assert_eq!(sources.assets[0].path, "a/map.png");
        assert_eq!(sources.find("b.md").unwrap().1.text, "B");
    }

    #[test]
    fn what_is_hidden_or_a_readme_or_left_behind_is_left_alone_except_under_static() {
        let folder = folder(&[
            ("_draft.md", b""),
            (".git/x.md", b""),
            ("README.md", b""),
            ("a/readme.md", b""),
            ("owners.yaml.bak", b""),
            ("plan.md~", b""),
            ("a/1.1-x.md.orig", b""),
            ("~$plan.docx", b""),
            ("#plan.md#", b""),
            ("Thumbs.db", b""),
            ("plan.md", b""),
            ("static/.well-known/security.txt", b""),
        ]);
        let sources = read(folder.path()).unwrap();
        assert_eq!(sources.iter().len(), 1);
        assert_eq!(sources.assets[0].path, "static/.well-known/security.txt");
    }

    #[test]
    fn a_text_that_is_not_utf8_is_refused_with_its_line() {
        let folder = folder(&[("a.md", b"one\ntwo \x96 three\n"), ("b.md", b"\xef\xbb\xbfB")]);
        let sources = read(folder.path()).unwrap();
        assert_eq!(sources.refused[0].why, "line 2 has a character that is not UTF-8");
        assert_eq!(sources[0].text, "B");
    }

    #[cfg(unix)]
    #[test]
    fn links_that_leave_the_folder_are_refused() {
        let outside = folder(&[("secret.md", b"secret")]);
        let inside = folder(&[("plan.md", b"")]);
        std::os::unix::fs::symlink(outside.path().join("secret.md"), inside.path().join("a.md")).unwrap();
        std::os::unix::fs::symlink(inside.path().join("plan.md"), inside.path().join("b.md")).unwrap();
        let sources = read(inside.path()).unwrap();
        assert_eq!(sources.refused[0].why, "this link leads out of the content folder");
        assert_eq!(sources.iter().len(), 2);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_with_its_name() {
        let error = read(Path::new("no/such/folder")).unwrap_err();
        assert_eq!(error.to_string(), "reading no/such/folder: no such file or directory");
    }
}
