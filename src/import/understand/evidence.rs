//! What the documents tell of names: which words they write small too, which names they put beside a
//! word for a body, and which letters they explain.

use super::bodies::is_of_body;
use super::people::shortens;
use super::text::folded;
use crate::import::document::{Document, without_links};
use std::collections::BTreeSet;

/// What the documents tell of names, before anything of them is understood.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Words that stand somewhere in small letters.
    small: BTreeSet<String>,
    /// Names that stand beside words such as *charity* or *Trust*.
    bodies: BTreeSet<String>,
    /// Letters that stand in brackets behind words that begin with them.
    letters: BTreeSet<String>,
}

/// Words behind the name of a body, which say what it is.
const KINDS: [&str; 16] = [
    "charity",
    "charities",
    "trust",
    "foundation",
    "hospice",
    "hospices",
    "nurses",
    "society",
    "ltd",
    "limited",
    "plc",
    "cic",
    "academy",
    "hospital",
    "partnership",
    "organisation",
];

impl Evidence {
    pub(super) fn learn(documents: &[Document]) -> Self {
        let mut evidence = Self::default();
        for line in documents.iter().flat_map(Document::lines) {
            evidence.line(&without_links(&line.text));
        }
        evidence
    }

    fn line(&mut self, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            let plain = folded(word);
            // Addresses are written small, whoever they are of.
            let is_address = word.contains(['@', '/']) || word.trim_end_matches('.').contains('.');
            if word.starts_with(char::is_lowercase) && plain.len() > 3 && !is_address {
                self.small.insert(plain.clone());
            }
            if KINDS.contains(&plain.as_str()) {
                self.names_before(&words[..at]);
                if plain == "charity" {
                    self.name_after(&words[at + 1..]);
                }
            }
            let inside = word.strip_prefix('(').and_then(|it| it.split(')').next()).unwrap_or_default();
            if (2..=3).contains(&inside.len()) && inside.bytes().all(|it| it.is_ascii_uppercase()) {
                let before = words[at.saturating_sub(6)..at].join(" ");
                if shortens(inside, &before) {
                    self.letters.insert(inside.to_owned());
                }
            }
        }
    }

    /// The names that end before a word which says that they are one of a body.
    fn names_before(&mut self, words: &[&str]) {
        let of_name = words.iter().rev().take(3).take_while(|it| is_of_name(it)).count();
        for count in 2..=of_name {
            self.bodies.insert(compared(&words[words.len() - count..]));
        }
    }

    /// The name behind such a word.
    fn name_after(&mut self, words: &[&str]) {
        let of_name = words.iter().take(3).take_while(|it| is_of_name(it)).count();
        if of_name > 1 {
            self.bodies.insert(compared(&words[..of_name]));
        }
    }

    /// Whether the documents say somewhere that a name is one of a body.
    pub(super) fn is_body(&self, name: &str) -> bool {
        self.bodies.contains(&compared(&name.split_whitespace().collect::<Vec<_>>()))
    }

    /// Whether a word of a name stands somewhere in small letters, as words do and names do not.
    pub(super) fn is_of_words(&self, name: &str) -> bool {
        name.split_whitespace().any(|word| self.small.contains(&folded(word)))
    }

    /// Whether letters are explained as those of a body or of something else.
    pub(super) fn explains(&self, letters: &str) -> bool {
        self.letters.contains(letters)
    }
}

fn is_of_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.ends_with(char::is_alphanumeric)
        && !is_of_body(&folded(word))
}

fn compared(words: &[&str]) -> String {
    words.iter().map(|it| folded(it)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::{Line, Part, Place};

    #[test]
    fn the_document_tells_what_names_are() {
        let text = "Carers of the Sprocket Example Trust meet trading staff of Public Health (PH) (JE), \
                    write to spanner@example.org and to the charity Jane Washer (registered).";
        let parts = vec![Part::Paragraph(Line::plain(text), Place::default())];
        let evidence = Evidence::learn(&[Document { parts, ..Document::default() }]);
        assert!(evidence.is_body("Sprocket Example") && evidence.is_body("Jane Washer"));
        assert!(!evidence.is_body("Public Health"));
        assert!(evidence.is_of_words("Trading Standards") && !evidence.is_of_words("Spanner"));
        assert!(evidence.explains("PH") && !evidence.explains("JE"));
    }
}
