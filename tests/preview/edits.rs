//! Changes as an officer makes them, at random: the same for the same seed.

use std::fmt::Write;
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

    fn one_of<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
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
    let mut rest = None;
    let actions = actions(site);
    let action = actions.get(random.below(actions.len().max(1))).cloned();
    let everything = files(site);
    let any = everything[random.below(everything.len())].clone();
    let shown = |path: &Path| path.strip_prefix(site).unwrap().display().to_string();
    let mut said = String::new();
    match (random.below(22), action) {
        (0 | 1, Some(action)) => {
            let text =
                ["A word more.", "See [[1.1.1]].", "**Bold** and [a link](https://example.org/).", "H&H"];
            append(&action, &format!("\n{} {count}\n", random.one_of(&text)));
            write!(said, "text of {}", shown(&action))
        }
        (2 | 3, Some(action)) => {
            set_field(&action, "title", Some(&format!("Title {count}")));
            write!(said, "title of {}", shown(&action))
        }
        (4, Some(action)) => {
            let number = random.one_of(&["1.1", "2.7", "[2.8, 2.9]", "none", "3.1.4"]);
            set_field(&action, "number", Some(number));
            write!(said, "number of {}: {number}", shown(&action))
        }
        (5 | 6, Some(action)) => {
            let owners = random.one_of(&[
                "[housing]",
                "[roads, {owner: town, role: support}]",
                "[streets]",
                "[nobody]",
            ]);
            set_field(&action, "owners", Some(owners));
            write!(said, "owners of {}: {owners}", shown(&action))
        }
        (7 | 8, Some(action)) => {
            let status = random.one_of(&["G", "A", "[A, G]", "R", "complete", "X"]);
            set_field(&action, "status", Some(status));
            write!(said, "status of {}: {status}", shown(&action))
        }
        (9, Some(action)) => {
            let when = random.one_of(&["by end March 2010", "2011/12", "ongoing", "soonish", "4/09"]);
            set_field(&action, "when", Some(when));
            write!(said, "time of {}: {when}", shown(&action))
        }
        (10, Some(action)) => {
            let see = random.one_of(&["[1.1.1]", "[{same as: lofts}]", "[bridge]", "[nothing-there]"]);
            set_field(&action, "see", Some(see));
            write!(said, "references of {}: {see}", shown(&action))
        }
        (11, Some(action)) => {
            let field = random.one_of(&["title", "status", "owners", "number", "when", "see", "draft"]);
            set_field(&action, field, None);
            write!(said, "no {field} in {}", shown(&action))
        }
        (12, Some(action)) if actions.len() > 4 => {
            let to = action.with_file_name(format!("2.{}-renamed-{count}.md", random.below(30)));
            fs::rename(&action, &to).unwrap();
            write!(said, "{} is {}", shown(&action), shown(&to))
        }
        (13, Some(action)) if actions.len() > 4 => {
            fs::remove_file(&action).unwrap();
            write!(said, "{} is gone", shown(&action))
        }
        (14, _) => {
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
            write!(said, "{} is new", shown(&path))
        }
        (15, _) => {
            append(
                &site.join("glossary.yaml"),
                &format!("\n- {{term: Term {count}, means: Word {count}}}\n"),
            );
            write!(said, "a term")
        }
        (16, _) => {
            append(&site.join("owners.yaml"), &format!("\n- {{id: new-{count}, name: New body {count}}}\n"));
            write!(said, "an owner")
        }
        (17, _) => {
            save(&site.join("themes/civic/words/en.ftl"), &format!("owners = Owners {count}\n"));
            write!(said, "a word of the theme")
        }
        (18, _) => {
            let template =
                "{% extends \"civic/owners.html\" %}{% block main %}<p>Ours</p>{{ super() }}{% endblock %}";
            let path = site.join("themes/civic/templates/owners.html");
            if path.exists() && random.below(2) == 0 {
                fs::remove_file(&path).unwrap();
            } else {
                save(&path, &template.replace("Ours", &format!("Ours {count}")));
            }
            write!(said, "a template")
        }
        (19, _) => {
            save(&site.join("static/hello.txt"), &format!("Hello {count}\n"));
            write!(said, "a file")
        }
        (20, Some(action)) => {
            // Half a file, as an editor leaves it that writes bit by bit.
            let text = fs::read_to_string(&action).unwrap();
            let half = text.floor_char_boundary(random.below(text.len().max(1)));
            save(&action, &text[..half]);
            rest = Some((action.clone(), format!("{text}\nAnd more: {count}.\n")));
            write!(said, "half of {}", shown(&action))
        }
        (21, _) => {
            let draft = random.one_of(&["true", "false"]);
            if any.extension().is_some_and(|it| it == "md") {
                set_field(&any, "draft", Some(draft));
            }
            write!(said, "draft: {draft} in {}", shown(&any))
        }
        (_, _) => {
            append(&any, "\n");
            write!(said, "a line in {}", shown(&any))
        }
    }
    .unwrap();
    Edit { said, rest }
}
