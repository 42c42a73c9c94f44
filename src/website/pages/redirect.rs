//! An old address that leads to where the page is now.

use serde::Serialize;

/// What `redirect.html` prints.
///
/// It has no `shell` and no `plan`.
#[derive(Debug, Serialize)]
pub struct RedirectPage {
    /// Where it leads: from this page, or a whole address elsewhere.
    pub to: String,
}
