//! `planpress schema`: what editors have to know to help with content files.

use super::staged::{Over, Staged};
use super::{FINE, fail, no_folder, read_content, say};
use crate::editors::{self, EditorFile, KINDS, Kind, SCHEMAS, Whose};
use crate::files;
use clap::builder::PossibleValuesParser;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Let editors know the fields, owners, statuses and ids of a site
///
/// Writes a JSON Schema for each kind of file and settings for VS Code into the content folder, in
/// `.planpress/schema` and `.vscode`. Settings that are there already stay as they are; the rest is
/// written anew where the site has changed. Open the content folder itself in VS Code.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  planpress schema
  planpress schema content --kind action > action.schema.json

Exit codes: 0 fine, 2 the call or the system.")]
pub(super) struct Schema {
    /// The folder with the content [default: content]
    content: Option<PathBuf>,
    /// Only print the schema of this kind of file; without a content folder, that of any site
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(KINDS.iter().map(|kind| kind.word)))]
    kind: Option<String>,
}

impl Schema {
    pub(super) fn run(self) -> u8 {
        let is_said = self.content.is_some();
        let content = self.content.unwrap_or_else(|| PathBuf::from("content"));
        let result = match self.kind.as_deref().and_then(editors::find) {
            Some(kind) => print(kind, &content, is_said),
            None => refresh(&content).map(say),
        };
        match result {
            Ok(()) => FINE,
            Err(message) => fail(message),
        }
    }
}

fn print(kind: &Kind, content: &Path, is_said: bool) -> Result<(), String> {
    let known = if content.exists() {
        editors::known(&read_content(content)?)
    } else if is_said {
        return Err(no_folder(content));
    } else {
        editors::of_any_site()
    };
    // Whoever stops reading, as `head` does, has read enough.
    let _ = write!(anstream::stdout(), "{}", editors::schema(kind, &known));
    Ok(())
}

/// Writes what has changed, and gives what there is to say of it.
fn refresh(content: &Path) -> Result<String, String> {
    let known = editors::known(&read_content(content)?);
    let (mut written, mut kept) = (0, Vec::new());
    let mut staged = Staged::default();
    for EditorFile { path, text, whose } in editors::files(&known) {
        let place = content.join(&path);
        let is_there = place.symlink_metadata().is_ok();
        if is_there && files::read_bytes(&place, text.len() as u64).is_ok_and(|it| it == text.as_bytes()) {
            continue;
        }
        if is_there && whose == Whose::Theirs {
            kept.push(place.display().to_string());
            continue;
        }
        staged.add(&place, &text, if whose == Whose::Ours { Over::AnyFile } else { Over::Nothing })?;
        written += 1;
    }
    staged.publish()?;
    let (shown, schemas) = (content.display(), content.join(SCHEMAS));
    let mut message = match written {
        0 => format!("Everything in {} is as the site is.", schemas.display()),
        1 => format!("1 file for editors is written in {shown}."),
        several => format!("{several} files for editors are written in {shown}."),
    };
    if !kept.is_empty() {
        let _ = write!(message, "\nLeft as it was: {}.", kept.join(", "));
    }
    if written > 0 {
        let _ = write!(message, "\nIn VS Code, open the folder {shown}.");
    }
    Ok(message)
}
