//! The pages on problems are true: what their examples show before is reported, and not after.
//!
//! They are pages of the manual too: `PLANPRESS_ACCEPT=1` writes `content/pages/manual/problems/`
//! anew.

use crate::examples::{markdown_files, sections};
use planpress::build_from;
use planpress::checks::{ALL, mistakes, rules};
use planpress::diagnostics::{Problems, Rule, Severity};
use planpress::files::Sources;
use planpress::plan::Drafts;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

const PLAN: &str = "---\ntitle: A plan\nperiod: 2009 to 2012\n---\n";

/// Mistakes that no texts can show: they are made by the disk, or by a theme.
const WITHOUT_EXAMPLE: [&str; 7] =
    ["file-not-read", "template", "two-files", "unknown-asset", "unknown-word", "word-file", "wrong-file"];

/// Renames the files of which an example says so.
fn rename(files: &mut BTreeMap<String, String>, section: &str) {
    for line in section.lines() {
        let names = line.strip_prefix("Rename `").and_then(|rest| rest.strip_suffix("`."));
        if let Some((from, to)) = names.and_then(|names| names.split_once("` to `")) {
            let text = files.remove(from).unwrap_or_else(|| panic!("there is no {from}"));
            files.insert(to.to_owned(), text);
        }
    }
}

/// The files of an example over those of the one before it.
fn take(files: &mut BTreeMap<String, String>, blocks: &[(String, String)]) {
    for (kind, text) in blocks {
        if let Some((kind, path)) = kind.split_once(' ') {
            let is_front_matter = kind == "yaml" && path.ends_with(".md");
            let text = if is_front_matter { format!("---\n{text}---\n") } else { text.clone() };
            files.insert(path.to_owned(), text);
        }
    }
}

fn problems(files: &BTreeMap<String, String>, code: &str) -> Problems {
    let mut files = files.clone();
    if !files.keys().any(|path| path.ends_with("plan.md")) && code != "no-plan" {
        files.insert("plan.md".to_owned(), PLAN.to_owned());
    }
    // A check that is off is tried all the same.
    if ALL.iter().any(|check| check.code == code && check.level == planpress::model::site::Level::Off) {
        files.entry("site.yaml".to_owned()).or_insert_with(|| format!("checks: {{{code}: warning}}\n"));
    }
    let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    build_from(Sources::of_texts(texts), crate::dates(), Drafts::Hidden, |_| ()).problems
}

