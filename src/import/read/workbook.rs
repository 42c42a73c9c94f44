//! Workbooks of Excel: values and formats by calamine, and what it leaves out by the XML of the sheets.
//!
//! A sheet is read cell by cell, so that one that says it has ten million rows takes no more memory
//! than it has cells. Dates and numbers come out as the sheet shows them: 1.10 where the format has
//! two places, *March 2013* where it has no day.

use super::archive::Archive;
use super::colours::{keep_telling, seen};
use super::grid::{TOO_MANY, fit, lines};
use super::limits::CELLS;
use super::xml::parse;
use super::{Hidden, STRUCK, letters};
use crate::import::document::{
    Cell, Colour, Document, END, LINK, Line, Naming, Part, PassedOver, Place, TO, Table,
};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

/// Reads a workbook.
pub(super) fn read(
    archive: &mut Archive<'_>,
    bytes: &[u8],
    place: &Place,
    hidden: Hidden,
) -> Result<Document, String> {
    let broken = |_: calamine::XlsxError| "a part of it is damaged".to_owned();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut document = Document { file: place.file.clone(), ..Document::default() };
    let paths = paths(archive)?;
    let struck = struck_in_part(archive)?;
    let sheets = workbook.sheets_metadata().to_vec();
    for sheet in sheets {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let within = Place { within: Some(format!("sheet {}", sheet.name)), ..place.clone() };
        let extras = match paths.get(&sheet.name) {
            Some(path) => extras(archive, path)?,
            None => Extras::default(),
        };
        let comments = match paths.get(&sheet.name) {
            Some(path) => comments(archive, path)?,
            None => Vec::new(),
        };
        let mut table = Table {
            place: within,
            name: Some(letters(&sheet.name)),
            first_row: 1,
            naming: Naming::Letters,
            hidden_rows: extras.hidden_rows,
            hidden_columns: extras.hidden_columns,
            ..Table::default()
        };
        read_cells(&mut workbook, &sheet.name, &struck, &mut table, &mut document.passed_over)?;
        add_formulas(&mut table, extras.formulas, &mut document.passed_over);
        for ((row, column), words) in comments {
            let place = table.place_of(row, column);
            document.passed_over.push(PassedOver { words, why: "a comment beside the cell", place });
        }
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        merge(&mut table, &merged);
        for link in workbook.hyperlinks_by_sheet_name(&sheet.name).unwrap_or_default() {
            let Some(address) = &link.target else { continue };
            let (row, column) = link.range.start;
            let place = (row as usize, column as usize);
            if let Ok(at) = table.cells.binary_search_by_key(&place, |cell| (cell.row, cell.column))
                && let Some(cell) = table.cells.get_mut(at)
                && let Some(line) = cell.lines.iter_mut().find(|line| !line.is_blank())
            {
                make_link(line, address);
            }
        }
        fit(&mut table)?;
        if hidden == Hidden::Taken {
            table.hidden_rows.clear();
            table.hidden_columns.clear();
        } else if sheet.visible != SheetVisible::Visible {
            pass_over(&table, "the sheet is hidden", |_| true, &mut document);
            continue;
        } else {
            leave_out_hidden(&mut table, &mut document);
        }
        document.parts.push(Part::Table(table));
    }
    Ok(document)
}

/// Names what stands in hidden rows and columns, and takes it out.
pub(super) fn leave_out_hidden(table: &mut Table, document: &mut Document) {
    let is_hidden = |table: &Table, cell: &Cell| {
        (cell.row..cell.row + cell.rows).all(|row| table.hidden_rows.contains(&row))
            || (cell.column..cell.column + cell.columns).all(|column| table.hidden_columns.contains(&column))
    };
    pass_over(table, "the row or column is hidden", |cell| is_hidden(table, cell), document);
    let mut cells = std::mem::take(&mut table.cells);
    cells.retain(|cell| !is_hidden(table, cell));
    table.cells = cells;
}

/// Names the cells that are not taken.
pub(super) fn pass_over(
    table: &Table,
    why: &'static str,
    which: impl Fn(&Cell) -> bool,
    document: &mut Document,
) {
    for cell in table.cells.iter().filter(|cell| !cell.is_blank() && which(cell)) {
        let place = table.place_of(cell.row, cell.column);
        document.passed_over.push(PassedOver { words: cell.words(), why, place });
    }
}

