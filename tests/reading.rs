//! A page as somebody hears it: headings, links, lists and tables in the order of the page. What is
//! in another language begins with its code: `(cy) Seibiant`.
//!
//! It reads the HTML that planpress writes, which is well formed; it is no parser for any other.

use std::fmt::Write;

/// What stands in `<main>`, one thing a line.
pub(crate) fn read(html: &str) -> String {
    let main = html.find("<main").map_or(html, |start| &html[start..]);
    let main = main.find("</main>").map_or(main, |end| &main[..end]);
    all(main)
}

/// What stands in a piece of HTML, one thing a line. What only a script shows is not there.
pub(crate) fn all(html: &str) -> String {
    let mut reader = Reader::default();
    let pieces = html.split("<template");
    let shown = pieces.enumerate().map(|(at, piece)| match piece.split_once("</template>") {
        Some((_, after)) if at > 0 => after,
        _ => piece,
    });
    let shown: String = shown.collect();
    let mut rest = shown.as_str();
    while let Some(start) = rest.find('<') {
        reader.text(&rest[..start]);
        let end = tag_end(&rest[start..]) + start;
        reader.tag(&rest[start..end]);
        rest = &rest[end..];
    }
    reader.text(rest);
    reader.end_line();
    reader.lines.join("\n")
}

#[derive(Default)]
struct Reader {
    lines: Vec<String>,
    line: String,
    prefix: String,
    /// The addresses of the links that are open.
    links: Vec<Option<String>>,
    /// The lists that are open: the number of the next item, or none.
    lists: Vec<Option<usize>>,
    in_pre: usize,
}

impl Reader {
    fn text(&mut self, text: &str) {
        let text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
        if self.in_pre > 0 {
            self.line.push_str(&text);
            return;
        }
        for (at, word) in text.split_ascii_whitespace().enumerate() {
            let parted = at > 0 || text.starts_with(|it: char| it.is_ascii_whitespace());
            if parted && !self.line.is_empty() && !self.line.ends_with([' ', '[']) {
                self.line.push(' ');
            }
            self.line.push_str(word);
        }
        if text.ends_with(|it: char| it.is_ascii_whitespace())
            && !self.line.is_empty()
            && !self.line.ends_with(' ')
        {
            self.line.push(' ');
        }
    }

    fn end_line(&mut self) {
        let line = self.line.trim().to_owned();
        self.line.clear();
        if !line.is_empty() {
            self.lines.push(format!("{}{line}", std::mem::take(&mut self.prefix)));
        }
    }

    fn begin(&mut self, prefix: &str) {
        self.end_line();
        prefix.clone_into(&mut self.prefix);
    }

    fn tag(&mut self, tag: &str) {
        let closes = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']);
        let name = &name[..name.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(name.len())];
        match (name, closes) {
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                let level: usize = name[1..].parse().unwrap();
                self.begin(&format!("{} ", "#".repeat(level)));
            }
            ("a", false) => {
                self.line.push('[');
                self.links.push(attribute(tag, "href"));
            }
            ("a", true) => {
                let address = self.links.pop().flatten().unwrap_or_default();
                let _ = write!(self.line, "]({address})");
            }
            ("ul", false) => {
                self.end_line();
                self.lists.push(None);
            }
            ("ol", false) => {
                self.end_line();
                let start = attribute(tag, "start").and_then(|it| it.parse().ok()).unwrap_or(1);
                self.lists.push(Some(start));
            }
            ("ul" | "ol", true) => {
                self.end_line();
                self.lists.pop();
            }
            ("li", false) => {
                let indent = "  ".repeat(self.lists.len().saturating_sub(1));
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let mark = format!("{number}. ");
                        *number += 1;
                        mark
                    }
                    _ => "- ".to_owned(),
                };
                self.begin(&format!("{indent}{mark}"));
            }
            ("tr", false) => self.begin("| "),
            ("td" | "th", true) => self.line.push_str(" | "),
            ("dt", false) => self.begin(""),
            ("dd", false) => self.line.push_str(": "),
            ("caption", false) => self.begin("table: "),
            ("blockquote", false) => self.begin("> "),
            ("nav", false) => {
                self.end_line();
                let label = attribute(tag, "aria-label").unwrap_or_default();
                self.lines.push(format!("navigation: {label}"));
            }
            ("img", _) => {
                let alt = attribute(tag, "alt").unwrap_or_default();
                let _ = write!(self.line, "(picture: {alt})");
            }
            ("svg", false) if attribute(tag, "role").as_deref() == Some("img") => {
                self.end_line();
                let named_by = attribute(tag, "aria-labelledby").unwrap_or_default();
                self.lines.push(format!("picture: #{named_by}"));
            }
            ("pre", false) => {
                self.begin("    ");
                self.in_pre += 1;
            }
            ("pre", true) => {
                self.in_pre -= 1;
                self.end_line();
            }
            ("hr", _) => {
                self.end_line();
                self.lines.push("----".to_owned());
            }
            ("span", false) if tag.contains("row") || tag.contains("sub") => self.line.push_str(" / "),
            ("br", _) => self.line.push_str(" / "),
            (
                "p" | "div" | "table" | "figcaption" | "section" | "header" | "footer" | "main" | "dl"
                | "thead" | "tbody",
                _,
            )
            | (
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "tr" | "dd" | "caption" | "blockquote"
                | "nav",
                true,
            ) => {
                self.end_line();
            }
            _ => {}
        }
        if let Some(language) = attribute(tag, "lang") {
            let _ = write!(self.line, "({language}) ");
        }
    }
}

fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// The value of an attribute, with quotes or without.
pub(crate) fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}="))? + name.len() + 2;
    let rest = &tag[at..];
    let value = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next()?,
        _ => rest.split(|it: char| it.is_ascii_whitespace() || it == '>').next()?,
    };
    Some(value.replace("&amp;", "&").replace("&quot;", "\""))
}
