//! What words say of how something stands: *in progress*, *not yet complete*, *mostly done*.
//!
//! A word never stands for itself: what stands before it can turn it round (*not*, *no longer*), make
//! less of it (*partly*, *mostly*) or put it off (*to be*, *by*).

use super::colours::colour;
use crate::import::understand::text::{plain, plain_words};
use crate::model::status::Meaning;
use std::ops::Range;

/// Words that say how something stands. Of those that begin at one place, the longest counts.
const WORDS: &[(&str, Meaning)] = &[
    ("complete", Meaning::Complete),
    ("completed", Meaning::Complete),
    ("done", Meaning::Complete),
    ("achieved", Meaning::Complete),
    ("finished", Meaning::Complete),
    ("closed", Meaning::Complete),
    ("delivered", Meaning::Complete),
    ("implemented", Meaning::Complete),
    ("actioned", Meaning::Complete),
    ("embedded", Meaning::Complete),
    ("discharged", Meaning::Complete),
    ("in place", Meaning::Complete),
    ("met", Meaning::Complete),
    ("moved to bau", Meaning::Complete),
    ("moved to business as usual", Meaning::Complete),
    ("on track", Meaning::OnTrack),
    ("on target", Meaning::OnTrack),
    ("on schedule", Meaning::OnTrack),
    ("on course", Meaning::OnTrack),
    ("on plan", Meaning::OnTrack),
    ("in progress", Meaning::OnTrack),
    ("progressing", Meaning::OnTrack),
    ("progressing well", Meaning::OnTrack),
    ("underway", Meaning::OnTrack),
    ("under way", Meaning::OnTrack),
    ("started", Meaning::OnTrack),
    ("commenced", Meaning::OnTrack),
    ("begun", Meaning::OnTrack),
    ("going to plan", Meaning::OnTrack),
    ("ongoing", Meaning::OnTrack),
    ("on going", Meaning::OnTrack),
    ("continuing", Meaning::OnTrack),
    ("near completion", Meaning::OnTrack),
    ("nearing completion", Meaning::OnTrack),
    ("incomplete", Meaning::OnTrack),
    ("open", Meaning::OnTrack),
    ("live", Meaning::OnTrack),
    ("outstanding", Meaning::OnTrack),
    ("bau", Meaning::OnTrack),
    ("business as usual", Meaning::OnTrack),
    ("at risk", Meaning::AtRisk),
    ("some risk", Meaning::AtRisk),
    ("some delay", Meaning::AtRisk),
    ("some delays", Meaning::AtRisk),
    ("some concern", Meaning::AtRisk),
    ("some concerns", Meaning::AtRisk),
    ("some issues", Meaning::AtRisk),
    ("minor issues", Meaning::AtRisk),
    ("delayed", Meaning::AtRisk),
    ("delay", Meaning::AtRisk),
    ("delays", Meaning::AtRisk),
    ("slipped", Meaning::AtRisk),
    ("slipping", Meaning::AtRisk),
    ("slippage", Meaning::AtRisk),
    ("slightly behind", Meaning::AtRisk),
    ("slightly behind schedule", Meaning::AtRisk),
    ("slightly off track", Meaning::AtRisk),
    ("behind but recoverable", Meaning::AtRisk),
    ("off track", Meaning::OffTrack),
    ("off target", Meaning::OffTrack),
    ("off schedule", Meaning::OffTrack),
    ("behind", Meaning::OffTrack),
    ("behind schedule", Meaning::OffTrack),
    ("behind plan", Meaning::OffTrack),
    ("serious delay", Meaning::OffTrack),
    ("serious delays", Meaning::OffTrack),
    ("significant delay", Meaning::OffTrack),
    ("significant delays", Meaning::OffTrack),
    ("significant slippage", Meaning::OffTrack),
    ("major delay", Meaning::OffTrack),
    ("major delays", Meaning::OffTrack),
    ("overdue", Meaning::OffTrack),
    ("late", Meaning::OffTrack),
    ("missed", Meaning::OffTrack),
    ("failed", Meaning::OffTrack),
    ("not started", Meaning::NotStarted),
    ("not yet started", Meaning::NotStarted),
    ("not due", Meaning::NotStarted),
    ("not yet due", Meaning::NotStarted),
    ("not due yet", Meaning::NotStarted),
    ("not due to start", Meaning::NotStarted),
    ("yet to start", Meaning::NotStarted),
    ("yet to begin", Meaning::NotStarted),
    ("yet to commence", Meaning::NotStarted),
    ("to start", Meaning::NotStarted),
    ("to begin", Meaning::NotStarted),
    ("to commence", Meaning::NotStarted),
    ("to be started", Meaning::NotStarted),
    ("to be commenced", Meaning::NotStarted),
    ("unstarted", Meaning::NotStarted),
    ("planned", Meaning::NotStarted),
    ("to do", Meaning::NotStarted),
    ("on hold", Meaning::Paused),
    ("paused", Meaning::Paused),
    ("stalled", Meaning::Paused),
    ("suspended", Meaning::Paused),
    ("deferred", Meaning::Paused),
    ("postponed", Meaning::Paused),
    ("withdrawn", Meaning::Withdrawn),
    ("cancelled", Meaning::Withdrawn),
    ("superseded", Meaning::Withdrawn),
    ("rejected", Meaning::Withdrawn),
    ("merged", Meaning::Withdrawn),
    ("discontinued", Meaning::Withdrawn),
    ("no longer required", Meaning::Withdrawn),
    ("no longer needed", Meaning::Withdrawn),
    ("no longer relevant", Meaning::Withdrawn),
    ("no longer applicable", Meaning::Withdrawn),
    ("not being pursued", Meaning::Withdrawn),
    ("not proceeding", Meaning::Withdrawn),
    ("dropped", Meaning::Withdrawn),
    ("abandoned", Meaning::Withdrawn),
    ("no update", Meaning::NoInformation),
    ("no information", Meaning::NoInformation),
    ("not known", Meaning::NoInformation),
    ("unknown", Meaning::NoInformation),
    ("cwblhawyd", Meaning::Complete),
    ("wedi cwblhau", Meaning::Complete),
    ("wedi i gwblhau", Meaning::Complete),
    ("wedi ei gwblhau", Meaning::Complete),
    ("cyflawnwyd", Meaning::Complete),
    ("wedi i gyflawni", Meaning::Complete),
    ("wedi gorffen", Meaning::Complete),
    ("wedi i gwblhau n rhannol", Meaning::OnTrack),
    ("ar y trywydd", Meaning::OnTrack),
    ("ar y trywydd iawn", Meaning::OnTrack),
    ("ar y trywydd cywir", Meaning::OnTrack),
    ("ar darged", Meaning::OnTrack),
    ("ar waith", Meaning::OnTrack),
    ("ar y gweill", Meaning::OnTrack),
    ("wedi dechrau", Meaning::OnTrack),
    ("parhaus", Meaning::OnTrack),
    ("yn parhau", Meaning::OnTrack),
    ("heb ei gwblhau", Meaning::OnTrack),
    ("mewn perygl", Meaning::AtRisk),
    ("oedi", Meaning::AtRisk),
    ("rhywfaint o oedi", Meaning::AtRisk),
    ("ddim ar y trywydd", Meaning::OffTrack),
    ("ddim ar y trywydd iawn", Meaning::OffTrack),
    ("oddi ar y trywydd", Meaning::OffTrack),
    ("heb ddechrau", Meaning::NotStarted),
    ("heb gychwyn", Meaning::NotStarted),
    ("heb ei ddechrau", Meaning::NotStarted),
    ("gohiriwyd", Meaning::Paused),
    ("wedi i ohirio", Meaning::Paused),
    ("tynnwyd yn ôl", Meaning::Withdrawn),
];

