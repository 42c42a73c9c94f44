//! The accessibility statement that the 2018 Regulations require, made from what the body says.

use crate::model::accessibility::{Accessibility, Barrier, Compliance, Nation};
use crate::model::text::Text;
use crate::website::html;
use crate::website::parts::{Parts, TimeText};
use serde::Serialize;

/// Something that not everyone can use.
#[derive(Debug, Serialize)]
pub struct BarrierView {
    /// What it is; HTML.
    pub what: String,
    /// Whom it keeps out; HTML.
    pub who: Option<String>,
    /// The WCAG criterion; HTML.
    pub criterion: Option<String>,
    /// When it will be mended.
    pub fix_by: Option<TimeText>,
    /// How to get the same without it; HTML.
    pub alternative: Option<String>,
}

/// What `accessibility.html` prints.
#[derive(Debug, Serialize)]
pub struct AccessibilityPage {
    /// The body that is committed to it; text.
    pub organisation: String,
    /// What the statement applies to; HTML.
    pub applies_to: String,
    /// The sentence on compliance: a word of the theme.
    pub compliance: &'static str,
    /// Why the site is only partially compliant, as words of the theme.
    pub reason: Option<&'static str>,
    /// What breaks the regulations.
    pub faults: Vec<BarrierView>,
    /// What would be a disproportionate burden.
    pub burden: Vec<BarrierView>,
    /// What is out of scope.
    pub out_of_scope: Vec<BarrierView>,
    /// When the statement was prepared.
    pub prepared: TimeText,
    /// When it was last reviewed.
    pub reviewed: TimeText,
    /// When the site was tested.
    pub tested: TimeText,
    /// By whom; HTML.
    pub tested_by: String,
    /// How; HTML blocks.
    pub tested_how: Option<String>,
    /// An e-mail address for other formats and problems.
    pub email: Option<String>,
    /// A form for the same.
    pub form: Option<String>,
    /// A telephone number, beside one of the others.
    pub phone: Option<String>,
    /// What to know before writing; HTML.
    pub contact_text: Option<String>,
    /// Within how many working days there is an answer; text.
    pub reply_days: String,
    /// Whether the Equality Commission for Northern Ireland enforces the regulations.
    pub is_northern_ireland: bool,
}

/// Works out the statement.
pub fn page(parts: &Parts<'_>, said: &Accessibility) -> AccessibilityPage {
    let barriers = |all: &[Barrier]| all.iter().map(|barrier| view(parts, barrier)).collect::<Vec<_>>();
    let has_faults = !said.faults.is_empty();
    let has_exemptions = !said.burden.is_empty() || !said.out_of_scope.is_empty();
    AccessibilityPage {
        organisation: parts.prose.plain(&said.organisation),
        applies_to: applies_to(parts, &said.applies_to),
        compliance: match said.compliance.value {
            Compliance::Full => "compliance-full",
            Compliance::Partial => "compliance-partial",
            Compliance::None => "compliance-none",
        },
        reason: match (said.compliance.value, has_faults, has_exemptions) {
            (Compliance::Partial, true, true) => Some("compliance-faults-and-exemptions"),
            (Compliance::Partial, true, false) => Some("compliance-faults"),
            (Compliance::Partial, false, _) => Some("compliance-exemptions"),
            (Compliance::None, ..) => Some("compliance-none-faults"),
            (Compliance::Full, ..) => None,
        },
        faults: barriers(&said.faults),
        burden: barriers(&said.burden),
        out_of_scope: barriers(&said.out_of_scope),
        prepared: parts.date(&said.prepared),
        reviewed: parts.date(&said.reviewed),
        tested: parts.date(&said.tested.date),
        tested_by: parts.prose.inline(&said.tested.by),
        tested_how: said.tested.how.as_ref().map(|how| parts.prose.block(how, 3)),
        email: said.contact.email.as_deref().map(str::to_owned),
        form: said
            .contact
            .form
            .as_deref()
            .and_then(|form| parts.prose.address(form, said.contact.span.source)),
        phone: said.contact.phone.as_deref().map(str::to_owned),
        contact_text: said.contact.text.as_ref().map(|text| parts.prose.inline(text)),
        reply_days: said.reply_days.to_string(),
        is_northern_ireland: said.nation == Some(Nation::NorthernIreland),
    }
}

/// What a statement applies to. The name of a website is one in all languages.
fn applies_to(parts: &Parts<'_>, said: &Text) -> String {
    let written = parts.as_written(said);
    if written.contains(char::is_whitespace) {
        parts.prose.inline(said)
    } else {
        html::text(&written).into_owned()
    }
}

fn view(parts: &Parts<'_>, barrier: &Barrier) -> BarrierView {
    let inline = |text: &Option<Text>| text.as_ref().map(|text| parts.prose.inline(text));
    BarrierView {
        what: parts.prose.inline(&barrier.what),
        who: inline(&barrier.who),
        criterion: inline(&barrier.criterion),
        fix_by: barrier.fix_by.as_ref().map(|date| parts.date(date)),
        alternative: inline(&barrier.alternative),
    }
}
