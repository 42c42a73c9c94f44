//! From what was written to what may be said.
//!
//! A [`Reader`] goes through the [`Node`]s of one file. Every kind of value says by [`Value`] how
//! it is read and what it is called in messages; every kind of entry is made by `entry!`, which
//! gives a type, its fields with their documentation, and the reading of it in one place, so that
//! the format, its reference page and the candidates of "did you mean" cannot drift apart.

use super::language::{ByLanguage, Languages};
use super::plan::PlanTerms;
use super::shape::{Calls, Shape, Shapes};
use super::text::{Text, Words};
use crate::diagnostics::{Problem, Problems, Span, Spanned, and_list, nearest, or_list, tick};
use crate::files::Sources;
use crate::markup::{Node, Value as Written, mentions, visible};
use serde_json::json;
use std::fmt::Display;

/// A field of an entry, as the reference pages show it.
#[derive(Debug, Clone, Copy)]
pub struct FieldDoc {
    /// Its name in front matter.
    pub name: &'static str,
    /// What it holds.
    pub holds: &'static str,
    /// The kind of entry that this is, or that it has several of.
    pub entry: Option<&'static str>,
    /// Whether it may be a list of that.
    pub many: bool,
    /// Whether it has to be there.
    pub required: bool,
    /// What it is for.
    pub doc: &'static str,
    /// How it may be written.
    pub example: &'static str,
    /// What of the site it calls by its name.
    pub calls: Option<Calls>,
    /// What may be written for one value of it.
    pub shape: fn(&mut Shapes<'_>) -> Shape,
}

impl FieldDoc {
    /// A field from what it is called and the documentation of the Rust field: what it is for,
    /// and then `Example: ` with the example in backticks.
    pub(crate) fn of<T: Value>(name: &'static str, many: bool, required: bool, doc: &'static str) -> Self {
        let (doc, example) = doc.split_once("Example: `").unwrap_or((doc, ""));
        Self {
            name,
            holds: T::HOLDS,
            entry: T::ENTRY,
            many,
            required,
            doc: doc.trim(),
            example: example.trim_end().trim_end_matches('`'),
            calls: None,
            shape: T::shape,
        }
    }

    /// The same field, which calls something of the site by its name.
    pub(crate) fn calling(self, calls: Calls) -> Self {
        Self { calls: Some(calls), ..self }
    }
}

/// A reference in a text, and the place of the text in which it stands.
#[derive(Debug, Clone)]
pub struct MentionIn {
    /// The place of the text.
    pub text: Span,
    /// Which reference of the text it is, from 0.
    pub at: usize,
    /// What it asks for, and where that is written.
    pub wanted: Spanned<String>,
}

/// Reads the fields of one entry: those of its file, and of the files that translate it.
pub struct Reader<'a> {
    /// The languages of the site.
    pub languages: &'a Languages,
    /// What the plan says that its entries depend on; nothing outside of plans.
    pub plan: Option<&'a PlanTerms>,
    /// What is found wrong.
    pub problems: &'a mut Problems,
    /// The references in the texts read so far.
    pub mentions: Vec<MentionIn>,
    /// The files that places are in.
    pub sources: &'a Sources,
}

/// Something that can be read from a value in front matter.
pub trait Value: Sized {
    /// What it is called where it is missing or something else stands: "a text".
    const HOLDS: &'static str;

    /// The kind of entry that it is or has several of, by the name of its type.
    const ENTRY: Option<&'static str> = None;

    /// Reads it; reports and gives nothing when it is something else.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// What may be written for it, as editors are told.
    fn shape(shapes: &mut Shapes<'_>) -> Shape;
}

/// One of a few words.
pub trait Choice: Copy + 'static {
    /// The words, as a list of them.
    const EITHER: &'static str;
    /// What one of them is called in messages.
    const WHAT: &'static str;
    /// The problem that any other word is.
    const CODE: &'static str;
    /// The words, each with what it stands for.
    const WORDS: &'static [(&'static str, Self)];
}

