//! Where everything is published.
//!
//! An address is the path from the root of the site, without a slash at its beginning: the home
//! page is the empty one, an action `plan/actions/payments/`. Addresses hang on permanent ids.
//! Pages of a kind that the site does not make have none.

use crate::model::site::PageKind;
use crate::model::status::Meaning;
use crate::model::year::Year;
use crate::plan::{Action, Content, Entry, Key, Outcome, Owner, Plan};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Everything that a path may not hold as it is (RFC 3986, section 3.3).
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'%')
    .add(b'\\')
    .add(b'^')
    .add(b'|')
    .add(b'[')
    .add(b']');

/// The folder of what searches in the browser, from the root of the site: one for all languages.
pub const INDEX: &str = "search/pagefind/";

/// An address as it stands in links: letters beyond ASCII and marks are percent-encoded.
pub fn encoded(path: &str) -> String {
    utf8_percent_encode(path, IN_PATH).to_string()
}

/// The addresses of a site in one of its languages.
#[derive(Debug)]
pub struct Addresses<'c> {
    content: &'c Content,
    /// `cy/` for a language that is not the default.
    prefix: String,
}

impl<'c> Addresses<'c> {
    /// The addresses of the pages whose paths begin with a prefix.
    pub const fn new(content: &'c Content, prefix: String) -> Self {
        Self { content, prefix }
    }

