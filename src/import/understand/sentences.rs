//! Owners of a plan that has no column for them: its sentences name them.
//!
//! The sentences stay as they are. What is found goes into cells as if a column had named it.

use super::bodies::ends_name;
use super::draft::{Action, OwnerCell, Part, Plan};
use super::found::Found;
use super::text::plain_words;
use crate::import::document::{Line, Place};
use std::collections::BTreeMap;

/// Finds who does what sentences say: *SCS will …*, *Contracts (lead officer) …*, a short line with a
/// name above what its bearer does.
pub(super) fn owners(plan: &mut Plan, found: &mut Found) {
    let bodies = bodies(plan);
    let mut count = 0;
    for action in &mut plan.actions {
        let names = named(action, &bodies);
        if names.is_empty() {
            continue;
        }
        count += 1;
        let lines = names.into_iter().map(Line::plain).collect();
        let (place, part) = (action.place.clone(), Part::Owns);
        action.facts.owner_cells.push(OwnerCell { lines, head: "Lead".to_owned(), place, part });
    }
    if let (1.., Some(action)) = (count, plan.actions.first()) {
        let place = Place { file: action.place.file.clone(), ..Place::default() };
        let message =
            format!("no column names the owners; those of {count} actions were read from its sentences");
        found.doubt(&place, message, None);
    }
}

/// Names that begin three sentences or more with *will*: where they begin others, their bearers do
/// what those say, too.
fn bodies(plan: &Plan) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for action in &plan.actions {
        let first = action.text.first().map(Line::words).unwrap_or_default();
        if let Some(name) = will(&first) {
            *counts.entry(name.to_owned()).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= 3).map(|(name, _)| name).collect()
}

/// The names of who does an action.
fn named(action: &Action, bodies: &[String]) -> Vec<String> {
    let first = action.text.first().map(Line::words).unwrap_or_default();
    let mut names: Vec<String> = Vec::new();
    names.extend(will(&first).map(str::to_owned));
    if names.is_empty() {
        names.extend(does(&first, bodies).into_iter().map(str::to_owned));
    }
    let Some((_, year)) = action.facts.years.first() else { return names };
    let top = year.lines.first().map(Line::words).unwrap_or_default();
    let stem = top.trim_end_matches(':').trim();
    let is_above = year.lines.len() + action.steps.len() > 1;
    let is_name = is_above && stem.split_whitespace().count() <= 5 && is_body(stem);
    names.extend(is_name.then(|| stem.to_owned()));
    let steps = action.steps.iter().map(|step| step.title.clone());
    for text in year.lines.iter().map(Line::words).chain(steps) {
        names.extend(led(&text).map(str::to_owned));
    }
    names
}

/// Who does what a sentence says: *SCS Development Team will …*.
fn will(text: &str) -> Option<&str> {
    let before = text.split_once(" will ")?.0;
    let name = led(before).unwrap_or(before);
    let name = name.strip_prefix("The ").unwrap_or(name);
    (name.split_whitespace().count() <= 6 && (is_body(name) || is_team(name))).then_some(name)
}

/// The body, and the one that it works with, that a sentence without *will* begins with: *SCS raises …*,
/// *SCS with PCT review …*.
fn does<'t>(text: &'t str, bodies: &'t [String]) -> Vec<&'t str> {
    let first = bodies.iter().filter(|body| is_followed(text, body)).max_by_key(|body| body.len());
    let Some(body) = first else { return Vec::new() };
    let other = text[body.len()..].strip_prefix(" with ").and_then(|with| with.split(' ').next());
    std::iter::once(body.as_str()).chain(other.filter(|it| is_body(it))).collect()
}

/// Whether a name stands at the beginning of a text, and a word in small letters behind it.
fn is_followed(text: &str, name: &str) -> bool {
    let rest = text.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
    rest.is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

/// The name before *lead officer*. A project has an officer, and is no body.
fn led(text: &str) -> Option<&str> {
    let marks = ["(lead officer)", "– lead officer", "& lead officer"];
    let name = marks.into_iter().find_map(|it| text.split_once(it))?.0.trim();
    let last = plain_words(name).pop().unwrap_or_default();
    let is_short = (1..=5).contains(&name.split_whitespace().count());
    let is_work = matches!(last.as_str(), "pilot" | "pilots" | "project" | "projects" | "programme");
    (is_short && !is_work && name.starts_with(char::is_uppercase)).then_some(name)
}

/// Whether words look like the name of a body or a team.
fn is_body(words: &str) -> bool {
    let has_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_small =
        |word: &str| matches!(word, "of" | "and" | "the" | "for" | "&" | "team" | "officers" | "workers");
    let all: Vec<&str> = words.split([' ', '/']).filter(|it| !it.is_empty()).collect();
    let last = plain_words(words).pop().unwrap_or_default();
    !words.ends_with('.')
        && !words.chars().any(|it| it.is_ascii_digit())
        && all.first().is_some_and(|it| has_capital(it))
        && all.iter().all(|it| has_capital(it) || is_small(it))
        && (all.iter().any(|it| is_short(it)) || ends_name(&last))
}

/// Whether words are a team of a body that is called by its letters: *SCS hospital social work team*.
fn is_team(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    let last = words.rsplit(' ').next().unwrap_or_default();
    is_short(first) && matches!(last.to_lowercase().as_str(), "team" | "teams" | "service" | "services")
}

fn is_short(word: &str) -> bool {
    word.chars().filter(|it| it.is_uppercase()).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_name_owners() {
        for (text, name) in [
            ("SCS Development Team will ask carers", "SCS Development Team"),
            ("The CDT outreach workers will ask", ""),
            ("The CDT Outreach workers will ask", "CDT Outreach workers"),
            ("SCS ward liaison team (lead officer) will ask", "SCS ward liaison team"),
            ("Service specifications will ask", ""),
            ("Carers will be heard", ""),
            ("We will ask", ""),
            ("SCS asks carers", ""),
        ] {
            assert_eq!(will(text).unwrap_or_default(), name, "{text}");
        }
    }

    #[test]
    fn a_body_that_is_known_begins_other_sentences() {
        let bodies = ["SCS".to_owned()];
        for (text, name) in [
            ("SCS asks carers", "SCS"),
            ("SCS with PCT asks carers", "SCS; PCT"),
            ("SCS with carers writes a guide", "SCS"),
            ("SCSA asks carers", ""),
            ("SCS", ""),
        ] {
            assert_eq!(does(text, &bodies).join("; "), name, "{text}");
        }
    }

    #[test]
    fn whoever_stands_before_a_lead_officer_leads() {
        for (text, name) in [
            ("Contracts (lead officer) ask", "Contracts"),
            ("Carers Officers & lead officer", "Carers Officers"),
            ("Small OT pilot (lead officer) of tablets", ""),
            ("(lead officer) goes on", ""),
        ] {
            assert_eq!(led(text).unwrap_or_default(), name, "{text}");
        }
    }
}
