//! Finding and reading the files of a content folder.

use super::{Asset, Refusal, Source, Sources};
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::Path;
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
    let at = |path: &Path, error: &io::Error| {
        io::Error::new(error.kind(), format!("reading {}: {}", path.display(), plainly(error)))
    };
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
            found.push(entry.into_path());
        }
    }

    let read: Vec<File> = found
        .par_iter()
        .map(|path| read_one(root, &real_root, path).map_err(|error| at(path, &error)))
        .collect::<io::Result<_>>()?;
    let (mut texts, mut assets, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    for file in read {
        match file {
            File::Text(source) => texts.push(source),
            File::Asset(asset) => assets.push(asset),
            File::Refused(refusal) => refused.push(refusal),
        }
    }
    Ok(Sources::new(texts, assets, refused))
}

enum File {
    Text(Source),
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
    let shown_path = path.display().to_string().replace('\\', "/");
    let refuse = |why: &str, hint: &str| {
        Ok(File::Refused(Refusal {
            shown_path: shown_path.clone(),
            why: why.to_owned(),
            hint: hint.to_owned(),
        }))
    };
    let Some(inside) = portable(path.strip_prefix(root).unwrap_or(path)) else {
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
            Ok(File::Text(Source { path: inside, shown_path, text }))
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
