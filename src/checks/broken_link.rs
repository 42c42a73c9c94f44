#![doc = include_str!("broken-link.md")]

use super::{Check, Seen};
use crate::diagnostics::{Problems, Severity, Span, nearest, tick};
use crate::markup::markdown;
use crate::model::text::Words;
use crate::website::address::Addresses;
use crate::website::prose::{Destination, Places};
use pulldown_cmark::{Event, LinkType, Parser, Tag};

/// The check.
pub const CHECK: Check =
    Check { code: "broken-link", severity: Severity::Error, page: include_str!("broken-link.md"), run };

fn run(seen: Seen<'_>, severity: Severity, problems: &mut Problems) {
    let content = seen.views.content;
    let with_links = |words: &&Words| may_break(&words.markdown);
    let mut texts =
        content.texts().flat_map(|text| text.iter().map(|(_, words)| words)).filter(with_links).peekable();
    if texts.peek().is_none() {
        return;
    }
    let addresses = Addresses::new(content, String::new());
    let places = Places::new(seen.sources, content, &addresses);
    for words in texts {
        look(words, &places, seen, severity, problems);
    }
}

/// Whether a text may have a link to anything but the web: most have not, and are not parsed.
fn may_break(markdown: &str) -> bool {
    let is_web = |address: &str| address.starts_with("https://") || address.starts_with("http://");
    markdown.contains("]:")
        || markdown.contains("![")
        || markdown.match_indices("](").any(|(at, _)| !is_web(&markdown[at + 2..]))
}

fn look(words: &Words, places: &Places, seen: Seen<'_>, severity: Severity, problems: &mut Problems) {
    let source = words.span.source;
    for event in Parser::new_ext(&words.markdown, markdown()) {
        let (address, is_image) = match &event {
            Event::Start(Tag::Link { link_type, dest_url, .. })
                if !matches!(link_type, LinkType::WikiLink { .. } | LinkType::Email) =>
            {
                (dest_url, false)
            }
            Event::Start(Tag::Image { dest_url, .. }) => (dest_url, true),
            _ => continue,
        };
        let place = place_of(address, words, &seen.sources[source].text);
        match places.destination(address, source) {
            Destination::Missing => {
                let names =
                    seen.sources.assets.iter().map(|asset| asset.path.rsplit('/').next().unwrap_or_default());
                let pages = seen.sources.iter().map(|(_, source)| source.name());
                let file = address.rsplit('/').next().unwrap_or_default();
                let hint = match nearest(file, names.chain(pages)) {
                    Some(near) => format!("did you mean {}?", tick(near)),
                    None => {
                        "addresses are looked for from the folder of this file; `/` is the content folder"
                            .to_owned()
                    }
                };
                problems
                    .at(severity, "broken-link", place, format!("there is nothing at {}", tick(address)))
                    .hint(hint);
            }
            Destination::Refused => {
                problems
                    .at(severity, "broken-link", place, format!("{} cannot be linked to", tick(address)))
                    .hint("addresses begin with `https:`, `http:`, `mailto:` or `tel:`, or are files of this site");
            }
            Destination::Elsewhere(_) if is_image => {
                problems
                    .at(
                        severity,
                        "broken-link",
                        place,
                        "a picture from elsewhere is not shown, only linked to",
                    )
                    .hint("put the picture into the content folder: a page asks no other host for anything");
            }
            Destination::Elsewhere(_) | Destination::Published(_) | Destination::Here(_) => {}
        }
    }
}

/// Where an address stands in the source; the whole text where it is written in another way.
fn place_of(address: &str, words: &Words, source: &str) -> Span {
    let written = source.get(words.span.range()).unwrap_or_default();
    match written.find(address).filter(|_| !address.is_empty()) {
        Some(at) => words.span.part(at..at + address.len()),
        None => crate::model::read::first_line(words.span, source),
    }
}
