//! Views through a theme: pages, and where they stand.
//!
//! [`Website::new`] takes the [`Views`], the texts and a [`Theme`], and knows from then on every
//! file of the site by its address ([`Website::files`]). A page is made when it is asked for
//! ([`Website::bytes`]): by a build for all of them on all cores, or one at a time. The same
//! content, theme and dates give the same bytes. [`publish`] writes a site to the disk.

pub mod address;
pub mod entry;
pub mod html;
pub mod minify;
pub mod pages;
pub mod parts;
pub mod prose;
pub mod publish;
mod shell;
pub mod theme;
pub mod words;

use self::address::{Addresses, root_of};
use self::pages::{
    accessibility, action, actions, free, glossary, home, measures, not_found, outcome, owner, owners, plan,
    redirect, status, statuses, whole, year, years,
};
use self::parts::Parts;
use self::prose::{Destination, Glossary, Places, Prose, With, asset_address};
use self::shell::{Shell, Shells};
use self::theme::{Theme, Tongue};
use crate::diagnostics::{Problems, Severity, Span, tick};
use crate::files::Sources;
use crate::model::language::Language;
use crate::model::status::Meaning;
use crate::model::year::Year;
use crate::plan::{Action, Key, Outcome, Owner, Plan};
use crate::views::Views;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use tera::Context;

/// A page of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The plans of the site.
    Home,
    /// A plan.
    Plan(Key<Plan>),
    /// An outcome.
    Outcome(Key<Outcome>),
    /// All actions of a plan.
    Actions(Key<Plan>),
    /// An action.
    Action(Key<Action>),
    /// The owners of a plan, or across all plans.
    Owners(Option<Key<Plan>>),
    /// An owner in a plan, or across all plans.
    Owner(Option<Key<Plan>>, Key<Owner>),
    /// The years of a plan.
    Years(Key<Plan>),
    /// A year of a plan.
    Year(Key<Plan>, Year),
    /// The statuses of a plan.
    Statuses(Key<Plan>),
    /// The actions of a plan that stand in one way.
    Status(Key<Plan>, Meaning),
    /// The overdue actions of a plan.
    Overdue(Key<Plan>),
    /// The measures of a plan.
    Measures(Key<Plan>),
    /// The words of a plan.
    Glossary(Key<Plan>),
    /// A whole plan on one page.
    Whole(Key<Plan>),
    /// The accessibility statement.
    Accessibility,
    /// A free page: its place in the content.
    Free(usize),
    /// The page for an address that there is not.
    NotFound,
}

impl Page {
    /// The plan whose page it is.
    fn plan(self, views: &Views<'_>) -> Option<Key<Plan>> {
        let content = views.content;
        match self {
            Self::Outcome(key) => Some(content.outcomes[key].plan),
            Self::Action(key) => Some(content.actions[key].plan),
            Self::Plan(plan)
            | Self::Actions(plan)
            | Self::Years(plan)
            | Self::Year(plan, _)
            | Self::Statuses(plan)
            | Self::Status(plan, _)
            | Self::Overdue(plan)
            | Self::Measures(plan)
            | Self::Glossary(plan)
            | Self::Whole(plan) => Some(plan),
            Self::Owners(plan) | Self::Owner(plan, _) => plan,
            Self::Home | Self::Accessibility | Self::Free(_) | Self::NotFound => content.site_plan(),
        }
    }
}

/// A file of a site.
#[derive(Debug, Clone)]
pub enum File {
    /// A page, and which of the site's languages it is in, counted from 0.
    Page(usize, Page),
    /// A page that leads elsewhere: its language, and an address from the root or a whole one.
    Redirect(usize, String),
    /// Bytes that are there already.
    Bytes(Vec<u8>),
    /// A file that is published as it is.
    Copy(PathBuf),
}

