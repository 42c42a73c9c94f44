//! What authors write for readers: Markdown, in one language or several.

use super::language::ByLanguage;
use crate::diagnostics::Span;
use std::sync::Arc;

/// Some Markdown and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The Markdown.
    pub markdown: Arc<str>,
    /// The letters of it in the source; references in it are known by this place.
    pub span: Span,
    /// What it may hold. Most texts hold neither, and whoever looks for one passes them over.
    pub may_hold: MayHold,
}

/// Marks of what a text may hold that has to be looked at more closely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MayHold {
    /// Links, references to pictures among them.
    pub links: bool,
    /// HTML.
    pub html: bool,
}

impl Words {
    /// Some Markdown that was written at a place.
    pub fn new(markdown: Arc<str>, span: Span) -> Self {
        let html = markdown.contains('<');
        let may_hold = MayHold { links: html || markdown.contains('['), html };
        Self { markdown, span, may_hold }
    }
}

/// Markdown in one language or several.
pub type Text = ByLanguage<Words>;

impl Text {
    /// A text in the default language.
    pub fn written(markdown: &str, span: Span) -> Self {
        Self::one(Words::new(markdown.into(), span))
    }

    /// Where it was written, in its first language.
    pub fn span(&self) -> Span {
        self.first().span
    }

    /// The Markdown in its first language.
    pub fn as_str(&self) -> &str {
        &self.first().markdown
    }
}
