//! What editors are told, so that they help with content files while somebody types.
//!
//! From the types that content is read with, and from the names that a site has, come a JSON Schema
//! of every kind of file, [`KINDS`], and the [`files`] by which VS Code finds them: settings, a task
//! that puts mistakes at their lines, and snippets for Markdown, where no schema reaches. planpress
//! reads none of them again: the folders that they stand in are passed over.

mod kinds;
mod known;
mod snippets;
mod vscode;

pub use kinds::{KINDS, Kind, find, schema};
pub use known::{known, of_any_site};

use crate::model::shape::{Known, Writing};

/// A file for editors.
#[derive(Debug, PartialEq, Eq)]
pub struct EditorFile {
    /// Its path inside the content folder.
    pub path: String,
    /// What stands in it.
    pub text: String,
    /// Whose it is once it is there.
    pub whose: Whose,
}

/// Whose a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// planpress's: it is written anew when the site has changed.
    Ours,
    /// The site's, to be changed by hand: it is written once.
    Theirs,
}

/// The folder of the schemas, inside the content folder.
pub const SCHEMAS: &str = ".planpress/schema";

/// Every file for editors, for a site.
pub fn files(known: &Known) -> Vec<EditorFile> {
    let ours = |path: String, text: String| EditorFile { path, text, whose: Whose::Ours };
    let theirs = |name: &str, text: String| {
        let path = format!(".vscode/{name}");
        EditorFile { path, text, whose: Whose::Theirs }
    };
    let is_wanted = |kind: &&Kind| kind.writing == Writing::Original || known.languages.len() > 1;
    let mut files: Vec<EditorFile> = KINDS
        .iter()
        .filter(is_wanted)
        .map(|kind| ours(format!("{SCHEMAS}/{}.json", kind.word), schema(kind, known)))
        .collect();
    files.push(ours(".vscode/planpress.code-snippets".to_owned(), snippets::snippets(known)));
    files.push(theirs("settings.json", vscode::settings()));
    files.push(theirs("extensions.json", vscode::EXTENSIONS.to_owned()));
    files.push(theirs("tasks.json", vscode::TASKS.to_owned()));
    files
}
