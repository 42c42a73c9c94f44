//! Statuses in the words and letters of a plan.
//!
//! Plans mark their work with words (*In progress*), colours (*Amber*) and letters (*G*), in a column
//! of their own or at the end of a sentence. A letter in running text is a mark only in a plan that
//! marks many lines so: elsewhere *A* is a word.

use crate::import::document::{Document, Line, Part};
use crate::import::map::{self, Map};
use crate::model::status::Meaning;
use std::collections::{BTreeMap, BTreeSet};

/// Words that say how something stands.
const WORDS: &[(&str, Meaning)] = &[
    ("complete", Meaning::Complete),
    ("completed", Meaning::Complete),
    ("fully complete", Meaning::Complete),
    ("action complete", Meaning::Complete),
    ("action completed", Meaning::Complete),
    ("done", Meaning::Complete),
    ("achieved", Meaning::Complete),
    ("finished", Meaning::Complete),
    ("closed", Meaning::Complete),
    ("delivered", Meaning::Complete),
    ("implemented", Meaning::Complete),
    ("in place", Meaning::Complete),
    ("met", Meaning::Complete),
    ("blue", Meaning::Complete),
    ("on track", Meaning::OnTrack),
    ("on target", Meaning::OnTrack),
    ("on schedule", Meaning::OnTrack),
    ("in progress", Meaning::OnTrack),
    ("progressing", Meaning::OnTrack),
    ("progressing well", Meaning::OnTrack),
    ("underway", Meaning::OnTrack),
    ("under way", Meaning::OnTrack),
    ("started", Meaning::OnTrack),
    ("going to plan", Meaning::OnTrack),
    ("ongoing", Meaning::OnTrack),
    ("on going", Meaning::OnTrack),
    ("green", Meaning::OnTrack),
    ("at risk", Meaning::AtRisk),
    ("some delay", Meaning::AtRisk),
    ("delayed", Meaning::AtRisk),
    ("slipping", Meaning::AtRisk),
    ("slightly behind", Meaning::AtRisk),
    ("minor delay", Meaning::AtRisk),
    ("partially complete", Meaning::AtRisk),
    ("partly complete", Meaning::AtRisk),
    ("partially met", Meaning::AtRisk),
    ("amber", Meaning::AtRisk),
    ("yellow", Meaning::AtRisk),
    ("off track", Meaning::OffTrack),
    ("off target", Meaning::OffTrack),
    ("behind schedule", Meaning::OffTrack),
    ("serious delay", Meaning::OffTrack),
    ("overdue", Meaning::OffTrack),
    ("not achieved", Meaning::OffTrack),
    ("not met", Meaning::OffTrack),
    ("missed", Meaning::OffTrack),
    ("red", Meaning::OffTrack),
    ("not started", Meaning::NotStarted),
    ("not yet started", Meaning::NotStarted),
    ("not started yet", Meaning::NotStarted),
    ("not begun", Meaning::NotStarted),
    ("not due", Meaning::NotStarted),
    ("not yet due", Meaning::NotStarted),
    ("yet to start", Meaning::NotStarted),
    ("to start", Meaning::NotStarted),
    ("planned", Meaning::NotStarted),
    ("to do", Meaning::NotStarted),
    ("grey", Meaning::NotStarted),
    ("white", Meaning::NotStarted),
    ("on hold", Meaning::Paused),
    ("paused", Meaning::Paused),
    ("suspended", Meaning::Paused),
    ("deferred", Meaning::Paused),
    ("postponed", Meaning::Paused),
    ("withdrawn", Meaning::Withdrawn),
    ("cancelled", Meaning::Withdrawn),
    ("superseded", Meaning::Withdrawn),
    ("no longer required", Meaning::Withdrawn),
    ("no longer needed", Meaning::Withdrawn),
    ("dropped", Meaning::Withdrawn),
    ("abandoned", Meaning::Withdrawn),
    ("no update", Meaning::NoInformation),
    ("no information", Meaning::NoInformation),
    ("not known", Meaning::NoInformation),
    ("unknown", Meaning::NoInformation),
];

/// Answers to a head that asks, such as *Complete*: they are statuses below it only. Each with its word.
const ANSWERS: [(&str, Meaning, &str); 8] = [
    ("yes", Meaning::Complete, "Complete"),
    ("y", Meaning::Complete, "Complete"),
    ("no", Meaning::NotStarted, "Not complete"),
    ("n", Meaning::NotStarted, "Not complete"),
    ("not yet", Meaning::NotStarted, "Not complete"),
    ("partly", Meaning::OnTrack, "Partly complete"),
    ("partially", Meaning::OnTrack, "Partly complete"),
    ("in part", Meaning::OnTrack, "Partly complete"),
];