/// Words that say that something is not done, and not whether it goes to plan.
const UNSURE: [&str; 9] = [
    "incomplete",
    "not complete",
    "not completed",
    "not yet complete",
    "not yet completed",
    "open",
    "outstanding",
    "bau",
    "business as usual",
];

/// Words that may stand around a status and change nothing of it.
const AROUND: [&str; 27] = [
    "action",
    "actions",
    "task",
    "tasks",
    "work",
    "now",
    "currently",
    "status",
    "is",
    "are",
    "has",
    "have",
    "been",
    "was",
    "were",
    "all",
    "fully",
    "the",
    "this",
    "yet",
    "still",
    "well",
    "project",
    "100",
    "very",
    "will",
    "to date",
];

/// What some words say, with what stands before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Which of the words say it.
    pub(super) words: Range<usize>,
    pub(super) meaning: Meaning,
}

/// What a text says of how something stands, from left to right: what is turned round is read so, and
/// what is still to come says nothing.
pub(super) fn said(text: &str) -> Vec<Said> {
    let mut all = Vec::new();
    let mut first = 0;
    for part in text.split(['.', ',', ';', ':', '(', ')', '–', '—', '/', '\n']).flat_map(|it| it.split(" - "))
    {
        let words = plain_words(part);
        all.extend(
            said_in(&words)
                .into_iter()
                .map(|it| Said { words: first + it.words.start..first + it.words.end, ..it }),
        );
        first += words.len();
    }
    all
}

