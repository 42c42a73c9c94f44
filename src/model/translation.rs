//! What a translation says, put beside what it translates.
//!
//! `x.cy.md` says those texts of `x.md` again that it translates: under the same names, and in
//! lists in the same order. Merged, each of them is a value in several languages, wherever it
//! stands; that nothing else was translated shows when the kinds of values are read.

use super::language::{Language, Languages};
use crate::diagnostics::{Problem, Problems, Span, Spanned, tick};
use crate::markup::{Fields, Node, Value};

/// A file that translates another.
pub(super) struct Translation<'a> {
    /// The languages of the site.
    pub languages: &'a Languages,
    /// The language that it is in.
    pub language: Language,
    /// The name of the file that it translates.
    pub original: &'a str,
    /// What is found wrong.
    pub problems: &'a mut Problems,
}

impl Translation<'_> {
    /// Puts the fields of the translation into those of the other file.
    pub(super) fn merge(mut self, original: &mut Node, translation: Node) {
        match translation.value {
            Value::Map(fields) => {
                // What is private is not even looked at.
                let fields = fields.into_iter().filter(|(name, _)| *name.value != *"private").collect();
                if let Value::Map(there) = &mut original.value {
                    self.fields(there, fields);
                }
            }
            _ => {
                self.error(translation.span, "fields are expected here").hint("write `name: value`");
            }
        }
    }

    fn error(&mut self, span: Span, message: impl std::fmt::Display) -> &mut Problem {
        self.problems.error("translation", span, message)
    }

    fn fields(&mut self, original: &mut Fields, translation: Fields) {
        for (name, node) in translation {
            match original.iter_mut().find(|(there, _)| there.value == name.value) {
                Some((_, there)) => self.value(there, node),
                None => {
                    let only = self.only(node);
                    original.push((name, only));
                }
            }
        }
    }

    fn value(&mut self, original: &mut Node, translation: Node) {
        if self.names_its_language(&translation) {
            return;
        }
        if let Value::Map(values) = &original.value
            && self.is_by_language(values)
        {
            let values = values.iter().map(|(code, node)| (code.value.clone(), node.clone())).collect();
            original.value = Value::Languages(values);
        }
        let code = self.languages.code(self.language);
        let (there, span) = (original.kind(), translation.span);
        match (&mut original.value, translation.value) {
            (_, Value::Null) => {}
            (Value::Null, value) => *original = self.only(Node { value, span }),
            (Value::List(all), Value::List(items)) => self.items(all, items),
            // One value alone is a list of one.
            (Value::List(all), value) => self.items(all, vec![Node { value, span }]),
            (_, Value::List(items)) => self.items(std::slice::from_mut(original), items),
            (Value::Map(all), Value::Map(fields)) => self.fields(all, fields),
            (Value::Text(_), Value::Text(text)) => {
                let first = self.languages.code(Language::DEFAULT).into();
                let values =
                    vec![(first, original.clone()), (code.into(), Node { value: Value::Text(text), span })];
                original.value = Value::Languages(values);
            }
            (Value::Languages(values), Value::Text(text)) => {
                if values.iter().any(|(there, _)| **there == *code) {
                    let message = format!("this text stands in {} too, for {}", self.original, tick(code));
                    self.error(span, message).hint("keep one of the two");
                } else {
                    values.push((code.into(), Node { value: Value::Text(text), span }));
                }
            }
            (_, value) => {
                let here = Node { value, span };
                let message = format!("this is {}, and {there} in {}", here.kind(), self.original);
                self.error(span, message).hint("write it in both files in the same way");
            }
        }
    }

    fn items(&mut self, original: &mut [Node], translation: Vec<Node>) {
        if let Some(more) = translation.get(original.len()) {
            let has = match original.len() {
                0 => "nothing".to_owned(),
                1 => "one value".to_owned(),
                several => format!("{several} values"),
            };
            let message = format!("{} has {has} here, and this is one more", self.original);
            let hint = "write the translations in the order of that file; `- ` alone leaves one out";
            self.error(more.span, message).hint(hint);
        }
        for (there, node) in original.iter_mut().zip(translation) {
            self.value(there, node);
        }
    }

    /// A value that only the translation has: its texts are in that language alone.
    fn only(&mut self, node: Node) -> Node {
        if self.names_its_language(&node) {
            return Node { value: Value::Null, span: node.span };
        }
        let span = node.span;
        let value = match node.value {
            Value::Text(_) => Value::Languages(vec![(self.languages.code(self.language).into(), node)]),
            Value::List(items) => Value::List(items.into_iter().map(|item| self.only(item)).collect()),
            Value::Map(fields) => {
                Value::Map(fields.into_iter().map(|(name, node)| (name, self.only(node))).collect())
            }
            value @ (Value::Null | Value::Languages(_)) => value,
        };
        Node { value, span }
    }

    fn is_by_language(&self, fields: &[(Spanned<Box<str>>, Node)]) -> bool {
        !fields.is_empty() && fields.iter().all(|(name, _)| self.languages.find(&name.value).is_some())
    }

    /// Tells of a value by language, which a file in one language has no need of.
    fn names_its_language(&mut self, node: &Node) -> bool {
        let Value::Map(fields) = &node.value else { return false };
        let does = self.is_by_language(fields);
        if does {
            let code = tick(self.languages.code(self.language));
            let message = format!("this file is in {code}, so its texts name no language");
            self.error(node.span, message).hint("write the text alone");
        }
        does
    }
}
