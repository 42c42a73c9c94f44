//! What a plan is called, and of when it is.

use super::bodies::ends_name;
use super::draft::Plan;
use super::layout::{Grid, heads};
use super::text::{plain_words, year_of_head};
use super::way::is_title;
use crate::import::document::{Document, Line, Part, Place};
use crate::import::map::Map;
use crate::model::when::{Moment, read_moment, read_period};
use crate::model::year::YearKind;

/// The title of a plan, and where it stands.
#[derive(Debug, Default)]
pub(super) struct Title {
    text: String,
    /// The document and the part of it, where it is a line of its own.
    at: Option<(usize, usize)>,
    /// The place in a sheet.
    place: Option<Place>,
}

impl Title {
    /// Whether a part of a document is the title.
    pub(super) fn is_at(&self, document: usize, part: usize) -> bool {
        self.at == Some((document, part))
    }

    /// Whether a part of a document stands above the title: the name of the body whose plan it is.
    pub(super) fn is_above(&self, document: usize, part: usize) -> bool {
        self.at.is_some_and(|(of, at)| of == document && part < at)
    }

    /// Whether a line of a table is it.
    pub(super) fn is_in(&self, place: &Place) -> bool {
        self.place.as_ref() == Some(place)
    }

    /// Whether a place is in the row of a sheet in which it stands.
    pub(super) fn is_in_row(&self, place: &Place) -> bool {
        let row = |place: &Place| (place.file.clone(), place.within.clone(), place.row);
        self.place.as_ref().is_some_and(|it| row(it) == row(place))
    }
}

/// Looks for the title: a line with its style, the only heading of its level before all others, the
/// first line of a sheet, the first paragraph.
pub(super) fn find(documents: &[Document], map: &Map) -> Title {
    let found = in_parts(documents)
        .filter(|title| !is_body(&title.text))
        .or_else(|| below_body(documents))
        .or_else(|| in_parts(documents))
        .or_else(|| in_sheet(documents, map))
        .or_else(|| first_paragraph(documents));
    let mut title = found.unwrap_or_default();
    if title.text.trim().is_empty() {
        let file = documents.first().map_or("plan", |it| it.file.as_str());
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        title.text = super::levels::capital(&stem.replace(['_', '-'], " "));
    }
    title
}

fn in_parts(documents: &[Document]) -> Option<Title> {
    let document = documents.first()?;
    let headings: Vec<(usize, u8, &Line)> = document
        .parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| match part {
            Part::Heading(level, line, _) => Some((at, *level, line)),
            _ => None,
        })
        .collect();
    let (at, level, line) = *headings.first()?;
    let is_only = headings.iter().filter(|(_, it, _)| *it == level).count() == 1;
    let has_deeper = headings.iter().any(|(_, it, _)| *it > level);
    let is_before_tables = !document.parts[..at].iter().any(|part| matches!(part, Part::Table(_)));
    let tables_follow_at_once = matches!(document.parts.get(at + 1), Some(Part::Table(_)));
    let is_title = level == 0
        || is_only && is_before_tables && (has_deeper || !tables_follow_at_once || headings.len() == 1);
    is_title.then(|| Title { text: line.words(), at: Some((0, at)), place: None })
}

/// Whether a line is the name of a body, and no more: *Anytown Council*.
fn is_body(text: &str) -> bool {
    let words = plain_words(text);
    let last = words.last().map(String::as_str).unwrap_or_default();
    (1..=8).contains(&words.len()) && !names_plan(text) && (ends_name(last) || words[0] == "nhs")
}

/// Whether a line names a plan.
fn names_plan(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "plan",
        "strategy",
        "tracker",
        "programme",
        "framework",
        "roadmap",
        "charter",
        "pledges",
        "commitments",
    ];
    let words = plain_words(text);
    words.len() <= 20
        && words.iter().any(|word| WORDS.contains(&word.as_str()))
        && !text.trim_end().ends_with('.')
}

/// How many lines below the name of a body a title is looked for in.
const BELOW: usize = 4;

