//! Problems for programs: one JSON object.
//!
//! `version` is 1 as long as no field goes or changes what it means; fields may be added.

use super::{Edit, Problem, Problems, Severity, Span, place_of};
use crate::files::Sources;
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    version: u8,
    errors: usize,
    warnings: usize,
    notes: usize,
    problems: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    advice: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Related<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fix: Vec<Mend<'a>>,
}

/// A place: lines and columns count from 1, columns in characters, and the end is the first letter
/// behind.
#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    place: Place<'a>,
}

#[derive(Serialize)]
struct Mend<'a> {
    place: Place<'a>,
    text: &'a str,
}

/// All problems as one object.
pub(super) fn render(problems: &Problems, sources: &Sources) -> String {
    let report = Report {
        version: 1,
        errors: problems.count(Severity::Error),
        warnings: problems.count(Severity::Warning),
        notes: problems.count(Severity::Note),
        problems: problems.as_slice().iter().map(|problem| told(problem, sources)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&report).expect("texts and numbers can be written as JSON");
    text.push('\n');
    text
}

fn told<'a>(problem: &'a Problem, sources: &'a Sources) -> Told<'a> {
    Told {
        code: problem.code,
        severity: problem.severity.word(),
        message: &problem.message,
        place: problem.span.map(|span| place(span, sources)),
        advice: problem.hint.as_deref(),
        related: problem
            .related
            .as_ref()
            .map(|(span, message)| Related { message, place: place(*span, sources) }),
        fix: problem
            .fix
            .iter()
            .map(|Edit { span, text }| Mend { place: place(*span, sources), text })
            .collect(),
    }
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let source = &sources[span.source];
    let super::Place { line, column, end_line, end_column } = place_of(span, &source.text);
    Place { path: &source.shown_path, line, column, end_line, end_column }
}
