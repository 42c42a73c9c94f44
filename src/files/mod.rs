//! Which files there are and what stands in them.
//!
//! [`read`] takes a content folder and gives [`Sources`]: every text that is content, with a
//! number and a portable path, in the order of the paths; and every other file that will be
//! published beside the pages. Nothing else reads content from the disk, and nothing here looks
//! into a text.
//!
//! A [`Folder`] is read again and again, as the preview does: only what changed is read a second
//! time.

mod sources;
mod walk;

pub use sources::{Asset, Refusal, Source, Sources};
pub use walk::{Folder, Reading, Touched, open, read};
