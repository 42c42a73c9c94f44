//! Levels between a plan and its actions: what they are called, and what the lines say that begin them.

use super::draft::Plan;
use super::found::Found;
use super::numbers::{Where, numbered};
use super::text::plain_words;
use crate::import::document::Line;
use crate::import::map::Map;
use std::collections::BTreeMap;

/// What plans call the levels above their actions.
const LEVELS: [&str; 43] = [
    "outcome",
    "strategic outcome",
    "key outcome",
    "priority",
    "strategic priority",
    "priority area",
    "key priority",
    "objective",
    "strategic objective",
    "key objective",
    "theme",
    "strategic theme",
    "key theme",
    "goal",
    "strategic goal",
    "commitment",
    "charter commitment",
    "our commitment",
    "key commitment",
    "pledge",
    "promise",
    "recommendation",
    "rec",
    "workstream",
    "work stream",
    "strand",
    "domain",
    "standard",
    "ambition",
    "principle",
    "pillar",
    "mission",
    "strategic area",
    "key area",
    "area",
    "area of weakness",
    "area of focus",
    "area for improvement",
    "area of work",
    "focus area",
    "improvement area",
    "section",
    "part",
];

/// A line above actions, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Titled {
    /// What the plan calls such a level: `Charter commitment`.
    pub(super) level: Option<String>,
    pub(super) number: Option<String>,
    /// What it says.
    pub(super) text: String,
    /// The words that stand before that, without the number.
    pub(super) label: String,
}

/// Takes a line above actions apart: `Strategic Outcome 1 - All carers …`, `2. Breaks`.
pub(super) fn titled(line: &str) -> Titled {
    let line = line.trim();
    if let Some(titled) = labelled(line) {
        return titled;
    }
    match numbered(line, Where::Words) {
        Some(found) if found.numbers.len() == 1 && found.rest.chars().any(char::is_alphabetic) => Titled {
            level: None,
            number: found.numbers.into_iter().next(),
            text: found.rest.trim_start_matches(['-', '–', ':', ' ']).to_owned(),
            label: String::new(),
        },
        _ => Titled { level: None, number: None, text: line.to_owned(), label: String::new() },
    }
}

fn labelled(line: &str) -> Option<Titled> {
    let (level, end) = LEVELS
        .iter()
        .filter_map(|level| {
            let end = level.len();
            let begins = line.get(..end).is_some_and(|it| it.eq_ignore_ascii_case(level));
            let plural = usize::from(line.get(end..).is_some_and(|it| it.starts_with(['s', 'S'])));
            let ends = line.get(end + plural..).is_some_and(|it| !it.starts_with(char::is_alphanumeric));
            (begins && ends).then_some((*level, end + plural))
        })
        .max_by_key(|(_, end)| *end)?;
    let mut rest = line[end..].trim_start();
    for word in ["no.", "number", "no"] {
        if let Some(after) =
            rest.get(..word.len()).filter(|it| it.eq_ignore_ascii_case(word)).map(|_| &rest[word.len()..])
            && after.trim_start().starts_with(|it: char| it.is_ascii_digit())
        {
            rest = after.trim_start();
            break;
        }
    }
    let before_number = rest;
    let (number, after) = number_of(rest);
    let text = after.trim_start_matches([' ', ':', '-', '–', '—', '.', ')', '\u{a0}']);
    let is_parted = after.trim_start().starts_with([':', '-', '–', '—', '.', ')']) || after.is_empty();
    if number.is_none() && (!is_parted || text.is_empty()) {
        return None;
    }
    let label = line[..line.len() - before_number.len()].trim().to_owned();
    let level = if level == "rec" { "recommendation" } else { level };
    Some(Titled { level: Some(capital(level)), number, text: text.to_owned(), label })
}

/// Whether lines say which level they begin, and nothing of it: *Outcome 2*.
pub(super) fn is_bare(lines: &[Line]) -> bool {
    let mut written = lines.iter().filter(|line| !line.is_blank());
    let first = written.next().map(|line| titled(&line.words()));
    written.next().is_none() && first.is_some_and(|it| it.level.is_some() && it.text.is_empty())
}

