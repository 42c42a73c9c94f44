//! Everything that is said of an action or an outcome, for its own page and for the whole plan.

use super::figures::MeasureView;
use super::html;
use super::parts::{ContactView, LinkTo, Parts, Tag, TimeText, anchor, numbers};
use crate::diagnostics::Spanned;
use crate::model::facts::{Evidence, Facts, Risk, Update, YearEntry};
use crate::model::language::Language;
use crate::model::number::Number;
use crate::model::owner::Role;
use crate::model::reference::ReferenceKind;
use crate::model::text::Text;
use crate::model::time::Earlier;
use crate::model::year::Year;
use crate::plan::{Action, Entry, Key, Link, Milestone, Owned, Plan, Referred, Step, Target};
use crate::views::{Timed, Told};
use jiff::civil::Date;
use serde::Serialize;

/// Owners in one role.
#[derive(Debug, Serialize)]
pub struct OwnersView {
    /// The role: `lead`, `joint`, `support`.
    pub role: &'static str,
    /// The owners.
    pub owners: Vec<LinkTo>,
}

/// What is said of one year.
#[derive(Debug, Serialize)]
pub struct YearView {
    /// The year in words.
    pub label: String,
    /// The page of the year.
    pub address: Option<String>,
    /// How it stood.
    pub tags: Vec<Tag>,
    /// What was to be done; HTML blocks.
    pub planned: Option<String>,
    /// What was done; HTML blocks.
    pub progress: Option<String>,
    /// The reason for the status; HTML.
    pub why: Option<String>,
}

/// A note on progress.
#[derive(Debug, Serialize)]
pub struct UpdateView {
    /// Of when it is, where it says so.
    pub date: Option<TimeText>,
    /// How it stood.
    pub tags: Vec<Tag>,
    /// What it says; HTML blocks.
    pub text: Option<String>,
}

/// Notes on progress, on both sides of a date; newest first.
#[derive(Debug)]
pub struct Updates {
    /// Up to the date.
    pub until: Vec<UpdateView>,
    /// After it.
    pub later: Vec<UpdateView>,
}

/// A part of an action.
#[derive(Debug, Serialize)]
pub struct StepView {
    /// The letter or number printed before it.
    pub label: Option<String>,
    /// What is to be done; HTML.
    pub title: Option<String>,
    /// How it stands.
    pub tags: Vec<Tag>,
    /// The reason for the status; HTML.
    pub why: Option<String>,
    /// Who does it.
    pub owners: Vec<OwnersView>,
    /// When.
    pub when: Vec<TimeText>,
    /// How late it is as of the plan's date, where it is overdue; text.
    pub late: Option<String>,
    /// What is planned and done year by year, newest first.
    pub years: Vec<YearView>,
}

/// A point on the way.
#[derive(Debug, Serialize)]
pub struct MilestoneView {
    /// What will be there; HTML.
    pub what: String,
    /// Who sees to it.
    pub owners: Vec<OwnersView>,
    /// When.
    pub when: Vec<TimeText>,
    /// How it stands.
    pub tags: Vec<Tag>,
    /// How late it is as of the plan's date, where it is overdue; text.
    pub late: Option<String>,
}

/// Points on the way of an action.
#[derive(Debug, Serialize)]
pub struct MilestonesView {
    /// Whether any of them says when, or how it stands.
    pub has_times: bool,
    /// The points, in order.
    pub rows: Vec<MilestoneView>,
}

/// A part of an action, by its name.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// What it is, as a word of the theme: `step` or `milestone`.
    pub kind: &'static str,
    /// What is to be there or to be done; HTML.
    pub what: String,
}

/// What comes next of an action.
#[derive(Debug, Serialize)]
pub struct NextView {
    /// What it is: "Step", "Milestone", "Planned for 2010 to 2011"; text.
    pub label: String,
    /// What is to be there or to be done; HTML.
    pub what: String,
    /// When.
    pub when: Vec<TimeText>,
    /// How late it is as of the plan's date, where it is; text.
    pub late: Option<String>,
}

