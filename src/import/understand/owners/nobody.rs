//! Words in cells of owners that name nobody: *N/A*, *TBC*.

use crate::import::understand::ditto::is_as_above;
use crate::import::understand::text::plain;

/// Why words that name nobody stand in no content file.
pub(super) const NOBODY: &str = "it names nobody who owns it";

/// Whether words in a cell of owners name nobody, *as above* with nothing above among them.
pub(super) fn names_nobody(words: &str) -> bool {
    is_as_above(words)
        || matches!(
            plain(words).as_str(),
            "n a"
                | "na"
                | "none"
                | "nil"
                | "nobody"
                | "no one"
                | "not applicable"
                | "not known"
                | "not yet known"
                | "unknown"
                | "tbc"
                | "tbd"
                | "tba"
                | "tbi"
                | "to be confirmed"
                | "to be decided"
                | "to be determined"
                | "to be agreed"
                | "to be advised"
                | "to be appointed"
                | "to be identified"
                | "to be assigned"
                | "to be allocated"
                | "awaiting confirmation"
                | "vacant"
                | "vacancy"
                | "vacant post"
                | "unassigned"
                | "not assigned"
                | "unallocated"
                | "various"
                | "i w gadarnhau"
                | "amherthnasol"
                | "dim"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_nobody_is_known() {
        for words in [
            "N/A",
            "n/a",
            "TBC",
            "(tbc)",
            "None",
            "Not applicable.",
            "To be confirmed",
            "Various",
            "As above",
        ] {
            assert!(names_nobody(words), "{words}");
        }
        for words in ["All", "Housing", "TBC Bank", "A", "-"] {
            assert!(!names_nobody(words), "{words}");
        }
    }
}
