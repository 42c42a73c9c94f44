//! The names of a site, for editors to offer.

use crate::checks;
use crate::diagnostics::Problems;
use crate::files::Sources;
use crate::model::language::ByLanguage;
use crate::model::shape::{Calls, Known, Names, Others};
use crate::model::status::Meaning;
use crate::model::text::Text;
use crate::model::{self, Draft, Filed};
use crate::plan::{Drafts, resolve};
use crate::website::theme;
use std::collections::BTreeMap;

/// What is known of a site. What is wrong with it is no matter here: an editor helps to mend it.
pub fn known(sources: &Sources) -> Known {
    let mut unheard = Problems::default();
    let draft = model::read(sources, &mut unheard);
    let mut names = BTreeMap::from([
        (Calls::Check, of_checks()),
        (Calls::Theme, of_themes(sources)),
        (Calls::Status, of_statuses(&draft)),
        (Calls::Reference, of_references(&draft)),
        (Calls::Plan, of_plans(&draft)),
        (Calls::Owner, of_owners(&draft)),
    ]);
    let languages = draft.languages.codes().map(str::to_owned).collect();
    // Without a list of them, owners and audiences are made from the words used.
    let (has_owners, has_audiences) = (draft.has_owners, draft.site.audiences.is_some());
    let content = resolve(draft, Drafts::Shown, &mut unheard);
    if !has_owners {
        let offered = content.owners.iter().map(|(_, it)| (it.id.to_string(), first(&it.name))).collect();
        names.insert(Calls::Owner, Names { offered, ..Names::default() });
    }
    let publisher = Names { others: Others::Welcome, ..names[&Calls::Owner].clone() };
    names.insert(Calls::Publisher, publisher);
    let offered = content.audiences.iter().map(|(id, text)| (id.to_string(), first(text))).collect();
    let others = if has_audiences { Others::Mistakes } else { Others::Welcome };
    names.insert(Calls::Audience, Names { offered, others, ..Names::default() });
    Known { languages, names }
}

/// What is known where there is no site.
pub fn of_any_site() -> Known {
    let scale = Meaning::ALL.iter().map(|it| (it.word().to_owned(), "The common scale".to_owned()));
    let names = BTreeMap::from([
        (Calls::Check, of_checks()),
        (Calls::Theme, Names { offered: embedded(), ..Names::default() }),
        (Calls::Status, Names { offered: scale.collect(), ..Names::default() }),
    ]);
    Known { languages: Vec::new(), names }
}

/// A text in the first language of the site.
fn first(text: &Text) -> String {
    text.as_str().to_owned()
}

fn of_checks() -> Names {
    let is_check = |code: &str| checks::ALL.iter().any(|check| check.code == code);
    let rules = checks::rules().into_iter().filter(|rule| is_check(rule.code));
    let offered = rules.map(|rule| (rule.code.to_owned(), rule.title.to_owned())).collect();
    Names { offered, others: Others::Mistakes, ..Names::default() }
}

fn embedded() -> Vec<(String, String)> {
    theme::names().into_iter().map(|name| (name, "A theme of planpress".to_owned())).collect()
}

fn of_themes(sources: &Sources) -> Names {
    let mut offered = embedded();
    for (_, source) in sources.iter() {
        let name = source.path.strip_prefix("themes/").and_then(|path| path.split_once('/'));
        if let Some((name, _)) = name
            && !offered.iter().any(|(known, _)| known == name)
        {
            offered.push((name.to_owned(), "A theme of this site".to_owned()));
        }
    }
    Names { offered, ..Names::default() }
}

/// The marks of all plans: a file does not say by itself of which plan it is.
fn of_statuses(draft: &Draft) -> Names {
    let mut names = Names { others: Others::Spellings, ..Names::default() };
    for plan in &draft.plans {
        let key = &plan.terms.key;
        for mark in key.iter() {
            let (printed, word) = key.word(mark);
            let labels = word.label.iter().flat_map(ByLanguage::iter);
            let labels: Vec<String> = labels.map(|(_, label)| label.markdown.to_string()).collect();
            let meaning = labels.first().map_or(word.means.word(), String::as_str);
            names.offered.push((printed.to_owned(), meaning.to_owned()));
            // Spaces and hyphens in a mark are one.
            names.understood.extend([printed.replace(' ', "-"), printed.replace('-', " ")]);
            names.understood.extend(labels);
        }
    }
    names
}

fn of_references(draft: &Draft) -> Names {
    let mut names = Names::default();
    for plan in &draft.plans {
        let outcomes = plan.outcomes.iter().map(|it| named(&it.filed));
        let actions = plan.actions.iter().map(|it| named(&it.filed));
        let documents = plan.plan.entry.references.iter().flat_map(|it| &it.0);
        let documents = documents.map(|(name, document)| (name.value.to_string(), first(&document.title)));
        names.offered.extend(outcomes.chain(actions).chain(documents));
    }
    names
}

/// The id of an entry, with its number and what it is called.
fn named<T>(filed: &Filed<T>) -> (String, String) {
    let number = filed.numbers.first().map(|number| format!("{number} ")).unwrap_or_default();
    (filed.id.to_string(), format!("{number}{}", filed.title.as_str()))
}

fn of_plans(draft: &Draft) -> Names {
    let offered = draft.plans.iter().map(|it| (it.plan.id.to_string(), first(&it.plan.title))).collect();
    Names { offered, others: Others::Mistakes, ..Names::default() }
}

fn of_owners(draft: &Draft) -> Names {
    let mut names = Names { others: Others::Spellings, ..Names::default() };
    for owner in &draft.owners {
        names.offered.push((owner.id.id.to_string(), first(&owner.name)));
        let texts = owner.name.iter().chain(owner.short.iter().flat_map(ByLanguage::iter));
        names.understood.extend(texts.map(|(_, words)| words.markdown.to_string()));
        names.understood.extend(owner.aliases.iter().map(|alias| alias.value.to_string()));
    }
    names
}
