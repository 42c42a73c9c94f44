#![doc = include_str!("closed-evidence.md")]

use super::passages::place;
use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::{Span, tick};
use crate::markup::markdown;
use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// The check.
pub const CHECK: Check =
    Check { code: "closed-evidence", level: WARNING, page: include_str!("closed-evidence.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let mut tell = |span: Span, letters: &str| {
        findings
            .at(span, format!("nobody outside can open {}", tick(letters)))
            .hint("put it where everyone can read it and link to that, or say in a sentence what it shows");
    };
    for words in seen.content().words() {
        let text = &*words.markdown;
        let found: Vec<_> = drives(text).into_iter().chain(addresses(text)).collect();
        if found.is_empty() {
            continue;
        }
        // A block of code shows how something is written.
        let blocks: Vec<Range<usize>> = Parser::new_ext(text, markdown())
            .into_offset_iter()
            .filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_))))
            .map(|(_, range)| range)
            .collect();
        for range in found.into_iter().filter(|range| !blocks.iter().any(|it| it.contains(&range.start))) {
            let letters = text[range.clone()].to_owned();
            tell(place(words, range, seen.sources), &letters);
        }
    }
    for (address, entry) in seen.content().addresses() {
        if host(address).is_some_and(is_closed) {
            tell(seen.line(seen.address(address, entry)), address);
        }
    }
}

/// The places of a text where it names a drive: `K:\Carers`, `\\server\carers`, *K Drive*.
fn drives(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(":\\") {
        let is_drive = text[..at].ends_with(|it: char| it.is_ascii_alphabetic())
            && !text[..at - 1].ends_with(char::is_alphanumeric);
        if is_drive && !is_link(&text[..at - 1]) {
            found.push(at - 1..path_end(text, at));
        }
    }
    for (at, _) in text.match_indices("\\\\") {
        let is_server = text[at + 2..].starts_with(|it: char| it.is_ascii_alphanumeric())
            && !text[..at].ends_with(|it: char| it.is_alphanumeric() || it == '\\' || it == ':')
            && text[at + 2..path_end(text, at)].contains('\\');
        if is_server && !is_link(&text[..at]) {
            found.push(at..path_end(text, at));
        }
    }
    for (at, word) in text.match_indices("rive") {
        let Some(before) = text[..at].strip_suffix(['d', 'D']) else { continue };
        let is_word = !text[at + word.len()..].starts_with(char::is_alphanumeric);
        let named = before.trim_end_matches([' ', ':', '-']);
        let letter = named.bytes().next_back().filter(|it| matches!(it, b'C'..=b'H' | b'J'..=b'Z'));
        let is_letter = letter.is_some()
            && named.len() < before.len()
            && !named[..named.len() - 1].ends_with(char::is_alphanumeric);
        let shared = ["shared", "Shared"].into_iter().find(|it| named.ends_with(it) && before.ends_with(' '));
        if is_word && (is_letter || shared.is_some()) {
            found.push(named.len() - shared.map_or(1, str::len)..at + word.len());
        }
    }
    found
}

/// The addresses in a text that open only inside.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let on_web = text.match_indices("://").filter_map(|(at, _)| {
        let start = text[..at]
            .rfind(|it: char| !it.is_ascii_alphabetic())
            .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
        let address = start..path_end(text, at);
        host(&text[address.clone()]).is_some_and(is_closed).then_some(address)
    });
    let files = text.match_indices("file:/").filter(|(at, _)| !is_link(&text[..*at]));
    on_web.chain(files.map(|(at, _)| at..path_end(text, at))).collect()
}

/// Whether an address follows that a link leads to. Where that is none of the web, it is told as a
/// broken link.
fn is_link(before: &str) -> bool {
    before.ends_with("](") || before.ends_with('<') || before.ends_with("]: ")
}

/// Where a path or an address ends.
fn path_end(text: &str, from: usize) -> usize {
    let is_end = |it: char| it.is_whitespace() || "<>()[]\"|`".contains(it);
    let end = text[from..].find(is_end).map_or(text.len(), |end| from + end);
    from + text[from..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '”']).len()
}

/// The host of an address of the web.
fn host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
    let name = if host.starts_with('[') { host } else { host.split(':').next()? };
    (!name.is_empty()).then_some(name)
}

/// Whether a host answers only inside of an organisation, or to people with an account there.
fn is_closed(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let is_inside = |name: &str| ["intranet", "sharepoint", "localhost"].contains(&name);
    let ends = [".local", ".internal", ".intranet", ".lan", ".corp", ".home", ".sharepoint.com"];
    let is_private = ["10.", "127.", "192.168."].iter().any(|it| host.starts_with(it))
        && host.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    is_private
        || host == "[::1]"
        || !host.contains('.') && !host.starts_with('[')
        || host.split('.').any(is_inside)
        || ends.iter().any(|it| host.ends_with(it))
        || ["teams.microsoft.com", "teams.cloud.microsoft"].contains(&&*host)
}
