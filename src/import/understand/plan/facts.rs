//! What a cell or a line says of an action or an outcome, in the field that its head or its label
//! stands for. What fits nowhere stays as text under its head.

use super::{Builder, dates};
use crate::import::People;
use crate::import::document::{Line, Mark, Place};
use crate::import::understand::columns::Columns;
use crate::import::understand::draft::{
    Action, Due, Entry, Facts, Outcome, OwnerCell, Part, Plan, Response, Step, Update,
};
use crate::import::understand::found::Found;
use crate::import::understand::private::CONTACT;
use crate::import::understand::roles::Role;
use crate::import::understand::rows::Slot;
use crate::import::understand::status::{Marks, answer, word};
use crate::import::understand::text::{plain, plain_words, year_of_head};
use crate::import::understand::time;
use crate::model::status::Meaning;
use crate::model::when::Context;
use crate::model::year::Year;

/// What says something of an action or an outcome: a cell below its head, a line behind its label.
#[derive(Debug, Clone)]
pub(super) struct Fact<'a> {
    pub(super) role: &'a Role,
    /// The words of the head or the label.
    pub(super) head: String,
    pub(super) lines: &'a [Line],
    pub(super) place: &'a Place,
}

impl<'a> Fact<'a> {
    /// What a cell of a row says.
    pub(super) fn of_cell(slot: &'a Slot, at: usize, columns: &'a Columns) -> Self {
        Self { role: &columns.roles[at], head: columns.name(at), lines: &slot.lines, place: &slot.place }
    }

    /// The lines with something in them.
    pub(super) fn written(&self) -> impl Iterator<Item = &'a Line> + use<'a> {
        self.lines.iter().filter(|line| !line.is_blank())
    }

    /// Whose owners a cell names, and in which part.
    pub(super) fn owners(&self, lines: Vec<Line>, part: Part) -> OwnerCell {
        OwnerCell { lines, head: self.head.clone(), place: self.place.clone(), part }
    }
}

/// What facts are read with: the marks of the plan, its time, and what is told of the import.
pub(super) struct Reading<'a> {
    pub(super) marks: &'a mut Marks,
    pub(super) context: &'a Context,
    pub(super) people: People,
    pub(super) found: &'a mut Found,
}

impl Builder<'_> {
    /// The plan, and what facts of it are read with.
    pub(super) const fn reading(&mut self) -> (&mut Plan, Reading<'_>) {
        let Self { plan, marks, found, context, people, .. } = self;
        (plan, Reading { marks, context, people: *people, found })
    }

    /// Says something of an action or an outcome.
    pub(super) fn say(&mut self, of: Entry, fact: &Fact<'_>) {
        let (plan, mut reading) = self.reading();
        match of {
            Entry::Action(at) => reading.of_action(&mut plan.actions[at], fact),
            Entry::Outcome(at) => reading.of_outcome(&mut plan.outcomes[at], fact),
        }
    }

    /// Says something of the outcome that is open, or else of the plan.
    pub(super) fn say_of_level(&mut self, fact: &Fact<'_>) {
        match self.innermost() {
            Some(at) => self.say(Entry::Outcome(at), fact),
            None => {
                let said = fact.lines.iter().map(|line| format!("{}: {}", fact.head, line.words()));
                self.plan.body.extend(said.map(Line::plain));
            }
        }
    }
}

