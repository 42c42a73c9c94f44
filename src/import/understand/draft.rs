//! A plan as it was understood, before it is written: every text still in the words of the file.

#![expect(clippy::needless_for_each, reason = "each field is a line of its own")]

use crate::import::document::{Line, Place};
use crate::model::status::Meaning;

/// A plan.
#[derive(Debug, Default)]
pub(in crate::import) struct Plan {
    pub(in crate::import) title: String,
    /// Its time, as a map or the title says it.
    pub(in crate::import) period: Option<String>,
    pub(in crate::import) years: Option<String>,
    pub(in crate::import) dated: Option<String>,
    pub(in crate::import) reviewed: Option<String>,
    pub(in crate::import) is_draft: bool,
    /// What it calls its levels, the last one is the action.
    pub(in crate::import) levels: Vec<String>,
    /// Its marks, where they are not the words of the common scale.
    pub(in crate::import) key: Vec<KeyMark>,
    pub(in crate::import) body: Vec<Line>,
    pub(in crate::import) outcomes: Vec<Outcome>,
    pub(in crate::import) actions: Vec<Action>,
    /// What stands in it from top to bottom.
    pub(in crate::import) order: Vec<Entry>,
    pub(in crate::import) glossary: Vec<(String, String)>,
    /// Every owner by one name, with the others that it has.
    pub(in crate::import) owners: Vec<Owner>,
}

/// What a text of a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Words {
    /// It is shown.
    Shown,
    /// It stands in a cell of owners, whose names are not parted yet.
    Owners,
}

/// What looks at the texts of a plan: each with where it stands, and may change it.
type Visit<'a> = dyn FnMut(&mut String, Words, &Place) + 'a;

impl Plan {
    /// What is said of an entry.
    pub(super) fn facts(&mut self, of: Entry) -> &mut Facts {
        match of {
            Entry::Outcome(at) => &mut self.outcomes[at].facts,
            Entry::Action(at) => &mut self.actions[at].facts,
        }
    }
}

// Every field is named here, so that the compiler asks of a new one whether it is a text.
impl Plan {
    /// Goes through every text that the file brought along.
    pub(in crate::import) fn each_text(&mut self, visit: &mut Visit<'_>) {
        let Self {
            title,
            period,
            years: _,
            dated,
            reviewed,
            is_draft: _,
            levels: _,
            key,
            body,
            outcomes,
            actions,
            order: _,
            glossary,
            owners: _,
        } = self;
        let first = outcomes.first().map(|it| &it.place).or_else(|| actions.first().map(|it| &it.place));
        let place = Place { file: first.map(|it| it.file.clone()).unwrap_or_default(), ..Place::default() };
        visit(title, Words::Shown, &place);
        for text in [period, dated, reviewed].into_iter().flatten() {
            visit(text, Words::Shown, &place);
        }
        for KeyMark { mark: _, label, means: _ } in key {
            label.iter_mut().for_each(|it| visit(it, Words::Shown, &place));
        }
        each_line(body, &place, visit);
        for (term, means) in glossary {
            visit(term, Words::Shown, &place);
            visit(means, Words::Shown, &place);
        }
        outcomes.iter_mut().for_each(|it| it.each_text(visit));
        actions.iter_mut().for_each(|it| it.each_text(visit));
    }

    /// Drops what has no words: a time, a milestone, a step, a project, a term.
    pub(in crate::import) fn drop_blank(&mut self) {
        let is_blank = |text: &String| text.trim().is_empty();
        for text in [&mut self.period, &mut self.dated, &mut self.reviewed] {
            text.take_if(|it| is_blank(it));
        }
        for mark in &mut self.key {
            mark.label.take_if(|it| is_blank(it));
        }
        self.glossary.retain(|(term, means)| !is_blank(term) && !is_blank(means));
        for outcome in &mut self.outcomes {
            outcome.level.take_if(|it| is_blank(it));
            outcome.facts.drop_blank();
        }
        for action in &mut self.actions {
            for step in &mut action.steps {
                step.when.retain(|it| !is_blank(&it.when));
            }
            action.steps.retain(|it| !is_blank(&it.title));
            for milestone in &mut action.milestones {
                milestone.when.take_if(|it| is_blank(&it.when));
                // The time of what has no words is one of the action.
                action.facts.when.extend(milestone.when.take_if(|_| is_blank(&milestone.what)));
            }
            action.milestones.retain(|it| !is_blank(&it.what));
            action.project.retain(|it| !is_blank(it));
            action.was.retain(|it| !is_blank(it));
            action.facts.drop_blank();
        }
    }
}