/// The number after a label: figures, or one letter.
fn number_of(rest: &str) -> (Option<String>, &str) {
    let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
    let number = rest[..end].trim_end_matches('.');
    if !number.is_empty() && number.chars().any(|it| it.is_ascii_digit()) && number.len() < 9 {
        let mut after = &rest[number.len()..];
        let mut number = number.to_owned();
        let letter = after.chars().next().filter(char::is_ascii_lowercase);
        if let Some(letter) = letter
            && !after[1..].starts_with(char::is_alphanumeric)
        {
            number.push(letter);
            after = &after[1..];
        }
        return (Some(number), after);
    }
    let mut letters = rest.chars();
    if let (Some(letter), Some(':' | '.' | ')' | ' ')) = (letters.next(), letters.next())
        && letter.is_ascii_uppercase()
        && !rest.starts_with("A ")
        && !rest.starts_with("I ")
    {
        return (Some(letter.to_string()), &rest[1..]);
    }
    (None, rest)
}

/// A line that says the aim of what stands above it: the words that say so, and the aim.
pub(super) fn aim(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    for label in ["our aim", "overall aim", "the aim", "aims", "aim"] {
        if let Some(label) = line.get(..label.len()).filter(|it| it.eq_ignore_ascii_case(label))
            && let Some(text) = line[label.len()..].trim_start().strip_prefix([':', '-', '–'])
        {
            return Some((label, text.trim()));
        }
    }
    None
}

/// The name of a level from the head of its column: *Key Objectives* is a *Key objective* each. A head
/// that asks or tells names none.
pub(super) fn of_head(head: &str) -> Option<String> {
    const ASKS: [&str; 12] =
        ["what", "how", "why", "who", "we", "will", "do", "does", "is", "are", "to", "this"];
    // A head in two languages: the one that says a level, or else the first.
    if let Some((first, second)) = head.split_once(" / ") {
        let is_known = of_head(second).is_some_and(|it| LEVELS.contains(&it.to_lowercase().as_str()));
        return of_head(if is_known { second } else { first });
    }
    let words: Vec<String> = plain_words(head).iter().map(|word| one(word)).collect();
    let asks = words.iter().any(|word| ASKS.contains(&word.as_str()));
    if !asks && words.len() <= 3 {
        return (!words.is_empty()).then(|| capital(&words.join(" ")));
    }
    let whole = format!(" {} ", words.join(" "));
    let named = LEVELS.iter().filter(|level| whole.contains(&format!(" {level} ")));
    named.max_by_key(|level| level.len()).filter(|_| !asks).map(|level| capital(level))
}

/// One of what a word names, where that is a word for levels: *priorities* are a *priority* each.
fn one(word: &str) -> String {
    const OTHERS: [&str; 6] = ["aim", "action", "task", "issue", "topic", "finding"];
    let stems = [("ies", "y"), ("s", "")];
    let one = stems.iter().filter_map(|(end, other)| Some(format!("{}{other}", word.strip_suffix(end)?)));
    one.into_iter()
        .find(|it| LEVELS.contains(&it.as_str()) || OTHERS.contains(&it.as_str()))
        .unwrap_or_else(|| word.to_owned())
}

/// What several of a level are called. Only a name has a plural.
pub(in crate::import) fn several(level: &str) -> String {
    if let Some((first, rest)) = level.split_once(" of ") {
        return format!("{} of {rest}", several(first));
    }
    match level.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        _ if level.split(' ').count() > 4 || level.ends_with(|it: char| !it.is_alphabetic()) => {
            level.to_owned()
        }
        Some(stem) => format!("{stem}ies"),
        None if level.ends_with('s') => level.to_owned(),
        None => format!("{level}s"),
    }
}

