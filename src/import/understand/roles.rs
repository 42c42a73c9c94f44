//! What a column holds, and the words by which plans say so at its head.

use super::measures::figures_of_head;
use super::text::{plain_words, year_of_head};
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
    /// By when.
    When,
    /// From when.
    Start,
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
    pub(in crate::import) const WORDS: [(&'static str, Self); 28] = [
        ("number", Self::Number),
        ("outcome", Self::Level),
        ("aim", Self::Aim),
        ("action", Self::Action),
        ("owner", Self::Owner),
        ("owner and when", Self::OwnerAndWhen),
        ("partners", Self::Partners),
        ("when", Self::When),
        ("start", Self::Start),
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

    /// Whether a table has one column of the role at most.
    const fn is_single(&self) -> bool {
        matches!(self, Self::Number | Self::Action)
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

/// Heads, and what they mean. Where several stand in a head, the longest counts, then the first.
const HEADS: &[(&str, Role)] = &[
    ("no", Role::Number),
    ("nr", Role::Number),
    ("number", Role::Number),
    ("ref", Role::Number),
    ("ref no", Role::Number),
    ("reference", Role::Number),
    ("id", Role::Number),
    ("item", Role::Number),
    ("item no", Role::Number),
    ("action no", Role::Number),
    ("action number", Role::Number),
    ("action ref", Role::Number),
    ("action reference", Role::Number),
    ("action id", Role::Number),
    ("action point", Role::Number),
    ("rec no", Role::Number),
    ("recommendation no", Role::Number),
    ("recommendation number", Role::Number),
    ("objective no", Role::Number),
    ("priority", Role::Level),
    ("priorities", Role::Level),
    ("priority area", Role::Level),
    ("key priority", Role::Level),
    ("strategic priority", Role::Level),
    ("outcome", Role::Level),
    ("outcomes", Role::Level),
    ("objective", Role::Level),
    ("objectives", Role::Level),
    ("key objective", Role::Level),
    ("key objectives", Role::Level),
    ("strategic objective", Role::Level),
    ("aim", Role::Level),
    ("aims", Role::Level),
    ("goal", Role::Level),
    ("goals", Role::Level),
    ("theme", Role::Level),
    ("themes", Role::Level),
    ("area", Role::Level),
    ("area of work", Role::Level),
    ("area of focus", Role::Level),
    ("key area", Role::Level),
    ("work area", Role::Level),
    ("workstream", Role::Level),
    ("work stream", Role::Level),
    ("strand", Role::Level),
    ("commitment", Role::Level),
    ("commitments", Role::Level),
    ("pledge", Role::Level),
    ("promise", Role::Level),
    ("we will", Role::Level),
    ("recommendation", Role::Level),
    ("recommendations", Role::Level),
    ("domain", Role::Level),
    ("standard", Role::Level),
    ("topic", Role::Level),
    ("issue", Role::Level),
    ("finding", Role::Level),
    ("action", Role::Action),
    ("actions", Role::Action),
    ("action required", Role::Action),
    ("actions required", Role::Action),
    ("key action", Role::Action),
    ("key actions", Role::Action),
    ("action to be taken", Role::Action),
    ("actions to be taken", Role::Action),
    ("proposed action", Role::Action),
    ("proposed actions", Role::Action),
    ("planned action", Role::Action),
    ("agreed action", Role::Action),
    ("management action", Role::Action),
    ("task", Role::Action),
    ("tasks", Role::Action),
    ("key tasks", Role::Action),
    ("activity", Role::Action),
    ("activities", Role::Action),
    ("key activities", Role::Action),
    ("intervention", Role::Action),
    ("initiative", Role::Action),
    ("work to be done", Role::Action),
    ("work required", Role::Action),
    ("next steps", Role::Action),
    ("what", Role::Action),
    ("how", Role::Action),
    ("what will we do", Role::Action),
    ("what we will do", Role::Action),
    ("what will be done", Role::Action),
    ("what are we going to do", Role::Action),
    ("what we are going to do", Role::Action),
    ("what do we need to do", Role::Action),
    ("what we need to do", Role::Action),
    ("what needs to be done", Role::Action),
    ("what needs to happen", Role::Action),
    ("what will happen", Role::Action),
    ("what is going to happen", Role::Action),
    ("organisation will do", Role::Action),
    ("council will do", Role::Action),
    ("will do", Role::Action),
    ("how will we do this", Role::Action),
    ("how we will do this", Role::Action),
    ("how will we do it", Role::Action),
    ("how we will do it", Role::Action),
    ("how will we get there", Role::Action),
    ("how we will get there", Role::Action),
    ("how will we achieve this", Role::Action),
    ("how we will achieve this", Role::Action),
    ("how will this be achieved", Role::Action),
    ("how this will be achieved", Role::Action),
    ("owner", Role::Owner),
    ("owners", Role::Owner),
    ("action owner", Role::Owner),
    ("owned by", Role::Owner),
    ("ownership", Role::Owner),
    ("lead", Role::Owner),
    ("leads", Role::Owner),
    ("led by", Role::Owner),
    ("lead officer", Role::Owner),
    ("lead officers", Role::Owner),
    ("lead person", Role::Owner),
    ("lead agency", Role::Owner),
    ("lead organisation", Role::Owner),
    ("lead partner", Role::Owner),
    ("lead service", Role::Owner),
    ("action lead", Role::Owner),
    ("officer", Role::Owner),
    ("responsible", Role::Owner),
    ("responsibility", Role::Owner),
    ("responsibilities", Role::Owner),
    ("responsible officer", Role::Owner),
    ("responsible person", Role::Owner),
    ("person responsible", Role::Owner),
    ("officer responsible", Role::Owner),
    ("who is responsible", Role::Owner),
    ("who s responsible", Role::Owner),
    ("accountable", Role::Owner),
    ("accountability", Role::Owner),
    ("who", Role::Owner),
    ("by who", Role::Owner),
    ("by whom", Role::Owner),
    ("who by", Role::Owner),
    ("who will do it", Role::Owner),
    ("who will do this", Role::Owner),
    ("who will lead", Role::Owner),
    ("assigned to", Role::Owner),
    ("delivered by", Role::Owner),
    ("sponsor", Role::Owner),
    ("organisation", Role::Owner),
    ("agency", Role::Owner),
    ("contact", Role::Owner),
    ("partner", Role::Partners),
    ("partners", Role::Partners),
    ("key partners", Role::Partners),
    ("partner organisations", Role::Partners),
    ("delivery partners", Role::Partners),
    ("supporting partners", Role::Partners),
    ("support", Role::Partners),
    ("supported by", Role::Partners),
    ("supporting", Role::Partners),
    ("with whom", Role::Partners),
    ("working with", Role::Partners),
    ("who else", Role::Partners),
    ("others involved", Role::Partners),
    ("who will be involved", Role::Partners),
    ("contributors", Role::Partners),
    ("when", Role::When),
    ("by when", Role::When),
    ("when by", Role::When),
    ("when will it be done", Role::When),
    ("when will we do it", Role::When),
    ("timescale", Role::When),
    ("timescales", Role::When),
    ("time scale", Role::When),
    ("time scales", Role::When),
    ("timeframe", Role::When),
    ("time frame", Role::When),
    ("timeline", Role::When),
    ("timing", Role::When),
    ("time", Role::When),
    ("date", Role::When),
    ("dates", Role::When),
    ("due", Role::When),
    ("due by", Role::When),
    ("due date", Role::When),
    ("target", Role::When),
    ("target date", Role::When),
    ("target completion", Role::When),
    ("target completion date", Role::When),
    ("deadline", Role::When),
    ("end", Role::When),
    ("end date", Role::When),
    ("finish", Role::When),
    ("finish date", Role::When),
    ("completion", Role::When),
    ("completion date", Role::When),
    ("completion review date", Role::When),
    ("complete", Role::When),
    ("complete by", Role::When),
    ("completed", Role::When),
    ("completed by", Role::When),
    ("date completed", Role::When),
    ("date for completion", Role::When),
    ("implementation date", Role::When),
    ("delivery date", Role::When),
    ("revised date", Role::When),
    ("review date", Role::When),
    ("start", Role::Start),
    ("start date", Role::Start),
    ("from", Role::Start),
    ("begin", Role::Start),
    ("milestone", Role::Milestones),
    ("milestones", Role::Milestones),
    ("key milestones", Role::Milestones),
    ("key milestone", Role::Milestones),
    ("success", Role::Success),
    ("success criteria", Role::Success),
    ("success measure", Role::Success),
    ("success measures", Role::Success),
    ("measure", Role::Success),
    ("measures", Role::Success),
    ("measure of success", Role::Success),
    ("measures of success", Role::Success),
    ("performance measure", Role::Success),
    ("performance measures", Role::Success),
    ("performance indicator", Role::Success),
    ("performance indicators", Role::Success),
    ("outcome measure", Role::Success),
    ("outcome measures", Role::Success),
    ("outcomes to be measured", Role::Success),
    ("to be measured", Role::Success),
    ("how will we know", Role::Success),
    ("how we will know", Role::Success),
    ("how will it be measured", Role::Success),
    ("how will we measure", Role::Success),
    ("how we will measure", Role::Success),
    ("what will success look like", Role::Success),
    ("what does success look like", Role::Success),
    ("what good looks like", Role::Success),
    ("what will be different", Role::Success),
    ("what difference", Role::Success),
    ("indicator", Role::Success),
    ("indicators", Role::Success),
    ("kpi", Role::Success),
    ("kpis", Role::Success),
    ("impact", Role::Success),
    ("intended impact", Role::Success),
    ("expected outcome", Role::Success),
    ("expected outcomes", Role::Success),
    ("desired outcome", Role::Success),
    ("desired outcomes", Role::Success),
    ("intended outcome", Role::Success),
    ("intended outcomes", Role::Success),
    ("anticipated outcome", Role::Success),
    ("anticipated outcomes", Role::Success),
    ("result", Role::Success),
    ("results", Role::Success),
    ("benefit", Role::Success),
    ("benefits", Role::Success),
    ("targets", Role::Success),
    ("unit", Role::Unit),
    ("units", Role::Unit),
    ("unit of measure", Role::Unit),
    ("unit of measurement", Role::Unit),
    ("output", Role::Outputs),
    ("outputs", Role::Outputs),
    ("deliverable", Role::Outputs),
    ("deliverables", Role::Outputs),
    ("product", Role::Outputs),
    ("products", Role::Outputs),
    ("evidence", Role::Evidence),
    ("evidence of completion", Role::Evidence),
    ("source of evidence", Role::Evidence),
    ("progress", Role::Progress),
    ("progress to date", Role::Progress),
    ("progress so far", Role::Progress),
    ("progress update", Role::Progress),
    ("progress report", Role::Progress),
    ("progress made", Role::Progress),
    ("update", Role::Progress),
    ("updates", Role::Progress),
    ("status update", Role::Progress),
    ("latest update", Role::Progress),
    ("latest position", Role::Progress),
    ("current position", Role::Progress),
    ("position", Role::Progress),
    ("position statement", Role::Progress),
    ("commentary", Role::Progress),
    ("achievements", Role::Progress),
    ("actions taken", Role::Progress),
    ("action taken", Role::Progress),
    ("what have we done", Role::Progress),
    ("what we have done", Role::Progress),
    ("what has been done", Role::Progress),
    ("what we did", Role::Progress),
    ("how are we doing", Role::Progress),
    ("q1", Role::Progress),
    ("q2", Role::Progress),
    ("q3", Role::Progress),
    ("q4", Role::Progress),
    ("quarter 1", Role::Progress),
    ("quarter 2", Role::Progress),
    ("quarter 3", Role::Progress),
    ("quarter 4", Role::Progress),
    ("status", Role::Status),
    ("current status", Role::Status),
    ("progress status", Role::Status),
    ("rag", Role::Status),
    ("rag status", Role::Status),
    ("rag rating", Role::Status),
    ("progress rag", Role::Status),
    ("brag", Role::Status),
    ("brag status", Role::Status),
    ("brag rating", Role::Status),
    ("rating", Role::Status),
    ("on track", Role::Status),
    ("done", Role::Status),
    ("why", Role::Why),
    ("reason", Role::Why),
    ("reason for delay", Role::Why),
    ("reasons for delay", Role::Why),
    ("risk", Role::Risks),
    ("risks", Role::Risks),
    ("risks and issues", Role::Risks),
    ("barriers", Role::Risks),
    ("challenges", Role::Risks),
    ("resource", Role::Resources),
    ("resources", Role::Resources),
    ("resource implications", Role::Resources),
    ("resources required", Role::Resources),
    ("cost", Role::Resources),
    ("costs", Role::Resources),
    ("cost code", Role::Other),
    ("budget", Role::Resources),
    ("funding", Role::Resources),
    ("finance", Role::Resources),
    ("response", Role::Response),
    ("executive response", Role::Response),
    ("executive s response", Role::Response),
    ("cabinet response", Role::Response),
    ("council response", Role::Response),
    ("management response", Role::Response),
    ("decision", Role::Response),
    ("accepted", Role::Response),
    ("agreed", Role::Response),
    ("note", Role::Notes),
    ("notes", Role::Notes),
    ("comment", Role::Notes),
    ("comments", Role::Notes),
    ("remarks", Role::Notes),
    ("additional information", Role::Notes),
    ("project", Role::Project),
    ("projects", Role::Project),
    ("project name", Role::Project),
    ("rhif", Role::Number),
    ("cyf", Role::Number),
    ("blaenoriaeth", Role::Level),
    ("canlyniad", Role::Level),
    ("amcan", Role::Level),
    ("thema", Role::Level),
    ("nod", Role::Level),
    ("cam", Role::Action),
    ("camau", Role::Action),
    ("cam gweithredu", Role::Action),
    ("camau gweithredu", Role::Action),
    ("gweithred", Role::Action),
    ("beth", Role::Action),
    ("beth fyddwn ni n ei wneud", Role::Action),
    ("arweinydd", Role::Owner),
    ("swyddog arweiniol", Role::Owner),
    ("cyfrifoldeb", Role::Owner),
    ("cyfrifol", Role::Owner),
    ("pwy", Role::Owner),
    ("partneriaid", Role::Partners),
    ("pryd", Role::When),
    ("erbyn pryd", Role::When),
    ("amserlen", Role::When),
    ("dyddiad targed", Role::When),
    ("dyddiad cwblhau", Role::When),
    ("sut y byddwn yn gwybod", Role::Success),
    ("mesur llwyddiant", Role::Success),
    ("mesurau llwyddiant", Role::Success),
    ("tystiolaeth", Role::Evidence),
    ("cynnydd", Role::Progress),
    ("diweddariad", Role::Progress),
    ("statws", Role::Status),
    ("risg", Role::Risks),
    ("risgiau", Role::Risks),
    ("adnoddau", Role::Resources),
    ("nodiadau", Role::Notes),
    ("sylwadau", Role::Notes),
];

/// What a head says, and how sure that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// The role.
    pub(super) role: Role,
    /// How many of the head's words say so.
    pub(super) words: usize,
    /// How many words the head has.
    pub(super) of: usize,
}

/// What a head says.
pub(super) fn said(head: &str) -> Option<Said> {
    let words = plain_words(head);
    let of = words.len();
    if of == 0 {
        // A column of numbers often has nothing but a sign at its head.
        return (head.trim() == "#").then_some(Said { role: Role::Number, words: 1, of: 1 });
    }
    let whole = |role| Some(Said { role, words: of, of });
    if let Some((year, part)) = of_a_year(&words) {
        return whole(Role::Year(year, part));
    }
    if let Some((kind, year)) = figures_of_head(head) {
        return whole(Role::Figures(kind, year));
    }
    if is_owner_and_when(head) {
        return whole(Role::OwnerAndWhen);
    }
    let mut best: Option<(usize, std::cmp::Reverse<usize>, &Role)> = None;
    for (phrase, role) in HEADS {
        // Most phrases begin with a word that is not there.
        if !words.iter().any(|word| phrase.starts_with(word.as_str())) {
            continue;
        }
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let at =
            words.windows(phrase.len()).position(|window| window.iter().zip(&phrase).all(|(a, b)| a == b));
        let Some(at) = at else { continue };
        let this = (phrase.len(), std::cmp::Reverse(at), role);
        if best.as_ref().is_none_or(|best| (this.0, this.1) > (best.0, best.1)) {
            best = Some(this);
        }
    }
    best.map(|(words, _, role)| Said { role: role.clone(), words, of })
}

/// The year of a head, and what it says of it: *2009/10*, *Planned 2009/10*, *2009/10 RAG*.
fn of_a_year(words: &[String]) -> Option<(String, YearPart)> {
    let is_status = |word: &&String| matches!(word.as_str(), "rag" | "brag" | "status" | "rating");
    let rest: Vec<&str> = words.iter().filter(|word| !is_status(word)).map(String::as_str).collect();
    let year = year_of_head(&rest.join(" "))?;
    let says = |some: &[&str]| words.iter().any(|word| some.contains(&word.as_str()));
    let is_planned = says(&["planned", "plan", "plans", "actions", "action"]);
    let is_progress = says(&["progress", "update"]);
    Some((
        year,
        match (words.iter().any(|word| is_status(&word)), is_planned, is_progress) {
            (true, ..) => YearPart::Status,
            (false, true, false) => YearPart::Planned,
            (false, false, true) => YearPart::Progress,
            (false, ..) => YearPart::Both,
        },
    ))
}

/// Whether a head says who and by when at once: *Who and by when*, *Lead / timescale*.
fn is_owner_and_when(head: &str) -> bool {
    let parts = head.replace(" and ", "&");
    let Some((first, second)) = parts.split_once(['&', '/', '+', ',']) else { return false };
    let roles = [first, second].map(|part| said(part).filter(|it| it.words == it.of).map(|it| it.role));
    matches!(roles, [Some(Role::Owner), Some(Role::When)] | [Some(Role::When), Some(Role::Owner)])
}

/// What stands in the cells below a head: what a doubtful head is decided by.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Below {
    /// Cells with something in them.
    pub(super) cells: usize,
    /// Those that are a time.
    pub(super) times: usize,
    /// Those that are a status.
    pub(super) statuses: usize,
    /// Those that say yes, no or partly.
    pub(super) answers: usize,
    /// Those that begin with a number.
    pub(super) numbered: usize,
    /// Those that are a number, and little more.
    pub(super) numbers: usize,
    /// Those that say high, medium or low.
    pub(super) grades: usize,
    /// Those that are a figure.
    pub(super) figures: usize,
    /// Words in them altogether.
    pub(super) words: usize,
    /// Whether the column stands left of that of the actions.
    pub(super) is_before_actions: bool,
    /// Whether the table has another column with numbers.
    pub(super) has_numbers_elsewhere: bool,
}

impl Below {
    fn most(&self, count: usize) -> bool {
        self.cells > 0 && count * 10 >= self.cells * 6
    }

    /// Whether most cells begin with a number, and many hold nothing else.
    fn are_numbers(&self) -> bool {
        self.most(self.numbered) && self.numbers * 10 >= self.cells * 4
    }
}

/// A role, and why it is doubtful where it is.
pub(super) struct Decided {
    pub(super) role: Role,
    pub(super) doubt: Option<String>,
}

/// Decides what a column is by its head and by what stands below it.
pub(super) fn decide(head: &str, below: &Below) -> Decided {
    let said = said(head);
    let sure = |role: Role| Decided { role, doubt: None };
    let by_cells = |role: Role, why: &str| Decided { role, doubt: Some(why.to_owned()) };
    let short = below.words <= below.cells * 8;
    if head.trim().is_empty() {
        return if below.are_numbers() {
            sure(Role::Number)
        } else if below.most(below.statuses) {
            by_cells(Role::Status, "it has no head, and its cells hold statuses")
        } else if below.most(below.times) {
            by_cells(Role::When, "it has no head, and its cells hold times")
        } else {
            by_cells(Role::Other, "it has no head")
        };
    }
    // A share of what is done is no time and no status.
    if head.contains('%') && below.figures * 2 > below.cells {
        return sure(Role::Other);
    }
    let Some(said) = said else {
        return if plain_words(head) == ["by"] && below.cells > 0 {
            if below.most(below.times) {
                sure(Role::When)
            } else {
                by_cells(Role::Owner, "its cells hold no times")
            }
        } else if below.are_numbers() && !below.has_numbers_elsewhere {
            by_cells(Role::Number, "its cells hold numbers")
        } else {
            by_cells(Role::Other, "its head is not known")
        };
    };
    let is_number_column = below.are_numbers() && !below.has_numbers_elsewhere;
    match said.role {
        // "Planned action point (1st no is priority)" says action, number and priority.
        Role::Action | Role::Level | Role::Success if is_number_column => {
            by_cells(Role::Number, "its cells hold numbers")
        }
        Role::Level if below.most(below.grades) => by_cells(Role::Other, "its cells say high, medium or low"),
        Role::Level if !below.is_before_actions && below.cells > 0 => {
            by_cells(Role::Success, "it stands after the actions")
        }
        Role::When if plain_words(head) == ["target"] && !below.most(below.times) && below.cells > 0 => {
            by_cells(Role::Success, "its cells hold no times")
        }
        Role::When | Role::Status if below.most(below.answers) => {
            by_cells(Role::Status, "its cells say yes or no")
        }
        Role::When if below.most(below.statuses) && below.times <= below.statuses && short => {
            by_cells(Role::Status, "its cells hold statuses, and no times")
        }
        Role::When if below.cells > 2 && below.times * 4 < below.cells && below.words > below.cells * 12 => {
            by_cells(Role::Progress, "its cells hold sentences, and few times")
        }
        Role::Status if below.cells > 0 && below.statuses * 3 < below.cells && !short => {
            by_cells(Role::Progress, "its cells hold sentences, and few statuses")
        }
        Role::Status if below.most(below.times) && below.statuses * 3 < below.cells => {
            by_cells(Role::When, "its cells hold times")
        }
        Role::Progress if below.most(below.statuses) && short => {
            by_cells(Role::Status, "its cells hold statuses")
        }
        Role::Number if below.cells > 0 && below.numbered == 0 && below.words > below.cells * 6 => {
            by_cells(Role::Other, "its cells hold no numbers")
        }
        role => sure(role),
    }
}

/// Lets no two columns of a table be its number or its action: the surest one is, then the first.
pub(super) fn part(roles: &mut [Decided], heads: &[String], below: &[Below]) {
    for single in [Role::Number, Role::Action] {
        debug_assert!(single.is_single());
        let which: Vec<usize> = (0..roles.len()).filter(|at| roles[*at].role == single).collect();
        let coverage = |at: &usize| {
            let said = said(&heads[*at]);
            let share =
                said.map_or(0, |it| if it.role == single { it.words * 100 / it.of.max(1) } else { 0 });
            (share, below[*at].words, std::cmp::Reverse(*at))
        };
        let Some(best) = which.iter().copied().max_by_key(coverage) else { continue };
        for at in which.into_iter().filter(|at| *at != best) {
            let role = if single == Role::Action && at < best { Role::Level } else { Role::Other };
            let doubt = Some(format!("another column is the {single}"));
            roles[at] = Decided { role, doubt };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_heads_are_known() {
        for (head, role) in [
            ("No.", "number"),
            ("Ref", "number"),
            ("#", "number"),
            ("Key Objectives", "outcome"),
            ("How we will do this", "action"),
            ("What our organisation will do", "action"),
            ("Lead officer / Organisation", "owner"),
            ("Who’s responsible?", "owner"),
            ("By When", "when"),
            ("Timescales / Milestones", "when"),
            ("Completion / Review Date", "when"),
            ("Target/Success Criteria", "success"),
            ("Outcomes to be measured/evidenced", "success"),
            ("Outputs & evidence", "outputs"),
            ("Progress to date", "progress"),
            ("Update Q2", "progress"),
            ("BRAG", "status"),
            ("2009/10", "2009/10"),
            ("2024/25 Planned", "planned 2024/25"),
            ("Progress 2024-25", "progress 2024/25"),
            ("2024/25 BRAG", "status 2024/25"),
            ("Who & when", "owner and when"),
            ("Lead and timescale", "owner and when"),
            ("By whom / by when", "owner and when"),
            ("Budget (£)", "resources"),
            ("Executive's Response", "response"),
        ] {
            assert_eq!(said(head).map(|it| it.role.to_string()).as_deref(), Some(role), "{head}");
        }
        assert_eq!(said("Ward"), None);
    }

    #[test]
    fn a_doubtful_head_is_decided_by_its_cells() {
        let times = Below { cells: 10, times: 9, words: 20, ..Below::default() };
        let words = Below { cells: 10, words: 200, ..Below::default() };
        assert_eq!(decide("Target", &times).role, Role::When);
        assert_eq!(decide("Target", &words).role, Role::Success);
        let first = Below { is_before_actions: true, ..words };
        assert_eq!(decide("Outcome", &first).role, Role::Level);
        assert_eq!(decide("Outcome", &words).role, Role::Success);
        let grades = Below { cells: 10, grades: 10, words: 10, is_before_actions: true, ..Below::default() };
        assert_eq!(decide("Priority", &grades).role, Role::Other);
        let answers = Below { cells: 10, answers: 9, words: 10, ..Below::default() };
        assert_eq!(decide("Complete", &answers).role, Role::Status);
        let shares = Below { cells: 10, figures: 10, words: 10, ..Below::default() };
        assert_eq!(decide("% complete", &shares).role, Role::Other);
        assert_eq!(decide("By", &words).role, Role::Owner);
        assert_eq!(decide("By", &times).role, Role::When);
    }

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
