//! The plans in `shared/plans`, where that folder stands beside the project.

use super::{actions, builds, content, document, import_one, lost, words};
use planpress::import::document::{Line, Part};
use planpress::import::{Hidden, Imported, NO_PLACE};
use planpress::model::facts::Years;
use planpress::model::number::Number;
use planpress::model::status::Marks;
use planpress::model::text::Text;
use planpress::model::when::{Context, Time, read_period, understand};
use planpress::model::year::YearKind;
use planpress::plan::{Content, Key};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The folder with the plans.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/plans");
    folder.exists().then_some(folder)
}

/// The files, and how many actions and outcomes a person finds in each.
const FILES: [(&str, usize, usize); 7] = [
    ("cheshire-east.xlsx", 29, 35),
    ("herefordshire.docx", 26, 21),
    ("oxfordshire.docx", 56, 6),
    ("peterborough.csv", 123, 41),
    ("peterborough.docx", 123, 41),
    ("rotherham.docx", 50, 26),
    ("rotherham.xlsx", 50, 26),
];

#[expect(clippy::print_stdout, reason = "whoever reads what the tests say sees that these were not run")]
fn each(test: impl Fn(&str, &Path)) {
    match folder() {
        Some(folder) => FILES.iter().for_each(|(file, ..)| test(file, &folder.join(file))),
        None => println!("skipped: there is no folder ../shared/plans"),
    }
}

#[test]
fn not_one_word_is_lost() {
    each(|file, path| {
        let (documents, imported) = import_one(path);
        assert_eq!(lost(&documents, &imported), Vec::<String>::new(), "{file}");
        let stray = imported.report.found.left_out.iter().filter(|it| it.why == NO_PLACE);
        let stray: Vec<String> = stray.map(|it| format!("{} ({})", it.words, it.place)).collect();
        assert_eq!(stray, Vec::<String>::new(), "{file}");
    });
}

#[test]
fn they_build_and_have_their_outcomes_and_actions() {
    each(|file, path| {
        let (_, imported) = import_one(path);
        builds(&imported, file);
        let found = &imported.report.found;
        let (_, actions, outcomes) = FILES.iter().find(|(it, ..)| *it == file).unwrap();
        assert_eq!((found.actions, found.outcomes), (*actions, *outcomes), "{file}");
    });
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    each(|file, path| {
        let (first, second) = (import_one(path).1, import_one(path).1);
        assert!(first.files == second.files && first.owners == second.owners, "{file}");
    });
}

/// A row as a person read it: its number, its owners, its times.
#[derive(Debug)]
struct Row {
    place: String,
    number: String,
    owners: Vec<String>,
    times: Vec<String>,
}

fn several(cell: &str) -> Vec<String> {
    if cell == "-" {
        return Vec::new();
    }
    // After an equals sign stands whom a name means that is cut short.
    cell.split("; ").map(|it| it.split('=').next().unwrap_or(it).to_owned()).collect()
}

/// The rows of a table beside the content, those that go on put to the row before.
fn rows(table: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells[2] == "-" {
            continue;
        }
        if cells[3] == "+" {
            let last = rows.last_mut().unwrap();
            for owner in several(cells[4]) {
                if !last.owners.contains(&owner) {
                    last.owners.push(owner);
                }
            }
            last.times.extend(several(cells[5]));
            continue;
        }
        rows.push(Row {
            place: format!("{} {}", cells[0], cells[2]),
            number: cells[3].to_owned(),
            owners: several(cells[4]),
            times: several(cells[5]),
        });
    }
    rows
}

fn table(file: &str) -> Option<&'static str> {
    match file.split('.').next().unwrap() {
        "cheshire-east" => Some(include_str!("../content/east-cheshire-2011.tsv")),
        "herefordshire" => Some(include_str!("../content/herefordshire-2010.tsv")),
        "peterborough" => Some(include_str!("../content/peterborough-2009.tsv")),
        "rotherham" => Some(include_str!("../content/rotherham-2013.tsv")),
        _ => None,
    }
}

/// Names and times as they are compared.
fn plain(text: &str) -> String {
    words(&text.replace(['’', '\''], "").replace('&', "and")).join(" ")
}

