//! A plan as content files: front matter, Markdown, names of files by number and title.
//!
//! What is written depends on the plan alone, so the same file gives the same bytes again. Nothing
//! here touches the disk.

use super::markdown::{block, inline};
use super::understand::draft::{Action, Due, Entry, Facts, Measure, Outcome, Ownership, Part, Plan, Update};
use super::understand::levels::several;
use super::understand::text::first_sentence;
use super::yaml::{Yaml, to_text};
use crate::diagnostics::Span;
use crate::import::document::{Line, Mark};
use crate::model::id::Id;
use crate::model::number::Number;
use crate::plan::is_reserved_in_plan;
use std::collections::{BTreeMap, BTreeSet};

/// A content file.
#[derive(Debug)]
pub(super) struct File {
    /// The path inside the plan's folder.
    pub(super) path: String,
    pub(super) fields: Vec<(String, Yaml)>,
    pub(super) body: String,
    /// What its path says.
    pub(super) named: String,
    /// Whether it is a list and no page.
    pub(super) list: Option<Vec<Yaml>>,
}

impl File {
    /// As it stands on the disk.
    pub(super) fn text(&self) -> String {
        if let Some(list) = &self.list {
            return to_text(&Yaml::List(list.clone()));
        }
        let fields = to_text(&Yaml::Map(self.fields.clone()));
        let body = self.body.trim();
        if body.is_empty() { format!("---\n{fields}---\n") } else { format!("---\n{fields}---\n\n{body}\n") }
    }
}

/// Writes a plan: its files in the order of their paths.
pub(super) fn write(plan: &Plan) -> Vec<File> {
    let mut writer = Writer { under: under(plan), ..Writer::default() };
    writer.plan(plan);
    if !plan.glossary.is_empty() {
        let mut seen = BTreeSet::new();
        let terms =
            plan.glossary.iter().filter(|(term, _)| seen.insert(term.to_lowercase())).map(|(term, means)| {
                Yaml::Map(vec![
                    ("term".to_owned(), Yaml::text(term.clone())),
                    ("means".to_owned(), Yaml::text(inline(means))),
                ])
            });
        let list = Some(terms.collect());
        let file = File {
            path: "glossary.yaml".to_owned(),
            fields: Vec::new(),
            body: String::new(),
            named: String::new(),
            list,
        };
        writer.files.push(file);
    }
    writer.files.sort_by(|a, b| a.path.cmp(&b.path));
    writer.files
}

/// What stands under each outcome, and under the plan itself, from top to bottom.
fn under(plan: &Plan) -> BTreeMap<Option<usize>, Vec<Entry>> {
    let mut under: BTreeMap<Option<usize>, Vec<Entry>> = BTreeMap::new();
    for entry in &plan.order {
        let parent = match entry {
            Entry::Outcome(at) => plan.outcomes[*at].parent,
            Entry::Action(at) => plan.actions[*at].parent,
        };
        under.entry(parent).or_default().push(*entry);
    }
    under
}

#[derive(Default)]
struct Writer {
    files: Vec<File>,
    under: BTreeMap<Option<usize>, Vec<Entry>>,
    action_ids: Ids,
    outcome_ids: Ids,
}

/// Fields, in the order in which they are written.
#[derive(Default)]
struct Fields(Vec<(String, Yaml)>);

impl Fields {
    fn text(&mut self, name: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.0.push((name.to_owned(), Yaml::Text(text)));
        }
    }

    fn maybe(&mut self, name: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.text(name, text.clone());
        }
    }

    /// One value as it is, several as a list.
    fn some(&mut self, name: &str, mut values: Vec<Yaml>) {
        match values.len() {
            0 => {}
            1 => self.0.push((name.to_owned(), values.remove(0))),
            _ => self.0.push((name.to_owned(), Yaml::List(values))),
        }
    }

    fn list(&mut self, name: &str, values: Vec<Yaml>) {
        if !values.is_empty() {
            self.0.push((name.to_owned(), Yaml::List(values)));
        }
    }

    fn texts(&mut self, name: &str, lines: &[Line]) {
        let texts = entries(lines).into_iter().map(Yaml::Text).collect();
        self.list(name, texts);
    }

    fn map(&mut self, name: &str, fields: Self) {
        if !fields.0.is_empty() {
            self.0.push((name.to_owned(), Yaml::Map(fields.0)));
        }
    }
}

