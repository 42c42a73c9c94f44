//! YAML into [`Node`]s.
//!
//! serde gives a plain `1.10` as a number and `no` as a boolean. The place of the scalar tells
//! what was really written, so every scalar that is not a string comes from the text itself.
//! Where serde cannot read a text, the parser under it tells why, event by event.

use super::mistakes::{self, Mistake};
use super::node::{Fields, Node, Value};
use super::visible;
use crate::diagnostics::{Problems, Span, Spanned as Placed, tick};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};
use serde_yaml::{Location, Spanned, budget};
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// How deep lists and maps may stand in each other.
pub(super) const DEEPEST: usize = 32;
/// How many values a file may have.
pub(super) const MOST_NODES: usize = 200_000;

/// Reads YAML that stands at `place`; reports and gives an empty map where it is not YAML, and
/// where its outermost value is neither a map nor a list.
pub(super) fn parse(place: Span, text: &str, problems: &mut Problems) -> Node {
    let text = without_end(text);
    if text.trim().is_empty() {
        return Node::empty(place);
    }
    let options = serde_yaml::options! {
        strict_booleans: true,
        budget: budget! { max_depth: DEEPEST, max_aliases: 0, max_anchors: 0, max_nodes: MOST_NODES },
        merge_keys: MergeKeyPolicy::AsOrdinary,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        no_schema: false,
    };
    let mut mistake = mistakes::outside_of_yaml(text);
    let mut read = None;
    if mistake.is_none() {
        match serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options) {
            Ok(raw) => read = Some(raw),
            Err(error) => {
                let at = error.location().map_or(0..0, |location| range(location, text));
                mistake = Some(mistakes::explain(text).unwrap_or_else(|| Mistake::unknown(at)));
            }
        }
    }
    if let Some(Mistake { range, message, hint }) = mistake {
        problems.error("yaml", place.part(letters(text, range)), message).hint(hint);
    }
    let Some(raw) = read else { return Node::empty(place) };
    let node = Reading { place, text, problems }.node(raw);
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

/// A value as serde gives it. What is not text is taken from the source by its place.
enum Raw {
    Null,
    Scalar,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyValue;
        impl<'de> Visitor<'de> for AnyValue {
            type Value = Raw;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a value")
            }
            fn visit_unit<E>(self) -> Result<Raw, E> {
                Ok(Raw::Null)
            }
            fn visit_none<E>(self) -> Result<Raw, E> {
                Ok(Raw::Null)
            }
            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
                Raw::deserialize(deserializer)
            }
            fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
                Ok(Raw::Scalar)
            }
            fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
                Ok(Raw::Scalar)
            }
            fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
                Ok(Raw::Scalar)
            }
            fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
                Ok(Raw::Scalar)
            }
            fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
                Ok(Raw::Scalar)
            }
            fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
                Ok(Raw::Scalar)
            }
            fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
                Ok(Raw::Text(text.to_owned()))
            }
            fn visit_string<E>(self, text: String) -> Result<Raw, E> {
                Ok(Raw::Text(text))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Raw::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
                let mut map: Vec<(Spanned<Raw>, Spanned<Raw>)> = Vec::new();
                while let Some((key, value)) = entries.next_entry::<Spanned<Raw>, Spanned<Raw>>()? {
                    if matches!(key.value, Raw::List(_) | Raw::Map(_)) {
                        return Err(A::Error::custom("a list or a map cannot be a name"));
                    }
                    map.push((key, value));
                }
                Ok(Raw::Map(map))
            }
        }
        deserializer.deserialize_any(AnyValue)
    }
}

/// The reading of one file.
struct Reading<'t, 'p> {
    place: Span,
    text: &'t str,
    problems: &'p mut Problems,
}

impl Reading<'_, '_> {
    /// A value with its place.
    fn node(&mut self, raw: Spanned<Raw>) -> Node {
        let text = self.text;
        let found = range(raw.referenced, text);
        let (value, end) = match raw.value {
            Raw::Null => (Value::Null, found.end),
            Raw::Scalar => (Value::Text(visible(&text[found.clone()]).into()), found.end),
            Raw::Text(value) => (Value::Text(visible(&value).into()), found.end),
            Raw::List(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.node(item)).collect();
                let last = items.last().map_or(0, |item| item.span.end as usize);
                (Value::List(items), self.end_of(&found, last, ']'))
            }
            Raw::Map(entries) => {
                let entries = self.fields(entries);
                let last = entries.last().map_or(0, |(_, node)| node.span.end as usize);
                (Value::Map(entries), self.end_of(&found, last, '}'))
            }
        };
        // Maps and lists in blocks end where the next thing begins; their place ends with their text.
        let length = text[found.start..end.max(found.start)].trim_end().len();
        Node { value, span: self.place.part(found.start..found.start + length) }
    }

    /// Where a list or a map ends: one between brackets behind the one that closes it, which
    /// stands behind its last value.
    fn end_of(&self, found: &Range<usize>, last: usize, closing: char) -> usize {
        let begins = self.text[found.start..].chars().next();
        if !matches!(begins, Some('[' | '{')) {
            return found.end.max(last.saturating_sub(self.place.start as usize));
        }
        let from = last.saturating_sub(self.place.start as usize).max(found.start);
        self.text[from..].find(closing).map_or(found.end, |at| from + at + closing.len_utf8())
    }

    /// The fields of a map, each name once.
    fn fields(&mut self, entries: Vec<(Spanned<Raw>, Spanned<Raw>)>) -> Fields {
        let mut names: BTreeSet<Box<str>> = BTreeSet::new();
        let mut fields = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let found = range(key.referenced, self.text);
            let name: Box<str> = match key.value {
                Raw::Text(name) => visible(&name).trim().into(),
                // What is empty is given a place of its own, where something else stands.
                Raw::Null if self.text[found.clone()].starts_with(':') => Box::from(""),
                Raw::Null | Raw::Scalar => visible(&self.text[found.clone()]).trim().into(),
                Raw::List(_) | Raw::Map(_) => Box::from(""),
            };
            let span = self.place.part(letters(self.text, found));
            let node = self.node(value);
            if name.is_empty() {
                let message = "a name is expected before the colon, and this is empty";
                self.problems.error("yaml", span, message).hint("write `name: value`");
            } else if names.insert(name.clone()) {
                fields.push((Placed::new(name, span), node));
            } else {
                let message = format!("{} stands here a second time", tick(&name));
                self.problems.error("duplicate-field", span, message).hint("keep one of the two");
            }
        }
        fields
    }
}

/// A text without lines of `---` or `...` below which nothing stands: they end what is read, and
/// nothing is lost.
fn without_end(text: &str) -> &str {
    let mut text = text;
    loop {
        let trimmed = text.trim_end();
        match trimmed.strip_suffix("---").or_else(|| trimmed.strip_suffix("...")) {
            Some(rest) if rest.ends_with('\n') => text = rest,
            _ => return text,
        }
    }
}

fn range(location: Location, text: &str) -> Range<usize> {
    let number = |it: Option<u64>| it.and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
    let span = location.span();
    let start = text.floor_char_boundary(number(span.byte_offset()));
    let end = text.floor_char_boundary(start + number(span.byte_len()));
    start..end
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
