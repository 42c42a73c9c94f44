//! Times in cells: the words stay, and what is to be there then is parted from them.
//!
//! Whether words are a time is what [`when`](crate::model::when) says, which reads them in the
//! finished plan too; nothing here knows a month.

use super::draft::Due;
use super::status::word;
use super::text::{first_sentence, plain};
use crate::import::document::Line;
use crate::model::status::Meaning;
use crate::model::when::{Context, Time, Understanding, understand};

/// What a line of a cell of times says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Times, each with what is to be there then.
    Times(Vec<Due>),
    /// Nothing of time.
    Nothing,
}

/// Whether some words are a time, in one way or several.
pub(super) fn is_time(words: &str, context: &Context) -> bool {
    !matches!(understand(words, context), Understanding::Nothing)
}

/// Whether some words are a date or a stretch of the calendar.
fn is_dated(words: &str, context: &Context) -> bool {
    match understand(words, context) {
        Understanding::Times(times) => {
            times.iter().any(|time| time.dated().is_some() || matches!(time, Time::Recurring(..)))
        }
        Understanding::Doubt(_) => words.chars().any(|it| it.is_ascii_digit()),
        Understanding::Nothing => false,
    }
}

/// Whether words say that something is done.
pub(super) fn is_done(words: &str, context: &Context) -> bool {
    let understood = understand(words, context);
    !understood.times().is_empty() && understood.times().iter().all(|time| matches!(time, Time::Done(_)))
}

/// A word that says that something is done, and when it was: *Closed – 3 May 2025*, *June 2026 (complete)*.
pub(super) fn done_at(text: &str, context: &Context) -> Option<(String, String)> {
    let between = |it: char| matches!(it, ' ' | '–' | '-' | ':' | ',' | '(' | ')' | '—' | ';');
    // What is "in place" by a time is to be there then.
    let is_done = |words: &str| word(words) == Some(Meaning::Complete) && !plain(words).ends_with("in place");
    let is_date = |words: &str| match understand(words, context) {
        Understanding::Times(times) => matches!(times.as_slice(), [Time::Dated(_)]),
        Understanding::Doubt(_) => words.starts_with(|it: char| it.is_ascii_digit()),
        Understanding::Nothing => false,
    };
    let is_date = |words: &str| words.split_whitespace().count() <= 5 && is_date(words);
    // "Complete by March" says when it is to be.
    let is_due = |time: &str| {
        let first = time.split(' ').next().unwrap_or_default().to_lowercase();
        matches!(first.as_str(), "by" | "before" | "until" | "till" | "for" | "from" | "to" | "after" | "due")
    };
    let text = text.trim().trim_end_matches('.');
    let places = text.char_indices().filter(|(_, it)| between(*it)).map(|(at, _)| at);
    places.take(60).find_map(|at| {
        let (first, second) = (text[..at].trim_matches(between), text[at..].trim_matches(between));
        let second_time = second.strip_prefix("on ").or_else(|| second.strip_prefix("in ")).unwrap_or(second);
        if is_done(first) && is_date(second_time) && !is_due(second_time) {
            Some((first.to_owned(), second_time.to_owned()))
        } else if is_done(second) && is_date(first) && !is_due(first) {
            Some((second.to_owned(), first.to_owned()))
        } else {
            None
        }
    })
}

/// What a line says of time.
///
/// Words that are a time as they stand are parted only where that changes nothing of the time.
pub(super) fn line(text: &str, context: &Context) -> Said {
    let text = text.trim();
    if text.is_empty() {
        return Said::Nothing;
    }
    if let Some(times) = labelled(text, context) {
        return Said::Times(times);
    }
    let whole = understand(text, context);
    let mut parts = Vec::new();
    let mut left = text;
    while !left.is_empty() {
        let (sentence, rest) = first_sentence(left);
        parts.push(sentence_of(sentence, context));
        left = rest;
    }
    // Half a line is no better than none: the words belong together.
    let parts: Option<Vec<Due>> = parts.into_iter().collect();
    match (whole, parts) {
        (Understanding::Nothing, parts) => parts.map_or(Said::Nothing, Said::Times),
        (Understanding::Times(times), Some(parts)) => {
            let parted: Vec<Time> =
                parts.iter().flat_map(|due| understand(&due.when, context).times().to_vec()).collect();
            if parted == times { Said::Times(parts) } else { Said::Times(vec![due(text, None)]) }
        }
        (Understanding::Times(_) | Understanding::Doubt(_), _) => Said::Times(vec![due(text, None)]),
    }
}

