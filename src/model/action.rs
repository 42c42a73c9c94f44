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
        /// Example: `label: a`
        label: maybe Box<str>,
        /// What is to be done.
        /// Example: `title: Roll out flexible respite beds`
        title: maybe Text,
        /// Who does it.
        /// Example: `owners: [scs]`
        owners: many Ownership,
        /// When.
        /// Example: `when: February 2010`
        when: many Due,
        /// How it stands.
        /// Example: `status: complete`
        status: maybe Marks,
        /// The reason for the status.
        /// Example: `why: Two homes joined early`
        why: maybe Text,
        /// What is planned and done, year by year.
        /// Example: `years: {2009/10: {progress: Four homes have beds, status: complete}}`
        years: maybe Years,
    }
}

entry! {
    /// A point on the way.
    Milestone is "a milestone", short = what {
        /// What will be there.
        /// Example: `what: The first four beds`
        what: one Text,
        /// When.
        /// Example: `when: by end June 2009`
        when: many Due,
        /// Who sees to it.
        /// Example: `owners: [scs]`
        owners: many Ownership,
        /// How it stands.
        /// Example: `status: complete`
        status: maybe Marks,
    }
}

entry! {
    /// An action, as its author wrote it.
    Action is "an action" {
        /// The permanent name; without it, the name of the file. Addresses hang on it.
        /// Example: `id: payments`
        id: maybe WrittenId,
        /// The number as printed: one, a list, or `none`. Without it, that of the file's name.
        /// Example: `number: 1.1.2`
        number: maybe Numbers,
        /// What is promised, in one line.
        /// Example: `title: Offer carers more direct payments`
        title: maybe Text,
        /// Who owns it; the first is the lead unless said otherwise.
        /// Example: `owners: [scs, {owner: pct, role: support}]`
        owners: many Ownership,
        /// Who it is promised to: audiences named in `site.yaml`.
        /// Example: `for: [young-carers, parent-carers]`
        audiences = "for": many Spanned<Box<str>> as Audience,
        /// Earlier times and why they were missed.
        /// Example: `was: [{when: December 2009, why: The money came late}]`
        was: many Earlier,
        /// Its parts.
        /// Example: `steps: [{label: a, title: Roll out flexible respite beds, status: complete}]`
        steps: many Step,
        /// Points on the way.
        /// Example: `milestones: [{what: The first four beds, when: by end June 2009}]`
        milestones: many Milestone,
        /// The names that it runs under.
        /// Example: `project: Flexible breaks`
        project: many Text,
        /// Other actions, outcomes and documents.
        /// Example: `see: [2.2, {same as: 4.4}]`
        see: many See,
        /// Ids that it had before: their addresses lead here.
        /// Example: `was-at: [direct-payments]`
        was_at = "was-at": many WrittenId,
        /// What can be said at every level.
        facts: part Facts,
    }
}
