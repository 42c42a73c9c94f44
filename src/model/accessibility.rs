//! What an accessibility statement is made from.
//!
//! The headings and fixed words come from the model statement of the Public Sector Bodies
//! (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8; the
//! theme has them. What only the body knows stands here, and nothing is made up.

use super::owner::Contact;
use super::read::{Choice, Reader, Value, entry};
use super::shape::{Shape, Shapes};
use super::text::Text;
use super::time::Date;
use crate::diagnostics::Spanned;
use crate::markup::Node;

/// How far the site meets the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compliance {
    /// Fully.
    Full,
    /// Partially: what is not is listed.
    Partial,
    /// Not: what breaks the regulations is listed.
    None,
}

impl Choice for Compliance {
    const EITHER: &'static str = "`full`, `partial` or `not`";
    const WHAT: &'static str = "level of compliance";
    const CODE: &'static str = "unknown-compliance";
    const WORDS: &'static [(&'static str, Self)] =
        &[("full", Self::Full), ("partial", Self::Partial), ("not", Self::None)];
}

/// Whose law enforces the regulations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nation {
    /// England, Scotland and Wales: the Equality and Human Rights Commission.
    GreatBritain,
    /// The Equality Commission for Northern Ireland.
    NorthernIreland,
}

impl Choice for Nation {
    const EITHER: &'static str = "`England`, `Scotland`, `Wales` or `Northern Ireland`";
    const WHAT: &'static str = "nation";
    const CODE: &'static str = "unknown-nation";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("England", Self::GreatBritain),
        ("Scotland", Self::GreatBritain),
        ("Wales", Self::GreatBritain),
        ("Northern Ireland", Self::NorthernIreland),
    ];
}

impl Value for Spanned<Compliance> {
    const HOLDS: &'static str = Compliance::EITHER;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self::new(Compliance::read(node, reader)?, node.span))
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        Compliance::shape(shapes)
    }
}

entry! {
    /// Something that not everyone can use.
    Barrier is "a fault", short = what {
        /// What it is.
        /// Example: `what: The map cannot be used with a keyboard`
        what: one Text,
        /// Whom it keeps out.
        /// Example: `who: People who do not use a mouse`
        who: maybe Text,
        /// The WCAG criterion, with number and name.
        /// Example: `criterion: 2.1.1 Keyboard`
        criterion: maybe Text,
        /// When it will be mended.
        /// Example: `fix by: 2010-09`
        fix_by = "fix by": maybe Date,
        /// How to get the same without it.
        /// Example: `alternative: The same places stand in a list below the map`
        alternative: maybe Text,
    }
}

entry! {
    /// A test of the site.
    Tested is "a test" {
        /// When.
        /// Example: `date: 2010-04-12`
        date: one Date,
        /// By whom.
        /// Example: `by: our web team`
        by: one Text,
        /// How, and how pages were chosen.
        /// Example: `how: One page of every kind, by hand and with a checker`
        how: maybe Text,
    }
}

entry! {
    /// What the accessibility statement is made from.
    Accessibility is "an accessibility statement" {
        /// The body that is committed to it, by its full name.
        /// Example: `organisation: Example Council`
        organisation: one Text,
        /// What it applies to: the domain or path.
        /// Example: `applies to: plans.example.org`
        applies_to = "applies to": one Text,
        /// How far the site meets WCAG 2.2 AA. It must match the tests.
        /// Example: `compliance: partial`
        compliance: one Spanned<Compliance>,
        /// What breaks the regulations.
        /// Example: `faults: [{what: The map cannot be used with a keyboard, fix by: 2010-09}]`
        faults: many Barrier,
        /// What would be a disproportionate burden to mend; a written assessment must exist.
        /// Example: `burden: [{what: Old scanned plans cannot be read aloud, alternative: We type a copy}]`
        burden: many Barrier,
        /// What is not within the scope of the regulations.
        /// Example: `out of scope: [Maps that other bodies publish]`
        out_of_scope = "out of scope": many Barrier,
        /// When the statement was prepared.
        /// Example: `prepared: 2010-04-14`
        prepared: one Date,
        /// When it was last reviewed: within a year.
        /// Example: `reviewed: 2010-04-14`
        reviewed: one Date,
        /// How the site was tested.
        /// Example: `tested: {date: 2010-04-12, by: our web team}`
        tested: one Tested,
        /// How to ask for other formats and tell of problems; an e-mail or a form, never a phone alone.
        /// Example: `contact: {email: plans@example.org}`
        contact: one Contact,
        /// Within how many working days there is an answer.
        /// Example: `reply within: 5`
        reply_days = "reply within": one Box<str>,
        /// Whose law applies. Without it: England.
        /// Example: `nation: Wales`
        nation: maybe Nation,
    }
}

/// What a site says of its accessibility: a statement whose parts agree, or none where what is
/// said cannot be one, which was told.
#[derive(Debug, Clone)]
pub struct Statement(pub Option<Accessibility>);

impl Value for Statement {
    const HOLDS: &'static str = Accessibility::HOLDS;
    const ENTRY: Option<&'static str> = Accessibility::ENTRY;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let said = Accessibility::read(node, reader);
        Some(Self(said.filter(|said| said.agrees(reader))))
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        Accessibility::shape(shapes)
    }
}

impl Accessibility {
    /// Whether it can be published; tells what contradicts something else in it.
    fn agrees(&self, reader: &mut Reader<'_>) -> bool {
        let has_faults = !self.faults.is_empty();
        let lists_something = has_faults || !self.burden.is_empty() || !self.out_of_scope.is_empty();
        let wrong = match self.compliance.value {
            Compliance::Full if lists_something => Some((
                "this says that everything complies, and what does not is listed below",
                "write `partial`, or take out what is mended",
            )),
            Compliance::Partial if !lists_something => Some((
                "this says that something does not comply, and nothing is listed",
                "list it under `faults:`, `burden:` or `out of scope:`, or write `full` if the tests found nothing",
            )),
            Compliance::None if !has_faults => Some((
                "this says that the site does not comply, and no faults are listed",
                "list them under `faults:`",
            )),
            Compliance::Full | Compliance::Partial | Compliance::None => None,
        };
        if let Some((message, hint)) = wrong {
            reader.problems.error("accessibility", self.compliance.span, message).hint(hint);
        }
        let can_write = self.contact.email.is_some() || self.contact.form.is_some();
        if !can_write {
            let message = "this contact has neither an e-mail address nor a form, and not everyone can phone";
            reader.error_at_line("accessibility", self.contact.span, message).hint("add `email:` or `form:`");
        }
        wrong.is_none() && can_write
    }
}