impl<T: Choice> Value for T {
    const HOLDS: &'static str = T::EITHER;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = node.text() else {
            reader.expected(T::WHAT, node);
            return None;
        };
        if let Some((_, value)) = T::WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text.trim())) {
            return Some(*value);
        }
        let known = || T::WORDS.iter().map(|(word, _)| *word);
        reader
            .problems
            .error(T::CODE, node.span, format!("{} is no {}", tick(text), T::WHAT))
            .suggest(nearest(text, known()), || format!("it can be {}", or_list(known())));
        None
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.choice::<T>()
    }
}

impl<'a> Reader<'a> {
    /// A reader for an entry.
    pub const fn new(
        languages: &'a Languages,
        plan: Option<&'a PlanTerms>,
        sources: &'a Sources,
        problems: &'a mut Problems,
    ) -> Self {
        Self { languages, plan, problems, mentions: Vec::new(), sources }
    }

    /// Reports something that is about several lines at the first of them.
    pub fn error_at_line(&mut self, code: &'static str, span: Span, message: impl Display) -> &mut Problem {
        let line = first_line(span, self.sources.text(span.source));
        self.problems.error(code, line, message)
    }

    /// Reports that something else stands where a value of a kind is expected.
    pub fn expected(&mut self, what: &str, node: &Node) -> &mut Problem {
        if let Written::Languages(values) = &node.value
            && let Some((last, before)) = values.split_last()
        {
            for (_, node) in before.iter().skip(1) {
                self.not_translated(node.span);
            }
            return self.not_translated(last.1.span);
        }
        let message = format!("{what} is expected here, and this is {}", node.kind());
        let problem = self.error_at_line("wrong-type", node.span, message);
        if matches!(node.value, Written::Map(_)) && what.contains("text") {
            problem.hint("a text with `: ` in it needs quotes around it");
        }
        problem
    }

    /// Reports that a translation says what is no text.
    fn not_translated(&mut self, span: Span) -> &mut Problem {
        self.problems
            .error("translation", span, "this is the same in every language: it is no text")
            .hint("take it out here, and say it in the file that this one translates")
    }

    /// Takes note of the references in a text.
    pub fn text_at(&mut self, markdown: &str, span: Span) -> Words {
        let markdown = &*visible(markdown);
        for (at, mention) in mentions(markdown).into_iter().enumerate() {
            let place = locate(self.sources.written(span), span, &mention.wanted, at);
            self.mentions.push(MentionIn { text: span, at, wanted: Spanned::new(mention.wanted, place) });
        }
        Words::new(markdown.into(), span)
    }

    /// Reads a value in one language, or a map of them by language.
    pub fn by_language<T>(
        &mut self,
        node: &Node,
        what: &str,
        mut read: impl FnMut(&Node, &mut Self) -> Option<T>,
    ) -> Option<ByLanguage<T>> {
        let languages = self.languages;
        let entries = match &node.value {
            Written::Map(entries) => entries,
            Written::Languages(entries) => {
                let known = entries.iter().filter_map(|(code, node)| Some((languages.find(code)?, node)));
                let values = known.filter_map(|(language, node)| Some((language, read(node, self)?)));
                return ByLanguage::many(values);
            }
            Written::Null | Written::Text(_) | Written::List(_) => {
                return read(node, self).map(ByLanguage::one);
            }
        };
        let known: Vec<_> = entries.iter().filter_map(|(key, _)| languages.find(&key.value)).collect();
        if known.len() != entries.len() || entries.is_empty() {
            let unknown = entries.iter().find(|(key, _)| languages.find(&key.value).is_none());
            match unknown.filter(|_| !known.is_empty()) {
                Some((key, _)) => {
                    let message = format!("{} is no language of this site", tick(&key.value));
                    let hint = format!("its languages are {languages}; more can be named in site.yaml");
                    self.problems.error("unknown-language", key.span, message).hint(hint);
                }
                None => {
                    self.expected(what, node);
                }
            }
            return None;
        }
        let mut values = Vec::new();
        for (language, (_, node)) in known.into_iter().zip(entries) {
            if let Some(value) = read(node, self) {
                values.push((language, value));
            }
        }
        ByLanguage::many(values)
    }

