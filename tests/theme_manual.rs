//! The README of the themes says what templates may print, and says what the page structs say.
//!
//! The structs of `src/website` that are made for templates, with their documentation, are the
//! manual. It stands in `themes/README.md` under a heading of its own, from which everything up to
//! the next heading of that level is generated. `PLANPRESS_ACCEPT=1` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use syn::{
    Attribute, Expr, ExprLit, Fields, GenericArgument, Item, ItemStruct, Lit, Meta, PathArguments, Type,
};

const HEADING: &str = "## What templates may print\n";

const INTRODUCTION: &str = "
Every template gets what is listed here, and nothing else. A template that prints something else, or goes through it,
is told so at its letters, with the nearest name that is there. So is an `if` that asks `page`, `shell`, `site` or
`plan` for a name that it does not have; write `is defined` where a page of another kind may lack it. All of it is
worked out: no template needs to count, to compare dates or to know what a status means.

- *words* are text, which is escaped where it is printed; where the description says HTML, print them with `| safe`.
- *a word* is one of a few fixed words, for classes and for names of the theme's words.
- What may be *nothing* is tried first: `{% if page.about %}`. An empty list and empty words count as nothing too.
- Addresses in `site`, `plan` and `shell.languages` begin at the root of the site: write `{{ root }}` before them. All
  others are links as they stand.
";

/// A struct that is made for templates.
struct Printed {
    name: String,
    /// What it is, in paragraphs.
    docs: Vec<String>,
    fields: Vec<Field>,
    /// What the module says of itself, in one paragraph.
    module: String,
}

struct Field {
    name: String,
    docs: String,
    holds: Holds,
}

/// What a field holds.
enum Holds {
    /// Something simple, in words.
    Plain(&'static str),
    /// A struct by its name.
    Struct(String),
    Maybe(Box<Holds>),
    Many(Box<Holds>),
}

impl Holds {
    fn of(kind: &Type, place: &str) -> Self {
        match kind {
            Type::Reference(reference) => Self::of_str(&reference.elem, place),
            Type::Path(path) => {
                let last = path.path.segments.last().unwrap();
                let inner = || match &last.arguments {
                    PathArguments::AngleBracketed(arguments) => match arguments.args.first() {
                        Some(GenericArgument::Type(kind)) => Box::new(Self::of(kind, place)),
                        _ => panic!("{place} holds something of nothing"),
                    },
                    _ => panic!("{place} holds something of nothing"),
                };
                match last.ident.to_string().as_str() {
                    "String" => Self::Plain("words"),
                    "bool" => Self::Plain("yes or no"),
                    "usize" | "u8" | "u16" | "u32" | "u64" | "i32" | "i64" | "f64" => Self::Plain("a number"),
                    "Option" => Self::Maybe(inner()),
                    // Written only when it is printed; then it is what it says.
                    "Untranslated" => Self::Maybe(Box::new(Self::Plain("words"))),
                    "Vec" => Self::Many(inner()),
                    name => Self::Struct(name.to_owned()),
                }
            }
            _ => panic!("{place} holds what no template can print"),
        }
    }

    fn of_str(kind: &Type, place: &str) -> Self {
        match kind {
            Type::Path(path) if path.path.is_ident("str") => Self::Plain("a word"),
            kind => Self::of(kind, place),
        }
    }

    fn name(&self) -> Option<&str> {
        match self {
            Self::Plain(_) => None,
            Self::Struct(name) => Some(name),
            Self::Maybe(inner) | Self::Many(inner) => inner.name(),
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Plain(words) => (*words).to_owned(),
            Self::Struct(name) => format!("[{name}](#{})", name.to_lowercase()),
            Self::Maybe(inner) => format!("{}, or nothing", inner.words()),
            Self::Many(inner) => format!("a list of {}", inner.words()),
        }
    }
}

/// The documentation among some attributes: its paragraphs, each in one line.
fn docs(attributes: &[Attribute]) -> Vec<String> {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) => Some(line.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    // Links between types lead nowhere from here.
    let text = text.replace("[`", "`").replace("`]", "`");
    text.split("\n\n").map(|it| it.trim().replace('\n', " ")).filter(|it| !it.is_empty()).collect()
}

fn derives_serialize(item: &ItemStruct) -> bool {
    item.attrs.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("derive") => {
            list.tokens.to_string().split(|it: char| !it.is_alphanumeric()).any(|it| it == "Serialize")
        }
        _ => false,
    })
}