fn each_line(lines: &mut [Line], place: &Place, visit: &mut Visit<'_>) {
    lines.iter_mut().for_each(|line| visit(&mut line.text, Words::Shown, place));
}

/// A place in a list of a [`Plan`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Entry {
    Outcome(usize),
    Action(usize),
}

/// A mark of the plan's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct KeyMark {
    pub(in crate::import) mark: String,
    pub(in crate::import) label: Option<String>,
    pub(in crate::import) means: Meaning,
}

/// A body, team, role or person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Owner {
    pub(in crate::import) name: String,
    pub(in crate::import) short: Option<String>,
    pub(in crate::import) kind: Option<&'static str>,
    pub(in crate::import) aliases: Vec<String>,
    pub(in crate::import) is_public_person: bool,
}

/// A level between the plan and its actions.
#[derive(Debug, Default)]
pub(in crate::import) struct Outcome {
    pub(in crate::import) place: Place,
    pub(in crate::import) parent: Option<usize>,
    /// How deep it stands; what stands deeper is under it.
    pub(in crate::import) rank: u32,
    /// What the plan calls such a level.
    pub(in crate::import) level: Option<String>,
    pub(in crate::import) number: Option<String>,
    pub(in crate::import) title: String,
    pub(in crate::import) aim: Vec<Line>,
    pub(in crate::import) body: Vec<Line>,
    pub(in crate::import) response: Option<Response>,
    pub(in crate::import) facts: Facts,
}

impl Outcome {
    fn each_text(&mut self, visit: &mut Visit<'_>) {
        let Self { place, parent: _, rank: _, level, number: _, title, aim, body, response, facts } = self;
        level.iter_mut().chain([title]).for_each(|it| visit(it, Words::Shown, place));
        each_line(aim, place, visit);
        each_line(body, place, visit);
        if let Some(Response { decision: _, text }) = response {
            each_line(text, place, visit);
        }
        facts.each_text(place, visit);
    }
}

/// What was answered to a recommendation.
#[derive(Debug, Default, Clone)]
pub(in crate::import) struct Response {
    pub(in crate::import) decision: Option<&'static str>,
    pub(in crate::import) text: Vec<Line>,
}

/// What is to be done.
#[derive(Debug, Default)]
pub(in crate::import) struct Action {
    pub(in crate::import) place: Place,
    pub(in crate::import) parent: Option<usize>,
    pub(in crate::import) numbers: Vec<String>,
    pub(in crate::import) text: Vec<Line>,
    pub(in crate::import) steps: Vec<Step>,
    pub(in crate::import) milestones: Vec<Milestone>,
    pub(in crate::import) project: Vec<String>,
    /// By when it was to be done before that was moved.
    pub(in crate::import) was: Vec<String>,
    /// Why that was moved.
    pub(in crate::import) moved: Vec<Line>,
    pub(in crate::import) facts: Facts,
}

impl Action {
    fn each_text(&mut self, visit: &mut Visit<'_>) {
        let Self { place, parent: _, numbers: _, text, steps, milestones, project, was, moved, facts } = self;
        each_line(text, place, visit);
        for Step { title, year: _, status: _, when, owners, owned } in steps {
            visit(title, Words::Shown, place);
            when.iter_mut().for_each(|it| it.each_text(place, visit));
            owners.iter_mut().for_each(|it| it.each_text(visit));
            owned.iter_mut().for_each(|it| visit(&mut it.name, Words::Owners, place));
        }
        for Milestone { what, when, owners, owned, status: _ } in milestones {
            visit(what, Words::Shown, place);
            when.iter_mut().for_each(|it| it.each_text(place, visit));
            owners.iter_mut().for_each(|it| it.each_text(visit));
            owned.iter_mut().for_each(|it| visit(&mut it.name, Words::Owners, place));
        }
        project.iter_mut().chain(was).for_each(|it| visit(it, Words::Shown, place));
        each_line(moved, place, visit);
        facts.each_text(place, visit);
    }
}

