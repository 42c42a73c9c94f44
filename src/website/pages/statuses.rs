//! The statuses of a plan: how many stand how, and what the plan's marks mean.

use crate::model::status::Meaning;
use crate::plan::{Key, Plan};
use crate::website::counts::CountTable;
use crate::website::html;
use crate::website::parts::{Parts, Tag};
use serde::Serialize;

/// A mark of the plan's key.
#[derive(Debug, Serialize)]
pub struct MarkRow {
    /// The mark as printed in the plan; nothing where the plan uses the common scale.
    pub mark: Option<String>,
    /// What readers see.
    pub tag: Tag,
    /// What that means, as a word of the theme: `meaning-on-track` …
    pub meaning: String,
    /// How the plan marks what stands so, in a sentence; HTML. Nothing where there is no mark.
    pub here: Option<String>,
}

/// What `statuses.html` prints.
#[derive(Debug, Serialize)]
pub struct StatusesPage {
    /// What the plan calls actions, for several.
    pub levels: String,
    /// How they stand.
    pub counts: CountTable,
    /// The plan's marks, or the common scale as far as it is used; then what its actions stand as
    /// without a mark.
    pub key: Vec<MarkRow>,
    /// Whether the plan brought the key.
    pub is_own: bool,
}

/// Works out the page of a plan's statuses.
pub fn page(parts: &Parts<'_>, plan: Key<Plan>) -> StatusesPage {
    let content = parts.content();
    let key = &content.plans[plan].terms.key;
    let counts = parts.views.counts(content.plans[plan].actions.iter().copied());
    let used = |meaning| counts.by_meaning.iter().any(|(it, _)| *it == meaning);
    let mut rows = marks(parts, plan, |meaning| key.is_own || used(meaning));
    // What no mark of the plan's own says is explained too: that nobody says it, for one.
    let is_marked = |meaning| key.iter().any(|mark| key.means(mark) == meaning);
    let unmarked = counts.by_meaning.iter().map(|(meaning, _)| *meaning).filter(|it| !is_marked(*it));
    rows.extend(unmarked.map(|meaning| MarkRow {
        mark: None,
        tag: parts.tag_of(plan, meaning),
        meaning: parts.meaning_of(plan, meaning),
        here: None,
    }));
    StatusesPage {
        levels: parts.levels(plan, None),
        key: rows,
        counts: parts.plan_table(plan),
        is_own: key.is_own,
    }
}

/// The marks of a plan's key that mean one of some things: in the plan's order, or in that of the
/// counts where the plan uses the common scale.
pub fn marks(parts: &Parts<'_>, plan: Key<Plan>, shown: impl Fn(Meaning) -> bool) -> Vec<MarkRow> {
    let key = &parts.content().plans[plan].terms.key;
    let mut marks: Vec<_> = key.iter().filter(|mark| shown(key.means(*mark))).collect();
    if !key.is_own {
        marks.sort_by_key(|mark| Meaning::ALL.iter().position(|it| *it == key.means(*mark)));
    }
    marks
        .into_iter()
        .map(|mark| {
            let tag = if key.is_own { parts.tag(plan, mark) } else { parts.tag_of(plan, key.means(mark)) };
            let printed = key.is_own.then(|| key.word(mark).0.to_owned());
            let here = printed.as_ref().map(|printed| {
                let label = parts.marked(tag.lang.as_deref(), &tag.label);
                let needs = [("mark", html::text(printed).into_owned()), ("label", label)];
                parts.words.say_html("mark-here", &needs)
            });
            MarkRow { mark: printed, here, meaning: parts.meaning_of(plan, key.means(mark)), tag }
        })
        .collect()
}
