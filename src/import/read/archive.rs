//! The files inside of an office file, unpacked no further than [`limits`](super::limits) allow.

use super::letters;
use super::limits::{PART, PARTS, UNPACKED};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// An office file whose parts can be asked for.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

const BROKEN: &str = "it is damaged or was not copied to its end: its parts cannot be unpacked";

impl<'a> Archive<'a> {
    /// Opens it, and makes sure that all of its parts together are no larger than a plan's are.
    ///
    /// What a part says of its own size is not believed: all are unpacked once, and thrown away.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN.to_owned())?;
        if zip.len() > PARTS {
            return Err("it holds more files than any office program writes".to_owned());
        }
        let mut left = UNPACKED;
        for at in 0..zip.len() {
            let part = zip.by_index(at).map_err(|error| match error {
                zip::result::ZipError::UnsupportedArchive(_) => {
                    "its parts are protected with a password, or packed in a way that no office program uses"
                        .to_owned()
                }
                _ => BROKEN.to_owned(),
            })?;
            let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
            left = left.checked_sub(unpacked.map_err(|_| BROKEN.to_owned())?).ok_or_else(|| {
                format!(
                    "unpacked it would be larger than {} megabytes, which no plan is: copy the plan alone into a new file",
                    UNPACKED >> 20
                )
            })?;
        }
        Ok(Self { zip })
    }

    /// Whether there is a part of a name.
    pub(super) fn has(&mut self, name: &str) -> bool {
        self.zip.by_name(name).is_ok()
    }

    /// The text of a part; nothing where there is no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        let Ok(part) = self.zip.by_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        part.take(PART + 1).read_to_end(&mut bytes).map_err(|_| BROKEN.to_owned())?;
        if bytes.len() as u64 > PART {
            return Err(format!(
                "a part of it is larger than {} megabytes: copy the plan alone into a new file",
                PART >> 20
            ));
        }
        let text = String::from_utf8(bytes).map_err(|_| "its text is not in UTF-8".to_owned())?;
        Ok(Some(letters(&text)))
    }
}
