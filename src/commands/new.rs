//! `planpress new`: a site to begin with, and more of what is in it.

use super::{FINE, World, fail, read_content, say, shell_word};
use crate::diagnostics::{Problems, nearest, tick};
use crate::editors;
use crate::files::Sources;
use crate::model::FOLDERS_OF_SITE;
use crate::model::id::Id;
use crate::model::number::Number;
use crate::plan::{Content, Drafts, Key, Named, Outcome, Plan, resolve, taken};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Make a new site, plan, outcome or action
///
/// A new site is small and builds without a problem. Files that are there are never overwritten.
///
/// A new file is named after its title: the words become its permanent id, which stands in the
/// address, and an outcome or action gets the number that comes next where it stands. Both can be
/// changed in the file, with `id:` and `number:`, and so can the title.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    arg_required_else_help = true,
    after_help = "Examples:
  planpress new content
  planpress new plan \"Carers’ action plan\"
  planpress new outcome \"Opportunities for breaks\"
  planpress new action \"Grow direct payments\" --in breaks

The last one makes content/our-plan/1-breaks/1.2-grow-direct-payments.md, when the outcome `breaks`
is number 1 and has one action: number 1.2, id grow-direct-payments."
)]
pub(super) struct New {
    /// The folder to make the site in; not there yet, or empty
    #[arg(required = true)]
    folder: Option<PathBuf>,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Make a new plan
    Plan {
        /// What it is called
        title: String,
        /// The folder with the content
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Make a new outcome
    Outcome {
        /// What is to be reached
        title: String,
        /// The plan or the outcome that it stands under: its id, or an outcome's number
        #[arg(long = "in", value_name = "PLAN OR OUTCOME")]
        under: Option<String>,
        /// The folder with the content
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Make a new action
    Action {
        /// What is promised
        title: String,
        /// The outcome that it stands under, by its id or its number; or the plan, by its id
        #[arg(long = "in", value_name = "OUTCOME OR PLAN")]
        under: String,
        /// The folder with the content
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
}

impl New {
    pub(super) fn run(self, world: &World) -> u8 {
        let period = match world.today() {
            Ok(today) => format!("{} to {}", today.year(), today.year().saturating_add(3)),
            Err(message) => return fail(message),
        };
        let made = match (self.what, self.folder) {
            (Some(What::Plan { title, content }), _) => plan(&content, &title, &period),
            (Some(What::Outcome { title, under, content }), _) => outcome(&content, &title, under.as_deref()),
            (Some(What::Action { title, under, content }), _) => action(&content, &title, &under),
            (None, Some(folder)) => site(&folder, &period),
            (None, None) => Err("say what to make".to_owned()),
        };
        match made {
            Ok(message) => {
                say(message);
                FINE
            }
            Err(message) => fail(message),
        }
    }
}

/// The files of a new site, by their paths.
const SITE: [(&str, &str); 6] = [
    ("site.yaml", include_str!("new/site.yaml")),
    ("owners.yaml", include_str!("new/owners.yaml")),
    ("pages/about.md", include_str!("new/about.md")),
    ("our-plan/plan.md", include_str!("new/plan.md")),
    ("our-plan/1-breaks/outcome.md", include_str!("new/outcome.md")),
    ("our-plan/1-breaks/1.1-short-breaks.md", include_str!("new/action.md")),
];

fn site(folder: &Path, period: &str) -> Result<String, String> {
    if folder.exists() {
        let mut inside = walkdir::WalkDir::new(folder).min_depth(1).max_depth(1).into_iter();
        if !folder.is_dir() || inside.next().is_some() {
            return Err(format!("{} is there already and not empty: choose another name", folder.display()));
        }
    }
    for (path, text) in SITE {
        write(&folder.join(path), &text.replace("{period}", period))?;
    }
    for file in editors::files(&editors::known(&read_content(folder)?)) {
        write(&folder.join(file.path), &file.text)?;
    }
    let shown = folder.display();
    let argument = match folder.to_str() {
        Some("content") => String::new(),
        _ => format!(" {}", shell_word(&shown.to_string())),
    };
    Ok(format!(
        "A site with one plan is in {shown}.\nLook at it with `planpress serve{argument} --open`, and change it.\nMake the website with `planpress build{argument}`; it will be in the folder public.\nVS Code helps to write it: open the folder {shown} there."
    ))
}

/// What a command that goes on from this one needs to find the same content.
fn same_content(content: &Path) -> String {
    match content.to_str() {
        Some("content") => String::new(),
        _ => format!(" --content {}", shell_word(&content.display().to_string())),
    }
}

/// The content as it is, for finding things in it; what is wrong with it is no matter here.
fn read(content: &Path) -> Result<(Sources, Content), String> {
    let sources = read_content(content)?;
    let mut unheard = Problems::default();
    let draft = crate::model::read(&sources, &mut unheard);
    let found = resolve(draft, Drafts::Shown, &mut unheard);
    Ok((sources, found))
}

fn plan(content: &Path, title: &str, period: &str) -> Result<String, String> {
    let (_, found) = read(content)?;
    if found.site_plan().is_some() {
        return Err(format!("{} is itself a plan, so it can have no other beside it", content.display()));
    }
    let id = id("plan", title);
    if FOLDERS_OF_SITE.contains(&id.as_str()) {
        return Err(not_so("a plan", &id, &format!("the folder {} has a meaning of its own", tick(&id))));
    }
    is_free("a plan", &id, Named::Plan, &found)?;
    if found.plans.iter().any(|(_, plan)| plan.id == id) {
        return Err(format!("a plan {} is there already: choose another title", tick(&id)));
    }
    let path = content.join(id.as_str()).join("plan.md");
    write(&path, &format!("---\ntitle: {}\nperiod: {period}\nstate: draft\n---\n\n", yaml(title)))?;
    let same = same_content(content);
    Ok(format!("{} is made.\nNext: `planpress new outcome \"…\" --in {id}{same}`.", path.display()))
}

fn outcome(content: &Path, title: &str, under: Option<&str>) -> Result<String, String> {
    let (sources, found) = read(content)?;
    let place = place(&found, under)?;
    let id = id("outcome", title);
    is_free("an outcome", &id, Named::Outcome, &found)?;
    if found.plans[place.plan].outcomes.iter().any(|key| found.outcomes[*key].id == id) {
        return Err(format!("an outcome {} is there already: choose another title", tick(&id)));
    }
    let folder = content.join(place.folder(&found, &sources));
    let path = folder.join(format!("{}-{id}", place.next_number(&found))).join("outcome.md");
    write(&path, &format!("---\ntitle: {}\n---\n\n", yaml(title)))?;
    let same = same_content(content);
    Ok(format!("{} is made.\nNext: `planpress new action \"…\" --in {id}{same}`.", path.display()))
}

fn action(content: &Path, title: &str, under: &str) -> Result<String, String> {
    let (sources, found) = read(content)?;
    let place = place(&found, Some(under))?;
    let id = id("action", title);
    if found.plans[place.plan].actions.iter().any(|key| found.actions[*key].id == id) {
        return Err(format!("an action {} is there already: choose another title", tick(&id)));
    }
    let folder = content.join(place.folder(&found, &sources));
    let path = folder.join(format!("{}-{id}.md", place.next_number(&found)));
    let text = include_str!("new/next-action.md").replace("{title}", &yaml(title));
    write(&path, &text)?;
    Ok(format!("{} is made. Say in it who owns the action, and by when.", path.display()))
}

/// Whether something new can have the address that an id gives it.
fn is_free(kind: &str, id: &Id, named: Named, content: &Content) -> Result<(), String> {
    match taken(id, named, content) {
        None => Ok(()),
        Some(by) => Err(not_so(kind, id, &format!("that is the address of {by}"))),
    }
}

fn not_so(kind: &str, id: &Id, why: &str) -> String {
    format!(
        "{} cannot name {kind}, because {why}: choose a longer title, which can be changed in the new file",
        tick(id)
    )
}

/// Where something new is to stand: in a plan, and there under an outcome or under none.
struct Place {
    plan: Key<Plan>,
    parent: Option<Key<Outcome>>,
}

impl Place {
    /// The folder, inside the content folder.
    fn folder<'a>(&self, found: &'a Content, sources: &'a Sources) -> &'a str {
        match self.parent {
            Some(parent) => sources[found.outcomes[parent].source].folder(),
            None => &found.plans[self.plan].folder,
        }
    }

    /// The number after the greatest of those that stand there: its last part plus one. Nothing
    /// in the plan has it yet, for a reference to it would mean both.
    fn next_number(&self, found: &Content) -> String {
        let plan = &found.plans[self.plan];
        let (stem, outcomes, actions) = match self.parent {
            Some(parent) => {
                let outcome = &found.outcomes[parent];
                (outcome.numbers.first(), &outcome.children, &outcome.actions)
            }
            None => (None, &plan.top, &plan.loose),
        };
        let after_all = u32::try_from(outcomes.len() + actions.len()).unwrap_or_default() + 1;
        let of_outcomes = outcomes.iter().filter_map(|key| found.outcomes[*key].numbers.first());
        let of_actions = actions.iter().filter_map(|key| found.actions[*key].numbers.first());
        let after_greatest = of_outcomes.chain(of_actions).max_by(|a, b| a.compare(b)).and_then(|greatest| {
            let text = greatest.as_str();
            let (before, last) =
                text.rsplit_once('.').map_or((None, text), |(before, last)| (Some(before), last));
            let figures = last.trim_end_matches(|it: char| !it.is_ascii_digit());
            Some((before, figures.parse::<u32>().ok()?.checked_add(1)?))
        });
        let (before, first) = after_greatest.unwrap_or_else(|| (stem.map(Number::as_str), after_all));
        let of_plan = plan.outcomes.iter().flat_map(|key| &found.outcomes[*key].numbers);
        let used: BTreeSet<&str> = of_plan
            .chain(plan.actions.iter().flat_map(|key| &found.actions[*key].numbers))
            .map(Number::as_str)
            .collect();
        let number = |last: u32| before.map_or_else(|| last.to_string(), |before| format!("{before}.{last}"));
        (first..u32::MAX).map(number).find(|it| !used.contains(it.as_str())).unwrap_or_else(|| number(first))
    }
}

/// The plan or outcome that a name means.
fn place(content: &Content, name: Option<&str>) -> Result<Place, String> {
    let mut plans = content.plans.keys();
    let first = plans.next().ok_or("there is no plan here: make one with `planpress new plan \"…\"`")?;
    let Some(name) = name else {
        return match plans.next() {
            None => Ok(Place { plan: first, parent: None }),
            Some(_) => Err("there are several plans: say which with `--in`".to_owned()),
        };
    };
    if let Some((key, _)) = content.plans.iter().find(|(_, plan)| plan.id.as_str() == name) {
        return Ok(Place { plan: key, parent: None });
    }
    let is_it = |outcome: &Outcome| {
        outcome.id.as_str() == name || outcome.numbers.iter().any(|number| number.as_str() == name)
    };
    let found: Vec<Key<Outcome>> =
        content.outcomes.iter().filter(|(_, outcome)| is_it(outcome)).map(|(key, _)| key).collect();
    match found.as_slice() {
        [only] => Ok(Place { plan: content.outcomes[*only].plan, parent: Some(*only) }),
        [] => {
            let names = content.outcomes.iter().map(|(_, outcome)| outcome.id.as_str());
            let near = nearest(name, names.chain(content.plans.iter().map(|(_, plan)| plan.id.as_str())));
            let hint = near.map(|near| format!(": did you mean {}?", tick(near))).unwrap_or_default();
            Err(format!("no plan or outcome is called {}{hint}", tick(name)))
        }
        _ => Err(format!("several outcomes are called {}: use the id of one", tick(name))),
    }
}

/// The id that a title makes: without letters in it, what it is the title of goes before.
fn id(kind: &str, title: &str) -> Id {
    let with_kind = || Id::from_words(&format!("{kind} {title}"));
    Id::from_words(title).or_else(with_kind).expect("a word with letters makes an id")
}

/// A title as YAML: between quotes where its letters would mean something else.
fn yaml(title: &str) -> String {
    let plain = title.chars().next().is_some_and(char::is_alphanumeric)
        && !title.contains(": ")
        && !title.contains(" #")
        && !title.ends_with(':')
        && !title.ends_with(' ')
        && !title.chars().any(char::is_control);
    if plain { title.to_owned() } else { format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// Writes a file that is not there yet.
fn write(path: &Path, text: &str) -> Result<(), String> {
    let at = |error: io::Error| {
        let message = error.to_string();
        let plain = message.split(" (os error").next().unwrap_or(&message).to_lowercase();
        format!("writing {}: {plain}", path.display())
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at)?;
    }
    File::create_new(path).map_err(at)?.write_all(text.as_bytes()).map_err(at)
}
