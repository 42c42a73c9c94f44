//! The report as a page: all that its template prints, in words.
//!
//! The page asks for nothing, has no script, and its style stands in it, so that it can be kept,
//! printed and passed on as one file.

use super::words::{self, Clause};
use super::{Asked, Confirmed, Item, LateOwner, Note, OfPlan};
use crate::checks;
use crate::diagnostics::{Problems, Severity, Span, place_of};
use crate::files::Sources;
use crate::model::language::Language;
use crate::model::plan::State;
use crate::model::text::Text;
use crate::plan::{Content, Entry, Key, Owner};
use crate::views::{Reporting, Timed, Views};
use crate::website::parts::numbers;
use crate::website::prose::plain;
use serde::Serialize;
use tera::{Context, Tera};

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");

/// What every report has, and no other page.
const MARK: &str = "<meta name=\"generator\" content=\"planpress readiness report\">";

/// How many things are shown at once; a longer list opens when somebody asks for it.
const SHORT: usize = 5;

/// All that the template prints.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What the site is called.
    pub site: Words,
    /// The plans, in their order.
    pub plans: Vec<PlanSection>,
    /// Whether drafts are among what is counted.
    pub has_drafts: bool,
    /// From which share on it is nearly all, in per cent.
    pub nearly_all: usize,
}

/// Words of an author, in their own language.
#[derive(Debug, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Their language, where it is not English.
    pub lang: Option<String>,
}

/// A plan.
#[derive(Debug, Serialize)]
pub struct PlanSection {
    /// Its place on the page.
    pub anchor: String,
    /// What it is called.
    pub title: Words,
    /// Its page, where that can be looked at.
    pub address: Option<String>,
    /// From when to when it runs and up to when progress is told, in sentences.
    pub about: Vec<String>,
    /// How many actions are asked.
    pub asked: usize,
    /// How somebody outside would mark it.
    pub marks: Vec<Mark>,
    /// What a committee would ask.
    pub questions: Vec<Question>,
}

/// A mark.
#[derive(Debug, Serialize)]
pub struct Mark {
    /// What is marked, in a word.
    pub name: &'static str,
    /// What that asks of an action.
    pub about: &'static str,
    /// How many have it: `41 of 56`.
    pub count: String,
    /// How much that is, in per cent.
    pub share: usize,
    /// How much that is, in a word.
    pub grade: &'static str,
}

/// A question, with what the plan answers.
#[derive(Debug, Serialize)]
pub struct Question {
    /// The question.
    pub heading: &'static str,
    /// The answer in sentences.
    pub answer: Vec<String>,
    /// What it is about, one by one.
    pub lists: Vec<List>,
    /// Owners of what is late.
    pub owners: Vec<OwnerRow>,
}

/// A list of what lacks something.
#[derive(Debug, Serialize)]
pub struct List {
    /// What all of it lacks, with its number.
    pub summary: String,
    /// Whether it is short enough to be shown at once.
    pub is_short: bool,
    /// What lacks it.
    pub items: Vec<Row>,
}

/// Something that lacks something.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its number, where it has one.
    pub number: Option<String>,
    /// What it is called.
    pub title: Words,
    /// Its page, where that can be looked at.
    pub address: Option<String>,
    /// What there is to know of it.
    pub note: Option<String>,
    /// The plan's own words for that: of a time, or of a step or milestone.
    pub words: Option<Words>,
    /// Its file and the line there.
    pub place: String,
}

/// An owner of what is late.
#[derive(Debug, Serialize)]
pub struct OwnerRow {
    /// Its name; not that of a person who did not say that it may be published.
    pub name: Words,
    /// How many of its actions are overdue.
    pub late: usize,
    /// How many it has a part in.
    pub actions: usize,
}

/// Whether plans can be asked: a mistake in the content may hide what they say. What a check alone
/// takes for an error hides nothing.
pub fn can_be_made(problems: &Problems) -> bool {
    let is_check = |code: &str| checks::ALL.iter().any(|check| check.code == code);
    problems.as_slice().iter().all(|problem| problem.severity != Severity::Error || is_check(problem.code))
}

/// Whether a file is an earlier report.
pub fn is_report(bytes: &[u8]) -> bool {
    bytes.windows(MARK.len()).take(2048).any(|it| it == MARK.as_bytes())
}

