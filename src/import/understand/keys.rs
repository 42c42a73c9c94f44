//! Printed keys: abbreviations with what they stand for, and marks with what they mean.
//!
//! They are taken out of the documents before anything else is looked at, so that nothing after this
//! takes a line of a key for an action, an outcome or a title. What a key says of marks goes to
//! [`Marks`], its other terms are the glossary.

use super::found::Found;
use super::layout::{Grid, Headed, heads};
use super::plan::record::is_record;
use super::status::{Marks, is_mark, is_short, is_telling, is_word, says_status};
use super::text::{plain, plain_words};
use crate::import::document::{Cell, Document, Part, Place, Table};
use crate::import::map::Map;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Words above a key.
const HEADS: [&str; 10] = [
    "key",
    "legend",
    "glossary",
    "abbreviations",
    "acronyms",
    "list of abbreviations",
    "glossary of terms",
    "abbreviations and acronyms",
    "acronyms and abbreviations",
    "key to acronyms",
];

/// Words of which heads of keys are made: *Key to RAG ratings*, *BRAG definitions*, *Status key*.
const OF_HEADS: [&str; 38] = [
    "key",
    "legend",
    "guide",
    "definition",
    "definitions",
    "explanation",
    "description",
    "meaning",
    "meanings",
    "coding",
    "to",
    "the",
    "of",
    "for",
    "and",
    "abbreviations",
    "rag",
    "brag",
    "status",
    "statuses",
    "rating",
    "ratings",
    "colour",
    "colours",
    "code",
    "codes",
    "symbol",
    "symbols",
    "mark",
    "marks",
    "used",
    "scale",
    "what",
    "it",
    "this",
    "means",
    "they",
    "mean",
];

/// What a line says of a key.
enum Key<'a> {
    /// It stands above one.
    Head(&'a str),
    /// It is one itself, after its head.
    Inline(&'a str, Vec<Entry>),
    /// It is none.
    No,
}

/// A mark or a term, and what the key says of it.
type Entry = (String, String);

/// Whether a line stands above a key, whatever comes below.
fn is_head(text: &str) -> bool {
    let words = plain_words(text);
    let has = |some: &[&str]| words.iter().any(|it| some.contains(&it.as_str()));
    HEADS.contains(&words.join(" ").as_str())
        || is_of_marks(&words)
            && (has(&["key", "legend"])
                || has(&["guide", "definition", "definitions", "explanation", "meanings", "coding"])
                    && has(&["rag", "brag", "status", "rating", "ratings", "colour", "colours"]))
}

/// Whether a line can stand above a key to marks, where one follows: *RAG status*.
fn may_be_head(text: &str) -> bool {
    is_head(text) || is_of_marks(&plain_words(text))
}

fn is_of_marks(words: &[String]) -> bool {
    !words.is_empty() && words.len() <= 7 && words.iter().all(|it| OF_HEADS.contains(&it.as_str()))
}

/// Whether a line stands above a key, or is one.
fn key_of(text: &str) -> Key<'_> {
    if is_head(text) {
        return Key::Head(text);
    }
    // Without a word above it, three colours or letters make a key; two may be anything.
    if let Some(marks) = marks_in(text).filter(|marks| marks.len() > 2) {
        return Key::Inline("", marks);
    }
    let Some((before, after)) = text.split_once(':').filter(|(before, _)| may_be_head(before)) else {
        return Key::No;
    };
    if let Some(marks) = marks_in(after).filter(|marks| is_head(before) || are_of_status(marks, true)) {
        return Key::Inline(before, marks);
    }
    let entries: Vec<Entry> = after.split(';').filter_map(entry).collect();
    if entries.is_empty() || !is_head(before) { Key::No } else { Key::Inline(before, entries) }
}

/// The marks of a key in one line, where it says nothing but marks and what they mean.
fn marks_in(text: &str) -> Option<Vec<Entry>> {
    let text = text.trim().trim_end_matches('.');
    let part = |marks: &[char]| -> Option<Vec<Entry>> {
        let parts = text.split(marks).map(entry).collect::<Option<Vec<_>>>();
        parts.filter(|marks| marks.iter().all(|(mark, label)| is_mark(mark) || is_short(mark, label)))
    };
    part(&[';', '|']).filter(|it| it.len() > 1).or_else(|| part(&[',', ';', '|']))
}

