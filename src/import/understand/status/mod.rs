//! Statuses in the words and letters of a plan.
//!
//! Plans mark their work with words (*In progress*), colours (*Amber*) and letters (*G*), in a column
//! of their own or at the end of a sentence. A letter in running text is a mark only in a plan that
//! marks many lines so: elsewhere *A* is a word.

mod answers;
mod colours;
mod in_text;
mod key;
mod words;

pub(super) use answers::answer;
pub(super) use colours::is_tick;
pub(super) use key::{is_mark, is_short, is_telling, is_word, says_status};
pub(super) use words::{Share, share, word};

use self::colours::colour;
use super::text::{is_symbol, plain_words};
use crate::import::document::{Document, Line, Part, Place};
use crate::import::map::{self, Map};
use crate::model::status::Meaning;
use std::collections::{BTreeMap, BTreeSet};

/// Letters that stand for colours or words, each with its word.
const LETTERS: [(&str, Meaning, &str); 5] = [
    ("G", Meaning::OnTrack, "Green"),
    ("A", Meaning::AtRisk, "Amber"),
    ("R", Meaning::OffTrack, "Red"),
    ("B", Meaning::Complete, "Blue"),
    ("C", Meaning::Complete, "Complete"),
];

/// A mark, and what is known of it.
#[derive(Debug)]
struct Known {
    mark: String,
    label: Option<String>,
    meaning: Meaning,
    /// Whether a map says it.
    is_said: bool,
    /// Where the plan's own key says it.
    place: Place,
    /// How many marks had labels before it.
    order: usize,
}

/// How a plan marks its work.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Whether letters stand as marks at the ends and beginnings of lines.
    in_text: bool,
    /// What the plan's own key, or a map, says of marks.
    known: Vec<Known>,
    /// The marks that were used, in the words of the plan.
    used: BTreeSet<String>,
}

/// What a text says of status, and the text without it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) marks: Vec<String>,
    pub(super) rest: String,
}

/// A status that changed: what it was, and what it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) from: Vec<String>,
    pub(super) to: Vec<String>,
}

impl Marks {
    /// Looks how a plan marks its work.
    pub(super) fn learn(documents: &[Document], map: &Map) -> Self {
        let mut marks = Self::default();
        for (mark, meaning) in &map.statuses {
            if let Some(meaning) = map::status(meaning) {
                let mark = mark.trim().to_owned();
                marks.known.push(Known {
                    mark,
                    label: None,
                    meaning,
                    is_said: true,
                    place: Place::default(),
                    order: 0,
                });
            }
        }
        let mut ends: BTreeMap<&str, usize> = BTreeMap::new();
        let lines = documents.iter().flat_map(|document| &document.parts).filter_map(|part| match part {
            Part::Table(table) => Some(table.cells.iter().flat_map(|cell| &cell.lines)),
            Part::Heading(..) | Part::Paragraph(..) => None,
        });
        for line in lines.flatten() {
            let end =
                line.text.trim_end_matches(['.', ' ']).rsplit([' ', '.', ':']).next().unwrap_or_default();
            if line.text.split_whitespace().count() > 1
                && let Some((letter, ..)) = LETTERS.iter().find(|(letter, ..)| *letter == end)
            {
                *ends.entry(letter).or_default() += 1;
            }
        }
        let all: usize = ends.values().sum();
        marks.in_text = all >= 3 && ends.len() >= 2 || all >= 6;
        marks
    }

    /// What a mark means.
    pub(super) fn meaning(&self, mark: &str) -> Option<Meaning> {
        let mark = mark.trim();
        self.known(mark)
            .map(|it| it.meaning)
            .or_else(|| word(mark))
            .or_else(|| letter(mark).map(|(_, meaning, _)| meaning))
            .or_else(|| self.explained(mark))
    }

    /// What a colour means that says in words what it means: *Green – on track*, *G (complete)*.
    fn explained(&self, text: &str) -> Option<Meaning> {
        let at = text.find(['–', '-', ':', '(', '—', ' '])?;
        let (first, rest) = (text[..at].trim(), &text[at..]);
        let said = colour(first)?;
        let by_colour = self.known(first).map(|it| it.meaning).or(said.meaning);
        let by_words = word(rest.trim_matches(|it: char| !it.is_alphanumeric()))?;
        let is_done = by_words == Meaning::Complete && matches!(said.name, "Green" | "Blue");
        (colour(rest).is_none() && (by_colour.is_none() || by_colour == Some(by_words) || is_done))
            .then_some(by_words)
    }

    /// The marks that a whole text is: `G`, `A/G`, `On track`.
    pub(super) fn whole(&self, text: &str) -> Option<Vec<String>> {
        let text = text.trim().trim_matches(['.', '(', ')', '*', ':', '-', '–']).trim();
        if text.is_empty() {
            return None;
        }
        if self.meaning(text).is_some() {
            return Some(vec![text.to_owned()]);
        }
        let all_marks = |parts: &[&str]| {
            parts.len() > 1
                && parts.len() < 5
                && parts.iter().all(|it| self.meaning(it).is_some() && !is_turned(it))
        };
        let parted = |marks: &[char]| -> Vec<&str> {
            text.split(marks).map(str::trim).filter(|it| !it.is_empty()).collect()
        };
        let parts = [parted(&['/', ',', '&']), parted(&['/', ',', '&', ' ', '-'])];
        let parts = parts.into_iter().find(|parts| all_marks(parts))?;
        Some(parts.into_iter().map(str::to_owned).collect())
    }

