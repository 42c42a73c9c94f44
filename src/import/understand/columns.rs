//! What the columns of tables hold.
//!
//! Their heads say so. Where a head is doubtful, what stands below it decides; columns that are called
//! the same in several tables are decided together, by all that stands below them.

use super::acting;
use super::contacts::contacts;
use super::found::{Column, Found, TableFound};
use super::heads::said;
use super::layout::{Headed, Heads, repeats};
use super::measures::{self, is_figure};
use super::moved;
use super::numbers::{Where, numbered};
use super::roles::Role;
use super::status::{Marks, answer};
use super::tables::Tables;
use super::text::{TimeOfHead, plain, plain_words, time_of_head};
use super::time::is_time;
use crate::import::document::{Naming, Place, letters};
use crate::import::map::Map;
use crate::model::when::{Context, Moment, read_moment};
use std::collections::{BTreeMap, BTreeSet};

/// What the columns of a table hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// How those without a head are called.
    pub(super) naming: Naming,
    pub(super) heads: Vec<String>,
    pub(super) roles: Vec<Role>,
    /// Whether their heads, or a map, say that there is something to be done or counted.
    pub(super) is_plan: bool,
}

impl Columns {
    /// The columns of a role.
    pub(super) fn of(&self, role: &Role) -> Vec<usize> {
        (0..self.roles.len()).filter(|at| self.roles[*at] == *role).collect()
    }

    /// The column of numbers, where it numbers a level and not the actions: *Recommendation no.*
    pub(super) fn number_of_level(&self) -> Option<usize> {
        const LEVELS: [&str; 9] = [
            "rec",
            "recommendation",
            "objective",
            "priority",
            "outcome",
            "aim",
            "theme",
            "commitment",
            "goal",
        ];
        let at = self.first(&Role::Number)?;
        let words = plain_words(&self.heads[at]);
        let says = |some: &[&str]| words.iter().any(|word| some.contains(&word.as_str()));
        // Where a recommendation is answered, the number right before it is its own.
        let is_before = self.roles.get(at + 1) == Some(&Role::Level)
            && plain_words(&self.heads[at + 1]).iter().any(|word| word.starts_with("rec"))
            && self.first(&Role::Response).is_some();
        let is_of_level = says(&LEVELS) || is_before;
        (is_of_level && !says(&["action", "task"]) && self.first(&Role::Level).is_some()).then_some(at)
    }

    /// The first column of a role.
    pub(super) fn first(&self, role: &Role) -> Option<usize> {
        self.roles.iter().position(|it| it == role)
    }

    /// What a column is called: its head, or its letter or number.
    pub(super) fn name(&self, column: usize) -> String {
        let head = self.heads.get(column).map(|it| it.trim()).unwrap_or_default();
        if head.is_empty() { column_name(self.naming, column) } else { head.to_owned() }
    }
}

/// What a column without a head is called.
fn column_name(naming: Naming, column: usize) -> String {
    match naming {
        Naming::Letters => format!("Column {}", letters(column)),
        Naming::Numbers => format!("Column {}", column + 1),
    }
}

/// A role, and why it is doubtful where it is.
pub(super) struct Decided {
    pub(super) role: Role,
    pub(super) doubt: Option<String>,
}

