//! YAML into [`Node`]s.
//!
//! The parser gives events with their places, and they become nodes as they come. No value is
//! interpreted: what is written without quotes is the text that it is, except for nothing at all.

use super::mistakes::{Mistake, Sofar};
use super::node::{Fields, Node, Value};
use super::visible;
use crate::diagnostics::{Problems, Span, Spanned, tick};
use granit_parser::{Event, Parser, ScalarStyle, StrInput};
use std::collections::BTreeSet;
use std::ops::Range;

/// How deep lists and maps may stand in each other.
const DEEPEST: usize = 32;
/// How many values a file may have.
const MOST_NODES: usize = 200_000;

/// Reads YAML that stands at `place`; reports and gives an empty map where it is not YAML, and
/// where its outermost value is neither a map nor a list.
pub(super) fn parse(place: Span, text: &str, problems: &mut Problems) -> Node {
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
    };
    let parser = Parser::new_from_str_with_options(text, options);
    let mut reading = Reading { place, text, parser, sofar: Sofar::default(), nodes: 0, problems };
    let node = match reading.file() {
        Ok(node) => node,
        Err(Mistake { range, message, hint }) => {
            problems.error("yaml", place.part(letters(text, range)), message).hint(hint);
            return Node::empty(place);
        }
    };
    match node.value {
        Value::Map(_) | Value::List(_) | Value::Languages(_) => node,
        Value::Null => Node::empty(place),
        Value::Text(_) => {
            problems
                .error("yaml", node.span, "fields are expected here, and this is a text")
                .hint("write `name: value`, with a space after the colon");
            Node::empty(place)
        }
    }
}

/// The reading of one file.
struct Reading<'t, 'p> {
    place: Span,
    text: &'t str,
    parser: Parser<'t, StrInput<'t>>,
    sofar: Sofar,
    nodes: usize,
    problems: &'p mut Problems,
}

/// An event of the parser with its bytes.
type At<'t> = (Event<'t>, Range<usize>);

