//! Owners in cells: names parted from each other, variants of one name brought together.
//!
//! All cells are looked at before any is decided: whether *Health and Wellbeing Board* is one body
//! or two shows where *Wellbeing Board* never stands alone. In the plan every owner stays what the
//! cell calls it; the other names of a body become its aliases.

mod between;
mod known;
mod names;
mod nobody;
mod parts;
mod pieces;
mod variants;

use self::known::{Said, Terms};
use self::names::{Names, Source};
use self::pieces::{Piece, pieces};
use self::variants::Register;
use super::draft::{Facts, OwnerCell, Ownership, Part, Plan};
use super::evidence::Evidence;
use super::found::Found;
use super::people::is_unnamed_officer;
use super::private::{self, PERSON, people_out};
use super::sentences;
use crate::import::People;
use crate::import::document::{Line, Place};
use crate::import::map::Map;
use crate::import::yaml;
use std::collections::{BTreeMap, BTreeSet};

/// Finds the owners of everything in a plan.
pub(super) fn resolve(plan: &mut Plan, evidence: &Evidence, map: &Map, people: People, found: &mut Found) {
    let mut cells: Vec<OwnerCell> = Vec::new();
    for facts in all_facts(plan) {
        cells.extend(facts.owner_cells.iter().cloned());
    }
    for action in &plan.actions {
        cells.extend(action.milestones.iter().flat_map(|it| it.owners.iter().cloned()));
        cells.extend(action.steps.iter().flat_map(|it| it.owners.iter().cloned()));
    }
    let source = if cells.is_empty() { Source::Sentences } else { Source::Cells };
    if cells.is_empty() {
        sentences::owners(plan, found);
        let more = plan.actions.iter().flat_map(|it| it.facts.owner_cells.iter().cloned());
        cells.extend(more);
    }
    let terms = Terms::new(&plan.glossary);
    let said = Said::new(map);
    let names = Names::learn(&cells, &terms, &said, evidence, (people, source));
    let mut register = Register::default();
    let mut settling = Settling {
        names: &names,
        register: &mut register,
        left_out: BTreeSet::new(),
        officers: BTreeMap::new(),
        found,
    };
    for outcome in &mut plan.outcomes {
        settling.settle(&mut outcome.facts);
    }
    for action in &mut plan.actions {
        settling.settle(&mut action.facts);
        let milestones = action.milestones.iter_mut().map(|it| (&mut it.owners, &mut it.owned, &mut it.what));
        let steps = action.steps.iter_mut().map(|it| (&mut it.owners, &mut it.owned, &mut it.title));
        for (cells, owned, text) in milestones.chain(steps) {
            let mut own = Facts { owner_cells: std::mem::take(cells), ..Facts::default() };
            settling.settle(&mut own);
            *owned = own.owners;
            let rest = own.other.into_iter().flat_map(|(_, lines)| lines).map(|line| line.text);
            let rest: Vec<String> = rest.collect();
            if !rest.is_empty() {
                *text = format!("{text} ({})", rest.join(", "));
            }
        }
    }
    let left_out = settling.finish();
    plan.owners = register.finish(&terms, &said, found);
    once_each(plan, found);
    private::names_out(plan, &left_out, found);
}

fn all_facts(plan: &Plan) -> impl Iterator<Item = &Facts> {
    plan.outcomes.iter().map(|it| &it.facts).chain(plan.actions.iter().map(|it| &it.facts))
}

/// Going through all cells, with what is known of names.
struct Settling<'a> {
    names: &'a Names<'a>,
    register: &'a mut Register,
    /// The names of people that were left out.
    left_out: BTreeSet<String>,
    /// By the heads of columns: the first cell that names an officer and no body, and how many do.
    officers: BTreeMap<String, (Place, usize)>,
    found: &'a mut Found,
}

