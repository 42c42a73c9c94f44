#![doc = include_str!("no-alt-text.md")]

use super::passages::place;
use super::{Check, Findings, Seen, WARNING};
use crate::markup::markdown;
use crate::website::prose::raw_html;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The check.
pub const CHECK: Check =
    Check { code: "no-alt-text", level: WARNING, page: include_str!("no-alt-text.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let may_have = |text: &str| text.contains("![") || text.contains("<img") || text.contains("<IMG");
    for words in seen.content().words().filter(|it| it.may_hold.links && may_have(&it.markdown)) {
        let mut without = None;
        for (event, range) in Parser::new_ext(&words.markdown, markdown()).into_offset_iter() {
            match &event {
                Event::Start(Tag::Image { .. }) => without = Some(range),
                Event::Text(text) | Event::Code(text) if !text.trim().is_empty() => without = None,
                Event::End(TagEnd::Image) => {
                    if let Some(range) = without.take() {
                        tell(seen, findings, place(words, range, seen.sources));
                    }
                }
                event => {
                    if raw_html(event).is_some_and(has_picture_without_alt) {
                        tell(seen, findings, place(words, range, seen.sources));
                    }
                }
            }
        }
    }
}

fn tell(seen: Seen<'_>, findings: &mut Findings, place: crate::diagnostics::Span) {
    findings
        .at(seen.line(place), "this picture has no text for those who do not see it")
        .hint("say in a sentence what it shows: `![Carers at the summer fair](fair.jpg)`");
}

/// Whether some HTML has a picture that says nothing of its text. An empty one says that the picture
/// is only for looks.
fn has_picture_without_alt(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    html.match_indices("<img").any(|(at, _)| {
        let tag = html[at..].split('>').next().unwrap_or_default();
        !tag.split_whitespace().any(|it| it.starts_with("alt=") || it.trim_end_matches('/') == "alt")
    })
}
