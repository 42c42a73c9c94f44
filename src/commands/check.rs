//! `planpress check`: every problem. Nothing is written but what `--fix` mends, and a report.

use super::fix::fix;
use super::report::Report;
use super::{CONTENT, FINE, When, World, fail, say, unread};
use crate::diagnostics::{Format, Problem, Problems, Severity, nearest, terminal, tick};
use crate::files::Touched;
use crate::plan::Drafts;
use crate::preview::{Added, Preview, Seen, Watching, watch};
use crate::{Site, checks, files};
use clap::ValueEnum;
use std::io::Write as _;
use std::path::PathBuf;

/// Tell what is wrong with the content, and what is weak in its plans
///
/// Tells all that would stop a build, mistakes in the templates of a theme among it, and all that
/// readers or scrutiny would find wanting. How much each check matters is set in site.yaml.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  planpress check
  planpress check content --only overdue --only no-owner
  planpress check --deny warnings --format github
  planpress check --fix
  planpress check --watch --format short
  planpress check --report readiness.html

Exit codes: 0 no errors, 1 the content has errors, or what --deny names, 2 the call or the system.")]
pub(super) struct Check {
    /// The folder with the content
    #[arg(default_value = "content")]
    content: PathBuf,
    /// Look at what is marked as a draft too
    #[arg(long)]
    drafts: bool,
    /// How to print what is found; all but `terminal` go to standard output
    #[arg(long, value_enum, default_value_t = Way::Terminal)]
    format: Way,
    /// Tell only problems of this name; may be given several times
    #[arg(long, value_name = "CODE")]
    only: Vec<String>,
    /// Do not tell problems of this name; may be given several times
    #[arg(long, value_name = "CODE")]
    skip: Vec<String>,
    /// Count these as errors too: `warnings`, `notes` (and warnings), or the name of a problem
    #[arg(long, value_name = "WHAT")]
    deny: Vec<String>,
    /// Check again whenever a file is saved; Ctrl-C ends it
    #[arg(long, conflicts_with_all = ["fix", "report"])]
    watch: bool,
    /// Mend in the files what takes no judgement, such as a name with a slip in it, and show it
    #[arg(long)]
    fix: bool,
    /// Write a page for staff: what a scrutiny committee would ask of each plan, and how the plan does
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    #[command(flatten)]
    when: When,
}

/// How to print what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Way {
    /// Excerpts with carets, for people
    Terminal,
    /// A line each
    Short,
    /// For programs
    Json,
    /// Workflow commands for GitHub
    Github,
    /// SARIF 2.1.0, for what collects results of checks
    Sarif,
}

impl Check {
    pub(super) fn run(self, world: &World) -> u8 {
        if self.watch { self.again_and_again(world) } else { self.once(world) }
    }

    /// Checks now and after each change. Each round is between two lines that editors know.
    fn again_and_again(&self, world: &World) -> u8 {
        let dates = match self.when.dates(world) {
            Ok(dates) => dates,
            Err(message) => return fail(message),
        };
        if let Err(message) = Chosen::new(&self.only, &self.skip, &self.deny) {
            return fail(message);
        }
        let mut preview = Preview::new(&self.content, Added::Nothing);
        if let Err(error) = preview.look(&Touched::Anything, dates) {
            return unread(&self.content, &error);
        }
        let round = || {
            say("Looking for mistakes.");
            self.once(world);
            say("Waiting for changes; Ctrl-C ends it.");
        };
        round();
        let seen = |seen: Seen| {
            match seen {
                Seen::Changed(_) => round(),
                Seen::Unreadable(error) => say(format_args!("planpress: {error}.")),
                Seen::PollingInstead(error) => say(format_args!(
                    "The system cannot watch the folder ({error}), so it is gone through twice a second."
                )),
            }
            true
        };
        watch(preview, Watching::Told, || dates, seen);
        FINE
    }

