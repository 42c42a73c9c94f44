//! `planpress new`: a site to begin with, and more of what is in it.

use super::{FINE, World, fail, say};
use crate::diagnostics::{Problems, nearest, tick};
use crate::files::{self, Sources};
use crate::model::id::Id;
use crate::model::number::Number;
use crate::plan::{Content, Drafts, Key, Outcome, Plan, resolve};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Make a new site, plan, outcome or action
///
/// A new site is small and builds without a problem. Files that are there are never overwritten.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    arg_required_else_help = true,
    after_help = "Examples:
  planpress new content
  planpress new plan \"Carers’ action plan\"
  planpress new outcome \"Opportunities for breaks\"
  planpress new action \"Grow direct payments\" --in breaks"
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
        /// The outcome that it stands under: its id or its number
        #[arg(long = "in", value_name = "OUTCOME")]
        under: String,
        /// The folder with the content
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
}

impl New {
    pub(super) fn run(self, _: &World) -> u8 {
        let made = match (self.what, self.folder) {
            (Some(What::Plan { title, content }), _) => plan(&content, &title),
            (Some(What::Outcome { title, under, content }), _) => outcome(&content, &title, under.as_deref()),
            (Some(What::Action { title, under, content }), _) => action(&content, &title, &under),
            (None, Some(folder)) => site(&folder),
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

fn site(folder: &Path) -> Result<String, String> {
    if folder.exists() {
        let mut inside = walkdir::WalkDir::new(folder).min_depth(1).max_depth(1).into_iter();
        if !folder.is_dir() || inside.next().is_some() {
            return Err(format!("{} is there already and not empty: choose another name", folder.display()));
        }
    }
    for (path, text) in SITE {
        write(&folder.join(path), text)?;
    }
    let shown = folder.display();
    let (build, argument) = match folder.to_str() {
        Some("content") => ("planpress build", String::new()),
        _ => ("planpress build", format!(" {shown}")),
    };
    Ok(format!(
        "A site with one plan is in {shown}.\nMake it with `{build}{argument}`, and open public/index.html in a browser."
    ))
}

/// The content as it is, for finding things in it; what is wrong with it is no matter here.
fn read(content: &Path) -> Result<(Sources, Content), String> {
    let sources = files::read(content).map_err(|error| error.to_string())?;
    let mut unheard = Problems::default();
    let draft = crate::model::read(&sources, &mut unheard);
    let found = resolve(draft, Drafts::Shown, &mut unheard);
    Ok((sources, found))
}

fn plan(content: &Path, title: &str) -> Result<String, String> {
    if content.join("plan.md").exists() {
        return Err(format!("{} is itself a plan, so it can have no other beside it", content.display()));
    }
    let id = id(title)?;
    let path = content.join(id.as_str()).join("plan.md");
    write(&path, &format!("---\ntitle: {}\nstate: draft\n---\n\n", yaml(title)))?;
    Ok(format!("{} is made.\nNext: `planpress new outcome \"…\" --in {id}`.", path.display()))
}

fn outcome(content: &Path, title: &str, under: Option<&str>) -> Result<String, String> {
    let (sources, found) = read(content)?;
    let (plan, parent) = place(&found, under)?;
    let siblings: Vec<&Number> = match parent {
        Some(parent) => found.outcomes[parent].children.iter(),
        None => found.plans[plan].top.iter(),
    }
    .filter_map(|key| found.outcomes[*key].numbers.first())
    .collect();
    let stem = parent.and_then(|parent| found.outcomes[parent].numbers.first());
    let number = next(stem, &siblings, 1);
    let folder = match parent {
        Some(parent) => content.join(sources[found.outcomes[parent].source].folder()),
        None => content.join(&found.plans[plan].folder),
    };
    let id = id(title)?;
    if found.plans[plan].outcomes.iter().any(|key| found.outcomes[*key].id == id) {
        return Err(format!("an outcome {} is there already: choose another title", tick(&id)));
    }
    let path = folder.join(format!("{number}-{id}")).join("outcome.md");
    write(&path, &format!("---\ntitle: {}\n---\n\n", yaml(title)))?;
    Ok(format!("{} is made.\nNext: `planpress new action \"…\" --in {id}`.", path.display()))
}

fn action(content: &Path, title: &str, under: &str) -> Result<String, String> {
    let (sources, found) = read(content)?;
    let (plan, parent) = place(&found, Some(under))?;
    let (folder, stem, siblings) = match parent {
        Some(parent) => {
            let outcome = &found.outcomes[parent];
            (content.join(sources[outcome.source].folder()), outcome.numbers.first(), &outcome.actions)
        }
        None => (content.join(&found.plans[plan].folder), None, &found.plans[plan].loose),
    };
    let numbers: Vec<&Number> =
        siblings.iter().filter_map(|key| found.actions[*key].numbers.first()).collect();
    let number = next(stem, &numbers, siblings.len() + 1);
    let id = id(title)?;
    if found.plans[plan].actions.iter().any(|key| found.actions[*key].id == id) {
        return Err(format!("an action {} is there already: choose another title", tick(&id)));
    }
    let path = folder.join(format!("{number}-{id}.md"));
    let text = include_str!("new/next-action.md").replace("{title}", &yaml(title));
    write(&path, &text)?;
    Ok(format!("{} is made. Say in it who owns the action, and by when.", path.display()))
}

/// The plan or outcome that a name means.
fn place(content: &Content, name: Option<&str>) -> Result<(Key<Plan>, Option<Key<Outcome>>), String> {
    let mut plans = content.plans.keys();
    let first = plans.next().ok_or("there is no plan here: make one with `planpress new plan \"…\"`")?;
    let Some(name) = name else {
        return match plans.next() {
            None => Ok((first, None)),
            Some(_) => Err("there are several plans: say which with `--in`".to_owned()),
        };
    };
    if let Some((key, _)) = content.plans.iter().find(|(_, plan)| plan.id.as_str() == name) {
        return Ok((key, None));
    }
    let is_it = |outcome: &Outcome| {
        outcome.id.as_str() == name || outcome.numbers.iter().any(|number| number.as_str() == name)
    };
    let found: Vec<Key<Outcome>> =
        content.outcomes.iter().filter(|(_, outcome)| is_it(outcome)).map(|(key, _)| key).collect();
    match found.as_slice() {
        [only] => Ok((content.outcomes[*only].plan, Some(*only))),
        [] => {
            let names = content.outcomes.iter().map(|(_, outcome)| outcome.id.as_str());
            let near = nearest(name, names.chain(content.plans.iter().map(|(_, plan)| plan.id.as_str())));
            let hint = near.map(|near| format!(": did you mean {}?", tick(near))).unwrap_or_default();
            Err(format!("no plan or outcome is called {}{hint}", tick(name)))
        }
        _ => Err(format!("several outcomes are called {}: use the id of one", tick(name))),
    }
}

/// The number after the greatest of some: the last part of it plus one.
fn next(stem: Option<&Number>, numbers: &[&Number], otherwise: usize) -> String {
    let greatest = numbers.iter().max_by(|a, b| a.compare(b));
    let last = greatest.and_then(|number| {
        let text = number.as_str();
        let (before, last) = text.rsplit_once('.').map_or(("", text), |(before, last)| (before, last));
        let figures = last.trim_end_matches(|it: char| !it.is_ascii_digit());
        let next = figures.parse::<u32>().ok()?.checked_add(1)?;
        Some(if before.is_empty() { next.to_string() } else { format!("{before}.{next}") })
    });
    last.unwrap_or_else(|| match stem {
        Some(stem) => format!("{stem}.{otherwise}"),
        None => otherwise.to_string(),
    })
}

fn id(title: &str) -> Result<Id, String> {
    Id::from_words(title)
        .ok_or_else(|| format!("{} makes no name for a file: use a title with letters", tick(title)))
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
