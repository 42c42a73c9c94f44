#![doc = include_str!("long-sentence.md")]

use super::sentences::{sentences, words};
use super::{Check, Findings, NOTE, Seen};

/// The check.
pub const CHECK: Check =
    Check { code: "long-sentence", level: NOTE, page: include_str!("long-sentence.md"), run };

/// Sentences with more words are told.
const LONGEST: usize = 40;

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for passage in seen.passages.all() {
        // So many words and the spaces between them take twice as many letters.
        if passage.plain.len() < 2 * LONGEST {
            continue;
        }
        for sentence in sentences(&passage.plain) {
            let count = words(&passage.plain[sentence.clone()]).count();
            if count > LONGEST {
                let place = seen.line(passage.place(sentence, seen.sources));
                findings.at(place, format!("this sentence has {count} words")).hint(
                    "make two or three of it, or a list: sentences of up to 25 words are easy to follow",
                );
            }
        }
    }
}