/// Lines as entries of a list: one for each, with what stands deeper under it.
fn entries(lines: &[Line]) -> Vec<String> {
    let mut groups: Vec<Vec<Line>> = Vec::new();
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let (Mark::Bullet(depth) | Mark::Label(_, depth)) = &line.mark else {
            groups.push(vec![line.clone()]);
            continue;
        };
        let leads_in = |group: &Vec<Line>| {
            group.first().is_some_and(|it| it.mark == Mark::None && it.text.trim_end().ends_with(':'))
        };
        match groups.last_mut() {
            Some(group) if *depth > 0 || leads_in(group) => group.push(line.clone()),
            _ => groups.push(vec![line.clone()]),
        }
    }
    let text = |mut group: Vec<Line>| {
        if let Some(first) = group.first_mut()
            && matches!(first.mark, Mark::Bullet(_))
        {
            first.mark = Mark::None;
        }
        if let [only] = group.as_slice() { inline(&only.words_marked()) } else { block(&group) }
    };
    groups.into_iter().map(text).collect()
}

impl Line {
    /// The text with what is printed before it, links and all.
    fn words_marked(&self) -> String {
        match &self.mark {
            Mark::Label(label, _) => format!("{label} {}", self.text).trim().to_owned(),
            _ => self.text.clone(),
        }
    }
}

/// A text that is a title: the first sentence, where that is no longer than one; and the rest.
pub(super) struct Headline {
    pub(super) title: String,
    pub(super) rest: Vec<Line>,
}

/// The longest title, in letters.
const TITLE: usize = 200;

fn headline(lines: &[Line]) -> Headline {
    let written: Vec<&Line> = lines.iter().filter(|line| !line.is_blank()).collect();
    let Some((first, others)) = written.split_first() else {
        return Headline { title: String::new(), rest: Vec::new() };
    };
    let others: Vec<Line> = others.iter().map(|line| (*line).clone()).collect();
    let text = first.words_marked();
    let letters = |text: &str| super::document::without_links(text).chars().count();
    let bare = |text: &str| text.trim().trim_end_matches(['.', ':', '-', '–', ' ']).to_owned();
    if letters(&text) <= TITLE {
        return Headline { title: bare(&text), rest: others };
    }
    let (sentence, after) = first_sentence(&text);
    if letters(sentence) <= TITLE && !after.is_empty() && letters(sentence) > 12 {
        let rest = std::iter::once(Line::plain(after)).chain(others).collect();
        return Headline { title: bare(sentence), rest };
    }
    // A sentence longer than a title is cut, and stands below in full.
    let plain = super::document::without_links(&text);
    let mut cut = String::new();
    for word in plain.split_whitespace() {
        if cut.chars().count() + word.chars().count() > 110 {
            break;
        }
        if !cut.is_empty() {
            cut.push(' ');
        }
        cut.push_str(word);
    }
    let cut = cut.trim_end_matches([',', ';', ':', '(', '–', '-', ' ']).to_owned();
    let rest = std::iter::once(Line::plain(text)).chain(others).collect();
    Headline { title: format!("{cut} …"), rest }
}

impl Writer {
    fn plan(&mut self, plan: &Plan) {
        let mut fields = Fields::default();
        fields.text("title", inline(&plan.title));
        fields.maybe("period", plan.period.as_ref());
        if plan.years.as_deref().is_some_and(|it| it != "financial") {
            fields.maybe("years", plan.years.as_ref());
        }
        let levels = plan.levels.iter().map(|level| {
            Yaml::Map(vec![
                ("one".to_owned(), Yaml::text(level.clone())),
                ("other".to_owned(), Yaml::text(several(level))),
            ])
        });
        fields.list("levels", levels.collect());
        if plan.is_draft {
            fields.text("state", "draft");
        }
        fields.maybe("dated", plan.dated.as_ref());
        fields.maybe("reviewed", plan.reviewed.as_ref());
        let mut key = Fields::default();
        for mark in &plan.key {
            let mut word = Fields::default();
            if let Some(label) = &mark.label {
                word.text("label", inline(label));
            }
            word.text("means", mark.means.word());
            key.map(&mark.mark, word);
        }
        fields.map("statuses", key);
        let named = String::new();
        self.files.push(File {
            path: "plan.md".to_owned(),
            fields: fields.0,
            body: block(&plan.body),
            named,
            list: None,
        });
        self.entries(plan, None, "");
    }

