//! What stands around every page: its title, the menu, the way back, the foot.

use super::Page;
use super::address::Addresses;
use super::look::Pictures;
use super::pages::measures;
use super::parts::{LinkTo, Parts, TimeText, iso};
use super::prose::{Destination, Places, Prose, Tongues, plain};
use super::report::{self, About};
use super::share::{Around, Share, SharedView};
use super::theme::Tongue;
use super::words::Words;
use crate::model::language::Language;
use crate::model::look::{Look, OwnLink, Print};
use crate::model::plan::State;
use crate::model::text::Text;
use crate::plan::{Content, Entry, Key, Plan};
use crate::views::{Reporting, Views};
use serde::{Serialize, Serializer};
use tera::Value;

/// What every page has, as templates print it: `shell`.
#[derive(Debug, Serialize)]
pub(super) struct Shell<'p> {
    /// The kind of page: `action`, `owner` …
    pub kind: &'static str,
    /// What leads from the page to the root of the site. Addresses of `plan` and `site` are
    /// written after it; all others are links already.
    pub root: String,
    /// What the page is called, for the title of the window; text.
    pub title: String,
    /// What it is about, in a sentence; text.
    pub description: String,
    /// The way to it, from home to its parent.
    pub crumbs: Vec<LinkTo>,
    /// Which item of the menu it belongs to.
    pub section: &'static str,
    /// Whether it is a draft or part of one, which only `--drafts` shows.
    pub is_draft: bool,
    /// The page in each language of the site, in their order; none on a site in one language.
    pub languages: Vec<InLanguage>,
    /// The same for search engines, by whole addresses; none where the site's address is not known.
    pub alternates: Vec<Alternate>,
    /// That texts on the page are in another language than its own; nothing where none is; text.
    pub untranslated: Untranslated<'p>,
    /// The address by which a reader tells what is wrong with the page or what they know of its
    /// action; nothing where nobody is named who could be told.
    pub report: Option<String>,
    /// What it tells other websites and machines; nothing where the site's address is not known.
    pub share: Option<Share>,
}

/// A page in one of the languages of the site.
#[derive(Debug, Serialize)]
pub(super) struct InLanguage {
    /// The language's code.
    pub code: String,
    /// The name of the language in itself.
    pub name: String,
    /// The address from the root of the site.
    pub address: String,
    /// Whether it is this page.
    pub is_here: bool,
    /// The language and the country of its words, as `cy_GB`, where the theme says so.
    pub locale: Option<String>,
}

/// An address for readers of a language, as search engines ask for it.
#[derive(Debug, Serialize)]
pub(super) struct Alternate {
    /// The language's code, or `x-default` for readers of any other.
    pub code: String,
    /// The whole address.
    pub address: String,
}

/// What is said of texts that are not in the language of their page. Only when it is printed are
/// all of its texts written.
#[derive(Debug)]
pub(super) struct Untranslated<'p>(&'p Prose<'p>);

impl Serialize for Untranslated<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.untranslated().serialize(serializer)
    }
}

/// An item of a menu.
#[derive(Debug, Serialize)]
struct MenuItem {
    /// Which section of the plan it leads to.
    section: &'static str,
    /// What it says.
    label: String,
    /// Where it leads.
    address: String,
}

/// What every page of a plan knows of it, as templates print it: `plan`.
///
/// Pages that belong to no plan do not have it: `{% if plan is defined %}`.
#[derive(Debug, Serialize)]
struct PlanShell {
    /// What it is called; text.
    title: String,
    /// Its address.
    address: String,
    /// Its menu.
    menu: Vec<MenuItem>,
    /// As of when its progress is told.
    as_of: TimeText,
    /// Whether that date is the plan's own or was asked for, and not the day of the build.
    is_dated: bool,
    /// Whether anything is told of its progress.
    has_progress: bool,
    /// Whether anybody says how its actions stand.
    has_statuses: bool,
    /// The heading of a column that counts what goes well, as a word of the theme.
    going_well: &'static str,
    /// `draft`, `closed` or `superseded`; nothing for a plan that is in force.
    state: Option<&'static str>,
    /// The plan that stands in its place.
    superseded_by: Option<LinkTo>,
    /// Links at the foot of its pages.
    foot: Vec<LinkTo>,
}

