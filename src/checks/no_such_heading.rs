#![doc = include_str!("no-such-heading.md")]

use super::passages::place;
use super::{Check, Findings, Of, Passage, Seen, WARNING};
use crate::diagnostics::{nearest, tick};
use crate::markup::markdown;
use crate::model::id::Id;
use crate::plan::Entry;
use crate::website::address::Addresses;
use crate::website::prose::{Destination, Places};
use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::collections::BTreeMap;

/// The check.
pub const CHECK: Check =
    Check { code: "no-such-heading", level: WARNING, page: include_str!("no-such-heading.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let may_lead = |it: &&Passage<'_>| it.words.may_hold.links && it.words.markdown.contains('#');
    let links: Vec<&Passage<'_>> = seen.passages.all().iter().filter(may_lead).collect();
    if links.is_empty() {
        return;
    }
    let content = seen.content();
    let addresses = Addresses::new(content, String::new());
    let places = Places::new(seen.sources, content, &addresses);
    let pages = pages(seen, &addresses);
    for passage in links {
        for (event, range) in Parser::new_ext(&passage.words.markdown, markdown()).into_offset_iter() {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            let destination = places.destination(&dest_url, passage.words.span.source);
            let (page, fragment) = match &destination {
                Destination::Here(fragment) => (Some(&passage.of), fragment.as_str()),
                Destination::Published(address) => match address.split_once('#') {
                    Some((page, fragment)) => (pages.get(page), fragment),
                    None => continue,
                },
                Destination::Elsewhere(_) | Destination::Missing | Destination::Refused => continue,
            };
            let fragment = percent_decode_str(fragment).decode_utf8_lossy();
            let Some(headings) = page.and_then(|page| headings(seen, *page)) else { continue };
            if fragment.is_empty() || fragment == "main" || headings.iter().any(|it| *it == *fragment) {
                continue;
            }
            let link = &passage.words.markdown[range.clone()];
            let range = match link.rfind(&*dest_url).filter(|_| !dest_url.is_empty()) {
                Some(at) => range.start + at..range.start + at + dest_url.len(),
                None => range,
            };
            let near = nearest(&fragment, headings.iter().map(String::as_str));
            findings
                .at(
                    place(passage.words, range, seen.sources),
                    format!("no heading is at {}", tick(format!("#{fragment}"))),
                )
                .suggest(near.map(|near| format!("#{near}")).as_deref(), || {
                    "the address of a heading is its words in small letters, with hyphens between them"
                        .to_owned()
                });
        }
    }
}

/// The pages whose headings authors wrote, by their addresses.
fn pages(seen: Seen<'_>, addresses: &Addresses<'_>) -> BTreeMap<String, Of> {
    let content = seen.content();
    let plans = content.plans.iter().map(|(key, _)| (Some(addresses.plan(key)), Entry::Plan(key)));
    let outcomes = content.outcomes.iter().map(|(key, _)| (addresses.outcome(key), Entry::Outcome(key)));
    let actions = content.actions.iter().map(|(key, _)| (addresses.action(key), Entry::Action(key)));
    let entries = plans.chain(outcomes).chain(actions);
    let entries = entries.filter_map(|(address, entry)| Some((address?, Of::Entry(entry))));
    let free = content.pages.iter().enumerate();
    entries.chain(free.map(|(at, page)| (addresses.page(&page.path), Of::Page(at)))).collect()
}

/// The addresses of the headings on a page, in any of its languages; nothing for what has no page
/// whose headings we know.
fn headings(seen: Seen<'_>, page: Of) -> Option<Vec<String>> {
    let content = seen.content();
    let mut all = match page {
        // Their lists have a place for each action and outcome.
        Of::Entry(Entry::Plan(_) | Entry::Outcome(_)) => {
            let actions = content.actions.iter().map(|(_, it)| format!("action-{}", it.id));
            let outcomes = content.outcomes.iter().map(|(_, it)| format!("outcome-{}", it.id));
            actions.chain(outcomes).collect()
        }
        Of::Entry(Entry::Action(_)) | Of::Page(_) => Vec::new(),
        Of::Owner(_) | Of::Term(_) | Of::Site => return None,
    };
    let texts = seen.passages.all().iter().filter(|it| it.of == page && it.words.markdown.contains('#'));
    for passage in texts {
        let mut heading: Option<String> = None;
        for event in Parser::new_ext(&passage.words.markdown, markdown()) {
            match (event, &mut heading) {
                (Event::Start(Tag::Heading { .. }), _) => heading = Some(String::new()),
                (Event::Text(words) | Event::Code(words), Some(heading)) => heading.push_str(&words),
                (Event::End(TagEnd::Heading(_)), _) => {
                    let words = heading.take().unwrap_or_default();
                    let id = Id::from_words(&words);
                    let id = id.as_ref().map_or("section", Id::as_str);
                    // Headings of the same words are told apart by a count.
                    let count = (2..=u32::MAX).find(|count| !all.contains(&format!("{id}-{count}")));
                    match count.filter(|_| all.iter().any(|it| it == id)) {
                        Some(count) => all.push(format!("{id}-{count}")),
                        None => all.push(id.to_owned()),
                    }
                }
                _ => {}
            }
        }
    }
    Some(all)
}