/// Whom to ask about an action.
#[derive(Debug, Serialize)]
pub struct AskView {
    /// The owner whose contact it is; nothing where it is that of the plan or the site.
    pub owner: Option<LinkTo>,
    /// How to reach them.
    pub contact: ContactView,
}

/// What an action lacks that others of its plan have.
#[derive(Debug, Serialize)]
pub struct Lacks {
    /// A time.
    pub time: bool,
    /// An owner.
    pub owner: bool,
}

/// What might go wrong.
#[derive(Debug, Serialize)]
pub struct RiskView {
    /// What might go wrong; HTML.
    pub risk: String,
    /// What is done about it; HTML.
    pub response: Option<String>,
    /// How likely it is; HTML.
    pub likelihood: Option<String>,
    /// How bad it would be; HTML.
    pub effect: Option<String>,
}

/// Something that shows it.
#[derive(Debug, Serialize)]
pub struct EvidenceView {
    /// What it is; HTML.
    pub title: String,
    /// Where it is, when that is a web address.
    pub url: Option<String>,
    /// Of when it is.
    pub date: Option<TimeText>,
}

/// A column of the plan that planpress does not know.
#[derive(Debug, Serialize)]
pub struct OtherView {
    /// Its heading.
    pub heading: String,
    /// The language of the heading, where it is not the page's.
    pub lang: Option<String>,
    /// What stands in it; HTML blocks.
    pub text: String,
}

/// Links of one kind.
#[derive(Debug, Serialize)]
pub struct LinksView {
    /// The name of the kind in the theme's words: `link-same-as`, `linked-same-as` …
    pub kind: String,
    /// The links.
    pub links: Vec<LinkView>,
}

/// A link to another entry or a document.
#[derive(Debug, Serialize)]
pub struct LinkView {
    /// What it leads to: an entry, or a document by its address elsewhere.
    pub to: LinkTo,
    /// The place in the document; HTML.
    pub at: Option<String>,
}

/// What can be said at every level.
#[derive(Debug, Serialize)]
pub struct FactsView {
    /// What is planned and done year by year, newest first.
    pub years: Vec<YearView>,
    /// Notes on progress, newest first.
    pub updates: Vec<UpdateView>,
    /// Those that tell of what came after the date as of which progress is shown.
    pub later: Vec<UpdateView>,
    /// What is counted.
    pub measures: Vec<MeasureView>,
    /// What will show that it worked; HTML.
    pub success: Vec<String>,
    /// What it will make; HTML.
    pub outputs: Vec<String>,
    /// What it takes; HTML.
    pub resources: Vec<String>,
    /// What might go wrong.
    pub risks: Vec<RiskView>,
    /// Footnotes; HTML.
    pub notes: Vec<String>,
    /// What shows it.
    pub evidence: Vec<EvidenceView>,
    /// Other columns of the plan.
    pub other: Vec<OtherView>,
    /// Links by kind, those from here before those to here.
    pub links: Vec<LinksView>,
}

/// An earlier time.
#[derive(Debug, Serialize)]
pub struct EarlierView {
    /// When it was due.
    pub when: TimeText,
    /// Why it was not done then; HTML.
    pub why: Option<String>,
}