/// The pages of a site in one language.
#[derive(Debug)]
struct Tree<'v> {
    tongue: Tongue,
    addresses: Addresses<'v>,
    places: Places,
    /// The terms that each plan's pages mark.
    glossaries: Vec<Option<Glossary>>,
    shells: Shells,
}

/// A site, whole: every file by its path from the root.
#[derive(Debug)]
pub struct Website<'v> {
    views: &'v Views<'v>,
    trees: Vec<Tree<'v>>,
    files: BTreeMap<String, File>,
}

impl<'v> Website<'v> {
    /// Finds out which files the site has. Nothing is printed yet.
    pub fn new(views: &'v Views<'v>, sources: &Sources, theme: Theme, problems: &mut Problems) -> Self {
        let Theme { languages, style, files } = theme;
        let trees = languages.into_iter().map(|tongue| Tree::new(tongue, views, sources, &style)).collect();
        let mut website = Self { views, trees, files: BTreeMap::new() };
        for (address, bytes) in files {
            website.files.insert(address, File::Bytes(bytes));
        }
        website.add_pages(problems);
        website.add_assets(sources, problems);
        website.add_redirects(problems);
        website.add_listings();
        website
    }

    /// Every file by its path from the root, in the order of the paths.
    pub const fn files(&self) -> &BTreeMap<String, File> {
        &self.files
    }

    /// How many pages there are, those that lead elsewhere not counted.
    pub fn page_count(&self) -> usize {
        self.files.values().filter(|file| matches!(file, File::Page(..))).count()
    }

    fn add_pages(&mut self, problems: &mut Problems) {
        for at in 0..self.trees.len() {
            for (address, page) in self.trees[at].pages(self.views) {
                let path = if address.ends_with(".html") {
                    address
                } else {
                    format!("{}index.html", decoded(&address))
                };
                if self.files.insert(path.clone(), File::Page(at, page)).is_some() {
                    two_files(&path, problems);
                }
            }
        }
    }

    fn add_assets(&mut self, sources: &Sources, problems: &mut Problems) {
        let theme = self.views.content.site.theme.as_ref().map_or(theme::DEFAULT, |name| &name.value);
        let of_theme = format!("themes/{theme}/assets/");
        for asset in &sources.assets {
            let path = match asset.path.strip_prefix(&of_theme) {
                Some(inside) => Some(format!("assets/{inside}")),
                None => asset_address(&asset.path).map(|address| decoded(&address)),
            };
            let Some(path) = path else { continue };
            let replaces = asset.path.starts_with("themes/") || matches!(path.as_str(), "robots.txt");
            if self.files.insert(path.clone(), File::Copy(asset.disk.clone())).is_some() && !replaces {
                two_files(&path, problems);
            }
        }
    }

