//! Views through a theme: pages, and where they stand.
//!
//! [`Website::new`] takes the [`Views`], the texts and a [`Theme`], and knows from then on every
//! file of the site by its address ([`Website::files`]). A page is made when it is asked for
//! ([`Website::bytes`]): by a build for all of them on all cores, or one at a time. The same
//! content, theme and dates give the same bytes. [`publish`] writes a site to the disk.

pub mod address;
pub mod assets;
pub mod chart;
pub mod conditions;
pub mod counts;
pub mod entry;
pub mod figures;
pub mod files;
pub mod filters;
pub mod html;
pub mod late;
pub mod look;
pub mod minify;
pub mod pages;
pub mod parts;
pub mod prose;
pub mod publish;
mod redirects;
mod report;
pub mod search;
mod share;
mod shell;
mod sitemap;
pub mod theme;
pub mod words;

use self::address::{Addresses, root_of};
use self::files::{File, Files, Leads};
use self::pages::{
    accessibility, action, actions, audience, audiences, changes, free, glossary, home, measures, not_found,
    outcome, owner, owners, plan, redirect, search as search_page, status, statuses, timeline, whole, year,
    years,
};
use self::parts::Parts;
use self::prose::{Glossary, Places, Prose, Tongues, With, published_assets};
use self::shell::{Dress, Shell, Shells};
use self::theme::{Theme, Tongue};
use crate::diagnostics::Problems;
use crate::files::Sources;
use crate::model::language::Language;
use crate::model::status::Meaning;
use crate::model::year::Year;
use crate::plan::{Action, Content, Key, Outcome, Owner, Plan};
use crate::views::Views;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
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
    /// What of a plan is due when.
    Timeline(Key<Plan>),
    /// What changed in a plan.
    Changes(Key<Plan>),
    /// The audiences of a plan.
    Audiences(Key<Plan>),
    /// What a plan promises to an audience: its place in [`Content::audiences`].
    Audience(Key<Plan>, usize),
    /// The measures of a plan.
    Measures(Key<Plan>),
    /// The words of a plan.
    Glossary(Key<Plan>),
    /// A whole plan on one page.
    Whole(Key<Plan>),
    /// What finds actions by their words and numbers.
    Search,
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
            | Self::Timeline(plan)
            | Self::Changes(plan)
            | Self::Audiences(plan)
            | Self::Audience(plan, _)
            | Self::Measures(plan)
            | Self::Glossary(plan)
            | Self::Whole(plan) => Some(plan),
            Self::Owners(plan) | Self::Owner(plan, _) => plan,
            Self::Home | Self::Search | Self::Accessibility | Self::Free(_) | Self::NotFound => {
                content.site_plan()
            }
        }
    }
}

/// The pages of a site in one language.
#[derive(Debug)]
struct Tree<'v> {
    tongue: Tongue,
    /// The words of all trees.
    tongues: Arc<Tongues>,
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
    /// Whether the site brings templates or words of its own, in which there may be mistakes.
    has_own_theme: bool,
    index: OnceLock<Result<BTreeMap<String, Vec<u8>>, String>>,
}

impl<'v> Website<'v> {
    /// Finds out which files the site has. Nothing is printed yet.
    pub fn new(views: &'v Views<'v>, sources: &Sources, theme: Theme, problems: &mut Problems) -> Self {
        let Theme { languages, style, pictures, files: theme_files } = theme;
        let dress = Dress { style, pictures };
        let tongues: Tongues =
            languages.iter().map(|tongue| (tongue.language, Arc::clone(&tongue.words))).collect();
        let tongues = Arc::new(tongues);
        let tree = |tongue| Tree::new(tongue, Arc::clone(&tongues), views, sources, &dress);
        let trees: Vec<Tree<'_>> = languages.into_iter().map(tree).collect();
        let mut files = Files::new(views.content, sources);
        for (address, bytes) in theme_files {
            files.take(address, File::Bytes(bytes), problems);
        }
        add_pages(&trees, views, &mut files, problems);
        add_assets(views.content, sources, &mut files, problems);
        sitemap::add(&trees, views, &mut files, problems);
        redirects::add(&trees, views, &mut files, problems);
        let has_own_theme = sources.iter().any(|(_, source)| source.path.starts_with("themes/"));
        Self { views, trees, files: files.into_all(), has_own_theme, index: OnceLock::new() }
    }

