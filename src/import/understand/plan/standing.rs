//! How the work stands: what cells of status, of progress and of a year say of it.

use super::facts::{Fact, Reading};
use crate::import::document::{Line, Mark, Place};
use crate::import::understand::draft::{Action, Due, Facts, Step, Update, YearEntry};
use crate::import::understand::roles::YearPart;
use crate::import::understand::status::{Marked, in_lines, word};
use crate::import::understand::text::{plain, plain_words, quarter_of_head, shortened};
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

    /// A status, with the reason for it behind it or below it. That of a quarter is one of the
    /// quarter's news: the newest counts.
    pub(super) fn status(&mut self, facts: &mut Facts, head: &str, lines: &[Line], place: &Place) {
        if let Some(quarter) = quarter_of_head(head) {
            let mut status = Facts::default();
            for line in lines {
                self.status(&mut status, "", std::slice::from_ref(line), place);
            }
            let kept = status.other.into_iter().flat_map(|(_, lines)| lines);
            let lines = status.why.into_iter().chain(kept).collect();
            self.news_of(facts, Update { quarter: Some(quarter), lines, status: status.status, date: None });
            facts.when.extend(status.when);
            return;
        }
        for line in lines {
            let text = line.words();
            let whole = self.marks.whole(&text).or_else(|| Some(vec![self.marks.answered(&text)?]));
            if let Some(marks) = whole {
                self.mark(&mut facts.status, marks);
            } else if let Some(Marked { marks, rest }) = self.marks.beginning(&text) {
                self.mark(&mut facts.status, marks);
                facts.why.push(Line::plain(rest));
            } else if time::is_time(&text, self.context) && time::is_done(&text, self.context) {
                self.mark_as(&mut facts.status, Meaning::Complete);
                facts.when.push(Due { when: text, kind: Some("done"), ..Due::default() });
            } else if !facts.status.is_empty() {
                facts.why.push(line.clone());
            } else {
                let short = shortened(&text);
                let quoted = yaml::scalar(&short);
                let message = format!("“{short}” is not known as a status; it is kept under “{head}”");
                self.found.doubt(place, message, Some(format!("statuses: {{{quoted}: on-track}}")));
                facts.keep(head, [line.clone()]);
            }
        }
    }

    /// Puts news of a quarter to those that are there of it.
    fn news_of(&mut self, facts: &mut Facts, news: Update) {
        match facts.updates.iter_mut().find(|it| it.quarter.is_some() && it.quarter == news.quarter) {
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
        let mut update = Update { quarter: quarter_of_head(head), ..Update::default() };
        if update.quarter.is_some() || plain(head).contains("20") && words.len() > 1 {
            let name = head.trim().trim_end_matches(':');
            update.lines.push(Line::plain(format!("{name}:")));
        }
        for (line, marks) in in_lines(lines, self.marks) {
            // A status alone is no news.
            let whole = self.marks.whole(&line.words()).filter(|_| marks.is_empty() && lines.len() == 1);
            if let Some(whole) = whole {
                self.mark(&mut update.status, whole.clone());
                if update.quarter.is_none() {
                    self.mark(&mut facts.status, whole);
                }
                continue;
            }
            let said = if marks.is_empty() { self.said_of_status(&line.words()) } else { Vec::new() };
            self.mark(&mut update.status, marks);
            if update.quarter.is_none() {
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
