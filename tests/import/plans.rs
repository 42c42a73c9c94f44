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
pub(super) fn each(test: impl Fn(&str, &Path)) {
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

/// A row as a person read it.
#[derive(Debug)]
struct Row {
    place: String,
    /// The outcome that it stands in, by any name.
    outcome: String,
    action: String,
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
            outcome: cells[1].to_owned(),
            action: cells[2].to_owned(),
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

/// Says of each owner that should be there whether it is, and whether there are more.
fn say_owners(score: &mut Score, place: &str, names: &BTreeSet<String>, count: usize, wanted: &[String]) {
    for owner in wanted {
        score.say(names.contains(&plain(owner)), || format!("{place}: {owner}, not {names:?}"));
    }
    score.say(count <= wanted.len(), || format!("{place}: too many: {names:?}"));
}

/// The words of an action’s times, of its milestones too.
fn times(action: &planpress::plan::Action) -> Vec<String> {
    let own = action.facts.when.iter();
    let all = own.chain(action.milestones.iter().flat_map(|it| &it.when));
    all.map(|due| plain(due.when.words.first().markdown.as_ref())).collect()
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
            say_owners(&mut owned, &row.place, &names, action.owners.len(), &row.owners);
            let times = times(action);
            for time in &row.times {
                let wanted = plain(time);
                // A real date has no words of its own.
                let same = |it: &String| it.contains(&wanted) || due(it).is_some() && due(it) == due(time);
                timed.say(times.iter().any(same), || format!("{}: {time}, not {times:?}", row.place));
            }
            let outcome = action.outcome.map(|it| &content.outcomes[it]);
            let numbers: Vec<&str> = match file {
                "cheshire-east.xlsx" | "herefordshire.docx" => outcome.map(|it| &it.numbers),
                _ => Some(&action.numbers),
            }
            .into_iter()
            .flatten()
            .map(Number::as_str)
            .collect();
            let wanted: Vec<&str> = Some(row.number.as_str()).filter(|it| *it != "-").into_iter().collect();
            numbered.say(numbers == wanted, || format!("{}: {wanted:?}, not {numbers:?}", row.place));
        }
        owned.at_least(95.0, &format!("{file}: owners"));
        timed.at_least(95.0, &format!("{file}: times"));
        numbered.at_least(95.0, &format!("{file}: numbers"));
    });
}

/// Says of each action whether it stands in an outcome with those, and only those, beside which a
/// person finds it.
fn sections<'t>(content: &Content, wanted: impl Iterator<Item = &'t str>) -> Score {
    let all = actions(content);
    let outcome = |key: &Key<planpress::plan::Action>| content.actions[*key].outcome;
    let wanted: Vec<&str> = wanted.collect();
    assert_eq!(all.len(), wanted.len());
    let mut score = Score::default();
    for (key, section) in all.iter().zip(&wanted) {
        let here = outcome(key);
        // The outcome of a section is the one in which its first action stands.
        let first = wanted.iter().position(|it| it == section).unwrap();
        let of_others = all.iter().zip(&wanted).any(|(it, other)| outcome(it) == here && other != section);
        score.say(here.is_some() && here == outcome(&all[first]) && !of_others, || {
            format!("{section}: {}", content.actions[*key].title.as_str())
        });
    }
    score
}