fn printed(item: &ItemStruct, module: &str) -> Printed {
    let name = item.ident.to_string();
    let Fields::Named(fields) = &item.fields else { panic!("the fields of {name} have no names") };
    let fields = fields.named.iter().map(|field| {
        let field_name = field.ident.as_ref().unwrap().to_string();
        let place = format!("{name}.{field_name}");
        let docs = docs(&field.attrs).join(" ");
        assert!(!docs.is_empty(), "{place} does not say what it is");
        Field { holds: Holds::of(&field.ty, &place), name: field_name, docs }
    });
    Printed { fields: fields.collect(), docs: docs(&item.attrs), name, module: module.to_owned() }
}

/// Every struct that is made for templates, by its name.
fn all() -> BTreeMap<String, Printed> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/website");
    let mut all = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        if path.extension().is_none_or(|it| it != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains("#[serde("), "{}: a field has its own name in templates", path.display());
        let file = syn::parse_file(&text).unwrap();
        let module = docs(&file.attrs).into_iter().next().unwrap_or_default();
        for item in &file.items {
            let Item::Struct(item) = item else { continue };
            if derives_serialize(item) {
                let printed = printed(item, &module);
                let before = all.insert(printed.name.clone(), printed);
                assert!(before.is_none(), "two structs for templates are called {}", item.ident);
            }
        }
    }
    all
}

fn list(text: &mut String, printed: &Printed, before: &str) {
    for field in &printed.fields {
        let _ = writeln!(text, "- `{before}{}` ({}): {}", field.name, field.holds.words(), field.docs);
    }
}

/// The name of the template that a page's struct is for.
fn template(printed: &Printed) -> Option<&str> {
    printed.docs.first()?.strip_prefix("What `")?.split_once("` prints").map(|(name, _)| name)
}

/// The name by which templates know a struct on every page.
fn everywhere(printed: &Printed) -> Option<&str> {
    let (_, name) = printed.docs.first()?.split_once("as templates print it: `")?;
    name.split('`').next()
}

/// Everything that can be reached from a struct.
fn reach<'a>(printed: &'a Printed, all: &'a BTreeMap<String, Printed>, reached: &mut BTreeSet<&'a str>) {
    for name in printed.fields.iter().filter_map(|field| field.holds.name()) {
        let inner = all
            .get(name)
            .unwrap_or_else(|| panic!("{} holds {name}, which no template can print", printed.name));
        if reached.insert(name) {
            reach(inner, all, reached);
        }
    }
}