    /// Tells of fields that an entry does not have.
    pub fn unknown_fields(
        &mut self,
        node: &Node,
        what: &str,
        has: fn(&str) -> bool,
        fields: fn() -> Vec<FieldDoc>,
    ) {
        let Written::Map(entries) = &node.value else { return };
        for (key, _) in entries {
            let name: &str = &key.value;
            if has(name) {
                continue;
            }
            let fields = fields();
            let plain = |name: &str| name.to_lowercase().replace([' ', '_'], "-");
            let same = fields.iter().map(|field| field.name).find(|it| plain(it) == plain(name));
            let near = same.or_else(|| nearest(name, fields.iter().map(|field| field.name)));
            self.problems
                .error("unknown-field", key.span, format!("{what} has no field {}", tick(name)))
                .suggest(near, || elsewhere(&fields));
        }
    }

    /// Tells of fields that are missing and have to be there.
    pub fn missing(&mut self, node: &Node, what: &str, fields: &[&str]) {
        let Some((first, others)) = fields.split_first() else { return };
        let (message, hint) = if others.is_empty() {
            (
                format!("{what} needs the field {}", tick(first)),
                format!("add {}", tick(format!("{first}: …"))),
            )
        } else {
            let names = and_list(fields.iter().copied());
            (format!("{what} needs the fields {names}"), "add each of them as `name: value`".to_owned())
        };
        self.error_at_line("missing-field", node.span, message).hint(hint);
    }

    /// Reads a value that has to be a text of one line, as it was written.
    pub fn line(&mut self, node: &Node, what: &str) -> Option<Spanned<Box<str>>> {
        match &node.value {
            Written::Text(text) if !text.trim().is_empty() => {
                Some(Spanned::new(text.trim().into(), node.span))
            }
            _ => {
                self.expected(what, node);
                None
            }
        }
    }
}

/// Where something may go that is no field of an entry: into those fields that take anything, or
/// else into one of the fields that it has.
fn elsewhere(fields: &[FieldDoc]) -> String {
    let has = |name: &str| fields.iter().any(|it| it.name == name);
    let notes = "notes to yourself under `private:`";
    match (has("other"), has("private")) {
        (true, true) => format!("other columns of a plan go under `other:`, {notes}"),
        (_, private) => {
            let names = and_list(fields.iter().map(|it| it.name).filter(|it| *it != "private"));
            let notes = if private { format!("; {notes}") } else { String::new() };
            format!("it can have {names}{notes}")
        }
    }
}

/// Where a reference stands: its letters in the source, after those of the references before it.
/// YAML may write a text with other letters than it has; then it is the text as a whole.
fn locate(written: &str, text: Span, wanted: &str, at: usize) -> Span {
    let bracketed = format!("[[{wanted}");
    let nth = written.match_indices("[[").nth(at).map(|(start, _)| start);
    let found = match nth {
        Some(start) if written[start..].starts_with(&bracketed) => Some(start),
        _ => written.find(&bracketed),
    };
    found.map_or(text, |start| text.part(start + 2..start + 2 + wanted.len()))
}

/// The part of a place on its first line: carets under many lines point at nothing.
pub(crate) fn first_line(span: Span, text: &str) -> Span {
    match text.get(span.range()).and_then(|written| written.find('\n')) {
        Some(end) if end > 0 => {
            let is_windows = text.as_bytes().get(span.start as usize + end - 1) == Some(&b'\r');
            span.part(0..end - usize::from(is_windows && end > 1))
        }
        _ => span,
    }
}

impl Value for Text {
    const HOLDS: &'static str = "a text";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.by_language(node, Self::HOLDS, |node, reader| match &node.value {
            Written::Text(text) => Some(reader.text_at(text, node.span)),
            _ => {
                reader.expected(Self::HOLDS, node);
                None
            }
        })
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.words()
    }
}

impl Value for Spanned<Box<str>> {
    const HOLDS: &'static str = "a line of text";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.line(node, Self::HOLDS)
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.line()
    }
}

impl Value for Box<str> {
    const HOLDS: &'static str = "a line of text";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.line(node, Self::HOLDS).map(|line| line.value)
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.line()
    }
}

