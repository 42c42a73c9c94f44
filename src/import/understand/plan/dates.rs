//! When something is to be there: what cells of times and of milestones say of it.

use super::facts::Reading;
use crate::import::document::{Line, Mark, Place};
use crate::import::understand::draft::{Action, Due, Facts, Milestone, Update};
use crate::import::understand::status::word;
use crate::import::understand::text::{first_sentence, plain, plain_words, shortened};
use crate::import::understand::time;
use crate::model::status::Meaning;

/// The kind of a time at which something was done.
const DONE: &str = "done";

/// Whether words in a column of dates say that there is none.
fn is_nothing(text: &str) -> bool {
    matches!(
        plain(text).as_str(),
        "n a" | "na" | "none" | "tbc" | "tba" | "not applicable" | "not yet" | "no"
    )
}

/// Whether the head of a column of reasons asks why a date was moved, and not why something stands so.
pub(super) fn tells_of_dates(head: &str) -> bool {
    const WORDS: [&str; 6] = ["revision", "revised", "change", "changed", "slippage", "extension"];
    plain_words(head).iter().any(|it| WORDS.contains(&it.as_str()))
}

impl Reading<'_> {
    /// Settles the times of an action when all of its cells are read: what was moved to no other time
    /// is still its time, and what was done on a day is complete where nothing else says how it stands.
    pub(super) fn settle(&mut self, action: &mut Action) {
        let facts = &mut action.facts;
        let is_due = |due: &Due| due.kind.is_none();
        if !facts.when.iter().any(is_due) {
            let due = |when| Due { when, ..Due::default() };
            facts.when.splice(0..0, action.was.drain(..).map(due));
        }
        let place = &action.place;
        action.was.retain(|was| {
            let is_same = facts.when.iter().any(|due| is_due(due) && plain(&due.when) == plain(was));
            if is_same {
                self.found.leave_out(was.clone(), "the time once more: it was not moved", place);
            }
            !is_same
        });
        if action.was.is_empty() {
            facts.why.append(&mut action.moved);
        }
        if facts.status.is_empty() && facts.when.iter().any(|due| due.kind == Some(DONE)) {
            self.mark_as(&mut facts.status, Meaning::Complete);
        }
    }

    /// Times: a word of status among them is a status, what is no time is news.
    pub(super) fn when(&mut self, facts: &mut Facts, head: &str, lines: &[Line], place: &Place) {
        let is_review = plain(head) == "review date";
        let mut rest: Vec<Line> = Vec::new();
        let mut has_time = false;
        for line in lines {
            let text = line.words();
            if says_no_time(&text) {
                self.found.leave_out(text, "it says no time", place);
                continue;
            }
            if let Some(meaning) = word(&text).filter(|_| time::is_done(&text, self.context)) {
                self.mark_as(&mut facts.status, meaning);
                facts.when.push(Due { when: text, ..Due::default() });
                has_time = true;
                continue;
            }
            if let Some((word, when)) = time::done_at(&text, self.context) {
                self.mark(&mut facts.status, vec![word]);
                facts.when.push(Due { when, kind: Some("done"), ..Due::default() });
                has_time = true;
                continue;
            }
            // "Complete. The group has met." is a status and what was done.
            let (first, after) = first_sentence(&text);
            if !after.is_empty()
                && time::is_done(first, self.context)
                && let Some(meaning) = word(first)
            {
                self.mark_as(&mut facts.status, meaning);
                facts.when.push(Due { when: first.trim_end_matches('.').to_owned(), ..Due::default() });
                rest.push(Line::plain(after));
                has_time = true;
                continue;
            }
            match time::line(&text, self.context) {
                time::Said::Times(times) => {
                    has_time = true;
                    facts.when.extend(times.into_iter().map(|due| match due.kind {
                        None if is_review => Due { kind: Some("review"), ..due },
                        _ => due,
                    }));
                }
                time::Said::Nothing => match self.marks.whole(&text).filter(|_| word(&text).is_some()) {
                    Some(marks) => self.mark(&mut facts.status, marks),
                    None => rest.push(line.clone()),
                },
            }
        }
        if rest.is_empty() {
            return;
        }
        if !has_time && rest.len() == 1 && rest[0].words().split_whitespace().count() <= 16 {
            let words = rest[0].words();
            let message =
                format!("“{}” is not understood as a time; it is shown as it is", shortened(&words));
            self.found.doubt(place, message, None);
            facts.when.push(Due { when: words, ..Due::default() });
            return;
        }
        facts.updates.push(Update { lines: rest, ..Update::default() });
    }

    /// When something was done; an answer or a word says only that it is.
    pub(super) fn done(&mut self, facts: &mut Facts, head: &str, lines: &[Line], place: &Place) {
        for line in lines {
            let text = line.words();
            let said = |it: &str| time::is_time(it, self.context) && word(it).is_none();
            if said(&text) {
                facts.when.push(Due { when: text, kind: Some(DONE), ..Due::default() });
            } else if plain_words(&text).is_empty() || is_nothing(&text) {
                self.found.leave_out(text, "says that there is no such date", place);
            } else if word(&text) == Some(Meaning::Complete) {
                self.mark_as(&mut facts.status, Meaning::Complete);
                self.found.leave_out(text, "says that it is complete", place);
            } else {
                facts.keep(head, [line.clone()]);
            }
        }
    }

    /// Milestones, each with its time where one stands in its line.
    pub(super) fn milestones(&mut self, action: &mut Action, lines: &[Line]) {
        for line in lines.iter().filter(|line| !line.is_blank()) {
            if line.mark == Mark::Note {
                action.facts.notes.push(line.clone());
                continue;
            }
            let text = line.words();
            // A dash in a cell is no milestone.
            if plain_words(&text).is_empty() {
                continue;
            }
            // "50 by Sept 23" says how many.
            if let Some((what, when)) = time::what_by_when(&text, self.context) {
                let when = Some(Due { when: when.to_owned(), ..Due::default() });
                action.milestones.push(Milestone { what: what.to_owned(), when, ..Milestone::default() });
                continue;
            }
            let is_long = text.split_whitespace().count() > 14;
            match time::line(&text, self.context) {
                time::Said::Times(times) if !is_long => {
                    for due in times {
                        match due.what.clone() {
                            Some(what) => {
                                let when = Some(Due { what: None, kind: None, ..due });
                                action.milestones.push(Milestone { what, when, ..Milestone::default() });
                            }
                            // What is a time and nothing else says when the action is due.
                            None => action.facts.when.push(due),
                        }
                    }
                }
                _ => action.milestones.push(Milestone { what: text, ..Milestone::default() }),
            }
        }
    }
}

/// Whether words in a cell of times say that there is none.
fn says_no_time(words: &str) -> bool {
    matches!(
        plain(words).as_str(),
        "n a" | "na" | "none" | "nil" | "not applicable" | "no date" | "amherthnasol"
    )
}
