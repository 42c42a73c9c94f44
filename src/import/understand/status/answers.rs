//! Answers to a head that asks, such as *Complete?* or *On track?*: they are statuses below it only.

use super::colours::answer_of_sign;
use crate::import::understand::text::{plain, plain_words};
use crate::model::status::Meaning;

/// What *yes*, *no* and *partly* mean, each with its word.
type Question = [(Meaning, &'static str); 3];

const COMPLETE: Question = [
    (Meaning::Complete, "Complete"),
    (Meaning::NotStarted, "Not complete"),
    (Meaning::OnTrack, "Partly complete"),
];
const ON_TRACK: Question = [
    (Meaning::OnTrack, "On track"),
    (Meaning::OffTrack, "Not on track"),
    (Meaning::AtRisk, "Partly on track"),
];
const STARTED: Question = [
    (Meaning::OnTrack, "Started"),
    (Meaning::NotStarted, "Not started"),
    (Meaning::OnTrack, "Partly started"),
];

/// What a head asks.
fn question(head: &str) -> Question {
    let words = plain_words(head);
    let has = |some: &[&str]| words.iter().any(|it| some.contains(&it.as_str()));
    if has(&["track", "target", "schedule"]) && has(&["on"]) {
        ON_TRACK
    } else if has(&["started", "begun", "commenced", "underway"]) {
        STARTED
    } else {
        COMPLETE
    }
}

/// What an answer to a head means, with its word; a tick is a *yes*.
pub(in crate::import::understand) fn answer(text: &str, head: &str) -> Option<(Meaning, &'static str)> {
    let text = answer_of_sign(text).unwrap_or(text);
    let which = match plain(text).as_str() {
        "yes" | "y" | "ie" | "ydy" => 0,
        "no" | "n" | "not yet" | "nac ydy" => 1,
        "partly" | "partially" | "in part" => 2,
        _ => return None,
    };
    Some(question(head)[which])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_means_what_its_head_asks() {
        for (text, head, word) in [
            ("Yes", "Complete?", "Complete"),
            ("✓", "Done", "Complete"),
            ("✘", "Status", "Not complete"),
            ("Yes", "On track?", "On track"),
            ("No.", "On target (Y/N)", "Not on track"),
            ("no", "Started?", "Not started"),
            ("Partly", "Complete", "Partly complete"),
        ] {
            assert_eq!(answer(text, head).map(|(_, word)| word), Some(word), "{text} {head}");
        }
        assert_eq!(answer("↑", "Status"), None);
    }
}
