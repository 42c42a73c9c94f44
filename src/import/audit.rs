//! Whether every word of a document stands in the content files, or in the list of what was left out.
//!
//! It counts words, and signs such as 🟢 or ✓, and nothing else, so it holds whatever the rest of the import does: what it
//! misses is added to that list, with its place.

use super::document::{Document, Line, Part, Place};
use super::understand::found::Found;
use super::understand::text::{is_symbol, plain_words};
use super::write::File;
use super::yaml::Yaml;
use std::collections::BTreeMap;

/// What stands before the words that have no place in the plan.
pub const NO_PLACE: &str = "no place in the plan was found for it";

/// Counts of words.
type Words = BTreeMap<String, usize>;

/// The words of a text, and the signs in it that say something by themselves.
fn pieces(text: &str) -> Vec<String> {
    let signs = text.chars().filter(|it| is_symbol(*it)).map(String::from);
    plain_words(text).into_iter().chain(signs).collect()
}

fn add(words: &mut Words, text: &str) {
    for word in pieces(text) {
        *words.entry(word).or_default() += 1;
    }
}

/// Every text of a document with its place, in the order of reading.
pub(super) fn texts(document: &Document) -> Vec<(String, Place)> {
    let mut texts = Vec::new();
    for part in &document.parts {
        match part {
            Part::Heading(_, line, place) | Part::Paragraph(line, place) => {
                texts.push((line.words(), place.clone()));
            }
            Part::Table(table) => {
                for cell in &table.cells {
                    let place = table.place_of(cell.row, cell.column);
                    texts.extend(cell.lines.iter().map(Line::words).map(|words| (words, place.clone())));
                }
            }
        }
    }
    texts.extend(document.passed_over.iter().map(|it| (it.words.clone(), it.place.clone())));
    texts
}

fn add_values(words: &mut Words, value: &Yaml) {
    match value {
        Yaml::Text(text) => add(words, &text.replace(['\\'], "")),
        Yaml::List(items) => items.iter().for_each(|item| add_values(words, item)),
        Yaml::Map(fields) => {
            for (name, value) in fields {
                // The plan's own words stand before the values of these.
                if matches!(name.as_str(), "other" | "years" | "statuses")
                    && let Yaml::Map(own) = value
                {
                    for (name, _) in own {
                        add(words, name);
                    }
                }
                add_values(words, value);
            }
        }
        Yaml::Yes => {}
    }
}

/// Adds what was lost on the way to what was left out.
pub(super) fn audit(documents: &[Document], files: &[File], owners: &[Yaml], found: &mut Found) {
    let mut there = Words::new();
    for file in files {
        add_values(&mut there, &Yaml::Map(file.fields.clone()));
        for entry in file.list.iter().flatten() {
            add_values(&mut there, entry);
        }
        add(&mut there, &file.body.replace('\\', ""));
        add(&mut there, &file.named);
    }
    for owner in owners {
        add_values(&mut there, owner);
    }
    for left in &found.left_out {
        add(&mut there, &left.words);
    }
    let mut wanted = Words::new();
    for (text, _) in documents.iter().flat_map(texts) {
        add(&mut wanted, &text);
    }
    let mut missing: Words = wanted
        .into_iter()
        .filter_map(|(word, count)| {
            let lost = count.saturating_sub(there.get(&word).copied().unwrap_or_default());
            (lost > 0).then_some((word, lost))
        })
        .collect();
    for (text, place) in documents.iter().flat_map(texts) {
        if missing.is_empty() {
            break;
        }
        let mut lost = Vec::new();
        for word in pieces(&text) {
            if let Some(count) = missing.get_mut(&word) {
                *count -= 1;
                if *count == 0 {
                    missing.remove(&word);
                }
                lost.push(word);
            }
        }
        if !lost.is_empty() {
            found.leave_out(lost.join(" "), NO_PLACE, &place);
        }
    }
}
