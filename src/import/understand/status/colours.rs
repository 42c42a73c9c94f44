//! The colours by which plans mark their work, in words, as letters and as signs: *Green*, *G*, 🟢 and
//! *Gwyrdd* are one.

use crate::import::understand::text::plain;
use crate::model::status::Meaning;

/// A colour.
#[derive(Debug)]
pub(super) struct Colour {
    pub(super) name: &'static str,
    /// Other words for it.
    words: &'static [&'static str],
    /// The letter that stands for it.
    letter: Option<char>,
    signs: &'static [char],
    /// What it means where no key says it.
    pub(super) meaning: Option<Meaning>,
}

const COLOURS: [Colour; 10] = [
    Colour {
        name: "Green",
        words: &["gwyrdd"],
        letter: Some('G'),
        signs: &['🟢', '🟩'],
        meaning: Some(Meaning::OnTrack),
    },
    Colour {
        name: "Amber",
        words: &["orange", "oren", "ambr"],
        letter: Some('A'),
        signs: &['🟠', '🟧'],
        meaning: Some(Meaning::AtRisk),
    },
    Colour {
        name: "Yellow",
        words: &["melyn"],
        letter: None,
        signs: &['🟡', '🟨'],
        meaning: Some(Meaning::AtRisk),
    },
    Colour {
        name: "Red",
        words: &["coch"],
        letter: Some('R'),
        signs: &['🔴', '🟥'],
        meaning: Some(Meaning::OffTrack),
    },
    Colour {
        name: "Blue",
        words: &["glas"],
        letter: Some('B'),
        signs: &['🔵', '🟦'],
        meaning: Some(Meaning::Complete),
    },
    Colour {
        name: "Grey",
        words: &["gray", "llwyd"],
        letter: None,
        signs: &[],
        meaning: Some(Meaning::NotStarted),
    },
    Colour {
        name: "White",
        words: &["gwyn"],
        letter: None,
        signs: &['⚪', '⬜'],
        meaning: Some(Meaning::NotStarted),
    },
    Colour { name: "Black", words: &["du"], letter: None, signs: &['⚫', '⬛'], meaning: None },
    Colour { name: "Purple", words: &["porffor"], letter: None, signs: &['🟣', '🟪'], meaning: None },
    Colour { name: "Brown", words: &[], letter: None, signs: &['🟤', '🟫'], meaning: None },
];

/// Signs that say yes and no.
const YES: [char; 6] = ['✓', '✔', '✅', '☑', '🗸', '🗹'];
const NO: [char; 8] = ['✗', '✘', '✕', '✖', '❌', '❎', '☒', '×'];

/// The only letter of a text, without what says how a sign is drawn.
fn only(text: &str) -> Option<char> {
    let mut letters = text.trim().chars().filter(|it| *it != '\u{fe0f}' && *it != '\u{fe0e}');
    letters.next().filter(|_| letters.next().is_none())
}

/// The colour that a mark is: its name, its letter or a sign.
pub(super) fn colour(mark: &str) -> Option<&'static Colour> {
    if let Some(only) = only(mark) {
        return COLOURS.iter().find(|it| it.letter == Some(only) || it.signs.contains(&only));
    }
    let plain = plain(mark);
    COLOURS.iter().find(|it| it.name.eq_ignore_ascii_case(&plain) || it.words.contains(&plain.as_str()))
}

/// The colour that a sign has.
pub(super) fn of_sign(mark: &str) -> Option<&'static Colour> {
    let only = only(mark)?;
    COLOURS.iter().find(|it| it.signs.contains(&only))
}

/// Whether a mark is a tick.
pub(in crate::import::understand) fn is_tick(mark: &str) -> bool {
    answer_of_sign(mark) == Some("yes")
}

/// What a sign answers: a tick *yes*, a cross *no*.
pub(super) fn answer_of_sign(mark: &str) -> Option<&'static str> {
    let only = only(mark)?;
    if YES.contains(&only) {
        return Some("yes");
    }
    NO.contains(&only).then_some("no")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_has_a_name_a_letter_and_signs() {
        for mark in ["Green", "green", "G", "🟢", "Gwyrdd"] {
            assert_eq!(colour(mark).map(|it| it.name), Some("Green"), "{mark}");
        }
        assert_eq!(colour("g").map(|it| it.name), None);
        assert_eq!(colour("Greenery").map(|it| it.name), None);
        assert_eq!(answer_of_sign("✔\u{fe0f}"), Some("yes"));
        assert_eq!(answer_of_sign("✔ yes"), None);
    }
}
