//! A plan out of the lines and rows of documents.
//!
//! Every cell goes to one place: to the field that its column stands for, at the level at which the
//! officer put it. What fits nowhere stays as text under its head.

use super::columns::Columns;
use super::draft::{
    Action, Due, Entry, Facts, Milestone, Outcome, OwnerCell, Part, Plan, Response, Step, Update, YearEntry,
};
use super::found::Found;
use super::glossary;
use super::heads::said;
use super::layout::Headed;
use super::levels::{self, titled};
use super::measures;
use super::numbers::{Ten, Where, numbered, numbers_before};
use super::references;
use super::roles::{Role, YearPart};
use super::rows::{Item, Row, Slot};
use super::split::{split, spread};
use super::status::{Marked, Marks, in_lines, word};
use super::text::{first_sentence, plain, plain_words, shortened};
use super::time;
use crate::import::document::{Line, Mark, Place};
use crate::import::map::Map;
use crate::model::status::Meaning;
use crate::model::when::Context;
use std::ops::Range;

/// What makes a plan.
pub(super) struct Builder<'a> {
    pub(super) plan: Plan,
    pub(super) marks: Marks,
    pub(super) found: &'a mut Found,
    pub(super) context: Context,
    pub(super) map: &'a Map,
    /// The outcomes that what follows stands under, the innermost last.
    open: Vec<usize>,
    /// Levels of lines across tables, in the order in which they came.
    labels: Vec<String>,
    last_rank: u32,
    /// Whether paragraphs are entries of a printed key.
    in_key: bool,
    /// The action that lines with labels tell of.
    told: Option<usize>,
    /// Whether it was told that bullets are actions.
    has_told_bullets: bool,
    ten: Ten,
    /// Whether a table has come yet.
    pub(super) has_tables: bool,
}

/// Ranks of outcomes: what has a greater one stands under what has a smaller one.
const HEADING: u32 = 100;
/// A line above the heads of a table.
const ABOVE: u32 = 200;
/// A row that calls itself a recommendation.
const LABEL: u32 = 300;
/// A line across a table.
const ACROSS: u32 = 400;
/// A cell beside actions.
const COLUMN: u32 = 500;

impl<'a> Builder<'a> {
    pub(super) fn new(
        plan: Plan,
        marks: Marks,
        context: Context,
        map: &'a Map,
        found: &'a mut Found,
    ) -> Self {
        Self {
            plan,
            marks,
            found,
            context,
            map,
            open: Vec::new(),
            labels: Vec::new(),
            last_rank: ACROSS,
            in_key: false,
            told: None,
            has_told_bullets: false,
            ten: Ten::default(),
            has_tables: false,
        }
    }

    /// Begins an outcome.
    fn outcome(&mut self, rank: u32, outcome: Outcome) -> usize {
        while self.open.last().is_some_and(|at| self.plan.outcomes[*at].rank >= rank) {
            self.open.pop();
        }
        let at = self.plan.outcomes.len();
        self.plan.outcomes.push(Outcome { parent: self.open.last().copied(), rank, ..outcome });
        self.plan.order.push(Entry::Outcome(at));
        self.open.push(at);
        at
    }

    /// The innermost outcome that is open.
    fn current(&mut self) -> Option<&mut Outcome> {
        self.open.last().map(|at| &mut self.plan.outcomes[*at])
    }

    /// A heading of the document.
    pub(super) fn heading(&mut self, level: u8, line: &Line, place: &Place) {
        self.in_key = false;
        self.told = None;
        if let glossary::Key::Head(words) = glossary::head(&line.text) {
            self.in_key = true;
            self.found.leave_out(words, "stands above the key", place);
            return;
        }
        self.titled_outcome(HEADING + u32::from(level), std::slice::from_ref(line), None, place);
    }

    /// Begins an outcome with what its lines say.
    fn titled_outcome(&mut self, rank: u32, lines: &[Line], number: Option<&str>, place: &Place) -> usize {
        let mut lines = lines.iter().filter(|line| !line.is_blank());
        let first = lines.next().map(Line::words).unwrap_or_default();
        let parts = titled(&first);
        if !parts.label.is_empty() {
            self.found.leave_out(parts.label.clone(), "says which level it is", place);
        }
        let mut outcome = Outcome {
            place: place.clone(),
            level: parts.level,
            number: number.map(|it| it.trim_end_matches('.').to_owned()).or(parts.number),
            title: levels::capital(&parts.text),
            ..Outcome::default()
        };
        for line in lines {
            match levels::aim(&line.text) {
                Some((label, text)) => {
                    self.found.leave_out(label, "says what follows", place);
                    outcome.aim.push(Line { mark: Mark::None, text: text.to_owned() });
                }
                None if line.mark == Mark::Note => outcome.facts.notes.push(line.clone()),
                None if outcome.title.is_empty() => outcome.title = levels::capital(&line.words()),
                None => outcome.body.push(line.clone()),
            }
        }
        if outcome.title.is_empty() {
            outcome.title = first;
        }
        self.outcome(rank, outcome)
    }

