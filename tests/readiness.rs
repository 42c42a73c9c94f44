//! The readiness report: what it asks of plans, and that it stays with staff.

use planpress::files::{self, Sources};
use planpress::plan::{Content, Drafts, Entry};
use planpress::readiness::{Asked, OfPlan, Page};
use planpress::{Site, make};
use std::fmt::Write;
use std::path::Path;

/// Two plans of which one answers everything and the other nothing, and one that does not report.
const SMALL: [(&str, &str); 25] = [
    ("site.yaml", "title: Plans for the town\nlanguages: [en, cy]\n"),
    ("owners.yaml", "- {id: roads, name: Roads team}\n- {id: jane, name: Jane Example, kind: person}\n"),
    (
        "good/plan.md",
        "---\ntitle: A good plan\nperiod: 2009 to 2012\nstate: approved\nreviewed: 2010-05\nreview: every 2 months\n---\n",
    ),
    (
        "good/1-bridge/outcome.md",
        "---\ntitle: Mend the bridge\nowners: [roads]\nsuccess: [People cross it]\n\
         response: {decision: accepted, text: We agree}\n---\n",
    ),
    (
        "good/1-bridge/1.1-survey.md",
        "---\ntitle: Look at the bridge\nwhen: by March 2010\nwas: [{when: December 2009, why: Snow}]\n\
         status: complete\nevidence: [{title: The survey, url: \"https://www.example.org/survey\"}]\n---\n",
    ),
    (
        "good/1-bridge/1.2-works.md",
        "---\ntitle: Mend it\nowners: [roads]\nwhen: by March 2011\nstatus: off-track\nwhy: The money came late\n\
         measures: [{name: Cars a day}]\n---\n",
    ),
    (
        "good/1-bridge/1.3-keep.md",
        "---\ntitle: Keep it clear of snow\nwhen: ongoing\nconfirmed: 2010-05\n\
         milestones: [{what: Buy a plough, when: by end 2010}]\n---\n",
    ),
    (
        "weak/plan.md",
        "---\ntitle: A *weak* plan\nperiod: 2009 to 2012\nreviewed: 2010-03\nreview: every 2 months\n---\n",
    ),
    ("weak/1-paths/outcome.md", "---\ntitle: Mend the paths\nresponse: {decision: in principle}\n---\n"),
    ("weak/2-trees/outcome.md", "---\ntitle: Plant trees\nresponse: accepted\n---\n"),
    ("weak/2-trees/2.1-oaks.md", "---\ntitle: Plant oaks\n---\n"),
    ("weak/2-trees/2.2-limes.md", "---\ntitle: Plant limes\nwhen: when there is money\n---\n"),
    ("weak/3-other/outcome.md", "---\ntitle: Other things\n---\n"),
    (
        "weak/3-other/3.1-late.md",
        "---\ntitle: Put up signs\nowners: [jane]\nwhen: June 2009\nstatus: on-track\n---\n",
    ),
    (
        "weak/3-other/3.2-slipped.md",
        "---\ntitle: Paint the doors\nwhen: by May 2010\nwas: [December 2009]\nstatus: at-risk\n---\n",
    ),
    ("weak/3-other/3.3-done.md", "---\ntitle: Oil the gates\nstatus: complete\n---\n"),
    ("weak/3-other/3.4-ongoing.md", "---\ntitle: Sweep < often > & well\nwhen: Ongoing\n---\n"),
    (
        "weak/3-other/3.5-parts.md",
        "---\ntitle: Light the lamps\nconfirmed: 2009-06\n\
         steps: [{title: Buy lamps, when: by May 2009, status: on-track}, {title: Hang them, when: by May 2011}]\n---\n",
    ),
    ("weak/3-other/3.6-given-up.md", "---\ntitle: Build a tower\nstatus: withdrawn\n---\n"),
    ("weak/3-other/3.7-same.md", "---\ntitle: Signs once more\nsee: [{same as: 3.1}]\n---\n"),
    ("weak/3-other/3.8-draft.md", "---\ntitle: Not yet\ndraft: true\n---\n"),
    ("weak/3-other/3.9-reviewed.md", "---\ntitle: Look again\nwhen: {when: June 2009, kind: review}\n---\n"),
    ("silent/plan.md", "---\ntitle: A plan that says nothing\nstate: closed\n---\n"),
    ("silent/1-one.md", "---\ntitle: One thing\nwhen: 2009\n---\n"),
    ("empty/plan.md", "---\ntitle: A plan without actions\n---\n"),
];

fn small() -> Site {
    make(Sources::of_texts(SMALL), None, crate::dates(), Drafts::Hidden)
}

fn example() -> Site {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    make(files::read(&content).unwrap(), None, crate::dates(), Drafts::Hidden)
}

