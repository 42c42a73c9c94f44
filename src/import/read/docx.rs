//! Word documents, as Word really makes them.
//!
//! Tracked changes are taken as accepted, and what is struck out is left out. Numbers that Word counts are written out. Text boxes stand
//! after the paragraph that holds them, footnotes after the one that calls them. Tables in cells
//! become lines of the cell; a table that only frames others is opened.

use super::archive::Archive;
use super::grid::Grid;
use super::limits::TABLES;
use super::numbering::Numbering;
use super::xml::{Element, Node, parse};
use super::{STRUCK, colours};
use crate::import::document::{
    Document, END, LINK, Line, Mark, Part, PassedOver, Place, TO, Table, without_links,
};
use std::collections::BTreeMap;

/// A style of paragraphs.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    list: Option<(String, u8)>,
    outline: Option<u8>,
}

/// What reading the text takes.
struct Word<'a> {
    styles: BTreeMap<String, Style>,
    numbering: Numbering,
    /// Addresses of links, by their ids.
    links: BTreeMap<String, String>,
    notes: BTreeMap<String, Vec<Line>>,
    /// What stands in the margin, by its ids.
    comments: BTreeMap<String, String>,
    place: &'a Place,
    /// Where it is being read.
    here: Place,
    tables: usize,
    passed_over: Vec<PassedOver>,
}

/// A paragraph with what its style makes of it.
struct Paragraph {
    lines: Vec<Line>,
    heading: Option<u8>,
    /// Whether all of it is bold.
    is_bold: bool,
    /// What stands in boxes anchored to it.
    boxes: Vec<Part>,
}

/// Reads a Word document.
pub(super) fn read(archive: &mut Archive<'_>, place: &Place) -> Result<Document, String> {
    let mut part = |name: &str| -> Result<Option<Element>, String> {
        archive.text(name)?.map(|text| parse(&text)).transpose()
    };
    let document = part("word/document.xml")?.ok_or("there is no text in it")?;
    let styles = part("word/styles.xml")?.map(|root| styles(&root)).unwrap_or_default();
    let numbering = part("word/numbering.xml")?.map(|root| Numbering::new(&root)).unwrap_or_default();
    let links = part("word/_rels/document.xml.rels")?.map(|root| links(&root)).unwrap_or_default();
    let mut word = Word {
        styles,
        numbering,
        links,
        notes: BTreeMap::new(),
        comments: BTreeMap::new(),
        place,
        here: place.clone(),
        tables: 0,
        passed_over: Vec::new(),
    };
    for (name, kind) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")] {
        let Some(root) = part(name)? else { continue };
        for note in root.all(kind) {
            let id = format!("{kind} {}", note.attribute("id").unwrap_or_default());
            let paragraphs = note.all("p").map(|it| word.paragraph(it)).collect::<Result<Vec<_>, _>>()?;
            word.notes.insert(id, paragraphs.into_iter().flat_map(|it| it.lines).collect());
        }
    }
    if let Some(root) = part("word/comments.xml")? {
        for comment in root.all("comment") {
            let id = comment.attribute("id").unwrap_or_default().to_owned();
            word.comments.insert(id, words_of(comment));
        }
    }
    for name in (1..=RUNNING).flat_map(|at| [format!("word/header{at}.xml"), format!("word/footer{at}.xml")])
    {
        let words = part(&name)?.map(|root| words_of(&root)).unwrap_or_default();
        let is_new = word.passed_over.iter().all(|it| it.words != words);
        if is_new && words.chars().any(char::is_alphabetic) {
            word.passed_over.push(PassedOver {
                words,
                why: "stands at the top or the foot of pages",
                place: place.clone(),
            });
        }
    }
    let body = document.find("body").ok_or("there is no text in it")?;
    let parts = word.parts(body, 0)?;
    for words in std::mem::take(&mut word.comments).into_values() {
        word.passed_over.push(PassedOver { words, why: COMMENT, place: place.clone() });
    }
    Ok(Document { file: place.file.clone(), parts: above_tables(parts), passed_over: word.passed_over })
}

/// Why comments are left out.
const COMMENT: &str = "a comment in the margin";

/// How many tops and feet of pages are looked at.
const RUNNING: usize = 12;