    /// Old addresses: those that ids had before, and those of `redirects.yaml`.
    fn add_redirects(&mut self, problems: &mut Problems) {
        let content = self.views.content;
        for at in 0..self.trees.len() {
            let addresses = &self.trees[at].addresses;
            let mut old: Vec<(String, String, Option<Span>)> = Vec::new();
            let mut moved = |was_at: &[crate::model::id::WrittenId], now: Option<String>, own: &str| {
                let Some(now) = now else { return };
                for was in was_at {
                    let suffix = format!("{}/", address::encoded(own));
                    let folder = now.strip_suffix(&suffix).unwrap_or(&now);
                    let before = format!("{folder}{}/", address::encoded(was.id.as_str()));
                    old.push((before, now.clone(), Some(was.span)));
                }
            };
            for (key, outcome) in content.outcomes.iter() {
                moved(&outcome.was_at, addresses.outcome(key), outcome.id.as_str());
            }
            for (key, action) in content.actions.iter() {
                moved(&action.was_at, addresses.action(key), action.id.as_str());
            }
            for (key, owner) in content.owners.iter() {
                for plan in content.plans.keys().filter(|plan| self.views.holdings(*plan).contains_key(&key))
                {
                    moved(&owner.was_at, addresses.owner(plan, key), owner.id.as_str());
                }
                moved(&owner.was_at, addresses.owner_everywhere(key), owner.id.as_str());
            }
            if at == 0 {
                for redirect in &content.redirects {
                    let from = redirect.from.value.trim_start_matches('/').to_owned();
                    match self.trees[at].places.destination(&redirect.to.value, redirect.to.span.source) {
                        Destination::Elsewhere(to) | Destination::Published(to) => {
                            old.push((from, to, Some(redirect.from.span)));
                        }
                        Destination::Here(_) | Destination::Missing | Destination::Refused => {
                            let message =
                                format!("{} leads to nothing that is there", tick(&redirect.to.value));
                            problems
                                .error("redirect-to-nowhere", redirect.to.span, message)
                                .hint("write an address of this site, such as `/plan/actions/id/`");
                        }
                    }
                }
            }
            for (from, to, span) in old {
                let from = decoded(&from);
                let is_file = from.rsplit('/').next().is_some_and(|name| name.contains('.'));
                let slash = if from.is_empty() || from.ends_with('/') { "" } else { "/" };
                let path = if is_file { from } else { format!("{from}{slash}index.html") };
                if leaves(&path) {
                    if let Some(span) = span {
                        problems.error("bad-address", span, "this address leaves the site");
                    }
                    continue;
                }
                match self.files.get(&path) {
                    Some(File::Redirect(..)) | None => {
                        self.files.insert(path, File::Redirect(at, to));
                    }
                    Some(_) => {
                        let message = format!(
                            "there is a page at {}",
                            tick(format!("/{}", path.trim_end_matches("index.html")))
                        );
                        if let Some(span) = span {
                            problems
                                .error("redirect-over-page", span, message)
                                .hint("take the redirect out, or move the page");
                        }
                    }
                }
            }
        }
    }

    /// `sitemap.xml` (sitemaps.org 0.9), for which the site's address is needed, and `robots.txt`
    /// (RFC 9309) where the site brings none.
    fn add_listings(&mut self) {
        let base = self.views.content.site.base_url.as_ref();
        if let Some(base) = base {
            let mut sitemap = String::from(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
            );
            for (path, file) in &self.files {
                if let (File::Page(..), Some(address)) = (file, path.strip_suffix("index.html")) {
                    let url = format!("{}{}", base.as_str(), address::encoded(address));
                    let _ = writeln!(sitemap, "<url><loc>{}</loc></url>", html::attribute(&url));
                }
            }
            sitemap.push_str("</urlset>\n");
            self.files.insert("sitemap.xml".to_owned(), File::Bytes(sitemap.into_bytes()));
        }
        let sitemap = base.map(|base| format!("Sitemap: {}sitemap.xml\n", base.as_str())).unwrap_or_default();
        let robots = format!("User-agent: *\nAllow: /\n{sitemap}");
        self.files.entry("robots.txt".to_owned()).or_insert_with(|| File::Bytes(robots.into_bytes()));
    }

    /// The bytes of a page or of a file that is in memory; nothing for one that is copied.
    ///
    /// # Errors
    ///
    /// The mistakes in a template of the site, with their places.
    pub fn bytes(&self, path: &str, file: &File) -> Result<Option<Vec<u8>>, Problems> {
        match file {
            File::Page(tree, page) => {
                self.trees[*tree].print(path, *page, self.views).map(|it| Some(it.into_bytes()))
            }
            File::Redirect(tree, to) => self.trees[*tree].redirect(path, to).map(|it| Some(it.into_bytes())),
            File::Bytes(bytes) => Ok(Some(bytes.clone())),
            File::Copy(_) => Ok(None),
        }
    }
}

fn two_files(path: &str, problems: &mut Problems) {
    let message =
        format!("two files want the address {}", tick(format!("/{}", path.trim_end_matches("index.html"))));
    problems
        .of_site(Severity::Error, "two-files", message)
        .hint("rename one of them, or give one of the entries another `id:`");
}