    /// A status and what it was before: *Amber → Green*, *Green (was Amber)*.
    pub(super) fn moved(&self, text: &str) -> Option<Moved> {
        let arrows = ["→", "➔", "➜", "⇒", "->", "–>", "=>", " to "];
        let forth = arrows.iter().filter_map(|it| Some((*it, text.rsplit_once(*it)?)));
        let forth = forth.filter_map(|(arrow, (from, to))| {
            // "On track to complete" is no move.
            if arrow == " to " && (colour(from).is_none() || colour(to).is_none()) {
                return None;
            }
            let from = arrows.iter().fold(from, |from, it| from.rsplit(*it).next().unwrap_or(from));
            Some(Moved { from: self.whole(from)?, to: self.whole(to)? })
        });
        let before =
            ["(was ", "(previously ", "(formerly ", "(from ", "(last time ", ", was ", ", previously "];
        let lower = text.to_ascii_lowercase();
        let back = before.iter().filter_map(|it| {
            let at = lower.find(it)?;
            Some(Moved { from: self.whole(&text[at + it.len()..])?, to: self.whole(&text[..at])? })
        });
        forth.chain(back).next()
    }

    /// A status that a text begins with, and the reason after it: `Amber – two posts are empty`.
    pub(super) fn beginning(&self, text: &str) -> Option<Marked> {
        let text = text.trim();
        for (at, letter) in text.char_indices().take(40) {
            if matches!(letter, '–' | '-' | ':' | ',' | ';' | '(' | '.' | '—') {
                let rest = text[at..]
                    .trim_start_matches(|it: char| !it.is_alphanumeric() && it != '£' && !is_symbol(it));
                if let Some(marks) = self.whole(&text[..at])
                    && !rest.is_empty()
                {
                    let rest = if letter == '(' { rest.trim_end_matches(')') } else { rest };
                    return Some(Marked { marks, rest: rest.to_owned() });
                }
            }
        }
        None
    }

    /// A status with which a text begins that goes on to tell of it: *Delayed due to the winter*. The
    /// text stays whole.
    pub(super) fn leading(&self, text: &str) -> Option<Marked> {
        const ON: [&str; 24] = [
            "and",
            "but",
            "with",
            "due",
            "as",
            "because",
            "following",
            "since",
            "although",
            "despite",
            "while",
            "through",
            "in",
            "on",
            "at",
            "until",
            "to",
            "pending",
            "awaiting",
            "subject",
            "into",
            "by",
            "for",
            "after",
        ];
        // "Complete pending approval" is not complete, and "Met with carers" no status at all.
        const NOT_DONE: [&str; 7] = ["until", "to", "pending", "awaiting", "subject", "for", "by"];
        let ends = text.char_indices().filter(|(_, it)| *it == ' ').map(|(at, _)| at).take(6);
        let found = ends.filter_map(|end| {
            let (mark, rest) = (&text[..end], text[end..].trim_start());
            let meaning = self.meaning(mark)?;
            let next = plain_words(rest).into_iter().next()?;
            let goes_on = ON.contains(&next.as_str())
                && !(meaning == Meaning::Complete && NOT_DONE.contains(&next.as_str()))
                && !matches!(
                    mark.to_lowercase().as_str(),
                    "met" | "open" | "live" | "a" | "g" | "r" | "b" | "c"
                );
            goes_on.then(|| Marked { marks: vec![mark.to_owned()], rest: text.to_owned() })
        });
        found.last()
    }

    fn is_known(&self, mark: &str) -> bool {
        self.known.iter().any(|it| it.mark.eq_ignore_ascii_case(mark))
    }

    /// The mark that an answer to a head is, or a figure that says *all* or *nothing*.
    pub(super) fn answered(&mut self, text: &str, head: &str) -> Option<String> {
        let mark = text.trim().trim_end_matches('.');
        let (meaning, word) = match share(text) {
            Some(Share::All) => (Meaning::Complete, "Complete"),
            Some(Share::Nothing) => (Meaning::NotStarted, "Not started"),
            Some(Share::Some) => return None,
            None => answer(text, head)?,
        };
        let exact = self.known.iter().find(|it| it.mark.eq_ignore_ascii_case(mark));
        // Two heads may ask, and *yes* mean two things; what a map says of it is meant.
        let own = format!("{mark}, {}", word.to_lowercase());
        let is_other = exact.is_some_and(|it| it.meaning != meaning && (!it.is_said || self.is_known(&own)));
        let mark = if is_other { own } else { mark.to_owned() };
        self.note(&mark, meaning, word, &Place::default());
        Some(mark)
    }

