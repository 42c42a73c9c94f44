//! People in cells of owners, and how they could be reached: kept off the website.

use super::text::plain_words;

/// First names that are usual in the United Kingdom; words that are names of bodies as well
/// (*April*, *Grace*, *Hope*) are not among them.
const FIRST_NAMES: &str = include_str!("first-names.txt");

/// Words that a name of a body, a team or a post has, and no name of a person.
const BODIES: [&str; 70] = [
    "board",
    "team",
    "teams",
    "service",
    "services",
    "group",
    "groups",
    "committee",
    "council",
    "councils",
    "centre",
    "trust",
    "partnership",
    "partnerships",
    "department",
    "directorate",
    "forum",
    "network",
    "officer",
    "officers",
    "manager",
    "managers",
    "director",
    "directors",
    "head",
    "lead",
    "leads",
    "chair",
    "coordinator",
    "commissioner",
    "commissioners",
    "commissioning",
    "adviser",
    "advisor",
    "assistant",
    "care",
    "carers",
    "health",
    "social",
    "public",
    "housing",
    "schools",
    "school",
    "police",
    "hospital",
    "practice",
    "practices",
    "society",
    "association",
    "agency",
    "panel",
    "unit",
    "office",
    "policy",
    "planning",
    "resources",
    "development",
    "support",
    "project",
    "programme",
    "community",
    "voluntary",
    "children",
    "adults",
    "education",
    "nhs",
    "authority",
    "action",
    "plus",
    "space",
];

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
    if plain.iter().any(|word| BODIES.contains(&word.as_str())) {
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

/// Why an e-mail address or a telephone number stands in no content file.
pub(super) const CONTACT: &str = "an e-mail address or a telephone number: `--keep-people` keeps it";

/// An e-mail address or a telephone number in a text: its letters.
pub(in crate::import) fn contact(text: &str) -> Option<std::ops::Range<usize>> {
    email(text).or_else(|| telephone(text))
}

fn email(text: &str) -> Option<std::ops::Range<usize>> {
    let allowed = |it: char| it.is_alphanumeric() || matches!(it, '.' | '_' | '-' | '+' | '\'' | '’');
    for (at, _) in text.match_indices('@') {
        let start =
            text[..at].char_indices().rev().take_while(|(_, it)| allowed(*it)).last().map(|(it, _)| it);
        let end = text[at + 1..].char_indices().take_while(|(_, it)| allowed(*it)).last();
        let (Some(start), Some((last, letter))) = (start, end) else { continue };
        let end = at + 1 + last + letter.len_utf8();
        let domain = text[at + 1..end].trim_end_matches(['.', '\'', '’']);
        if domain.contains('.') {
            return Some(start..at + 1 + domain.len());
        }
    }
    None
}

/// British numbers: a 0 or +44, and nine or ten figures in groups.
fn telephone(text: &str) -> Option<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    for start in 0..bytes.len() {
        let begins = bytes[start] == b'0' || bytes[start..].starts_with(b"+44");
        let is_inside = start > 0
            && (bytes[start - 1].is_ascii_alphanumeric()
                || matches!(bytes[start - 1], b'.' | b'/' | b'-' | b',' | b'+'));
        if !begins || is_inside || !text.is_char_boundary(start) {
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
            return Some(start..end);
        }
    }
    None
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
        let found = |text: &str| contact(text).map(|it| text[it].to_owned());
        assert_eq!(
            found("Write to carers.lead@example.gov.uk.").as_deref(),
            Some("carers.lead@example.gov.uk")
        );
        assert_eq!(found("Call 01632 960 001 now").as_deref(), Some("01632 960 001"));
        assert_eq!(found("+44 1632 960001").as_deref(), Some("+44 1632 960001"));
        for text in ["2009/10", "0.5", "from 01/04/2010 to 31/03/2011", "@carers", "10,000,000,000"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
