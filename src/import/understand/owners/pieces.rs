//! A cell of owners, taken apart into names and what stands beside them.

use super::between::{Strong, join_posts, joined, offset, strong};
use super::names::{LONGEST, Names, Person, is_short_name};
use super::nobody::{NOBODY, names_nobody};
use super::parts::{self, Share};
use crate::import::People;
use crate::import::document::without_links;
use crate::import::understand::bodies::ends_name;
use crate::import::understand::contacts::announces_contact;
use crate::import::understand::draft::{OwnerCell, Part};
use crate::import::understand::found::Found;
use crate::import::understand::people::{is_unnamed_officer, person};
use crate::import::understand::private::CONTACT;
use crate::import::understand::text::plain_words;
use crate::import::yaml;

/// A piece of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Owner(String, Part),
    /// What stands there beside the names.
    Rest(String),
    /// The name of a person.
    Person(String),
    /// What could be the name of a person: nothing says that it is none.
    PerhapsPerson(String),
}

/// Takes a cell apart.
pub(super) fn pieces(names: &Names<'_>, cell: &OwnerCell, found: &mut Found) -> Vec<Piece> {
    let mut parting =
        Parting { names, cell, part: cell.part, share: None, found, pieces: Vec::new(), shares: Vec::new() };
    for line in &cell.lines {
        parting.line(&without_links(&line.text));
    }
    parting.finish()
}

/// A cell while it is taken apart. What begins with *take* says whether it took the words.
struct Parting<'a> {
    names: &'a Names<'a>,
    cell: &'a OwnerCell,
    /// The part of those who are named next.
    part: Part,
    /// The part that words before those who are named next give them.
    share: Option<Share>,
    found: &'a mut Found,
    pieces: Vec<Piece>,
    /// The part that words give to each piece.
    shares: Vec<Option<Share>>,
}

