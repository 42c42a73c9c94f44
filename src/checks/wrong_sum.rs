#![doc = include_str!("wrong-sum.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use crate::model::measure::Measure;

/// The check.
pub const CHECK: Check = Check { code: "wrong-sum", level: WARNING, page: include_str!("wrong-sum.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    for measures in seen.measured() {
        let Some(total) = measures.iter().find(|measure| is_total(measure.name.as_str())) else { continue };
        let parts: Vec<&Measure> = measures.iter().filter(|it| !std::ptr::eq(*it, total)).collect();
        if parts.len() < 2 {
            continue;
        }
        for value in total.values.iter().flat_map(|it| &it.0) {
            let of_part = |part: &&Measure| {
                let values = part.values.as_ref()?;
                let same = values.0.iter().find(|it| it.time == value.time)?;
                (same.figure.around == value.figure.around).then_some(same.figure.number?)
            };
            let figures: Option<Vec<f64>> = parts.iter().map(of_part).collect();
            let (Some(figures), Some(said)) = (figures, value.figure.number) else { continue };
            let sum: f64 = figures.iter().sum();
            // Figures are written with a few decimals, and each may be rounded.
            if (sum - said).abs() > 0.5_f64.max(said.abs() * 1e-9) {
                let time = value.when.as_deref().map(|time| format!(" for {time}")).unwrap_or_default();
                let said = tick(&value.figure.words);
                findings
                    .at(total.name.span(), format!("the total{time} is {said}, and its parts come to {sum}"))
                    .hint("correct one of the figures, or say in `note:` what else is counted");
            }
        }
    }
}

/// Whether a measure is the sum of those beside it.
fn is_total(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    ["total", "totals", "overall", "altogether"].iter().any(|word| first.eq_ignore_ascii_case(word))
}
