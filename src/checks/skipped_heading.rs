#![doc = include_str!("skipped-heading.md")]

use super::passages::place;
use super::{Check, Findings, NOTE, Seen};
use crate::markup::markdown;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

/// The check.
pub const CHECK: Check =
    Check { code: "skipped-heading", level: NOTE, page: include_str!("skipped-heading.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for words in seen.content().words().filter(|words| words.markdown.contains("##")) {
        // A text may begin at any level: its page settles which that is.
        let mut last: Option<HeadingLevel> = None;
        for (event, range) in Parser::new_ext(&words.markdown, markdown()).into_offset_iter() {
            let Event::Start(Tag::Heading { level, .. }) = event else { continue };
            if let Some(last) = last.filter(|last| level as usize > *last as usize + 1) {
                let (before, now) = (last as usize, level as usize);
                findings
                    .at(
                        seen.line(place(words, range, seen.sources)),
                        format!("a heading of level {now} follows one of level {before}"),
                    )
                    .hint(format!("write `{}` before it", "#".repeat(before + 1)));
            }
            last = Some(level);
        }
    }
}
