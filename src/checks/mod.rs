//! What a good plan keeps to: one `.rs` and one `.md` for each check.
//!
//! The stages before report what cannot be read or found: [`mistakes`] has a page for each kind. A
//! check looks at a plan that was read and found whole, and tells what is weak about it. Its page
//! says what it finds, why that matters to a reader, and how to mend it; it is what `planpress
//! explain` tells, a page of the manual, and a test, because its examples are tried.
//!
//! Adding a check is adding two files, a `mod` and a line in [`ALL`].

pub mod abolished_owner;
pub mod accepted_without_action;
pub mod broken_link;
pub mod closed_evidence;
pub mod complete_without_evidence;
pub mod empty_link_text;
pub mod empty_outcome;
pub mod gap_in_numbers;
pub mod html_left_out;
pub mod identity_number;
pub mod long_sentence;
pub mod mistakes;
pub mod no_accessibility_statement;
pub mod no_alt_text;
pub mod no_base_url;
pub mod no_direction;
pub mod no_lead;
pub mod no_owner;
pub mod no_period;
pub mod no_such_heading;
pub mod no_time;
pub mod no_unit;
pub mod no_value;
pub mod not_translated;
pub mod note_left_in;
pub mod number_twice;
pub mod off_track_without_reason;
pub mod old_statement;
pub mod old_translation;
pub mod old_value;
pub mod outside_period;
pub mod overdue;
mod passages;
pub mod person_named;
pub mod personal_contact;
pub mod reading_age;
pub mod reference_to_withdrawn;
pub mod said;
pub mod same_text;
mod sentences;
pub mod similar_owners;
pub mod skipped_heading;
pub mod slipped_without_reason;
pub mod stale;
pub mod status_in_time;
pub mod step_contradicts;
pub mod target_missed;
pub mod target_without_baseline;
pub mod translation_differs;
pub mod two_spellings;
pub mod unconfirmed_ongoing;
pub mod unexplained_abbreviation;
pub mod unused_owner;
pub mod unused_term;
pub mod wrong_sum;

pub use passages::{Of, Passage, Passages};

use crate::diagnostics::{Problem, Problems, Rule, Severity, Span, nearest, or_list, tick};
use crate::files::Sources;
use crate::model::id::Id;
use crate::model::measure::Measure;
use crate::model::number::Number;
use crate::model::read::first_line;
use crate::model::site::{Level, Site};
use crate::model::status::Meaning;
use crate::plan::{Action, Content, Key, Outcome, Plan};
use crate::views::Views;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Display;

/// What a check may look at.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The content and what was worked out of it.
    pub views: &'a Views<'a>,
    /// The files.
    pub sources: &'a Sources,
    /// The texts as people read them, worked out when a check asks for them first.
    pub passages: &'a Passages<'a>,
    /// The files that have errors: what they say may be missing because it could not be read.
    pub mistaken: &'a BTreeSet<u32>,
}

impl<'a> Seen<'a> {
    /// The content.
    const fn content(self) -> &'a Content {
        self.views.content
    }

    /// The actions that are still promised, in their order.
    fn promised(self) -> impl Iterator<Item = (Key<Action>, &'a Action)> {
        let is_withdrawn = move |key| self.views.standing(key).meaning == Some(Meaning::Withdrawn);
        self.content().actions.iter().filter(move |(key, _)| !is_withdrawn(*key))
    }

    /// The measures of each action and outcome that has some.
    fn measured(self) -> impl Iterator<Item = &'a [Measure]> {
        let content = self.content();
        let facts = content.outcomes.iter().map(|(_, it)| &it.facts);
        let facts = facts.chain(content.actions.iter().map(|(_, it)| &it.facts));
        facts.map(|facts| facts.measures.as_slice()).filter(|measures| !measures.is_empty())
    }

    /// All measures, each with its plan.
    fn measures(self) -> impl Iterator<Item = (Key<Plan>, &'a Measure)> {
        let content = self.content();
        let of_outcomes = content.outcomes.iter().map(|(_, it)| (it.plan, &it.facts.measures));
        let of_actions = content.actions.iter().map(|(_, it)| (it.plan, &it.facts.measures));
        of_outcomes.chain(of_actions).flat_map(|(plan, measures)| measures.iter().map(move |it| (plan, it)))
    }

    /// Where an address of front matter stands: after the beginning of its entry, whose place may be no
    /// more than that.
    fn address(self, address: &str, entry: Span) -> Span {
        let start = entry.start as usize;
        let found = self.sources.text(entry.source).get(start..).and_then(|rest| rest.find(address));
        found.map_or(entry, |at| Span::new(entry.source, start + at..start + at + address.len()))
    }

    /// The letters of a place up to the end of its first line.
    fn line(self, span: Span) -> Span {
        first_line(span, self.sources.text(span.source))
    }
}

/// An action as a message calls it: by its number, or else its permanent name.
fn action(action: &Action) -> String {
    named("action", &action.numbers, &action.id)
}

/// An outcome as a message calls it.
fn outcome(outcome: &Outcome) -> String {
    named("outcome", &outcome.numbers, &outcome.id)
}

fn named(what: &str, numbers: &[Number], id: &Id) -> String {
    let number = numbers.first().map(tick);
    format!("{what} {}", number.unwrap_or_else(|| tick(id)))
}

/// Something that a good plan keeps to.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Its name.
    pub code: &'static str,
    /// How much it matters where a site does not say.
    pub level: Level,
    /// Its page.
    pub page: &'static str,
    /// Looks for it.
    pub run: fn(Seen<'_>, &mut Findings),
}