impl Reading<'_> {
    fn of_action(&mut self, action: &mut Action, fact: &Fact<'_>) {
        match fact.role {
            Role::Milestones => {
                let before = action.milestones.len();
                self.milestones(action, fact.lines);
                // Under the head of a year, what has no time of its own is to be there in that year.
                let head = plain(&fact.head).replace("milestones", "").replace("milestone", "");
                if let Some(year) = year_of_head(&head) {
                    let undated = action.milestones[before..].iter_mut().filter(|it| it.when.is_none());
                    undated.for_each(|it| it.when = Some(Due { when: year.clone(), ..Due::default() }));
                }
            }
            Role::Year(year, _) if !self.is_of_plan(year) => {
                action.facts.keep(&fact.head, fact.written().cloned());
            }
            Role::Year(year, part) => self.year_of_action(action, year, *part, fact),
            Role::Project => action.project.extend(fact.written().map(Line::words)),
            Role::Action => action.text.extend_from_slice(fact.lines),
            Role::Level => action.facts.keep(&fact.head, fact.written().cloned()),
            Role::Was => action.was.extend(fact.written().map(Line::words)),
            Role::Why if dates::tells_of_dates(&fact.head) => action.moved.extend(fact.written().cloned()),
            Role::Step => action.steps.extend(fact.written().map(Step::of_line)),
            _ => self.of_either(&mut action.facts, fact),
        }
    }

    /// Whether the plan counts in such years: beside *2009/10*, a head *2010* is none of its years.
    fn is_of_plan(&self, year: &str) -> bool {
        Year::read(year, self.context.years).is_some()
    }

    fn of_outcome(&mut self, outcome: &mut Outcome, fact: &Fact<'_>) {
        match fact.role {
            Role::Response => {
                let text: Vec<Line> = fact.written().cloned().collect();
                let words = text.iter().map(Line::words).collect::<Vec<_>>().join(" ");
                let response = outcome.response.get_or_insert_with(Response::default);
                let there = response.text.iter().map(Line::words).collect::<Vec<_>>().join(" ");
                if there == words && !words.is_empty() {
                    self.found.leave_out(words, "the answer once more", fact.place);
                    return;
                }
                response.decision =
                    response.decision.or_else(|| decision(&words)).or_else(|| agreed(&fact.head, &words));
                response.text.extend(text);
            }
            Role::Aim => outcome.aim.extend(fact.written().cloned()),
            Role::Action => outcome.body.extend_from_slice(fact.lines),
            Role::Milestones | Role::Project | Role::Level | Role::Number | Role::Step | Role::Was => {
                outcome.facts.keep(&fact.head, fact.written().cloned());
            }
            Role::Year(year, _) if !self.is_of_plan(year) => {
                outcome.facts.keep(&fact.head, fact.written().cloned());
            }
            Role::Year(year, part) => {
                let entry = self.part_of_year(*part, fact);
                self.add_year(&mut outcome.facts.years, year, entry);
            }
            _ => self.of_either(&mut outcome.facts, fact),
        }
    }

    /// What is said of an action and of an outcome alike.
    fn of_either(&mut self, facts: &mut Facts, fact: &Fact<'_>) {
        let (notes, lines): (Vec<Line>, Vec<Line>) =
            fact.written().cloned().partition(|line| line.mark == Mark::Note);
        facts.notes.extend(notes);
        if lines.is_empty() {
            return;
        }
        match fact.role {
            Role::Owner => facts.owner_cells.push(fact.owners(lines, Part::Owns)),
            Role::Partners => facts.owner_cells.push(fact.owners(lines, Part::Supports)),
            Role::When => self.when(facts, &fact.head, &lines, fact.place),
            Role::OwnerAndWhen => {
                let (owners, times) = time::owners_and_times(&lines, self.context);
                if !owners.is_empty() {
                    facts.owner_cells.push(fact.owners(owners, Part::Owns));
                }
                if !times.is_empty() {
                    self.when(facts, &fact.head, &times, fact.place);
                }
            }
            Role::Done => self.done(facts, &fact.head, &lines, fact.place),
            Role::Start => facts.when.extend(lines.iter().map(|line| Due {
                when: line.words(),
                what: None,
                kind: Some("start"),
            })),
            Role::Status => self.status(facts, &fact.head, &lines, fact.place),
            Role::EarlierStatus => self.earlier_status(facts, &fact.head, &lines, fact.place),
            Role::Success => self.success(facts, lines),
            Role::Outputs => facts.outputs.extend(lines),
            Role::Evidence => facts.evidence.extend(lines),
            Role::Resources => facts.resources.extend(lines.into_iter().map(|line| priced(&fact.head, line))),
            Role::Risks => facts.risks.extend(lines),
            Role::Notes => facts.notes.extend(lines),
            Role::Why => facts.why.extend(lines),
            Role::Progress => self.progress(facts, &fact.head, &lines),
            Role::Contact if self.people == People::LeftOut => {
                for line in lines {
                    self.found.leave_out(line.words(), CONTACT, fact.place);
                }
            }
            Role::LeftOut => {
                for line in lines {
                    self.found.leave_out(line.words(), "the map leaves the column out", fact.place);
                }
            }
            _ => facts.keep(&fact.head, lines),
        }
    }

    /// What will show that it worked; a line that begins with *Complete –* says that it is done, and how.
    fn success(&mut self, facts: &mut Facts, lines: Vec<Line>) {
        for line in lines {
            let words = line.words();
            let begin = ["–", "-"].iter().filter_map(|dash| words.split_once(*dash)).map(|(begin, _)| begin);
            let is_done =
                begin.into_iter().any(|it| it.ends_with(' ') && word(it) == Some(Meaning::Complete));
            if !is_done {
                facts.success.push(line);
                continue;
            }
            self.mark_as(&mut facts.status, Meaning::Complete);
            facts.updates.push(Update { lines: vec![line], ..Update::default() });
        }
    }
}

/// A sum below a head such as *Budget (£)*, with the currency that the head says.
fn priced(head: &str, line: Line) -> Line {
    let is_sum = line.text.chars().all(|it| it.is_ascii_digit() || matches!(it, ',' | '.'));
    if is_sum && head.contains('£') { Line { text: format!("£{}", line.text), ..line } } else { line }
}

/// What an answer decides below a head that asks whether a recommendation is accepted.
fn agreed(head: &str, text: &str) -> Option<&'static str> {
    let asks = plain_words(head).iter().any(|it| it.starts_with("accept") || it.starts_with("agree"));
    let answer = answer(text, head).filter(|_| asks)?;
    Some(match answer.0 {
        Meaning::Complete => "accepted",
        Meaning::NotStarted => "rejected",
        _ => "accepted in part",
    })
}

/// What an answer to a recommendation decides.
fn decision(text: &str) -> Option<&'static str> {
    let words = plain(text);
    let has = |it: &str| format!(" {words} ").contains(&format!(" {it} "));
    if has("not accepted") || has("rejected") || has("not agreed") || has("declined") {
        Some("rejected")
    } else if has("in principle") {
        Some("accepted in principle")
    } else if has("in part") || has("partially accepted") || has("partly accepted") || has("partially agreed")
    {
        Some("accepted in part")
    } else if has("accepted")
        || has("accept")
        || has("agreed")
        || has("supported") && words.split(' ').count() < 8
    {
        Some("accepted")
    } else if has("noted") {
        Some("noted")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_decisions() {
        for (text, expected) in [
            ("This recommendation is accepted.", Some("accepted")),
            ("Accepted in principle.", Some("accepted in principle")),
            ("Not accepted", Some("rejected")),
            ("We will look at this in the spring", None),
        ] {
            assert_eq!(decision(text), expected, "{text}");
        }
    }
}
