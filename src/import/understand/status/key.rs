//! What a plan's own key says of its marks, and the key that is made of it.

use super::colours::{colour, of_sign};
use super::{Known, Marks, letter, word, words};
use crate::import::document::Place;
use crate::import::map;
use crate::import::understand::draft::KeyMark;
use crate::import::understand::found::Found;
use crate::import::understand::levels::capital;
use crate::import::understand::text::is_symbol;
use crate::model::status::Meaning;

impl Marks {
    /// Takes in a line of a printed key: `G – going to plan`, `Red = serious delay`.
    pub(in crate::import::understand) fn key_line(&mut self, mark: &str, label: &str, place: &Place) -> bool {
        let Some(meaning) = meaning_of_key(mark, label) else { return false };
        let words = capital(label.trim());
        self.note(mark.trim(), meaning, &words, place);
        true
    }

    /// Whether the plan's own key says what a mark means.
    pub(in crate::import::understand) fn is_in_key(&self, mark: &str) -> bool {
        self.known.iter().any(|it| it.label.is_some() && it.mark.eq_ignore_ascii_case(mark.trim()))
    }

    /// Notes what a mark means. What a map says of it stays; its words are still those of the plan.
    pub(super) fn note(&mut self, mark: &str, meaning: Meaning, label: &str, place: &Place) {
        let order = self.known.iter().filter(|it| it.label.is_some()).count();
        match self.known.iter_mut().find(|it| it.mark.eq_ignore_ascii_case(mark)) {
            Some(known) => {
                if known.label.is_none() && (known.meaning == meaning || *place != Place::default()) {
                    known.label = Some(label.to_owned());
                    known.place = place.clone();
                    known.order = order;
                }
            }
            None => self.known.push(Known {
                mark: mark.to_owned(),
                label: Some(label.to_owned()),
                meaning,
                is_said: false,
                place: place.clone(),
                order,
            }),
        }
    }

    /// What is known of a mark, or of another that is the same colour.
    pub(super) fn known(&self, mark: &str) -> Option<&Known> {
        let exact = self.known.iter().find(|it| it.mark.eq_ignore_ascii_case(mark));
        exact.or_else(|| self.kin(mark))
    }

    /// What the plan's key says of the colour of a mark. Where it knows no yellow, yellow is amber.
    pub(super) fn kin(&self, mark: &str) -> Option<&Known> {
        let name = colour(mark)?.name;
        let of = |name: &str| {
            let is_it = |it: &&Known| colour(&it.mark).is_some_and(|it| it.name == name);
            self.known.iter().filter(|it| it.label.is_some()).filter(is_it).min_by_key(|it| it.order)
        };
        of(name).or_else(|| if name == "Yellow" { of("Amber") } else { None })
    }

    /// The plan's own key: every mark that it uses, by what it means. Nothing where the common scale says
    /// the same.
    pub(in crate::import::understand) fn key(&self, found: &mut Found) -> Vec<KeyMark> {
        let is_common = |mark: &str| map::status(mark).is_some();
        let has_own =
            self.used.iter().any(|mark| !is_common(mark)) || self.known.iter().any(|it| it.label.is_some());
        if !has_own {
            return Vec::new();
        }
        let mut key: Vec<KeyMark> = Vec::new();
        for mark in &self.used {
            let known = self.known.iter().find(|it| it.mark.eq_ignore_ascii_case(mark));
            let Some(means) = self.meaning(mark) else { continue };
            if key.iter().any(|it| it.mark.eq_ignore_ascii_case(mark)) {
                continue;
            }
            let label = known.and_then(|it| it.label.clone());
            let label = label.or_else(|| self.kin(mark).and_then(|it| it.label.clone()));
            let label = label.or_else(|| name(mark)).filter(|it| it != mark);
            let mark = known.map_or(mark, |it| &it.mark);
            key.push(KeyMark { mark: mark.clone(), label, means });
        }
        for known in self.known.iter().filter(|it| it.label.is_some()) {
            if key.iter().any(|it| it.mark.eq_ignore_ascii_case(&known.mark)) {
                continue;
            }
            let stands_for = self.used.iter().any(|mark| {
                let own = self.known.iter().find(|it| it.mark.eq_ignore_ascii_case(mark));
                own.is_none_or(|it| it.label.is_none())
                    && self.kin(mark).is_some_and(|it| std::ptr::eq(it, known))
            });
            if stands_for {
                found.leave_out(
                    known.mark.clone(),
                    "stands in the key, and another mark for it beside the actions",
                    &known.place,
                );
            } else {
                key.push(KeyMark {
                    mark: known.mark.clone(),
                    label: known.label.clone(),
                    means: known.meaning,
                });
            }
        }
        key.sort_by_cached_key(|it| {
            let place = Meaning::ALL.iter().position(|meaning| *meaning == it.means);
            (place, it.mark.to_lowercase(), it.mark.clone())
        });
        key
    }
}

