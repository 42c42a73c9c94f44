//! What the commands say, and with which exit code.

use std::cell::RefCell;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A folder in which commands are run one after the other, and what they said.
struct Session {
    folder: tempfile::TempDir,
    transcript: RefCell<String>,
}

impl Session {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), transcript: RefCell::default() }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// Runs a command, and takes down what it says and how it ends, without how long it took.
    fn run(&self, arguments: &[&str]) {
        let output = Command::new(env!("CARGO_BIN_EXE_planpress"))
            .args(arguments)
            .current_dir(self.path())
            .env("NO_COLOR", "1")
            .env("SOURCE_DATE_EPOCH", "1276560000")
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        let place = self.path().canonicalize().unwrap();
        let said = said.replace(&place.display().to_string(), "[here]").replace('\\', "/");
        let said: Vec<String> = said
            .lines()
            .map(|line| match line.rsplit_once(", ") {
                Some((before, took)) if took.ends_with(" s.") => format!("{before}, [time]"),
                _ => line.trim_end().to_owned(),
            })
            .collect();
        let said = said.join("\n");
        let command: Vec<String> = arguments
            .iter()
            .map(|it| if it.contains(' ') { format!("\"{it}\"") } else { (*it).to_owned() })
            .collect();
        let (command, code) = (command.join(" "), output.status.code().unwrap());
        write!(self.transcript.borrow_mut(), "$ planpress {command}\n{}\n[{code}]\n\n", said.trim_end())
            .unwrap();
    }

    /// Takes down a file that a command wrote.
    fn show(&self, path: &str) {
        let text = self.read(path);
        writeln!(self.transcript.borrow_mut(), "$ cat {path}\n{text}").unwrap();
    }

    fn transcript(&self) -> String {
        self.transcript.borrow().clone()
    }
}

const PLAN: &str = "---\ntitle: A plan\nperiod: 2009 to 2012\n---\n";
const QUIET: &str = "checks: {no-base-url: off, no-accessibility-statement: off}\n";

#[test]
fn a_new_site_builds_without_a_problem() {
    let session = Session::new();
    session.run(&["new", "content"]);
    session.run(&["check"]);
    session.run(&["build"]);
    session.run(&["build"]);
    assert!(session.path().join("public/our-plan/actions/short-breaks/index.html").exists());
    insta::assert_snapshot!("a_new_site_builds_without_a_problem", session.transcript());
}

#[test]
fn a_plan_grows_by_commands() {
    let session = Session::new();
    session.run(&["new", "content"]);
    session.run(&["new", "outcome", "Carers are heard"]);
    session.run(&["new", "action", "Ask carers what they need: every year", "--in", "carers-are-heard"]);
    session.run(&["new", "action", "A second one", "--in", "2"]);
    session.show("content/our-plan/2-carers-are-heard/2.1-ask-carers-what-they-need-every-year.md");
    session.run(&["new", "plan", "Another plan"]);
    session.run(&["build"]);
    insta::assert_snapshot!("a_plan_grows_by_commands", session.transcript());
}

#[test]
fn new_overwrites_nothing_and_says_what_it_cannot_find() {
    let session = Session::new();
    session.run(&["new", "content"]);
    session.run(&["new", "content"]);
    session.run(&["new", "action", "Offer short breaks", "--in", "braeks"]);
    session.run(&["new", "action", "Short breaks", "--in", "breaks"]);
    session.run(&["new", "action", "1.2", "--in", "breaks"]);
    session.run(&["new", "outcome", "X", "--content", "nowhere"]);
    session.run(&["new"]);
    insta::assert_snapshot!("new_overwrites_nothing_and_says_what_it_cannot_find", session.transcript());
}

#[test]
fn with_errors_nothing_is_written_and_the_old_site_stays() {
    let session = Session::new();
    session.write("content/site.yaml", QUIET);
    session.write("content/plan.md", PLAN);
    session.write("content/1-a.md", "---\ntitle: A\n---\n");
    session.run(&["build"]);
    let before = session.read("public/actions/a/index.html");
    session.write("content/1-a.md", "---\ntilte: A\nstatus: fine\nwhen: soonish\n---\n");
    session.write("content/2-b.md", "---\ntitle: B\nsee: [3.3]\n---\n");
    session.run(&["build"]);
    assert_eq!(session.read("public/actions/a/index.html"), before);
    session.run(&["check"]);
    insta::assert_snapshot!("with_errors_nothing_is_written_and_the_old_site_stays", session.transcript());
}

#[test]
fn a_folder_that_is_not_ours_is_never_replaced() {
    let session = Session::new();
    session.write("content/site.yaml", QUIET);
    session.write("content/plan.md", PLAN);
    session.write("public/precious.txt", "mine");
    session.run(&["build"]);
    assert_eq!(session.read("public/precious.txt"), "mine");
    session.run(&["build", "--out", "content/site"]);
    session.run(&["build", "--out", "content/plan.md"]);
    session.run(&["build", "--out", "."]);
    fs::create_dir(session.path().join("empty")).unwrap();
    session.run(&["build", "--out", "empty"]);
    session.write("empty/CNAME", "plans.example.org");
    session.run(&["build", "--out", "empty"]);
    assert_eq!(session.read("empty/CNAME"), "plans.example.org");
    insta::assert_snapshot!("a_folder_that_is_not_ours_is_never_replaced", session.transcript());
}

#[test]
fn what_is_not_there_is_said() {
    let session = Session::new();
    session.run(&["build"]);
    session.run(&["check", "nowhere"]);
    fs::create_dir(session.path().join("content")).unwrap();
    session.run(&["build"]);
    session.run(&["build", "--as-of", "May 2010"]);
    session.run(&["bild"]);
    insta::assert_snapshot!("what_is_not_there_is_said", session.transcript());
}

#[test]
fn help_says_what_each_command_does_with_examples() {
    let session = Session::new();
    session.run(&["--help"]);
    session.run(&["build", "--help"]);
    session.run(&["check", "--help"]);
    session.run(&["new", "--help"]);
    session.run(&["new", "action", "--help"]);
    insta::assert_snapshot!("help_says_what_each_command_does_with_examples", session.transcript());
}

#[test]
fn a_broken_template_is_told_once_and_nothing_is_written() {
    let session = Session::new();
    session.write("content/site.yaml", QUIET);
    session.write("content/plan.md", PLAN);
    session.write("content/1-a.md", "---\ntitle: A\n---\n");
    session.write("content/2-b.md", "---\ntitle: B\n---\n");
    session.write(
        "content/themes/civic/templates/action.html",
        "{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ page.acton.title }}</h1>\n{% endblock main %}\n",
    );
    session.run(&["build"]);
    assert!(!session.path().join("public").exists());
    insta::assert_snapshot!("a_broken_template_is_told_once_and_nothing_is_written", session.transcript());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_site() {
    // A file size limit stands for a full disk: writing ends in an error either way.
    let session = Session::new();
    session.write("content/site.yaml", QUIET);
    session.write("content/plan.md", PLAN);
    session.write("content/1-a.md", "---\ntitle: A\n---\n");
    session.run(&["build"]);
    let before = session.read("public/actions/a/index.html");
    session.write("content/1-a.md", &format!("---\ntitle: B\n---\n{}\n", "long ".repeat(20_000)));
    let script = format!("trap '' XFSZ; ulimit -f 20; exec '{}' build 2>&1", env!("CARGO_BIN_EXE_planpress"));
    let output = Command::new("bash").arg("-c").arg(script).current_dir(session.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("file too large"), "{said}");
    assert_eq!(session.read("public/actions/a/index.html"), before);
}
