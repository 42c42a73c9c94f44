//! Raw HTML that an author wrote, made safe.
//!
//! A text with raw HTML is written whole and cleaned afterwards, so that a tag may be opened in
//! one piece of raw HTML and closed in the next. What the writer itself writes is told apart by
//! marks that only it may use: its addresses begin with [`ROOT`], its ids and roles are in
//! attributes that begin with [`OWN`].

use super::links::{Destination, Places};
use ammonia::{Builder, UrlRelative, UrlRelativeEvaluate};
use pulldown_cmark::Event;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// What stands for the root of the site in addresses that the writer writes.
pub(super) const ROOT: &str = "planpress-root:";
/// What stands before the names of attributes that only the writer may write.
pub(super) const OWN: &str = "data-own-";

/// The elements that may stand in prose: ammonia's own, without what asks the reader for
/// anything, and with what the writer itself writes.
static ELEMENTS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let mut names: BTreeSet<&'static str> = Builder::default().clone_tags().into_iter().collect();
    names.extend(["caption", "section", "figure", "figcaption", "mark"]);
    for name in ["map", "area", "center"] {
        names.remove(name);
    }
    names
});

/// What may stand in prose.
fn cleaner<'a>() -> Builder<'a> {
    let mut cleaner = Builder::default();
    cleaner
        .tags(ELEMENTS.iter().copied().collect())
        .add_generic_attributes(["class", "lang", "dir", "data-own-id"])
        .add_tag_attributes("th", ["scope", "colspan", "rowspan"])
        .add_tag_attributes("td", ["colspan", "rowspan"])
        .add_tag_attributes("div", ["data-own-role", "data-own-tabindex", "data-own-aria-labelledby"])
        .add_tag_attributes("ol", ["start"])
        .rm_tag_attributes("img", ["align"])
        .url_schemes(["http", "https", "mailto", "tel", ROOT.trim_end_matches(':')].into())
        .link_rel(None)
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            // A picture from elsewhere would tell its host who reads this page. What has no scheme
            // is looked for among the site's own files.
            ("img", "src") if has_scheme(value) && !value.starts_with(ROOT) => None,
            (_, "align" | "bgcolor" | "border" | "width" | "height" | "valign" | "char" | "charoff") => None,
            _ => Some(Cow::Borrowed(value)),
        });
    cleaner
}

/// Whether an address says its scheme (RFC 3986, section 3.1), as browsers see it: white space
/// before it and control characters in it do not count.
fn has_scheme(address: &str) -> bool {
    let letters: String = address.chars().filter(|it| !it.is_control() && !it.is_whitespace()).collect();
    letters.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '?', '#']))
}

/// The file in which an address stands.
struct In<'a> {
    places: &'a Places,
    source: u32,
}

impl<'a> UrlRelativeEvaluate<'a> for In<'a> {
    fn evaluate<'url>(&self, address: &'url str) -> Option<Cow<'url, str>> {
        match self.places.destination(address, self.source) {
            Destination::Published(found) => Some(Cow::Owned(format!("{ROOT}{found}"))),
            Destination::Here(fragment) => Some(Cow::Owned(format!("#{fragment}"))),
            Destination::Elsewhere(_) | Destination::Missing | Destination::Refused => None,
        }
    }
}

/// Takes out of a written text what could run, load or hide anything, closes what is open, and
/// makes the addresses in raw HTML lead from the page, whose root is `root`, to where they lead
/// from the file `source`.
pub(super) fn clean(html: &str, places: &Places, source: u32, root: &str) -> String {
    let mut cleaner = cleaner();
    cleaner.url_relative(UrlRelative::Custom(Box::new(In { places, source })));
    let cleaned = cleaner.clean(html).to_string();
    cleaned.replace(&format!("\"{ROOT}"), &format!("\"{root}")).replace(&format!(" {OWN}"), " ")
}

/// A piece of raw HTML without what only the writer may write.
pub(super) fn without_marks(raw: &str) -> Cow<'_, str> {
    if raw.contains(OWN) || raw.contains(ROOT) {
        Cow::Owned(raw.replace(OWN, "data-").replace(ROOT, "no-"))
    } else {
        Cow::Borrowed(raw)
    }
}

