//! What the README says is true.

use crate::examples::{lines_match, planpress};
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// The fenced blocks of a kind, in order.
fn blocks(text: &str, kind: &str) -> Vec<String> {
    text.split(&format!("```{kind}\n"))
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap().to_owned())
        .collect()
}

#[test]
fn the_tutorial_says_what_planpress_says() {
    let place = tempfile::tempdir().unwrap();
    let text = readme();
    let text = &text[text.find("## Ten minutes").unwrap()..];
    for block in blocks(text, "console") {
        let (command, expected) = block.split_once('\n').unwrap();
        let said = planpress(command.strip_prefix("$ planpress ").unwrap(), place.path());
        assert!(expected.trim().is_empty() || said.trim() == expected.trim(), "{command} says\n{said}");
    }

    let listed = &blocks(text, "text")[0];
    let content = place.path().join("content");
    for line in listed.lines().skip(1) {
        let name = line.trim_start_matches(['│', ' ', '├', '└', '─']).split_whitespace().next().unwrap();
        let found = walkdir::WalkDir::new(&content).into_iter().any(|entry| {
            entry.unwrap().path().to_string_lossy().replace('\\', "/").ends_with(name.trim_end_matches('/'))
        });
        assert!(found, "{name} is not there");
    }

    let action = content.join("our-plan/1-breaks/1.2-train-20-staff-to-spot-carers.md");
    let facts = &blocks(text, "yaml")[0];
    #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
    fs::write(&action, format!("---\n{facts}---\n\nSee [[1.1]].\n")).unwrap();
    assert!(planpress("build", place.path()).contains("no problems"));

    let wrong = facts.replace("[adult-care]", "[adult-car]");
    #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
    fs::write(&action, format!("---\n{wrong}---\n")).unwrap();
    let said = planpress("build", place.path());
    assert_eq!(said.trim(), blocks(text, "text")[1].trim());
}

#[test]
#[cfg(feature = "import")]
fn a_word_document_becomes_a_site_by_the_commands_that_the_readme_names() {
    let place = tempfile::tempdir().unwrap();
    fs::copy(root().join("tests/import/recommendations.docx"), place.path().join("plan.docx")).unwrap();
    let text = readme();
    let from = text.find("## I have a Word document").unwrap();
    let text = &text[from..text.find("## Ten minutes").unwrap()];
    let commands = blocks(text, "console");
    assert_eq!(commands.len(), 2);
    for block in commands {
        let (command, expected) = block.split_once('\n').unwrap();
        let said = planpress(command.strip_prefix("$ planpress ").unwrap(), place.path());
        assert!(lines_match(said.trim(), expected.trim()), "{command} says\n{said}");
    }
    assert!(place.path().join("public/carers-2010/index.html").exists());
    for map in blocks(text, "yaml") {
        planpress::import::Map::read(&map).unwrap();
    }
}

#[test]
fn every_field_in_the_table_of_the_readme_is_one() {
    let fields: Vec<&str> =
        planpress::model::action::Action::fields().iter().map(|field| field.name).collect();
    let text = readme();
    let table = &text[text.find("| in an action").unwrap()..];
    for line in table.lines().skip(2).take_while(|line| line.starts_with('|')) {
        let names = line.split('|').nth(1).unwrap();
        for name in names.split('`').skip(1).step_by(2) {
            assert!(fields.contains(&name), "an action has no field {name}");
        }
    }
}

#[test]
fn every_command_in_the_readme_has_help() {
    let text = readme();
    for command in ["new", "serve", "check", "build"] {
        assert!(text.contains(&format!("planpress {command}")), "the README does not name {command}");
        assert!(planpress(&format!("{command} --help"), root()).is_empty(), "help goes to standard output");
    }
}

#[test]
fn every_link_in_the_documents_leads_to_a_file() {
    let documents = [
        "README.md",
        "CHANGELOG.md",
        "src/README.md",
        "src/preview/README.md",
        "tests/browser/README.md",
        "tests/bench/README.md",
    ];
    for document in documents {
        let path = root().join(document);
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{document} is not there"));
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let is_ours = !link.contains("://") && !link.starts_with('#') && !link.contains("::");
            let file = link.split('#').next().unwrap();
            let is_code = document == "src/README.md" && !file.contains('/') && !file.contains('.');
            if is_ours && !is_code {
                assert!(path.parent().unwrap().join(file).exists(), "{document} links to {link}");
            }
        }
    }
}

#[test]
fn the_version_of_rust_is_the_one_that_the_readme_names() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let version = manifest.split("rust-version = \"").nth(1).unwrap().split('"').next().unwrap();
    assert!(readme().contains(&format!("version {version} or later")));
}
