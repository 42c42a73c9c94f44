//! Headings, paragraphs and lines across tables: the outcomes that they begin, and what they tell of
//! them where no table does.

use super::facts::Fact;
use super::{ABOVE, ACROSS, Builder, HEADING, LABEL, SHEET, rank};
use crate::import::document::{Line, Mark, Place};
use crate::import::understand::draft::Entry;
use crate::import::understand::heads::said;
use crate::import::understand::levels::{self, titled};
use crate::import::understand::references;
use crate::import::understand::roles::Role;
use crate::import::understand::text::plain_words;

impl Builder<'_> {
    /// A heading of the document.
    pub(in crate::import::understand) fn heading(&mut self, level: u8, line: &Line, place: &Place) {
        self.told = None;
        if self.announces_under_heading(line, place) {
            return;
        }
        self.titled_outcome(HEADING + u32::from(level), std::slice::from_ref(line), None, place);
    }

    /// A paragraph of the document.
    pub(in crate::import::understand) fn paragraph(&mut self, line: &Line, place: &Place, is_last: bool) {
        if is_last && self.has_tables {
            self.plan.body.push(line.clone());
            return;
        }
        if self.take_told(line, place) || self.take_promise(line, place) {
            return;
        }
        let Some(at) = self.innermost() else {
            self.plan.body.push(line.clone());
            return;
        };
        if let Some((label, aim)) = levels::aim(&line.text) {
            self.found.leave_out(label, "says what follows", place);
            self.plan.outcomes[at].aim.push(Line::plain(aim));
        } else if let Some((label, rest)) = line.text.split_once(':')
            && !rest.trim().is_empty()
            && let Some(role) = told_of_outcome(label)
        {
            self.found.leave_out(label, "says what follows", place);
            let lines = [Line::plain(rest.trim())];
            let fact = Fact { role: &role, head: label.to_owned(), lines: &lines, place };
            self.say(Entry::Outcome(at), &fact);
        } else {
            self.plan.outcomes[at].body.push(line.clone());
        }
    }

    /// Takes a line that says of an action what its label names, where no table does: *Action: …*,
    /// *Lead: …*. Says whether it is one.
    fn take_told(&mut self, line: &Line, place: &Place) -> bool {
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
        self.found.leave_out(label, "says what follows", place);
        let fact = Fact { role: &known.role, head: label.to_owned(), lines: &[rest], place };
        self.say(Entry::Action(at), &fact);
        true
    }

    /// A line across a table.
    pub(in crate::import::understand) fn across(
        &mut self,
        number: Option<&str>,
        lines: &[Line],
        place: &Place,
    ) {
        let first = lines.iter().find(|line| !line.is_blank()).map(Line::words).unwrap_or_default();
        if let Some((label, aim)) = levels::aim(&first) {
            let aim = Line::plain(aim);
            self.found.leave_out(label, "says what follows", place);
            let rest = lines.iter().filter(|line| !line.is_blank()).skip(1).cloned();
            if let Some(at) = self.innermost() {
                let outcome = &mut self.plan.outcomes[at];
                outcome.aim.push(aim);
                outcome.body.extend(rest);
            } else {
                self.plan.body.push(aim);
                self.plan.body.extend(rest);
            }
            return;
        }
        if let Some(level) = titled(&first).level {
            let at = self.labels.iter().position(|it| *it == level).unwrap_or_else(|| {
                self.labels.push(level);
                self.labels.len() - 1
            });
            self.last_rank = rank(ACROSS, at);
        } else if let Some(deeper) = self.below_its_number(number, &first) {
            self.titled_outcome(deeper, lines, number, place);
            return;
        }
        self.titled_outcome(self.last_rank, lines, number, place);
    }

    /// The rank of a line across a table whose number goes on with that of an open outcome with a label:
    /// *1.2* stands under *Area 1*.
    fn below_its_number(&self, number: Option<&str>, first: &str) -> Option<u32> {
        let own = titled(first).number;
        let number = number.or(own.as_deref())?.trim_end_matches('.');
        let (stem, _) = number.rsplit_once('.')?;
        let is_stem = |at: &&usize| {
            let outcome = &self.plan.outcomes[**at];
            outcome.level.is_some() && outcome.number.as_deref() == Some(stem)
        };
        self.open.iter().find(is_stem)?;
        Some(rank(ACROSS, self.labels.len() + stem.matches('.').count()))
    }

    /// Names the outcome that the line before only counted.
    pub(in crate::import::understand) fn name_bare(&mut self, lines: &[Line]) {
        let Some(at) = self.innermost() else { return };
        let mut lines = lines.iter().filter(|line| !line.is_blank());
        let outcome = &mut self.plan.outcomes[at];
        outcome.title = lines.next().map(|line| levels::capital(&line.words())).unwrap_or_default();
        outcome.body.extend(lines.cloned());
    }

    /// A line above the heads of a table.
    pub(in crate::import::understand) fn above(&mut self, lines: &[Line], place: &Place) {
        self.last_rank = ACROSS;
        self.titled_outcome(ABOVE, lines, None, place);
    }

    /// The name of a sheet that is one of several.
    pub(in crate::import::understand) fn sheet(&mut self, name: &str, place: &Place) {
        self.last_rank = ACROSS;
        // "1 Housing", "2. Health"
        let figures = name.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = name.split_at(figures);
        let title = rest.trim_start_matches([' ', '.', '-', '–', ':', ')']);
        let is_numbered =
            (1..=2).contains(&figures) && title.len() < rest.len() && title.starts_with(char::is_uppercase);
        let (number, title) = if is_numbered { (Some(number), title) } else { (None, name) };
        self.titled_outcome(SHEET, &[Line::plain(title)], number, place);
    }

    /// A row that says what it is.
    pub(super) fn label(&mut self, fact: &Fact<'_>) {
        let number = references::number_of_label(&fact.head);
        if *fact.role == Role::Level || *fact.role == Role::Action && number.is_some() {
            let level = titled(&fact.head).level.or_else(|| levels::of_head(&fact.head));
            if self.is_open(fact.lines) {
                let words = fact.written().map(Line::words).collect::<Vec<_>>().join(" ");
                self.found.leave_out(words, "the level once more, beside another of its actions", fact.place);
                return;
            }
            let at = self.titled_outcome(LABEL, fact.lines, number.as_deref(), fact.place);
            let named = &mut self.plan.outcomes[at].level;
            *named = named.take().or(level);
        } else {
            self.say_of_level(fact);
        }
    }
}

/// What a label before a paragraph says of the outcome that it stands under.
fn told_of_outcome(label: &str) -> Option<Role> {
    let known = said(label).filter(|it| it.words * 2 >= it.of && plain_words(label).len() <= 4)?;
    matches!(
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
    .then_some(known.role)
}
