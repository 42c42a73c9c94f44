//! Where in a file something stands.

use std::ops::Range;

/// A stretch of bytes in one source file.
///
/// Spans of one file sort in reading order; across files [`Problems`](super::Problems) do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Which file: its number in [`Sources`](crate::files::Sources).
    pub source: u32,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A stretch of a source; what lies beyond 4 GiB is never read, so the offsets fit.
    pub fn new(source: u32, range: Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { source, start: offset(range.start), end: offset(range.end) }
    }

    /// The bytes, as an index into the file's text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// A part of this stretch, counted from its first byte.
    #[must_use]
    pub fn part(self, range: Range<usize>) -> Self {
        let whole = self.range();
        Self::new(self.source, whole.start + range.start..(whole.start + range.end).min(whole.end))
    }
}

/// A value and where its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The letters it was read from.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value read at a place.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// Where a span begins and ends as editors count: lines and columns from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line of the first letter.
    pub line: usize,
    /// The column of the first letter.
    pub column: usize,
    /// The line of the letter after the last.
    pub end_line: usize,
    /// The column of the letter after the last.
    pub end_column: usize,
}

/// The place of a span in the text that it is of.
pub fn place_of(span: Span, text: &str) -> Place {
    let at = |offset: usize| {
        let before = &text[..text.floor_char_boundary(offset)];
        let line = before.bytes().filter(|it| *it == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    };
    let (line, column) = at(span.range().start);
    let (end_line, end_column) = at(span.range().end.max(span.range().start));
    Place { line, column, end_line, end_column }
}