    /// An answer to a head that a text begins with, and the reason after it: *No – two posts are empty*.
    pub(super) fn answer_and_reason(&mut self, text: &str, head: &str) -> Option<Marked> {
        let parts = ['–', '-', ':', ',', ';', '(', '.', '—', ' '];
        let (answer, rest) = text.trim().split_once(parts)?;
        let rest = rest.trim_start_matches(parts).trim_end_matches(')');
        // "No update was given" is no answer.
        let is_parted = text.trim()[answer.len()..].trim_start().starts_with(&parts[..8]);
        let is_sign = !answer.chars().any(char::is_alphanumeric);
        if rest.is_empty() || !is_parted && !is_sign {
            return None;
        }
        Some(Marked { marks: vec![self.answered(answer, head)?], rest: rest.to_owned() })
    }

    /// Notes that marks are used.
    pub(super) fn uses(&mut self, marks: &[String]) {
        self.used.extend(marks.iter().cloned());
    }

    /// The letters that a word is: `G`, `A/G`.
    pub(super) fn letters(&self, text: &str) -> Option<Vec<String>> {
        let parts: Vec<&str> = text.split(['/', ' ']).filter(|it| !it.is_empty()).collect();
        let all = !parts.is_empty()
            && parts.len() < 4
            && parts.iter().all(|it| letter(it).is_some() || it.len() == 1 && self.is_known(it));
        all.then(|| parts.into_iter().map(str::to_owned).collect())
    }

    /// The marks whose meaning was guessed from a letter: no key says it.
    pub(super) fn guessed(&self) -> Vec<(&str, Meaning)> {
        let letters = self.used.iter().filter(|mark| self.known(mark).is_none());
        letters.filter_map(|mark| letter(mark).map(|(_, meaning, _)| (mark.as_str(), meaning))).collect()
    }

    /// The marks that say that something is not done, and not whether it goes to plan.
    pub(super) fn unsure(&self) -> Vec<(&str, Meaning)> {
        let words = self.used.iter().filter(|mark| words::is_unsure(mark) && self.known(mark).is_none());
        words.filter_map(|mark| Some((mark.as_str(), self.meaning(mark)?))).collect()
    }

    /// The mark that a plan has for a meaning: its own, or the word of the common scale.
    pub(super) fn for_meaning(&self, meaning: Meaning) -> String {
        let own = self.used.iter().find(|mark| self.meaning(mark) == Some(meaning));
        own.cloned().unwrap_or_else(|| meaning.word().to_owned())
    }
}

fn letter(mark: &str) -> Option<(&'static str, Meaning, &'static str)> {
    LETTERS.into_iter().find(|(it, ..)| *it == mark)
}

/// Whether a part of a status turns round what it says: then it may turn round what stands beside it.
fn is_turned(part: &str) -> bool {
    plain_words(part).iter().any(|it| matches!(it.as_str(), "not" | "no" | "heb" | "ddim"))
}

/// What a text most likely means that is no known status.
pub(super) fn likely(text: &str) -> Option<Meaning> {
    words::likely(text)
}

/// Lines of a cell, with the marks taken out of each.
pub(super) fn in_lines(lines: &[Line], marks: &Marks) -> Vec<(Line, Vec<String>)> {
    lines
        .iter()
        .map(|line| {
            let Marked { marks, rest } = marks.in_line(&line.text);
            (Line { mark: line.mark.clone(), text: rest }, marks)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_several_marks_are_statuses() {
        let marks = Marks::default();
        assert_eq!(marks.whole("In progress."), Some(vec!["In progress".to_owned()]));
        assert_eq!(marks.whole("A/G"), Some(vec!["A".to_owned(), "G".to_owned()]));
        assert_eq!(marks.whole("Two of five"), None);
        assert_eq!(marks.whole("not started/complete"), None);
        assert_eq!(marks.whole("Green – on track"), Some(vec!["Green – on track".to_owned()]));
        assert_eq!(marks.meaning("Green – complete"), Some(Meaning::Complete));
        assert_eq!(marks.meaning("Red – complete"), None);
        let moved = |text: &str| marks.moved(text).map(|it| [it.from.concat(), it.to.concat()].join(" "));
        for text in ["Amber → Green", "Amber to Green", "Green (was Amber)"] {
            assert_eq!(moved(text).as_deref(), Some("Amber Green"), "{text}");
        }
        assert_eq!(moved("On track to complete"), None);
        let leading = |text: &str| marks.leading(text).map(|it| it.marks.concat());
        assert_eq!(leading("Delayed due to the winter").as_deref(), Some("Delayed"));
        assert_eq!(leading("On track to complete").as_deref(), Some("On track"));
        assert_eq!(leading("Complete subject to approval"), None);
        assert_eq!(leading("Merged with 2.3").as_deref(), Some("Merged"));
        let reason = marks.beginning("Amber – two posts are empty").unwrap();
        assert_eq!((reason.marks, reason.rest.as_str()), (vec!["Amber".to_owned()], "two posts are empty"));
    }
}