    /// A paragraph of the document.
    pub(super) fn paragraph(&mut self, line: &Line, place: &Place, is_last: bool) {
        match glossary::head(&line.text) {
            glossary::Key::Head(words) => {
                self.in_key = true;
                self.found.leave_out(words, "stands above the key", place);
                return;
            }
            glossary::Key::Inline(words, entries) => {
                self.found.leave_out(words, "stands above the key", place);
                let terms = glossary::take(entries, &mut self.marks);
                self.plan.glossary.extend(terms);
                return;
            }
            glossary::Key::No => {}
        }
        if self.in_key {
            if let Some(entry) = glossary::line(line) {
                let terms = glossary::take(vec![entry], &mut self.marks);
                self.plan.glossary.extend(terms);
                return;
            }
            self.in_key = false;
        }
        if is_last && self.has_tables {
            self.plan.body.push(line.clone());
            return;
        }
        if self.told(line, place) {
            return;
        }
        let aim = levels::aim(&line.text);
        let label = line.text.split_once(':').map(|(label, rest)| (label.to_owned(), rest.trim().to_owned()));
        let found = &mut *self.found;
        let Some(outcome) = self.open.last().map(|at| &mut self.plan.outcomes[*at]) else {
            self.plan.body.push(line.clone());
            return;
        };
        if let Some((label, aim)) = aim {
            found.leave_out(label, "says what follows", place);
            outcome.aim.push(Line::plain(aim));
            return;
        }
        if let Some((label, rest)) = label
            && plain_words(&label).len() <= 4
            && !rest.is_empty()
            && let Some(known) = said(&label).filter(|it| it.words * 2 >= it.of)
            && matches!(
                known.role,
                Role::Owner
                    | Role::Partners
                    | Role::Success
                    | Role::Risks
                    | Role::Resources
                    | Role::Notes
                    | Role::Progress
                    | Role::Response
            )
        {
            found.leave_out(label.clone(), "says what follows", place);
            let at = *self.open.last().expect("an outcome is open");
            let slot = Slot { lines: vec![Line::plain(rest)], place: place.clone(), ..Slot::default() };
            self.fact_of_outcome(at, &known.role, &label, &slot);
            return;
        }
        outcome.body.push(line.clone());
    }

    /// A line that says of an action what its label names, where no table does: *Action: …*,
    /// *Lead: …*. Says whether it is one.
    fn told(&mut self, line: &Line, place: &Place) -> bool {
        let Some((label, rest)) = line.text.split_once(':') else { return false };
        let rest = Line { mark: Mark::None, text: rest.trim().to_owned() };
        let bare = label.trim_end_matches(|it: char| it.is_ascii_digit() || matches!(it, '.' | ' '));
        let Some(known) = said(bare).filter(|it| it.words == it.of && !rest.is_blank()) else {
            return false;
        };
        if known.role == Role::Action {
            let numbers = references::number_of_label(label).or_else(|| {
                let number = label[bare.len()..].trim().trim_end_matches('.');
                (!number.is_empty()).then(|| number.to_owned())
            });
            self.found.leave_out(bare.to_owned(), "says what follows", place);
            self.told = Some(self.action(numbers.into_iter().collect(), vec![rest], place));
            return true;
        }
        let Some(at) = self.told else { return false };
        if matches!(known.role, Role::Level | Role::Aim | Role::Number) || bare.len() < label.len() {
            return false;
        }
        self.found.leave_out(label.to_owned(), "says what follows", place);
        let slot = Slot { lines: vec![rest], place: place.clone(), ..Slot::default() };
        self.fact_of_action(at, &known.role, label, &slot);
        true
    }

    /// A line across a table.
    pub(super) fn across(&mut self, number: Option<&str>, lines: &[Line], place: &Place) {
        let first = lines.iter().find(|line| !line.is_blank()).map(Line::words).unwrap_or_default();
        if let Some((label, aim)) = levels::aim(&first) {
            let aim = Line::plain(aim);
            self.found.leave_out(label, "says what follows", place);
            let rest = lines.iter().filter(|line| !line.is_blank()).skip(1).cloned();
            if let Some(outcome) = self.open.last().map(|at| &mut self.plan.outcomes[*at]) {
                outcome.aim.push(aim);
                outcome.body.extend(rest);
            } else {
                self.plan.body.push(aim);
                self.plan.body.extend(rest);
            }
            return;
        }
        let rank = match titled(&first).level {
            Some(level) => {
                let at = self.labels.iter().position(|it| *it == level).unwrap_or_else(|| {
                    self.labels.push(level);
                    self.labels.len() - 1
                });
                ACROSS + u32::try_from(at).unwrap_or_default().min(90)
            }
            None => self.last_rank,
        };
        self.last_rank = rank;
        self.titled_outcome(rank, lines, number, place);
    }

    /// A line above the heads of a table, or the name of its sheet.
    pub(super) fn above(&mut self, lines: &[Line], place: &Place) {
        self.last_rank = ACROSS;
        self.titled_outcome(ABOVE, lines, None, place);
    }

    /// A row that says what it is.
    pub(super) fn label(&mut self, role: &Role, label: &str, lines: &[Line], place: &Place) {
        if *role == Role::Level || *role == Role::Action && references::number_of_label(label).is_some() {
            let number = references::number_of_label(label);
            let level = titled(label).level.unwrap_or_else(|| levels::of_head(label));
            let at = self.titled_outcome(LABEL, lines, number.as_deref(), place);
            self.plan.outcomes[at].level.get_or_insert(level);
            return;
        }
        let slot = Slot { lines: lines.to_vec(), place: place.clone(), ..Slot::default() };
        match self.open.last().copied() {
            Some(at) => self.fact_of_outcome(at, role, label, &slot),
            None => self
                .plan
                .body
                .extend(lines.iter().map(|line| Line::plain(format!("{label}: {}", line.words())))),
        }
    }