impl Parting<'_> {
    fn line(&mut self, line: &str) {
        self.part = self.cell.part;
        if let Some(share) = parts::above(line) {
            self.found.leave_out(line, PART, &self.cell.place);
            self.share = Some(share);
            return;
        }
        let line = line.trim().trim_end_matches([',', ';', ':', '-', '–']).trim();
        if line.is_empty() || self.take_meant(line) || self.take_alone(line) {
            return;
        }
        let mut all = strong(line);
        join_posts(line, &mut all, |name| self.names.person(name, self.cell) == Person::Yes);
        self.names.join_units(line, &mut all);
        self.names.join_turned(line, &mut all);
        if let Some(name) = self.names.join_lists(line, &mut all) {
            self.tell_list(name);
        }
        for Strong { text, before, is_help } in all {
            if is_help {
                self.part = Part::Supports;
            }
            self.found.leave_out(before.trim(), BETWEEN, &self.cell.place);
            let parts = self.names.weak(text, self.cell);
            for pair in parts.windows(2) {
                let from = offset(text, pair[0]) + pair[0].len();
                let between = text[from..offset(text, pair[1])].trim();
                self.found.leave_out(between, BETWEEN, &self.cell.place);
            }
            for text in parts {
                self.name(text);
            }
        }
    }

    fn tell_list(&mut self, name: &str) {
        let message = format!("“{name}” is taken for one owner; a map can part it");
        let line = format!("owners: {{{}: [<one>, <another>]}}", yaml::scalar(name));
        self.found.doubt(&self.cell.place, message, Some(line));
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
            || self.take_nobody(text)
            || self.take_alone(text)
            || self.take_part(text)
            || self.take_post(text)
            || self.take_brackets(text)
            || self.take_dash(text)
            || self.take_work(text)
            || self.take_joined(text)
        {
            return;
        }
        if text.split_whitespace().count() > 12 {
            self.sentence(text);
        } else if !self.take_person(text) && !self.take_person_first(text) {
            self.owner(text);
        }
    }

    fn add(&mut self, piece: Piece) {
        self.pieces.push(piece);
        self.shares.push(self.share);
    }

    fn owner(&mut self, name: &str) {
        self.add(Piece::Owner(name.to_owned(), self.part));
    }

    fn rest(&mut self, words: &str) {
        self.add(Piece::Rest(words.to_owned()));
    }

    fn person(&mut self, name: &str) {
        self.add(Piece::Person(name.to_owned()));
    }

    fn is_person(&self, name: &str) -> bool {
        self.names.person(name, self.cell) != Person::No
    }

    /// The pieces, with their parts: where words say who leads, the others help.
    fn finish(self) -> Vec<Piece> {
        let leads = self.shares.contains(&Some(Share::Leads));
        let mut pieces: Vec<(bool, Piece)> = self
            .pieces
            .into_iter()
            .zip(self.shares)
            .map(|(piece, share)| match piece {
                Piece::Owner(name, part) => {
                    let part = match share {
                        Some(Share::Leads | Share::Owns) => Part::Owns,
                        Some(Share::Supports) => Part::Supports,
                        None if leads => Part::Supports,
                        None => part,
                    };
                    (share != Some(Share::Leads), Piece::Owner(name, part))
                }
                piece => (share != Some(Share::Leads), piece),
            })
            .collect();
        pieces.sort_by_key(|(is_later, _)| *is_later);
        pieces.into_iter().map(|(_, piece)| piece).collect()
    }

    /// What stands where owners are named, and names none.
    fn sentence(&mut self, text: &str) {
        let message = "a sentence stands where owners are named: it is kept under the column’s head";
        self.found.doubt(&self.cell.place, message, None);
        self.rest(text);
    }

    /// Takes the owners that a map says are meant. The words stay the owner’s words, except where
    /// several are meant, and where the words are the name of a person.
    fn take_meant(&mut self, words: &str) -> bool {
        let Some(names) = self.names.said.who(words) else { return false };
        let is_private = self.names.people == People::LeftOut && self.is_person(words);
        let is_itself = names.first().is_some_and(|it| it == words);
        if names.len() == 1 && (is_itself || !is_private) {
            self.owner(words);
            return true;
        }
        self.found.leave_out(words, "the map says who is meant", &self.cell.place);
        for name in names {
            self.owner(name);
        }
        true
    }

    /// Takes words that are an officer of a body whose name stands elsewhere, or a person.
    fn take_alone(&mut self, words: &str) -> bool {
        if is_unnamed_officer(words) {
            self.rest(words);
            return true;
        }
        match self.names.person(words, self.cell) {
            Person::Yes => self.person(words),
            Person::Perhaps => self.add(Piece::PerhapsPerson(words.to_owned())),
            Person::No if self.names.are_initials(words, "") => {
                self.add(Piece::PerhapsPerson(words.to_owned()));
            }
            Person::No => return false,
        }
        true
    }

    /// Takes words that name nobody, and such as *Tel*.
    fn take_nobody(&mut self, words: &str) -> bool {
        let is_nobody = names_nobody(words);
        let why = if is_nobody { NOBODY } else { CONTACT };
        if is_nobody || announces_contact(words) {
            self.found.leave_out(words, why, &self.cell.place);
            return true;
        }
        match words.rsplit_once(' ') {
            Some((name, last)) if announces_contact(last) && last != "no" && last != "No" => {
                self.found.leave_out(last, CONTACT, &self.cell.place);
                self.name(name);
                true
            }
            _ => false,
        }
    }

    /// Takes *Lead: Housing*, *Housing (lead)*.
    fn take_part(&mut self, text: &str) -> bool {
        if let Some((share, words, name)) = parts::before(text) {
            self.found.leave_out(words, PART, &self.cell.place);
            self.share = Some(share);
            self.name(name);
        } else if let Some((name, share, words)) = parts::behind(text) {
            self.found.leave_out(words, PART, &self.cell.place);
            let before = self.share.replace(share);
            self.name(name);
            self.share = before;
        } else {
            return false;
        }
        true
    }

    /// Takes *supported by Housing*, behind a mark that parts names.
    fn take_joined(&mut self, text: &str) -> bool {
        let Some((length, is_help)) = joined(text) else { return false };
        self.found.leave_out(text[..length].trim(), BETWEEN, &self.cell.place);
        if is_help {
            self.part = Part::Supports;
        }
        self.name(&text[length..]);
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
        let is_initials = self.names.are_initials(inside, before) && !self.names.is_alone(inside);
        if is_initials && !before.is_empty() {
            self.name(before);
            self.person(inside);
        } else if is_unnamed_officer(inside) && !before.is_empty() {
            self.name(before);
            self.rest(inside);
        } else if !before.is_empty() && (self.is_person(before) || names_nobody(inside)) {
            self.name(before);
            self.name(inside);
        } else if !before.is_empty() && self.are_people(inside, before) {
            self.name(before);
            let part = self.part;
            self.line(inside);
            self.part = part;
        } else {
            return false;
        }
        true
    }

    /// Whether one of some words between commas or the like is a person, or the initials of one: *JE/TS*.
    fn are_people(&self, words: &str, before: &str) -> bool {
        let mut parts = words.split([',', '/', ';', '&']).flat_map(|it| it.split(" and ")).map(str::trim);
        self.is_person(words) || parts.any(|it| self.is_person(it) || self.names.are_initials(it, before))
    }

    /// Takes *Carers team – Jane Example*, *Carers team: Jane Example*.
    fn take_dash(&mut self, text: &str) -> bool {
        for parting in [" – ", " — ", " - ", ": "] {
            if let Some((before, after)) = text.split_once(parting)
                && (self.is_person(after)
                    || self.is_person(before)
                    || is_unnamed_officer(after)
                    || names_nobody(after))
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
        let bare = other.trim().trim_start_matches("and ").trim_end_matches(" and");
        if bare.len() < other.trim().len() {
            self.found.leave_out("and", BETWEEN, &self.cell.place);
        }
        self.name(bare.trim_matches(['&', '+', '(', ')', ' ']));
        self.person(&text[range]);
        true
    }

    /// Takes *Jane Example Housing Manager*, *Jane Example RMBC*: a name before a post or a body.
    fn take_person_first(&mut self, text: &str) -> bool {
        let spaces = text.match_indices(' ').map(|(at, _)| at).take(3).skip(1);
        for at in spaces {
            let (name, other) = (&text[..at], text[at..].trim());
            let last = plain_words(other).pop().unwrap_or_default();
            let is_other = is_short_name(other) || self.names.is_alone(other) || ends_name(&last);
            if is_other && self.names.person(name, self.cell) == Person::Yes {
                self.person(name);
                self.name(other);
                return true;
            }
        }
        false
    }
}

