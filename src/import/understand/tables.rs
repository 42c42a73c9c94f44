//! The tables of documents: those of the plan with their heads.

use super::columns::Columns;
use super::layout::{Grid, Headed, heads};
use crate::import::document::{Document, Part, Table};
use crate::import::map::Map;
use std::collections::BTreeMap;

/// The tables of documents.
#[derive(Default)]
pub(super) struct Tables<'a> {
    /// Those of the plan, from top to bottom.
    pub(super) of_plan: Vec<Headed<'a>>,
    /// What tables are, by the number of their document and of the part of it.
    kinds: BTreeMap<(usize, usize), Kind>,
}

/// What a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of the plan, by its place among them.
    OfPlan(usize),
    /// One that the map leaves out.
    LeftOut,
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
                tables.of_plan.push(Headed { grid, heads, columns: Columns::default() });
                Kind::OfPlan(tables.of_plan.len() - 1)
            };
            tables.kinds.insert(place, kind);
        }
        tables
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

fn is_left_out(table: &Table, map: &Map) -> bool {
    let names = [table.place.within.as_deref(), table.name.as_deref()];
    map.leaves_out(&names.map(Option::unwrap_or_default))
}
