//! The readiness report of `planpress check --report`: where it may stand, and how it comes there.
//!
//! It is for staff, so it never goes where the public would find it, and never over a file that is
//! no earlier report.

use super::staged::{Over, Staged};
use super::{CONTENT, FINE, fail, say};
use crate::website::publish::MANIFEST;
use crate::{Site, files, readiness};
use std::fs;
use std::path::{Path, PathBuf};

/// More than any report has.
const MOST: u64 = 256 << 20;

/// A report that is to be written.
pub(super) struct Report {
    path: PathBuf,
    over: Over,
}

impl Report {
    /// Looks whether a report may be written to a file.
    pub(super) fn new(path: &Path, content: &Path) -> Result<Self, String> {
        let shown = path.display();
        if path.is_dir() {
            return Err(format!(
                "{shown} is a folder: name a file in it, such as {}",
                path.join("readiness.html").display()
            ));
        }
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let Ok(real) = fs::canonicalize(path).or_else(|_| fs::canonicalize(folder)) else {
            return Err(format!(
                "there is no folder {}: make it first, or name another place",
                folder.display()
            ));
        };
        if fs::canonicalize(content).is_ok_and(|content| real.starts_with(content)) {
            let content = content.display();
            return Err(format!(
                "{shown} would stand in {content} and be published with it, and the report is for staff: name another place"
            ));
        }
        if let Some(site) = real.ancestors().find(|it| it.join(MANIFEST).exists()) {
            return Err(format!(
                "{shown} would stand in a website that planpress made, {}, and the report is for staff: name another place",
                site.display()
            ));
        }
        if path.symlink_metadata().is_err() {
            return Ok(Self { path: path.to_owned(), over: Over::Nothing });
        }
        let is_report = files::read_bytes(path, MOST).is_ok_and(|bytes| readiness::is_report(&bytes));
        if !is_report {
            return Err(format!(
                "{shown} is there already, and it is no readiness report: name another file"
            ));
        }
        Ok(Self { path: path.to_owned(), over: Over::AnyFile })
    }

    /// Writes the report of a site, and gives the exit code.
    pub(super) fn write(self, site: &Site) -> u8 {
        let shown = self.path.display();
        let Some(page) = site.readiness() else {
            say(format_args!(
                "{shown} was not written: mend the errors first, because they may hide what the plans say."
            ));
            return CONTENT;
        };
        let mut staged = Staged::default();
        let written = staged.add(&self.path, &page.to_html(), self.over).and_then(|()| staged.publish());
        if let Err(message) = written {
            return fail(message);
        }
        say(format_args!("Wrote {shown}: {}.", page.summary()));
        FINE
    }
}