impl<'t> Reading<'t, '_> {
    /// The value that a file is. A second one is a mistake, since it would be lost.
    fn file(&mut self) -> Result<Node, Mistake> {
        let mut file = None;
        loop {
            let (event, range) = self.next()?;
            match event {
                Event::StreamEnd => break,
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                other => {
                    let node = self.node((other, range), 1)?;
                    match (&file, &node.value) {
                        (None, _) => file = Some(node),
                        (Some(_), Value::Null) => {}
                        (Some(_), _) => {
                            return Err(self.second_part(&node));
                        }
                    }
                }
            }
        }
        Ok(file.unwrap_or_else(|| Node::empty(self.place)))
    }

    /// What stands behind a line of `---` or `...`.
    fn second_part(&self, node: &Node) -> Mistake {
        let start = node.span.start as usize - self.place.start as usize;
        let mut line_end = start;
        for line in self.text[..start].split_inclusive('\n').rev() {
            line_end -= line.len();
            if line.starts_with("---") || line.starts_with("...") {
                let mark = &line[..3];
                return Mistake::new(
                    line_end..line_end + 3,
                    format!("{} ends what is read, and more stands below it", tick(mark)),
                    "take this line out",
                );
            }
        }
        Mistake::new(start..start, "a second part of the file begins here", "join it to the first")
    }

    fn next(&mut self) -> Result<At<'t>, Mistake> {
        let event =
            self.parser.next_event().unwrap_or(Ok((Event::StreamEnd, granit_parser::Span::default())));
        let (event, span) = event.map_err(|error| Mistake::of(&error, self.text, &self.sofar))?;
        let bytes = span.byte_range().unwrap_or(0..0);
        let start = self.text.floor_char_boundary(bytes.start);
        let end = self.text.floor_char_boundary(bytes.end.max(start));
        let taken_for = |what: &str| {
            let begins = self.text[start..end].chars().next().unwrap_or_default();
            let message = format!("what begins with `{begins}` is taken for {what} of YAML");
            Mistake::new(start..end, message, "put the text between quotes")
        };
        match &event {
            Event::Anchor(..) => return Err(taken_for("an anchor")),
            Event::Alias(_) | Event::UnresolvedAlias(_) => return Err(taken_for("an alias")),
            _ => {}
        }
        if event.tag().is_some() {
            let tag = span.tag_start().and_then(|it| it.byte_offset()).unwrap_or(start);
            let start = self.text.floor_char_boundary(tag.min(end));
            let length = self.text[start..end].split_whitespace().next().map_or(0, str::len);
            let message = "what begins with `!` is taken for a tag of YAML";
            return Err(Mistake::new(start..start + length, message, "put the text between quotes"));
        }
        self.sofar.end = end;
        Ok((event, start..end))
    }

    /// The value that begins with an event.
    fn node(&mut self, (event, range): At<'t>, depth: usize) -> Result<Node, Mistake> {
        self.nodes += 1;
        if depth > DEEPEST || self.nodes > MOST_NODES {
            let message = "this YAML is too deep or too large to be read safely";
            let hint = format!("fields may nest {DEEPEST} deep, and a file may have {MOST_NODES} values");
            return Err(Mistake::new(range, message, hint));
        }
        let is_flow = !range.is_empty();
        let (value, end) = match event {
            Event::Scalar(text, style, ..) => (scalar(&text, style), range.end),
            Event::SequenceStart(..) => {
                self.sofar.open.extend(is_flow.then_some(range.start));
                let mut items = Vec::new();
                let end = loop {
                    match self.next()? {
                        (Event::SequenceEnd, end) => break end.end,
                        item => items.push(self.node(item, depth + 1)?),
                    }
                };
                if is_flow {
                    self.sofar.open.pop();
                }
                (Value::List(items), end)
            }
            Event::MappingStart(..) => {
                self.sofar.open.extend(is_flow.then_some(range.start));
                let (entries, end) = self.entries(depth)?;
                if is_flow {
                    self.sofar.open.pop();
                }
                (Value::Map(entries), end)
            }
            _ => (Value::Null, range.end),
        };
        // Maps and lists in blocks end where the next thing begins; their place ends with their text.
        let length = self.text[range.start..end.max(range.start)].trim_end().len();
        Ok(Node { value, span: self.place.part(range.start..range.start + length) })
    }

    /// The fields of a map, and where it ends.
    fn entries(&mut self, depth: usize) -> Result<(Fields, usize), Mistake> {
        let mut names: BTreeSet<Box<str>> = BTreeSet::new();
        let mut entries = Vec::new();
        loop {
            let (event, range) = self.next()?;
            let name: Box<str> = match event {
                Event::MappingEnd => return Ok((entries, range.end)),
                // An empty plain name is given as `~`.
                Event::Scalar(name, ..) if !range.is_empty() => visible(&name).trim().into(),
                Event::Scalar(..) => "".into(),
                _ => {
                    let hint = "put the text between quotes if it begins with a bracket";
                    return Err(Mistake::new(range, "the name of a field is expected here", hint));
                }
            };
            let value = self.next()?;
            let value = self.node(value, depth + 1)?;
            let span = self.place.part(letters(self.text, range));
            if name.is_empty() {
                let message = "a name is expected before the colon, and this is empty";
                self.problems.error("yaml", span, message).hint("write `name: value`");
            } else if names.insert(name.clone()) {
                entries.push((Spanned::new(name, span), value));
            } else {
                let message = format!("{} stands here a second time", tick(&name));
                self.problems.error("duplicate-field", span, message).hint("keep one of the two");
            }
        }
    }
}

/// What a scalar says: nothing, or a text.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    match (style, text) {
        (ScalarStyle::Plain, "" | "~" | "null" | "Null" | "NULL") => Value::Null,
        _ => Value::Text(visible(text).into()),
    }
}

/// Some letters to point at: those of a range, or where it has none, the one at its beginning or
/// the last one before it.
fn letters(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let end = text.floor_char_boundary(range.end);
    if start < end {
        return start..end;
    }
    let start = text.floor_char_boundary(start.min(text.trim_end().len().saturating_sub(1)));
    start..text.ceil_char_boundary(start + 1)
}