/// Times that each say what is to be there: *Phase 1: 2026; Phase 2: 2027*, *June 2026 (draft)*. Nothing
/// where one of them does not.
fn labelled(text: &str, context: &Context) -> Option<Vec<Due>> {
    let one = |part: &str| {
        let part = part.trim().trim_end_matches('.');
        let before = || {
            let (what, when) = [":", " – ", " - "].iter().find_map(|mark| part.split_once(mark))?;
            (!is_time(what, context) || PHASES.contains(&first_word(what).as_str())).then_some((what, when))
        };
        let behind = || part.strip_suffix(')')?.split_once(" (").map(|(when, what)| (what, when));
        let (what, when) = before().or_else(behind)?;
        let (what, when) = (what.trim(), when.trim());
        let is_what = what.chars().any(char::is_alphabetic)
            && what.split_whitespace().count() <= 6
            && !is_of_time(what)
            && !what.contains(['(', ')']);
        let is_certain = matches!(understand(when, context), Understanding::Times(times)
            if times.len() == 1 && times[0].dated().is_some());
        (is_what && is_certain && starts_like_time(when, context)).then(|| due(when, Some(what)))
    };
    let parted = |mark: &str| text.split(mark).filter(|it| !it.trim().is_empty()).map(one).collect();
    [";", ", ", " / ", "\n"].iter().filter(|mark| text.contains(*mark)).find_map(|mark| parted(mark)).or_else(
        || {
            let only = one(text)?;
            PHASES
                .contains(&first_word(only.what.as_deref().unwrap_or_default()).as_str())
                .then(|| vec![only])
        },
    )
}

/// The first word of a text in small letters.
fn first_word(text: &str) -> String {
    text.split_whitespace().next().unwrap_or_default().to_lowercase()
}

/// Words that are counted, and the number is none of a time.
const PHASES: [&str; 10] =
    ["phase", "stage", "step", "part", "tranche", "wave", "round", "milestone", "cohort", "year"];

/// What is to be there *by* a time, and that time.
pub(super) fn what_by_when<'t>(text: &'t str, context: &Context) -> Option<(&'t str, &'t str)> {
    let at = text.rfind(" by ")?;
    let (what, when) = (text[..at].trim(), text[at..].trim());
    let is_what = what.chars().any(char::is_alphanumeric) && !is_time(what, context);
    (is_what && what.split_whitespace().count() <= 14 && is_dated(when, context)).then_some((what, when))
}

/// Lines that say who and by when, parted: *HR, by March 2024*, *HR – ongoing*, *HR by March 2024*.
pub(super) fn owners_and_times(lines: &[Line], context: &Context) -> (Vec<Line>, Vec<Line>) {
    let (mut owners, mut times) = (Vec::new(), Vec::new());
    for line in lines {
        let text = line.words();
        match owner_before_time(&text, context) {
            Some((owner, time)) => {
                owners.push(Line { text: owner.to_owned(), ..line.clone() });
                times.push(Line::plain(time));
            }
            None if is_time(&text, context) => times.push(line.clone()),
            None => owners.push(line.clone()),
        }
    }
    (owners, times)
}

