//! A page that belongs to no plan's structure.

use crate::plan::FreePage as Written;
use crate::website::parts::Parts;
use serde::Serialize;

/// What `page.html` prints.
#[derive(Debug, Serialize)]
pub struct FreePage {
    /// What it is called; HTML.
    pub title: String,
    /// What it is about; HTML blocks.
    pub summary: Option<String>,
    /// Its text; HTML blocks.
    pub body: Option<String>,
}

/// Works out a free page.
pub fn page(parts: &Parts<'_>, page: &Written) -> FreePage {
    FreePage {
        title: parts.prose.title(&page.title),
        summary: page.written.summary.as_ref().map(|summary| parts.prose.block(summary, 2)),
        body: page.body.as_ref().map(|body| parts.prose.block(body, 2)),
    }
}
