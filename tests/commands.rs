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

    /// Takes down the files of a folder, those that hold pages or their style left out.
    fn list(&self, path: &str) {
        let folder = self.path().join(path);
        let files: Vec<String> = walkdir::WalkDir::new(&folder)
            .sort_by_file_name()
            .into_iter()
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| entry.path().strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/"))
            .filter(|path| !path.ends_with(".html") && !path.starts_with("assets/"))
            .collect();
        writeln!(self.transcript.borrow_mut(), "$ find {path} -not -name '*.html'\n{}\n", files.join("\n"))
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
/// Without a search, whose files have names of their own at every change.
fn quiet() -> String {
    format!("{}search: false\n", crate::quiet())
}

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
fn editors_are_told_of_what_is_new_and_settings_stay_as_they_are() {
    let session = Session::new();
    session.run(&["schema"]);
    session.run(&["schema", "--kind", "redirects"]);
    session.run(&["new", "content"]);
    session.list("content");
    session.run(&["schema"]);
    let owners = session.read("content/owners.yaml");
    session.write("content/owners.yaml", &format!("{owners}- {{id: library, name: Library Service}}\n"));
    session.write("content/.vscode/settings.json", "{}\n");
    session.run(&["schema"]);
    assert_eq!(session.read("content/.vscode/settings.json"), "{}\n");
    assert!(session.read("content/.planpress/schema/plan.json").contains("\"library\""));
    assert!(session.read("content/.vscode/planpress.code-snippets").contains("council,adult-care,library"));
    session.write("content/.planpress/own.md", "# Not content\n");
    session.run(&["build"]);
    assert!(
        !session.path().join("public/.planpress").exists() && !session.path().join("public/.vscode").exists()
    );
    session.run(&["check", "content", "--format", "short", "--only", "unused-owner"]);
    session.run(&["schema", "--kind", "acton"]);
    session.run(&["schema", "nowhere", "--kind", "action"]);
    // Where one file cannot be written, none is.
    session.write("content/owners.yaml", &owners);
    fs::remove_file(session.path().join("content/.vscode/planpress.code-snippets")).unwrap();
    session.write("content/.vscode/planpress.code-snippets/x", "a folder");
    session.run(&["schema"]);
    assert!(session.read("content/.planpress/schema/plan.json").contains("\"library\""));
    insta::assert_snapshot!(
        "editors_are_told_of_what_is_new_and_settings_stay_as_they_are",
        session.transcript()
    );
}

#[test]
fn with_errors_nothing_is_written_and_the_old_site_stays() {
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
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
    session.write("content/site.yaml", &quiet());
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
    session.run(&["build", "--as-of", "2010-05-31T10:00"]);
    session.run(&["bild"]);
    insta::assert_snapshot!("what_is_not_there_is_said", session.transcript());
}

#[test]
fn help_says_what_each_command_does_with_examples() {
    let session = Session::new();
    session.run(&["--help"]);
    session.run(&["build", "--help"]);
    session.run(&["serve", "--help"]);
    session.run(&["check", "--help"]);
    session.run(&["new", "--help"]);
    session.run(&["new", "outcome", "--help"]);
    session.run(&["new", "action", "--help"]);
    session.run(&["import", "--help"]);
    session.run(&["schema", "--help"]);
    insta::assert_snapshot!("help_says_what_each_command_does_with_examples", session.transcript());
}

#[test]
#[cfg(feature = "import")]
fn import_writes_over_nothing_and_says_what_it_cannot_read() {
    let session = Session::new();
    session.write(
        "plan.csv",
        "No,Action,Lead,Target\n1,Ask carers,Carers Team,June 2026\n2,Tell doctors,NHS,Completed\n",
    );
    session.run(&["import", "plan.csv", "--into", "content/carers", "--dry-run"]);
    assert!(!session.path().join("content").exists());
    session.run(&["import", "plan.csv", "--into", "content/carers", "--save-map", "map.yaml"]);
    session.run(&["check"]);
    session.run(&["import", "plan.csv", "--into", "content/carers"]);
    session.run(&["import", "plan.csv", "--into", "content/carers", "--map", "map.yaml", "--force"]);
    session.write("plan.csv", "No,Action,Lead,Target\n1,Ask every carer,Carers Team,June 2026\n");
    session.run(&["import", "plan.csv", "--into", "content/carers", "--force"]);
    // Another plan in the same site: the owners of both stand in one file.
    session.run(&["import", "plan.csv", "--into", "content/more-carers"]);
    session.run(&["check"]);
    session.write("map.yaml", "columns: {Target: somewhen}\n");
    session.run(&["import", "plan.csv", "--into", "content/other", "--map", "map.yaml"]);
    session.write("words.txt", "Only some words, and no table.\n");
    session.run(&["import", "words.txt", "--into", "content/other"]);
    session.write("plan.pdf", "%PDF-1.7\n");
    session.run(&["import", "plan.pdf", "--into", "content/other"]);
    session.run(&["import", "nothing.docx", "--into", "content/other"]);
    session.run(&["import", "plan.csv", "--into", "content/2026"]);
    session.write("people.csv", "Name,Town\nAnn,Leeds\nBob,York\n");
    session.run(&["import", "people.csv", "--into", "content/other"]);
    assert!(!session.path().join("content/other").exists());
    insta::assert_snapshot!("import_writes_over_nothing_and_says_what_it_cannot_read", session.transcript());
}

#[test]
#[cfg(feature = "import")]
fn import_leaves_everything_as_it_was_where_it_cannot_write_all() {
    let session = Session::new();
    session.write("plan.csv", "No,Action,Lead,Target\n1,Ask carers,Carers Team,June 2026\n");
    let into = ["import", "plan.csv", "--into", "content/carers", "--force"];
    let owners = session.path().join("content/owners.yaml");
    for bytes in [&b"- id: a\n  name: Caf\xe9\n"[..], b"[{id: a, name: A}]\n", b"- id: [\n"] {
        session.write("content/owners.yaml", "");
        std::io::Write::write_all(&mut fs::File::create(&owners).unwrap(), bytes).unwrap();
        session.run(&into);
        assert_eq!(fs::read(&owners).unwrap(), bytes);
    }
    fs::remove_file(&owners).unwrap();
    fs::create_dir(&owners).unwrap();
    session.run(&into);
    fs::remove_dir(&owners).unwrap();
    fs::create_dir_all(session.path().join("content/carers/plan.md")).unwrap();
    session.run(&into);
    fs::remove_dir(session.path().join("content/carers/plan.md")).unwrap();
    session.list("content");
    session.write("content/file", "words\n");
    session.run(&["import", "plan.csv", "--into", "content/file"]);
    session.run(&["import", "plan.csv", "--into", "content/file/carers"]);
    session.run(&["import", "plan.csv", "--into", "content/carers", "--save-map", "plan.csv", "--force"]);
    session.run(&["import", "plan.csv", "--into", "content/carers", "--save-map", "content/carers/plan.md"]);
    session.run(&["import", "content", "--into", "content/carers"]);
    session.list(".");
    insta::assert_snapshot!(
        "import_leaves_everything_as_it_was_where_it_cannot_write_all",
        session.transcript()
    );
}

#[test]
fn a_broken_template_is_told_once_and_nothing_is_written() {
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
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

#[test]
fn check_finds_the_mistakes_of_a_theme_and_writes_nothing() {
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
    session.write("content/plan.md", PLAN);
    session.write("content/1-a.md", "---\ntitle: A\n---\n");
    session.write("content/2-b.md", "---\ntitle: B\n---\n");
    session.write(
        "content/themes/civic/templates/action.html",
        "{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ page.acton.title }}</h1>\n{% endblock main %}\n",
    );
    session.run(&["check"]);
    assert!(!session.path().join("public").exists());
    insta::assert_snapshot!("check_finds_the_mistakes_of_a_theme_and_writes_nothing", session.transcript());
}

#[test]
fn files_beside_the_pages_are_published_with_them() {
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
    session.write("content/county/plan.md", PLAN);
    session.write("content/county/1-breaks/outcome.md", "# Breaks\n");
    session.write(
        "content/county/1-breaks/1.1-respite.md",
        "# Respite\n![A house by the sea](house.png)\n[Easy Read](/easy-read.pdf)\n",
    );
    session.write("content/county/1-breaks/house.png", "a picture");
    session.write("content/county/accounts.xlsx", "figures");
    session.write("content/pages/about.md", "# About\n[How](how.pdf)\n");
    session.write("content/pages/how.pdf", "how");
    session.write("content/static/easy-read.pdf", "easy");
    session.write("content/static/README.md", "about these files");
    session.write("content/static/robots.txt", "User-agent: *\nDisallow: /\n");
    session.write("content/static/.well-known/security.txt", "Contact: web@example.gov.uk\n");
    // None of these is content.
    session.write("content/README.md", "# How we keep these files\n");
    session.write("content/county/readme.md", "# How we keep these files\n");
    session.write("content/county/_old/1.2-x.md", "# X\n");
    session.write("content/county/_notes.md", "# Notes\n");
    session.write("content/county/.obsidian/x.md", "# X\n");
    session.write("content/county/plan.md~", PLAN);
    session.write("content/county/1-breaks/1.1-respite.md.bak", "private");
    session.write("content/county/Thumbs.db", "pictures");
    session.run(&["build"]);
    session.list("public");
    let respite = session.read("public/county/actions/respite/index.html");
    assert!(respite.contains("src=\"../../../county/1-breaks/house.png\""), "{respite}");
    assert!(respite.contains("href=\"../../../easy-read.pdf\""), "{respite}");
    assert!(session.read("public/about/index.html").contains("href=\"../how.pdf\""));
    assert!(session.read("public/robots.txt").contains("Disallow: /"));
    insta::assert_snapshot!("files_beside_the_pages_are_published_with_them", session.transcript());
}

#[test]
fn files_beside_a_hidden_draft_are_not_published() {
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
    session.write("content/county/plan.md", PLAN);
    session.write("content/county/1-breaks/outcome.md", "# Breaks\n");
    session.write("content/county/2-new/outcome.md", "---\ntitle: New\ndraft: true\n---\n");
    session.write("content/county/2-new/below/secret.png", "a picture");
    session.write("content/draft-2013/plan.md", "---\ntitle: Next\ndraft: true\n---\n");
    session.write("content/draft-2013/secret.pdf", "secret");
    session.write("content/draft-2013.pdf", "not beside it");
    session.run(&["build"]);
    session.list("public");
    session.run(&["build", "--drafts"]);
    session.list("public");
    session.write("content/county/1-breaks/outcome.md", "# Breaks\n[Next](../../draft-2013/secret.pdf)\n");
    session.run(&["check", "--drafts"]);
    session.run(&["check"]);
    insta::assert_snapshot!("files_beside_a_hidden_draft_are_not_published", session.transcript());
}

#[test]
fn a_site_that_is_a_hidden_draft_publishes_its_static_files_alone() {
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
    session.write("content/plan.md", "---\ntitle: Next\ndraft: true\n---\n");
    session.write("content/secret.pdf", "secret");
    session.write("content/1-breaks/secret.png", "secret");
    session.write("content/static/logo.png", "a picture");
    session.write("content/pages/soon.md", "# Soon\n");
    session.write("content/pages/soon.pdf", "soon");
    session.run(&["build"]);
    session.list("public");
    insta::assert_snapshot!(
        "a_site_that_is_a_hidden_draft_publishes_its_static_files_alone",
        session.transcript()
    );
}

#[test]
fn two_files_that_want_one_address_are_a_mistake_in_the_content() {
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
    session.write("content/county/plan.md", PLAN);
    session.write("content/county/1-a.md", "# A\n");
    session.write("content/pages/map.png", "one");
    session.write("content/static/map.png", "other");
    session.write("content/static/county/actions/a/index.html", "mine");
    session.write("content/static/404.html", "mine");
    session.write("content/static/county/years", "a file");
    session.write("content/static/robots.txt/x", "a file");
    session.write("content/static/.planpress-manifest", "mine");
    session.write("content/static/search/pagefind/own.js", "mine");
    session.write("content/static/plan.md", "# A plan of static things\n");
    session.run(&["build"]);
    assert!(!session.path().join("public").exists());
    insta::assert_snapshot!(
        "two_files_that_want_one_address_are_a_mistake_in_the_content",
        session.transcript()
    );
}

#[test]
fn old_addresses_are_pages_that_lead_on() {
    let session = Session::new();
    session.write("content/site.yaml", &format!("base_url: https://example.gov.uk/plans/\n{}", quiet()));
    session.write("content/plan.md", PLAN);
    session.write("content/1-a.md", "---\ntitle: A\nwas-at: [b]\n---\n");
    session.write("content/redirects.yaml", "- {from: /old.htm, to: /actions/a/}\n");
    session.run(&["build"]);
    for (page, to) in
        [("public/actions/b/index.html", "../../actions/a/"), ("public/old.htm", "./actions/a/")]
    {
        let html = session.read(page);
        assert!(html.contains(&format!("url={to}")), "{html}");
        assert!(html.contains(&format!("href=\"{to}\"")), "{html}");
    }
    // An address that is no more is in no list of what there is.
    assert!(!session.read("public/sitemap.xml").contains("actions/b"));
}

#[test]
fn the_page_for_a_wrong_address_works_wherever_it_is_shown() {
    let session = Session::new();
    session
        .write("content/site.yaml", &format!("base_url: https://example.gov.uk/plans/county/\n{}", quiet()));
    session.write("content/plan.md", PLAN);
    session.run(&["build"]);
    let page = session.read("public/404.html");
    let addresses: Vec<&str> = page
        .split(['"', '=', ' ', '>'])
        .filter(|it| it.starts_with('/') || it.starts_with("./") || it.starts_with("../"))
        .collect();
    assert!(addresses.len() > 2, "{page}");
    assert!(addresses.iter().all(|it| it.starts_with("/plans/county/")), "{addresses:?}");
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let session = Session::new();
    let files = [
        ("site.yaml", format!("title: Plans\n{}", quiet())),
        ("plan.md", PLAN.to_owned()),
        ("owners.yaml", "- {id: pct, name: Primary Care Trust}\n".to_owned()),
        (
            "1-a.md",
            "---\ntitle: A\nowners: pct\nwhy: |\n  One line\n  and more\n---\n# One\n\nA text\nin lines.\\\nBroken.\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n"
                .to_owned(),
        ),
    ];
    for (path, text) in &files {
        session.write(&format!("unix/{path}"), text);
        session.write(&format!("windows/{path}"), &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    for content in ["unix", "windows"] {
        session.run(&["build", content, "--out", &format!("{content}-site")]);
    }
    assert!(session.transcript().contains("no problems"), "{}", session.transcript());
    for page in ["index.html", "actions/a/index.html", "whole/index.html", ".planpress-manifest"] {
        let (unix, windows) =
            (session.read(&format!("unix-site/{page}")), session.read(&format!("windows-site/{page}")));
        assert_eq!(unix, windows, "{page}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_of_any_name_is_published_again_and_again() {
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
    session.write("content/plan.md", PLAN);
    session.write("content/a\\b #1 100%?.pdf", "a name of another system");
    session.write("content/two\nlines.pdf", "a name that no list can hold");
    session.run(&["build"]);
    fs::remove_file(session.path().join("content/two\nlines.pdf")).unwrap();
    session.run(&["build"]);
    session.run(&["build"]);
    insta::assert_snapshot!("a_file_of_any_name_is_published_again_and_again", session.transcript());
}

#[cfg(unix)]
#[test]
fn the_site_is_never_written_into_its_content() {
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
    session.write("content/plan.md", PLAN);
    session.run(&["build", "--out", "nowhere/../content/site"]);
    session.run(&["build", "--out", "content/../content/site"]);
    std::os::unix::fs::symlink("gone", session.path().join("dangling")).unwrap();
    session.run(&["build", "--out", "dangling"]);
    session.run(&["build", "--out", "new/../content"]);
    session.run(&["build", "--out", "new/site"]);
    let left: Vec<String> = walkdir::WalkDir::new(session.path())
        .min_depth(1)
        .max_depth(1)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(left, ["content", "dangling", "new"]);
    insta::assert_snapshot!("the_site_is_never_written_into_its_content", session.transcript());
}

#[test]
fn new_makes_nothing_that_cannot_be_built() {
    let session = Session::new();
    session.run(&["new", "content"]);
    session.run(&["new", "plan", "Owners"]);
    session.run(&["new", "plan", "Pages"]);
    session.run(&["new", "plan", "About"]);
    session.run(&["new", "plan", "EN"]);
    session.run(&["new", "plan", "Our plan"]);
    session.run(&["new", "outcome", "Actions"]);
    session.run(&["new", "plan", "2010"]);
    session.run(&["new", "outcome", "24/7", "--in", "plan-2010"]);
    session.run(&["new", "action", "365", "--in", "outcome-24-7"]);
    session.run(&["new", "action", "A card for every carer", "--in", "our-plan"]);
    session.run(&["new", "outcome", "Carers are heard", "--in", "our-plan"]);
    session.run(&["new", "outcome", "At night", "--in", "breaks"]);
    session.list("content");
    session.run(&["check"]);
    insta::assert_snapshot!("new_makes_nothing_that_cannot_be_built", session.transcript());
}

#[test]
fn advice_can_be_typed_as_it_stands() {
    let session = Session::new();
    session.run(&["new", "our site"]);
    session.run(&["new", "plan", "Carers", "--content", "our site"]);
    session.run(&["new", "outcome", "Breaks", "--in", "carers", "--content", "our site"]);
    session.run(&["new", "$HOME \"x\""]);
    session.run(&["build", "their site"]);
    session.run(&["new", "plan", "X", "--content", "nowhere"]);
    session.run(&["new", "action", "X", "--in", "x", "--content", "nowhere"]);
    assert!(!session.path().join("nowhere").exists());
    insta::assert_snapshot!("advice_can_be_typed_as_it_stands", session.transcript());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_site() {
    // A file size limit stands for a full disk: writing ends in an error either way.
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
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

/// A plan with a slip that stands twice, a weakness, and letters that formats have to keep apart.
fn weak_site(session: &Session) {
    session.write("content/site.yaml", &quiet().replace("no-lead: off", "no-lead: warning"));
    session.write("content/owners.yaml", "- {id: team, name: \"Team: A, B & C\"}\n");
    session.write("content/plan.md", PLAN);
    session.write("content/1-é.md", "---\nid: e\ntitle: 100 % “é”\nowners: [taem]\n---\n");
    session.write("content/2-b.md", "---\ntitle: B\nowners: [taem]\nsee: [e]\n---\n");
    session.write("content/3-c.md", "---\ntitle: C\nowners: [{owner: team, role: joint}]\n---\n");
}

#[test]
fn what_is_found_can_be_printed_for_people_editors_and_programs() {
    let session = Session::new();
    weak_site(&session);
    session.run(&["check"]);
    for format in ["short", "json", "github", "sarif"] {
        session.run(&["check", "--format", format]);
    }
    insta::assert_snapshot!(
        "what_is_found_can_be_printed_for_people_editors_and_programs",
        session.transcript()
    );
}

/// What an editor waits for, line by line.
#[test]
fn a_check_that_watches_tells_all_again_after_each_change() {
    use std::io::{BufRead, BufReader};
    let session = Session::new();
    weak_site(&session);
    let mut checking = Command::new(env!("CARGO_BIN_EXE_planpress"))
        .args(["check", ".", "--watch", "--format", "short", "--only", "unknown-owner"])
        .current_dir(session.path().join("content"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(checking.stderr.take().unwrap()).lines().map(Result::unwrap);
    let mut round = || said.by_ref().take_while(|line| !line.starts_with("Waiting")).collect::<Vec<_>>();
    assert_eq!(round(), ["Looking for mistakes.", ".: 2 errors (1 not told)."].map(str::to_owned));
    // What editors and planpress keep for themselves is no change.
    session.write("content/.planpress/schema/x.yaml", "x: y\n");
    session.write("content/2-b.md", "---\ntitle: B\nowners: [team]\nsee: [e]\n---\n");
    session.write("content/1-é.md", "---\nid: e\ntitle: A\nowners: [team]\n---\n");
    let mut last = round();
    while !last[1].contains("no problems") {
        last = round();
    }
    assert_eq!(last[0], "Looking for mistakes.");
    checking.kill().unwrap();
    let mut told = String::new();
    std::io::Read::read_to_string(&mut checking.stdout.take().unwrap(), &mut told).unwrap();
    checking.wait().unwrap();
    assert!(told.starts_with("./1-é.md:4:10: error[unknown-owner]: no owner is called `taem`"), "{told}");
}

#[test]
fn a_check_tells_what_was_asked_for_and_fails_by_what_is_denied() {
    let session = Session::new();
    weak_site(&session);
    session.run(&["check", "--format", "short", "--only", "no-lead"]);
    session.run(&["check", "--format", "short", "--skip", "unknown-owner"]);
    session.run(&["check", "--format", "short", "--skip", "unknown-owner", "--deny", "warnings"]);
    session.run(&["check", "--format", "short", "--skip", "unknown-owner", "--deny", "no-lead"]);
    session.run(&["check", "--format", "short", "--only", "no-laed"]);
    session.run(&["explain", "no-laed"]);
    session.run(&["explain", "warning[no-lead]"]);
    insta::assert_snapshot!(
        "a_check_tells_what_was_asked_for_and_fails_by_what_is_denied",
        session.transcript()
    );
}

#[test]
fn what_takes_no_judgement_is_mended_in_the_files_and_nothing_else_changes() {
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
    session.write("content/owners.yaml", "- {id: team, name: Community Team}\n");
    session.write(
        "content/plan.md",
        "---\ntitle: A plan # ours\nperiod: 2009 to 2012\nreviewed: in May 2010\n---\n",
    );
    // Comments, quotes, layout, a mark at the beginning and the ends of lines stay.
    session.write(
        "content/1-a.md",
        "\u{feff}---\r\ntilte:   A   # the first\r\nowners: [ 'taem' ]\r\nstaus: complet\r\n---\r\nSee [[bb]].\r\n",
    );
    session.write("content/2-b.md", "---\nid: b\ntitle: B\nsee: [cc]\nstatus: fine\n---\n");
    session.write(
        "content/3-cd.md",
        "---\nid: cd\ntitle: C\nwas-at: [before]\nconfirmed: 10th of May 2010\n---\n",
    );
    session.write("content/4-e.md", "---\ntitle: E\nsee: [before]\n---\n");
    session.write("content/redirects.yaml", "- {from: /old/, to: /actions/before/} # since 2009\n");
    session.run(&[
        "check",
        "--fix",
        "--format",
        "short",
        "--only",
        "unknown-owner",
        "--only",
        "unknown-field",
    ]);
    session.run(&["check", "--fix", "--format", "short"]);
    session.run(&["check", "--fix", "--format", "short"]);
    let text = session.read("content/1-a.md").replace('\r', "<CR>").replace('\u{feff}', "<BOM>");
    writeln!(session.transcript.borrow_mut(), "content/1-a.md:\n{text}").unwrap();
    for path in ["2-b.md", "3-cd.md", "4-e.md", "plan.md", "redirects.yaml"] {
        session.show(&format!("content/{path}"));
    }
    session.list("content");
    insta::assert_snapshot!(
        "what_takes_no_judgement_is_mended_in_the_files_and_nothing_else_changes",
        session.transcript()
    );
}

#[test]
fn the_readiness_report_is_written_where_only_staff_find_it() {
    let session = Session::new();
    session.write("content/site.yaml", &quiet());
    session.write("content/plan.md", PLAN);
    session.write("content/1-a.md", "---\ntitle: A\n---\n");
    session.run(&["check", "--report", "readiness.html"]);
    let first = session.read("readiness.html");
    session.write("content/2-b.md", "---\ntitle: B\n---\n");
    session.run(&["check", "--report", "readiness.html", "--format", "json"]);
    assert_ne!(session.read("readiness.html"), first);
    // Nothing else is written over, and nothing is put where the public is.
    session.write("notes.html", "mine");
    session.run(&["check", "--report", "notes.html"]);
    assert_eq!(session.read("notes.html"), "mine");
    session.run(&["check", "--report", "content"]);
    session.run(&["check", "--report", "reports/readiness.html"]);
    session.run(&["check", "--report", "content/readiness.html"]);
    session.run(&["build"]);
    fs::create_dir(session.path().join("public/files")).unwrap();
    session.run(&["check", "--report", "public/files/readiness.html"]);
    // What is told and what fails is as without it.
    session.write("content/1-a.md", "---\ntitle: A\nwhen: {when: by March 2010}\nstatus: on-track\n---\n");
    session.write("content/site.yaml", "checks: {no-base-url: off, no-accessibility-statement: off}\n");
    session.run(&["check", "--report", "readiness.html", "--only", "overdue", "--deny", "warnings"]);
    session.write("content/1-a.md", "---\ntilte: A\n---\n");
    let before = session.read("readiness.html");
    session.run(&["check", "--report", "readiness.html", "--only", "overdue"]);
    session.run(&["check", "--report", "other.html"]);
    assert_eq!(session.read("readiness.html"), before);
    assert!(!session.path().join("other.html").exists());
    insta::assert_snapshot!("the_readiness_report_is_written_where_only_staff_find_it", session.transcript());
}
