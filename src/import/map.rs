//! What an officer decides about a document, in a file of a few lines; and the same file, written
//! from what was decided without one.

use super::document::{Document, Line, Part, Place};
use super::understand::found::Found;
use super::understand::roles::Role;
use super::understand::text::plain;
use crate::diagnostics::{Problems, nearest};
use crate::files::Source;
use crate::markup;
use crate::model::status::Meaning;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A map, as it stands in its file. Everything may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Map {
    /// What the plan is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its time: `2009 to 2012`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The years it counts in: `financial`, `calendar` or `academic`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years: Option<String>,
    /// What it calls its levels, outermost first; the last one is the action.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// What columns hold, by their heads; one without a head by its letter or number.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
    /// What marks and words of status mean.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub statuses: BTreeMap<String, String>,
    /// What owners are called in the file, and which owner that is.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub owners: BTreeMap<String, Named>,
    /// Sheets and tables that are no part of the plan: `table 2`, `Notes`.
    #[serde(rename = "leave out", skip_serializing_if = "Vec::is_empty")]
    pub leave_out: Vec<String>,
    /// Sheets and tables that are a part of the plan, though they do not look so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub take: Vec<String>,
    /// Whether bullets in a cell of actions are actions of their own.
    #[serde(rename = "bullets are actions", skip_serializing_if = "Option::is_none")]
    pub bullets_are_actions: Option<bool>,
    /// Whether hidden rows, columns and sheets are taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden: Option<bool>,
}

/// One owner or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Named {
    /// One.
    One(String),
    /// Several, which the words name together; none where they name nobody.
    Several(Vec<String>),
}

impl Named {
    /// The names.
    pub fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

impl Map {
    /// Reads a map; says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            return Ok(Self::default());
        }
        let map: Self = serde_yaml::from_str(text).map_err(|error| mistake(text, &error))?;
        for (head, role) in &map.columns {
            if Role::named(role).is_none() {
                let known: Vec<&str> = Role::WORDS.iter().map(|(word, _)| *word).collect();
                return Err(format!(
                    "columns: `{head}` cannot be `{role}`: write one of {}, or a year such as 2009/10",
                    known.join(", ")
                ));
            }
        }
        for (mark, meaning) in &map.statuses {
            if status(meaning).is_none() {
                let known: Vec<&str> = Meaning::ALL.iter().map(|it| it.word()).collect();
                return Err(format!(
                    "statuses: `{mark}` cannot mean `{meaning}`: write one of {}",
                    known.join(", ")
                ));
            }
        }
        if let Some(years) = &map.years
            && !["financial", "calendar", "academic"].contains(&years.as_str())
        {
            return Err(format!("years: `{years}` is none of financial, calendar, academic"));
        }
        Ok(map)
    }

    /// Tells what of the map matches nothing in the documents: a slip in a name, mostly.
    pub(super) fn tell_unused(&self, documents: &[Document], found: &mut Found) {
        let all = documents.iter().flat_map(Document::lines).map(Line::words);
        let words = all.map(|text| format!(" {} ", plain(&text))).collect::<Vec<_>>().concat();
        let stands = |name: &str| plain(name).is_empty() || words.contains(&format!(" {} ", plain(name)));
        let tables = documents.iter().flat_map(|document| &document.parts).filter_map(|part| match part {
            Part::Table(table) => Some([table.place.within.clone(), table.name.clone()]),
            Part::Heading(..) | Part::Paragraph(..) => None,
        });
        let tables: Vec<String> = tables.flatten().flatten().collect();
        let heads: Vec<&str> =
            found.tables.iter().flat_map(|table| &table.columns).map(|column| column.head.as_str()).collect();
        let owners = found.owners.iter().flat_map(|(name, others)| std::iter::once(name).chain(others));
        let owners: Vec<&str> = owners.map(String::as_str).collect();
        let marks: Vec<&str> = found.statuses.iter().map(|(mark, _)| mark.as_str()).collect();
        let is_head = |name: &str| heads.iter().any(|head| plain(head) == plain(name)) || stands(name);
        let is_table = |name: &str| tables.iter().any(|it| it.eq_ignore_ascii_case(name.trim()));
        let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
        let mut unused: Vec<(&str, &String, Option<String>)> = Vec::new();
        let mut look = |field, name, is_there: bool, candidates: &[&'_ str]| {
            if !is_there {
                unused.push((field, name, nearest(name, candidates.iter().copied()).map(str::to_owned)));
            }
        };
        self.columns.keys().for_each(|name| look("columns", name, is_head(name), &heads));
        self.statuses.keys().for_each(|name| look("statuses", name, stands(name), &marks));
        self.owners.keys().for_each(|name| look("owners", name, stands(name), &owners));
        self.leave_out.iter().for_each(|name| look("leave out", name, is_table(name), &tables));
        for (field, name, near) in unused {
            let near = near.map(|it| format!(": did you mean “{it}”?")).unwrap_or_default();
            let place = Place { file: format!("{field} in the map"), ..Place::default() };
            found.doubt(&place, format!("“{name}” matches nothing in the files{near}"), None);
        }
    }

    /// The role of a column.
    pub(super) fn column(&self, head: &str) -> Option<Role> {
        let wanted = plain(head);
        let found = self
            .columns
            .iter()
            .find(|(it, _)| it.trim() == head.trim() || plain(it) == wanted && !wanted.is_empty());
        found.and_then(|(_, role)| Role::named(role))
    }

    /// Whether a sheet or table is to be left out.
    pub(super) fn leaves_out(&self, names: &[&str]) -> bool {
        is_among(names, &self.leave_out)
    }

    /// Whether a sheet or table is to be taken, whatever it looks like.
    pub(super) fn takes(&self, names: &[&str]) -> bool {
        is_among(names, &self.take)
    }
}

