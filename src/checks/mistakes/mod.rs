//! Pages on the mistakes that the stages tell before any check is run: what each is, what it means
//! for a reader, and how it is mended.

/// The mistakes by their codes, each with its page.
pub const ALL: &[(&str, &str)] = &[("unknown-owner", include_str!("unknown-owner.md"))];