    /// What stands under an outcome, or under the plan itself.
    fn entries(&mut self, plan: &Plan, under: Option<usize>, folder: &str) {
        let here = self.under.remove(&under).unwrap_or_default();
        let numbers = |entry: &Entry| -> Vec<String> {
            match entry {
                Entry::Outcome(at) => plan.outcomes[*at].number.iter().cloned().collect(),
                Entry::Action(at) => plan.actions[*at].numbers.clone(),
            }
        };
        let mut order = Order::default();
        // Only numbers that are figures tell an order; T1 and T2 are printed, and stand as they come.
        let last_number = here.iter().rposition(|entry| numbers(entry).first().is_some_and(|it| orders(it)));
        for (place, entry) in here.iter().enumerate() {
            let printed = numbers(entry);
            let prefix = match last_number {
                Some(last) => order.next(printed.first(), place > last),
                None => (place + 1).to_string(),
            };
            match entry {
                Entry::Outcome(at) => self.outcome(plan, *at, folder, &prefix, &printed),
                Entry::Action(at) => self.action(&plan.actions[*at], *at, folder, &prefix, &printed),
            }
        }
    }

    fn outcome(&mut self, plan: &Plan, at: usize, folder: &str, prefix: &str, printed: &[String]) {
        let outcome: &Outcome = &plan.outcomes[at];
        let Headline { title, rest } = headline(&[Line::plain(outcome.title.clone())]);
        let id = self.outcome_ids.take(&title, "outcome");
        let path = format!("{folder}{prefix}-{id}/");
        let mut fields = Fields::default();
        number(&mut fields, prefix, printed);
        fields.text("title", inline(&title));
        let mut aim = outcome.aim.clone();
        let mut body = rest;
        // What is too long for a title says what is to be reached, and so it is the aim.
        if aim.is_empty() {
            aim = std::mem::take(&mut body);
        }
        fields.text("aim", block(&aim));
        body.extend(outcome.body.iter().cloned());
        if let Some(response) = &outcome.response {
            let mut answer = Fields::default();
            if let Some(decision) = response.decision {
                answer.text("decision", decision);
            }
            let text = block(&response.text);
            // A cell that says *Accepted* says the decision, and nothing more.
            if response.decision.is_none_or(|decision| !text.trim().eq_ignore_ascii_case(decision)) {
                answer.text("text", text);
            }
            fields.map("response", answer);
        }
        owners(&mut fields, &outcome.facts.owners);
        facts(&mut fields, &outcome.facts);
        let path_of_file = format!("{path}outcome.md");
        let named = printed.join(" ");
        self.files.push(File { path: path_of_file, fields: fields.0, body: block(&body), named, list: None });
        self.entries(plan, Some(at), &path);
    }

