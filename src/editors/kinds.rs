//! The kinds of files that content is made of, and the schema of each.

use crate::model::action::Action;
use crate::model::outcome::Outcome;
use crate::model::owner::Owner;
use crate::model::plan::Plan;
use crate::model::read::{FieldDoc, Value};
use crate::model::shape::{Known, Shape, Shapes, Writing};
use crate::model::site::{PageFields, Redirect, Site, Term};

/// A kind of file.
#[derive(Debug)]
pub struct Kind {
    /// The word for it in commands, and the name of its schema.
    pub word: &'static str,
    /// What it is.
    pub title: &'static str,
    /// The name that such files have, where all of them have one: a YAML file.
    pub name: Option<&'static str>,
    /// Whether it says everything, or translates another.
    pub writing: Writing,
    /// The fields of what stands in it.
    pub fields: fn() -> Vec<FieldDoc>,
    /// Whether it is a list of such entries.
    is_list: bool,
    shape: fn(&mut Shapes<'_>) -> Shape,
}

macro_rules! kind {
    ($entry:ident, $word:literal, $title:literal, $name:expr, $is_list:literal, $writing:ident) => {
        Kind {
            word: $word,
            title: $title,
            name: $name,
            writing: Writing::$writing,
            fields: $entry::fields,
            is_list: $is_list,
            shape: <$entry as Value>::shape,
        }
    };
    ($entry:ident, $word:literal, $title:literal, $writing:ident) => {
        kind!($entry, $word, $title, None, false, $writing)
    };
}

/// All of them.
pub const KINDS: &[Kind] = &[
    kind!(Site, "site", "The settings of a site", Some("site.yaml"), false, Original),
    kind!(Owner, "owners", "The owners of a site", Some("owners.yaml"), true, Original),
    kind!(Term, "glossary", "A glossary", Some("glossary.yaml"), true, Original),
    kind!(Redirect, "redirects", "Old addresses", Some("redirects.yaml"), true, Original),
    kind!(Plan, "plan", "The facts of a plan", Original),
    kind!(Outcome, "outcome", "The facts of an outcome", Original),
    kind!(Action, "action", "The facts of an action", Original),
    kind!(PageFields, "page", "The facts of a page of your own", Original),
    kind!(Plan, "plan-translation", "The facts of a plan in another language", Translation),
    kind!(Outcome, "outcome-translation", "The facts of an outcome in another language", Translation),
    kind!(Action, "action-translation", "The facts of an action in another language", Translation),
    kind!(PageFields, "page-translation", "The facts of a page of your own in another language", Translation),
];

/// The kind that a word stands for.
pub fn find(word: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.word == word)
}

/// The schema of a kind of file, as it stands in a file of its own.
pub fn schema(kind: &Kind, known: &Known) -> String {
    let schema = Shapes::new(known, kind.writing).file(kind.title, kind.shape, kind.is_list);
    super::vscode::written(&schema)
}
