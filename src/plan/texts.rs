//! Every text that is said of something: for words that are looked for in all of them.

use super::{Action, Content, Outcome, Owner, Plan, Step};
use crate::diagnostics::Span;
use crate::model::facts::{Facts, Years};
use crate::model::owner::Contact;
use crate::model::text::{Text, Words};
use crate::model::time::Due;

fn due(when: &[Due]) -> impl Iterator<Item = &Text> {
    when.iter().filter_map(|it| it.what.as_ref())
}

fn years(years: &Years) -> impl Iterator<Item = &Text> {
    years.0.iter().flat_map(|(_, entry)| [&entry.planned, &entry.progress, &entry.why]).flatten()
}

fn facts(facts: &Facts) -> impl Iterator<Item = &Text> {
    let risks = facts.risks.iter().flat_map(|it| {
        [Some(&it.risk), it.response.as_ref(), it.likelihood.as_ref(), it.effect.as_ref()]
            .into_iter()
            .flatten()
    });
    let measures = facts
        .measures
        .iter()
        .flat_map(|it| [Some(&it.name), it.unit.as_ref(), it.note.as_ref()].into_iter().flatten());
    due(&facts.when)
        .chain(&facts.why)
        .chain(facts.years.iter().flat_map(years))
        .chain(measures)
        .chain(&facts.success)
        .chain(&facts.outputs)
        .chain(&facts.resources)
        .chain(risks)
        .chain(&facts.notes)
        .chain(facts.evidence.iter().map(|it| &it.title))
        .chain(facts.updates.iter().filter_map(|it| it.text.as_ref()))
        .chain(facts.other.iter().flat_map(|it| &it.0).map(|(_, text)| text))
}

impl Step {
    fn texts(&self) -> impl Iterator<Item = &Text> {
        self.title.iter().chain(&self.why).chain(due(&self.when)).chain(years(&self.years))
    }
}

impl Action {
    /// Every text that is said of it, its title first.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        std::iter::once(&self.title)
            .chain(&self.body)
            .chain(self.steps.iter().flat_map(Step::texts))
            .chain(self.milestones.iter().flat_map(|it| std::iter::once(&it.what).chain(due(&it.when))))
            .chain(&self.project)
            .chain(self.was.iter().filter_map(|it| it.why.as_ref()))
            .chain(self.links.iter().filter_map(|it| it.at.as_ref()))
            .chain(facts(&self.facts))
    }
}

impl Outcome {
    /// Every text that is said of it, its title first.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        std::iter::once(&self.title)
            .chain(&self.aim)
            .chain(&self.body)
            .chain(self.response.iter().filter_map(|it| it.text.as_ref()))
            .chain(self.links.iter().filter_map(|it| it.at.as_ref()))
            .chain(facts(&self.facts))
    }
}

impl Plan {
    /// Every text that is said of it, its title first.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        std::iter::once(&self.title)
            .chain(&self.written.summary)
            .chain(&self.body)
            .chain(&self.written.notes)
            .chain(self.written.alternatives.iter().map(|it| &it.title))
            .chain(self.written.other.iter().flat_map(|it| &it.0).map(|(_, text)| text))
    }
}

impl Owner {
    /// What it is called: its name and its abbreviation in each language, and its aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let texts = std::iter::once(&self.name).chain(&self.short);
        let names = texts.flat_map(|text| text.iter().map(|(_, words)| &*words.markdown));
        names.chain(self.aliases.iter().map(|alias| &**alias))
    }
}

impl Content {
    /// Every text of the site that stands in plans, glossaries, owners and free pages.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.plans
            .iter()
            .flat_map(|(_, it)| it.texts())
            .chain(self.outcomes.iter().flat_map(|(_, it)| it.texts()))
            .chain(self.actions.iter().flat_map(|(_, it)| it.texts()))
            .chain(self.owners.iter().filter_map(|(_, it)| it.about.as_ref()))
            .chain(self.terms.iter().map(|it| &it.term.means))
            .chain(self.pages.iter().flat_map(|it| it.written.summary.iter().chain(&it.body)))
            .chain(&self.site.description)
    }

    /// What those texts say, in each language that they are in.
    pub fn words(&self) -> impl Iterator<Item = &Words> {
        self.texts().flat_map(|text| text.iter().map(|(_, words)| words))
    }

    /// Every address that front matter gives, with the place of the entry that gives it.
    pub fn addresses(&self) -> impl Iterator<Item = (&str, Span)> {
        fn form(contact: &Contact) -> Option<(&str, Span)> {
            Some((contact.form.as_deref()?, contact.span))
        }
        let site = &self.site;
        let of_site = [
            site.licence.as_ref().and_then(|it| Some((it.url.as_deref()?, it.span))),
            site.privacy.as_ref().and_then(|it| Some((it.url.as_deref()?, it.span))),
            site.contact.as_ref().and_then(form),
            site.statement().and_then(|it| form(&it.contact)),
        ];
        let own_links = site.look.iter().flat_map(|look| look.header.iter().chain(&look.footer));
        let facts = self.outcomes.iter().map(|(_, it)| &it.facts);
        let facts = facts.chain(self.actions.iter().map(|(_, it)| &it.facts));
        let evidence = facts.flat_map(|it| &it.evidence);
        let alternatives = self.plans.iter().flat_map(|(_, it)| &it.written.alternatives);
        let documents = self.plans.iter().flat_map(|(_, it)| &it.documents);
        of_site
            .into_iter()
            .flatten()
            .chain(own_links.map(|it| (&*it.url.value, it.url.span)))
            .chain(self.plans.iter().filter_map(|(_, it)| form(it.written.contact.as_ref()?)))
            .chain(self.owners.iter().filter_map(|(_, it)| form(it.contact.as_ref()?)))
            .chain(documents.filter_map(|(_, it)| Some((it.url.as_deref()?, it.span))))
            .chain(alternatives.chain(evidence).filter_map(|it| Some((it.url.as_deref()?, it.span))))
    }
}
