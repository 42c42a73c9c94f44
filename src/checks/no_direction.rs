#![doc = include_str!("no-direction.md")]

use super::target_missed::answered;
use super::{Check, Findings, NOTE, Seen};
use crate::diagnostics::tick;

/// The check.
pub const CHECK: Check =
    Check { code: "no-direction", level: NOTE, page: include_str!("no-direction.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let open = seen.measures().filter(|(_, it)| it.better.is_none() && it.note.is_none());
    for (_, measure) in open {
        // What was hit exactly is met whichever way is better.
        #[expect(clippy::float_cmp, reason = "both are read from figures in the same way")]
        let Some((target, ..)) = answered(measure).find(|(_, wanted, got)| wanted != got) else { continue };
        let (name, time) = (tick(measure.name.as_str()), target.when.as_deref().unwrap_or_default());
        findings
            .at(measure.name.span(), format!("nothing says whether {name} met its target for {time}"))
            .hint("add `better: higher` or `better: lower`, or say in `note:` whether it was met");
    }
}
