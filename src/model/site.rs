//! The site as a whole: its settings, its words, its free pages.

use super::accessibility::{Accessibility, Statement};
use super::look::Look;
use super::owner::Contact;
use super::plan::Outside;
use super::read::{Choice, Named, Private, Reader, Value, entry};
use super::report::Report;
use super::shape::{Shape, Shapes};
use super::text::Text;
use super::time::LastChanged;
use crate::diagnostics::{Severity, Spanned, tick};
use crate::markup::{Node, Value as Written};
use serde_json::json;

/// A kind of page that can be switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// A page for each action.
    Action,
    /// All actions on one page.
    Actions,
    /// A page for each outcome.
    Outcome,
    /// The owners and a page for each.
    Owner,
    /// The years and a page for each.
    Year,
    /// The statuses and a page for each.
    Status,
    /// What is due when.
    Timeline,
    /// What changed.
    Changes,
    /// The audiences and a page for each.
    Audience,
    /// All measures.
    Measures,
    /// The words explained.
    Glossary,
    /// The whole plan on one page.
    Whole,
    /// What finds actions by their words and numbers.
    Search,
}

impl PageKind {
    /// The kinds with their names in `site.yaml`.
    pub const WORDS: [(&'static str, Self); 13] = [
        ("action", Self::Action),
        ("actions", Self::Actions),
        ("outcome", Self::Outcome),
        ("owner", Self::Owner),
        ("year", Self::Year),
        ("status", Self::Status),
        ("timeline", Self::Timeline),
        ("changes", Self::Changes),
        ("audience", Self::Audience),
        ("measures", Self::Measures),
        ("glossary", Self::Glossary),
        ("whole", Self::Whole),
        ("search", Self::Search),
    ];
}

impl Choice for PageKind {
    const EITHER: &'static str = "`action`, `actions`, `outcome`, `owner`, `year`, `status`, `timeline`, `changes`, `audience`, `measures`, `glossary`, `whole` or `search`";
    const WHAT: &'static str = "kind of page";
    const CODE: &'static str = "unknown-page-kind";
    const WORDS: &'static [(&'static str, Self)] = &Self::WORDS;
}

/// How much a check matters to a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not at all.
    Off,
    /// As much as this.
    At(Severity),
}

impl Choice for Level {
    const EITHER: &'static str = "`off`, `note`, `warning` or `error`";
    const WHAT: &'static str = "level of a check";
    const CODE: &'static str = "unknown-level";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("off", Self::Off),
        ("note", Self::At(Severity::Note)),
        ("warning", Self::At(Severity::Warning)),
        ("error", Self::At(Severity::Error)),
    ];
}

/// An age in years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age(pub u8);

impl Value for Age {
    const HOLDS: &'static str = "an age in years, such as 13";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let age = node.text().and_then(|text| text.trim().parse().ok());
        if age.is_none() {
            reader.expected(Self::HOLDS, node);
        }
        age.map(Self)
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes
            .same(json!({"type": "integer", "minimum": 0, "maximum": 255}))
            .or(shapes.pattern("^\\s*[0-9]+\\s*$", Self::HOLDS))
    }
}

/// The address at which a site will stand, with a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path in it, with slashes at both ends.
    pub fn path(&self) -> &str {
        let after_scheme = self.0.find("://").map_or(0, |at| at + 3);
        let slash = self.0[after_scheme..].find('/').unwrap_or(0);
        &self.0[after_scheme + slash..]
    }
}

impl Value for BaseUrl {
    const HOLDS: &'static str = "the address of the site, such as `https://plans.example.gov.uk/`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let line = reader.line(node, "an address")?;
        let host = line.value.strip_prefix("https://").or_else(|| line.value.strip_prefix("http://"));
        let good = host.is_some_and(|rest| {
            rest.starts_with(|it: char| it.is_alphanumeric() || it == '[')
                && !rest.contains(['?', '#', ' ', '"', '<'])
        });
        if !good {
            let message = format!("{} is not the address of a site", tick(&line.value));
            reader
                .problems
                .error("bad-address", line.span, message)
                .hint("write `https://plans.example.gov.uk/`");
            return None;
        }
        let slash = if line.value.ends_with('/') { "" } else { "/" };
        Some(Self(format!("{}{slash}", line.value)))
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.pattern("^\\s*https?://[^?#\\s\"<]+\\s*$", Self::HOLDS)
    }
}

/// The version of the format: 1 is the only one.
#[derive(Debug, Clone, Copy)]
pub struct Format;

impl Value for Format {
    const HOLDS: &'static str = "the version of the format: 1";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let line = reader.line(node, "a version")?;
        if &*line.value != "1" {
            let message = format!("this planpress reads format 1, and this is format {}", tick(&line.value));
            reader.problems.error("format", line.span, message).hint("use a planpress that knows it");
        }
        Some(Self)
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.same(json!({"enum": [1, "1"]}))
    }
}

entry! {
    /// The terms under which something may be used again.
    Licence is "a licence", short = name {
        /// What it is called.
        /// Example: `name: Open Government Licence v3.0`
        name: one Text,
        /// Where it can be read.
        /// Example: `url: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/`
        url: maybe Box<str>,
    }
}