/// What an action and an outcome alike can have.
#[derive(Debug, Default)]
pub(in crate::import) struct Facts {
    /// What stands in the cells of owners, until all of them are known.
    pub(in crate::import) owner_cells: Vec<OwnerCell>,
    pub(in crate::import) owners: Vec<Ownership>,
    pub(in crate::import) when: Vec<Due>,
    pub(in crate::import) status: Vec<String>,
    pub(in crate::import) why: Vec<Line>,
    pub(in crate::import) years: Vec<(String, YearEntry)>,
    pub(in crate::import) measures: Vec<Measure>,
    pub(in crate::import) success: Vec<Line>,
    pub(in crate::import) outputs: Vec<Line>,
    pub(in crate::import) evidence: Vec<Line>,
    pub(in crate::import) resources: Vec<Line>,
    pub(in crate::import) risks: Vec<Line>,
    pub(in crate::import) notes: Vec<Line>,
    pub(in crate::import) updates: Vec<Update>,
    pub(in crate::import) see: Vec<See>,
    pub(in crate::import) other: Vec<(String, Vec<Line>)>,
}

impl Facts {
    /// Keeps lines as text under a head; what has none, as other text.
    pub(super) fn keep(&mut self, head: &str, lines: impl IntoIterator<Item = Line>) {
        let head = Some(head.trim()).filter(|it| !it.is_empty()).unwrap_or("Other");
        match self.other.iter_mut().find(|(it, _)| it == head) {
            Some((_, there)) => there.extend(lines),
            None => self.other.push((head.to_owned(), lines.into_iter().collect())),
        }
    }

    fn each_text(&mut self, place: &Place, visit: &mut Visit<'_>) {
        let Self {
            owner_cells,
            owners,
            when,
            status: _,
            why,
            years,
            measures,
            success,
            outputs,
            evidence,
            resources,
            risks,
            notes,
            updates,
            see,
            other,
        } = self;
        owner_cells.iter_mut().for_each(|it| it.each_text(visit));
        owners.iter_mut().for_each(|it| visit(&mut it.name, Words::Owners, place));
        when.iter_mut().for_each(|it| it.each_text(place, visit));
        for lines in [why, success, outputs, evidence, resources, risks, notes] {
            each_line(lines, place, visit);
        }
        measures.iter_mut().for_each(|it| it.each_text(place, visit));
        for (_, YearEntry { lines, planned, progress, status: _ }) in years {
            for lines in [lines, planned, progress] {
                each_line(lines, place, visit);
            }
        }
        for Update { of, date, lines, status: _ } in updates {
            of.iter_mut().for_each(|it| visit(it, Words::Shown, place));
            date.iter_mut().for_each(|it| visit(it, Words::Shown, place));
            each_line(lines, place, visit);
        }
        for See { kind: _, target: _, words } in see {
            words.iter_mut().for_each(|it| visit(it, Words::Shown, place));
        }
        for (head, lines) in other {
            visit(head, Words::Shown, place);
            each_line(lines, place, visit);
        }
    }

    fn drop_blank(&mut self) {
        let is_blank = |text: &String| text.trim().is_empty();
        self.when.retain(|it| !is_blank(&it.when));
        for due in &mut self.when {
            due.what.take_if(|it| is_blank(it));
        }
        for update in &mut self.updates {
            update.date.take_if(|it| is_blank(it));
            update.of.take_if(|it| is_blank(it));
        }
        for measure in &mut self.measures {
            if is_blank(&measure.name) {
                "Measure".clone_into(&mut measure.name);
            }
            measure.code.take_if(|it| is_blank(it));
            measure.unit.take_if(|it| is_blank(it));
            for figures in [&mut measure.baseline, &mut measure.targets, &mut measure.values] {
                figures.retain(|(_, figure)| !is_blank(figure));
            }
        }
        // Heads may have become the same, where they named people.
        for (head, lines) in std::mem::take(&mut self.other) {
            self.keep(&head, lines);
        }
        for cell in self.owner_cells.iter_mut().filter(|it| is_blank(&it.head)) {
            "Lead".clone_into(&mut cell.head);
        }
    }
}