/// Everything that is said of an action.
#[derive(Debug, Serialize)]
pub struct ActionView {
    /// The id of its section.
    pub anchor: String,
    /// What the plan calls an action.
    pub level: String,
    /// Its number as printed, or nothing.
    pub number: String,
    /// Its title; HTML.
    pub title: String,
    /// Its address.
    pub address: Option<String>,
    /// Whether it is a draft, which only `--drafts` shows.
    pub is_draft: bool,
    /// How it stands.
    pub tags: Vec<Tag>,
    /// That the plan does not say how it stands, and whether it tells anything of it; text.
    pub silence: Option<String>,
    /// How we know how it stands, where it is not what the action itself says; text.
    pub told: Option<String>,
    /// The action whose progress is shown as this one's.
    pub told_by: Option<LinkTo>,
    /// The date as of which it stands so.
    pub as_of: Option<TimeText>,
    /// The reason for the status; HTML.
    pub why: Option<String>,
    /// Whether it is overdue.
    pub overdue: bool,
    /// How late it is as of the plan's date; text.
    pub late: Option<String>,
    /// When it is due.
    pub due: Vec<TimeText>,
    /// When it was due before.
    pub was: Vec<EarlierView>,
    /// What comes next, where that can be said.
    pub next: Option<NextView>,
    /// Whom to ask about it.
    pub ask: Option<AskView>,
    /// What it lacks.
    pub lacks: Lacks,
    /// Who owns it.
    pub owners: Vec<OwnersView>,
    /// The outcome that tells of progress, where the action does not.
    pub progress_at: Option<LinkTo>,
    /// The outcomes that it stands under, outermost first.
    pub under: Vec<OutcomeLinks>,
    /// Who it is promised to, each with the page of what else is.
    pub audiences: Vec<LinkTo>,
    /// The names that it runs under; HTML.
    pub project: Vec<String>,
    /// When it was last confirmed.
    pub confirmed: Option<TimeText>,
    /// What it says of itself; HTML blocks.
    pub body: Option<String>,
    /// Its parts.
    pub steps: Vec<StepView>,
    /// Whether the plan prints letters or numbers before its parts.
    pub has_labels: bool,
    /// Points on the way.
    pub milestones: MilestonesView,
    /// What can be said at every level.
    pub facts: FactsView,
}

/// Outcomes with what the plan calls them.
#[derive(Debug, Serialize)]
pub struct OutcomeLinks {
    /// What the plan calls an outcome of their depth.
    pub level: String,
    /// The outcomes: more than one where the plan calls those of several depths the same.
    pub outcomes: Vec<LinkTo>,
}

