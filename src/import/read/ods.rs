//! OpenDocument: sheets of LibreOffice Calc (`.ods`), and texts of its Writer (`.odt`).
//!
//! A sheet says once that the same row or cell stands there a million times, mostly an empty one
//! down to the end of the sheet: empty ones are passed over, and others counted against the limit.

use super::Hidden;
use super::archive::Archive;
use super::grid::{Grid, TOO_MANY, lines};
use super::limits::{CELLS, TABLES};
use super::workbook::{leave_out_hidden, pass_over, shown_iso};
use super::xml::{Element, Node, parse};
use crate::import::document::{Document, END, LINK, Line, Mark, Naming, Part, Place, TO, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Reads a sheet or a text.
pub(super) fn read(archive: &mut Archive<'_>, place: &Place, hidden: Hidden) -> Result<Document, String> {
    let text = archive.text("content.xml")?.ok_or("there is no text in it")?;
    if archive.text("META-INF/manifest.xml")?.is_some_and(|it| it.contains("encryption-data")) {
        return Err("it is protected with a password".to_owned());
    }
    let root = parse(&text)?;
    let mut odf = Odf { hidden_tables: hidden_tables(&root), bullets: bullets(&root), ..Odf::default() };
    let body = root.find("body").ok_or("there is no text in it")?;
    let mut document = Document { file: place.file.clone(), ..Document::default() };
    if let Some(sheets) = body.find("spreadsheet") {
        for sheet in sheets.all("table") {
            let name = sheet.attribute("name").unwrap_or_default().to_owned();
            let within = Place { within: Some(format!("sheet {name}")), ..place.clone() };
            let mut table = odf.table(sheet, within, Naming::Letters, 0)?;
            table.name = Some(name);
            let is_hidden = sheet.attribute("style-name").is_some_and(|it| odf.hidden_tables.contains(it));
            if hidden == Hidden::Taken {
                table.hidden_rows.clear();
                table.hidden_columns.clear();
            } else if is_hidden {
                pass_over(&table, "the sheet is hidden", |_| true, &mut document);
                continue;
            } else {
                leave_out_hidden(&mut table, &mut document);
            }
            document.parts.push(Part::Table(table));
        }
    } else if let Some(text) = body.find("text") {
        odf.parts(text, place, 0, &mut document.parts)?;
    }
    Ok(document)
}

/// What reading takes.
#[derive(Debug, Default)]
struct Odf {
    hidden_tables: BTreeSet<String>,
    /// The lists that have bullets, by their styles.
    bullets: BTreeSet<String>,
    tables: usize,
    /// How far numbered lists have been counted, by depth.
    counts: BTreeMap<u8, u32>,
}

fn styles(root: &Element) -> impl Iterator<Item = &Element> {
    root.find("automatic-styles").into_iter().flat_map(Element::elements)
}

fn hidden_tables(root: &Element) -> BTreeSet<String> {
    let hidden = styles(root).filter(|style| {
        style.find("table-properties").is_some_and(|it| it.attribute("display") == Some("false"))
    });
    hidden.filter_map(|style| style.attribute("name").map(str::to_owned)).collect()
}

fn bullets(root: &Element) -> BTreeSet<String> {
    let lists =
        styles(root).filter(|it| &*it.name == "list-style" && it.find("list-level-style-bullet").is_some());
    lists.filter_map(|style| style.attribute("name").map(str::to_owned)).collect()
}

fn number(element: &Element, name: &str) -> usize {
    element.attribute(name).and_then(|it| it.parse().ok()).unwrap_or(1).max(1)
}

impl Odf {
    fn parts(
        &mut self,
        body: &Element,
        place: &Place,
        depth: usize,
        parts: &mut Vec<Part>,
    ) -> Result<(), String> {
        for element in body.elements() {
            match &*element.name {
                "h" => {
                    let level = u8::try_from(number(element, "outline-level").min(6)).unwrap_or(6);
                    let level = if element.attribute("style-name") == Some("Title") { 0 } else { level };
                    let line = Line::plain(words(element).join(" "));
                    parts.push(Part::Heading(level, line, place.clone()));
                }
                "p" => {
                    let is_title = element.attribute("style-name") == Some("Title");
                    for text in words(element).into_iter().filter(|it| !it.trim().is_empty()) {
                        parts.push(if is_title {
                            Part::Heading(0, Line::plain(text), place.clone())
                        } else {
                            Part::Paragraph(Line::plain(text), place.clone())
                        });
                    }
                }
                "list" => {
                    let lines = self.list(element, None, 0);
                    parts.extend(lines.into_iter().map(|line| Part::Paragraph(line, place.clone())));
                }
                "table" => {
                    self.tables += 1;
                    let within = Place { within: Some(format!("table {}", self.tables)), ..place.clone() };
                    parts.push(Part::Table(self.table(element, within, Naming::Numbers, depth)?));
                }
                "section" | "index-body" => self.parts(element, place, depth, parts)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn list(&mut self, list: &Element, style: Option<&str>, depth: u8) -> Vec<Line> {
        let style = list.attribute("style-name").or(style);
        let has_bullets = style.is_none_or(|it| self.bullets.contains(it));
        self.counts.retain(|it, _| *it < depth);
        let mut lines = Vec::new();
        for item in list.elements().filter(|it| matches!(&*it.name, "list-item" | "list-header")) {
            let mut is_first = true;
            for element in item.elements() {
                match &*element.name {
                    "p" | "h" => {
                        let text = words(element).join(" ");
                        let mark = if !is_first {
                            Mark::None
                        } else if has_bullets {
                            Mark::Bullet(depth)
                        } else {
                            let count = self.counts.entry(depth).or_insert(0);
                            *count += 1;
                            Mark::Label(format!("{count}."), depth)
                        };
                        is_first = false;
                        lines.push(Line { mark, text });
                    }
                    "list" => lines.extend(self.list(element, style, (depth + 1).min(9))),
                    _ => {}
                }
            }
        }
        lines
    }

    fn table(
        &mut self,
        sheet: &Element,
        place: Place,
        naming: Naming,
        depth: usize,
    ) -> Result<Table, String> {
        if depth > TABLES {
            return Err("its tables stand deeper in each other than in any plan".to_owned());
        }
        let mut hidden_columns = BTreeSet::new();
        let mut column = 0;
        let mut columns = Vec::new();
        sheet.descendants("table-column", &mut columns);
        for element in columns {
            let count = number(element, "number-columns-repeated");
            if matches!(element.attribute("visibility"), Some("collapse" | "filter")) {
                hidden_columns.extend(column..column + count.min(super::limits::COLUMNS));
            }
            column = column.saturating_add(count);
        }
        let mut grid = Grid::new(Table { place, first_row: 1, naming, hidden_columns, ..Table::default() });
        let mut hidden_rows = BTreeSet::new();
        let mut head_rows = 0;
        let mut rows = Vec::new();
        rows_of(sheet, false, &mut rows);
        let mut blank = 0_usize;
        for (row, is_head) in rows {
            let count = number(row, "number-rows-repeated");
            if row.elements().all(|cell| cell.elements().next().is_none()) {
                blank = blank.saturating_add(count);
                continue;
            }
            // Blank rows count as rows only where something stands below them.
            for _ in 0..std::mem::take(&mut blank) {
                if grid.row() >= CELLS {
                    return Err(TOO_MANY.to_owned());
                }
                grid.end_row();
            }
            for _ in 0..count {
                if matches!(row.attribute("visibility"), Some("collapse" | "filter")) {
                    hidden_rows.insert(grid.row());
                }
                self.row(row, depth, &mut grid)?;
                grid.end_row();
                if is_head && head_rows + 1 == grid.row() {
                    head_rows += 1;
                }
            }
        }
        let mut table = grid.finish()?;
        table.hidden_rows = hidden_rows;
        table.head_rows = head_rows;
        Ok(table)
    }

    fn row(&mut self, row: &Element, depth: usize, grid: &mut Grid) -> Result<(), String> {
        // Empty cells up to the end of a sheet are there, too.
        let mut free = 0_usize;
        for cell in row.elements() {
            let count = number(cell, "number-columns-repeated");
            let lines = if &*cell.name == "table-cell" { self.cell(cell, depth)? } else { Vec::new() };
            if lines.iter().all(Line::is_blank) {
                free = free.saturating_add(count);
                continue;
            }
            grid.skip(std::mem::take(&mut free))?;
            for _ in 0..count {
                let (rows, columns) =
                    (number(cell, "number-rows-spanned"), number(cell, "number-columns-spanned"));
                grid.put(lines.clone(), rows, columns)?;
                // Covered cells stand in the file; the grid counts them itself.
                free = 0;
            }
            // What follows a wide cell are the cells that it covers.
            let columns = number(cell, "number-columns-spanned");
            if columns > 1 {
                grid.back(columns - 1);
            }
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Element, depth: usize) -> Result<Vec<Line>, String> {
        let date = cell.attribute("date-value").filter(|_| cell.attribute("value-type") == Some("date"));
        let mut found = Vec::new();
        for element in cell.elements() {
            match &*element.name {
                "p" | "h" => {
                    for text in words(element) {
                        found.extend(lines(&text));
                    }
                }
                "list" => found.extend(self.list(element, None, 0)),
                "table" => {
                    let table = self.table(element, Place::default(), Naming::Numbers, depth + 1)?;
                    for row in 0..table.rows {
                        let cells = table.cells.iter().filter(|it| it.row == row && !it.is_blank());
                        let words: Vec<String> = cells.map(|it| it.words().replace('\n', " ")).collect();
                        found.push(Line::plain(words.join(" | ")));
                    }
                }
                _ => {}
            }
        }
        // A date as the sheet shows it can leave out the year; its value does not.
        let shows_figures_only = |line: &Line| line.text.chars().all(|it| !it.is_alphabetic());
        if let (Some(date), [only]) = (date, found.as_slice()) {
            let format = if shows_figures_only(only) { "d/m/y" } else { "m/y" };
            if let Some(line) = shown_iso(date, format) {
                return Ok(vec![line]);
            }
        }
        Ok(found)
    }
}

/// The rows of a table, with those that are repeated on each page marked.
fn rows_of<'a>(table: &'a Element, is_head: bool, rows: &mut Vec<(&'a Element, bool)>) {
    for element in table.elements() {
        match &*element.name {
            "table-row" => rows.push((element, is_head)),
            "table-header-rows" => rows_of(element, true, rows),
            "table-rows" | "table-row-group" => rows_of(element, is_head, rows),
            _ => {}
        }
    }
}

/// The text of a paragraph, one for each of its lines.
fn words(paragraph: &Element) -> Vec<String> {
    let mut texts = vec![String::new()];
    add_words(paragraph, &mut texts);
    texts.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn add_words(element: &Element, texts: &mut Vec<String>) {
    for child in &element.children {
        let last = texts.last_mut().expect("there is a line");
        match child {
            Node::Text(text) => last.push_str(text),
            Node::Element(child) => match &*child.name {
                "s" => last.push(' '),
                "tab" => last.push(' '),
                "line-break" => texts.push(String::new()),
                "a" => {
                    let words = child.text();
                    match child.attribute("href") {
                        Some(address) if !words.trim().is_empty() => {
                            *last = format!("{last}{LINK}{words}{TO}{address}{END}");
                        }
                        _ => last.push_str(&words),
                    }
                }
                // What was deleted and what is said in the margin is no text.
                "annotation" | "tracked-changes" | "deletion" | "note-citation" => {}
                _ => add_words(child, texts),
            },
        }
    }
}