    fn action(&mut self, action: &Action, at: usize, folder: &str, prefix: &str, printed: &[String]) {
        let Headline { title, rest } = headline(&action.text);
        let has_words = title.chars().any(|it| it.is_alphanumeric() || it == '…');
        let title =
            if has_words { title } else { fallback(action).unwrap_or_else(|| format!("Action {}", at + 1)) };
        let id = self.action_ids.take(&title, "action");
        let mut fields = Fields::default();
        number(&mut fields, prefix, printed);
        fields.text("title", inline(&title));
        owners(&mut fields, &action.facts.owners);
        let projects = action.project.iter().map(|it| Yaml::Text(inline(it))).collect();
        fields.some("project", projects);
        let (before, after) = facts_in_two(&action.facts);
        fields.0.extend(before.0);
        let was = action.was.iter().enumerate().map(|(at, when)| {
            let mut fields = Fields::default();
            fields.text("when", inline(when));
            if at + 1 == action.was.len() {
                fields.text("why", block(&action.moved));
            }
            Yaml::Map(fields.0)
        });
        fields.list("was", was.collect());
        let steps = action.steps.iter().map(|step| {
            let mut fields = Fields::default();
            fields.text("title", inline(&step.title));
            owners(&mut fields, &step.owned);
            fields.some("when", step.when.iter().map(due).collect());
            let mut entry = Fields::default();
            entry.some("status", texts(&step.status));
            if let Some(year) = &step.year {
                let mut years = Fields::default();
                years.map(year, entry);
                fields.map("years", years);
            } else {
                fields.0.extend(entry.0);
            }
            Yaml::Map(fields.0)
        });
        fields.list("steps", steps.collect());
        let milestones = action.milestones.iter().map(|milestone| {
            let what = inline(&milestone.what);
            if milestone.when.is_none() && milestone.owned.is_empty() && milestone.status.is_empty() {
                return Yaml::Text(what);
            }
            let mut fields = Fields::default();
            fields.text("what", what);
            if let Some(due) = &milestone.when {
                fields.text("when", inline(&due.when));
            }
            owners(&mut fields, &milestone.owned);
            fields.some("status", texts(&milestone.status));
            Yaml::Map(fields.0)
        });
        fields.list("milestones", milestones.collect());
        fields.0.extend(after.0);
        let path = format!("{folder}{prefix}-{id}.md");
        self.files.push(File {
            path,
            fields: fields.0,
            body: block(&rest),
            named: printed.join(" "),
            list: None,
        });
    }
}

/// A title for an action that has no words: the first that stands beside it.
fn fallback(action: &Action) -> Option<String> {
    let lines = action.steps.iter().map(|step| step.title.clone());
    let years = action.facts.years.iter().flat_map(|(_, year)| &year.lines).map(|line| line.text.clone());
    let news = action.facts.updates.iter().flat_map(|update| &update.lines).map(|line| line.text.clone());
    let success = action.facts.success.iter().map(|line| line.text.clone());
    let all = lines.chain(years).chain(success).chain(news);
    let text =
        all.map(|it| super::document::without_links(&it)).find(|it| it.chars().any(char::is_alphabetic))?;
    Some(headline(&[Line::plain(text)]).title)
}

/// The numbers that files begin with, so that they stand in the order of the document.
#[derive(Default)]
struct Order {
    last: Option<String>,
}

impl Order {
    /// The next one; after all numbers are printed, it is simply the next that there is.
    fn next(&mut self, printed: Option<&String>, is_last_number: bool) -> String {
        let number = |text: &str| Number::new(text, Span::new(0, 0..0));
        let next = match (&self.last, printed) {
            (None, Some(printed)) if orders(printed) => printed.clone(),
            (Some(last), Some(printed))
                if orders(printed) && number(printed).compare(&number(last)).is_gt() =>
            {
                printed.clone()
            }
            (None, _) => "0".to_owned(),
            (Some(last), None) if is_last_number && last.parse::<u32>().is_ok() => {
                (last.parse::<u32>().unwrap_or_default() + 1).to_string()
            }
            (Some(last), _) => after(last),
        };
        self.last = Some(next.clone());
        next
    }
}

/// Whether a printed number can stand at the beginning of a file's name, where it orders.
fn orders(printed: &str) -> bool {
    printed.len() <= 20
        && printed.chars().all(|it| it.is_ascii_digit() || it == '.')
        && printed.starts_with(|it: char| it.is_ascii_digit())
}

/// A number between one and the next that a plan could print.
fn after(last: &str) -> String {
    // What this made before is counted on, below a 0 that no plan prints.
    match last.rsplit_once(".0.") {
        Some((stem, count)) if count.parse::<u32>().is_ok() => {
            format!("{stem}.0.{}", count.parse::<u32>().unwrap_or_default() + 1)
        }
        _ => format!("{last}.0.1"),
    }
}

