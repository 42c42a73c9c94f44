//! What stands in an office file, whatever program wrote it: headings, paragraphs and tables whose
//! cells say where they are.
//!
//! Every reader in [`read`](super::read) makes a [`Document`], and nothing after it knows of Word or
//! Excel. A document is what a reader of the paper sees: nothing in it is understood yet, and no
//! word of it is Markdown.

use std::collections::BTreeSet;
use std::fmt;

/// Stands before the words of a link inside of a text.
pub const LINK: char = '\u{E000}';
/// Stands between the words of a link and its address.
pub const TO: char = '\u{E001}';
/// Stands after the address of a link.
pub const END: char = '\u{E002}';

/// One office file.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The name of the file, without folders.
    pub file: String,
    /// What stands in it, from top to bottom.
    pub parts: Vec<Part>,
    /// What the reader passed over, and why.
    pub passed_over: Vec<PassedOver>,
}

impl Document {
    /// Every line in it, those in the cells of tables among them.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.parts.iter().flat_map(|part| -> Box<dyn Iterator<Item = &Line>> {
            match part {
                Part::Heading(_, line, _) | Part::Paragraph(line, _) => Box::new(std::iter::once(line)),
                Part::Table(table) => Box::new(table.cells.iter().flat_map(|cell| &cell.lines)),
            }
        })
    }
}

/// Words that a reader did not take.
#[derive(Debug, Clone)]
pub struct PassedOver {
    /// The words.
    pub words: String,
    /// Why.
    pub why: &'static str,
    /// Where.
    pub place: Place,
}

/// A piece of a document.
#[derive(Debug, Clone)]
pub enum Part {
    /// A line above what belongs to it; 0 is the title of the document.
    Heading(u8, Line, Place),
    /// Running text, or an entry of a list.
    Paragraph(Line, Place),
    /// Rows and columns.
    Table(Table),
}

/// What stands before a line in print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// A bullet, this deep in bullets.
    Bullet(u8),
    /// A number or a letter that the program counted: `1.`, `a)`; this deep in lists.
    Label(String, u8),
    /// It is a footnote.
    Note,
}

/// A paragraph: text with no line break in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What stands before it.
    pub mark: Mark,
    /// The words. A link stands in it as [`LINK`] words [`TO`] address [`END`].
    pub text: String,
}

impl Line {
    /// A line with nothing before it.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { mark: Mark::None, text: text.into() }
    }

    /// The words alone, with what is printed before them and without the addresses of links.
    pub fn words(&self) -> String {
        let text = without_links(&self.text);
        match &self.mark {
            Mark::Label(label, _) => format!("{label} {text}").trim().to_owned(),
            Mark::None | Mark::Bullet(_) | Mark::Note => text,
        }
    }

    /// Whether there is nothing to read in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && !matches!(self.mark, Mark::Label(..))
    }
}

/// A text without the addresses of its links.
pub fn without_links(text: &str) -> String {
    let mut in_address = false;
    let kept = text.chars().filter(|letter| match *letter {
        LINK => false,
        TO => {
            in_address = true;
            false
        }
        END => {
            in_address = false;
            false
        }
        _ => !in_address,
    });
    kept.collect()
}

/// A cell of a table, with the rows and columns that it covers.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Its paragraphs, blank ones among them: they show what stands beside what.
    pub lines: Vec<Line>,
    /// Its first row.
    pub row: usize,
    /// Its first column.
    pub column: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// Whether it holds a number, which has lost the zeros at its end.
    pub is_number: bool,
    /// The colour of its ground, where that may say something.
    pub colour: Option<Colour>,
}

/// A colour by which officers say how something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// Red.
    Red,
    /// Amber, orange or yellow.
    Amber,
    /// Green.
    Green,
    /// Blue.
    Blue,
}

impl Colour {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Red => "Red",
            Self::Amber => "Amber",
            Self::Green => "Green",
            Self::Blue => "Blue",
        }
    }
}

impl Cell {
    /// Its words, line by line.
    pub fn words(&self) -> String {
        let lines = self.lines.iter().map(Line::words).filter(|line| !line.trim().is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Whether there is nothing to read in it.
    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(Line::is_blank)
    }
}

/// How the columns of a table are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Naming {
    /// By letters, as in a workbook: C6.
    Letters,
    /// By numbers.
    #[default]
    Numbers,
}

/// A table, or a sheet of a workbook.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Where it is.
    pub place: Place,
    /// The name of the sheet, where it is one.
    pub name: Option<String>,
    /// Its cells, row by row.
    pub cells: Vec<Cell>,
    /// How many rows it has.
    pub rows: usize,
    /// How many columns it has.
    pub columns: usize,
    /// How many rows at its top the program repeats on each page.
    pub head_rows: usize,
    /// The first row's number in its program.
    pub first_row: usize,
    /// How its columns are called.
    pub naming: Naming,
    /// Rows that the program does not show.
    pub hidden_rows: BTreeSet<usize>,
    /// Columns that the program does not show.
    pub hidden_columns: BTreeSet<usize>,
    /// Whether it stands below another in the same sheet.
    pub follows: bool,
}

impl Table {
    /// The place of a cell in it.
    pub fn place_of(&self, row: usize, column: usize) -> Place {
        let mut place = self.place.clone();
        place.row = Some(self.first_row + row);
        place.column = Some(match self.naming {
            Naming::Letters => letters(column),
            Naming::Numbers => (column + 1).to_string(),
        });
        place
    }
}

/// The letters of a column in a workbook: A, B … Z, AA.
pub fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column % 26] as char);
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// A place that an officer finds: the file, the sheet or table, the row, the column.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The sheet or table in it: `table 3`, `sheet Outcome 1`.
    pub within: Option<String>,
    /// The row, as its program counts.
    pub row: Option<usize>,
    /// The column, as its program calls it.
    pub column: Option<String>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(within) = &self.within {
            write!(f, ", {within}")?;
        }
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_workbook() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn the_address_of_a_link_is_not_among_its_words() {
        let line = Line::plain("see \u{E000}the plan\u{E001}https://example.org\u{E002}.");
        assert_eq!(line.words(), "see the plan.");
    }
}