/// Decides what the columns of tables hold. Columns with the same head are decided together.
pub(super) fn decide_columns(
    tables: &mut [Headed<'_>],
    marks: &Marks,
    context: &Context,
    map: &Map,
    found: &mut Found,
) {
    // Tables with the same heads are one table that was cut.
    let mut kinds: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, table) in tables.iter().enumerate() {
        if let Some(heads) = &table.heads {
            kinds.entry(heads.texts.iter().map(|head| plain(head)).collect()).or_default().push(at);
        }
    }
    for same in kinds.values() {
        let table = tables[same[0]].grid.table;
        let Some(Heads { texts: heads, telling, .. }) = tables[same[0]].heads.clone() else { continue };
        let below = below(tables, same, &telling, marks, context, map);
        let mut decided: Vec<Decided> = heads
            .iter()
            .zip(&telling)
            .zip(&below)
            .enumerate()
            .map(|(column, ((head, telling), below))| {
                let name =
                    if head.trim().is_empty() { column_name(table.naming, column) } else { head.clone() };
                match map.column(&name) {
                    Some(role) => Decided { role, doubt: None },
                    None => decide(telling, below),
                }
            })
            .collect();
        let said: Vec<bool> = (0..heads.len())
            .map(|at| map.column(&heads[at]).or_else(|| map.column(&column_name(table.naming, at))).is_some())
            .collect();
        measures::decide(&mut decided, &telling, &below, &said);
        earlier(&mut decided, &heads, &below, &said, context);
        moved::decide(&mut decided, &telling, &below, &said);
        acting::part(&mut decided, &telling, &below, (tables, same), &said);
        acting::find_action(&mut decided, &telling, &below);
        find_owner(&mut decided, &telling, &below);
        aims(&mut decided, &telling, tables, same);
        let is_plan = decided.iter().any(|it| {
            matches!(it.role, Role::Action | Role::Measure) && it.doubt.as_deref() != Some(acting::GUESSED)
        });
        let rows = tables[same[0]].heads.as_ref().map_or(0, |it| it.rows.end.saturating_sub(1));
        let roles = decided.iter().map(|it| it.role.clone()).collect();
        let columns = Columns { naming: table.naming, heads, roles, is_plan };
        for (column, decided) in decided.iter().enumerate() {
            let is_empty = below[column].cells == 0;
            let name = columns.name(column);
            let is_said = map.column(&name).is_some();
            if let Some(why) = decided.doubt.as_ref().filter(|_| !is_empty && !is_said) {
                let role = match decided.role {
                    Role::Other => "kept under its head".to_owned(),
                    ref role => format!("taken as {role}"),
                };
                let message = format!("the column “{name}” is {role}: {why}");
                let line = format!("columns: {{{}: {}}}", super::super::yaml::scalar(&name), decided.role);
                found.doubt(&table.place_of(rows, column), message, Some(line));
            }
        }
        for at in same {
            let naming = tables[*at].grid.table.naming;
            tables[*at].columns = Columns { naming, ..columns.clone() };
        }
    }
    // A table without heads goes on with those of the one before, where it is as wide.
    let mut last = Columns::default();
    for table in tables.iter_mut() {
        if table.heads.is_some() {
            last = table.columns.clone();
        } else if table.grid.table.columns == last.roles.len() {
            table.columns = Columns { naming: table.grid.table.naming, ..last.clone() };
        }
    }
}

