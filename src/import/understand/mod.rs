//! Documents into a plan: what their tables, headings and paragraphs mean.
//!
//! [`understand`] looks at everything before it decides anything: how the plan marks its work, what
//! its columns are called and what stands below, which names are names of one body. Then it goes
//! through the documents once, from top to bottom. What is doubtful is decided, and told in
//! [`Found`]; no word is dropped without a line there.

mod bodies;
mod columns;
pub(super) mod draft;
pub(super) mod found;
mod glossary;
mod heads;
mod layout;
pub(super) mod levels;
mod measures;
mod numbers;
mod owners;
pub(super) mod people;
mod plan;
mod private;
pub(super) mod references;
pub(super) mod roles;
mod rows;
mod sentences;
mod split;
mod status;
pub(super) mod text;
mod time;
mod title;

use self::columns::Columns;
use self::draft::{Entry, Plan};
use self::found::{Column, Found, TableFound};
use self::layout::{Grid, Headed, heads};
use self::plan::Builder;
use self::plan::record::is_record;
use self::rows::{Before, Item};
use self::status::Marks;
use self::text::plain;
use super::People;
use super::document::{Document, Line, Part, Place, Table};
use super::map::Map;
use crate::model::when::{Context, read_period};
use crate::model::year::YearKind;
use std::collections::BTreeMap;

/// Understands documents as one plan.
pub(super) fn understand(documents: &[Document], map: &Map, people: People) -> (Plan, Found) {
    let mut found = Found::default();
    for document in documents {
        for it in &document.passed_over {
            found.leave_out(it.words.clone(), it.why, &it.place);
        }
    }
    let mut marks = Marks::learn(documents, map);
    let title = title::find(documents, map);
    let plan = title::plan(documents, &title, map);
    let years = match plan.years.as_deref() {
        Some("calendar") => YearKind::Calendar,
        Some("academic") => YearKind::Academic,
        _ => YearKind::Financial,
    };
    let period = plan.period.as_deref().and_then(|it| read_period(it, years));
    let context = Context { period, years };

    // Keys say what marks mean, so they come before everything that is marked.
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut keys: Vec<(usize, usize)> = Vec::new();
    let mut tables: Vec<Headed<'_>> = Vec::new();
    let mut glossary = Vec::new();
    for (document, part, table) in all_tables(documents) {
        let names =
            [table.place.within.as_deref().unwrap_or_default(), table.name.as_deref().unwrap_or_default()];
        if map.leaves_out(&names) {
            continue;
        }
        let is_named = table.name.as_deref().is_some_and(glossary::is_name);
        let grid = Grid::new(table);
        let own = heads(&grid, map);
        let headed = Headed { grid, heads: own, columns: Columns::default() };
        if (headed.heads.is_none() || is_named)
            && !is_record(&headed)
            && let Some(entries) = glossary::of_table(&headed.grid, is_named)
        {
            glossary.extend(glossary::take(entries, &mut marks));
            for cell in table
                .cells
                .iter()
                .filter(|cell| matches!(glossary::head(&cell.words()), glossary::Key::Head(_)))
            {
                found.leave_out(cell.words(), "stands above the key", &table.place_of(cell.row, cell.column));
            }
            keys.push((document, part));
            continue;
        }
        places.push((document, part));
        tables.push(headed);
    }
    columns::decide_columns(&mut tables, &marks, &context, map, &mut found);
    tell_tables(&tables, &mut found);

    let mut builder = Builder::new(plan, marks, context, map, &mut found);
    builder.plan.glossary = glossary;
    let mut way = Way { documents, title: &title, places: &places, keys: &keys, map, at: 0, pending: None };
    way.go(&mut tables, &mut builder);
    let (mut plan, marks) = builder.finish();

    plan.key = marks.key();
    if people == People::LeftOut {
        private::leave_out(&mut plan, &mut found);
    }
    owners::resolve(&mut plan, map, people, &mut found);
    references::resolve(&mut plan, &mut found);
    plan.levels = name_levels(&plan, map, &mut found);
    count(&plan, &marks, &mut found);
    measures::tell_sentences(&plan, &mut found);
    (plan, found)
}

