//! Which file is what, by where it stands and what it is called.

use super::id::Id;
use super::language::{Language, Languages};
use super::number::Number;
use crate::diagnostics::{Problems, Severity, Span, nearest, tick};
use crate::files::{Source, Sources};
use std::collections::BTreeMap;

/// What a name says before its extension: an order, an id, a language.
#[derive(Debug, Clone)]
pub(super) struct FileName {
    /// The number it begins with.
    pub(super) number: Option<Number>,
    /// The id that the rest makes.
    pub(super) id: Option<Id>,
    /// The rest in words, for a title that nobody wrote.
    pub(super) words: String,
    /// The whole of it.
    stem: String,
    /// What is called so: "file" or "folder".
    named: &'static str,
}

impl FileName {
    /// Reads a name without its extension: `1.1.2-payments`, `2-information`, `Respite`.
    pub(super) fn new(stem: &str, source: u32) -> Self {
        let digits = stem.find(|it: char| !(it.is_ascii_digit() || it == '.')).unwrap_or(stem.len());
        let (number, rest) = match stem[digits..].chars().next() {
            None if digits > 0 => (Some(&stem[..digits]), ""),
            Some('-' | ' ' | '_') if digits > 0 => (Some(&stem[..digits]), &stem[digits + 1..]),
            Some(letter)
                if digits > 0 && letter.is_ascii_lowercase() && stem[digits + 1..].starts_with('-') =>
            {
                (Some(&stem[..=digits]), &stem[digits + 2..])
            }
            _ => (None, stem),
        };
        let number = number.filter(|it| it.starts_with(|it: char| it.is_ascii_digit()));
        let words = rest.replace(['-', '_'], " ").trim().to_owned();
        let mut letters = words.chars();
        let words = match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => stem.to_owned(),
        };
        Self {
            number: number.map(|it| Number::new(it, Span::new(source, 0..0))),
            id: Id::from_words(rest),
            words,
            stem: stem.to_owned(),
            named: "file",
        }
    }

    /// Reads the name of a folder.
    pub(super) fn of_folder(name: &str, source: u32) -> Self {
        Self { named: "folder", ..Self::new(name, source) }
    }

    /// What is wrong with a name that makes no id, and what to do; an example ends in what is
    /// called so.
    pub(super) fn without_id(&self, id: IdField, example: &str) -> (String, String) {
        let Self { stem, named, .. } = self;
        let end = if *named == "file" { ".md" } else { "" };
        let message = format!("the name of this {named}, {}, makes no id", tick(format!("{stem}{end}")));
        let example = tick(format!("{stem}-{example}{end}"));
        let words = format!("words to the name of the {named}, such as {example}");
        let hint = match id {
            IdField::Yes => format!("add `id:` with lower-case letters and hyphens, or {words}"),
            IdField::No => format!("add {words}"),
        };
        (message, hint)
    }
}

/// Whether an entry can say its id in front matter.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum IdField {
    Yes,
    #[default]
    No,
}

/// A Markdown file with the files that translate it.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) source: u32,
    pub(super) translations: Vec<(Language, u32)>,
}

/// A folder of a plan.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// The path inside the content folder.
    pub(super) path: String,
    /// Its `outcome.md`, or `plan.md` for the plan's own folder.
    pub(super) index: Option<Page>,
    /// Its other Markdown files, in the order of their paths.
    pub(super) pages: Vec<Page>,
}

/// A plan's folders, its own first, in the order of their paths.
#[derive(Debug)]
pub(super) struct PlanFolder {
    /// The name in addresses; nothing when the site is the plan.
    pub(super) name: Option<String>,
    pub(super) folders: Vec<Folder>,
    pub(super) glossary: Option<u32>,
}

/// Where everything of a site stands.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) owners: Option<u32>,
    pub(super) glossary: Option<u32>,
    pub(super) redirects: Option<u32>,
    pub(super) pages: Vec<Page>,
    pub(super) plans: Vec<PlanFolder>,
}

/// Folders of a site that are never a plan's: free pages, files published as they are, themes.
pub const FOLDERS_OF_SITE: [&str; 3] = ["pages", "static", "themes"];

/// The YAML files that a site's folder may hold.
const SITE_FILES: [&str; 4] = ["site.yaml", "owners.yaml", "glossary.yaml", "redirects.yaml"];

