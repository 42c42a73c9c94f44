//! The rows of a table: the actions that they begin or go on with, and what the cells beside those say.

use super::Builder;
use super::body::Body;
use super::facts::Fact;
use super::levels::Level;
use crate::import::document::{Line, Mark, Place};
use crate::import::understand::columns::Columns;
use crate::import::understand::ditto;
use crate::import::understand::draft::{Entry, Facts, Part, Step, Update};
use crate::import::understand::levels::of_head;
use crate::import::understand::measures;
use crate::import::understand::numbers::numbers_before;
use crate::import::understand::references;
use crate::import::understand::roles::Role;
use crate::import::understand::rows::{Item, Row, Slot};
use crate::import::understand::split::{split, spread};
use crate::import::understand::status::in_lines;
use crate::import::understand::text::{plain, plain_words};

/// What a row says of its action in the columns of numbers and actions.
struct Named {
    numbers: Vec<String>,
    /// What stands beside the numbers in their column.
    beside_numbers: Vec<Line>,
    text: Vec<Line>,
}

impl Named {
    fn has_text(&self) -> bool {
        let says = |line: &Line| line.words().chars().any(|it| it.is_alphanumeric() || it == '…');
        self.text.iter().any(says)
    }
}

impl Builder<'_> {
    /// The rows of a table.
    pub(in crate::import::understand) fn rows(&mut self, columns: &Columns, mut items: Vec<Item>) {
        ditto::fill(&mut items, columns, self.found);
        let body = Body::new(&items, columns);
        for item in items {
            match item {
                Item::Across { number, lines, place } => self.across(number.as_deref(), &lines, &place),
                Item::Above { lines, place } => self.above(&lines, &place),
                Item::Label { role, label, lines, place } => {
                    self.label(&Fact { role: &role, head: label, lines: &lines, place: &place });
                }
                Item::Row(row) => self.row(&row, &body),
            }
        }
    }

    fn row(&mut self, row: &Row, body: &Body<'_>) {
        let columns = body.columns;
        let (level, numbers) = self.levels(row, columns);
        if measures::are_all(columns) {
            self.measure(row, columns);
            return;
        }
        let (number, action) = (columns.first(&Role::Number), columns.first(&Role::Action));
        let named = match numbers {
            // The number of a recommendation is none of the action that follows from it.
            Some(beside_numbers) => {
                Named { numbers: Vec::new(), beside_numbers, text: text_of(row, columns) }
            }
            None => self.named(row, columns),
        };
        let named = self.without_none(named, place_of(row, action));
        let mut others: Vec<usize> = (0..row.slots.len())
            .filter(|at| Some(*at) != number && Some(*at) != action)
            .filter(|at| !matches!(columns.roles[*at], Role::Level | Role::Aim))
            .collect();
        let has_facts =
            others.iter().any(|at| !row.slots[*at].is_blank()) || !named.beside_numbers.is_empty();
        others.retain(|at| !measures::is_part(&columns.roles[*at]));
        let is_action = named.has_text() || !named.numbers.is_empty();
        if !is_action
            && (level == Level::Begins || !has_facts || self.plan.actions.is_empty())
            && let Some(outcome) = self.innermost()
        {
            // The row is about its level alone.
            self.row_of_level(outcome, row, &others, columns);
            let body = &mut self.plan.outcomes[outcome].body;
            body.extend(named.beside_numbers);
            body.extend(named.text);
            return;
        }
        let made = self.actions(named.numbers, &named.text, place_of(row, action));
        if !named.beside_numbers.is_empty() {
            let at = number.expect("what stands beside a number stands in its column");
            self.beside_numbers(made[0], &columns.name(at), &named.beside_numbers);
        }
        // Beside several actions, nobody knows which of them is measured.
        let measured = match self.innermost() {
            Some(outcome) if made.len() > 1 => Entry::Outcome(outcome),
            _ => Entry::Action(made[0]),
        };
        measures::take(self.plan.facts(measured), &row.slots, columns, self.found);
        let last = made[made.len() - 1];
        let parts = self.count_parts(last);
        let status = status_of_part(row, columns);
        let is_of_part = |at: usize| made.len() == 1 && (Some(at) == status || is_said_of_part(at, columns));
        others.retain(|at| !row.slots[*at].is_blank());
        let (of_part, others): (Vec<usize>, Vec<usize>) = others.into_iter().partition(|at| is_of_part(*at));
        for at in others {
            self.beside(&made, at, row, body);
        }
        for at in of_part {
            self.say_of_parts(last, parts, &Fact::of_cell(&row.slots[at], at, columns));
        }
        self.more(Entry::Action(made[made.len() - 1]), row, columns);
    }

    /// Without words that say that nothing is to be done, where a level has them beside it: *None*, *N/A*.
    fn without_none(&mut self, named: Named, place: &Place) -> Named {
        const NOTHING: [&str; 8] = [
            "none",
            "n a",
            "na",
            "not applicable",
            "no action",
            "no action required",
            "no action needed",
            "no further action",
        ];
        let words = named.text.iter().map(Line::words).collect::<Vec<_>>().join(" ");
        if self.innermost().is_none() || !NOTHING.contains(&plain(&words).as_str()) {
            return named;
        }
        self.found.leave_out(words, "it says that nothing is to be done", place);
        Named { text: Vec::new(), ..named }
    }

    /// What a row says of its action in the columns of numbers and actions.
    fn named(&mut self, row: &Row, columns: &Columns) -> Named {
        let number = columns.first(&Role::Number).map(|at| &row.slots[at]);
        let under = self.innermost();
        let (numbers, beside_numbers) =
            number.map(|slot| self.ten.numbers(slot, under, self.found)).unwrap_or_default();
        let mut named = Named { numbers, beside_numbers, text: text_of(row, columns) };
        if named.numbers.is_empty() && named.has_text() && number.is_none_or(Slot::is_blank) {
            named.numbers = numbers_before(&mut named.text);
        }
        named
    }

    /// Begins the actions of a cell, the first of them with its numbers: one at least.
    fn actions(&mut self, numbers: Vec<String>, text: &[Line], place: &Place) -> Vec<usize> {
        let parts = split(text, numbers.is_empty(), self.map.bullets_are_actions);
        if parts.len() > 1 {
            self.tell_bullets(place);
        }
        let mut numbers = Some(numbers);
        parts.into_iter().map(|lines| self.action(numbers.take().unwrap_or_default(), lines, place)).collect()
    }

    /// Tells once that bullets are actions, where no map says so.
    fn tell_bullets(&mut self, place: &Place) {
        let is_said = self.map.bullets_are_actions.is_some();
        if is_said || std::mem::replace(&mut self.has_told_bullets, true) {
            return;
        }
        let message = "several bullets or lines stand in a cell of actions: each is an action of its own";
        self.found.doubt(place, message, Some("bullets are actions: false".to_owned()));
    }

    /// What stands beside a number: marks, references, a note on progress.
    fn beside_numbers(&mut self, action: usize, head: &str, lines: &[Line]) {
        let (plan, mut reading) = self.reading();
        let action = &mut plan.actions[action];
        let own = action.numbers.first().cloned().unwrap_or_default();
        let facts = &mut action.facts;
        let mut texts: Vec<Line> = Vec::new();
        for (line, marks) in in_lines(lines, reading.marks) {
            reading.mark(&mut facts.status, marks);
            if line.is_blank() {
                continue;
            }
            match references::only(&line.text, &own) {
                Some(see) => facts.see.extend(see),
                None => texts.push(line),
            }
        }
        if texts.is_empty() {
            return;
        }
        let is_news = plain_words(head)
            .iter()
            .any(|it| matches!(it.as_str(), "review" | "progress" | "update" | "status" | "position"));
        if is_news {
            match facts.updates.last_mut() {
                Some(update) => update.lines.extend(texts),
                None => facts.updates.push(Update { lines: texts, ..Update::default() }),
            }
        } else {
            facts.notes.extend(texts);
        }
    }

    /// Puts a cell beside actions to what it speaks of. What reaches over the actions of several rows,
    /// or stands once for all of a level or of a cell, is said of their level.
    fn beside(&mut self, made: &[usize], at: usize, row: &Row, body: &Body<'_>) {
        let slot = &row.slots[at];
        let fact = Fact::of_cell(slot, at, body.columns);
        let covered = body.covered(slot);
        let reaches_on = covered.last().is_some_and(|start| *start > row.number);
        // Who does something, when, and how it stands is said of actions.
        let is_of_actions = matches!(
            fact.role,
            Role::Owner
                | Role::OwnerAndWhen
                | Role::Partners
                | Role::When
                | Role::Start
                | Role::Status
                | Role::EarlierStatus
                | Role::Project
        );
        if *fact.role == Role::Owner && self.owns_level(&fact, body.columns) {
            return;
        }
        let is_of_level = match fact.role {
            Role::Response => body.is_of_level(at) && self.may_be_answered(body.columns),
            _ => reaches_on || body.is_of_level(at) || made.len() > 1,
        };
        if !is_of_actions
            && is_of_level
            && let Some(outcome) = self.innermost()
        {
            self.say(Entry::Outcome(outcome), &fact);
        } else if let [only] = made {
            if reaches_on {
                let count = covered.len();
                let message =
                    format!("this cell stands beside {count} actions; it is kept with the first of them");
                self.found.doubt(&slot.place, message, None);
            }
            self.say(Entry::Action(*only), &fact);
        } else {
            self.spread(made, &fact, row, body.columns);
        }
    }

    /// Takes a cell that says who leads the level beside it, and not the action: *Theme lead*, where another
    /// column says who does the action. Says whether it is one.
    fn owns_level(&mut self, fact: &Fact<'_>, columns: &Columns) -> bool {
        let of = of_head(&fact.head).unwrap_or_default();
        let level = self.innermost().filter(|at| {
            let level = self.plan.outcomes[*at].level.as_deref();
            columns.of(&Role::Owner).len() > 1 && level.is_some_and(|it| of.starts_with(it))
        });
        let Some(at) = level else { return false };
        let words = |lines: &[Line]| lines.iter().map(Line::words).collect::<Vec<_>>().join(" ");
        let cells = &self.plan.outcomes[at].facts.owner_cells;
        if cells.iter().any(|it| words(&it.lines) == words(fact.lines)) {
            self.found.leave_out(words(fact.lines), "the lead of the level once more", fact.place);
        } else {
            self.say(Entry::Outcome(at), fact);
        }
        true
    }

    /// Whether an answer beside actions can be one to the outcome that they stand under.
    fn may_be_answered(&self, columns: &Columns) -> bool {
        let level = self.innermost().and_then(|at| self.plan.outcomes[at].level.as_deref());
        columns.first(&Role::Level).is_some() || level.is_some_and(|it| it.starts_with("Recommendation"))
    }

    /// Takes a cell beside several actions apart.
    fn spread(&mut self, made: &[usize], fact: &Fact<'_>, row: &Row, columns: &Columns) {
        let lengths: Vec<usize> = made
            .iter()
            .map(|at| self.plan.actions[*at].text.iter().map(|line| line.words().chars().count()).sum())
            .collect();
        // A column that has a line for each action tells at which height each of them stands.
        let guide = columns.of(&Role::Owner).into_iter().find_map(|at| {
            let lines = &row.slots[at].lines;
            let heights: Vec<usize> = (0..lines.len()).filter(|it| !lines[*it].is_blank()).collect();
            (heights.len() == made.len()).then_some(heights)
        });
        let (parts, is_sure) = spread(fact.lines, &lengths, guide.as_deref());
        if !is_sure {
            let count = fact.written().count();
            let message = format!(
                "{} actions stand beside {count} {} of “{}”: they are paired by their height in the cells",
                made.len(),
                if count == 1 { "line" } else { "lines" },
                fact.head
            );
            self.found.doubt(fact.place, message, None);
        }
        for (at, lines) in made.iter().zip(parts) {
            if lines.iter().any(|line| !line.is_blank()) {
                self.say(Entry::Action(*at), &Fact { lines: &lines, ..fact.clone() });
            }
        }
    }

    /// Rows that go on with an action, or with what is said of a level.
    pub(super) fn more(&mut self, of: Entry, row: &Row, columns: &Columns) {
        for slots in &row.more {
            measures::take(self.plan.facts(of), slots, columns, self.found);
            let facts = slots.iter().enumerate().filter(|(_, slot)| !slot.is_blank());
            let facts = facts.map(|(at, slot)| Fact::of_cell(slot, at, columns));
            let facts: Vec<Fact<'_>> = facts.filter(|fact| !measures::is_part(fact.role)).collect();
            let Entry::Action(action) = of else {
                for fact in &facts {
                    self.say(of, fact);
                }
                continue;
            };
            self.more_of_action(action, &facts);
        }
    }

    /// What a row says that goes on with an action. Beside a part of the action, who, when and the status
    /// are said of the part.
    fn more_of_action(&mut self, action: usize, facts: &[Fact<'_>]) {
        let parts = self.count_parts(action);
        let part = part_role(facts);
        let (of_part, others): (Vec<&Fact<'_>>, Vec<&Fact<'_>>) =
            facts.iter().partition(|it| Some(it.role) == part.as_ref());
        for fact in of_part {
            match fact.role {
                Role::Step | Role::Milestones => self.say(Entry::Action(action), fact),
                _ => {
                    let steps = fact.written().map(Step::of_line);
                    self.plan.actions[action].steps.extend(steps);
                }
            }
        }
        for fact in others {
            match fact.role {
                Role::Owner | Role::When | Role::Status if part.is_some() => {
                    self.say_of_parts(action, parts, fact);
                }
                Role::Number => self.beside_numbers(action, &fact.head, fact.lines),
                Role::Level | Role::Aim if self.is_open(fact.lines) => {
                    let words = fact.written().map(Line::words).collect::<Vec<_>>().join(" ");
                    self.found.leave_out(words, "the level once more, beside the same action", fact.place);
                }
                Role::Level | Role::Aim => {
                    self.plan.actions[action].facts.notes.extend_from_slice(fact.lines);
                }
                _ => self.say(Entry::Action(action), fact),
            }
        }
    }

    /// How many steps and milestones an action has so far.
    fn count_parts(&self, action: usize) -> Parts {
        let action = &self.plan.actions[action];
        Parts { steps: action.steps.len(), milestones: action.milestones.len() }
    }

    /// Says something of the parts that an action has got since they were counted; of the action where
    /// it has got none, or its part has such a fact already.
    fn say_of_parts(&mut self, action: usize, before: Parts, fact: &Fact<'_>) {
        let (plan, mut reading) = self.reading();
        let action = &mut plan.actions[action];
        let mut said = Facts::default();
        match fact.role {
            Role::Owner => said.owner_cells.push(fact.owners(fact.lines.to_vec(), Part::Owns)),
            Role::When => reading.when(&mut said, &fact.head, fact.lines, fact.place),
            _ => reading.status(&mut said, &fact.head, fact.lines, fact.place),
        }
        let steps = action.steps.get_mut(before.steps..).unwrap_or_default();
        let milestones = action.milestones.get_mut(before.milestones..).unwrap_or_default();
        for step in &mut *steps {
            step.owners.extend(said.owner_cells.iter().cloned());
            step.when.extend(said.when.iter().cloned());
            step.status.extend(said.status.iter().cloned());
        }
        if let Some(milestone) = milestones.last_mut().filter(|_| steps.is_empty()) {
            milestone.owners.append(&mut said.owner_cells);
            milestone.status.append(&mut said.status);
            if milestone.when.is_none() && said.when.len() == 1 && said.when[0].kind.is_none() {
                milestone.when = said.when.pop();
            }
        }
        let facts = &mut action.facts;
        if steps.is_empty() {
            facts.owner_cells.append(&mut said.owner_cells);
            facts.when.append(&mut said.when);
            facts.status.append(&mut said.status);
        }
        facts.why.append(&mut said.why);
        facts.updates.append(&mut said.updates);
        said.other.into_iter().for_each(|(head, lines)| facts.keep(&head, lines));
    }
}