/// The line below the name of a body that names a plan, where a document begins so.
fn below_body(documents: &[Document]) -> Option<Title> {
    let document = documents.first()?;
    let lines = document.parts.iter().map_while(|part| match part {
        Part::Heading(_, line, _) | Part::Paragraph(line, _) => Some(line.words()),
        Part::Table(_) => None,
    });
    let lines: Vec<String> = lines.take(BELOW).collect();
    if !lines.first().is_some_and(|line| is_body(line)) {
        return None;
    }
    let at = lines.iter().position(|line| names_plan(line))?;
    Some(Title { text: lines[at].clone(), at: Some((0, at)), place: None })
}

/// The title of a workbook: the first line above the heads of a sheet that names a plan, or else the first
/// line that is none but a name of a body, a date or a version.
fn in_sheet(documents: &[Document], map: &Map) -> Option<Title> {
    let tables = documents.first()?.parts.iter().filter_map(|part| match part {
        Part::Table(table) if !table.follows => Some(table),
        _ => None,
    });
    // The first line of each sheet.
    let mut firsts: Vec<Title> = Vec::new();
    for table in tables.take(SHEETS) {
        let grid = Grid::new(table);
        // A sheet without heads is a cover, if there is little on it.
        let end = match heads(&grid, map) {
            Some(heads) => heads.rows.start,
            None if table.cells.len() <= COVER => table.rows,
            None => continue,
        };
        let mut has_first = end == table.rows;
        for cell in (0..end).flat_map(|row| grid.written(row)) {
            let text = cell.words().replace('\n', " ");
            let words = text.split_whitespace().count();
            if super::levels::titled(&text).level.is_some() {
                // What stands below a level is said of it.
                has_first = true;
            }
            if words > 30 || super::levels::titled(&text).level.is_some() {
                continue;
            }
            let title =
                || Title { text: text.clone(), at: None, place: Some(table.place_of(cell.row, cell.column)) };
            if names_plan(&text) && words > 1 {
                return Some(title());
            }
            let is_alone = grid.written(cell.row).len() == 1;
            if !has_first && is_alone && !is_body(&text) && is_title(&text) {
                firsts.push(title());
                has_first = true;
            }
        }
    }
    // What differs from sheet to sheet is the title of none but its sheet.
    let is_shared = firsts.windows(2).all(|pair| plain_words(&pair[0].text) == plain_words(&pair[1].text));
    firsts.into_iter().next().filter(|_| is_shared)
}

/// How many sheets are looked through for a title.
const SHEETS: usize = 3;
/// How many cells the cover of a workbook has at most.
const COVER: usize = 30;

fn first_paragraph(documents: &[Document]) -> Option<Title> {
    let document = documents.first()?;
    let Part::Paragraph(line, _) = document.parts.first()? else { return None };
    (line.text.split_whitespace().count() <= 25 && line.text.split_whitespace().count() > 1).then(|| Title {
        text: line.words(),
        at: Some((0, 0)),
        place: None,
    })
}

/// A plan with its title and its time, and nothing in it yet.
pub(super) fn plan(documents: &[Document], title: &Title, map: &Map) -> Plan {
    let before_tables: Vec<String> = documents
        .iter()
        .flat_map(|document| document.parts.iter().take_while(|part| !matches!(part, Part::Table(_))))
        .filter_map(|part| match part {
            Part::Heading(_, line, _) | Part::Paragraph(line, _) => Some(line.words()),
            Part::Table(_) => None,
        })
        .collect();
    let mut years = map.years.clone();
    let year_heads = year_heads(documents, map);
    if years.is_none() && !year_heads.is_empty() && year_heads.iter().all(|it| it.len() == 4) {
        years = Some("calendar".to_owned());
    }
    let kind = if years.as_deref() == Some("calendar") { YearKind::Calendar } else { YearKind::Financial };
    let mut texts = vec![title.text.clone()];
    texts.extend(before_tables.iter().cloned());
    // The top of a sheet says it too.
    for document in documents {
        if let Some(Part::Table(table)) = document.parts.first() {
            let grid = Grid::new(table);
            let above = heads(&grid, map).map_or(0, |it| it.rows.start);
            texts.extend(
                table.cells.iter().filter(|cell| cell.row < above).map(super::super::document::Cell::words),
            );
        }
    }
    let period =
        map.period.clone().or_else(|| texts.iter().find_map(|text| period_in(text, kind))).or_else(|| {
            let (first, last) = (year_heads.iter().min()?, year_heads.iter().max()?);
            Some(if first == last { first.clone() } else { format!("{first} to {last}") })
        });
    let reviewed = texts.iter().find_map(|text| {
        let lower = text.to_ascii_lowercase();
        let begins = [
            "reviewed",
            "last reviewed",
            "updated",
            "last updated",
            "progress as at",
            "position as at",
            "position at",
            "as at",
            "progress at",
            "update",
        ];
        let word = begins.iter().filter(|it| lower.starts_with(**it)).max_by_key(|it| it.len())?;
        moment(text.get(word.len()..)?.trim_start_matches([':', ' ', '-', '–']), kind)
    });
    let dated = texts.iter().skip(1).find_map(|text| moment(text, kind)).or_else(|| {
        let end = title.text.rsplit([',', '–', '-', '(']).next()?;
        (end.len() < title.text.len()).then(|| moment(end.trim_end_matches(')'), kind)).flatten()
    });
    let is_draft = plain_words(&title.text).first().is_some_and(|it| it == "draft")
        || plain_words(&title.text).last().is_some_and(|it| it == "draft");
    Plan {
        title: map.title.clone().unwrap_or_else(|| title.text.trim().to_owned()),
        period,
        years,
        dated: dated.filter(|it| Some(it) != reviewed.as_ref()),
        reviewed,
        is_draft,
        ..Plan::default()
    }
}