/// Sorts the files of a site by what they are; reports those that are nothing.
pub(super) fn layout(sources: &Sources, languages: &Languages, problems: &mut Problems) -> Layout {
    let find = |path: &str| sources.find(path).map(|(number, _)| number);
    let mut layout = Layout {
        owners: find("owners.yaml"),
        glossary: find("glossary.yaml"),
        redirects: find("redirects.yaml"),
        ..Layout::default()
    };
    let paths = meant_paths(sources, languages, problems);
    let site_is_plan = paths.iter().any(|path| path == "plan.md");
    let mut roots: BTreeMap<String, PlanFolder> = BTreeMap::new();
    let plan_root = |name: Option<&str>| PlanFolder {
        name: name.map(str::to_owned),
        folders: vec![Folder { path: name.unwrap_or_default().to_owned(), ..Folder::default() }],
        glossary: None,
    };
    if site_is_plan {
        roots.insert(String::new(), plan_root(None));
    } else {
        for (folder, _) in paths.iter().filter_map(|it| it.split_once('/')).filter(|it| it.1 == "plan.md") {
            if !FOLDERS_OF_SITE.contains(&folder) {
                roots.insert(folder.to_owned(), plan_root(Some(folder)));
            }
        }
    }
    if !site_is_plan {
        plans_in_folders_of_site(sources, &paths, problems);
    }

    for page in pages(&paths, sources, languages, problems) {
        let path = &paths[page.source as usize];
        let first = path.split_once('/').map_or("", |(first, _)| first);
        if first == "pages" {
            layout.pages.push(page);
            continue;
        }
        if first == "themes" {
            continue;
        }
        let root = if site_is_plan { roots.get_mut("") } else { roots.get_mut(first) };
        let Some(plan) = root else {
            stray(&page, sources, problems);
            continue;
        };
        if in_editions(path, plan.name.as_deref()) {
            continue;
        }
        place(plan, &page, path, problems);
    }
    for (number, source) in sources.iter() {
        let path = &source.path;
        if !is_yaml(path) || path.starts_with("themes/") || SITE_FILES.contains(&path.as_str()) {
            continue;
        }
        let first = path.split_once('/').map_or("", |(first, _)| first);
        let in_plan = if site_is_plan { roots.get("") } else { roots.get(first) };
        if in_plan.is_some_and(|plan| in_editions(path, plan.name.as_deref())) {
            continue;
        }
        match roots.get_mut(source.folder()) {
            Some(plan) if source.name() == "glossary.yaml" => plan.glossary = Some(number),
            root if paths[number as usize] == *path => {
                let of_plan = root.is_some() && !site_is_plan;
                let hint = unread_yaml(source, of_plan);
                let message = format!("{} is not read", source.name());
                problems.warning("file-not-read", Span::new(number, 0..0), message).hint(hint);
            }
            // That its name is in other letters is told.
            _ => {}
        }
    }
    if roots.is_empty() {
        problems
            .of_site(Severity::Error, "no-plan", "there is no plan in this folder: no plan.md was found")
            .hint("`planpress new <folder>` makes a small site to begin with");
    }
    layout.plans = roots.into_values().collect();
    layout
}

/// The paths of the texts by their numbers, with the names and endings that have a meaning in
/// small letters. Where they are not, that is reported, and the file is what it was meant to be.
fn meant_paths(sources: &Sources, languages: &Languages, problems: &mut Problems) -> Vec<String> {
    let meant = |number: u32, source: &Source| {
        let meant = meant_name(source, languages);
        if meant == source.name() {
            return source.path.clone();
        }
        let message = format!("this file is called {} and not {}", tick(source.name()), tick(&meant));
        problems
            .error("file-name", Span::new(number, 0..0), message)
            .hint("rename it: names that have a meaning are in small letters, and so are endings");
        match source.folder() {
            "" => meant,
            folder => format!("{folder}/{meant}"),
        }
    };
    sources.table(meant)
}

/// The name of a file, with what has a meaning in it written as it has to be.
fn meant_name(source: &Source, languages: &Languages) -> String {
    let name = source.name();
    let Some((stem, ending)) = name.rsplit_once('.') else { return name.to_owned() };
    let known = ["md", "yaml", "yml"].into_iter().find(|it| it.eq_ignore_ascii_case(ending));
    let Some(ending) = known.filter(|_| !source.path.starts_with("themes/")) else { return name.to_owned() };
    let (stem, code) = match stem.rsplit_once('.') {
        Some((before, code)) if ending == "md" => {
            match languages.codes().find(|it| it.eq_ignore_ascii_case(code)) {
                Some(code) => (before, format!(".{code}")),
                None => (stem, String::new()),
            }
        }
        _ => (stem, String::new()),
    };
    let folder = source.folder();
    let names: &[&str] = match ending {
        "md" if folder == "pages" || folder.starts_with("pages/") => &["index"],
        "md" => &["plan", "outcome"],
        _ if folder.is_empty() => &["site", "owners", "glossary", "redirects"],
        _ if !folder.contains('/') => &["glossary"],
        _ => &[],
    };
    let stem = names.iter().find(|it| it.eq_ignore_ascii_case(stem)).copied().unwrap_or(stem);
    format!("{stem}{code}.{ending}")
}

/// Tells of plans in folders that are something else: they would not be plans without a word.
fn plans_in_folders_of_site(sources: &Sources, paths: &[String], problems: &mut Problems) {
    let hint = "give the folder of a plan another name";
    for (number, _) in sources.iter() {
        let (place, what) = match paths[number as usize].as_str() {
            "pages/plan.md" => ("pages", "but a page"),
            "themes/plan.md" => ("themes", "and not published"),
            _ => continue,
        };
        let message = format!("this is no plan {what}, because it stands in {}", tick(format!("{place}/")));
        problems.warning("plan-not-read", Span::new(number, 0..0), message).hint(hint);
    }
    if let Some(asset) = sources.asset("static/plan.md") {
        let shown = asset.disk.display().to_string().replace('\\', "/");
        let message = format!("{shown} is no plan, because files in `static/` are published as they are");
        problems.of_site(Severity::Warning, "plan-not-read", message).hint(hint);
    }
}