impl Value for bool {
    const HOLDS: &'static str = "`true` or `false`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.text() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => {
                reader.expected(Self::HOLDS, node);
                None
            }
        }
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes
            .same(json!({"type": "boolean"}))
            .or(shapes.same(json!({"type": "string", "pattern": "^(true|false)$"})))
    }
}

/// A list of values; one value alone is a list of one.
pub fn list<T: Value>(node: &Node, reader: &mut Reader<'_>) -> Vec<T> {
    match &node.value {
        Written::Null => Vec::new(),
        Written::List(items) => items.iter().filter_map(|item| T::read(item, reader)).collect(),
        Written::Text(_) | Written::Map(_) | Written::Languages(_) => {
            T::read(node, reader).into_iter().collect()
        }
    }
}

/// Values by name, in the order written.
#[derive(Debug, Clone)]
pub struct Named<T>(pub Vec<(Spanned<Box<str>>, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Value> Value for Named<T> {
    const HOLDS: &'static str = "values by name";
    const ENTRY: Option<&'static str> = T::ENTRY;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Written::Map(entries) = &node.value else {
            reader.expected("a map of names", node);
            return None;
        };
        let read = entries.iter().filter_map(|(key, node)| Some((key.clone(), T::read(node, reader)?)));
        Some(Self(read.collect()))
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        let value = T::shape(shapes);
        shapes.named(value)
    }
}

/// What is never published: whatever stands in it is not even looked at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Private;

impl Value for Private {
    const HOLDS: &'static str = "anything; it is never published";

    fn read(_: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Self)
    }

    fn shape(_: &mut Shapes<'_>) -> Shape {
        Shape::of(json!({}))
    }
}

/// Whether an entry was given by the one text that stands for it, in one language or several.
pub(crate) fn is_short(node: &Node, languages: &Languages) -> bool {
    match &node.value {
        Written::Text(_) | Written::Languages(_) => true,
        Written::Map(entries) => {
            !entries.is_empty() && entries.iter().all(|(key, _)| languages.find(&key.value).is_some())
        }
        Written::Null | Written::List(_) => false,
    }
}

