//! How the work stands: what cells of status, of progress and of a year say of it.

use super::facts::{Fact, Reading};
use crate::import::document::{Line, Mark, Place};
use crate::import::understand::draft::{Action, Due, Facts, Step, Update, YearEntry};
use crate::import::understand::roles::YearPart;
use crate::import::understand::status::{Marked, in_lines};
use crate::import::understand::text::{plain, plain_words, shortened};
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

    /// A status, with the reason for it behind it or below it.
    pub(super) fn status(&mut self, facts: &mut Facts, head: &str, lines: &[Line], place: &Place) {
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

    /// News: under the head of a quarter, the quarter is said.
    pub(super) fn progress(&mut self, facts: &mut Facts, head: &str, lines: &[Line]) {
        let words = plain_words(head);
        let quarter = words.iter().any(|it| matches!(it.as_str(), "q1" | "q2" | "q3" | "q4" | "quarter"));
        let mut update = Update::default();
        if quarter || plain(head).contains("20") && words.len() > 1 {
            let name = head.trim().trim_end_matches(':');
            update.lines.push(Line::plain(format!("{name}:")));
        }
        for (line, marks) in in_lines(lines, self.marks) {
            // A status alone is no news.
            let whole = self.marks.whole(&line.words()).filter(|_| marks.is_empty() && lines.len() == 1);
            if let Some(whole) = whole {
                self.mark(&mut update.status, whole.clone());
                self.mark(&mut facts.status, whole);
                continue;
            }
            self.mark(&mut update.status, marks);
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
        facts.updates.push(update);
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
                    action.steps.push(Step { title: line.words(), year, status: marks });
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
            YearPart::Progress => entry.progress.extend(lines),
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