/// Makes a line a link, where it is none.
fn make_link(line: &mut Line, address: &str) {
    if !line.text.contains(LINK) {
        line.text = format!("{LINK}{}{TO}{}{END}", line.text, letters(address));
    }
}

/// Adds what formulas say that is no value of theirs: the addresses of links. Those that nobody computed
/// yet have no value; they are named.
fn add_formulas(
    table: &mut Table,
    formulas: BTreeMap<(usize, usize), Formula>,
    passed_over: &mut Vec<PassedOver>,
) {
    for ((row, column), formula) in formulas {
        let at = table.cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
        let linked = hyperlink(&formula.text);
        match (at, linked) {
            (Ok(at), Some((address, _))) => {
                if let Some(line) = table.cells[at].lines.iter_mut().find(|line| !line.is_blank()) {
                    make_link(line, &address);
                }
            }
            (Err(at), Some((address, words))) if formula.is_blank && table.cells.len() < CELLS => {
                let mut line = Line::plain(letters(&words));
                make_link(&mut line, &address);
                table.rows = table.rows.max(row + 1);
                table.cells.insert(
                    at,
                    Cell { lines: vec![line], row, column, rows: 1, columns: 1, ..Cell::default() },
                );
            }
            (Err(_), _) if formula.is_blank => {
                let words = format!("={}", formula.text);
                let why = "a formula without its value: open the workbook in Excel, save it, and import that";
                passed_over.push(PassedOver { words, why, place: table.place_of(row, column) });
            }
            _ => {}
        }
    }
}

/// The address and the words of a formula that makes a link of them.
fn hyperlink(formula: &str) -> Option<(String, String)> {
    let rest = formula.trim_start_matches('=').trim_start();
    let name = rest.get(..9).filter(|it| it.eq_ignore_ascii_case("HYPERLINK"))?;
    let mut rest = rest[name.len()..].trim_start().strip_prefix('(')?.trim_start();
    let mut text = || {
        let (text, after) = rest.strip_prefix('"')?.split_once('"')?;
        rest = after.trim_start().trim_start_matches([',', ';']).trim_start();
        Some(text.to_owned())
    };
    let address = text()?;
    let words = text().unwrap_or_else(|| address.clone());
    Some((address, words))
}

/// Texts of which a part is struck out: what is left, and what is struck.
type Struck = BTreeMap<String, (String, String)>;

fn struck_in_part(archive: &mut Archive<'_>) -> Result<Struck, String> {
    let Some(text) = archive.text("xl/sharedStrings.xml")?.filter(|it| it.contains("<strike")) else {
        return Ok(Struck::new());
    };
    let mut struck = Struck::new();
    for item in parse(&text)?.all("si") {
        let (mut all, mut kept, mut out) = (String::new(), String::new(), String::new());
        for run in item.all("r") {
            let text = run.all("t").map(super::xml::Element::text).collect::<String>();
            let strike = run.find("rPr").and_then(|it| it.find("strike"));
            let is_out = strike.is_some_and(|it| !matches!(it.attribute("val"), Some("0" | "false")));
            all.push_str(&text);
            if is_out { out.push_str(&text) } else { kept.push_str(&text) }
        }
        if !out.trim().is_empty() {
            struck.insert(all, (kept, out));
        }
    }
    Ok(struck)
}