/// How many parts an action has.
#[derive(Clone, Copy)]
struct Parts {
    steps: usize,
    milestones: usize,
}

/// The column of statuses, where that of the first part of an action stands in it: further parts below
/// have theirs.
fn status_of_part(row: &Row, columns: &Columns) -> Option<usize> {
    let status = columns.first(&Role::Status)?;
    let part = |slots: &[Slot]| {
        let is_part = |at: &usize| matches!(columns.roles[*at], Role::Step | Role::Milestones);
        (0..slots.len()).filter(is_part).any(|at| !slots[at].is_blank())
    };
    let is_each = row.more.iter().any(|slots| part(slots) && !slots[status].is_blank());
    (part(&row.slots) && is_each).then_some(status)
}

/// Whether a column says of parts who, when and how, and of nothing else: *Milestone date*.
fn is_said_of_part(at: usize, columns: &Columns) -> bool {
    let says = matches!(columns.roles[at], Role::Owner | Role::When | Role::Status);
    let has_parts = columns.roles.iter().any(|it| matches!(it, Role::Step | Role::Milestones));
    let words = plain_words(&columns.heads[at]);
    let of = words.first().map(String::as_str).unwrap_or_default();
    says && has_parts && words.len() > 1 && matches!(of, "milestone" | "step" | "task" | "sub" | "subtask")
}

