//! How large a file may be. A plan of a thousand actions comes nowhere near any of these.

/// Bytes of an office file.
pub(super) const FILE: u64 = 64 << 20;
/// Bytes that an office file may have in it, unpacked.
pub(super) const UNPACKED: u64 = 256 << 20;
/// Bytes of one part of it that is read.
pub(super) const PART: u64 = 96 << 20;
/// Files that an office file may have in it.
pub(super) const PARTS: usize = 20_000;
/// Elements and texts of a part.
pub(super) const XML_NODES: usize = 6_000_000;
/// How deep elements may stand in each other.
pub(super) const XML_DEPTH: usize = 400;
/// Cells with something in them, and places in the grid of a table.
pub(super) const CELLS: usize = 400_000;
/// Letters of a line: a cell of a workbook cannot hold more in all of its lines.
pub(super) const LETTERS: usize = 32_767;
/// How deep tables may stand in each other.
pub(super) const TABLES: usize = 6;
/// Columns of a table.
pub(super) const COLUMNS: usize = 400;
