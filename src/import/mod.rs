#![doc = include_str!("README.md")]

mod audit;
pub mod document;
pub mod map;
mod markdown;
mod owners_file;
mod places;
pub mod read;
mod report;
mod understand;
mod write;
mod yaml;

pub use audit::NO_PLACE;
pub use map::Map;
pub use read::{Hidden, LARGEST, Unread};
pub use report::Report;
pub use understand::found::{Column, Doubt, Found, LeftOut, TableFound};

use document::Document;
use map::Named;
use std::collections::BTreeMap;
use understand::draft::Plan;

/// Whether people are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum People {
    /// Their names, and how to reach them, stay out of the content.
    #[default]
    LeftOut,
    /// They are kept.
    Kept,
}

/// What an import is to make.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// What an officer decided.
    pub map: &'a Map,
    /// Whether people are named.
    pub people: People,
    /// The id of the plan: the name of its folder.
    pub plan: &'a str,
    /// What stands in `owners.yaml` already.
    pub owners: Option<&'a str>,
}

/// What came of an import.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The content files of the plan, by their paths inside its folder.
    pub files: BTreeMap<String, String>,
    /// `owners.yaml`, where something has to be added to it.
    pub owners: Option<String>,
    /// What the plan is called.
    pub title: String,
    /// What is to be told.
    pub report: Report,
    /// What was decided, as a map that decides the same.
    pub map: Map,
}

/// Reads an office file.
///
/// # Errors
///
/// When it is no file that can be read: the message says why, and what to do.
pub fn read_file(file: &str, bytes: &[u8], hidden: Hidden) -> Result<Document, Unread> {
    read::read(file, bytes, hidden)
}

/// Makes content files of documents that are one plan.
pub fn import(documents: &[Document], wanted: &Wanted<'_>) -> Imported {
    let (plan, mut found) = understand::understand(documents, wanted.map, wanted.people);
    let files = write::write(&plan);
    let entries = owners_file::entries(&plan.owners, wanted.plan, wanted.owners);
    audit::audit(documents, &files, &entries, &mut found);
    places::correct(documents, &mut found);
    wanted.map.tell_unused(documents, &mut found);
    found.order();
    let map = decided(&plan, &found, wanted.map);
    let owners = owners_file::with(wanted.owners, &entries);
    let files: BTreeMap<String, String> =
        files.into_iter().map(|file| (file.path.clone(), file.text())).collect();
    let report = Report { found, files: files.len() };
    Imported { files, owners, title: plan.title, report, map }
}

/// A map that says what was decided, also without one.
fn decided(plan: &Plan, found: &Found, map: &Map) -> Map {
    let columns = found.tables.iter().flat_map(|table| &table.columns);
    let statuses = found.statuses.iter().map(|(mark, means)| (mark.clone(), means.clone()));
    let merged = plan
        .owners
        .iter()
        .flat_map(|owner| owner.aliases.iter().map(|alias| (alias.clone(), Named::One(owner.name.clone()))));
    let mut owners = map.owners.clone();
    for (alias, name) in merged {
        owners.entry(alias).or_insert(name);
    }
    Map {
        title: Some(plan.title.clone()),
        period: plan.period.clone(),
        years: Some(plan.years.clone().unwrap_or_else(|| "financial".to_owned())),
        levels: plan.levels.clone(),
        columns: columns.map(|column| (column.head.clone(), column.role.clone())).collect(),
        statuses: map.statuses.clone().into_iter().chain(statuses).collect(),
        owners,
        leave_out: map.leave_out.clone(),
        take: map.take.clone(),
        bullets_are_actions: map.bullets_are_actions,
        hidden: map.hidden,
    }
}

/// A map as a file.
pub fn map_text(map: &Map) -> String {
    format!(
        "# What `planpress import` decided. Change a line, and import again with --map.\n{}",
        yaml::to_text(map)
    )
}

/// Whether owners can be added at the end of an `owners.yaml`, as [`import`] does.
pub fn takes_owners(owners: &str) -> bool {
    owners_file::takes_more(owners)
}

/// A title as a line of YAML has it.
pub fn title_line(title: &str) -> String {
    yaml::scalar(title)
}
