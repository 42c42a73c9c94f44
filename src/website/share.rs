//! What a page tells other websites and machines: the card that is shown where somebody links to
//! it (Open Graph), what it is about in the words of schema.org, and when it changed.
//!
//! Takes a page with what stands around it, and gives what the head of the page prints. All of it
//! needs whole addresses, so a site that does not know where it will stand says nothing. Nothing is
//! said that does not stand on the page; where schema.org has no word that is true, there is none.

use super::Page;
use super::parts::{LinkTo, Parts, iso};
use super::shell::{InLanguage, SiteShell, is_home};
use crate::model::owner::{OwnerKind, Role};
use crate::model::status::Meaning;
use crate::plan::{Action, Entry, Key, Owner, Plan};
use crate::views::Views;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// What a page tells other websites and machines.
#[derive(Debug, Serialize)]
pub(super) struct Share {
    /// The whole address of the page.
    pub address: String,
    /// What the page is called, without the names of its plan and its site; text.
    pub title: String,
    /// `website` for the home page of the site, `article` for any other.
    pub kind: &'static str,
    /// The language and the country of its words, as `en_GB`.
    pub locale: Option<String>,
    /// The same of the other languages that the page is in.
    pub other_locales: Vec<String>,
    /// The picture of the site.
    pub picture: Option<SharedView>,
    /// How large the picture is shown: `summary_large_image`, or `summary` where there is none.
    pub card: &'static str,
    /// When what it tells was last changed or confirmed, as far as the content says so: a day, a
    /// month or a year.
    pub changed: Option<String>,
    /// What it is about in the words of schema.org: JSON-LD, as it stands inside of `<script>`. Nothing
    /// for a page that only lists others, which are the heaviest as they are.
    pub data: Option<String>,
}

/// The picture that other websites show beside a link.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SharedView {
    /// Its whole address.
    pub address: String,
    /// What it shows; text.
    pub alt: String,
    /// Its width in pixels.
    pub width: String,
    /// Its height in pixels.
    pub height: String,
}

/// What stands around a page that others are told of.
pub(super) struct Around<'s> {
    /// The site.
    pub site: &'s SiteShell,
    /// Its picture.
    pub picture: Option<&'s SharedView>,
    /// The path of the page from the root of the site.
    pub path: &'s str,
    /// What leads from the page to the root.
    pub root: &'s str,
    /// What the page is called.
    pub title: &'s str,
    /// The way to it.
    pub crumbs: &'s [LinkTo],
    /// It in each language.
    pub languages: &'s [InLanguage],
}

impl Share {
    /// What a page tells; nothing for the page for an address that there is not, which has none.
    pub(super) fn new(page: Page, parts: &Parts<'_>, around: &Around<'_>) -> Option<Self> {
        let base = around.site.base.as_deref()?;
        let address = match page {
            Page::NotFound => return None,
            _ => format!("{base}{}", super::address::encoded(around.path.trim_end_matches("index.html"))),
        };
        let changed = changed(page, parts.views);
        let locale = |it: &InLanguage| it.locale.clone();
        let others = around.languages.iter().filter(|it| !it.is_here);
        Some(Self {
            title: around.title.to_owned(),
            kind: if is_home(page, parts.content()) { "website" } else { "article" },
            locale: parts.words.fixed("locale").map(str::to_owned),
            other_locales: others.filter_map(locale).collect(),
            picture: around.picture.cloned(),
            card: if around.picture.is_some() { "summary_large_image" } else { "summary" },
            data: (!is_list(page)).then(|| data(page, parts, around, base, &address, changed.as_deref())),
            changed,
            address,
        })
    }
}

/// When what a page tells was last changed or confirmed, where somebody said so in a way that
/// machines read.
pub(super) fn changed(page: Page, views: &Views<'_>) -> Option<String> {
    let content = views.content;
    let newest = match page {
        Page::Action(key) => views.newest(Entry::Action(key)),
        Page::Outcome(key) => views.newest(Entry::Outcome(key)),
        Page::Plan(key) | Page::Whole(key) | Page::Actions(key) => views.newest(Entry::Plan(key)),
        Page::Home => {
            let plans = content.plans.keys().filter_map(|key| views.newest(Entry::Plan(key)));
            plans.max_by_key(|moment| moment.last())
        }
        Page::Accessibility => content.site.statement().map(|it| it.reviewed.moment),
        Page::Free(_) | Page::NotFound => None,
        page => page.plan(views).and_then(|key| views.newest_of_plan(key)),
    };
    newest.and_then(iso)
}

