#![doc = include_str!("note-left-in.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// The check.
pub const CHECK: Check =
    Check { code: "note-left-in", level: WARNING, page: include_str!("note-left-in.md"), run };

/// Where something is a note.
#[derive(Clone, Copy)]
enum Where {
    /// Wherever it stands as words of its own.
    Anywhere,
    /// The same, in these letters only: `xx` may be a part of something.
    AsWritten,
    /// Where it is the whole text.
    Alone,
    /// After the bracket that opens a blank.
    InBrackets,
}

const NOTES: [(&str, Where); 25] = [
    ("need to check", Where::Anywhere),
    ("needs to be checked", Where::Alone),
    ("needs checking", Where::Anywhere),
    ("more detail required", Where::Anywhere),
    ("more details required", Where::Anywhere),
    ("more information required", Where::Anywhere),
    ("lorem ipsum", Where::Anywhere),
    ("to do", Where::Alone),
    ("todo", Where::Alone),
    ("TODO", Where::AsWritten),
    ("tbc", Where::Anywhere),
    ("tba", Where::Anywhere),
    ("tbd", Where::Anywhere),
    ("t.b.c", Where::Anywhere),
    ("??", Where::AsWritten),
    ("XX", Where::AsWritten),
    ("XXX", Where::AsWritten),
    ("XXXX", Where::AsWritten),
    ("to be confirmed", Where::Alone),
    ("to be agreed", Where::Alone),
    ("to be decided", Where::Alone),
    ("to be determined", Where::Alone),
    ("to be added", Where::Alone),
    ("to follow", Where::Alone),
    ("insert", Where::InBrackets),
];

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(aho_corasick::MatchKind::LeftmostLongest)
        .build(NOTES.iter().map(|(words, _)| words))
        .ok()
});

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let Some(finder) = &*FINDER else { return };
    for passage in seen.passages.all() {
        let text: &str = &passage.plain;
        let found =
            finder.find_iter(text).filter(|it| is_note(text, it.range(), NOTES[it.pattern().as_usize()]));
        // A text that has a note is unfinished: once is enough.
        let Some(found) = found.map(|it| it.range()).next() else { continue };
        findings
            .at(
                passage.place(found.clone(), seen.sources),
                format!("{} looks like a note to yourself", tick(&text[found])),
            )
            .hint("write what is known, or put the note under `private:`, which is never published");
    }
}

fn is_note(text: &str, found: Range<usize>, (words, place): (&str, Where)) -> bool {
    let (before, after) = (&text[..found.start], &text[found.end..]);
    // Question marks follow the word that is in doubt.
    let is_apart = !before.ends_with(char::is_alphanumeric) || words.starts_with('?');
    let is_whole = is_apart && !after.starts_with(char::is_alphanumeric);
    is_whole
        && match place {
            Where::Anywhere => true,
            Where::AsWritten => text[found] == *words,
            Where::Alone => !before.contains(char::is_alphanumeric) && !after.contains(char::is_alphanumeric),
            Where::InBrackets => before.ends_with(['[', '<', '(', '{']),
        }
}
