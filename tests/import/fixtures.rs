//! Plans of our own in the shapes that councils' plans have.

use super::{builds, content, here, import_one, import_with, lost};
use planpress::import::{Imported, Map, NO_PLACE, People};
use std::collections::BTreeMap;

const FILES: [&str; 31] = [
    "across.docx",
    "answered.docx",
    "answers.csv",
    "coloured.docx",
    "coloured.xlsx",
    "commitments.ods",
    "commitments.xlsx",
    "flat-semicolon.csv",
    "flat-utf16.tsv",
    "flat-windows.csv",
    "flat.html",
    "heads.html",
    "keys.docx",
    "leftovers.xlsx",
    "lines.docx",
    "measures.docx",
    "months.xlsx",
    "objectives.docx",
    "parted.docx",
    "priorities.docx",
    "quarterly.xlsx",
    "quarters.xlsx",
    "questions.csv",
    "recommendations.docx",
    "records.docx",
    "site.html",
    "statuses.csv",
    "struck.docx",
    "tracker.xlsx",
    "welsh.csv",
    "years.docx",
];

/// All files of a plan, one under the other.
fn shown(imported: &Imported) -> String {
    let owners = imported.owners.iter().map(|text| ("../owners.yaml", text.as_str()));
    let files = imported.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let all = files.chain(owners).map(|(path, text)| ["── ", path, "\n", text].concat());
    all.collect::<Vec<_>>().concat()
}

#[test]
fn every_file_becomes_the_plan_that_a_person_reads_in_it() {
    for file in FILES {
        let (_, imported) = import_one(&here(file));
        let name = file.replace('.', "_");
        insta::assert_snapshot!(name.clone(), shown(&imported));
        insta::assert_snapshot!(format!("{name}_report"), imported.report.to_string());
    }
}

#[test]
fn every_plan_builds_and_no_word_of_it_is_lost() {
    for file in FILES {
        let (documents, imported) = import_one(&here(file));
        builds(&imported, file);
        assert_eq!(lost(&documents, &imported), Vec::<String>::new(), "{file}");
        let stray: Vec<_> = imported.report.found.left_out.iter().filter(|it| it.why == NO_PLACE).collect();
        assert!(stray.is_empty(), "{file}: {stray:?}");
    }
}

/// A table is the same plan in whatever letters and format it comes.
#[test]
fn the_same_table_is_the_same_plan_in_every_format() {
    let first = import_one(&here("flat-windows.csv")).1;
    for file in ["flat-semicolon.csv", "flat-utf16.tsv", "flat.html"] {
        let (_, other) = import_one(&here(file));
        assert_eq!(shown(&other), shown(&first), "{file}");
    }
}

#[test]
fn a_map_settles_what_is_doubtful() {
    let text = "
title: Carers’ plan
columns: {Cost code: left out, Target: when}
statuses: {Delayed: off-track}
owners: {Press Office and Training Team: [Press Office, Training Team]}
levels: [Aim, Task]
";
    let (documents, imported) =
        import_with(&[here("quarters.xlsx")], &Map::read(text).unwrap(), People::LeftOut);
    let all = shown(&imported);
    assert!(all.contains("title: Carers’ plan") && all.contains("one: Aim"), "{all}");
    assert!(all.contains("Delayed:\n    means: off-track"), "{all}");
    assert!(!all.contains("X100"), "{all}");
    assert_eq!(lost(&documents, &imported), Vec::<String>::new());
}

/// What was decided, written as a map, decides the same.
#[test]
fn a_saved_map_decides_the_same() {
    for file in FILES {
        let path = here(file);
        let (_, first) = import_one(&path);
        let text = planpress::import::map_text(&first.map);
        let map = Map::read(&text).unwrap_or_else(|error| panic!("{file}: {error}\n{text}"));
        let (_, second) = import_with(&[path], &map, People::LeftOut);
        assert_eq!(shown(&second), shown(&first), "{file}\n{text}");
    }
}

#[test]
fn people_stay_out_unless_they_are_wanted() {
    let path = here("records.docx");
    let (_, without) = import_one(&path);
    for name in ["Jane", "John", "Ann"] {
        assert!(!shown(&without).contains(name), "{name}");
    }
    let reasons: BTreeMap<&str, &str> =
        without.report.found.left_out.iter().map(|it| (it.words.as_str(), it.why.as_str())).collect();
    assert!(reasons["Jane Example"].contains("a person"), "{reasons:?}");
    // A map that says whose officer somebody is names nobody either.
    let map = Map::read("owners: {Cllr Ann Example: Advice Team}").unwrap();
    let (documents, mapped) = import_with(std::slice::from_ref(&path), &map, People::LeftOut);
    assert!(shown(&mapped).contains("Advice Team") && !shown(&mapped).contains("Ann"), "{}", shown(&mapped));
    assert_eq!(lost(&documents, &mapped), Vec::<String>::new());
    let (_, with) = import_with(&[path], &Map::default(), People::Kept);
    assert!(shown(&with).contains("Jane Example") && shown(&with).contains("public: true"));
    let (_, years) = import_one(&here("years.docx"));
    assert!(!shown(&years).contains('@') && !shown(&years).contains("01632"));
}

#[test]
fn hidden_rows_columns_and_sheets_are_named_and_taken_only_when_wanted() {
    let path = here("commitments.xlsx");
    let (_, without) = import_one(&path);
    for words in ["Hidden from the printed plan", "secret column", "Old notes of nobody"] {
        assert!(!shown(&without).contains(words), "{words}");
        let left = &without.report.found.left_out;
        assert!(left.iter().any(|it| it.words.contains(words) && it.why.contains("hidden")), "{words}");
    }
    let map = Map { hidden: Some(true), ..Map::default() };
    let (documents, with) = import_with(&[path], &map, People::LeftOut);
    assert!(shown(&with).contains("Hidden from the printed plan"));
    assert_eq!(lost(&documents, &with), Vec::<String>::new());
}

#[test]
fn a_reader_finds_numbers_owners_and_references() {
    let (_, imported) = import_one(&here("years.docx"));
    let content = content(&imported);
    let all: Vec<(String, usize)> = super::actions(&content)
        .iter()
        .map(|key| {
            let action = &content.actions[*key];
            let numbers: Vec<String> = action.numbers.iter().map(ToString::to_string).collect();
            (numbers.join(" "), action.links.len())
        })
        .collect();
    let numbers: Vec<&str> = all.iter().map(|(numbers, _)| numbers.as_str()).collect();
    assert_eq!(numbers, ["1.1 1.2", "1.3", "1.10", "2.1", ""]);
    assert!(all[1].1 > 0 && shown(&imported).contains("See [[2.1]]"), "{all:?}");
}

#[test]
fn a_cell_that_reaches_down_from_one_level_to_the_next_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.html");
    let table = "<h1>Plan of the county</h1><table>\
        <tr><th>Outcome<th>Action<th>Lead<th>Comments\
        <tr><td>One<td><td><td rowspan=2>Both wait for money\
        <tr><td>Two<td><td>Parks Team\
        <tr><td>Three<td>Plant trees<td>Parks Team<td></table>";
    #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
    std::fs::write(&path, table).unwrap();
    let (_, imported) = import_one(&path);
    assert_eq!(shown(&imported).matches("Both wait for money").count(), 1, "{}", shown(&imported));
}
