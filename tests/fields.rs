//! The pages of the manual on every field say what the types say.
//!
//! `PLANPRESS_ACCEPT=1` writes them anew: `content/pages/manual/fields/`.

use crate::examples::markdown_files;
use planpress::diagnostics::Problems;
use planpress::files::Sources;
use planpress::markup::{Node, parse};
use planpress::model::accessibility::{Accessibility, Barrier, Tested};
use planpress::model::action::{Action, Milestone, Step};
use planpress::model::facts::{Evidence, Risk, Update, YearEntry};
use planpress::model::language::Languages;
use planpress::model::look::{Colours, Font, Logo, Look, OwnLink, SharedPicture, Tint};
use planpress::model::measure::Measure;
use planpress::model::outcome::{Outcome, Response};
use planpress::model::owner::{Contact, Owner, Ownership};
use planpress::model::plan::{Level, Outside, Plan, PlanTerms};
use planpress::model::read::{FieldDoc, Reader, Value};
use planpress::model::reference::See;
use planpress::model::report::Report;
use planpress::model::site::{Licence, PageFields, Redirect, Site, Term};
use planpress::model::status::StatusWord;
use planpress::model::time::{Due, Earlier};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// A kind of entry and its page.
struct Kind {
    /// The name of its type.
    entry: &'static str,
    /// What messages call it.
    what: &'static str,
    fields: Vec<FieldDoc>,
    /// The field that a text alone stands for.
    short: Option<&'static str>,
    /// The name of its page.
    page: &'static str,
    /// What readers know it by.
    name: &'static str,
    /// What it is and where it stands.
    about: &'static str,
    reads: fn(&Node, &mut Reader<'_>) -> bool,
}

impl Kind {
    /// What its page is called.
    fn title(&self) -> String {
        format!("{}: its fields", self.name)
    }
}

macro_rules! kind {
    ($entry:ident, $short:expr, $page:literal, $name:literal, $about:literal) => {
        Kind {
            entry: $entry::ENTRY.unwrap(),
            what: $entry::HOLDS,
            fields: $entry::fields(),
            short: $short,
            page: $page,
            name: $name,
            about: $about,
            reads: |node, reader| $entry::read(node, reader).is_some(),
        }
    };
    ($entry:ident, $page:literal, $name:literal, $about:literal) => {
        kind!($entry, $entry::SHORT, $page, $name, $about)
    };
}

/// Those that have a file, or stand in a list that is a file.
fn files() -> Vec<Kind> {
    vec![
        kind!(
            Action,
            "action",
            "An action",
            "An action is one promise. It has a file of its own. These fields stand at the top of the file, between two lines of `---`."
        ),
        kind!(
            Outcome,
            "outcome",
            "An outcome",
            "An outcome is a folder with actions in it. Your plan may call it an aim, a priority or a recommendation. These fields stand at the top of its `outcome.md`."
        ),
        kind!(
            Plan,
            "plan",
            "A plan",
            "A plan is a folder with outcomes and actions in it. These fields stand at the top of its `plan.md`."
        ),
        kind!(
            Owner,
            "owner",
            "An owner in the list",
            "The file `owners.yaml` is a list of everyone who owns something. Each of them can have these fields."
        ),
        kind!(
            Term,
            "term",
            "A word in the glossary",
            "The file `glossary.yaml` is a list of words and what they mean. Each of them can have these fields."
        ),
        kind!(Site, "site", "The site", "The file `site.yaml` holds the settings of the whole website."),
        kind!(
            PageFields,
            "page",
            "A page of your own",
            "Any `.md` file in the folder `pages` is a page of your own. These fields stand at its top."
        ),
        kind!(
            Redirect,
            "redirect",
            "An old address",
            "The file `redirects.yaml` is a list of old addresses and where they lead now. Each of them can have these fields."
        ),
    ]
}

/// Those that stand inside others.
fn parts() -> Vec<Kind> {
    vec![
        kind!(
            Ownership,
            "ownership",
            "An owner of something",
            "One owner of an action, an outcome, a step or a milestone."
        ),
        kind!(Due, "time", "A time", "One time of something."),
        kind!(Earlier, "earlier-time", "An earlier time", "A time that was planned before the present one."),
        kind!(YearEntry, "year", "A year", "What was planned and done in one year."),
        kind!(Step, "step", "A step", "A part of an action."),
        kind!(Milestone, "milestone", "A milestone", "A point on the way."),
        kind!(Measure, "measure", "A measure", "Something that is counted."),
        kind!(Update, "update", "An update", "A note on how it is going."),
        kind!(
            See,
            None,
            "reference",
            "A reference",
            "A link to another action or outcome, or to a document. A number or an id alone means `see`. A reference has one of these kinds."
        ),
        kind!(Risk, "risk", "A risk", "Something that might go wrong."),
        kind!(Evidence, "evidence", "A piece of evidence", "Something that shows what was done."),
        kind!(Response, "response", "A response", "The answer to a recommendation."),
        kind!(Level, "level", "The name of a level", "What your plan calls its outcomes or its actions."),
        kind!(
            StatusWord,
            "status",
            "A status mark",
            "What one mark of your plan means. It stands under `statuses`, below the mark."
        ),
        kind!(Outside, "document", "A document outside", "A document that is not on this website."),
        kind!(Contact, "contact", "A contact", "How to reach somebody."),
        kind!(
            Report,
            "report",
            "Where to report",
            "Where readers tell what is wrong with a page, or what they know of an action. It stands under `report` in `site.yaml`."
        ),
        kind!(
            Look,
            "look",
            "The look of the site",
            "How the site looks, beyond its theme. It stands under `look` in `site.yaml`."
        ),
        kind!(Logo, "logo", "A logo", "The picture at the top of every page."),
        kind!(
            SharedPicture,
            "picture",
            "A picture for links",
            "The picture that other websites show beside a link to this one."
        ),
        kind!(
            Colours,
            "colours",
            "The colours of the site",
            "The colours that you set. Those that you leave out are those of the theme. A colour needs quotes around it, because YAML takes what follows a `#` for a note. planpress works out whether everyone can read what has the colour. If not, it says so and names the nearest colour that they can read."
        ),
        kind!(
            Tint,
            "colour",
            "A colour",
            "A colour on light pages, and the one on dark pages. Some readers choose to have dark pages."
        ),
        kind!(
            Font,
            "font",
            "A font",
            "A font of your own. Readers get it from your site, and no other website hears of them."
        ),
        kind!(OwnLink, "link", "A link around the page", "A link at the top or the foot of every page."),
        kind!(Licence, "licence", "A licence", "How others may use what you publish."),
        kind!(
            Accessibility,
            "accessibility",
            "The accessibility statement",
            "The law asks public bodies for this statement. It is made from these fields."
        ),
        kind!(
            Barrier,
            "barrier",
            "A fault",
            "Something on the site that not everyone can use. The accessibility statement lists it."
        ),
        kind!(Tested, "test", "A test", "How you tested that everyone can use the site."),
    ]
}

/// Where an example stands that is read by itself.
fn sources(example: &str) -> Sources {
    Sources::of_texts([("example.yaml", example), ("plan.md", "---\nperiod: 2009 to 2012\n---\n")])
}

/// What is wrong with an example.
fn wrong_with(kind: &Kind, example: &str) -> Option<String> {
    let sources = sources(example);
    let languages = Languages::new(vec!["en".to_owned(), "cy".to_owned()]);
    let mut problems = Problems::default();
    let document = |path: &str, problems: &mut Problems| {
        let (number, source) = sources.find(path).unwrap();
        parse(number, source, problems).fields
    };
    let plan = document("plan.md", &mut problems);
    let terms = PlanTerms::read(&plan, &mut Reader::new(&languages, None, &sources, &mut problems));
    let fields = document("example.yaml", &mut problems);
    let read = (kind.reads)(&fields, &mut Reader::new(&languages, Some(&terms), &sources, &mut problems));
    let told: Vec<&str> = problems.as_slice().iter().map(|it| it.message.as_str()).collect();
    (!read || !told.is_empty()).then(|| format!("{}: {told:?} in\n{example}", kind.entry))
}

#[test]
fn every_field_has_an_example_that_is_read_without_a_problem() {
    let mut wrong = Vec::new();
    for kind in files().iter().chain(&parts()) {
        for field in &kind.fields {
            if !field.example.starts_with(&format!("{}: ", field.name)) {
                wrong.push(format!("{}: {} has no example of its own", kind.entry, field.name));
            }
        }
        let examples: Vec<&str> = kind.fields.iter().map(|field| field.example).collect();
        if kind.entry == "See" {
            // A reference is of one kind.
            let (place, kinds) = examples.split_last().unwrap();
            wrong.extend(kinds.iter().filter_map(|it| wrong_with(kind, &format!("{it}\n{place}\n"))));
        } else {
            wrong.extend(wrong_with(kind, &format!("{}\n", examples.join("\n"))));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a field holds, with a link to the page of what it is made of.
fn holds(field: &FieldDoc, pages: &BTreeMap<&str, (&str, &str)>) -> String {
    let one = match field.entry {
        None => field.holds.to_owned(),
        Some(entry) => {
            let (what, page) = pages.get(entry).unwrap_or_else(|| panic!("{entry} has no page"));
            if *what == field.holds || entry == "See" {
                format!("[{what}]({page}.md)")
            } else {
                format!("{}: for each, [{what}]({page}.md)", field.holds)
            }
        }
    };
    if field.many { format!("{one}, or a list of them") } else { one }
}

fn page(kind: &Kind, pages: &BTreeMap<&str, (&str, &str)>) -> String {
    let mut text = format!("---\ntitle: \"{}\"\n---\n\n{}\n", kind.title(), kind.about);
    if let Some(short) = kind.short {
        let _ = write!(text, "\nIf you write a text alone, it stands for `{short}`.\n");
    }
    text.push_str("\n[All fields](index.md) has the other kinds.\n");
    for field in &kind.fields {
        let doc = field.doc.split_whitespace().collect::<Vec<_>>().join(" ");
        let needed = if field.required { " It has to be there." } else { "" };
        let _ = write!(text, "\n## {}\n\n{doc}{needed}\n\n", field.name);
        let _ = write!(text, "It holds {}.\n\n", holds(field, pages));
        let _ = write!(text, "```yaml\n{}\n```\n", field.example);
    }
    text
}

fn index(files: &[Kind], parts: &[Kind]) -> String {
    let mut text = "---\ntitle: All fields\nsummary: Everything that you can write in the files of a plan, field by field.\n---\n\n\
        A field is a name, a colon and what it holds: `title: A break for carers`. All fields may be left out, \
        unless their page says that they have to be there. [How to write a plan](../../manual.md) shows them at work.\n\n\
        - A *text* is written as you write everything else: a word or several paragraphs, with links and lists if you like.\n\
        - A *line of text* is a text without links or lists.\n\
        - A *list* stands in square brackets, with commas: `[scs, pct]`. Or each item has a line of its own that begins with `- `.\n\
        - Several fields that belong together stand in curly brackets: `{when: March 2010, what: A leaflet}`.\n\
        - A text with a colon and a space in it needs quotes around it: `\"Breaks: a guide\"`.\n\n"
        .to_owned();
    for (heading, kinds) in [("In a file of its own", files), ("Inside other fields", parts)] {
        let _ = write!(text, "## {heading}\n\n");
        for kind in kinds {
            let _ = writeln!(text, "- [{}]({}.md)", kind.title(), kind.page);
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content/pages/manual/fields")
}

#[test]
fn the_pages_on_fields_say_what_the_types_say() {
    let (files, parts) = (files(), parts());
    let all = || files.iter().chain(&parts);
    let pages: BTreeMap<&str, (&str, &str)> =
        all().map(|kind| (kind.entry, (kind.what, kind.page))).collect();
    let mut texts: BTreeMap<String, String> =
        all().map(|kind| (format!("{}.md", kind.page), page(kind, &pages))).collect();
    texts.insert("index.md".to_owned(), index(&files, &parts));
    if std::env::var_os("PLANPRESS_ACCEPT").is_some() {
        let _ = std::fs::remove_dir_all(folder());
        std::fs::create_dir_all(folder()).unwrap();
        for (name, text) in &texts {
            #[expect(clippy::disallowed_methods, reason = "a test writes down what it accepts")]
            std::fs::write(folder().join(name), text).unwrap();
        }
    }
    let written: BTreeMap<String, String> = markdown_files(&folder()).into_iter().collect();
    for (name, text) in &texts {
        let advice = "write it anew: PLANPRESS_ACCEPT=1 cargo test --test all fields";
        assert_eq!(written.get(name), Some(text), "{name} says something else than the types; {advice}");
    }
    assert_eq!(written.len(), texts.len(), "there are pages of kinds that are no more");
}