/// The same words, beginning with a capital letter.
pub(in crate::import) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a plan calls its levels, outermost first.
pub(super) fn name(plan: &Plan, map: &Map, found: &mut Found) -> Vec<String> {
    if !map.levels.is_empty() {
        return map.levels.clone();
    }
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(parent) = plan.outcomes[at].parent {
            depth += 1;
            at = parent;
        }
        depth
    };
    let mut names: Vec<Vec<&str>> = Vec::new();
    for (at, outcome) in plan.outcomes.iter().enumerate() {
        let depth = depth(at);
        if names.len() <= depth {
            names.resize_with(depth + 1, Vec::new);
        }
        names[depth].extend(outcome.level.as_deref());
    }
    let mut is_guess = false;
    let all: Vec<&str> = names.iter().flatten().copied().collect();
    let mut levels: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(depth, names)| {
            let mut uses: BTreeMap<&str, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
            for (at, name) in names.iter().enumerate() {
                uses.entry(name).or_insert((0, std::cmp::Reverse(at))).0 += 1;
            }
            let most = uses.into_iter().max_by_key(|(_, used)| *used).map(|(name, _)| name);
            most.map_or_else(
                || {
                    is_guess = true;
                    let free = ["Theme", "Outcome", "Objective", "Part"];
                    let is_free = |it: &&str| !all.contains(it) && (depth == 0 || *it != "Theme");
                    free.into_iter().find(is_free).unwrap_or("Level").to_owned()
                },
                str::to_owned,
            )
        })
        .collect();
    // Where a level is made of actions, what stands under them are tasks.
    let is_action = levels.iter().any(|it| it == "Action");
    levels.push(if is_action { "Task" } else { "Action" }.to_owned());
    if is_guess {
        let place = plan.outcomes.first().map(|it| it.place.clone()).unwrap_or_default();
        let message = format!(
            "the file does not say what its levels are called; they are called {}",
            levels.join(", ")
        );
        found.doubt(&place, message, Some(format!("levels: [{}]", levels.join(", "))));
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_in_two_languages_names_the_level_once() {
        assert_eq!(of_head("Blaenoriaeth / Priority").as_deref(), Some("Priority"));
        assert_eq!(of_head("Theme / Ward").as_deref(), Some("Theme"));
    }

    #[test]
    fn lines_above_actions_are_taken_apart() {
        for (line, level, number, text) in [
            ("Strategic Outcome 1 - All carers are safe", "Strategic outcome", "1", "All carers are safe"),
            ("Outcome 2. There is advice", "Outcome", "2", "There is advice"),
            ("Charter commitment : we will help", "Charter commitment", "", "we will help"),
            ("Recommendation No. 12", "Recommendation", "12", ""),
            ("Rec 2. Train staff", "Recommendation", "2", "Train staff"),
            ("PRIORITY A: BREAKS", "Priority", "A", "BREAKS"),
            ("1.Opportunities for breaks", "", "1", "Opportunities for breaks"),
            ("2.10 Carers are heard", "", "2.10", "Carers are heard"),
            ("Underpinning actions", "", "", "Underpinning actions"),
            ("Outcome measures are agreed", "", "", "Outcome measures are agreed"),
            ("Aim high", "", "", "Aim high"),
        ] {
            let found = titled(line);
            let shown = (found.level.unwrap_or_default(), found.number.unwrap_or_default(), found.text);
            assert_eq!(shown, (level.to_owned(), number.to_owned(), text.to_owned()), "{line}");
        }
        assert_eq!(aim("Aim:to help"), Some(("Aim", "to help")));
        assert_eq!(aim("Aim high"), None);
    }

    #[test]
    fn one_and_several_of_a_level_are_named() {
        for (head, one, more) in [
            ("Key Objectives", "Key objective", "Key objectives"),
            ("Priorities", "Priority", "Priorities"),
            ("Theme", "Theme", "Themes"),
            ("Area of Work", "Area of work", "Areas of work"),
            ("Ward", "Ward", "Wards"),
        ] {
            let of_head = of_head(head).unwrap();
            assert_eq!((of_head.as_str(), several(&of_head).as_str()), (one, more));
        }
        assert_eq!(of_head("What do we want to achieve?"), None);
        assert_eq!(several("We have places to rest in"), "We have places to rest in");
    }
}