/// All words of a part, its paragraphs parted.
fn words_of(part: &Element) -> String {
    let mut paragraphs = Vec::new();
    part.descendants("p", &mut paragraphs);
    let text = |paragraph: &Element| {
        let mut texts = Vec::new();
        paragraph.descendants("t", &mut texts);
        texts.iter().map(|it| it.text()).collect::<String>()
    };
    let texts: Vec<String> =
        paragraphs.iter().map(|it| text(it)).filter(|it| !it.trim().is_empty()).collect();
    texts.join(" ")
}

fn value<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.find(name)?.attribute("val")
}

/// Whether a switch is on: present, and not said to be off.
fn is_on(properties: &Element, name: &str) -> bool {
    properties
        .find(name)
        .is_some_and(|it| !matches!(it.attribute("val"), Some("0" | "false" | "off" | "none")))
}

fn styles(root: &Element) -> BTreeMap<String, Style> {
    let style = |style: &Element| {
        let properties = style.find("pPr");
        let list = properties.and_then(|it| it.find("numPr"));
        Some((
            style.attribute("styleId")?.to_owned(),
            Style {
                name: value(style, "name").unwrap_or_default().to_lowercase(),
                based_on: value(style, "basedOn").map(str::to_owned),
                list: list.and_then(list_of),
                outline: properties.and_then(|it| value(it, "outlineLvl")).and_then(|it| it.parse().ok()),
            },
        ))
    };
    root.all("style").filter_map(style).collect()
}

fn list_of(properties: &Element) -> Option<(String, u8)> {
    let depth = value(properties, "ilvl").and_then(|it| it.parse().ok()).unwrap_or(0);
    Some((value(properties, "numId")?.to_owned(), depth))
}

fn links(root: &Element) -> BTreeMap<String, String> {
    let outside = root.all("Relationship").filter(|it| it.attribute("TargetMode") == Some("External"));
    outside
        .filter_map(|it| Some((it.attribute("Id")?.to_owned(), it.attribute("Target")?.to_owned())))
        .collect()
}

/// Short bold paragraphs right above a table are its heading, though nobody gave them the style.
fn above_tables(mut parts: Vec<(Part, bool)>) -> Vec<Part> {
    for at in 1..parts.len() {
        if !matches!(parts[at].0, Part::Table(_)) {
            continue;
        }
        let (Part::Paragraph(line, place), true) = &parts[at - 1] else { continue };
        if line.mark == Mark::None && line.text.split_whitespace().count() <= 25 {
            parts[at - 1].0 = Part::Heading(6, line.clone(), place.clone());
        }
    }
    parts.into_iter().map(|(part, _)| part).collect()
}

