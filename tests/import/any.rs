//! Any table at all: no file makes the import fall over, lose a word, or write what does not build.

use super::{builds, lost};
use planpress::import::{Hidden, Map, People, Wanted, import, map_text, read_file};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

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

/// What may stand in a cell of a status.
const STATUSES: [&str; 30] = [
    "",
    "G",
    "A/G",
    "Red",
    "🟢",
    "🟡 some delay",
    "✓",
    "✗",
    "Yes",
    "no.",
    "Partly",
    "100%",
    "0%",
    "75%",
    "3/4",
    "★",
    "↑",
    "In progress",
    "on track",
    "On Track",
    "Green – on track",
    "Amber → Green",
    "not yet complete",
    "not started/complete",
    "Completed March 2025",
    "Closed – 3 May 2025",
    "Delayed due to the winter",
    "Merged with 2",
    "Waiting for the board",
    "Open",
];

/// Lines of keys to such cells.
const KEYS: [&str; 6] = [
    "Key: G = done, A = under way, R = not started",
    "Green – complete; Amber – in progress; Red – late",
    "NS = not started",
    "Key",
    "🟢 = on track",
    "On track: it goes to plan",
];

/// What cells are made of: names, times, references and statuses, what stands between them, and
/// letters that take more bytes, or fewer, when they are made small.
const PIECES: [&str; 96] = [
    "PCT",
    "RMBC",
    "Carers Centre",
    "Health and Wellbeing Board",
    "Café",
    "Team",
    "team",
    "lead officer",
    "Lead Officers",
    "Jane Example",
    "J Smith",
    "É Example",
    "Cllr Example",
    "Ⱥẞ",
    "İ",
    "ſ",
    "ŉ",
    "ǆ",
    "ﬀ",
    "漢字",
    "é",
    "e\u{301}",
    "👩‍🦽",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{a0}",
    "\u{E000}",
    "\u{E001}",
    "\u{E002}",
    " with ",
    "with ",
    " with support from ",
    " supported by ",
    " jointly with ",
    " and ",
    "and/or ",
    " & ",
    " + ",
    " to ",
    " will ",
    " of ",
    "see ",
    "See also ",
    "same as ",
    "links to ",
    "part of ",
    "action ",
    "section ",
    "2.2",
    ".4.2",
    "1 1.2",
    "2",
    "3a",
    "10",
    "2009/10",
    "5%",
    "2010",
    "June ",
    "by end March ",
    "Oct–Dec ",
    "Ongoing",
    "Completed",
    "Amber",
    "G",
    "A/G",
    "jane@example.org",
    "@",
    "01632 960 001",
    "+44",
    "Aim: ",
    "Outcome ",
    "Recommendation No. ",
    "Key: ",
    " = ",
    "/",
    "-",
    "–",
    " – ",
    " - ",
    ",",
    ", ",
    ".",
    ". ",
    ";",
    ":",
    "(",
    ")",
    "“",
    "”",
    "‘",
    "'",
    " ",
    "\n",
    "\n• ",
    "…",
];

const WORDS: [&str; 6] = ["see ", "See also ", "same as ", "links to ", "action ", "section "];
const NUMBERS: [&str; 7] = ["2", "2.2", ".4.2", "3a", "10", "2009", "5"];
const DASHES: [&str; 8] = ["–", "-", "/", "%", " and ", ", ", ".", " "];
const NAMES: [&str; 9] =
    ["PCT", "RMBC", "Café", "Ⱥẞ", "İ Team", "J Smith", "Jane Example", "Carers Team", "lead officer"];
const JOINS: [&str; 9] =
    ["/", ", ", " with ", "with ", " supported by ", " and ", " – ", " with support from ", ". "];
const OPEN: [&str; 6] = ["", "“", "‘", "(", "/", "\""];
const CLOSE: [&str; 6] = ["", "”", "’", ")", ".", "\""];

/// Something of each list, one after the other.
fn each(lists: &[&'static [&'static str]]) -> impl Strategy<Value = String> + use<> {
    let one: Vec<_> = lists.iter().map(|list| prop::sample::select(*list)).collect();
    one.prop_map(|pieces| pieces.concat())
}