    /// Every file by its path from the root, in the order of the paths; those of [`Website::index`]
    /// come to them.
    pub const fn files(&self) -> &BTreeMap<String, File> {
        &self.files
    }

    /// The files that a browser searches by, by their paths from the root: all in the folder
    /// [`address::INDEX`]. They are made when they are asked for first, and there are none where
    /// the site wants no search. Their names hang on all texts of the site.
    ///
    /// # Errors
    ///
    /// Why they could not be made, in words.
    pub fn index(&self) -> Result<&BTreeMap<String, Vec<u8>>, &str> {
        let made = self.index.get_or_init(|| {
            let records = self.records();
            if records.is_empty() { Ok(BTreeMap::new()) } else { search::files(records) }
        });
        made.as_ref().map_err(String::as_str)
    }

    /// What can be found, in each language that has a page to search it.
    pub fn records(&self) -> search::Records {
        let searched = self.trees.iter().filter(|tree| tree.addresses.search().is_some());
        searched.map(|tree| (tree.code(), tree.records(self.views))).collect()
    }

    /// How many pages there are, those that lead elsewhere not counted.
    pub fn page_count(&self) -> usize {
        self.files.values().filter(|file| matches!(file, File::Page(..))).count()
    }

    /// The mistakes in the templates of the site, each once: every page is printed, and no file
    /// is written. A site without templates and words of its own has none.
    pub fn template_problems(&self) -> Problems {
        if !self.has_own_theme {
            return Problems::default();
        }
        let found: Vec<Problems> =
            self.files.par_iter().filter_map(|(path, file)| self.bytes(path, file).err()).collect();
        let mut problems = Problems::default();
        for found in found {
            problems.append(found);
        }
        problems
    }

    /// The mistakes in the templates of the site that show on the first page of each kind; a look
    /// that costs next to nothing, where [`Website::template_problems`] prints every page.
    pub fn first_problems(&self) -> Problems {
        let mut problems = Problems::default();
        if !self.has_own_theme {
            return problems;
        }
        let mut seen = BTreeSet::new();
        for (path, file) in &self.files {
            if let File::Page(_, page) = file
                && seen.insert(shell::kind_and_section(*page).0)
                && let Err(found) = self.bytes(path, file)
            {
                problems.append(found);
            }
        }
        problems
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
            File::Redirect(tree, moved) => {
                self.trees[*tree].redirect(path, &moved.to).map(|it| Some(it.into_bytes()))
            }
            File::Bytes(bytes) => Ok(Some(bytes.clone())),
            File::Copy(_) => Ok(None),
        }
    }
}

fn add_pages(trees: &[Tree<'_>], views: &Views<'_>, files: &mut Files<'_>, problems: &mut Problems) {
    for (at, tree) in trees.iter().enumerate() {
        for (address, page) in tree.pages(views) {
            let path =
                if address.ends_with(".html") { address } else { format!("{}index.html", decoded(&address)) };
            files.take(path, File::Page(at, page), problems);
        }
    }
}

fn add_assets(content: &Content, sources: &Sources, files: &mut Files<'_>, problems: &mut Problems) {
    for (asset, address) in published_assets(sources, content) {
        files.take(decoded(&address), File::Copy(asset.disk.clone()), problems);
    }
}

/// The path on the disk of an address: without percent-encoding.
fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address).decode_utf8_lossy().into_owned()
}