/// A link of the site's own.
#[derive(Debug, Serialize)]
struct OwnLinkView {
    /// What it says; text.
    label: String,
    /// The language of the label, where it is not the page's.
    lang: Option<String>,
    /// Where it leads: from the root of the site, or a whole address elsewhere.
    address: String,
    /// Whether it leads to another website.
    is_elsewhere: bool,
}

/// The site's logo.
#[derive(Debug, Serialize)]
struct LogoView {
    /// Where it is published, from the root of the site.
    address: String,
    /// What it says, for those who do not see it; empty where the title of the site says the same.
    alt: String,
    /// How wide it is shown, in pixels.
    width: String,
    /// How high it is shown, in pixels.
    height: String,
}

/// What the theme gives to every page.
#[derive(Debug)]
pub(super) struct Dress {
    /// The address of the style sheet.
    pub style: String,
    /// The site's pictures.
    pub pictures: Pictures,
}

/// What every page knows of the site, as templates print it: `site`.
#[derive(Debug, Serialize)]
pub(super) struct SiteShell {
    /// What it is called; text.
    pub(super) title: String,
    /// The language of its name, where it is not the page's.
    title_lang: Option<String>,
    /// The address at which it will stand, where that is known.
    pub(super) base: Option<String>,
    /// The address of its home.
    pub(super) home: String,
    /// The address of the page that searches it, where it has one.
    search: Option<String>,
    /// Whether it has pages of its own above its plans.
    has_home: bool,
    /// The language of the pages.
    pub(super) lang: String,
    /// Who publishes it; text.
    pub(super) publisher: Option<String>,
    /// The address of its style sheet.
    style: String,
    /// Its logo.
    logo: Option<LogoView>,
    /// Its own links at the top of every page.
    header: Vec<OwnLinkView>,
    /// Its own links at the foot of every page.
    footer: Vec<OwnLinkView>,
    /// Whom to ask.
    email: Option<String>,
    /// The telephone number.
    phone: Option<String>,
    /// The address of a form, when it is elsewhere on the web.
    form: Option<String>,
    /// What to know before; text in `label`, without an address.
    contact_text: Option<LinkTo>,
    /// Its licence; the address is whole.
    pub(super) licence: Option<LinkTo>,
    /// Its page on privacy; the address is whole.
    privacy: Option<LinkTo>,
    /// Whether it prints in large letters.
    is_large_print: bool,
    /// Links at the foot of every page.
    foot: Vec<LinkTo>,
}

/// What stands around the pages of one language, made once.
#[derive(Debug)]
pub(super) struct Shells {
    pub(super) site: SiteShell,
    plans: Vec<Value>,
    has_glossary: Vec<bool>,
    language: Language,
    /// The picture that goes with links to the site.
    picture: Option<SharedView>,
}

impl Shells {
    pub(super) fn new(
        views: &Views<'_>,
        addresses: &Addresses<'_>,
        places: &Places,
        tongue: &Tongue,
        dress: &Dress,
    ) -> Self {
        let content = views.content;
        let language = tongue.language;
        let has_glossary: Vec<bool> = content
            .plans
            .keys()
            .map(|plan| {
                let terms = content.terms.iter().any(|term| term.plan.is_none() || term.plan == Some(plan));
                terms || views.has_statuses(plan)
            })
            .collect();
        let plans = content
            .plans
            .keys()
            .map(|key| {
                let shell = plan_shell(key, views, addresses, tongue, has_glossary[key.index()]);
                Value::from_serializable(&shell)
            })
            .collect();
        let site = site_shell(content, addresses, places, tongue, dress);
        let picture = shared_picture(content, tongue, dress);
        Self { site, plans, has_glossary, language, picture }
    }

