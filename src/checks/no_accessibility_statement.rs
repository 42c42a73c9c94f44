#![doc = include_str!("no-accessibility-statement.md")]

use super::{Check, Findings, NOTE, Seen};

/// The check.
pub const CHECK: Check = Check {
    code: "no-accessibility-statement",
    level: NOTE,
    page: include_str!("no-accessibility-statement.md"),
    run,
};

fn run(seen: Seen<'_>, findings: &mut Findings) {
    if seen.views.content.site.accessibility.is_none() {
        findings
            .of_site("this site has no accessibility statement")
            .hint("public bodies in the United Kingdom need one: fill in `accessibility:` in site.yaml");
    }
}