impl<'v> Tree<'v> {
    fn new(
        mut tongue: Tongue,
        tongues: Arc<Tongues>,
        views: &'v Views<'v>,
        sources: &Sources,
        dress: &Dress,
    ) -> Self {
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
        let shells = Shells::new(views, &addresses, &places, &tongue, dress);
        tongue.know("site", &shells.site);
        Self { tongue, tongues, addresses, places, glossaries, shells }
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
        add(to.search(), Page::Search);
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
                if views.has_overdue(key) {
                    add(to.overdue(key), Page::Overdue(key));
                }
            }
            if views.timeline(key).has_dates() {
                add(to.timeline(key), Page::Timeline(key));
            }
            if !views.changes(key).is_empty() {
                add(to.changes(key), Page::Changes(key));
            }
            if !views.promises(key).is_empty() {
                add(to.audiences(key), Page::Audiences(key));
                for audience in views.promises(key).keys() {
                    add(to.audience(key, *audience), Page::Audience(key, *audience));
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
        let with = self.writing(content, marked);
        let in_page = matches!(page, Page::Whole(_)).then_some(plan).flatten();
        let parts = Parts {
            views,
            addresses: &self.addresses,
            words: &self.tongue.words,
            prose: Prose::new(with, &root, &caption).in_page(in_page),
        };
        let shell = self.shells.shell(page, path, &root, &parts, &self.tongues);
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
            Page::Timeline(key) => self.with("timeline.html", plan, &shell, &timeline::page(&parts, key)),
            Page::Changes(key) => self.with("changes.html", plan, &shell, &changes::page(&parts, key)),
            Page::Audiences(key) => self.with("audiences.html", plan, &shell, &audiences::page(&parts, key)),
            Page::Audience(key, it) => {
                self.with("audience.html", plan, &shell, &audience::page(&parts, key, it))
            }
            Page::Measures(key) => self.with("measures.html", plan, &shell, &measures::page(&parts, key)),
            Page::Glossary(key) => {
                self.with("glossary.html", plan, &shell, &glossary::page(&parts, key, glossary))
            }
            Page::Whole(key) => self.with("whole.html", plan, &shell, &whole::page(&parts, key)),
            Page::Search => self.with("search.html", plan, &shell, &search_page::page(&parts)),
            Page::Accessibility => match content.site.statement() {
                Some(said) => {
                    self.with("accessibility.html", plan, &shell, &accessibility::page(&parts, said))
                }
                None => Ok(String::new()),
            },
            Page::Free(at) => self.with("page.html", plan, &shell, &free::page(&parts, &content.pages[at])),
            Page::NotFound => {
                self.with("not-found.html", plan, &shell, &not_found::page(&parts, &self.tongues))
            }
        }
    }

    /// What the texts of a page are written with.
    fn writing<'a>(&'a self, content: &'a Content, glossary: Option<&'a Glossary>) -> With<'a> {
        With {
            addresses: &self.addresses,
            places: &self.places,
            links: &content.links,
            glossary,
            languages: &content.languages,
            language: self.tongue.language,
            words: &self.tongue.words,
            tongues: &self.tongues,
        }
    }

    /// The code of its language, as its pages give it.
    fn code(&self) -> String {
        self.shells.site.lang.to_lowercase()
    }

    /// What can be found in it.
    fn records(&self, views: &Views<'_>) -> Vec<search::Record> {
        let parts = Parts {
            views,
            addresses: &self.addresses,
            words: &self.tongue.words,
            prose: Prose::new(self.writing(views.content, None), "", ""),
        };
        search::records(&parts, &self.glossaries)
    }

    /// Prints a template with what its page has worked out.
    fn with<T: Serialize>(
        &self,
        template: &str,
        plan: Option<Key<Plan>>,
        shell: &Shell<'_>,
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

    fn redirect(&self, path: &str, to: &Leads) -> Result<String, Problems> {
        let root = root_of(path);
        let to = match to {
            Leads::Within(address) => format!("{root}{address}"),
            Leads::Away(address) => address.clone(),
        };
        let mut context = Context::new();
        context.insert("root", &root);
        context.insert("page", &redirect::RedirectPage { to });
        self.tongue.print("redirect.html", &context)
    }
}
