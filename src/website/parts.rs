//! What pages have in common: rows, tags, times, links. Everything a template prints is worked
//! out here, and the documentation of these fields is what theme makers read.

use super::address::Addresses;
use super::html;
use super::prose::Prose;
use super::words::Words;
use crate::model::language::Language;
use crate::model::number::Number;
use crate::model::owner::{Contact, Role};
use crate::model::status::{Mark, Marks, Meaning};
use crate::model::text::Text;
use crate::model::time::{Date as WrittenDate, Due, DueKind};
use crate::model::when::{Dated, Moment, Time, When};
use crate::model::year::{Year, YearKind};
use crate::plan::{Action, Content, Entry, Key, Outcome, Owned, Owner, Plan};
use crate::views::{Reporting, Timed, Told, Views};
use jiff::civil::Date;
use serde::Serialize;

/// A link, or the words alone where there is nothing to link to.
#[derive(Debug, Clone, Serialize)]
pub struct LinkTo {
    /// What the target is called; text.
    pub label: String,
    /// The target's address, as a link on this page.
    pub address: Option<String>,
    /// The language of the label, where it is not the page's.
    pub lang: Option<String>,
}

impl LinkTo {
    /// A link whose label is in the page's language, or a name.
    pub fn new(label: String, address: Option<String>) -> Self {
        Self { label, address, lang: None }
    }
}

/// How to reach somebody.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// An e-mail address.
    pub email: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// The address of a form, as a link on this page.
    pub form: Option<String>,
    /// What to know before; HTML.
    pub text: Option<String>,
}

/// How something stands, for the tag that says it: a word, and a shape for what it means.
#[derive(Debug, Clone, Serialize)]
pub struct Tag {
    /// What it means on the common scale: `on-track`, `at-risk` … Shape and colour follow it.
    pub meaning: &'static str,
    /// The word that readers see.
    pub label: String,
    /// The language of the word, where it is not the page's.
    pub lang: Option<String>,
}

/// A time as written, with what machines can make of it.
#[derive(Debug, Clone, Serialize)]
pub struct TimeText {
    /// The words; HTML.
    pub words: String,
    /// The same for `<time datetime>`, where it is one day, month or year (HTML, 4.5.14).
    pub iso: Option<String>,
    /// What is to be there then; HTML.
    pub what: Option<String>,
    /// Whether something is to be done by then; what goes on or hangs on something else has no
    /// such day.
    pub is_due: bool,
    /// What the time is for, where it is not to be done by then: `start`, `review`, `report`, `done`.
    pub kind: Option<&'static str>,
    /// What stands before it in a list: "Due:", "Review:"; text.
    pub label: String,
}

impl TimeText {
    /// Words that stand for themselves.
    pub fn new(words: String, iso: Option<String>) -> Self {
        Self { words, iso, what: None, is_due: false, kind: None, label: String::new() }
    }
}

/// An action in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// The id of its row.
    pub anchor: String,
    /// Its number as printed, or nothing.
    pub number: String,
    /// Its title; HTML.
    pub title: String,
    /// Its address.
    pub address: Option<String>,
    /// Whether it is a draft, which only `--drafts` shows.
    pub is_draft: bool,
    /// Where it stands, in a list of actions from all over a plan in which its number does not tell;
    /// without an address.
    pub context: Option<LinkTo>,
    /// Its leads by name; text.
    pub owners: String,
    /// How it stands; none in a plan in which nobody says.
    pub tags: Vec<Tag>,
    /// Whether it is overdue.
    pub overdue: bool,
    /// When it is due.
    pub due: Vec<TimeText>,
    /// What the filters of the page with all actions know it by, for `data-is`; empty elsewhere.
    pub filters: String,
}

/// Actions right below one outcome.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// The outcome, where it is not the one that the whole list stands under.
    pub heading: Option<LinkTo>,
    /// The actions.
    pub rows: Vec<Row>,
}