/// A cell: one that plans have; references and owners in the shapes that they come in, with any
/// letters and marks; or any of all pieces after each other.
fn cell() -> impl Strategy<Value = String> {
    let known = prop::sample::select(&CELLS[..]).prop_map(str::to_owned);
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 1..7);
    prop_oneof![
        3 => known,
        1 => each(&[&WORDS, &NUMBERS, &DASHES, &NUMBERS]),
        1 => each(&[&OPEN, &NAMES, &CLOSE, &JOINS, &NAMES]),
        1 => each(&[&OPEN, &NAMES, &JOINS, &JOINS, &OPEN, &NAMES, &CLOSE]),
        2 => pieces.prop_map(|pieces| pieces.concat()),
    ]
}

/// A head: mostly one that is known, sometimes anything.
fn head() -> impl Strategy<Value = String> {
    prop_oneof![9 => prop::sample::select(&HEADS[..]).prop_map(str::to_owned), 1 => cell()]
}

/// Rows of a table: cells, or a line of a section and nothing beside it.
fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row = prop_oneof![
        7 => prop::collection::vec(cell(), 8),
        1 => cell().prop_map(|line| vec![line]),
    ];
    prop::collection::vec(row, 1..14)
}

fn row(cells: &[String]) -> String {
    let quoted = cells.iter().map(|cell| ["\"", &cell.replace('"', "\"\""), "\""].concat());
    quoted.collect::<Vec<_>>().join(",") + "\n"
}

/// The same tables every time, so that no change is blamed for what it did not do. To look further:
/// `PROPTEST_RNG_SEED=2 PROPTEST_CASES=2000 cargo test any_table`.
fn tried() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let rng_seed = match asked.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 60 };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..asked }
}

proptest! {
    #![proptest_config(tried())]

    #[test]
    fn any_table_becomes_a_plan_that_builds_and_loses_nothing(
        heads in prop::collection::vec(head(), 2..9),
        body in rows(),
    ) {
        let mut text = row(&heads);
        for cells in &body {
            text.push_str(&row(&cells[..heads.len().min(cells.len())]));
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

    /// What was decided of statuses, written as a map, decides the same.
    #[test]
    fn any_statuses_and_their_map_are_the_same_plan(
        rows in prop::collection::vec(prop::collection::vec(prop::sample::select(&STATUSES[..]), 4), 1..7),
        keys in prop::collection::vec(prop::sample::select(&KEYS[..]), 0..4),
    ) {
        let mut text = "No,Action,RAG Sept,RAG Dec 2025,Complete?,On track?\n".to_owned();
        for (at, statuses) in rows.iter().enumerate() {
            let cells = [&at.to_string(), "Plant trees"].map(str::to_owned).into_iter();
            text.push_str(&row(&cells.chain(statuses.iter().map(|it| (*it).to_owned())).collect::<Vec<_>>()));
        }
        for key in &keys {
            text.push_str(&row(&[(*key).to_owned()]));
        }
        let documents = [read_file("any.csv", text.as_bytes(), Hidden::LeftOut).unwrap()];
        let import = |map: &Map| {
            import(&documents, &Wanted { map, people: People::LeftOut, plan: "carers", owners: None })
        };
        let first = import(&Map::default());
        let map = map_text(&first.map);
        let second = import(&Map::read(&map).unwrap());
        prop_assert_eq!(&second.files, &first.files, "{}\n{}", text, map);
        prop_assert_eq!(&second.owners, &first.owners);
        prop_assert_eq!(lost(&documents, &first), Vec::<String>::new(), "{}", text);
        builds(&first, &text);
    }

    #[test]
    fn any_bytes_end_in_a_document_or_a_message(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for start in [&b""[..], b"PK\x03\x04", b"<html>", b"a,b\n", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"] {
            let _ = read_file("any", &[start, &bytes].concat(), Hidden::LeftOut);
        }
    }
}
