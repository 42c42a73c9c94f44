//! Changes as an officer makes them, at random: the same for the same seed.

use std::fs;
use std::path::{Path, PathBuf};

/// Numbers that look random (Knuth's MMIX generator).
pub(super) struct Random(u64);

impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn one_of(&mut self, items: &[&'static str]) -> &'static str {
        items[self.below(items.len())]
    }
}

/// The Markdown and YAML files of a site.
fn files(site: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(site).sort_by_file_name().into_iter().map(Result::unwrap);
    entries
        .filter(|it| it.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .filter(|it| it.extension().is_some_and(|it| it == "md" || it == "yaml"))
        .collect()
}

fn actions(site: &Path) -> Vec<PathBuf> {
    let is_action = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let inside = path.strip_prefix(site).unwrap();
        !inside.starts_with("pages") && name.ends_with(".md") && name != "plan.md" && name != "outcome.md"
    };
    files(site).into_iter().filter(is_action).collect()
}

/// Sets a field of front matter, or takes it out.
fn set_field(path: &Path, field: &str, value: Option<&str>) {
    let text = fs::read_to_string(path).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.first().is_none_or(|line| line != "---") {
        lines.splice(0..0, ["---".to_owned(), "---".to_owned()]);
    }
    let end = lines.iter().skip(1).position(|line| line == "---").map_or(lines.len(), |at| at + 1);
    let start = format!("{field}:");
    let at = lines[..end].iter().position(|line| line.starts_with(&start));
    if let Some(at) = at {
        // What is written below a field and further in belongs to it.
        let more = lines[at + 1..end].iter().take_while(|line| line.starts_with([' ', '-'])).count();
        lines.drain(at..=at + more);
    }
    if let Some(value) = value {
        lines.insert(1, format!("{field}: {value}"));
    }
    save(path, &format!("{}\n", lines.join("\n")));
}

#[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
fn save(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn append(path: &Path, text: &str) {
    let before = fs::read_to_string(path).unwrap_or_default();
    save(path, &format!("{before}{text}"));
}

/// Something that was done to a site.
pub(super) struct Edit {
    /// What it was.
    pub(super) said: String,
    /// A file of which only half is written yet, and the whole of it.
    rest: Option<(PathBuf, String)>,
}

impl Edit {
    /// Whether a file is only half-written yet.
    pub(super) const fn is_half(&self) -> bool {
        self.rest.is_some()
    }

    /// Writes what is still to be written.
    pub(super) fn finish(&self) {
        if let Some((path, text)) = &self.rest {
            save(path, text);
        }
    }
}

/// Does one of all the things that are done to a site.
pub(super) fn edit(site: &Path, random: &mut Random, count: usize) -> Edit {
    let actions = actions(site);
    if actions.is_empty() || random.below(3) == 0 {
        return Edit { said: of_site(site, random, count), rest: None };
    }
    let action = &actions[random.below(actions.len())];
    let shown = action.strip_prefix(site).unwrap().display().to_string();
    match random.below(12) {
        0 => {
            // Half a file, as an editor leaves it that writes bit by bit.
            let text = fs::read_to_string(action).unwrap();
            save(action, &text[..text.floor_char_boundary(random.below(text.len().max(1)))]);
            let rest = Some((action.clone(), format!("{text}\nAnd more: {count}.\n")));
            Edit { said: format!("half of {shown}"), rest }
        }
        1 if actions.len() > 4 => {
            fs::remove_file(action).unwrap();
            Edit { said: format!("{shown} is gone"), rest: None }
        }
        2 if actions.len() > 4 => {
            let to = action.with_file_name(format!("2.{}-renamed-{count}.md", random.below(30)));
            fs::rename(action, &to).unwrap();
            Edit { said: format!("{shown} is {}", to.display()), rest: None }
        }
        3 | 4 => {
            let text =
                ["A word more.", "See [[1.1.1]].", "**Bold** and [a link](https://example.org/).", "H&H"];
            append(action, &format!("\n{} {count}\n", random.one_of(&text)));
            Edit { said: format!("text of {shown}"), rest: None }
        }
        5 | 6 => {
            set_field(action, "title", Some(&format!("Title {count}")));
            Edit { said: format!("title of {shown}"), rest: None }
        }
        7 => {
            let field = random.one_of(&["title", "status", "owners", "number", "when", "see", "draft"]);
            set_field(action, field, None);
            Edit { said: format!("no {field} in {shown}"), rest: None }
        }
        _ => {
            let (field, value) = value(random);
            set_field(action, field, Some(value));
            Edit { said: format!("{field} of {shown}: {value}"), rest: None }
        }
    }
}

/// A field of an action, and something that may stand in it, right or wrong.
fn value(random: &mut Random) -> (&'static str, &'static str) {
    let owners = ["[housing]", "[roads, {owner: town, role: support}]", "[streets]", "[nobody]"];
    match random.below(6) {
        0 => ("number", random.one_of(&["1.1", "2.7", "[2.8, 2.9]", "none", "3.1.4"])),
        1 => ("owners", random.one_of(&owners)),
        2 => ("status", random.one_of(&["G", "A", "[A, G]", "R", "complete", "X"])),
        3 => ("when", random.one_of(&["by end March 2010", "2011/12", "ongoing", "soonish", "4/09"])),
        4 => ("draft", random.one_of(&["true", "false"])),
        _ => ("see", random.one_of(&["[1.1.1]", "[{same as: lofts}]", "[bridge]", "[nothing-there]"])),
    }
}

/// Does something to what is no action, and says what.
fn of_site(site: &Path, random: &mut Random, count: usize) -> String {
    match random.below(8) {
        0 => {
            let folder = random.one_of(&["town/2-roads", "town/1-homes", "review/2-principle", "town/3-new"]);
            let outcome = site.join(folder).join("outcome.md");
            if !outcome.exists() {
                save(&outcome, "---\ntitle: A new outcome\n---\n");
            }
            let path = site.join(folder).join(format!("{}.{count}-new.md", random.below(4)));
            save(
                &path,
                &format!("---\ntitle: New {count}\nowners: [town]\nstatus: G\n---\nText of {count}.\n"),
            );
            format!("a new action in {folder}")
        }
        1 => {
            append(
                &site.join("glossary.yaml"),
                &format!("\n- {{term: Term {count}, means: Word {count}}}\n"),
            );
            "a term".to_owned()
        }
        2 => {
            append(&site.join("owners.yaml"), &format!("\n- {{id: new-{count}, name: New body {count}}}\n"));
            "an owner".to_owned()
        }
        3 => {
            save(&site.join("themes/civic/words/en.ftl"), &format!("owners = Owners {count}\n"));
            "a word of the theme".to_owned()
        }
        4 => {
            let path = site.join("themes/civic/templates/owners.html");
            if path.exists() && random.below(2) == 0 {
                fs::remove_file(&path).unwrap();
                return "no template".to_owned();
            }
            let before = "{% extends \"civic/owners.html\" %}{% block main %}<p>Ours";
            save(&path, &format!("{before} {count}</p>{{{{ super() }}}}{{% endblock %}}"));
            "a template".to_owned()
        }
        5 => {
            save(&site.join("static/hello.txt"), &format!("Hello {count}\n"));
            "a file".to_owned()
        }
        kind => {
            let files = files(site);
            let any = &files[random.below(files.len())];
            if kind == 6 && any.extension().is_some_and(|it| it == "md") {
                set_field(any, "draft", Some(random.one_of(&["true", "false"])));
            } else {
                append(any, "\n");
            }
            format!("{}", any.strip_prefix(site).unwrap().display())
        }
    }
}