    /// What every page of a plan knows of it.
    pub(super) fn plan(&self, plan: Key<Plan>) -> Value {
        self.plans[plan.index()].clone()
    }

    /// Whether a plan has words to explain.
    pub(super) fn has_glossary(&self, plan: Key<Plan>) -> bool {
        self.has_glossary[plan.index()]
    }

    fn words_of(&self, text: &Text) -> String {
        plain(&text.get(self.language).1.markdown)
    }

    /// What a page is called, in the words that its heading has.
    pub(super) fn caption(&self, page: Page, views: &Views<'_>, words: &Words) -> String {
        let content = views.content;
        match page {
            Page::Home => self.site.title.clone(),
            Page::Plan(key) => self.words_of(&content.plans[key].title),
            Page::Outcome(key) => self.words_of(&content.outcomes[key].title),
            Page::Action(key) => self.words_of(&content.actions[key].title),
            Page::Free(at) => self.words_of(&content.pages[at].title),
            Page::Owner(_, key) => {
                let owner = &content.owners[key];
                if owner.is_public {
                    owner.name.get(self.language).1.markdown.trim().to_owned()
                } else {
                    words.say("a-person")
                }
            }
            Page::Actions(_) => words.say("all-actions"),
            Page::Owners(_) => words.say("owners"),
            Page::Years(_) => words.say("years"),
            Page::Year(_, year) => year.to_string(),
            Page::Statuses(_) => words.say("statuses"),
            Page::Status(_, meaning) => words.say(&format!("status-{}", meaning.word())),
            Page::Overdue(_) => words.say("overdue"),
            Page::Timeline(_) => words.say("timeline"),
            Page::Changes(_) => words.say("changes"),
            Page::Audiences(_) => words.say("audiences"),
            Page::Audience(_, at) => self.words_of(&content.audiences[at].1),
            Page::Measures(_) => words.say("measures"),
            Page::Glossary(_) => words.say("glossary"),
            Page::Whole(_) => words.say("whole-plan"),
            Page::Search => words.say("search"),
            Page::Accessibility => words.say("accessibility"),
            Page::NotFound => words.say("not-found"),
        }
    }

