#![doc = include_str!("translation-differs.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;

/// The check.
pub const CHECK: Check =
    Check { code: "translation-differs", level: WARNING, page: include_str!("translation-differs.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    if content.languages.iter().count() < 2 {
        return;
    }
    for text in content.texts() {
        let mut all = text.iter();
        let Some((_, first)) = all.next() else { continue };
        let said = numbers(&first.markdown);
        for (language, words) in all {
            let here = numbers(&words.markdown);
            if here == said {
                continue;
            }
            let only = |some: &[&str], others: &[&str]| some.iter().find(|it| !others.contains(it)).map(tick);
            let (code, ours, theirs) =
                (content.languages.code(language), only(&said, &here), only(&here, &said));
            let message = match (ours, theirs) {
                (Some(ours), Some(theirs)) => {
                    format!("the text in {code} says {theirs} where the first says {ours}")
                }
                (Some(ours), None) => format!("the text in {code} leaves out {ours}"),
                (None, Some(theirs)) => format!("the text in {code} says {theirs}, and the first does not"),
                (None, None) => continue,
            };
            findings
                .at(seen.line(words.span), message)
                .hint("readers of both languages are promised the same")
                .related(seen.line(first.span), "the first");
        }
    }
}

/// The numbers in a text, each once. How often a text says one is a matter of style.
fn numbers(text: &str) -> Vec<&str> {
    let is_part = |it: char| it.is_ascii_digit() || matches!(it, '.' | ',' | '/');
    let words = text.split(|it: char| !is_part(it));
    let numbers = words.map(|word| word.trim_matches(|it: char| !it.is_ascii_digit()));
    let mut numbers: Vec<&str> = numbers.filter(|word| !word.is_empty()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
