//! What changed in a plan: dates that moved, then date by date, the newest first, then what has no
//! date.

use crate::model::time::{Due, Earlier};
use crate::plan::{Action, Entry, Key, Plan};
use crate::views::{Change, Changed, Timed};
use crate::website::html;
use crate::website::parts::{LinkTo, Parts, Tag, TimeText};
use serde::Serialize;

/// Something that changed.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// When it was so, where that is known.
    pub date: Option<TimeText>,
    /// The action or outcome that it is told of.
    pub of: LinkTo,
    /// What happened, where it is more than a note: "done", "answered: Accepted"; HTML.
    pub what: Option<String>,
    /// How it stood before, where that is known and was otherwise.
    pub from: Vec<Tag>,
    /// How it stands since.
    pub to: Vec<Tag>,
    /// Whether it stood so before.
    pub is_same: bool,
    /// What was told; HTML blocks.
    pub text: Option<String>,
}

/// What changed at one time.
#[derive(Debug, Serialize)]
pub struct ChangesAt {
    /// The id of the heading.
    pub anchor: String,
    /// The time.
    pub date: TimeText,
    /// What changed.
    pub changes: Vec<ChangeView>,
    /// What was looked at and was as before.
    pub confirmed: Vec<LinkTo>,
}

/// A due date that moved once.
#[derive(Debug, Serialize)]
pub struct MoveView {
    /// From when to when, in the plan's words; HTML.
    pub what: String,
    /// Why; HTML.
    pub why: Option<String>,
}

/// An action whose due date moved.
#[derive(Debug, Serialize)]
pub struct MovedAction {
    /// The action.
    pub of: LinkTo,
    /// Each time that its date moved, the first first.
    pub moves: Vec<MoveView>,
}

/// The ids of the headings that stand around the dates.
#[derive(Debug, Serialize)]
pub struct ChangesAnchors {
    /// Of the dates that moved.
    pub moved: String,
    /// Of what has no date.
    pub undated: String,
}

/// What `changes.html` prints.
#[derive(Debug, Serialize)]
pub struct ChangesPage {
    /// The ids of the headings that stand around the dates.
    pub anchors: ChangesAnchors,
    /// Whether there are three headings or more, so that a list of them helps.
    pub contents: bool,
    /// The actions whose due dates moved. The plan does not say on which day they did.
    pub moved: Vec<MovedAction>,
    /// What changed at each time, the newest first.
    pub dates: Vec<ChangesAt>,
    /// What was told without a date.
    pub undated: Vec<ChangeView>,
}

/// Works out the page of what changed in a plan.
pub fn page(parts: &Parts<'_>, key: Key<Plan>) -> ChangesPage {
    let changes = parts.views.changes(key);
    let around = usize::from(!changes.moved.is_empty()) + usize::from(!changes.undated.is_empty());
    ChangesPage {
        contents: changes.dated.len() + around > 2,
        anchors: ChangesAnchors { moved: parts.prose.id("moved"), undated: parts.prose.id("undated") },
        moved: changes.moved.iter().map(|action| moved(parts, *action)).collect(),
        dates: changes
            .dated
            .iter()
            .map(|at| {
                let (confirmed, changes): (Vec<&Change>, Vec<&Change>) =
                    at.changes.iter().partition(|change| change.what == Changed::Confirmed);
                ChangesAt {
                    anchor: parts.prose.id(&format!("at-{}", at.moment.last())),
                    date: parts.moment(at.moment),
                    changes: changes.into_iter().map(|change| view(parts, *change, None)).collect(),
                    confirmed: confirmed.into_iter().map(|change| parts.entry(change.of)).collect(),
                }
            })
            .collect(),
        undated: changes.undated.iter().map(|change| view(parts, *change, None)).collect(),
    }
}

