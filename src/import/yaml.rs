//! Front matter as a tree of texts, written by the YAML serializer, which knows what to quote.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// A value of front matter. Everything is text: `1.10`, `no` and `2009/10` as they stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Yaml {
    Text(String),
    List(Vec<Self>),
    /// Fields, in their order.
    Map(Vec<(String, Self)>),
    Yes,
}

impl Yaml {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl Serialize for Yaml {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Yes => serializer.serialize_bool(true),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Map(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

/// A value as it stands in a file.
pub(super) fn to_text(value: &impl Serialize) -> String {
    let mut text = serde_yaml::to_string(value).expect("texts, lists and maps of them can be written");
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// A text inside of a line of YAML, between quotes where it needs them.
pub(super) fn scalar(text: &str) -> String {
    let is_plain = text.chars().next().is_some_and(char::is_alphabetic)
        && text.chars().all(|it| {
            it.is_alphanumeric()
                || matches!(it, ' ' | '.' | '/' | '-' | '&' | '’' | '\'' | '(' | ')' | '–' | '?')
        })
        && text.trim() == text
        && !["yes", "no", "true", "false", "null", "on", "off", "y", "n"]
            .contains(&text.to_lowercase().as_str());
    if is_plain {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_would_take_for_something_else_is_quoted() {
        for text in [
            "1.10",
            "no",
            "2010-05-31",
            "a: b",
            "# one",
            "- x",
            "G",
            "“Ask”",
            "two\nlines",
            "[[2.2]]",
            "",
            "é",
            "yes: no",
            "0123",
            "~",
            "*a*",
            "%",
            "@x",
            "`y`",
        ] {
            let written = to_text(&Yaml::Map(vec![("a".to_owned(), Yaml::text(text))]));
            let read: std::collections::BTreeMap<String, String> = serde_yaml::from_str(&written).unwrap();
            assert_eq!(read["a"], text, "{written}");
        }
        assert_eq!(scalar("Target date"), "Target date");
        assert_eq!(scalar("no"), "\"no\"");
    }
}