    /// What stands around a page.
    pub(super) fn shell<'p>(
        &self,
        page: Page,
        path: &str,
        root: &str,
        parts: &'p Parts<'p>,
        tongues: &Tongues,
    ) -> Shell<'p> {
        let content = parts.content();
        let (kind, section) = kind_and_section(page);
        let title = self.title(page, parts);
        let mut of: Vec<String> = vec![title.clone()];
        // Owners of different plans may have one name, but no two pages one title (WCAG 2.4.2).
        if let Page::Owner(None, key) = page
            && let Some(plan) = content.owners[key].scope
        {
            of.push(parts.prose.plain(&content.plans[plan].title));
            of.push(parts.words.say("owners-everywhere"));
        }
        if let Some(plan) = page.plan(parts.views)
            && !matches!(page, Page::Plan(_) | Page::Whole(_))
        {
            of.push(parts.prose.plain(&content.plans[plan].title));
        }
        let called = of.join(" – ");
        if !of.contains(&self.site.title) {
            of.push(self.site.title.clone());
        }
        if let Some(publisher) = &self.site.publisher
            && !of.contains(publisher)
        {
            of.push(publisher.clone());
        }
        let languages = in_languages(path, self.language, content, tongues);
        let crumbs = self.crumbs(page, parts);
        let around = Around {
            site: &self.site,
            picture: self.picture.as_ref(),
            path,
            root,
            title: &title,
            crumbs: &crumbs,
            languages: &languages,
        };
        let about = About {
            title: &called,
            address: (page != Page::NotFound).then(|| {
                let address = super::address::encoded(path.trim_end_matches("index.html"));
                format!("{}{address}", self.site.base.as_deref().unwrap_or("/"))
            }),
        };
        Shell {
            report: report::link(page, parts, &about),
            share: Share::new(page, parts, &around),
            kind,
            root: root.to_owned(),
            title: of.join(" – "),
            description: Self::description(page, parts).unwrap_or(title),
            crumbs,
            section,
            is_draft: match page {
                Page::Action(key) => content.is_draft(Entry::Action(key)),
                Page::Outcome(key) => content.is_draft(Entry::Outcome(key)),
                Page::Free(at) => content.pages[at].written.draft == Some(true),
                page => page.plan(parts.views).is_some_and(|plan| content.is_draft(Entry::Plan(plan))),
            },
            alternates: alternates(&languages, self.site.base.as_deref()),
            languages,
            untranslated: Untranslated(&parts.prose),
        }
    }

    fn title(&self, page: Page, parts: &Parts<'_>) -> String {
        let content = parts.content();
        let words = parts.words;
        match page {
            Page::Outcome(key) => parts.entry(Entry::Outcome(key)).label,
            Page::Action(key) => parts.entry(Entry::Action(key)).label,
            Page::Owner(_, key) => parts.owner_name(key),
            Page::Year(_, year) => parts.year(year),
            Page::Status(plan, meaning) => parts.tag_of(plan, meaning).label,
            Page::Accessibility => {
                let name = content.site.statement().map(|it| parts.prose.plain(&it.organisation));
                words.say_with("accessibility-for", &[("name", name.unwrap_or_default().into())])
            }
            Page::Audience(..) => {
                format!("{} {}", words.say("promised-to-whom"), self.caption(page, parts.views, words))
            }
            Page::Whole(plan) => {
                format!(
                    "{}: {}",
                    parts.prose.plain(&content.plans[plan].title),
                    words.say("whole-plan-title")
                )
            }
            Page::Home
            | Page::Plan(_)
            | Page::Free(_)
            | Page::Actions(_)
            | Page::Owners(_)
            | Page::Years(_)
            | Page::Statuses(_)
            | Page::Overdue(_)
            | Page::Timeline(_)
            | Page::Changes(_)
            | Page::Audiences(_)
            | Page::Measures(_)
            | Page::Glossary(_)
            | Page::Search
            | Page::NotFound => self.caption(page, parts.views, words),
        }
    }

    /// What search engines show below the title: what the page's own summary says, or else how its
    /// text begins.
    fn description(page: Page, parts: &Parts<'_>) -> Option<String> {
        let content = parts.content();
        let (summary, body) = match page {
            Page::Home => (content.site.description.as_ref(), None),
            Page::Plan(key) | Page::Whole(key) => {
                let plan = &content.plans[key];
                (plan.written.summary.as_ref(), plan.body.as_ref())
            }
            Page::Outcome(key) => (content.outcomes[key].aim.as_ref(), content.outcomes[key].body.as_ref()),
            Page::Action(key) => (None, content.actions[key].body.as_ref()),
            Page::Free(at) => (content.pages[at].written.summary.as_ref(), content.pages[at].body.as_ref()),
            Page::Owner(_, key) => (content.owners[key].about.as_ref(), None),
            Page::Status(plan, meaning) => return Some(parts.meaning_of(plan, meaning)),
            Page::Overdue(_) => return Some(parts.words.say("meaning-overdue")),
            Page::Search => return Some(parts.words.say("search-about")),
            _ => (None, None),
        };
        parts.prose.opening(summary.or(body)?)
    }

    /// The way from home to the page's parent.
    fn crumbs(&self, page: Page, parts: &Parts<'_>) -> Vec<LinkTo> {
        let content = parts.content();
        let to = parts.addresses;
        let mut crumbs = Vec::new();
        if matches!(page, Page::NotFound | Page::Home) {
            return crumbs;
        }
        if self.site.has_home {
            crumbs.push(LinkTo::new(parts.words.say("home"), parts.from_here(to.home())));
        }
        let plan = page.plan(parts.views);
        if let Some(plan) = plan
            && !matches!(page, Page::Plan(_))
        {
            crumbs.push(parts.titled(&content.plans[plan].title, to.plan(plan)));
        }
        let mut under = |label: &str, address: Option<String>| {
            let address = parts.from_here(address);
            crumbs.extend(address.map(|address| LinkTo::new(parts.words.say(label), Some(address))));
        };
        match page {
            Page::Owner(Some(plan), _) => under("owners", to.owners(plan)),
            Page::Owner(None, _) => under("owners", to.all_owners()),
            Page::Year(plan, _) => under("years", to.years(plan)),
            Page::Status(plan, _) | Page::Overdue(plan) => under("statuses", to.statuses(plan)),
            Page::Audience(plan, _) => under("audiences", to.audiences(plan)),
            _ => {}
        }
        let mut outcome = match page {
            Page::Action(key) => content.actions[key].outcome,
            Page::Outcome(key) => content.outcomes[key].parent,
            _ => None,
        };
        let from = crumbs.len();
        while let Some(key) = outcome {
            crumbs.insert(from, parts.entry(Entry::Outcome(key)));
            outcome = content.outcomes[key].parent;
        }
        if let Page::Free(at) = page {
            let path = &content.pages[at].path;
            for parent in &content.pages {
                if path.strip_prefix(parent.path.as_str()).is_some_and(|rest| rest.starts_with('/')) {
                    crumbs.push(parts.titled(&parent.title, to.page(&parent.path)));
                }
            }
        }
        crumbs
    }
}