/// Tells what the columns of tables were taken for.
pub(super) fn tell(tables: &Tables<'_>, found: &mut Found) {
    for table in tables.taken() {
        let Some(heads) = &table.heads else { continue };
        let source = table.grid.table;
        let columns = (0..table.columns.roles.len())
            .filter(|at| {
                !heads.texts[*at].trim().is_empty()
                    || source.cells.iter().any(|cell| cell.column == *at && cell.columns == 1)
            })
            .map(|at| Column { head: table.columns.name(at), role: table.columns.roles[at].to_string() });
        let row = source.follows.then_some(source.first_row + heads.rows.start);
        let place = Place { row, ..source.place.clone() };
        found.tables.push(TableFound { place, columns: columns.collect() });
    }
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
    /// Those that say how to reach somebody.
    pub(super) contacts: usize,
    /// Those that say high, medium or low.
    pub(super) grades: usize,
    /// Those that are a figure.
    pub(super) figures: usize,
    /// Words in them altogether.
    pub(super) words: usize,
    /// How many different texts stand in them.
    pub(super) texts: usize,
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

fn below(
    tables: &[Headed<'_>],
    same: &[usize],
    heads: &[String],
    marks: &Marks,
    context: &Context,
    map: &Map,
) -> Vec<Below> {
    let mut below = vec![Below::default(); heads.len()];
    let mut texts: Vec<BTreeSet<String>> = vec![BTreeSet::new(); heads.len()];
    for at in same {
        let Headed { grid, heads: Some(own), .. } = &tables[*at] else { continue };
        // The row that was looked at last, and whether it repeats the heads.
        let mut last = (usize::MAX, false);
        for cell in grid.table.cells.iter().filter(|cell| cell.row >= own.rows.end && !cell.is_blank()) {
            if cell.columns * 2 > heads.len().max(3) || cell.column >= heads.len() {
                continue;
            }
            if last.0 != cell.row {
                last = (cell.row, repeats(grid, cell.row, &own.texts, map));
            }
            if last.1 {
                continue;
            }
            let text = cell.words();
            let first = text.lines().next().unwrap_or_default();
            let count = text.split_whitespace().count();
            let this = &mut below[cell.column];
            this.cells += 1;
            this.words += count;
            if texts[cell.column].insert(plain(&text)) {
                this.texts += 1;
            }
            let is_time = text.lines().any(|line| count < 40 && is_time(line, context));
            this.times += usize::from(is_time);
            this.figures += usize::from(text.lines().all(is_figure));
            this.contacts += usize::from(!contacts(&text).is_empty());
            let is_status = marks.whole(first).is_some() || count < 30 && marks.beginning(first).is_some();
            this.statuses += usize::from(is_status);
            this.answers += usize::from(answer(&text, "").is_some());
            if let Some(read) = numbered(first, Where::Numbers) {
                this.numbered += 1;
                let is_alone = read.rest.is_empty()
                    || marks.whole(read.rest).is_some()
                    || super::references::only(read.rest, "").is_some();
                this.numbers += usize::from(is_alone && count <= 8);
            }
            let grade = ["high", "medium", "low", "h", "m", "l", "essential", "desirable"];
            this.grades += usize::from(grade.contains(&plain(&text).as_str()));
        }
    }
    let action = (0..heads.len())
        .filter_map(|at| said(&heads[at]).map(|it| (at, it)))
        .filter(|(_, it)| it.role == Role::Action)
        .max_by_key(|(at, it)| (it.words * 100 / it.of.max(1), std::cmp::Reverse(*at)))
        .map_or(usize::MAX, |(at, _)| at);
    let number = heads
        .iter()
        .position(|head| said(head).is_some_and(|it| it.role == Role::Number && it.words == it.of));
    for (at, this) in below.iter_mut().enumerate() {
        this.is_before_actions = at < action;
        this.has_numbers_elsewhere = number.is_some_and(|number| number != at);
    }
    // Without an action among the heads, what stands first is a level; where nothing of a level stands
    // first, the first that there is says what is to be done.
    if action == usize::MAX {
        let role = |at: usize| said(&heads[at]).map(|it| it.role);
        let first = (0..heads.len()).find(|at| !matches!(role(*at), None | Some(Role::Level | Role::Number)));
        let level = (0..heads.len()).find(|at| role(*at) == Some(Role::Level));
        let end = first.unwrap_or(usize::MAX).max(level.map_or(0, |level| level + 1));
        for (at, this) in below.iter_mut().enumerate() {
            this.is_before_actions = at < end;
        }
    }
    below
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
        Role::Level | Role::Success if below.most(below.grades) => {
            by_cells(Role::Other, "its cells say high, medium or low")
        }
        Role::Level if !below.is_before_actions && below.cells > 0 => {
            by_cells(Role::Success, "it stands after the actions")
        }
        Role::When if plain_words(head) == ["target"] && !below.most(below.times) && below.cells > 0 => {
            by_cells(Role::Success, "its cells hold no times")
        }
        Role::When | Role::Done | Role::Status if below.most(below.answers) => {
            by_cells(Role::Status, "its cells say yes or no")
        }
        Role::When | Role::Done if below.most(below.statuses) && below.times <= below.statuses && short => {
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

/// Parts the column that says how things stand from those that say how they stood: *RAG Sept*, *Previous
/// status*. What `said` tells was decided by a map.
fn earlier(decided: &mut [Decided], heads: &[String], below: &[Below], said: &[bool], context: &Context) {
    let has = |at: usize, some: &[&str]| plain_words(&heads[at]).iter().any(|it| some.contains(&it.as_str()));
    // A colour and a word that stand beside each other are no earlier and later.
    for of_colours in [true, false] {
        let all: Vec<usize> = (0..decided.len())
            .filter(|at| decided[*at].role == Role::Status && below[*at].cells > 0)
            .filter(|at| has(*at, &["rag", "brag", "rating"]) == of_colours)
            .collect();
        let newest = newest(&all, heads, context);
        for at in all.iter().copied().filter(|at| !said[*at] && all.len() > 1) {
            let is_timed = time_of_head(&heads[at], context.years) != TimeOfHead::default();
            if is_of_before(&heads[at]) || is_timed && Some(at) != newest {
                decided[at] = Decided { role: Role::EarlierStatus, doubt: None };
            }
        }
    }
}

/// Whether a head says that things were so before: *Previous RAG*, *Status last quarter*.
fn is_of_before(head: &str) -> bool {
    const NOW: [&str; 7] = ["current", "latest", "now", "this", "present", "revised", "new"];
    const BEFORE: [&str; 9] =
        ["previous", "last", "prior", "earlier", "old", "original", "initial", "baseline", "before"];
    let words = plain_words(head);
    let has = |some: &[&str]| words.iter().any(|it| some.contains(&it.as_str()));
    has(&BEFORE) && !has(&NOW)
}

/// The newest of columns whose heads say a time, by their dates or else by their places. Nothing where one of
/// the columns is of no time: that is the newest then.
fn newest(columns: &[usize], heads: &[String], context: &Context) -> Option<usize> {
    let of_now = columns.iter().filter(|at| !is_of_before(&heads[**at]));
    let times: Vec<(usize, TimeOfHead)> =
        of_now.map(|at| (*at, time_of_head(&heads[*at], context.years))).collect();
    if times.iter().any(|(_, time)| *time == TimeOfHead::default()) {
        return None;
    }
    let moment = |(_, time): &(usize, TimeOfHead)| {
        time.date.as_deref().and_then(|it| read_moment(it, context.years)).map(Moment::last)
    };
    let moments: Option<Vec<_>> = times.iter().map(moment).collect();
    let newest = match moments {
        Some(moments) => (0..times.len()).max_by_key(|at| moments[*at]),
        None => times.len().checked_sub(1),
    };
    newest.map(|at| times[at].0)
}

/// Where no other head asks who does it, a column of contacts that tells no way to reach them does.
fn find_owner(decided: &mut [Decided], heads: &[String], below: &[Below]) {
    if decided.iter().any(|it| matches!(it.role, Role::Owner | Role::OwnerAndWhen)) {
        return;
    }
    let names_somebody = |at: &usize| {
        decided[*at].role == Role::Contact
            && plain(&heads[*at]).starts_with("contact")
            && below[*at].contacts * 2 < below[*at].cells
    };
    if let Some(at) = (0..decided.len()).find(names_somebody) {
        decided[at] =
            Decided { role: Role::Owner, doubt: Some("no other column says who does it".to_owned()) };
    }
}

/// An aim beside another level, wherever one of that begins, is that level's aim and no level.
fn aims(decided: &mut [Decided], heads: &[String], tables: &[Headed<'_>], same: &[usize]) {
    for column in 1..decided.len() {
        let says_aim =
            matches!(plain(&heads[column]).as_str(), "aim" | "aims" | "overall aim" | "aim of theme");
        if !says_aim || decided[column].role != Role::Level || decided[column - 1].role != Role::Level {
            continue;
        }
        let together = same.iter().all(|at| {
            let grid = &tables[*at].grid;
            let begins = |column: usize| -> BTreeSet<usize> {
                let cells = grid.table.cells.iter().filter(|it| it.column == column && !it.is_blank());
                cells.map(|it| it.row).collect()
            };
            let first = begins(column - 1);
            begins(column).iter().all(|row| first.contains(row))
        });
        if together {
            decided[column] = Decided { role: Role::Aim, doubt: None };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_of_several_statuses_counts() {
        let context = Context { period: None, years: crate::model::year::YearKind::Financial };
        for (heads, earlier) in [
            (&["RAG Sept", "RAG Dec"][..], &[0][..]),
            (&["RAG Dec 2025", "RAG Sept 2025"], &[1]),
            (&["Q1 RAG", "Q2 RAG", "Status"], &[0]),
            (&["Current RAG", "Previous RAG"], &[1]),
            (&["RAG last quarter", "RAG this quarter"], &[0]),
            (&["Q1 RAG", "RAG"], &[0]),
            (&["RAG", "Status"], &[]),
        ] {
            let heads: Vec<String> = heads.iter().map(|it| (*it).to_owned()).collect();
            let mut decided: Vec<Decided> =
                heads.iter().map(|_| Decided { role: Role::Status, doubt: None }).collect();
            let below = vec![Below { cells: 3, ..Below::default() }; heads.len()];
            super::earlier(&mut decided, &heads, &below, &vec![false; heads.len()], &context);
            let found: Vec<usize> =
                (0..heads.len()).filter(|at| decided[*at].role == Role::EarlierStatus).collect();
            assert_eq!(found, earlier, "{heads:?}");
        }
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
        assert_eq!(decide("Impact (H/M/L)", &grades).role, Role::Other);
        let answers = Below { cells: 10, answers: 9, words: 10, ..Below::default() };
        assert_eq!(decide("Complete", &answers).role, Role::Status);
        let shares = Below { cells: 10, figures: 10, words: 10, ..Below::default() };
        assert_eq!(decide("% complete", &shares).role, Role::Other);
        assert_eq!(decide("By", &words).role, Role::Owner);
        assert_eq!(decide("By", &times).role, Role::When);
    }
}
