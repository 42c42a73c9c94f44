//! What the manual says is true: every example in `content/pages/manual.md` and `manual/` is tried.
//!
//! A page is one small site that grows from block to block:
//!
//! - ```` ```md path ```` and ```` ```yaml path ```` are files, in the place of those that stood
//!   there before. YAML at a path that ends in `.md` is what stands between its lines of `---`.
//!   Where no page gives them, there are a `plan.md` and a `site.yaml`.
//! - ```` ```csv file ```` is a file that content is made from.
//! - ```` ```text /address/ ```` is what a page of the site says, without what is not told here.
//! - ```` ```console ```` is a command, after `$ `, and all that it says; `…` stands for any lines.
//!
//! Where a page of the manual shows what a site says, nothing is wrong with the site, and so it is
//! at the end: mistakes are shown by the command that tells them.
//!
//! Readers do not see the words behind a fence. The line before a block says what it is and ends in
//! a colon; before a file it has its name.

use crate::examples::{lines_match, markdown_files, planpress, sections};
use crate::{print_all, reading};
use planpress::build_from;
use planpress::files::Sources;
use planpress::model::reference::ReferenceKind;
use planpress::model::status::Meaning;
use planpress::model::when::{Context, read_period, understand};
use planpress::model::year::YearKind;
use planpress::plan::Drafts;
use planpress::views::Dates;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const PLAN: &str = "---\ntitle: Carers’ action plan\nperiod: 2026 to 2029\n---\n";

/// A site as far as a page of the manual has made it.
struct Example {
    files: BTreeMap<String, String>,
    /// The folder in which commands are said.
    place: tempfile::TempDir,
}

impl Example {
    fn new() -> Self {
        Self { files: BTreeMap::new(), place: tempfile::tempdir().unwrap() }
    }

    fn file(&mut self, kind: &str, path: &str, text: &str) {
        let is_front_matter = kind == "yaml" && Path::new(path).extension().is_some_and(|it| it == "md");
        let text = if is_front_matter { format!("---\n{text}---\n") } else { text.to_owned() };
        self.files.insert(path.to_owned(), text);
    }

    /// The files, with those that every site has.
    fn all(&self) -> BTreeMap<String, String> {
        let mut all = self.files.clone();
        if !all.keys().any(|path| path.ends_with("plan.md")) {
            all.insert("plan.md".to_owned(), PLAN.to_owned());
        }
        // What is only weak about an example is not what it is about.
        all.entry("site.yaml".to_owned()).or_insert_with(crate::quiet);
        all
    }

    /// The pages of the site, with which nothing may be wrong.
    fn pages(&self) -> Result<crate::Pages, String> {
        let dates = Dates { today: jiff::civil::date(2027, 6, 15), as_of: None };
        let built = build_from(sources(&self.all()), dates, Drafts::Hidden, print_all);
        let problems = crate::mistakes(&built.problems);
        let problems: Vec<&str> = problems.as_slice().iter().map(|it| it.message.as_str()).collect();
        match built.made {
            Some(pages) if problems.is_empty() => Ok(pages),
            _ => Err(format!("the site has problems: {problems:?}")),
        }
    }

    fn says(&self, address: &str, expected: &str) -> Result<(), String> {
        let pages = self.pages()?;
        let Some(html) = pages.get(address.trim_start_matches('/')) else {
            return Err(format!("there is no page {address}; there are {:?}", pages.keys()));
        };
        let heard = heard(html);
        let mut rest = heard.as_str();
        for line in expected.lines() {
            let Some(at) = rest.find(&format!(" {line} ")) else {
                return Err(format!("{address} does not say, or not there, {line:?}. It says\n{heard}"));
            };
            rest = &rest[at + 1 + line.len()..];
        }
        Ok(())
    }

    /// Says the commands of a block in a folder that has the files.
    fn run(&self, block: &str) -> Result<(), String> {
        let content = self.place.path().join("content");
        for (path, text) in self.all().iter().filter(|_| !self.files.is_empty()) {
            let path = content.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
            std::fs::write(path, text).unwrap();
        }
        for command in format!("\n{block}").split("\n$ planpress ").skip(1) {
            let (command, expected) = command.split_once('\n').unwrap_or((command, ""));
            let said = planpress(command, self.place.path());
            if !lines_match(said.trim(), expected.trim()) {
                return Err(format!("{command} says\n{said}\nand not\n{expected}"));
            }
        }
        Ok(())
    }

    fn block(&mut self, kind: &str, text: &str) -> Result<(), String> {
        match kind.split_whitespace().collect::<Vec<_>>()[..] {
            [kind @ ("md" | "yaml"), path] => {
                self.file(kind, path, text);
                Ok(())
            }
            // A file that content is made from stands beside the content.
            ["csv", path] => {
                #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
                std::fs::write(self.place.path().join(path), text).unwrap();
                Ok(())
            }
            ["text", address] => self.says(address, text),
            ["console"] => self.run(text),
            _ => Err(format!("an unknown kind of block: {kind:?}")),
        }
    }
}

