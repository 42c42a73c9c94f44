//! What the columns and the labelled rows of a plan hold.

use super::text::year_of_head;
use std::fmt;

/// What stands in a column of a plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum Role {
    /// The number or the reference of an action.
    Number,
    /// What the actions beside it are for: a level between the plan and its actions.
    Level,
    /// The aim of the level left of it.
    Aim,
    /// What is to be done.
    Action,
    /// Who does it.
    Owner,
    /// Who helps.
    Partners,
    /// How to reach somebody.
    Contact,
    /// By when.
    When,
    /// By when it was to be done before that was moved.
    Was,
    /// When it was done.
    Done,
    /// From when.
    Start,
    /// A part of what is to be done.
    Step,
    /// Points on the way.
    Milestones,
    /// What will show that it worked.
    Success,
    /// What is counted.
    Measure,
    /// What it is counted in.
    Unit,
    /// Figures of what is counted, and the year that they are for.
    Figures(Figures, Option<String>),
    /// What it will make.
    Outputs,
    /// What shows it.
    Evidence,
    /// What has been done.
    Progress,
    /// How it stands.
    Status,
    /// How it stood before.
    EarlierStatus,
    /// Why it stands so.
    Why,
    /// Who does it, and by when, in one cell.
    OwnerAndWhen,
    /// What is said of a year.
    Year(String, YearPart),
    /// What might go wrong.
    Risks,
    /// What it takes.
    Resources,
    /// What was answered to a recommendation.
    Response,
    /// Footnotes.
    Notes,
    /// The name that it runs under.
    Project,
    /// Something else: kept under its head.
    Other,
    /// Nothing for the website.
    LeftOut,
}

/// What a column of a year says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum YearPart {
    /// What is planned and done in it.
    Both,
    /// What was to be done.
    Planned,
    /// What was done.
    Progress,
    /// How it stood.
    Status,
}

impl YearPart {
    /// Those that are a part, by the words that a map says them with.
    const WORDS: [(&'static str, Self); 3] =
        [("planned", Self::Planned), ("progress", Self::Progress), ("status", Self::Status)];
}

/// What figures say of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum Figures {
    /// How it stood before.
    Baseline,
    /// How it is to stand.
    Target,
    /// How it stood.
    Value,
}

impl Figures {
    /// All of them, by the words that a map says them with.
    const WORDS: [(&'static str, Self); 3] =
        [("baseline", Self::Baseline), ("target", Self::Target), ("value", Self::Value)];
}

impl Role {
    /// The roles without a year, by the words that a map says them with.
    pub(in crate::import) const WORDS: [(&'static str, Self); 33] = [
        ("number", Self::Number),
        ("outcome", Self::Level),
        ("aim", Self::Aim),
        ("action", Self::Action),
        ("owner", Self::Owner),
        ("owner and when", Self::OwnerAndWhen),
        ("partners", Self::Partners),
        ("contact", Self::Contact),
        ("when", Self::When),
        ("was", Self::Was),
        ("done", Self::Done),
        ("start", Self::Start),
        ("step", Self::Step),
        ("milestones", Self::Milestones),
        ("success", Self::Success),
        ("measure", Self::Measure),
        ("unit", Self::Unit),
        ("baseline", Self::Figures(Figures::Baseline, None)),
        ("target", Self::Figures(Figures::Target, None)),
        ("value", Self::Figures(Figures::Value, None)),
        ("outputs", Self::Outputs),
        ("evidence", Self::Evidence),
        ("progress", Self::Progress),
        ("status", Self::Status),
        ("earlier status", Self::EarlierStatus),
        ("why", Self::Why),
        ("risks", Self::Risks),
        ("resources", Self::Resources),
        ("response", Self::Response),
        ("notes", Self::Notes),
        ("project", Self::Project),
        ("other", Self::Other),
        ("left out", Self::LeftOut),
    ];

    /// The role that a map names: one of [`Role::WORDS`], a year, or what a column says of a year.
    pub(in crate::import) fn named(word: &str) -> Option<Self> {
        let word = word.trim();
        let known = Self::WORDS.into_iter().find(|(it, _)| it.eq_ignore_ascii_case(word));
        let of_year = || {
            let (kind, year) = word.split_once(' ')?;
            let year = year_of_head(year)?;
            let part = YearPart::WORDS.into_iter().find(|(it, _)| it.eq_ignore_ascii_case(kind));
            let figures = Figures::WORDS.into_iter().find(|(it, _)| it.eq_ignore_ascii_case(kind));
            match (part, figures) {
                (Some((_, part)), _) => Some(Self::Year(year, part)),
                (None, Some((_, kind))) => Some(Self::Figures(kind, Some(year))),
                (None, None) => None,
            }
        };
        let year = || Some(Self::Year(year_of_head(word)?, YearPart::Both));
        known.map(|(_, role)| role).or_else(of_year).or_else(year)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year, part) => {
                let word = YearPart::WORDS.iter().find(|(_, it)| it == part).map(|(word, _)| *word);
                return match word {
                    Some(word) => write!(f, "{word} {year}"),
                    None => f.write_str(year),
                };
            }
            Self::Figures(kind, Some(year)) => {
                let word = Figures::WORDS.iter().find(|(_, it)| it == kind).map_or("value", |(word, _)| word);
                return write!(f, "{word} {year}");
            }
            _ => {}
        }
        let word = Self::WORDS.iter().find(|(_, role)| role == self).map_or("other", |(word, _)| word);
        f.write_str(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_can_name_every_role() {
        for (word, role) in Role::WORDS {
            assert_eq!(Role::named(word).as_ref(), Some(&role));
            assert_eq!(role.to_string(), word);
        }
        let target = Role::named("target 2010-11").unwrap();
        assert_eq!(target, Role::Figures(Figures::Target, Some("2010/11".to_owned())));
        assert_eq!(target.to_string(), "target 2010/11");
        assert_eq!(Role::named("2010-11"), Some(Role::Year("2010/11".to_owned(), YearPart::Both)));
        let planned = Role::named("planned 2010-11").unwrap();
        assert_eq!(planned, Role::Year("2010/11".to_owned(), YearPart::Planned));
        assert_eq!(planned.to_string(), "planned 2010/11");
        assert_eq!(Role::named("anything"), None);
    }
}