impl Parts<'_> {
    /// Everything that is said of an action. Its sections have headings of `level` and below.
    pub fn action(&self, key: Key<Action>, level: u8) -> ActionView {
        let action = &self.content().actions[key];
        let plan = action.plan;
        let standing = self.views.standing(key);
        let late = self.late(key);
        // In the order in which templates print it.
        let due = self.times(&action.facts.when);
        let was = action.was.iter().map(|was| self.earlier(was)).collect();
        let why = action.facts.why.as_ref().map(|why| self.prose.inline(why));
        let next = self.next(key);
        let body = action.body.as_ref().map(|body| self.prose.block(body, level));
        let updates = self.told_updates(plan, &action.facts);
        let steps = (0..action.steps.len()).map(|at| self.step(plan, key, at)).collect();
        let milestones: Vec<MilestoneView> =
            (0..action.milestones.len()).map(|at| self.milestone(plan, key, at)).collect();
        let facts = self.facts(plan, &action.facts, updates, &action.links, &action.referred);
        let lacks = Lacks {
            time: due.is_empty() && (!action.was.is_empty() || self.views.has_times(plan)),
            owner: action.owners.is_empty() && self.views.has_owners(plan),
        };
        ActionView {
            anchor: anchor(action),
            level: self.level_said(plan, None, &action.numbers),
            number: numbers(&action.numbers),
            title: self.prose.title(&action.title),
            address: self.prose.link_address(Entry::Action(key)),
            is_draft: self.content().is_draft(Entry::Action(key)),
            tags: self.standing_tags(key),
            silence: standing.meaning.is_none().then(|| {
                let told = if tells(&action.facts) { "status-told-below" } else { "status-silent" };
                self.words.say(told)
            }),
            told: self.told(key),
            told_by: match standing.told {
                Told::Same(target) => Some(self.entry(Entry::Action(target))),
                _ => None,
            },
            as_of: standing.meaning.is_some().then(|| self.as_of(plan)),
            why,
            overdue: standing.overdue,
            late,
            due,
            was,
            next,
            ask: self.ask(action),
            lacks,
            owners: self.owners_view(plan, &action.owners),
            under: self.under(action),
            progress_at: self.progress_at(action),
            audiences: self.audiences(plan, &action.audiences),
            project: action.project.iter().map(|project| self.prose.title(project)).collect(),
            confirmed: action.facts.confirmed.as_ref().map(|date| self.date(date)),
            body,
            has_labels: action.steps.iter().any(|step| step.label.is_some()),
            steps,
            milestones: MilestonesView {
                has_times: milestones.iter().any(|it| !it.when.is_empty() || !it.tags.is_empty()),
                rows: milestones,
            },
            facts,
        }
    }

    /// How late an overdue action is as of its plan's date; text.
    pub fn late(&self, key: Key<Action>) -> Option<String> {
        let standing = self.views.standing(key);
        let due = standing.due.filter(|_| standing.overdue)?;
        Some(self.late_by(self.content().actions[key].plan, due))
    }

    /// How late something is as of a plan's date that was due on a day; text.
    pub fn late_by(&self, plan: Key<Plan>, due: Date) -> String {
        let as_of = self.views.as_of(plan);
        let said = [
            ("time", self.how_late(due, as_of.day).into()),
            ("date", self.words.end_of(as_of.moment).into()),
        ];
        self.words.say_with("late", &said)
    }

    /// A step or a milestone by its name; nothing for what is no part of an action.
    pub fn part(&self, part: Timed) -> Option<PartView> {
        match part {
            Timed::Outcome(_) | Timed::Action(_) => None,
            Timed::Step(key, at) => {
                let step = &self.content().actions[key].steps[at];
                let label = step.label.as_deref().map(|label| format!("{}. ", html::text(label)));
                let title = step.title.as_ref().map(|title| self.prose.inline(title));
                let what = format!("{}{}", label.unwrap_or_default(), title.unwrap_or_default());
                Some(PartView { kind: "step", what })
            }
            Timed::Milestone(key, at) => {
                let what = self.prose.inline(&self.content().actions[key].milestones[at].what);
                Some(PartView { kind: "milestone", what })
            }
        }
    }

    /// What comes next of an action that does not rest: a step or a milestone with a day, or else
    /// what is planned for a year, or else a step or a milestone without a day.
    fn next(&self, key: Key<Action>) -> Option<NextView> {
        if self.views.standing(key).rests() {
            return None;
        }
        let dated = || self.next_part(self.views.next_part(key)?);
        let undated = || self.next_part(self.views.open_part(key)?);
        dated().or_else(|| self.planned(key)).or_else(undated)
    }

    fn next_part(&self, part: Timed) -> Option<NextView> {
        let plan = self.content().actions[part.action()?].plan;
        let PartView { kind, what } = self.part(part)?;
        Some(NextView {
            label: self.words.say(kind),
            what,
            when: self.times(part.when(self.content())),
            late: self.views.late_since(part).map(|due| self.late_by(plan, due)),
        })
    }

    /// What is planned of an action, by itself or else by a step, for the year in which its plan is
    /// shown, or the next year of which it speaks.
    fn planned(&self, key: Key<Action>) -> Option<NextView> {
        let action = &self.content().actions[key];
        let as_of = self.views.as_of(action.plan).day;
        let own = action.facts.years.iter().flat_map(|it| &it.0).map(|(year, entry)| (None, year, entry));
        let of_steps = action.steps.iter().flat_map(|step| {
            step.years.0.iter().map(move |(year, entry)| (step.label.as_deref(), year, entry))
        });
        let planned =
            own.chain(of_steps).filter_map(|(step, year, it)| Some((step, *year, it.planned.as_ref()?)));
        let still = planned.filter(|(_, year, _)| as_of <= year.last());
        let (step, year, planned) = still.min_by_key(|(_, year, _)| year.first())?;
        let step = step.map(|label| format!("{}. ", html::text(label)));
        Some(NextView {
            label: self.words.say_with("planned-for", &[("year", self.year(year).into())]),
            what: format!("{}{}", step.unwrap_or_default(), self.first_line(planned)?),
            when: Vec::new(),
            late: None,
        })
    }

    /// Whom to ask about an action: the first of its owners whose contact may be published, or what
    /// that owner is part of; else whoever answers for the plan, or for the site.
    fn ask(&self, action: &Action) -> Option<AskView> {
        let content = self.content();
        let owners = action
            .owners
            .iter()
            .flat_map(|owned| std::iter::once(owned.owner).chain(content.wholes_of(owned.owner)));
        let mut reached = owners.filter_map(|key| Some((key, content.owners[key].contact.as_ref()?)));
        if let Some((owner, contact)) = reached.next() {
            let owner = Some(self.owner(action.plan, owner));
            return Some(AskView { owner, contact: self.contact(contact) });
        }
        let of_plan = content.plans[action.plan].written.contact.as_ref();
        let contact = of_plan.or(content.site.contact.as_ref())?;
        Some(AskView { owner: None, contact: self.contact(contact) })
    }

    /// An earlier time, and why it was missed.
    pub fn earlier(&self, was: &Earlier) -> EarlierView {
        EarlierView { when: self.time(&was.when), why: was.why.as_ref().map(|why| self.prose.inline(why)) }
    }

    /// What stands before the number of an entry, or before the title of one without a number where
    /// the plan has names for its levels.
    pub fn level_said(&self, plan: Key<Plan>, depth: Option<usize>, numbers: &[Number]) -> String {
        let has_names = !self.content().plans[plan].written.levels.is_empty();
        if numbers.is_empty() && !has_names { String::new() } else { self.level(plan, depth) }
    }

    /// Where progress is told of an action that tells none itself: at the nearest outcome that does.
    fn progress_at(&self, action: &Action) -> Option<LinkTo> {
        if tells(&action.facts) {
            return None;
        }
        let above = self.above(action.outcome);
        let outcome = above.into_iter().rev().find(|key| tells(&self.content().outcomes[*key].facts))?;
        Some(self.entry(Entry::Outcome(outcome)))
    }

    /// Audiences of a plan by their names.
    pub fn audiences(&self, plan: Key<Plan>, audiences: &[usize]) -> Vec<LinkTo> {
        let link =
            |at: &usize| self.titled(&self.content().audiences[*at].1, self.addresses.audience(plan, *at));
        audiences.iter().map(link).collect()
    }

    fn told(&self, key: Key<Action>) -> Option<String> {
        match self.views.standing(key).told {
            Told::Year(year) => Some(self.words.say_with("told-year", &[("year", self.year(year).into())])),
            Told::Update => Some(self.words.say("told-update")),
            Told::Steps => Some(self.words.say("told-steps")),
            Told::Time => Some(self.words.say("told-time")),
            Told::Status | Told::Same(_) | Told::Nobody => None,
        }
    }

    fn under(&self, action: &Action) -> Vec<OutcomeLinks> {
        let mut under: Vec<OutcomeLinks> = Vec::new();
        for key in self.above(action.outcome) {
            let level = self.level(action.plan, Some(self.content().outcomes[key].depth));
            let outcome = self.entry(Entry::Outcome(key));
            match under.last_mut() {
                Some(last) if last.level == level => last.outcomes.push(outcome),
                _ => under.push(OutcomeLinks { level, outcomes: vec![outcome] }),
            }
        }
        under
    }

    /// Owners by their roles, leads first.
    pub fn owners_view(&self, plan: Key<Plan>, owners: &[Owned]) -> Vec<OwnersView> {
        // Where nobody leads, those who are joint own it, and nobody is beside them.
        let joint = if owners.iter().any(|it| it.role == Role::Lead) { "joint" } else { "lead" };
        [(Role::Lead, "lead"), (Role::Joint, joint), (Role::Support, "support")]
            .into_iter()
            .filter_map(|(role, name)| {
                let held = owners.iter().filter(|owned| owned.role == role);
                let owners: Vec<LinkTo> = held.map(|owned| self.owner(plan, owned.owner)).collect();
                (!owners.is_empty()).then_some(OwnersView { role: name, owners })
            })
            .collect()
    }

    fn step(&self, plan: Key<Plan>, key: Key<Action>, at: usize) -> StepView {
        let step: &Step = &self.content().actions[key].steps[at];
        let late = self.views.late_since(Timed::Step(key, at));
        StepView {
            label: step.label.as_deref().map(str::to_owned),
            title: step.title.as_ref().map(|title| self.prose.inline(title)),
            tags: self.tags(plan, step.status.as_ref()),
            why: step.why.as_ref().map(|why| self.prose.inline(why)),
            owners: self.owners_view(plan, &step.owners),
            when: self.times(&step.when),
            late: late.map(|due| self.late_by(plan, due)),
            years: self.years(plan, step.years.0.iter()),
        }
    }

    /// A point on the way.
    pub fn milestone(&self, plan: Key<Plan>, key: Key<Action>, at: usize) -> MilestoneView {
        let milestone: &Milestone = &self.content().actions[key].milestones[at];
        let late = self.views.late_since(Timed::Milestone(key, at));
        MilestoneView {
            what: self.prose.inline(&milestone.what),
            owners: self.owners_view(plan, &milestone.owners),
            when: self.times(&milestone.when),
            tags: self.tags(plan, milestone.status.as_ref()),
            late: late.map(|due| self.late_by(plan, due)),
        }
    }

    fn years<'y>(
        &self,
        plan: Key<Plan>,
        years: impl DoubleEndedIterator<Item = &'y (Year, YearEntry)>,
    ) -> Vec<YearView> {
        years.rev().map(|(year, entry)| self.year_view(plan, *year, entry)).collect()
    }

    /// What is said of one year.
    pub fn year_view(&self, plan: Key<Plan>, year: Year, entry: &YearEntry) -> YearView {
        YearView {
            label: self.year(year),
            address: self.from_here(self.addresses.year(plan, year)),
            tags: self.tags(plan, entry.status.as_ref()),
            planned: entry.planned.as_ref().map(|text| self.prose.block(text, 4)),
            progress: entry.progress.as_ref().map(|text| self.prose.block(text, 4)),
            why: entry.why.as_ref().map(|why| self.prose.inline(why)),
        }
    }

    /// What can be said at every level, with the updates, which [`Self::told_updates`] gives. A page
    /// marks terms where they stand first, so the order here is that in which templates print.
    pub fn facts(
        &self,
        plan: Key<Plan>,
        facts: &Facts,
        updates: Updates,
        links: &[Link],
        referred: &[Referred],
    ) -> FactsView {
        // Every field by its name, so that one that nobody shows does not compile. The first stand
        // at the head of the page, and drafts and private notes on none.
        let Facts {
            when: _,
            status: _,
            why: _,
            changed: _,
            confirmed: _,
            updates: _,
            years,
            measures,
            success,
            outputs,
            resources,
            risks,
            evidence,
            other,
            notes,
            draft: _,
            private: _,
            span: _,
        } = facts;
        FactsView {
            updates: updates.until,
            later: updates.later,
            years: self.years(plan, years.iter().flat_map(|it| &it.0)),
            measures: measures.iter().map(|measure| self.measure(measure)).collect(),
            success: self.all_inline(success),
            outputs: self.all_inline(outputs),
            resources: self.all_inline(resources),
            risks: risks.iter().map(|risk| self.risk(risk)).collect(),
            evidence: evidence.iter().map(|evidence| self.evidence(evidence)).collect(),
            other: other
                .iter()
                .flat_map(|other| &other.0)
                .map(|(heading, text)| self.other(heading, text))
                .collect(),
            notes: self.all_inline(notes),
            links: self.links(links, referred),
        }
    }

    /// A column of the plan that planpress does not know. Its heading is one name in all languages.
    pub fn other(&self, heading: &Spanned<Box<str>>, text: &Text) -> OtherView {
        OtherView {
            heading: heading.value.to_string(),
            lang: self.prose.lang(Language::DEFAULT),
            text: self.prose.block(text, 4),
        }
    }

    /// The updates of an entry, up to the date as of which its plan is shown and after it.
    pub fn told_updates(&self, plan: Key<Plan>, facts: &Facts) -> Updates {
        let as_of = self.views.as_of(plan).day;
        let (later, until): (Vec<&Update>, Vec<&Update>) =
            facts.updates.iter().partition(|update| update.is_after(as_of));
        Updates { until: self.updates(plan, until), later: self.updates(plan, later) }
    }

    /// Notes on progress, newest first; what says no date last.
    fn updates(&self, plan: Key<Plan>, mut updates: Vec<&Update>) -> Vec<UpdateView> {
        updates.sort_by_key(|update| {
            std::cmp::Reverse(update.date.as_ref().map(|date| (date.moment.last(), date.moment.first())))
        });
        updates.into_iter().map(|update| self.update(plan, update)).collect()
    }

    /// A note on progress.
    pub fn update(&self, plan: Key<Plan>, update: &Update) -> UpdateView {
        UpdateView {
            date: update.date.as_ref().map(|date| self.date(date)),
            tags: self.tags(plan, update.status.as_ref()),
            text: update.text.as_ref().map(|text| self.prose.block(text, 4)),
        }
    }

    fn all_inline(&self, texts: &[Text]) -> Vec<String> {
        texts.iter().map(|text| self.prose.inline(text)).collect()
    }

    fn risk(&self, risk: &Risk) -> RiskView {
        let inline = |text: &Option<Text>| text.as_ref().map(|text| self.prose.inline(text));
        RiskView {
            risk: self.prose.inline(&risk.risk),
            response: inline(&risk.response),
            likelihood: inline(&risk.likelihood),
            effect: inline(&risk.effect),
        }
    }

    /// Something that shows it; only addresses of the web become links.
    pub fn evidence(&self, evidence: &Evidence) -> EvidenceView {
        let url = evidence.url.as_deref().and_then(|url| self.prose.address(url, evidence.span.source));
        EvidenceView {
            title: self.prose.inline(&evidence.title),
            url,
            date: evidence.date.as_ref().map(|date| self.date(date)),
        }
    }

    fn links(&self, links: &[Link], referred: &[Referred]) -> Vec<LinksView> {
        let mut views: Vec<LinksView> = Vec::new();
        let mut add = |kind: String, link: LinkView| match views.iter_mut().find(|it| it.kind == kind) {
            Some(view) => view.links.push(link),
            None => views.push(LinksView { kind, links: vec![link] }),
        };
        let mut kinds: Vec<(&str, ReferenceKind)> = ReferenceKind::WORDS.to_vec();
        kinds.sort_by_key(|(_, kind)| *kind == ReferenceKind::See);
        for (word, kind) in &kinds {
            for link in links.iter().filter(|link| link.kind == *kind) {
                for view in self.link_views(link) {
                    add(format!("link-{}", word.replace(' ', "-")), view);
                }
            }
        }
        for (word, kind) in &kinds {
            for referred in referred.iter().filter(|it| it.kind == *kind) {
                let link = LinkView { to: self.entry(referred.by), at: None };
                add(format!("linked-{}", word.replace(' ', "-")), link);
            }
        }
        views
    }

    fn link_views(&self, link: &Link) -> Vec<LinkView> {
        let at = || link.at.as_ref().map(|at| self.prose.inline(at));
        let entry = |entry: Entry| LinkView { to: self.entry(entry), at: at() };
        match &link.target {
            Target::Action(key) => vec![entry(Entry::Action(*key))],
            Target::Outcome(key) => vec![entry(Entry::Outcome(*key))],
            Target::Group { actions, .. } => actions.iter().map(|key| entry(Entry::Action(*key))).collect(),
            Target::Document(plan, place) => {
                let (_, document) = &self.content().plans[*plan].documents[*place];
                let url =
                    document.url.as_deref().and_then(|url| self.prose.address(url, document.span.source));
                vec![LinkView { to: LinkTo { address: url, ..self.titled(&document.title, None) }, at: at() }]
            }
        }
    }
}

/// Whether facts tell of progress, whatever they say of how something stands.
fn tells(facts: &Facts) -> bool {
    let mut years = facts.years.iter().flat_map(|it| &it.0);
    !facts.updates.is_empty() || years.any(|(_, entry)| entry.progress.is_some())
}