    /// A table in which every row says what it is.
    pub(super) fn record(&mut self, items: Vec<(Role, String, Vec<Line>, Place)>) {
        let has = |role: &Role| items.iter().any(|(it, ..)| it == role);
        let acts = has(&Role::Owner) || has(&Role::When) || has(&Role::Status);
        // Without a row that says the action, its level is the action.
        let action_role = if has(&Role::Action) || !acts { Role::Action } else { Role::Level };
        let mut numbers: Vec<String> = Vec::new();
        let mut current: Option<usize> = None;
        let mut before: Vec<(Role, String, Slot)> = Vec::new();
        for (role, label, lines, place) in items {
            let slot = Slot { lines, place: place.clone(), ..Slot::default() };
            if role == Role::Number {
                let words = slot.words().replace('\n', " ");
                match numbered(&words, Where::Numbers) {
                    Some(found) if found.rest.is_empty() => numbers = found.numbers,
                    _ => before.push((Role::Other, label, slot)),
                }
            } else if role == action_role {
                let mut text = slot.lines.clone();
                text.retain(|line| !line.is_blank());
                if numbers.is_empty() {
                    numbers = references::number_of_label(&label).into_iter().collect();
                }
                let at = self.action(std::mem::take(&mut numbers), text, &place);
                for (role, label, slot) in std::mem::take(&mut before) {
                    self.fact_of_action(at, &role, &label, &slot);
                }
                current = Some(at);
            } else if role == Role::Level {
                self.label(&role, &label, &slot.lines, &place);
            } else if let Some(at) = current {
                self.fact_of_action(at, &role, &label, &slot);
            } else {
                before.push((role, label, slot));
            }
        }
        for (role, label, slot) in before {
            match self.open.last().copied() {
                Some(at) => self.fact_of_outcome(at, &role, &label, &slot),
                None => self
                    .plan
                    .body
                    .extend(slot.lines.iter().map(|line| Line::plain(format!("{label}: {}", line.words())))),
            }
        }
        if !numbers.is_empty() {
            self.plan.body.push(Line::plain(numbers.join(", ")));
        }
    }

    fn action(&mut self, numbers: Vec<String>, text: Vec<Line>, place: &Place) -> usize {
        let at = self.plan.actions.len();
        let (notes, text): (Vec<Line>, Vec<Line>) =
            text.into_iter().partition(|line| line.mark == Mark::Note);
        let facts = Facts { notes, ..Facts::default() };
        self.plan.actions.push(Action {
            place: place.clone(),
            parent: self.open.last().copied(),
            numbers,
            text,
            facts,
            ..Action::default()
        });
        self.plan.order.push(Entry::Action(at));
        at
    }

    /// The rows of a table.
    pub(super) fn rows(&mut self, table: &Headed<'_>, items: Vec<Item>) {
        let columns = &table.columns;
        let of_level = of_level(&items, columns);
        let starts: Vec<usize> = items
            .iter()
            .filter_map(|item| match item {
                Item::Row(row) => Some(row),
                _ => None,
            })
            .filter(|row| columns.first(&Role::Action).is_some_and(|at| !row.slots[at].is_blank()))
            .map(|row| row.number)
            .collect();
        for item in items {
            match item {
                Item::Across { number, lines, place } => self.across(number.as_deref(), &lines, &place),
                Item::Above { lines, place } => self.above(&lines, &place),
                Item::Label { role, label, lines, place } => self.label(&role, &label, &lines, &place),
                Item::Row(row) => self.row(&row, table, &of_level, &starts),
            }
        }
    }

