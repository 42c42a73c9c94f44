//! Documents into a plan: what their tables, headings and paragraphs mean.
//!
//! [`understand`] looks at everything before it decides anything: how the plan
//! marks its work ([`status`], [`keys`]), which tables share a sheet ([`blocks`]), what its tables are
//! ([`tables`]), what their columns hold ([`columns`]). Then it goes through the documents once, from top to bottom
//! ([`way`]), and makes the [`plan`] of it. What only the whole plan can tell comes last: which names
//! are names of one body ([`owners`]), where [`references`] lead, what its [`levels`] are called. What
//! is doubtful is decided, and told in [`Found`]; no word is dropped without a line there.

mod acting;
mod blocks;
mod bodies;
mod columns;
mod contacts;
mod counts;
mod ditto;
pub(super) mod draft;
mod evidence;
pub(super) mod found;
mod heads;
mod keys;
mod labels;
mod layout;
pub(super) mod levels;
mod measures;
mod moved;
mod numbers;
mod owners;
mod people;
mod plan;
mod private;
pub(super) mod references;
pub(super) mod roles;
mod rows;
mod sentences;
mod split;
mod status;
mod tables;
pub(super) mod text;
mod time;
mod title;
mod way;

use self::draft::Plan;
use self::evidence::Evidence;
use self::found::Found;
use self::plan::Builder;
use self::status::Marks;
use self::tables::Tables;
use self::way::Way;
use super::People;
use super::document::Document;
use super::map::Map;
use crate::model::when::{Context, read_period};
use crate::model::year::YearKind;

/// Understands documents as one plan.
pub(super) fn understand(documents: &[Document], map: &Map, people: People) -> (Plan, Found) {
    let mut found = Found::default();
    for it in documents.iter().flat_map(|document| &document.passed_over) {
        found.leave_out(it.words.clone(), it.why, &it.place);
    }
    // Keys say what marks mean, so they come before everything that is marked.
    let mut marks = Marks::learn(documents, map);
    let (left, terms) = keys::take(documents, map, &mut marks, &mut found);
    let whole = documents;
    let documents = &*blocks::parted(&left, map);

    let title = title::find(documents, map);
    let mut plan = title::plan(documents, &title, map);
    plan.glossary = terms;
    let context = context(&plan);
    let mut tables = Tables::find(documents, map);
    columns::decide_columns(&mut tables.of_plan, &marks, &context, map, &mut found);
    tables.leave_out_data(map, &mut found);
    columns::tell(&tables, &mut found);

    let builder = Builder::new(plan, marks, context, map, people, &mut found);
    let way = Way::new(&title, &tables, map, builder);
    let (mut plan, marks) = way.go(documents).finish();

    plan.key = marks.key(&mut found);
    let evidence = Evidence::learn(whole);
    if people == People::LeftOut {
        private::leave_out(&mut plan, &evidence, &mut found);
    }
    owners::resolve(&mut plan, &evidence, map, people, &mut found);
    references::resolve(&mut plan, &mut found);
    plan.levels = levels::name(&plan, map, &mut found);
    counts::tell(&plan, &marks, &mut found);
    measures::tell_sentences(&plan, &mut found);
    (plan, found)
}

/// How the times of a plan are read.
fn context(plan: &Plan) -> Context {
    let years = match plan.years.as_deref() {
        Some("calendar") => YearKind::Calendar,
        Some("academic") => YearKind::Academic,
        _ => YearKind::Financial,
    };
    Context { period: plan.period.as_deref().and_then(|it| read_period(it, years)), years }
}
