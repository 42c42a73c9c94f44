//! YAML into [`Node`]s.
//!
//! serde gives a plain `1.10` as a number and `no` as a boolean. The place of the scalar tells
//! what was really written, so every scalar that is not a string comes from the text itself.

use super::node::{Node, Value};
use crate::diagnostics::{Problems, Span, Spanned as Placed};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Error, Location, Spanned, budget};
use std::fmt;

/// How deep lists and maps may stand in each other.
const DEEPEST: usize = 32;
/// How many values a file may have.
const MOST_NODES: usize = 200_000;

/// Reads YAML that stands at `place`; reports and gives an empty map where it is not YAML, and
/// where its outermost value is neither a map nor a list.
pub(super) fn parse(place: Span, text: &str, problems: &mut Problems) -> Node {
    if text.trim().is_empty() {
        return Node::empty(place);
    }
    let options = serde_yaml::options! {
        strict_booleans: true,
        budget: budget! { max_depth: DEEPEST, max_aliases: 0, max_anchors: 0, max_nodes: MOST_NODES },
        merge_keys: serde_yaml::options::MergeKeyPolicy::AsOrdinary,
        no_schema: false,
    };
    let raw: Spanned<Raw> = match serde_yaml::from_str_with_options(text, options) {
        Ok(raw) => raw,
        Err(error) => {
            tell(place, text, &error, problems);
            return Node::empty(place);
        }
    };
    let mut node = placed(place, text, raw);
    match node.value {
        Value::Map(_) | Value::List(_) => {}
        Value::Null => node = Node::empty(place),
        Value::Text(_) => {
            problems
                .error("yaml", node.span, "fields are expected here, and this is a text")
                .hint("write `name: value`, with a space after the colon");
            node = Node::empty(place);
        }
    }
    node
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
                while let Some(entry) = entries.next_entry()? {
                    map.push(entry);
                }
                if map.len() > MOST_NODES {
                    return Err(A::Error::custom("too many fields"));
                }
                Ok(Raw::Map(map))
            }
        }
        deserializer.deserialize_any(AnyValue)
    }
}

fn placed(place: Span, text: &str, raw: Spanned<Raw>) -> Node {
    let range = range(raw.referenced, text);
    let span = place.part(range.clone());
    let written = || Value::Text(text[range.clone()].into());
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Scalar => written(),
        Raw::Text(value) => Value::Text(value.into()),
        Raw::List(items) => Value::List(items.into_iter().map(|item| placed(place, text, item)).collect()),
        Raw::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| {
                    let key = placed(place, text, key);
                    let name = match key.value {
                        Value::Text(name) => name,
                        _ => text[key.span.start as usize - place.start as usize..]
                            .split([':', '\n'])
                            .next()
                            .unwrap_or_default()
                            .into(),
                    };
                    (Placed::new(name, key.span), placed(place, text, value))
                })
                .collect(),
        ),
    };
    Node { value, span: trimmed(span, place, text) }
}

/// Maps and lists in blocks end where the next thing begins; their span ends with their text.
fn trimmed(span: Span, place: Span, text: &str) -> Span {
    let range = span.start as usize - place.start as usize..span.end as usize - place.start as usize;
    let length = text[range.clone()].trim_end().len();
    place.part(range.start..range.start + length)
}

fn range(location: Location, text: &str) -> std::ops::Range<usize> {
    let number = |it: Option<u64>| it.and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
    let span = location.span();
    let start = text.floor_char_boundary(number(span.byte_offset()));
    let end = text.floor_char_boundary(start + number(span.byte_len()));
    start..end
}

/// Tells an author what is wrong with the YAML, in an author's words.
fn tell(place: Span, text: &str, error: &Error, problems: &mut Problems) {
    let error = error.without_snippet();
    let found = error.location().map_or(0..0, |location| range(location, text));
    let span = place.part(if found.is_empty() { letter_at(text, found.start) } else { found });
    match error {
        Error::DuplicateMappingKey { key, .. } => {
            let name = key.clone().unwrap_or_default();
            problems
                .error("duplicate-field", span, format!("`{name}` stands here a second time"))
                .hint("keep one of the two");
        }
        Error::Budget { .. } => {
            problems
                .error("yaml", span, "this YAML is too deep or too large to be read safely")
                .hint(format!("fields may nest {DEEPEST} deep; anchors and aliases (`&`, `*`) are not read"));
        }
        Error::UnknownAnchor { .. } => {
            problems
                .error("yaml", span, "YAML takes what begins with `*` for an alias")
                .hint("put the text between quotes");
        }
        other => {
            let message = other.to_string();
            let first = message.lines().next().unwrap_or_default();
            let words = first.split(" at line ").next().unwrap_or(first);
            let words = words
                .rsplit_once(": ")
                .filter(|(before, _)| before.starts_with("line "))
                .map_or(words, |(_, words)| words);
            problems
                .error("yaml", span, format!("this is not YAML: {words}"))
                .hint("a text with `: `, ` #` or a mark at its beginning needs quotes around it");
        }
    }
}

/// The letter at a place, or the last one before it, so that carets have something to point at.
fn letter_at(text: &str, at: usize) -> std::ops::Range<usize> {
    let at = at.min(text.trim_end().len().saturating_sub(1));
    let start = text.floor_char_boundary(at);
    start..text.ceil_char_boundary(start + 1)
}