    fn row(&mut self, row: &Row, table: &Headed<'_>, of_level: &[bool], starts: &[usize]) {
        let columns = &table.columns;
        let is_new_level = self.levels(row, columns);
        let mut taken = vec![false; row.slots.len()];
        for at in columns.of(&Role::Level).into_iter().chain(columns.of(&Role::Aim)) {
            taken[at] = true;
        }

        if measures::are_all(columns) {
            self.measure(row, columns);
            return;
        }
        let number = columns.first(&Role::Number);
        let (mut numbers, number_rest) = number
            .map(|at| self.ten.numbers(&row.slots[at], self.open.last().copied(), self.found))
            .unwrap_or_default();
        if let Some(at) = number {
            taken[at] = true;
        }
        let action = columns.first(&Role::Action);
        let mut text: Vec<Line> = action.map(|at| row.slots[at].lines.clone()).unwrap_or_default();
        if let Some(at) = action {
            taken[at] = true;
            if row.slots[at].is_from_above {
                text.clear();
            }
        }
        while text.last().is_some_and(Line::is_blank) {
            text.pop();
        }
        let has_text =
            text.iter().any(|line| line.words().chars().any(|it| it.is_alphanumeric() || it == '…'));
        if numbers.is_empty() && has_text && number.is_none_or(|at| row.slots[at].is_blank()) {
            numbers = numbers_before(&mut text);
        }
        let mut others: Vec<usize> = (0..row.slots.len()).filter(|at| !taken[*at]).collect();
        let has_facts = others.iter().any(|at| !row.slots[*at].is_blank()) || !number_rest.is_empty();
        others.retain(|at| !measures::is_part(&columns.roles[*at]));
        if !has_text && numbers.is_empty() && (is_new_level || !has_facts || self.plan.actions.is_empty()) {
            // The row is about its level alone.
            if let Some(outcome) = self.open.last().copied() {
                self.of_level_alone(outcome, row, &others, columns);
                self.plan.outcomes[outcome].body.extend(number_rest);
                self.plan.outcomes[outcome].body.extend(text);
                return;
            }
        }

        let parts = split(&text, numbers.is_empty(), self.map.bullets_are_actions);
        let place = match action {
            Some(at) => row.slots[at].place.clone(),
            None => row.place.clone(),
        };
        let several = parts.len() > 1;
        if several {
            self.tell_bullets(&place);
        }
        let made: Vec<usize> = parts
            .into_iter()
            .enumerate()
            .map(|(at, lines)| self.action(if at == 0 { numbers.clone() } else { Vec::new() }, lines, &place))
            .collect();
        let first = made[0];
        if !number_rest.is_empty() {
            let at = number.expect("what stands beside a number stands in its column");
            self.number_rest(first, &columns.name(at), &number_rest);
        }
        // Beside several actions, nobody knows which of them is measured.
        let measured = match self.open.last() {
            Some(outcome) if several => &mut self.plan.outcomes[*outcome].facts,
            _ => &mut self.plan.actions[first].facts,
        };
        measures::take(measured, &row.slots, columns, self.found);
        for at in others {
            let slot = &row.slots[at];
            if slot.is_blank() {
                continue;
            }
            let role = &columns.roles[at];
            // What reaches over several actions, or stands once for them, is said of their level.
            let covered = actions_in(starts, &slot.rows);
            let reaches = covered.last().is_some_and(|start| *start > row.number);
            let belongs_to_level = of_level.get(at).copied().unwrap_or_default();
            let fact = !matches!(
                role,
                Role::Owner
                    | Role::OwnerAndWhen
                    | Role::Partners
                    | Role::When
                    | Role::Start
                    | Role::Status
                    | Role::Project
            );
            if fact
                && (reaches || belongs_to_level || several)
                && let Some(outcome) = self.open.last().copied()
            {
                self.fact_of_outcome(outcome, role, &columns.name(at), slot);
            } else if several {
                self.spread(&made, role, &columns.name(at), slot, row, columns);
            } else if reaches {
                let message = format!(
                    "this cell stands beside {} actions; it is kept with the first of them",
                    covered.len()
                );
                self.found.doubt(&slot.place, message, None);
                self.fact_of_action(first, role, &columns.name(at), slot);
            } else {
                self.fact_of_action(first, role, &columns.name(at), slot);
            }
        }
        self.more(Some(*made.last().unwrap_or(&first)), row, columns);
    }

    /// Puts what a row says without an action to the level that it is about.
    fn of_level_alone(&mut self, outcome: usize, row: &Row, others: &[usize], columns: &Columns) {
        for at in others.iter().copied() {
            self.fact_of_outcome(outcome, &columns.roles[at], &columns.name(at), &row.slots[at]);
        }
        let facts = &mut self.plan.outcomes[outcome].facts;
        measures::take(facts, &row.slots, columns, self.found);
        self.more(None, row, columns);
    }

    /// Tells once that bullets are actions, where no map says so.
    fn tell_bullets(&mut self, place: &Place) {
        let is_said = self.map.bullets_are_actions.is_some();
        if is_said || std::mem::replace(&mut self.has_told_bullets, true) {
            return;
        }
        let message = "several bullets stand in a cell of actions: each is an action of its own";
        self.found.doubt(place, message, Some("bullets are actions: false".to_owned()));
    }

    /// A row that is a measure: it belongs to the outcome that it stands under. What stands beside its
    /// figures is its note.
    fn measure(&mut self, row: &Row, columns: &Columns) {
        if self.open.is_empty() {
            let head = columns.first(&Role::Measure).map(|at| columns.name(at)).unwrap_or_default();
            self.titled_outcome(ABOVE, &[Line::plain(head)], None, &row.place);
        }
        let Some(at) = self.open.last().copied() else { return };
        let facts = &mut self.plan.outcomes[at].facts;
        let before = facts.measures.len();
        measures::take(facts, &row.slots, columns, self.found);
        let is_one = facts.measures.len() == before + 1;
        for (at, slot) in row.slots.iter().enumerate() {
            let role = &columns.roles[at];
            if slot.is_blank() || measures::is_part(role) || matches!(role, Role::Level | Role::Aim) {
                continue;
            }
            let lines = slot.lines.iter().filter(|line| !line.is_blank());
            match facts.measures.last_mut().filter(|_| is_one) {
                Some(measure) if *role == Role::Number && measure.code.is_none() => {
                    measure.code = Some(slot.words().replace('\n', " "));
                }
                Some(measure) if *role == Role::Notes => measure.note.extend(lines.cloned()),
                Some(measure) => {
                    let said =
                        lines.map(|line| Line::plain(format!("{}: {}", columns.name(at), line.words())));
                    measure.note.extend(said);
                }
                None => add_other(facts, &columns.name(at), lines.cloned()),
            }
        }
    }

