//! What may be written where, in the words of JSON Schema (draft 07), for editors that help with it.
//!
//! Every kind of value says by [`Value::shape`](super::read::Value::shape) what may be written for
//! it, beside how it is read. What can be read has the shape, and most of what cannot has not: a
//! schema knows nothing of time, and nothing of what two fields say together.
//!
//! YAML takes `2010` for a number and `true` for a truth value, so wherever a text may stand, these
//! may too.

use super::read::{Choice, FieldDoc};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// What may be written for a value: any of these. With none of them, nothing may.
#[derive(Debug, Clone, Default)]
pub struct Shape(Vec<Json>);

/// Something of the site that a field calls by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Calls {
    /// Somebody who owns something.
    Owner,
    /// Who publishes the site: an owner, or anybody else.
    Publisher,
    /// An action, an outcome, a document: by its id or its number.
    Reference,
    /// A group of people that something is promised to.
    Audience,
    /// A mark of a plan's key.
    Status,
    /// A plan.
    Plan,
    /// A check.
    Check,
    /// A theme.
    Theme,
}

impl Calls {
    /// What such a name is.
    const fn what(self) -> &'static str {
        match self {
            Self::Owner => "an owner of this site",
            Self::Publisher => "an owner or any name",
            Self::Reference => "an id or a number",
            Self::Audience => "an audience of this site",
            Self::Status => "a status of a plan’s key",
            Self::Plan => "a plan of this site",
            Self::Check => "a check",
            Self::Theme => "a theme",
        }
    }

    /// What its definition is called.
    const fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Publisher => "publisher",
            Self::Reference => "reference",
            Self::Audience => "audience",
            Self::Status => "status",
            Self::Plan => "plan",
            Self::Check => "check",
            Self::Theme => "theme",
        }
    }
}

/// What other names are than those that are known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Others {
    /// As good as these.
    #[default]
    Welcome,
    /// Mistakes, unless it is one of these in other letters: case, spaces, `&` for *and*.
    Spellings,
    /// Mistakes.
    Mistakes,
}

/// The names by which things of a kind can be called.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Those that an editor offers, each with what it stands for.
    pub offered: Vec<(String, String)>,
    /// Those that are understood too.
    pub understood: Vec<String>,
    /// What any others are.
    pub others: Others,
}

/// What a site knows that decides what may be written in its files. Without a site, anything may.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The codes of its languages; none where they are not known.
    pub languages: Vec<String>,
    /// Its names.
    pub names: BTreeMap<Calls, Names>,
}

/// Which file of an entry it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// The one that says everything.
    Original,
    /// One that says its texts again in another language, and nothing else.
    Translation,
}

/// Makes the shapes of one file.
#[derive(Debug)]
pub struct Shapes<'a> {
    known: &'a Known,
    writing: Writing,
    /// What several places hold, by its name; nothing where it holds nothing that can be translated.
    definitions: BTreeMap<&'static str, Option<Json>>,
}

impl Shape {
    /// One thing alone.
    pub(super) fn of(schema: Json) -> Self {
        Self(vec![schema])
    }

    /// This or the other.
    #[must_use]
    pub(super) fn or(mut self, other: Self) -> Self {
        for schema in other.0 {
            if !self.0.contains(&schema) {
                self.0.push(schema);
            }
        }
        self
    }

    /// A list of these.
    fn list(&self) -> Self {
        Self::of(json!({"type": "array", "items": self.clone().schema()}))
    }

    /// As one schema.
    fn schema(mut self) -> Json {
        match self.0.len() {
            1 if self.0[0].get("$ref").is_none() => self.0.remove(0),
            _ => json!({"anyOf": self.0}),
        }
    }
}

impl<'a> Shapes<'a> {
    /// Shapes of a file of a site.
    pub const fn new(known: &'a Known, writing: Writing) -> Self {
        Self { known, writing, definitions: BTreeMap::new() }
    }

    /// What several places hold, made once.
    fn define(&mut self, name: &'static str, schema: impl FnOnce(&Self) -> Json) -> Shape {
        if !self.definitions.contains_key(name) {
            let schema = schema(self);
            self.definitions.insert(name, Some(schema));
        }
        reference(name)
    }

    /// What a text may be. Truth values are among it in a way in which no editor offers them.
    fn text(&mut self) -> Shape {
        self.define("text", |_| {
            let others = json!({"not": {"type": ["string", "number", "object", "array", "null"]}});
            json!({"anyOf": [{"type": ["string", "number"]}, others]})
        })
    }

