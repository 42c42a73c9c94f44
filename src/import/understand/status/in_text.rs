//! Letters that mark lines of running text: a letter is a mark only in a plan that marks many lines so,
//! elsewhere *A* is a word.

use super::{Marked, Marks};

impl Marks {
    /// The letters that mark a line of running text, and the line without them. A letter stays in
    /// the text where it marks the line a second time.
    pub(super) fn in_line(&self, text: &str) -> Marked {
        let mut found = Marked { marks: Vec::new(), rest: text.trim().to_owned() };
        if !self.in_text {
            return Marked { rest: text.to_owned(), ..found };
        }
        if let Some(marks) = self.letters(found.rest.trim_end_matches('.')) {
            return Marked { marks, rest: String::new() };
        }
        while self.take_end(&mut found) || self.take_start(&mut found) || self.take_middle(&mut found) {}
        found
    }

    fn is_new(found: &Marked, marks: &[String]) -> bool {
        marks.iter().all(|mark| !found.marks.contains(mark))
    }

    /// At the end, perhaps glued to the dot of the sentence: "reviewed script.G."
    fn take_end(&self, found: &mut Marked) -> bool {
        let stem = found.rest.trim_end_matches(['.', ' ']);
        let Some(at) = stem.rfind([' ', '.', ':', '\u{a0}']) else { return false };
        let at = at + stem[at..].chars().next().map_or(1, char::len_utf8);
        let (before, last) = stem.split_at(at);
        let Some(marks) = self.letters(last).filter(|it| Self::is_new(found, it) && !is_name_before(before))
        else {
            return false;
        };
        let rest = before.trim_end_matches([' ', ':', '\u{a0}']).to_owned();
        *found = Marked { marks: [marks, std::mem::take(&mut found.marks)].concat(), rest };
        true
    }

    /// At the beginning: "G Carers' groups meet". "A" is a word before a small letter.
    fn take_start(&self, found: &mut Marked) -> bool {
        let text = found.rest.as_str();
        let Some((first, rest)) = text.split_once([' ', ':', '\u{a0}']) else { return false };
        let rest = rest.trim_start_matches([' ', ':', '-', '–', '.']);
        let next = rest.chars().next();
        let is_label = rest.chars().nth(1).is_some_and(|it| matches!(it, '.' | ')'));
        let is_sentence = next.is_some_and(|it| !it.is_lowercase()) || is_label;
        let Some(marks) = self.letters(first.trim_end_matches('.')).filter(|it| Self::is_new(found, it))
        else {
            return false;
        };
        if !is_sentence && marks == ["A"] {
            return false;
        }
        *found = Marked { rest: rest.to_owned(), marks: [std::mem::take(&mut found.marks), marks].concat() };
        true
    }

    /// Between sentences: "the policy is due G It was agreed in May".
    fn take_middle(&self, found: &mut Marked) -> bool {
        let text = found.rest.clone();
        for (at, _) in text.match_indices(' ') {
            let (before, after) = (&text[..at], &text[at + 1..]);
            let Some((letter, rest)) = after.split_once(' ') else { break };
            let Some(marks) = self.letters(letter).filter(|it| Self::is_new(found, it)) else { continue };
            let ends = before.ends_with(['.', '?', '!']);
            let begins = rest.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit());
            let is_mark =
                if marks == ["A"] { begins || ends && rest.starts_with("as above") } else { begins || ends };
            if !is_mark || is_name_before(before) {
                continue;
            }
            let dot = if before.ends_with(['.', '?', '!', ':', ';', ',']) { "" } else { "." };
            *found = Marked {
                rest: format!("{before}{dot} {rest}"),
                marks: [std::mem::take(&mut found.marks), marks].concat(),
            };
            return true;
        }
        false
    }
}

/// Whether the words before a letter make it a name: *Hepatitis C*, *Group A*, *Q & A*.
fn is_name_before(before: &str) -> bool {
    let word = before.trim().rsplit([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
    [
        "hepatitis",
        "group",
        "section",
        "part",
        "appendix",
        "annex",
        "type",
        "band",
        "grade",
        "level",
        "class",
        "phase",
        "&",
        "vitamin",
        "plan",
        "option",
    ]
    .contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_text() -> Marks {
        Marks { in_text: true, ..Marks::default() }
    }

    #[test]
    fn letters_mark_lines_at_their_ends_and_beginnings() {
        let marks = in_text();
        for (text, found, rest) in [
            ("Review the policy G", "G", "Review the policy"),
            ("Access team reviewed script.G.", "G", "Access team reviewed script."),
            ("Agree plan: A/G", "A G", "Agree plan"),
            ("G Carers are asked", "G", "Carers are asked"),
            ("A Community groups meet", "A", "Community groups meet"),
            ("The policy is due G It was agreed", "G", "The policy is due. It was agreed"),
            ("G C same as 2.1", "G C", "same as 2.1"),
            ("GPs are asked", "", "GPs are asked"),
            ("A life of your own", "", "A life of your own"),
            ("Training on hepatitis C", "", "Training on hepatitis C"),
            ("G", "G", ""),
            ("The groups meet", "", "The groups meet"),
        ] {
            let Marked { marks, rest: left } = marks.in_line(text);
            assert_eq!((marks.join(" ").as_str(), left.as_str()), (found, rest), "{text}");
        }
        assert_eq!(Marks::default().in_line("Review the policy G").marks, Vec::<String>::new());
    }
}