fn read_cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    struck: &Struck,
    table: &mut Table,
    passed_over: &mut Vec<PassedOver>,
) -> Result<(), String> {
    let broken = |_: calamine::XlsxError| format!("the sheet {name} in it is damaged");
    let mut cells = workbook.worksheet_cells_reader(name).map_err(broken)?;
    let formats: Vec<String> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map(|it| it.format_code.clone()).unwrap_or_default())
        .collect();
    let is_struck: Vec<bool> = cells
        .styles()
        .iter()
        .map(|style| style.font.as_ref().is_some_and(calamine::Font::has_strikethrough))
        .collect();
    let solid = |style: &calamine::Style| {
        let fill = style.fill.as_ref().filter(|fill| fill.pattern == calamine::FillPattern::Solid)?;
        let colour = fill.foreground_color?;
        seen([colour.red, colour.green, colour.blue])
    };
    let colours: Vec<Option<Colour>> = cells.styles().iter().map(solid).collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
        let format = formats.get(style).map_or("", String::as_str);
        let (row, column) = cell.get_position();
        let mut is_number = false;
        let text = match cell.get_value() {
            DataRef::Empty => String::new(),
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => {
                is_number = format.is_empty() || format.eq_ignore_ascii_case("general");
                shown(*number, format)
            }
            DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
            DataRef::DateTime(date) if date.is_datetime() => {
                let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
                let date = Date::new(
                    i16::try_from(year).unwrap_or(1900),
                    i8::try_from(month).unwrap_or(1),
                    i8::try_from(day).unwrap_or(1),
                );
                match date {
                    Ok(date) => shown_date(date, (hour, minute), format),
                    Err(_) => continue,
                }
            }
            DataRef::DateTime(duration) => duration.as_f64().to_string(),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            DataRef::Error(error) => error.to_string(),
        };
        // Excel writes letters that XML cannot hold as _x000D_.
        let (text, out) = match struck.get(&text) {
            _ if is_struck.get(style) == Some(&true) => (String::new(), Some(text)),
            Some((kept, out)) => (kept.clone(), Some(out.clone())),
            None => (text, None),
        };
        if let Some(words) = out.filter(|it| !it.trim().is_empty()) {
            let place = table.place_of(row as usize, column as usize);
            passed_over.push(PassedOver { words: letters(&words), why: STRUCK, place });
        }
        let text = letters(&text.replace("_x000D_", "").replace("\r\n", "\n"));
        let colour = colours.get(style).copied().flatten();
        let is_blank = text.trim().is_empty();
        if is_blank && colour.is_none() {
            continue;
        }
        if table.cells.len() >= CELLS {
            return Err(TOO_MANY.to_owned());
        }
        let (row, column) = (row as usize, column as usize);
        let lines = if is_blank { Vec::new() } else { lines(&text) };
        table.cells.push(Cell { lines, row, column, rows: 1, columns: 1, is_number, colour });
    }
    keep_telling(table);
    table.cells.retain(|cell| !cell.is_blank() || cell.colour.is_some());
    table.rows = table.cells.iter().map(|cell| cell.row + 1).max().unwrap_or(0);
    table.cells.sort_by_key(|cell| (cell.row, cell.column));
    Ok(())
}

fn merge(table: &mut Table, merged: &[calamine::Dimensions]) {
    let spans: BTreeMap<(usize, usize), (usize, usize)> = merged
        .iter()
        .map(|it| {
            let ((row, column), (last_row, last_column)) = (it.start, it.end);
            let size = (last_row.saturating_sub(row) + 1, last_column.saturating_sub(column) + 1);
            ((row as usize, column as usize), (size.0 as usize, size.1 as usize))
        })
        .collect();
    for cell in &mut table.cells {
        if let Some((rows, columns)) = spans.get(&(cell.row, cell.column)) {
            cell.rows = *rows;
            // A title is often merged far beyond what is printed.
            cell.columns = (*columns).min(super::limits::COLUMNS / 2);
        }
    }
}

/// What calamine does not tell of a sheet.
#[derive(Debug, Default)]
struct Extras {
    hidden_rows: BTreeSet<usize>,
    hidden_columns: BTreeSet<usize>,
    /// The formulas, by their rows and columns.
    formulas: BTreeMap<(usize, usize), Formula>,
}

/// A formula, and whether its value is missing.
#[derive(Debug)]
struct Formula {
    text: String,
    is_blank: bool,
}

/// Where each sheet stands in the archive, by its name.
fn paths(archive: &mut Archive<'_>) -> Result<BTreeMap<String, String>, String> {
    let (Some(workbook), Some(relations)) =
        (archive.text("xl/workbook.xml")?, archive.text("xl/_rels/workbook.xml.rels")?)
    else {
        return Ok(BTreeMap::new());
    };
    let relations = parse(&relations)?;
    let targets: BTreeMap<&str, &str> = relations
        .all("Relationship")
        .filter_map(|it| Some((it.attribute("Id")?, it.attribute("Target")?)))
        .collect();
    let workbook = parse(&workbook)?;
    let sheets = workbook.find("sheets");
    let named = sheets.into_iter().flat_map(super::xml::Element::elements).filter_map(|sheet| {
        let target = targets.get(sheet.attribute("id")?)?;
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        Some((sheet.attribute("name")?.to_owned(), path))
    });
    Ok(named.collect())
}

