#![doc = include_str!("html-left-out.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use crate::markup::markdown;
use crate::model::read::first_line;
use crate::website::prose::{left_out, raw_html};
use pulldown_cmark::Parser;

/// The check.
pub const CHECK: Check =
    Check { code: "html-left-out", level: WARNING, page: include_str!("html-left-out.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for words in seen.views.content.words().filter(|words| words.may_hold.html) {
        let source = &seen.sources[words.span.source].text;
        let written = source.get(words.span.range()).unwrap_or_default();
        for (event, range) in Parser::new_ext(&words.markdown, markdown()).into_offset_iter() {
            for name in raw_html(&event).map(left_out).unwrap_or_default() {
                let from = if *words.markdown == *written { range.start } else { 0 };
                let tag = format!("<{name}");
                let found = written.get(from..).and_then(|rest| rest.find(&tag));
                let place = match found {
                    Some(at) => words.span.part(from + at..from + at + tag.len()),
                    None => first_line(words.span, source),
                };
                let message = format!("{} is read as HTML, and is not published", tick(format!("<{name}>")));
                findings
                    .at(place, message)
                    .hint(format!("if it is meant to be read, write {}", tick(format!("\\<{name}"))));
            }
        }
    }
}