/// Actions under an outermost outcome.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// The id of the heading.
    pub anchor: String,
    /// What the actions stand under; nothing for those that stand under no outcome.
    pub heading: Option<LinkTo>,
    /// The actions, by the outcomes right above them.
    pub sections: Vec<Section>,
}

/// Actions with an outcome that they all stand under, if any.
pub type Under = (Option<Key<Outcome>>, Vec<Key<Action>>);

/// Numbers as printed, with commas between them.
pub fn numbers(numbers: &[Number]) -> String {
    let printed: Vec<&str> = numbers.iter().map(Number::as_str).collect();
    printed.join(", ")
}

/// Writes the parts of one page.
#[derive(Debug)]
pub struct Parts<'a> {
    /// What was worked out of the content.
    pub views: &'a Views<'a>,
    /// Where everything is.
    pub addresses: &'a Addresses<'a>,
    /// The theme's words.
    pub words: &'a Words,
    /// The page's texts.
    pub prose: Prose<'a>,
}

impl<'a> Parts<'a> {
    /// What everything is about.
    pub fn content(&self) -> &'a Content {
        self.views.content
    }

    /// An address from the root of the site as a link on this page.
    pub fn from_here(&self, address: impl Into<Option<String>>) -> Option<String> {
        address.into().map(|address| format!("{}{address}", self.prose.root.get()))
    }

    /// A link to an entry by its number and title.
    pub fn entry(&self, entry: Entry) -> LinkTo {
        let (language, label) = self.prose.name_of(entry);
        LinkTo { label, address: self.prose.link_address(entry), lang: self.prose.lang(language) }
    }

    /// A link to what has a title, by that title.
    pub fn titled(&self, title: &Text, address: impl Into<Option<String>>) -> LinkTo {
        LinkTo {
            label: self.prose.plain(title),
            address: self.from_here(address),
            lang: self.prose.lang_of(title),
        }
    }

    /// A link to an owner in a plan, by its name.
    pub fn owner(&self, plan: Key<Plan>, owner: Key<Owner>) -> LinkTo {
        LinkTo::new(self.owner_name(owner), self.from_here(self.addresses.owner(plan, owner)))
    }

    /// The name of an owner, letter by letter: names are no Markdown. A person is named only where
    /// that may be.
    pub fn owner_name(&self, owner: Key<Owner>) -> String {
        let owner = &self.content().owners[owner];
        if owner.is_public { self.as_written(&owner.name) } else { self.words.say("a-person") }
    }

    /// A text letter by letter, in the page's language.
    pub fn as_written(&self, text: &Text) -> String {
        text.get(self.prose.language).1.markdown.trim().to_owned()
    }

    /// How to reach somebody.
    pub fn contact(&self, contact: &Contact) -> ContactView {
        ContactView {
            email: contact.email.as_deref().map(str::to_owned),
            phone: contact.phone.as_deref().map(str::to_owned),
            form: contact.form.as_deref().and_then(|form| self.prose.address(form, contact.span.source)),
            text: contact.text.as_ref().map(|text| self.prose.inline(text)),
        }
    }

    /// What a plan calls an action or an outcome of a depth, for one of them.
    pub fn level(&self, plan: Key<Plan>, depth: Option<usize>) -> String {
        self.level_name(plan, depth, false)
    }

    /// The same for several.
    pub fn levels(&self, plan: Key<Plan>, depth: Option<usize>) -> String {
        self.level_name(plan, depth, true)
    }

    fn level_name(&self, plan: Key<Plan>, depth: Option<usize>, several: bool) -> String {
        let levels = &self.content().plans[plan].written.levels;
        let level = match depth {
            Some(depth) if depth + 1 < levels.len() => levels.get(depth),
            Some(_) => None,
            None => levels.last(),
        };
        // It stands in the middle of sentences, which are in the page's language.
        let is_said = |text: &&Text| text.has(self.prose.language);
        let level = level.filter(|level| is_said(&&level.one));
        let word = if depth.is_some() { "outcome" } else { "action" };
        match level {
            None => self.words.say(&format!("{word}-{}", if several { "other" } else { "one" })),
            Some(level) if several => match level.other.as_ref().filter(is_said) {
                Some(other) => self.prose.plain(other),
                None => {
                    let name = self.prose.plain(&level.one);
                    let code = self.prose.languages.code(self.prose.language);
                    let is_english = code.split('-').next() == Some("en");
                    // Of other languages only their speakers know the plural.
                    if is_english { plural(&name) } else { name }
                }
            },
            Some(level) => self.prose.plain(&level.one),
        }
    }

    /// A mark of a plan's key: its label, or the word of the common scale.
    pub fn tag(&self, plan: Key<Plan>, mark: Mark) -> Tag {
        let (_, word) = self.content().plans[plan].terms.key.word(mark);
        match &word.label {
            Some(label) => Tag {
                meaning: word.means.word(),
                label: self.prose.plain(label),
                lang: self.prose.lang_of(label),
            },
            None => self.common_tag(word.means),
        }
    }

    /// A status of the common scale.
    pub fn common_tag(&self, meaning: Meaning) -> Tag {
        let label = self.words.say(&format!("status-{}", meaning.word()));
        Tag { meaning: meaning.word(), label, lang: None }
    }

    /// What a plan calls what something means: the label of its only mark for it, or else the
    /// word of the common scale.
    pub fn tag_of(&self, plan: Key<Plan>, meaning: Meaning) -> Tag {
        if meaning == Meaning::NoInformation && self.views.reporting(plan) == Reporting::OnlyDone {
            let label = self.words.say("status-not-said");
            return Tag { meaning: meaning.word(), label, lang: None };
        }
        let key = &self.content().plans[plan].terms.key;
        let mut marks = key.iter().filter(|mark| key.means(*mark) == meaning);
        match (marks.next(), marks.next()) {
            (Some(only), None) => self.tag(plan, only),
            _ => self.common_tag(meaning),
        }
    }

    /// What it means that a plan's action stands in one way.
    pub fn meaning_of(&self, plan: Key<Plan>, meaning: Meaning) -> String {
        let only_done = self.views.reporting(plan) == Reporting::OnlyDone;
        match meaning {
            Meaning::NoInformation if only_done => self.words.say("meaning-not-said"),
            meaning => self.words.say(&format!("meaning-{}", meaning.word())),
        }
    }

    /// All marks of a status.
    pub fn tags(&self, plan: Key<Plan>, marks: Option<&Marks>) -> Vec<Tag> {
        marks.iter().flat_map(|marks| &marks.marks).map(|mark| self.tag(plan, *mark)).collect()
    }

    /// How an action stands: its marks, or what it means where no mark says so.
    pub fn standing_tags(&self, key: Key<Action>) -> Vec<Tag> {
        let plan = self.content().actions[key].plan;
        let standing = self.views.standing(key);
        let plan_of_marks = match standing.told {
            Told::Same(target) => self.content().actions[target].plan,
            _ => plan,
        };
        if standing.marks.is_empty() {
            standing.meaning.map(|meaning| self.tag_of(plan, meaning)).into_iter().collect()
        } else {
            standing.marks.iter().map(|mark| self.tag(plan_of_marks, *mark)).collect()
        }
    }

    /// A time in the officers' words.
    pub fn time(&self, when: &When) -> TimeText {
        let (language, words) = when.words.get(self.prose.language);
        let iso = match when.times() {
            [Time::Dated(Dated::At(moment))] => iso(*moment),
            [Time::Dated(Dated::Bound(_, moment @ Moment::Day(_)))] => iso(*moment),
            _ => None,
        };
        let said = match when.times() {
            // Nobody reads 2010-03-31 aloud.
            [Time::Dated(Dated::At(moment @ (Moment::Day(_) | Moment::Month(..))))]
                if is_numeric(&words.markdown) =>
            {
                self.words.moment(*moment)
            }
            [Time::Dated(Dated::At(moment))] if language != self.prose.language => {
                self.translated(*moment, &words.markdown)
            }
            _ => None,
        };
        let words = match said {
            Some(said) => html::text(&said).into_owned(),
            None => self.marked(self.prose.lang(language).as_deref(), &words.markdown),
        };
        TimeText { is_due: when.due().is_some(), ..TimeText::new(words, iso) }
    }

    /// A moment in the page's language, where no more than that moment is written.
    pub fn translated(&self, moment: Moment, written: &str) -> Option<String> {
        (moment.to_string() == written.trim()).then(|| self.words.moment(moment))?
    }

    /// Words as HTML, with their language where it is not the page's.
    pub fn marked(&self, lang: Option<&str>, words: &str) -> String {
        let words = html::text(words);
        match lang {
            Some(code) => format!("<span lang=\"{}\">{words}</span>", html::attribute(code)),
            None => words.into_owned(),
        }
    }

    /// From when to when a plan runs: as written, or in the page's language where it can be told.
    pub fn period(&self, plan: Key<Plan>) -> Option<String> {
        let plan = &self.content().plans[plan];
        let written = plan.written.period.as_deref()?;
        let period = plan.terms.period.filter(|_| self.prose.language != Language::DEFAULT);
        let months = period.filter(|it| it.first().day() == 1 && it.last() == it.last().last_of_month());
        Some(months.map_or_else(|| written.to_owned(), |it| self.words.months(it.first(), it.last())))
    }

    /// The times of something.
    pub fn times(&self, when: &[Due]) -> Vec<TimeText> {
        when.iter()
            .map(|due| {
                let is_due = due.day(when).is_some();
                let (kind, label) = match due.kind {
                    None | Some(DueKind::Due) if is_due => (None, "time-due"),
                    None | Some(DueKind::Due) => (None, "time-when"),
                    Some(DueKind::Start) => (Some("start"), "time-start"),
                    Some(DueKind::Review) => (Some("review"), "time-review"),
                    Some(DueKind::Report) => (Some("report"), "time-report"),
                    Some(DueKind::Done) => (Some("done"), "time-done"),
                };
                TimeText {
                    what: due.what.as_ref().map(|what| self.prose.inline(what)),
                    kind,
                    label: self.words.say(label),
                    is_due,
                    ..self.time(&due.when)
                }
            })
            .collect()
    }

    /// The times of an action: of one that is paused or given up nothing is due any more.
    pub fn times_of(&self, key: Key<Action>) -> Vec<TimeText> {
        let mut times = self.times(&self.content().actions[key].facts.when);
        if matches!(self.views.standing(key).meaning, Some(Meaning::Paused | Meaning::Withdrawn)) {
            for time in times.iter_mut().filter(|time| time.is_due) {
                time.label = self.words.say("was-due");
            }
        }
        times
    }

    /// A day in words.
    pub fn day(&self, day: Date) -> TimeText {
        let words = html::text(&self.words.date(day)).into_owned();
        TimeText::new(words, Some(day.to_string()))
    }

    /// The date of a note: a whole month or year stays one.
    pub fn date(&self, date: &WrittenDate) -> TimeText {
        let words = match self.words.moment(date.moment) {
            Some(words) => html::text(&words).into_owned(),
            None => self.marked(self.prose.lang(Language::DEFAULT).as_deref(), &date.words.value),
        };
        TimeText::new(words, iso(date.moment))
    }

    /// A moment in words.
    pub fn moment(&self, moment: Moment) -> TimeText {
        let words = match self.words.moment(moment) {
            Some(words) => html::text(&words).into_owned(),
            None => self.marked(self.prose.lang(Language::DEFAULT).as_deref(), &moment.to_string()),
        };
        TimeText::new(words, iso(moment))
    }

    /// A year in words.
    pub fn year(&self, year: Year) -> String {
        self.words.year(year)
    }

    /// The names of those who answer for something: its leads and joint owners, or else those who
    /// help.
    pub fn lead_names(&self, owners: &[Owned]) -> String {
        let Some(first) = owners.first() else { return String::new() };
        let answers = |role| if first.role == Role::Support { true } else { role != Role::Support };
        let names: Vec<String> = owners
            .iter()
            .filter(|owned| answers(owned.role))
            .map(|owned| self.owner_name(owned.owner))
            .collect();
        self.words.list(&names)
    }

    /// An action in a list that says above it where it stands.
    pub fn row(&self, key: Key<Action>) -> Row {
        let action = &self.content().actions[key];
        let standing = self.views.standing(key);
        let is_complete = standing.meaning == Some(Meaning::Complete);
        let mut due = self.times_of(key);
        if is_complete {
            // "Complete, completed" says it twice.
            let says_more = |it: &Due| it.what.is_some() || it.when.times() != [Time::Done(None)];
            let mut more = action.facts.when.iter().map(says_more);
            due.retain(|_| more.next().unwrap_or(true));
        }
        Row {
            anchor: anchor(action),
            number: numbers(&action.numbers),
            title: self.prose.title(&action.title),
            address: self.prose.link_address(Entry::Action(key)),
            is_draft: self.content().is_draft(Entry::Action(key)),
            context: None,
            owners: self.lead_names(&action.owners),
            tags: self.standing_tags(key),
            overdue: standing.overdue,
            due,
            filters: String::new(),
        }
    }

    /// An action in a list of actions from all over a plan: where its number does not tell which
    /// it is, it says what it stands under.
    pub fn row_apart(&self, key: Key<Action>) -> Row {
        let row = self.row(key);
        if !self.views.needs_context(key) {
            return row;
        }
        let action = &self.content().actions[key];
        let above = self.above(action.outcome);
        // One without a number is known by the nearest that has one, one with a number that others
        // have too by the outermost.
        let with_number = |it: &&Key<Outcome>| !self.content().outcomes[**it].numbers.is_empty();
        let outcome =
            if action.numbers.is_empty() { above.iter().rev().find(with_number) } else { above.first() };
        let context = outcome.map(|key| LinkTo { address: None, ..self.entry(Entry::Outcome(*key)) });
        Row { context, ..row }
    }

    /// The action of a step or a milestone, with what the part says itself: who owns the action owns
    /// a part of it for which nobody is named.
    pub fn row_of_part(&self, part: Timed, due: Vec<TimeText>) -> Option<Row> {
        let row = self.row_apart(part.action()?);
        let action = &self.content().actions[part.action()?];
        let (owners, status) = match part {
            Timed::Step(_, at) => (&action.steps[at].owners, action.steps[at].status.as_ref()),
            Timed::Milestone(_, at) => (&action.milestones[at].owners, action.milestones[at].status.as_ref()),
            Timed::Outcome(_) | Timed::Action(_) => return None,
        };
        Some(Row {
            owners: if owners.is_empty() { row.owners } else { self.lead_names(owners) },
            tags: self.tags(action.plan, status),
            overdue: self.views.late_since(part).is_some(),
            due,
            ..row
        })
    }

    /// The outcomes that something stands under, outermost first.
    pub fn above(&self, outcome: Option<Key<Outcome>>) -> Vec<Key<Outcome>> {
        let mut above = Vec::new();
        let mut at = outcome;
        while let Some(key) = at {
            above.push(key);
            at = self.content().outcomes[key].parent;
        }
        above.reverse();
        above
    }

    /// Actions by the outcomes right above them, in their order; `under` is what all stand under.
    pub fn sections(&self, actions: &[Key<Action>], under: Option<Key<Outcome>>) -> Vec<Section> {
        self.groups_of(actions, |key| self.content().actions[key].outcome)
            .into_iter()
            .map(|(outcome, actions)| Section {
                heading: outcome.filter(|it| Some(*it) != under).map(|key| self.entry(Entry::Outcome(key))),
                rows: actions.into_iter().map(|key| self.row(key)).collect(),
            })
            .collect()
    }

    /// Actions under the outermost outcomes that they stand under, in their order.
    pub fn groups(&self, actions: &[Key<Action>]) -> Vec<Group> {
        let outermost = |key| self.above(self.content().actions[key].outcome).first().copied();
        self.groups_of(actions, outermost)
            .into_iter()
            .map(|(outcome, actions)| Group {
                anchor: self.group_anchor(outcome),
                heading: outcome.map(|key| self.entry(Entry::Outcome(key))),
                sections: self.sections(&actions, outcome),
            })
            .collect()
    }

    /// Actions with what is the same of neighbours.
    pub fn groups_of(
        &self,
        actions: &[Key<Action>],
        of: impl Fn(Key<Action>) -> Option<Key<Outcome>>,
    ) -> Vec<Under> {
        let mut groups: Vec<Under> = Vec::new();
        for key in actions {
            let outcome = of(*key);
            match groups.last_mut() {
                Some((last, keys)) if *last == outcome => keys.push(*key),
                _ => groups.push((outcome, vec![*key])),
            }
        }
        groups
    }

    /// The id of the heading of an outcome's actions.
    pub fn group_anchor(&self, outcome: Option<Key<Outcome>>) -> String {
        match outcome {
            Some(key) => format!("outcome-{}", self.content().outcomes[key].id),
            None => "no-outcome".to_owned(),
        }
    }

    /// The date as of which a plan's progress is told: of a month its end.
    pub fn as_of(&self, plan: Key<Plan>) -> TimeText {
        let moment = self.views.as_of(plan).moment;
        let words = html::text(&self.words.end_of(moment)).into_owned();
        TimeText::new(words, iso(moment))
    }

    /// How long before a date something was due: "2 months".
    pub fn how_late(&self, due: Date, as_of: Date) -> String {
        let days = (as_of - due).get_days();
        // Whole days under 14, then weeks under 8, then months under 24, then years.
        let (name, count) = match days {
            ..14 => ("days", days),
            14..56 => ("weeks", days / 7),
            _ => {
                let months = due.until((jiff::Unit::Month, as_of)).map_or(0, |span| span.get_months());
                if months < 24 { ("months", months.max(1)) } else { ("years-long", months / 12) }
            }
        };
        self.words.say_with(name, &[("n", count.into())])
    }
}

