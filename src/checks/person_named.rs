#![doc = include_str!("person-named.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use crate::model::language::ByLanguage;
use crate::model::owner::OwnerKind;
use std::collections::BTreeSet;

/// The check.
pub const CHECK: Check =
    Check { code: "person-named", level: WARNING, page: include_str!("person-named.md"), run };

/// What may stand behind a single letter in the name of a body.
const OF_BODIES: [&str; 14] = [
    "Board", "Block", "Care", "Centre", "Cymru", "Drive", "Group", "Health", "Learning", "Road", "Service",
    "Services", "Team", "Unit",
];

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let owners = &seen.content().owners;
    let shorts: BTreeSet<&str> =
        owners.iter().filter_map(|(_, it)| it.short.as_ref().map(ByLanguage::as_str)).collect();
    for (_, owner) in owners.iter() {
        let name = owner.name.as_str();
        if owner.kind == Some(OwnerKind::Person) {
            if !owner.is_public {
                findings
                    .at(
                        owner.name.span(),
                        format!("{} is a person: readers see that there is one, and not who", tick(name)),
                    )
                    .hint("name the post, or add `public: true` where the person agrees to be named");
            }
            continue;
        }
        let Some(person) = person(name, &shorts) else { continue };
        findings
            .at(owner.name.span(), format!("{} looks like a person", tick(person)))
            .hint("name the post or the team; a person who agrees to be named has `kind: person` and `public: true` in owners.yaml");
    }
}

/// The part of an owner’s name that looks like that of a person: `Mrs Smith`, `J. Smith`, `Smith, J.`,
/// or initials in brackets.
fn person<'n>(name: &'n str, shorts: &BTreeSet<&str>) -> Option<&'n str> {
    let is_apart = |it: char| matches!(it, '(' | ')' | '/' | ';' | ',' | '[' | ']');
    let part = name.split(is_apart).map(str::trim).find(|part| is_titled(part) || has_initials(part));
    part.or_else(|| {
        let (before, rest) = name.split_once('(')?;
        let inside = rest.split(')').next()?.trim();
        (are_initials(inside) && !shorts.contains(inside) && !stands_for(inside, before)).then_some(inside)
    })
}

fn is_titled(part: &str) -> bool {
    let mut words = part.split_whitespace();
    let is_title = words.next().is_some_and(|it| {
        ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor"].contains(&it.trim_end_matches('.'))
    });
    is_title && words.next().is_some_and(|it| it.starts_with(char::is_uppercase))
}

/// One or two initials and a surname, and nothing else.
fn has_initials(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let Some((surname, initials)) = words.split_last() else { return false };
    let is_name = surname.chars().count() > 2
        && surname.starts_with(char::is_uppercase)
        && surname.chars().any(char::is_lowercase)
        && surname.chars().all(|it| it.is_alphabetic() || "-'’".contains(it))
        && !OF_BODIES.contains(surname);
    let is_initial = |it: &&str| {
        let letters = it.split('.').filter(|it| !it.is_empty());
        letters.clone().count() > 0
            && it.starts_with(char::is_uppercase)
            && letters.into_iter().all(|it| it.len() == 1 && it.chars().all(char::is_uppercase))
    };
    let has_stop = initials.iter().any(|it| it.contains('.'));
    // “A Team” and “I Count” begin with words.
    let is_word = !has_stop && matches!(initials, ["A" | "I" | "E"]);
    is_name && (1..=2).contains(&initials.len()) && initials.iter().all(is_initial) && !is_word
}

/// Two or three letters with full stops, or two without.
fn are_initials(inside: &str) -> bool {
    let letters: String = inside.chars().filter(|it| !matches!(it, '.' | ' ')).collect();
    let most = if inside.contains('.') { 3 } else { 2 };
    (2..=most).contains(&letters.len())
        && letters.bytes().all(|it| it.is_ascii_uppercase())
        && !["HR", "IT", "PR", "GP", "UK", "EU", "LA", "CC", "BC", "DC", "FE"].contains(&letters.as_str())
}

/// Whether the words before some letters begin with them, as in *Adult Care (AC)*.
fn stands_for(letters: &str, words: &str) -> bool {
    let mut firsts = words
        .split(|it: char| !it.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase);
    letters.chars().filter(|it| it.is_alphabetic()).all(|letter| firsts.any(|first| first == letter))
}
