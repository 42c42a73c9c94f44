//! The content files as they are written: what the pages are counted against.
//!
//! They are read here a second time, without planpress's own reading of front matter, its model,
//! its plan or its views. Every text stays as it is written. What a time means is looked up in
//! `<plan>.times.tsv`, which a person wrote.

use super::sources;
use granit_parser::{Event, Parser};
use std::collections::BTreeMap;

/// A value of front matter.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

impl Value {
    fn parse(yaml: &str) -> Self {
        let mut events = Parser::new_from_str(yaml)
            .map(|event| event.unwrap().0)
            .filter(|event| !matches!(event, Event::StreamStart | Event::DocumentStart(..)));
        Self::next(&mut events).unwrap_or(Self::Map(Vec::new()))
    }

    /// The next value; nothing where the list, the map or the text ends.
    fn next(events: &mut dyn Iterator<Item = Event<'_>>) -> Option<Self> {
        match events.next()? {
            Event::Scalar(text, ..) => Some(Self::Text(text.into_owned())),
            Event::SequenceStart(..) => Some(Self::List(std::iter::from_fn(|| Self::next(events)).collect())),
            Event::MappingStart(..) => {
                let mut fields = Vec::new();
                while let Some(name) = Self::next(events) {
                    fields.push((name.text().to_owned(), Self::next(events).unwrap()));
                }
                Some(Self::Map(fields))
            }
            _ => None,
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        self.fields().iter().find(|(it, _)| it == name).map(|(_, value)| value)
    }

    pub(super) fn fields(&self) -> &[(String, Self)] {
        if let Self::Map(fields) = self { fields } else { &[] }
    }

    /// The text that it is.
    pub(super) fn text(&self) -> &str {
        let Self::Text(text) = self else { panic!("{self:?} is no text") };
        text
    }

    /// The text of a field.
    pub(super) fn string(&self, name: &str) -> Option<&str> {
        self.get(name).map(Self::text)
    }

    /// The values of a field that holds one or a list.
    pub(super) fn many(&self, name: &str) -> &[Self] {
        match self.get(name) {
            Some(Self::List(list)) => list,
            Some(one) => std::slice::from_ref(one),
            None => &[],
        }
    }

    /// What a value says that may stand alone or as one field among others: `{when: …}`.
    pub(super) fn said(&self, name: &str) -> &str {
        if let Self::Text(text) = self { text } else { self.string(name).unwrap() }
    }
}

/// The last day of a time, and whether it is due by then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Last {
    None,
    Ongoing,
    Done,
    On(String),
    By(String),
}

/// What a person understands by a time.
#[derive(Debug, Clone)]
pub(super) struct Time {
    pub(super) years: Vec<String>,
    pub(super) last: Last,
}

impl Time {
    /// The last day, as it is sorted: `2010-05-31`.
    pub(super) fn day(&self) -> &str {
        match &self.last {
            Last::On(day) | Last::By(day) => day,
            Last::None | Last::Ongoing | Last::Done => panic!("{self:?} has no last day"),
        }
    }
}

/// A plan, an outcome or an action as written.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    /// The folder in the plan, of an outcome its own: `1-breaks`.
    pub(super) folder: String,
    /// As printed; none, one or several.
    pub(super) numbers: Vec<String>,
    pub(super) front: Value,
}

impl Entry {
    /// Whether it stands under an outcome, at any depth.
    pub(super) fn is_under(&self, outcome: &Self) -> bool {
        self.folder.strip_prefix(&outcome.folder).is_some_and(|it| it.is_empty() || it.starts_with('/'))
    }
}

/// A plan with all that stands in it.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) id: String,
    pub(super) front: Value,
    pub(super) outcomes: Vec<Entry>,
    pub(super) actions: Vec<Entry>,
    times: BTreeMap<String, Time>,
}

impl Plan {
    /// What a person understands by a time of the plan. The key of a financial year is one by itself.
    pub(super) fn time(&self, words: &str) -> Time {
        if let Some((start, end)) = words.split_once('/')
            && start.len() == 4
            && end.len() == 2
            && (start.parse::<u16>().unwrap() + 1).to_string().ends_with(end)
        {
            let last = Last::On(format!("{}{end}-03-31", &start[..2]));
            return Time { years: vec![words.to_owned()], last };
        }
        let known = self.times.get(words);
        known.unwrap_or_else(|| panic!("{}.times.tsv does not say what {words:?} means", self.id)).clone()
    }

