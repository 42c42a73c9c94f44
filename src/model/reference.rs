//! References in `see:`, each of a kind.

use super::read::{FieldDoc, Reader, Value};
use super::shape::{Calls, Shape, Shapes};
use super::text::Text;
use crate::diagnostics::{Span, Spanned, nearest, or_list, tick};
use crate::markup::{Node, Value as Written};

/// What a reference says of its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferenceKind {
    /// Worth reading too.
    See,
    /// The same thing under another number: the target's progress is this one's.
    SameAs,
    /// A piece of the target.
    PartOf,
    /// Cannot be done before the target.
    DependsOn,
    /// The target stands in its place.
    ReplacedBy,
    /// Answers the target, such as a recommendation.
    RespondsTo,
}

impl ReferenceKind {
    /// The kinds with their names in front matter.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("see", Self::See),
        ("same as", Self::SameAs),
        ("part of", Self::PartOf),
        ("depends on", Self::DependsOn),
        ("replaced by", Self::ReplacedBy),
        ("responds to", Self::RespondsTo),
    ];
}

/// A reference as written.
#[derive(Debug, Clone)]
pub struct See {
    /// What it says of its target.
    pub kind: ReferenceKind,
    /// The id, number or document it asks for.
    pub wanted: Spanned<Box<str>>,
    /// The place in an outside document.
    pub at: Option<Text>,
    /// Where it was written.
    pub span: Span,
}

impl See {
    /// The fields it has in front matter: its kind and what it asks for, and the place there.
    pub fn fields() -> Vec<FieldDoc> {
        let kind = |(name, kind)| {
            let doc = match kind {
                ReferenceKind::See => "Worth reading too. Example: `see: 2.2`",
                ReferenceKind::SameAs => {
                    "The same thing under another number: that one's progress is shown. Example: `same as: 4.4`"
                }
                ReferenceKind::PartOf => "A piece of that one. Example: `part of: 1.1.1`",
                ReferenceKind::DependsOn => "Cannot be done before that one. Example: `depends on: 2.1`",
                ReferenceKind::ReplacedBy => "That one stands in its place. Example: `replaced by: payments`",
                ReferenceKind::RespondsTo => {
                    "Answers that one, such as a recommendation. Example: `responds to: 7`"
                }
            };
            let field = FieldDoc::of::<Box<str>>(name, false, false, doc).calling(Calls::Reference);
            FieldDoc { holds: "an id or a number", ..field }
        };
        let at = "The place in a document outside. Example: `at: section 3`";
        let at = FieldDoc::of::<Text>("at", false, false, at);
        ReferenceKind::WORDS.into_iter().map(kind).chain([at]).collect()
    }
}

impl Value for See {
    const HOLDS: &'static str = "a reference, such as `2.2` or `{same as: 4.4}`";
    const ENTRY: Option<&'static str> = Some("See");

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Written::Map(entries) = &node.value else {
            let wanted = reader.line(node, "a reference")?;
            return Some(Self { kind: ReferenceKind::See, wanted, at: None, span: node.span });
        };
        let mut found = None;
        for (key, value) in entries {
            let plain = key.value.replace(['-', '_'], " ");
            if *key.value == *"at" {
                continue;
            }
            let Some((_, kind)) = ReferenceKind::WORDS.iter().find(|(word, _)| *word == plain) else {
                let known = || ReferenceKind::WORDS.iter().map(|(word, _)| *word);
                let message = format!("{} is no kind of reference", tick(&key.value));
                reader
                    .problems
                    .error("unknown-field", key.span, message)
                    .suggest(nearest(&plain, known()), || format!("it can be {}", or_list(known())));
                continue;
            };
            let wanted = reader.line(value, "an id or a number")?;
            if found.replace((*kind, wanted)).is_some() {
                let message = "a reference has one kind";
                reader.problems.error("two-kinds", key.span, message).hint("make it an entry of its own");
            }
        }
        let at = node.get("at").and_then(|at| Text::read(at, reader));
        if found.is_none() && entries.iter().all(|(key, _)| *key.value == *"at") {
            reader.missing(node, "a reference", &["see"]);
        }
        let (kind, wanted) = found?;
        Some(Self { kind, wanted, at, span: node.span })
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        let reference = shapes.call(Calls::Reference);
        let doc = ["a reference", "What it refers to, and how."];
        let shape = shapes.entry("See", doc, Some("see"), Self::fields);
        let kinds = "^(same|part|depends|replaced|responds)[-_](as|of|on|by|to)$";
        shapes.let_pass("See", kinds, reference);
        shape
    }
}