fn all_tables(documents: &[Document]) -> impl Iterator<Item = (usize, usize, &Table)> {
    documents.iter().enumerate().flat_map(|(document, it)| {
        it.parts.iter().enumerate().filter_map(move |(part, it)| match it {
            Part::Table(table) if !table.cells.is_empty() => Some((document, part, table)),
            _ => None,
        })
    })
}

/// Going through the documents from top to bottom.
struct Way<'a> {
    documents: &'a [Document],
    title: &'a title::Title,
    /// Where the tables of the plan stand.
    places: &'a [(usize, usize)],
    /// Where the keys stand.
    keys: &'a [(usize, usize)],
    map: &'a Map,
    /// The next table.
    at: usize,
    /// What was read of the last table, which the next one may go on with.
    pending: Option<(usize, Vec<Item>)>,
}

impl Way<'_> {
    fn go(&mut self, tables: &mut [Headed<'_>], builder: &mut Builder<'_>) {
        for (document, it) in self.documents.iter().enumerate() {
            let last_table = it.parts.iter().rposition(|part| matches!(part, Part::Table(_)));
            let last_heading = it.parts.iter().rposition(|part| matches!(part, Part::Heading(..)));
            for (part, it) in it.parts.iter().enumerate() {
                if self.title.is_at(document, part) {
                    continue;
                }
                match it {
                    Part::Heading(level, line, place) => {
                        self.flush(tables, builder);
                        if plain(&line.text) == plain(&builder.plan.title) {
                            builder.found.leave_out(line.words(), "the title once more", place);
                        } else {
                            builder.heading(*level, line, place);
                        }
                    }
                    Part::Paragraph(line, place) => {
                        self.flush(tables, builder);
                        let is_last = last_table.is_some_and(|table| part > table)
                            && last_heading
                                .is_none_or(|heading| part < heading || last_table > Some(heading));
                        builder.paragraph(line, place, is_last);
                    }
                    Part::Table(table) => self.table(document, part, table, tables, builder),
                }
            }
            self.flush(tables, builder);
            builder.close_above();
        }
    }

    /// Hands on what was read, when nothing more can go on from it.
    fn flush(&mut self, tables: &[Headed<'_>], builder: &mut Builder<'_>) {
        if let Some((table, items)) = self.pending.take() {
            builder.rows(&tables[table].columns, items);
        }
    }

    fn table(
        &mut self,
        document: usize,
        part: usize,
        source: &Table,
        tables: &mut [Headed<'_>],
        builder: &mut Builder<'_>,
    ) {
        if self.keys.contains(&(document, part)) {
            return;
        }
        if self.places.get(self.at) != Some(&(document, part)) {
            for cell in source.cells.iter().filter(|cell| !cell.is_blank()) {
                let place = source.place_of(cell.row, cell.column);
                builder.found.leave_out(cell.words(), "the map leaves the table out", &place);
            }
            return;
        }
        let at = self.at;
        self.at += 1;
        let goes_on = at > 0
            && self.pending.as_ref().is_some_and(|(table, _)| *table + 1 == at)
            && source.name.is_none()
            && are_same(&tables[at - 1], &tables[at]);
        if !goes_on {
            self.flush(tables, builder);
            builder.close_columns();
        }
        if source.name.is_some() {
            builder.close_above();
        }
        if is_record(&tables[at]) {
            builder.record(&tables[at]);
            builder.has_tables = true;
            return;
        }
        if tables[at].columns.roles.is_empty() {
            as_text(&tables[at], builder);
            return;
        }
        let table = &tables[at];
        let mut pending = self.pending.take();
        let last = pending.as_mut().and_then(|(_, items)| match items.last_mut() {
            Some(Item::Row(row)) => Some(row),
            _ => None,
        });
        let mut items =
            rows::rows(table, at, Before { row: last.filter(|_| goes_on) }, self.map, builder.found);
        self.pending = pending;
        let above = items.iter().take_while(|it| matches!(it, Item::Above { .. })).count();
        let body = items.split_off(above);
        if !items.is_empty() {
            self.flush(tables, builder);
        }
        self.above(items, source, tables.len(), builder);
        builder.has_tables = true;
        match &mut self.pending {
            Some((table, items)) => {
                *table = at;
                items.extend(body);
            }
            None => self.pending = Some((at, body)),
        }
    }

    /// The lines above the heads of a table: its title, the outcome that it is about.
    fn above(&self, items: Vec<Item>, source: &Table, tables: usize, builder: &mut Builder<'_>) {
        let lines = |item: Item| match item {
            Item::Above { lines, place } => (lines, place),
            Item::Across { lines, place, .. } | Item::Label { lines, place, .. } => (lines, place),
            Item::Row(row) => (Vec::new(), row.place),
        };
        let all: Vec<(Vec<Line>, Place)> = items.into_iter().map(lines).collect();
        let words = |lines: &[Line]| lines.iter().map(Line::words).collect::<Vec<_>>().join(" ");
        let is_short = |lines: &[Line]| words(lines).split_whitespace().count() <= 40;
        let names_outcome = |lines: &[Line]| levels::titled(&words(lines)).level.is_some();
        let title = plain(&builder.plan.title);
        let last = all.iter().rposition(|(lines, _)| plain(&words(lines)) != title && is_short(lines));
        let has_own = all.iter().any(|(lines, _)| names_outcome(lines));
        let mut has_outcome = false;
        for (number, (lines, place)) in all.iter().enumerate() {
            let text = words(lines);
            if plain(&text) == title {
                if !(self.title.is_in(place)) {
                    builder.found.leave_out(text, "the title once more", place);
                }
            } else if names_outcome(lines) {
                builder.across(None, lines, place);
                has_outcome = true;
            } else if !has_own && tables > 1 && last == Some(number) && source.name.is_some() {
                builder.above(lines, place);
                has_outcome = true;
            } else {
                builder.plan.body.extend(lines.iter().filter(|line| !line.is_blank()).cloned());
            }
        }
        let sheets = self.places.iter().filter(|(document, part)| {
            matches!(&self.documents[*document].parts[*part], Part::Table(table) if table.name.is_some())
        });
        if let Some(name) = &source.name
            && !has_outcome
            && sheets.count() > 1
            && !plain(name).starts_with("sheet")
        {
            builder.above(&[Line::plain(name.clone())], &source.place);
        }
    }
}

/// Whether two tables have the same columns.
fn are_same(one: &Headed<'_>, other: &Headed<'_>) -> bool {
    let texts = |table: &Headed<'_>| -> Option<Vec<String>> {
        table.heads.as_ref().map(|it| it.texts.iter().map(|head| plain(head)).collect())
    };
    let width = one.columns.roles.len() == other.columns.roles.len();
    match (texts(one), texts(other)) {
        (_, None) => width && !other.columns.roles.is_empty(),
        (Some(one), Some(other)) => one == other,
        (None, Some(_)) => {
            width
                && one.columns.heads.iter().map(|it| plain(it)).eq(other
                    .columns
                    .heads
                    .iter()
                    .map(|it| plain(it)))
        }
    }
}

/// A table that nobody understands, kept as text.
fn as_text(table: &Headed<'_>, builder: &mut Builder<'_>) {
    let grid = &table.grid;
    let place = grid.table.place.clone();
    let mut lines = Vec::new();
    for row in 0..grid.table.rows {
        let words: Vec<String> =
            grid.written(row).iter().map(|cell| cell.words().replace('\n', " ")).collect();
        if !words.is_empty() {
            lines.push(Line::plain(words.join(" | ")));
        }
    }
    if lines.len() > 1 {
        let message = "no row of it looks like the heads of a plan: it is kept as text".to_owned();
        builder.found.doubt(&place, message, None);
    }
    for line in lines {
        builder.paragraph(&line, &place, !builder.has_tables);
    }
}

fn tell_tables(tables: &[Headed<'_>], found: &mut Found) {
    for table in tables {
        let Some(heads) = &table.heads else { continue };
        let source = table.grid.table;
        let columns = (0..table.columns.roles.len())
            .filter(|at| {
                !heads.texts[*at].trim().is_empty()
                    || source.cells.iter().any(|cell| cell.column == *at && cell.columns == 1)
            })
            .map(|at| Column { head: table.columns.name(at), role: table.columns.roles[at].to_string() });
        found.tables.push(TableFound { place: source.place.clone(), columns: columns.collect() });
    }
}

/// What a plan calls its levels, outermost first.
fn name_levels(plan: &Plan, map: &Map, found: &mut Found) -> Vec<String> {
    if !map.levels.is_empty() {
        return map.levels.clone();
    }
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(parent) = plan.outcomes[at].parent {
            depth += 1;
            at = parent;
        }
        depth
    };
    let mut names: Vec<Vec<&str>> = Vec::new();
    for (at, outcome) in plan.outcomes.iter().enumerate() {
        let depth = depth(at);
        if names.len() <= depth {
            names.resize_with(depth + 1, Vec::new);
        }
        names[depth].extend(outcome.level.as_deref());
    }
    let mut is_guess = false;
    let mut levels: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(depth, names)| {
            let mut uses: BTreeMap<&str, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
            for (at, name) in names.iter().enumerate() {
                uses.entry(name).or_insert((0, std::cmp::Reverse(at))).0 += 1;
            }
            let most = uses.into_iter().max_by_key(|(_, used)| *used).map(|(name, _)| name);
            most.map_or_else(
                || {
                    is_guess = true;
                    if depth == 0 { "Theme".to_owned() } else { "Outcome".to_owned() }
                },
                str::to_owned,
            )
        })
        .collect();
    levels.push("Action".to_owned());
    if is_guess {
        let place = plan.outcomes.first().map(|it| it.place.clone()).unwrap_or_default();
        let message = format!(
            "the file does not say what its levels are called; they are called {}",
            levels.join(", ")
        );
        found.doubt(&place, message, Some(format!("levels: [{}]", levels.join(", "))));
    }
    levels
}