/// The page without its style, which nobody reads.
fn html(page: &Page) -> String {
    let html = page.to_html();
    let (before, rest) = html.split_once("<style>").unwrap();
    format!("{before}{}", rest.split_once("</style>\n").unwrap().1)
}

#[test]
fn every_question_is_answered_by_one_plan_and_not_by_another() {
    let page = small().readiness().unwrap();
    insta::assert_snapshot!("every_question_is_answered_by_one_plan_and_not_by_another", html(&page));
}

/// How many answer, how many of them by an outcome, and who does not.
fn told(content: &Content, asked: &Asked) -> String {
    let mut told = format!("{} of {}", asked.answered(), asked.all);
    if asked.above > 0 {
        let _ = write!(told, ", {} by an outcome", asked.above);
    }
    let id = |entry: Entry| match entry {
        Entry::Plan(key) => content.plans[key].id.to_string(),
        Entry::Outcome(key) => content.outcomes[key].id.to_string(),
        Entry::Action(key) => content.actions[key].id.to_string(),
    };
    let without: Vec<String> = asked.without.iter().map(|it| id(it.entry)).collect();
    match without.len() {
        0 => {}
        n if n <= 5 => {
            let _ = write!(told, "; not {}", without.join(", "));
        }
        n => {
            let _ = write!(told, "; not {}, … {}", without[..3].join(", "), without[n - 1]);
        }
    }
    told
}

#[test]
fn the_example_plans_answer_as_somebody_read_them() {
    let site = example();
    let views = site.views();
    let mut text = String::new();
    for key in views.content.plans.keys() {
        let plan = OfPlan::new(views, key);
        let withdrawn = plan.withdrawn;
        let _ = writeln!(
            text,
            "{}: {} actions, {withdrawn} withdrawn",
            views.content.plans[key].id, plan.actions
        );
        for (question, asked) in [
            ("who", &plan.who),
            ("by when", &plan.day),
            ("how known", &plan.sign),
            ("how it goes", &plan.report),
            ("shown", &plan.proof),
            ("past and done", &plan.past),
            ("slipped and why", &plan.slipped),
            ("off track and why", &plan.off_track),
            ("accepted and acted on", &plan.accepted),
            ("ongoing and confirmed", &plan.confirmed.ongoing),
        ] {
            if asked.all > 0 {
                let _ = writeln!(text, "  {question}: {}", told(views.content, asked));
            }
        }
        let _ = writeln!(text, "  all four: {}", plan.all_four);
        let (reviewed, newest) = (plan.confirmed.reviewed, plan.confirmed.newest);
        let date =
            |it: Option<planpress::model::when::Moment>| it.map_or("never".to_owned(), |it| it.to_string());
        let _ = writeln!(text, "  looked at: {}; newest: {}", date(reviewed), date(newest));
        let counts = (plan.late_parts.len(), plan.late_owners.len(), plan.unreported.len());
        let _ = writeln!(text, "  late parts, owners of late, accepted without report: {counts:?}\n");
    }
    insta::assert_snapshot!("the_example_plans_answer_as_somebody_read_them", text);
}

/// What the report lists, `check` tells, and the other way round.
#[test]
fn the_report_and_the_checks_say_the_same() {
    for site in [small(), example()] {
        let views = site.views();
        let problems = site.weaknesses();
        let told = |code: &str| {
            let codes = problems.as_slice().iter().filter(|problem| problem.code == code);
            let mut sources: Vec<u32> = codes.map(|problem| problem.span.unwrap().source).collect();
            sources.sort_unstable();
            sources.dedup();
            sources
        };
        let listed = |of: &dyn Fn(&OfPlan) -> Vec<Entry>| {
            let plans = views.content.plans.keys().map(|key| OfPlan::new(views, key));
            let mut sources: Vec<u32> = plans
                .flat_map(|plan| of(&plan))
                .map(|entry| match entry {
                    Entry::Plan(key) => views.content.plans[key].source,
                    Entry::Outcome(key) => views.content.outcomes[key].source,
                    Entry::Action(key) => views.content.actions[key].source,
                })
                .collect();
            sources.sort_unstable();
            sources.dedup();
            sources
        };
        let entries = |asked: &Asked| -> Vec<Entry> { asked.without.iter().map(|it| it.entry).collect() };
        let parts = |plan: &OfPlan| plan.late_parts.iter().map(|it| it.entry).collect::<Vec<_>>();
        assert_eq!(listed(&|it| [entries(&it.past), parts(it)].concat()), told("overdue"));
        assert_eq!(listed(&|it| entries(&it.proof)), told("complete-without-evidence"));
        assert_eq!(listed(&|it| entries(&it.slipped)), told("slipped-without-reason"));
        assert_eq!(listed(&|it| entries(&it.off_track)), told("off-track-without-reason"));
        assert_eq!(listed(&|it| entries(&it.accepted)), told("accepted-without-action"));
        // These are told only of plans in which others have an owner; and what is the same as another
        // action lets that one answer.
        let owned = listed(&|it| if views.has_owners(it.plan) { entries(&it.who) } else { Vec::new() });
        for source in told("no-owner") {
            assert!(owned.contains(&source), "{}", site.sources[source].path);
        }
    }
}