/// A change, with its date where none stands above it.
pub fn view(parts: &Parts<'_>, change: Change, date: Option<TimeText>) -> ChangeView {
    let content = parts.content();
    let (plan, facts) = match change.of {
        Entry::Action(key) => (content.actions[key].plan, Some(&content.actions[key].facts)),
        Entry::Outcome(key) => (content.outcomes[key].plan, Some(&content.outcomes[key].facts)),
        Entry::Plan(key) => (key, None),
    };
    let update = |at: usize| facts.and_then(|facts| facts.updates.get(at));
    let (before, now) = match change.what {
        Changed::Told { update: at, before } => (before, update(at).and_then(|it| it.status.as_ref())),
        Changed::Found(before) => (Some(before), facts.and_then(|facts| facts.status.as_ref())),
        Changed::Done(..) | Changed::Answered | Changed::Confirmed => (None, None),
    };
    let before = before.and_then(update).and_then(|it| it.status.as_ref()).filter(|_| now.is_some());
    let is_same = before.zip(now).is_some_and(|(before, now)| before.marks == now.marks);
    let text = match change.what {
        Changed::Told { update: at, .. } => update(at).and_then(|it| it.text.as_ref()),
        Changed::Found(_) => facts.and_then(|facts| facts.why.as_ref()),
        Changed::Done(..) | Changed::Answered | Changed::Confirmed => None,
    };
    ChangeView {
        date,
        of: parts.entry(change.of),
        what: match change.what {
            Changed::Done(timed, at) => Some(done(parts, timed, at)),
            Changed::Answered => answered(parts, change.of),
            Changed::Told { .. } | Changed::Found(_) | Changed::Confirmed => None,
        },
        from: if is_same { Vec::new() } else { parts.tags(plan, before) },
        to: parts.tags(plan, now),
        is_same,
        text: text.map(|text| parts.prose.block(text, 4)),
    }
}

/// What a time says that was done: of a part which it is, and what was there then.
fn done(parts: &Parts<'_>, timed: Timed, at: usize) -> String {
    let part = parts.part(timed).map(|part| format!("{}: {}", parts.words.say(part.kind), part.what));
    let due: &Due = &timed.when(parts.content())[at];
    let what = due.what.as_ref().map(|what| parts.prose.inline(what));
    let said: Vec<String> = part.into_iter().chain(what).collect();
    if said.is_empty() {
        return html::text(&parts.words.say("change-done")).into_owned();
    }
    parts.words.say_html("change-done-what", &[("what", said.join(". "))])
}

fn answered(parts: &Parts<'_>, of: Entry) -> Option<String> {
    let Entry::Outcome(key) = of else { return None };
    let Some(decision) = parts.content().outcomes[key].response.as_ref()?.decision else {
        return Some(html::text(&parts.words.say("change-answered-only")).into_owned());
    };
    let decision = html::text(&parts.words.say(&format!("decision-{}", decision.word()))).into_owned();
    Some(parts.words.say_html("change-answered", &[("decision", decision)]))
}

fn moved(parts: &Parts<'_>, key: Key<Action>) -> MovedAction {
    let action = &parts.content().actions[key];
    let mut was: Vec<&Earlier> = action.was.iter().collect();
    // Some list the first date first, and some the last.
    if was.iter().all(|it| it.when.due().is_some()) {
        was.sort_by_key(|it| it.when.due());
    }
    let words = was.iter().map(|it| parts.time(&it.when).words);
    let to = words.skip(1).map(Some).chain([now(parts, &action.facts.when)]);
    let moves = was.iter().zip(to).map(|(was, to)| {
        let from = ("from", parts.time(&was.when).words);
        MoveView {
            what: match to {
                Some(to) => parts.words.say_html("change-moved", &[from, ("to", to)]),
                None => parts.words.say_html("change-moved-away", &[from]),
            },
            why: was.why.as_ref().map(|why| parts.prose.inline(why)),
        }
    });
    MovedAction { of: parts.entry(Entry::Action(key)), moves: moves.collect() }
}

/// The words of the times at which something is due now, or else of all that it has.
fn now(parts: &Parts<'_>, when: &[Due]) -> Option<String> {
    let times = parts.times(when);
    let is_due = times.iter().any(|time| time.is_due);
    let words: Vec<String> =
        times.into_iter().filter(|time| time.is_due || !is_due).map(|time| time.words).collect();
    (!words.is_empty()).then(|| words.join("; "))
}