    /// Rows that go on with an action.
    fn more(&mut self, action: Option<usize>, row: &Row, columns: &Columns) {
        let roles = &columns.roles;
        for slots in &row.more {
            let measured = match (action, self.open.last()) {
                (Some(action), _) => Some(&mut self.plan.actions[action].facts),
                (None, Some(outcome)) => Some(&mut self.plan.outcomes[*outcome].facts),
                (None, None) => None,
            };
            if let Some(facts) = measured {
                measures::take(facts, slots, columns, self.found);
            }
            let milestones = columns.first(&Role::Milestones).filter(|at| !slots[*at].is_blank());
            let owners = columns.first(&Role::Owner).filter(|at| !slots[*at].is_blank());
            let written = slots.iter().enumerate().filter(|(_, slot)| !slot.is_blank());
            for (at, slot) in written.filter(|(at, _)| !measures::is_part(&roles[*at])) {
                match action {
                    Some(action) if Some(at) == owners && milestones.is_some() => {
                        // It says who sees to the milestone beside it.
                        let cell = OwnerCell {
                            lines: slot.lines.clone(),
                            head: columns.name(at),
                            place: slot.place.clone(),
                            part: Part::Owns,
                        };
                        match self.plan.actions[action].milestones.last_mut() {
                            Some(milestone) => milestone.owners.push(cell),
                            None => self.plan.actions[action].facts.owner_cells.push(cell),
                        }
                    }
                    Some(action) if matches!(roles[at], Role::Action) => {
                        self.plan.actions[action].text.extend(slot.lines.clone());
                    }
                    Some(action) if roles[at] == Role::Number => {
                        self.number_rest(action, &columns.name(at), &slot.lines);
                    }
                    Some(action) if matches!(roles[at], Role::Level | Role::Aim) => {
                        self.plan.actions[action].facts.notes.extend(slot.lines.clone());
                    }
                    Some(action) => self.fact_of_action(action, &roles[at], &columns.name(at), slot),
                    None => {
                        if let Some(outcome) = self.open.last().copied() {
                            self.fact_of_outcome(outcome, &roles[at], &columns.name(at), slot);
                        }
                    }
                }
            }
        }
    }

    /// Begins the levels whose cells begin in a row; says whether there are any.
    fn levels(&mut self, row: &Row, columns: &Columns) -> bool {
        let mut is_new = false;
        for at in columns.of(&Role::Level) {
            let slot = &row.slots[at];
            if slot.is_blank() {
                continue;
            }
            let rank = COLUMN + u32::try_from(at).unwrap_or_default().min(90);
            let text = slot.words();
            // A flat list repeats the level in every row.
            let same = self.open.iter().copied().find(|it| {
                let outcome = &self.plan.outcomes[*it];
                outcome.rank == rank && outcome.place.within == slot.place.within && {
                    let said = titled(text.lines().next().unwrap_or_default());
                    plain(&said.text) == plain(&outcome.title) && said.number == outcome.number
                }
            });
            if let Some(same) = same.filter(|_| !is_new) {
                while self.open.last() != Some(&same) {
                    self.open.pop();
                }
                self.found.leave_out(
                    text.replace('\n', " "),
                    "the level once more, beside another of its actions",
                    &slot.place,
                );
                continue;
            }
            is_new = true;
            let made = self.titled_outcome(rank, &slot.lines, None, &slot.place);
            let head = columns.name(at);
            let outcome = &mut self.plan.outcomes[made];
            outcome.level.get_or_insert_with(|| levels::of_head(&head));
        }
        for at in columns.of(&Role::Aim) {
            let slot = &row.slots[at];
            if slot.is_blank() {
                continue;
            }
            let rank = COLUMN + u32::try_from(at.saturating_sub(1)).unwrap_or_default().min(90);
            let of = self.open.iter().copied().find(|it| self.plan.outcomes[*it].rank == rank);
            if let Some(outcome) = of {
                let said = &mut self.plan.outcomes[outcome].aim;
                if said.iter().map(Line::words).collect::<Vec<_>>().join("\n") == slot.words() {
                    self.found.leave_out(slot.words(), "the aim once more", &slot.place);
                } else {
                    said.extend(slot.lines.iter().filter(|line| !line.is_blank()).cloned());
                }
            } else {
                self.plan.body.extend(slot.lines.clone());
            }
        }
        is_new
    }

