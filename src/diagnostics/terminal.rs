//! Problems as a person reads them in a terminal: the excerpt, carets under the letters, advice.

use super::{Problem, Problems, Severity, Span, place_of};
use crate::files::Sources;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
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
///
/// The same mistake is told once, at the first place, with the places of the others below it.
pub fn render(problems: &Problems, sources: &Sources, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Yes => Renderer::styled(),
        Colour::No => Renderer::plain(),
    };
    let mut text = String::new();
    for (problem, others) in told_once(problems) {
        let others: Vec<Span> = others.iter().filter_map(|it| it.span).collect();
        let group = group(problem, sources);
        let group = match again(&others, sources) {
            Some(again) => group.element(Level::NOTE.message(again)),
            None => group,
        };
        let _ = writeln!(text, "{}\n", renderer.render(&[group]));
    }
    text
}

/// Each mistake at its first place, with the others that say the same of other places.
fn told_once(problems: &Problems) -> Vec<(&Problem, Vec<&Problem>)> {
    let mut told: Vec<(&Problem, Vec<&Problem>)> = Vec::new();
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for problem in problems.as_slice() {
        let says = (problem.severity, problem.code, &problem.message, &problem.hint);
        match known.entry(says) {
            Entry::Occupied(at) => told[*at.get()].1.push(problem),
            Entry::Vacant(free) => {
                free.insert(told.len());
                told.push((problem, Vec::new()));
            }
        }
    }
    told
}

/// At how many other places the same is wrong, and at which.
fn again(others: &[Span], sources: &Sources) -> Option<String> {
    const NAMED: usize = 3;
    let place = |span: &Span| {
        let source = &sources[span.source];
        format!("{}:{}", source.shown_path, place_of(*span, &source.text).line)
    };
    let mut named: Vec<String> = others.iter().take(NAMED).map(place).collect();
    if others.len() > NAMED {
        named.push(format!("and {} more", others.len() - NAMED));
    }
    let count = match others.len() {
        0 => return None,
        1 => "1 more time".to_owned(),
        n => format!("{n} more times"),
    };
    Some(format!("the same {count}: {}", named.join(", ")))
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

/// How many problems there are of each code, those that matter most first; nothing where there are
/// few.
pub fn by_code(problems: &Problems) -> String {
    /// Whoever sees all of them on one screen need not be told how many they are of each kind.
    const FEW: usize = 8;
    let all = problems.as_slice();
    if all.len() <= FEW {
        return String::new();
    }
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for problem in all {
        *counts.entry((problem.severity, problem.code)).or_default() += 1;
    }
    let wide = counts.values().max().map_or(1, |most| most.to_string().len());
    let mut text = String::new();
    for ((severity, code), count) in counts {
        let _ = writeln!(text, "{count:>wide$}  {:<7}  {code}", severity.word());
    }
    text
}