/// What tells of a part of an action in a row below it: a step, a milestone, or beside a status what is
/// said in the column of actions or in one that is not known.
fn part_role(facts: &[Fact<'_>]) -> Option<Role> {
    let has = |role: &Role| facts.iter().any(|it| it.role == role);
    let sure = [Role::Step, Role::Milestones].into_iter().find(has);
    let unsure = || [Role::Action, Role::Outputs, Role::Success, Role::Other].into_iter().find(has);
    sure.or_else(|| unsure().filter(|_| has(&Role::Status)))
}

/// Where the cell of actions stands in a row.
fn place_of(row: &Row, action: Option<usize>) -> &Place {
    action.map_or(&row.place, |at| &row.slots[at].place)
}

/// What a row says that is to be done.
fn text_of(row: &Row, columns: &Columns) -> Vec<Line> {
    let action = columns.first(&Role::Action).map(|at| &row.slots[at]);
    let mut text = action.filter(|it| !it.is_from_above).map(|it| it.lines.clone()).unwrap_or_default();
    while text.last().is_some_and(Line::is_blank) {
        text.pop();
    }
    if are_parallel(&text, row, columns) {
        text.iter_mut().filter(|line| !line.is_blank()).for_each(|line| line.mark = Mark::Bullet(0));
    }
    text
}

/// Whether the lines of a cell are an action each: as many lines say beside them who does it, and as
/// many when.
fn are_parallel(text: &[Line], row: &Row, columns: &Columns) -> bool {
    let count = |lines: &[Line]| lines.iter().filter(|line| !line.is_blank()).count();
    let lines = count(text);
    let says = |roles: &[Role]| {
        let mut cells = (0..row.slots.len()).filter(|at| roles.contains(&columns.roles[*at]));
        cells.any(|at| !row.slots[at].is_from_above && count(&row.slots[at].lines) == lines)
    };
    lines > 1
        && text.iter().all(|line| line.mark == Mark::None)
        && (says(&[Role::OwnerAndWhen]) || says(&[Role::Owner]) && says(&[Role::When]))
}
