#![doc = include_str!("no-accessibility-statement.md")]

use super::{Check, Seen};
use crate::diagnostics::{Problems, Severity};

/// The check.
pub const CHECK: Check = Check {
    code: "no-accessibility-statement",
    severity: Severity::Note,
    page: include_str!("no-accessibility-statement.md"),
    run,
};

fn run(seen: Seen<'_>, severity: Severity, problems: &mut Problems) {
    if seen.views.content.site.accessibility.is_none() {
        problems
            .of_site(severity, CHECK.code, "this site has no accessibility statement")
            .hint("public bodies in the United Kingdom need one: fill in `accessibility:` in site.yaml");
    }
}
