#![doc = include_str!("reading-age.md")]

use super::sentences::{sentences, words};
use super::{Check, Findings, NOTE, Of, Passage, Seen, action, outcome};
use crate::diagnostics::tick;
use crate::plan::{Content, Entry};
use std::ops::Range;

/// The check.
pub const CHECK: Check =
    Check { code: "reading-age", level: NOTE, page: include_str!("reading-age.md"), run };

/// The limit where the site gives none, in years.
const USUAL: u8 = 15;

/// Of fewer words the formula says nothing.
const FEWEST: u32 = 100;

/// The hardest sentence is looked for among those with at least so many words.
const FEWEST_IN_SENTENCE: u32 = 10;

/// How many words of the hardest sentence a message has.
const SHOWN: usize = 6;

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    let limit = f64::from(content.site.reading_age.map_or(USUAL, |it| it.0));
    let texts: Vec<&Passage<'_>> = seen.passages.of_plans().filter(|it| is_english(content, it)).collect();
    for texts in texts.chunk_by(|one, next| one.of == next.of) {
        let mut all = Count::default();
        let mut hardest: Option<(f64, &Passage<'_>, Range<usize>)> = None;
        for passage in texts {
            for sentence in sentences(&passage.plain) {
                let count = Count::of(&passage.plain[sentence.clone()]);
                all.add(count);
                let age = count.age();
                if count.words >= FEWEST_IN_SENTENCE && hardest.as_ref().is_none_or(|(most, ..)| age > *most)
                {
                    hardest = Some((age, passage, sentence));
                }
            }
        }
        let Some((_, passage, sentence)) = hardest.filter(|_| all.words >= FEWEST && all.age() > limit)
        else {
            continue;
        };
        let first: Vec<&str> = passage.plain[sentence.clone()].split_whitespace().take(SHOWN).collect();
        let message = format!(
            "{} takes a reading age of {:.0}, more than {limit}; its hardest sentence begins {}",
            name(content, passage.of),
            all.age().ceil(),
            tick(first.join(" ")),
        );
        findings
            .at(seen.line(passage.place(sentence, seen.sources)), message)
            .hint("use shorter sentences and shorter words");
    }
}

fn is_english(content: &Content, passage: &Passage<'_>) -> bool {
    let code = content.languages.code(passage.language);
    code == "en" || code.starts_with("en-")
}

fn name(content: &Content, of: Of) -> String {
    match of {
        Of::Entry(Entry::Action(key)) => action(&content.actions[key]),
        Of::Entry(Entry::Outcome(key)) => outcome(&content.outcomes[key]),
        _ => "the plan".to_owned(),
    }
}

/// What the formula counts.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    sentences: u32,
    words: u32,
    syllables: u32,
}

impl Count {
    fn of(sentence: &str) -> Self {
        let mut count = Self { sentences: 1, ..Self::default() };
        // Figures are read in ways that no letters tell.
        for word in words(sentence).filter(|word| word.contains(char::is_alphabetic)) {
            count.words += 1;
            count.syllables += syllables(word);
        }
        if count.words == 0 { Self::default() } else { count }
    }

    const fn add(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
    }

    /// The grade of Flesch and Kincaid, and the five years before school.
    fn age(self) -> f64 {
        let (sentences, words, syllables) =
            (f64::from(self.sentences.max(1)), f64::from(self.words.max(1)), f64::from(self.syllables));
        0.39_f64.mul_add(words / sentences, 11.8 * (syllables / words)) - 15.59 + 5.0
    }
}

/// How many syllables an English word has: one for each group of vowels, and none for a silent e.
fn syllables(word: &str) -> u32 {
    let is_vowel = |it: u8| b"aeiouy".contains(&it.to_ascii_lowercase());
    let word = word.trim_matches(|it: char| !it.is_alphabetic());
    let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    let letters = word.as_bytes();
    let mut count = 0;
    let mut was_vowel = false;
    for letter in letters {
        let vowel = is_vowel(*letter);
        count += u32::from(vowel && !was_vowel);
        was_vowel = vowel;
    }
    // “care”, “cared” and “cares” have one syllable; “table”, “needed” and “services” say their e.
    let before = |ending: &str| {
        let stem = word.strip_suffix(ending)?.as_bytes();
        let last = *stem.last()?;
        (!is_vowel(last)).then_some((last, stem.len().checked_sub(2).map(|at| stem[at])))
    };
    let is_silent = match (before("e"), before("ed"), before("es")) {
        (Some((b'l', Some(before))), ..) => is_vowel(before),
        (Some(_), ..) => true,
        (_, Some((last, _)), _) => !matches!(last, b't' | b'd'),
        (.., Some((last, _))) => !matches!(last, b's' | b'c' | b'z' | b'x' | b'h' | b'g'),
        _ => false,
    };
    if is_silent && count > 1 { count - 1 } else { count.max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_people_say_them() {
        for (word, expected) in [
            ("care", 1),
            ("carers", 2),
            ("cared", 1),
            ("needed", 2),
            ("table", 2),
            ("services", 3),
            ("the", 1),
            ("information", 4),
            ("carer’s", 2),
            ("break", 1),
            ("whole", 1),
            ("NHS", 1),
        ] {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }

    /// Three words of a syllable each: 0.39 × 3 + 11.8 × 1 − 15.59 + 5.
    #[test]
    fn the_age_is_that_of_the_formula() {
        assert!((Count::of("We help them.").age() - 2.38).abs() < 0.001);
    }
}
