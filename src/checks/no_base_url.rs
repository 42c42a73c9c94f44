#![doc = include_str!("no-base-url.md")]

use super::{Check, Seen};
use crate::diagnostics::{Problems, Severity};

/// The check.
pub const CHECK: Check =
    Check { code: "no-base-url", severity: Severity::Note, page: include_str!("no-base-url.md"), run };

fn run(seen: Seen<'_>, severity: Severity, problems: &mut Problems) {
    if seen.views.content.site.base_url.is_none() {
        problems
            .of_site(severity, CHECK.code, "this site does not say where it will stand, so it has no sitemap")
            .hint("add `base_url: https://plans.example.gov.uk/` to site.yaml");
    }
}
