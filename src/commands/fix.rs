//! `planpress check --fix`: mends what takes no judgement, in the files, letter by letter.
//!
//! Only the letters of a [fix](crate::diagnostics::Problem::fix) change: comments, order, layout and
//! the ends of lines stay. A file is mended only where the site has fewer mistakes by it and no
//! other file has a new one; it is written beside the old one and then takes its place.

use crate::diagnostics::{Edit, Problem, Problems, place_of};
use crate::files::{self, Source, Sources};
use crate::plan::Drafts;
use crate::views::Dates;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

/// What was mended.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// How many problems.
    pub(super) problems: usize,
    /// In how many files.
    pub(super) files: usize,
    /// The lines before and after, file by file.
    pub(super) shown: String,
}

/// Mends the files of a content folder, as far as the problems say how.
///
/// # Errors
///
/// When a file cannot be read or written; files mended before it stay mended.
pub(super) fn fix(
    content: &Path,
    sources: &Sources,
    problems: &Problems,
    dates: Dates,
    drafts: Drafts,
) -> io::Result<Mended> {
    let mut by_file: BTreeMap<u32, Vec<&Problem>> = BTreeMap::new();
    for problem in problems.as_slice() {
        let files: BTreeSet<u32> = problem.fix.iter().map(|edit| edit.span.source).collect();
        if let (1, Some(file)) = (files.len(), files.first()) {
            by_file.entry(*file).or_default().push(problem);
        }
    }
    let texts: Vec<(u32, Text)> =
        by_file.into_iter().map(|(file, problems)| (file, edited(&sources[file], &problems))).collect();
    let told = mistakes(sources, dates, drafts);
    let is_better = |texts: &[(u32, Text)]| {
        let mut next = sources.clone();
        for (file, text) in texts {
            next.replace(*file, Arc::new(Source { text: text.whole.clone(), ..sources[*file].clone() }));
        }
        let left = mistakes(&next, dates, drafts);
        // A field that has its right name now may turn out to hold something wrong.
        let is_mended = |path: &str| texts.iter().any(|(file, _)| sources[*file].path == path);
        left.len() < told.len() && left.difference(&told).all(|(path, _)| is_mended(path))
    };
    // Nearly always all of them can be mended together.
    let texts = if is_better(&texts) {
        texts
    } else {
        texts.into_iter().filter(|text| is_better(std::slice::from_ref(text))).collect()
    };
    let mut mended = Mended::default();
    for (file, text) in texts {
        let source = &sources[file];
        write(&content.join(&source.path), source, &text.whole)?;
        mended.problems += text.mended;
        mended.files += 1;
        mended.shown.push_str(&text.shown);
    }
    Ok(mended)
}

/// What is wrong with a site, by what is said and of which file: places move when letters change.
fn mistakes(sources: &Sources, dates: Dates, drafts: Drafts) -> BTreeSet<(String, String)> {
    let site = crate::make(sources.clone(), None, dates, drafts);
    let name = |problem: &Problem| {
        let path = problem.span.map(|span| sources[span.source].path.clone()).unwrap_or_default();
        (path, format!("{} {}", problem.code, problem.message))
    };
    site.problems.as_slice().iter().map(name).collect()
}

/// The text of a file with its mistakes mended.
struct Text {
    /// What is to stand in the file.
    whole: String,
    /// How many problems that mends.
    mended: usize,
    /// The lines that change, before and after.
    shown: String,
}

/// Mends the mistakes of a text; of two that meet, the first.
fn edited(source: &Source, problems: &[&Problem]) -> Text {
    let mut edits: Vec<&Edit> = Vec::new();
    let mut mended = 0;
    for problem in problems {
        let meets = |edit: &Edit, other: &Edit| {
            edit.span.start < other.span.end && other.span.start < edit.span.end || edit.span == other.span
        };
        if problem.fix.iter().all(|edit| !edits.iter().any(|other| meets(edit, other))) {
            edits.extend(&problem.fix);
            mended += 1;
        }
    }
    edits.sort_by_key(|edit| edit.span);
    let mut text = source.text.clone();
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.text);
    }
    let lines: BTreeSet<usize> = edits.iter().map(|edit| place_of(edit.span, &source.text).line).collect();
    let mut shown = String::new();
    let (before, after): (Vec<&str>, Vec<&str>) = (source.text.lines().collect(), text.lines().collect());
    for line in lines {
        let _ = writeln!(shown, "{}:{line}", source.shown_path);
        for (mark, lines) in [("-", &before), ("+", &after)] {
            let _ = writeln!(shown, "{mark} {}", lines.get(line - 1).unwrap_or(&""));
        }
    }
    Text { whole: text, mended, shown }
}

/// Puts a text into the place of a file, with the ends of lines and the mark at its beginning that the
/// file has.
fn write(path: &Path, source: &Source, text: &str) -> io::Result<()> {
    let at = |error: io::Error| io::Error::new(error.kind(), format!("writing {}: {error}", path.display()));
    let bytes = files::read_bytes(path, u64::MAX - 1)?;
    let written = String::from_utf8(bytes).map_err(|_| at(io::Error::other("it is no text any more")))?;
    let body = written.strip_prefix('\u{feff}').unwrap_or(&written);
    if body.replace("\r\n", "\n").replace('\r', "\n") != source.text {
        return Err(at(io::Error::other("it has changed while it was checked")));
    }
    let mark = if body.len() < written.len() { "\u{feff}" } else { "" };
    let text = if body.contains("\r\n") { text.replace('\n', "\r\n") } else { text.to_owned() };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.planpress"));
    let put = || {
        File::create(&beside)?.write_all(format!("{mark}{text}").as_bytes())?;
        fs::set_permissions(&beside, fs::metadata(path)?.permissions())?;
        fs::rename(&beside, path)
    };
    put().map_err(|error| {
        let _ = fs::remove_file(&beside);
        at(error)
    })
}
