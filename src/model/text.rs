//! What authors write for readers: Markdown, in one language or several.

use super::language::ByLanguage;
use crate::diagnostics::Span;

/// Some Markdown and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The Markdown.
    pub markdown: Box<str>,
    /// The letters of it in the source; references in it are known by this place.
    pub span: Span,
}

/// Markdown in one language or several.
pub type Text = ByLanguage<Words>;

impl Text {
    /// A text in the default language.
    pub fn written(markdown: &str, span: Span) -> Self {
        Self::one(Words { markdown: markdown.into(), span })
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
