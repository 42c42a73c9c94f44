//! The pages of the example site, and what stands where in one.

use super::sources;
use crate::{Pages, build, reading};
use planpress::plan::Drafts;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The site, built once for all tests.
pub(super) static PAGES: LazyLock<Site> =
    LazyLock::new(|| Site(build(sources(), Drafts::Hidden).made.unwrap()));

pub(super) struct Site(Pages);

impl Site {
    /// The addresses of all files.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What a page is called; nothing for files that are none, and for pages that lead elsewhere.
    pub(super) fn title(&self, address: &str) -> Option<&str> {
        let html = self.0.get(address).filter(|html| !html.contains("http-equiv=refresh"))?;
        html.split("<title>").nth(1)?.split("</title>").next()
    }

    pub(super) fn has(&self, address: &str) -> bool {
        self.0.contains_key(address)
    }

    fn html(&self, address: &str) -> &str {
        self.0.get(address).unwrap_or_else(|| panic!("there is no page {address}"))
    }

    /// What stands in `<main>`.
    pub(super) fn main(&self, address: &str) -> &str {
        let (_, main) = self.html(address).split_once("<main").unwrap();
        main.split_once("</main>").unwrap().0
    }

    /// A page as somebody hears it.
    pub(super) fn read(&self, address: &str) -> String {
        reading::read(self.html(address))
    }

    /// Where the links of a page lead, from the root of the site.
    pub(crate) fn links(&self, address: &str) -> BTreeSet<String> {
        links(address, self.html(address)).collect()
    }
}

/// Where links lead, from the root of the site, in their order.
pub(crate) fn links(address: &str, html: &str) -> impl Iterator<Item = String> {
    html.split("<a ").skip(1).filter_map(move |tag| {
        let tag = format!("<a {}", tag.split('>').next().unwrap());
        let href = reading::attribute(&tag, "href").filter(|it| !it.contains(':'))?;
        let mut path: Vec<&str> = address.split('/').filter(|it| !it.is_empty()).collect();
        for part in href.split('#').next().unwrap().split('/') {
            match part {
                ".." => {
                    path.pop();
                }
                "" | "." => {}
                part => path.push(part),
            }
        }
        Some(if path.is_empty() { String::new() } else { format!("{}/", path.join("/")) })
    })
}

/// What stands under a heading.
pub(super) struct Section {
    /// Its text.
    pub(super) heading: String,
    pub(super) html: String,
}

/// What stands under the headings of a level, up to the next of them.
pub(super) fn sections(html: &str, level: u8) -> Vec<Section> {
    let end = format!("</h{level}>");
    html.split(&format!("<h{level}"))
        .skip(1)
        .map(|piece| {
            let (heading, html) = piece.split_once(&end).unwrap();
            let (_, heading) = heading.split_once('>').unwrap();
            Section { heading: text(heading), html: html.to_owned() }
        })
        .collect()
}

/// The words of a piece of HTML, without the addresses of its links.
pub(super) fn text(html: &str) -> String {
    let mut words = String::new();
    for (at, piece) in html.split('<').enumerate() {
        let (tag, rest) = if at == 0 { ("", piece) } else { piece.split_once('>').unwrap() };
        if tag.starts_with("span") {
            words.push_str(" / ");
        }
        words.push_str(rest);
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Where the rows of tables and the items of lists lead, by their first link.
pub(super) fn rows_of(address: &str, html: &str) -> Vec<String> {
    let mut rows = Vec::new();
    for start in ["<tr", "<li"] {
        let pieces = html.split(start).skip(1).map(|piece| {
            let end = piece.find("</tr>").or_else(|| piece.find("</li>")).unwrap_or(piece.len());
            &piece[..end]
        });
        let pieces = pieces.filter(|piece| !piece.contains("rowgroup"));
        rows.extend(pieces.filter_map(|piece| links(address, piece).next()));
    }
    rows
}

/// A row of a table.
pub(super) struct Row {
    html: String,
    /// The words of its cells, parted by ` / ` where they stand in lines.
    pub(super) cells: Vec<String>,
}

impl Row {
    /// Where its first link leads.
    pub(super) fn link(&self, address: &str) -> String {
        links(address, &self.html).next().unwrap_or_else(|| panic!("{:?} leads nowhere", self.cells))
    }

    /// The number with which a line of a cell begins or ends: `leads 3`, `3 overdue`.
    pub(super) fn number(&self, cell: usize, words: &str) -> Option<usize> {
        let mut lines = self.cells[cell].split(" / ");
        lines
            .find_map(|line| line.replacen(words, "", 1).trim().parse().ok().filter(|_| line.contains(words)))
    }
}

/// The rows of the first table of a class, without its head.
pub(super) fn table(html: &str, class: &str) -> Vec<Row> {
    let mut tables = html.split("<table").skip(1);
    let is_it = |table: &&str| table.split('>').next().unwrap().contains(class);
    let Some(table) = tables.find(is_it) else { return Vec::new() };
    let table = table.split("</table>").next().unwrap();
    table
        .split("<tr")
        .skip(1)
        .filter(|row| !row.contains("scope=col") && !row.contains("scope=\"col\""))
        .map(|row| {
            let (_, row) = row.split_once('>').unwrap();
            let row = row.split("</tr>").next().unwrap();
            let cells = row.replace("</th>", "</td>");
            let cells = cells.split("</td>").map(|cell| text(cell).trim_start_matches("/ ").to_owned());
            Row { html: row.to_owned(), cells: cells.collect() }
        })
        .collect()
}
