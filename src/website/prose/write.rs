//! The writer: Markdown events to HTML.

use super::Prose;
use super::clean::{self, raw_html};
use super::links::Destination;
use crate::markup::{markdown, wanted};
use crate::model::text::Words;
use crate::website::html;
use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd,
};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::iter::Peekable;

/// How deep blocks may stand in each other; what is deeper is written without its tags. A page
/// with tens of thousands of open tags would stop browsers and minifiers alike.
const DEEPEST: usize = 60;

/// Writes one text.
pub(super) struct Writer<'p, 'a> {
    prose: &'p Prose<'a>,
    words: &'p Words,
    out: String,
    /// The level of the outermost headings.
    level: u8,
    /// The levels of the headings that the next one may stand under.
    headings: Vec<HeadingLevel>,
    /// What the last heading said, for the caption of a table.
    heading: Option<String>,
    /// The caption that an author wrote before a table.
    caption: Option<String>,
    /// Where what is being written begins whose opening tag depends on it.
    starts: Vec<usize>,
    /// The tags that are open, or nothing for one that is too deep to be written.
    open: Vec<Option<&'static str>>,
    /// How many links, headings and codes we are in, where no terms are marked.
    unmarked: usize,
    /// How many references were met.
    references: usize,
    reference: Option<(String, bool)>,
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
    footnotes: BTreeMap<String, Footnote>,
    has_raw_html: bool,
}

#[derive(Default)]
struct Footnote {
    number: usize,
    uses: usize,
    html: String,
}

impl<'p, 'a> Writer<'p, 'a> {
    pub(super) fn new(prose: &'p Prose<'a>, words: &'p Words, level: u8) -> Self {
        Self {
            prose,
            words,
            out: String::with_capacity(words.markdown.len() * 5 / 4 + 64),
            level,
            headings: Vec::new(),
            heading: None,
            caption: None,
            starts: Vec::new(),
            open: Vec::new(),
            unmarked: 0,
            references: 0,
            reference: None,
            columns: Vec::new(),
            column: 0,
            in_head: false,
            footnotes: BTreeMap::new(),
            has_raw_html: false,
        }
    }

    pub(super) fn write(mut self) -> String {
        let words = self.words;
        let may_be_raw = words.markdown.contains('<');
        self.has_raw_html = may_be_raw
            && Parser::new_ext(&words.markdown, markdown()).any(|event| raw_html(&event).is_some());
        if !self.has_raw_html {
            return self.write_events();
        }
        let root = self.prose.root.replace(clean::ROOT);
        let prose = self.prose;
        let written = self.write_events();
        prose.root.set(root);
        clean::clean(&written, prose.places, words.span.source, root)
    }

    fn write_events(mut self) -> String {
        let words = self.words;
        let mut events = Parser::new_ext(&words.markdown, markdown()).peekable();
        while let Some(event) = events.next() {
            self.event(event, &mut events);
        }
        self.write_footnotes();
        self.out
    }

