//! Mistakes while somebody writes: shown in place, and gone when they are mended.

use super::{small_site, write};
use planpress::files::Touched;
use planpress::preview::{Added, Asked, Body, Hosts, Preview, Shown, answer};
use std::path::Path;

/// A preview of a small site, and the pages that it shows.
struct Written {
    site: tempfile::TempDir,
    preview: Preview,
    shown: Shown,
}

impl Written {
    fn new() -> Self {
        let site = small_site();
        Self::of(site)
    }

    fn of(site: tempfile::TempDir) -> Self {
        let mut preview = Preview::new(site.path(), Added::Yes);
        let shown = preview.look(&Touched::Anything, crate::dates()).unwrap().unwrap().shown;
        Self { site, preview, shown }
    }

    fn path(&self) -> &Path {
        self.site.path()
    }

    fn write(&mut self, path: &str, text: &[u8]) {
        write(self.path(), path, "");
        #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
        std::fs::write(self.path().join(path), text).unwrap();
        if let Some(look) = self.preview.look(&Touched::Anything, crate::dates()).unwrap() {
            self.shown = look.shown;
        }
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).unwrap()
    }

    fn answer(&self, path: &str) -> (u16, String) {
        let asked = Asked {
            method: "GET".to_owned(),
            hosts: vec!["localhost".to_owned()],
            path: path.to_owned(),
            ..Asked::default()
        };
        let answer = answer(&asked, &Hosts::new([127, 0, 0, 1].into(), "localhost"), &self.shown);
        let Body::Bytes(bytes) = answer.body else { panic!("{path} is no page") };
        (answer.status, String::from_utf8(bytes).unwrap())
    }

    fn page(&self, path: &str) -> String {
        let (status, page) = self.answer(path);
        assert_eq!(status, 200, "{path}");
        page
    }

    /// What the strip of a page says, tags left out.
    fn strip(&self, path: &str) -> String {
        let page = self.page(path);
        let start = page.find("<aside class=\"planpress-preview\"").unwrap();
        let end = page.find("</aside>").unwrap();
        let strip = page[start..end].replace("<pre", "\n<pre").replace("<p>", "\n").replace("</div>", "\n");
        let mut said = String::new();
        let mut is_tag = false;
        for letter in strip.chars() {
            match letter {
                '<' => is_tag = true,
                '>' => is_tag = false,
                letter if !is_tag => said.push(letter),
                _ => {}
            }
        }
        let here = self.path().display().to_string();
        said.replace(&here, "content").replace("&gt;", ">").replace("&lt;", "<").trim().to_owned()
    }
}

const BRIDGE: &str = "town/2-roads/2.2-bridge.md";

#[test]
fn a_mistake_stands_on_its_page_and_goes_when_it_is_mended() {
    let mut written = Written::new();
    let good = written.read(BRIDGE);
    let before = written.page("/town/town/actions/bridge/");
    written.write(
        BRIDGE,
        good.replace("owners: [roads]", "owners: [hosing]").replace("status: R", "status: Q").as_bytes(),
    );
    insta::assert_snapshot!("a_mistake_stands_on_its_page", written.strip("/town/town/actions/bridge/"));
    assert!(
        !written.strip("/town/town/actions/ferry/").contains("no owner is called"),
        "others are left alone"
    );
    assert!(written.strip("/town/town/actions/ferry/").contains("In the whole site: 2 errors"));
    written.write(BRIDGE, good.as_bytes());
    assert!(written.page("/town/town/actions/bridge/") == before);
}

#[test]
fn a_page_whose_fields_cannot_be_read_stays_as_it_was() {
    let mut written = Written::new();
    let good = written.read(BRIDGE);
    let main = |page: &str| page[page.find("<main").unwrap()..].to_owned();
    let before = main(&written.page("/town/town/actions/bridge/"));
    let plan = written.page("/town/town/");
    for wrong in [
        good.replacen("---\n", "---\nwhy: \"never closed\n", 1),
        good.replacen("---\n", "---\nlist: [a, b\n", 1),
        good.rsplit_once("---").unwrap().0.to_owned(),
    ] {
        written.write(BRIDGE, wrong.as_bytes());
        assert!(written.shown.is_holding());
        let page = written.page("/town/town/actions/bridge/");
        assert!(main(&page) == before, "the page stays as it was");
        assert!(
            written.strip("/town/town/actions/bridge/").contains("The page shows what stood there before.")
        );
        assert!(main(&written.page("/town/town/")) == main(&plan), "and so do the others");
        assert!(
            written.page("/_planpress/").contains("Until it is mended, pages show what stood there before.")
        );
    }
    // Bytes that are no text, as of a file that is cut within a letter.
    written.write(BRIDGE, b"---\ntitle: \xe2\x80");
    assert!(main(&written.page("/town/town/actions/bridge/")) == before);
    assert!(written.page("/_planpress/").contains("not UTF-8"));
    written.write(BRIDGE, good.as_bytes());
    assert!(!written.shown.is_holding() && !written.shown.problems().has_errors());
}

#[test]
fn a_new_file_with_a_mistake_is_told_and_nothing_else_suffers() {
    let mut written = Written::new();
    written.write("town/2-roads/2.9-new.md", b"---\ntitle: \"half\n");
    assert!(written.shown.problems().has_errors());
    assert_eq!(written.answer("/town/town/actions/bridge/").0, 200);
    written.write("town/2-roads/2.9-new.md", b"---\ntitle: Whole\n---\n");
    assert!(written.page("/town/town/actions/new/").contains("Whole"));
    assert!(!written.shown.problems().has_errors());
}

