//! How many actions stand how: tables with bars, and the sentence that says the same.

use super::parts::{Parts, Tag};
use crate::model::status::Meaning;
use crate::plan::{Key, Plan};
use crate::views::{Counts, Reporting};
use serde::Serialize;

/// A row of a table of counts with bars.
#[derive(Debug, Clone, Serialize)]
pub struct CountRow {
    /// How they stand.
    pub tag: Tag,
    /// How many.
    pub count: usize,
    /// How many of all in per cent, for the length of the bar.
    pub percent: String,
    /// The page that lists them.
    pub address: Option<String>,
}

/// How many of some actions stand how.
#[derive(Debug, Clone, Serialize)]
pub struct CountTable {
    /// All of them.
    pub all: usize,
    /// By status, in the order in which readers see them; they add up to all.
    pub rows: Vec<CountRow>,
    /// How they stand, in a sentence with the date; text. Nothing where nobody says.
    pub sentence: Option<String>,
    /// Of all actions of a plan: how many there are, where nobody says how they stand, in a sentence
    /// with the date where there is one; text.
    pub silence: Option<String>,
    /// Those overdue, told apart.
    pub overdue: usize,
    /// The page that lists the overdue ones.
    pub overdue_address: Option<String>,
    /// How many are complete or on track.
    pub going_well: usize,
    /// How many are complete.
    pub complete: usize,
}

impl Parts<'_> {
    /// Counts of all actions of a plan as a table with bars, or a sentence where nobody says how
    /// they stand.
    pub fn plan_table(&self, plan: Key<Plan>) -> CountTable {
        let counts = self.views.counts(self.content().plans[plan].actions.iter().copied());
        CountTable { silence: self.silence(plan, &counts), ..self.count_table(plan, &counts) }
    }

    /// Counts of some actions of a plan as a table with bars, with links to those that stand so.
    pub fn count_table(&self, plan: Key<Plan>, counts: &Counts) -> CountTable {
        let bare = self.bare_counts(Some(plan), counts);
        let rows = bare.rows.into_iter().zip(&counts.by_meaning).map(|(row, (meaning, _))| CountRow {
            address: self.from_here(self.addresses.status(plan, *meaning)),
            ..row
        });
        CountTable {
            rows: rows.collect(),
            overdue_address: self.from_here(self.addresses.overdue(plan)).filter(|_| counts.overdue > 0),
            ..bare
        }
    }

    /// Counts of some actions, of a plan or across plans with the common words; without links.
    pub fn bare_counts(&self, plan: Option<Key<Plan>>, counts: &Counts) -> CountTable {
        let rows = counts.by_meaning.iter().map(|(meaning, count)| CountRow {
            tag: plan.map_or_else(|| self.common_tag(*meaning), |plan| self.tag_of(plan, *meaning)),
            count: *count,
            percent: percent(*count, counts.all),
            address: None,
        });
        CountTable {
            all: counts.all,
            rows: rows.collect(),
            sentence: plan.and_then(|plan| self.sentence(plan, counts)),
            silence: None,
            overdue: counts.overdue,
            overdue_address: None,
            going_well: counts.of(&[Meaning::Complete, Meaning::OnTrack]),
            complete: counts.of(&[Meaning::Complete]),
        }
    }

    /// How many actions there are in a plan in which nobody says how they stand.
    fn silence(&self, plan: Key<Plan>, counts: &Counts) -> Option<String> {
        if self.views.has_statuses(plan) {
            return None;
        }
        let as_of = self.views.as_of(plan);
        let date = ("date", self.words.end_of(as_of.moment).into());
        let count = ("n", counts.all.into());
        let mut silence = if as_of.is_said {
            self.words.say_with("n-actions-in-plan-at", &[date, count])
        } else {
            self.words.say_with("n-actions-in-plan", &[count])
        };
        if counts.all > 0 {
            silence.push(' ');
            silence.push_str(&self.words.say("no-statuses"));
        }
        Some(silence)
    }

    /// How some actions of a plan stand, in a sentence with the date; nothing where nobody says.
    fn sentence(&self, plan: Key<Plan>, counts: &Counts) -> Option<String> {
        let going_well = counts.of(&[Meaning::Complete, Meaning::OnTrack]);
        let name = match self.views.reporting(plan) {
            Reporting::Nothing => return None,
            // Without others there are none of which the plan is silent.
            Reporting::OnlyDone if going_well > 0 && going_well == counts.all => "all-done-sentence",
            Reporting::OnlyDone => "done-sentence",
            Reporting::Statuses => "plan-sentence",
        };
        let needs = [
            ("date", self.words.end_of(self.views.as_of(plan).moment).into()),
            ("n", going_well.into()),
            ("all", counts.all.into()),
        ];
        let mut sentence = self.words.say_with(name, &needs);
        if counts.overdue > 0 {
            sentence.push(' ');
            sentence.push_str(&self.words.say_with("overdue-sentence", &[("n", counts.overdue.into())]));
        }
        Some(sentence)
    }
}

/// One number of another in per cent, with one digit after the point and a `.` before it.
pub fn percent(part: usize, all: usize) -> String {
    if all == 0 {
        return "0".to_owned();
    }
    let tenths = (part * 1000 + all / 2) / all;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_cent_has_one_digit_after_the_point() {
        assert_eq!(percent(1, 3), "33.3");
        assert_eq!(percent(2, 3), "66.7");
        assert_eq!(percent(0, 0), "0");
        assert_eq!(percent(5, 5), "100.0");
    }
}