fn sources(files: &BTreeMap<String, String>) -> Sources {
    Sources::of_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

/// All words of a page in their order, without its marks.
fn heard(html: &str) -> String {
    let mut words = String::from(" ");
    for line in reading::read(html).lines() {
        let line = line.trim_start_matches(['#', '|', '>', '-']).replace(" / ", " ").replace(" | ", " ");
        let line = line.strip_prefix("table: ").unwrap_or(&line);
        let mut parts = line.split("](");
        let first = parts.next().unwrap_or_default().to_owned();
        let text = parts.fold(first, |text, part| text + part.split_once(')').map_or("", |(_, after)| after));
        for word in text.replace('[', "").split_whitespace() {
            words.push_str(word);
            words.push(' ');
        }
    }
    words
}

/// The pages of the manual but for those on fields, which are made from the types, and those on
/// problems, whose examples are wrong before and right after: [`crate::checks`] tries them.
fn manual() -> Vec<(String, String)> {
    let pages = markdown_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content/pages"));
    let is_made = |path: &str| ["manual/fields/", "manual/problems/"].iter().any(|it| path.starts_with(it));
    let of_manual = |path: &str| path.starts_with("manual") && !is_made(path);
    pages.into_iter().filter(|(path, _)| of_manual(path)).collect()
}

#[test]
fn every_example_of_the_manual_is_true() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, text) in manual() {
        let mut example = Example::new();
        for section in sections(&text) {
            for (kind, block) in &section.blocks {
                count += 1;
                if let Err(message) = example.block(kind, block) {
                    wrong.push(format!("{name}: {}: {message}", section.title));
                }
            }
        }
        if let Err(message) = example.pages() {
            wrong.push(format!("{name}, at its end: {message}"));
        }
    }
    assert!(count > 0, "there are no examples");
    assert!(wrong.is_empty(), "\n\n{}\n\n{} of {count} examples are wrong", wrong.join("\n\n"), wrong.len());
}

#[test]
fn readers_are_told_what_each_example_is() {
    for (name, text) in manual() {
        let mut before = "";
        let mut is_open = false;
        for line in text.lines().filter(|line| !line.is_empty()) {
            if let Some(kind) = line.strip_prefix("```") {
                is_open = !is_open;
                if is_open {
                    let path = kind.split_once(' ').map_or("", |(_, path)| path);
                    let file = path.rsplit('/').next().unwrap_or_default();
                    assert!(before.ends_with(':'), "{name}: {before:?} does not lead to an example");
                    assert!(before.contains(file), "{name}: {before:?} does not say which file {file} is");
                }
            }
            before = line;
        }
    }
}

/// The rows of the table of a page that begins with a column: the words written as code in it, and
/// what the next column says.
fn rows(page: &str, column: &str) -> Vec<(Vec<String>, String)> {
    let (_, text) = manual().into_iter().find(|(path, _)| path == page).unwrap();
    let table = &text[text.find(&format!("| {column} |")).unwrap()..];
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        (cells[1].split('`').skip(1).step_by(2).map(str::to_owned).collect(), cells[2].to_owned())
    })
    .collect()
}

#[test]
fn the_words_of_time_in_the_manual_are_understood_so() {
    let years = YearKind::Financial;
    let context = Context { period: read_period("2026 to 2029", years), years };
    for (words, last_day) in rows("manual/time.md", "You write") {
        for words in words {
            let understood = understand(&words, &context);
            let [time] = understood.times() else { panic!("{words} is not understood: {understood:?}") };
            assert_eq!(time.due().is_none(), last_day.starts_with("None"), "{words}: {last_day}");
        }
    }
}

#[test]
fn the_manual_has_every_status_and_every_kind_of_reference() {
    let firsts = |page: &str| -> BTreeSet<String> {
        let names = rows(page, "You write").into_iter().flat_map(|(words, _)| words);
        names.map(|words| words.split(':').next().unwrap_or_default().to_owned()).collect()
    };
    let statuses: BTreeSet<String> = Meaning::ALL.iter().map(|meaning| meaning.word().to_owned()).collect();
    assert_eq!(firsts("manual/statuses.md"), statuses);
    let kinds = ReferenceKind::WORDS.iter().map(|(word, kind)| match kind {
        ReferenceKind::See => "2.1".to_owned(),
        _ => (*word).to_owned(),
    });
    assert_eq!(firsts("manual/references.md"), kinds.collect::<BTreeSet<_>>());
}