fn count(plan: &Plan, marks: &Marks, found: &mut Found) {
    found.outcomes = plan.outcomes.len();
    found.actions = plan.order.iter().filter(|it| matches!(it, Entry::Action(_))).count();
    let actions = &plan.actions;
    let facts = plan.outcomes.iter().map(|it| &it.facts).chain(actions.iter().map(|it| &it.facts));
    found.measures = facts.map(|it| it.measures.len()).sum();
    found.with_owner = actions.iter().filter(|it| !it.facts.owners.is_empty()).count();
    found.with_time = actions.iter().filter(|it| !it.facts.when.is_empty()).count();
    let has_status = |it: &&draft::Action| {
        !it.facts.status.is_empty()
            || it.steps.iter().any(|step| !step.status.is_empty())
            || it.facts.years.iter().any(|(_, year)| !year.status.is_empty())
    };
    found.with_status = actions.iter().filter(has_status).count();
    found.owners = plan
        .owners
        .iter()
        .map(|owner| {
            let others = owner.short.iter().chain(&owner.aliases).cloned().collect();
            (owner.name.clone(), others)
        })
        .collect();
    found.statuses = plan.key.iter().map(|it| (it.mark.clone(), it.means.word().to_owned())).collect();
    let guessed = marks.guessed();
    if !guessed.is_empty() {
        let shown: Vec<String> =
            guessed.iter().map(|(mark, means)| format!("{mark}: {}", means.word())).collect();
        let place = Place {
            file: found.tables.first().map(|it| it.place.file.clone()).unwrap_or_default(),
            ..Place::default()
        };
        let message = "the file has no key to the letters that mark its work; they are read as colours";
        found.doubt(&place, message, Some(format!("statuses: {{{}}}", shown.join(", "))));
    }
    found.terms = plan.glossary.len();
    for action in actions {
        if action.text.iter().all(|line| !line.words().chars().any(char::is_alphanumeric)) {
            found.doubt(&action.place, "no words say what is to be done here", None);
        }
    }
}