#[test]
fn every_action_stands_in_its_section() {
    each(|file, path| {
        let (_, imported) = import_one(path);
        let content = content(&imported);
        let score = match table(file) {
            Some(table) => {
                let rows = rows(table);
                sections(&content, rows.iter().map(|it| it.outcome.as_str()))
            }
            None => sections(&content, oxfordshire().map(|it| it[1])),
        };
        score.at_least(95.0, &format!("{file}: sections"));
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
    marked.at_least(95.0, "marks");
    numbered.at_least(95.0, "numbers");
}

/// The actions that a person finds done in a plan.
fn done(file: &str) -> BTreeSet<&'static str> {
    let stem = file.split('.').next().unwrap();
    let lines = include_str!("statuses.tsv").lines().filter(|line| !line.starts_with('#'));
    let cells = lines.map(|line| line.split('\t').collect::<Vec<_>>());
    cells.filter(|cells| cells[0] == stem).map(|cells| cells[2]).collect()
}

#[test]
fn what_is_done_is_done_in_the_content() {
    each(|file, path| {
        let Some(table) = table(file) else { return };
        let (_, imported) = import_one(path);
        let content = content(&imported);
        let done = done(file);
        let mut score = Score::default();
        for (key, row) in actions(&content).iter().zip(&rows(table)) {
            let found = marks(&content, &content.actions[*key]);
            let wanted: BTreeSet<String> =
                done.get(row.action.as_str()).map(|_| "complete".to_owned()).into_iter().collect();
            if !found.is_empty() || !wanted.is_empty() {
                score.say(found == wanted, || format!("{}: {wanted:?}, not {found:?}", row.place));
            }
        }
        score.at_least(95.0, &format!("{file}: statuses"));
    });
}

/// The lines of the table of Oxfordshire’s plan.
fn oxfordshire() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = include_str!("oxfordshire.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

#[test]
fn owners_and_years_are_read_from_a_plan_without_columns_for_them() {
    let Some(folder) = folder() else { return };
    let (_, imported) = import_one(&folder.join("oxfordshire.docx"));
    let content = content(&imported);
    let (mut owned, mut timed) = (Score::default(), Score::default());
    for (key, row) in actions(&content).iter().zip(oxfordshire()) {
        let action = &content.actions[*key];
        let names = owners(&content, &imported, action);
        say_owners(&mut owned, row[0], &names, action.owners.len(), &several(row[2]));
        let steps = action.steps.iter().map(|step| &step.years);
        let all = action.facts.years.iter().chain(steps).flat_map(|it| &it.0);
        let years: BTreeSet<String> = all.map(|(year, _)| year.to_string()).collect();
        let wanted: BTreeSet<String> = several(row[3]).into_iter().collect();
        timed.say(years == wanted, || format!("{}: {wanted:?}, not {years:?}", row[0]));
    }
    owned.at_least(95.0, "owners");
    timed.at_least(95.0, "years");
}

/// The numbers that an action’s file refers to.
fn references(imported: &Imported, action: &planpress::plan::Action) -> BTreeSet<String> {
    let end = format!("-{}.md", action.id);
    let (_, text) = imported.files.iter().find(|(path, _)| path.ends_with(&end)).unwrap();
    let in_text = text.split("[[").skip(1).filter_map(|it| it.split([']', '|']).next());
    let fields = text.lines().skip_while(|line| *line != "see:").skip(1);
    let fields = fields.map_while(|line| line.strip_prefix("- "));
    let fields = fields.filter_map(|line| line.rsplit(' ').next()).map(|it| it.trim_matches('"'));
    in_text.chain(fields).map(str::to_owned).collect()
}

#[test]
fn references_lead_where_a_person_would_go() {
    each(|file, path| {
        let (_, imported) = import_one(path);
        let content = content(&imported);
        let wanted: Vec<BTreeSet<String>> = match table(file) {
            // Of the other plans, only one refers to a number, and that only once.
            Some(table) => {
                let one = |row: &Row| row.place == "R19 focus-on-carers";
                rows(table)
                    .iter()
                    .map(|row| one(row).then(|| "18".to_owned()).into_iter().collect())
                    .collect()
            }
            None => oxfordshire().map(|row| several(row[4]).into_iter().collect()).collect(),
        };
        let mut score = Score::default();
        for (key, wanted) in actions(&content).iter().zip(&wanted) {
            let action = &content.actions[*key];
            let found = references(&imported, action);
            for number in found.union(wanted) {
                score.say(found.contains(number) && wanted.contains(number), || {
                    format!("{}: {wanted:?}, not {found:?}", action.title.as_str())
                });
            }
        }
        score.at_least(95.0, &format!("{file}: references"));
    });
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