pub(super) const fn kind_and_section(page: Page) -> (&'static str, &'static str) {
    match page {
        Page::Home => ("home", ""),
        Page::Plan(_) => ("plan", "plan"),
        Page::Outcome(_) => ("outcome", ""),
        Page::Actions(_) => ("actions", "actions"),
        Page::Action(_) => ("action", ""),
        Page::Owners(_) => ("owners", "owners"),
        Page::Owner(..) => ("owner", ""),
        Page::Years(_) => ("years", "years"),
        Page::Year(..) => ("year", ""),
        Page::Statuses(_) => ("statuses", "statuses"),
        Page::Status(..) => ("status", ""),
        Page::Overdue(_) => ("overdue", ""),
        Page::Timeline(_) => ("timeline", "timeline"),
        Page::Changes(_) => ("changes", "changes"),
        Page::Audiences(_) => ("audiences", "audiences"),
        Page::Audience(..) => ("audience", ""),
        Page::Measures(_) => ("measures", "measures"),
        Page::Glossary(_) => ("glossary", "glossary"),
        Page::Whole(_) => ("whole", "whole"),
        Page::Search => ("search", "search"),
        Page::Accessibility => ("accessibility", "accessibility"),
        Page::Free(_) => ("page", ""),
        Page::NotFound => ("not-found", ""),
    }
}

/// A path in each language of the site: with and without the language before it. The page for an
/// address that there is not is one for all.
pub(super) fn in_languages(
    path: &str,
    here: Language,
    content: &Content,
    tongues: &Tongues,
) -> Vec<InLanguage> {
    if tongues.len() < 2 || path == "404.html" {
        return Vec::new();
    }
    let code = |language: Language| content.languages.code(language);
    let prefix = |language: Language| match language {
        Language::DEFAULT => String::new(),
        language => format!("{}/", code(language)),
    };
    let own = prefix(here);
    let inside = path.strip_prefix(&own).unwrap_or(path).trim_end_matches("index.html");
    tongues
        .iter()
        .map(|(language, words)| InLanguage {
            code: code(*language).to_owned(),
            name: words.fixed("language-own").unwrap_or(code(*language)).to_owned(),
            address: format!("{}{}", prefix(*language), super::address::encoded(inside)),
            is_here: *language == here,
            locale: words.fixed("locale").map(str::to_owned),
        })
        .collect()
}

/// Every language names all of them, itself too; readers of no other get the first.
pub(super) fn alternates(languages: &[InLanguage], base: Option<&str>) -> Vec<Alternate> {
    let (Some(first), Some(base)) = (languages.first(), base) else { return Vec::new() };
    let alternate = |code: &str, it: &InLanguage| Alternate {
        code: code.to_owned(),
        address: format!("{base}{}", it.address),
    };
    let mut alternates: Vec<Alternate> = languages.iter().map(|it| alternate(&it.code, it)).collect();
    alternates.push(alternate("x-default", first));
    alternates
}

