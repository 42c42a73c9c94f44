//! What of a plan is due when: what is late, what moved, then quarter by quarter, then what has no
//! date of its own.

use crate::model::status::Marks;
use crate::model::year::Year;
use crate::plan::{Action, Entry, Key, Milestone, Outcome, Owned, Plan};
use crate::views::{Placed, Timed, Timeline, Told, Undated};
use crate::website::entry::EarlierView;
use crate::website::html;
use crate::website::parts::{LinkTo, Parts, Row, TimeText, numbers};
use serde::Serialize;

/// An action that is late.
#[derive(Debug, Serialize)]
pub struct LateRow {
    /// The action.
    pub row: Row,
    /// How late it is as of the plan's date; text.
    pub late: Option<String>,
    /// The reason that its plan gives for how it stands; HTML.
    pub why: Option<String>,
}

/// An action whose time was another one before.
#[derive(Debug, Serialize)]
pub struct MovedRow {
    /// The action, with the times that it has now.
    pub row: Row,
    /// The times that it had before, and why they were missed.
    pub was: Vec<EarlierView>,
}

/// A part of an action that has a time of its own.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// What it is, as a word of the theme: `step` or `milestone`.
    pub kind: &'static str,
    /// What is to be there or to be done; HTML.
    pub what: String,
}

/// Something in the timeline.
#[derive(Debug, Serialize)]
pub struct TimelineRow {
    /// The part of an action that it is; nothing for a whole action or an outcome.
    pub part: Option<PartView>,
    /// The action or outcome, with the times for which it stands here; of a part its own status
    /// and times, and its own owners where it names any.
    pub row: Row,
}

/// Three months in which something falls.
#[derive(Debug, Serialize)]
pub struct QuarterView {
    /// From when to when; text.
    pub label: String,
    /// What falls in it.
    pub rows: Vec<TimelineRow>,
}

/// A year in which something falls.
#[derive(Debug, Serialize)]
pub struct TimelineYear {
    /// The id of its heading.
    pub anchor: String,
    /// The year in words.
    pub label: String,
    /// Its quarters in which something falls.
    pub quarters: Vec<QuarterView>,
}

/// Things that have no date of their own, by what is said instead.
#[derive(Debug, Serialize)]
pub struct UndatedView {
    /// What is said, as a word of the theme: `undated-ongoing`, `undated-conditional` …
    pub said: &'static str,
    /// The things.
    pub rows: Vec<TimelineRow>,
}

/// The ids of the headings that stand around the years.
#[derive(Debug, Serialize)]
pub struct TimelineAnchors {
    /// Of what is late.
    pub late: String,
    /// Of what moved.
    pub moved: String,
    /// Of what has no date.
    pub undated: String,
}

/// What `timeline.html` prints.
#[derive(Debug, Serialize)]
pub struct TimelinePage {
    /// The ids of the headings that stand around the years.
    pub anchors: TimelineAnchors,
    /// What is late, the longest first.
    pub late: Vec<LateRow>,
    /// What moved.
    pub moved: Vec<MovedRow>,
    /// The years in which something falls.
    pub years: Vec<TimelineYear>,
    /// What has no date of its own.
    pub undated: Vec<UndatedView>,
}

/// Works out the timeline of a plan.
pub fn page(parts: &Parts<'_>, key: Key<Plan>) -> TimelinePage {
    let timeline = parts.views.timeline(key);
    TimelinePage {
        anchors: TimelineAnchors {
            late: parts.prose.id("late"),
            moved: parts.prose.id("moved"),
            undated: parts.prose.id("undated"),
        },
        late: parts.views.overdue(key).into_iter().map(|action| late(parts, action)).collect(),
        moved: timeline.moved.iter().map(|action| moved(parts, *action)).collect(),
        years: years(parts, timeline),
        undated: timeline
            .undated
            .iter()
            .map(|(said, placed)| UndatedView { said: word(*said), rows: rows(parts, placed) })
            .collect(),
    }
}

fn years(parts: &Parts<'_>, timeline: &Timeline) -> Vec<TimelineYear> {
    let mut years: Vec<(Year, TimelineYear)> = Vec::new();
    for ((year, number), placed) in &timeline.quarters {
        let quarter = QuarterView { label: parts.words.quarter(*year, *number), rows: rows(parts, placed) };
        match years.last_mut() {
            Some((last, view)) if last == year => view.quarters.push(quarter),
            _ => {
                let anchor = parts.prose.id(&format!("year-{}", year.slug()));
                let view = TimelineYear { anchor, label: parts.year(*year), quarters: vec![quarter] };
                years.push((*year, view));
            }
        }
    }
    years.into_iter().map(|(_, view)| view).collect()
}