/// Whether entries are a key to how work stands: each mark once, and each says it. Below a head, most may be
/// colours or words of status with anything beside them.
fn are_of_status(entries: &[Entry], is_headed: bool) -> bool {
    let marks: BTreeSet<String> = entries.iter().map(|(mark, _)| mark.to_lowercase()).collect();
    let is_short_text = |label: &str| label.split_whitespace().count() <= 20;
    let says =
        |(mark, label): &&Entry| says_status(label) && is_short_text(label) || is_headed && is_telling(mark);
    let saying = entries.iter().filter(says).count();
    entries.len() > 1
        && marks.len() == entries.len()
        && entries.iter().all(|(mark, label)| is_mark(mark) || is_short(mark, label))
        && if is_headed { saying * 2 >= entries.len() } else { saying == entries.len() }
}

/// One entry: `RMBC – Metropolitan Borough Council`, `G = on track`.
fn entry(text: &str) -> Option<(String, String)> {
    let text = text.trim().trim_end_matches(';');
    let partings = [" – ", " — ", " - ", " = ", "=", ": ", "– ", " –", "- "];
    let (at, parting) = partings
        .iter()
        .filter_map(|it| text.find(it).map(|at| (at, it)))
        .min_by_key(|(at, it)| (*at, std::cmp::Reverse(it.len())))?;
    let (mut term, mut means) = (text[..at].trim().to_owned(), text[at + parting.len()..].trim().to_owned());
    // "ASC Adult - Social Care": the abbreviation is the first word.
    if let Some((first, rest)) = term.clone().split_once(' ')
        && first.len() > 1
        && first.chars().all(|it| it.is_uppercase() || it.is_ascii_digit())
        && rest.starts_with(char::is_uppercase)
        && rest.chars().any(char::is_lowercase)
        && plain(rest).split(' ').count() == 1
        && first.len() > 2
        && initials(&format!("{rest} {means}")).starts_with(&first.to_lowercase())
    {
        means = format!("{rest} {}{means}", parting.trim_start());
        first.clone_into(&mut term);
    }
    let short = term.split_whitespace().count() <= 5 && term.chars().count() <= 40;
    (short && !term.is_empty() && means.chars().any(char::is_alphabetic)).then_some((term, means))
}

fn initials(text: &str) -> String {
    text.split(|it: char| !it.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A table that is a key: two columns, and a head or a name that says so or short terms.
fn of_table(grid: &Grid<'_>, is_named: bool) -> Option<Vec<Entry>> {
    let cells = |row: usize| -> Vec<String> {
        grid.written(row).iter().map(|cell| cell.words().replace('\n', " ")).collect()
    };
    let rows: Vec<Vec<String>> = (0..grid.table.rows).map(cells).filter(|row| !row.is_empty()).collect();
    let mut entries = Vec::new();
    let mut is_named = is_named;
    for (at, row) in rows.iter().enumerate() {
        match row.as_slice() {
            [only] if at == 0 && is_head(only) => is_named = true,
            [only] => entries.push(entry(only)?),
            [term, means] => entries.push((term.clone(), means.clone())),
            _ => return None,
        }
    }
    let short =
        entries.iter().all(|(term, _)| term.split_whitespace().count() <= 3 && term.chars().count() <= 20);
    (entries.len() > 1 && (is_named || short && entries.iter().all(|(term, means)| means.len() > term.len())))
        .then_some(entries)
}

/// Takes the keys out of documents: gives what is left of these, and the terms of the keys.
pub(super) fn take<'d>(
    documents: &'d [Document],
    map: &Map,
    marks: &mut Marks,
    found: &mut Found,
) -> (Cow<'d, [Document]>, Vec<Entry>) {
    let mut keys = Keys { map, marks, found, terms: Vec::new() };
    let taken: Vec<Vec<Taken>> = documents.iter().map(|it| keys.of_document(it)).collect();
    let terms = keys.terms;
    if taken.iter().flatten().all(|it| *it == Taken::Nothing) {
        return (Cow::Borrowed(documents), terms);
    }
    let left = documents.iter().zip(taken).map(|(document, taken)| Document {
        file: document.file.clone(),
        parts: document.parts.iter().zip(taken).filter_map(|(part, taken)| taken.left_of(part)).collect(),
        passed_over: document.passed_over.clone(),
    });
    (Cow::Owned(left.collect()), terms)
}

/// What of a part of a document is a key.
#[derive(Debug, PartialEq, Eq)]
enum Taken {
    Nothing,
    All,
    /// Cells of a table, by their rows and columns.
    Cells(BTreeSet<(usize, usize)>),
}

impl Taken {
    fn left_of(self, part: &Part) -> Option<Part> {
        match (self, part) {
            (Self::All, _) => None,
            (Self::Cells(taken), Part::Table(table)) => {
                let is_left = |cell: &&Cell| !taken.contains(&(cell.row, cell.column));
                let cells = table.cells.iter().filter(is_left).cloned().collect();
                Some(Part::Table(Table { cells, ..table.clone() }))
            }
            (Self::Nothing | Self::Cells(_), _) => Some(part.clone()),
        }
    }
}

/// What stands before a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// The head of a key, with entries perhaps.
    Head,
    /// Entries of a key to marks without a head.
    Marks,
    Other,
}

