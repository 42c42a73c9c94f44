//! Examples in documents: the fenced blocks under each heading, and commands that they show.

use std::path::Path;
use std::process::Command;

/// What stands under a heading.
pub(crate) struct Section {
    /// The heading; nothing before the first.
    pub(crate) title: String,
    /// Its fenced blocks: the words behind the fence, and what is inside.
    pub(crate) blocks: Vec<(String, String)>,
}

/// The sections of a Markdown text, with what stands before the first heading.
pub(crate) fn sections(text: &str) -> Vec<Section> {
    let mut sections = vec![Section { title: String::new(), blocks: Vec::new() }];
    let mut block: Option<(String, String, String)> = None;
    for line in text.lines() {
        if let Some((fence, kind, inside)) = &mut block {
            if line.trim_end() == fence.as_str() {
                let (_, kind, inside) = (fence.clone(), kind.clone(), inside.clone());
                let section: &mut Section = sections.last_mut().unwrap();
                section.blocks.push((kind, inside));
                block = None;
            } else {
                inside.push_str(line);
                inside.push('\n');
            }
            continue;
        }
        let fence: String = line.chars().take_while(|it| *it == '`').collect();
        if fence.len() >= 3 {
            block = Some((fence.clone(), line[fence.len()..].trim().to_owned(), String::new()));
        } else if let Some(title) = line.strip_prefix("## ") {
            sections.push(Section { title: title.to_owned(), blocks: Vec::new() });
        }
    }
    assert!(block.is_none(), "a block never ends");
    sections
}

/// The Markdown files of a folder and those in it, each with its path there, in their order.
pub(crate) fn markdown_files(folder: &Path) -> Vec<(String, String)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    entries
        .filter(|entry| entry.path().extension().is_some_and(|it| it == "md"))
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            (path, std::fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

/// Whether some lines are said; `…` stands for any.
pub(crate) fn lines_match(said: &str, expected: &str) -> bool {
    let expected: Vec<&str> = expected.lines().map(str::trim_end).collect();
    let mut lines = said.lines().map(str::trim_end).peekable();
    let mut any = false;
    for wanted in expected {
        if wanted == "…" {
            any = true;
            continue;
        }
        let found = if any {
            lines.by_ref().find(|line| *line == wanted)
        } else {
            lines.next().filter(|line| *line == wanted)
        };
        if found.is_none() {
            return false;
        }
        any = false;
    }
    any || lines.peek().is_none()
}

/// Runs a command line of planpress in a folder; gives what it says on standard error.
pub(crate) fn planpress(line: &str, folder: &Path) -> String {
    let mut words = Vec::new();
    let mut rest = line;
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let (word, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap(),
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        words.push(word);
        rest = after;
    }
    let output = Command::new(env!("CARGO_BIN_EXE_planpress"))
        .args(&words)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stderr).into_owned()
}
