//! Tables as text: CSV and TSV, in whatever letters and with whatever separator.

use super::grid::{Grid, lines};
use super::letters;
use crate::import::document::{Document, Naming, Part, Place, Table};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text of a file that says nothing about its letters: UTF-8 and UTF-16, else what the letters
/// themselves tell, which on old Windows is Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<String, &'static str> {
    let odd_zeros =
        |from: usize| bytes.iter().skip(from).step_by(2).take(2000).filter(|it| **it == 0).count();
    let half = bytes.len().min(4000) / 2;
    let encoding: &Encoding = if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        encoding
    } else if half > 4 && odd_zeros(1) * 2 > half {
        UTF_16LE
    } else if half > 4 && odd_zeros(0) * 2 > half {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(Some(b"uk"), chardetng::Utf8Detection::Deny)
    };
    let (text, _, _) = encoding.decode(bytes);
    let strange =
        text.chars().filter(|it| it.is_control() && !matches!(it, '\n' | '\r' | '\t' | '\u{b}')).count();
    if strange * 50 > text.chars().count() {
        return Err("it is neither an office file nor a text");
    }
    Ok(letters(&text))
}

/// The separator that parts the first rows into the same number of cells, and into the most.
fn separator(text: &str) -> u8 {
    let cells = |separator: u8| {
        let mut reader = reader(text, separator);
        let counts: Vec<usize> = reader.records().take(40).flatten().map(|record| record.len()).collect();
        let most = counts.iter().copied().max().unwrap_or_default();
        (most > 1).then(|| counts.iter().filter(|count| **count == most).count() * 4 + most)
    };
    let separators = [b',', b';', b'\t', b'|'].into_iter();
    let best = separators.filter_map(|it| Some((cells(it)?, std::cmp::Reverse(it)))).max();
    best.map_or(b',', |(_, std::cmp::Reverse(separator))| separator)
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Reads a table that is a text.
pub(super) fn read(file: &str, text: &str) -> Result<Document, String> {
    // Excel understands a first line that names the separator.
    let (named, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((separator, rest)) => (separator.trim_end().bytes().next(), rest),
        None => (None, text),
    };
    let separator = named.unwrap_or_else(|| separator(text));
    let place = Place { file: file.to_owned(), ..Place::default() };
    let naming = Naming::Letters;
    let mut grid = Grid::new(Table { place, first_row: 1, naming, ..Table::default() });
    let mut most = 0;
    for record in reader(text, separator).records() {
        let record = record.map_err(|_| format!("row {} of it cannot be read", grid.row() + 1))?;
        most = most.max(record.len());
        for cell in &record {
            if cell.trim().is_empty() { grid.skip(1)? } else { grid.put(lines(cell), 1, 1)? }
        }
        grid.end_row();
    }
    if most < 2 {
        return Err("there is no table in it".to_owned());
    }
    Ok(Document { file: file.to_owned(), parts: vec![Part::Table(grid.finish()?)], passed_over: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_row(bytes: &[u8]) -> Vec<String> {
        let document = read("a.csv", &decode(bytes).unwrap()).unwrap();
        let Part::Table(table) = &document.parts[0] else { panic!("no table") };
        table.cells.iter().filter(|cell| cell.row == 0).map(crate::import::document::Cell::words).collect()
    }

    #[test]
    fn letters_and_separator_are_found() {
        let expected = ["Action – “breaks”", "£5\nmore"];
        let wide = |text: &str| -> Vec<u8> {
            [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
        };
        assert_eq!(first_row("Action – “breaks”,\"£5\nmore\"\n1,2\n".as_bytes()), expected);
        assert_eq!(first_row("\u{feff}Action – “breaks”;\"£5\nmore\"\n1;2\n".as_bytes()), expected);
        assert_eq!(first_row(&wide("Action – “breaks”\t\"£5\nmore\"\n1\t2\n")), expected);
        assert_eq!(first_row(b"Action \x96 \x93breaks\x94,\"\xA35\nmore\"\n1,2\n"), expected);
        assert_eq!(first_row("sep=;\nAction – “breaks”;\"£5\nmore\"\n".as_bytes()), expected);
    }

    #[test]
    fn a_prose_text_is_no_table() {
        assert!(read("a.txt", "Only some words\nand more of them\n").is_err());
    }
}
