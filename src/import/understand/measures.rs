//! Measures: what is counted, with its figures, where the heads of a table say which figure is what.
//!
//! A measure is made where a column names it and another has figures for a time or a baseline. Where
//! one of the two is missing, the words stay under their heads; figures inside of sentences stay there,
//! because nobody can be sure which of them is of which year.

use super::columns::{Below, Columns, Decided};
use super::draft::{Facts, Measure, Plan};
use super::found::Found;
use super::roles::{Figures, Role, YearPart};
use super::rows::Slot;
use super::text::{plain, plain_words, year_of_head};
use crate::import::document::{Line, Place};
use crate::model::measure::Figure;

/// What the head of a column of figures says: *Baseline 2008/09*, *Target (2010/11)*, *2009/10 actual*.
pub(super) fn figures_of_head(head: &str) -> Option<(Figures, Option<String>)> {
    let is_small =
        |word: &&String| !matches!(word.as_str(), "for" | "in" | "of" | "the" | "position" | "figure");
    let words = plain_words(head);
    let kind = |word: &String| match word.as_str() {
        "baseline" => Some(Figures::Baseline),
        "target" => Some(Figures::Target),
        "actual" | "actuals" | "outturn" => Some(Figures::Value),
        _ => None,
    };
    let kinds: Vec<Figures> = words.iter().filter_map(kind).collect();
    let [kind] = kinds.as_slice() else { return None };
    let rest: Vec<&String> = words.iter().filter(is_small).filter(|it| is_no_kind(it)).collect();
    if rest.is_empty() {
        // "Target" alone is a time as often as a figure: its cells tell.
        return (*kind != Figures::Target).then_some((*kind, None));
    }
    let rest = rest.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    year_of_head(&rest).map(|year| (*kind, Some(year)))
}

fn is_no_kind(word: &str) -> bool {
    !matches!(word, "baseline" | "target" | "actual" | "actuals" | "outturn")
}

/// Whether a head names what is counted.
fn names_measures(head: &str) -> bool {
    const WORDS: [&str; 4] = ["measure", "measures", "indicator", "indicators"];
    plain_words(head).iter().any(|it| WORDS.contains(&it.as_str()) || it.starts_with("kpi"))
}

/// Whether a text is a figure.
pub(super) fn is_figure(text: &str) -> bool {
    text.split_whitespace().count() <= 3 && !Figure::new(text).is_no_number()
}

/// Decides which columns of a table make measures. What `said` tells was decided by a map.
pub(super) fn decide(decided: &mut [Decided], heads: &[String], below: &[Below], said: &[bool]) {
    let is_target = |at: usize| matches!(plain(&heads[at]).as_str(), "target" | "targets");
    let holds_figures = |at: usize| below[at].figures * 2 > below[at].cells;
    let name = (0..decided.len()).find(|at| {
        decided[*at].role == Role::Measure
            || !said[*at]
                && names_measures(&heads[*at])
                && matches!(decided[*at].role, Role::Success | Role::Level | Role::Action | Role::Number)
                && !holds_figures(*at)
    });
    let has_figures = (0..decided.len()).any(|at| {
        let is_column = matches!(decided[at].role, Role::Figures(..)) || is_target(at) && !said[at];
        is_column && (holds_figures(at) || said[at])
    });
    let sure = |role| Decided { role, doubt: None };
    if let (Some(name), true) = (name, has_figures) {
        decided[name] = sure(Role::Measure);
        for at in (0..decided.len()).filter(|at| is_target(*at) && !said[*at] && holds_figures(*at)) {
            decided[at] = sure(Role::Figures(Figures::Target, None));
        }
        return;
    }
    let why = if name.is_some() { "its cells hold no figures" } else { "no column names what is counted" };
    for at in (0..decided.len()).filter(|at| !said[*at]) {
        let role = match &decided[at].role {
            Role::Figures(Figures::Target | Figures::Value, Some(year)) => {
                Role::Year(year.clone(), YearPart::Both)
            }
            Role::Figures(..) => Role::Other,
            _ => continue,
        };
        decided[at] = Decided { role, doubt: Some(format!("no measure can be made of it: {why}")) };
    }
    // A unit is one of measures.
    let units = decided.iter_mut().zip(said).filter(|(it, said)| it.role == Role::Unit && !**said);
    for (decided, _) in units {
        decided.role = Role::Other;
    }
}

/// Whether the rows of a table are measures, and no actions.
pub(super) fn are_all(columns: &Columns) -> bool {
    columns.first(&Role::Measure).is_some() && columns.first(&Role::Action).is_none()
}

/// Whether a column makes measures.
pub(super) const fn is_part(role: &Role) -> bool {
    matches!(role, Role::Measure | Role::Unit | Role::Figures(..))
}

/// Makes the measures of a row. Several names in one cell have their figures line by line; where the
/// lines do not agree, the words stay under their heads.
pub(super) fn take(facts: &mut Facts, slots: &[Slot], columns: &Columns, found: &mut Found) {
    let Some(at) = columns.first(&Role::Measure) else { return };
    let names = written(&slots[at]);
    let others: Vec<(usize, Vec<Line>)> = (0..slots.len())
        .filter(|other| *other != at && is_part(&columns.roles[*other]))
        .map(|other| (other, written(&slots[other])))
        .filter(|(_, lines)| !lines.is_empty())
        .collect();
    let has_figures = others.iter().any(|(other, _)| columns.roles[*other] != Role::Unit);
    let agree = !names.is_empty() && others.iter().all(|(_, lines)| lines.len() == names.len());
    if has_figures && !agree {
        let message = "names of measures and figures do not agree line by line: they are kept as text";
        found.doubt(&slots[at].place, message, None);
    }
    if !has_figures || !agree {
        facts.success.extend(names);
        for (other, lines) in others {
            facts.keep(&columns.name(other), lines);
        }
        return;
    }
    for (number, line) in names.iter().enumerate() {
        let (code, name_of_it) = code(&line.words());
        let mut measure = Measure { name: name_of_it, code, ..Measure::default() };
        for (other, lines) in &others {
            let words = lines[number].words();
            let is_short = words.split_whitespace().count() <= 6;
            match &columns.roles[*other] {
                Role::Unit => measure.unit = Some(words),
                Role::Figures(kind, time) if is_short && measure.is_free(*kind, time.as_deref()) => {
                    measure.figures(*kind).push((time.clone(), words));
                }
                _ => measure.note.push(Line::plain(format!("{}: {words}", columns.name(*other)))),
            }
        }
        facts.measures.push(measure);
    }
}

