//! The numbers that stand before texts and in columns of their own, and what stands behind them.

use super::found::Found;
use super::rows::Slot;
use super::text::plain_words;
use crate::import::document::Line;
use std::collections::BTreeMap;

/// The numbers at the beginning of a text, and what stands after them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Numbered<'a> {
    pub(super) numbers: Vec<String>,
    pub(super) rest: &'a str,
}

/// How sure it is that a number at the beginning of a text numbers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// It stands in a column of numbers.
    Numbers,
    /// It stands before words, and may count them: *3 issues a year*.
    Words,
}

/// Reads the numbers that a text begins with: `1.1.1 and 1.1.3`, `5. 4.2.`, `2.1 Carers …`.
pub(super) fn numbered(text: &str, place: Where) -> Option<Numbered<'_>> {
    let mut rest = text.trim_start();
    let mut numbers = Vec::new();
    while let Some((end, number)) = number_at(rest, place) {
        let after = rest[end..].trim_start();
        if place == Where::Words {
            const COUNTED: [&str; 8] =
                ["million", "billion", "per", "hours", "times", "days", "weeks", "months"];
            if after.split_whitespace().next().is_some_and(|word| COUNTED.contains(&word)) {
                return None;
            }
        }
        numbers.push(number);
        rest = after;
        let joined = ["and ", "& ", ", ", "/ ", "; "].into_iter().find_map(|it| after.strip_prefix(it));
        match joined.map(str::trim_start) {
            Some(next)
                if number_at(next, place)
                    .is_some_and(|(_, number)| number.contains('.') || place == Where::Numbers) =>
            {
                rest = next;
            }
            _ => break,
        }
    }
    (!numbers.is_empty()).then_some(Numbered { numbers, rest })
}

/// What goes on with a reference of which the first part is a year or a letter: the `-01` of *24-01*, the
/// `/05` of *2024/05*. What has no zero before it may be the end of a range or a year.
fn reference(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['-', '/'])?;
    let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_end = !rest[figures..].starts_with(|it: char| it.is_alphanumeric() || matches!(it, '-' | '/'));
    (rest.starts_with('0') && (2..=4).contains(&figures) && is_end).then_some(figures + 1)
}

/// One printed number: how many bytes it takes, and itself.
fn number_at(text: &str, place: Where) -> Option<(usize, String)> {
    let bytes = text.as_bytes();
    let mut end = 0;
    let mut printed = String::new();
    // In a column of numbers stand references such as A1, CoC-12 and #4, too.
    if place == Where::Numbers {
        end = usize::from(bytes.first() == Some(&b'#'));
        let letters = prefix(&text[end..]);
        printed.push_str(&text[end..end + letters]);
        end += letters;
    }
    let mut dots = 0;
    loop {
        let start = end;
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        let reference = reference(&text[end..]).filter(|_| place == Where::Numbers && dots == 0);
        if start == end || end - start > 3 && !(end - start == 4 && reference.is_some()) {
            return None;
        }
        printed.push_str(&text[start..end]);
        if let Some(more) = reference {
            printed.push_str(&text[end..end + more]);
            end += more;
            break;
        }
        // A dot goes on with the number where figures follow it, in a column also after a space.
        let mut next = end;
        if bytes.get(next) == Some(&b'.') {
            next += 1;
            if place == Where::Numbers && bytes.get(next) == Some(&b' ') {
                next += 1;
            }
        }
        if next > end && bytes.get(next).is_some_and(u8::is_ascii_digit) {
            // "1. 2009/10" is no number 1.2009.
            if next - end == 2 && !text[next..].starts_with(|it: char| it.is_ascii_digit())
                || bytes[next..].iter().take_while(|it| it.is_ascii_digit()).count() > 3
            {
                break;
            }
            printed.push('.');
            dots += 1;
            end = next;
            continue;
        }
        break;
    }
    // 2a, 2.1b, 2.a, 2(a), 3(iv)
    if let Some(letter) = text[end..].chars().next().filter(char::is_ascii_lowercase)
        && !text[end + 1..].starts_with(char::is_alphanumeric)
    {
        printed.push(letter);
        end += 1;
    } else if let Some(part) = part(&text[end..], place) {
        printed.extend(text[end..end + part].chars().filter(|it| !it.is_whitespace()));
        end += part;
        dots += 1;
    }
    let after = text[end..].chars().next();
    let closed = matches!(after, Some('.' | ')' | ':'));
    match after {
        None => {}
        Some('/' | '-' | '–' | '%' | '\'' | '’') if place == Where::Words => return None,
        Some('/' | '%') => return None,
        Some(_) if place == Where::Numbers => {}
        _ if closed => {}
        Some(it) if it.is_whitespace() && dots > 0 => {}
        _ => return None,
    }
    if closed {
        end += 1;
    }
    Some((end, printed))
}

