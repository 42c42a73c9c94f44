//! A plan as it was understood, before it is written: every text still in the words of the file.

use crate::import::document::{Line, Place};
use crate::model::status::Meaning;

/// A plan.
#[derive(Debug, Default)]
pub(in crate::import) struct Plan {
    pub(in crate::import) title: String,
    /// Its time, as a map or the title says it.
    pub(in crate::import) period: Option<String>,
    pub(in crate::import) years: Option<String>,
    pub(in crate::import) dated: Option<String>,
    pub(in crate::import) reviewed: Option<String>,
    pub(in crate::import) is_draft: bool,
    /// What it calls its levels, the last one is the action.
    pub(in crate::import) levels: Vec<String>,
    /// Its marks, where they are not the words of the common scale.
    pub(in crate::import) key: Vec<KeyMark>,
    pub(in crate::import) body: Vec<Line>,
    pub(in crate::import) outcomes: Vec<Outcome>,
    pub(in crate::import) actions: Vec<Action>,
    /// What stands in it from top to bottom.
    pub(in crate::import) order: Vec<Entry>,
    pub(in crate::import) glossary: Vec<(String, String)>,
    /// Every owner by one name, with the others that it has.
    pub(in crate::import) owners: Vec<Owner>,
}

/// A place in a list of a [`Plan`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Entry {
    Outcome(usize),
    Action(usize),
}

/// A mark of the plan's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct KeyMark {
    pub(in crate::import) mark: String,
    pub(in crate::import) label: Option<String>,
    pub(in crate::import) means: Meaning,
}

/// A body, team, role or person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Owner {
    pub(in crate::import) name: String,
    pub(in crate::import) short: Option<String>,
    pub(in crate::import) kind: Option<&'static str>,
    pub(in crate::import) aliases: Vec<String>,
    pub(in crate::import) is_public_person: bool,
}

/// A level between the plan and its actions.
#[derive(Debug, Default)]
pub(in crate::import) struct Outcome {
    pub(in crate::import) place: Place,
    pub(in crate::import) parent: Option<usize>,
    /// How deep it stands; what stands deeper is under it.
    pub(in crate::import) rank: u32,
    /// What the plan calls such a level.
    pub(in crate::import) level: Option<String>,
    pub(in crate::import) number: Option<String>,
    pub(in crate::import) title: String,
    pub(in crate::import) aim: Vec<Line>,
    pub(in crate::import) body: Vec<Line>,
    pub(in crate::import) response: Option<Response>,
    pub(in crate::import) facts: Facts,
}

/// What was answered to a recommendation.
#[derive(Debug, Default, Clone)]
pub(in crate::import) struct Response {
    pub(in crate::import) decision: Option<&'static str>,
    pub(in crate::import) text: Vec<Line>,
}

/// What is to be done.
#[derive(Debug, Default)]
pub(in crate::import) struct Action {
    pub(in crate::import) place: Place,
    pub(in crate::import) parent: Option<usize>,
    pub(in crate::import) numbers: Vec<String>,
    pub(in crate::import) text: Vec<Line>,
    pub(in crate::import) steps: Vec<Step>,
    pub(in crate::import) milestones: Vec<Milestone>,
    pub(in crate::import) project: Vec<String>,
    pub(in crate::import) facts: Facts,
}

/// What an action and an outcome alike can have.
#[derive(Debug, Default)]
pub(in crate::import) struct Facts {
    /// What stands in the cells of owners, until all of them are known.
    pub(in crate::import) owner_cells: Vec<OwnerCell>,
    pub(in crate::import) owners: Vec<Ownership>,
    pub(in crate::import) when: Vec<Due>,
    pub(in crate::import) status: Vec<String>,
    pub(in crate::import) why: Vec<Line>,
    pub(in crate::import) years: Vec<(String, YearEntry)>,
    pub(in crate::import) measures: Vec<Measure>,
    pub(in crate::import) success: Vec<Line>,
    pub(in crate::import) outputs: Vec<Line>,
    pub(in crate::import) evidence: Vec<Line>,
    pub(in crate::import) resources: Vec<Line>,
    pub(in crate::import) risks: Vec<Line>,
    pub(in crate::import) notes: Vec<Line>,
    pub(in crate::import) updates: Vec<Update>,
    pub(in crate::import) see: Vec<See>,
    pub(in crate::import) other: Vec<(String, Vec<Line>)>,
}

/// Something that is counted. Figures stand with their years, where they are of one.
#[derive(Debug, Default)]
pub(in crate::import) struct Measure {
    pub(in crate::import) name: String,
    pub(in crate::import) code: Option<String>,
    pub(in crate::import) unit: Option<String>,
    pub(in crate::import) baseline: Vec<(Option<String>, String)>,
    pub(in crate::import) targets: Vec<(Option<String>, String)>,
    pub(in crate::import) values: Vec<(Option<String>, String)>,
    pub(in crate::import) note: Vec<Line>,
}

/// The lines of a cell that names owners.
#[derive(Debug, Clone)]
pub(in crate::import) struct OwnerCell {
    pub(in crate::import) lines: Vec<Line>,
    pub(in crate::import) head: String,
    pub(in crate::import) place: Place,
    pub(in crate::import) part: Part,
}

/// The part of an owner in something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Part {
    Owns,
    Supports,
}

/// An owner of something, in the words of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Ownership {
    pub(in crate::import) name: String,
    pub(in crate::import) part: Part,
}

/// A time, and what is to be there then.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::import) struct Due {
    pub(in crate::import) when: String,
    pub(in crate::import) what: Option<String>,
    pub(in crate::import) kind: Option<&'static str>,
}

/// What is told of a year.
#[derive(Debug, Default)]
pub(in crate::import) struct YearEntry {
    pub(in crate::import) lines: Vec<Line>,
    pub(in crate::import) status: Vec<String>,
}

/// A part of an action with a status of its own.
#[derive(Debug)]
pub(in crate::import) struct Step {
    pub(in crate::import) title: String,
    pub(in crate::import) year: Option<String>,
    pub(in crate::import) status: Vec<String>,
}

/// A point on the way.
#[derive(Debug)]
pub(in crate::import) struct Milestone {
    pub(in crate::import) what: String,
    pub(in crate::import) when: Option<Due>,
    pub(in crate::import) owners: Vec<OwnerCell>,
    pub(in crate::import) owned: Vec<Ownership>,
}

/// A note on progress.
#[derive(Debug, Default)]
pub(in crate::import) struct Update {
    pub(in crate::import) date: Option<String>,
    pub(in crate::import) lines: Vec<Line>,
    pub(in crate::import) status: Vec<String>,
}

/// A reference to another entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct See {
    pub(in crate::import) kind: &'static str,
    pub(in crate::import) target: String,
    /// The words that it stands for, where it takes their place.
    pub(in crate::import) words: Option<String>,
}