/// Taking keys.
struct Keys<'a> {
    map: &'a Map,
    marks: &'a mut Marks,
    found: &'a mut Found,
    terms: Vec<Entry>,
}

impl Keys<'_> {
    fn of_document(&mut self, document: &Document) -> Vec<Taken> {
        let mut before = Before::Other;
        let mut all: Vec<Taken> = Vec::new();
        for (at, part) in document.parts.iter().enumerate() {
            let taken = match part {
                Part::Heading(_, line, place) | Part::Paragraph(line, place) => {
                    if matches!(part, Part::Heading(..)) {
                        before = Before::Other;
                    }
                    let taken = self.line(&line.words(), place, before, &document.parts[at + 1..]);
                    before = taken.unwrap_or(Before::Other);
                    if taken.is_some() { Taken::All } else { Taken::Nothing }
                }
                Part::Table(table) => {
                    let taken = self.table(table, before == Before::Head);
                    before = Before::Other;
                    taken
                }
            };
            all.push(taken);
        }
        all
    }

    /// Takes a line that stands above a key, is one, or an entry of one; says what it is to the next.
    fn line(&mut self, text: &str, place: &Place, before: Before, after: &[Part]) -> Option<Before> {
        match key_of(text) {
            Key::Head(words) => {
                self.above(words, place);
                Some(Before::Head)
            }
            Key::Inline(words, entries) => {
                self.above(words, place);
                self.entries(entries, place);
                Some(before)
            }
            Key::No => {
                let own = entry(text);
                let next = || {
                    let lines = after.iter().map_while(|part| match part {
                        Part::Paragraph(line, _) => entry(&line.words()),
                        Part::Heading(..) | Part::Table(_) => None,
                    });
                    lines.collect::<Vec<_>>()
                };
                let goes_on = |(mark, label): &Entry| match before {
                    Before::Head => true,
                    Before::Marks => is_mark(mark) || is_short(mark, label),
                    Before::Other => false,
                };
                if let Some(own) = own.clone().filter(goes_on) {
                    self.entries(vec![own], place);
                    return Some(before);
                }
                // A run of marks is a key without a head, and one below a line such as "RAG status".
                let is_above = may_be_head(text)
                    && (are_of_status(&next(), true)
                        || matches!(after.first(), Some(Part::Table(table)) if is_key_of_marks(table)));
                if is_above {
                    self.above(text, place);
                    return Some(Before::Head);
                }
                let own = own.filter(|(mark, label)| is_mark(mark) || is_short(mark, label))?;
                let run: Vec<Entry> = std::iter::once(own.clone()).chain(next()).collect();
                are_of_status(&run, false).then(|| {
                    self.entries(vec![own], place);
                    Before::Marks
                })
            }
        }
    }

    fn above(&mut self, words: &str, place: &Place) {
        self.found.leave_out(words, "stands above the key", place);
    }

    /// Marks go where marks are, the others are terms.
    fn entries(&mut self, entries: Vec<Entry>, place: &Place) {
        for (term, means) in entries {
            if self.marks.is_in_key(&term) {
                self.found.leave_out(format!("{term} {means}"), "the key says the mark twice", place);
            } else if !self.marks.key_line(&term, &means, place) {
                self.terms.push((term, means));
            }
        }
    }

    fn table(&mut self, table: &Table, in_key: bool) -> Taken {
        let names = [table.place.within.as_deref(), table.name.as_deref()];
        if self.map.leaves_out(&names.map(Option::unwrap_or_default)) || table.cells.is_empty() {
            return Taken::Nothing;
        }
        let headed =
            Headed { grid: Grid::new(table), heads: None, columns: super::columns::Columns::default() };
        let mut taken = self.rows(&headed.grid, in_key);
        self.beside(&headed.grid, &mut taken);
        self.in_heads(table, &taken);
        if !taken.is_empty() {
            let is_all = table.cells.iter().all(|it| it.is_blank() || taken.contains(&(it.row, it.column)));
            return if is_all { Taken::All } else { Taken::Cells(taken) };
        }
        let is_named = in_key || table.name.as_deref().is_some_and(is_head);
        let headed = Headed { heads: heads(&headed.grid, self.map), ..headed };
        let may_be = (headed.heads.is_none() || is_named) && !is_record(&headed);
        let Some(entries) = may_be.then(|| of_table(&headed.grid, is_named)).flatten() else {
            return Taken::Nothing;
        };
        self.entries(entries, &table.place);
        for cell in table.cells.iter().filter(|cell| is_head(&cell.words())) {
            self.above(&cell.words(), &table.place_of(cell.row, cell.column));
        }
        Taken::All
    }

    /// The rows of a table that are a key to its marks, with what stands above them: their cells.
    fn rows(&mut self, grid: &Grid<'_>, in_key: bool) -> BTreeSet<(usize, usize)> {
        let table = grid.table;
        let mut taken = BTreeSet::new();
        let mut row = 0;
        while row < table.rows {
            let key = block(grid, row, in_key && taken.is_empty()).or_else(|| terms(grid, row));
            let Some(key) = key else {
                row += 1;
                continue;
            };
            row = key.end;
            for (at, column, words) in &key.above {
                self.above(words, &table.place_of(*at, *column));
            }
            for (at, column, words) in &key.bare {
                let why = "stands in the key without its mark";
                self.found.leave_out(words.as_str(), why, &table.place_of(*at, *column));
            }
            let cells = (key.first..key.end).flat_map(|row| grid.written(row));
            taken.extend(cells.map(|cell| (cell.row, cell.column)));
            self.entries(key.entries, &table.place_of(key.first, 0));
        }
        taken
    }

    /// Takes a key that stands beside other columns, below its head.
    fn beside(&mut self, grid: &Grid<'_>, taken: &mut BTreeSet<(usize, usize)>) {
        let table = grid.table;
        let is_free = |cell: &&Cell| cell.column > 0 && !taken.contains(&(cell.row, cell.column));
        let heads: Vec<&Cell> =
            table.cells.iter().filter(is_free).filter(|cell| is_head(&cell.words())).collect();
        for head in heads {
            let begins = |row: usize, column: usize| {
                grid.cell(row, column).filter(|it| it.row == row && it.column == column && !it.is_blank())
            };
            // A head over the labels says that they are a column of the plan.
            let has_labels = begins(head.row, head.column + 1).is_none();
            let mut cells = vec![(head.row, head.column)];
            let mut entries: Vec<Entry> = Vec::new();
            for row in head.row + head.rows..table.rows {
                let Some(mark) = begins(row, head.column) else { break };
                let label = begins(row, head.column + 1).filter(|_| has_labels);
                let both: Vec<&Cell> = std::iter::once(mark).chain(label).collect();
                let Some(InRow { entries: found, .. }) = of_row(&both) else { break };
                entries.extend(found);
                cells.extend(both.iter().map(|cell| (cell.row, cell.column)));
            }
            if are_of_status(&entries, true) {
                let place = table.place_of(head.row, head.column);
                self.above(&head.words(), &place);
                self.entries(entries, &place);
                taken.extend(cells);
            }
        }
    }

    /// Reads what the heads of columns say that marks mean. They stay heads.
    fn in_heads(&mut self, table: &Table, taken: &BTreeSet<(usize, usize)>) {
        let is_free = |cell: &&Cell| cell.row < 8 && !taken.contains(&(cell.row, cell.column));
        for cell in table.cells.iter().filter(is_free) {
            let words = cell.words().replace('\n', "; ");
            let Some((_, inside)) = words.split_once(['(', ':', ';']) else { continue };
            if let Some(entries) =
                marks_in(inside.trim_end_matches(')')).filter(|it| are_of_status(it, false))
            {
                let place = table.place_of(cell.row, cell.column);
                for (mark, label) in &entries {
                    self.marks.key_line(mark, label, &place);
                }
            }
        }
    }
}