impl Settling<'_> {
    /// Finds the owners in the cells of something, and keeps what stands beside them under the head.
    fn settle(&mut self, facts: &mut Facts) {
        for cell in std::mem::take(&mut facts.owner_cells) {
            let mut rest: Vec<String> = Vec::new();
            let mut has_owner = false;
            let mut has_officer = false;
            for piece in pieces(self.names, &cell, self.found) {
                match piece {
                    Piece::Owner(name, part) => {
                        self.register.take(&name, &cell.place, None);
                        facts.owners.push(Ownership { name, part });
                        has_owner |= part == cell.part;
                    }
                    Piece::Rest(words) if is_unnamed_officer(&words) => {
                        self.found.leave_out(words, "a post in the body that is the owner", &cell.place);
                        has_officer = true;
                    }
                    Piece::Rest(mut words) => {
                        if self.names.people == People::LeftOut {
                            people_out(&mut words, &cell.place, self.names.evidence, self.found);
                        }
                        rest.extend(Some(words).filter(|it| !it.is_empty()));
                    }
                    Piece::Person(name) | Piece::PerhapsPerson(name) if self.names.people == People::Kept => {
                        self.register.take(&name, &cell.place, Some("person"));
                        facts.owners.push(Ownership { name, part: cell.part });
                        has_owner = true;
                    }
                    Piece::Person(name) => {
                        self.leave_out(name, &cell.place);
                        has_officer = true;
                    }
                    Piece::PerhapsPerson(name) => {
                        self.tell_person(&name, &cell.place);
                        self.leave_out(name, &cell.place);
                        has_officer = true;
                    }
                }
            }
            // Whoever helps and is a person is left out.
            if !has_owner && has_officer && cell.part == Part::Owns {
                let name = "Lead officer".to_owned();
                self.register.take(&name, &cell.place, Some("role"));
                facts.owners.push(Ownership { name, part: cell.part });
                self.officers.entry(cell.head.clone()).or_insert_with(|| (cell.place.clone(), 0)).1 += 1;
            }
            if !rest.is_empty() {
                facts.keep(&cell.head, rest.into_iter().map(Line::plain));
            }
        }
        // Whoever leads stands first, in whichever column.
        facts.owners.sort_by_key(|it| it.part == Part::Supports);
    }

    /// Tells of officers without a body, and gives the names of people that were left out.
    fn finish(self) -> BTreeSet<String> {
        for (head, (place, count)) in self.officers {
            let message = match count {
                1 => "an officer is named here, and no body: the owner is “Lead officer”".to_owned(),
                _ => format!(
                    "{count} cells of “{head}” name an officer, and no body: the owner is “Lead officer”"
                ),
            };
            let line = "owners: {<the words there>: <the body or team>}".to_owned();
            self.found.doubt(&place, message, Some(line));
        }
        self.left_out
    }

    fn leave_out(&mut self, name: String, place: &Place) {
        self.left_out.insert(name.clone());
        self.found.leave_out(name, PERSON, place);
    }

    /// Tells once of what may be no person.
    fn tell_person(&mut self, name: &str, place: &Place) {
        if self.left_out.contains(name) {
            return;
        }
        let message = format!("“{name}” is taken for a person, and left out: if it is a body, a map says so");
        let quoted = yaml::scalar(name);
        self.found.doubt(place, message, Some(format!("owners: {{{quoted}: {quoted}}}")));
    }
}

/// Lets each owner stand once within an entry, by whatever name.
fn once_each(plan: &mut Plan, found: &mut Found) {
    let mut owners: BTreeMap<String, usize> = BTreeMap::new();
    for (at, owner) in plan.owners.iter().enumerate() {
        for name in std::iter::once(&owner.name).chain(&owner.short).chain(&owner.aliases) {
            owners.entry(name.clone()).or_insert(at);
        }
    }
    let outcomes = plan.outcomes.iter_mut().map(|it| (&it.place, &mut it.facts));
    for (place, facts) in outcomes.chain(plan.actions.iter_mut().map(|it| (&it.place, &mut it.facts))) {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        facts.owners.retain(|owned| {
            let Some(at) = owners.get(&owned.name) else { return true };
            let is_new = seen.insert(*at);
            if !is_new {
                found.leave_out(owned.name.clone(), "the owner stands there already", place);
            }
            is_new
        });
    }
}