/// The words before the first place from which on all is a time, where they are none of it. A space
/// is such a place only before a word that a time begins with.
fn owner_before_time<'t>(text: &'t str, context: &Context) -> Option<(&'t str, &'t str)> {
    let parts = |it: char| matches!(it, ',' | ';' | ':' | '–' | '-' | '(' | ' ');
    let begins = |time: &str| {
        let first = time.split(' ').next().unwrap_or_default();
        OF_TIME.contains(&first.to_lowercase().as_str()) || is_time(first, context)
    };
    let places = text.char_indices().filter(|(_, it)| parts(*it));
    places.map(|(at, _)| (text[..at].trim_end_matches(parts), &text[at..])).find_map(|(owner, after)| {
        let time = after.trim_start_matches(parts);
        let is_spaced = after[..after.len() - time.len()].trim_matches([' ', '-']).is_empty();
        let is_parted = !is_spaced || begins(time);
        let time = time.trim_end_matches([')', ' ']);
        let last = owner.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let is_owner = owner.chars().any(char::is_alphabetic)
            && !OF_TIME.contains(&last.as_str())
            && !is_time(owner, context);
        (is_parted && is_owner && is_time(time, context)).then_some((owner, time))
    })
}

fn due(when: &str, what: Option<&str>) -> Due {
    let what = what.map(|it| it.trim().trim_matches([':', '-', '–', ',']).trim()).filter(|it| !it.is_empty());
    let first = plain(what.unwrap_or_default());
    let kind = match first.split(' ').next().unwrap_or_default() {
        "review" | "reviewed" => Some("review"),
        "report" | "reports" | "reported" | "reporting" => Some("report"),
        "start" | "starts" | "begin" | "begins" => Some("start"),
        _ => None,
    };
    Due { when: when.trim().trim_matches([',', ';']).trim().to_owned(), what: what.map(str::to_owned), kind }
}

/// Words that belong to a time, and to nothing that is to be there then.
const OF_TIME: [&str; 38] = [
    "by",
    "end",
    "from",
    "until",
    "till",
    "before",
    "after",
    "to",
    "in",
    "on",
    "during",
    "early",
    "late",
    "mid",
    "start",
    "beginning",
    "w/c",
    "week",
    "every",
    "each",
    "spring",
    "summer",
    "autumn",
    "winter",
    "the",
    "at",
    "no",
    "quarter",
    "between",
    "throughout",
    "within",
    "following",
    "of",
    "for",
    "date",
    "due",
    "target",
    "financial",
];

/// Words before a year that make both a time of it: *Easter 2027*, *Carers Week 2027*.
const IN_YEAR: [&str; 28] = [
    "week",
    "weekend",
    "day",
    "month",
    "term",
    "holiday",
    "holidays",
    "break",
    "year",
    "period",
    "season",
    "semester",
    "half",
    "easter",
    "christmas",
    "ramadan",
    "eid",
    "diwali",
    "phase",
    "stage",
    "tranche",
    "wave",
    "round",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
];

/// Words that alone say what is to be there: *Review March 2014*.
const WORK: [&str; 30] = [
    "review",
    "reviewed",
    "reviews",
    "report",
    "reported",
    "reporting",
    "evaluate",
    "evaluation",
    "monitor",
    "monitoring",
    "meeting",
    "draft",
    "final",
    "launch",
    "launched",
    "pilot",
    "publish",
    "publication",
    "published",
    "start",
    "starts",
    "begin",
    "begins",
    "decision",
    "approval",
    "consultation",
    "implementation",
    "delivery",
    "completion",
    "training",
];

/// Whether words tell a time of a year, and nothing that is to be there then.
fn is_of_time(words: &str) -> bool {
    let last = plain(words).split(' ').next_back().unwrap_or_default().to_owned();
    OF_TIME.contains(&first_word(words).as_str()) || IN_YEAR.contains(&last.as_str())
}

/// Whether words can say what is to be there at a time. One word right before a date is as likely a part of
/// the time.
fn is_what(words: &str, time: &str, context: &Context) -> bool {
    let counts = words.chars().any(|it| it.is_ascii_digit());
    let words_alone = plain(words);
    let is_said = words_alone.contains(' ')
        || WORK.contains(&words_alone.as_str())
        || OF_TIME.contains(&first_word(time).as_str())
        || words.trim_end().ends_with([':', '–', '-', ',']);
    words.chars().any(char::is_alphabetic)
        && is_said
        && !counts
        && !is_of_time(words)
        && !IN_YEAR.contains(&first_word(time).as_str())
        && !is_time(words, context)
}

