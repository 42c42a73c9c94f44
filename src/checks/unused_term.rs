#![doc = include_str!("unused-term.md")]

use super::{Check, Findings, NOTE, Of, Seen};
use crate::diagnostics::tick;
use crate::model::language::Language;
use crate::website::prose::Glossary;
use std::collections::{BTreeMap, BTreeSet};

/// The check.
pub const CHECK: Check =
    Check { code: "unused-term", level: NOTE, page: include_str!("unused-term.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    if content.terms.is_empty() {
        return;
    }
    let glossary = |plan| Glossary::new(content, plan, Language::DEFAULT, String::new());
    let of_all = glossary(None);
    let of_plans: BTreeMap<_, _> = content.plans.iter().map(|(key, _)| (key, glossary(Some(key)))).collect();
    let mut used: BTreeSet<usize> = BTreeSet::new();
    for passage in seen.passages.all() {
        let glossary = match passage.of.plan(content) {
            Some(plan) => &of_plans[&plan],
            None => &of_all,
        };
        let terms = glossary.iter().flat_map(|it| it.terms_in(&passage.plain));
        used.extend(terms.filter(|at| passage.of != Of::Term(*at)));
    }
    // Readers meet the names of owners and the codes of measures too, and those belong to no plan.
    let names = content.owners.iter().flat_map(|(_, it)| it.names());
    let names = names.chain(seen.measures().filter_map(|(_, it)| it.code.as_deref()));
    for name in names {
        for glossary in of_plans.values().chain(std::iter::once(&of_all)).flatten() {
            used.extend(glossary.terms_in(name));
        }
    }
    for (at, it) in content.terms.iter().enumerate() {
        let is_translated_only = !it.term.term.has(Language::DEFAULT);
        if used.contains(&at) || is_translated_only {
            continue;
        }
        findings
            .at(it.term.term.span(), format!("no text uses the term {}", tick(it.term.term.as_str())))
            .hint("take it out, or add under `also:` how the plans write it");
    }
}
