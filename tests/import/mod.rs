//! Office files become plans: what is read of them, and that no word is lost.
//!
//! The files beside this are made by `make.py`. Where the folder `shared/plans` stands beside the
//! project, the plans in it are imported too, and compared with the tables in `tests/content/`,
//! which were made from them by hand.

mod any;
mod fixtures;
mod hostile;
mod lists;
mod plans;
mod reported;
mod tables;

use crate::dates;
use planpress::diagnostics::{Problems, Severity};
use planpress::files::Sources;
use planpress::import::document::{Document, Part};
use planpress::import::{self, Hidden, Imported, Map, People, Wanted};
use planpress::plan::{self, Content, Drafts, Key};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn here(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)
}

/// Reads a file.
fn document(path: &Path, hidden: Hidden) -> Document {
    let bytes = fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    import::read_file(&name, &bytes, hidden).unwrap_or_else(|unread| panic!("{unread}"))
}

/// Imports files as one plan.
fn import_with(paths: &[PathBuf], map: &Map, people: People) -> (Vec<Document>, Imported) {
    let hidden = if map.hidden == Some(true) { Hidden::Taken } else { Hidden::LeftOut };
    let documents: Vec<Document> = paths.iter().map(|path| document(path, hidden)).collect();
    let wanted = Wanted { map, people, plan: "carers", owners: None };
    let imported = import::import(&documents, &wanted);
    (documents, imported)
}

fn import_one(path: &Path) -> (Vec<Document>, Imported) {
    import_with(&[path.to_owned()], &Map::default(), People::LeftOut)
}

/// The content folder that an import leaves.
fn sources(imported: &Imported) -> Sources {
    let files: Vec<(String, &str)> =
        imported.files.iter().map(|(path, text)| (format!("carers/{path}"), text.as_str())).collect();
    let texts = files.iter().map(|(path, text)| (path.as_str(), *text));
    let site = [("site.yaml", "title: Plans\n")];
    Sources::of_texts(
        texts.chain(imported.owners.iter().map(|text| ("owners.yaml", text.as_str()))).chain(site),
    )
}

/// What planpress reads in it.
fn content(imported: &Imported) -> Content {
    let mut problems = Problems::default();
    let draft = planpress::model::read(&sources(imported), &mut problems);
    plan::resolve(draft, Drafts::Hidden, &mut problems)
}

/// Imported content builds as it stands: mistakes would be ours.
fn builds(imported: &Imported, name: &str) {
    let built = planpress::build_from(sources(imported), dates(), Drafts::Hidden, |site| site.files().len());
    let errors: Vec<&str> = built
        .problems
        .as_slice()
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.message.as_str())
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
    assert!(built.made.is_some(), "{name}");
}

/// The actions of the only plan, in the order of its pages.
fn actions(content: &Content) -> Vec<Key<plan::Action>> {
    content.plans.iter().next().map(|(_, plan)| plan.actions.clone()).unwrap_or_default()
}

/// Words as they are counted, and signs that say something by themselves: 🟢, ✓, ↑, ×.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned);
    let is_sign = |it: &char| matches!(u32::from(*it), 0xD7 | 0x2190..=0x21FF | 0x2300..=0x23FF | 0x25A0..=0x27BF | 0x2B00..=0x2BFF | 0x1F000..=0x1FAFF);
    words.chain(lower.chars().filter(is_sign).map(String::from)).collect()
}

/// Every word of a document, with how often it stands there.
fn words_of(documents: &[Document]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let mut add = |text: &str| {
        for word in words(text) {
            *counts.entry(word).or_default() += 1;
        }
    };
    for document in documents {
        for part in &document.parts {
            match part {
                Part::Heading(_, line, _) | Part::Paragraph(line, _) => add(&line.words()),
                Part::Table(table) => table.cells.iter().for_each(|cell| add(&cell.words())),
            }
        }
        document.passed_over.iter().for_each(|it| add(&it.words));
    }
    counts
}

/// The words of a document that stand neither in its content files nor in the list of what was left
/// out. The files are read as YAML and Markdown here, without what writes them.
fn lost(documents: &[Document], imported: &Imported) -> Vec<String> {
    let mut missing = words_of(documents);
    let mut take = |text: &str| {
        for word in words(text) {
            if let Some(count) = missing.get_mut(&word) {
                *count = count.saturating_sub(1);
            }
        }
    };
    for (path, text) in &imported.files {
        // A number stands in the name of its file.
        for part in path.split('/') {
            take(part.split('-').next().unwrap_or_default());
        }
        let (fields, body) = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
            Some((fields, body)) => (fields, body),
            None => (text.as_str(), ""),
        };
        take(&body.replace('\\', ""));
        take_values(fields, &mut take);
    }
    take_values(imported.owners.as_deref().unwrap_or_default(), &mut take);
    for left in &imported.report.found.left_out {
        take(&left.words);
    }
    missing
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} ({count})"))
        .collect()
}

/// The lines of YAML without the names of fields, which are no words of a document.
fn take_values(yaml: &str, take: &mut impl FnMut(&str)) {
    const FIELDS: [&str; 56] = [
        "title",
        "number",
        "period",
        "years",
        "levels",
        "one",
        "other",
        "state",
        "dated",
        "reviewed",
        "statuses",
        "label",
        "means",
        "aim",
        "response",
        "decision",
        "text",
        "owners",
        "owner",
        "role",
        "project",
        "when",
        "what",
        "kind",
        "status",
        "why",
        "planned",
        "progress",
        "steps",
        "milestones",
        "success",
        "outputs",
        "evidence",
        "resources",
        "risks",
        "notes",
        "see",
        "same as",
        "part of",
        "depends on",
        "replaced by",
        "updates",
        "date",
        "id",
        "name",
        "short",
        "plan",
        "aliases",
        "public",
        "measures",
        "code",
        "unit",
        "baseline",
        "targets",
        "values",
        "note",
    ];
    for line in yaml.lines() {
        let mut rest = line.trim_start();
        while let Some(after) = rest.strip_prefix("- ") {
            rest = after.trim_start();
        }
        let value = match rest.split_once(':') {
            Some((name, value)) if FIELDS.contains(&name) && (value.is_empty() || value.starts_with(' ')) => {
                value
            }
            _ => rest,
        };
        take(&value.replace('\\', ""));
    }
}
