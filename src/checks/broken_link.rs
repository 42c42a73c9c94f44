#![doc = include_str!("broken-link.md")]

use super::{Check, ERROR, Findings, Seen};
use crate::diagnostics::{Span, nearest, tick};
use crate::markup::markdown;
use crate::model::text::Words;
use crate::website::address::Addresses;
use crate::website::prose::{Destination, Places, published_assets, raw_addresses, raw_html};
use pulldown_cmark::{Event, LinkType, Parser, Tag};
use std::ops::Range;

/// The check.
pub const CHECK: Check =
    Check { code: "broken-link", level: ERROR, page: include_str!("broken-link.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.views.content;
    let addresses = Addresses::new(content, String::new());
    let mut look = Look { places: Places::new(seen.sources, content, &addresses), seen, findings };
    for words in content.words().filter(|words| words.may_hold.links && may_break(&words.markdown)) {
        look.at_text(words);
    }
    for (address, entry) in content.addresses() {
        look.at_address(address, entry.source, false, seen.address(address, entry));
    }
}

/// Whether a text may have a link to anything but the web: most have not, and are not parsed.
fn may_break(markdown: &str) -> bool {
    let is_web = |address: &str| address.starts_with("https://") || address.starts_with("http://");
    if !markdown.bytes().any(|byte| byte == b'[' || byte == b'<') {
        return false;
    }
    markdown.contains("]:")
        || markdown.contains("![")
        || markdown.contains('<')
        || markdown.match_indices("](").any(|(at, _)| !is_web(&markdown[at + 2..]))
}

struct Look<'a, 'f> {
    places: Places,
    seen: Seen<'a>,
    findings: &'f mut Findings,
}

impl Look<'_, '_> {
    fn at_text(&mut self, words: &Words) {
        let source = words.span.source;
        for (event, range) in Parser::new_ext(&words.markdown, markdown()).into_offset_iter() {
            match &event {
                Event::Start(Tag::Link { link_type, dest_url, .. })
                    if !matches!(link_type, LinkType::WikiLink { .. } | LinkType::Email) =>
                {
                    let place = self.place(dest_url, words, range);
                    self.at_address(dest_url, source, false, place);
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let place = self.place(dest_url, words, range);
                    self.at_address(dest_url, source, true, place);
                }
                event => {
                    let Some(raw) = raw_html(event).filter(|raw| raw.contains('=')) else { continue };
                    for found in raw_addresses(raw) {
                        let place = self.place(&found.address, words, range.clone());
                        self.at_address(&found.address, source, found.is_image, place);
                    }
                }
            }
        }
    }

    fn at_address(&mut self, address: &str, source: u32, is_image: bool, place: Span) {
        let (message, hint) = match self.places.destination(address, source) {
            Destination::Missing => (format!("there is nothing at {}", tick(address)), self.hint(address)),
            Destination::Refused => (
                format!("{} cannot be linked to", tick(address)),
                "addresses begin with `https:`, `http:`, `mailto:` or `tel:`, or are files of this site"
                    .to_owned(),
            ),
            Destination::Elsewhere(_) if is_image => (
                "a picture from elsewhere is not shown, only linked to".to_owned(),
                "put the picture into the content folder: a page asks no other host for anything".to_owned(),
            ),
            Destination::Elsewhere(_) | Destination::Published(_) | Destination::Here(_) => return,
        };
        self.findings.at(place, message).hint(hint);
    }

    fn hint(&self, address: &str) -> String {
        let host = address.split('/').next().unwrap_or_default();
        if host.starts_with("www.") {
            return format!("write {}", tick(format!("https://{address}")));
        }
        if host.contains('@') {
            return format!("write {}", tick(format!("mailto:{address}")));
        }
        let sources = self.seen.sources;
        let names = published_assets(sources, self.seen.views.content)
            .map(|(asset, _)| asset.path.rsplit('/').next().unwrap_or_default());
        let pages = sources.iter().map(|(_, source)| source.name());
        let file = address.rsplit('/').next().unwrap_or_default();
        match nearest(file, names.chain(pages)) {
            Some(near) => format!("did you mean {}?", tick(near)),
            None => {
                "addresses are looked for from the folder of this file; `/` is the content folder".to_owned()
            }
        }
    }

    /// Where an address stands in the source: in the range of its link, where the text stands
    /// there letter by letter; the whole text where the address is written in another way.
    fn place(&self, address: &str, words: &Words, range: Range<usize>) -> Span {
        let text = words.span;
        let source = &self.seen.sources[text.source].text;
        let written = source.get(text.range()).unwrap_or_default();
        let from = if *words.markdown == *written { range.start } else { 0 };
        match written.get(from..).and_then(|rest| rest.find(address)).filter(|_| !address.is_empty()) {
            Some(at) => text.part(from + at..from + at + address.len()),
            None => crate::model::read::first_line(text, source),
        }
    }
}
