//! Owners in cells: names parted from each other, variants of one name brought together.
//!
//! All cells are looked at before any is decided: whether *Health and Wellbeing Board* is one body
//! or two shows where *Wellbeing Board* never stands alone. In the plan every owner stays what the
//! cell calls it; the other names of a body become its aliases.

mod between;
mod known;
mod names;
mod pieces;
mod variants;

use self::known::{Said, Terms};
use self::names::Names;
use self::pieces::{Piece, pieces};
use self::variants::Register;
use super::draft::{Facts, OwnerCell, Ownership, Plan};
use super::found::Found;
use super::people::is_unnamed_officer;
use super::private::{PERSON, people_out};
use super::sentences;
use super::text::plain_words;
use crate::import::People;
use crate::import::document::{Line, without_links};
use crate::import::map::Map;
use std::collections::{BTreeMap, BTreeSet};

/// Finds the owners of everything in a plan.
pub(super) fn resolve(plan: &mut Plan, map: &Map, people: People, found: &mut Found) {
    let mut cells: Vec<OwnerCell> = Vec::new();
    for facts in all_facts(plan) {
        cells.extend(facts.owner_cells.iter().cloned());
    }
    for action in &plan.actions {
        cells.extend(action.milestones.iter().flat_map(|it| it.owners.iter().cloned()));
    }
    if cells.is_empty() {
        sentences::owners(plan, found);
        let more = plan.actions.iter().flat_map(|it| it.facts.owner_cells.iter().cloned());
        cells.extend(more);
    }
    let terms = Terms::new(&plan.glossary);
    let said = Said::new(map);
    let names = Names::learn(&cells, &terms, &said, people);
    let mut register = Register::default();
    for outcome in &mut plan.outcomes {
        settle(&mut outcome.facts, &names, &mut register, found);
    }
    for action in &mut plan.actions {
        settle(&mut action.facts, &names, &mut register, found);
        for milestone in &mut action.milestones {
            let mut own = Facts { owner_cells: std::mem::take(&mut milestone.owners), ..Facts::default() };
            settle(&mut own, &names, &mut register, found);
            milestone.owned = own.owners;
            let rest = own.other.into_iter().flat_map(|(_, lines)| lines).map(|line| line.text);
            let rest: Vec<String> = rest.collect();
            if !rest.is_empty() {
                milestone.what = format!("{} ({})", milestone.what, rest.join(", "));
            }
        }
    }
    plan.owners = register.finish(&terms, &said, found);
    once_each(plan, found);
}

fn all_facts(plan: &Plan) -> impl Iterator<Item = &Facts> {
    plan.outcomes.iter().map(|it| &it.facts).chain(plan.actions.iter().map(|it| &it.facts))
}

/// Finds the owners in the cells of something, and keeps what stands beside them under the head.
fn settle(facts: &mut Facts, names: &Names<'_>, register: &mut Register, found: &mut Found) {
    for cell in std::mem::take(&mut facts.owner_cells) {
        let mut rest: Vec<String> = Vec::new();
        let mut has_owner = false;
        let mut people = 0;
        for line in &cell.lines {
            for piece in pieces(names, &without_links(&line.text), cell.part, &cell.place, found) {
                match piece {
                    Piece::Owner(name, part) => {
                        register.take(&name, &cell.place, None);
                        facts.owners.push(Ownership { name, part });
                        has_owner = true;
                    }
                    Piece::Rest(mut words) => {
                        if names.people == People::LeftOut {
                            people_out(&mut words, &cell.place, found);
                        }
                        rest.extend(Some(words).filter(|it| !it.is_empty()));
                    }
                    Piece::Person(name) if names.people == People::Kept => {
                        register.take(&name, &cell.place, Some("person"));
                        facts.owners.push(Ownership { name, part: cell.part });
                        has_owner = true;
                    }
                    Piece::Person(name) => {
                        found.leave_out(name, PERSON, &cell.place);
                        people += 1;
                    }
                }
            }
        }
        if !has_owner && (people > 0 || rest.iter().any(|it| is_unnamed_officer(it))) {
            let name = "Lead officer".to_owned();
            register.take(&name, &cell.place, Some("role"));
            facts.owners.push(Ownership { name, part: cell.part });
            let message = "an officer is named here, and no body: the owner is “Lead officer”";
            found.doubt(
                &cell.place,
                message,
                Some("owners: {<the words there>: <the body or team>}".to_owned()),
            );
        } else if !plain_words(&cell.head).iter().any(|word| word.starts_with("officer")) {
            // Under the head *Lead officer* that goes without saying.
            rest.extend(std::iter::repeat_n("lead officer".to_owned(), people));
        }
        if !rest.is_empty() {
            facts.keep(&cell.head, rest.into_iter().map(Line::plain));
        }
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