    fn once(&self, world: &World) -> u8 {
        let dates = match self.when.dates(world) {
            Ok(dates) => dates,
            Err(message) => return fail(message),
        };
        let chosen = match Chosen::new(&self.only, &self.skip, &self.deny) {
            Ok(chosen) => chosen,
            Err(message) => return fail(message),
        };
        let report = match self.report.as_ref().map(|path| Report::new(path, &self.content)).transpose() {
            Ok(report) => report,
            Err(message) => return fail(message),
        };
        let drafts = if self.drafts { Drafts::Shown } else { Drafts::Hidden };
        let site = match files::read(&self.content) {
            Ok(sources) => crate::make(sources, None, dates, drafts),
            Err(error) => return unread(&self.content, &error),
        };
        let found = found(&site);
        if self.fix {
            let wanted = found.only(|problem| chosen.tells(problem));
            let mended = match fix(&self.content, &site.sources, &wanted, dates, drafts) {
                Ok(mended) => mended,
                Err(error) => return fail(error),
            };
            if mended.problems > 0 {
                let (problems, files) = (counted(mended.problems, "problem"), counted(mended.files, "file"));
                say(format_args!("{}\nMended {problems} in {files}.\n", mended.shown));
                // What is mended may show what it hid.
                return self.once(world);
            }
        }
        let problems = found.only(|problem| chosen.tells(problem));
        self.print(&problems, &site.sources);
        let left = found.as_slice().len() - problems.as_slice().len();
        let left = if left > 0 { format!(" ({left} not told)") } else { String::new() };
        say(format_args!("{}: {}{left}.", self.content.display(), terminal::summary(&problems)));
        let written = report.map_or(FINE, |report| report.write(&site));
        let fails = problems.as_slice().iter().any(|problem| chosen.denies(problem));
        written.max(if fails { CONTENT } else { FINE })
    }

    fn print(&self, problems: &Problems, sources: &files::Sources) {
        let (format, rules) = match self.format {
            Way::Terminal => {
                super::tell(problems, sources);
                let counts = terminal::by_code(problems);
                if !counts.is_empty() {
                    say(format_args!("{counts}\n`planpress explain <name>` tells what each of them means."));
                }
                return;
            }
            Way::Short => (Format::Short, Vec::new()),
            Way::Json => (Format::Json, Vec::new()),
            Way::Github => (Format::Github, Vec::new()),
            Way::Sarif => (Format::Sarif, checks::rules()),
        };
        let text = format.render(problems, sources, terminal::Colour::No, &rules);
        let _ = write!(anstream::stdout(), "{text}");
    }
}

/// All that is wrong with a site or weak about it, in reading order.
fn found(site: &Site) -> Problems {
    let of_theme = || {
        if site.problems.has_errors() { Problems::default() } else { site.website().template_problems() }
    };
    let (of_theme, weak) = rayon::join(of_theme, || site.weaknesses());
    let mut found = site.problems.clone();
    found.append(of_theme);
    found.append(weak);
    found.sort(&site.sources);
    found
}

fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}

/// What is to be told, and what of it fails a check.
struct Chosen<'a> {
    only: &'a [String],
    skip: &'a [String],
    deny: &'a [String],
}

impl<'a> Chosen<'a> {
    /// Looks whether all names that were given are names of problems.
    fn new(only: &'a [String], skip: &'a [String], deny: &'a [String]) -> Result<Self, String> {
        let rules = checks::rules();
        let codes = || rules.iter().map(|rule| rule.code);
        let is_group = |name: &str| matches!(name, "warnings" | "notes");
        let names = only.iter().chain(skip).chain(deny.iter().filter(|name| !is_group(name)));
        for name in names {
            if codes().any(|code| code == name) {
                continue;
            }
            let advice = match nearest(name, codes()) {
                Some(near) => format!("did you mean {}?", tick(near)),
                None => "`planpress explain` lists all of them".to_owned(),
            };
            return Err(format!("no problem is called {}: {advice}", tick(name)));
        }
        Ok(Self { only, skip, deny })
    }

    fn tells(&self, problem: &Problem) -> bool {
        let names = |codes: &[String]| codes.iter().any(|code| code == problem.code);
        (self.only.is_empty() || names(self.only)) && !names(self.skip)
    }

    fn denies(&self, problem: &Problem) -> bool {
        let denied = |name: &str| self.deny.iter().any(|it| it == name);
        denied(problem.code)
            || match problem.severity {
                Severity::Error => true,
                Severity::Warning => denied("warnings") || denied("notes"),
                Severity::Note => denied("notes"),
            }
    }
}
