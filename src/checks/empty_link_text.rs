#![doc = include_str!("empty-link-text.md")]

use super::passages::place;
use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use crate::markup::markdown;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

/// The check.
pub const CHECK: Check =
    Check { code: "empty-link-text", level: WARNING, page: include_str!("empty-link-text.md"), run };

/// Link texts that say nothing of where a link leads, in English and Welsh.
const EMPTY: [&str; 22] = [
    "",
    "click",
    "click here",
    "click this link",
    "find out more",
    "follow this link",
    "here",
    "learn more",
    "link",
    "more",
    "more here",
    "read more",
    "see here",
    "see more",
    "the link",
    "this",
    "this link",
    "this page",
    "cliciwch yma",
    "darllen mwy",
    "mwy",
    "yma",
];

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let may_have = |text: &str| text.contains("](") || text.contains("][") || text.contains("://");
    for words in seen.content().words().filter(|it| it.may_hold.links && may_have(&it.markdown)) {
        let mut link = None;
        let mut text = String::new();
        for (event, range) in Parser::new_ext(&words.markdown, markdown()).into_offset_iter() {
            match event {
                Event::Start(Tag::Link { link_type, .. })
                    if !matches!(link_type, LinkType::WikiLink { .. } | LinkType::Email) =>
                {
                    text.clear();
                    link = Some(range);
                }
                Event::Text(words) | Event::Code(words) if link.is_some() => text.push_str(&words),
                Event::SoftBreak | Event::HardBreak if link.is_some() => text.push(' '),
                Event::End(TagEnd::Link) => {
                    let Some(range) = link.take() else { continue };
                    let Some(message) = says_nothing(&text) else { continue };
                    findings
                        .at(seen.line(place(words, range, seen.sources)), message)
                        .hint("let the text of the link say what it leads to: `[Carers’ survey 2010](…)`");
                }
                _ => {}
            }
        }
    }
}

/// What is wrong with the text of a link that does not tell where it leads.
fn says_nothing(text: &str) -> Option<String> {
    let text = text.trim();
    if is_address(text) {
        return Some("an address stands as the text of its link".to_owned());
    }
    let plain = text.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    match EMPTY.contains(&plain.as_str()) {
        true if plain.is_empty() => Some("this link has no text".to_owned()),
        true => Some(format!("{} does not say where the link leads", tick(text))),
        false => None,
    }
}

/// Whether some words are an address; the name of a site is none.
fn is_address(text: &str) -> bool {
    let is_web = text.starts_with("https://") || text.starts_with("http://") || text.starts_with("www.");
    is_web && !text.contains(char::is_whitespace)
}