fn is_yaml(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
}

/// What to do about a YAML file that nothing reads where it stands.
fn unread_yaml(source: &Source, of_plan: bool) -> String {
    let known = if of_plan { &["glossary.yaml"][..] } else { &SITE_FILES[..] };
    let at_home = of_plan || source.folder().is_empty();
    if at_home && let Some(near) = nearest(source.name(), known.iter().copied()) {
        return format!("did you mean {}?", tick(near));
    }
    match source.name() {
        "glossary.yaml" => "move it into the content folder, or beside the plan.md of a plan".to_owned(),
        name if SITE_FILES.contains(&name) => "move it into the content folder itself".to_owned(),
        _ => "give it a name that begins with `_` to keep it beside the content".to_owned(),
    }
}

fn in_editions(path: &str, plan: Option<&str>) -> bool {
    let inside =
        plan.map_or(path, |plan| path.strip_prefix(plan).map_or(path, |rest| rest.trim_start_matches('/')));
    inside.starts_with("editions/")
}

fn place(plan: &mut PlanFolder, page: &Page, path: &str, problems: &mut Problems) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    // Files come folder by folder, so it is most often the last one.
    let at = plan.folders.iter().rposition(|it| it.path == folder).unwrap_or_else(|| {
        plan.folders.push(Folder { path: folder.to_owned(), ..Folder::default() });
        plan.folders.len() - 1
    });
    let is_root = at == 0;
    match name {
        "plan.md" if is_root => plan.folders[0].index = Some(page.clone()),
        "outcome.md" if !is_root => plan.folders[at].index = Some(page.clone()),
        "plan.md" => {
            problems
                .error(
                    "plan-in-plan",
                    Span::new(page.source, 0..0),
                    "this plan stands inside of another plan",
                )
                .hint("a plan is a folder right inside the content folder");
        }
        "outcome.md" => {
            problems
                .error(
                    "outcome-of-plan",
                    Span::new(page.source, 0..0),
                    "an outcome needs a folder of its own",
                )
                .hint("move it into a folder, such as `1-breaks/outcome.md`");
        }
        _ => plan.folders[at].pages.push(page.clone()),
    }
}

fn stray(page: &Page, sources: &Sources, problems: &mut Problems) {
    let source = &sources[page.source];
    let message = format!("{} stands in no plan", source.name());
    problems
        .error("no-plan", Span::new(page.source, 0..0), message)
        .hint("put it into the folder of a plan, beside or below its plan.md, or into `pages/`");
}

/// The Markdown files, each with its translations `x.cy.md`.
fn pages(paths: &[String], sources: &Sources, languages: &Languages, problems: &mut Problems) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    let mut translations = Vec::new();
    let mut by_path: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, _) in sources.iter() {
        let Some(stem) = paths[number as usize].strip_suffix(".md") else { continue };
        let code = stem.rsplit_once('.').filter(|(before, _)| !before.ends_with('/') && !before.is_empty());
        match code {
            Some((base, code)) if languages.find(code).is_some() => {
                translations.push((number, base, languages.find(code).unwrap_or(Language::DEFAULT)));
            }
            _ => {
                by_path.insert(stem, pages.len());
                pages.push(Page { source: number, translations: Vec::new() });
            }
        }
    }
    for (number, base, language) in translations {
        let first = Span::new(number, 0..0);
        match by_path.get(base) {
            _ if language == Language::DEFAULT => {
                let code = languages.code(language);
                let message =
                    format!("{} is the first language of the site, which needs no mark", tick(code));
                problems.error("translation", first, message).hint(format!("take `.{code}` out of the name"));
            }
            Some(at) => pages[*at].translations.push((language, number)),
            None => {
                let name = base.rsplit('/').next().unwrap_or(base);
                let message = format!("this translates {name}.md, which is not there");
                problems.error("translation", first, message).hint("mend the name, or write the other file");
            }
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_order_and_id() {
        for (stem, number, id, words) in [
            ("1.1.2-payments", Some("1.1.2"), Some("payments"), "Payments"),
            ("2-information", Some("2"), Some("information"), "Information"),
            ("24-7-line", Some("24"), None, "7 line"),
            ("Carers’ breaks", None, Some("carers-breaks"), "Carers’ breaks"),
            ("1.1", Some("1.1"), None, "1.1"),
            ("2a-grants", Some("2a"), Some("grants"), "Grants"),
        ] {
            let name = FileName::new(stem, 0);
            assert_eq!(name.number.as_ref().map(Number::as_str), number, "{stem}");
            if id.is_some() {
                assert_eq!(name.id.as_ref().map(Id::as_str), id, "{stem}");
            }
            assert_eq!(name.words, words, "{stem}");
        }
    }
}
