//! Any table at all: no file makes the import fall over, lose a word, or write what does not build.

use super::{builds, lost};
use planpress::import::{Hidden, Map, People, Wanted, import, read_file};
use proptest::prelude::*;

/// Heads, in any order and number.
const HEADS: [&str; 18] = [
    "No",
    "Priority",
    "Outcome",
    "Aim",
    "Action",
    "What will we do",
    "Lead",
    "Partners",
    "By when",
    "Target",
    "Milestones",
    "Success criteria",
    "Progress",
    "RAG",
    "2009/10",
    "Risks",
    "Ward",
    "",
];

/// What may stand in a cell, things that mean something to Markdown and YAML among it.
const CELLS: [&str; 64] = [
    "",
    "",
    "",
    "Ask carers what they miss",
    "Train staff: all of them",
    "G",
    "A/G",
    "R ",
    "Review the policy G",
    "A Draft is ready",
    "1.1",
    "1.10",
    "2.",
    "3. 3.2.1 Same as 2.1",
    "1.1.1 and 1.1.3",
    "see 2.2",
    "same as 1.1",
    "Completed",
    "June 2010",
    "by end March 2011",
    "Ongoing\nQuarterly update",
    "Oct-Dec 2009",
    "31/02/2010",
    "10/07",
    "Jane Example",
    "NHS/ Council\nlead officer",
    "Health and Wellbeing Board",
    "Policy & Housing, All",
    "jane@example.org 01632 960 001",
    "* one\n* two\n* three",
    "• a\n• b",
    "- ",
    "---",
    "# head",
    "> quote",
    "[x](javascript:alert(1))",
    "[[2]]",
    "[[a|b]]",
    "**bold** _it_",
    "`code`",
    "<script>x</script>",
    "&amp; &",
    "a | b",
    "\\",
    "\"",
    "'",
    "{a: b}",
    "[1, 2]",
    "no",
    "~",
    "1.0",
    "2009/10",
    "…",
    "[…]",
    "é ŵ 漢",
    "Outcome 1: Breaks",
    "PRIORITY 2 – MONEY",
    "Aim: more rest",
    "Total",
    "Accepted in principle.",
    "A very long text that goes on. And on, with a second sentence that is here only to be cut where a title would be too long for any page, and then some more.",
    ": y",
    "%",
    "Action",
];

fn row(cells: &[&str]) -> String {
    let quoted = cells.iter().map(|cell| ["\"", &cell.replace('"', "\"\""), "\""].concat());
    quoted.collect::<Vec<_>>().join(",") + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_becomes_a_plan_that_builds_and_loses_nothing(
        heads in prop::collection::vec(prop::sample::select(&HEADS[..]), 2..9),
        body in prop::collection::vec(prop::collection::vec(prop::sample::select(&CELLS[..]), 8), 1..12),
    ) {
        let mut text = row(&heads);
        for cells in &body {
            text.push_str(&row(&cells[..heads.len().min(8)]));
        }
        if let Ok(document) = read_file("any.csv", text.as_bytes(), Hidden::LeftOut) {
            let documents = [document];
            for people in [People::LeftOut, People::Kept] {
                let wanted = Wanted { map: &Map::default(), people, plan: "carers", owners: None };
                let imported = import(&documents, &wanted);
                if imported.report.found.actions > 0 {
                    builds(&imported, &text);
                }
                prop_assert_eq!(lost(&documents, &imported), Vec::<String>::new(), "{}", text);
            }
        }
    }

    #[test]
    fn any_bytes_end_in_a_document_or_a_message(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for start in [&b""[..], b"PK\x03\x04", b"<html>", b"a,b\n", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"] {
            let _ = read_file("any", &[start, &bytes].concat(), Hidden::LeftOut);
        }
    }
}
