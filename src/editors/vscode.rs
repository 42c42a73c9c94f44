//! The settings by which VS Code uses the schemas, and puts mistakes at their lines.

use super::{KINDS, SCHEMAS};
use serde_json::{Map, Value as Json, json};

/// What VS Code offers to install: what reads the schemas.
pub(super) const EXTENSIONS: &str = include_str!("extensions.json");

/// What VS Code can run: `planpress check` above all, whose lines it understands.
pub(super) const TASKS: &str = include_str!("tasks.json");

/// Which schema is for which file, and how snippets are offered in Markdown.
pub(super) fn settings() -> String {
    let of_name = |name: &'static str, word: &str| (format!("./{SCHEMAS}/{word}.json"), json!(name));
    let schemas: Map<String, Json> =
        KINDS.iter().filter_map(|kind| Some(of_name(kind.name?, kind.word))).collect();
    written(&json!({
        "yaml.schemas": schemas,
        "[markdown]": {
            // The name of a field and the Tab key write the field.
            "editor.tabCompletion": "onlySnippets",
            // Otherwise words of the text stand among the fields.
            "editor.wordBasedSuggestions": "off",
        },
    }))
}

/// JSON as it stands in a file.
pub(super) fn written(json: &Json) -> String {
    let mut text = serde_json::to_string_pretty(json).expect("texts and numbers can be written as JSON");
    text.push('\n');
    text
}