    /// This or nothing at all, which no editor offers either.
    fn or_nothing(&mut self, shape: Shape) -> Shape {
        shape.or(self.define("nothing", |_| {
            let others = json!({"type": ["string", "number", "boolean", "object", "array"]});
            json!({"not": others})
        }))
    }

    /// What one line of text may be, which is the same in every language.
    pub(super) fn line(&mut self) -> Shape {
        match self.writing {
            Writing::Original => self.text(),
            Writing::Translation => Shape::default(),
        }
    }

    /// What is the same in every language, so that no translation says it.
    pub(super) fn same(&self, schema: Json) -> Shape {
        match self.writing {
            Writing::Original => Shape::of(schema),
            Writing::Translation => Shape::default(),
        }
    }

    /// A text that fits a pattern, and what else it can be told to be.
    pub(super) fn pattern(&self, pattern: &str, what: &str) -> Shape {
        let message = format!("{what} is expected here");
        self.same(json!({"type": ["string", "number"], "pattern": pattern, "patternErrorMessage": message}))
    }

    /// Words that can be said in several languages, here or in a file for each.
    pub(super) fn words(&mut self) -> Shape {
        let words = self.text();
        match self.writing {
            Writing::Original => words.or(self.define("by-language", Self::by_language)),
            Writing::Translation => words,
        }
    }

    fn by_language(&self) -> Json {
        let words = json!({"$ref": format!("{DEFINITIONS}text")});
        let mut schema = json!({
            "title": "a text in several languages",
            "type": "object",
            "minProperties": 1,
            "additionalProperties": false,
        });
        match self.known.languages.as_slice() {
            [] => schema["patternProperties"] = json!({"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": words}),
            // Nobody has to be offered the only language there is.
            [only] => schema["patternProperties"] = json!({format!("^{only}$"): words}),
            several => {
                let properties: Map<String, Json> =
                    several.iter().map(|code| (code.clone(), words.clone())).collect();
                schema["properties"] = Json::Object(properties);
            }
        }
        schema
    }

    /// One of a few words.
    pub(super) fn choice<T: Choice>(&self) -> Shape {
        let words: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
        self.same(json!({"enum": words})).or(self.pattern(&spelt(&words), T::EITHER))
    }

    /// Values by names of any kind.
    pub(super) fn named(&mut self, value: Shape) -> Shape {
        if value.0.is_empty() {
            return value;
        }
        let value = self.or_nothing(value).schema();
        Shape::of(json!({"type": "object", "additionalProperties": value}))
    }

    /// Entries by the year that each is for.
    pub(super) fn by_year(&mut self, entry: Shape) -> Shape {
        let mut shape = self.named(entry);
        for schema in &mut shape.0 {
            schema["propertyNames"] = json!({"pattern": YEAR});
        }
        shape
    }

    /// One of these, or a list of them.
    pub(super) fn one_or_many(one: Shape) -> Shape {
        if one.0.is_empty() { one } else { one.clone().or(one.list()) }
    }

    /// A name of something of the site.
    pub(super) fn call(&mut self, calls: Calls) -> Shape {
        if self.writing == Writing::Translation {
            return Shape::default();
        }
        // Where any name will do, it is a text.
        self.text();
        self.define(calls.word(), |shapes| shapes.names(calls))
    }

    fn names(&self, calls: Calls) -> Json {
        let none = Names::default();
        let Names { offered, understood, others } = self.known.names.get(&calls).unwrap_or(&none);
        let mut shape = Shape::default();
        if !offered.is_empty() {
            // A name that stands twice is a mistake of the content, and none of the schema.
            let first: BTreeMap<&String, usize> =
                offered.iter().enumerate().rev().map(|(at, (name, _))| (name, at)).collect();
            let each = offered.iter().enumerate().filter(|(at, (name, _))| first[name] == *at);
            let (names, meanings): (Vec<&String>, Vec<&String>) =
                each.map(|(_, (name, meaning))| (name, meaning)).unzip();
            shape = Shape::of(json!({"title": calls.what(), "enum": names, "enumDescriptions": meanings}));
        }
        let all: Vec<&str> =
            offered.iter().map(|(name, _)| name).chain(understood).map(String::as_str).collect();
        let shape = match others {
            _ if all.is_empty() => reference("text"),
            Others::Welcome => shape.or(reference("text")),
            Others::Spellings => shape.or(self.pattern(&spelt(&all), calls.what())).or(unquoted(&all)),
            Others::Mistakes => shape.or(unquoted(&all)),
        };
        json!({"title": calls.what(), "anyOf": shape.0})
    }

