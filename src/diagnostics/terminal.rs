//! Problems as a person reads them in a terminal: the excerpt, carets under the letters, advice.

use super::{Problem, Problems, Severity};
use crate::files::Sources;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::fmt::Write;

/// Whether the text may carry colour codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// For a terminal.
    Yes,
    /// For a file, a pipe, or whoever asked for none.
    No,
}

/// All problems one after the other, with a blank line after each, in the order they are in.
pub fn render(problems: &Problems, sources: &Sources, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Yes => Renderer::styled(),
        Colour::No => Renderer::plain(),
    };
    let mut text = String::new();
    for problem in problems.as_slice() {
        let _ = writeln!(text, "{}\n", renderer.render(&[group(problem, sources)]));
    }
    text
}

fn group<'a>(problem: &'a Problem, sources: &'a Sources) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(problem.message.as_str()).id(problem.code);
    let Some(span) = problem.span else {
        let group = Group::with_title(title);
        return match &problem.hint {
            Some(hint) => group.element(Level::HELP.message(hint.as_str())),
            None => group,
        };
    };
    let snippet = |source: u32| {
        let source = &sources[source];
        Snippet::source(source.text.as_str()).path(source.shown_path.as_str())
    };
    let mut here = AnnotationKind::Primary.span(whole_letters(&sources[span.source].text, span.range()));
    if let Some(hint) = &problem.hint {
        here = here.label(hint.as_str());
    }
    match &problem.related {
        None => title.element(snippet(span.source).annotation(here)),
        Some((there, message)) => {
            let range = whole_letters(&sources[there.source].text, there.range());
            let there_note = AnnotationKind::Context.span(range).label(message.as_str());
            if there.source == span.source {
                title.element(snippet(span.source).annotation(here).annotation(there_note))
            } else {
                title
                    .element(snippet(span.source).annotation(here))
                    .element(snippet(there.source).annotation(there_note))
            }
        }
    }
}

/// The range, kept inside the text and at the edges of characters.
fn whole_letters(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let end = text.floor_char_boundary(range.end).max(start);
    start..end
}

/// The count of problems in words: "2 errors, 1 warning", or "no problems".
pub fn summary(problems: &Problems) -> String {
    let parts: Vec<String> = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Note, "note", "notes"),
    ]
    .into_iter()
    .filter_map(|(severity, one, other)| match problems.count(severity) {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {other}")),
    })
    .collect();
    if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
}
