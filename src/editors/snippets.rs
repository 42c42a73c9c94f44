//! Snippets for the facts of Markdown files.
//!
//! Editors use schemas in YAML files only. So for Markdown each field is a snippet: the name of the
//! field writes it, with a list to choose from where the site knows what may stand there.

use super::{KINDS, Kind};
use crate::model::read::FieldDoc;
use crate::model::shape::{Known, Shapes, Writing, in_a_line};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// What a new file of a kind begins with.
const BEGINNINGS: [(&str, &[&str]); 4] = [
    ("plan", &["title", "summary", "publisher", "period", "state", "reviewed"]),
    ("outcome", &["title", "aim", "owners"]),
    ("action", &["title", "owners", "when", "status"]),
    ("page", &["title", "summary"]),
];

/// The snippets of a site, as VS Code has them in a file.
pub(super) fn snippets(known: &Known) -> String {
    let mut snippets = Map::new();
    for (word, names) in BEGINNINGS {
        let Some(kind) = super::find(word) else { continue };
        let fields = (kind.fields)();
        let fields = names.iter().filter_map(|name| fields.iter().find(|field| field.name == *name));
        let lines = fields.enumerate().map(|(at, field)| line(field, at + 1, kind, known));
        let mut body = vec!["---".to_owned()];
        body.extend(lines);
        body.extend(["---".to_owned(), String::new(), "$0".to_owned()]);
        let description = format!("{}, for a new file.", kind.title);
        let mut snippet = snippet(&format!("planpress-{word}"), &body, &description);
        snippet["isFileTemplate"] = json!(true);
        snippets.insert(format!("A new file: {word}"), snippet);
    }
    for ((name, body), kinds) in fields(known) {
        let words: Vec<&str> = kinds.iter().map(|(word, _)| *word).collect();
        let mut docs: Vec<&str> = kinds.iter().map(|(_, doc)| doc.as_str()).collect();
        docs.dedup();
        let words = words.join(", ");
        snippets.insert(format!("{name} ({words})"), snippet(name, &[body], &docs.join(" ")));
    }
    super::vscode::written(&Json::Object(snippets))
}

/// Each way in which a field is written, with the kinds of files that write it so and what it is for
/// in them.
fn fields(known: &Known) -> BTreeMap<(&'static str, String), Vec<(&'static str, String)>> {
    let mut fields: BTreeMap<(&str, String), Vec<(&str, String)>> = BTreeMap::new();
    let in_markdown = |kind: &&Kind| kind.name.is_none() && kind.writing == Writing::Original;
    for kind in KINDS.iter().filter(in_markdown) {
        for field in (kind.fields)() {
            let body = line(&field, 1, kind, known);
            fields.entry((field.name, body)).or_default().push((kind.word, in_a_line(field.doc)));
        }
    }
    fields
}

fn snippet(prefix: &str, body: &[String], description: &str) -> Json {
    json!({"scope": "markdown", "prefix": prefix, "body": body, "description": description})
}

/// A field with what is to be filled in: a choice where there is one, or else an example.
fn line(field: &FieldDoc, place: usize, kind: &Kind, known: &Known) -> String {
    let name = field.name;
    let offered = Shapes::new(known, kind.writing).offers(field);
    if offered.is_empty() {
        let example = field.example.strip_prefix(name).and_then(|it| it.strip_prefix(": "));
        let example = escaped(&in_a_line(example.unwrap_or_default()), &['\\', '$', '}']);
        return format!("{name}: ${{{place}:{example}}}");
    }
    let offered: Vec<String> = offered.iter().map(|word| escaped(&quoted(word), &['\\', ',', '|'])).collect();
    let choice = format!("${{{place}|{}|}}", offered.join(","));
    if field.many { format!("{name}: [{choice}]") } else { format!("{name}: {choice}") }
}

/// A word as YAML, between quotes where its letters could mean something else.
fn quoted(word: &str) -> String {
    let is_plain = word.starts_with(char::is_alphanumeric)
        && word.chars().all(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '/' | '.'));
    if is_plain { word.to_owned() } else { json!(word).to_string() }
}

fn escaped(text: &str, marks: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if marks.contains(&letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_begins_with_fields_that_it_has() {
        for (word, names) in BEGINNINGS {
            let fields = (super::super::find(word).unwrap().fields)();
            for name in names {
                assert!(fields.iter().any(|field| field.name == *name), "{word} has no field {name}");
            }
        }
    }

    #[test]
    fn what_a_snippet_takes_for_its_own_is_written_out() {
        assert_eq!(escaped("{a: $1, b: {}}", &['\\', '$', '}']), "{a: \\$1, b: {\\}\\}");
        assert_eq!(escaped(&quoted("A, or B"), &['\\', ',', '|']), "\"A\\, or B\"");
        assert_eq!(quoted("no-information"), "no-information");
        assert_eq!(quoted("?"), "\"?\"");
    }
}
