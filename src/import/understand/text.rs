//! Words of office files: how they are compared, and the numbers that begin them.

use crate::import::document::without_links;

/// The words of a text in small letters, without marks between them.
pub(in crate::import) fn plain_words(text: &str) -> Vec<String> {
    let text = without_links(text).to_lowercase();
    let words = text.split(|it: char| !it.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The same, as one text.
pub(in crate::import) fn plain(text: &str) -> String {
    plain_words(text).join(" ")
}

/// The year that the head of a column names: `2009/10`, `2009-2010`, `Year 1 (2009/10)`, `2010`.
pub(in crate::import) fn year_of_head(head: &str) -> Option<String> {
    let words = plain_words(head);
    let is_other = |word: &String| {
        !matches!(
            word.as_str(),
            "year"
                | "progress"
                | "actions"
                | "action"
                | "planned"
                | "plan"
                | "plans"
                | "in"
                | "for"
                | "update"
                | "1"
                | "2"
                | "3"
                | "4"
                | "5"
        )
    };
    let figures: Vec<&String> = words.iter().filter(|word| is_other(word)).collect();
    let year = |text: &str| -> Option<u16> {
        text.parse().ok().filter(|it| text.len() == 4 && (1990..2100).contains(it))
    };
    match figures.as_slice() {
        [one] => year(one).map(|it| it.to_string()),
        [first, second] => {
            let year = year(first)?;
            let next = (year + 1).to_string();
            (**second == next || next.ends_with(second.as_str()) && second.len() == 2)
                .then(|| format!("{year}/{}", &next[2..]))
        }
        _ => None,
    }
}

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

/// One printed number: how many bytes it takes, and itself.
fn number_at(text: &str, place: Where) -> Option<(usize, String)> {
    let bytes = text.as_bytes();
    let mut end = 0;
    let mut printed = String::new();
    // In a column of numbers stand references such as A1 and CS-12, too.
    let letters = bytes.iter().take_while(|it| it.is_ascii_uppercase()).count();
    if place == Where::Numbers && (1..5).contains(&letters) {
        let mark = usize::from(matches!(bytes.get(letters), Some(b'-' | b'.' | b'/')));
        if bytes.get(letters + mark).is_some_and(u8::is_ascii_digit) {
            end = letters + mark;
            printed.push_str(&text[..end]);
        }
    }
    let mut dots = 0;
    loop {
        let start = end;
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        if start == end || end - start > 3 {
            return None;
        }
        printed.push_str(&text[start..end]);
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
    // 2a, 2.1b
    if let Some(letter) = text[end..].chars().next().filter(char::is_ascii_lowercase)
        && !text[end + 1..].starts_with(char::is_alphanumeric)
    {
        printed.push(letter);
        end += 1;
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

/// Cuts a text after its first sentence.
pub(in crate::import) fn first_sentence(text: &str) -> (&str, &str) {
    const SHORT: [&str; 25] = [
        "e.g", "i.e", "etc", "no", "nos", "approx", "inc", "incl", "vs", "dept", "dev", "orgs", "ref", "st",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec",
    ];
    let mut from = 0;
    while let Some(at) = text[from..].find(['.', '?', '!']).map(|it| it + from) {
        let after = &text[at + 1..];
        let word = text[..at].rsplit(|it: char| it.is_whitespace() || it == '(').next().unwrap_or_default();
        let is_short = SHORT.contains(&word.to_lowercase().as_str()) && text[at..].starts_with('.');
        let is_initial =
            word.chars().count() == 1 || word.len() < 4 && word.chars().all(|it| it.is_ascii_digit());
        let ends = after.chars().next().is_none_or(char::is_whitespace)
            && after.trim_start().chars().next().is_none_or(|it| !it.is_lowercase());
        if ends && !(is_short || is_initial && text[at..].starts_with('.')) {
            return (&text[..=at], after.trim_start());
        }
        from = at + 1;
    }
    (text, "")
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
    fn a_sentence_ends_where_it_ends() {
        assert_eq!(
            first_sentence("Meet partners, e.g. the trust. Then act."),
            ("Meet partners, e.g. the trust.", "Then act.")
        );
        assert_eq!(first_sentence("See No. 4 and dept. heads"), ("See No. 4 and dept. heads", ""));
    }

    #[test]
    fn heads_name_years() {
        for (head, year) in [
            ("2009/10", Some("2009/10")),
            ("2009-2010", Some("2009/10")),
            ("Year 2 (2010/11)", Some("2010/11")),
            ("2013", Some("2013")),
            ("Progress 2009", Some("2009")),
            ("2009 to 2012", None),
            ("Phase 2", None),
        ] {
            assert_eq!(year_of_head(head).as_deref(), year, "{head}");
        }
    }
}
