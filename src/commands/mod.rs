//! One file per command: its help, its arguments, what it does.
//!
//! Nothing stands on standard output but what was asked for; the rest goes to standard error.
//! The exit code says whose fault it is: 0 fine, 1 the content has errors, 2 the call or the world.

mod build;
mod check;
mod explain;
mod fix;
#[cfg(feature = "import")]
mod import;
mod new;
mod report;
mod schema;
mod serve;
mod staged;

use crate::diagnostics::{Problems, terminal};
use crate::files::{self, Sources};
use crate::views::Dates;
use anstream::AutoStream;
use clap::{Parser, Subcommand};
use jiff::civil::Date;
use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::Path;

/// Everything is well.
pub const FINE: u8 = 0;
/// The content has errors.
pub const CONTENT: u8 = 1;
/// The call was wrong, or the system refused.
pub const WORLD: u8 = 2;

/// What the program gets from outside, besides its arguments.
#[derive(Debug, Clone)]
pub struct World {
    /// `SOURCE_DATE_EPOCH`, where it is set: seconds since 1970 that stand for now
    /// (reproducible-builds.org).
    pub source_date_epoch: Option<String>,
    /// What the clock says.
    pub clock: fn() -> Date,
}

/// Publishes action plans: Markdown in, an accessible public website out
#[derive(Debug, Parser)]
#[command(name = "planpress", version, arg_required_else_help = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::New),
    #[cfg(feature = "import")]
    Import(import::Import),
    Check(check::Check),
    Explain(explain::Explain),
    Build(build::Build),
    Serve(serve::Serve),
    Schema(schema::Schema),
}

/// The date as of which a site is made.
#[derive(Debug, Clone, Copy, clap::Args)]
struct When {
    /// Show progress as of this date, instead of the date on which each plan was reviewed
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// The day to count from, instead of today: for what has come due since the plan's date
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,
}

fn date(text: &str) -> Result<Date, String> {
    let is_date =
        text.len() == "2010-05-31".len() && text.bytes().all(|it| it.is_ascii_digit() || it == b'-');
    let date = text.parse::<Date>().ok().filter(|_| is_date);
    date.ok_or_else(|| "write it as 2010-05-31".to_owned())
}

impl When {
    fn dates(self, world: &World) -> Result<Dates, String> {
        let today = self.today.map_or_else(|| world.today(), Ok)?;
        Ok(Dates { today, as_of: self.as_of })
    }
}

impl World {
    /// The day that is today for everything that is made.
    fn today(&self) -> Result<Date, String> {
        let Some(epoch) = &self.source_date_epoch else { return Ok((self.clock)()) };
        let seconds = epoch.trim().parse().ok();
        let time = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
        let wrong = || format!("SOURCE_DATE_EPOCH is {epoch}, which is no number of seconds since 1970");
        Ok(time.ok_or_else(wrong)?.to_zoned(jiff::tz::TimeZone::UTC).date())
    }
}

/// Does what the arguments say, and gives the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>, world: &World) -> u8 {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { WORLD } else { FINE };
        }
    };
    match cli.command {
        Command::New(new) => new.run(world),
        #[cfg(feature = "import")]
        Command::Import(import) => import.run(world),
        Command::Check(check) => check.run(world),
        Command::Explain(explain) => explain.run(),
        Command::Build(build) => build.run(world),
        Command::Serve(serve) => serve.run(world),
        Command::Schema(schema) => schema.run(),
    }
}

/// Says something to whoever called, on standard error.
fn say(message: impl Display) {
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// Says that the content could not be read, and how to come by some.
fn unread(content: &Path, error: &io::Error) -> u8 {
    if error.kind() == io::ErrorKind::NotFound && !content.exists() {
        return fail(no_folder(content));
    }
    fail(error)
}

/// The texts of a content folder, for commands that look something up in them.
fn read_content(content: &Path) -> Result<Sources, String> {
    if !content.exists() {
        return Err(no_folder(content));
    }
    files::read(content).map_err(|error| error.to_string())
}

/// There is no folder with content, and how to come by one.
fn no_folder(content: &Path) -> String {
    let (shown, word) = (content.display(), shell_word(&content.display().to_string()));
    format!("there is no folder {shown}: name another, or make a site with `planpress new {word}`")
}

/// A word as it has to be typed in a shell.
fn shell_word(word: &str) -> String {
    let slash = |it: char| it == '\\' && !cfg!(windows);
    let is_plain = |it: char| it.is_alphanumeric() || "._-/+,@:\\".contains(it) && !slash(it);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else if !word.contains(['"', '$', '`', '!']) && !word.contains(slash) {
        // Every shell understands these marks.
        format!("\"{word}\"")
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// Says what went wrong in the world or in the call.
fn fail(message: impl Display) -> u8 {
    say(format_args!("planpress: {message}"));
    WORLD
}

/// Tells all problems on standard error, in colour where that is a terminal.
fn tell(problems: &Problems, sources: &Sources) {
    let stderr = io::stderr();
    let colour = match AutoStream::choice(&stderr) {
        anstream::ColorChoice::Never => terminal::Colour::No,
        _ => terminal::Colour::Yes,
    };
    let _ = write!(anstream::stderr(), "{}", terminal::render(problems, sources, colour));
}