fn manual(all: &BTreeMap<String, Printed>) -> String {
    let mut text = format!("{HEADING}{INTRODUCTION}\n### On every page\n\n");
    text.push_str("- `root` (words): What leads from the page to the root of the site.\n");
    let mut named: Vec<(&str, &Printed)> =
        all.values().filter_map(|printed| Some((everywhere(printed)?, printed))).collect();
    named.sort_unstable_by_key(|(name, _)| *name);
    let mut pages: Vec<(&str, &Printed)> =
        all.values().filter_map(|printed| Some((template(printed)?, printed))).collect();
    pages.sort_unstable_by_key(|(name, _)| *name);
    let mut reached = BTreeSet::new();
    for (name, printed) in &named {
        let (what, _) = printed.docs[0].split_once(", as templates").unwrap();
        let _ = write!(text, "\n#### `{name}`\n\n{what}.\n\n");
        for paragraph in &printed.docs[1..] {
            let _ = write!(text, "{paragraph}\n\n");
        }
        list(&mut text, printed, &format!("{name}."));
        reach(printed, all, &mut reached);
    }
    for (name, printed) in &pages {
        let _ = write!(text, "\n### `{name}`\n\n{}\n\n", printed.module);
        for paragraph in &printed.docs[1..] {
            let _ = write!(text, "{paragraph}\n\n");
        }
        list(&mut text, printed, "page.");
        reach(printed, all, &mut reached);
    }
    text.push_str("\n### What they are made of\n");
    for name in &reached {
        let printed = &all[*name];
        let _ = write!(text, "\n#### {name}\n\n");
        for paragraph in &printed.docs {
            let _ = write!(text, "{paragraph}\n\n");
        }
        list(&mut text, printed, "");
    }
    let known = named.iter().chain(&pages).map(|(_, printed)| printed.name.as_str());
    let known: BTreeSet<&str> = known.chain(reached).collect();
    let lost: Vec<&String> = all.keys().filter(|name| !known.contains(name.as_str())).collect();
    assert!(lost.is_empty(), "no page has {lost:?}");
    text
}

fn themes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes")
}

#[test]
fn the_readme_of_the_themes_says_what_templates_may_print() {
    let path = themes().join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let start = readme.find(HEADING).expect("the README has the heading");
    let end = readme[start + 1..].find("\n## ").map_or(readme.len(), |end| start + 1 + end + 1);
    let mut manual = manual(&all());
    if end < readme.len() {
        manual.push('\n');
    }
    if std::env::var_os("PLANPRESS_ACCEPT").is_some() {
        let whole = format!("{}{manual}{}", &readme[..start], &readme[end..]);
        #[expect(clippy::disallowed_methods, reason = "a test writes down what it accepts")]
        std::fs::write(&path, whole).unwrap();
        return;
    }
    let advice = "write it anew: PLANPRESS_ACCEPT=1 cargo test --test all theme_manual";
    assert_eq!(&readme[start..end], manual, "the README says something else than the structs; {advice}");
}

#[test]
fn every_page_that_the_readme_tells_of_has_a_template() {
    let all = all();
    let pages: Vec<&str> = all.values().filter_map(template).collect();
    assert!(pages.len() > 10);
    for page in pages {
        assert!(themes().join("civic/templates").join(page).is_file(), "there is no {page}");
    }
    let named: BTreeSet<&str> = all.values().filter_map(everywhere).collect();
    assert_eq!(named.into_iter().collect::<Vec<_>>(), ["plan", "shell", "site"]);
}

/// The names that the README gives are those that templates know: what it says can be tried.
#[test]
fn what_the_readme_says_of_every_page_is_there() {
    let readme = manual(&all());
    let names = |of: &str| {
        let start = format!("- `{of}.");
        let names = readme.lines().filter_map(|line| line.strip_prefix(&start)?.split('`').next());
        names.map(|name| format!("{of}.{name}")).collect::<Vec<_>>()
    };
    let asked: Vec<String> = ["site", "shell", "plan"].into_iter().flat_map(names).collect();
    assert!(asked.len() > 20, "{asked:?}");
    // An `if` does not mind what is not there, so each is asked for by `is defined`.
    let mut tries = String::new();
    for name in &asked {
        let _ = write!(tries, "{{% if {name} is not defined %}}<p>no {name}</p>{{% endif %}}");
    }
    let template =
        format!("{{% extends \"base.html\" %}}{{% block main %}}<h1>T</h1>{tries}{{% endblock main %}}");
    let sources = planpress::files::Sources::of_texts([
        ("plan.md", "---\ntitle: A plan\n---\n"),
        ("a.md", "---\ntitle: An action\n---\n"),
        ("themes/civic/templates/years.html", template.as_str()),
    ]);
    let pages = crate::build(sources, planpress::plan::Drafts::Hidden).made.unwrap();
    let page = crate::reading::read(&pages["years/"]);
    assert_eq!(page, "# T");
}