    /// What the addresses are of.
    pub const fn content(&self) -> &'c Content {
        self.content
    }

    /// Whether the site makes pages of a kind.
    pub fn makes(&self, kind: PageKind) -> bool {
        self.content.site.pages.is_empty() || self.content.site.pages.contains(&kind)
    }

    fn when(&self, kind: PageKind, address: impl FnOnce() -> String) -> Option<String> {
        self.makes(kind).then(address)
    }

    /// The home page.
    pub fn home(&self) -> String {
        self.prefix.clone()
    }

    /// A page outside of plans.
    pub fn page(&self, path: &str) -> String {
        format!("{}{}/", self.prefix, encoded(path))
    }

    /// The owners across all plans; nothing when there is only one.
    pub fn all_owners(&self) -> Option<String> {
        (self.content.plans.len() > 1 && self.makes(PageKind::Owner))
            .then(|| format!("{}owners/", self.prefix))
    }

    /// An owner across all plans.
    pub fn owner_everywhere(&self, owner: Key<Owner>) -> Option<String> {
        Some(format!("{}{}/", self.all_owners()?, self.owner_id(owner)?))
    }

    /// What stands for an owner in addresses. A person who is not named has no page of its own,
    /// because the id would name it.
    fn owner_id(&self, owner: Key<Owner>) -> Option<String> {
        let owner = &self.content.owners[owner];
        owner.is_public.then(|| encoded(owner.id.as_str()))
    }

    /// A plan.
    pub fn plan(&self, plan: Key<Plan>) -> String {
        let plan = &self.content.plans[plan];
        if plan.is_site {
            self.prefix.clone()
        } else {
            format!("{}{}/", self.prefix, encoded(plan.id.as_str()))
        }
    }

    /// An outcome.
    pub fn outcome(&self, key: Key<Outcome>) -> Option<String> {
        let outcome = &self.content.outcomes[key];
        self.when(PageKind::Outcome, || {
            format!("{}{}/", self.plan(outcome.plan), encoded(outcome.id.as_str()))
        })
    }

    /// An action.
    pub fn action(&self, key: Key<Action>) -> Option<String> {
        let action = &self.content.actions[key];
        self.when(PageKind::Action, || {
            format!("{}actions/{}/", self.plan(action.plan), encoded(action.id.as_str()))
        })
    }

    /// All actions of a plan.
    pub fn actions(&self, plan: Key<Plan>) -> Option<String> {
        self.when(PageKind::Actions, || format!("{}actions/", self.plan(plan)))
    }

    /// The owners of a plan.
    pub fn owners(&self, plan: Key<Plan>) -> Option<String> {
        self.when(PageKind::Owner, || format!("{}owners/", self.plan(plan)))
    }

    /// An owner in a plan.
    pub fn owner(&self, plan: Key<Plan>, owner: Key<Owner>) -> Option<String> {
        Some(format!("{}{}/", self.owners(plan)?, self.owner_id(owner)?))
    }

    /// The years of a plan.
    pub fn years(&self, plan: Key<Plan>) -> Option<String> {
        self.when(PageKind::Year, || format!("{}years/", self.plan(plan)))
    }

    /// A year of a plan.
    pub fn year(&self, plan: Key<Plan>, year: Year) -> Option<String> {
        self.years(plan).map(|all| format!("{all}{}/", year.slug()))
    }

    /// The statuses of a plan.
    pub fn statuses(&self, plan: Key<Plan>) -> Option<String> {
        self.when(PageKind::Status, || format!("{}status/", self.plan(plan)))
    }

    /// The actions of a plan that stand in one way.
    pub fn status(&self, plan: Key<Plan>, meaning: Meaning) -> Option<String> {
        self.statuses(plan).map(|all| format!("{all}{}/", meaning.word()))
    }

    /// The overdue actions of a plan.
    pub fn overdue(&self, plan: Key<Plan>) -> Option<String> {
        self.statuses(plan).map(|all| format!("{all}overdue/"))
    }

    /// What of a plan is due when.
    pub fn timeline(&self, plan: Key<Plan>) -> Option<String> {
        self.when(PageKind::Timeline, || format!("{}timeline/", self.plan(plan)))
    }

    /// What changed in a plan.
    pub fn changes(&self, plan: Key<Plan>) -> Option<String> {
        self.when(PageKind::Changes, || format!("{}changes/", self.plan(plan)))
    }

    /// The audiences of a plan.
    pub fn audiences(&self, plan: Key<Plan>) -> Option<String> {
        self.when(PageKind::Audience, || format!("{}for/", self.plan(plan)))
    }

    /// What a plan promises to an audience: its place in [`Content::audiences`].
    pub fn audience(&self, plan: Key<Plan>, audience: usize) -> Option<String> {
        let (id, _) = &self.content.audiences[audience];
        self.audiences(plan).map(|all| format!("{all}{}/", encoded(id.as_str())))
    }

    /// The measures of a plan.
    pub fn measures(&self, plan: Key<Plan>) -> Option<String> {
        self.when(PageKind::Measures, || format!("{}measures/", self.plan(plan)))
    }

    /// The words of a plan.
    pub fn glossary(&self, plan: Key<Plan>) -> Option<String> {
        self.when(PageKind::Glossary, || format!("{}glossary/", self.plan(plan)))
    }

    /// A plan on one page.
    pub fn whole(&self, plan: Key<Plan>) -> Option<String> {
        self.when(PageKind::Whole, || format!("{}whole/", self.plan(plan)))
    }

    /// The page that searches the site; nothing where the site wants none, or has no plan.
    pub fn search(&self) -> Option<String> {
        let wanted = self.content.site.search != Some(false) && !self.content.plans.is_empty();
        self.when(PageKind::Search, || format!("{}search/", self.prefix)).filter(|_| wanted)
    }

    /// The accessibility statement.
    pub fn accessibility(&self) -> String {
        format!("{}accessibility/", self.prefix)
    }

    /// An entry, or where it can be seen when it has no page of its own.
    pub fn entry(&self, entry: Entry) -> Option<String> {
        match entry {
            Entry::Plan(key) => Some(self.plan(key)),
            Entry::Outcome(key) => self.outcome(key),
            Entry::Action(key) => self.action(key),
        }
    }
}

/// What leads from a page to the root of the site: `../` for each of its folders.
pub fn root_of(address: &str) -> String {
    let folders = address.matches('/').count();
    if folders == 0 { "./".to_owned() } else { "../".repeat(folders) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_finds_the_root() {
        assert_eq!(root_of(""), "./");
        assert_eq!(root_of("plan/"), "../");
        assert_eq!(root_of("plan/actions/payments/"), "../../../");
        assert_eq!(root_of("404.html"), "./");
    }

    #[test]
    fn letters_beyond_ascii_are_encoded() {
        assert_eq!(encoded("gwella-gŵyl/a b"), "gwella-g%C5%B5yl/a%20b");
    }
}
