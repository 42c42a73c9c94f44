//! What of a plan is due when: what is late, what moved, then quarter by quarter, then what has no
//! date of its own.

use crate::model::year::Year;
use crate::plan::{Action, Entry, Key, Outcome, Plan};
use crate::views::{Placed, Timed, Timeline, Undated};
use crate::website::entry::{EarlierView, PartView};
use crate::website::late::LateRow;
use crate::website::parts::{LinkTo, Parts, Row, TimeText, numbers};
use serde::Serialize;

/// An action whose time was another one before.
#[derive(Debug, Serialize)]
pub struct MovedRow {
    /// The action, with the times that it has now.
    pub row: Row,
    /// The times that it had before, and why they were missed.
    pub was: Vec<EarlierView>,
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
    /// What is late: actions, then steps and milestones of others, the longest first.
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
        late: parts.late_actions(key).chain(parts.late_parts(key)).collect(),
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
        Timed::Step(key, _) | Timed::Milestone(key, _) => {
            let due = here(parts.times(placed.what.when(content)));
            let row = parts.row_of_part(placed.what, due).unwrap_or_else(|| parts.row_apart(key));
            let overdue = row.overdue && placed.is_due;
            TimelineRow { part: parts.part(placed.what), row: Row { overdue, ..row } }
        }
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