/// Rows that are a key.
struct Block {
    first: usize,
    end: usize,
    /// What stands above the entries, with its row and column.
    above: Vec<(usize, usize, String)>,
    /// Labels without a mark, which is the colour of a cell perhaps.
    bare: Vec<(usize, usize, String)>,
    entries: Vec<Entry>,
}

/// How many rows a key has at most.
const LONGEST: usize = 30;

/// Whether a table is a key to marks and nothing else.
fn is_key_of_marks(table: &Table) -> bool {
    let grid = Grid::new(table);
    let first = (0..table.rows).find(|row| !grid.written(*row).is_empty());
    first.and_then(|first| block(&grid, first, true)).is_some_and(|it| are_of_status(&it.entries, true))
}

/// The key that begins in a row: each of its rows has one entry or several, and says nothing else.
fn block(grid: &Grid<'_>, first: usize, is_headed: bool) -> Option<Block> {
    let mut is_headed = is_headed;
    let mut above = Vec::new();
    let mut bare = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    let mut end = first;
    for row in first..grid.table.rows.min(first + LONGEST) {
        let cells = grid.row(row);
        if cells.iter().all(|cell| cell.is_blank()) {
            if row == first || !bare.is_empty() {
                break;
            }
            continue;
        }
        // What reaches down from above makes it a row of the plan.
        if cells.iter().any(|cell| cell.row < row && !cell.is_blank()) || cells.len() > 64 {
            break;
        }
        let written: Vec<&Cell> = grid.written(row);
        let words = |cell: &Cell| cell.words();
        if entries.is_empty()
            && bare.is_empty()
            && written.iter().all(|cell| may_be_head(&words(cell)))
            && row < first + 3
        {
            is_headed = is_headed || written.iter().any(|cell| is_head(&words(cell))) || written.len() == 2;
            above.extend(written.iter().map(|cell| (row, cell.column, words(cell))));
            end = row + 1;
            continue;
        }
        let has_head = above.iter().any(|(.., words)| is_head(words));
        if let ([only], true, true) = (written.as_slice(), has_head, entries.is_empty())
            && entry(&words(only)).is_none()
            && says_status(&words(only))
            && words(only).split_whitespace().count() <= 12
        {
            bare.push((row, only.column, words(only)));
            end = row + 1;
            continue;
        }
        let Some(InRow { heads, entries: found }) = of_row(&written) else { break };
        is_headed |= !heads.is_empty();
        above.extend(heads.into_iter().map(|(column, words)| (row, column, words)));
        entries.extend(found);
        end = row + 1;
    }
    let says_words = entries.iter().any(|(mark, _)| is_word(mark));
    let is_whole = first == 0 && end == grid.table.rows && entries.len() > 2;
    let is_key = are_of_status(&entries, is_headed) && (!says_words || is_headed || is_whole);
    (is_key || bare.len() > 1).then_some(Block { first, end, above, bare, entries })
}

