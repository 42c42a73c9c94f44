//! What a good plan keeps to: one `.rs` and one `.md` for each check.
//!
//! The stages before report what cannot be read or found. A check looks at a plan that was read
//! and found whole, and tells what is weak about it. Its page says what it finds, why that
//! matters to a reader, and how to mend it.
//!
//! Adding a check is adding two files and a line in [`ALL`].

pub mod broken_link;
pub mod html_left_out;
pub mod no_accessibility_statement;
pub mod no_base_url;
pub mod not_translated;

use crate::diagnostics::{Problems, Severity, nearest, or_list, tick};
use crate::files::Sources;
use crate::model::site::Level;
use crate::model::text::Words;
use crate::plan::Content;
use crate::views::Views;

/// What a check may look at.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The content and what was worked out of it.
    pub views: &'a Views<'a>,
    /// The files.
    pub sources: &'a Sources,
}

/// Something that a good plan keeps to.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Its name.
    pub code: &'static str,
    /// How much it matters where a site does not say.
    pub severity: Severity,
    /// Its page.
    pub page: &'static str,
    /// Looks for it; the severity is the one to report with.
    pub run: fn(Seen<'_>, Severity, &mut Problems),
}

/// All checks, in the order of their names.
pub const ALL: [Check; 5] = [
    broken_link::CHECK,
    html_left_out::CHECK,
    no_accessibility_statement::CHECK,
    no_base_url::CHECK,
    not_translated::CHECK,
];

/// Runs the checks that a site wants, each at the level that it wants.
pub fn run(seen: Seen<'_>, problems: &mut Problems) {
    let levels = seen.views.content.site.checks.as_ref();
    for (name, _) in levels.iter().flat_map(|levels| &levels.0) {
        if !ALL.iter().any(|check| check.code == &*name.value) {
            let known = || ALL.iter().map(|check| check.code);
            let hint = match nearest(&name.value, known()) {
                Some(near) => format!("did you mean {}?", tick(near)),
                None => format!("it can be {}", or_list(known())),
            };
            let message = format!("no check is called {}", tick(&name.value));
            problems.error("unknown-check", name.span, message).hint(hint);
        }
    }
    for check in ALL {
        let said = levels.and_then(|levels| levels.0.iter().find(|(name, _)| *name.value == *check.code));
        match said.map(|(_, level)| *level) {
            Some(Level::Off) => {}
            Some(Level::At(severity)) => (check.run)(seen, severity, problems),
            None => (check.run)(seen, check.severity, problems),
        }
    }
}

/// The texts of a site about which something holds, in the order of the site.
fn texts_with(content: &Content, holds: impl Fn(&Words) -> bool) -> Vec<&Words> {
    let words = content.texts().flat_map(|text| text.iter().map(|(_, words)| words));
    words.filter(|words| holds(words)).collect()
}
