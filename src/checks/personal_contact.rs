#![doc = include_str!("personal-contact.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use crate::model::owner::Contact;
use std::collections::BTreeSet;
use std::ops::Range;

/// The check.
pub const CHECK: Check =
    Check { code: "personal-contact", level: WARNING, page: include_str!("personal-contact.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let given = given(seen);
    for passage in seen.passages.all() {
        let text: &str = &passage.plain;
        let mut tell = |what: &str, range: Range<usize>| {
            let letters = &text[range.clone()];
            if !given.contains(&plain(letters)) {
                findings.at(passage.place(range, seen.sources), format!("{} is {what}", tick(letters))).hint(
                    "take it out; to publish it, give it under `contact:` of an owner that is `public: true`",
                );
            }
        };
        for (at, _) in text.match_indices('@') {
            if let Some(range) = email(text, at) {
                tell("an e-mail address", range);
            }
        }
        if text.bytes().filter(u8::is_ascii_digit).take(10).count() == 10 {
            for range in telephones(text.as_bytes()) {
                tell("a telephone number", range);
            }
        }
    }
}

/// What is given as contacts for everyone to see, as it is compared.
fn given(seen: Seen<'_>) -> BTreeSet<String> {
    let content = seen.content();
    let site = content.site.contact.iter().chain(content.site.statement().map(|it| &it.contact));
    let plans = content.plans.iter().filter_map(|(_, it)| it.written.contact.as_ref());
    let owners = content.owners.iter().filter_map(|(_, it)| it.contact.as_ref());
    let of = |contact: &Contact| [contact.email.as_deref().map(plain), contact.phone.as_deref().map(plain)];
    site.chain(plans).chain(owners).flat_map(of).flatten().collect()
}

/// An address or a number without the marks between its parts; +44 is 0.
fn plain(contact: &str) -> String {
    let contact = contact.trim();
    if contact.contains('@') {
        return contact.to_lowercase();
    }
    let figures: String = contact.chars().filter(char::is_ascii_digit).collect();
    match figures.strip_prefix("44").filter(|_| contact.starts_with('+')) {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => figures,
    }
}

/// The address around an @.
fn email(text: &str, at: usize) -> Option<Range<usize>> {
    let is_local = |it: char| it.is_alphanumeric() || "._%+-'’".contains(it);
    let is_host = |it: char| it.is_alphanumeric() || ".-".contains(it);
    let before = &text[..at];
    let local = before.len() - before.trim_end_matches(is_local).len();
    let after = &text[at + 1..];
    let host = after[..after.len() - after.trim_start_matches(is_host).len()].trim_end_matches(['.', '-']);
    let is_address = local > 0 && host.contains('.') && host.starts_with(char::is_alphanumeric);
    is_address.then(|| at - local..at + 1 + host.len())
}

/// The numbers of landlines and mobiles in a text. Those that begin with 03, 08 and 09 are of
/// organisations (Ofcom's National Telephone Numbering Plan).
fn telephones(text: &[u8]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        while from < text.len() {
            let start = from;
            from += 1;
            let follows_one =
                start > 0 && (text[start - 1].is_ascii_alphanumeric() || b".,/-+".contains(&text[start - 1]));
            if follows_one || !matches!(text[start], b'0' | b'+' | b'(') {
                continue;
            }
            if let Some(end) = telephone(text, start) {
                from = end;
                return Some(start..end);
            }
        }
        None
    })
}

/// Where the number ends that begins at a place.
fn telephone(text: &[u8], from: usize) -> Option<usize> {
    let mut figures: Vec<u8> = Vec::with_capacity(14);
    let mut end = from;
    let mut marks = 0;
    for (at, letter) in text.iter().enumerate().skip(from) {
        match letter {
            b'0'..=b'9' => {
                figures.push(*letter);
                (end, marks) = (at + 1, 0);
            }
            b' ' | b'(' | b')' | b'-' | b'+' if marks < 2 => marks += 1,
            letter if letter.is_ascii_alphabetic() && end == at => return None,
            _ => break,
        }
        if figures.len() > 14 {
            return None;
        }
    }
    let national = match figures.strip_prefix(b"44") {
        Some(rest) if text[from..].starts_with(b"+") || text[from..].starts_with(b"(+") => {
            rest.strip_prefix(b"0").unwrap_or(rest)
        }
        _ => figures.strip_prefix(b"0")?,
    };
    let is_number = match national.first()? {
        b'1' => matches!(national.len(), 9 | 10),
        b'2' | b'7' => national.len() == 10,
        _ => false,
    };
    is_number.then_some(end)
}