/// A sentence with a time at its end or at its beginning.
fn sentence_of(sentence: &str, context: &Context) -> Option<Due> {
    let bare = sentence.trim().trim_end_matches('.');
    let starts: Vec<usize> = bare
        .match_indices([' ', '('])
        .map(|(at, _)| at + 1)
        .filter(|at| !bare[*at..].starts_with(' '))
        .take(60)
        .collect();
    // The shortest time at the end that says the same as the whole.
    let said = understand(bare, context);
    let mut shortest = None;
    for start in &starts {
        let end = bare[*start..].trim_start_matches('(');
        let end = if end.contains('(') { end } else { end.trim_end_matches(')') };
        let what = bare[..*start].trim_end_matches([' ', '(']);
        let is_same = said == Understanding::Nothing || understand(end, context) == said;
        // "Carers Week annually" is one time; only between brackets does a rhythm stand for itself.
        let is_apart = end.chars().any(|it| it.is_ascii_digit()) || bare[*start - 1..].starts_with('(');
        if end.split_whitespace().count() <= 8
            && is_same
            && is_apart
            && is_dated(end, context)
            && starts_like_time(end, context)
            && is_what(what, end, context)
        {
            // Where the whole says nothing, the longest counts.
            let is_first = shortest.is_none();
            if is_first || said != Understanding::Nothing {
                shortest = Some(due(end, Some(what)));
            }
        }
    }
    if shortest.is_some() {
        return shortest;
    }
    // From the longest time at the beginning to the shortest.
    for end in starts.iter().rev().filter(|it| bare[..**it].split_whitespace().count() <= 6) {
        let begin = bare[..*end].trim_end_matches([' ', '(', ':', '-', '–', ',']);
        let what = &bare[*end..];
        let is_date = understand(begin, context).times().iter().any(|time| matches!(time, Time::Dated(_)));
        if is_date && is_what(what, begin, context) && what.split_whitespace().count() > 2 {
            return Some(due(begin, Some(what)));
        }
    }
    // Several sentences keep the dots that part them, and the last one.
    let words = if bare.contains(". ") { sentence } else { bare };
    is_time(bare, context).then(|| due(words, None))
}

