//! Several actions in one cell, and the leads and times beside them.

use crate::import::document::{Line, Mark};

/// The actions in a cell. Bullets after a line that leads them in are parts of one action; bullets
/// alone are an action each, where no number stands for all of them.
pub(super) fn split(lines: &[Line], has_no_number: bool, wanted: Option<bool>) -> Vec<Vec<Line>> {
    let whole = || vec![lines.iter().filter(|line| !line.is_blank()).cloned().collect::<Vec<_>>()];
    let depth = |line: &Line| match line.mark {
        Mark::Bullet(depth) | Mark::Label(_, depth) => Some(depth),
        Mark::None | Mark::Note => None,
    };
    let written: Vec<&Line> = lines.iter().filter(|line| !line.is_blank()).collect();
    let top = written.iter().filter_map(|line| depth(line)).min();
    let starts = written.first().and_then(|line| depth(line)) == top;
    let is_list = top.is_some()
        && starts
        && written.iter().all(|line| depth(line).is_some() || line.mark == Mark::Note);
    let count = written.iter().filter(|line| depth(line) == top).count();
    if wanted == Some(false) || !(is_list && has_no_number) {
        return whole();
    }
    // One bullet is no list: it stands before the only action.
    let mut parts: Vec<Vec<Line>> = Vec::new();
    for line in written {
        if depth(line) == top || parts.is_empty() {
            let mut line = line.clone();
            if matches!(line.mark, Mark::Bullet(_)) {
                line.mark = Mark::None;
            } else if let Mark::Label(label, _) = &line.mark
                && count > 0
            {
                line.text = format!("{label} {}", line.text);
                line.mark = Mark::None;
            }
            parts.push(vec![line]);
        } else if let Some(last) = parts.last_mut() {
            last.push(line.clone());
        }
    }
    parts
}

/// How many pairs of a line and an action are weighed against each other.
const PAIRS: usize = 10_000;

/// Gives each of several actions its lines of a cell beside them, and whether that is sure: the
/// counts agree. Where not, lines go to the action at whose height they stand in the cell.
pub(super) fn spread(lines: &[Line], lengths: &[usize], guide: Option<&[usize]>) -> (Vec<Vec<Line>>, bool) {
    let count = lengths.len();
    let written: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].is_blank()).collect();
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    for at in &written {
        match blocks.last_mut() {
            Some(block) if block.last().is_some_and(|last| last + 1 == *at) => block.push(*at),
            _ => blocks.push(vec![*at]),
        }
    }
    let take = |which: &[usize]| which.iter().map(|at| lines[*at].clone()).collect::<Vec<_>>();
    if written.len() == count {
        return (written.iter().map(|at| take(&[*at])).collect(), true);
    }
    if blocks.len() == count {
        return (blocks.iter().map(|block| take(block)).collect(), true);
    }
    let mut parts = vec![Vec::new(); count];
    if written.is_empty() {
        return (parts, true);
    }
    // Nobody looks through as many pairs as this: the first action has them all.
    if written.len().saturating_mul(count) > PAIRS {
        parts[0] = take(&written);
        return (parts, false);
    }
    // Where the only line stands for all of them, it stands with the first.
    let heights: Vec<f64> = match guide {
        Some(guide) => guide.iter().map(|it| to_f64(*it)).collect(),
        None => {
            // As high as text of a usual width is, one line of space after each.
            let mut height = 0.0;
            lengths
                .iter()
                .map(|length| {
                    let here = height;
                    height += to_f64(length.div_ceil(36));
                    here
                })
                .collect()
        }
    };
    for (at, to) in written.iter().zip(place(&written, &heights)) {
        parts[to].push(lines[*at].clone());
    }
    (parts, false)
}

#[expect(clippy::cast_precision_loss, reason = "heights in a cell are small")]
const fn to_f64(number: usize) -> f64 {
    number as f64
}

