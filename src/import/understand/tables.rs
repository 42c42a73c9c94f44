//! The tables of documents: those of the plan with their heads.

use super::columns::Columns;
use super::found::{Found, NO_PLAN};
use super::layout::{Grid, Headed, heads, likely_heads};
use super::plan::record::is_record;
use super::text::{plain, plain_words};
use crate::import::document::{Document, Part, Table};
use crate::import::map::Map;
use std::collections::{BTreeMap, BTreeSet};

/// The tables of documents.
#[derive(Default)]
pub(super) struct Tables<'a> {
    /// Those of the plan, from top to bottom.
    pub(super) of_plan: Vec<Headed<'a>>,
    /// What tables are, by the number of their document and of the part of it.
    kinds: BTreeMap<(usize, usize), Kind>,
    /// How many tables have a line above their heads, by the words of the line.
    above: BTreeMap<String, usize>,
}

/// What a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of the plan, by its place among them.
    OfPlan(usize),
    /// One that the map leaves out.
    LeftOut,
    /// One that holds figures or lists, and nothing of a plan.
    NoPlan,
}

impl<'a> Tables<'a> {
    /// Finds the tables, and the heads of each.
    pub(super) fn find(documents: &'a [Document], map: &Map) -> Self {
        let mut tables = Self::default();
        for (place, table) in all(documents) {
            let kind = if is_left_out(table, map) {
                Kind::LeftOut
            } else {
                let grid = Grid::new(table);
                let heads = heads(&grid, map);
                let headed = Headed { grid, heads, columns: Columns::default() };
                for line in lines_above(&headed) {
                    *tables.above.entry(line).or_default() += 1;
                }
                tables.of_plan.push(headed);
                Kind::OfPlan(tables.of_plan.len() - 1)
            };
            tables.kinds.insert(place, kind);
        }
        if tables.of_plan.iter().all(|it| it.heads.is_none() && !is_record(it)) {
            for table in &mut tables.of_plan {
                table.heads = likely_heads(&table.grid);
            }
        }
        tables
    }

    /// Leaves out as a whole what is no plan beside one: sheets of figures, lists for cells to choose from.
    pub(super) fn leave_out_data(&mut self, map: &Map, found: &mut Found) {
        let Some(first) = self.of_plan.iter().position(|it| it.columns.is_plan) else { return };
        for kind in self.kinds.values_mut() {
            let Kind::OfPlan(at) = *kind else { continue };
            let headed = &self.of_plan[at];
            let table = headed.grid.table;
            let is_wanted = map.takes(&names(table));
            // What stands above all actions may be a cover.
            let is_large = table.cells.len() > COVER;
            if is_wanted || !(at > first && table.name.is_some() || is_large) || !is_data(headed) {
                continue;
            }
            let words = table.cells.iter().map(|cell| cell.words().replace('\n', " "));
            found.leave_out(words.collect::<Vec<_>>().join("\n"), NO_PLAN, &table.place);
            *kind = Kind::NoPlan;
        }
    }

    /// The tables of the plan, without those that were found to be none of it.
    pub(super) fn taken(&self) -> impl Iterator<Item = &Headed<'a>> {
        self.kinds.values().filter_map(|kind| match kind {
            Kind::OfPlan(at) => Some(&self.of_plan[*at]),
            Kind::LeftOut | Kind::NoPlan => None,
        })
    }

    /// How many sheets of a workbook hold tables with heads.
    pub(super) fn sheets(&self) -> usize {
        let headed = self.taken().filter(|it| it.heads.is_some());
        headed.filter_map(|it| it.grid.table.name.as_deref()).collect::<BTreeSet<_>>().len()
    }

    /// Whether several tables have the same line above their heads: it tells none of them apart.
    pub(super) fn is_shared(&self, line: &str) -> bool {
        self.above.get(&plain(line)).is_some_and(|count| *count > 1)
    }

    /// What the table is that is a part of a document.
    pub(super) fn kind(&self, document: usize, part: usize) -> Kind {
        self.kinds.get(&(document, part)).copied().unwrap_or(Kind::LeftOut)
    }
}

/// The tables with something in them, each with the numbers of its document and of the part of it.
fn all(documents: &[Document]) -> impl Iterator<Item = ((usize, usize), &Table)> {
    documents.iter().enumerate().flat_map(|(document, it)| {
        it.parts.iter().enumerate().filter_map(move |(part, it)| match it {
            Part::Table(table) if !table.cells.is_empty() => Some(((document, part), table)),
            _ => None,
        })
    })
}

/// The lines above the heads of a table, each once.
fn lines_above(headed: &Headed<'_>) -> BTreeSet<String> {
    let above = headed.heads.as_ref().map_or(0, |heads| heads.rows.start);
    let words = |row: usize| {
        let cells = headed.grid.written(row);
        plain(&cells.iter().map(|cell| cell.words()).collect::<Vec<_>>().join(" "))
    };
    (0..above).map(words).filter(|line| !line.is_empty()).collect()
}

fn is_left_out(table: &Table, map: &Map) -> bool {
    map.leaves_out(&names(table))
}

/// How a map can name a table.
fn names(table: &Table) -> [&str; 2] {
    [table.place.within.as_deref(), table.name.as_deref()].map(Option::unwrap_or_default)
}

/// How many cells the cover of a workbook has at most.
const COVER: usize = 60;
/// How many words cells of figures and of lists have at most, on average and each.
const WORDS: (usize, usize) = (4, 12);

/// Whether a table has no action by its heads, and nothing but figures and a few words in its cells.
fn is_data(headed: &Headed<'_>) -> bool {
    let cells = &headed.grid.table.cells;
    let lengths: Vec<usize> = cells.iter().map(|cell| plain_words(&cell.words()).len()).collect();
    let is_short = lengths.iter().sum::<usize>() <= lengths.len() * WORDS.0;
    let has_sentences = lengths.iter().filter(|it| **it > WORDS.1).count() * 50 > lengths.len();
    !headed.columns.is_plan && !is_record(headed) && is_short && !has_sentences && lengths.len() > 3
}
