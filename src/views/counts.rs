//! How many stand how.

use super::Standing;
use crate::model::status::Meaning;

/// How many of some actions stand how. The counts of the statuses add up to the whole; *overdue*
/// is told apart, beside the status that was reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub all: usize,
    /// By what their status means, in the order of [`Meaning::ALL`]; only those there are.
    pub by_meaning: Vec<(Meaning, usize)>,
    /// Those overdue.
    pub overdue: usize,
    /// Those that have a day by which they are due.
    pub dated: usize,
}

impl Counts {
    /// Counts some standings.
    pub fn new<'s>(standings: impl Iterator<Item = &'s Standing>) -> Self {
        let mut all = 0;
        let (mut overdue, mut dated) = (0, 0);
        let mut numbers = [0_usize; Meaning::ALL.len()];
        for standing in standings {
            all += 1;
            overdue += usize::from(standing.overdue);
            dated += usize::from(standing.due.is_some());
            let at = standing.meaning.and_then(|meaning| Meaning::ALL.iter().position(|it| *it == meaning));
            if let Some(at) = at {
                numbers[at] += 1;
            }
        }
        let by_meaning = Meaning::ALL.into_iter().zip(numbers).filter(|(_, number)| *number > 0).collect();
        Self { all, by_meaning, overdue, dated }
    }

    /// How many there are of whose plans somebody says how their actions stand.
    pub fn told(&self) -> usize {
        self.by_meaning.iter().map(|(_, number)| number).sum()
    }

    /// How many mean one of some things.
    pub fn of(&self, meanings: &[Meaning]) -> usize {
        self.by_meaning
            .iter()
            .filter(|(meaning, _)| meanings.contains(meaning))
            .map(|(_, number)| number)
            .sum()
    }
}
