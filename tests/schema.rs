//! What editors are told is true: whatever is read without a problem fits the schema of its file, and
//! slips do not; and what programs are told fits the schema of its format. The validator is `boon`.

use crate::examples::{markdown_files, sections};
use boon::{Compiler, SchemaIndex, Schemas};
use planpress::build_from;
use planpress::checks::{self, rules};
use planpress::diagnostics::{Format, Problems, terminal::Colour};
use planpress::editors::{self, KINDS};
use planpress::files::Sources;
use planpress::model;
use planpress::model::shape::{Known, Others, Writing};
use planpress::plan::{Drafts, resolve};
use serde_json::{Value as Json, json};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

/// Schemas that something can be held against.
struct Held {
    schemas: Schemas,
    compiler: Compiler,
}

impl Held {
    fn new() -> Self {
        Self { schemas: Schemas::new(), compiler: Compiler::new() }
    }

    /// Takes a schema in; one that breaks the rules for schemas is refused.
    fn schema(&mut self, name: &str, schema: Json) -> SchemaIndex {
        let place = format!("https://example.org/{name}.json");
        self.compiler.add_resource(&place, schema).unwrap();
        self.compiler.compile(&place, &mut self.schemas).unwrap_or_else(|error| panic!("{name}: {error:#}"))
    }

    fn wrong(&self, json: &Json, schema: SchemaIndex) -> Option<String> {
        self.schemas.validate(json, schema).err().map(|error| format!("{error:#}"))
    }
}

/// The schemas of all kinds of files of a site.
struct OfSite<'a> {
    known: Known,
    made: &'a RefCell<Made>,
}

/// Schemas by their texts: to make one takes much longer than to hold a file against it.
struct Made(Held, BTreeMap<String, SchemaIndex>);

impl Made {
    fn new() -> RefCell<Self> {
        RefCell::new(Self(Held::new(), BTreeMap::new()))
    }
}

impl<'a> OfSite<'a> {
    fn new(mut known: Known, made: &'a RefCell<Made>) -> Self {
        // What an editor only offers decides nothing here.
        known.names.retain(|_, names| names.others != Others::Welcome);
        Self { known, made }
    }

    /// How something does not fit a kind of file.
    fn misfit(&self, word: &str, json: &Json) -> Option<String> {
        let Made(held, made) = &mut *self.made.borrow_mut();
        let text = editors::schema(editors::find(word).unwrap(), &self.known);
        let name = format!("{word}-{}", made.len());
        let schema = match made.get(&text) {
            Some(schema) => *schema,
            None => {
                let schema = held.schema(&name, serde_json::from_str(&text).unwrap());
                made.insert(text, schema);
                schema
            }
        };
        held.wrong(json, schema)
    }

    /// The word for the kind of file that stands at a path; nothing where that is no content.
    fn kind(&self, path: &str) -> Option<String> {
        let name = path.rsplit('/').next().unwrap();
        let Some(stem) = name.strip_suffix(".md") else {
            return KINDS.iter().find(|kind| kind.name == Some(name)).map(|kind| kind.word.to_owned());
        };
        let translates =
            self.known.languages.iter().skip(1).find_map(|code| stem.strip_suffix(&format!(".{code}")));
        let kind = match translates.unwrap_or(stem) {
            _ if path.starts_with("pages/") => "page",
            "plan" => "plan",
            "outcome" => "outcome",
            _ => "action",
        };
        Some(if translates.is_some() { format!("{kind}-translation") } else { kind.to_owned() })
    }

    /// How a file does not fit its schema.
    fn wrong(&self, path: &str, text: &str) -> Option<String> {
        let kind = self.kind(path)?;
        let yaml = if path.ends_with(".md") { front_matter(text) } else { text };
        self.misfit(&kind, &as_editors_read(yaml))
    }
}

fn front_matter(text: &str) -> &str {
    let inside = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---"));
    inside.map_or("", |(inside, _)| inside)
}

/// YAML as the YAML extension of VS Code reads it, by YAML 1.2: `no` is a text there.
fn as_editors_read(yaml: &str) -> Json {
    let options = serde_yaml::options! {
        strict_booleans: true,
        // JSON has no infinity.
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::AsString
    };
    serde_yaml::from_str_with_options::<Option<Json>>(yaml, options)
        .unwrap_or_else(|error| panic!("{error}: {yaml}"))
        .unwrap_or_default()
}

/// What does not fit of the files of a site.
fn misfits(sources: &Sources, made: &RefCell<Made>) -> Vec<String> {
    let of_site = OfSite::new(editors::known(sources), made);
    let is_content = |path: &str| !path.starts_with("themes/") && !path.contains("editions/");
    let files = sources.iter().map(|(_, source)| source).filter(|source| is_content(&source.path));
    let wrong = |path: &str, text: &str| Some(format!("{path}: {}", of_site.wrong(path, text)?));
    files.filter_map(|source| wrong(&source.path, &source.text)).collect()
}

