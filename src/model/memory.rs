//! What was read of each file, so that a folder that is read again costs what changed in it.
//!
//! A [`Memory`] goes into [`read_again`](super::read_again) and comes out knowing what was read this
//! time. Nothing in it decides what is true: an entry is taken from it only where the very same
//! texts would be read in the very same way.

use super::Filed;
use super::action::Action;
use super::language::Languages;
use super::outcome::Outcome;
use super::plan::PlanTerms;
use super::site::PageFields;
use crate::diagnostics::Problems;
use crate::files::{Source, Sources};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What was read of the files of a site.
#[derive(Debug, Default)]
pub struct Memory {
    languages: Languages,
    actions: Kept<Action>,
    outcomes: Kept<Outcome>,
    pages: Kept<PageFields>,
}

/// What was read of files of one kind.
#[derive(Debug)]
pub(super) struct Kept<T> {
    /// By the number of the file.
    known: BTreeMap<u32, Remembered<T>>,
    /// What was read since this was last put in order.
    new: Mutex<Vec<(u32, Remembered<T>)>>,
}

/// What was read of a file and those that translate it.
#[derive(Debug)]
pub(super) struct Remembered<T> {
    files: Vec<(u32, Arc<Source>)>,
    /// What the plan said that decides how they are read.
    terms: Option<Arc<PlanTerms>>,
    filed: Option<Filed<T>>,
    problems: Problems,
}

impl<T: Clone> Remembered<T> {
    /// What was read then, and what was wrong with it.
    pub(super) fn again(&self, problems: &mut Problems) -> Option<Filed<T>> {
        problems.append(self.problems.clone());
        self.filed.clone()
    }
}

/// A kind of entry that is remembered.
pub(super) trait Kind: Sized {
    /// Where a memory has what it knows of this kind; nothing of kinds that are read every time.
    fn of(memory: &Memory) -> Option<&Kept<Self>>;
}

impl Kind for Action {
    fn of(memory: &Memory) -> Option<&Kept<Self>> {
        Some(&memory.actions)
    }
}

impl Kind for Outcome {
    fn of(memory: &Memory) -> Option<&Kept<Self>> {
        Some(&memory.outcomes)
    }
}

impl Kind for PageFields {
    fn of(memory: &Memory) -> Option<&Kept<Self>> {
        Some(&memory.pages)
    }
}

impl Kind for super::plan::Plan {
    fn of(_: &Memory) -> Option<&Kept<Self>> {
        None
    }
}

impl Memory {
    /// Takes in what was read last, and forgets what stands in no file of these any more.
    pub(super) fn prepare(&mut self, sources: &Sources, languages: &Languages) {
        if self.languages != *languages {
            *self = Self { languages: languages.clone(), ..Self::default() };
        }
        self.actions.prepare(sources);
        self.outcomes.prepare(sources);
        self.pages.prepare(sources);
    }
}

impl<T: Clone> Kept<T> {
    fn prepare(&mut self, sources: &Sources) {
        let new = self.new.get_mut().unwrap_or_else(PoisonError::into_inner);
        self.known.extend(new.drain(..));
        let is_there = |(number, file): &(u32, Arc<Source>)| {
            sources.shared(*number).is_some_and(|there| Arc::ptr_eq(there, file))
        };
        self.known.retain(|_, it| it.files.iter().all(is_there));
    }

    /// What was read of some files, when they were read in the same way. [`Memory::prepare`] saw to
    /// it that they say what they said.
    pub(super) fn find(&self, files: &[u32], terms: Option<&PlanTerms>) -> Option<&Remembered<T>> {
        let known = self.known.get(files.first()?)?;
        let same_files = known.files.iter().map(|(number, _)| number).eq(files);
        let same_terms = match (&known.terms, terms) {
            (Some(known), Some(now)) => known.reads_like(now),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        (same_files && same_terms).then_some(known)
    }

    /// Keeps what was read of some files, and what was wrong with them.
    pub(super) fn keep(
        &self,
        files: Vec<(u32, Arc<Source>)>,
        terms: Option<Arc<PlanTerms>>,
        filed: Option<&Filed<T>>,
        problems: &Problems,
    ) {
        let Some((number, _)) = files.first() else { return };
        let (number, filed, problems) = (*number, filed.cloned(), problems.clone());
        let mut new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        new.push((number, Remembered { files, terms, filed, problems }));
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { known: BTreeMap::new(), new: Mutex::default() }
    }
}