/// Whether a time begins with its own first word, not with one that only stands before it.
fn starts_like_time(end: &str, context: &Context) -> bool {
    // Where the words are a time without their first one too, that one has to be a word of time.
    let Some((first, rest)) = end.split_once(' ') else { return true };
    !is_dated(rest, context)
        || first.chars().any(|it| it.is_ascii_digit())
        || OF_TIME.contains(&first.to_lowercase().trim_end_matches(','))
        || is_dated(&format!("{first} 2010"), context)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::when::read_period;
    use crate::model::year::YearKind;

    fn context() -> Context {
        Context { period: read_period("2009 to 2014", YearKind::Financial), years: YearKind::Financial }
    }

    fn read(text: &str) -> String {
        match line(text, &context()) {
            Said::Nothing => "nothing".to_owned(),
            Said::Times(times) => {
                let shown = times.iter().map(|due| {
                    let what = due.what.as_ref().map(|it| format!(" = {it}")).unwrap_or_default();
                    format!("{}{what}{}", due.when, due.kind.map(|it| format!(" ({it})")).unwrap_or_default())
                });
                shown.collect::<Vec<_>>().join("; ")
            }
        }
    }

    #[test]
    fn what_is_counted_by_a_time_is_a_milestone() {
        let context = Context { period: None, years: YearKind::Financial };
        assert_eq!(what_by_when("50 by Sept 2023", &context), Some(("50", "by Sept 2023")));
        assert_eq!(what_by_when("by Sept 2023", &context), None);
        assert_eq!(what_by_when("Led by the council", &context), None);
    }

    #[test]
    fn who_and_when_are_parted() {
        let context = Context { period: None, years: YearKind::Financial };
        for (text, owner, time) in [
            ("HR, by March 2024", "HR", "by March 2024"),
            ("HR – ongoing", "HR", "ongoing"),
            ("Property; 31/12/2024", "Property", "31/12/2024"),
            ("Adult Care by end March 2024", "Adult Care", "by end March 2024"),
            ("Youth Team (quarterly)", "Youth Team", "quarterly"),
            ("by end March 2024", "", "by end March 2024"),
            ("Health and Wellbeing Board", "Health and Wellbeing Board", ""),
        ] {
            let (owners, times) = owners_and_times(&[Line::plain(text)], &context);
            let words = |lines: &[Line]| lines.iter().map(Line::words).collect::<String>();
            assert_eq!((words(&owners).as_str(), words(&times).as_str()), (owner, time), "{text}");
        }
    }

    #[test]
    fn what_is_to_be_there_is_parted_from_the_time() {
        for (text, expected) in [
            ("End March 2013", "End March 2013"),
            (
                "Ongoing throughout 2010. Draft agreed by March 2011.",
                "Ongoing throughout 2010; by March 2011 = Draft agreed",
            ),
            ("Final options to the board by Jan 2011", "by Jan 2011 = Final options to the board"),
            ("Review end 2013", "end 2013 = Review (review)"),
            ("Following the answer – April 2010", "Following the answer – April 2010"),
            ("In the first 6 (Jan – Feb) months of 2012-13", "In the first 6 (Jan – Feb) months of 2012-13"),
            ("18th Sept. 2013 launch of the card", "18th Sept. 2013 = launch of the card"),
            (
                "Plan by April 2010. Monitoring reports (quarterly)",
                "by April 2010 = Plan; quarterly = Monitoring reports",
            ),
            ("The funding was granted but nobody came", "nothing"),
            ("Phase 1: 2013; Phase 2: 2014", "2013 = Phase 1; 2014 = Phase 2"),
            ("Stage 2: March 2014", "March 2014 = Stage 2"),
            ("Draft: June 2013, final: Dec 2013", "June 2013 = Draft; Dec 2013 = final"),
            ("Phase 1 – June 2013 / Phase 2 – Dec 2013", "June 2013 = Phase 1; Dec 2013 = Phase 2"),
            ("Oct 2013 (draft), Jan 2014 (final)", "Oct 2013 = draft; Jan 2014 = final"),
            ("Easter 2013", "Easter 2013"),
            ("Carers Week 2013", "Carers Week 2013"),
            ("Tue 3 Nov 2013", "Tue 3 Nov 2013"),
            ("Mon 2nd, Tue 3rd November 2013", "Mon 2nd, Tue 3rd November 2013"),
            ("w/c 3 Nov 2013", "w/c 3 Nov 2013"),
            ("Sept/Oct 2013", "Sept/Oct 2013"),
            ("Erbyn Rhagfyr 2013", "Erbyn Rhagfyr 2013"),
            ("Tachwedd 2013 - Ionawr 2014", "Tachwedd 2013 - Ionawr 2014"),
            ("By end of FY 2013/14", "By end of FY 2013/14"),
            ("12 months", "nothing"),
            ("Within 6 weeks of approval", "nothing"),
            ("Yr 2", "nothing"),
            ("", "nothing"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_done_is_parted_from_when_it_was() {
        for (text, expected) in [
            ("Complete – Jan 2012", Some("Complete|Jan 2012")),
            ("June 2010 (complete)", Some("complete|June 2010")),
            ("Done 12/1/12", Some("Done|12/1/12")),
            ("Completed in March 2012", Some("Completed|March 2012")),
            ("Closed 3 May 2012.", Some("Closed|3 May 2012")),
            ("Complete by March 2012", None),
            ("By March 2012 (not complete)", None),
            ("To be completed June 2012", None),
            ("All actions in place – April 2012", None),
            ("Complete – reviewed quarterly from 2012", None),
            ("June 2012", None),
        ] {
            let parted = done_at(text, &context()).map(|(word, when)| format!("{word}|{when}"));
            assert_eq!(parted.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn done_is_told_from_due() {
        assert!(is_done("Completed", &context()));
        assert!(is_done("Completed June 2009", &context()));
        assert!(!is_done("June 2009", &context()));
    }
}