/// The years that heads of columns name.
fn year_heads(documents: &[Document], map: &Map) -> Vec<String> {
    let heads = documents.iter().flat_map(|it| &it.parts).filter_map(|part| match part {
        Part::Table(table) => heads(&Grid::new(table), map),
        _ => None,
    });
    heads.flat_map(|it| it.texts).filter_map(|head| year_of_head(&head)).collect()
}

/// Some words that are a date of their own: `March 2010`, `5/2010`.
fn moment(text: &str, years: YearKind) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    let words = text.split_whitespace().count();
    let is_date = !matches!(read_moment(text, years), None | Some(Moment::Year(_)));
    (words > 0 && words <= 4 && is_date).then(|| text.to_owned())
}

/// A time from year to year in a text: `2009-2012`, `2013 to 2016`, `2009/10 – 2011/12`.
fn period_in(text: &str, years: YearKind) -> Option<String> {
    let is_part =
        |it: char| it.is_ascii_digit() || matches!(it, '/' | '-' | '–' | '—' | ' ') || it == 't' || it == 'o';
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find(|it: char| it.is_ascii_digit()).map(|it| it + from) {
        let end = text[at..].find(|it| !is_part(it)).map_or(text.len(), |it| it + at);
        let piece = text[at..end].trim_end_matches(|it: char| !it.is_ascii_digit());
        let begins =
            piece.len() >= 7 && piece.get(..4).is_some_and(|it| it.starts_with("19") || it.starts_with("20"));
        // One financial year is a time, too: 2011/12.
        if begins && read_period(piece, years).is_some() {
            return Some(piece.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        from = at + piece.len().max(1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_of_a_day_or_a_month_and_of_no_year() {
        for (text, expected) in
            [("March 2010", true), ("5/2010", true), ("2025/26", false), ("2010", false), ("Carers", false)]
        {
            assert_eq!(moment(text, YearKind::Financial).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn a_body_is_no_title() {
        for (line, body, plan) in [
            ("Anytown Council", true, false),
            ("NHS Anytown", true, false),
            ("Anytown Council Action Plan 2024", false, true),
            ("Carers’ strategy", false, true),
            ("Version 3", false, false),
        ] {
            assert_eq!((is_body(line), names_plan(line)), (body, plan), "{line}");
        }
    }

    #[test]
    fn the_time_of_a_plan_stands_in_its_title() {
        for (title, period) in [
            ("Carers Strategy Action Plan 2009-2012", Some("2009-2012")),
            ("Joint Plan for Carers 2013 to 2016 (draft)", Some("2013 to 2016")),
            ("Plan 2011/12", Some("2011/12")),
            ("Plan, March 2010", None),
        ] {
            assert_eq!(period_in(title, YearKind::Financial).as_deref(), period, "{title}");
        }
    }
}