/// What a page is about, in the words of schema.org.
fn data(
    page: Page,
    parts: &Parts<'_>,
    around: &Around<'_>,
    base: &str,
    address: &str,
    changed: Option<&str>,
) -> String {
    let site = around.site;
    let whole = |link: &str| link.strip_prefix(around.root).map(|it| format!("{base}{it}"));
    let mut website = Map::new();
    website.insert("@type".into(), "WebSite".into());
    website.insert("name".into(), site.title.clone().into());
    website.insert("url".into(), format!("{base}{}", site.home).into());
    if let Some(publisher) = publisher(parts, site) {
        website.insert("publisher".into(), publisher);
    }
    let mut it = Map::new();
    it.insert("@context".into(), "https://schema.org".into());
    if matches!(page, Page::Home) {
        it.append(&mut website);
    } else {
        it.insert("@type".into(), "WebPage".into());
        it.insert("name".into(), around.title.into());
        it.insert("url".into(), address.into());
        it.insert("isPartOf".into(), website.into());
    }
    it.insert("inLanguage".into(), site.lang.clone().into());
    if let Some(changed) = changed {
        it.insert("dateModified".into(), changed.into());
    }
    if let Some(licence) = site.licence.as_ref().and_then(|it| it.address.clone()) {
        it.insert("license".into(), licence.into());
    }
    if !around.crumbs.is_empty() {
        let steps = around.crumbs.iter().zip(1..).map(|(crumb, position): (_, usize)| {
            let mut step = json!({"@type": "ListItem", "position": position, "name": crumb.label});
            if let Some(address) = crumb.address.as_deref().and_then(whole) {
                step["item"] = address.into();
            }
            step
        });
        let steps: Vec<Value> = steps.collect();
        it.insert("breadcrumb".into(), json!({"@type": "BreadcrumbList", "itemListElement": steps}));
    }
    if let Some(about) = about(page, parts) {
        it.insert("mainEntity".into(), about);
    }
    // No `<` of a title may end the element in which this stands.
    Value::from(it).to_string().replace('<', "\\u003c")
}

/// Whether a page only lists what has pages of its own.
const fn is_list(page: Page) -> bool {
    match page {
        Page::Home
        | Page::Plan(_)
        | Page::Outcome(_)
        | Page::Action(_)
        | Page::Owner(..)
        | Page::Whole(_)
        | Page::Glossary(_)
        | Page::Accessibility
        | Page::Free(_)
        | Page::NotFound => false,
        Page::Actions(_)
        | Page::Owners(_)
        | Page::Years(_)
        | Page::Year(..)
        | Page::Statuses(_)
        | Page::Status(..)
        | Page::Overdue(_)
        | Page::Timeline(_)
        | Page::Changes(_)
        | Page::Search
        | Page::Audiences(_)
        | Page::Audience(..)
        | Page::Measures(_) => true,
    }
}

/// What a page is about, where schema.org has a word for it.
fn about(page: Page, parts: &Parts<'_>) -> Option<Value> {
    match page {
        Page::Plan(key) => Some(plan(key, parts)),
        Page::Action(key) => Some(action(key, parts)),
        Page::Owner(_, key) => organisation(key, parts),
        _ => None,
    }
}

fn plan(key: Key<Plan>, parts: &Parts<'_>) -> Value {
    let plan = &parts.content().plans[key];
    let mut it = json!({"@type": "CreativeWork", "name": parts.prose.plain(&plan.title)});
    if let Some(period) = plan.terms.period {
        it["temporalCoverage"] = format!("{}/{}", period.first(), period.last()).into();
    }
    if let Some(publisher) = plan.publisher.and_then(|key| organisation(key, parts)) {
        it["publisher"] = publisher;
    }
    it
}

/// An action. When it is due is not said: what ends by then for schema.org has ended, and nothing
/// tells a promise.
fn action(key: Key<Action>, parts: &Parts<'_>) -> Value {
    let action = &parts.content().actions[key];
    let mut it = json!({"@type": "Action", "name": parts.prose.plain(&action.title)});
    let numbers = super::parts::numbers(&action.numbers);
    if !numbers.is_empty() {
        it["identifier"] = numbers.into();
    }
    let status = match parts.views.standing(key).meaning {
        Some(Meaning::Complete) => Some("https://schema.org/CompletedActionStatus"),
        Some(Meaning::OnTrack | Meaning::AtRisk | Meaning::OffTrack) => {
            Some("https://schema.org/ActiveActionStatus")
        }
        Some(Meaning::Paused | Meaning::NoInformation | Meaning::NotStarted | Meaning::Withdrawn) | None => {
            None
        }
    };
    if let Some(status) = status {
        it["actionStatus"] = status.into();
    }
    let leads = action.owners.iter().filter(|owned| matches!(owned.role, Role::Lead | Role::Joint));
    let agents: Vec<Value> = leads.filter_map(|owned| organisation(owned.owner, parts)).collect();
    if !agents.is_empty() {
        it["agent"] = agents.into();
    }
    it
}

/// An owner that is a body or a part of one. A post is none, and of a word that nobody declared we
/// do not know.
fn organisation(key: Key<Owner>, parts: &Parts<'_>) -> Option<Value> {
    match parts.content().owners[key].kind {
        Some(OwnerKind::Organisation | OwnerKind::Team | OwnerKind::Group) => {
            Some(json!({"@type": "Organization", "name": parts.owner_name(key)}))
        }
        Some(OwnerKind::Role | OwnerKind::Person) | None => None,
    }
}

/// Who publishes the site: a body that it declares, or has only the name of.
fn publisher(parts: &Parts<'_>, site: &SiteShell) -> Option<Value> {
    let content = parts.content();
    let said = content.site.publisher.as_deref()?;
    match content.owners.iter().find(|(_, owner)| owner.id.as_str() == said) {
        Some((key, _)) => organisation(key, parts),
        None => Some(json!({"@type": "Organization", "name": site.publisher})),
    }
}
