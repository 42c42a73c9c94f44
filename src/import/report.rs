//! What an import tells: in plain words, at exact places, with the line of a map that settles a doubt.

use super::audit::NO_PLACE;
use super::document::Place;
use super::understand::found::{Found, HEAD, LeftOut, NO_PLAN};
use super::understand::roles::{Role, YearPart};
use super::yaml;
use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// How many places of one kind are listed before the rest is counted.
const SHOWN: usize = 3;

/// How many cells of a table are listed for the same reason before they are counted.
const LISTED: usize = 100;

/// What is to be told of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What was found.
    pub found: Found,
    /// How many content files it came to.
    pub files: usize,
}

fn several(count: usize, one: &str, other: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { other })
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, .. } = self;
        writeln!(
            f,
            "Read: {}, {}, {}.",
            several(found.outcomes, "outcome", "outcomes"),
            several(found.actions, "action", "actions"),
            several(found.tables.len(), "table with heads", "tables with heads"),
        )?;
        if found.actions > 0 {
            writeln!(
                f,
                "Of the actions, {} {} an owner, {} a time, {} a status.",
                found.with_owner,
                if found.with_owner == 1 { "has" } else { "have" },
                found.with_time,
                found.with_status
            )?;
        }
        self.columns(f)?;
        self.owners(f)?;
        self.statuses(f)?;
        if found.measures > 0 {
            writeln!(f, "\n{} with figures.", several(found.measures, "measure", "measures"))?;
        }
        if found.references > 0 {
            writeln!(
                f,
                "\n{} to other entries became links.",
                several(found.references, "reference", "references")
            )?;
        }
        if found.terms > 0 {
            writeln!(f, "\nThe printed key became the glossary: {}.", several(found.terms, "term", "terms"))?;
        }
        self.doubts(f)?;
        self.left_out(f)
    }
}

impl Report {
    /// What each column was taken for; tables with the same columns once.
    fn columns(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kinds: Vec<Kind> = Vec::new();
        for table in &self.found.tables {
            let columns: Vec<(String, String)> =
                table.columns.iter().map(|it| (it.head.clone(), it.role.clone())).collect();
            let place = table.place.to_string();
            match kinds.iter_mut().find(|(it, _)| *it == columns) {
                Some((_, places)) => places.push(place),
                None => kinds.push((columns, vec![place])),
            }
        }
        for (columns, places) in kinds {
            let more = places.len() - 1;
            let and =
                if more == 0 { String::new() } else { format!(", and {more} more with the same columns") };
            writeln!(f, "\nColumns in {}{and}:", places[0])?;
            for (head, role) in columns {
                let words = words_of(&role);
                writeln!(f, "  {head} → {words}")?;
            }
        }
        Ok(())
    }

    fn owners(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let merged: Vec<&(String, Vec<String>)> =
            self.found.owners.iter().filter(|(_, others)| !others.is_empty()).collect();
        if self.found.owners.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n{}.", several(self.found.owners.len(), "owner", "owners"))?;
        if !merged.is_empty() {
            writeln!(f, "These have more than one name:")?;
        }
        for (name, others) in merged {
            writeln!(f, "  {name}: also {}", others.join(", "))?;
        }
        Ok(())
    }

    fn statuses(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.found.statuses.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nMarks of the plan, and what they were taken to mean:")?;
        for (mark, means) in &self.found.statuses {
            writeln!(f, "  {mark} → {means}")?;
        }
        Ok(())
    }

    fn doubts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let doubts = &self.found.doubts;
        if doubts.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nPlease look at {}:", several(doubts.len(), "thing", "things"))?;
        for (at, doubt) in doubts.iter().enumerate() {
            writeln!(f, "  {}: {}", doubt.place, doubt.message)?;
            let is_last = doubts[at + 1..].iter().all(|it| it.map != doubt.map);
            if let Some(line) = doubt.map.as_ref().filter(|_| is_last) {
                writeln!(f, "    to settle it, write into a map: {line}")?;
            }
        }
        Ok(())
    }

    /// What was left out: by the reason, the words, and where they stand.
    fn left_out(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Heads stand above, with what they were taken for.
        let left_out: Vec<&LeftOut> = self.found.left_out.iter().filter(|it| it.why != HEAD).collect();
        if left_out.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nWords that stand in no content file, and why:")?;
        let mut reasons: Vec<(&str, BTreeMap<&str, Vec<&LeftOut>>)> = Vec::new();
        for left in left_out {
            let at = reasons.iter().position(|(why, _)| *why == left.why).unwrap_or_else(|| {
                reasons.push((&left.why, BTreeMap::new()));
                reasons.len() - 1
            });
            reasons[at].1.entry(&left.words).or_default().push(left);
        }
        for (why, mut words) in reasons {
            writeln!(f, "  {why}:")?;
            for (place, count) in take_large(why, &mut words) {
                writeln!(f, "    {place}: {}", several(count, "cell", "cells"))?;
                if why == NO_PLAN {
                    let name = place.within.as_deref().map_or("", |it| it.trim_start_matches("sheet "));
                    writeln!(f, "      to take it, write into a map: take: [{}]", yaml::scalar(name))?;
                }
            }
            for (words, all) in words {
                let mut line = String::new();
                for (at, left) in all.iter().take(SHOWN).enumerate() {
                    let _ = write!(line, "{}{}", if at > 0 { "; " } else { "" }, left.place);
                }
                let more = all.len().saturating_sub(SHOWN);
                let more = if more > 0 { format!("; and {more} times more") } else { String::new() };
                writeln!(f, "    “{}” ({line}{more})", words.replace('\n', " "))?;
            }
        }
        Ok(())
    }

    /// In a line or two.
    pub fn summary(&self) -> String {
        let doubts = match self.found.doubts.len() {
            0 => String::new(),
            count => format!(" {} to look at.", several(count, "thing", "things")),
        };
        format!(
            "{} and {} in {}.{doubts}",
            several(self.found.actions, "action", "actions"),
            several(self.found.outcomes, "outcome", "outcomes"),
            several(self.files, "file", "files")
        )
    }
}

/// Takes what makes a list too long for anybody to read: tables as a whole, and those of which more than
/// [`LISTED`] cells are left out for the same reason. Each with how many cells.
fn take_large(why: &str, words: &mut BTreeMap<&str, Vec<&LeftOut>>) -> Vec<(Place, usize)> {
    let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
    let table = |left: &LeftOut| Place { row: None, column: None, ..left.place.clone() };
    for left in words.values().flatten() {
        let cells = if why == NO_PLAN { left.words.lines().count() } else { 1 };
        *counts.entry(table(left)).or_default() += cells;
    }
    counts.retain(|_, count| why == NO_PLAN || why != NO_PLACE && *count > LISTED);
    for all in words.values_mut() {
        all.retain(|left| !counts.contains_key(&table(left)));
    }
    words.retain(|_, all| !all.is_empty());
    counts.into_iter().collect()
}

/// Columns, each with what it was taken for, and the tables that have them.
type Kind = (Vec<(String, String)>, Vec<String>);

/// What a column was taken for, for a reader.
fn words_of(role: &str) -> String {
    match Role::named(role) {
        Some(Role::Level) => "outcome (a level above the actions)".to_owned(),
        Some(Role::Contact) => "contact (left out, unless `--keep-people`)".to_owned(),
        Some(Role::Other) => "other (kept under its head)".to_owned(),
        Some(Role::Year(year, YearPart::Both)) => format!("what is planned and done in {year}"),
        _ => role.to_owned(),
    }
}