/// How many bytes the letters take that a reference begins with, up to its figures: `A`, `CS-`, `CoC-`.
fn prefix(text: &str) -> usize {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let letters = text.bytes().take_while(|it| it.is_ascii_alphabetic() || *it == b'&').count();
    let bytes = text.as_bytes();
    let mark = usize::from(matches!(bytes.get(letters), Some(b'-' | b'.' | b'/')));
    let word = text[..letters].to_ascii_lowercase();
    let is_shouted = text[..letters].bytes().all(|it| it.is_ascii_uppercase());
    let is_reference = bytes.first().is_some_and(u8::is_ascii_uppercase)
        && (letters < 5 && is_shouted || letters < 7 && mark == 1)
        && !(word.len() > 2 && MONTHS.iter().any(|month| word.starts_with(month)));
    let end = letters + mark;
    if is_reference && bytes.get(end).is_some_and(u8::is_ascii_digit) { end } else { 0 }
}

/// How many bytes the letter of a part takes behind a number: `.a`, `(a)`, `(iv)`.
fn part(text: &str, place: Where) -> Option<usize> {
    let from = if place == Where::Numbers { text.len() - text.trim_start_matches(' ').len() } else { 0 };
    let mark = text[from..].chars().next().filter(|it| matches!(it, '(' | '.'))?;
    let inside = &text[from + 1..];
    let letters = inside.bytes().take_while(u8::is_ascii_lowercase).count();
    let is_roman = inside[..letters].bytes().all(|it| matches!(it, b'i' | b'v' | b'x'));
    if letters == 0 || letters > 1 && !(is_roman && letters < 5) {
        return None;
    }
    let rest = &inside[letters..];
    match mark {
        '(' => rest.starts_with(')').then_some(from + letters + 2),
        _ => (from == 0 && !rest.starts_with(char::is_alphanumeric) && !rest.starts_with('.'))
            .then_some(letters + 1),
    }
}

/// Takes the numbers from the beginning of an action’s words, where they can be nothing else.
pub(super) fn numbers_before(text: &mut [Line]) -> Vec<String> {
    let is_one = text.iter().filter(|line| !line.is_blank()).count() == 1;
    let Some(first) = text.iter_mut().find(|line| !line.is_blank()) else { return Vec::new() };
    let words = first.words();
    let is_sure =
        |numbers: &[String]| numbers.iter().all(|it| it.len() < 12) && (is_one || numbers[0].contains('.'));
    let Some(read) = numbered(&words, Where::Words).filter(|it| is_sure(&it.numbers)) else {
        return Vec::new();
    };
    *first = Line::plain(read.rest.trim_start_matches(['-', '–', ':', ' ']));
    read.numbers
}

/// Numbers that a workbook holds as numbers: after 1.9 comes 1.10, which it keeps as 1.1.
#[derive(Debug, Default)]
pub(super) struct Ten {
    last: BTreeMap<(Option<usize>, String), u32>,
}

impl Ten {
    /// The numbers in a cell of numbers, and what stands beside them.
    pub(super) fn numbers(
        &mut self,
        slot: &Slot,
        under: Option<usize>,
        found: &mut Found,
    ) -> (Vec<String>, Vec<Line>) {
        if slot.is_blank() {
            return (Vec::new(), Vec::new());
        }
        let words = self.printed(slot, under, found).replace('\n', " ");
        let Some(read) = numbered(&words, Where::Numbers) else { return (Vec::new(), slot.lines.clone()) };
        let before = &words[..words.len() - read.rest.len()];
        for word in plain_words(before).iter().filter(|it| it.as_str() == "and") {
            found.leave_out(word.clone(), "stands between numbers", &slot.place);
        }
        (read.numbers, rest_of(&slot.lines, read.rest))
    }

