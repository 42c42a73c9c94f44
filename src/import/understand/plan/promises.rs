//! Actions of a plan that has no tables: entries of lists below a line that announces them, such as
//! *We will:*.

use super::Builder;
use super::facts::Fact;
use crate::import::document::{Line, Mark, Place};
use crate::import::understand::draft::Entry;
use crate::import::understand::heads::said;
use crate::import::understand::numbers::numbers_before;
use crate::import::understand::roles::Role;
use crate::import::understand::text::plain_words;
use crate::import::understand::time;

/// What a list of promises is to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Promises {
    /// Nothing: tables have the actions.
    #[default]
    InTables,
    /// No line has announced one under this heading.
    NotYet,
    /// A list of promises may come, or goes on.
    Announced,
}

/// More words than a line that announces a list has.
const LONG: usize = 14;

impl Builder<'_> {
    /// Takes lists as actions, for a plan that has no tables.
    pub(in crate::import::understand) fn without_tables(&mut self) {
        self.promises = Promises::NotYet;
    }

    /// Takes a heading that only announces promises; says whether it is one.
    pub(super) fn announces_under_heading(&mut self, line: &Line, place: &Place) -> bool {
        if self.promises == Promises::InTables {
            return false;
        }
        self.promises = Promises::NotYet;
        let is_one = announces(&line.text) && self.innermost().is_some();
        if is_one {
            self.promises = Promises::Announced;
            self.found.leave_out(line.words(), "says what follows", place);
        }
        is_one
    }

    /// Takes a line that announces promises, or is one; says whether it does.
    pub(super) fn take_promise(&mut self, line: &Line, place: &Place) -> bool {
        if self.promises == Promises::InTables {
            return false;
        }
        let depth = match &line.mark {
            Mark::Bullet(depth) | Mark::Label(_, depth) => Some(*depth),
            Mark::None | Mark::Note => None,
        };
        if depth.is_none() && line.text.trim_end().ends_with(':') && announces(&line.text) {
            self.promises = Promises::Announced;
            self.found.leave_out(line.words(), "says what follows", place);
            return true;
        }
        if self.promises != Promises::Announced {
            return false;
        }
        // What stands deeper in a list says more of the entry above it.
        if depth.is_some_and(|depth| depth > 0)
            && let Some(at) = self.promised
        {
            self.plan.actions[at].text.push(line.clone());
            return true;
        }
        let mut lines = vec![line.clone()];
        let numbers = numbers_before(&mut lines);
        if depth.is_none() && numbers.is_empty() {
            self.promises = Promises::NotYet;
            self.promised = None;
            return false;
        }
        self.promise(numbers, &lines[0], place);
        true
    }

    /// Begins an action with what a line promises, who leads it and by when it will be there.
    fn promise(&mut self, numbers: Vec<String>, line: &Line, place: &Place) {
        let (text, told) = told_behind(&line.text);
        let at = self.action(numbers, vec![Line::plain(text)], place);
        self.promised = Some(at);
        for Told { label, .. } in &told {
            self.found.leave_out(*label, "says what follows", place);
        }
        let has_time = told.iter().any(|it| it.role == Role::When);
        let time = time::what_by_when(text.trim_end_matches('.'), &self.context).filter(|_| !has_time);
        let mut say = |role: &Role, head: &str, words: &str| {
            let fact = Fact { role, head: head.to_owned(), lines: &[Line::plain(words)], place };
            self.say(Entry::Action(at), &fact);
        };
        for Told { role, label, words } in &told {
            say(role, label, words);
        }
        if let Some((_, when)) = time {
            say(&Role::When, "When", when);
        }
    }
}

/// Whether a line announces promises: *We will:*, *What we will do*, *Key actions*.
fn announces(text: &str) -> bool {
    const ENDS: [&str; 10] = [
        "we will",
        "will",
        "we will do",
        "we are going to do",
        "we are going to",
        "we commit to",
        "actions",
        "actions are",
        "our commitments",
        "commitments",
    ];
    let words = plain_words(text).join(" ");
    words.split(' ').count() <= LONG
        && ENDS
            .iter()
            .any(|end| words.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
}

/// What stands behind a promise with a label: *Lead: Youth Service*.
struct Told<'t> {
    role: Role,
    label: &'t str,
    words: &'t str,
}

/// A promise, and what stands behind it in brackets: *(Lead: Youth Service; by: June)*. Brackets in
/// which something has no label are a part of it.
fn told_behind(text: &str) -> (&str, Vec<Told<'_>>) {
    let whole = (text.trim(), Vec::new());
    let Some(inside) = text.trim().trim_end_matches('.').strip_suffix(')') else { return whole };
    let Some((before, inside)) = inside.rsplit_once('(') else { return whole };
    let told = inside.split(';').map(|part| {
        let (label, words) = part.split_once(':')?;
        let known = said(label).filter(|it| it.words == it.of && it.role != Role::Action)?;
        let (label, words) = (label.trim(), words.trim());
        (!words.is_empty()).then_some(Told { role: known.role, label, words })
    });
    match told.collect::<Option<Vec<Told<'_>>>>() {
        Some(told) if !before.trim().is_empty() => (before.trim(), told),
        _ => whole,
    }
}