    /// What stands before the name of an attribute that authors may not write themselves.
    const fn own(&self) -> &'static str {
        if self.has_raw_html { clean::OWN } else { "" }
    }

    fn event<'e>(&mut self, event: Event<'e>, events: &mut Peekable<impl Iterator<Item = Event<'e>>>) {
        match event {
            Event::Start(tag) => self.start(tag, events),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => {
                self.out.push_str("<code>");
                self.out.push_str(&html::text(&code));
                self.out.push_str("</code>");
            }
            Event::Html(raw) | Event::InlineHtml(raw) => {
                self.out.push_str(&clean::without_marks(&raw));
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>"),
            Event::Rule => self.out.push_str("<hr>"),
            Event::FootnoteReference(name) => self.footnote_reference(&name),
            Event::TaskListMarker(done) => {
                let word = self.prose.words().say(if done { "task-done" } else { "task-open" });
                let _ = write!(self.out, "<strong>{}</strong> ", html::text(&word));
            }
            Event::InlineMath(math) | Event::DisplayMath(math) => self.text(&math),
        }
    }

    fn text(&mut self, text: &str) {
        if self.reference.as_ref().is_some_and(|(_, has_wording)| !has_wording) {
            return;
        }
        if self.unmarked > 0 {
            self.out.push_str(&html::text(text));
        } else {
            let marked = self.prose.marked(text);
            self.out.push_str(&marked);
        }
    }

    /// Opens a tag that [`Self::close`] will close.
    fn open(&mut self, tag: &'static str, attributes: &str) {
        if self.open.len() >= DEEPEST {
            self.open.push(None);
            return;
        }
        self.out.push('<');
        self.out.push_str(tag);
        self.out.push_str(attributes);
        self.out.push('>');
        self.open.push(Some(tag));
    }

    fn close(&mut self) {
        if let Some(Some(tag)) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push('>');
        }
    }

    fn start<'e>(&mut self, tag: Tag<'e>, events: &mut Peekable<impl Iterator<Item = Event<'e>>>) {
        match tag {
            Tag::Paragraph => self.paragraph(events),
            Tag::Heading { .. } => {
                self.starts.push(self.out.len());
                self.unmarked += 1;
            }
            Tag::BlockQuote(None) => self.open("blockquote", ""),
            Tag::BlockQuote(Some(kind)) => self.alert(kind),
            Tag::CodeBlock(kind) => {
                self.unmarked += 1;
                let language = match kind {
                    CodeBlockKind::Fenced(language) if !language.is_empty() => {
                        let name = language.split_whitespace().next().unwrap_or_default();
                        format!(" class=\"language-{}\"", html::attribute(name))
                    }
                    _ => String::new(),
                };
                let _ = write!(self.out, "<pre><code{language}>");
            }
            Tag::List(None) => self.open("ul", ""),
            Tag::List(Some(1)) => self.open("ol", ""),
            Tag::List(Some(first)) => self.open("ol", &format!(" start=\"{first}\"")),
            Tag::Item => self.open("li", ""),
            Tag::DefinitionList => self.open("dl", ""),
            Tag::DefinitionListTitle => self.open("dt", ""),
            Tag::DefinitionListDefinition => self.open("dd", ""),
            Tag::FootnoteDefinition(name) => {
                self.footnotes.entry(name.to_string()).or_default();
                self.starts.push(self.out.len());
                self.reference = None;
                // The name waits at the end of what is open.
                self.out.push_str(&name);
                self.out.push('\0');
            }
            Tag::Table(columns) => self.table(columns),
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.open("em", ""),
            Tag::Strong => self.open("strong", ""),
            Tag::Strikethrough => self.open("del", ""),
            Tag::Superscript => self.open("sup", ""),
            Tag::Subscript => self.open("sub", ""),
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                self.starts.push(self.out.len());
                self.unmarked += 1;
                self.reference = Some((wanted(&dest_url).to_owned(), has_pothole));
            }
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.link(&format!("mailto:{dest_url}"));
            }
            Tag::Link { dest_url, .. } => self.link(&dest_url),
            Tag::Image { dest_url, .. } => self.image(&dest_url, events),
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::CodeBlock => {
                self.unmarked -= 1;
                self.out.push_str("</code></pre>");
            }
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table => {
                self.out.push_str("</tbody></table>");
                if self.columns.len() > 2 {
                    self.out.push_str("</div>");
                }
            }
            TagEnd::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead><tbody>");
            }
            TagEnd::TableRow => self.out.push_str("</tr>"),
            TagEnd::TableCell => self.out.push_str(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::Link => self.end_link(),
            TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
            TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => self.close(),
        }
    }

    /// A paragraph; one that begins with "Table: " right before a table is its caption.
    fn paragraph<'e>(&mut self, events: &mut Peekable<impl Iterator<Item = Event<'e>>>) {
        let caption = match events.peek() {
            Some(Event::Text(text)) => text.strip_prefix("Table: ").map(str::to_owned),
            _ => None,
        };
        let Some(caption) = caption else {
            self.open("p", "");
            return;
        };
        let mut inside = vec![events.next()];
        while events.peek().is_some_and(|event| *event != Event::End(TagEnd::Paragraph)) {
            inside.push(events.next());
        }
        events.next();
        let before_table = matches!(events.peek(), Some(Event::Start(Tag::Table(_))));
        if before_table {
            let rest: String = inside
                .iter()
                .skip(1)
                .filter_map(|event| match event {
                    Some(Event::Text(text) | Event::Code(text)) => Some(text.as_ref()),
                    Some(Event::SoftBreak | Event::HardBreak) => Some(" "),
                    _ => None,
                })
                .collect();
            self.caption = Some(format!("{caption}{rest}"));
            return;
        }
        self.open("p", "");
        let mut inside = inside.into_iter().flatten().peekable();
        while let Some(event) = inside.next() {
            match event {
                // An image looks ahead, and its text is all among these.
                Event::Start(Tag::Image { dest_url, .. }) => self.image(&dest_url, &mut inside),
                Event::Start(tag) => self.start_inline(tag),
                Event::End(tag) => self.end(tag),
                Event::Text(text) => self.text(&text),
                other => self.event(other, &mut std::iter::empty().peekable()),
            }
        }
        self.close();
    }

    /// Opens a tag inside of a paragraph, none of which looks ahead.
    fn start_inline(&mut self, tag: Tag<'_>) {
        self.start(tag, &mut std::iter::empty().peekable());
    }

    /// Headings begin at the level of their surroundings and never skip one (WCAG 1.3.1).
    fn end_heading(&mut self, level: HeadingLevel) {
        self.unmarked -= 1;
        let start = self.starts.pop().unwrap_or(self.out.len());
        let inner = self.out.split_off(start);
        while self.headings.last().is_some_and(|above| *above >= level) {
            self.headings.pop();
        }
        let under = u8::try_from(self.headings.len()).unwrap_or(u8::MAX);
        let number = self.level.saturating_add(under).min(6);
        self.headings.push(level);
        let text = text_of(&inner);
        let wanted = crate::model::id::Id::from_words(&text);
        let id = self.prose.id(wanted.as_ref().map_or("section", crate::model::id::Id::as_str));
        let own = self.own();
        let _ = write!(self.out, "<h{number} {own}id=\"{}\">{inner}</h{number}>", html::attribute(&id));
        self.heading = Some(text);
    }

    fn alert(&mut self, kind: BlockQuoteKind) {
        let word = match kind {
            BlockQuoteKind::Note => "alert-note",
            BlockQuoteKind::Tip => "alert-tip",
            BlockQuoteKind::Important => "alert-important",
            BlockQuoteKind::Warning => "alert-warning",
            BlockQuoteKind::Caution => "alert-caution",
        };
        self.open("div", " class=\"note\"");
        let _ = write!(self.out, "<p><strong>{}</strong></p>", html::text(&self.prose.words().say(word)));
    }

    fn table(&mut self, columns: Vec<Alignment>) {
        let hidden = self.caption.is_none();
        let caption = self.caption.take().or_else(|| self.heading.clone());
        let caption = caption.as_deref().unwrap_or(self.prose.caption);
        let id = self.prose.id("table");
        let own = self.own();
        if columns.len() > 2 {
            // A wide table scrolls by itself, and can be scrolled with the keyboard (WCAG 2.1.1).
            let _ = write!(
                self.out,
                "<div class=\"scroll\" {own}role=\"region\" {own}tabindex=\"0\" {own}aria-labelledby=\"{id}\">"
            );
        }
        let class = if hidden { "<span class=\"vh\">" } else { "" };
        let end = if hidden { "</span>" } else { "" };
        let _ = write!(
            self.out,
            "<table><caption {own}id=\"{id}\">{class}{}{end}</caption>",
            html::text(caption)
        );
        self.columns = columns;
    }

    fn cell(&mut self) {
        let is_number = matches!(self.columns.get(self.column), Some(Alignment::Right));
        let class = if is_number { " class=\"n\"" } else { "" };
        let _ = if self.in_head {
            write!(self.out, "<th scope=\"col\"{class}>")
        } else {
            write!(self.out, "<td{class}>")
        };
        self.column += 1;
    }

    fn link(&mut self, address: &str) {
        self.unmarked += 1;
        let href = match self.prose.places.destination(address, self.words.span.source) {
            Destination::Elsewhere(address) => Some(address),
            Destination::Here(fragment) => Some(format!("#{fragment}")),
            Destination::Published(address) => Some(format!("{}{address}", self.prose.root.get())),
            Destination::Missing | Destination::Refused => None,
        };
        match href {
            Some(href) => self.open("a", &format!(" href=\"{}\"", html::attribute(&href))),
            None => self.open("span", ""),
        }
    }

    fn end_link(&mut self) {
        self.unmarked -= 1;
        let Some((wanted, has_wording)) = self.reference.take() else {
            self.close();
            return;
        };
        let start = self.starts.pop().unwrap_or(self.out.len());
        let wording = self.out.split_off(start);
        let wording = has_wording.then_some(wording.as_str());
        let link = self.prose.reference(self.words, self.references, wording, &wanted);
        self.references += 1;
        self.out.push_str(&link);
    }

    /// A picture of this site; one from elsewhere is a link to it, so that reading a page tells
    /// nobody else of it.
    fn image<'e>(&mut self, address: &str, events: &mut Peekable<impl Iterator<Item = Event<'e>>>) {
        let mut alt = String::new();
        let mut depth = 0;
        for event in events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(TagEnd::Image) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Text(text) | Event::Code(text) => alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        let _ = match self.prose.places.destination(address, self.words.span.source) {
            Destination::Published(found) => {
                let src = format!("{}{found}", self.prose.root.get());
                write!(self.out, "<img src=\"{}\" alt=\"{}\">", html::attribute(&src), html::attribute(&alt))
            }
            Destination::Elsewhere(url) => {
                let label = if alt.is_empty() { &url } else { &alt };
                write!(self.out, "<a href=\"{}\">{}</a>", html::attribute(&url), html::text(label))
            }
            Destination::Here(_) | Destination::Missing | Destination::Refused => {
                write!(self.out, "{}", html::text(&alt))
            }
        };
    }

    fn footnote_reference(&mut self, name: &str) {
        let own = self.own();
        let footnote = self.footnotes.entry(name.to_owned()).or_default();
        if footnote.number == 0 {
            footnote.number = self.prose.next_footnote();
        }
        footnote.uses += 1;
        let number = footnote.number;
        let id = if footnote.uses == 1 { format!(" {own}id=\"noteref-{number}\"") } else { String::new() };
        let word = self.prose.words().say("note");
        let _ = write!(
            self.out,
            "<sup><a href=\"#note-{number}\"{id}><span class=\"vh\">{} </span>{number}</a></sup>",
            html::text(&word)
        );
    }

    fn end_footnote(&mut self) {
        let start = self.starts.pop().unwrap_or(self.out.len());
        let written = self.out.split_off(start);
        let (name, inner) = written.split_once('\0').unwrap_or(("", &written));
        if let Some(footnote) = self.footnotes.get_mut(name) {
            inner.clone_into(&mut footnote.html);
        }
    }

    /// Footnotes that something refers to, in the order of their numbers.
    fn write_footnotes(&mut self) {
        let mut footnotes: Vec<Footnote> = std::mem::take(&mut self.footnotes)
            .into_values()
            .filter(|footnote| footnote.number > 0 && !footnote.html.is_empty())
            .collect();
        footnotes.sort_by_key(|footnote| footnote.number);
        let Some(first) = footnotes.first() else { return };
        let own = self.own();
        let _ = write!(self.out, "<ol class=\"notes\" start=\"{}\">", first.number);
        for Footnote { number, html, .. } in &footnotes {
            let back = self.prose.words().say_with("back-to-note", &[("number", (*number).into())]);
            let _ = write!(
                self.out,
                "<li {own}id=\"note-{number}\">{html}<p><a href=\"#noteref-{number}\">{}</a></p></li>",
                html::text(&back)
            );
        }
        self.out.push_str("</ol>");
    }
}

/// The text of some HTML that the writer wrote.
fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            letter if !in_tag => text.push(letter),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
