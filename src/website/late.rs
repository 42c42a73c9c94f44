//! What is overdue, and why.

use super::entry::PartView;
use super::parts::{Parts, Row, TimeText};
use crate::model::facts::{Facts, Update};
use crate::model::text::Text;
use crate::plan::{Action, Key, Plan};
use crate::views::{Timed, Told};
use serde::Serialize;
use std::cmp::Reverse;

/// What was told last of something that is late.
#[derive(Debug, Serialize)]
pub struct NewsView {
    /// When it was told, where that is known.
    pub date: Option<TimeText>,
    /// How it begins, in one line; HTML.
    pub text: String,
}

/// Something that is late: an action, or a step or a milestone of one.
#[derive(Debug, Serialize)]
pub struct LateRow {
    /// The part of an action that it is; nothing for a whole action.
    pub part: Option<PartView>,
    /// The action; of a part with the part's own status and times, and with its owners where it names any.
    pub row: Row,
    /// How late it is as of the plan's date; text.
    pub late: Option<String>,
    /// The reason that its plan gives for how it stands; HTML.
    pub why: Option<String>,
    /// Where there is no reason: what was told last.
    pub news: Option<NewsView>,
}

impl Parts<'_> {
    /// The overdue actions of a plan, the longest first.
    pub fn late_actions(&self, plan: Key<Plan>) -> impl Iterator<Item = LateRow> {
        self.views.overdue(plan).into_iter().map(|key| {
            let why = self.why(key);
            LateRow {
                part: None,
                row: self.row_apart(key),
                late: self.late(key),
                news: if why.is_none() { self.news(key) } else { None },
                why,
            }
        })
    }

    /// The steps and milestones of a plan that are late, the longest first; not those of actions
    /// that are overdue themselves.
    pub fn late_parts(&self, plan: Key<Plan>) -> impl Iterator<Item = LateRow> {
        self.views.late_parts(plan).filter_map(move |part| {
            let key = part.action().filter(|key| !self.views.standing(*key).overdue)?;
            let own = match part {
                Timed::Step(key, at) => self.content().actions[key].steps[at].why.as_ref(),
                Timed::Outcome(_) | Timed::Action(_) | Timed::Milestone(..) => None,
            };
            let why = own.map(|why| self.prose.inline(why)).or_else(|| self.why(key));
            Some(LateRow {
                part: self.part(part),
                row: self.row_of_part(part, self.times(part.when(self.content())))?,
                late: self.views.late_since(part).map(|due| self.late_by(plan, due)),
                news: if why.is_none() { self.news(key) } else { None },
                why,
            })
        })
    }

    /// The reason that a plan gives for how an action stands: its own, or that of the year whose
    /// status counts.
    fn why(&self, key: Key<Action>) -> Option<String> {
        let own = &self.content().actions[key].facts;
        let told = self.views.standing(key).told;
        let facts = match told {
            Told::Same(target) if own.why.is_none() => &self.content().actions[target].facts,
            _ => own,
        };
        let of_year = match told {
            Told::Year(year) => facts.years.as_ref().and_then(|years| years.get(year)?.why.as_ref()),
            Told::Status | Told::Update | Told::Time | Told::Same(_) | Told::Steps | Told::Nobody => None,
        };
        facts.why.as_ref().or(of_year).map(|why| self.prose.inline(why))
    }

    /// What was told last of an action up to its plan's date: its newest note, or else what was done
    /// in its newest year.
    fn news(&self, key: Key<Action>) -> Option<NewsView> {
        let action = &self.content().actions[key];
        let as_of = self.views.as_of(action.plan).day;
        let facts: &Facts = &action.facts;
        let notes = facts.updates.iter().filter(|update| !update.is_after(as_of) && update.text.is_some());
        // As on its own page: the newest first, what says no date last, and of the same day the first.
        let newest = notes.min_by_key(|update: &&Update| {
            Reverse(update.date.as_ref().map(|date| (date.moment.last(), date.moment.first())))
        });
        if let Some(note) = newest {
            let date = note.date.as_ref().map(|date| self.date(date));
            return Some(NewsView { date, text: self.first_line(note.text.as_ref()?)? });
        }
        let years = facts.years.iter().flat_map(|it| &it.0).rev().filter(|(year, _)| year.first() <= as_of);
        let (year, done) = years.into_iter().find_map(|(year, it)| Some((year, it.progress.as_ref()?)))?;
        let date = Some(TimeText::new(self.year(*year), None));
        Some(NewsView { date, text: self.first_line(done)? })
    }

    /// How a text begins, in one line; HTML. Nothing where it begins with a list or the like.
    pub fn first_line(&self, text: &Text) -> Option<String> {
        let words = self.prose.opening(text)?;
        Some(self.marked(self.prose.lang_of(text).as_deref(), &words))
    }
}
