//! A plan with more than 500 planted faults of all kinds: one run reports each of them at its letters.
//!
//! A kind of fault is a file with `«»` around the letters at fault. Each kind is planted
//! several times: in files with other fields around it, with letters of several bytes before it,
//! with the ends of lines of Windows, in outcomes of any depth, and with other words.

use planpress::build_from;
use planpress::checks::rules;
use planpress::diagnostics::Span;
use planpress::files::Sources;
use planpress::plan::Drafts;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// How often each kind is planted.
const TIMES: usize = 8;

/// Words by which faults of a kind differ: no file says what another says.
const WORDS: [&str; TIMES] = ["alpha", "bravo", "delta", "gamma", "kappa", "omega", "sigma", "theta"];

/// Faults in the front matter of an action: `{w}` is another word each time, `{n}` another number.
const IN_FIELDS: [(&str, &str); 58] = [
    ("abolished-owner", "owners: [«pct»]\nwhen: by March 2011"),
    ("bad-date", "updates: [{date: «last {w}», text: Two homes are open}]"),
    ("bad-id", "id: «Short Breaks {n}»"),
    ("bad-year", "years: {«20{n}9»: {planned: Find two homes}}"),
    ("closed-evidence", "evidence: [Survey {n} saved on «{N} Drive»]"),
    ("complete-without-evidence", "status: «complete»"),
    ("duplicate-field", "when: by March 2010\nrisks: [Money {w}]\n«when»: by June 2010"),
    ("ends-before-start", "when: «March 2011 to {n} June 2010»"),
    ("identity-number", "notes: [The carer of patient «943 476 5919» was asked {w}]"),
    ("long-sentence", "notes: [«{long}»]"),
    ("missing-field", "measures: [«{unit: homes}»]"),
    ("no-lead", "owners: [{owner: «library», role: joint}, {owner: museum, role: joint}]"),
    ("no-owner", "{title}"),
    ("no-such-day", "when: «3{d} June 2010»"),
    ("no-time", "owners: [library]\n{title}"),
    ("no-unit", "measures: [{name: «Uptake {w}», values: {2009/10: 22}}]"),
    (
        "no-value",
        "measures: [{name: «Made {w}», unit: homes, baseline: {2008/09: 521}, targets: {2009/10: 900}}]",
    ),
    ("note-left-in", "resources: [Some {w}, «TBC»]"),
    (
        "no-direction",
        "measures: [{name: «Both {w}», unit: homes, targets: {2009/10: 9}, values: {2009/10: 8}}]",
    ),
    ("old-value", "measures: [{name: «Since {w}», unit: homes, values: {2007/08: 9}}]"),
    ("off-track-without-reason", "status: «off-track»"),
    ("old-translation", "changed: {en: 2010-05-12, cy: «2010-0{d}-01»}"),
    ("outside-period", "when: «by {n} March 2019»"),
    ("overdue", "when: «by {n} March 2010»\nstatus: on-track"),
    ("owner-twice", "owners: [library, «Library  Service»]"),
    ("personal-contact", "notes: [Ask «{w}@council.example»]"),
    ("personal-contact", "notes: [Call «01632 960 00{d}»]"),
    ("reference-to-draft", "see: [«draft-one»]"),
    ("reference-to-itself", "id: itself-{n}\nsee: [«itself-{n}»]"),
    ("reference-to-withdrawn", "see: [{see: «withdrawn-one»}]"),
    ("same-as-outcome", "see: [{same as: «all»}]"),
    ("slipped-without-reason", "when: by March 2011\nwas: [«{n} December 2009»]"),
    ("stale", "confirmed: «2009-{m}»"),
    ("status-in-time", "when: «Completed {n} June 2009»"),
    ("step-contradicts", "status: «complete»\nsteps:\n  - {title: Train {w}, status: not-started}"),
    (
        "target-missed",
        "measures:\n  - {name: «Paid», unit: people, better: higher, targets: {2009/10: 900}, values: {2009/10: 7{n}}}",
    ),
    ("target-without-baseline", "measures: [{name: «Held {w}», unit: people, targets: {2010/11: 1000}}]"),
    ("time-not-understood", "when: «soonish {w}»"),
    ("time-two-ways", "when: «{years}»"),
    ("time-without-year", "when: «by {n} November»"),
    ("translation-differs", "success: [{en: {n}0 beds, cy: «{n}1 gwely»}]"),
    ("two-kinds", "see: [{see: other-one, «part of»: other-one}]"),
    ("two-spellings", "notes: [The «Job Centre Plus» of {w}]"),
    ("unconfirmed-ongoing", "when: «Ongoing»"),
    ("unexplained-abbreviation", "notes: [Give carers a «Q{N}X» of their own]"),
    ("unknown-audience", "for: [young-carers, «young-{w}»]"),
    ("unknown-direction", "measures: [{name: Waits, unit: days, better: «{w}», values: {2009/10: 4}}]"),
    ("unknown-field", "«tilt{w}»: Respite"),
    ("unknown-field", "steps: [{titel{n}: Train}, {title: Go, «{w}»: yes}]"),
    ("unknown-kind", "when: [{when: March 2010, kind: «{w}»}]"),
    ("unknown-language", "success: [{en: Rest, «fr»: Répit {w}}]"),
    ("unknown-owner", "owners: [«{w}-team»]"),
    ("unknown-reference", "see: [other-one, «leaflet-{w}»]"),
    ("unknown-reference", "success: ['As [[«leaflet-{w}»]] says']"),
    ("unknown-role", "owners: [{owner: library, role: «{w}»}]"),
    ("unknown-status", "status: «done {w}»"),
    (
        "wrong-sum",
        "measures:\n  - {name: Young, unit: people, values: {2009/10: 1{n}}}\n  - {name: Adults, unit: people, values: {2009/10: 800}}\n  - {name: «Total», unit: people, values: {2009/10: 913}}",
    ),
    ("wrong-type", "why: «{The {w}: came late}»"),
];

