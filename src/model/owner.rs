//! Who owns what: bodies, teams, roles, groups; and what part they have in it.

use super::id::WrittenId;
use super::read::{Choice, entry};
use super::text::Text;
use super::time::Date;
use crate::diagnostics::Spanned;

/// What an owner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OwnerKind {
    /// A body with a name of its own: a council, a trust, a charity.
    Organisation,
    /// A part of an organisation.
    Team,
    /// A post, whoever holds it.
    Role,
    /// Several owners under one name.
    Group,
    /// A human being. Named to the public only where the entry says so.
    Person,
}

impl Choice for OwnerKind {
    const EITHER: &'static str = "`organisation`, `team`, `role`, `group` or `person`";
    const WHAT: &'static str = "kind of owner";
    const CODE: &'static str = "unknown-kind";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("organisation", Self::Organisation),
        ("team", Self::Team),
        ("role", Self::Role),
        ("group", Self::Group),
        ("person", Self::Person),
    ];
}

entry! {
    /// How to reach somebody.
    Contact is "a contact" {
        /// An e-mail address.
        /// Example: `email: carers@example.org`
        email: maybe Box<str>,
        /// A telephone number.
        /// Example: `phone: 01632 960 001`
        phone: maybe Box<str>,
        /// The address of a form.
        /// Example: `form: https://www.example.org/ask`
        form: maybe Box<str>,
        /// What to know before writing or calling.
        /// Example: `text: We answer within five days`
        text: maybe Text,
    }
}

entry! {
    /// An owner, as `owners.yaml` has it.
    Owner is "an owner" {
        /// The permanent name, by which actions call it.
        /// Example: `id: scs`
        id: one WrittenId,
        /// The name that readers see.
        /// Example: `name: Social and Community Services`
        name: one Text,
        /// The abbreviation that people use.
        /// Example: `short: SCS`
        short: maybe Text,
        /// What it is.
        /// Example: `kind: organisation`
        kind: maybe OwnerKind,
        /// The owner that it belongs to.
        /// Example: `part of: council`
        part_of = "part of": maybe Spanned<Box<str>> as Owner,
        /// The plan in which its name, abbreviation and aliases mean it, where another plan means
        /// somebody else by them. Without it, they mean it in all plans.
        /// Example: `plan: carers-2009`
        plan: maybe Spanned<Box<str>> as Plan,
        /// Other words that mean it.
        /// Example: `aliases: [Social Services, Adult Social Care]`
        aliases: many Spanned<Box<str>>,
        /// For a group: the owners in it.
        /// Example: `members: [council, pct]`
        members: many Spanned<Box<str>> as Owner,
        /// The last day on which it existed.
        /// Example: `until: 2015-03-31`
        until: maybe Date,
        /// The owners that took over its work.
        /// Example: `successor: adult-services`
        successor: many Spanned<Box<str>> as Owner,
        /// How to reach it.
        /// Example: `contact: {email: carers@example.org}`
        contact: maybe Contact,
        /// Whether its contact, and the name of a person, may be published.
        /// Example: `public: true`
        public: maybe bool,
        /// A sentence on what it does.
        /// Example: `about: Plans and buys care for adults`
        about: maybe Text,
        /// Other addresses under which it was known.
        /// Example: `was-at: [social-services]`
        was_at = "was-at": many WrittenId,
    }
}

/// What part an owner has in something. The order is that in which readers see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Answers for it.
    Lead,
    /// Answers for it together with the lead.
    Joint,
    /// Helps with it.
    Support,
}

impl Choice for Role {
    const EITHER: &'static str = "`lead`, `joint` or `support`";
    const WHAT: &'static str = "role";
    const CODE: &'static str = "unknown-role";
    const WORDS: &'static [(&'static str, Self)] =
        &[("lead", Self::Lead), ("joint", Self::Joint), ("support", Self::Support)];
}

entry! {
    /// The part of one owner, as written.
    Ownership is "an owner", short = owner {
        /// The owner: its id, its name, its abbreviation or an alias.
        /// Example: `owner: pct`
        owner: one Spanned<Box<str>> as Owner,
        /// The part it has. Without it the first owner leads and the others are joint.
        /// Example: `role: support`
        role: maybe Role,
    }
}
