//! What the report says: counts in plain English sentences.

use super::{Asked, Note, OfPlan};
use crate::model::outcome::Decision;
use crate::model::status::Meaning;
use crate::model::when::Moment;
use crate::views::{Timed, Undated};
use jiff::civil::Date;

/// What some of many do and the others do not, in the words for one and for several.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause {
    /// What they are.
    who: [&'static str; 2],
    /// What those that answer do.
    does: [&'static str; 2],
    /// What the others do not.
    lacks: [&'static str; 2],
}

const ACTION: [&str; 2] = ["action", "actions"];
const SAYS_WHY: [&str; 2] = ["says why", "say why"];
const DOES_NOT_SAY_WHY: [&str; 2] = ["does not say why", "do not say why"];

pub(super) const WHO: Clause = Clause {
    who: ACTION,
    does: ["says who does it", "say who does them"],
    lacks: ["does not say who does it", "do not say who does them"],
};
pub(super) const DAY: Clause = Clause {
    who: ACTION,
    does: ["says by when it is to be done", "say by when they are to be done"],
    lacks: ["does not say by when it is to be done", "do not say by when they are to be done"],
};
pub(super) const SIGN: Clause = Clause {
    who: ACTION,
    does: ["says how people will know that it worked", "say how people will know that they worked"],
    lacks: [
        "does not say how people will know that it worked",
        "do not say how people will know that they worked",
    ],
};
pub(super) const REPORT: Clause = Clause {
    who: ACTION,
    does: ["says how it is going", "say how they are going"],
    lacks: ["does not say how it is going", "do not say how they are going"],
};
pub(super) const PROOF: Clause = Clause {
    who: ["complete action", "complete actions"],
    does: ["says what was done", "say what was done"],
    lacks: ["does not say what was done", "do not say what was done"],
};
pub(super) const SLIPPED: Clause = Clause {
    who: ["action that was put off", "actions that were put off"],
    does: SAYS_WHY,
    lacks: DOES_NOT_SAY_WHY,
};
pub(super) const OFF_TRACK: Clause = Clause {
    who: ["action that is off track or delayed", "actions that are off track or delayed"],
    does: SAYS_WHY,
    lacks: DOES_NOT_SAY_WHY,
};
pub(super) const ACCEPTED: Clause = Clause {
    who: ["recommendation that was accepted", "recommendations that were accepted"],
    does: ["has an action", "have an action"],
    lacks: ["has no action", "have no action"],
};
pub(super) const ONGOING: Clause = Clause {
    who: ["ongoing action", "ongoing actions"],
    does: ["shows that it goes on", "show that they go on"],
    lacks: ["shows nothing of how it goes on", "show nothing of how they go on"],
};

/// The word for one, or for several.
fn of(count: usize, words: [&str; 2]) -> &str {
    words[usize::from(count != 1)]
}

/// A number of things: `1 action`, `5 actions`.
pub(super) fn counted(count: usize, words: [&str; 2]) -> String {
    format!("{count} {}", of(count, words))
}

impl Clause {
    /// How many of those asked answer, in a sentence.
    pub(super) fn answer(self, asked: &Asked) -> String {
        let Self { who, does, lacks } = self;
        let (some, all) = (asked.answered(), asked.all);
        match (some, all) {
            (1, 1) => format!("The only {} {}.", who[0], does[0]),
            (0, 1) => format!("The only {} {}.", who[0], lacks[0]),
            (0, _) => format!("None of the {all} {} {}.", who[1], does[0]),
            _ if some == all => format!("All {all} {} {}.", who[1], does[1]),
            _ => format!("{some} of {all} {} {} ({}%).", who[1], of(some, does), share(some, all)),
        }
    }

    /// How many do not, above the list of them.
    pub(super) fn lack(self, count: usize) -> String {
        format!("{} {}", counted(count, self.who), of(count, self.lacks))
    }
}

/// One number of another in whole per cent: 0 only for none, and 100 only for all.
pub(super) fn share(some: usize, all: usize) -> usize {
    match some {
        0 => 0,
        _ if some >= all => 100,
        _ => ((some * 100 + all / 2) / all).clamp(1, 99),
    }
}

/// From which share on it is nearly all.
pub(super) const NEARLY_ALL: usize = 90;

/// How much one number of another is, in a word. The page says where each begins.
pub(super) fn grade(some: usize, all: usize) -> &'static str {
    if some == 0 {
        "None"
    } else if some >= all {
        "All"
    } else if share(some, all) >= NEARLY_ALL {
        "Nearly all"
    } else if some * 2 > all {
        "Most"
    } else {
        "Some"
    }
}

/// A day in words.
pub(super) fn day(day: Date) -> String {
    Moment::Day(day).to_string()
}

/// At a time: `on 5 May 2010`, `in May 2010`.
pub(super) fn at(moment: Moment) -> String {
    match moment {
        Moment::Day(_) => format!("on {moment}"),
        Moment::Week(_) => format!("in the {moment}"),
        _ => format!("in {moment}"),
    }
}

/// What there is to know of something in a list.
pub(super) fn note(note: Note) -> String {
    match note {
        Note::Undated(Undated::Ongoing) => "goes on or comes again, and says no last day".to_owned(),
        Note::Undated(Undated::Conditional) => "depends on something else".to_owned(),
        Note::Undated(Undated::Done) => "is done, and says no day".to_owned(),
        Note::Undated(Undated::Unclear) => "its words of time tell no day".to_owned(),
        Note::Undated(Undated::Silent) => "says nothing of time".to_owned(),
        Note::NotDue => "says a time, and not that it is to be done by then".to_owned(),
        Note::DueBy(due) => format!("was due by {}", day(due)),
        Note::Part(Timed::Milestone(..), due) => format!("a milestone was due by {}", day(due)),
        Note::Part(_, due) => format!("a step was due by {}", day(due)),
        Note::Stands(Meaning::OffTrack) => "off track".to_owned(),
        Note::Stands(_) => "some delay".to_owned(),
        Note::Confirmed(moment) => format!("last confirmed {}", at(moment)),
        Note::Decided(decision) => match decision {
            Decision::Accepted => "accepted",
            Decision::InPart => "accepted in part",
            Decision::InPrinciple => "accepted in principle",
            Decision::Rejected => "rejected",
            Decision::Noted => "noted",
        }
        .to_owned(),
    }
}

/// How many answer only by an outcome above them; nothing where none do.
pub(super) fn above(asked: &Asked) -> Option<String> {
    match asked.above {
        0 => None,
        1 => Some("For 1 of them, the outcome above it says so.".to_owned()),
        n if n == asked.answered() => Some("The outcomes above them say so.".to_owned()),
        n => Some(format!("For {n} of them, the outcome above says so.")),
    }
}

/// What is late, in sentences.
pub(super) fn late(plan: &OfPlan, as_of: Date) -> Vec<String> {
    let (all, late) = (plan.past.all, plan.past.without.len());
    let date = day(as_of);
    let mut said = vec![match (all, late) {
        (0, _) => format!("No action names a last day before {date}."),
        (1, 0) => format!("1 action was due before {date}. It is not overdue."),
        (1, _) => format!("1 action was due before {date}. It is overdue."),
        (_, 0) => format!("{all} actions were due before {date}. None of them is overdue."),
        (_, 1) => format!("{all} actions were due before {date}. 1 of them is overdue."),
        _ if all == late => format!("{all} actions were due before {date}. All of them are overdue."),
        _ => format!(
            "{all} actions were due before {date}. {late} of them are overdue ({}%).",
            share(late, all)
        ),
    }];
    if !plan.late_parts.is_empty() {
        let parts = counted(plan.late_parts.len(), ["step or milestone", "steps or milestones"]);
        let is = of(plan.late_parts.len(), ["is", "are"]);
        said.push(format!("{parts} of other actions {is} late."));
    }
    if plan.come_due > 0 {
        let more = counted(plan.come_due, ["more action has", "more actions have"]);
        said.push(format!("{more} come due since then."));
    }
    said
}