/// How many of what should be there is, and what is not.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: Vec<String>,
}

impl Score {
    fn say(&mut self, is_right: bool, what: impl FnOnce() -> String) {
        if is_right { self.right += 1 } else { self.wrong.push(what()) }
    }

    /// In a hundred.
    #[expect(clippy::cast_precision_loss, reason = "plans have fewer actions than a float has figures")]
    fn share(&self) -> f64 {
        let all = self.right + self.wrong.len();
        if all == 0 { 100.0 } else { self.right as f64 * 100.0 / all as f64 }
    }

    fn at_least(&self, share: f64, what: &str) {
        assert!(self.share() >= share, "{what}: {:.1} %\n{}", self.share(), self.wrong.join("\n"));
    }
}

/// The day on which a time is due.
fn due(words: &str) -> Option<jiff::civil::Date> {
    let years = YearKind::Financial;
    let context = Context { period: read_period("2009 to 2016", years), years };
    understand(words, &context).times().iter().filter_map(Time::due).max()
}

/// The names of an action's owners, in all their spellings.
fn owners(content: &Content, imported: &Imported, action: &planpress::plan::Action) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for owned in &action.owners {
        let owner = &content.owners[owned.owner];
        let all = std::iter::once(owner.name.as_str()).chain(owner.short.iter().map(Text::as_str));
        let all: Vec<String> = all.map(plain).collect();
        for (name, others) in &imported.report.found.owners {
            if all.contains(&plain(name)) {
                names.extend(others.iter().map(|it| plain(it)));
            }
        }
        names.extend(all);
    }
    names
}

#[test]
fn owners_times_and_numbers_stand_on_the_right_action() {
    each(|file, path| {
        let Some(table) = table(file) else { return };
        let (_, imported) = import_one(path);
        let content = content(&imported);
        let rows = rows(table);
        let all = actions(&content);
        assert_eq!(all.len(), rows.len(), "{file}");
        let (mut owned, mut timed, mut numbered) = (Score::default(), Score::default(), Score::default());
        for (key, row) in all.iter().zip(&rows) {
            let action = &content.actions[*key];
            let names = owners(&content, &imported, action);
            for owner in &row.owners {
                owned.say(names.contains(&plain(owner)), || format!("{}: {owner}, not {names:?}", row.place));
            }
            owned.say(action.owners.len() <= row.owners.len(), || {
                format!("{}: too many: {names:?}", row.place)
            });
            let mut times: Vec<String> =
                action.facts.when.iter().map(|due| plain(due.when.words.first().markdown.as_ref())).collect();
            times.extend(
                action
                    .milestones
                    .iter()
                    .flat_map(|it| &it.when)
                    .map(|due| plain(due.when.words.first().markdown.as_ref())),
            );
            for time in &row.times {
                let wanted = plain(time);
                // A real date has no words of its own.
                let same = |it: &String| it.contains(&wanted) || due(it).is_some() && due(it) == due(time);
                timed.say(times.iter().any(same), || format!("{}: {time}, not {times:?}", row.place));
            }
            let is_of_outcome = matches!(file, "cheshire-east.xlsx" | "herefordshire.docx");
            if row.number != "-" && !is_of_outcome {
                let numbers: Vec<&str> = action.numbers.iter().map(Number::as_str).collect();
                numbered.say(numbers.contains(&row.number.as_str()), || {
                    format!("{}: {}, not {numbers:?}", row.place, row.number)
                });
            }
        }
        println!(
            "{file}: owners {:.1}, times {:.1}, numbers {:.1}",
            owned.share(),
            timed.share(),
            numbered.share()
        );
        owned.at_least(95.0, &format!("{file}: owners"));
        timed.at_least(95.0, &format!("{file}: times"));
        numbered.at_least(95.0, &format!("{file}: numbers"));
    });
}