    /// What stands beside a number: marks, references, a note on progress.
    fn number_rest(&mut self, action: usize, head: &str, lines: &[Line]) {
        let own = self.plan.actions[action].numbers.first().cloned().unwrap_or_default();
        let mut texts: Vec<Line> = Vec::new();
        let mut marks: Vec<String> = Vec::new();
        for (line, found) in in_lines(lines, &self.marks) {
            marks.extend(found);
            if line.is_blank() {
                continue;
            }
            if let Some(see) = references::only(&line.text, &own) {
                self.plan.actions[action].facts.see.extend(see);
                continue;
            }
            texts.push(line);
        }
        self.marks.uses(&marks);
        let facts = &mut self.plan.actions[action].facts;
        add_marks(&mut facts.status, marks);
        if texts.is_empty() {
            return;
        }
        let words = plain_words(head);
        let is_news = words
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

    /// Takes a cell beside several actions apart.
    fn spread(&mut self, made: &[usize], role: &Role, head: &str, slot: &Slot, row: &Row, columns: &Columns) {
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
        let (parts, is_sure) = spread(&slot.lines, &lengths, guide.as_deref());
        if !is_sure {
            let count = slot.lines.iter().filter(|line| !line.is_blank()).count();
            let message = format!(
                "{} actions stand beside {count} {} of “{head}”: they are paired by their height in the cells",
                made.len(),
                if count == 1 { "line" } else { "lines" }
            );
            self.found.doubt(&slot.place, message, None);
        }
        for (at, lines) in made.iter().zip(parts) {
            if lines.iter().any(|line| !line.is_blank()) {
                let slot = Slot { lines, place: slot.place.clone(), ..Slot::default() };
                self.fact_of_action(*at, role, head, &slot);
            }
        }
    }

    /// Puts a cell to an action.
    fn fact_of_action(&mut self, at: usize, role: &Role, head: &str, slot: &Slot) {
        match role {
            Role::Milestones => self.milestones(at, slot),
            Role::Year(year, part) => self.year(at, year, *part, slot),
            Role::Project => {
                let lines = slot.lines.iter().filter(|line| !line.is_blank()).map(Line::words);
                self.plan.actions[at].project.extend(lines);
            }
            Role::Action => self.plan.actions[at].text.extend(slot.lines.clone()),
            Role::Level => {
                let lines = slot.lines.iter().filter(|line| !line.is_blank()).cloned();
                add_other(&mut self.plan.actions[at].facts, head, lines);
            }
            role => {
                let mut facts = std::mem::take(&mut self.plan.actions[at].facts);
                self.fact(&mut facts, role, head, slot);
                self.plan.actions[at].facts = facts;
            }
        }
    }

    /// Puts a cell to an outcome.
    fn fact_of_outcome(&mut self, at: usize, role: &Role, head: &str, slot: &Slot) {
        match role {
            Role::Response => {
                let text: Vec<Line> = slot.lines.iter().filter(|line| !line.is_blank()).cloned().collect();
                let words = text.iter().map(Line::words).collect::<Vec<_>>().join(" ");
                let response = self.plan.outcomes[at].response.get_or_insert_with(Response::default);
                response.decision = response.decision.or_else(|| decision(&words));
                response.text.extend(text);
            }
            Role::Aim => {
                self.plan.outcomes[at].aim.extend(slot.lines.iter().filter(|line| !line.is_blank()).cloned());
            }
            Role::Action => self.plan.outcomes[at].body.extend(slot.lines.clone()),
            Role::Milestones | Role::Project | Role::Level | Role::Number => {
                let lines = slot.lines.iter().filter(|line| !line.is_blank()).cloned();
                add_other(&mut self.plan.outcomes[at].facts, head, lines);
            }
            Role::Year(year, part) => {
                let lines: Vec<Line> = slot.lines.iter().filter(|line| !line.is_blank()).cloned().collect();
                let entry = match part {
                    YearPart::Both => YearEntry { lines, ..YearEntry::default() },
                    part => self.part_of_year(*part, lines),
                };
                let facts = &mut self.plan.outcomes[at].facts;
                add_year(&mut facts.years, year, entry);
            }
            role => {
                let mut facts = std::mem::take(&mut self.plan.outcomes[at].facts);
                self.fact(&mut facts, role, head, slot);
                self.plan.outcomes[at].facts = facts;
            }
        }
    }

    fn fact(&mut self, facts: &mut Facts, role: &Role, head: &str, slot: &Slot) {
        let (notes, lines): (Vec<Line>, Vec<Line>) = slot
            .lines
            .iter()
            .filter(|line| !line.is_blank())
            .cloned()
            .partition(|line| line.mark == Mark::Note);
        facts.notes.extend(notes);
        if lines.is_empty() {
            return;
        }
        let owner_cell =
            |part| OwnerCell { lines: lines.clone(), head: head.to_owned(), place: slot.place.clone(), part };
        match role {
            Role::Owner => facts.owner_cells.push(owner_cell(Part::Owns)),
            Role::Partners => facts.owner_cells.push(owner_cell(Part::Supports)),
            Role::When => self.when(facts, head, &lines, &slot.place),
            Role::OwnerAndWhen => {
                let (owners, times) = time::owners_and_times(&lines, &self.context);
                if !owners.is_empty() {
                    facts.owner_cells.push(OwnerCell { lines: owners, ..owner_cell(Part::Owns) });
                }
                if !times.is_empty() {
                    self.when(facts, head, &times, &slot.place);
                }
            }
            Role::Start => {
                for line in lines {
                    facts.when.push(Due { when: line.words(), what: None, kind: Some("start") });
                }
            }
            Role::Status => self.status(facts, head, &lines, &slot.place),
            Role::Success => self.success(facts, lines),
            Role::Outputs => facts.outputs.extend(lines),
            Role::Evidence => facts.evidence.extend(lines),
            Role::Resources => facts.resources.extend(lines.into_iter().map(|line| priced(head, line))),
            Role::Risks => facts.risks.extend(lines),
            Role::Notes => facts.notes.extend(lines),
            Role::Why => facts.why.extend(lines),
            Role::Progress => self.progress(facts, head, &lines),
            Role::LeftOut => {
                for line in lines {
                    self.found.leave_out(line.words(), "the map leaves the column out", &slot.place);
                }
            }
            _ => add_other(facts, head, lines.into_iter()),
        }
    }

    /// Times: a word of status among them is a status, what is no time is news.
    fn when(&mut self, facts: &mut Facts, head: &str, lines: &[Line], place: &Place) {
        let is_review = plain(head) == "review date";
        let mut rest: Vec<Line> = Vec::new();
        let mut has_time = false;
        for line in lines {
            let text = line.words();
            if let Some(meaning) = word(&text).filter(|_| time::is_done(&text, &self.context)) {
                let mark = self.marks.for_meaning(meaning);
                self.marks.uses(std::slice::from_ref(&mark));
                add_marks(&mut facts.status, vec![mark]);
                facts.when.push(Due { when: text, ..Due::default() });
                has_time = true;
                continue;
            }
            // "Complete. The group has met." is a status and what was done.
            let (first, after) = first_sentence(&text);
            if !after.is_empty()
                && time::is_done(first, &self.context)
                && let Some(meaning) = word(first)
            {
                let mark = self.marks.for_meaning(meaning);
                self.marks.uses(std::slice::from_ref(&mark));
                add_marks(&mut facts.status, vec![mark]);
                facts.when.push(Due { when: first.trim_end_matches('.').to_owned(), ..Due::default() });
                rest.push(Line::plain(after));
                has_time = true;
                continue;
            }
            match time::line(&text, &self.context) {
                time::Said::Times(times) => {
                    has_time = true;
                    facts.when.extend(times.into_iter().map(|due| match due.kind {
                        None if is_review => Due { kind: Some("review"), ..due },
                        _ => due,
                    }));
                }
                time::Said::Nothing => match self.marks.whole(&text).filter(|_| word(&text).is_some()) {
                    Some(marks) => {
                        self.marks.uses(&marks);
                        add_marks(&mut facts.status, marks);
                    }
                    None => rest.push(line.clone()),
                },
            }
        }
        if rest.is_empty() {
            return;
        }
        if !has_time && rest.len() == 1 && rest[0].words().split_whitespace().count() <= 16 {
            let words = rest[0].words();
            self.found.doubt(
                place,
                format!("“{}” is not understood as a time; it is shown as it is", shortened(&words)),
                None,
            );
            facts.when.push(Due { when: words, ..Due::default() });
            return;
        }
        facts.updates.push(Update { lines: rest, ..Update::default() });
    }

    fn status(&mut self, facts: &mut Facts, head: &str, lines: &[Line], place: &Place) {
        for line in lines {
            let text = line.words();
            let whole = self.marks.whole(&text).or_else(|| Some(vec![self.marks.answered(&text)?]));
            if let Some(marks) = whole {
                self.marks.uses(&marks);
                add_marks(&mut facts.status, marks);
            } else if let Some(Marked { marks, rest }) = self.marks.beginning(&text) {
                self.marks.uses(&marks);
                add_marks(&mut facts.status, marks);
                facts.why.push(Line::plain(rest));
            } else if time::is_time(&text, &self.context) && time::is_done(&text, &self.context) {
                let mark = self.marks.for_meaning(Meaning::Complete);
                self.marks.uses(std::slice::from_ref(&mark));
                add_marks(&mut facts.status, vec![mark]);
                facts.when.push(Due { when: text, kind: Some("done"), ..Due::default() });
            } else if !facts.status.is_empty() {
                facts.why.push(line.clone());
            } else {
                let short = shortened(&text);
                let quoted = super::super::yaml::scalar(&short);
                let message = format!("“{short}” is not known as a status; it is kept under “{head}”");
                self.found.doubt(place, message, Some(format!("statuses: {{{quoted}: on-track}}")));
                add_other(facts, head, std::iter::once(line.clone()));
            }
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
            let mark = self.marks.for_meaning(Meaning::Complete);
            self.marks.uses(std::slice::from_ref(&mark));
            add_marks(&mut facts.status, vec![mark]);
            facts.updates.push(Update { lines: vec![line], ..Update::default() });
        }
    }

    /// News: under the head of a quarter, the quarter is said.
    fn progress(&mut self, facts: &mut Facts, head: &str, lines: &[Line]) {
        let words = plain_words(head);
        let quarter = words.iter().any(|it| matches!(it.as_str(), "q1" | "q2" | "q3" | "q4" | "quarter"));
        let mut update = Update::default();
        if quarter || plain(head).contains("20") && words.len() > 1 {
            let name = head.trim().trim_end_matches(':');
            update.lines.push(Line::plain(format!("{name}:")));
        }
        for (line, marks) in in_lines(lines, &self.marks) {
            // A status alone is no news.
            let whole = self.marks.whole(&line.words()).filter(|_| marks.is_empty() && lines.len() == 1);
            if let Some(whole) = whole {
                self.marks.uses(&whole);
                add_marks(&mut update.status, whole.clone());
                add_marks(&mut facts.status, whole);
                continue;
            }
            self.marks.uses(&marks);
            add_marks(&mut update.status, marks);
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

    fn milestones(&mut self, at: usize, slot: &Slot) {
        for line in slot.lines.iter().filter(|line| !line.is_blank()) {
            if line.mark == Mark::Note {
                self.plan.actions[at].facts.notes.push(line.clone());
                continue;
            }
            let text = line.words();
            // A dash in a cell is no milestone.
            if plain_words(&text).is_empty() {
                continue;
            }
            let said = time::line(&text, &self.context);
            let is_long = text.split_whitespace().count() > 14;
            let action = &mut self.plan.actions[at];
            match said {
                // A milestone that is a date and nothing else says when the action is due.
                time::Said::Times(times) if times.iter().all(|due| due.what.is_none()) && !is_long => {
                    action.facts.when.extend(times);
                }
                time::Said::Times(times) if !is_long => {
                    for due in times {
                        match &due.what {
                            Some(what) => {
                                let what = what.clone();
                                let when = Some(Due { what: None, kind: None, when: due.when });
                                action.milestones.push(Milestone {
                                    what,
                                    when,
                                    owners: Vec::new(),
                                    owned: Vec::new(),
                                });
                            }
                            None => action.facts.when.push(due),
                        }
                    }
                }
                _ => action.milestones.push(Milestone {
                    what: text,
                    when: None,
                    owners: Vec::new(),
                    owned: Vec::new(),
                }),
            }
        }
    }

    /// What a column of a year says: a line with a mark is a step, the rest is the year's.
    fn year(&mut self, at: usize, year: &str, part: YearPart, slot: &Slot) {
        let lines: Vec<Line> = slot.lines.iter().filter(|line| !line.is_blank()).cloned().collect();
        if part != YearPart::Both {
            let entry = self.part_of_year(part, lines);
            add_year(&mut self.plan.actions[at].facts.years, year, entry);
            return;
        }
        let marked = in_lines(&lines, &self.marks);
        let count = marked.iter().filter(|(_, marks)| !marks.is_empty()).count();
        let mut entry = YearEntry::default();
        for (line, marks) in marked {
            self.marks.uses(&marks);
            if !marks.is_empty() && count > 1 && !line.is_blank() {
                add_marks(&mut entry.status, marks.clone());
                let step = Step { title: line.words(), year: Some(year.to_owned()), status: marks };
                self.plan.actions[at].steps.push(step);
            } else {
                add_marks(&mut entry.status, marks);
                if !line.is_blank() {
                    entry.lines.push(line);
                }
            }
        }
        add_year(&mut self.plan.actions[at].facts.years, year, entry);
    }

    /// What a column says that is of one part of a year. A status that is none says what was done.
    fn part_of_year(&mut self, part: YearPart, lines: Vec<Line>) -> YearEntry {
        let mut entry = YearEntry::default();
        match part {
            YearPart::Both => entry.lines = lines,
            YearPart::Planned => entry.planned = lines,
            YearPart::Progress => entry.progress = lines,
            YearPart::Status => {
                for line in lines {
                    let text = line.words();
                    let marked = self.marks.whole(&text).map(|marks| Marked { marks, rest: String::new() });
                    match marked.or_else(|| self.marks.beginning(&text)) {
                        Some(Marked { marks, rest }) => {
                            self.marks.uses(&marks);
                            add_marks(&mut entry.status, marks);
                            entry.progress.extend((!rest.is_empty()).then(|| Line::plain(rest)));
                        }
                        None => entry.progress.push(line),
                    }
                }
            }
        }
        entry
    }

    /// Closes the outcomes that came from cells beside actions.
    pub(super) fn close_columns(&mut self) {
        while self.current().is_some_and(|outcome| outcome.rank >= COLUMN) {
            self.open.pop();
        }
    }

    /// Closes all outcomes that stand under a new part of the document.
    pub(super) fn close_above(&mut self) {
        while self.current().is_some_and(|outcome| outcome.rank >= ABOVE) {
            self.open.pop();
        }
        self.last_rank = ACROSS;
    }

    /// The plan, with what was learned of its marks.
    pub(super) fn finish(self) -> (Plan, Marks) {
        (self.plan, self.marks)
    }
}

/// Those of the rows with an action, from top to bottom, that a cell covers.
fn actions_in<'a>(starts: &'a [usize], rows: &Range<usize>) -> &'a [usize] {
    let first = starts.partition_point(|start| *start < rows.start);
    let end = starts.partition_point(|start| *start < rows.end);
    &starts[first..end.max(first)]
}

/// Adds marks that are not there yet.
/// Adds what is said of a year to what was said of it before.
fn add_year(years: &mut Vec<(String, YearEntry)>, year: &str, entry: YearEntry) {
    match years.iter_mut().find(|(it, _)| it == year) {
        Some((_, there)) => {
            there.lines.extend(entry.lines);
            there.planned.extend(entry.planned);
            there.progress.extend(entry.progress);
            add_marks(&mut there.status, entry.status);
        }
        None => years.push((year.to_owned(), entry)),
    }
}

fn add_marks(there: &mut Vec<String>, marks: Vec<String>) {
    for mark in marks {
        if !there.contains(&mark) {
            there.push(mark);
        }
    }
}

pub(super) fn add_other(facts: &mut Facts, head: &str, lines: impl Iterator<Item = Line>) {
    match facts.other.iter_mut().find(|(it, _)| it == head) {
        Some((_, there)) => there.extend(lines),
        None => facts.other.push((head.to_owned(), lines.collect())),
    }
}

/// A sum below a head such as *Budget (£)*, with the currency that the head says.
fn priced(head: &str, line: Line) -> Line {
    let is_sum = line.text.chars().all(|it| it.is_ascii_digit() || matches!(it, ',' | '.'));
    if is_sum && head.contains('£') { Line { text: format!("£{}", line.text), ..line } } else { line }
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

/// For each column, whether what it says is said once for each level, and not for each action: then
/// only the first action of each level has something in it.
fn of_level(items: &[Item], columns: &Columns) -> Vec<bool> {
    let width = columns.roles.len();
    let (Some(level), Some(action)) =
        (columns.of(&Role::Level).into_iter().next_back(), columns.first(&Role::Action))
    else {
        return vec![false; width];
    };
    let mut of_level = vec![false; width];
    let rows: Vec<&Row> = items
        .iter()
        .filter_map(|item| match item {
            Item::Row(row) => Some(row),
            _ => None,
        })
        .collect();
    for (at, role) in columns.roles.iter().enumerate() {
        if !matches!(
            role,
            Role::Success
                | Role::Outputs
                | Role::Evidence
                | Role::Progress
                | Role::Risks
                | Role::Notes
                | Role::Resources
                | Role::Other
        ) {
            continue;
        }
        let mut levels = 0;
        let mut strays = 0;
        let mut first_of_several = 0;
        let mut at_row = 0;
        while at_row < rows.len() {
            let end =
                (at_row + 1..rows.len()).find(|it| !rows[*it].slots[level].is_blank()).unwrap_or(rows.len());
            let actions = rows[at_row..end].iter().filter(|row| !row.slots[action].is_blank()).count();
            if actions > 1 {
                levels += 1;
                first_of_several += usize::from(!rows[at_row].slots[at].is_blank());
                strays += rows[at_row + 1..end].iter().filter(|row| !row.slots[at].is_blank()).count();
            }
            at_row = end;
        }
        of_level[at] = levels > 1 && strays == 0 && first_of_several > 1;
    }
    of_level
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