/// The key to terms that a line below other rows stands above: it ends with the next gap.
fn terms(grid: &Grid<'_>, first: usize) -> Option<Block> {
    let [head] = grid.written(first)[..] else { return None };
    let is_below = (0..first).any(|row| !grid.written(row).is_empty());
    if !is_below || !is_head(&head.words()) {
        return None;
    }
    let mut entries = Vec::new();
    let mut end = first + 1;
    for row in first + 1..grid.table.rows {
        let words: Vec<String> =
            grid.written(row).iter().map(|cell| cell.words().replace('\n', " ")).collect();
        let found = match words.as_slice() {
            [only] => entry(only),
            [term, means] if term.split_whitespace().count() <= 3 && term.chars().count() <= 20 => {
                Some((term.clone(), means.clone()))
            }
            _ => None,
        };
        let Some(found) = found else { break };
        entries.push(found);
        end = row + 1;
    }
    let above = vec![(first, head.column, head.words())];
    (!entries.is_empty()).then_some(Block { first, end, above, bare: Vec::new(), entries })
}

/// What of a key stands in a row.
struct InRow {
    /// Words above a key, with their columns.
    heads: Vec<(usize, String)>,
    entries: Vec<Entry>,
}

/// The entries in a row: marks and their labels in turn, or each with its label in one cell. Heads may stand
/// before them.
fn of_row(cells: &[&Cell]) -> Option<InRow> {
    let first = cells.first().filter(|cell| cells.len() > 1 && may_be_head(&cell.words()));
    let cells = &cells[usize::from(first.is_some())..];
    let mut heads: Vec<(usize, String)> = first.map(|cell| (cell.column, cell.words())).into_iter().collect();
    let words: Vec<String> = cells.iter().map(|cell| cell.words().replace('\n', "; ")).collect();
    // The head may stand in the same cell.
    let parted = |it: &str| {
        let parted = it.split_once([':', ';']).filter(|(before, _)| may_be_head(before));
        parted.map_or((None, it.to_owned()), |(head, after)| (Some(head.to_owned()), after.to_owned()))
    };
    let parted: Vec<(Option<String>, String)> = words.iter().map(|it| parted(it)).collect();
    let inside: Option<Vec<Vec<Entry>>> = parted.iter().map(|(_, after)| marks_in(after)).collect();
    if let Some(inside) = inside {
        let own = cells.iter().zip(parted).filter_map(|(cell, (head, _))| Some((cell.column, head?)));
        heads.extend(own);
        return Some(InRow { heads, entries: inside.concat() });
    }
    let pairs = words.chunks(2).map(|pair| match pair {
        [mark, label] if is_mark(mark) || is_short(mark, label) => {
            let label = label.trim_start_matches(['=', '–', '-', ':', ' ']);
            Some((mark.trim_end_matches([':', '=', ' ']).to_owned(), label.to_owned()))
        }
        _ => None,
    });
    Some(InRow { heads, entries: pairs.collect::<Option<Vec<Entry>>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::Line;

    #[test]
    fn entries_of_a_key_are_taken_apart() {
        let parted = |text: &str| entry(text).map(|(term, means)| format!("{term}|{means}"));
        assert_eq!(
            parted("RMBC – Metropolitan Borough Council").as_deref(),
            Some("RMBC|Metropolitan Borough Council")
        );
        assert_eq!(parted("G = On track").as_deref(), Some("G|On track"));
        assert_eq!(parted("ASC Adult - Social Care").as_deref(), Some("ASC|Adult - Social Care"));
        assert_eq!(parted("A whole sentence about something else - and more"), None);
    }

    #[test]
    fn a_key_below_a_table_is_none_of_its_rows() {
        let rows = ["Plan | Parks Team", "", "Key", "PT | Parks Team", "Green | On track", "", "Mow | Parks"];
        let cells = rows.iter().enumerate().flat_map(|(row, text)| {
            text.split(" | ").enumerate().map(move |(column, text)| Cell {
                lines: vec![Line::plain(text)],
                row,
                column,
                rows: 1,
                columns: 1,
                ..Cell::default()
            })
        });
        let table = Table { cells: cells.collect(), rows: rows.len(), columns: 2, ..Table::default() };
        let documents = [Document { parts: vec![Part::Table(table)], ..Document::default() }];
        let (mut marks, mut found) = (Marks::default(), Found::default());
        let (left, terms) = take(&documents, &Map::default(), &mut marks, &mut found);
        assert_eq!(terms, [("PT".to_owned(), "Parks Team".to_owned())]);
        assert!(marks.is_in_key("green"));
        let words: Vec<String> = left[0].lines().map(Line::words).filter(|it| !it.is_empty()).collect();
        assert_eq!(words, ["Plan", "Parks Team", "Mow", "Parks"]);
    }

    #[test]
    fn a_key_may_stand_in_one_line() {
        let Key::Inline(_, entries) = key_of("Key To Abbreviations: ABG – Area Grant; LMC – Local Committee")
        else {
            panic!("no key")
        };
        assert_eq!(entries.len(), 2);
        assert!(matches!(key_of("Key:"), Key::Head(_)));
        assert!(matches!(key_of("Key actions: none"), Key::No));
        assert!(matches!(key_of("RAG status: Green = done, Red = late"), Key::Inline("RAG status", _)));
        assert!(matches!(key_of("Key to RAG ratings"), Key::Head(_)));
        assert!(matches!(key_of("The guide"), Key::No));
        assert!(matches!(key_of("Blue – done, Green – going well, Red – late"), Key::Inline("", _)));
        assert!(matches!(key_of("RAG status: Green = done, Red = late"), Key::Inline("RAG status", _)));
        assert!(matches!(key_of("Key to RAG ratings"), Key::Head(_)));
        assert!(matches!(key_of("The guide"), Key::No));
        assert!(matches!(key_of("Blue – done, Green – going well, and so on"), Key::No));
        let Key::Inline("Key", entries) = key_of("Key: G = on track, A = some delay, B = complete.") else {
            panic!("no key")
        };
        assert_eq!(entries.iter().map(|(mark, _)| mark.as_str()).collect::<Vec<_>>(), ["G", "A", "B"]);
    }
}
