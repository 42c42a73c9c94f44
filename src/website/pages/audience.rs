//! What is promised to an audience: by whom, by when, and whether it is done.

use crate::model::status::Meaning;
use crate::plan::{Action, Entry, Key, Plan};
use crate::views::Promises;
use crate::website::parts::{LinkTo, Parts, Row};
use serde::Serialize;

/// Actions of which the same is said.
#[derive(Debug, Serialize)]
pub struct PromiseGroup {
    /// What is said, as a word of the theme: `promised-done`, `promised-under-way`,
    /// `promised-to-come`, `promised-stopped` or `promised-not-said`.
    pub said: &'static str,
    /// The actions.
    pub rows: Vec<Row>,
}

/// What `audience.html` prints.
#[derive(Debug, Serialize)]
pub struct AudiencePage {
    /// Who they are; HTML.
    pub name: String,
    /// How many actions are promised.
    pub count: usize,
    /// How many of them are done, under way and so on, after the date; text. Nothing in a plan in
    /// which nobody says.
    pub so: Option<String>,
    /// The outcomes that are promised as a whole.
    pub outcomes: Vec<LinkTo>,
    /// The actions by what is said of them; in a plan in which nobody says, all together.
    pub groups: Vec<PromiseGroup>,
    /// To whom else the plan promises something.
    pub others: Vec<LinkTo>,
}

/// What is said of a promise in plain words. The order is that of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Done,
    UnderWay,
    ToCome,
    Stopped,
    Nothing,
}

impl Said {
    const ALL: [Self; 5] = [Self::Done, Self::UnderWay, Self::ToCome, Self::Stopped, Self::Nothing];

    const fn of(meaning: Option<Meaning>) -> Self {
        match meaning {
            Some(Meaning::Complete) => Self::Done,
            Some(Meaning::OnTrack | Meaning::AtRisk | Meaning::OffTrack) => Self::UnderWay,
            Some(Meaning::NotStarted) => Self::ToCome,
            Some(Meaning::Paused | Meaning::Withdrawn) => Self::Stopped,
            Some(Meaning::NoInformation) | None => Self::Nothing,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Done => "promised-done",
            Self::UnderWay => "promised-under-way",
            Self::ToCome => "promised-to-come",
            Self::Stopped => "promised-stopped",
            Self::Nothing => "promised-not-said",
        }
    }
}

fn groups(parts: &Parts<'_>, actions: &[Key<Action>]) -> Vec<(Said, Vec<Key<Action>>)> {
    let said = |key: &Key<Action>| Said::of(parts.views.standing(*key).meaning);
    let group = |it: Said| (it, actions.iter().copied().filter(|key| said(key) == it).collect());
    Said::ALL.into_iter().map(group).filter(|(_, keys): &(Said, Vec<_>)| !keys.is_empty()).collect()
}

/// How many promises are done, under way and so on, after the date, and how many are overdue;
/// nothing where nobody says.
pub fn so(parts: &Parts<'_>, plan: Key<Plan>, promises: &Promises) -> Option<String> {
    if promises.actions.is_empty() || !parts.views.has_statuses(plan) {
        return None;
    }
    let count = |(said, keys): &(Said, Vec<_>)| {
        parts.words.say_with(&format!("n-{}", said.word()), &[("n", keys.len().into())])
    };
    let counts: Vec<String> = groups(parts, &promises.actions).iter().map(count).collect();
    let date = parts.words.end_of(parts.views.as_of(plan).moment);
    let needs = [("date", date.into()), ("counts", parts.words.list(&counts).into())];
    let mut so = parts.words.say_with("promised-so", &needs);
    let overdue = promises.actions.iter().filter(|key| parts.views.standing(**key).overdue).count();
    if overdue > 0 {
        so.push(' ');
        so.push_str(&parts.words.say_with("overdue-sentence", &[("n", overdue.into())]));
    }
    Some(so)
}

/// Works out the page of what a plan promises to an audience.
pub fn page(parts: &Parts<'_>, plan: Key<Plan>, audience: usize) -> AudiencePage {
    let all = parts.views.promises(plan);
    let none = Promises::default();
    let promises = all.get(&audience).unwrap_or(&none);
    let others: Vec<usize> = all.keys().copied().filter(|other| *other != audience).collect();
    AudiencePage {
        name: parts.prose.title(&parts.content().audiences[audience].1),
        count: promises.actions.len(),
        so: so(parts, plan, promises),
        outcomes: promises.outcomes.iter().map(|key| parts.entry(Entry::Outcome(*key))).collect(),
        groups: groups(parts, &promises.actions)
            .into_iter()
            .map(|(said, keys)| PromiseGroup {
                said: said.word(),
                rows: keys.into_iter().map(|key| parts.row_apart(key)).collect(),
            })
            .collect(),
        others: parts.audiences(plan, &others),
    }
}