/// The marks that stand anywhere on an action.
fn marks(content: &Content, action: &planpress::plan::Action) -> BTreeSet<String> {
    let (_, plan) = content.plans.iter().next().unwrap();
    let facts = &action.facts;
    let years = |years: &Years| -> Vec<Marks> {
        years.0.iter().filter_map(|(_, entry)| entry.status.clone()).collect()
    };
    let steps = action.steps.iter().flat_map(|step| step.status.iter().cloned().chain(years(&step.years)));
    let updates = facts.updates.iter().filter_map(|it| it.status.clone());
    let all =
        facts.status.iter().cloned().chain(facts.years.iter().flat_map(years)).chain(steps).chain(updates);
    all.flat_map(|it| it.marks).map(|mark| plan.terms.key.word(mark).0.to_owned()).collect()
}

#[test]
fn marks_stand_on_the_right_action() {
    let Some(folder) = folder() else { return };
    let (_, imported) = import_one(&folder.join("oxfordshire.docx"));
    let content = content(&imported);
    let mut rows: Vec<(String, String, BTreeSet<String>)> = Vec::new();
    for line in include_str!("../content/oxfordshire-2009.tsv").lines().filter(|line| !line.starts_with('#'))
    {
        let cells: Vec<&str> = line.split('\t').collect();
        let marks = cells[3].split([' ', '/']).filter(|it| *it != "-").map(str::to_owned);
        match rows.last_mut() {
            Some((action, _, there)) if *action == cells[1] => there.extend(marks),
            _ => rows.push((cells[1].to_owned(), cells[2].to_owned(), marks.collect())),
        }
    }
    let all = actions(&content);
    assert_eq!(all.len(), rows.len());
    let (mut marked, mut numbered) = (Score::default(), Score::default());
    for (key, (id, number, wanted)) in all.iter().zip(&rows) {
        let action = &content.actions[*key];
        let found = marks(&content, action);
        marked.say(found == *wanted, || format!("{id}: {wanted:?}, not {found:?}"));
        let numbers: Vec<&str> = action.numbers.iter().map(Number::as_str).collect();
        let wanted: String = number.chars().filter(|it| !it.is_whitespace()).collect();
        let wanted: Vec<&str> =
            wanted.split(['&']).flat_map(|it| it.split("and")).map(|it| it.trim_end_matches('.')).collect();
        let same = if number == "-" { numbers.is_empty() } else { numbers == wanted };
        numbered.say(same, || format!("{id}: {number}, not {numbers:?}"));
    }
    println!("oxfordshire.docx: marks {:.1}, numbers {:.1}", marked.share(), numbered.share());
    marked.at_least(95.0, "marks");
    numbered.at_least(95.0, "numbers");
}

/// The column of the actions in a file's tables.
fn column_of_actions(file: &str) -> usize {
    match file {
        "herefordshire.docx" => 0,
        "oxfordshire.docx" => 2,
        "peterborough.csv" => 3,
        _ => 1,
    }
}

#[test]
fn the_text_of_every_action_stands_whole_in_one_file() {
    each(|file, path| {
        let (_, imported) = import_one(path);
        let content = content(&imported);
        let text = |key: &Key<planpress::plan::Action>| {
            let action = &content.actions[*key];
            let body = action.body.as_ref().map(Text::as_str).unwrap_or_default();
            words(&format!("{} {body}", action.title.as_str()).replace('\\', "")).join(" ")
        };
        let texts: Vec<String> = actions(&content).iter().map(text).collect();
        let mut score = Score::default();
        for part in document(path, Hidden::LeftOut).parts {
            let Part::Table(table) = part else { continue };
            if table.name.as_deref() == Some("Key") {
                continue;
            }
            for cell in
                table.cells.iter().filter(|cell| cell.column == column_of_actions(file) && cell.columns == 1)
            {
                for line in cell.lines.iter().filter(|line: &&Line| words(&line.text).len() > 3) {
                    let wanted = words(&line.text).join(" ");
                    let is_head =
                        imported.report.found.left_out.iter().any(|it| words(&it.words).join(" ") == wanted);
                    let is_there = texts.iter().any(|text| text.contains(&wanted));
                    score.say(is_there || is_head, || {
                        format!("{}: {}", table.place_of(cell.row, cell.column), line.text)
                    });
                }
            }
        }
        score.at_least(98.0, file);
    });
}