fn extras(archive: &mut Archive<'_>, path: &str) -> Result<Extras, String> {
    let mut extras = Extras::default();
    let Some(text) = archive.text(path)? else { return Ok(extras) };
    if !text.contains("hidden=") && !text.contains("<f") && !text.contains(":f>") {
        return Ok(extras);
    }
    let is_hidden = |element: &super::xml::Element| matches!(element.attribute("hidden"), Some("1" | "true"));
    let sheet = parse(&text)?;
    for column in
        sheet.find("cols").into_iter().flat_map(super::xml::Element::elements).filter(|it| is_hidden(it))
    {
        let number = |name: &str| column.attribute(name).and_then(|it| it.parse::<usize>().ok());
        if let (Some(first), Some(last)) = (number("min"), number("max")) {
            extras.hidden_columns.extend(first.saturating_sub(1)..last.min(first + super::limits::COLUMNS));
        }
    }
    let rows = sheet.find("sheetData").into_iter().flat_map(super::xml::Element::elements);
    for (at, row) in rows.enumerate().filter(|(_, it)| is_hidden(it)) {
        let number = row.attribute("r").and_then(|it| it.parse::<usize>().ok()).unwrap_or(at + 1);
        extras.hidden_rows.insert(number.saturating_sub(1));
    }
    let rows = sheet.find("sheetData").into_iter().flat_map(super::xml::Element::elements);
    for cell in rows.flat_map(super::xml::Element::elements) {
        let (Some(formula), Some(place)) = (cell.find("f"), cell.attribute("r").and_then(place_of)) else {
            continue;
        };
        let is_blank = cell.find("v").is_none_or(|it| it.text().is_empty()) && cell.find("is").is_none();
        extras.formulas.insert(place, Formula { text: formula.text(), is_blank });
    }
    Ok(extras)
}

/// The row and the column of a cell: `B6`.
fn place_of(reference: &str) -> Option<(usize, usize)> {
    let figures = reference.find(|it: char| it.is_ascii_digit())?;
    let column = reference[..figures].bytes().try_fold(0_usize, |column, letter| {
        let letter = letter.is_ascii_uppercase().then(|| usize::from(letter - b'A') + 1)?;
        column.checked_mul(26)?.checked_add(letter)
    })?;
    let row: usize = reference[figures..].parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1).filter(|it| *it < super::limits::COLUMNS)?))
}

/// A comment, with the row and the column of its cell.
type Comment = ((usize, usize), String);

/// The comments of a sheet: those in threads, or else the old notes.
fn comments(archive: &mut Archive<'_>, sheet: &str) -> Result<Vec<Comment>, String> {
    let (folder, file) = sheet.rsplit_once('/').unwrap_or(("", sheet));
    let Some(relations) = archive.text(&format!("{folder}/_rels/{file}.rels"))? else {
        return Ok(Vec::new());
    };
    let relations = parse(&relations)?;
    let target = |kind: &str| {
        let mut all = relations.all("Relationship");
        let target =
            all.find(|it| it.attribute("Type").is_some_and(|it| it.ends_with(kind)))?.attribute("Target")?;
        Some(match (target.strip_prefix('/'), target.strip_prefix("../")) {
            (Some(path), _) => path.to_owned(),
            (None, Some(path)) => {
                format!("{}/{path}", folder.rsplit_once('/').map_or("", |(above, _)| above))
            }
            (None, None) => format!("{folder}/{target}"),
        })
    };
    let Some(path) = target("/threadedComment").or_else(|| target("/comments")) else {
        return Ok(Vec::new());
    };
    let Some(text) = archive.text(&path)? else { return Ok(Vec::new()) };
    let root = parse(&text)?;
    let mut found = Vec::new();
    root.descendants("comment", &mut found);
    root.descendants("threadedComment", &mut found);
    let comment = |it: &super::xml::Element| {
        let words = letters(it.find("text")?.text().trim());
        Some((it.attribute("ref").and_then(place_of)?, words))
    };
    Ok(found.into_iter().filter_map(comment).filter(|(_, words)| !words.is_empty()).collect())
}