/// Whether one of the names of a table is in a list.
fn is_among(names: &[&str], list: &[String]) -> bool {
    list.iter().any(|it| names.iter().any(|name| name.eq_ignore_ascii_case(it.trim())))
}

/// What a map can say, with what is written there.
const FIELDS: [(&str, &str); 10] = [
    ("title", "a few words"),
    ("period", "a time such as `2026 to 2029`"),
    ("years", "financial, calendar or academic"),
    ("levels", "a list, such as `[Priority, Action]`"),
    ("columns", "heads and what each of them is, such as `{Target: when, Ward: other}`"),
    ("statuses", "marks and what each of them means, such as `{B: complete, Slipped: at-risk}`"),
    (
        "owners",
        "names and who is meant, such as `{SCS: Social Services, Policy and Housing: [Policy, Housing]}`",
    ),
    ("leave out", "a list, such as `[Notes, table 3]`"),
    ("bullets are actions", "true or false"),
    ("hidden", "true or false"),
];

/// What is wrong with a map, in an officer’s words.
fn mistake(text: &str, error: &serde_yaml::Error) -> String {
    let mut problems = Problems::default();
    let source = Source { path: "map.yaml".to_owned(), shown_path: String::new(), text: text.to_owned() };
    let written = markup::parse(0, &source, &mut problems);
    if let Some(problem) = problems.as_slice().first() {
        let start = problem.span.map_or(0, |span| span.range().start);
        let line = text[..start.min(text.len())].matches('\n').count() + 1;
        let hint = problem.hint.as_ref().map(|it| format!(": {it}")).unwrap_or_default();
        return format!("line {line}: {}{hint}", problem.message);
    }
    let names = match &written.fields.value {
        markup::Value::Map(fields) => fields.iter().map(|(name, _)| &*name.value).collect(),
        _ => Vec::new(),
    };
    let fields = FIELDS.map(|(name, _)| name);
    if let Some(name) = names.into_iter().find(|it| !fields.contains(it)) {
        let near = nearest(name, fields).map(|it| format!("did you mean `{it}`? ")).unwrap_or_default();
        return format!("`{name}` is nothing that a map can say: {near}It can say {}", fields.join(", "));
    }
    let last = error.location().map_or(usize::MAX, |it| usize::try_from(it.line()).unwrap_or(usize::MAX));
    let above = text.lines().take(last).filter(|line| !line.starts_with([' ', '#', '-', '\t']));
    let field = above.last().and_then(|line| line.split(':').next()).unwrap_or_default();
    match FIELDS.iter().find(|(name, _)| *name == field.trim().trim_matches(['"', '\''])) {
        Some((name, holds)) => format!("`{name}` holds {holds}"),
        None => format!(
            "it has to be lines such as `columns: {{Target: when}}`; a map can say {}",
            fields.join(", ")
        ),
    }
}

/// The status of the common scale that a word names.
pub(super) fn status(word: &str) -> Option<Meaning> {
    let word = word.trim().to_lowercase().replace(' ', "-");
    Meaning::ALL.into_iter().find(|it| it.word() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_read_and_its_mistakes_are_told() {
        let map =
            Map::read("columns: {Target: when}\nstatuses: {G: on-track}\nowners: {L&D: [A, B]}\n").unwrap();
        assert_eq!(map.column("target"), Some(Role::When));
        assert_eq!(map.owners["L&D"].names(), ["A", "B"]);
        assert!(Map::read("columns: {Target: nothing}").unwrap_err().contains("write one of number"));
        assert!(Map::read("statuses: {G: fine}").unwrap_err().contains("on-track"));
        for (text, message) in [
            ("colums: {}", "did you mean `columns`?"),
            ("columns: [a, b]", "`columns` holds heads and what each of them is"),
            ("columns:\n  Target: [a]", "`columns` holds heads"),
            ("levels: Priority", "`levels` holds a list"),
            ("owners: {A: {b: c}}", "`owners` holds names"),
            ("hidden: perhaps", "`hidden` holds true or false"),
            ("title: A\nlevels: [a", "line 2: "),
            ("words", "line 1: fields are expected here"),
        ] {
            let told = Map::read(text).unwrap_err();
            assert!(told.contains(message), "{text}: {told}");
        }
        assert_eq!(Map::read("# nothing yet\n").unwrap(), Map::default());
    }
}