/// Something that is counted. Figures stand with their years, where they are of one.
#[derive(Debug, Default)]
pub(in crate::import) struct Measure {
    pub(in crate::import) name: String,
    pub(in crate::import) code: Option<String>,
    pub(in crate::import) unit: Option<String>,
    pub(in crate::import) baseline: Vec<(Option<String>, String)>,
    pub(in crate::import) targets: Vec<(Option<String>, String)>,
    pub(in crate::import) values: Vec<(Option<String>, String)>,
    pub(in crate::import) note: Vec<Line>,
}

impl Measure {
    fn each_text(&mut self, place: &Place, visit: &mut Visit<'_>) {
        let Self { name, code, unit, baseline, targets, values, note } = self;
        visit(name, Words::Shown, place);
        for text in code.iter_mut().chain(unit) {
            visit(text, Words::Shown, place);
        }
        for (time, figure) in baseline.iter_mut().chain(targets).chain(values) {
            time.iter_mut().for_each(|it| visit(it, Words::Shown, place));
            visit(figure, Words::Shown, place);
        }
        each_line(note, place, visit);
    }
}

/// The lines of a cell that names owners.
#[derive(Debug, Clone)]
pub(in crate::import) struct OwnerCell {
    pub(in crate::import) lines: Vec<Line>,
    pub(in crate::import) head: String,
    pub(in crate::import) place: Place,
    pub(in crate::import) part: Part,
}

impl OwnerCell {
    fn each_text(&mut self, visit: &mut Visit<'_>) {
        let Self { lines, head, place, part: _ } = self;
        lines.iter_mut().for_each(|line| visit(&mut line.text, Words::Owners, place));
        visit(head, Words::Shown, place);
    }
}

/// The part of an owner in something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Part {
    Owns,
    Supports,
}

/// An owner of something, in the words of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Ownership {
    pub(in crate::import) name: String,
    pub(in crate::import) part: Part,
}

/// A time, and what is to be there then.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::import) struct Due {
    pub(in crate::import) when: String,
    pub(in crate::import) what: Option<String>,
    pub(in crate::import) kind: Option<&'static str>,
}

impl Due {
    fn each_text(&mut self, place: &Place, visit: &mut Visit<'_>) {
        let Self { when, what, kind: _ } = self;
        visit(when, Words::Shown, place);
        what.iter_mut().for_each(|it| visit(it, Words::Shown, place));
    }
}

/// What is told of a year.
#[derive(Debug, Default)]
pub(in crate::import) struct YearEntry {
    /// What is planned or done: it was done where a status stands beside it.
    pub(in crate::import) lines: Vec<Line>,
    /// What a column says that was to be done.
    pub(in crate::import) planned: Vec<Line>,
    /// What a column says that was done.
    pub(in crate::import) progress: Vec<Line>,
    pub(in crate::import) status: Vec<String>,
}

/// A part of an action with a status of its own.
#[derive(Debug, Default)]
pub(in crate::import) struct Step {
    pub(in crate::import) title: String,
    pub(in crate::import) year: Option<String>,
    pub(in crate::import) status: Vec<String>,
    pub(in crate::import) when: Vec<Due>,
    pub(in crate::import) owners: Vec<OwnerCell>,
    pub(in crate::import) owned: Vec<Ownership>,
}

impl Step {
    pub(super) fn of_line(line: &Line) -> Self {
        Self { title: line.words(), ..Self::default() }
    }
}

/// A point on the way.
#[derive(Debug, Default)]
pub(in crate::import) struct Milestone {
    pub(in crate::import) what: String,
    pub(in crate::import) when: Option<Due>,
    pub(in crate::import) owners: Vec<OwnerCell>,
    pub(in crate::import) owned: Vec<Ownership>,
    pub(in crate::import) status: Vec<String>,
}

/// A note on progress.
#[derive(Debug, Default)]
pub(in crate::import) struct Update {
    /// What its head says of when it was so, where that is no date: a quarter, *Previous RAG*.
    pub(in crate::import) of: Option<String>,
    pub(in crate::import) date: Option<String>,
    pub(in crate::import) lines: Vec<Line>,
    pub(in crate::import) status: Vec<String>,
}

/// A reference to another entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct See {
    pub(in crate::import) kind: &'static str,
    pub(in crate::import) target: String,
    /// The words that it stands for, where it takes their place.
    pub(in crate::import) words: Option<String>,
}