const fn word(said: Undated) -> &'static str {
    match said {
        Undated::Ongoing => "undated-ongoing",
        Undated::Conditional => "undated-conditional",
        Undated::Done => "undated-done",
        Undated::Unclear => "undated-unclear",
        Undated::Silent => "undated-silent",
    }
}

fn late(parts: &Parts<'_>, key: Key<Action>) -> LateRow {
    let facts = &parts.content().actions[key].facts;
    let why = match parts.views.standing(key).told {
        Told::Year(year) => facts.years.as_ref().and_then(|years| years.get(year)?.why.as_ref()),
        Told::Status | Told::Update | Told::Time | Told::Same(_) | Told::Steps | Told::Nobody => None,
    };
    LateRow {
        row: parts.row_apart(key),
        late: parts.late(key),
        why: facts.why.as_ref().or(why).map(|why| parts.prose.inline(why)),
    }
}

fn moved(parts: &Parts<'_>, key: Key<Action>) -> MovedRow {
    let was = parts.content().actions[key].was.iter().map(|was| parts.earlier(was)).collect();
    let row = Row { due: parts.times_of(key), ..parts.row_apart(key) };
    MovedRow { row, was }
}

fn rows(parts: &Parts<'_>, placed: &[Placed]) -> Vec<TimelineRow> {
    placed.iter().map(|it| row(parts, it)).collect()
}

fn row(parts: &Parts<'_>, placed: &Placed) -> TimelineRow {
    let content = parts.content();
    let here = |times: Vec<TimeText>| -> Vec<TimeText> {
        let times = times.into_iter().enumerate().filter(|(at, _)| placed.times.contains(at));
        times.map(|(_, time)| time).collect()
    };
    match placed.what {
        Timed::Outcome(key) => TimelineRow {
            part: None,
            row: of_outcome(parts, key, here(parts.times(placed.what.when(content)))),
        },
        Timed::Action(key) => {
            let row = parts.row_apart(key);
            let overdue = row.overdue && placed.is_due;
            TimelineRow { part: None, row: Row { due: here(parts.times_of(key)), overdue, ..row } }
        }
        Timed::Step(key, at) => {
            let step = &content.actions[key].steps[at];
            let label = step.label.as_deref().map(|label| format!("{}. ", html::text(label)));
            let title = step.title.as_ref().map(|title| parts.prose.inline(title));
            let what = format!("{}{}", label.unwrap_or_default(), title.unwrap_or_default());
            let row = of_part(parts, key, &step.owners, step.status.as_ref(), here(parts.times(&step.when)));
            TimelineRow { part: Some(PartView { kind: "step", what }), row }
        }
        Timed::Milestone(key, at) => {
            let Milestone { what, when, owners, status } = &content.actions[key].milestones[at];
            let what = parts.prose.inline(what);
            let row = of_part(parts, key, owners, status.as_ref(), here(parts.times(when)));
            TimelineRow { part: Some(PartView { kind: "milestone", what }), row }
        }
    }
}

/// The action of a part, with what the part says itself: who owns the action owns a part of it for
/// which nobody is named.
fn of_part(
    parts: &Parts<'_>,
    key: Key<Action>,
    owners: &[Owned],
    status: Option<&Marks>,
    due: Vec<TimeText>,
) -> Row {
    let row = parts.row_apart(key);
    Row {
        owners: if owners.is_empty() { row.owners } else { parts.lead_names(owners) },
        tags: parts.tags(parts.content().actions[key].plan, status),
        overdue: false,
        due,
        ..row
    }
}

/// An outcome with times of its own, which says what the plan calls it.
fn of_outcome(parts: &Parts<'_>, key: Key<Outcome>, due: Vec<TimeText>) -> Row {
    let outcome = &parts.content().outcomes[key];
    let LinkTo { address, .. } = parts.entry(Entry::Outcome(key));
    Row {
        anchor: parts.group_anchor(Some(key)),
        number: numbers(&outcome.numbers),
        title: parts.prose.title(&outcome.title),
        address,
        is_draft: parts.content().is_draft(Entry::Outcome(key)),
        context: Some(LinkTo::new(parts.level(outcome.plan, Some(outcome.depth)), None)),
        owners: parts.lead_names(&outcome.owners),
        tags: parts.tags(outcome.plan, outcome.facts.status.as_ref()),
        overdue: false,
        due,
        filters: String::new(),
    }
}