/// The same in a part of a sentence.
fn said_in(words: &[String]) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < words.len() {
        let longest = WORDS
            .iter()
            .filter_map(|(phrase, meaning)| Some((length_at(words, at, phrase)?, *phrase, *meaning)))
            .max_by_key(|(length, ..)| *length);
        let Some((length, phrase, meaning)) = longest else {
            at += 1;
            continue;
        };
        let (begin, turn) = Turn::before(&words[from..at]);
        let is_put_off = matches!(
            words.get(at + length).map(String::as_str),
            Some(
                "by" | "before"
                    | "once"
                    | "when"
                    | "if"
                    | "unless"
                    | "subject"
                    | "pending"
                    | "apart"
                    | "except"
            )
        );
        let turn = if is_put_off && meaning == Meaning::Complete { Turn::PutOff } else { turn };
        if let Some(meaning) = turn.of(phrase, meaning) {
            all.push(Said { words: from + begin..at + length, meaning });
        }
        at += length;
        from = at;
    }
    all
}

/// How many words a phrase has, where it stands at a place.
fn length_at(words: &[String], at: usize, phrase: &str) -> Option<usize> {
    if !phrase.starts_with(words[at].as_str()) {
        return None;
    }
    let mut length = 0;
    for word in phrase.split(' ') {
        if words.get(at + length).is_none_or(|it| it != word) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// What words before a status do to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Nothing,
    /// *not yet*, *no longer*
    Not,
    /// *will not be*, *unlikely to be*
    WillNot,
    /// *mostly*, *nearly*
    Mostly,
    /// *partly*, *not fully*
    Partly,
    /// *to be*, *expected to be*
    PutOff,
}

const NOT: &[&str] = &[
    "not", "no", "never", "without", "isn", "hasn", "aren", "haven", "t", "neither", "nor", "nothing", "none",
];
const WILL_NOT: &[&str] = &["unlikely", "cannot", "won", "unable"];
const PARTLY: &[&str] = &["partly", "partially", "part", "some", "half"];
const MOSTLY: &[&str] =
    &["mostly", "substantially", "largely", "nearly", "almost", "mainly", "near", "broadly", "virtually"];
const PUT_OFF: &[&str] = &[
    "be", "to", "will", "expected", "until", "when", "once", "if", "before", "by", "should", "can", "for",
    "being", "getting", "due", "would", "must", "could",
];
const FULLY: &[&str] = &["fully", "wholly", "entirely", "all", "completely"];

impl Turn {
    /// What the words before a status do to it, and the first of those that do.
    fn before(words: &[String]) -> (usize, Self) {
        // Who else is spoken of in between has a status of their own.
        let near = words.len().saturating_sub(5);
        let has = |some: &[&str]| words.iter().skip(near).any(|it| some.contains(&it.as_str()));
        let last = |some: &[&str]| {
            let at = words.iter().skip(near).position(|it| some.contains(&it.as_str()));
            at.map_or(words.len(), |at| at + near)
        };
        let is_figure = words.last().is_some_and(|it| it.parse::<u32>().is_ok_and(|it| it != 100));
        let later = has(PUT_OFF);
        if has(WILL_NOT) || has(NOT) && later {
            (last(WILL_NOT).min(last(NOT)), Self::WillNot)
        } else if later || is_figure {
            (words.len(), Self::PutOff)
        } else if has(NOT) && (has(FULLY) || has(MOSTLY)) {
            (last(NOT), Self::Partly)
        } else if has(NOT) {
            (last(NOT), Self::Not)
        } else if has(MOSTLY) {
            (last(MOSTLY), Self::Mostly)
        } else if has(PARTLY) {
            (last(PARTLY), Self::Partly)
        } else {
            (words.len(), Self::Nothing)
        }
    }

    /// What is left of a meaning.
    fn of(self, phrase: &str, meaning: Meaning) -> Option<Meaning> {
        let is_aim = matches!(phrase, "met" | "achieved");
        let is_way = matches!(
            phrase,
            "on track" | "on target" | "on schedule" | "on course" | "on plan" | "going to plan"
        );
        match (self, meaning) {
            (Self::Nothing, _) => Some(meaning),
            (Self::Not, Meaning::Complete) if is_aim => Some(Meaning::OffTrack),
            (Self::Not, Meaning::Complete) => match phrase {
                "complete" | "completed" | "finished" | "closed" => Some(Meaning::OnTrack),
                _ => Some(Meaning::NotStarted),
            },
            (Self::Not, Meaning::OnTrack) if is_way || phrase == "progressing" => Some(Meaning::OffTrack),
            (Self::Not, Meaning::OnTrack)
                if matches!(phrase, "underway" | "under way" | "started" | "begun" | "commenced") =>
            {
                Some(Meaning::NotStarted)
            }
            (Self::WillNot, Meaning::Complete) => Some(Meaning::OffTrack),
            (Self::Mostly, Meaning::Complete | Meaning::OnTrack) => Some(Meaning::OnTrack),
            (Self::Partly, Meaning::Complete) if is_aim => Some(Meaning::AtRisk),
            (Self::Partly, Meaning::OnTrack) if is_way => Some(Meaning::AtRisk),
            (Self::Partly, Meaning::Complete | Meaning::OnTrack) => Some(Meaning::OnTrack),
            (Self::Mostly | Self::Partly | Self::PutOff, Meaning::AtRisk | Meaning::OffTrack) => {
                Some(meaning)
            }
            (Self::PutOff, Meaning::OnTrack) if is_way => Some(meaning),
            (Self::PutOff, Meaning::NotStarted | Meaning::NoInformation) => Some(meaning),
            // "To be withdrawn" is not withdrawn, and "no delay" says of the rest nothing.
            (Self::Not | Self::WillNot | Self::Mostly | Self::Partly | Self::PutOff, _) => None,
        }
    }
}

/// What a text means that says how something stands and nothing else.
pub(in crate::import::understand) fn word(text: &str) -> Option<Meaning> {
    if let Some(colour) = colour(text) {
        return colour.meaning;
    }
    let words = plain_words(text);
    if words.len() > 8 || words.is_empty() {
        return None;
    }
    let said = said(text);
    let first = said.first()?;
    let is_rest = |at: usize| !said.iter().any(|it| it.words.contains(&at));
    let says_more = (0..words.len()).any(|at| is_rest(at) && !AROUND.contains(&words[at].as_str()));
    // "Not started / complete" is what a form offers, and no answer.
    let agree = said.iter().all(|it| it.meaning == first.meaning);
    (!says_more && agree).then_some(first.meaning)
}

/// What a text most likely means that says more than how something stands.
pub(super) fn likely(text: &str) -> Option<Meaning> {
    said(text).first().map(|it| it.meaning)
}

/// Whether a status says that something is not done, and not whether it goes to plan.
pub(super) fn is_unsure(mark: &str) -> bool {
    UNSURE.contains(&plain(mark).as_str())
}

/// A figure of what is done: `75%`, `3/4`, `2 of 5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::understand) enum Share {
    /// 100 %
    All,
    /// 0 %
    Nothing,
    /// Something between.
    Some,
}