/// What an answer means.
pub(super) fn answer(text: &str) -> Option<(Meaning, &'static str)> {
    let plain = super::text::plain(text);
    ANSWERS.iter().find(|(it, ..)| *it == plain).map(|(_, meaning, word)| (*meaning, *word))
}

/// Letters that stand for colours or words, each with its word.
const LETTERS: [(&str, Meaning, &str); 5] = [
    ("G", Meaning::OnTrack, "Green"),
    ("A", Meaning::AtRisk, "Amber"),
    ("R", Meaning::OffTrack, "Red"),
    ("B", Meaning::Complete, "Blue"),
    ("C", Meaning::Complete, "Complete"),
];

/// How a plan marks its work.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Whether letters stand as marks at the ends and beginnings of lines.
    in_text: bool,
    /// What the plan's own key, or a map, says of marks: the mark, its label, its meaning.
    known: Vec<(String, Option<String>, Meaning)>,
    /// The marks that were used, in the words of the plan.
    used: BTreeSet<String>,
}

/// What a text says of status, and the text without it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) marks: Vec<String>,
    pub(super) rest: String,
}

impl Marks {
    /// Looks how a plan marks its work.
    pub(super) fn learn(documents: &[Document], map: &Map) -> Self {
        let mut marks = Self::default();
        for (mark, meaning) in &map.statuses {
            if let Some(meaning) = map::status(meaning) {
                let word = answer(mark).filter(|(it, _)| *it == meaning).map(|(_, word)| word.to_owned());
                marks.known.push((mark.trim().to_owned(), word, meaning));
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

    /// Takes in a line of a printed key: `G – going to plan`, `Red = serious delay`.
    pub(super) fn key_line(&mut self, mark: &str, label: &str) -> bool {
        let Some(meaning) = self.meaning_of_key(mark, label) else { return false };
        let words = super::levels::capital(label.trim());
        match self.known.iter_mut().find(|(it, ..)| it.eq_ignore_ascii_case(mark.trim())) {
            // A map says what a mark means; its words are still those of the key.
            Some((_, label, _)) => {
                label.get_or_insert(words);
            }
            None => self.known.push((mark.trim().to_owned(), Some(words), meaning)),
        }
        true
    }

    fn meaning_of_key(&self, mark: &str, label: &str) -> Option<Meaning> {
        let is_mark = letter(mark.trim()).is_some() || word(mark).is_some();
        if !is_mark {
            return None;
        }
        // The label says it better than the colour, which plans use as they like.
        let plain = super::text::plain(label);
        let by_label = WORDS
            .iter()
            .filter(|(it, _)| format!(" {plain} ").contains(&format!(" {it} ")))
            .filter(|(it, _)| {
                !matches!(*it, "green" | "amber" | "red" | "blue" | "grey" | "white" | "yellow")
            })
            .max_by_key(|(it, _)| it.len());
        by_label.map(|(_, meaning)| *meaning).or_else(|| self.meaning(mark))
    }

    /// What a mark means.
    pub(super) fn meaning(&self, mark: &str) -> Option<Meaning> {
        let mark = mark.trim();
        let known = self.known.iter().find(|(it, ..)| it.eq_ignore_ascii_case(mark));
        known
            .map(|(.., meaning)| *meaning)
            .or_else(|| word(mark))
            .or_else(|| letter(mark).map(|(_, meaning, _)| meaning))
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
        let parts: Vec<&str> =
            text.split(['/', ',', '&', ' ', '-']).map(str::trim).filter(|it| !it.is_empty()).collect();
        let all_marks = parts.len() > 1
            && parts.len() < 5
            && parts.iter().all(|it| letter(it).is_some() || self.is_known(it) || word(it).is_some());
        all_marks.then(|| parts.into_iter().map(str::to_owned).collect())
    }

    fn is_known(&self, mark: &str) -> bool {
        self.known.iter().any(|(it, ..)| it.eq_ignore_ascii_case(mark))
    }

    /// A status that a text begins with, and the reason after it: `Amber – two posts are empty`.
    pub(super) fn beginning(&self, text: &str) -> Option<Marked> {
        let text = text.trim();
        for (at, letter) in text.char_indices().take(40) {
            if matches!(letter, '–' | '-' | ':' | ',' | ';' | '(' | '.' | '—') {
                let rest = text[at..].trim_start_matches(|it: char| !it.is_alphanumeric() && it != '£');
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

    /// The mark that an answer is; its meaning is known from then on.
    pub(super) fn answered(&mut self, text: &str) -> Option<String> {
        let (meaning, word) = answer(text)?;
        let mark = text.trim().trim_end_matches('.').to_owned();
        if !self.is_known(&mark) {
            self.known.push((mark.clone(), Some(word.to_owned()), meaning));
        }
        Some(mark)
    }

    /// Notes that marks are used.
    pub(super) fn uses(&mut self, marks: &[String]) {
        self.used.extend(marks.iter().cloned());
    }

    /// The letters that mark a line of running text, and the line without them. A letter stays in
    /// the text where it marks the line a second time.
    pub(super) fn in_line(&self, text: &str) -> Marked {
        let mut found = Marked { marks: Vec::new(), rest: text.trim().to_owned() };
        if !self.in_text {
            return Marked { rest: text.to_owned(), ..found };
        }
        if let Some(marks) = self.letters(found.rest.trim_end_matches('.')) {
            return Marked { marks, rest: String::new() };
        }
        while self.take_end(&mut found) || self.take_start(&mut found) || self.take_middle(&mut found) {}
        found
    }

    fn is_new(found: &Marked, marks: &[String]) -> bool {
        marks.iter().all(|mark| !found.marks.contains(mark))
    }

    /// At the end, perhaps glued to the dot of the sentence: "reviewed script.G."
    fn take_end(&self, found: &mut Marked) -> bool {
        let stem = found.rest.trim_end_matches(['.', ' ']);
        let Some(at) = stem.rfind([' ', '.', ':', '\u{a0}']) else { return false };
        let at = at + stem[at..].chars().next().map_or(1, char::len_utf8);
        let (before, last) = stem.split_at(at);
        let Some(marks) = self.letters(last).filter(|it| Self::is_new(found, it) && !is_name_before(before))
        else {
            return false;
        };
        let rest = before.trim_end_matches([' ', ':', '\u{a0}']).to_owned();
        *found = Marked { marks: [marks, std::mem::take(&mut found.marks)].concat(), rest };
        true
    }

    /// At the beginning: "G Carers' groups meet". "A" is a word before a small letter.
    fn take_start(&self, found: &mut Marked) -> bool {
        let text = found.rest.as_str();
        let Some((first, rest)) = text.split_once([' ', ':', '\u{a0}']) else { return false };
        let rest = rest.trim_start_matches([' ', ':', '-', '–', '.']);
        let next = rest.chars().next();
        let is_label = rest.chars().nth(1).is_some_and(|it| matches!(it, '.' | ')'));
        let is_sentence = next.is_some_and(|it| !it.is_lowercase()) || is_label;
        let Some(marks) = self.letters(first.trim_end_matches('.')).filter(|it| Self::is_new(found, it))
        else {
            return false;
        };
        if !is_sentence && marks == ["A"] {
            return false;
        }
        *found = Marked { rest: rest.to_owned(), marks: [std::mem::take(&mut found.marks), marks].concat() };
        true
    }

    /// Between sentences: "the policy is due G It was agreed in May".
    fn take_middle(&self, found: &mut Marked) -> bool {
        let text = found.rest.clone();
        for (at, _) in text.match_indices(' ') {
            let (before, after) = (&text[..at], &text[at + 1..]);
            let Some((letter, rest)) = after.split_once(' ') else { break };
            let Some(marks) = self.letters(letter).filter(|it| Self::is_new(found, it)) else { continue };
            let ends = before.ends_with(['.', '?', '!']);
            let begins = rest.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit());
            let is_mark =
                if marks == ["A"] { begins || ends && rest.starts_with("as above") } else { begins || ends };
            if !is_mark || is_name_before(before) {
                continue;
            }
            let dot = if before.ends_with(['.', '?', '!', ':', ';', ',']) { "" } else { "." };
            *found = Marked {
                rest: format!("{before}{dot} {rest}"),
                marks: [std::mem::take(&mut found.marks), marks].concat(),
            };
            return true;
        }
        false
    }

    /// The letters that a word is: `G`, `A/G`.
    fn letters(&self, text: &str) -> Option<Vec<String>> {
        let parts: Vec<&str> = text.split(['/', ' ']).filter(|it| !it.is_empty()).collect();
        let all = !parts.is_empty()
            && parts.len() < 4
            && parts.iter().all(|it| letter(it).is_some() || it.len() == 1 && self.is_known(it));
        all.then(|| parts.into_iter().map(str::to_owned).collect())
    }

    /// The plan's own key: every mark that it uses. Nothing where the common scale says the same.
    pub(super) fn key(&self) -> Vec<super::draft::KeyMark> {
        let is_common = |mark: &str| map::status(mark).is_some();
        let all: Vec<&String> = self.used.iter().collect();
        let own = all.iter().any(|mark| !is_common(mark))
            || self.known.iter().any(|(.., label, _)| label.is_some());
        if !own {
            return Vec::new();
        }
        let mut key: Vec<super::draft::KeyMark> = Vec::new();
        for (mark, label, means) in &self.known {
            let is_used = all.iter().any(|it| it.eq_ignore_ascii_case(mark));
            if is_used || label.is_some() {
                let label = label.clone().or_else(|| letter(mark).map(|(.., word)| word.to_owned()));
                key.push(super::draft::KeyMark { mark: mark.clone(), label, means: *means });
            }
        }
        for mark in all {
            if key.iter().any(|it| it.mark.eq_ignore_ascii_case(mark)) {
                continue;
            }
            if let Some(means) = self.meaning(mark) {
                let label = letter(mark).map(|(.., word)| word.to_owned());
                key.push(super::draft::KeyMark { mark: mark.clone(), label, means });
            }
        }
        key.sort_by_key(|it| Meaning::ALL.iter().position(|meaning| *meaning == it.means));
        key
    }

    /// The marks whose meaning was guessed from a letter: no key says it.
    pub(super) fn guessed(&self) -> Vec<(&str, Meaning)> {
        let letters = self.used.iter().filter(|mark| !self.is_known(mark));
        letters.filter_map(|mark| letter(mark).map(|(_, meaning, _)| (mark.as_str(), meaning))).collect()
    }

    /// The mark that a plan has for a meaning: its own, or the word of the common scale.
    pub(super) fn for_meaning(&self, meaning: Meaning) -> String {
        let own = self.used.iter().find(|mark| self.meaning(mark) == Some(meaning));
        own.cloned().unwrap_or_else(|| meaning.word().to_owned())
    }
}

/// Whether the words before a letter make it a name: *Hepatitis C*, *Group A*, *Q & A*.
fn is_name_before(before: &str) -> bool {
    let word = before.trim().rsplit([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
    [
        "hepatitis",
        "group",
        "section",
        "part",
        "appendix",
        "annex",
        "type",
        "band",
        "grade",
        "level",
        "class",
        "phase",
        "&",
        "vitamin",
        "plan",
        "option",
    ]
    .contains(&word.as_str())
}

fn letter(mark: &str) -> Option<(&'static str, Meaning, &'static str)> {
    LETTERS.into_iter().find(|(it, ..)| *it == mark)
}

/// What a word of status means.
pub(super) fn word(text: &str) -> Option<Meaning> {
    let plain = super::text::plain(text);
    WORDS.iter().find(|(it, _)| *it == plain).map(|(_, meaning)| *meaning)
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

    fn in_text() -> Marks {
        Marks { in_text: true, ..Marks::default() }
    }

    #[test]
    fn letters_mark_lines_at_their_ends_and_beginnings() {
        let marks = in_text();
        for (text, found, rest) in [
            ("Review the policy G", "G", "Review the policy"),
            ("Access team reviewed script.G.", "G", "Access team reviewed script."),
            ("Agree plan: A/G", "A G", "Agree plan"),
            ("G Carers are asked", "G", "Carers are asked"),
            ("A Community groups meet", "A", "Community groups meet"),
            ("The policy is due G It was agreed", "G", "The policy is due. It was agreed"),
            ("G C same as 2.1", "G C", "same as 2.1"),
            ("GPs are asked", "", "GPs are asked"),
            ("A life of your own", "", "A life of your own"),
            ("Training on hepatitis C", "", "Training on hepatitis C"),
            ("G", "G", ""),
            ("The groups meet", "", "The groups meet"),
        ] {
            let Marked { marks, rest: left } = marks.in_line(text);
            assert_eq!((marks.join(" ").as_str(), left.as_str()), (found, rest), "{text}");
        }
        assert_eq!(Marks::default().in_line("Review the policy G").marks, Vec::<String>::new());
    }

    #[test]
    fn words_and_several_marks_are_statuses() {
        let marks = Marks::default();
        assert_eq!(marks.whole("In progress."), Some(vec!["In progress".to_owned()]));
        assert_eq!(marks.whole("A/G"), Some(vec!["A".to_owned(), "G".to_owned()]));
        assert_eq!(marks.whole("Two of five"), None);
        let reason = marks.beginning("Amber – two posts are empty").unwrap();
        assert_eq!((reason.marks, reason.rest.as_str()), (vec!["Amber".to_owned()], "two posts are empty"));
    }

    #[test]
    fn a_printed_key_says_what_its_colours_mean() {
        let mut marks = Marks::default();
        assert!(marks.key_line("Blue", "Not started"));
        assert!(marks.key_line("G", "Completed"));
        assert!(!marks.key_line("RMBC", "Metropolitan Borough Council"));
        assert_eq!(marks.meaning("blue"), Some(Meaning::NotStarted));
        assert_eq!(marks.meaning("G"), Some(Meaning::Complete));
    }
}
