//! The numbers and bullets that Word counts by itself before paragraphs.
//!
//! They stand nowhere in the text of a document: a paragraph names a list and a depth, and the
//! list says how the depth is counted and written.

use super::xml::Element;
use crate::import::document::Mark;
use std::collections::BTreeMap;

/// How a depth of a list is counted and written.
#[derive(Debug, Clone)]
struct Level {
    format: String,
    /// As Word has it: `%1.%2`.
    text: String,
    start: u32,
}

/// The lists of a document, and how far each of them has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kinds: BTreeMap<String, BTreeMap<u8, Level>>,
    lists: BTreeMap<String, (String, BTreeMap<u8, u32>)>,
    counts: BTreeMap<String, BTreeMap<u8, u32>>,
}

fn value<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.find(name)?.attribute("val")
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn new(root: &Element) -> Self {
        let mut numbering = Self::default();
        for kind in root.all("abstractNum") {
            let levels = kind.all("lvl").filter_map(|level| {
                let depth = level.attribute("ilvl")?.parse().ok()?;
                let format = value(level, "numFmt").unwrap_or("decimal").to_owned();
                let text = value(level, "lvlText").unwrap_or_default().to_owned();
                let start = value(level, "start").and_then(|it| it.parse().ok()).unwrap_or(1);
                Some((depth, Level { format, text, start }))
            });
            let id = kind.attribute("abstractNumId").unwrap_or_default().to_owned();
            numbering.kinds.insert(id, levels.collect());
        }
        for list in root.all("num") {
            let (Some(id), Some(kind)) = (list.attribute("numId"), value(list, "abstractNumId")) else {
                continue;
            };
            let starts = list.all("lvlOverride").filter_map(|it| {
                Some((it.attribute("ilvl")?.parse().ok()?, value(it, "startOverride")?.parse().ok()?))
            });
            numbering.lists.insert(id.to_owned(), (kind.to_owned(), starts.collect()));
        }
        numbering
    }

    /// What stands before the next paragraph of a list.
    pub(super) fn next(&mut self, list: &str, depth: u8) -> Mark {
        let Some((kind, starts)) = self.lists.get(list) else { return Mark::None };
        let Some(levels) = self.kinds.get(kind) else { return Mark::Bullet(depth) };
        let Some(level) = levels.get(&depth) else { return Mark::Bullet(depth) };
        if level.format == "none" {
            return Mark::None;
        }
        if level.format == "bullet" {
            return Mark::Bullet(depth);
        }
        // Lists of one kind count on from each other, except where one says where it starts.
        let key = if starts.is_empty() { kind.clone() } else { format!("{kind}/{list}") };
        let counts = self.counts.entry(key).or_default();
        let start = |depth: u8| {
            starts.get(&depth).copied().or_else(|| levels.get(&depth).map(|it| it.start)).unwrap_or(1)
        };
        counts.retain(|it, _| *it <= depth);
        let count = counts.get(&depth).map_or_else(|| start(depth), |count| count.saturating_add(1));
        counts.insert(depth, count);
        let mut text = level.text.clone();
        for at in 0..=depth {
            let count = counts.get(&at).copied().unwrap_or_else(|| start(at));
            let format = levels.get(&at).map_or("decimal", |it| &it.format);
            text = text.replace(&format!("%{}", at + 1), &written(count, format));
        }
        Mark::Label(text, depth)
    }
}

/// A count as a format writes it.
fn written(count: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(count),
        "upperLetter" => letters(count).to_uppercase(),
        "lowerRoman" => roman(count),
        "upperRoman" => roman(count).to_uppercase(),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

/// A number in small letters, as lists count.
pub(super) fn letters(count: u32) -> String {
    let letter = char::from(b'a' + u8::try_from(count.saturating_sub(1) % 26).unwrap_or_default());
    // After z Word goes on with aa, bb.
    letter.to_string().repeat((count.saturating_sub(1) as usize / 26 + 1).min(8))
}

/// A number in small Roman figures.
pub(super) fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = count.min(4000);
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while left >= worth {
            text.push_str(sign);
            left -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::xml::parse;
    use super::*;

    #[test]
    fn lists_are_counted_as_word_counts_them() {
        let level = |depth: u8, format: &str, text: &str| {
            format!(
                "<lvl ilvl='{depth}'><start val='1'/><numFmt val='{format}'/><lvlText val='{text}'/></lvl>"
            )
        };
        let kind =
            [level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "(%3)")];
        let xml = format!(
            "<numbering><abstractNum abstractNumId='7'>{}</abstractNum>\
             <num numId='1'><abstractNumId val='7'/></num></numbering>",
            kind.concat()
        );
        let mut numbering = Numbering::new(&parse(&xml).unwrap());
        let mut next = |depth| match numbering.next("1", depth) {
            Mark::Label(label, _) => label,
            other => panic!("{other:?}"),
        };
        assert_eq!(
            [next(0), next(1), next(1), next(2), next(0), next(1)],
            ["1.", "1.1", "1.2", "(a)", "2.", "2.1"]
        );
        assert_eq!([roman(4), roman(19), letters(27)], ["iv", "xix", "aa"]);
    }
}