impl Page {
    /// Asks all plans. `address` tells where the page of a plan, an outcome or an action can be looked
    /// at; in a file that is passed on, nowhere.
    pub fn new(views: &Views<'_>, sources: &Sources, address: impl Fn(Entry) -> Option<String>) -> Self {
        let content = views.content;
        let writer = Writer { views, sources, address: &address };
        let plans: Vec<PlanSection> =
            content.plans.keys().map(|key| writer.plan(&OfPlan::new(views, key))).collect();
        let title =
            content.site.title.as_ref().or_else(|| content.plans.iter().next().map(|(_, it)| &it.title));
        let none = || Words { text: "This site".to_owned(), lang: None };
        Self {
            site: title.map_or_else(none, |title| writer.words(title)),
            plans,
            has_drafts: content.has_drafts(),
            nearly_all: words::NEARLY_ALL,
        }
    }

    /// How many plans and actions were asked, in words.
    pub fn summary(&self) -> String {
        let plans = words::counted(self.plans.len(), ["plan", "plans"]);
        let actions = self.plans.iter().map(|plan| plan.asked).sum();
        format!("{plans}, {}", words::counted(actions, ["action", "actions"]))
    }

    /// The page as HTML.
    pub fn to_html(&self) -> String {
        let mut tera = Tera::default();
        let mut context = Context::new();
        context.insert("page", self);
        context.insert("style", STYLE);
        context.insert("mark", MARK);
        tera.add_raw_template("page.html", TEMPLATE).expect("our own template can be read");
        let html = tera.render("page.html", &context).expect("our own template can print every page");
        html.trim_start().to_owned()
    }
}

/// Puts what was asked into words.
struct Writer<'a> {
    views: &'a Views<'a>,
    sources: &'a Sources,
    address: &'a dyn Fn(Entry) -> Option<String>,
}