#[test]
fn what_a_page_shows_before_is_reported_and_what_it_shows_after_is_not() {
    let mut wrong = Vec::new();
    for rule in rules() {
        let sections = sections(rule.page);
        let section = |title: &str| sections.iter().find(|section| section.title == title);
        let (Some(before), Some(after)) = (section("Before"), section("After")) else {
            if !WITHOUT_EXAMPLE.contains(&rule.code) {
                wrong.push(format!("{}: its page has no example before and after", rule.code));
            }
            continue;
        };
        let mut files = BTreeMap::new();
        take(&mut files, &before.blocks);
        let told = problems(&files, rule.code);
        if !told.as_slice().iter().any(|problem| problem.code == rule.code) {
            wrong.push(format!("{}: what stands before is not reported, only {told:#?}", rule.code));
        }
        take(&mut files, &after.blocks);
        rename(&mut files, rule.page.split("\n## After\n").nth(1).unwrap_or_default());
        let told = problems(&files, rule.code);
        // Fonts and pictures are no texts, so they are not there.
        let others = told.as_slice().iter().filter(|it| it.code != "no-such-file" || rule.code == it.code);
        for problem in others {
            if problem.code == rule.code || crate::mistakes(&told).as_slice().contains(problem) {
                wrong.push(format!("{}: what stands after has {problem:#?}", rule.code));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Readers of the manual and of `explain` do not see the words behind a fence.
#[test]
fn the_line_before_an_example_names_its_file() {
    for rule in rules() {
        let mut last = "";
        for line in rule.page.lines().filter(|line| !line.trim().is_empty()) {
            if let Some((_, path)) = line.strip_prefix("```").and_then(|rest| rest.split_once(' ')) {
                let named = last.contains(&format!("`{path}`")) && last.ends_with(':');
                assert!(named, "{}: the line before the example does not name `{path}`: {last}", rule.code);
            }
            last = line;
        }
    }
}

#[test]
fn every_page_opens_with_what_is_found_and_says_why_it_matters() {
    for rule in rules() {
        assert!(rule.page.starts_with("# "), "the page of {} has no heading", rule.code);
        let before = rule.page.split("\n## ").next().unwrap();
        let paragraphs = before.split("\n\n").filter(|it| !it.trim().is_empty()).count();
        assert!(paragraphs >= 3, "the page of {} says what it finds, and not why it matters", rule.code);
        let long = rule.page.lines().find(|line| line.chars().count() > 100);
        assert!(long.is_none(), "the page of {} has a line that is too long: {long:?}", rule.code);
    }
}

#[test]
fn codes_are_in_order_and_each_is_of_one_thing() {
    let of_checks: Vec<&str> = ALL.iter().map(|check| check.code).collect();
    let of_mistakes: Vec<&str> = mistakes::ALL.iter().map(|(code, _)| *code).collect();
    for codes in [&of_checks, &of_mistakes] {
        assert!(codes.is_sorted(), "{codes:?}");
    }
    let all: BTreeSet<&str> = of_checks.iter().chain(&of_mistakes).copied().collect();
    assert_eq!(all.len(), of_checks.len() + of_mistakes.len(), "a code stands for two things");
}

/// Every code that the program tells has a page, and no page is of a code that it never tells.
#[test]
fn every_code_has_a_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut told = BTreeSet::new();
    let mut all = String::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        let is_rust = path.extension().is_some_and(|it| it == "rs");
        let is_apart = ["checks", "diagnostics", "import"].iter().any(|it| path.starts_with(root.join(it)));
        if !is_rust || is_apart && path != root.join("checks/mod.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        // A code is the first text in a call of these, or what words that can be chosen have.
        let code_of_words = "const CODE: &'static str =";
        for call in [".error(", ".warning(", ".note(", ".error_at_line(", code_of_words] {
            for rest in text.split(call).skip(1) {
                let rest = rest.trim_start();
                if let Some(code) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                    told.insert(code.to_owned());
                }
            }
        }
        // Where a severity was chosen before, the code follows it.
        for rest in text.split("Severity::").skip(1) {
            let rest = rest.trim_start_matches(|it: char| it.is_alphabetic());
            if let Some(rest) = rest.strip_prefix(", \"") {
                told.insert(rest.split('"').next().unwrap().to_owned());
            }
        }
        all.push_str(text);
    }
    assert!(told.len() > 60, "only {} codes were found", told.len());
    let of_checks: BTreeSet<&str> = ALL.iter().map(|check| check.code).collect();
    let pages: BTreeSet<&str> = mistakes::ALL.iter().map(|(code, _)| *code).collect();
    let without: Vec<&str> =
        told.iter().map(String::as_str).filter(|it| !pages.contains(it) && !of_checks.contains(it)).collect();
    assert_eq!(without, Vec::<&str>::new(), "these have no page in `src/checks/mistakes/`");
    let never: Vec<&&str> = pages.iter().filter(|code| !all.contains(&format!("\"{code}\""))).collect();
    assert_eq!(never, Vec::<&&str>::new(), "nothing tells these");
}

/// How much a problem matters where a site does not say.
fn matters(rule: &Rule) -> &'static str {
    if mistakes::ALL.iter().any(|(code, _)| *code == rule.code) {
        return "This has to be mended before there is a website.";
    }
    match rule.severity {
        Some(Severity::Error) => {
            "This has to be mended before there is a website, unless your `site.yaml` says otherwise."
        }
        Some(Severity::Warning) => "This is a warning, unless your `site.yaml` says otherwise.",
        Some(Severity::Note) => "This is a note, unless your `site.yaml` says otherwise.",
        None => "This is looked for only where your `site.yaml` says so.",
    }
}

/// A problem as a page of the manual.
fn manual_page(rule: &Rule) -> String {
    let body = rule.page.split_once('\n').unwrap().1.trim();
    format!(
        "---\ntitle: {:?}\n---\n\nThe name of this problem is `{}`. {} [All problems](index.md) has the others.\n\n{body}\n",
        rule.title,
        rule.code,
        matters(rule),
    )
}

/// The list of all problems.
fn manual_index(rules: &[Rule]) -> String {
    let mut text = "---\ntitle: All problems\nsummary: What planpress tells you about your plan, and how to mend it.\n---\n\n\
        `planpress check` tells you what is wrong with a plan, and where. Each problem has a name, which stands in brackets: \
        `warning[overdue]`. `planpress explain overdue` tells you what its page here says.\n\n"
        .to_owned();
    let is_mistake = |rule: &&Rule| mistakes::ALL.iter().any(|(code, _)| *code == rule.code);
    let (wrong, weak): (Vec<&Rule>, Vec<&Rule>) = rules.iter().partition(is_mistake);
    let parts = [
        (
            "What makes a plan weak",
            "You can say in `site.yaml` how much each of these matters: [The site: its fields](../fields/site.md#checks).",
            weak,
        ),
        (
            "What stops a website",
            "planpress cannot read these as they stand, or cannot tell what they mean.",
            wrong,
        ),
    ];
    for (heading, about, rules) in parts {
        let _ = write!(text, "## {heading}\n\n{about}\n\n");
        for rule in rules {
            let _ = writeln!(text, "- [{}]({}.md): `{}`", rule.title, rule.code, rule.code);
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

#[test]
fn the_manual_has_a_page_for_each_problem() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/pages/manual/problems");
    let rules = rules();
    let pages = rules.iter().map(|rule| (format!("{}.md", rule.code), manual_page(rule)));
    let mut texts: BTreeMap<String, String> = pages.collect();
    texts.insert("index.md".to_owned(), manual_index(&rules));
    if std::env::var_os("PLANPRESS_ACCEPT").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in &texts {
            #[expect(clippy::disallowed_methods, reason = "a test writes down what it accepts")]
            std::fs::write(folder.join(name), text).unwrap();
        }
    }
    let written: BTreeMap<String, String> = markdown_files(&folder).into_iter().collect();
    for (name, text) in &texts {
        let advice = "write it anew: PLANPRESS_ACCEPT=1 cargo test --test all checks";
        assert_eq!(written.get(name), Some(text), "{name} says something else than `explain`; {advice}");
    }
    assert_eq!(written.len(), texts.len(), "there are pages of problems that are no more");
}
