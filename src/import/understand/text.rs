//! Words of office files: how they are compared, cut into sentences and shortened.

use crate::import::document::without_links;
use crate::model::when::{Moment, read_moment};
use crate::model::year::YearKind;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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

/// A word as names are compared: in small letters, without accents and what is no letter.
pub(super) fn folded(word: &str) -> String {
    // *Tîm* is a team, and no *Tim*.
    if word.to_lowercase() == "tîm" {
        return "tîm".to_owned();
    }
    let letters = word.nfd().filter(|it| !is_combining_mark(*it)).flat_map(char::to_lowercase);
    letters.filter(|it| it.is_alphanumeric() || *it == '-').collect()
}

/// Whether a letter is a sign that says something by itself: 🟢, ✓, ↑.
pub(in crate::import) fn is_symbol(letter: char) -> bool {
    matches!(letter, '×' | '√' | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{25A0}'..='\u{27BF}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
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

/// The quarter that the head of a column names, with its year where it has one: `Q1`, `Q2 2024 25`.
pub(in crate::import) fn quarter_of_head(head: &str) -> Option<String> {
    let mut words = plain_words(head).into_iter().peekable();
    let mut quarter = None;
    let mut year = Vec::new();
    while let Some(word) = words.next() {
        let number = match word.as_str() {
            "quarter" | "qtr" => words.next_if(|next| matches!(next.as_str(), "1" | "2" | "3" | "4")),
            "q1" | "q2" | "q3" | "q4" => Some(word[1..].to_owned()),
            _ => None,
        };
        if let Some(number) = number {
            quarter = Some(format!("Q{number}"));
        } else if word.bytes().all(|it| it.is_ascii_digit()) && matches!(word.len(), 2 | 4) {
            year.push(word);
        }
    }
    let quarter = quarter?;
    Some(std::iter::once(quarter).chain(year).collect::<Vec<_>>().join(" "))
}

/// What the head of a column says of when it was so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::import) struct TimeOfHead {
    /// A quarter or a month of no year: `Q2`, `Sept`.
    pub(in crate::import) name: Option<String>,
    /// A day or a month: `Sept 2025`.
    pub(in crate::import) date: Option<String>,
}

/// What the head of a column says of when it was so: *RAG Sept 2025*, *Q2 update*, *Position at 31 March 2010*.
pub(in crate::import) fn time_of_head(head: &str, years: YearKind) -> TimeOfHead {
    if let Some(quarter) = quarter_of_head(head) {
        return TimeOfHead { name: Some(quarter), date: None };
    }
    let words: Vec<&str> = head.split_whitespace().map(|it| it.trim_matches(['(', ')', ':', ','])).collect();
    let is_date = |words: &str| matches!(read_moment(words, years), Some(Moment::Day(_) | Moment::Month(..)));
    for length in (1..=3.min(words.len())).rev() {
        if let Some(date) = words.windows(length).map(|it| it.join(" ")).find(|it| is_date(it)) {
            return TimeOfHead { name: None, date: Some(date) };
        }
    }
    let is_month = |word: &&&str| {
        word.len() > 2
            && word.chars().all(|it| it.is_alphabetic() || it == '.')
            && is_date(&format!("{word} 2000"))
    };
    TimeOfHead { name: words.iter().find(is_month).map(|it| (*it).to_owned()), date: None }
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

/// The first words of a text, for a message.
pub(super) fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 10 { words.join(" ") } else { format!("{} …", words[..10].join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_it_ends() {
        assert_eq!(
            first_sentence("Meet partners, e.g. the trust. Then act."),
            ("Meet partners, e.g. the trust.", "Then act.")
        );
        assert_eq!(first_sentence("See No. 4 and dept. heads"), ("See No. 4 and dept. heads", ""));
    }

    #[test]
    fn heads_say_when_it_was_so() {
        for (head, name, date) in [
            ("RAG Sept 2025", None, Some("Sept 2025")),
            ("Position at 31 March 2010", None, Some("31 March 2010")),
            ("Dec RAG", Some("Dec"), None),
            ("Q2 2024/25 update", Some("Q2 2024 25"), None),
            ("Current RAG", None, None),
            ("RAG rating", None, None),
        ] {
            let found = time_of_head(head, YearKind::Financial);
            assert_eq!((found.name.as_deref(), found.date.as_deref()), (name, date), "{head}");
        }
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
