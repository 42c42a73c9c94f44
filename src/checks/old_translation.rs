#![doc = include_str!("old-translation.md")]

use super::{Check, Findings, Seen, WARNING};
use crate::diagnostics::tick;
use crate::model::facts::Update;
use crate::model::language::Language;
use crate::model::time::{Date, LastChanged};

/// The check.
pub const CHECK: Check =
    Check { code: "old-translation", level: WARNING, page: include_str!("old-translation.md"), run };

fn run(seen: Seen<'_>, findings: &mut Findings) {
    let content = seen.content();
    let plans = content.plans.iter().map(|(_, it)| (it.written.changed.as_ref(), &[][..]));
    let outcomes = content.outcomes.iter().map(|(_, it)| &it.facts);
    let actions = content.actions.iter().map(|(_, it)| &it.facts);
    let facts = outcomes.chain(actions).map(|it| (it.changed.as_ref(), it.updates.as_slice()));
    let pages = content.pages.iter().map(|it| (it.written.changed.as_ref(), &[][..]));
    for (changed, updates) in plans.chain(facts).chain(pages) {
        let Some(LastChanged(changed)) = changed else { continue };
        let original = changed.iter().find(|(language, _)| *language == Language::DEFAULT);
        for (language, here) in changed.iter().filter(|(language, _)| *language != Language::DEFAULT) {
            let newer = original
                .map(|(_, date)| (date, "the words were changed here"))
                .into_iter()
                .chain(untranslated(updates, language).map(|date| (date, "this was told since")))
                .filter(|(date, _)| date.moment.first() > here.moment.last())
                .max_by_key(|(date, _)| date.moment.last());
            if let Some((date, why)) = newer {
                let code = tick(content.languages.code(language));
                findings
                    .at(
                        here.words.span,
                        format!("the text in {code} is of {}, and what it translates is newer", here.moment),
                    )
                    .hint("bring the translation up to date, and give it its new date")
                    .related(date.words.span, why);
            }
        }
    }
}

/// The dates of what was told and is not in a language.
fn untranslated(updates: &[Update], language: Language) -> impl Iterator<Item = &Date> {
    let has_not = move |update: &&Update| update.text.as_ref().is_some_and(|text| !text.has(language));
    updates.iter().filter(has_not).filter_map(|update| update.date.as_ref())
}
