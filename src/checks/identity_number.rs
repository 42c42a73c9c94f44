#![doc = include_str!("identity-number.md")]

use super::{Check, Findings, Seen, WARNING};
use std::ops::Range;

/// The check.
pub const CHECK: Check =
    Check { code: "identity-number", level: WARNING, page: include_str!("identity-number.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for passage in seen.passages.all() {
        let text = passage.plain.as_bytes();
        if text.iter().filter(|it| it.is_ascii_digit()).take(6).count() < 6 {
            continue;
        }
        for at in 0..text.len() {
            let follows_one =
                at > 0 && (text[at - 1].is_ascii_alphanumeric() || b"+.,/-".contains(&text[at - 1]));
            if follows_one {
                continue;
            }
            let (what, range) = if let Some(range) = nhs_number(text, at) {
                ("an NHS number", range)
            } else if let Some(range) = insurance_number(text, at) {
                ("a National Insurance number", range)
            } else {
                continue;
            };
            findings
                .at(passage.place(range, seen.sources), format!("this looks like {what}"))
                .hint("take it out, and out of the history of the file: nobody else may see it");
        }
    }
}

/// Ten figures, together or as 3, 3 and 4, of which the last is that of the NHS number before it.
fn nhs_number(text: &[u8], from: usize) -> Option<Range<usize>> {
    let mut figures = [0_u32; 10];
    let mut separator = None;
    let mut at = from;
    for (place, figure) in figures.iter_mut().enumerate() {
        if matches!(place, 3 | 6) {
            let here = text.get(at).copied().filter(|it| matches!(it, b' ' | b'-'));
            if place == 3 {
                separator = here;
            } else if here != separator {
                return None;
            }
            at += usize::from(here.is_some());
        }
        *figure = char::from(*text.get(at)?).to_digit(10)?;
        at += 1;
    }
    if text.get(at).is_some_and(u8::is_ascii_alphanumeric) || figures[0] == 0 {
        return None;
    }
    let sum: u32 = figures[..9].iter().zip((2..=10).rev()).map(|(figure, weight)| figure * weight).sum();
    let is_same = figures.iter().all(|figure| *figure == figures[0]);
    ((11 - sum % 11) % 11 == figures[9] && !is_same).then_some(from..at)
}

/// Two letters, six figures in pairs and a letter, as HMRC gives them out.
fn insurance_number(text: &[u8], from: usize) -> Option<Range<usize>> {
    let prefix = text.get(from..from + 2)?;
    let is_given_out = prefix.iter().all(u8::is_ascii_uppercase)
        && !prefix.iter().any(|it| b"DFIQUV".contains(it))
        && prefix[1] != b'O'
        && ![b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ"].iter().any(|it| prefix == *it);
    if !is_given_out {
        return None;
    }
    let mut at = from + 2;
    for _ in 0..3 {
        at += usize::from(text.get(at) == Some(&b' '));
        if !text.get(at..at + 2)?.iter().all(u8::is_ascii_digit) {
            return None;
        }
        at += 2;
    }
    at += usize::from(text.get(at) == Some(&b' '));
    let is_end =
        matches!(text.get(at), Some(b'A'..=b'D')) && !text.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    is_end.then_some(from..at + 1)
}
