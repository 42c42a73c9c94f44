//! Every example in `tests/spec/*.md` does what it says.
//!
//! A section is a test: its heading is the sentence, and its fenced blocks are the site and what
//! it is to say.
//!
//! - ```` ```md path ```` and ```` ```yaml path ```` are files. Where no `plan.md` is given, there
//!   is one with a title and a period. In YAML, comments of carets say what is reported of the
//!   letters above them: `#   ^^^^ error[code]: message`.
//! - ```` ```text problems ```` is what is reported of what stands elsewhere, one a line, as
//!   `path:line:column severity[code]: message`; with `hints` after it, advice follows after ` = `.
//! - ```` ```text page address ```` is what a page says, as `reading` tells it; `…` stands for any
//!   lines.
//!
//! Where neither carets nor problems are given, nothing at all may be reported. What is weak about a
//! plan is compared only where a section speaks of it, by the name of the check, and in the file of
//! the check, `checks/<code>.md`.

use crate::examples::{Section, lines_match, markdown_files, sections};
use crate::reading;
use planpress::build_from;
use planpress::diagnostics::Problem;
use planpress::files::Sources;
use planpress::plan::Drafts;
use std::collections::BTreeMap;

/// What stands in a plan's folder when a section does not say.
const PLAN: &str = "---\ntitle: A plan\nperiod: 2009 to 2012\n---\n";

/// The problems that comments of carets tell, and the text without those comments.
fn carets(path: &str, text: &str) -> (String, Vec<String>) {
    let mut kept: Vec<&str> = Vec::new();
    let mut told = Vec::new();
    for line in text.lines() {
        let comment = line.trim_start().strip_prefix('#').map(str::trim_start);
        match comment.filter(|it| it.starts_with('^')) {
            Some(note) => {
                let column = line.find('^').unwrap() + 1;
                let width = note.chars().take_while(|it| *it == '^').count();
                told.push(format!("{path}:{}:{column}+{width} {}", kept.len(), note[width..].trim()));
            }
            None => kept.push(line),
        }
    }
    let mut text = kept.join("\n");
    text.push('\n');
    (text, told)
}

fn place(problem: &Problem, sources: &Sources) -> String {
    let Some(span) = problem.span else { return "site".to_owned() };
    let source = &sources[span.source];
    let before = &source.text[..span.start as usize];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|it| *it != '\n').count() + 1;
    let width = source.text[span.range()].chars().take_while(|it| *it != '\n').count();
    format!("{}:{line}:{column}+{width}", source.path)
}

fn words(problem: &Problem) -> String {
    format!("{}[{}]: {}", problem.severity.word(), problem.code, problem.message)
}

/// Runs a section of a file; gives what is wrong with it.
fn run(section: &Section, file: &str) -> Result<(), String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut at_carets = Vec::new();
    let mut listed: Option<(Vec<String>, bool)> = None;
    let mut pages = Vec::new();
    let mut drafts = Drafts::Hidden;
    for (kind, text) in &section.blocks {
        let mut kinds = kind.split_whitespace();
        match (kinds.next(), kinds.next()) {
            (Some("md" | "yaml"), Some(path)) => {
                let (text, told) = carets(path, text);
                at_carets.extend(told);
                files.insert(path.to_owned(), text);
            }
            (Some("text"), Some("problems")) => {
                let with_hints = kinds.next() == Some("hints");
                listed = Some((text.lines().map(str::to_owned).collect(), with_hints));
            }
            (Some("text"), Some("page")) => {
                pages.push((kinds.next().unwrap_or_default().to_owned(), text.clone()));
            }
            (Some("text"), Some("drafts")) => drafts = Drafts::Shown,
            other => return Err(format!("an unknown kind of block: {other:?}")),
        }
    }
    let has_plan = files.keys().any(|path| path.ends_with("plan.md"));
    if !has_plan {
        files.insert("plan.md".to_owned(), PLAN.to_owned());
    }
    let texts: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut built = build_from(Sources::of_texts(texts), crate::dates(), drafts, crate::print_all);
    let speaks_of = |code: &str| {
        let code = format!("[{code}]");
        let of_file = file.strip_prefix("checks/").and_then(|file| file.strip_suffix(".md"));
        of_file.is_some_and(|of_file| code == format!("[{of_file}]"))
            || at_carets.iter().chain(listed.iter().flat_map(|(lines, _)| lines)).any(|it| it.contains(&code))
    };
    let mistakes = crate::mistakes(&built.problems);
    built.problems = built.problems.only(|it| mistakes.as_slice().contains(it) || speaks_of(it.code));

    let (listed, with_hints) = listed.unwrap_or_default();
    let tell = |problem: &Problem| {
        let hint = problem.hint.as_ref().filter(|_| with_hints).map(|hint| format!(" = {hint}"));
        format!("{} {}{}", place(problem, &built.sources), words(problem), hint.unwrap_or_default())
    };
    let plain = |line: &str| {
        // A listed problem may leave out how wide it is.
        let (place, rest) = line.split_once(' ').unwrap_or((line, ""));
        let place = place.split('+').next().unwrap_or(place).to_owned();
        format!("{place} {rest}")
    };
    let mut expected: Vec<String> = at_carets.clone();
    expected.extend(listed);
    let mut missing: Vec<String> = expected.clone();
    let mut extra = Vec::new();
    for problem in built.problems.as_slice() {
        let told = tell(problem);
        let without_hint = format!("{} {}", place(problem, &built.sources), words(problem));
        let found = missing.iter().position(|it| {
            *it == told || *it == without_hint || !it.contains('+') && plain(it) == plain(&told)
        });
        match found {
            Some(at) => {
                missing.remove(at);
            }
            None => extra.push(told),
        }
    }
    if !missing.is_empty() || !extra.is_empty() {
        return Err(format!(
            "not reported:\n  {}\nreported:\n  {}",
            missing.join("\n  "),
            extra.join("\n  ")
        ));
    }
    if pages.is_empty() {
        return Ok(());
    }
    let Some(made) = built.made else { return Err("the site was not made, because of errors".to_owned()) };
    for (address, expected) in pages {
        let address = if address == "/" { "" } else { address.trim_start_matches('/') };
        let Some(html) = made.get(address) else {
            let all: Vec<&str> = made.keys().map(String::as_str).collect();
            return Err(format!("there is no page {address}; there are {}", all.join(" ")));
        };
        let said = reading::read(html);
        if !lines_match(&said, &expected) {
            return Err(format!("{address} says\n{said}\n\nand not\n{expected}"));
        }
    }
    Ok(())
}

#[test]
fn every_example_of_the_specification_does_what_it_says() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, text) in markdown_files(&folder) {
        for section in sections(&text) {
            if section.blocks.is_empty() {
                continue;
            }
            count += 1;
            if let Err(message) = run(&section, &name) {
                wrong.push(format!("{name}: {}\n{message}", section.title));
            }
        }
    }
    assert!(count > 0, "there are no examples");
    assert!(wrong.is_empty(), "\n\n{}\n\n{} of {count} examples are wrong", wrong.join("\n\n"), wrong.len());
}