#[test]
fn all_content_fits() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for site in ["content", "tests/sites/gazette", "tests/sites/two-languages", "tests/sites/two-plans"] {
        let sources = planpress::files::read(&root.join(site)).unwrap();
        assert!(sources.iter().len() > 5, "{site}");
        let misfits = misfits(&sources, &Made::new());
        assert!(misfits.is_empty(), "{site}:\n{}", misfits.join("\n"));
    }
}

/// The examples of the specification and of the manual in which nothing stops a build.
#[test]
fn every_example_that_is_read_without_an_error_fits() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    let mut count = 0;
    let made = Made::new();
    for (name, text) in markdown_files(&root.join("tests/spec")) {
        for section in sections(&text) {
            let mut files: BTreeMap<String, String> = BTreeMap::new();
            for (kind, text) in &section.blocks {
                if let [_, path] = kind.split_whitespace().collect::<Vec<_>>()[..]
                    && (kind.starts_with("md ") || kind.starts_with("yaml "))
                {
                    files.insert(path.to_owned(), text.clone());
                }
            }
            if !files.keys().any(|path| path.ends_with("plan.md")) {
                files.insert("plan.md".to_owned(), "---\nperiod: 2009 to 2012\n---\n".to_owned());
            }
            let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
            let sources = Sources::of_texts(texts);
            let mut problems = Problems::default();
            let content = resolve(model::read(&sources, &mut problems), Drafts::Shown, &mut problems);
            checks::unknown(&content.site, &mut problems);
            if problems.has_errors() {
                continue;
            }
            count += files.len();
            let title = &section.title;
            wrong.extend(misfits(&sources, &made).into_iter().map(|it| format!("{name}, {title}: {it}")));
        }
    }
    assert!(count > 100, "only {count} files");
    assert!(wrong.is_empty(), "{} do not fit:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_examples_of_all_fields_fit_any_site() {
    let made = Made::new();
    let of_site = OfSite::new(editors::of_any_site(), &made);
    for kind in KINDS.iter().filter(|kind| kind.writing == Writing::Original) {
        let examples: Vec<&str> = (kind.fields)().iter().map(|field| field.example).collect();
        let entry = as_editors_read(&examples.join("\n"));
        let is_list = kind.word.ends_with('s') || kind.word == "glossary";
        let json = if is_list { json!([entry]) } else { entry };
        let wrong = of_site.misfit(kind.word, &json);
        assert_eq!(wrong, None, "{}", kind.word);
    }
}

const SITE: [(&str, &str); 5] = [
    ("site.yaml", "languages: [en, cy]\naudiences: {young: Young carers}\n"),
    ("owners.yaml", "- {id: team, name: Housing & Care, short: HC}\n"),
    ("town/plan.md", "---\nstatuses: {G: {label: Going well, means: on-track}, 1: complete}\n---\n"),
    ("town/1-homes/outcome.md", "---\ntitle: Homes\n---\n"),
    ("town/1-homes/1.1-lofts.md", "---\ntitle: Lofts\n---\n"),
];