/// Faults in the text of an action.
const IN_TEXT: [(&str, &str); 9] = [
    ("broken-link", "See [the survey](«survey-{n}.pdf»)."),
    ("empty-link-text", "For {w}, «[click here](https://www.example.org/{w})»."),
    ("html-left-out", "Call «<{w}» of lead> to ask."),
    ("no-alt-text", "A {w}: «![](https://www.example.org/{w}.png)»"),
    ("no-such-heading", "See [who](«#who-may-{w}»).\n\n## Who can ask\n\nAll."),
    ("note-left-in", "«Need to check» with {w}."),
    ("skipped-heading", "## How\n\nSo.\n\n«#### By {w}»\n\nCall us."),
    ("unknown-reference", "As [[«nowhere-{w}»]] says."),
    ("closed-evidence", "It is at «https://intranet/{w}»."),
];

/// Faults in files of entries.
const IN_LISTS: [(&str, &str, &str); 8] = [
    ("person-named", "owners.yaml", "- {id: {w}-lead, name: «Dr {W} (Wards)»}"),
    (
        "duplicate-redirect",
        "redirects.yaml",
        "- {from: /twice-{w}/, to: /actions/}\n- {from: «/twice-{w}/», to: /actions/}",
    ),
    ("redirect-to-nowhere", "redirects.yaml", "- {from: /old-{w}/, to: «/actions/nothing-{w}/»}"),
    ("redirect-over-page", "redirects.yaml", "- {from: «/actions/page-{w}/», to: /actions/}"),
    (
        "duplicate-term",
        "glossary.yaml",
        "- {term: Money {w}, means: It.}\n- {term: «Money {w}», means: That.}",
    ),
    ("unused-term", "glossary.yaml", "- {term: «{w} budget», means: Money for {w}.}"),
    ("unused-owner", "owners.yaml", "- {id: {w}-office, name: «{W} Street Office»}"),
    (
        "owner-name-twice",
        "owners.yaml",
        "- {id: {w}-one, name: {W} Board, short: {w}b}\n- {id: {w}-two, name: «{W} Board»}",
    ),
];

