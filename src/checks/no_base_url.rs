#![doc = include_str!("no-base-url.md")]

use super::{Check, Findings, NOTE, Seen};

/// The check.
pub const CHECK: Check =
    Check { code: "no-base-url", level: NOTE, page: include_str!("no-base-url.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    if seen.views.content.site.base_url.is_none() {
        findings
            .of_site("this site does not say where it will stand, so it has no sitemap")
            .hint("add `base_url: https://plans.example.gov.uk/` to site.yaml");
    }
}