impl Word<'_> {
    /// What stands in the text or in a frame, each with whether it is all bold.
    fn parts(&mut self, body: &Element, depth: usize) -> Result<Vec<(Part, bool)>, String> {
        if depth > TABLES {
            return Err("its tables stand deeper in each other than in any plan".to_owned());
        }
        let mut parts = Vec::new();
        for element in body.elements() {
            match &*element.name {
                "p" => {
                    let Paragraph { lines, heading, is_bold, boxes } = self.paragraph(element)?;
                    for line in lines.into_iter().filter(|line| !line.is_blank()) {
                        parts.push(match heading {
                            Some(level) if line.mark != Mark::Note => {
                                (Part::Heading(level, line, self.place.clone()), false)
                            }
                            _ => (Part::Paragraph(line, self.place.clone()), is_bold),
                        });
                    }
                    parts.extend(boxes.into_iter().map(|part| (part, false)));
                }
                "tbl" if is_frame(element) => {
                    for cell in cells_of(element) {
                        parts.extend(self.parts(cell, depth + 1)?);
                    }
                }
                "tbl" => parts.push((Part::Table(self.table(element, depth)?), false)),
                "sdt" => {
                    if let Some(content) = element.find("sdtContent") {
                        parts.extend(self.parts(content, depth)?);
                    }
                }
                "ins" | "moveTo" | "customXml" | "smartTag" => parts.extend(self.parts(element, depth)?),
                _ => {}
            }
        }
        Ok(parts)
    }

    fn table(&mut self, element: &Element, depth: usize) -> Result<Table, String> {
        self.tables += 1;
        let place = Place { within: Some(format!("table {}", self.tables)), ..self.place.clone() };
        let mut grid = Grid::new(Table { place, first_row: 1, ..Table::default() });
        // For each column, the cell that goes on downwards from it.
        let mut open: BTreeMap<usize, usize> = BTreeMap::new();
        let mut head_rows = 0;
        for row in rows_of(element) {
            let properties = row.find("trPr");
            if properties.is_some_and(|it| it.find("del").is_some()) {
                continue;
            }
            let number =
                |name: &str| properties.and_then(|it| value(it, name)).and_then(|it| it.parse().ok());
            if properties.is_some_and(|it| is_on(it, "tblHeader")) && head_rows == grid.row() {
                head_rows += 1;
            }
            let mut column: usize = number("gridBefore").unwrap_or(0);
            grid.skip(column)?;
            for cell in wrapped(row, "tc") {
                let properties = cell.find("tcPr");
                let columns = properties.and_then(|it| value(it, "gridSpan")).and_then(|it| it.parse().ok());
                let columns: usize = columns.unwrap_or(1).clamp(1, super::limits::COLUMNS);
                let merge = properties.and_then(|it| it.find("vMerge"));
                let goes_on = merge.is_some_and(|it| it.attribute("val") != Some("restart"));
                let within = Place {
                    row: Some(grid.row() + 1),
                    column: Some((column + 1).to_string()),
                    ..grid.place().clone()
                };
                let outside = std::mem::replace(&mut self.here, within);
                let lines = self.cell(cell, depth)?;
                self.here = outside;
                let above = open.get(&column).copied().filter(|_| goes_on);
                if let Some(above) = above {
                    let row = grid.row();
                    let above = &mut grid.cells_mut()[above];
                    above.rows = row - above.row + 1;
                    if lines.iter().any(|line| !line.is_blank()) {
                        above.lines.extend(lines);
                    }
                    grid.skip(columns)?;
                } else {
                    grid.put(lines, 1, columns)?;
                    let at = grid.cells_mut().len() - 1;
                    let ground = properties.and_then(|it| it.find("shd")).and_then(|it| it.attribute("fill"));
                    grid.cells_mut()[at].colour = ground.and_then(colours::written);
                    if merge.is_some() {
                        open.insert(column, at)
                    } else {
                        open.remove(&column)
                    };
                }
                column += columns;
            }
            grid.end_row();
        }
        let mut table = grid.finish()?;
        table.head_rows = head_rows;
        Ok(table)
    }

    /// The lines of a cell.
    fn cell(&mut self, cell: &Element, depth: usize) -> Result<Vec<Line>, String> {
        let mut lines = Vec::new();
        for element in cell.elements() {
            match &*element.name {
                "p" => {
                    let Paragraph { lines: own, boxes, .. } = self.paragraph(element)?;
                    if own.is_empty() {
                        lines.push(Line::default());
                    }
                    lines.extend(own);
                    for part in boxes {
                        match part {
                            Part::Paragraph(line, _) | Part::Heading(_, line, _) => lines.push(line),
                            Part::Table(table) => lines.extend(rows_as_lines(&table)),
                        }
                    }
                }
                "tbl" => {
                    if depth > TABLES {
                        return Err("its tables stand deeper in each other than in any plan".to_owned());
                    }
                    // It is no table of its own for whoever counts them on paper.
                    let counted = self.tables;
                    let table = self.table(element, depth + 1)?;
                    self.tables = counted;
                    lines.extend(rows_as_lines(&table));
                }
                "sdt" => {
                    if let Some(content) = element.find("sdtContent") {
                        lines.extend(self.cell(content, depth)?);
                    }
                }
                "ins" | "moveTo" | "customXml" | "smartTag" => lines.extend(self.cell(element, depth)?),
                _ => {}
            }
        }
        // Word ends every cell with a paragraph, often an empty one below a table.
        while lines.last().is_some_and(Line::is_blank) {
            lines.pop();
        }
        super::grid::take_typed_bullets(&mut lines);
        Ok(lines)
    }

    fn paragraph(&mut self, element: &Element) -> Result<Paragraph, String> {
        let properties = element.find("pPr");
        let style = properties.and_then(|it| value(it, "pStyle"));
        let mut heading = properties.and_then(|it| value(it, "outlineLvl")).and_then(|it| it.parse().ok());
        let mut list = properties.and_then(|it| it.find("numPr")).and_then(list_of);
        let mut named_bullet = None;
        let mut at = style.and_then(|id| self.styles.get(id));
        for _ in 0..20 {
            let Some(style) = at else { break };
            let list_style =
                || style.name.strip_prefix("list bullet").map(|deep| deep.trim().parse().unwrap_or(1u8));
            named_bullet = named_bullet.or_else(list_style);
            list = list.or_else(|| style.list.clone());
            if heading.is_none() {
                heading = match style.name.as_str() {
                    "title" => Some(0),
                    name if name.starts_with("heading ") => name["heading ".len()..].parse().ok(),
                    _ => style.outline.filter(|it| *it < 9).map(|it| it + 1),
                };
            }
            at = style.based_on.as_deref().and_then(|id| self.styles.get(id));
        }
        let mut runs = Runs::default();
        self.runs(element, &mut runs)?;
        let mark = match (list, named_bullet) {
            (Some((id, depth)), _) if id != "0" => {
                let has_words = runs.lines.iter().any(|line| !line.trim().is_empty());
                // The depth may stand in the name of the style only; a number may stand alone in its
                // cell, as a bullet does not.
                match (self.numbering.next(&id, depth), named_bullet) {
                    (Mark::Bullet(_), _) if !has_words => Mark::None,
                    (Mark::Bullet(0), Some(deep)) => Mark::Bullet(deep.saturating_sub(1)),
                    (mark, _) => mark,
                }
            }
            (None, Some(deep)) => Mark::Bullet(deep.saturating_sub(1)),
            _ => Mark::None,
        };
        let mut lines: Vec<Line> = Vec::new();
        for text in runs.lines {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            match lines.last_mut() {
                // What stands on a new line of an entry of a list belongs to the entry.
                Some(last) if mark != Mark::None => {
                    if !text.is_empty() {
                        let joined = format!("{} {text}", last.text);
                        joined.trim().clone_into(&mut last.text);
                    }
                }
                Some(_) => lines.extend(super::grid::lines(&text)),
                None if mark != Mark::None => lines.push(Line { mark: mark.clone(), text }),
                None => lines.extend(super::grid::lines(&text)),
            }
        }
        for note in runs.notes {
            for line in self.notes.get(&note).into_iter().flatten() {
                lines.push(Line { mark: Mark::Note, text: line.text.clone() });
            }
        }
        let is_bold = runs.bold && !runs.plain;
        Ok(Paragraph { lines, heading, is_bold, boxes: runs.boxes })
    }

    fn runs(&mut self, element: &Element, runs: &mut Runs) -> Result<(), String> {
        for child in element.elements() {
            match &*child.name {
                "r" => self.run(child, runs)?,
                "hyperlink" => {
                    let address = child.attribute("id").and_then(|id| self.links.get(id)).cloned();
                    let start = runs.last().len();
                    self.runs(child, runs)?;
                    if let Some(address) = address {
                        runs.link(start, &address);
                    }
                }
                "del" | "moveFrom" | "pPr" | "rPr" | "Fallback" => {}
                _ => self.runs(child, runs)?,
            }
        }
        Ok(())
    }

    fn run(&mut self, run: &Element, runs: &mut Runs) -> Result<(), String> {
        let properties = run.find("rPr");
        let is = |name: &str| properties.is_some_and(|it| is_on(it, name));
        if is("vanish") || is("strike") || is("dstrike") {
            let words = run.all("t").map(Element::text).collect::<String>();
            if !words.trim().is_empty() {
                let why = if is("vanish") { "text that Word hides" } else { STRUCK };
                self.passed_over.push(PassedOver { words, why, place: self.here.clone() });
            }
            return Ok(());
        }
        let is_raised = properties.and_then(|it| value(it, "vertAlign")) == Some("superscript");
        let before = runs.last().len();
        for child in run.elements() {
            match &*child.name {
                "t" if is_raised => {
                    let raised = super::grid::raised(&child.text(), runs.last());
                    runs.add(&raised);
                }
                "t" => runs.add(&child.text()),
                "tab" | "ptab" => runs.add(" "),
                "br" | "cr" => runs.lines.push(String::new()),
                "noBreakHyphen" => runs.add("-"),
                "sym" => runs.add(symbol(child.attribute("char").unwrap_or_default())),
                "commentReference" => {
                    let id = child.attribute("id").unwrap_or_default();
                    if let Some(words) = self.comments.remove(id) {
                        self.passed_over.push(PassedOver { words, why: COMMENT, place: self.here.clone() });
                    }
                }
                "footnoteReference" => runs.note("footnote", child),
                "endnoteReference" => runs.note("endnote", child),
                "drawing" | "pict" | "object" | "AlternateContent" => self.boxes(child, runs)?,
                _ => {}
            }
        }
        if runs.last().get(before..).is_some_and(|it| !it.trim().is_empty()) {
            let bold = properties.is_some_and(|it| is_on(it, "b"));
            if bold { runs.bold = true } else { runs.plain = true }
        }
        Ok(())
    }

    /// The text boxes in a drawing.
    fn boxes(&mut self, drawing: &Element, runs: &mut Runs) -> Result<(), String> {
        for child in drawing.elements() {
            match &*child.name {
                "Fallback" => {}
                "txbxContent" => {
                    runs.depth += 1;
                    let parts = self.parts(child, runs.depth)?;
                    runs.depth -= 1;
                    runs.boxes.extend(parts.into_iter().map(|(part, _)| part));
                }
                _ => self.boxes(child, runs)?,
            }
        }
        Ok(())
    }
}

