//! Names of people, and what else names look like.
//!
//! [`who`] is asked where somebody is named, so that a few words are enough; [`person`] finds names
//! among other words, and needs a title or a first name for it.

use super::bodies::{is_of_body, is_place, may_be_of_body};
use super::text::folded;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// First names of people who live in the United Kingdom; words that are names of bodies as well
/// (*April*, *Grace*, *Hope*) are not among them.
static FIRST_NAMES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("first-names.txt").lines().collect());

/// Their last names. Many are other words too.
static LAST_NAMES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("last-names.txt").lines().collect());

/// First names that are other words as well: they are names before something that can be a last name.
const OTHER_FIRST_NAMES: [&str; 96] = [
    "ade",
    "ali",
    "ama",
    "amber",
    "ana",
    "april",
    "ashley",
    "bill",
    "blessing",
    "bob",
    "charity",
    "chelsea",
    "christian",
    "christie",
    "clay",
    "cliff",
    "constance",
    "courtney",
    "daisy",
    "dale",
    "dean",
    "devon",
    "earl",
    "faith",
    "fern",
    "finn",
    "florence",
    "gale",
    "georgia",
    "glen",
    "grace",
    "grant",
    "gus",
    "guy",
    "hana",
    "holly",
    "hope",
    "hui",
    "india",
    "iris",
    "israel",
    "ivy",
    "jade",
    "jay",
    "jaz",
    "jordan",
    "joy",
    "jude",
    "june",
    "kay",
    "kit",
    "kumar",
    "lily",
    "lincoln",
    "logan",
    "lucia",
    "mari",
    "marina",
    "max",
    "may",
    "maya",
    "mercy",
    "miles",
    "minh",
    "mo",
    "murray",
    "nana",
    "noel",
    "noor",
    "olive",
    "olu",
    "paige",
    "pearl",
    "poppy",
    "precious",
    "prince",
    "rich",
    "rose",
    "rowan",
    "roy",
    "ruby",
    "scott",
    "shah",
    "shannon",
    "sky",
    "stan",
    "stanley",
    "sydney",
    "terri",
    "thi",
    "victor",
    "violet",
    "virginia",
    "wei",
    "will",
    "woody",
];

/// Titles before the name of a person.
const TITLES: [&str; 18] = [
    "mr",
    "mrs",
    "ms",
    "mx",
    "miss",
    "dr",
    "cllr",
    "cllrs",
    "councillor",
    "prof",
    "professor",
    "sir",
    "dame",
    "supt",
    "insp",
    "sgt",
    "rev",
    "revd",
];

/// More of them, which are words or letters for other things outside of a cell of owners.
const RANKS: [&str; 28] = [
    "pc",
    "pcso",
    "wpc",
    "dc",
    "ds",
    "di",
    "dci",
    "dsi",
    "acc",
    "ch",
    "chief",
    "superintendent",
    "inspector",
    "sergeant",
    "constable",
    "capt",
    "captain",
    "major",
    "col",
    "colonel",
    "lt",
    "lord",
    "lady",
    "baroness",
    "reverend",
    "canon",
    "fr",
    "hon",
];

/// Small words inside of names: *Siân ap Rhys*.
const PARTICLES: [&str; 16] = [
    "ap", "ab", "ferch", "van", "von", "der", "den", "de", "del", "da", "di", "la", "bin", "bint", "al", "el",
];

/// What words are that stand where somebody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// They name a person.
    Person,
    /// They name a body, a team or a post.
    Body,
    /// They could name a person: nothing in them is known.
    Either,
}

/// What words are that stand where somebody is named.
pub(super) fn who(words: &str) -> Who {
    let words = words.trim_matches(|it: char| !it.is_alphanumeric() && it != '@');
    if words.starts_with('@') && !words.contains(' ') {
        return Who::Person;
    }
    // "Smith, Jane"
    if let Some((last, first)) = words.split_once(',') {
        let is_one = !last.trim().contains(' ') && !first.contains(',');
        let turned = if is_one { who(&format!("{} {last}", first.trim())) } else { Who::Body };
        return if turned == Who::Person { Who::Person } else { Who::Body };
    }
    if words.contains(['/', '&', ';', ':', '+', '\n', '(', ')', '@']) {
        return Who::Body;
    }
    let all: Vec<Name<'_>> = words.split_whitespace().map(Name::new).collect();
    let titles = all.iter().take_while(|it| it.is_title()).count();
    let (titles, names) = all.split_at(titles);
    // "PC 123 Lee"
    let names = match names {
        [number, names @ ..] if !titles.is_empty() && number.is_number() => names,
        _ => names,
    };
    if all.iter().any(|it| is_of_body(&it.plain)) || is_known_body(words) {
        return Who::Body;
    }
    let are_names = !names.is_empty() && names.len() <= 5 && names.iter().all(Name::is_possible);
    if !are_names || !names[names.len() - 1].is_capital() {
        return Who::Body;
    }
    match titles {
        [] => {}
        [only] if only.plain == "chief" => return Who::Body,
        // "Major Projects"
        _ if titles.iter().all(Name::is_rank) && names.iter().any(|it| may_be_of_body(&it.plain)) => {
            return Who::Body;
        }
        _ => return Who::Person,
    }
    untitled(names)
}

