//! What an officer decides about a document, in a file of a few lines; and the same file, written
//! from what was decided without one.

use super::understand::roles::Role;
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
        let map: Self = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
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

    /// The role of a column.
    pub(super) fn column(&self, head: &str) -> Option<Role> {
        let wanted = super::understand::text::plain(head);
        let found = self.columns.iter().find(|(it, _)| {
            it.trim() == head.trim() || super::understand::text::plain(it) == wanted && !wanted.is_empty()
        });
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
        assert!(Map::read("colums: {}").unwrap_err().contains("colums"));
        assert_eq!(Map::read("# nothing yet\n").unwrap(), Map::default());
    }
}
