//! The words by which plans say at the head of a column, or in a label, what stands there.

use super::measures::figures_of_head;
use super::roles::{Role, YearPart};
use super::text::{plain_words, quarter_of_head, year_of_head};

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
    ("initiatives", Role::Action),
    ("proposal", Role::Action),
    ("proposals", Role::Action),
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
    ("step", Role::Step),
    ("steps", Role::Step),
    ("key steps", Role::Step),
    ("sub task", Role::Step),
    ("sub tasks", Role::Step),
    ("subtask", Role::Step),
    ("subtasks", Role::Step),
    ("sub action", Role::Step),
    ("sub actions", Role::Step),
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
    ("contact officer", Role::Owner),
    ("contact person", Role::Owner),
    ("lead contact", Role::Owner),
    ("contact", Role::Contact),
    ("contacts", Role::Contact),
    ("contact details", Role::Contact),
    ("contact number", Role::Contact),
    ("tel", Role::Contact),
    ("telephone", Role::Contact),
    ("telephone number", Role::Contact),
    ("phone", Role::Contact),
    ("phone number", Role::Contact),
    ("mobile", Role::Contact),
    ("email", Role::Contact),
    ("email address", Role::Contact),
    ("e mail", Role::Contact),
    ("ext", Role::Contact),
    ("extension", Role::Contact),
    ("resp", Role::Owner),
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
    ("date completed", Role::Done),
    ("date of completion", Role::Done),
    ("completed date", Role::Done),
    ("completed on", Role::Done),
    ("date closed", Role::Done),
    ("closed date", Role::Done),
    ("date achieved", Role::Done),
    ("actual date", Role::Done),
    ("actual completion", Role::Done),
    ("actual completion date", Role::Done),
    ("actual end date", Role::Done),
    ("date for completion", Role::When),
    ("implementation date", Role::When),
    ("delivery date", Role::When),
    ("revised date", Role::When),
    ("revised target date", Role::When),
    ("revised deadline", Role::When),
    ("new date", Role::When),
    ("original date", Role::When),
    ("original deadline", Role::When),
    ("original target", Role::When),
    ("original target date", Role::When),
    ("original due date", Role::When),
    ("original timescale", Role::When),
    ("previous date", Role::When),
    ("review date", Role::When),
    ("start", Role::Start),
    ("date of report", Role::Other),
    ("report date", Role::Other),
    ("date reported", Role::Other),
    ("date raised", Role::Other),
    ("date added", Role::Other),
    ("date opened", Role::Other),
    ("date logged", Role::Other),
    ("date issued", Role::Other),
    ("date identified", Role::Other),
    ("date agreed", Role::Other),
    ("date approved", Role::Other),
    ("date of meeting", Role::Other),
    ("meeting date", Role::Other),
    ("date of audit", Role::Other),
    ("audit date", Role::Other),
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
    ("how you will know", Role::Success),
    ("be able to tell", Role::Success),
    ("can tell", Role::Success),
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
    ("where are we now", Role::Progress),
    ("where are we", Role::Progress),
    ("where we are", Role::Progress),
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
    ("reason for revision", Role::Why),
    ("reason for change", Role::Why),
    ("reason for slippage", Role::Why),
    ("reasons for delay", Role::Why),
    ("risk", Role::Risks),
    ("risks", Role::Risks),
    ("risks and issues", Role::Risks),
    ("barriers", Role::Risks),
    ("might stop us", Role::Risks),
    ("could stop us", Role::Risks),
    ("might go wrong", Role::Risks),
    ("could go wrong", Role::Risks),
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
    // "Q1 RAG" is a status, of which quarter ever.
    if let Some(rest) = without_quarter(&words) {
        return whole(said(&rest).map_or(Role::Progress, |it| it.role));
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
    if let Some((1, at, role)) = best
        && at.0 + 1 < of
        && let Some(last) = last_word(head, &words, role)
    {
        return whole(last);
    }
    best.map(|(words, at, role)| {
        // A question that begins so asks who or when, whatever else it says.
        let asks = at.0 == 0 && words == 1 && matches!(role, Role::Owner | Role::When);
        Said { role: role.clone(), words: if asks && is_question(head) { of } else { words }, of }
    })
}

/// What the last word of a head says, where what stands before it only tells of what: *Theme lead*,
/// *Milestone date*, *Project status*.
fn last_word(head: &str, words: &[String], role: &Role) -> Option<Role> {
    const WORDS: [(&str, Role); 10] = [
        ("lead", Role::Owner),
        ("leads", Role::Owner),
        ("owner", Role::Owner),
        ("owners", Role::Owner),
        ("officer", Role::Owner),
        ("date", Role::When),
        ("deadline", Role::When),
        ("status", Role::Status),
        ("rag", Role::Status),
        ("update", Role::Progress),
    ];
    let is_one = words.len() <= 4
        && !head.contains(['/', '&', ',', '+', '('])
        && !words.iter().any(|it| it == "and" || it == "or");
    let may_be = matches!(
        role,
        Role::Level
            | Role::Milestones
            | Role::Project
            | Role::Action
            | Role::Step
            | Role::Outputs
            | Role::Success
    );
    let last = words.last()?;
    WORDS.into_iter().find(|(it, _)| is_one && may_be && it == last).map(|(_, role)| role)
}

/// Whether a head asks *who* or *when*.
fn is_question(head: &str) -> bool {
    let first = plain_words(head).into_iter().next();
    first.is_some_and(|it| matches!(it.as_str(), "who" | "when")) && head.trim().ends_with('?')
}

/// The words of a head that names a quarter, without it; nothing where it names none.
fn without_quarter(words: &[String]) -> Option<String> {
    let head = words.join(" ");
    quarter_of_head(&head)?;
    let is_of_quarter = |word: &str| {
        matches!(word, "q1" | "q2" | "q3" | "q4" | "quarter" | "qtr")
            || word.bytes().all(|it| it.is_ascii_digit())
    };
    Some(words.iter().map(String::as_str).filter(|word| !is_of_quarter(word)).collect::<Vec<_>>().join(" "))
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
            ("Tel. no.", "contact"),
            ("Contact", "contact"),
            ("Q1 RAG", "status"),
            ("Quarter 2 2024/25 update", "progress"),
            ("Q3", "progress"),
            ("Who will make sure it happens?", "owner"),
            ("How you will be able to tell", "success"),
            ("What might stop us", "risks"),
            ("Where are we now?", "progress"),
            ("Budget (£)", "resources"),
            ("Executive's Response", "response"),
            ("Theme lead", "owner"),
            ("Milestone date", "when"),
            ("Project status", "status"),
        ] {
            assert_eq!(said(head).map(|it| it.role.to_string()).as_deref(), Some(role), "{head}");
        }
        assert_eq!(said("Ward"), None);
    }
}