/// What words without a title are.
fn untitled(names: &[Name<'_>]) -> Who {
    let (first, last) = (&names[0], &names[names.len() - 1]);
    if names.iter().all(Name::is_shouted) && !(names.len() > 1 && first.is_first_name()) {
        return Who::Body;
    }
    if names.len() == 1 {
        let is_other = may_be_of_body(&first.plain);
        return match first.is_first_name() || first.is_last_name() && !is_other {
            true => Who::Person,
            false if is_other => Who::Body,
            false => Who::Either,
        };
    }
    // "Florence House", but "Jane Hall"
    let ends_with_place = is_place(&last.plain) && !(first.is_first_name() && last.is_last_name());
    let has_initial = first.is_initial() || last.is_initial();
    let has_name = names.iter().any(|it| it.plain.chars().count() > 2 && !it.is_shouted());
    if has_initial && has_name {
        return if ends_with_place { Who::Body } else { Who::Person };
    }
    if ends_with_place {
        return Who::Body;
    }
    if first.is_first_name() {
        return Who::Person;
    }
    let rest_may_be_of_body = names[1..].iter().any(|it| may_be_of_body(&it.plain));
    if OTHER_FIRST_NAMES.contains(&first.plain.as_str()) && (last.is_last_name() || !rest_may_be_of_body) {
        return Who::Person;
    }
    match (names.iter().any(|it| may_be_of_body(&it.plain)), last.is_last_name()) {
        (true, _) => Who::Body,
        (false, true) => Who::Person,
        (false, false) => Who::Either,
    }
}

/// A word that may be part of a name.
struct Name<'a> {
    word: &'a str,
    /// In small letters, without accents, dots and what hangs on an apostrophe.
    plain: String,
}

impl<'a> Name<'a> {
    fn new(word: &'a str) -> Self {
        let word = word.trim_matches(|it: char| !it.is_alphanumeric());
        Self { word, plain: folded(word) }
    }

    fn is_title(&self) -> bool {
        self.is_capital() && (TITLES.contains(&self.plain.as_str()) || self.is_rank())
    }

    fn is_rank(&self) -> bool {
        RANKS.contains(&self.plain.as_str())
    }

    fn is_number(&self) -> bool {
        !self.word.is_empty() && self.word.bytes().all(|it| it.is_ascii_digit())
    }

    fn is_capital(&self) -> bool {
        self.word.starts_with(char::is_uppercase)
    }

    /// Whether it has capital letters alone, and is no initial.
    fn is_shouted(&self) -> bool {
        self.word.chars().filter(|it| it.is_alphabetic()).count() > 1
            && !self.word.chars().any(char::is_lowercase)
    }

    /// Whether it can stand in a name.
    fn is_possible(&self) -> bool {
        let is_letter = |it: char| it.is_alphabetic() || matches!(it, '\'' | '’' | '-' | '.');
        self.word.chars().all(is_letter) && (self.is_capital() || PARTICLES.contains(&self.plain.as_str()))
    }

    /// Whether it is one letter, or several with dots: *J*, *J.R*.
    fn is_initial(&self) -> bool {
        self.is_capital() && self.word.split('.').all(|it| it.chars().count() == 1)
    }

    fn is_first_name(&self) -> bool {
        is_first_name(&self.plain)
    }

    fn is_last_name(&self) -> bool {
        self.plain.split('-').any(|it| LAST_NAMES.contains(it))
            || self.word.starts_with("O'")
            || self.word.starts_with("O’")
    }
}

/// Whether a word in small letters is a first name, or begins with one: *mary-jane*.
fn is_first_name(plain: &str) -> bool {
    FIRST_NAMES.contains(plain.split('-').next().unwrap_or_default())
}

/// Whether words are a body whose name looks like that of a person, or like nothing at all: *Sue Ryder*,
/// *Mencap*. Words before it or behind it may say more: *Jo Cox Foundation*.
pub(super) fn is_known_body(words: &str) -> bool {
    /// Such bodies, and counties of Wales, which are called *Sir*.
    static ALL: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| include_str!("known-bodies.txt").lines().collect());
    let words: Vec<String> = words.split_whitespace().map(|it| Name::new(it).plain).collect();
    let parts =
        (0..words.len()).flat_map(|from| (from + 1..=words.len().min(from + 4)).map(move |to| (from, to)));
    parts.into_iter().any(|(from, to)| ALL.contains(words[from..to].join(" ").as_str()))
}