    /// The levels of the checks, by the name of each.
    fn by_check(&self, levels: Shape) -> Shape {
        let (Some(names), Some(levels_of_any)) = (self.known.names.get(&Calls::Check), levels.0.first())
        else {
            return levels;
        };
        let property = |(name, title): &(String, String)| {
            let mut level = levels_of_any["additionalProperties"].clone();
            level["description"] = json!(title);
            (name.clone(), level)
        };
        let properties: Map<String, Json> = names.offered.iter().map(property).collect();
        self.same(json!({"type": "object", "properties": properties, "additionalProperties": false}))
    }

    /// An entry: its fields, or the one that a text alone stands for.
    pub(super) fn entry(
        &mut self,
        name: &'static str,
        [what, doc]: [&str; 2],
        short: Option<&str>,
        fields: fn() -> Vec<FieldDoc>,
    ) -> Shape {
        let fields = fields();
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name, None);
            let object = self.object([what, doc], &fields);
            self.definitions.insert(name, object);
        }
        let mut shape = Shape::default();
        if let Some(field) = fields.iter().find(|field| Some(field.name) == short) {
            shape = self.one(field);
        }
        if self.definitions.get(name).is_some_and(Option::is_some) {
            shape = shape.or(reference(name));
        }
        shape
    }

    /// Lets fields stand in an entry whose names fit a pattern: an editor does not offer them.
    pub(super) fn let_pass(&mut self, name: &'static str, pattern: &str, shape: Shape) {
        if let Some(Some(object)) = self.definitions.get_mut(name)
            && !shape.0.is_empty()
        {
            object["patternProperties"] = json!({pattern: shape.schema()});
        }
    }

    /// The fields of an entry; nothing where none of them can be translated.
    fn object(&mut self, [what, doc]: [&str; 2], fields: &[FieldDoc]) -> Option<Json> {
        let mut properties = Map::new();
        for field in fields {
            let shape = self.field(field);
            if !shape.0.is_empty() {
                properties.insert(field.name.to_owned(), described(shape.schema(), field));
            }
        }
        let required: Vec<&str> =
            fields.iter().filter(|field| field.required).map(|field| field.name).collect();
        let nothing_to_say = properties.keys().all(|name| name == "private");
        if nothing_to_say && self.writing == Writing::Translation {
            return None;
        }
        let mut object = json!({
            "title": what,
            "description": in_a_line(doc),
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        if !required.is_empty() && self.writing == Writing::Original {
            object["required"] = json!(required);
        }
        Some(object)
    }

    /// What may stand in a field.
    fn field(&mut self, field: &FieldDoc) -> Shape {
        let mut shape = self.one(field);
        if shape.0.is_empty() {
            return shape;
        }
        if field.many {
            let of_each = match self.writing {
                Writing::Original => shape.clone(),
                // What is not translated is left out by an item that says nothing.
                Writing::Translation => self.or_nothing(shape.clone()),
            };
            shape = shape.or(of_each.list());
        }
        match (field.required, self.writing) {
            (true, Writing::Original) => shape,
            (false, _) | (_, Writing::Translation) => self.or_nothing(shape),
        }
    }

    /// What one value of a field may be.
    fn one(&mut self, field: &FieldDoc) -> Shape {
        match field.calls {
            Some(Calls::Check) => {
                let levels = (field.shape)(self);
                self.by_check(levels)
            }
            Some(calls) => self.call(calls),
            None => (field.shape)(self),
        }
    }

    /// The words that an editor can offer for a field.
    pub fn offers(&mut self, field: &FieldDoc) -> Vec<String> {
        let shape = self.one(field);
        let words = |schema: &Json| {
            let words = schema["enum"].as_array()?;
            Some(words.iter().filter_map(Json::as_str).map(str::to_owned).collect::<Vec<_>>())
        };
        let of_definition = |schema: &Json| {
            let name = schema["$ref"].as_str()?.strip_prefix(DEFINITIONS)?;
            words(&self.definitions.get(name)?.as_ref()?["anyOf"][0])
        };
        shape.0.iter().find_map(|schema| words(schema).or_else(|| of_definition(schema))).unwrap_or_default()
    }

    /// The schema of a file that is one entry, or a list of them.
    pub fn file(mut self, title: &str, shape: fn(&mut Self) -> Shape, is_list: bool) -> Json {
        let shape = shape(&mut self);
        let shape = if is_list { shape.list() } else { shape };
        // A file may be empty.
        let shape = self.or_nothing(shape);
        let mut schema = json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": title,
            "anyOf": shape.0,
        });
        let definitions: Map<String, Json> =
            self.definitions.into_iter().filter_map(|(name, it)| Some((name.to_owned(), it?))).collect();
        schema["definitions"] = Json::Object(definitions);
        schema
    }
}

