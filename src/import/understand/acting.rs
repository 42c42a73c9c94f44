//! Which column says what is to be done, and which says its parts.

use super::columns::{Below, Decided};
use super::heads::{Said, said};
use super::layout::Headed;
use super::roles::Role;
use super::text::plain_words;

/// Why a column is doubtful that was taken as that of the actions for want of a better one.
pub(super) const GUESSED: &str = "no other column says what is to be done";

/// A sure role.
const fn sure(role: Role) -> Decided {
    Decided { role, doubt: None }
}

/// Lets no two columns of a table be its number or its action: the surest one is, then the first.
pub(super) fn part(
    roles: &mut [Decided],
    heads: &[String],
    below: &[Below],
    (tables, same): (&[Headed<'_>], &[usize]),
    said_by_map: &[bool],
) {
    // Where a map says one of them, it means what it says.
    if !roles.iter().zip(said_by_map).any(|(it, said)| *said && matches!(it.role, Role::Action | Role::Step))
    {
        steps(roles, heads, below, tables, same);
    }
    phases(roles, tables, same, said_by_map);
    // Why something is to be done is no reason for its status.
    let has_status = roles.iter().any(|it| it.role == Role::Status);
    for at in 0..roles.len() {
        let asks_why = roles[at].role == Role::Why && plain_words(&heads[at]) == ["why"];
        if asks_why && !has_status && !said_by_map[at] {
            roles[at] = sure(Role::Other);
        }
    }
    for single in [Role::Number, Role::Action] {
        let which: Vec<usize> = (0..roles.len()).filter(|at| roles[*at].role == single).collect();
        let coverage = |at: &usize| {
            let said = said(&heads[*at]);
            let share = said.map_or(0, |it| if it.role == single { share(&it) } else { 0 });
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

/// How much of a head says its role, in a hundred.
const fn share(said: &Said) -> usize {
    match (said.words * 100).checked_div(said.of) {
        Some(share) => share,
        None => 0,
    }
}

/// Parts of actions: where rows have a task and no action of their own, the tasks are steps of the
/// action above, unless most of them say who or when; then they are the actions.
fn steps(roles: &mut [Decided], heads: &[String], below: &[Below], tables: &[Headed<'_>], same: &[usize]) {
    let says =
        |at: usize, role: &Role| said(&heads[at]).is_some_and(|it| it.role == *role && it.words * 2 >= it.of);
    let step = (0..roles.len()).rev().find(|at| {
        roles[*at].role == Role::Step
            || roles[*at].role == Role::Action
                && says(*at, &Role::Action)
                && (0..*at).any(|left| roles[left].role == Role::Action && says(left, &Role::Action))
    });
    let Some(step) = step else { return };
    let Some(action) = (0..step).rev().find(|at| roles[*at].role == Role::Action) else {
        // Steps of nothing are the actions.
        if roles[step].role == Role::Step && roles.iter().all(|it| it.role != Role::Action) {
            roles[step] = sure(Role::Action);
        }
        return;
    };
    let (mut parts, mut owned) = (0, 0);
    for Headed { grid, heads, .. } in same.iter().map(|at| &tables[*at]) {
        let from = heads.as_ref().map_or(0, |it| it.rows.end);
        for row in from..grid.table.rows {
            let has = |at: usize| grid.cell(row, at).is_some_and(|it| it.row == row && !it.is_blank());
            if has(step) && !has(action) {
                parts += 1;
                let of_who =
                    |at: usize| matches!(roles[at].role, Role::Owner | Role::When | Role::OwnerAndWhen);
                owned += usize::from((0..roles.len()).any(|at| of_who(at) && has(at)));
            }
        }
    }
    let is_each = below[action].texts * 10 >= below[step].cells * 9;
    if parts > 0 && owned * 2 >= parts {
        roles[action] = sure(Role::Level);
        roles[step] = sure(Role::Action);
    } else if parts > 0 || roles[step].role == Role::Step || is_each && names_parts(&heads[step]) {
        roles[step] = sure(Role::Step);
    }
}

/// Milestones left of the actions are phases, a level of the plan, where most stand in rows of their own.
fn phases(roles: &mut [Decided], tables: &[Headed<'_>], same: &[usize], said_by_map: &[bool]) {
    let place = |role: &Role| roles.iter().position(|it| it.role == *role);
    let (Some(milestone), Some(action)) = (place(&Role::Milestones), place(&Role::Action)) else { return };
    let (mut all, mut alone) = (0, 0);
    for Headed { grid, heads, .. } in same.iter().map(|at| &tables[*at]) {
        let from = heads.as_ref().map_or(0, |it| it.rows.end);
        for row in from..grid.table.rows {
            let has = |at: usize| grid.cell(row, at).is_some_and(|it| it.row == row && !it.is_blank());
            all += usize::from(has(milestone));
            alone += usize::from(has(milestone) && !has(action));
        }
    }
    if milestone < action && all > 1 && alone * 2 > all && !said_by_map[milestone] {
        roles[milestone] = sure(Role::Level);
    }
}

/// Whether a head names parts of something, where it stands beside another that names actions.
fn names_parts(head: &str) -> bool {
    plain_words(head).iter().any(|it| matches!(it.as_str(), "task" | "tasks" | "activity" | "activities"))
}

/// Where no head says what is to be done or counted, the level next to the other columns does, if each row
/// has one of its own; else what is to be made or to be reached, else the level, else the longest texts.
pub(super) fn find_action(decided: &mut [Decided], heads: &[String], below: &[Below]) {
    if decided.iter().any(|it| matches!(it.role, Role::Action | Role::Measure)) {
        return;
    }
    let rows = below.iter().map(|it| it.cells).max().unwrap_or_default();
    let is_each = |at: &usize| below[*at].texts > 0 && below[*at].texts * 10 >= rows * 9;
    let roles: Vec<Role> = decided.iter().map(|it| it.role.clone()).collect();
    let of = |role: Role| roles.iter().enumerate().filter(move |(_, it)| **it == role).map(|(at, _)| at);
    let names = |at: &usize| {
        let is_said = said(&heads[*at]).is_some_and(|it| it.words * 2 >= it.of);
        is_said && below[*at].cells * 10 >= rows * 6
    };
    let measures = |at: &usize| plain_words(&heads[*at]).iter().any(|it| it.starts_with("measure"));
    let measures = of(Role::Success).filter(measures);
    let made = of(Role::Project).chain(of(Role::Outputs)).chain(measures).find(names);
    // A project has a name, and what is to be done is its description.
    let is_description = |at: &usize| matches!(plain_words(&heads[*at]).as_slice(), [it] if it.starts_with("descri") || it.starts_with("detail"));
    let described = of(Role::Other).find(is_description);
    let made = match made {
        Some(at) if decided[at].role == Role::Project => described.or(made),
        _ => made,
    };
    let level = of(Role::Level).next_back();
    let own = of(Role::Level).rfind(is_each);
    let longest = of(Role::Other)
        .filter(|at| below[*at].cells > 0)
        .max_by_key(|at| (below[*at].words / below[*at].cells.max(1), std::cmp::Reverse(*at)));
    let is_first = |at: &usize| level.is_some_and(|level| *at < level);
    let at = made.filter(is_first).or(own).or(made).or(level).or(longest);
    let Some(at) = at else { return };
    let doubt = Some(GUESSED.to_owned());
    decided[at] = Decided { role: Role::Action, doubt };
    // A level behind what is to be done is what it leads to.
    for after in decided[at + 1..].iter_mut().filter(|it| it.role == Role::Level) {
        *after = Decided { role: Role::Success, doubt: Some("it stands after the actions".to_owned()) };
    }
}