/// Makes a kind of entry: a type, the documentation of its fields, and how it is read.
///
/// A field is `one` (has to be there), `maybe`, `many` (a list; one value alone is a list of one)
/// or `part`: an entry whose fields stand among these,
/// which is shared by all who hold it, because it is the greatest part of what is kept. Its name in front matter follows where it
/// is not that of the Rust field. `short = field` says that a text alone stands for that field.
/// The documentation of a field ends with an example, as [`FieldDoc::of`] reads it. `as` and one of
/// [`Calls`] after its type says what of the site it calls by its name.
macro_rules! entry {
    (
        $(#[doc = $doc:literal])*
        $name:ident is $what:literal $(, short = $short:ident)? {
            $(
                $(#[doc = $field_doc:literal])*
                $field:ident $(= $key:literal)? : $count:ident $kind:ty $(as $calls:ident)?
            ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            $( $(#[doc = $field_doc])* pub $field: $crate::model::read::entry!(@type $count $kind), )*
            /// Where it was written.
            pub span: $crate::diagnostics::Span,
        }

        impl $name {
            /// The field that a text alone stands for.
            pub const SHORT: Option<&'static str> = $crate::model::read::entry!(@short_field $($short)?);

            /// The fields it has in front matter, with those of its parts.
            pub fn fields() -> Vec<$crate::model::read::FieldDoc> {
                let mut fields = Vec::new();
                $( $crate::model::read::entry!(
                    @fields fields, $count $kind,
                    $crate::model::read::entry!(@key $field $($key)?),
                    concat!($($field_doc, "\n"),*) $(, $calls)?
                ); )*
                fields
            }

            /// Whether it has a field of a name, by itself or by its parts.
            pub(crate) fn has(name: &str) -> bool {
                $( $crate::model::read::entry!(@has name, $count $kind, $crate::model::read::entry!(@key $field $($key)?)) )||*
            }

            /// Reads its fields, and only those, from a map.
            pub(crate) fn part(
                node: &$crate::markup::Node,
                reader: &mut $crate::model::read::Reader<'_>,
            ) -> Option<Self> {
                let missing: Vec<&str> = [$( $crate::model::read::entry!(
                    @missing node, $count, $crate::model::read::entry!(@key $field $($key)?)
                ), )*].into_iter().flatten().collect();
                reader.missing(node, $what, &missing);
                $( let $field = $crate::model::read::entry!(
                    @read node, reader, $count $kind,
                    $crate::model::read::entry!(@key $field $($key)?)
                ); )*
                Some(Self {
                    $( $field: $crate::model::read::entry!(@keep $count $field), )*
                    span: node.span,
                })
            }
        }

        impl $crate::model::read::Value for $name {
            const HOLDS: &'static str = $what;
            const ENTRY: Option<&'static str> = Some(stringify!($name));

            fn read(
                node: &$crate::markup::Node,
                reader: &mut $crate::model::read::Reader<'_>,
            ) -> Option<Self> {
                $( $crate::model::read::entry!(@short node, reader, $short); )?
                if !matches!(node.value, $crate::markup::Value::Map(_)) {
                    reader.expected($what, node);
                    return None;
                }
                reader.unknown_fields(node, $what, Self::has, Self::fields);
                Self::part(node, reader)
            }

            fn shape(
                shapes: &mut $crate::model::shape::Shapes<'_>,
            ) -> $crate::model::shape::Shape {
                let doc = concat!($($doc, "\n"),*);
                shapes.entry(stringify!($name), [$what, doc], Self::SHORT, Self::fields)
            }
        }
    };
    (@type one $kind:ty) => { $kind };
    (@type part $kind:ty) => { std::sync::Arc<$kind> };
    (@type maybe $kind:ty) => { Option<$kind> };
    (@type many $kind:ty) => { Vec<$kind> };
    (@required one) => { true };
    (@required $other:ident) => { false };
    (@is_many many) => { true };
    (@is_many $other:ident) => { false };
    (@short_field) => { None };
    (@short_field $short:ident) => { Some(stringify!($short)) };
    (@key $field:ident $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
    (@has $name:ident, part $kind:ty, $key:expr) => { <$kind>::has($name) };
    (@has $name:ident, $count:ident $kind:ty, $key:expr) => { $name == $key };
    (@fields $fields:ident, part $kind:ty, $key:expr, $doc:expr) => { $fields.extend(<$kind>::fields()) };
    (@fields $fields:ident, $count:ident $kind:ty, $key:expr, $doc:expr $(, $calls:ident)?) => {
        $fields.extend([$crate::model::read::FieldDoc::of::<$kind>(
            $key,
            $crate::model::read::entry!(@is_many $count),
            $crate::model::read::entry!(@required $count),
            $doc,
        ) $( .calling($crate::model::shape::Calls::$calls) )?])
    };
    (@missing $node:ident, one, $key:expr) => { $node.said($key).is_none().then_some($key) };
    (@missing $node:ident, $other:ident, $key:expr) => { None };
    (@read $node:ident, $reader:ident, part $kind:ty, $key:expr) => {
        <$kind>::part($node, $reader)
    };
    (@read $node:ident, $reader:ident, many $kind:ty, $key:expr) => {
        match $node.get($key) {
            Some(value) => $crate::model::read::list::<$kind>(value, $reader),
            None => Vec::new(),
        }
    };
    (@read $node:ident, $reader:ident, $count:ident $kind:ty, $key:expr) => {
        $node.said($key).and_then(|value| <$kind as $crate::model::read::Value>::read(value, $reader))
    };
    (@keep one $field:ident) => { $field? };
    (@keep part $field:ident) => { std::sync::Arc::new($field?) };
    (@keep $other:ident $field:ident) => { $field };
    (@short $node:ident, $reader:ident, $short:ident) => {
        let short;
        let $node = if $crate::model::read::is_short($node, $reader.languages) {
            let key = $crate::diagnostics::Spanned::new(stringify!($short).into(), $node.span);
            short = $crate::markup::Node {
                value: $crate::markup::Value::Map(vec![(key, $node.clone())]),
                span: $node.span,
            };
            &short
        } else {
            $node
        };
    };
}
pub(crate) use entry;