/// For what would make the site say something wrong, or nothing.
const ERROR: Level = Level::At(Severity::Error);
/// For what a reader would notice.
const WARNING: Level = Level::At(Severity::Warning);
/// For what is worth a look.
const NOTE: Level = Level::At(Severity::Note);

/// All checks, in the order of their names.
pub const ALL: &[Check] = &[
    abolished_owner::CHECK,
    accepted_without_action::CHECK,
    broken_link::CHECK,
    closed_evidence::CHECK,
    complete_without_evidence::CHECK,
    empty_link_text::CHECK,
    empty_outcome::CHECK,
    gap_in_numbers::CHECK,
    html_left_out::CHECK,
    identity_number::CHECK,
    long_sentence::CHECK,
    no_accessibility_statement::CHECK,
    no_alt_text::CHECK,
    no_base_url::CHECK,
    no_direction::CHECK,
    no_lead::CHECK,
    no_owner::CHECK,
    no_period::CHECK,
    no_such_heading::CHECK,
    no_time::CHECK,
    no_unit::CHECK,
    no_value::CHECK,
    not_translated::CHECK,
    note_left_in::CHECK,
    number_twice::CHECK,
    off_track_without_reason::CHECK,
    old_statement::CHECK,
    old_translation::CHECK,
    old_value::CHECK,
    outside_period::CHECK,
    overdue::CHECK,
    person_named::CHECK,
    personal_contact::CHECK,
    reading_age::CHECK,
    reference_to_withdrawn::CHECK,
    same_text::CHECK,
    similar_owners::CHECK,
    skipped_heading::CHECK,
    slipped_without_reason::CHECK,
    stale::CHECK,
    status_in_time::CHECK,
    step_contradicts::CHECK,
    target_missed::CHECK,
    target_without_baseline::CHECK,
    translation_differs::CHECK,
    two_spellings::CHECK,
    unconfirmed_ongoing::CHECK,
    unexplained_abbreviation::CHECK,
    unused_owner::CHECK,
    unused_term::CHECK,
    wrong_sum::CHECK,
];

/// What a check has found so far.
#[derive(Debug)]
pub struct Findings {
    code: &'static str,
    severity: Severity,
    problems: Problems,
}

impl Findings {
    /// Notes what is wrong at some letters.
    pub fn at(&mut self, span: Span, message: impl Display) -> &mut Problem {
        self.problems.at(self.severity, self.code, span, message)
    }

    /// Notes what is wrong with the site as a whole.
    pub fn of_site(&mut self, message: impl Display) -> &mut Problem {
        self.problems.of_site(self.severity, self.code, message)
    }
}

/// Which checks are to be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those whose findings stop a build.
    Stopping,
    /// The others.
    Others,
}

/// How much a check matters to a site; nothing where it is off.
fn severity(check: &Check, site: &Site) -> Option<Severity> {
    let said = site.checks.iter().flat_map(|levels| &levels.0).find(|(name, _)| *name.value == *check.code);
    match said.map_or(check.level, |(_, level)| *level) {
        Level::Off => None,
        Level::At(severity) => Some(severity),
    }
}

/// Runs the checks that a site wants, each at the level that it wants.
///
/// What was told before is looked at, so that a mistake is not told a second time as a weakness.
pub fn run(which: Which, views: &Views<'_>, sources: &Sources, told: &Problems) -> Problems {
    let passages = Passages::new(views.content);
    let errors = told.as_slice().iter().filter(|problem| problem.severity == Severity::Error);
    let mistaken: BTreeSet<u32> = errors.filter_map(|problem| Some(problem.span?.source)).collect();
    let seen = Seen { views, sources, passages: &passages, mistaken: &mistaken };
    let wanted = ALL.iter().filter_map(|check| Some((check, severity(check, &views.content.site)?)));
    let wanted: Vec<(&Check, Severity)> =
        wanted.filter(|(_, severity)| (*severity == Severity::Error) == (which == Which::Stopping)).collect();
    let found: Vec<Problems> = wanted
        .par_iter()
        .map(|(check, severity)| {
            let mut findings =
                Findings { code: check.code, severity: *severity, problems: Problems::default() };
            (check.run)(seen, &mut findings);
            findings.problems
        })
        .collect();
    let mut problems = Problems::default();
    for found in found {
        problems.append(found);
    }
    problems
}

/// Tells of checks that a site names and that are none.
pub fn unknown(site: &Site, problems: &mut Problems) {
    let known = || ALL.iter().map(|check| check.code);
    for (name, _) in site.checks.iter().flat_map(|levels| &levels.0) {
        if !known().any(|code| code == &*name.value) {
            let message = format!("no check is called {}", tick(&name.value));
            let is_mistake = mistakes::ALL.iter().any(|(code, _)| *code == &*name.value);
            problems.error("unknown-check", name.span, message).suggest(
                nearest(&name.value, known()).filter(|_| !is_mistake),
                || {
                    if is_mistake {
                        "this is a mistake that has to be mended, whatever the level".to_owned()
                    } else {
                        format!("it can be {}", or_list(known()))
                    }
                },
            );
        }
    }
}

/// What there is to know of every code, in the order of the codes.
pub fn rules() -> Vec<Rule> {
    let of_checks = ALL.iter().map(|check| {
        let severity = match check.level {
            Level::Off => None,
            Level::At(severity) => Some(severity),
        };
        Rule { code: check.code, title: title(check.page), severity, page: check.page }
    });
    let of_mistakes =
        mistakes::ALL.iter().map(|(code, page)| Rule { code, title: title(page), severity: None, page });
    let mut rules: Vec<Rule> = of_checks.chain(of_mistakes).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// The heading of a page.
fn title(page: &'static str) -> &'static str {
    page.lines().next().unwrap_or_default().trim_start_matches('#').trim()
}
