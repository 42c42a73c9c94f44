//! Sentences and words of a text that a reader sees.

use std::ops::Range;

/// What ends in a full stop and does not end a sentence.
const SHORTENED: [&str; 20] = [
    "e.g", "eg", "i.e", "ie", "etc", "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vs", "cllr",
    "approx", "incl", "inc", "dept", "p",
];

/// The sentences of a text, each without what stands around it. A line ends one: a heading, an item
/// and a cell are sentences of their own.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        while from < text.len() {
            let rest = &text[from..];
            let length = rest
                .char_indices()
                .find(|(at, letter)| ends(rest, *at, *letter))
                .map_or(rest.len(), |(at, letter)| at + letter.len_utf8());
            let (start, end) = (from, from + length);
            from = end;
            let sentence = text[start..end].trim();
            if !sentence.is_empty() {
                let start = start + text[start..end].len() - text[start..end].trim_start().len();
                return Some(start..start + sentence.len());
            }
        }
        None
    })
}

/// Whether a sentence ends with the letter at a place of a text.
fn ends(text: &str, at: usize, letter: char) -> bool {
    match letter {
        '\n' => true,
        '!' | '?' => text[at + 1..].starts_with(char::is_whitespace),
        '.' => {
            let mut after = text[at + 1..].chars();
            let goes_on = match (after.next(), after.next()) {
                (Some(space), Some(next)) => !space.is_whitespace() || next.is_lowercase(),
                _ => false,
            };
            let word =
                text[..at].rsplit(|it: char| it.is_whitespace() || it == '(').next().unwrap_or_default();
            let is_initial = word.len() == 1 && word.starts_with(char::is_uppercase);
            !goes_on && !is_initial && !SHORTENED.iter().any(|it| it.eq_ignore_ascii_case(word))
        }
        _ => false,
    }
}

/// The words of a text: what stands between spaces and has a letter or a figure.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_pauses() {
        for (text, expected) in [
            ("One. Two! Three", vec!["One.", "Two!", "Three"]),
            ("Heading\nA sentence.", vec!["Heading", "A sentence."]),
            ("Offer e.g. Tai Chi, at St. Mary’s.", vec!["Offer e.g. Tai Chi, at St. Mary’s."]),
            ("Up by 2.5 per cent. Good.", vec!["Up by 2.5 per cent.", "Good."]),
            ("Told by J. Smith.", vec!["Told by J. Smith."]),
            (" \n ", vec![]),
        ] {
            let found: Vec<&str> = sentences(text).map(|it| &text[it]).collect();
            assert_eq!(found, expected);
        }
    }
}
