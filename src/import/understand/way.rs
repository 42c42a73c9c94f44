//! The way through the documents, from top to bottom: each line, record and row of a table goes to the
//! plan in its turn. A table that a page cut in two is one again.

use super::found::Found;
use super::heads;
use super::layout::Headed;
use super::levels;
use super::plan::Builder;
use super::plan::record::is_record;
use super::rows::{Item, rows};
use super::tables::{Kind, Tables};
use super::text::{plain, plain_words};
use super::title::Title;
use crate::import::document::{Cell, Document, Line, Part, Place, Table};
use crate::import::map::Map;

/// Going through the documents.
pub(super) struct Way<'a> {
    title: &'a Title,
    tables: &'a Tables<'a>,
    map: &'a Map,
    builder: Builder<'a>,
    /// What was read of the last table, which the next one may go on with.
    pending: Option<(usize, Vec<Item>)>,
}

impl<'a> Way<'a> {
    pub(super) const fn new(
        title: &'a Title,
        tables: &'a Tables<'a>,
        map: &'a Map,
        builder: Builder<'a>,
    ) -> Self {
        Self { title, tables, map, builder, pending: None }
    }

    /// Goes from the first document to the last.
    pub(super) fn go(mut self, documents: &[Document]) -> Builder<'a> {
        if self.tables.of_plan.iter().all(|table| table.columns.roles.is_empty() && !is_record(table)) {
            self.builder.without_tables();
        }
        for (number, document) in documents.iter().enumerate() {
            let last_table = document.parts.iter().rposition(|part| matches!(part, Part::Table(_)));
            let last_heading = document.parts.iter().rposition(|part| matches!(part, Part::Heading(..)));
            for (at, part) in document.parts.iter().enumerate() {
                if self.title.is_at(number, at) {
                    continue;
                }
                match part {
                    Part::Heading(_, line, _) | Part::Paragraph(line, _)
                        if self.title.is_above(number, at) =>
                    {
                        self.builder.plan.body.push(line.clone());
                    }
                    Part::Heading(level, line, place) => {
                        self.flush();
                        if plain(&line.text) == plain(&self.builder.plan.title) {
                            self.builder.found.leave_out(line.words(), "the title once more", place);
                        } else {
                            self.builder.heading(*level, line, place);
                        }
                    }
                    Part::Paragraph(line, place) => {
                        self.flush();
                        let is_last = last_table.is_some_and(|table| at > table)
                            && last_heading.is_none_or(|heading| at < heading || last_table > Some(heading));
                        self.builder.paragraph(line, place, is_last);
                    }
                    Part::Table(table) => match self.tables.kind(number, at) {
                        Kind::OfPlan(at) => self.table(at),
                        Kind::NoPlan => {}
                        Kind::LeftOut => leave_out(table, self.builder.found),
                    },
                }
            }
            self.flush();
            self.builder.close_above();
        }
        self.builder
    }

    /// Hands on what was read, when nothing more can go on from it.
    fn flush(&mut self) {
        if let Some((at, items)) = self.pending.take() {
            self.builder.rows(&self.tables.of_plan[at].columns, items);
        }
    }

    /// A table of the plan.
    fn table(&mut self, at: usize) {
        let table = &self.tables.of_plan[at];
        let source = table.grid.table;
        let goes_on = self.pending.as_ref().is_some_and(|(last, _)| *last + 1 == at)
            && (source.name.is_none() || source.follows)
            && are_same(&self.tables.of_plan[at - 1], table);
        if !goes_on {
            self.flush();
            self.builder.close_columns();
        }
        if source.follows && !goes_on {
            self.builder.close_lines();
        } else if source.name.is_some() && !source.follows {
            self.builder.close_above();
        }
        if is_record(table) {
            self.builder.record(table);
            self.builder.has_tables = true;
        } else if table.columns.roles.is_empty() {
            self.as_text(table);
        } else {
            self.rows(at);
        }
    }

    /// The rows of a table, which go on with those of the last one where they are still pending.
    fn rows(&mut self, at: usize) {
        let table = &self.tables.of_plan[at];
        let before = match self.pending.as_mut().and_then(|(_, items)| items.last_mut()) {
            Some(Item::Row(row)) => Some(row),
            _ => None,
        };
        let mut items = rows(table, at, before, self.map, self.builder.found);
        let above = items.iter().take_while(|it| matches!(it, Item::Above { .. })).count();
        let body = items.split_off(above);
        if !items.is_empty() {
            self.flush();
        }
        self.above(items, table.grid.table);
        self.builder.has_tables = true;
        match &mut self.pending {
            Some((last, items)) => {
                *last = at;
                items.extend(body);
            }
            None => self.pending = Some((at, body)),
        }
    }

    /// The lines above the heads of a table: its title, the outcome that it is about.
    fn above(&mut self, items: Vec<Item>, source: &Table) {
        let words = |lines: &[Line]| lines.iter().map(Line::words).collect::<Vec<_>>().join(" ");
        let mut all: Vec<(Vec<Line>, Place)> = Vec::new();
        for item in items {
            let Item::Above { mut lines, place } = item else { continue };
            // Beside the title may stand a date or a version.
            if self.title.is_in_row(&place) && plain(&words(&lines)) != plain(&self.builder.plan.title) {
                lines.retain(|line| plain(&line.words()) != plain(&self.builder.plan.title));
            }
            all.push((lines, place));
        }
        let names_outcome = |lines: &[Line]| levels::titled(&words(lines)).level.is_some();
        let title = plain(&self.builder.plan.title);
        let is_own = |text: &str| plain(text) != title && is_title(text) && !self.tables.is_shared(text);
        let last = all.iter().rposition(|(lines, _)| is_own(&words(lines)));
        let has_own = all.iter().any(|(lines, _)| names_outcome(lines));
        let sheets = self.tables.sheets();
        let may_be_outcome = source.follows || source.name.is_some() && sheets > 1;
        let mut has_outcome = source.follows;
        let mut is_bare = false;
        for (number, (lines, place)) in all.iter().enumerate() {
            let text = words(lines);
            if std::mem::take(&mut is_bare) && is_title(&text) && !names_outcome(lines) {
                self.builder.name_bare(lines);
            } else if plain(&text) == title {
                if !self.title.is_in(place) {
                    self.builder.found.leave_out(text, "the title once more", place);
                }
            } else if names_outcome(lines) {
                self.builder.across(None, lines, place);
                has_outcome = true;
                is_bare = levels::is_bare(lines);
            } else if let [line] = lines.as_slice()
                && has_outcome
                && is_label(&line.text)
            {
                self.builder.paragraph(line, place, false);
            } else if !has_own && may_be_outcome && last == Some(number) {
                self.builder.above(lines, place);
                has_outcome = true;
            } else if self.builder.plan.body.iter().any(|line| plain(&line.words()) == plain(&text)) {
                self.builder.found.leave_out(text, "stands above another table already", place);
            } else {
                self.builder.plan.body.extend(lines.iter().filter(|line| !line.is_blank()).cloned());
            }
        }
        if let Some(name) = &source.name
            && !has_outcome
            && sheets > 1
            && !says_nothing(name)
        {
            self.builder.sheet(name, &source.place);
        }
    }

    /// A table that nobody understands, kept as text.
    fn as_text(&mut self, table: &Headed<'_>) {
        let grid = &table.grid;
        let place = &grid.table.place;
        let mut lines = Vec::new();
        for row in 0..grid.table.rows {
            let written = grid.written(row);
            let is_title = |cell: &&Cell| self.title.is_in(&grid.table.place_of(cell.row, cell.column));
            let words: Vec<String> = written
                .into_iter()
                .filter(|cell| !is_title(cell))
                .map(|cell| cell.words().replace('\n', " "))
                .collect();
            if !words.is_empty() {
                lines.push(Line::plain(words.join(" | ")));
            }
        }
        if lines.len() > 1 {
            let message = "no row of it looks like the heads of a plan: it is kept as text";
            self.builder.found.doubt(place, message, None);
        }
        for line in lines {
            let is_last = !self.builder.has_tables;
            self.builder.paragraph(&line, place, is_last);
        }
    }
}