const LONG: &str = "We will work together with all of our partners across the county to make sure that carers who \
    need a break at short notice because of an illness or an accident can get one quickly and easily from a \
    person who knows the one they care for {w}.";

/// A site and what is wrong with it.
#[derive(Default)]
struct Planted {
    files: BTreeMap<String, String>,
    /// The code, the file and the letters of each fault.
    faults: Vec<(&'static str, String, String)>,
}

impl Planted {
    /// Adds to a file what has a fault: the letters between the marks are at fault.
    fn plant(&mut self, code: &'static str, path: &str, text: &str) {
        let file = self.files.entry(path.to_owned()).or_default();
        let (before, rest) = text.split_once('«').unwrap_or_else(|| panic!("{code}: {text}"));
        let (fault, after) = rest.split_once('»').unwrap_or_else(|| panic!("{code}: {text}"));
        let start = file.len() + before.len();
        self.faults.push((code, path.to_owned(), format!("{start}..{}", start + fault.len())));
        let _ = write!(file, "{before}{fault}{after}");
    }

    fn add(&mut self, path: &str, text: &str) {
        self.files.entry(path.to_owned()).or_default().push_str(text);
    }
}

/// A template with its words.
fn filled(template: &str, kind: usize, at: usize) -> String {
    let word = WORDS[at];
    let capital = word[..1].to_uppercase();
    let n = at + 1;
    template
        .replace("{long}", LONG)
        .replace("{title}", "title: «The title of {w} {k}»")
        .replace("{k}", &kind.to_string())
        .replace("{w}", word)
        .replace("{W}", &format!("{capital}{}", &word[1..]))
        .replace("{N}", ["K", "L", "M", "N", "P", "R", "S", "T"][at])
        .replace("{n}", &n.to_string())
        .replace("{years}", ["09/10", "10/11"][at % 2])
        .replace("{m}", &format!("{n:02}"))
        .replace("{d}", &(at % 4 + 1).to_string())
}

/// An action whose fields or text have a fault, in surroundings that differ.
fn action(kind: usize, at: usize, fields: &str, text: &str) -> String {
    let has_title = fields.contains("title: «");
    let title = if has_title { String::new() } else { format!("title: Nothing but {} {kind}\n", WORDS[at]) };
    let before =
        ["", "risks: [Ŵythnos é 漢字]\n", "# A comment — with “marks”\n", "outputs:\n  - |\n    A\n    b\n"];
    let after = ["", "resources:\n  - £20 a year\n", "notes: [One 👩‍🦽]\n", "private: {ask: Who?}\n"];
    // A field that stands there already stays alone.
    let apart = |more: &'static str| {
        let name = more.split(':').next().unwrap_or_default();
        let is_there = more.contains(':') && fields.lines().any(|line| line.starts_with(&format!("{name}:")));
        if is_there { "" } else { more }
    };
    let (before, after) = (apart(before[at % 4]), apart(after[at / 2 % 4]));
    let text = format!("---\n{title}{before}{fields}\n{after}---\n\n{text}\n");
    if at % 3 == 2 { text.replace('\n', "\r\n") } else { text }
}

