//! An action: a promise that somebody made.

use super::facts::{Facts, Years};
use super::id::WrittenId;
use super::number::Numbers;
use super::owner::Ownership;
use super::read::entry;
use super::reference::See;
use super::status::Marks;
use super::text::Text;
use super::time::{Due, Earlier};
use crate::diagnostics::Spanned;

entry! {
    /// A part of an action with its own status, owner and time.
    Step is "a step", short = title {
        /// The letter or number that the plan prints before it.
        label: maybe Box<str>,
        /// What is to be done.
        title: maybe Text,
        /// Who does it.
        owners: many Ownership,
        /// When.
        when: many Due,
        /// How it stands.
        status: maybe Marks,
        /// The reason for the status.
        why: maybe Text,
        /// What is planned and done, year by year.
        years: maybe Years,
    }
}

entry! {
    /// A point on the way.
    Milestone is "a milestone", short = what {
        /// What will be there.
        what: one Text,
        /// When.
        when: many Due,
        /// Who sees to it.
        owners: many Ownership,
        /// How it stands.
        status: maybe Marks,
    }
}

entry! {
    /// An action, as its author wrote it.
    Action is "an action" {
        /// The permanent name; without it, the name of the file. Addresses hang on it.
        id: maybe WrittenId,
        /// The number as printed: one, a list, or `none`. Without it, that of the file's name.
        number: maybe Numbers,
        /// What is promised, in one line.
        title: maybe Text,
        /// Who owns it; the first is the lead unless said otherwise.
        owners: many Ownership,
        /// Who it is promised to: audiences named in `site.yaml`.
        audiences = "for": many Spanned<Box<str>>,
        /// Earlier times and why they were missed.
        was: many Earlier,
        /// Its parts.
        steps: many Step,
        /// Points on the way.
        milestones: many Milestone,
        /// The names that it runs under.
        project: many Text,
        /// Other actions, outcomes and documents.
        see: many See,
        /// Ids that it had before: their addresses lead here.
        was_at = "was-at": many WrittenId,
        /// What can be said at every level.
        facts: part Facts,
    }
}
