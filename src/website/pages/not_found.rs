//! The page for an address that there is not. A web host has one for all languages of the site, so
//! it says the same in each.

use crate::model::language::Language;
use crate::website::address::Addresses;
use crate::website::parts::{LinkTo, Parts};
use crate::website::prose::{Tongues, plain};
use crate::website::words::Words;
use serde::Serialize;

/// What `not-found.html` prints.
#[derive(Debug, Serialize)]
pub struct NotFoundPage {
    /// Places from which everything can be found.
    pub links: Vec<LinkTo>,
    /// The same in the other languages of the site.
    pub others: Vec<NotFoundIn>,
}

/// What is said of an address that there is not, in another language than the page's.
#[derive(Debug, Serialize)]
pub struct NotFoundIn {
    /// The code of the language.
    pub lang: String,
    /// That there is no such page; text.
    pub heading: String,
    /// Why that may be; text.
    pub why: String,
    /// Places from which everything can be found. Their `lang` says where a label is not in this language.
    pub links: Vec<LinkTo>,
}

/// Works out the page for an address that there is not.
pub fn page(parts: &Parts<'_>, tongues: &Tongues) -> NotFoundPage {
    let here = parts.prose.language;
    let others = tongues.iter().filter(|(language, _)| **language != here).map(|(language, words)| {
        let code = parts.content().languages.code(*language);
        let addresses = Addresses::new(parts.content(), format!("{code}/"));
        NotFoundIn {
            lang: code.to_owned(),
            heading: words.say("not-found"),
            why: words.say("not-found-why"),
            links: links(parts, *language, words, &addresses),
        }
    });
    NotFoundPage { links: links(parts, here, parts.words, parts.addresses), others: others.collect() }
}

fn links(parts: &Parts<'_>, language: Language, words: &Words, addresses: &Addresses<'_>) -> Vec<LinkTo> {
    let content = parts.content();
    let mut links = Vec::new();
    if content.site_plan().is_none() {
        links.push(LinkTo::new(words.say("home"), parts.from_here(addresses.home())));
    }
    if let Some(address) = parts.from_here(parts.addresses.search()) {
        links.push(LinkTo::new(parts.words.say("search"), Some(address)));
    }
    for (key, plan) in content.plans.iter() {
        let (written, title) = plan.title.get(language);
        let title = plain(&title.markdown);
        links.push(LinkTo {
            label: title.clone(),
            address: parts.from_here(addresses.plan(key)),
            lang: (written != language).then(|| content.languages.code(written).to_owned()),
        });
        if let Some(address) = parts.from_here(addresses.actions(key)) {
            let label = words.say_with("all-actions-of", &[("plan", title.into())]);
            links.push(LinkTo::new(label, Some(address)));
        }
    }
    links
}
