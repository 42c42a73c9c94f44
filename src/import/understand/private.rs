//! What must not stand on a website: the names of people, and how they could be reached.
//!
//! One walk over all texts of a plan takes it out, before owners are looked for in their cells and
//! before anything is written, so that no field can be forgotten: a text that the plan gets later is
//! one of these. Everything that is taken out is told with its place.

use super::contacts::contacts;
use super::draft::{Plan, Words};
use super::evidence::Evidence;
use super::found::Found;
use super::people::person;
use super::text::{is_symbol, plain, plain_words};
use crate::import::document::{END, LINK, Place, TO};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeSet;
use std::ops::Range;

/// Why an e-mail address or a telephone number stands in no content file.
pub(super) const CONTACT: &str = "how to reach somebody: `--keep-people` keeps it";
/// Why the name of a person stands in none.
pub(super) const PERSON: &str = "the name of a person: `--keep-people` keeps it";
/// What stands where a name stood among other words.
const LEFT_OUT: &str = "[…]";

/// Takes people, and ways to reach them, out of all texts of a plan.
pub(super) fn leave_out(plan: &mut Plan, evidence: &Evidence, found: &mut Found) {
    plan.each_text(&mut |text, words, place| {
        let had_contact = contacts_out(text, place, found);
        if words == Words::Owners {
            return;
        }
        people_out(text, place, evidence, found);
        // What is left of "E-mail: … or telephone: …" says nothing.
        if had_contact && plain_words(text).len() <= 3 {
            found.leave_out(text.clone(), "it stood beside an e-mail address or a telephone number", place);
            text.clear();
        }
        if plain(text).is_empty() && !text.contains(|it| it == '…' || is_symbol(it)) {
            text.clear();
        }
    });
    plan.drop_blank();
    if plan.title.trim().is_empty() {
        "Plan".clone_into(&mut plan.title);
    }
}

/// Takes e-mail addresses and telephone numbers out of a text; says whether there were any.
fn contacts_out(text: &mut String, place: &Place, found: &mut Found) -> bool {
    *text = without_private_links(text);
    let all = contacts(text);
    if all.is_empty() {
        return false;
    }
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for range in all {
        kept.push_str(&text[from..range.start]);
        found.leave_out(&text[range.clone()], CONTACT, place);
        from = range.end;
    }
    kept.push_str(&text[from..]);
    let tidy = kept.split(' ').filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    tidy.trim_end_matches([':', ',', ' ']).clone_into(text);
    true
}