    fn printed(&mut self, slot: &Slot, under: Option<usize>, found: &mut Found) -> String {
        let words = slot.words();
        let Some((stem, last)) = words.trim().rsplit_once('.') else { return words };
        let (Ok(_), Ok(figure)) = (stem.parse::<u32>(), last.parse::<u32>()) else { return words };
        let key = (under, format!("{:?} {stem}", slot.place.within));
        let before = self.last.get(&key).copied().unwrap_or_default();
        if slot.is_number && last.len() == 1 && before >= 9 && figure * 10 == before + 1 {
            let printed = format!("{stem}.{}", figure * 10);
            self.last.insert(key, figure * 10);
            let message = format!(
                "the workbook holds the number {words}; it is {printed}, because it comes after {stem}.{before}"
            );
            found.doubt(&slot.place, message, None);
            found.leave_out(words, "a number that lost its zero", &slot.place);
            return printed;
        }
        self.last.insert(key, figure);
        words
    }
}

/// The lines of a cell without the numbers that they begin with.
fn rest_of(lines: &[Line], rest: &str) -> Vec<Line> {
    // What is left is the end of the cell: whole lines, and a part of one.
    let mut left = rest.trim().chars().filter(|it| !it.is_whitespace()).count();
    let mut kept: Vec<Line> = Vec::new();
    for line in lines.iter().rev() {
        let words = line.words();
        let length = words.chars().filter(|it| !it.is_whitespace()).count();
        if left == 0 {
            break;
        }
        if length <= left {
            kept.push(line.clone());
            left -= length;
            continue;
        }
        let mut tail = String::new();
        for letter in words.chars().rev() {
            if !letter.is_whitespace() {
                if left == 0 {
                    break;
                }
                left -= 1;
            }
            tail.insert(0, letter);
        }
        kept.push(Line::plain(tail.trim().trim_start_matches(['.', ')', ':']).trim()));
        break;
    }
    kept.reverse();
    kept.retain(|line| !line.is_blank());
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_officers_type_them() {
        let read = |text, place| numbered(text, place).map(|it| (it.numbers.join("|"), it.rest.to_owned()));
        let some = |numbers: &str, rest: &str| Some((numbers.to_owned(), rest.to_owned()));
        assert_eq!(read("1.1.1 and 1.1.3", Where::Numbers), some("1.1.1|1.1.3", ""));
        assert_eq!(read("2.1. G", Where::Numbers), some("2.1", "G"));
        assert_eq!(read("3. 3.2.1 Same as 2.1", Where::Numbers), some("3.3.2.1", "Same as 2.1"));
        assert_eq!(read("12", Where::Numbers), some("12", ""));
        assert_eq!(read("CS-12", Where::Numbers), some("CS-12", ""));
        for (text, number) in [
            ("2.a", "2.a"),
            ("2(a)", "2(a)"),
            ("3 (iv)", "3(iv)"),
            ("CoC-1", "CoC-1"),
            ("R12", "R12"),
            ("A1.2", "A1.2"),
            ("#4", "4"),
            ("24-01", "24-01"),
            ("2024/05", "2024/05"),
        ] {
            assert_eq!(read(text, Where::Numbers), some(number, ""), "{text}");
        }
        assert_eq!(read("Mar-24", Where::Numbers), None);
        assert_eq!(read("2009/10", Where::Numbers), None);
        assert_eq!(read("2(a) Train staff", Where::Words), some("2(a)", "Train staff"));
        assert_eq!(read("2.a Train staff", Where::Words), some("2.a", "Train staff"));
        assert_eq!(read("7b) Train staff", Where::Words), some("7b", "Train staff"));
        assert_eq!(read("1.Opportunities for breaks", Where::Words), some("1", "Opportunities for breaks"));
        assert_eq!(read("1.10 Carers are heard", Where::Words), some("1.10", "Carers are heard"));
        for text in [
            "61 carers were found",
            "2.5 million people",
            "24/7 back-up",
            "2009/10",
            "100% of schools",
            "Train",
        ] {
            assert_eq!(read(text, Where::Words), None, "{text}");
        }
    }

    #[test]
    fn what_stands_after_numbers_is_kept_line_by_line() {
        let lines = [Line::plain("3.1.2 see 2.1"), Line::plain("The team counts")];
        let rest = rest_of(&lines, "see 2.1 The team counts");
        assert_eq!(rest.iter().map(Line::words).collect::<Vec<_>>(), ["see 2.1", "The team counts"]);
    }
}
