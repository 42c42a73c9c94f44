//! What only the preview shows: the strip on each page, with its mistakes in place, the page that
//! lists all of them, and the readiness report. None of it is ever in a built site.

use super::answer::{OWN, readiness_address};
use super::shown::Shown;
use crate::diagnostics::{Problem, Problems, Severity, terminal};
use crate::website::Page;
use crate::website::html::{attribute, text};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How the strip and the list look.
pub(super) const STYLE: &str = include_str!("preview.css");
/// Loads a page again when it has changed.
pub(super) const SCRIPT: &str = include_str!("preview.js");
/// Waits for changes once for all tabs.
pub(super) const WORKER: &str = include_str!("changes.js");

/// How each strip begins.
const OPEN: &str = "<link rel=\"stylesheet\" href=\"/_planpress/preview.css\">\
                    <aside class=\"planpress-preview\" aria-label=\"Preview\" lang=\"en\">";

/// A page with the strip at its top, behind the link that skips to its main part, which has to come
/// first (WCAG 2.4.1).
pub(super) fn to_page(shown: &Shown, page: Page, html: &str) -> String {
    with_strip(html, &strip(shown, page))
}

/// The readiness report with a strip that leads from it to the site and to its problems.
pub(super) fn readiness(shown: &Shown) -> String {
    let mut strip =
        format!("{OPEN}<p><strong>Preview</strong> <a href=\"{}\">To the site</a>", attribute(shown.base()));
    let _ = write!(strip, " <a href=\"{OWN}\">{}</a></p>", all_in_words(shown.problems()));
    if shown.problems().has_errors() {
        strip.push_str(
            "<p><strong>Mend the errors first: they may hide what a plan says, and then this counts it wrong.</strong></p>",
        );
    }
    strip.push_str("</aside>");
    with_strip(shown.readiness(), &strip)
}

fn with_strip(html: &str, strip: &str) -> String {
    let strip = format!("{strip}{}", script(&[html, strip]));
    let after = |start: usize, what: &str| Some(start + html[start..].find(what)? + what.len());
    let Some(body) = html.find("<body").and_then(|start| after(start, ">")) else {
        return format!("{strip}{html}");
    };
    let rest = html[body..].trim_start();
    let first = &rest[..rest.find('>').unwrap_or(0)];
    let skips = first.starts_with("<a ") && (first.contains("href=#") || first.contains("href=\"#"));
    let at = if skips { after(body, "</a>").unwrap_or(body) } else { body };
    format!("{}{strip}{}", &html[..at], &html[at..])
}

/// The script, which knows the version of the page that it came with.
fn script(page: &[&str]) -> String {
    let mut version = blake3::Hasher::new();
    for part in page {
        version.update(part.as_bytes());
    }
    let version = &version.finalize().to_hex()[..20];
    format!("<script src=\"{OWN}preview.js\" data-version=\"{version}\" defer></script>")
}

fn strip(shown: &Shown, page: Page) -> String {
    let problems = shown.problems_of(page);
    let mut strip = format!("{OPEN}<p><strong>Preview</strong>");
    if let Some(source) = shown.sources_of(page).first() {
        let _ = write!(strip, " <code>{}</code>", text(&shown.sources()[*source].shown_path));
    }
    if shown.is_draft(page) {
        strip.push_str(" <span>A draft: the public site does not have it.</span>");
    }
    let _ = write!(strip, " <a href=\"{OWN}\">{}</a></p>", all_in_words(shown.problems()));
    let errors: Vec<&Problem> =
        problems.iter().copied().filter(|it| it.severity == Severity::Error).collect();
    let weak: Vec<&Problem> = problems.iter().copied().filter(|it| it.severity != Severity::Error).collect();
    if !errors.is_empty() {
        let _ =
            write!(strip, "<div class=\"planpress-errors\"><p><strong>{}</strong>", to_mend(errors.len()));
        if shown.holds(page) {
            strip.push_str(" The page shows what stood there before.");
        }
        let _ = write!(strip, "</p>{}</div>", list(shown, &errors));
    }
    if !weak.is_empty() {
        let summary = match weak.len() {
            1 => "1 thing to look at on this page".to_owned(),
            n => format!("{n} things to look at on this page"),
        };
        let _ = write!(strip, "<details><summary>{summary}</summary>{}</details>", list(shown, &weak));
    }
    strip.push_str("</aside>");
    strip
}

fn to_mend(count: usize) -> String {
    match count {
        1 => "Mend 1 mistake before you publish.".to_owned(),
        n => format!("Mend {n} mistakes before you publish."),
    }
}