fn number(fields: &mut Fields, prefix: &str, printed: &[String]) {
    match printed {
        [] => fields.text("number", "none"),
        [one] if one == prefix => {}
        several => fields.some("number", several.iter().map(|it| Yaml::text(it.clone())).collect()),
    }
}

/// Ids that are taken, each with the last count that was put to it.
#[derive(Default)]
struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// An id of a few words of a title that nothing else has.
    fn take(&mut self, title: &str, kind: &str) -> String {
        let id = short_id(title, kind);
        let is_reserved =
            id == "plan" || id == "outcome" || Id::new(&id).is_some_and(|it| is_reserved_in_plan(&it));
        if !is_reserved && !self.0.contains_key(&id) {
            self.0.insert(id.clone(), 1);
            return id;
        }
        let mut count = self.0.get(&id).copied().unwrap_or(1);
        let free = loop {
            count += 1;
            let free = format!("{id}-{count}");
            if !self.0.contains_key(&free) {
                break free;
            }
        };
        self.0.insert(id, count);
        self.0.insert(free.clone(), 1);
        free
    }
}

/// An id of a few words.
fn short_id(title: &str, kind: &str) -> String {
    const SMALL: [&str; 14] =
        ["the", "a", "an", "of", "to", "and", "for", "in", "on", "with", "by", "at", "that", "is"];
    let plain = super::document::without_links(title);
    let words: Vec<&str> = plain
        .split(|it: char| !it.is_alphanumeric() && !matches!(it, '\'' | '’'))
        .filter(|it| !it.is_empty())
        .collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut letters = 0;
    for word in words {
        if SMALL.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        letters += word.len() + 1;
        if !kept.is_empty() && (letters > 40 || kept.len() >= 6) {
            break;
        }
        kept.push(word);
    }
    let id = Id::from_words(&kept.join(" ")).map_or_else(|| kind.to_owned(), |it| it.as_str().to_owned());
    // A number at its beginning would be read as that of the file.
    if id.starts_with(|it: char| it.is_ascii_digit()) { format!("{kind}-{id}") } else { id }
}

fn texts(values: &[String]) -> Vec<Yaml> {
    values.iter().map(|it| Yaml::text(it.clone())).collect()
}

fn owners(fields: &mut Fields, owners: &[Ownership]) {
    let mut all = Vec::new();
    for owner in owners {
        all.push(match owner.part {
            Part::Owns => Yaml::Text(inline(&owner.name)),
            Part::Supports => Yaml::Map(vec![
                ("owner".to_owned(), Yaml::Text(inline(&owner.name))),
                ("role".to_owned(), Yaml::text("support")),
            ]),
        });
    }
    fields.list("owners", all);
}

fn due(due: &Due) -> Yaml {
    if due.what.is_none() && due.kind.is_none() {
        return Yaml::Text(inline(&due.when));
    }
    let mut fields = Fields::default();
    fields.text("when", inline(&due.when));
    if let Some(what) = &due.what {
        fields.text("what", inline(what));
    }
    if let Some(kind) = due.kind {
        fields.text("kind", kind);
    }
    Yaml::Map(fields.0)
}

fn facts(fields: &mut Fields, all: &Facts) {
    let (before, after) = facts_in_two(all);
    fields.0.extend(before.0);
    fields.0.extend(after.0);
}