    /// The last day up to which the plan tells how things stand.
    pub(super) fn as_of(&self) -> Option<String> {
        let words = self.front.string("reviewed").or_else(|| self.front.string("dated"))?;
        Some(self.time(words).day().to_owned())
    }

    pub(super) fn address(&self) -> String {
        format!("{}/", self.id)
    }

    pub(super) fn address_of(&self, action: &Entry) -> String {
        format!("{}/actions/{}/", self.id, action.id)
    }

    pub(super) fn address_of_outcome(&self, outcome: &Entry) -> String {
        format!("{}/{}/", self.id, outcome.id)
    }

    /// The actions under an outcome.
    pub(super) fn under<'p>(&'p self, outcome: &'p Entry) -> impl Iterator<Item = &'p Entry> {
        self.actions.iter().filter(|action| action.is_under(outcome))
    }

    /// The outcomes right below one, or the outermost.
    pub(super) fn children<'p>(&'p self, of: Option<&'p Entry>) -> impl Iterator<Item = &'p Entry> {
        let above = of.map_or("", |outcome| outcome.folder.as_str());
        self.outcomes
            .iter()
            .filter(move |it| it.folder.rsplit_once('/').map_or("", |(above, _)| above) == above)
    }
}

/// Every plan, in the order of the ids.
pub(super) fn plans() -> Vec<Plan> {
    let sources = sources();
    let mut plans: Vec<Plan> = sources
        .iter()
        .filter_map(|(_, source)| {
            let id = source.path.strip_suffix("/plan.md").filter(|id| !id.contains('/'))?;
            let plan = Plan {
                id: id.to_owned(),
                front: front_matter(&source.text),
                outcomes: Vec::new(),
                actions: Vec::new(),
                times: times(id),
            };
            Some(plan)
        })
        .collect();
    for (_, source) in sources.iter() {
        let Some((plan, path)) = source.path.split_once('/') else { continue };
        let Some(plan) = plans.iter_mut().find(|it| it.id == plan) else { continue };
        // A translation says nothing that is counted.
        let Some(path) = path.strip_suffix(".md").filter(|path| !path.ends_with(".cy")) else { continue };
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        match name {
            "plan" => {}
            "outcome" => {
                let name = folder.rsplit('/').next().unwrap();
                plan.outcomes.push(entry(name, folder, &source.text));
            }
            name => plan.actions.push(entry(name, folder, &source.text)),
        }
    }
    plans
}

/// The list of owners, as written.
pub(super) fn owners() -> Vec<Value> {
    let sources = sources();
    let (_, source) = sources.find("owners.yaml").unwrap();
    let Value::List(owners) = Value::parse(&source.text) else { panic!("owners.yaml is a list") };
    owners
}

fn front_matter(text: &str) -> Value {
    let yaml = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---"));
    Value::parse(yaml.map_or("", |(yaml, _)| yaml))
}

/// An entry by the name of its file or folder: `1.1.2-payments`.
fn entry(name: &str, folder: &str, text: &str) -> Entry {
    let front = front_matter(text);
    let is_number = |it: &str| it.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let (number, id) = match name.split_once('-') {
        Some((number, id)) if is_number(number) => (Some(number), id),
        _ => (None, name),
    };
    let mut numbers: Vec<String> = front.many("number").iter().map(|it| it.text().to_owned()).collect();
    if front.get("number").is_none() {
        numbers.extend(number.map(str::to_owned));
    }
    numbers.retain(|it| it != "none");
    Entry { id: front.string("id").unwrap_or(id).to_owned(), folder: folder.to_owned(), numbers, front }
}

fn times(plan: &str) -> BTreeMap<String, Time> {
    let table = match plan {
        "east-cheshire-2011" => include_str!("east-cheshire-2011.times.tsv"),
        "herefordshire-2010" => include_str!("herefordshire-2010.times.tsv"),
        "oxfordshire-2009" => include_str!("oxfordshire-2009.times.tsv"),
        "peterborough-2009" => include_str!("peterborough-2009.times.tsv"),
        "rotherham-2013" => include_str!("rotherham-2013.times.tsv"),
        plan => panic!("nobody wrote down what the times of {plan} mean"),
    };
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| {
        let [words, years, last] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let years = years.split(' ').filter(|it| *it != "-").map(str::to_owned).collect();
        let last = match last {
            "-" => Last::None,
            "ongoing" => Last::Ongoing,
            "done" => Last::Done,
            day => match day.strip_prefix("by ") {
                Some(day) => Last::By(day.to_owned()),
                None => Last::On(day.to_owned()),
            },
        };
        (words.to_owned(), Time { years, last })
    })
    .collect()
}
