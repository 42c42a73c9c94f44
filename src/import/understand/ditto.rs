//! Cells that say *as above*: who does something, or when, is what the cell above says.

use super::columns::Columns;
use super::found::Found;
use super::roles::Role;
use super::rows::{Item, Slot};
use super::text::plain;
use crate::import::document::Line;

/// Puts into cells of owners and times that say *as above* what the cell above says.
pub(super) fn fill(items: &mut [Item], columns: &Columns, found: &mut Found) {
    let is_filled =
        |role: &Role| matches!(role, Role::Owner | Role::Partners | Role::When | Role::OwnerAndWhen);
    for column in (0..columns.roles.len()).filter(|at| is_filled(&columns.roles[*at])) {
        let mut above: Vec<Line> = Vec::new();
        let rows = items.iter_mut().filter_map(|item| match item {
            Item::Row(row) => Some(row),
            _ => None,
        });
        let slots = rows.flat_map(|row| std::iter::once(&mut row.slots).chain(&mut row.more));
        for slot in slots.filter_map(|slots| slots.get_mut(column)) {
            fill_slot(slot, &mut above, found);
        }
    }
}

fn fill_slot(slot: &mut Slot, above: &mut Vec<Line>, found: &mut Found) {
    if slot.is_blank() {
        return;
    }
    if is_as_above(&slot.words()) && !above.is_empty() {
        found.leave_out(slot.words(), "stands for what the cell above says", &slot.place);
        slot.lines.clone_from(above);
    } else {
        above.clone_from(&slot.lines);
    }
}

/// Whether words stand for what the cell above says.
pub(super) fn is_as_above(words: &str) -> bool {
    let is_mark = |it: char| matches!(it, '"' | '〃' | '″' | '“' | '”');
    let may_stand_beside = |it: char| matches!(it, '\'' | '’' | ',' | '-' | '–' | ' ');
    let says = matches!(
        plain(words).as_str(),
        "as above" | "ditto" | "same" | "same as above" | "see above" | "as previous" | "fel uchod"
    );
    says || words.contains(is_mark) && words.chars().all(|it| is_mark(it) || may_stand_beside(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_marks_say_as_above() {
        for words in ["As above", "Ditto", "\"", "〃", "- \" -", "”"] {
            assert!(is_as_above(words), "{words}");
        }
        for words in ["-", "As above and Housing", "", "“Housing”"] {
            assert!(!is_as_above(words), "{words}");
        }
    }
}