/// The path on the disk of an address: without percent-encoding.
fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address).decode_utf8_lossy().into_owned()
}

/// Whether a path has parts that would lead out of the site's folder.
fn leaves(path: &str) -> bool {
    path.split('/').any(|part| part == ".." || part == ".") || path.contains('\\') || path.contains('\0')
}

impl<'v> Tree<'v> {
    fn new(mut tongue: Tongue, views: &'v Views<'v>, sources: &Sources, style: &str) -> Self {
        let content = views.content;
        let language = tongue.language;
        let prefix = match language {
            Language::DEFAULT => String::new(),
            language => format!("{}/", content.languages.code(language)),
        };
        let addresses = Addresses::new(content, prefix);
        let places = Places::new(sources, content, &addresses);
        let glossaries: Vec<Option<Glossary>> = content
            .plans
            .keys()
            .map(|plan| Glossary::new(content, Some(plan), language, addresses.glossary(plan)?))
            .collect();
        let shells = Shells::new(views, &addresses, &places, &tongue, style);
        tongue.know("site", &shells.site);
        Self { tongue, addresses, places, glossaries, shells }
    }

    /// Every page of the tree with its address.
    fn pages(&self, views: &Views<'_>) -> Vec<(String, Page)> {
        let content = views.content;
        let to = &self.addresses;
        let mut pages: Vec<(String, Page)> = Vec::with_capacity(content.actions.len() + 64);
        let mut add =
            |address: Option<String>, page: Page| pages.extend(address.map(|address| (address, page)));
        let is_default = self.tongue.language == Language::DEFAULT;
        if content.site_plan().is_none() {
            add(Some(to.home()), Page::Home);
        }
        add(is_default.then(|| "404.html".to_owned()), Page::NotFound);
        add(content.site.statement().is_some().then(|| to.accessibility()), Page::Accessibility);
        for (at, page) in content.pages.iter().enumerate() {
            add(Some(to.page(&page.path)), Page::Free(at));
        }
        add(to.all_owners(), Page::Owners(None));
        for owner in views.all_holdings().keys() {
            add(to.owner_everywhere(*owner), Page::Owner(None, *owner));
        }
        for (key, plan) in content.plans.iter() {
            add(Some(to.plan(key)), Page::Plan(key));
            // The pages that take longest go first, so that no core waits for them at the end.
            add(to.whole(key), Page::Whole(key));
            add(to.actions(key), Page::Actions(key));
            add(to.years(key), Page::Years(key));
            for year in views.years(key).keys() {
                add(to.year(key, *year), Page::Year(key, *year));
            }
            if views.has_statuses(key) {
                add(to.statuses(key), Page::Statuses(key));
                for meaning in views.meanings(key).keys() {
                    add(to.status(key, *meaning), Page::Status(key, *meaning));
                }
                if plan.actions.iter().any(|action| views.standing(*action).overdue) {
                    add(to.overdue(key), Page::Overdue(key));
                }
            }
            if measures::any(content, key) {
                add(to.measures(key), Page::Measures(key));
            }
            if self.shells.has_glossary(key) {
                add(to.glossary(key), Page::Glossary(key));
            }
            add(to.owners(key), Page::Owners(Some(key)));
            for owner in views.holdings(key).keys() {
                add(to.owner(key, *owner), Page::Owner(Some(key), *owner));
            }
            for outcome in &plan.outcomes {
                add(to.outcome(*outcome), Page::Outcome(*outcome));
            }
            for action in &plan.actions {
                add(to.action(*action), Page::Action(*action));
            }
        }
        pages
    }

