//! The colours of cells, where officers say by them how things stand.

use crate::import::document::{Colour, Table};
use std::collections::BTreeMap;

/// The colour that people see: clear reds, ambers, greens and blues, pale ones among them.
pub(super) fn seen([red, green, blue]: [u8; 3]) -> Option<Colour> {
    let (red, green, blue) = (f32::from(red), f32::from(green), f32::from(blue));
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let (light, spread) = ((most + least) / 510.0, most - least);
    let strength = spread / (255.0 - (most + least - 255.0).abs()).max(1.0);
    if strength < 0.35 || !(0.12..0.95).contains(&light) {
        return None;
    }
    let hue = if most <= red {
        60.0 * ((green - blue) / spread).rem_euclid(6.0)
    } else if most <= green {
        60.0 * ((blue - red) / spread + 2.0)
    } else {
        60.0 * ((red - green) / spread + 4.0)
    };
    match hue {
        ..18.0 | 345.0.. => Some(Colour::Red),
        18.0..66.0 => Some(Colour::Amber),
        75.0..170.0 => Some(Colour::Green),
        190.0..255.0 => Some(Colour::Blue),
        _ => None,
    }
}

/// A colour as it is written in files: `00B050`, `#00b050`.
pub(super) fn written(text: &str) -> Option<Colour> {
    let figures = text.trim().trim_start_matches('#');
    let is_hex = figures.len() == 6 && figures.bytes().all(|it| it.is_ascii_hexdigit());
    let part = |at: usize| u8::from_str_radix(figures.get(at..at + 2)?, 16).ok();
    if is_hex { seen([part(0)?, part(2)?, part(4)?]) } else { None }
}

/// Keeps only colours that can say something: not that of a whole row, nor that of cells in rows where
/// nothing is written.
pub(super) fn keep_telling(table: &mut Table) {
    let mut rows: BTreeMap<usize, (usize, BTreeMap<Colour, usize>)> = BTreeMap::new();
    for cell in &table.cells {
        let (texts, colours) = rows.entry(cell.row).or_default();
        *texts += usize::from(!cell.is_blank());
        if let Some(colour) = cell.colour {
            *colours.entry(colour).or_default() += cell.columns;
        }
    }
    let width = table.cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or_default();
    for cell in &mut table.cells {
        let (texts, colours) = &rows[&cell.row];
        let is_of_row = |colour: &Colour| colours[colour] * 2 > width || *texts == 0;
        cell.colour.take_if(|colour| is_of_row(colour));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_that_people_call_so() {
        for (text, colour) in [
            ("00B050", Some(Colour::Green)),
            ("#92D050", Some(Colour::Green)),
            ("C6EFCE", Some(Colour::Green)),
            ("FFC000", Some(Colour::Amber)),
            ("FFFF00", Some(Colour::Amber)),
            ("FFEB9C", Some(Colour::Amber)),
            ("FF0000", Some(Colour::Red)),
            ("FFC7CE", Some(Colour::Red)),
            ("0070C0", Some(Colour::Blue)),
            ("FFFFFF", None),
            ("D9D9D9", None),
            ("000000", None),
            ("F2F2F2", None),
            ("auto", None),
        ] {
            assert_eq!(written(text), colour, "{text}");
        }
    }
}