#[test]
fn settings_and_plans_that_cannot_be_read_take_no_page_away() {
    let mut written = Written::new();
    let pages = written.shown.page_count();
    for path in ["site.yaml", "town/plan.md", "owners.yaml", "glossary.yaml"] {
        let good = written.read(path);
        written.write(path, format!("{}\n  - : [", &good[..good.len() / 2]).as_bytes());
        assert!(written.shown.problems().has_errors(), "{path}");
        assert_eq!(written.shown.page_count(), pages, "{path}");
        written.write(path, good.as_bytes());
        assert!(!written.shown.problems().has_errors(), "{path}");
    }
}

#[test]
fn a_template_with_a_mistake_is_told_on_every_page_and_the_last_good_one_prints() {
    let mut written = Written::new();
    let template = "themes/civic/templates/owners.html";
    let good = "{% extends \"civic/owners.html\" %}{% block main %}<p>Ours</p>{{ super() }}{% endblock %}";
    written.write(template, good.as_bytes());
    let owners = "/town/town/owners/";
    assert!(written.page(owners).contains("Ours"), "{}", written.page(owners));
    for wrong in [good.replace("endblock", "endblok"), good.replace("Ours", "{{ page.nothing }}")] {
        written.write(template, wrong.as_bytes());
        assert!(written.page(owners).contains("Ours"));
        assert!(
            written.strip("/town/").contains("themes/civic/templates/owners.html"),
            "{}",
            written.strip("/town/")
        );
    }
    written.write(template, good.replace("Ours", "Theirs").as_bytes());
    assert!(written.page(owners).contains("Theirs") && !written.shown.problems().has_errors());
}

#[test]
fn a_template_that_never_printed_says_so_in_place_of_its_page() {
    let site = small_site();
    write(site.path(), "themes/civic/templates/owners.html", "{{ page.nothing }}");
    let written = Written::of(site);
    let (status, page) = written.answer("/town/town/owners/");
    assert_eq!(status, 500);
    assert!(page.contains("This page cannot be printed") && page.contains("nothing"), "{page}");
    assert_eq!(written.answer("/town/town/").0, 200);
}

#[test]
fn the_strip_says_where_a_page_comes_from_and_what_is_weak() {
    let mut written = Written::new();
    insta::assert_snapshot!("strip_of_a_page_without_problems", written.strip("/town/town/actions/ferry/"));
    written.write("town/2-roads/2.3-ferry.md", b"---\ntitle: Ferry\nwhen: soonish\ndraft: true\n---\n");
    insta::assert_snapshot!("strip_of_a_draft_with_a_note", written.strip("/town/town/actions/ferry/"));
    let overview = written.page("/_planpress/");
    assert!(
        overview.contains("<h2>Drafts</h2>") && overview.contains("/town/town/actions/ferry/"),
        "{overview}"
    );
}

#[test]
fn one_page_lists_all_problems() {
    let mut written = Written::new();
    written.write("town/2-roads/2.3-ferry.md", b"---\ntitle: Ferry\nwhen: soonish\nowners: [hosing]\n---\n");
    written.write("site.yaml", format!("{}checks: {{nothing: off}}\n", written.read("site.yaml")).as_bytes());
    let page = written.page("/_planpress/").replace(&written.path().display().to_string(), "content");
    let main = &page[page.find("<main").unwrap()..];
    insta::assert_snapshot!("one_page_lists_all_problems", main.replace("><", ">\n<"));
}

/// A page without its links: a report in a file has none, and the preview's leads to pages.
fn without_links(html: &str) -> String {
    let main = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
    let mut pieces = main.split("<a ");
    let first = pieces.next().unwrap().to_owned();
    let text = pieces.fold(first, |text, piece| text + piece.split_once('>').unwrap().1);
    text.replace("</a>", "")
}

#[test]
fn the_readiness_report_follows_what_is_written_and_is_the_one_that_check_writes() {
    let mut written = Written::new();
    let address = "/_planpress/readiness";
    let of_check = |written: &Written| {
        let sources = planpress::files::read(written.path()).unwrap();
        let site = planpress::make(sources, None, crate::dates(), planpress::plan::Drafts::Hidden);
        site.readiness().unwrap().to_html()
    };
    let before = written.page(address);
    assert_eq!(without_links(&before), without_links(&of_check(&written)));
    assert!(before.contains("<script src=\"/_planpress/preview.js\""), "it is loaded again when it changes");
    assert!(before.contains("<h2 id=\"plan-town\"><a href=\"/town/town/\">"));

    // A draft counts nowhere, as in a report of `check`.
    written.write("town/2-roads/2.8-draft.md", b"---\ntitle: Not yet\ndraft: true\n---\n");
    assert_eq!(without_links(&written.page(address)), without_links(&before));

    written.write("town/2-roads/2.9-new.md", b"---\ntitle: A tunnel\n---\n");
    let after = written.page(address);
    assert!(after.contains("<a href=\"/town/town/actions/new/\">2.9 A tunnel</a>"), "{after}");
    assert_eq!(without_links(&after), without_links(&of_check(&written)));

    written.write("town/2-roads/2.9-new.md", b"---\ntitle: A tunnel\nowners: [raods]\n---\n");
    assert!(written.page(address).contains("Mend the errors first"));
}