/// A number as its format shows it.
fn shown(number: f64, format: &str) -> String {
    let positive = format.split(';').next().unwrap_or_default();
    let plain: String = positive.chars().filter(|it| !matches!(it, '"' | '\\')).collect();
    let is_percent = plain.contains('%');
    let number = if is_percent { number * 100.0 } else { number };
    let has_places = plain.contains(['0', '#', '?']);
    let text = if has_places && !plain.contains(['E', '/']) {
        let after = plain.split_once('.').map_or("", |(_, after)| after);
        let places = after.chars().take_while(|it| matches!(it, '0' | '#' | '?')).count().min(30);
        let mut text = format!("{number:.places$}");
        if after.starts_with('#') {
            let short = text.trim_end_matches('0').trim_end_matches('.').len();
            text.truncate(short);
        }
        if plain.contains("#,##") || plain.contains("0,0") { thousands(&text) } else { text }
    } else {
        // As Excel shows it where no format is given: 0.1 + 0.2 is 0.3.
        let rounded = format!("{number:.10}");
        rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let sign = ['£', '€', '$'].into_iter().find(|it| plain.contains(*it));
    let text = match sign {
        Some(sign) => format!("{sign}{text}"),
        None => text,
    };
    if is_percent { format!("{text}%") } else { text }
}

fn thousands(text: &str) -> String {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, after) =
        rest.split_once('.').map_or((rest, String::new()), |(whole, after)| (whole, format!(".{after}")));
    let mut grouped = String::new();
    for (at, figure) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(figure);
    }
    format!("{sign}{grouped}{after}")
}

/// A date in words, as exact as its format shows it.
pub(super) fn shown_date(date: Date, (hour, minute): (u8, u8), format: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    // Without colours, languages and words between quotes.
    let mut shape = String::new();
    let mut quoted = None;
    for letter in format.to_lowercase().chars() {
        match (quoted, letter) {
            (None, '[') => quoted = Some(']'),
            (None, '"') => quoted = Some('"'),
            (Some(end), _) if end == letter => quoted = None,
            (None, _) => shape.push(letter),
            _ => {}
        }
    }
    let month = MONTHS[usize::try_from(date.month() - 1).unwrap_or_default()];
    let has_time = shape.contains('h') && (hour, minute) != (0, 0);
    let text = if shape.contains('d') || !shape.contains('y') {
        format!("{} {month} {}", date.day(), date.year())
    } else if shape.contains('m') {
        format!("{month} {}", date.year())
    } else {
        date.year().to_string()
    };
    if has_time { format!("{text} {hour:02}:{minute:02}") } else { text }
}

/// The line of a cell that holds a date as `2013-03-31` or with a time.
pub(super) fn shown_iso(text: &str, format: &str) -> Option<Line> {
    let date: Date = text.get(..10)?.parse().ok()?;
    Some(Line::plain(shown_date(date, (0, 0), format)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_are_as_their_format_shows_them() {
        for (number, format, text) in [
            (1.1, "0.00", "1.10"),
            (1.1, "General", "1.1"),
            (0.1 + 0.2, "", "0.3"),
            (3.0, "", "3"),
            (0.25, "0%", "25%"),
            (20000.0, "\"£\"#,##0", "£20,000"),
            (-1_234_567.5, "#,##0.00;[Red]-#,##0.00", "-1,234,567.50"),
        ] {
            assert_eq!(shown(number, format), text);
        }
        assert_eq!(shown(1.5, &format!("0.{}", "0".repeat(70_000))).len(), 32);
    }

    #[test]
    fn dates_are_as_exact_as_their_format() {
        let day = date(2013, 3, 31);
        for (format, text) in [
            ("dd/mm/yyyy", "31 March 2013"),
            ("[$-809]mmm yyyy", "March 2013"),
            ("mmm-yy", "March 2013"),
            ("yyyy", "2013"),
            ("m/d/yy h:mm", "31 March 2013"),
        ] {
            assert_eq!(shown_date(day, (0, 0), format), text);
        }
    }
}