/// An address in raw HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawAddress {
    /// As it was written.
    pub address: String,
    /// Whether it is that of a picture.
    pub is_image: bool,
}

/// The addresses of links and pictures in raw HTML.
pub fn raw_addresses(raw: &str) -> Vec<RawAddress> {
    let found: Arc<Mutex<Vec<RawAddress>>> = Arc::default();
    let seen = Arc::clone(&found);
    let mut cleaner = Builder::default();
    // Every scheme has to be seen; nothing of what comes out is used.
    cleaner.attribute_filter(move |element, attribute, value| {
        if matches!((element, attribute), ("img", "src") | ("a", "href")) {
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.push(RawAddress { address: value.to_owned(), is_image: element == "img" });
        }
        None
    });
    let _ = cleaner.clean(raw);
    drop(cleaner);
    let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::take(&mut found)
}

/// The names of the elements in raw HTML that are not published.
pub fn left_out(raw: &str) -> Vec<&str> {
    let opened = raw.match_indices('<').filter_map(|(at, _)| {
        let rest = &raw[at + 1..];
        let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '-')?;
        let name = rest.get(..end).filter(|it| it.starts_with(|it: char| it.is_ascii_alphabetic()))?;
        (!ELEMENTS.contains(name.to_ascii_lowercase().as_str())).then_some(name)
    });
    opened.collect()
}

/// The raw HTML of an event of Markdown.
pub fn raw_html<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(raw),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(html: &str) -> String {
        super::clean(html, &Places::default(), 0, "../")
    }

    #[test]
    fn what_could_run_or_load_is_taken_out() {
        for (html, cleaned) in [
            ("<p onclick=\"x()\">a</p>", "<p>a</p>"),
            ("<script>x()</script>b", "b"),
            ("<a href=\"javascript:x()\">c</a>", "<a>c</a>"),
            ("<img src=\"https://elsewhere.example/x.png\" alt=\"d\">", "<img alt=\"d\">"),
            ("<div style=\"position:fixed\">e", "<div>e</div>"),
            ("<iframe src=\"x\"></iframe>", ""),
            ("<form action=\"x\"><input></form>", ""),
            ("<div id=\"main\" tabindex=\"5\" role=\"alert\">f</div>", "<div>f</div>"),
        ] {
            assert_eq!(clean(html), cleaned);
        }
    }

    #[test]
    fn no_picture_is_loaded_from_another_host_however_it_is_written() {
        for address in [
            "https:/evil.example/1.png",
            "/\\evil.example/2.png",
            "//evil.example/3.png",
            "\\\\evil.example\\4.png",
            "/\t/evil.example/5.png",
            " h\nttps://evil.example/6.png",
            "data:image/png;base64,AAAA",
        ] {
            assert_eq!(
                clean(&format!("<img alt=\"x\" src=\"{address}\">")),
                "<img alt=\"x\">",
                "{address:?}"
            );
        }
    }

    #[test]
    fn what_the_writer_writes_stays() {
        let html = "<div class=\"scroll\" data-own-role=\"region\" data-own-tabindex=\"0\" data-own-aria-labelledby=\"t\"><table><caption data-own-id=\"t\">a</caption><thead><tr><th scope=\"col\"><a href=\"planpress-root:plan/\">b</a></th></tr></thead></table></div>";
        let cleaned = "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t\"><table><caption id=\"t\">a</caption><thead><tr><th scope=\"col\"><a href=\"../plan/\">b</a></th></tr></thead></table></div>";
        assert_eq!(clean(html), cleaned);
    }

    #[test]
    fn an_author_cannot_write_the_marks_of_the_writer() {
        assert_eq!(
            without_marks("<a data-own-id=\"main\" href=\"planpress-root:/x\">"),
            "<a data-id=\"main\" href=\"no-/x\">"
        );
    }

    #[test]
    fn five_thousand_open_tags_are_no_trouble() {
        let html = "<div>".repeat(5_000);
        assert!(clean(&html).len() < 100_000);
    }

    #[test]
    fn elements_that_are_left_out_are_known() {
        assert_eq!(left_out("<p>a <name of lead> b</p> 1 < 2 <script>"), ["name", "script"]);
    }
}
