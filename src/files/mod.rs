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

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Reads a file that is no content: one that content is made from.
///
/// # Errors
///
/// When the system refuses, or when it has more bytes than it may; the message names the path.
pub fn read_bytes(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let at = |error: io::Error| {
        let message = error.to_string();
        let plain = message.split(" (os error").next().unwrap_or(&message).to_lowercase();
        io::Error::new(error.kind(), format!("reading {}: {plain}", path.display()))
    };
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(at)?;
    if bytes.len() as u64 > most {
        let message = format!("{} has more than {} megabytes", path.display(), most >> 20);
        return Err(io::Error::other(message));
    }
    Ok(bytes)
}