    fn print(&self, path: &str, page: Page, views: &Views<'_>) -> Result<String, Problems> {
        let content = views.content;
        let plan = page.plan(views);
        let base = content.site.base_url.as_ref().map_or("/", |base| base.path());
        let root = match page {
            // Whoever asked for an address that there is not may be anywhere.
            Page::NotFound => base.to_owned(),
            _ => root_of(path),
        };
        let glossary = plan.and_then(|plan| self.glossaries[plan.index()].as_ref());
        let caption = self.shells.caption(page, views, &self.tongue.words);
        // On the page that explains the words, no word leads away.
        let marked = glossary.filter(|_| !matches!(page, Page::Glossary(_)));
        let with = With {
            addresses: &self.addresses,
            places: &self.places,
            links: &content.links,
            glossary: marked,
            languages: &content.languages,
            language: self.tongue.language,
            words: &self.tongue.words,
        };
        let in_page = matches!(page, Page::Whole(_)).then_some(plan).flatten();
        let parts = Parts {
            views,
            addresses: &self.addresses,
            words: &self.tongue.words,
            prose: Prose::new(with, &root, &caption).in_page(in_page),
        };
        let shell = self.shells.shell(page, path, &root, &parts);
        match page {
            Page::Home => self.with("home.html", plan, &shell, &home::page(&parts)),
            Page::Plan(key) => self.with("plan.html", plan, &shell, &plan::page(&parts, key)),
            Page::Outcome(key) => self.with("outcome.html", plan, &shell, &outcome::page(&parts, key)),
            Page::Actions(key) => self.with("actions.html", plan, &shell, &actions::page(&parts, key)),
            Page::Action(key) => self.with("action.html", plan, &shell, &action::page(&parts, key)),
            Page::Owners(of) => self.with("owners.html", plan, &shell, &owners::page(&parts, of)),
            Page::Owner(of, key) => self.with("owner.html", plan, &shell, &owner::page(&parts, of, key)),
            Page::Years(key) => self.with("years.html", plan, &shell, &years::page(&parts, key)),
            Page::Year(key, year) => self.with("year.html", plan, &shell, &year::page(&parts, key, year)),
            Page::Statuses(key) => self.with("statuses.html", plan, &shell, &statuses::page(&parts, key)),
            Page::Status(key, it) => self.with("status.html", plan, &shell, &status::page(&parts, key, it)),
            Page::Overdue(key) => self.with("status.html", plan, &shell, &status::overdue(&parts, key)),
            Page::Measures(key) => self.with("measures.html", plan, &shell, &measures::page(&parts, key)),
            Page::Glossary(key) => {
                self.with("glossary.html", plan, &shell, &glossary::page(&parts, key, glossary))
            }
            Page::Whole(key) => self.with("whole.html", plan, &shell, &whole::page(&parts, key)),
            Page::Accessibility => match content.site.statement() {
                Some(said) => {
                    self.with("accessibility.html", plan, &shell, &accessibility::page(&parts, said))
                }
                None => Ok(String::new()),
            },
            Page::Free(at) => self.with("page.html", plan, &shell, &free::page(&parts, &content.pages[at])),
            Page::NotFound => self.with("not-found.html", plan, &shell, &not_found::page(&parts)),
        }
    }

    /// Prints a template with what its page has worked out.
    fn with<T: Serialize>(
        &self,
        template: &str,
        plan: Option<Key<Plan>>,
        shell: &Shell,
        page: &T,
    ) -> Result<String, Problems> {
        let mut context = Context::new();
        context.insert("shell", shell);
        context.insert("root", &shell.root);
        context.insert("page", page);
        if let Some(plan) = plan {
            context.insert_value("plan", self.shells.plan(plan));
        }
        self.tongue.print(template, &context)
    }

    fn redirect(&self, path: &str, to: &str) -> Result<String, Problems> {
        let root = root_of(path);
        let to = if to.contains("://") || to.starts_with("mailto:") {
            to.to_owned()
        } else {
            format!("{root}{to}")
        };
        let mut context = Context::new();
        context.insert("root", &root);
        context.insert("page", &redirect::RedirectPage { to });
        self.tongue.print("redirect.html", &context)
    }
}
