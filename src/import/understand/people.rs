//! People in cells of owners, and how they could be reached: kept off the website.

use super::bodies::is_of_body;
use super::text::plain_words;
use std::ops::Range;

/// First names that are usual in the United Kingdom; words that are names of bodies as well
/// (*April*, *Grace*, *Hope*) are not among them.
const FIRST_NAMES: &str = include_str!("first-names.txt");

/// Titles before the name of a person.
const TITLES: [&str; 10] =
    ["mr", "mrs", "ms", "miss", "dr", "cllr", "councillor", "prof", "professor", "sir"];

/// Whether words are the name of a person.
pub(super) fn is_person(words: &str) -> bool {
    let words = words.trim_matches(|it: char| {
        it.is_whitespace()
            || matches!(
                it,
                '(' | ')' | ',' | '.' | '-' | '–' | '"' | '\'' | '“' | '”' | '‘' | '’' | '*' | ':' | ';'
            )
    });
    let plain = plain_words(words);
    if plain.is_empty()
        || plain.len() > 4
        || words.contains(['/', '&', ','])
        || words.chars().any(|it| it.is_ascii_digit())
    {
        return false;
    }
    if plain.iter().any(|word| is_of_body(word)) {
        return false;
    }
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let capitals = words.split_whitespace().filter(|word| is_capital(word)).count();
    let all = words.split_whitespace().count();
    let has_title = TITLES.contains(&plain[0].as_str()) && plain.len() > 1;
    let is_first_name = FIRST_NAMES.lines().any(|it| it == plain[0]);
    let mut letters = words.chars().skip(1);
    let is_initial = plain[0].chars().count() == 1
        && plain.len() == 2
        && plain[1].chars().count() > 2
        && letters.next().is_some_and(|it| it == '.' || it.is_whitespace());
    let not_shouted = words.split_whitespace().any(|word| word.chars().skip(1).any(char::is_lowercase));
    capitals == all
        && not_shouted
        && (has_title || (is_first_name || is_initial) && (2..=3).contains(&plain.len()))
}

/// Whether the letters in brackets behind the name of a body are the initials of a person: two of them,
/// or up to three with dots, that do not shorten the name.
pub(super) fn are_initials(inside: &str, name: &str) -> bool {
    /// Parts of bodies, and kinds of them, that go by two letters.
    const BODIES: [&str; 12] = ["HR", "IT", "PR", "GP", "UK", "EU", "LA", "CC", "BC", "DC", "FE", "VS"];
    let letters: String = inside.chars().filter(|it| !matches!(it, '.' | ' ')).collect();
    let most = if inside.contains('.') { 3 } else { 2 };
    let mut firsts =
        name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase);
    let shortens = letters.chars().all(|letter| firsts.any(|first| first == letter));
    (2..=most).contains(&letters.len())
        && letters.bytes().all(|it| it.is_ascii_uppercase())
        && !BODIES.contains(&letters.as_str())
        && !shortens
}

/// A person's post in a body whose name stands elsewhere: *lead officer*.
pub(super) fn is_unnamed_officer(words: &str) -> bool {
    let plain = super::text::plain(words);
    let stem = plain.trim_end_matches(" adults").trim_end_matches(" cyp").trim_end_matches(" children");
    matches!(
        stem,
        "lead officer"
            | "lead officers"
            | "named officer"
            | "name to be confirmed"
            | "to be confirmed"
            | "tbc"
    )
}

/// Words after a first name that make both the name of a place, a house or a body.
const PLACES: [&str; 37] = [
    "road",
    "street",
    "house",
    "hospice",
    "lane",
    "avenue",
    "court",
    "park",
    "ward",
    "lodge",
    "hall",
    "gardens",
    "close",
    "drive",
    "way",
    "square",
    "place",
    "terrace",
    "foundation",
    "charity",
    "ambulance",
    "college",
    "university",
    "church",
    "clinic",
    "surgery",
    "medical",
    "day",
    "scheme",
    "week",
    "plan",
    "fund",
    "award",
    "report",
    "review",
    "act",
    "pathway",
];

