//! How the work stands: what cells of status, of progress and of a year say of it.

use super::facts::{Fact, Reading};
use crate::import::document::{Line, Mark, Place};
use crate::import::understand::draft::{Action, Due, Facts, Step, Update, YearEntry};
use crate::import::understand::roles::YearPart;
use crate::import::understand::status::{Marked, Moved, answer, in_lines, likely, share, word};
use crate::import::understand::text::{TimeOfHead, plain, plain_words, shortened, time_of_head};
use crate::import::understand::time;
use crate::import::yaml;
use crate::model::status::Meaning;

impl Reading<'_> {
    /// Adds marks that are not there yet, and notes that the plan uses them.
    pub(super) fn mark(&mut self, status: &mut Vec<String>, marks: Vec<String>) {
        self.marks.uses(&marks);
        for mark in marks {
            if !status.contains(&mark) {
                status.push(mark);
            }
        }
    }

    /// Adds the mark that the plan has for a meaning.
    pub(super) fn mark_as(&mut self, status: &mut Vec<String>, meaning: Meaning) {
        let mark = self.marks.for_meaning(meaning);
        self.mark(status, vec![mark]);
    }

    /// A status, with the reason for it behind it or below it. Where the head says of when it is, it is
    /// news of then too.
    pub(super) fn status(&mut self, facts: &mut Facts, head: &str, lines: &[Line], place: &Place) {
        let before = facts.status.clone();
        // Whether something is done is asked beside how it goes: *no* changes nothing of that.
        if let ([line], false) = (lines, before.is_empty())
            && let Some((_, word)) = answer(&line.words(), head)
        {
            if word == "Complete" {
                let status = std::mem::take(&mut facts.status);
                facts.updates.push(Update { status, ..Update::default() });
            } else if word.ends_with("complete") {
                let text = format!("{}: {}", head.trim().trim_end_matches(':'), line.words());
                facts.updates.push(Update { lines: vec![Line::plain(text)], ..Update::default() });
                return;
            }
        }
        for line in lines {
            self.line_of_status(facts, head, line, place);
        }
        let told = time_of_head(head, self.context.years);
        if told != TimeOfHead::default() {
            let status = facts.status.iter().filter(|it| !before.contains(it)).cloned().collect();
            let TimeOfHead { name: of, date } = told;
            self.news_of(facts, Update { of, date, status, lines: Vec::new() });
        }
    }

    /// A status that was: news of then.
    pub(super) fn earlier_status(&mut self, facts: &mut Facts, head: &str, lines: &[Line], place: &Place) {
        let mut then = Facts::default();
        for line in lines {
            self.line_of_status(&mut then, head, line, place);
        }
        let TimeOfHead { name, date } = time_of_head(head, self.context.years);
        let of = name.or_else(|| date.is_none().then(|| head.trim().to_owned()));
        let kept = then.other.into_iter().chain([(String::new(), then.why)]).flat_map(|(_, lines)| lines);
        let mut lines: Vec<Line> = kept.chain(then.updates.into_iter().flat_map(|it| it.lines)).collect();
        if let (Some(first), None) = (lines.first_mut(), &date) {
            first.text = format!("{}: {}", head.trim(), first.text);
        }
        self.news_of(facts, Update { of, date, lines, status: then.status });
        facts.when.extend(then.when);
    }

    fn line_of_status(&mut self, facts: &mut Facts, head: &str, line: &Line, place: &Place) {
        let text = line.words();
        let answered = self.marks.answered(&text, head).map(|it| vec![it]);
        if let Some(marks) = answered.or_else(|| self.marks.whole(&text)) {
            self.mark(&mut facts.status, marks);
        } else if let Some((word, when)) = time::done_at(&text, self.context) {
            let mark = self.marks.answered(&word, head).unwrap_or(word);
            self.mark(&mut facts.status, vec![mark]);
            facts.when.push(Due { when, kind: Some("done"), ..Due::default() });
        } else if let Some(Moved { from, to }) = self.marks.moved(&text) {
            self.mark(&mut facts.status, to);
            let mut was = Update { lines: vec![line.clone()], ..Update::default() };
            self.mark(&mut was.status, from);
            facts.updates.push(was);
        } else if let Some(Marked { marks, rest }) =
            self.marks.beginning(&text).or_else(|| self.marks.leading(&text))
        {
            self.mark(&mut facts.status, marks);
            facts.why.push(Line::plain(rest));
        } else if let Some(Marked { marks, rest }) = self.marks.answer_and_reason(&text, head) {
            self.mark(&mut facts.status, marks);
            facts.why.push(Line::plain(rest));
        } else if share(&text).is_some() {
            facts.updates.push(Update { lines: vec![line.clone()], ..Update::default() });
        } else if !facts.status.is_empty() {
            facts.why.push(line.clone());
        } else {
            self.unknown_status(head, &text, place);
            facts.keep(head, [line.clone()]);
        }
    }

    /// Tells of words that are no known status.
    fn unknown_status(&mut self, head: &str, text: &str, place: &Place) {
        let short = shortened(text);
        let message = format!("“{short}” is not known as a status; it is kept under “{head}”");
        // The line of a map has to name the words as they stand.
        let line = (short == text.trim()).then(|| {
            let means = likely(text).unwrap_or(Meaning::NoInformation);
            let others: Vec<&str> =
                Meaning::ALL.into_iter().filter(|it| *it != means).map(Meaning::word).collect();
            format!("statuses: {{{}: {}}}  # or {}", yaml::scalar(&short), means.word(), others.join(", "))
        });
        self.found.doubt(place, message, line);
    }

    /// Puts news to those that are there of the same time.
    fn news_of(&mut self, facts: &mut Facts, news: Update) {
        let has_time = news.of.is_some() || news.date.is_some();
        match facts.updates.iter_mut().find(|it| has_time && it.of == news.of && it.date == news.date) {
            Some(there) => {
                there.lines.extend(news.lines);
                self.mark(&mut there.status, news.status);
            }
            None => facts.updates.push(news),
        }
    }

    /// News: under the head of a quarter, the quarter is said.
    pub(super) fn progress(&mut self, facts: &mut Facts, head: &str, lines: &[Line]) {
        let words = plain_words(head);
        let TimeOfHead { name: of, date } = time_of_head(head, self.context.years);
        let mut update = Update { of, date, ..Update::default() };
        let is_of_then = update.of.is_some() || update.date.is_some();
        if update.of.is_some() || !is_of_then && plain(head).contains("20") && words.len() > 1 {
            let name = head.trim().trim_end_matches(':');
            update.lines.push(Line::plain(format!("{name}:")));
        }
        for (line, marks) in in_lines(lines, self.marks) {
            // A status alone is no news.
            let whole = self.marks.whole(&line.words()).filter(|_| marks.is_empty() && lines.len() == 1);
            if let Some(whole) = whole {
                self.mark(&mut update.status, whole.clone());
                if !is_of_then {
                    self.mark(&mut facts.status, whole);
                }
                continue;
            }
            let said = if marks.is_empty() { self.said_of_status(&line.words()) } else { Vec::new() };
            self.mark(&mut update.status, marks);
            if !is_of_then {
                self.mark(&mut facts.status, said.clone());
            }
            self.mark(&mut update.status, said);
            if !line.is_blank() {
                update.lines.push(line);
            }
        }
        // What is one line stands behind the quarter.
        if let [name, only] = update.lines.as_slice()
            && name.text.ends_with(':')
            && only.mark == Mark::None
            && lines.len() == 1
        {
            update.lines = vec![Line::plain(format!("{} {}", name.text, only.text))];
        }
        self.news_of(facts, update);
    }

    /// The status that news begin or end with: *Delayed – two posts are empty*, *Two have signed. On
    /// track.* It stays in the words.
    fn said_of_status(&self, text: &str) -> Vec<String> {
        let is_word = |marks: &Vec<String>| marks.iter().all(|mark| word(mark).is_some());
        let last = text.trim_end().trim_end_matches('.').rsplit(". ").next().unwrap_or_default();
        let ending = || self.marks.whole(last).filter(|_| last.len() < text.len() / 2);
        let beginning = self.marks.beginning(text).map(|it| it.marks);
        beginning.filter(is_word).or_else(|| ending().filter(is_word)).unwrap_or_default()
    }

    /// What a column of a year says of an action: a line with a mark is a step, the rest is the year's.
    pub(super) fn year_of_action(
        &mut self,
        action: &mut Action,
        year: &str,
        part: YearPart,
        fact: &Fact<'_>,
    ) {
        let mut entry = YearEntry::default();
        if part == YearPart::Both {
            let lines: Vec<Line> = fact.written().cloned().collect();
            let marked = in_lines(&lines, self.marks);
            let count = marked.iter().filter(|(_, marks)| !marks.is_empty()).count();
            for (line, marks) in marked {
                self.mark(&mut entry.status, marks.clone());
                if line.is_blank() {
                    continue;
                }
                if !marks.is_empty() && count > 1 {
                    let year = Some(year.to_owned());
                    action.steps.push(Step { title: line.words(), year, status: marks, ..Step::default() });
                } else {
                    entry.lines.push(line);
                }
            }
        } else {
            entry = self.part_of_year(part, fact);
        }
        self.add_year(&mut action.facts.years, year, entry);
    }

    /// What a column says that is of one part of a year. A status that is none says what was done.
    pub(super) fn part_of_year(&mut self, part: YearPart, fact: &Fact<'_>) -> YearEntry {
        let mut entry = YearEntry::default();
        let lines = fact.written().cloned();
        match part {
            YearPart::Both => entry.lines.extend(lines),
            YearPart::Planned => entry.planned.extend(lines),
            YearPart::Progress => {
                for line in lines {
                    let said = self.said_of_status(&line.words());
                    self.mark(&mut entry.status, said);
                    entry.progress.push(line);
                }
            }
            YearPart::Status => {
                for line in lines {
                    let text = line.words();
                    let marked = self.marks.whole(&text).map(|marks| Marked { marks, rest: String::new() });
                    match marked.or_else(|| self.marks.beginning(&text)) {
                        Some(Marked { marks, rest }) => {
                            self.mark(&mut entry.status, marks);
                            entry.progress.extend((!rest.is_empty()).then(|| Line::plain(rest)));
                        }
                        None => entry.progress.push(line),
                    }
                }
            }
        }
        entry
    }

    /// Adds what is said of a year to what was said of it before.
    pub(super) fn add_year(&mut self, years: &mut Vec<(String, YearEntry)>, year: &str, entry: YearEntry) {
        match years.iter_mut().find(|(it, _)| it == year) {
            Some((_, there)) => {
                there.lines.extend(entry.lines);
                there.planned.extend(entry.planned);
                there.progress.extend(entry.progress);
                self.mark(&mut there.status, entry.status);
            }
            None => years.push((year.to_owned(), entry)),
        }
    }
}
