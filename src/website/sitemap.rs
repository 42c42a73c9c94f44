//! What search engines are told of the site: `sitemap.xml` (sitemaps.org 0.9) and `robots.txt`
//! (RFC 9309), each where the site brings none of its own.
//!
//! A sitemap needs the site's address. It lists every page with the same page in the other
//! languages, and says when it changed only where the content does.

use super::files::{File, Files};
use super::shell::{alternates, in_languages};
use super::{Tree, address, html, share};
use crate::diagnostics::Problems;
use crate::model::site::BaseUrl;
use crate::views::Views;
use std::fmt::Write;

/// Adds what search engines are told.
pub(super) fn add(trees: &[Tree<'_>], views: &Views<'_>, files: &mut Files<'_>, problems: &mut Problems) {
    let base = views.content.site.base_url.as_ref().map(BaseUrl::as_str);
    let mut take = |path: &str, text: String, files: &mut Files<'_>| {
        if files.get(path).is_none() {
            files.take(path.to_owned(), File::Bytes(text.into_bytes()), problems);
        }
    };
    let sitemap = base.map(|base| format!("Sitemap: {base}sitemap.xml\n")).unwrap_or_default();
    take("robots.txt", format!("User-agent: *\nAllow: /\n{sitemap}"), files);
    if let Some(base) = base {
        take("sitemap.xml", sitemap_of(base, trees, views, files), files);
    }
}

fn sitemap_of(base: &str, trees: &[Tree<'_>], views: &Views<'_>, files: &Files<'_>) -> String {
    let mut sitemap = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for (path, file) in files.all() {
        let (File::Page(at, page), Some(inside)) = (file, path.strip_suffix("index.html")) else { continue };
        let url = format!("{base}{}", address::encoded(inside));
        let _ = write!(sitemap, "<url><loc>{}</loc>", html::attribute(&url));
        if let Some(changed) = share::changed(*page, views) {
            let _ = write!(sitemap, "<lastmod>{changed}</lastmod>");
        }
        let tree = &trees[*at];
        let languages = in_languages(path, tree.tongue.language, views.content, &tree.tongues);
        for it in alternates(&languages, Some(base)) {
            let _ = write!(
                sitemap,
                "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                it.code,
                html::attribute(&it.address)
            );
        }
        sitemap.push_str("</url>\n");
    }
    sitemap.push_str("</urlset>\n");
    sitemap
}