/// The next name of a person among other words, from a place on: a title or a usual first name, and
/// the names after it.
pub(super) fn person(text: &str, from: usize) -> Option<Range<usize>> {
    let is_part = |it: char| it.is_alphabetic() || matches!(it, '\'' | '’' | '-');
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    while let Some(start) = text[at..].find(is_part).map(|it| it + at) {
        at = text[start..].find(|it| !is_part(it)).map_or(text.len(), |it| it + start);
        words.push(start..at);
    }
    let lower = |word: &Range<usize>| text[word.clone()].to_lowercase();
    let is_name = |word: &Range<usize>| {
        let (word, plain) = (&text[word.clone()], lower(word));
        let plain = plain.trim_end_matches("'s").trim_end_matches("’s");
        word.starts_with(char::is_uppercase) && !is_of_body(plain) && !PLACES.contains(&plain)
    };
    let is_short = |word: &Range<usize>| text[word.clone()].chars().count() == 1;
    // What stands between a word and the next: a space, and a dot after an initial or a title.
    let follows = |one: &Range<usize>, other: &Range<usize>, may_have_dot: bool| {
        let between = &text[one.end..other.start];
        let between = if may_have_dot { between.strip_prefix('.').unwrap_or(between) } else { between };
        between.chars().all(|it| matches!(it, ' ' | '\u{a0}')) && between.len() < 4
    };
    for (number, first) in words.iter().enumerate() {
        let first_word = lower(first);
        let is_title = TITLES.contains(&first_word.as_str());
        if !text[first.clone()].starts_with(char::is_uppercase)
            || !(is_title || FIRST_NAMES.lines().any(|it| it == first_word))
        {
            continue;
        }
        let mut last = first;
        let mut names = 0;
        let mut is_other = false;
        for next in &words[number + 1..] {
            let may_have_dot = is_short(last) || is_title && names == 0;
            if !follows(last, next, may_have_dot) || !text[next.clone()].starts_with(char::is_uppercase) {
                break;
            }
            // "Florence Nightingale Hospice" is no person.
            is_other |= !is_name(next);
            if is_other || names == 3 {
                break;
            }
            names += usize::from(!is_short(next));
            last = next;
        }
        if names > 0 && !is_other {
            let end = text[..last.end]
                .trim_end_matches("'s")
                .trim_end_matches("’s")
                .trim_end_matches(['-', '\'', '’'])
                .len();
            return Some(first.start..end);
        }
    }
    None
}

/// The e-mail addresses and telephone numbers in a text, from its beginning to its end.
pub(in crate::import) fn contacts(text: &str) -> Vec<Range<usize>> {
    let mut all = emails(text);
    all.extend(telephones(text));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_bodies() {
        for person in [
            "Jane Example",
            "Dr Example",
            "Cllr Ann Example",
            "J. Example",
            "“J Example”",
            "‘Jane Example’:",
            "É Example",
            "Peter van Example",
        ] {
            // A particle of a name is no capital, and then it is only a guess.
            assert_eq!(is_person(person), !person.contains("van"), "{person}");
        }
        for body in [
            "Making Space",
            "Public Health",
            "RMBC",
            "Job Centre Plus",
            "Carers Team",
            "St Luke's Hospice",
            "Grace House",
            "Mark",
            "All",
        ] {
            assert!(!is_person(body), "{body}");
        }
    }

    #[test]
    fn ways_to_reach_somebody_are_found() {
        let found = |text: &str| contacts(text).first().map(|it| text[it.clone()].to_owned());
        assert_eq!(
            found("Write to carers.lead@example.gov.uk.").as_deref(),
            Some("carers.lead@example.gov.uk")
        );
        assert_eq!(found("Call 01632 960 001 now").as_deref(), Some("01632 960 001"));
        assert_eq!(found("+44 1632 960001").as_deref(), Some("+44 1632 960001"));
        for text in ["2009/10", "0.5", "from 01/04/2010 to 31/03/2011", "@carers", "10,000,000,000"] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(contacts("a@example.org; é@example.org, 01632 960 001 or 01632 960 002").len(), 4);
    }
}