const DEFINITIONS: &str = "#/definitions/";

/// `2009`, `2009/10`, `2009-10`, `2009/2010`.
const YEAR: &str = "^\\s*[0-9]{4}(\\s*[/–-]\\s*([0-9]{2}|[0-9]{4}))?\\s*$";

fn reference(name: &str) -> Shape {
    Shape::of(json!({"$ref": format!("{DEFINITIONS}{name}")}))
}

/// A schema with what a field is for.
fn described(mut schema: Json, field: &FieldDoc) -> Json {
    let example = if field.example.is_empty() { String::new() } else { format!("\n\n{}", field.example) };
    schema["description"] = json!(format!("{}{example}", in_a_line(field.doc)));
    schema
}

/// A text that was written in several lines, in one.
pub fn in_a_line(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What YAML takes some words for where they have no quotes: `1` for a number.
fn unquoted(words: &[&str]) -> Shape {
    let read = words.iter().filter_map(|word| serde_json::from_str::<Json>(word).ok());
    let shapes =
        read.filter(|it| it.is_number() || it.is_boolean()).map(|it| Shape::of(json!({"const": it})));
    shapes.fold(Shape::default(), Shape::or)
}

/// A pattern of some words in whatever letters they are written. Draft 07 takes patterns as
/// JavaScript does, where no pattern can say that case does not count.
fn spelt(words: &[&str]) -> String {
    let mut spellings: Vec<String> = words.iter().map(|word| spelling(word)).collect();
    spellings.sort();
    spellings.dedup();
    format!("^\\s*(?:{})\\s*$", spellings.join("|"))
}

fn spelling(name: &str) -> String {
    let words: Vec<String> = name
        .split_whitespace()
        .map(|word| if word.eq_ignore_ascii_case("and") { AND.to_owned() } else { word_spelt(word) })
        .collect();
    words.join(" +")
}

const AND: &str = "(?:&|[Aa][Nn][Dd])";

fn word_spelt(word: &str) -> String {
    let mut pattern = String::new();
    // Some write N.H.S. and some NHS.
    let is_short = word.chars().count() < 7 && word.chars().all(|it| it.is_uppercase() || it == '.');
    for letter in word.chars() {
        let (small, great): (String, String) =
            (letter.to_lowercase().collect(), letter.to_uppercase().collect());
        match letter {
            '&' => pattern.push_str(AND),
            '’' | '‘' | '\'' => pattern.push_str("['’‘]?"),
            '.' => pattern.push_str("\\.?"),
            _ if small != great && small.chars().count() == 1 && great.chars().count() == 1 => {
                pattern.extend(["[", &great, &small, "]"]);
                if is_short {
                    pattern.push_str("\\.?");
                }
            }
            _ if "\\^$|?*+()[]{}/".contains(letter) => {
                pattern.push('\\');
                pattern.push(letter);
            }
            _ => pattern.push(letter),
        }
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_in_other_letters() {
        assert_eq!(spelt(&["on-track"]), "^\\s*(?:[Oo][Nn]-[Tt][Rr][Aa][Cc][Kk])\\s*$");
        assert_eq!(
            spelt(&["R & D", "A/G"]),
            "^\\s*(?:[Aa]\\/[Gg]|[Rr]\\.? +(?:&|[Aa][Nn][Dd]) +[Dd]\\.?)\\s*$"
        );
        assert_eq!(spelt(&["Carers’ Co."]), "^\\s*(?:[Cc][Aa][Rr][Ee][Rr][Ss]['’‘]? +[Cc][Oo]\\.?)\\s*$");
    }

    #[test]
    fn a_mark_that_is_a_number_may_have_no_quotes() {
        let both = json!({"anyOf": [{"const": 1}, {"const": true}]});
        assert_eq!(unquoted(&["1", "true", "G", "1"]).schema(), both);
    }
}
