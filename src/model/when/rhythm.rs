//! *Quarterly*, *every two months*, *June / November*: how often something comes again.

use super::doubt::{Doubt, Reading};
use super::scan::months;
use super::tokens::Token;
use super::understand::{Pending, Reader};
use super::{Rhythm, Time, Unit};

impl Reader<'_> {
    /// *quarterly*, *every two months*, *at least annually*, *June / November*.
    pub(super) fn rhythm(&mut self) -> Result<bool, Doubt> {
        let start = self.at;
        let at_least = matches!((self.word(0), self.word(1)), ("at", "least"));
        if at_least {
            self.at += 2;
        }
        if self.denied() {
            self.at = start;
            return Ok(false);
        }
        let every = |count: u8, unit: Unit| Rhythm::Every { count, unit, at_least };
        let rhythm = match (self.word(0), self.word(1), self.word(2)) {
            ("twice" | "two", "a" | "per" | "times", "year" | "annum" | "a") => {
                Some((every(6, Unit::Month), 3))
            }
            ("once", "a" | "per", "year") => Some((every(1, Unit::Year), 3)),
            ("once", "a" | "per", "month") => Some((every(1, Unit::Month), 3)),
            ("biannual" | "biannually" | "bimonthly", ..) => {
                let month = self.word(0) == "bimonthly";
                let either = |first: &str, second: &str| {
                    let reading = |words: &str| Reading { words: words.into(), lacks_year: false };
                    Doubt::Several(vec![reading(first), reading(second)])
                };
                return Err(if month {
                    either("every 2 months", "every 2 weeks")
                } else {
                    either("every 6 months", "every 2 years")
                });
            }
            ("biennial" | "biennially", ..) => Some((every(2, Unit::Year), 1)),
            ("six", "monthly", _) => Some((every(6, Unit::Month), 2)),
            ("half", "yearly", _) => Some((every(6, Unit::Month), 2)),
            ("termly", ..) => Some((every(4, Unit::Month), 1)),
            ("every" | "each", "other", unit) => unit_of(unit).map(|unit| (every(2, unit), 3)),
            ("every" | "each", count, unit) => {
                if let Some(unit) = unit_of(count) {
                    Some((every(1, unit), 2))
                } else if let Some((count, unit)) = self.counted(count, unit) {
                    Some((every(count, unit), 3))
                } else {
                    return Ok(self.every_months(start));
                }
            }
            (word, ..) => adverb(word).map(|unit| (every(1, unit), 1)),
        };
        let Some((rhythm, length)) = rhythm else {
            self.at = start;
            return Ok(false);
        };
        self.at += length;
        let yearly = matches!(rhythm, Rhythm::Every { unit: Unit::Year, .. });
        self.push(Time::Recurring(rhythm, None));
        self.pending.holder = Some(self.times.len() - 1);
        self.pending.only_next = true;
        self.pending.yearly = yearly.then(|| self.times.len() - 1);
        Ok(true)
    }

    fn counted(&self, count: &str, unit: &str) -> Option<(u8, Unit)> {
        let count = match (count, self.tokens.get(self.at + 1)) {
            (_, Some(Token::Number { value, .. })) => {
                u8::try_from(*value).ok().filter(|it| (1..=60).contains(it))?
            }
            ("two", _) => 2,
            ("three", _) => 3,
            ("four", _) => 4,
            ("five", _) => 5,
            ("six", _) => 6,
            ("ten", _) => 10,
            ("twelve", _) => 12,
            _ => return None,
        };
        Some((count, unit_of(unit)?))
    }

    /// *every June and November*.
    fn every_months(&mut self, start: usize) -> bool {
        if let Some((months, length)) = months(&self.tokens[self.at + 1..]) {
            self.at += 1 + length;
            self.push_months(months);
            return true;
        }
        self.at = start;
        false
    }

    pub(super) fn push_months(&mut self, mut months: Vec<i8>) {
        months.sort_unstable();
        months.dedup();
        let time = Time::Recurring(Rhythm::Months(months), None);
        let at = match self.pending.yearly.take() {
            Some(at) if at < self.times.len() => {
                self.times[at] = time;
                at
            }
            _ => {
                self.times.push(time);
                self.times.len() - 1
            }
        };
        self.pending = Pending { holder: Some(at), only_next: true, yearly: None };
    }

    /// `3 year review`, `6-monthly`: how often, when the unit says so.
    pub(super) fn repeated(&self, at: usize) -> Option<Unit> {
        match (self.word(at), self.word(at + 1)) {
            ("yearly", _) | ("year", "review") => Some(Unit::Year),
            ("monthly", _) | ("month", "review") => Some(Unit::Month),
            ("weekly", _) => Some(Unit::Week),
            _ => None,
        }
    }
}

fn unit_of(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        _ => return None,
    })
}

fn adverb(word: &str) -> Option<Unit> {
    Some(match word {
        "annually" | "annual" | "yearly" => Unit::Year,
        "quarterly" => Unit::Quarter,
        "monthly" => Unit::Month,
        "weekly" => Unit::Week,
        "daily" => Unit::Day,
        _ => return None,
    })
}
