#![doc = include_str!("not-translated.md")]

use super::{Check, Findings, NOTE, Seen};
use crate::diagnostics::tick;
use crate::model::text::Text;

/// The check.
pub const CHECK: Check =
    Check { code: "not-translated", level: NOTE, page: include_str!("not-translated.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.views.content;
    let languages = &content.languages;
    if languages.iter().count() < 2 {
        return;
    }
    let all = content.texts().count();
    for language in languages.iter() {
        let missing: Vec<&Text> = content.texts().filter(|text| !text.has(language)).collect();
        let Some(first) = missing.iter().map(|text| text.span().source).min() else { continue };
        let (code, count) = (tick(languages.code(language)), missing.len());
        let message =
            format!("texts that are not in {code}: {count} of {all}; readers see them in another language");
        findings.of_site(message).hint(format!("the first of them is in {}", seen.sources[first].path));
    }
}
