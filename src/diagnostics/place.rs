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