/// The name of a letter or of the colour of a sign.
fn name(mark: &str) -> Option<String> {
    let letter = letter(mark).map(|(.., word)| word);
    letter.or_else(|| of_sign(mark).map(|it| it.name)).map(str::to_owned)
}

/// Whether a word is a mark by which plans show how work stands: a colour, a letter, a sign, a status.
pub(in crate::import::understand) fn is_mark(text: &str) -> bool {
    let text = text.trim();
    let is_letter = text.chars().count() == 1 && text.chars().all(|it| it.is_uppercase() || is_symbol(it));
    is_letter || colour(text).is_some() || word(text).is_some()
}

/// Whether some letters are a mark: *NS* is one where its label is a status, and an abbreviation elsewhere.
pub(in crate::import::understand) fn is_short(mark: &str, label: &str) -> bool {
    let says = match mark.chars().count() {
        1 => says_status(label),
        2 | 3 => word(label).is_some(),
        _ => false,
    };
    says && mark.chars().all(|it| it.is_uppercase() || is_symbol(it))
}

/// Whether a mark is a word of status, and no colour, letter or sign.
pub(in crate::import::understand) fn is_word(mark: &str) -> bool {
    colour(mark).is_none() && word(mark).is_some()
}

/// Whether a mark tells by itself how something stands: a colour in words, a sign, a word of status.
pub(in crate::import::understand) fn is_telling(mark: &str) -> bool {
    letter(mark).is_none() && (colour(mark).is_some() || word(mark).is_some())
}

/// Whether a text says how something stands, whatever else it says.
pub(in crate::import::understand) fn says_status(text: &str) -> bool {
    !words::said(text).is_empty()
}

/// What a line of a printed key says that its mark means. Its label says it better than a colour, which
/// plans use as they like; where the label says several things, the usual one of the colour counts.
fn meaning_of_key(mark: &str, label: &str) -> Option<Meaning> {
    let mark = mark.trim();
    let usual = word(mark).or_else(|| letter(mark).map(|(_, meaning, _)| meaning));
    let is_colour = colour(mark).is_some() || letter(mark).is_some();
    if let Some(usual) = usual.filter(|_| !is_colour) {
        return Some(usual);
    }
    let said: Vec<Meaning> = words::said(label).into_iter().map(|it| it.meaning).collect();
    if !is_colour {
        return said.first().copied().filter(|_| is_short(mark, label));
    }
    usual.filter(|it| said.contains(it)).or_else(|| said.first().copied()).or(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_key_says_what_its_colours_mean() {
        let mut marks = Marks::default();
        let place = Place { file: "plan.docx".to_owned(), ..Place::default() };
        for (mark, label, meaning) in [
            ("Blue", "Not started", Some(Meaning::NotStarted)),
            ("G", "Completed", Some(Meaning::Complete)),
            ("A", "Some slippage, mitigations in place", Some(Meaning::AtRisk)),
            ("Amber", "Work has started but there is some risk", Some(Meaning::AtRisk)),
            ("Red", "Will not be delivered on time", Some(Meaning::OffTrack)),
            ("Green", "On track to be completed", Some(Meaning::OnTrack)),
            ("Purple", "No longer required", Some(Meaning::Withdrawn)),
            ("NS", "Not started", Some(Meaning::NotStarted)),
            ("Delayed", "Not started in time", Some(Meaning::AtRisk)),
            ("★", "Complete", Some(Meaning::Complete)),
            ("OT", "Occupational therapy", None),
            ("RMBC", "Metropolitan Borough Council", None),
        ] {
            let mut marks = Marks::default();
            marks.key_line(mark, label, &place);
            assert_eq!(marks.known.first().map(|it| it.meaning), meaning, "{mark}");
        }
        marks.key_line("Blue", "Not started", &place);
        marks.key_line("Green", "Done", &place);
        assert_eq!(marks.meaning("blue"), Some(Meaning::NotStarted));
        // Letters and signs are the colours of the key.
        for mark in ["G", "🟢", "Green"] {
            assert_eq!(marks.meaning(mark), Some(Meaning::Complete), "{mark}");
        }
        marks.uses(&["G".to_owned()]);
        let mut found = Found::default();
        let key = marks.key(&mut found);
        let shown: Vec<(&str, Option<&str>)> =
            key.iter().map(|it| (it.mark.as_str(), it.label.as_deref())).collect();
        assert_eq!(shown, [("G", Some("Done")), ("Blue", Some("Not started"))]);
        assert_eq!(found.left_out[0].words, "Green");
    }
}
