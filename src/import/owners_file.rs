//! The owners of a plan in `owners.yaml`: after those that stand there, and without a change to them.

use super::markdown::inline;
use super::understand::draft::Owner;
use super::yaml::{Yaml, to_text};
use crate::diagnostics::Problems;
use crate::files::Sources;
use crate::model::{self, id::Id};
use std::collections::{BTreeMap, BTreeSet};

/// The entries that have to be added to `owners.yaml` so that it knows the owners of a plan.
pub(super) fn entries(owners: &[Owner], plan: &str, there: Option<&str>) -> Vec<Yaml> {
    let texts = there.map(|text| ("owners.yaml", text));
    let draft = model::read(&Sources::of_texts(texts), &mut Problems::default());
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for owner in &draft.owners {
        ids.insert(owner.id.id.as_str().to_owned(), 1);
        let is_other = owner.plan.as_ref().is_some_and(|it| *it.value != *plan);
        if !is_other {
            known.insert(key(owner.id.id.as_str()));
            known.insert(key(owner.name.as_str()));
            known.extend(owner.short.iter().map(|it| key(it.as_str())));
            known.extend(owner.aliases.iter().map(|it| key(&it.value)));
        }
    }
    let mut entries = Vec::new();
    // Names are Markdown, here and where they are used.
    for owner in owners.iter().map(written) {
        let names = std::iter::once(&owner.name).chain(&owner.short).chain(&owner.aliases);
        let new: Vec<&String> = names.filter(|it| !known.contains(&key(it))).collect();
        if new.is_empty() {
            continue;
        }
        let name = if known.contains(&key(&owner.name)) { new[0] } else { &owner.name };
        let id = free_id(owner.short.as_ref().unwrap_or(name), plan, &mut ids);
        let mut fields =
            vec![("id".to_owned(), Yaml::text(id)), ("name".to_owned(), Yaml::text(name.clone()))];
        let short = owner.short.as_ref().filter(|it| new.contains(it) && *it != name);
        fields.extend(short.map(|it| ("short".to_owned(), Yaml::text(it.clone()))));
        fields.extend(owner.kind.map(|it| ("kind".to_owned(), Yaml::text(it))));
        fields.push(("plan".to_owned(), Yaml::text(plan)));
        let mut seen: BTreeSet<String> = [key(name)].into();
        seen.extend(short.map(|it| key(it)));
        let aliases = owner.aliases.iter().filter(|it| new.contains(it) && seen.insert(key(it)));
        let aliases: Vec<Yaml> = aliases.map(|it| Yaml::text(it.clone())).collect();
        if !aliases.is_empty() {
            fields.push(("aliases".to_owned(), Yaml::List(aliases)));
        }
        if owner.is_public_person {
            fields.push(("public".to_owned(), Yaml::Yes));
        }
        entries.push(Yaml::Map(fields));
    }
    entries
}

/// Whether entries can be added at the end of a file, so that it is one list with them.
pub(super) fn takes_more(there: &str) -> bool {
    let count = |text: &str| {
        let list: Option<Vec<serde::de::IgnoredAny>> = serde_yaml::from_str(text).ok()?;
        Some(list.map_or(0, |it| it.len()))
    };
    let added = with(Some(there), &[Yaml::text("one more")]);
    count(there).is_some_and(|before| added.is_some_and(|it| count(&it) == Some(before + 1)))
}

/// The file with entries added at its end.
pub(super) fn with(there: Option<&str>, entries: &[Yaml]) -> Option<String> {
    if entries.is_empty() {
        return None;
    }
    let added = to_text(&Yaml::List(entries.to_vec()));
    Some(match there {
        Some(there) if !there.trim().is_empty() => {
            let line = if there.ends_with('\n') { "" } else { "\n" };
            format!("{there}{line}\n{added}")
        }
        _ => format!("# The bodies, teams and roles that own actions.\n{added}"),
    })
}

/// An owner with its names as they are written.
fn written(owner: &Owner) -> Owner {
    Owner {
        name: inline(&owner.name),
        short: owner.short.as_deref().map(inline),
        aliases: owner.aliases.iter().map(|it| inline(it)).collect(),
        ..owner.clone()
    }
}

/// A name as planpress compares it.
fn key(name: &str) -> String {
    let name = name.to_lowercase().replace('&', "and").replace(['’', '‘', '\'', '.'], "");
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An id that none of those has that are taken, each with the last count that was put to it.
fn free_id(name: &str, plan: &str, taken: &mut BTreeMap<String, usize>) -> String {
    let id = Id::from_words(name).map_or_else(|| "owner".to_owned(), |it| it.as_str().to_owned());
    let end = id.floor_char_boundary(48);
    let id = if end < id.len() { id[..id[..end].rfind('-').unwrap_or(end)].to_owned() } else { id };
    let own = format!("{plan}-{id}");
    let mut free = if taken.contains_key(&id) { own.clone() } else { id };
    let mut count = taken.get(&own).copied().unwrap_or(1);
    while taken.contains_key(&free) {
        count += 1;
        free = format!("{own}-{count}");
        taken.insert(own.clone(), count);
    }
    taken.insert(free.clone(), 1);
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(name: &str, aliases: &[&str]) -> Owner {
        let aliases = aliases.iter().map(|it| (*it).to_owned()).collect();
        Owner { name: name.to_owned(), short: None, kind: None, aliases, is_public_person: false }
    }

    #[test]
    fn only_a_list_takes_more_entries() {
        for there in ["", "\n", "# Owners.\n", "- id: a\n  name: A\n", "- id: a", "---\n- id: a\n"] {
            assert!(takes_more(there), "{there}");
        }
        for there in ["[]\n", "[{id: a}]\n", "a: b\n", "- id: [\n", "words\n", "  - id: a\n", "- a\n...\n"] {
            assert!(!takes_more(there), "{there}");
        }
    }

    #[test]
    fn owners_that_are_there_are_not_added_again() {
        let owners = [owner("Carers Team", &["Carer’s Team"]), owner("PCT", &[])];
        let first = with(None, &entries(&owners, "carers", None)).unwrap();
        assert!(first.contains("name: Carers Team") && first.contains("plan: carers"), "{first}");
        assert_eq!(with(Some(&first), &entries(&owners, "carers", Some(&first))), None);
        let second = with(Some(&first), &entries(&owners, "other", Some(&first))).unwrap();
        assert!(second.starts_with(&first) && second.contains("id: other-pct"), "{second}");
    }
}
