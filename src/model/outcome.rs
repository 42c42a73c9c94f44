//! An outcome: any level between the plan and its actions.

use super::facts::Facts;
use super::id::WrittenId;
use super::number::Numbers;
use super::owner::Ownership;
use super::read::{Choice, entry};
use super::reference::See;
use super::text::Text;
use super::time::Date;
use crate::diagnostics::Spanned;

/// What was decided on a recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// Accepted.
    Accepted,
    /// Accepted in part.
    InPart,
    /// Accepted in principle.
    InPrinciple,
    /// Not accepted.
    Rejected,
    /// Taken note of.
    Noted,
}

impl Decision {
    /// The word for it, for keys of theme words.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::InPart => "in-part",
            Self::InPrinciple => "in-principle",
            Self::Rejected => "rejected",
            Self::Noted => "noted",
        }
    }
}

impl Choice for Decision {
    const EITHER: &'static str = "`accepted`, `in part`, `in principle`, `rejected` or `noted`";
    const WHAT: &'static str = "decision";
    const CODE: &'static str = "unknown-decision";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("accepted", Self::Accepted),
        ("in part", Self::InPart),
        ("accepted in part", Self::InPart),
        ("in principle", Self::InPrinciple),
        ("accepted in principle", Self::InPrinciple),
        ("rejected", Self::Rejected),
        ("noted", Self::Noted),
    ];
}

entry! {
    /// The answer to a recommendation.
    Response is "a response", short = text {
        /// What was decided; a narrative answer has none.
        /// Example: `decision: in principle`
        decision: maybe Decision,
        /// The answer.
        /// Example: `text: We agree, if the money is there`
        text: maybe Text,
        /// Who answered: an owner.
        /// Example: `by: cabinet`
        by: maybe Spanned<Box<str>> as Owner,
        /// When the recommendation was received.
        /// Example: `received: 2009-12`
        received: maybe Date,
        /// When it was answered.
        /// Example: `answered: 2010-03`
        answered: maybe Date,
    }
}

entry! {
    /// An outcome, as its author wrote it.
    Outcome is "an outcome" {
        /// The permanent name; without it, the name of the folder. Addresses hang on it.
        /// Example: `id: breaks`
        id: maybe WrittenId,
        /// The number as printed: one, a list, or `none`. Without it, that of the folder's name.
        /// Example: `number: 1`
        number: maybe Numbers,
        /// What is to be reached, in one line.
        /// Example: `title: Opportunities for breaks`
        title: maybe Text,
        /// What will be different, in a sentence.
        /// Example: `aim: Carers can choose services that give them a break`
        aim: maybe Text,
        /// Who owns it; the first is the lead unless said otherwise.
        /// Example: `owners: [scs]`
        owners: many Ownership,
        /// Who it is promised to, and so are the actions under it: audiences named in `site.yaml`.
        /// Example: `for: [young-carers]`
        audiences = "for": many Spanned<Box<str>> as Audience,
        /// The answer to it, when it is a recommendation.
        /// Example: `response: {decision: accepted, by: cabinet, answered: 2010-03}`
        response: maybe Response,
        /// Other actions, outcomes and documents.
        /// Example: `see: [{see: pct-plan, at: section 3}]`
        see: many See,
        /// Ids that it had before: their addresses lead here.
        /// Example: `was-at: [respite]`
        was_at = "was-at": many WrittenId,
        /// What can be said at every level.
        facts: part Facts,
    }
}