/// What a text that is a figure says of what is done.
pub(in crate::import::understand) fn share(text: &str) -> Option<Share> {
    let text = text.trim().to_lowercase();
    let text =
        ["completed", "complete", "done"].iter().find_map(|it| text.strip_suffix(it)).unwrap_or(&text).trim();
    if let Some(figure) = text.strip_suffix('%') {
        return match figure.trim().parse::<f64>().ok()? {
            100.0 => Some(Share::All),
            0.0 => Some(Share::Nothing),
            _ => Some(Share::Some),
        };
    }
    let (part, whole) = ["/", " out of ", " of "].iter().find_map(|it| text.split_once(it))?;
    let figures = part.trim().parse::<u32>().ok().zip(whole.trim().parse::<u32>().ok());
    figures.filter(|(part, whole)| part <= whole).map(|_| Share::Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_with_what_turns_them_round() {
        use Meaning::{AtRisk, Complete, NotStarted, OffTrack, OnTrack, Paused, Withdrawn};
        for (text, meaning) in [
            ("Complete", Some(Complete)),
            ("All actions now completed.", Some(Complete)),
            ("Fully implemented", Some(Complete)),
            ("not yet complete", Some(OnTrack)),
            ("Incomplete", Some(OnTrack)),
            ("Mostly complete", Some(OnTrack)),
            ("Substantially complete", Some(OnTrack)),
            ("Partially implemented", Some(OnTrack)),
            ("Partially met", Some(AtRisk)),
            ("Not implemented", Some(NotStarted)),
            ("not fully achieved", Some(AtRisk)),
            ("Not achieved", Some(OffTrack)),
            ("Will not be met", Some(OffTrack)),
            ("no longer on target", Some(OffTrack)),
            ("not on track", Some(OffTrack)),
            ("Not begun", Some(NotStarted)),
            ("Yet to start", Some(NotStarted)),
            ("not started/complete", None),
            ("To be completed", None),
            ("Complete by March", None),
            ("Complete apart from signs", None),
            ("No delays", None),
            ("75% complete", None),
            ("Met with partners", None),
            ("Stalled", Some(Paused)),
            ("Slipped", Some(AtRisk)),
            ("Behind schedule", Some(OffTrack)),
            ("No longer required", Some(Withdrawn)),
            ("Wedi'i gwblhau", Some(Complete)),
            ("Ar y trywydd", Some(OnTrack)),
            ("Heb ddechrau", Some(NotStarted)),
            ("Coch", Some(OffTrack)),
            ("Black", None),
        ] {
            assert_eq!(word(text), meaning, "{text}");
        }
    }

    #[test]
    fn a_figure_is_a_share_and_only_its_ends_are_a_status() {
        for (text, expected) in [
            ("75%", Some(Share::Some)),
            ("75 % complete", Some(Share::Some)),
            ("3/4", Some(Share::Some)),
            ("2 of 5", Some(Share::Some)),
            ("100%", Some(Share::All)),
            ("0%", Some(Share::Nothing)),
            ("12/1", None),
            ("Complete", None),
        ] {
            assert_eq!(share(text), expected, "{text}");
        }
    }
}
