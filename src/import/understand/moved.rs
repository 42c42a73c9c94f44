//! Columns of dates: by when something is due, by when it was before that was moved, when it was done.

use super::columns::{Below, Decided};
use super::roles::Role;
use super::text::plain_words;

/// Tells columns of dates apart. What `said` tells was decided by a map.
pub(super) fn decide(decided: &mut [Decided], heads: &[String], below: &[Below], said: &[bool]) {
    const EARLIER: [&str; 6] = ["original", "originally", "previous", "initial", "first", "old"];
    const LATER: [&str; 8] =
        ["revised", "new", "current", "latest", "forecast", "updated", "amended", "extended"];
    const DONE: [&str; 7] =
        ["completed", "complete", "completion", "actual", "achieved", "closed", "finished"];
    const NOT_DONE: [&str; 10] =
        ["by", "for", "target", "due", "planned", "expected", "review", "revised", "original", "estimated"];
    const OTHER: [&str; 4] = ["review", "start", "report", "reported"];
    let words: Vec<Vec<String>> = heads.iter().map(|head| plain_words(head)).collect();
    let says = |at: usize, some: &[&str]| words[at].iter().any(|word| some.contains(&word.as_str()));
    let dates = |decided: &[Decided]| -> Vec<usize> {
        let is_date = |at: &usize| decided[*at].role == Role::When && below[*at].cells > 0;
        (0..decided.len()).filter(is_date).collect()
    };
    let sure = |role| Decided { role, doubt: None };
    for at in dates(decided) {
        let is_done = says(at, &DONE) && !says(at, &NOT_DONE) && !said[at];
        if is_done && dates(decided).iter().any(|other| *other != at && !says(*other, &OTHER)) {
            decided[at] = sure(Role::Done);
        }
    }
    let due: Vec<usize> = dates(decided).into_iter().filter(|at| !says(*at, &OTHER)).collect();
    let is_revised = due.iter().any(|at| says(*at, &LATER));
    for at in due.iter().copied().filter(|at| !said[*at]) {
        let is_earlier = says(at, &EARLIER) || is_revised && !says(at, &LATER);
        if is_earlier && dates(decided).iter().any(|other| *other != at && due.contains(other)) {
            decided[at] = sure(Role::Was);
        }
    }
}
