//! Ways to reach somebody, in texts: e-mail addresses, telephone numbers and extensions.

use super::text::plain_words;
use std::ops::Range;

/// The e-mail addresses, telephone numbers and extensions in a text, from its beginning to its end.
pub(super) fn contacts(text: &str) -> Vec<Range<usize>> {
    let mut all = emails(text);
    all.extend(telephones(text));
    all.extend(extensions(text));
    all.sort_by_key(|it| it.start);
    let mut end = 0;
    all.retain(|it| {
        let is_apart = it.start >= end;
        end = end.max(it.end);
        is_apart
    });
    all
}

fn emails(text: &str) -> Vec<Range<usize>> {
    let allowed = |it: char| it.is_alphanumeric() || matches!(it, '.' | '_' | '-' | '+' | '\'' | '’');
    let address = |at: usize| {
        let start =
            text[..at].char_indices().rev().take_while(|(_, it)| allowed(*it)).last().map(|(it, _)| it)?;
        let after = &text[at + 1..];
        let domain = &after[..after.find(|it| !allowed(it)).unwrap_or(after.len())];
        let domain = domain.trim_end_matches(['.', '\'', '’', '-', '_', '+']);
        domain.contains('.').then_some(start..at + 1 + domain.len())
    };
    text.match_indices('@').filter_map(|(at, _)| address(at)).collect()
}

/// British numbers: a 0 or +44, and nine or ten figures in groups.
fn telephones(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let begins = bytes[start] == b'0' || bytes[start..].starts_with(b"+44");
        let is_inside = start > 0
            && (bytes[start - 1].is_ascii_alphanumeric()
                || matches!(bytes[start - 1], b'.' | b'/' | b'-' | b',' | b'+'));
        if !begins || is_inside {
            start += 1;
            continue;
        }
        let mut figures = 0;
        let mut end = start;
        for (at, byte) in bytes.iter().enumerate().skip(start) {
            match byte {
                b'0'..=b'9' => {
                    figures += 1;
                    end = at + 1;
                }
                b' ' | b'(' | b')' | b'+' | b'-' if at < end + 2 => {}
                _ => break,
            }
        }
        let figures = if bytes[start] == b'+' { figures - 1 } else { figures };
        if (10..=11).contains(&figures) && !text[start..end].contains("--") {
            all.push(start..end);
        }
        start = end.max(start + 1);
    }
    all
}

/// Extensions of a telephone: *Ext. 2214*.
fn extensions(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let ends = |start: usize| {
        let rest = &lower[start..];
        let word = ["extension", "extn", "ext"].into_iter().find(|it| rest.starts_with(it))?;
        let after = rest[word.len()..].trim_start_matches(['.', ':', ' ', '\u{a0}']);
        let figures = after.bytes().take_while(u8::is_ascii_digit).count();
        let end = lower.len() - after.len() + figures;
        let is_whole = !lower[end..].starts_with(|it: char| it.is_alphanumeric() || it == '/');
        ((3..=6).contains(&figures) && is_whole).then_some(end)
    };
    let begins = |at: usize| !lower[..at].ends_with(char::is_alphanumeric);
    let starts = lower.match_indices("ext").map(|(at, _)| at).filter(|at| begins(*at));
    starts.filter_map(|at| Some(at..ends(at)?)).collect()
}

/// Whether words do nothing but say that a way to reach somebody follows: *Tel*, *E-mail address*.
pub(super) fn announces_contact(words: &str) -> bool {
    const WORDS: [&str; 18] = [
        "tel",
        "telephone",
        "phone",
        "mobile",
        "mob",
        "fax",
        "email",
        "e",
        "mail",
        "ext",
        "extn",
        "extension",
        "number",
        "no",
        "address",
        "contact",
        "details",
        "direct",
    ];
    let words = plain_words(words);
    !words.is_empty()
        && words.iter().all(|it| WORDS.contains(&it.as_str()))
        && words != ["no"]
        && words != ["e"]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_reach_somebody_are_found() {
        let found = |text: &str| contacts(text).first().map(|it| text[it.clone()].to_owned());
        assert_eq!(
            found("Write to carers.lead@example.gov.uk.").as_deref(),
            Some("carers.lead@example.gov.uk")
        );
        assert_eq!(found("Call 01632 960 001 now").as_deref(), Some("01632 960 001"));
        assert_eq!(found("+44 1632 960001").as_deref(), Some("+44 1632 960001"));
        assert_eq!(found("Housing, Ext. 2214").as_deref(), Some("Ext. 2214"));
        assert_eq!(found("extension:2214;").as_deref(), Some("extension:2214"));
        for text in [
            "2009/10",
            "0.5",
            "text 2214",
            "Extension 2010/11",
            "ext",
            "from 01/04/2010 to 31/03/2011",
            "@carers",
            "10,000,000,000",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(contacts("a@example.org; é@example.org, 01632 960 001 or 01632 960 002").len(), 4);
    }
}