/// Whether a page is the first one of the site.
pub(super) fn is_home(page: Page, content: &Content) -> bool {
    match page {
        Page::Home => true,
        Page::Plan(key) => content.plans[key].is_site,
        _ => false,
    }
}

/// The picture that goes with links to the site; where the site's address is not known, none can.
fn shared_picture(content: &Content, tongue: &Tongue, dress: &Dress) -> Option<SharedView> {
    let base = content.site.base_url.as_ref()?.as_str();
    let said = content.site.look.as_ref()?.picture.as_ref()?;
    let picture = dress.pictures.shared.as_ref()?;
    Some(SharedView {
        address: format!("{base}{}", super::address::encoded(&picture.address)),
        alt: plain(&said.alt.get(tongue.language).1.markdown),
        width: picture.width.clone(),
        height: picture.height.clone(),
    })
}

fn plan_shell(
    key: Key<Plan>,
    views: &Views<'_>,
    addresses: &Addresses<'_>,
    tongue: &Tongue,
    has_glossary: bool,
) -> PlanShell {
    let content = views.content;
    let plan = &content.plans[key];
    let words = &tongue.words;
    let text = |text: &Text| plain(&text.get(tongue.language).1.markdown);
    let mut menu = Vec::new();
    let mut item = |section: &'static str, label: &str, address: Option<String>| {
        menu.extend(address.map(|address| MenuItem { section, label: words.say(label), address }));
    };
    item("plan", "plan-home", Some(addresses.plan(key)));
    item("actions", "all-actions", addresses.actions(key));
    item("audiences", "audiences", addresses.audiences(key).filter(|_| !views.promises(key).is_empty()));
    item("owners", "owners", addresses.owners(key));
    item("years", "years", addresses.years(key));
    item("changes", "changes", addresses.changes(key).filter(|_| !views.changes(key).is_empty()));

    let mut foot = Vec::new();
    let mut link = |label: &str, address: Option<String>| {
        foot.extend(address.map(|address| LinkTo::new(words.say(label), Some(address))));
    };
    link("statuses", addresses.statuses(key).filter(|_| views.has_statuses(key)));
    link("timeline", addresses.timeline(key).filter(|_| views.timeline(key).has_dates()));
    link("measures", addresses.measures(key).filter(|_| measures::any(content, key)));
    link("glossary", addresses.glossary(key).filter(|_| has_glossary));
    link("whole-plan", addresses.whole(key));
    let as_of = views.as_of(key);
    PlanShell {
        title: text(&plan.title),
        address: addresses.plan(key),
        menu,
        as_of: TimeText::new(super::html::text(&words.end_of(as_of.moment)).into_owned(), iso(as_of.moment)),
        is_dated: as_of.is_said,
        has_progress: views.has_progress(key),
        has_statuses: views.has_statuses(key),
        going_well: match views.reporting(key) {
            Reporting::OnlyDone => "column-complete",
            Reporting::Statuses | Reporting::Nothing => "column-going-well",
        },
        state: plan.written.state.filter(|state| *state != State::Approved).map(State::word),
        superseded_by: plan
            .superseded_by
            .map(|by| titled(content, tongue, &content.plans[by].title, addresses.plan(by))),
        foot,
    }
}

/// A link by a title, to an address from the root of the site.
fn titled(content: &Content, tongue: &Tongue, title: &Text, address: String) -> LinkTo {
    let (language, title) = title.get(tongue.language);
    let lang = (language != tongue.language).then(|| content.languages.code(language).to_owned());
    LinkTo { label: plain(&title.markdown), address: Some(address), lang }
}

