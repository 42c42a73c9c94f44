//! The tables of documents: those of the plan with their heads, and printed keys.

use super::columns::Columns;
use super::found::Found;
use super::glossary;
use super::layout::{Grid, Headed, heads};
use super::plan::record::is_record;
use super::status::Marks;
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
    /// The terms of the keys.
    pub(super) glossary: Vec<(String, String)>,
}

/// What a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of the plan, by its place among them.
    OfPlan(usize),
    /// A printed key.
    Key,
    /// One that the map leaves out.
    LeftOut,
}

impl<'a> Tables<'a> {
    /// Tells tables apart. What keys say of marks goes where marks are.
    pub(super) fn find(documents: &'a [Document], map: &Map, marks: &mut Marks, found: &mut Found) -> Self {
        let mut tables = Self::default();
        for (place, table) in all(documents) {
            let kind = if is_left_out(table, map) {
                Kind::LeftOut
            } else {
                let grid = Grid::new(table);
                let heads = heads(&grid, map);
                let headed = Headed { grid, heads, columns: Columns::default() };
                match key(&headed) {
                    Some(entries) => {
                        tables.glossary.extend(glossary::take(entries, marks));
                        leave_out_heads(table, found);
                        Kind::Key
                    }
                    None => {
                        tables.of_plan.push(headed);
                        Kind::OfPlan(tables.of_plan.len() - 1)
                    }
                }
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

/// The entries of a table that is a key.
fn key(headed: &Headed<'_>) -> Option<Vec<(String, String)>> {
    let is_named = headed.grid.table.name.as_deref().is_some_and(glossary::is_name);
    let may_be = (headed.heads.is_none() || is_named) && !is_record(headed);
    may_be.then(|| glossary::of_table(&headed.grid, is_named)).flatten()
}

/// Leaves out what stands above the entries of a key.
fn leave_out_heads(table: &Table, found: &mut Found) {
    for cell in &table.cells {
        if matches!(glossary::head(&cell.words()), glossary::Key::Head(_)) {
            found.leave_out(cell.words(), "stands above the key", &table.place_of(cell.row, cell.column));
        }
    }
}