/// Why words between owners stand in no content file.
const BETWEEN: &str = "stands between owners";
/// Why words that say the part of an owner stand in none.
const PART: &str = "says which part the owner has";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::People;
    use crate::import::document::Line;
    use crate::import::document::Place;
    use crate::import::map::Map;
    use crate::import::understand::evidence::Evidence;
    use crate::import::understand::owners::known::{Said, Terms};
    use crate::import::understand::owners::names::Source;

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
        let evidence = Evidence::default();
        let names = Names::learn(&cells, &terms, &said, &evidence, (People::LeftOut, Source::Cells));
        let show = |cell: &OwnerCell| {
            let pieces = pieces(&names, cell, &mut Found::default()).into_iter();
            let shown = pieces.map(|piece| match piece {
                Piece::Owner(name, Part::Owns) => name,
                Piece::Owner(name, Part::Supports) => format!("+{name}"),
                Piece::Rest(words) => format!("({words})"),
                Piece::Person(name) => format!("<{name}>"),
                Piece::PerhapsPerson(name) => format!("<{name}?>"),
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
            ("Ann Example and Housing", "<Ann Example>; Housing"),
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
    fn people_are_told_from_bodies_in_every_shape() {
        for (cell, names) in [
            ("Example, Jane", "<Example, Jane>"),
            ("Example, Jane; Sample, T.", "<Example, Jane>; <Sample, T>"),
            ("Jane & Tom", "<Jane>; <Tom>"),
            ("Jane and Tom Example", "<Jane>; <Tom Example>"),
            ("Supt. Example", "<Supt. Example>"),
            ("PC 123 Example", "<PC 123 Example>"),
            ("Housing (Jane Example)", "Housing; <Jane Example>"),
            ("Housing – J. Example", "Housing; <J. Example>"),
            ("Housing: Jane", "Housing; <Jane>"),
            (
                "Strategy and Partnerships (Jane Example, Tom ap Sample)",
                "Strategy and Partnerships; <Jane Example>; <Tom ap Sample>",
            ),
            ("Comms (JE/TS)", "Comms; <JE?>; <TS?>"),
            ("Lead: Jane Example", "<Jane Example>"),
            ("@jane", "<@jane>"),
            ("Jane Example Housing Manager", "<Jane Example>; Housing Manager"),
            ("Cllr Example, Cabinet Member for Housing", "<Cllr Example>; Cabinet Member for Housing"),
            ("Sprocket Example", "<Sprocket Example?>"),
            ("JS/TB", "<JS?>; <TB?>"),
            ("Marie Curie, Sue Ryder & Age UK", "Marie Curie; Sue Ryder; Age UK"),
            ("Dr. Foster Ltd.", "Dr. Foster Ltd"),
            ("St. Mary's Hospital", "St. Mary's Hospital"),
            ("Cyngor Sir Gâr", "Cyngor Sir Gâr"),
            ("Bwrdd Iechyd Hywel Dda", "Bwrdd Iechyd Hywel Dda"),
            ("Housing, Ext. 2214", "Housing; Ext. 2214"),
            ("Housing Tel", "Housing"),
        ] {
            assert_eq!(parted(&[cell]), [names], "{cell}");
        }
        // Where people stand, single names are people; where bodies are asked for, nothing is.
        assert_eq!(parted(&["Sprocket", "Jane Example", "Tom Example"])[0], "<Sprocket?>");
        assert_eq!(parted(&["Sprocket"])[0], "Sprocket");
    }

    #[test]
    fn words_that_name_nobody_are_no_owners() {
        for (cell, names) in [
            ("N/A", ""),
            ("Housing, n/a", "Housing"),
            ("TBC", ""),
            ("Partnership Manager – vacant", "Partnership Manager"),
            ("Partnership Manager (TBC)", "Partnership Manager"),
            ("Various", ""),
            ("As above", ""),
            ("All", "All"),
        ] {
            assert_eq!(parted(&[cell]), [names], "{cell}");
        }
    }

    #[test]
    fn a_cell_says_who_leads_and_who_helps() {
        for (cell, names) in [
            ("Lead: Housing; Support: Police", "Housing; +Police"),
            ("Lead – Housing, Partners – Police, NHS", "Housing; +Police; +NHS"),
            ("Support: Police\nLead: Housing", "Housing; +Police"),
            ("Housing (lead), Police", "Housing; +Police"),
            ("Police, Housing (lead)", "Housing; +Police"),
            ("Police (support), Housing", "+Police; Housing"),
            ("Housing; supported by Police", "Housing; +Police"),
            ("Housing\nPartners:\nPolice\nNHS", "Housing; +Police; +NHS"),
        ] {
            assert_eq!(parted(&[cell]), [names], "{cell}");
        }
    }

    #[test]
    fn the_commas_inside_of_a_name_part_nothing() {
        for name in [
            "Assoc. Deans",
            "Research, Policy and Performance Team",
            "Children, Young People and Families",
            "Highways, Transport & Waste",
            "Executive Member for Health, Adult Care and Public Protection",
        ] {
            assert_eq!(parted(&[name]), [name], "{name}");
        }
        for (cell, names) in [
            ("PCT, Housing & Carers Centre", "PCT; Housing & Carers Centre"),
            ("Housing, Policy and Performance Team", "Housing; Policy and Performance Team"),
            ("Housing Team, Policy and Performance Team", "Housing Team; Policy and Performance Team"),
            ("Jane Example, Policy and Performance Team", "<Jane Example>; Policy and Performance Team"),
        ] {
            assert_eq!(parted(&[cell, "Housing"])[0], names, "{cell}");
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