#[test]
fn slips_do_not_fit_and_what_is_read_does() {
    let made = Made::new();
    let of_site = OfSite::new(editors::known(&Sources::of_texts(SITE)), &made);
    let fits = |path: &str, fields: &str| {
        let text = if path.ends_with(".md") { format!("---\n{fields}\n---\n") } else { fields.to_owned() };
        of_site.wrong(path, &text).is_none()
    };
    for (path, good, bad) in [
        ("a.md", "title: A", "tilte: A"),
        ("a.md", "title: {en: A, cy: B}", "title: {en: A, fr: B}"),
        ("a.md", "title: 2.10", "title: [A]"),
        ("a.md", "owners: team", "owners: taem"),
        (
            "a.md",
            "owners: [housing and care, {owner: hc, role: Support}]",
            "owners: [{owner: hc, role: helper}]",
        ),
        ("a.md", "owners: [{owner: team}]", "owners: [{role: lead}]"),
        ("a.md", "status: [G, 1]", "status: B"),
        ("a.md", "status: going well", "status: on-track"),
        ("a.md", "for: [young]", "for: [yuong]"),
        ("a.md", "see: [2.2, {same-as: 4.4, at: section 3}]", "see: [{some as: 4.4}]"),
        ("a.md", "years: {2009/10: {planned: A}, 2010: B}", "years: {soon: {planned: A}}"),
        ("a.md", "measures: [{name: A, values: {2009/10: 913}}]", "measures: [{values: {2009/10: 913}}]"),
        ("a.md", "draft: true", "draft: perhaps"),
        ("a.md", "id: bräke", "id: Brakes_"),
        ("a.md", "private: {anything: [at, all]}", "secret: {anything: [at, all]}"),
        ("a.cy.md", "title: A\nsteps: [~, {title: B}]", "status: G"),
        ("a.cy.md", "title:\nwhen: erbyn Mawrth", "title: {en: A, cy: B}"),
        ("plan.md", "state: Approved", "state: agreed"),
        ("plan.md", "years: academic\nsuperseded by: town", "superseded by: twon"),
        ("site.yaml", "checks: {overdue: off}", "checks: {overdu: off}"),
        ("site.yaml", "look: {colours: {brand: '#4a1259'}}", "look: {colours: {brand: purple}}"),
        ("site.yaml", "format: 1\nreading age: 13", "reading age: old"),
        ("owners.yaml", "- {id: a, name: A, part of: team}", "- {id: a, name: A, part of: taem}"),
        ("owners.yaml", "- {id: a, name: A, kind: team}", "- {id: a, kind: team}"),
        ("glossary.yaml", "", "term: A\nmeans: B"),
        ("redirects.yaml", "- {from: /a/, to: /b/}", "- {from: /a/}"),
        ("pages/about.md", "summary: A", "owners: [team]"),
    ] {
        assert!(fits(path, good), "{path}: {good} does not fit: {:?}", of_site.wrong(path, good));
        assert!(!fits(path, bad), "{path}: {bad} fits");
    }
}

#[test]
fn an_editor_offers_the_names_of_the_site_and_says_what_they_are() {
    let known = editors::known(&Sources::of_texts(SITE));
    let schema: Json =
        serde_json::from_str(&editors::schema(editors::find("action").unwrap(), &known)).unwrap();
    let offered = |name: &str| {
        let first = &schema["definitions"][name]["anyOf"][0];
        (first["enum"].to_string(), first["enumDescriptions"].to_string())
    };
    let both = |names: &str, meanings: &str| (names.to_owned(), meanings.to_owned());
    assert_eq!(offered("owner"), both(r#"["team"]"#, r#"["Housing & Care"]"#));
    assert_eq!(offered("status"), both(r#"["G","1"]"#, r#"["Going well","complete"]"#));
    let site = editors::schema(editors::find("site").unwrap(), &known);
    assert!(site.contains("\"Housing & Care\""), "the publisher is offered: {site}");
    assert_eq!(offered("audience"), both(r#"["young"]"#, r#"["Young carers"]"#));
    assert_eq!(offered("reference"), both(r#"["homes","lofts"]"#, r#"["1 Homes","1.1 Lofts"]"#));
    let snippets = editors::files(&known).into_iter().find(|file| file.path.ends_with("snippets")).unwrap();
    let snippets: Json = serde_json::from_str(&snippets.text).unwrap();
    assert_eq!(snippets["owners (outcome, action)"]["body"], json!(["owners: [${1|team|}]"]));
    assert_eq!(
        snippets["A new file: action"]["body"],
        json!([
            "---",
            "title: ${1:Offer carers more direct payments}",
            "owners: [${2|team|}]",
            "when: ${3:by end March 2010}",
            "status: ${4|G,1|}",
            "---",
            "",
            "$0"
        ])
    );
}

#[test]
fn a_schema_reads_well() {
    let schema = |word: &str| editors::schema(editors::find(word).unwrap(), &editors::of_any_site());
    insta::assert_snapshot!("schema_of_a_page", schema("page"));
    insta::assert_snapshot!("schema_of_redirects", schema("redirects"));
}

#[test]
fn what_is_told_as_sarif_fits_the_schema_of_sarif() {
    let mut held = Held::new();
    let schema = include_str!("sarif/sarif-schema-2.1.0.json");
    let schema = held.schema("sarif", serde_json::from_str(schema).unwrap());
    let sources = crate::faults::sources();
    let built = build_from(sources, crate::dates(), Drafts::Hidden, |_| ());
    let text = Format::Sarif.render(&built.problems, &built.sources, Colour::No, &rules());
    let log: Json = serde_json::from_str(&text).unwrap();
    assert!(log["runs"][0]["results"].as_array().unwrap().len() >= 500);
    assert!(text.contains("\"fixes\"") && text.contains("\"relatedLocations\""));
    assert_eq!(held.wrong(&log, schema), None);
    let mut wrong = log;
    wrong["runs"][0]["results"][0]["level"] = json!("bad");
    assert!(held.wrong(&wrong, schema).is_some());
}
