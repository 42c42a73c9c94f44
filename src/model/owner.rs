//! Who owns what: bodies, teams, roles, groups; and what part they have in it.

use super::id::WrittenId;
use super::read::{Reader, Value, entry};
use super::text::Text;
use super::time::Date;
use crate::diagnostics::Spanned;
use crate::markup::Node;

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

impl Value for OwnerKind {
    const HOLDS: &'static str = "`organisation`, `team`, `role`, `group` or `person`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let words = [
            ("organisation", Self::Organisation),
            ("team", Self::Team),
            ("role", Self::Role),
            ("group", Self::Group),
            ("person", Self::Person),
        ];
        reader.word(node, "unknown-kind", "kind of owner", &words)
    }
}

entry! {
    /// How to reach somebody.
    Contact is "a contact" {
        /// An e-mail address.
        email: maybe Box<str>,
        /// A telephone number.
        phone: maybe Box<str>,
        /// The address of a form.
        form: maybe Box<str>,
        /// What to know before writing or calling.
        text: maybe Text,
    }
}

entry! {
    /// An owner, as `owners.yaml` has it.
    Owner is "an owner" {
        /// The permanent name, by which actions call it.
        id: one WrittenId,
        /// The name that readers see.
        name: one Text,
        /// The abbreviation that people use.
        short: maybe Text,
        /// What it is: `organisation`, `team`, `role`, `group` or `person`.
        kind: maybe OwnerKind,
        /// The owner that it belongs to.
        part_of = "part of": maybe Spanned<Box<str>>,
        /// The plan in which its name, abbreviation and aliases mean it, where another plan means
        /// somebody else by them. Without it, they mean it in all plans.
        plan: maybe Spanned<Box<str>>,
        /// Other words that mean it.
        aliases: many Spanned<Box<str>>,
        /// For a group: the owners in it.
        members: many Spanned<Box<str>>,
        /// The last day on which it existed.
        until: maybe Date,
        /// The owners that took over its work.
        successor: many Spanned<Box<str>>,
        /// How to reach it.
        contact: maybe Contact,
        /// Whether its contact, and the name of a person, may be published.
        public: maybe bool,
        /// A sentence on what it does.
        about: maybe Text,
        /// Other addresses under which it was known.
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

impl Value for Role {
    const HOLDS: &'static str = "`lead`, `joint` or `support`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let words = [("lead", Self::Lead), ("joint", Self::Joint), ("support", Self::Support)];
        reader.word(node, "unknown-role", "role", &words)
    }
}

entry! {
    /// The part of one owner, as written.
    Ownership is "an owner", short = owner {
        /// The owner: its id, its name, its abbreviation or an alias.
        owner: one Spanned<Box<str>>,
        /// The part it has. Without it the first owner leads and the others are joint.
        role: maybe Role,
    }
}