/// The id of an action's row or section on any page.
pub fn anchor(action: &Action) -> String {
    format!("action-{}", action.id)
}

/// Whether a time is written as machines write it, `2010-03-31` or `2010-03` (ISO 8601).
fn is_numeric(words: &str) -> bool {
    let mut parts = words.trim().split('-');
    let mut next = |length: usize| {
        parts.next().map(|it| it.len() == length && it.bytes().all(|byte| byte.is_ascii_digit()))
    };
    next(4) == Some(true) && next(2) == Some(true) && next(2) != Some(false) && parts.next().is_none()
}

/// What machines can make of a moment: a valid date, month, week or year string (HTML, 2.3.5).
pub fn iso(moment: Moment) -> Option<String> {
    match moment {
        Moment::Day(day) => Some(day.to_string()),
        Moment::Month(year, month) => Some(format!("{year:04}-{month:02}")),
        Moment::Year(Year { kind: YearKind::Calendar, start }) => Some(format!("{start:04}")),
        Moment::Week(_)
        | Moment::Quarter(..)
        | Moment::Season(..)
        | Moment::Year(_)
        | Moment::PartOfMonth(..)
        | Moment::PartOfYear(..) => None,
    }
}

/// The English plural of a level's name, where a plan gives only the singular.
fn plural(name: &str) -> String {
    let lower = name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|it| lower.ends_with(it));
    if ends(&["s", "x", "ch", "sh"]) {
        format!("{name}es")
    } else if ends(&["y"]) && !ends(&["ay", "ey", "oy", "uy"]) {
        format!("{}ies", &name[..name.len() - 1])
    } else {
        format!("{name}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_levels_have_a_plural() {
        for (one, other) in [
            ("Priority", "Priorities"),
            ("Objective", "Objectives"),
            ("Key day", "Key days"),
            ("Process", "Processes"),
        ] {
            assert_eq!(plural(one), other);
        }
    }
}