/// The text of a paragraph as it is read.
#[derive(Debug)]
struct Runs {
    lines: Vec<String>,
    notes: Vec<String>,
    boxes: Vec<Part>,
    bold: bool,
    plain: bool,
    depth: usize,
}

impl Default for Runs {
    fn default() -> Self {
        let lines = vec![String::new()];
        Self { lines, notes: Vec::new(), boxes: Vec::new(), bold: false, plain: false, depth: 0 }
    }
}

impl Runs {
    fn last(&mut self) -> &mut String {
        if self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.last_mut().expect("there is a line")
    }

    fn add(&mut self, text: &str) {
        self.last().push_str(text);
    }

    fn note(&mut self, kind: &str, reference: &Element) {
        self.notes.push(format!("{kind} {}", reference.attribute("id").unwrap_or_default()));
    }

    /// Makes what was added since a place a link.
    fn link(&mut self, start: usize, address: &str) {
        let line = self.last();
        let Some(words) = line.get(start..).filter(|it| !it.trim().is_empty()) else { return };
        if without_links(words) != words {
            return;
        }
        let linked = format!("{LINK}{words}{TO}{address}{END}");
        line.truncate(start);
        line.push_str(&linked);
    }
}

/// What a letter of a picture font shows.
fn symbol(code: &str) -> &'static str {
    match code.to_ascii_uppercase().as_str() {
        "F0FC" | "F050" | "F0FE" | "F052" => "✓",
        "F0FB" | "F04F" | "F0FD" => "✗",
        "F0B7" | "F0A7" | "F06E" | "F076" => "•",
        "F0E0" | "F0E8" | "F0D8" => "→",
        _ => "",
    }
}