/// Whether the letters in brackets behind the name of a body are the initials of a person: two of them,
/// or up to three with dots, that do not shorten the name.
pub(super) fn are_initials(inside: &str, name: &str) -> bool {
    /// Parts of bodies, and kinds of them, that go by two letters.
    const BODIES: [&str; 24] = [
        "HR", "IT", "PR", "GP", "UK", "EU", "LA", "CC", "BC", "DC", "FE", "VS", "HE", "PH", "MH", "LD", "OT",
        "SW", "CE", "CX", "AD", "DV", "NA", "VR",
    ];
    let letters: String = inside.chars().filter(|it| !matches!(it, '.' | ' ')).collect();
    let most = if inside.contains('.') { 3 } else { 2 };
    (2..=most).contains(&letters.len())
        && letters.bytes().all(|it| it.is_ascii_uppercase())
        && !BODIES.contains(&letters.as_str())
        && !shortens(&letters, name)
}

/// Whether letters are the first ones of words, some of which may have none among them.
pub(super) fn shortens(letters: &str, words: &str) -> bool {
    let mut firsts =
        words.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase);
    letters.chars().all(|letter| firsts.any(|first| first == letter))
}

/// A person's post in a body whose name stands elsewhere: *lead officer*.
pub(super) fn is_unnamed_officer(words: &str) -> bool {
    let plain = super::text::plain(words);
    let stem = plain.trim_end_matches(" adults").trim_end_matches(" cyp").trim_end_matches(" children");
    matches!(stem, "lead officer" | "lead officers" | "named officer" | "name to be confirmed")
}

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
    let lower =
        |word: &Range<usize>| folded(text[word.clone()].trim_end_matches("'s").trim_end_matches("’s"));
    let is_name = |word: &Range<usize>| {
        let plain = lower(word);
        text[word.clone()].starts_with(char::is_uppercase) && !is_of_body(&plain) && !is_place(&plain)
    };
    let is_short = |word: &Range<usize>| text[word.clone()].chars().count() == 1;
    // What stands between a word and the next: a space, and a dot after an initial or a title.
    let follows = |one: &Range<usize>, other: &Range<usize>, may_have_dot: bool| {
        let between = &text[one.end..other.start];
        let between = if may_have_dot { between.strip_prefix('.').unwrap_or(between) } else { between };
        between.chars().all(|it| matches!(it, ' ' | '\u{a0}')) && between.len() < 4
    };
    for (number, first) in words.iter().enumerate() {
        if !text[first.clone()].starts_with(char::is_uppercase) {
            continue;
        }
        let first_word = lower(first);
        let is_title = TITLES.contains(&first_word.as_str());
        // A county council of Wales is no knight: *Cyngor Sir …*.
        let is_county = first_word == "sir" && number > 0 && lower(&words[number - 1]).as_str() == "cyngor";
        if !(is_title || is_first_name(&first_word)) || is_county {
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
        let is_body = is_other || is_known_body(&text[first.start..last.end]);
        if names > 0 && !is_body {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_bodies() {
        for (words, wanted) in [
            (
                Who::Person,
                "Jane Example; Tim Example; Dr Example; Cllr Ann Example; J. Example; “J Example”; ‘Jane Example’:; É Example; \
                 Smith; Example, Jane; Smith, J.; Supt. Example; PC 123 Example; Insp. Example; Jane; Mark; Grace Example; \
                 Oluwaseun Example; Mohammed Example; Siân Ap Example; Siân ap Example; Kaur; Zofia O’Neill-Example; \
                 @jane; JANE EXAMPLE; Example J; Mary-Jane Example; Sprocket Patel; Chief Inspector Example; Jane Hall",
            ),
            (
                Who::Body,
                "Making Space; Public Health; RMBC; Job Centre Plus; Carers Team; St Luke's Hospice; Grace House; All; \
                 Marie Curie; Sue Ryder; John Lewis Partnership; Macmillan Cancer Support; Macmillan; Barnardo’s; \
                 St John Ambulance; Dr. Foster Ltd.; Cyngor Sir Gâr; Sir Gâr; Bwrdd Iechyd; Tîm Gofalwyr; Tîm Tai; \
                 Sport England; Thames Water; Age UK; Victoria Road; Head of Housing; Cabinet Member; Trading Standards; \
                 Highways; Cheshire East; Policy, Housing; Lead for carers; Mencap",
            ),
            (Who::Either, "Sprocket Example; Sprocket"),
        ] {
            for name in wanted.split("; ") {
                assert_eq!(who(name), words, "{name}");
            }
        }
    }
}