/// Whether a line above heads can be the title of what stands below: it is short, and tells neither of
/// the document nor something by a label.
pub(super) fn is_title(text: &str) -> bool {
    const OF_THE_DOCUMENT: [&str; 14] = [
        "updated", "last", "update", "version", "date", "dated", "reviewed", "as", "position", "printed",
        "contact", "draft", "key", "note",
    ];
    let words = plain_words(text);
    let first = words.first().map(String::as_str).unwrap_or_default();
    (1..=15).contains(&words.len())
        && !OF_THE_DOCUMENT.contains(&first)
        && !is_label(text)
        && !text.trim_end().ends_with(['.', '?', '!'])
        && text.chars().any(char::is_alphabetic)
}

/// Whether a line says by a label what it tells: *Lead: Parks Team*.
fn is_label(text: &str) -> bool {
    text.split_once(':').is_some_and(|(label, _)| heads::said(label).is_some_and(|it| it.words == it.of))
}

/// Whether the name of a sheet says of what it holds no more than that it is a plan.
fn says_nothing(name: &str) -> bool {
    const NAMES: [&str; 9] =
        ["actions", "action plan", "plan", "tracker", "action tracker", "action log", "main", "data", "list"];
    let plain = plain(name);
    plain.starts_with("sheet") || NAMES.contains(&plain.as_str())
}

/// Leaves out what stands in a table.
fn leave_out(table: &Table, found: &mut Found) {
    for cell in table.cells.iter().filter(|cell| !cell.is_blank()) {
        let place = table.place_of(cell.row, cell.column);
        found.leave_out(cell.words(), "the map leaves the table out", &place);
    }
}

/// Whether two tables have the same columns.
fn are_same(one: &Headed<'_>, other: &Headed<'_>) -> bool {
    let texts = |heads: &[String]| heads.iter().map(|head| plain(head)).collect::<Vec<_>>();
    let is_as_wide = one.columns.roles.len() == other.columns.roles.len();
    match (&one.heads, &other.heads) {
        (_, None) => is_as_wide && !other.columns.roles.is_empty(),
        (Some(one), Some(other)) => texts(&one.texts) == texts(&other.texts),
        (None, Some(_)) => is_as_wide && texts(&one.columns.heads) == texts(&other.columns.heads),
    }
}
