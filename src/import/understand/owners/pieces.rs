//! A line of a cell of owners, taken apart into names and what stands beside them.

use super::between::{Strong, join_posts, offset, strong};
use super::names::{LONGEST, Names};
use crate::import::People;
use crate::import::document::Place;
use crate::import::understand::draft::Part;
use crate::import::understand::found::Found;
use crate::import::understand::people::{are_initials, is_person, is_unnamed_officer, person};

/// A piece of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Owner(String, Part),
    /// What stands there beside the names.
    Rest(String),
    /// The name of a person.
    Person(String),
}

/// Takes a line apart.
pub(super) fn pieces(
    names: &Names<'_>,
    line: &str,
    part: Part,
    place: &Place,
    found: &mut Found,
) -> Vec<Piece> {
    let mut parting = Parting { names, part, place, found, pieces: Vec::new() };
    parting.line(line);
    parting.pieces
}

/// A line while it is taken apart. What begins with *take* says whether it took the words.
struct Parting<'a> {
    names: &'a Names<'a>,
    /// The part of those who are named next.
    part: Part,
    place: &'a Place,
    found: &'a mut Found,
    pieces: Vec<Piece>,
}

impl Parting<'_> {
    fn line(&mut self, line: &str) {
        let line = line.trim().trim_end_matches([',', ';', ':', '-', '–']).trim();
        if line.is_empty() || self.take_meant(line) || self.take_alone(line) {
            return;
        }
        let mut all = strong(line);
        join_posts(line, &mut all);
        self.names.join_units(line, &mut all);
        for Strong { text, before, is_help } in all {
            if is_help {
                self.part = Part::Supports;
            }
            self.found.leave_out(before.trim(), "stands between owners", self.place);
            let parts = self.names.weak(text);
            for pair in parts.windows(2) {
                let from = offset(text, pair[0]) + pair[0].len();
                let between = text[from..offset(text, pair[1])].trim();
                self.found.leave_out(between, "stands between owners", self.place);
            }
            for text in parts {
                self.name(text);
            }
        }
    }

    /// One name, with what may stand around it.
    fn name(&mut self, text: &str) {
        let text =
            text.trim().trim_end_matches(['.', ':', ';', ',']).trim_start_matches(['-', '–', '.']).trim();
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        if text.len() > LONGEST {
            self.sentence(text);
            return;
        }
        if self.take_meant(text)
            || self.take_alone(text)
            || self.take_post(text)
            || self.take_brackets(text)
            || self.take_dash(text)
            || self.take_work(text)
        {
            return;
        }
        if text.split_whitespace().count() > 12 {
            self.sentence(text);
        } else if !self.take_person(text) {
            self.owner(text);
        }
    }

    fn owner(&mut self, name: &str) {
        self.pieces.push(Piece::Owner(name.to_owned(), self.part));
    }

    fn rest(&mut self, words: &str) {
        self.pieces.push(Piece::Rest(words.to_owned()));
    }

    fn person(&mut self, name: &str) {
        self.pieces.push(Piece::Person(name.to_owned()));
    }

    /// What stands where owners are named, and names none.
    fn sentence(&mut self, text: &str) {
        let message = "a sentence stands where owners are named: it is kept under the column’s head";
        self.found.doubt(self.place, message, None);
        self.rest(text);
    }

    /// Takes the owners that a map says are meant. The words stay the owner’s words, except where
    /// several are meant, and where the words are the name of a person.
    fn take_meant(&mut self, words: &str) -> bool {
        let Some(names) = self.names.said.who(words) else { return false };
        let is_private = self.names.people == People::LeftOut && is_person(words);
        if names.len() == 1 && !is_private {
            self.owner(words);
            return true;
        }
        self.found.leave_out(words, "the map says who is meant", self.place);
        for name in names {
            self.owner(name);
        }
        true
    }

    /// Takes words that are an officer of a body whose name stands elsewhere, or a person.
    fn take_alone(&mut self, words: &str) -> bool {
        if is_unnamed_officer(words) {
            self.rest(words);
        } else if is_person(words) {
            self.person(words);
        } else {
            return false;
        }
        true
    }

    /// Takes *Commissioning team lead officer*.
    fn take_post(&mut self, text: &str) -> bool {
        for suffix in ["lead officers", "lead officer"] {
            if let Some((stem, post)) =
                text.len().checked_sub(suffix.len()).and_then(|at| text.split_at_checked(at))
                && post.eq_ignore_ascii_case(suffix)
            {
                let name = stem.trim().trim_end_matches(['-', '–', ',', '(']).trim();
                if !name.is_empty() {
                    self.owner(name);
                    self.rest(post);
                    return true;
                }
            }
        }
        false
    }

    /// Takes *Jane Example (Carers team)*, *Carers team (Jane Example)*.
    fn take_brackets(&mut self, text: &str) -> bool {
        let (Some(open), true) = (text.rfind('('), text.ends_with(')')) else { return false };
        let before = text[..open].trim();
        let inside = text[open + 1..text.len() - 1].trim().trim_end_matches([',', ' ']);
        let is_named = is_person(inside) || are_initials(inside, before) && !self.names.is_alone(inside);
        if is_named && !before.is_empty() {
            self.name(before);
            self.person(inside);
        } else if is_unnamed_officer(inside) && !before.is_empty() {
            self.name(before);
            self.rest(inside);
        } else if is_person(before) {
            self.person(before);
            self.name(inside);
        } else {
            return false;
        }
        true
    }

    /// Takes *Carers team – Jane Example*.
    fn take_dash(&mut self, text: &str) -> bool {
        for parting in [" – ", " - "] {
            if let Some((before, after)) = text.split_once(parting)
                && (is_person(after) || is_person(before) || is_unnamed_officer(after))
            {
                self.name(before);
                self.name(after);
                return true;
            }
        }
        false
    }

    /// Takes *Steering Group to evaluate once plans are published*.
    fn take_work(&mut self, text: &str) -> bool {
        if text.split_whitespace().count() > 6
            && let Some(at) = text.find(" to ").or_else(|| text.find(" will "))
            && text[..at].split_whitespace().count() <= 7
        {
            self.owner(text[..at].trim());
            self.rest(text[at..].trim());
            return true;
        }
        false
    }

    /// Takes *Carers team manager Jane Example*: the name at an end of others is one of its own.
    fn take_person(&mut self, text: &str) -> bool {
        let Some(range) = person(text, 0).filter(|it| it.start == 0 || it.end == text.len()) else {
            return false;
        };
        let other = if range.start == 0 { &text[range.end..] } else { &text[..range.start] };
        let other = other.trim().trim_start_matches("and ").trim_end_matches(" and");
        self.name(other.trim_matches(['&', '+', '(', ')', ' ']));
        self.person(&text[range]);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::People;
    use crate::import::document::Line;
    use crate::import::map::Map;
    use crate::import::understand::draft::OwnerCell;
    use crate::import::understand::owners::known::{Said, Terms};

    /// The owners in some cells, as they are parted.
    fn parted(cells: &[&str]) -> Vec<String> {
        let cell = |text: &&str| OwnerCell {
            lines: text.split('\n').map(Line::plain).collect(),
            head: "Lead".to_owned(),
            place: Place::default(),
            part: Part::Owns,
        };
        let cells: Vec<OwnerCell> = cells.iter().map(cell).collect();
        let map = Map::default();
        let (terms, said) = (Terms::default(), Said::new(&map));
        let names = Names::learn(&cells, &terms, &said, People::LeftOut);
        let show = |cell: &OwnerCell| {
            let pieces = cell.lines.iter().flat_map(|line| {
                pieces(&names, &line.text, Part::Owns, &Place::default(), &mut Found::default())
            });
            let shown = pieces.map(|piece| match piece {
                Piece::Owner(name, Part::Owns) => name,
                Piece::Owner(name, Part::Supports) => format!("+{name}"),
                Piece::Rest(words) => format!("({words})"),
                Piece::Person(name) => format!("<{name}>"),
            });
            shown.collect::<Vec<_>>().join("; ")
        };
        cells.iter().map(show).collect()
    }

    #[test]
    fn names_are_parted_and_whole_names_stay_whole() {
        for (cell, names) in [
            ("PCT, Carers Centre/GPs", "PCT; Carers Centre; GPs"),
            ("Health and Wellbeing Board", "Health and Wellbeing Board"),
            (
                "RMBC Commissioning and Contracting Team\nlead officer",
                "RMBC Commissioning and Contracting Team; (lead officer)",
            ),
            (
                "Service Manager, Provider Services & Carers Officer",
                "Service Manager, Provider Services; Carers Officer",
            ),
            ("Contracts Manager in conjunction with Director, HCS.", "Contracts Manager; Director, HCS"),
            (
                "Carers Team / Equality & Participation Teams, All",
                "Carers Team; Equality & Participation Teams; All",
            ),
            ("Public Health supported by Carers Forum", "Public Health; +Carers Forum"),
            ("Housing\nJane Example", "Housing; <Jane Example>"),
            ("Carers Team (Ann Example)", "Carers Team; <Ann Example>"),
            ("Public Health (JS)", "Public Health; <JS>"),
            ("Adult Care (J.S.)", "Adult Care; <J.S.>"),
            ("Adult Care (AC)", "Adult Care (AC)"),
            ("Carers Team (HR)", "Carers Team (HR)"),
            ("Ann Example and Housing", "Housing; <Ann Example>"),
            ("Carers Team manager Ann Example", "Carers Team manager; <Ann Example>"),
            (
                "Carers Strategy Steering Group to evaluate once plans are published",
                "Carers Strategy Steering Group; (to evaluate once plans are published)",
            ),
        ] {
            assert_eq!(parted(&[cell]), [names], "{cell}");
        }
    }

    #[test]
    fn any_letters_and_marks_may_stand_between_names() {
        for (cell, names) in [
            ("PCT with with CCG", "PCT; CCG"),
            ("PCT jointly with with support from with CCG", "PCT; +CCG"),
            ("/Café, RMBC", "Café; RMBC"),
            ("/Café Team, RMBC", "Café Team, RMBC"),
            ("Ⱥẞ with B", "Ⱥẞ; B"),
            ("ẞȺ Team Lead Officer", "ẞȺ Team; (Lead Officer)"),
            ("“J Smith”, PCT", "<“J Smith”>; PCT"),
            ("‘É Smith’ with Housing", "<‘É Smith’>; Housing"),
            ("/", ""),
        ] {
            assert_eq!(parted(&[cell]), [names], "{cell}");
        }
    }

    #[test]
    fn what_stands_alone_elsewhere_is_a_name() {
        assert_eq!(parted(&["Policy and Housing", "Policy", "Housing"])[0], "Policy; Housing");
        assert_eq!(parted(&["Policy and Housing"])[0], "Policy and Housing");
        assert_eq!(parted(&["Community Paediatrics and ICB", "ICB"])[0], "Community Paediatrics; ICB");
    }
}
