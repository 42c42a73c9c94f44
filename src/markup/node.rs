//! YAML as it was written: every key and value with its place, no value interpreted.

use crate::diagnostics::{Span, Spanned};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// The letters of it.
    pub span: Span,
}

/// Values by name, in the order written; no name twice.
pub type Fields = Vec<(Spanned<Box<str>>, Node)>;

/// What a value can be. There are no numbers and no booleans: text is text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing was written.
    Null,
    /// A text, without its quotes.
    Text(Box<str>),
    /// Values one after the other.
    List(Vec<Node>),
    /// Values by name, in the order written; no name twice.
    Map(Fields),
    /// The same in several languages, by their codes: a value and those of the files that
    /// translate it.
    Languages(Vec<(Box<str>, Node)>),
}

impl Node {
    /// A map without entries.
    pub const fn empty(span: Span) -> Self {
        Self { value: Value::Map(Vec::new()), span }
    }

    /// What the value is, in an author's words.
    pub const fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Text(ref text) if text.trim_ascii().is_empty() => "an empty text",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
            Value::Languages(_) => "a text in several languages",
        }
    }

    /// The value of a name, when this is a map that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(key, _)| *key.value == *name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The same, when something was written there.
    pub fn said(&self, name: &str) -> Option<&Self> {
        self.get(name).filter(|node| node.value != Value::Null)
    }

    /// The text, when it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}