entry! {
    /// The settings of a site.
    Site is "a site" {
        /// The version of the format: 1.
        /// Example: `format: 1`
        format: maybe Format,
        /// What the site is called.
        /// Example: `title: Carers’ action plans`
        title: maybe Text,
        /// What it is, in a sentence.
        /// Example: `description: What was promised to carers, and what became of it`
        description: maybe Text,
        /// Where it will stand. Without it there are no sitemap, no links between its languages for search
        /// engines, and nothing that other websites show beside a link to it.
        /// Example: `base_url: https://plans.example.org/`
        base_url: maybe BaseUrl,
        /// Its languages, the default first, as codes such as `en` and `cy`.
        /// Example: `languages: [en, cy]`
        languages: many Box<str>,
        /// What its pages are made with: `civic`, `gazette`, or a folder under `themes/`.
        /// Example: `theme: gazette`
        theme: maybe Spanned<Box<str>> as Theme,
        /// Its logo, colours and fonts, and links of its own around every page.
        /// Example: `look: {logo: {file: logo.svg, alt: Example Council}, colours: {brand: "#4a1259"}}`
        look: maybe Look,
        /// Who publishes it: an owner, or any name.
        /// Example: `publisher: Example Council`
        publisher: maybe Box<str> as Publisher,
        /// Groups of people that actions are promised to, by the name that `for:` uses.
        /// Example: `audiences: {young-carers: Young carers}`
        audiences: maybe Named<Text>,
        /// Whom to ask; it stands in the same place on every page.
        /// Example: `contact: {email: plans@example.org}`
        contact: maybe Contact,
        /// Where readers tell what is wrong with a page, or what they know of an action. Without it, they
        /// write to the contact of the plan or the site.
        /// Example: `report: {form: "https://www.example.org/tell-us?about={number}&page={page}"}`
        report: maybe Report,
        /// Under which terms it may be used again.
        /// Example: `licence: Open Government Licence v3.0`
        licence: maybe Licence,
        /// How it treats what it learns of its readers.
        /// Example: `privacy: {title: Privacy, url: "https://www.example.org/privacy"}`
        privacy: maybe Outside,
        /// What the accessibility statement is made from. Without it there is none.
        /// Example: `accessibility: {organisation: Example Council, applies to: plans.example.org,
        ///   compliance: full, prepared: 2010-04-14, reviewed: 2010-04-14, reply within: 5,
        ///   tested: {date: 2010-04-12, by: our web team}, contact: {email: plans@example.org}}`
        accessibility: maybe Statement,
        /// Whether there is a page to search the site with. Without this, there is.
        /// Example: `search: false`
        search: maybe bool,
        /// The kinds of page to make. Without it, every kind.
        /// Example: `pages: [outcome, action, owner, year]`
        pages: many PageKind,
        /// How much each check matters.
        /// Example: `checks: {no-base-url: off}`
        checks: maybe Named<Level> as Check,
        /// How old a reader has to be, in years, to follow the texts. Without it: 15.
        /// Example: `reading age: 13`
        reading_age = "reading age": maybe Age,
        /// Notes of your own: never published.
        /// Example: `private: {ask: Who pays for the address?}`
        private: maybe Private,
    }
}

impl Site {
    /// The accessibility statement, where there is one.
    pub fn statement(&self) -> Option<&Accessibility> {
        self.accessibility.as_ref()?.0.as_ref()
    }
}

entry! {
    /// A word and what it means.
    Term is "a term" {
        /// The word or abbreviation.
        /// Example: `term: NI 135`
        term: one Text,
        /// What it means, in one sentence.
        /// Example: `means: How many carers had their needs looked at`
        means: one Text,
        /// Other spellings of it.
        /// Example: `also: [N135, National Indicator 135]`
        also: many Box<str>,
        /// The plan that uses it so; without it, all do.
        /// Example: `plan: carers-2009`
        plan: maybe Spanned<Box<str>> as Plan,
    }
}

entry! {
    /// An old address and where it leads.
    Redirect is "a redirect" {
        /// The old address, from the site's root.
        /// Example: `from: /old/address/`
        from: one Spanned<Box<str>>,
        /// The new one, or an address elsewhere.
        /// Example: `to: /carers-2009/actions/payments/`
        to: one Spanned<Box<str>>,
    }
}

entry! {
    /// The front matter of a free page.
    PageFields is "a page" {
        /// What it is called; without it, its first heading.
        /// Example: `title: About this site`
        title: maybe Text,
        /// What it is about, in a sentence.
        /// Example: `summary: What is here, and who made it`
        summary: maybe Text,
        /// When its words were last changed; a translation has a date of its own.
        /// Example: `changed: 2010-05-12`
        changed: maybe LastChanged,
        /// Hides it from the site, except with `--drafts`.
        /// Example: `draft: true`
        draft: maybe bool,
        /// Notes of your own: never published.
        /// Example: `private: {ask: Is this still right?}`
        private: maybe Private,
    }
}

/// The languages that a site names; problems with them are told when the rest is read.
pub fn languages(node: &Node) -> super::language::Languages {
    let code = |node: &Node| node.text().map(|code| code.trim().to_owned()).filter(|code| is_language(code));
    let codes: Vec<String> = match node.get("languages").map(|node| &node.value) {
        Some(Written::List(items)) => items.iter().filter_map(code).collect(),
        Some(Written::Text(_)) => node.get("languages").and_then(code).into_iter().collect(),
        _ => Vec::new(),
    };
    super::language::Languages::new(codes)
}

/// Whether a code can be a language (BCP 47): letters first, then letters and digits after hyphens.
pub fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let first = parts
        .next()
        .is_some_and(|it| (2..=3).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_lowercase()));
    first && parts.all(|it| (2..=8).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_alphanumeric()))
}
