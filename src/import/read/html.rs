//! Web pages: their headings, paragraphs and tables, as a browser understands them.

use super::grid::Grid;
use super::limits::TABLES;
use super::{STRUCK, colours, letters};
use crate::import::document::{Colour, Document, END, LINK, Line, Mark, Part, PassedOver, Place, TO, Table};
use scraper::{ElementRef, Html, Node};

/// Whether a text is a web page.
pub(super) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(2000).collect();
    let start = start.to_lowercase();
    start.starts_with('<')
        && ["<html", "<!doctype html", "<table", "<body", "<div", "<h1", "<meta"]
            .iter()
            .any(|it| start.contains(it))
}

/// Reads a web page.
pub(super) fn read(file: &str, text: &str) -> Result<Document, String> {
    let html = Html::parse_document(text);
    let place = Place { file: file.to_owned(), ..Place::default() };
    let passed_over = struck(&html, &place);
    let mut page = Page { place, tables: 0, parts: Vec::new(), flow: Flow::default() };
    page.walk(html.root_element(), 0)?;
    page.end_lines();
    let document = Document { file: file.to_owned(), parts: page.parts, passed_over };
    if document.parts.is_empty() { Err("there is nothing in it".to_owned()) } else { Ok(document) }
}

/// Lines as they are read.
#[derive(Debug, Default)]
struct Flow {
    lines: Vec<Line>,
    text: String,
    mark: Mark,
}

impl Flow {
    fn end_line(&mut self) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mark = std::mem::take(&mut self.mark);
        self.text.clear();
        if !text.is_empty() {
            if mark == Mark::None {
                self.lines.extend(super::grid::lines(&text));
            } else {
                self.lines.push(Line { mark, text });
            }
        }
    }
}

struct Page {
    place: Place,
    tables: usize,
    parts: Vec<Part>,
    flow: Flow,
}

/// How deep elements may stand in each other.
const DEPTH: usize = 400;

fn is_left_out(element: ElementRef<'_>) -> bool {
    let value = element.value();
    matches!(
        value.name(),
        "script" | "style" | "head" | "nav" | "template" | "noscript" | "svg" | "button" | "select"
    ) || value.attr("hidden").is_some()
        || is_struck(element)
}

/// Whether a text is struck out.
fn is_struck(element: ElementRef<'_>) -> bool {
    let value = element.value();
    matches!(value.name(), "s" | "del" | "strike")
        || value.attr("style").is_some_and(|it| it.to_ascii_lowercase().contains("line-through"))
}

/// What is struck out in a page.
fn struck(html: &Html, place: &Place) -> Vec<PassedOver> {
    let all = html.root_element().descendants().filter_map(ElementRef::wrap).filter(|it| is_struck(*it));
    let outer = all.filter(|it| !it.ancestors().filter_map(ElementRef::wrap).any(is_left_out));
    let texts = outer.map(|it| letters(&it.text().collect::<String>()));
    let words =
        texts.map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|it| !it.is_empty());
    words.map(|words| PassedOver { words, why: STRUCK, place: place.clone() }).collect()
}

impl Page {
    fn end_lines(&mut self) {
        self.flow.end_line();
        for line in std::mem::take(&mut self.flow.lines) {
            self.parts.push(Part::Paragraph(line, self.place.clone()));
        }
    }