impl Writer<'_> {
    const fn content(&self) -> &Content {
        self.views.content
    }

    fn plan(&self, asked: &OfPlan) -> PlanSection {
        let plan = &self.content().plans[asked.plan];
        PlanSection {
            anchor: format!("plan-{}", plan.id),
            title: self.words(&plan.title),
            address: (self.address)(Entry::Plan(asked.plan)),
            about: self.about(asked),
            asked: asked.who.all,
            marks: if asked.who.all == 0 { Vec::new() } else { marks(asked) },
            questions: if asked.who.all == 0 { Vec::new() } else { self.questions(asked) },
        }
    }

    fn about(&self, asked: &OfPlan) -> Vec<String> {
        let plan = &self.content().plans[asked.plan];
        let as_of = self.views.as_of(asked.plan);
        let day = words::day(as_of.day);
        let mut about = Vec::new();
        about.extend(plan.written.period.as_ref().map(|period| format!("Its period is {period}.")));
        about.push(if as_of.is_said {
            format!("Its progress is counted as of {day}.")
        } else {
            format!("It does not say as of when its progress is told, so this is counted as of today, {day}.")
        });
        about.extend(match plan.written.state {
            Some(State::Draft) => Some("It is a draft.".to_owned()),
            Some(State::Closed) => Some("It is closed.".to_owned()),
            Some(State::Superseded) => Some("Another plan stands in its place.".to_owned()),
            Some(State::Approved) | None => None,
        });
        let actions = words::counted(asked.actions, ["action", "actions"]);
        about.push(match (asked.actions, asked.withdrawn) {
            (0, _) => "It has no actions, so there is nothing to ask.".to_owned(),
            (_, 0) => format!("It has {actions}."),
            (1, _) => "Its only action is withdrawn, so there is nothing to ask.".to_owned(),
            (_, 1) => format!("It has {actions}. 1 of them is withdrawn and is asked nothing."),
            (_, n) => format!("It has {actions}. {n} of them are withdrawn and are asked nothing."),
        });
        about
    }

    fn questions(&self, asked: &OfPlan) -> Vec<Question> {
        let mut questions = vec![
            self.asked("Who does it?", words::WHO, &asked.who),
            self.asked("By when?", words::DAY, &asked.day),
            self.asked("How will people know that it worked?", words::SIGN, &asked.sign),
        ];
        questions.push(self.report(asked));
        if asked.proof.all > 0 {
            questions.push(self.proof(asked));
        }
        if asked.reporting != Reporting::Nothing {
            questions.push(self.late(asked));
        }
        questions.push(self.slipped(asked));
        if asked.off_track.all > 0 {
            questions.push(self.asked(
                "What is not going well, and why?",
                words::OFF_TRACK,
                &asked.off_track,
            ));
        }
        if asked.has_responses {
            questions.push(self.accepted(asked));
        }
        questions.push(self.confirmed(asked));
        questions
    }

    /// A question to each action, with a list of those that do not answer.
    fn asked(&self, heading: &'static str, clause: Clause, asked: &Asked) -> Question {
        let mut answer = vec![clause.answer(asked)];
        answer.extend(words::above(asked));
        let lists = self.list(clause.lack(asked.without.len()), &asked.without);
        Question { heading, answer, lists: lists.into_iter().collect(), owners: Vec::new() }
    }

    fn report(&self, asked: &OfPlan) -> Question {
        let mut question = self.asked("How is it going?", words::REPORT, &asked.report);
        match asked.reporting {
            _ if asked.report.answered() == 0 => {
                question.answer = vec![
                    "The plan does not say how any of its actions is going.".to_owned(),
                    "So nobody can tell what is complete, late or off track.".to_owned(),
                ];
                // To name every action would say the same once more.
                question.lists = Vec::new();
            }
            Reporting::Nothing => question.answer.push(
                "No action has a status. So nobody can tell what is complete, late or off track.".to_owned(),
            ),
            Reporting::OnlyDone | Reporting::Statuses => {}
        }
        question
    }

    fn proof(&self, asked: &OfPlan) -> Question {
        let mut question = self.asked("What shows that it is done?", words::PROOF, &asked.proof);
        question.answer.push(match (asked.with_evidence, asked.proof.answered()) {
            (_, 0) => return question,
            (0, _) => "None of them names evidence; they say it in words or figures.".to_owned(),
            (1, 1) => "It names evidence.".to_owned(),
            (n, all) if n == all => "All of them name evidence.".to_owned(),
            (1, _) => "1 of them names evidence.".to_owned(),
            (n, _) => format!("{n} of them name evidence."),
        });
        question
    }

    fn late(&self, asked: &OfPlan) -> Question {
        let as_of = self.views.as_of(asked.plan).day;
        let actions = words::counted(asked.past.without.len(), ["action is overdue", "actions are overdue"]);
        let parts = words::counted(
            asked.late_parts.len(),
            ["step or milestone is late", "steps or milestones are late"],
        );
        let lists =
            self.list(actions, &asked.past.without).into_iter().chain(self.list(parts, &asked.late_parts));
        let mut answer = words::late(asked, as_of);
        if asked.reporting == Reporting::OnlyDone && !asked.past.without.is_empty() {
            answer.push(
                "The plan says only what is complete. What it does not call complete counts as late."
                    .to_owned(),
            );
        }
        Question {
            heading: "What is late?",
            answer,
            lists: lists.collect(),
            owners: asked.late_owners.iter().map(|row| self.owner_row(row)).collect(),
        }
    }

    fn slipped(&self, asked: &OfPlan) -> Question {
        let heading = "What was put off, and why?";
        if asked.slipped.all > 0 {
            return self.asked(heading, words::SLIPPED, &asked.slipped);
        }
        let answer = vec!["The plan names no earlier time for any action.".to_owned()];
        Question { heading, answer, lists: Vec::new(), owners: Vec::new() }
    }

    fn accepted(&self, asked: &OfPlan) -> Question {
        let heading = "What was accepted and not acted on?";
        if asked.accepted.all == 0 {
            let answer = vec!["No recommendation was accepted.".to_owned()];
            return Question { heading, answer, lists: Vec::new(), owners: Vec::new() };
        }
        let mut question = self.asked(heading, words::ACCEPTED, &asked.accepted);
        // Where the plan says nothing of progress at all, it has said so.
        if !asked.unreported.is_empty() && asked.report.answered() > 0 {
            let summary = words::counted(
                asked.unreported.len(),
                [
                    "recommendation has actions, and nobody says how they are going",
                    "recommendations have actions, and nobody says how they are going",
                ],
            );
            question.lists.extend(self.list(summary, &asked.unreported));
        }
        question
    }

    fn confirmed(&self, asked: &OfPlan) -> Question {
        let plan = &self.content().plans[asked.plan];
        let Confirmed { reviewed, newest, due_since, is_over, stale, ongoing } = &asked.confirmed;
        let mut answer = vec![match (reviewed, newest) {
            (Some(moment), _) => format!("Progress was last looked at {}.", words::at(*moment)),
            (None, Some(moment)) => format!(
                "The plan does not say when anybody last looked at its progress. The newest date in it is {moment}."
            ),
            (None, None) => {
                "The plan does not say when anybody last looked at its progress, and nothing in it has a date."
                    .to_owned()
            }
        }];
        match (&plan.written.review, due_since) {
            _ if *is_over => answer.push("The plan is over, so nobody has to look again.".to_owned()),
            (None, _) => answer.push("It does not say how often somebody looks.".to_owned()),
            (Some(review), None) => {
                answer.push(format!("The plan promises that somebody looks {}.", review.words.as_str()));
            }
            (Some(review), Some(since)) => answer.push(format!(
                "The plan promises that somebody looks {}. They were to look again by {}.",
                review.words.as_str(),
                words::day(*since)
            )),
        }
        let mut lists = Vec::new();
        if !is_over {
            let summary = words::counted(
                stale.len(),
                ["action was confirmed longer ago than that", "actions were confirmed longer ago than that"],
            );
            lists.extend(self.list(summary, stale));
        }
        if ongoing.all > 0 && !is_over && asked.report.answered() > 0 {
            answer.push(words::ONGOING.answer(ongoing));
            lists.extend(self.list(words::ONGOING.lack(ongoing.without.len()), &ongoing.without));
        }
        Question { heading: "Is it up to date?", answer, lists, owners: Vec::new() }
    }

    fn list(&self, summary: String, items: &[Item]) -> Option<List> {
        let rows = items.iter().map(|item| self.row(*item)).collect();
        let list = List { summary, is_short: items.len() <= SHORT, items: rows };
        (!items.is_empty()).then_some(list)
    }

    fn row(&self, item: Item) -> Row {
        let content = self.content();
        let (numbered, title) = match item.entry {
            Entry::Plan(key) => (&[][..], &content.plans[key].title),
            Entry::Outcome(key) => (content.outcomes[key].numbers.as_slice(), &content.outcomes[key].title),
            Entry::Action(key) => (content.actions[key].numbers.as_slice(), &content.actions[key].title),
        };
        Row {
            number: (!numbered.is_empty()).then(|| numbers(numbered)),
            title: self.words(title),
            address: (self.address)(item.entry),
            note: item.note.map(words::note),
            words: self.own_words(item),
            place: self.place(title.span()),
        }
    }

    /// What the plan itself says: the words of time where they tell no day, or what a step or a
    /// milestone is.
    fn own_words(&self, item: Item) -> Option<Words> {
        let actions = &self.content().actions;
        match (item.entry, item.note?) {
            (_, Note::Part(Timed::Step(key, at), _)) => {
                actions[key].steps[at].title.as_ref().map(|title| self.words(title))
            }
            (_, Note::Part(Timed::Milestone(key, at), _)) => {
                Some(self.words(&actions[key].milestones[at].what))
            }
            (Entry::Action(key), Note::Undated(_) | Note::NotDue) => {
                let when = &actions[key].facts.when;
                let lang = self.lang(&when.first()?.when.words);
                let all: Vec<String> = when.iter().map(|due| plain(due.when.words.as_str())).collect();
                Some(Words { text: all.join("; "), lang })
            }
            _ => None,
        }
    }

    fn place(&self, span: Span) -> String {
        let source = &self.sources[span.source];
        format!("{}:{}", source.shown_path, place_of(span, &source.text).line)
    }

    fn owner_row(&self, row: &LateOwner) -> OwnerRow {
        OwnerRow { name: self.owner_name(row.owner), late: row.late, actions: row.actions }
    }

    fn owner_name(&self, owner: Key<Owner>) -> Words {
        let owner = &self.content().owners[owner];
        if owner.is_public {
            Words { text: owner.name.as_str().trim().to_owned(), lang: self.lang(&owner.name) }
        } else {
            Words { text: "A member of staff".to_owned(), lang: None }
        }
    }

    /// The words of an author in their first language, without marks.
    fn words(&self, text: &Text) -> Words {
        Words { text: plain(text.as_str()), lang: self.lang(text) }
    }

    fn lang(&self, text: &Text) -> Option<String> {
        let language = text.iter().next().map_or(Language::DEFAULT, |(language, _)| language);
        let code = self.content().languages.code(language);
        (code != "en" && !code.starts_with("en-")).then(|| code.to_owned())
    }
}

/// The four marks, and how many have all of them.
fn marks(asked: &OfPlan) -> Vec<Mark> {
    let all = asked.who.all;
    let mark = |name, about, some| Mark {
        name,
        about,
        count: format!("{some} of {all}"),
        share: words::share(some, all),
        grade: words::grade(some, all),
    };
    vec![
        mark("Assigned", "says who does it", asked.who.answered()),
        mark("Dated", "says by which day, month or year", asked.day.answered()),
        mark("Measurable", "says how people will know that it worked", asked.sign.answered()),
        mark("Reported on", "says how it is going", asked.report.answered()),
        mark("All four", "", asked.all_four),
    ]
}