/// The fields that stand before steps and milestones, and those after.
fn facts_in_two(facts: &Facts) -> (Fields, Fields) {
    let mut before = Fields::default();
    before.some("when", facts.when.iter().map(due).collect());
    before.some("status", texts(&facts.status));
    before.text("why", block(&facts.why));
    let mut years: BTreeMap<&str, Fields> = BTreeMap::new();
    for (year, entry) in &facts.years {
        let fields = years.entry(year).or_default();
        // What is marked has been done; what is not was planned.
        let name = if entry.status.is_empty() { "planned" } else { "progress" };
        let said = [("planned", &entry.planned), (name, &entry.lines), ("progress", &entry.progress)];
        for (name, lines) in said {
            let text = block(lines);
            match fields.0.iter_mut().find(|(it, _)| it == name) {
                Some((_, Yaml::Text(there))) if !text.is_empty() => there.extend(["\n\n", &text]),
                _ => fields.text(name, text),
            }
        }
        fields.some("status", texts(&entry.status));
    }
    let mut all = Fields::default();
    for (year, entry) in years {
        all.map(year, entry);
    }
    before.map("years", all);
    let mut after = Fields::default();
    after.list("measures", facts.measures.iter().map(measure).collect());
    after.texts("success", &facts.success);
    after.texts("outputs", &facts.outputs);
    let evidence =
        entries(&facts.evidence).into_iter().map(|it| Yaml::Map(vec![("title".to_owned(), Yaml::Text(it))]));
    after.list("evidence", evidence.collect());
    after.texts("resources", &facts.resources);
    after.texts("risks", &facts.risks);
    after.texts("notes", &facts.notes);
    let see = facts.see.iter().map(|see| match see.kind {
        "see" => Yaml::text(see.target.clone()),
        kind => Yaml::Map(vec![(kind.to_owned(), Yaml::text(see.target.clone()))]),
    });
    after.list("see", see.collect());
    after.list("updates", facts.updates.iter().filter_map(update).collect());
    let mut other = Fields::default();
    for (head, lines) in &facts.other {
        other.text(head, block(lines));
    }
    after.map("other", other);
    (before, after)
}

fn measure(measure: &Measure) -> Yaml {
    let mut fields = Fields::default();
    fields.text("name", inline(&measure.name));
    fields.maybe("code", measure.code.as_ref());
    fields.text("unit", inline(measure.unit.as_deref().unwrap_or_default()));
    let all = [("baseline", &measure.baseline), ("targets", &measure.targets), ("values", &measure.values)];
    for (name, figures) in all {
        let mut by_time = Fields::default();
        for (time, words) in figures {
            match time {
                Some(time) => by_time.text(time, words.clone()),
                None => fields.text(name, words.clone()),
            }
        }
        fields.map(name, by_time);
    }
    fields.text("note", block(&measure.note));
    Yaml::Map(fields.0)
}

fn update(update: &Update) -> Option<Yaml> {
    let text = block(&update.lines);
    if text.is_empty() && update.status.is_empty() {
        return None;
    }
    if update.date.is_none() && update.status.is_empty() {
        return Some(Yaml::Text(text));
    }
    let mut fields = Fields::default();
    fields.maybe("date", update.date.as_ref());
    match &update.of {
        Some(of) if text.is_empty() => fields.text("text", inline(of)),
        _ => fields.text("text", text),
    }
    fields.some("status", texts(&update.status));
    Some(Yaml::Map(fields.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_keep_the_order_of_the_document() {
        let mut order = Order::default();
        let mut next =
            |printed: &str| order.next((!printed.is_empty()).then(|| printed.to_owned()).as_ref(), false);
        let prefixes = ["1.1", "", "", "1.10", "1.2", "2"].map(&mut next);
        assert_eq!(prefixes, ["1.1", "1.1.0.1", "1.1.0.2", "1.10", "1.10.0.1", "2"]);
        let number = |text: &str| Number::new(text, Span::new(0, 0..0));
        assert!(prefixes.windows(2).all(|pair| number(&pair[0]).compare(&number(&pair[1])).is_lt()));
    }

    #[test]
    fn a_title_is_one_sentence_and_nothing_is_lost() {
        let long =
            format!("Review the contract. {}", "Then ask every carer what they think of it. ".repeat(6));
        let Headline { title, rest } = headline(&[Line::plain(long.trim())]);
        assert_eq!(title, "Review the contract");
        assert!(rest[0].text.starts_with("Then ask"));
        let endless = "and more words ".repeat(30);
        let Headline { title, rest } = headline(&[Line::plain(endless.trim())]);
        assert!(title.ends_with('…') && title.chars().count() < 120);
        assert_eq!(rest[0].text, endless.trim());
    }
}