fn all_in_words(problems: &Problems) -> String {
    match problems.as_slice().len() {
        0 => "No problems in the site".to_owned(),
        _ => format!("In the whole site: {}", terminal::summary(problems)),
    }
}

/// Problems with the excerpts of the terminal. What is wrong and what to do stands above each as a
/// sentence, because an excerpt does not wrap on a telephone.
fn list(shown: &Shown, problems: &[&Problem]) -> String {
    let mut list = String::new();
    for problem in problems {
        let mut one = Problems::default();
        one.push((*problem).clone());
        let said = terminal::render(&one, shown.sources(), terminal::Colour::No);
        let kind = kind(problem.severity);
        let advice = problem.hint.as_ref().map(|hint| format!(": {hint}")).unwrap_or_default();
        let _ = write!(
            list,
            "<div class=\"planpress-{}\"><p><strong>{kind}:</strong> {}{}</p>",
            kind.to_lowercase(),
            text(&problem.message),
            text(&advice)
        );
        // Its first line says what is said already. A region would be a landmark, one for each problem.
        if let Some((_, excerpt)) = said.trim_end().split_once('\n') {
            let label = format!("Where: {}", problem.message);
            let label = attribute(&label);
            let excerpt = text(excerpt);
            let _ = write!(list, "<pre role=\"group\" aria-label=\"{label}\" tabindex=\"0\">{excerpt}</pre>");
        }
        list.push_str("</div>");
    }
    list
}

const fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    }
}

/// A page of the preview's own.
fn own_page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <link rel=\"stylesheet\" href=\"{OWN}preview.css\"></head>\
         <body class=\"planpress-own\">{}<main>{body}</main></body></html>\n",
        script(&[title, body])
    )
}

/// The page in place of one that its template cannot print.
pub(super) fn broken(shown: &Shown, problems: &Problems) -> String {
    let all: Vec<&Problem> = problems.as_slice().iter().collect();
    own_page(
        "This page cannot be printed",
        &format!(
            "<h1>This page cannot be printed</h1>\
             <p>The theme asks for what the page does not have. Mend its template; \
             this page loads again by itself. <a href=\"{OWN}\">All problems of the site</a></p>{}",
            list(shown, &all)
        ),
    )
}

/// All problems, file by file, each with the page that shows it, and the drafts.
pub(super) fn overview(shown: &Shown) -> String {
    let problems = shown.problems();
    let pages = shown.pages_by_source();
    let link = |address: &str, words: &str| {
        format!("<a href=\"{}{}\">{}</a>", attribute(shown.base()), attribute(&encoded(address)), text(words))
    };
    let mut body = format!(
        "<h1>Problems in {}</h1><p>{}. {}</p><p>{}</p>",
        text(&shown.content().display().to_string()),
        sentence(problems),
        if problems.has_errors() {
            "The site cannot be published until the errors are mended."
        } else {
            "The site can be published as it is."
        },
        format_args!(
            "{} <a href=\"{}\">What a scrutiny committee would ask</a>",
            link("", "To the site"),
            readiness_address()
        )
    );
    let mut by_file: BTreeMap<usize, (Option<u32>, Vec<&Problem>)> = BTreeMap::new();
    let places = shown.sources().places();
    for problem in problems.as_slice() {
        let source = problem.span.map(|span| span.source);
        let place = source.map_or(usize::MAX, |source| places[source as usize]);
        by_file.entry(place).or_insert((source, Vec::new())).1.push(problem);
    }
    for (source, problems) in by_file.values() {
        match source {
            Some(source) => {
                let _ = write!(body, "<h2>{}</h2>", text(&shown.sources()[*source].shown_path));
                if shown.holds_source(*source) {
                    body.push_str("<p>Until it is mended, pages show what stood there before.</p>");
                }
                if let Some(address) = pages.get(source) {
                    let _ = write!(body, "<p>{}</p>", link(address, "The page of this file"));
                }
            }
            None => body.push_str("<h2>The site as a whole</h2>"),
        }
        body.push_str(&list(shown, problems));
    }
    let drafts = shown.drafts();
    if !drafts.is_empty() {
        let _ = write!(body, "<h2>Drafts</h2><p>The public site does not have these pages.</p><ul>");
        for (address, path) in drafts {
            let _ = write!(body, "<li>{}</li>", link(address, path));
        }
        body.push_str("</ul>");
    }
    own_page("Problems – preview", &body)
}

fn sentence(problems: &Problems) -> String {
    let summary = terminal::summary(problems);
    let mut letters = summary.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn encoded(address: &str) -> String {
    crate::website::address::encoded(address)
}
