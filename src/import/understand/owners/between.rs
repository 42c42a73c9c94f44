//! The marks and the words between names: which part them, and which stand inside of one.

use crate::import::understand::text::plain_words;

/// Words between owners that say that they do it together.
const TOGETHER: [&str; 12] = [
    " in conjunction with ",
    " in partnership with ",
    " in collaboration with ",
    " in consultation with ",
    " jointly with ",
    " together with ",
    " along with ",
    " as well as ",
    " working with ",
    " linking with ",
    " liaising with ",
    " with ",
];
/// Words before owners that only help.
const SUPPORTED: [&str; 5] =
    [" supported by ", " with support from ", " with support of ", " assisted by ", " with input from "];

/// First words of posts: *Head of Planning, Integrated Commissioning* is one owner.
const POSTS: [&str; 14] = [
    "head",
    "director",
    "manager",
    "assistant",
    "associate",
    "deputy",
    "chief",
    "service",
    "strategic",
    "senior",
    "principal",
    "group",
    "executive",
    "interim",
];

/// Words that are longer than others with a dot behind them, and go on all the same.
const SHORTENED: [&str; 6] = ["assoc", "depts", "comms", "admin", "const", "cllrs"];

/// A piece between strong separators, and the words before it that say how it goes with the others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strong<'a> {
    pub(super) text: &'a str,
    pub(super) before: &'a str,
    /// Whether those words say that it only helps.
    pub(super) is_help: bool,
}

/// Parts a line at marks that never stand inside of a name, and at words that say *together*.
pub(super) fn strong(line: &str) -> Vec<Strong<'_>> {
    // Only letters that all words here are made of: the others take as many bytes as they did.
    let lower = line.to_ascii_lowercase();
    let mut pieces = Vec::new();
    let mut this = Strong { text: line, before: "", is_help: false };
    let (mut start, mut at) = (0, 0);
    let mut depth = 0_usize;
    while let Some(letter) = line[at..].chars().next() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let next = at + letter.len_utf8();
        let joined = if depth == 0 { together(&lower[at..]) } else { None };
        if depth == 0
            && (matches!(letter, ',' | ';' | '\n' | '|') || is_slash(&lower, at) || is_stop(line, at))
        {
            pieces.push(Strong { text: line[start..at].trim(), ..this });
            this = Strong { text: line, before: "", is_help: false };
            (start, at) = (next, next);
        } else if let Some((length, is_help)) = joined {
            pieces.push(Strong { text: line[start..at].trim(), ..this });
            start = at + length;
            this = Strong { text: line, before: &line[at..start], is_help };
            at = start;
        } else {
            at = next;
        }
    }
    pieces.push(Strong { text: line[start..].trim(), ..this });
    pieces.retain(|it| !it.text.is_empty());
    pieces
}

/// The words at the beginning of a text that say *together*, several on end among them: how many
/// bytes they take, and whether they say that what follows only helps.
fn together(lower: &str) -> Option<(usize, bool)> {
    let all = || TOGETHER.iter().map(|it| (*it, false)).chain(SUPPORTED.iter().map(|it| (*it, true)));
    let (mut length, mut is_help) = (0_usize, false);
    loop {
        // The space at the end of some can begin the next.
        let rest = &lower[length.saturating_sub(1)..];
        let Some((words, helps)) =
            all().filter(|(words, _)| rest.starts_with(words)).max_by_key(|(words, _)| words.len())
        else {
            return (length > 0).then_some((length, is_help));
        };
        length = length.saturating_sub(1) + words.len();
        is_help |= helps;
    }
}

/// The words at the beginning of a name that say how it goes with the one before: *supported by*, *with*.
/// How many bytes they take, and whether what follows only helps.
pub(super) fn joined(name: &str) -> Option<(usize, bool)> {
    let lower = format!(" {}", name.to_ascii_lowercase());
    let (length, is_help) = together(&lower)?;
    Some((length - 1, is_help))
}

/// Whether there is a slash at a place that parts names, and does not stand in *and/or* or *N/A*.
fn is_slash(lower: &str, at: usize) -> bool {
    let (before, after) = lower.split_at(at);
    let first = |word: &str| word.chars().next().is_some_and(char::is_alphanumeric);
    let is_not_applicable = before.strip_suffix('n').is_some_and(|it| !it.ends_with(char::is_alphanumeric))
        && after.strip_prefix("/a").is_some_and(|it| !first(it));
    after.starts_with('/') && !after.starts_with("/or ") && !before.ends_with(" and") && !is_not_applicable
}

/// Whether there is a dot at a place that ends a sentence, and not a short word.
fn is_stop(line: &str, at: usize) -> bool {
    let (before, after) = line.split_at(at);
    let word = before.rsplit(' ').next().unwrap_or_default();
    after
        .strip_prefix('.')
        .is_some_and(|rest| rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase))
        && word.len() > 4
        && !SHORTENED.contains(&word.to_lowercase().as_str())
}

/// Where a piece of a text begins in it.
pub(super) fn offset(text: &str, piece: &str) -> usize {
    piece.as_ptr() as usize - text.as_ptr() as usize
}

/// Puts a post and its body together again, which a comma parts.
pub(super) fn join_posts<'a>(line: &'a str, pieces: &mut Vec<Strong<'a>>, is_person: impl Fn(&str) -> bool) {
    let offset = |piece: &str| offset(line, piece);
    let mut at = 0;
    while at + 1 < pieces.len() {
        let (this, next) = (pieces[at], pieces[at + 1]);
        let between = &line[offset(this.text) + this.text.len()..offset(next.text)];
        let words = plain_words(this.text);
        let is_post = words.first().is_some_and(|it| POSTS.contains(&it.as_str()))
            && words.iter().any(|it| {
                matches!(it.as_str(), "head" | "director" | "manager" | "officer" | "lead" | "chief")
            });
        let next_is_post = plain_words(next.text).first().is_some_and(|it| POSTS.contains(&it.as_str()))
            && plain_words(next.text)
                .iter()
                .any(|it| matches!(it.as_str(), "head" | "director" | "manager" | "officer"));
        if between.trim() == "," && is_post && !next_is_post && !is_person(next.text) {
            let end = offset(next.text) + next.text.len();
            pieces[at].text = &line[offset(this.text)..end];
            pieces.remove(at + 1);
        } else {
            at += 1;
        }
    }
}
