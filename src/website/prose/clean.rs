//! Raw HTML that an author wrote, made safe.

use ammonia::Builder;
use std::borrow::Cow;
use std::sync::LazyLock;

/// What may stand in prose: what the writer itself writes, and ammonia's own list without what
/// asks other hosts or the reader for anything.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::default();
    cleaner
        .add_tags(["caption", "section", "figure", "figcaption", "mark"])
        .rm_tags(["map", "area", "center"])
        .add_generic_attributes(["id", "class", "lang", "dir"])
        .add_tag_attributes("th", ["scope", "colspan", "rowspan"])
        .add_tag_attributes("td", ["colspan", "rowspan"])
        .add_tag_attributes("div", ["role", "tabindex", "aria-labelledby"])
        .add_tag_attributes("section", ["aria-label"])
        .add_tag_attributes("ol", ["start"])
        .rm_tag_attributes("img", ["align"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(None)
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            // A picture from elsewhere would tell its host who reads this page.
            ("img", "src") if value.contains("://") || value.starts_with("//") => None,
            (_, "align" | "bgcolor" | "border" | "width" | "height" | "valign" | "char" | "charoff") => None,
            _ => Some(Cow::Borrowed(value)),
        });
    cleaner
});

/// Takes out of some HTML what could run, load or hide anything, and closes what is open.
pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ] {
            assert_eq!(clean(html), cleaned);
        }
    }

    #[test]
    fn what_the_writer_writes_stays() {
        let html = "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t\"><table><caption id=\"t\">a</caption><thead><tr><th scope=\"col\">b</th></tr></thead></table></div>";
        assert_eq!(clean(html), html);
    }

    #[test]
    fn five_thousand_open_tags_are_no_trouble() {
        let html = "<div>".repeat(5_000);
        assert!(clean(&html).len() < 100_000);
    }
}