/// A text in which links that write to somebody, or call them, are their words alone.
fn without_private_links(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link)) = rest.split_once(LINK)
        && let Some((words, after)) = link.split_once(TO)
        && let Some((address, after)) = after.split_once(END)
    {
        kept.push_str(before);
        let lower = address.trim_start().to_ascii_lowercase();
        let is_private =
            ["mailto:", "tel:", "sms:", "callto:", "skype:"].iter().any(|it| lower.starts_with(it))
                || !contacts(address).is_empty();
        if is_private {
            kept.push_str(words);
        } else {
            kept.extend([LINK.to_string().as_str(), words, &TO.to_string(), address, &END.to_string()]);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Takes the names of people out of a text: all of it, where it is nothing else.
pub(super) fn people_out(text: &mut String, place: &Place, evidence: &Evidence, found: &mut Found) {
    let mut from = 0;
    while let Some(range) = person(text, from) {
        if evidence.is_body(&text[range.clone()]) {
            from = range.end;
            continue;
        }
        found.leave_out(&text[range.clone()], PERSON, place);
        let is_all = plain(&text[..range.start]).is_empty() && plain(&text[range.end..]).is_empty();
        if is_all {
            text.clear();
            return;
        }
        text.replace_range(range.clone(), LEFT_OUT);
        from = range.start + LEFT_OUT.len();
    }
}

/// Takes names that stood in cells of owners out of all other texts.
pub(super) fn names_out(plan: &mut Plan, names: &BTreeSet<String>, found: &mut Found) {
    let all = names.iter().flat_map(|name| [Some(name.clone()), turned(name)]).flatten();
    let all: Vec<String> = all.filter(|name| name.contains(' ')).collect();
    let Ok(finder) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(all) else { return };
    plan.each_text(&mut |text, words, place| {
        if words == Words::Owners {
            return;
        }
        let is_apart = |it: &Range<usize>| {
            !text[..it.start].ends_with(char::is_alphanumeric)
                && !text[it.end..].starts_with(char::is_alphanumeric)
        };
        let ranges: Vec<Range<usize>> =
            finder.find_iter(&*text).map(|it| it.range()).filter(is_apart).collect();
        for range in ranges.into_iter().rev() {
            found.leave_out(&text[range.clone()], PERSON, place);
            text.replace_range(range, LEFT_OUT);
        }
    });
}

/// *Jane Example* for *Example, Jane*.
fn turned(name: &str) -> Option<String> {
    let (last, first) = name.split_once(',')?;
    Some(format!("{} {}", first.trim(), last.trim()))
}

#[cfg(test)]
mod tests {
    use super::super::draft::{
        Action, Due, Facts, KeyMark, Measure, Milestone, Outcome, OwnerCell, Part, Response, See, Step,
        Update, YearEntry,
    };
    use super::*;
    use crate::import::document::Line;
    use crate::model::status::Meaning;

    fn cleaned(text: &str) -> String {
        let mut plan = Plan { body: vec![Line::plain(text)], ..Plan::default() };
        leave_out(&mut plan, &Evidence::default(), &mut Found::default());
        plan.body[0].text.clone()
    }

    #[test]
    fn ways_to_reach_somebody_are_taken_out() {
        for (text, expected) in [
            ("Write to carers@example.gov.uk, or call 01632 960 001.", "Write to , or call ."),
            ("Questions: carers@example.gov.uk", ""),
            (
                "Ask a@example.org and b@example.org what they and all others think",
                "Ask and what they and all others think",
            ),
            (
                "see \u{E000}the plan\u{E001}https://example.org\u{E002} or \u{E000}write\u{E001}mailto:a%40example.org\u{E002} to all of us",
                "see \u{E000}the plan\u{E001}https://example.org\u{E002} or write to all of us",
            ),
            (
                "\u{E000}a\u{E001}https://example.org/?to=a@example.org\u{E002}, \u{E000}b\u{E001}tel:123\u{E002}",
                "a, b",
            ),
        ] {
            assert_eq!(cleaned(text), expected, "{text}");
        }
    }

    #[test]
    fn names_of_people_are_taken_out_and_bodies_stay() {
        for (text, expected) in [
            ("Jane Example", ""),
            ("The board asks Jane Example to report", "The board asks […] to report"),
            ("led by Cllr Example-Smith and Dr. J Example.", "led by […] and […]."),
            ("Mark Example, Ann Example and others", "[…], […] and others"),
            ("Insp. Example, ext. 2214, leads all of it", "[…], , leads all of it"),
        ] {
            assert_eq!(cleaned(text), expected, "{text}");
        }
        for text in [
            "Victoria Road day centre",
            "the Florence Nightingale Hospice",
            "Ask Grace House and St John Ambulance",
            "Mark Scheme of the Carers Team",
            "Marie Curie nurses, Sue Ryder and Cyngor Sir Gâr",
            "May Day and June 2010",
            "Carers will be heard",
        ] {
            assert_eq!(cleaned(text), text);
        }
    }

    #[test]
    fn no_field_of_a_plan_keeps_them() {
        let private = || "Jane Example jane@example.org 01632 960 001".to_owned();
        let lines = || vec![Line::plain(private())];
        let due = || Due { when: private(), what: Some(private()), kind: None };
        let facts = || Facts {
            owner_cells: vec![OwnerCell {
                lines: vec![Line::plain("jane@example.org 01632 960 001")],
                head: private(),
                place: Place::default(),
                part: Part::Owns,
            }],
            owners: Vec::new(),
            when: vec![due()],
            status: Vec::new(),
            why: lines(),
            years: vec![(
                "2010/11".to_owned(),
                YearEntry { lines: lines(), planned: lines(), progress: lines(), status: Vec::new() },
            )],
            measures: vec![Measure {
                name: private(),
                code: Some(private()),
                unit: Some(private()),
                baseline: vec![(Some(private()), private())],
                targets: vec![(Some(private()), private())],
                values: vec![(Some(private()), private())],
                note: lines(),
            }],
            success: lines(),
            outputs: lines(),
            evidence: lines(),
            resources: lines(),
            risks: lines(),
            notes: lines(),
            updates: vec![Update { date: Some(private()), lines: lines(), ..Update::default() }],
            see: vec![See { kind: "see", target: "1".to_owned(), words: Some(private()) }],
            other: vec![(private(), lines()), (private(), lines())],
        };
        let mut plan = Plan {
            title: private(),
            period: Some(private()),
            dated: Some(private()),
            reviewed: Some(private()),
            key: vec![KeyMark { mark: "G".to_owned(), label: Some(private()), means: Meaning::OnTrack }],
            body: lines(),
            outcomes: vec![Outcome {
                level: Some(private()),
                title: private(),
                aim: lines(),
                body: lines(),
                response: Some(Response { decision: None, text: lines() }),
                facts: facts(),
                ..Outcome::default()
            }],
            actions: vec![Action {
                text: lines(),
                steps: vec![Step { title: private(), ..Step::default() }],
                milestones: vec![Milestone { what: private(), when: Some(due()), ..Milestone::default() }],
                project: vec![private()],
                was: vec![private()],
                moved: lines(),
                facts: facts(),
                ..Action::default()
            }],
            glossary: vec![("JE".to_owned(), private())],
            ..Plan::default()
        };
        leave_out(&mut plan, &Evidence::default(), &mut Found::default());
        assert_eq!(plan.actions[0].facts.other.len(), 1, "two heads that named somebody are one head");
        let said = format!("{plan:?}");
        for word in ["Jane", "jane", "01632"] {
            assert!(!said.contains(word), "{said}");
        }
        assert_eq!(plan.title, "Plan");
        assert!(plan.glossary.is_empty());
    }
}
