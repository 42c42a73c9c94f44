//! Printed keys: abbreviations with what they stand for, and marks with what they mean.

use super::layout::Grid;
use super::status::Marks;
use super::text::plain;
use crate::import::document::Line;

/// Words above a key.
const HEADS: [&str; 14] = [
    "key",
    "glossary",
    "abbreviations",
    "acronyms",
    "key to abbreviations",
    "list of abbreviations",
    "glossary of terms",
    "abbreviations and acronyms",
    "acronyms and abbreviations",
    "key to acronyms",
    "rag key",
    "brag key",
    "status key",
    "key to status",
];

/// What a line says of a key.
pub(super) enum Key<'a> {
    /// It stands above one.
    Head(&'a str),
    /// It is one itself, after its head.
    Inline(&'a str, Vec<(String, String)>),
    /// It is none.
    No,
}

/// Whether a line stands above a key, or is one.
pub(super) fn head(text: &str) -> Key<'_> {
    let is_head = |text: &str| HEADS.contains(&plain(text).as_str());
    if is_head(text) {
        return Key::Head(text);
    }
    // Without a word above it, three colours or letters make a key; two may be anything.
    if let Some(marks) = marks_in(text).filter(|marks| marks.len() > 2) {
        return Key::Inline("", marks);
    }
    let Some((before, after)) = text.split_once(':').filter(|(before, _)| is_head(before)) else {
        return Key::No;
    };
    if let Some(marks) = marks_in(after) {
        return Key::Inline(before, marks);
    }
    let entries: Vec<(String, String)> = after.split(';').filter_map(entry).collect();
    if entries.is_empty() { Key::No } else { Key::Inline(before, entries) }
}

/// The marks of a key in one line, where it says nothing but marks and what they mean.
fn marks_in(text: &str) -> Option<Vec<(String, String)>> {
    let parts = text.trim().trim_end_matches('.').split([',', ';', '|']);
    let marks: Option<Vec<(String, String)>> = parts.map(entry).collect();
    marks.filter(|marks| marks.iter().all(|(mark, _)| is_mark(mark)))
}

/// Whether a word is a colour by which plans mark their work.
fn is_mark(word: &str) -> bool {
    const COLOURS: [&str; 8] = ["blue", "green", "amber", "yellow", "red", "grey", "white", "purple"];
    let plain = plain(word);
    COLOURS.contains(&plain.as_str()) || plain.len() == 1 && word.chars().all(char::is_uppercase)
}

/// One entry: `RMBC – Metropolitan Borough Council`, `G = on track`.
pub(super) fn entry(text: &str) -> Option<(String, String)> {
    let text = text.trim().trim_end_matches(';');
    let partings = [" – ", " — ", " - ", " = ", "=", ": ", "– ", " –", "- "];
    let (at, parting) = partings
        .iter()
        .filter_map(|it| text.find(it).map(|at| (at, it)))
        .min_by_key(|(at, it)| (*at, std::cmp::Reverse(it.len())))?;
    let (mut term, mut means) = (text[..at].trim().to_owned(), text[at + parting.len()..].trim().to_owned());
    // "ASC Adult - Social Care": the abbreviation is the first word.
    if let Some((first, rest)) = term.clone().split_once(' ')
        && first.len() > 1
        && first.chars().all(|it| it.is_uppercase() || it.is_ascii_digit())
        && rest.starts_with(char::is_uppercase)
        && rest.chars().any(char::is_lowercase)
        && plain(rest).split(' ').count() == 1
        && first.len() > 2
        && initials(&format!("{rest} {means}")).starts_with(&first.to_lowercase())
    {
        means = format!("{rest} {}{means}", parting.trim_start());
        first.clone_into(&mut term);
    }
    let short = term.split_whitespace().count() <= 5 && term.chars().count() <= 40;
    (short && !term.is_empty() && means.chars().any(char::is_alphabetic)).then_some((term, means))
}

fn initials(text: &str) -> String {
    text.split(|it: char| !it.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A table that is a key: two columns, and a head or a name that says so or short terms.
pub(super) fn of_table(grid: &Grid<'_>, is_named: bool) -> Option<Vec<(String, String)>> {
    let cells = |row: usize| -> Vec<String> {
        grid.written(row).iter().map(|cell| cell.words().replace('\n', " ")).collect()
    };
    let rows: Vec<Vec<String>> = (0..grid.table.rows).map(cells).filter(|row| !row.is_empty()).collect();
    let mut entries = Vec::new();
    let mut is_named = is_named;
    for (at, row) in rows.iter().enumerate() {
        match row.as_slice() {
            [only] if at == 0 && matches!(head(only), Key::Head(_)) => is_named = true,
            [only] => entries.push(entry(only)?),
            [term, means] => entries.push((term.clone(), means.clone())),
            _ => return None,
        }
    }
    let short =
        entries.iter().all(|(term, _)| term.split_whitespace().count() <= 3 && term.chars().count() <= 20);
    (entries.len() > 1 && (is_named || short && entries.iter().all(|(term, means)| means.len() > term.len())))
        .then_some(entries)
}

/// Whether a sheet's name says that it is a key.
pub(super) fn is_name(name: &str) -> bool {
    HEADS.contains(&plain(name).as_str())
}

/// The terms among the entries of a key; marks go where marks are.
pub(super) fn take(entries: Vec<(String, String)>, marks: &mut Marks) -> Vec<(String, String)> {
    entries.into_iter().filter(|(term, means)| !marks.key_line(term, means)).collect()
}

/// The entry that a paragraph below the head of a key is.
pub(super) fn line(line: &Line) -> Option<(String, String)> {
    entry(&line.words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_a_key_are_taken_apart() {
        let parted = |text: &str| entry(text).map(|(term, means)| format!("{term}|{means}"));
        assert_eq!(
            parted("RMBC – Metropolitan Borough Council").as_deref(),
            Some("RMBC|Metropolitan Borough Council")
        );
        assert_eq!(parted("G = On track").as_deref(), Some("G|On track"));
        assert_eq!(parted("ASC Adult - Social Care").as_deref(), Some("ASC|Adult - Social Care"));
        assert_eq!(parted("A whole sentence about something else - and more"), None);
    }

    #[test]
    fn a_key_may_stand_in_one_line() {
        let Key::Inline(_, entries) = head("Key To Abbreviations: ABG – Area Grant; LMC – Local Committee")
        else {
            panic!("no key")
        };
        assert_eq!(entries.len(), 2);
        assert!(matches!(head("Key:"), Key::Head(_)));
        assert!(matches!(head("Key actions: none"), Key::No));
        assert!(matches!(head("Blue – done, Green – going well, Red – late"), Key::Inline("", _)));
        assert!(matches!(head("Blue – done, Green – going well, and so on"), Key::No));
        let Key::Inline("Key", entries) = head("Key: G = on track, A = some delay, B = complete.") else {
            panic!("no key")
        };
        assert_eq!(entries.iter().map(|(mark, _)| mark.as_str()).collect::<Vec<_>>(), ["G", "A", "B"]);
    }
}