fn planted() -> Planted {
    let mut planted = Planted::default();
    let mut site =
        "title: Plans\nlanguages: [en, cy]\naudiences: {young-carers: Young carers}\nchecks:\n".to_owned();
    for rule in rules().iter().filter(|rule| planpress::checks::ALL.iter().any(|it| it.code == rule.code)) {
        // The weakest level at which it is told.
        let _ = writeln!(site, "  {}: note", rule.code);
    }
    planted.add("site.yaml", &site);
    planted.add(
        "plan.md",
        "---\ntitle: A plan\nperiod: 2009 to 2012\nreviewed: 2010-05\nreview: every 2 months\n---\n",
    );
    planted.add(
        "owners.yaml",
        "- {id: library, name: Library Service}\n- {id: museum, name: Museum Service}\n\
         - {id: pct, name: Primary Care Trust, until: 2010-03-31}\n",
    );
    planted.add("glossary.yaml", "- {term: Jobcentre Plus, means: A service.}\n");
    planted.add("1-all/outcome.md", "---\ntitle: All\nid: all\n---\n");
    planted.add("1-all/3-deep/outcome.md", "---\ntitle: Deep\n---\n");
    planted.add("1-all/1-other-one.md", "---\ntitle: Another\n---\n");
    planted.add("1-all/2-draft-one.md", "---\ntitle: A draft\ndraft: true\n---\n");
    planted.add("1-all/4-withdrawn-one.md", "---\ntitle: Withdrawn\nstatus: withdrawn\n---\n");
    for at in 0..TIMES {
        let folder = ["1-all", "1-all/3-deep"][at % 2];
        let fields = IN_FIELDS.iter().map(|(code, fields)| (*code, *fields, ""));
        let texts = IN_TEXT.iter().map(|(code, text)| (*code, "success: [It works]", *text));
        for (kind, (code, fields, text)) in fields.chain(texts).enumerate() {
            let text = action(kind, at, &filled(fields, kind, at), &filled(text, kind, at));
            planted.plant(code, &format!("{folder}/{}-{code}-{kind}-{at}.md", 1000 + 10 * kind + at), &text);
        }
        for (code, path, entries) in IN_LISTS {
            planted.plant(code, path, &(filled(entries, 0, at) + "\n"));
        }
        planted.add(
            &format!("1-all/70{at}-page-{}.md", WORDS[at]),
            &format!("---\ntitle: Page {}\n---\n", WORDS[at]),
        );
        let number = 300 + 2 * at;
        let empty = format!("---\ntitle: «Nothing under {}»\n---\n", WORDS[at]);
        planted.plant("empty-outcome", &format!("{number}-empty-{at}/outcome.md"), &empty);
        let accepted =
            format!("---\ntitle: «Accepted {}»\nresponse: {{decision: accepted}}\n---\n", WORDS[at]);
        planted.plant(
            "accepted-without-action",
            &format!("{}-accepted-{at}/outcome.md", number + 1),
            &accepted,
        );
        let broken = format!("---\ntitle: Broken {}\nowners: «[»library\n---\n", WORDS[at]);
        planted.plant("yaml", &format!("1-all/90{at}-broken.md"), &broken);
        let open = format!("«---»\ntitle: Not closed {}\n", WORDS[at]);
        planted.plant("front-matter", &format!("1-all/80{at}-open.md"), &open);
    }
    planted
}

/// The site with all faults in it.
pub(crate) fn sources() -> Sources {
    let files = planted().files;
    Sources::of_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

#[test]
fn every_one_of_500_planted_faults_is_reported_at_its_letters_in_one_run() {
    let Planted { files, faults } = planted();
    assert!(faults.len() >= 500, "only {} faults", faults.len());
    let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let sources = Sources::of_texts(texts);
    let built = build_from(sources, crate::dates(), Drafts::Hidden, |_| ());
    let told: BTreeSet<(&str, String, String)> = built
        .problems
        .as_slice()
        .iter()
        .filter_map(|problem| {
            let Span { source, start, end } = problem.span?;
            Some((problem.code, built.sources[source].path.clone(), format!("{start}..{end}")))
        })
        .collect();
    let mut missing = String::new();
    for fault in faults.iter().filter(|fault| !told.contains(*fault)) {
        let (code, path, place) = fault;
        let _ = writeln!(missing, "{code} at {place} of {path}, where is told:");
        for (code, _, place) in told.iter().filter(|(_, there, _)| there == path) {
            let _ = writeln!(missing, "    {code} at {place}");
        }
    }
    assert!(missing.is_empty(), "not told:\n{missing}");
    let kinds: BTreeSet<&str> = faults.iter().map(|(code, ..)| *code).collect();
    assert!(kinds.len() >= 70, "only {} kinds", kinds.len());
}