impl Measure {
    fn figures(&mut self, kind: Figures) -> &mut Vec<(Option<String>, String)> {
        match kind {
            Figures::Baseline => &mut self.baseline,
            Figures::Target => &mut self.targets,
            Figures::Value => &mut self.values,
        }
    }

    /// Whether there is no figure of a time yet; one of no time stands alone.
    fn is_free(&mut self, kind: Figures, time: Option<&str>) -> bool {
        let mut there = self.figures(kind).iter();
        there.all(|(it, _)| it.is_some() && time.is_some() && it.as_deref() != time)
    }
}

fn written(slot: &Slot) -> Vec<Line> {
    if slot.is_blank() {
        return Vec::new();
    }
    slot.lines.iter().filter(|line| !line.is_blank()).cloned().collect()
}

/// The code that a name begins with, such as *NI 135*, and the name without it.
fn code(name: &str) -> (Option<String>, String) {
    let name = name.trim();
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
    let space = usize::from(name[letters..].starts_with(' '));
    let from = letters + space;
    let figures = name[from..].bytes().take_while(|it| it.is_ascii_digit() || *it == b'.').count();
    let end =
        from + figures + usize::from(name[from + figures..].starts_with(|it: char| it.is_ascii_lowercase()));
    let rest = name[end..].trim_start_matches([' ', ':', '-', '–', '—', ')']).trim();
    let is_end = name[end..].starts_with([' ', ':', '-', '–', '—']);
    if (2..=6).contains(&letters) && figures > 0 && is_end && !rest.is_empty() {
        (Some(name[..end].to_owned()), rest.to_owned())
    } else {
        (None, name.to_owned())
    }
}

/// Tells of figures that stand in sentences: *the baseline of 2008/09 was 521*.
pub(super) fn tell_sentences(plan: &Plan, found: &mut Found) {
    let mut places: Vec<&Place> = Vec::new();
    for action in &plan.actions {
        let facts = &action.facts;
        let years = facts.years.iter().flat_map(|(_, year)| &year.lines);
        let news = facts.updates.iter().flat_map(|it| &it.lines);
        let lines = years.chain(news).chain(&facts.success).chain(&facts.outputs).chain(&facts.notes);
        if lines.map(Line::words).any(|words| has_figures(&words)) {
            places.push(&action.place);
        }
    }
    let Some(first) = places.first() else { return };
    let message = format!(
        "figures of measures stand in sentences of {}: they are kept as text, because it is not sure what each of them counts; write `measures` where you want them shown as such",
        if places.len() == 1 {
            "this action".to_owned()
        } else {
            format!("this and {} more actions", places.len() - 1)
        }
    );
    found.doubt(first, message, None);
}

/// Whether a sentence has the figures of a measure: a baseline or a target, and a number beside it.
fn has_figures(words: &str) -> bool {
    /// How many words may stand between, as in *a target of at least 200*.
    const BETWEEN: usize = 3;
    let plain = plain_words(words);
    let is_number = |word: &String| word.bytes().all(|it| it.is_ascii_digit());
    let says = |at: usize| {
        matches!(plain[at].as_str(), "baseline" | "target")
            && plain[at + 1..].iter().take(BETWEEN + 1).any(is_number)
    };
    (0..plain.len()).any(says)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_say_which_figures_stand_below() {
        for (head, kind, year) in [
            ("Baseline", Figures::Baseline, None),
            ("Baseline (2008/09)", Figures::Baseline, Some("2008/09")),
            ("Target for 2010-11", Figures::Target, Some("2010/11")),
            ("2009/10 actual", Figures::Value, Some("2009/10")),
            ("Outturn", Figures::Value, None),
        ] {
            assert_eq!(figures_of_head(head), Some((kind, year.map(str::to_owned))), "{head}");
        }
        for head in ["Target", "Target date", "Target group 2010", "Baseline and target", "2010/11"] {
            assert_eq!(figures_of_head(head), None, "{head}");
        }
    }

    #[test]
    fn codes_are_parted_from_names() {
        for (name, code_of_it, rest) in [
            ("NI 135 Carers who were assessed", Some("NI 135"), "Carers who were assessed"),
            ("CS12a: Breaks taken", Some("CS12a"), "Breaks taken"),
            ("Breaks taken", None, "Breaks taken"),
            ("NI 135", None, "NI 135"),
            ("GPs with a register", None, "GPs with a register"),
        ] {
            assert_eq!(code(name), (code_of_it.map(str::to_owned), rest.to_owned()), "{name}");
        }
    }

    #[test]
    fn sentences_with_figures_are_known() {
        assert!(has_figures("Baseline 08/09 521 plus services"));
        assert!(has_figures("A target of at least 200 carers"));
        assert!(!has_figures("Set a target for next year"));
    }
}
