//! Office files into [`Document`]s: each by what stands in it, whatever its name ends in.
//!
//! Files come from anywhere, so nothing of them is believed: what is too large, too deep, broken or
//! locked ends in an [`Unread`] that says so, in bounded time and memory. Nothing here asks the disk
//! or the network for anything.

mod archive;
mod colours;
mod delimited;
mod docx;
mod grid;
mod html;
mod limits;
mod numbering;
mod ods;
mod workbook;
mod xml;

use super::document::{Document, END, LINK, Line, Place, TO};
use archive::Archive;
use std::fmt;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = limits::FILE;

/// A file that could not be read: why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The file.
    pub file: String,
    /// What is wrong with it.
    pub why: String,
    /// What to do about it.
    pub hint: String,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot be read: {}", self.file, self.why)?;
        if self.hint.is_empty() { Ok(()) } else { write!(f, "\n{}", self.hint) }
    }
}

/// Whether hidden rows, columns and sheets are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hidden {
    /// They are left out, and named.
    #[default]
    LeftOut,
    /// They are taken as if they were shown.
    Taken,
}

/// Reads an office file.
pub fn read(file: &str, bytes: &[u8], hidden: Hidden) -> Result<Document, Unread> {
    let document = read_any(file, bytes, hidden)?;
    let is_endless = |line: &&Line| line.text.chars().nth(limits::LETTERS).is_some();
    let endless =
        document.lines().find(is_endless).map(|line| line.text.chars().take(40).collect::<String>());
    match endless {
        Some(begins) => {
            let why = format!("a text in it has more than {} letters: “{begins} …”", limits::LETTERS);
            let hint = "Break it into lines, or take it out, and import that.".to_owned();
            Err(Unread { file: file.to_owned(), why, hint })
        }
        None => Ok(document),
    }
}

fn read_any(file: &str, bytes: &[u8], hidden: Hidden) -> Result<Document, Unread> {
    let unread = |why: String, hint: &str| Unread { file: file.to_owned(), why, hint: hint.to_owned() };
    if bytes.len() as u64 > limits::FILE {
        let why = format!("it has more than {} megabytes", limits::FILE >> 20);
        return Err(unread(why, "Take pictures out of it, or copy the plan into a new file."));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(unread("there is nothing in it".to_owned(), ""));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(old_or_locked(bytes, unread));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let broken = "Open it in the program that wrote it, save it again, and import that.";
        let mut archive = Archive::open(bytes).map_err(|why| unread(why, broken))?;
        let place = Place { file: file.to_owned(), ..Place::default() };
        let document = if archive.has("word/document.xml") {
            docx::read(&mut archive, &place)
        } else if archive.has("xl/workbook.xml") {
            workbook::read(&mut archive, bytes, &place, hidden)
        } else if archive.has("content.xml") {
            ods::read(&mut archive, &place, hidden)
        } else if archive.has("xl/workbook.bin") {
            let hint = "Save it as .xlsx, and import that.";
            return Err(unread("it is a binary workbook (.xlsb)".to_owned(), hint));
        } else {
            let why = "it is an archive, but of no office program that is known here";
            return Err(unread(why.to_owned(), FORMATS));
        };
        return document.map_err(|why| unread(why, broken));
    }
    if bytes.starts_with(b"%PDF") {
        let hint = "Ask for the file that it was made from. Word can open a PDF too: save it as .docx then, \
                    look through its tables, and import that.";
        return Err(unread(
            "it is a PDF, in which there are no tables, only letters and lines".to_owned(),
            hint,
        ));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(unread("it is a rich text file (.rtf)".to_owned(), "Save it as .docx, and import that."));
    }
    let text = delimited::decode(bytes).map_err(|why| unread(why.to_owned(), FORMATS))?;
    if html::is_html(&text) {
        return html::read(file, &text).map_err(|why| unread(why, ""));
    }
    delimited::read(file, &text).map_err(|why| unread(why, FORMATS))
}

/// A text without letters that nobody sees: those that turn the direction of others, marks of the
/// order of bytes, and those that stand for links in a [`Document`].
fn letters(text: &str) -> String {
    let is_hidden = |it: char| {
        matches!(
            it,
            LINK | TO | END | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
    };
    text.replace(is_hidden, "")
}

/// Why a text is left out that is struck out.
const STRUCK: &str = "it is struck out";

const FORMATS: &str = "Files of Word (.docx), Excel (.xlsx), LibreOffice (.ods, .odt), tables as text (.csv, .tsv) and web \
                       pages (.html) can be read.";

/// What to say of a file in the format of old office programs, which is that of locked ones too.
fn old_or_locked(bytes: &[u8], unread: impl Fn(String, &str) -> Unread) -> Unread {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        let hint = "Open it, take the password away (File, Info, Protect), save it, and import that.";
        unread("it is protected with a password".to_owned(), hint)
    } else if has("WordDocument") {
        unread("it is a file of an old Word (.doc)".to_owned(), "Save it as .docx, and import that.")
    } else if has("Workbook") || has("Book") {
        unread("it is a file of an old Excel (.xls)".to_owned(), "Save it as .xlsx, and import that.")
    } else {
        unread("it is a file of an old program".to_owned(), FORMATS)
    }
}