    fn walk(&mut self, element: ElementRef<'_>, depth: usize) -> Result<(), String> {
        if depth > DEPTH {
            return Err("its parts are nested deeper than in any plan".to_owned());
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.flow.text.push_str(&letters(text)),
                Node::Element(value) => {
                    let Some(child) = ElementRef::wrap(child) else { continue };
                    match value.name() {
                        _ if is_left_out(child) => {}
                        name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                            self.end_lines();
                            let level = name[1..].parse().unwrap_or(6);
                            let mut flow = Flow::default();
                            add(child, &mut flow, 0, 0)?;
                            flow.end_line();
                            let words: Vec<String> = flow.lines.into_iter().map(|it| it.text).collect();
                            if !words.is_empty() {
                                let line = Line::plain(words.join(" "));
                                self.parts.push(Part::Heading(level, line, self.place.clone()));
                            }
                        }
                        "table" if !is_frame(child) => {
                            self.end_lines();
                            self.tables += 1;
                            let within = Some(format!("table {}", self.tables));
                            let place = Place { within, ..self.place.clone() };
                            self.parts.push(Part::Table(table(child, place, 0)?));
                        }
                        "ul" | "ol" => {
                            self.end_lines();
                            let mut flow = Flow::default();
                            add_list(child, &mut flow, 0, 0)?;
                            self.flow.lines = flow.lines;
                            self.end_lines();
                        }
                        "br" => self.flow.end_line(),
                        "a" => add_link(child, &mut self.flow, depth)?,
                        "sup" => add_raised(child, &mut self.flow),
                        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "body"
                        | "td" | "th" | "tr" | "tbody" | "table" | "caption" | "dt" | "dd" | "blockquote"
                        | "address" => {
                            self.end_lines();
                            self.walk(child, depth + 1)?;
                            self.end_lines();
                        }
                        _ => self.walk(child, depth + 1)?,
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Whether a table is there only to lay the page out.
fn is_frame(table: ElementRef<'_>) -> bool {
    let mut cells = table.descendants().skip(1).filter_map(ElementRef::wrap);
    table.value().attr("role") == Some("presentation")
        || cells.any(|it| it.value().name() == "table" && is_alone(it, table))
}

/// Whether nothing else stands in the rows around an inner table.
fn is_alone(inner: ElementRef<'_>, outer: ElementRef<'_>) -> bool {
    let words =
        |element: ElementRef<'_>| element.text().map(|it| it.split_whitespace().count()).sum::<usize>();
    words(inner) * 10 >= words(outer) * 8
}

fn table(element: ElementRef<'_>, place: Place, depth: usize) -> Result<Table, String> {
    if depth > TABLES {
        return Err("its tables stand deeper in each other than in any plan".to_owned());
    }
    let mut grid = Grid::new(Table { place, first_row: 1, ..Table::default() });
    let mut head_rows = 0;
    let mut rows = Vec::new();
    rows_of(element, &mut rows, 0);
    for row in rows {
        let cells: Vec<ElementRef<'_>> = row
            .children()
            .filter_map(ElementRef::wrap)
            .filter(|it| matches!(it.value().name(), "td" | "th"))
            .collect();
        if head_rows == grid.row() && !cells.is_empty() && cells.iter().all(|it| it.value().name() == "th") {
            head_rows += 1;
        }
        for cell in cells {
            let span =
                |name: &str| cell.value().attr(name).and_then(|it| it.trim().parse().ok()).unwrap_or(1_usize);
            let mut flow = Flow::default();
            add(cell, &mut flow, 0, depth)?;
            flow.end_line();
            super::grid::take_typed_bullets(&mut flow.lines);
            // A cell that reaches to the end of its table says 0.
            let rows =
                if cell.value().attr("rowspan") == Some("0") { usize::MAX / 4 } else { span("rowspan") };
            grid.put(flow.lines, rows, span("colspan"))?;
            if let Some(last) = grid.cells_mut().last_mut() {
                last.colour = ground(cell);
            }
        }
        grid.end_row();
    }
    let mut table = grid.finish()?;
    table.head_rows = if head_rows == table.rows { 0 } else { head_rows };
    Ok(table)
}

/// The colour of the ground of a cell, where it is written beside it.
fn ground(cell: ElementRef<'_>) -> Option<Colour> {
    let style = cell.value().attr("style").unwrap_or_default();
    let of_style = style.split(';').find_map(|part| {
        let (name, value) = part.split_once(':')?;
        matches!(name.trim(), "background" | "background-color").then_some(value)
    });
    colours::written(of_style.or(cell.value().attr("bgcolor"))?)
}

fn rows_of<'a>(element: ElementRef<'a>, rows: &mut Vec<ElementRef<'a>>, depth: usize) {
    for child in element.children().filter_map(ElementRef::wrap) {
        match child.value().name() {
            "tr" => rows.push(child),
            "tbody" | "thead" | "tfoot" if depth < 4 => rows_of(child, rows, depth + 1),
            _ => {}
        }
    }
}

/// Adds what stands in a cell.
fn add(element: ElementRef<'_>, flow: &mut Flow, depth: usize, tables: usize) -> Result<(), String> {
    if depth > DEPTH {
        return Err("its parts are nested deeper than in any plan".to_owned());
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => flow.text.push_str(&letters(text)),
            Node::Element(value) => {
                let Some(child) = ElementRef::wrap(child) else { continue };
                match value.name() {
                    _ if is_left_out(child) => {}
                    "br" => flow.end_line(),
                    "ul" | "ol" => {
                        flow.end_line();
                        add_list(child, flow, 0, depth + 1)?;
                    }
                    "a" => add_link(child, flow, depth)?,
                    "sup" => add_raised(child, flow),
                    "table" => {
                        flow.end_line();
                        let table = table(child, Place::default(), tables + 1)?;
                        for row in 0..table.rows {
                            let cells = table.cells.iter().filter(|it| it.row == row && !it.is_blank());
                            let words: Vec<String> = cells.map(|it| it.words().replace('\n', " ")).collect();
                            flow.lines.push(Line::plain(words.join(" | ")));
                        }
                    }
                    "p" | "div" | "li" | "dt" | "dd" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                        flow.end_line();
                        add(child, flow, depth + 1, tables)?;
                        flow.end_line();
                    }
                    _ => add(child, flow, depth + 1, tables)?,
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn add_list(list: ElementRef<'_>, flow: &mut Flow, deep: u8, depth: usize) -> Result<(), String> {
    if depth > DEPTH || deep > 9 {
        return Err("its lists are nested deeper than in any plan".to_owned());
    }
    let is_numbered = list.value().name() == "ol";
    let counter = list.value().attr("type").unwrap_or("1");
    let start = list.value().attr("start").and_then(|it| it.trim().parse::<u32>().ok()).unwrap_or(1);
    let items = list.children().filter_map(ElementRef::wrap).filter(|it| it.value().name() == "li");
    for (at, item) in (start..).zip(items) {
        flow.end_line();
        let at = item.value().attr("value").and_then(|it| it.trim().parse().ok()).unwrap_or(at);
        let label = || format!("{}.", counted(counter, at));
        flow.mark = if is_numbered { Mark::Label(label(), deep) } else { Mark::Bullet(deep) };
        for child in item.children() {
            match (child.value(), ElementRef::wrap(child)) {
                (Node::Text(text), _) => flow.text.push_str(&letters(text)),
                (_, Some(child)) if matches!(child.value().name(), "ul" | "ol") => {
                    flow.end_line();
                    add_list(child, flow, deep + 1, depth + 1)?;
                }
                (_, Some(child)) if !is_left_out(child) => {
                    let mut inner = Flow::default();
                    add(child, &mut inner, depth + 1, 0)?;
                    inner.end_line();
                    let words: Vec<String> = inner.lines.into_iter().map(|it| it.text).collect();
                    flow.text.push_str(&words.join(" "));
                }
                _ => {}
            }
        }
        flow.end_line();
        flow.mark = Mark::None;
    }
    Ok(())
}

/// A number as a list of a type counts.
fn counted(counter: &str, at: u32) -> String {
    match counter {
        "a" => super::numbering::letters(at),
        "A" => super::numbering::letters(at).to_uppercase(),
        "i" => super::numbering::roman(at),
        "I" => super::numbering::roman(at).to_uppercase(),
        _ => at.to_string(),
    }
}

/// Adds a small raised text.
fn add_raised(element: ElementRef<'_>, flow: &mut Flow) {
    let text = letters(&element.text().collect::<String>());
    let raised = super::grid::raised(&text, &flow.text);
    flow.text.push_str(&raised);
}

fn add_link(link: ElementRef<'_>, flow: &mut Flow, depth: usize) -> Result<(), String> {
    let words: String = link.text().collect();
    match link.value().attr("href").filter(|it| !it.starts_with('#') && !words.trim().is_empty()) {
        Some(address) => {
            let text = std::mem::take(&mut flow.text);
            flow.text = format!("{text}{LINK}{}{TO}{}{END}", words.trim(), letters(address.trim()));
        }
        None => add(link, flow, depth + 1, 0)?,
    }
    Ok(())
}
