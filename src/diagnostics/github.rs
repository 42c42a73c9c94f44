//! Problems as workflow commands, which GitHub shows at the lines of a change: `::error file=…::…`.
//! (docs.github.com, *Workflow commands for GitHub Actions*.)

use super::{Problems, Severity, place_of};
use crate::files::Sources;
use std::fmt::Write;

/// All problems, a command each.
pub(super) fn render(problems: &Problems, sources: &Sources) -> String {
    let mut text = String::new();
    for problem in problems.as_slice() {
        let command = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let _ = write!(text, "::{command} ");
        if let Some(span) = problem.span {
            let source = &sources[span.source];
            let place = place_of(span, &source.text);
            let path = property(&source.shown_path);
            let _ = write!(text, "file={path},line={},endLine={},", place.line, place.end_line);
            if place.line == place.end_line {
                let _ = write!(text, "col={},endColumn={},", place.column, place.end_column);
            }
        }
        let hint = problem.hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default();
        let message = data(&format!("{}{hint}", problem.message));
        let _ = writeln!(text, "title={}::{message}", property(problem.code));
    }
    text
}

/// A message as a command takes it: in one line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, which ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