/// The report is in English, and what authors wrote is in the language that they wrote it in.
#[test]
fn words_of_a_plan_are_marked_as_what_they_are() {
    let welsh = [
        ("site.yaml", "title: Cynlluniau\nlanguages: [cy, en]\n"),
        ("plan.md", "---\ntitle: Cynllun\n---\n"),
        ("1-coed.md", "---\ntitle: Plannu coed\nwhen: {when: pan fydd arian, what: Coed}\n---\n"),
    ];
    let site = make(Sources::of_texts(welsh), None, crate::dates(), Drafts::Hidden);
    let html = html(&site.readiness().unwrap());
    assert!(html.contains("<li>1 <span lang=\"cy\">Plannu coed</span>: its words of time tell no day (“<span lang=\"cy\">pan fydd arian</span>”)"), "{html}");
    assert!(html.contains("<span lang=\"cy\">Cynllun</span></h2>"), "{html}");
}

#[test]
fn the_page_asks_for_nothing_and_runs_nothing() {
    let html = small().readiness().unwrap().to_html();
    for word in ["<script", "<link", "src=", "url(", "@import", "style=", " onclick"] {
        assert!(!html.contains(word), "{word}");
    }
    assert!(planpress::readiness::is_report(html.as_bytes()));
    assert!(!planpress::readiness::is_report(b"<!doctype html>\n<title>Readiness report</title>"));
}

/// What the page says by itself is as easy to read as the checks ask of plans at their strictest.
#[test]
fn it_can_be_read_at_the_age_of_nine() {
    let html = html(&small().readiness().unwrap());
    let mut said = String::new();
    for (tag, end) in [
        ("<p>", "</p>"),
        ("<h3>", "</h3>"),
        ("<summary>", "</summary>"),
        ("<li>An ", "</li>"),
        ("<li>It ", "</li>"),
    ] {
        for piece in html.split(tag).skip(1) {
            let _ = write!(said, "{}\n\n", piece.split(end).next().unwrap());
        }
    }
    let plan = format!("---\ntitle: A report\n---\n{said}");
    let texts = [("site.yaml", "reading age: 9\n"), ("plan.md", plan.as_str())];
    let site = make(Sources::of_texts(texts), None, crate::dates(), Drafts::Hidden);
    let told = site.weaknesses();
    let hard: Vec<&str> = told
        .as_slice()
        .iter()
        .filter(|it| it.code == "reading-age" || it.code == "long-sentence")
        .map(|it| it.message.as_str())
        .collect();
    assert!(said.len() > 3000 && !site.problems.has_errors(), "{:?}", site.problems.as_slice());
    assert_eq!(hard, Vec::<&str>::new());
}

#[test]
fn what_a_check_takes_for_an_error_does_not_keep_the_report_away() {
    let with = |site: &'static str| {
        let texts = SMALL.iter().map(|(path, text)| (*path, if *path == "site.yaml" { site } else { *text }));
        make(Sources::of_texts(texts), None, crate::dates(), Drafts::Hidden)
    };
    let strict = with("title: Plans\nlanguages: [en, cy]\nchecks: {no-owner: error}\n");
    assert!(strict.problems.has_errors());
    assert!(strict.readiness().is_some());
    assert!(with("title: Plans\nlanguages: [en, cy]\nchecks: {no-owner: eror}\n").readiness().is_none());
}

/// The report is for staff: nothing of it, and nothing of the preview, is in a site that is built.
#[test]
fn no_site_that_is_built_holds_it() {
    let built = crate::build(Sources::of_texts(SMALL), Drafts::Hidden);
    assert!(!built.problems.has_errors(), "{:?}", built.problems.as_slice());
    let pages = built.made.unwrap();
    assert!(pages.len() > 20);
    for (address, text) in &pages {
        for word in ["_planpress", "Readiness report", "readiness"] {
            assert!(!address.contains(word) && !text.contains(word), "{address} has {word}");
        }
    }
    let website = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/website");
    let themes = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    for entry in walkdir::WalkDir::new(website).into_iter().chain(walkdir::WalkDir::new(themes)) {
        let entry = entry.unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        assert!(!text.contains("readiness"), "{} knows of the report", entry.path().display());
    }
}