/// For each line, the action at whose height it stands: in order, and as near as any stretching of
/// the cell allows.
fn place(lines: &[usize], heights: &[f64]) -> Vec<usize> {
    let mut best: Option<(f64, Vec<usize>)> = None;
    for step in 0..60 {
        let stretch = 0.5 + f64::from(step) * 0.05;
        let (cost, places) = placed(lines, heights, stretch);
        // Of two that fit as well, the one that stretches less.
        let cost = cost + (stretch - 1.0).abs() * 0.01;
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, places));
        }
    }
    best.map(|(_, places)| places).unwrap_or_default()
}

fn placed(lines: &[usize], heights: &[f64], stretch: f64) -> (f64, Vec<usize>) {
    let count = heights.len();
    // The least cost of putting the lines so far so that the last of them is at each action.
    let mut costs: Vec<Vec<(f64, usize)>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let follows = at > 0 && lines[at - 1] + 1 == *line;
        let mut row = Vec::with_capacity(count);
        for (to, height) in heights.iter().enumerate() {
            let far = to_f64(*line) - height * stretch;
            let own = far * far / (1.0 + height.abs() * 0.1);
            let (before, from) = match costs.last() {
                None => (0.0, 0),
                Some(last) => (0..=to)
                    .map(|from| {
                        // Lines of one block may belong to one action; others do not.
                        let same = if from == to && !follows { 1_000.0 } else { 0.0 };
                        (last[from].0 + same, from)
                    })
                    .fold((f64::INFINITY, 0), |best, this| if this.0 < best.0 { this } else { best }),
            };
            row.push((own + before, from));
        }
        costs.push(row);
    }
    let Some(last) = costs.last() else { return (0.0, Vec::new()) };
    let mut to = (0..count).fold(0, |best, to| if last[to].0 < last[best].0 { to } else { best });
    let cost = last[to].0;
    let mut places = vec![0; lines.len()];
    for at in (0..lines.len()).rev() {
        places[at] = to;
        to = costs[at][to].1;
    }
    (cost, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bullet(text: &str, depth: u8) -> Line {
        Line { mark: Mark::Bullet(depth), text: text.to_owned() }
    }

    fn shown(parts: &[Vec<Line>]) -> Vec<String> {
        parts.iter().map(|part| part.iter().map(Line::words).collect::<Vec<_>>().join("+")).collect()
    }

    #[test]
    fn bullets_alone_are_actions_and_bullets_after_a_line_are_not() {
        let list = [bullet("Ask", 0), bullet("Write", 0), bullet("Here", 1), bullet("Tell", 0)];
        assert_eq!(shown(&split(&list, true, None)), ["Ask", "Write+Here", "Tell"]);
        assert_eq!(split(&list, false, None).len(), 1);
        let led = [Line::plain("Tell carers by:"), bullet("letter", 0), bullet("web", 0)];
        assert_eq!(split(&led, true, None).len(), 1);
    }

    #[test]
    fn lines_are_paired_where_the_counts_agree() {
        let lines = |text: &str| text.split('|').map(Line::plain).collect::<Vec<_>>();
        let (parts, sure) = spread(&lines("A||B|C"), &[40, 40, 40], None);
        assert_eq!((shown(&parts), sure), (vec!["A".to_owned(), "B".to_owned(), "C".to_owned()], true));
        let (parts, sure) = spread(&lines("A|a||B|||C"), &[40, 40, 40], None);
        assert_eq!((shown(&parts), sure), (vec!["A+a".to_owned(), "B".to_owned(), "C".to_owned()], true));
    }

    #[test]
    fn where_they_do_not_lines_go_where_they_stand() {
        let lines = |text: &str| text.split('|').map(Line::plain).collect::<Vec<_>>();
        let guide = [0, 2, 3, 9, 13];
        let (parts, sure) = spread(&lines("done|||||||||June"), &[1, 1, 1, 1, 1], Some(&guide));
        assert!(!sure);
        assert_eq!(shown(&parts), ["done", "", "", "June", ""]);
    }
}