/// The elements of a name in an element, also those that are wrapped.
fn wrapped<'a>(element: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = Vec::new();
    for child in element.elements() {
        if &*child.name == name {
            found.push(child);
        } else if matches!(&*child.name, "sdt" | "sdtContent" | "ins" | "customXml" | "smartTag" | "moveTo") {
            found.extend(wrapped(child, name));
        }
    }
    found
}

fn rows_of(table: &Element) -> Vec<&Element> {
    wrapped(table, "tr")
}

fn cells_of(table: &Element) -> Vec<&Element> {
    rows_of(table).into_iter().flat_map(|row| wrapped(row, "tc")).collect()
}

/// Whether a table is there only to frame others: each of its rows is one cell, and one holds a table.
fn is_frame(table: &Element) -> bool {
    let rows = rows_of(table);
    let holds_table = |cell: &&Element| {
        cell.children.iter().any(|it| matches!(it, Node::Element(it) if &*it.name == "tbl"))
    };
    !rows.is_empty()
        && rows.iter().all(|row| wrapped(row, "tc").len() == 1)
        && cells_of(table).iter().any(holds_table)
}

/// A table inside of a cell, a line for each row.
fn rows_as_lines(table: &Table) -> Vec<Line> {
    (0..table.rows)
        .filter_map(|row| {
            let cells = table.cells.iter().filter(|cell| cell.row == row && !cell.is_blank());
            let words: Vec<String> = cells
                .map(|cell| {
                    cell.lines
                        .iter()
                        .filter(|it| !it.is_blank())
                        .map(Line::words)
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .collect();
            (!words.is_empty()).then(|| Line::plain(words.join(" | ")))
        })
        .collect()
}
