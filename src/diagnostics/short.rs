//! Problems in a line each: `path:line:column: error[code]: message; advice`.

use super::{Problems, place_of};
use crate::files::Sources;
use std::fmt::Write;

/// All problems, a line each; those of the site as a whole without a place.
pub(super) fn render(problems: &Problems, sources: &Sources) -> String {
    let mut text = String::new();
    for problem in problems.as_slice() {
        if let Some(span) = problem.span {
            let source = &sources[span.source];
            let place = place_of(span, &source.text);
            let _ = write!(text, "{}:{}:{}: ", source.shown_path, place.line, place.column);
        }
        let _ = write!(text, "{}[{}]: {}", problem.severity.word(), problem.code, problem.message);
        if let Some(hint) = &problem.hint {
            let _ = write!(text, "; {hint}");
        }
        text.push('\n');
    }
    text
}
