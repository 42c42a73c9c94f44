//! Which file is what, by where it stands and what it is called.

use super::id::Id;
use super::language::{Language, Languages};
use super::number::Number;
use crate::diagnostics::{Problems, Severity, Span, nearest, tick};
use crate::files::Sources;
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
        }
    }
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
    let site_is_plan = sources.find("plan.md").is_some();
    let mut roots: BTreeMap<String, PlanFolder> = BTreeMap::new();
    let plan_root = |name: Option<&str>| PlanFolder {
        name: name.map(str::to_owned),
        folders: vec![Folder { path: name.unwrap_or_default().to_owned(), ..Folder::default() }],
        glossary: None,
    };
    if site_is_plan {
        roots.insert(String::new(), plan_root(None));
    } else {
        for (_, source) in sources.iter() {
            if let Some((folder, "plan.md")) = source.path.split_once('/') {
                roots.insert(folder.to_owned(), plan_root(Some(folder)));
            }
        }
    }

    let pages = pages(sources, languages, problems);
    for page in &pages {
        let path = &sources[page.source].path;
        if path.starts_with("pages/") {
            layout.pages.push(page.clone());
            continue;
        }
        if path.starts_with("themes/") {
            continue;
        }
        let first = path.split_once('/').map_or("", |(first, _)| first);
        let root = if site_is_plan { roots.get_mut("") } else { roots.get_mut(first) };
        let Some(plan) = root else {
            stray(page, sources, problems);
            continue;
        };
        if in_editions(path, plan.name.as_deref()) {
            continue;
        }
        place(plan, page, sources, problems);
    }
    for (number, source) in sources.iter() {
        let yaml = source.path.ends_with(".yaml") || source.path.ends_with(".yml");
        if !yaml || source.path.starts_with("themes/") || SITE_FILES.contains(&source.path.as_str()) {
            continue;
        }
        match (roots.get_mut(source.folder()), source.name()) {
            (Some(plan), "glossary.yaml") => plan.glossary = Some(number),
            (root, name) if source.folder().is_empty() || root.is_some() => {
                let known =
                    if root.is_some() && !site_is_plan { &["glossary.yaml"][..] } else { &SITE_FILES[..] };
                let hint = match nearest(name, known.iter().copied()) {
                    Some(near) => format!("did you mean {}?", tick(near)),
                    None => "give it a name that begins with `_` to keep it beside the content".to_owned(),
                };
                problems
                    .warning(
                        "file-not-read",
                        Span::new(number, 0..0),
                        format!("{} is not read", source.name()),
                    )
                    .hint(hint);
            }
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

fn in_editions(path: &str, plan: Option<&str>) -> bool {
    let inside =
        plan.map_or(path, |plan| path.strip_prefix(plan).map_or(path, |rest| rest.trim_start_matches('/')));
    inside.starts_with("editions/")
}

fn place(plan: &mut PlanFolder, page: &Page, sources: &Sources, problems: &mut Problems) {
    let source = &sources[page.source];
    let folder = source.folder();
    let at = plan.folders.iter().position(|it| it.path == folder).unwrap_or_else(|| {
        plan.folders.push(Folder { path: folder.to_owned(), ..Folder::default() });
        plan.folders.len() - 1
    });
    let is_root = at == 0;
    match source.name() {
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
fn pages(sources: &Sources, languages: &Languages, problems: &mut Problems) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    let mut translations = Vec::new();
    let mut by_path: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, source) in sources.iter() {
        let Some(stem) = source.path.strip_suffix(".md") else { continue };
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
