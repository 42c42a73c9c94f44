//! Files that are broken, locked, or made to do harm: each ends in a message, soon and in little memory.

use super::here;
use planpress::import::{Hidden, read_file};
use std::fs;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive with these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

fn ole(name: &str) -> Vec<u8> {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [OLE, &[0; 600], &wide, &[0; 600]].concat()
}

/// What is said of a file, without its hint.
fn why(name: &str, bytes: &[u8]) -> String {
    match read_file(name, bytes, Hidden::LeftOut) {
        Ok(document) => panic!("{name} was read: {} parts", document.parts.len()),
        Err(unread) => unread.why,
    }
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn word(body: &str) -> Vec<u8> {
    let text = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    archive(&[("word/document.xml", text.as_bytes())])
}

#[test]
fn locked_old_and_foreign_files_are_named() {
    assert!(why("a.docx", &ole("EncryptedPackage")).contains("protected with a password"));
    assert!(why("a.doc", &ole("WordDocument")).contains("old Word"));
    assert!(why("a.xls", &ole("Workbook")).contains("old Excel"));
    assert!(why("a.docx", b"%PDF-1.7 ...").contains("PDF"));
    assert!(why("a.docx", b"{\\rtf1 words}").contains("rich text"));
    assert!(why("a.docx", &archive(&[("picture.png", b"x")])).contains("no office program"));
    assert!(why("a.csv", b"").contains("nothing in it"));
    assert!(
        why("a.csv", &(0..=255).cycle().take(5000).collect::<Vec<u8>>())
            .contains("neither an office file nor a text")
    );
}

#[test]
fn a_wrong_ending_does_not_matter() {
    let workbook = fs::read(here("commitments.xlsx")).unwrap();
    let document = read_file("commitments.docx", &workbook, Hidden::LeftOut).unwrap();
    assert_eq!(document.parts.len(), 3);
    let page = fs::read(here("flat.html")).unwrap();
    assert!(read_file("flat.xls", &page, Hidden::LeftOut).is_ok());
}

#[test]
fn cut_and_damaged_files_are_named() {
    let whole = fs::read(here("years.docx")).unwrap();
    for length in [40, whole.len() / 2, whole.len() - 10] {
        assert!(why("years.docx", &whole[..length]).contains("damaged"), "{length}");
    }
    let mut damaged = whole.clone();
    for byte in &mut damaged[60..200] {
        *byte ^= 0x55;
    }
    assert!(read_file("years.docx", &damaged, Hidden::LeftOut).is_err());
    assert!(why("a.docx", &word("<w:p><w:r>")).contains("damaged"));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![b' '; 300 << 20];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    drop(zeros);
    assert!(bomb.len() < 2 << 20);
    assert!(why("bomb.docx", &bomb).contains("larger than 256 megabytes"));
}

#[test]
fn entities_and_depth_are_refused() {
    let laughs = format!(
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w:document {WORD}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    );
    assert!(why("a.docx", &archive(&[("word/document.xml", laughs.as_bytes())])).contains("entities"));
    assert!(why("a.docx", &word(&"<w:sdt>".repeat(5000))).contains("nested deeper"));
    let table =
        |inside: &str| format!("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{inside}</w:tc></w:tr></w:tbl>");
    let nested = (0..40).fold(String::new(), |inside, _| table(&inside));
    assert!(why("a.docx", &word(&nested)).contains("deeper in each other"));
}

#[test]
fn endless_sheets_are_refused_or_read_without_their_end() {
    let names = "xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"";
    let sheet = |rows: &str| {
        let text = format!(
            "<office:document-content {names}><office:body><office:spreadsheet><table:table table:name=\"A\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        );
        archive(&[("content.xml", text.as_bytes())])
    };
    let full = "<table:table-row table:number-rows-repeated=\"10000000\"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
    assert!(why("a.ods", &sheet(full)).contains("more cells"));
    let wide = "<table:table-row><table:table-cell table:number-columns-repeated=\"10000000\"><text:p>x</text:p></table:table-cell></table:table-row>";
    assert!(why("a.ods", &sheet(wide)).contains("more cells"));
    let empty = "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"10000000\"><table:table-cell/></table:table-row>";
    assert!(read_file("a.ods", &sheet(empty), Hidden::LeftOut).is_ok());

    // A workbook with one cell at its far corner.
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let related = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let far = format!(
        "<worksheet xmlns=\"{main}\"><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>"
    );
    let root = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let corner = archive(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", related.as_bytes()),
        ("xl/worksheets/sheet1.xml", far.as_bytes()),
    ]);
    let said = why("a.xlsx", &corner);
    assert!(said.contains("more cells"), "{said}");
    let mut rows = String::from("Action,Lead\n");
    rows.push_str(&"x,y\n".repeat(600_000));
    assert!(why("a.csv", rows.as_bytes()).contains("more cells"));
    let columns = format!("<table>{}</table>", "<td colspan=100000>x".repeat(100));
    assert!(why("a.html", columns.as_bytes()).contains("more cells"));
}

/// What looks for names and times in a text looks at it more than once: an endless one would never end.
#[test]
fn endless_texts_are_refused() {
    let table = |cell: &str| format!("No,Action,Lead\n1,Ask carers,PCT\n2,\"{cell}\",PCT\n");
    let lines = format!("{}\n", "June 2026 and ".repeat(2000)).repeat(4);
    assert!(read_file("a.csv", table(&lines).as_bytes(), Hidden::LeftOut).is_ok());
    for word in ["June 2026 and ", "0 ", "(", "é", "a@example.org "] {
        let said = why("a.csv", table(&word.repeat(40_000)).as_bytes());
        assert!(said.contains("more than 32767 letters"), "{said}");
        assert!(said.chars().count() < 100, "{said}");
    }
    assert!(
        why("a.docx", &word(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "x".repeat(40_000))))
            .contains("letters")
    );
}