fn site_shell(
    content: &Content,
    addresses: &Addresses<'_>,
    places: &Places,
    tongue: &Tongue,
    dress: &Dress,
) -> SiteShell {
    let words = &tongue.words;
    let site = &content.site;
    let text = |text: &Text| plain(&text.get(tongue.language).1.markdown);
    let publisher = site.publisher.as_ref().map(|name| {
        let owner = content.owners.iter().find(|(_, owner)| owner.id.as_str() == &**name);
        match owner {
            Some((_, owner)) if !owner.is_public => words.say("a-person"),
            Some((_, owner)) => owner.name.get(tongue.language).1.markdown.trim().to_owned(),
            None => name.to_string(),
        }
    });
    let named = |text: &Text, address: Option<String>| LinkTo {
        address,
        ..titled(content, tongue, text, String::new())
    };
    let title = site.title.as_ref().or_else(|| content.plans.iter().next().map(|(_, plan)| &plan.title));
    let LinkTo { label: title, lang: title_lang, .. } = match title {
        Some(title) => named(title, None),
        None => LinkTo::new(words.say("home"), None),
    };
    let contact = |field: fn(&crate::model::owner::Contact) -> Option<&str>| {
        site.contact.as_ref().and_then(field).map(str::to_owned)
    };
    let outside = |url: Option<&str>, source: u32| {
        url.and_then(|url| match places.destination(url, source) {
            Destination::Elsewhere(address) => Some(address),
            Destination::Published(_)
            | Destination::Here(_)
            | Destination::Missing
            | Destination::Refused => None,
        })
    };
    let mut foot = Vec::new();
    if site.statement().is_some() {
        foot.push(LinkTo::new(words.say("accessibility"), Some(addresses.accessibility())));
    }
    for page in content.pages.iter().filter(|page| !page.path.contains('/')) {
        foot.push(titled(content, tongue, &page.title, addresses.page(&page.path)));
    }
    if let Some(address) = addresses.all_owners() {
        foot.push(LinkTo::new(words.say("owners-everywhere"), Some(address)));
    }
    let own_links = |links: fn(&Look) -> &[OwnLink]| {
        let links = site.look.iter().flat_map(links);
        let views = links.filter_map(|link| {
            let (address, is_elsewhere) = match places.destination(&link.url.value, link.url.span.source) {
                Destination::Elsewhere(address) => (address, true),
                Destination::Published(address) => (address, false),
                Destination::Here(_) | Destination::Missing | Destination::Refused => return None,
            };
            let LinkTo { label, lang, .. } = titled(content, tongue, &link.title, String::new());
            Some(OwnLinkView { label, lang, address, is_elsewhere })
        });
        views.collect()
    };
    let said = site.look.as_ref().and_then(|look| look.logo.as_ref());
    let logo = said.zip(dress.pictures.logo.as_ref()).map(|(said, picture)| LogoView {
        address: super::address::encoded(&picture.address),
        alt: Some(text(&said.alt)).filter(|alt| *alt != title).unwrap_or_default(),
        width: picture.width.clone(),
        height: picture.height.clone(),
    });
    let code = content.languages.code(tongue.language);
    SiteShell {
        title,
        title_lang,
        base: site.base_url.as_ref().map(|base| base.as_str().to_owned()),
        home: addresses.home(),
        search: addresses.search(),
        has_home: content.site_plan().is_none(),
        lang: words.fixed("html-lang").unwrap_or(code).to_owned(),
        publisher,
        style: dress.style.clone(),
        logo,
        header: own_links(|look| &look.header),
        footer: own_links(|look| &look.footer),
        email: contact(|it| it.email.as_deref()),
        phone: contact(|it| it.phone.as_deref()),
        form: site.contact.as_ref().and_then(|it| outside(it.form.as_deref(), it.span.source)),
        contact_text: site.contact.as_ref().and_then(|it| it.text.as_ref()).map(|it| named(it, None)),
        licence: site.licence.as_ref().map(|it| named(&it.name, outside(it.url.as_deref(), it.span.source))),
        privacy: site.privacy.as_ref().map(|it| named(&it.title, outside(it.url.as_deref(), it.span.source))),
        is_large_print: site.look.as_ref().and_then(|look| look.print) == Some(Print::Large),
        foot,
    }
}
