//! What a row says of the levels that its actions stand under, and of what is counted at them.

use super::facts::Fact;
use super::{ABOVE, Builder, COLUMN, rank};
use crate::import::document::Line;
use crate::import::understand::columns::Columns;
use crate::import::understand::draft::Entry;
use crate::import::understand::levels::{of_head, titled};
use crate::import::understand::measures;
use crate::import::understand::roles::Role;
use crate::import::understand::rows::{Row, Slot};
use crate::import::understand::text::plain;

/// Whether a row begins a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// It begins one or more.
    Begins,
    /// It goes on with those above.
    GoesOn,
}

/// By what a level is known: the outcome that it stands in, its rank, where its table is, title and number.
pub(super) type LevelOf = (Option<usize>, u32, String, Option<String>, String, Option<String>);

/// The title of a level that is made of lines, as it is compared, and its number.
fn title_of(lines: &[Line]) -> (String, Option<String>) {
    let first = lines.iter().find(|line| !line.is_blank()).map(Line::words).unwrap_or_default();
    let said = titled(&first);
    (plain(if said.text.is_empty() { &first } else { &said.text }), said.number)
}

impl Builder<'_> {
    /// Begins the levels whose cells begin in a row, with their aims. Where the column of numbers numbers
    /// levels, gives what else stands in it.
    pub(super) fn levels(&mut self, row: &Row, columns: &Columns) -> (Level, Option<Vec<Line>>) {
        let mut level = Level::GoesOn;
        let number = columns.number_of_level().map(|at| self.ten.numbers(&row.slots[at], None, self.found));
        let last = columns.of(&Role::Level).last().copied();
        for at in columns.of(&Role::Level) {
            let slot = &row.slots[at];
            let own = number.as_ref().filter(|_| Some(at) == last).and_then(|(numbers, _)| numbers.first());
            let own = own.map(String::as_str);
            if slot.is_blank() || self.go_on_with_level(slot, rank(COLUMN, at), own) {
                continue;
            }
            level = Level::Begins;
            let known = self.level_of(slot, rank(COLUMN, at), own);
            let made = self.titled_outcome(rank(COLUMN, at), &slot.lines, own, &slot.place);
            let name = of_head(&columns.name(at));
            let named = &mut self.plan.outcomes[made].level;
            *named = named.take().or(name);
            self.levels.insert(known, made);
        }
        for at in columns.of(&Role::Aim).into_iter().filter(|at| !row.slots[*at].is_blank()) {
            self.aim(&row.slots[at], rank(COLUMN, at.saturating_sub(1)));
        }
        let last_begins = last.is_some_and(|at| level == Level::Begins && !row.slots[at].is_blank());
        number.map_or((level, None), |(numbers, beside)| {
            let place = columns.number_of_level().map_or(&row.place, |at| &row.slots[at].place);
            for number in numbers.into_iter().skip(usize::from(last_begins)) {
                self.found.leave_out(number, "the number of the level once more", place);
            }
            (level, Some(beside))
        })
    }

    /// Goes on with a level that there is, where a flat list repeats it in every row; says whether it is
    /// one.
    fn go_on_with_level(&mut self, slot: &Slot, rank: u32, own: Option<&str>) -> bool {
        let Some(same) = self.levels.get(&self.level_of(slot, rank, own)).copied() else { return false };
        if !self.open.contains(&same) {
            self.close(rank);
            self.open.push(same);
        }
        let why = "the level once more, beside another of its actions";
        self.found.leave_out(slot.words().replace('\n', " "), why, &slot.place);
        true
    }

    /// By what a level is known that is made of a cell.
    fn level_of(&self, slot: &Slot, rank: u32, own: Option<&str>) -> LevelOf {
        let (title, number) = title_of(&slot.lines);
        let number = own.map(|it| it.trim_end_matches('.').to_owned()).or(number);
        let under = self.open.iter().copied().rfind(|it| self.plan.outcomes[*it].rank < rank);
        (under, rank, slot.place.file.clone(), slot.place.within.clone(), title, number)
    }

    /// Whether lines are the title of a level that is open.
    pub(super) fn is_open(&self, lines: &[Line]) -> bool {
        let (title, number) = title_of(lines);
        let mut open = self.open.iter().map(|at| &self.plan.outcomes[*at]);
        open.any(|it| plain(&it.title) == title && (number.is_none() || it.number == number))
    }

    /// The aim of the level of a rank.
    fn aim(&mut self, slot: &Slot, rank: u32) {
        let of = self.open.iter().copied().find(|it| self.plan.outcomes[*it].rank == rank);
        let Some(outcome) = of else {
            self.plan.body.extend_from_slice(&slot.lines);
            return;
        };
        let aim = &mut self.plan.outcomes[outcome].aim;
        if aim.iter().map(Line::words).collect::<Vec<_>>().join("\n") == slot.words() {
            self.found.leave_out(slot.words(), "the aim once more", &slot.place);
        } else {
            aim.extend(slot.lines.iter().filter(|line| !line.is_blank()).cloned());
        }
    }

    /// Puts what a row says without an action to the level that it is about.
    pub(super) fn row_of_level(&mut self, outcome: usize, row: &Row, others: &[usize], columns: &Columns) {
        for at in others.iter().copied().filter(|at| !row.slots[*at].is_blank()) {
            self.say(Entry::Outcome(outcome), &Fact::of_cell(&row.slots[at], at, columns));
        }
        measures::take(&mut self.plan.outcomes[outcome].facts, &row.slots, columns, self.found);
        self.more(Entry::Outcome(outcome), row, columns);
    }

    /// A row that is a measure: it belongs to the outcome that it stands under. What stands beside its
    /// figures is its note.
    pub(super) fn measure(&mut self, row: &Row, columns: &Columns) {
        let outcome = self.innermost().unwrap_or_else(|| {
            let head = columns.first(&Role::Measure).map(|at| columns.name(at)).unwrap_or_default();
            self.titled_outcome(ABOVE, &[Line::plain(head)], None, &row.place)
        });
        let facts = &mut self.plan.outcomes[outcome].facts;
        let before = facts.measures.len();
        measures::take(facts, &row.slots, columns, self.found);
        let is_one = facts.measures.len() == before + 1;
        for (at, slot) in row.slots.iter().enumerate() {
            let role = &columns.roles[at];
            if slot.is_blank() || measures::is_part(role) || matches!(role, Role::Level | Role::Aim) {
                continue;
            }
            let head = columns.name(at);
            let lines = slot.lines.iter().filter(|line| !line.is_blank());
            match facts.measures.last_mut().filter(|_| is_one) {
                Some(measure) if *role == Role::Number && measure.code.is_none() => {
                    measure.code = Some(slot.words().replace('\n', " "));
                }
                Some(measure) if *role == Role::Notes => measure.note.extend(lines.cloned()),
                Some(measure) => {
                    let said = lines.map(|line| Line::plain(format!("{head}: {}", line.words())));
                    measure.note.extend(said);
                }
                None => facts.keep(&head, lines.cloned()),
            }
        }
    }
}
