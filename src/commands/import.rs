//! `planpress import`: a plan out of office files.

use super::staged::{Over, Staged};
use super::{CONTENT, FINE, World, fail, say, shell_word};
use crate::diagnostics::Severity;
use crate::files;
use crate::import::{self, Hidden, Imported, LARGEST, Map, People, Wanted, map_text};
use crate::model::id::Id;
use crate::plan::Drafts;
use crate::views::Dates;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Make content files from a Word, Excel, LibreOffice, CSV or web page file
///
/// Reads .docx, .xlsx, .ods, .odt, .csv, .tsv and .html, and writes a plan as content files, which
/// you go on with. Several files make one plan. Nothing of the file is changed, and no word of it
/// is lost: what stands in no content file is listed with the reason.
///
/// The report on standard output tells what each column was taken for, and what is doubtful. To
/// settle it, write a map: a few lines of YAML. `--save-map` writes one with all that was decided.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  planpress import plan.docx --into content/carers-2026
  planpress import plan.xlsx --into content/carers-2026 --dry-run
  planpress import plan.xlsx --into content/carers-2026 --save-map map.yaml
  planpress import plan.xlsx --into content/carers-2026 --map map.yaml --force

A map, all of which can be left out:
  title: Carers’ action plan
  period: 2026 to 2029
  years: financial                  # or calendar, academic
  levels: [Priority, Action]        # outermost first, the last one is the action
  columns: {Target: when, Ward: other, Budget: left out}
  statuses: {B: complete, Slipped: at-risk}
  owners: {SCS: Social Services, Policy and Housing: [Policy, Housing]}
  leave out: [Notes, table 3]       # sheets and tables
  take: [Figures]                   # sheets that do not look like a part of the plan
  bullets are actions: false        # bullets in one cell are parts of one action
  hidden: true                      # take hidden rows, columns and sheets too

What a column can hold: number, outcome, aim, action, step, owner, partners, contact, when, was,
done, start, milestones, success, measure, unit, baseline, target, value, outputs, evidence,
progress, status, why, risks, resources, response, notes, project, other, left out, a year such as
2026/27, or figures of a year such as target 2026/27.

Exit codes: 0 the plan is written, 1 there is no plan in the file, 2 the call or the system.")]
pub(super) struct Import {
    /// The files: .docx, .xlsx, .ods, .odt, .csv, .tsv or .html
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder of the plan, inside of the folder with the content
    #[arg(long, value_name = "FOLDER")]
    into: PathBuf,
    /// Decide as this file says
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Write what was decided into a file, to be changed and used with `--map`
    #[arg(long, value_name = "FILE")]
    save_map: Option<PathBuf>,
    /// Tell what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
    /// Keep the names of people, their e-mail addresses and their telephone numbers
    #[arg(long)]
    keep_people: bool,
}

/// Where a plan goes.
struct Place {
    /// The folder with the content.
    content: PathBuf,
    /// The plan’s id.
    id: String,
}

impl Import {
    pub(super) fn run(self, world: &World) -> u8 {
        match self.import(world) {
            Ok(code) => code,
            Err(message) => fail(message),
        }
    }

    fn import(&self, world: &World) -> Result<u8, String> {
        let map = match &self.map {
            Some(path) => {
                let text =
                    String::from_utf8(files::read_bytes(path, 1 << 20).map_err(|error| error.to_string())?)
                        .map_err(|_| format!("{}: it is not in UTF-8", path.display()))?;
                Map::read(&text).map_err(|error| format!("{}: {error}", path.display()))?
            }
            None => Map::default(),
        };
        let place = self.place()?;
        self.keeps_the_files()?;
        let hidden = if map.hidden == Some(true) { Hidden::Taken } else { Hidden::LeftOut };
        let documents = self.files.iter().map(|path| {
            let bytes = files::read_bytes(path, LARGEST).map_err(|error| match error.kind() {
                io::ErrorKind::Other => {
                    format!("{error}\nTake pictures out of it, or copy the plan into a new file.")
                }
                _ => error.to_string(),
            })?;
            let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
            import::read_file(&name, &bytes, hidden).map_err(|unread| unread.to_string())
        });
        let documents = documents.collect::<Result<Vec<_>, String>>()?;
        let owners = owners_there(&place.content.join("owners.yaml"))?;
        let people = if self.keep_people { People::Kept } else { People::LeftOut };
        let wanted = Wanted { map: &map, people, plan: &place.id, owners: owners.as_deref() };
        let imported = import::import(&documents, &wanted);
        let _ = writeln!(anstream::stdout(), "{}", imported.report);
        if imported.report.found.actions == 0 {
            say(
                "planpress: no actions were found, so nothing was written. A table needs heads, such as Action, Lead \
                 and When; with `--map` you can say what yours mean.",
            );
            return Ok(CONTENT);
        }
        let mut staged = Staged::default();
        if let Some(path) = &self.save_map {
            staged.add(path, &map_text(&imported.map), self.over())?;
        }
        if self.dry_run {
            staged.publish()?;
            let written = if self.save_map.is_some() { "Only the map was" } else { "Nothing was" };
            say(format_args!("{} {written} written: it was a dry run.", imported.report.summary()));
            return Ok(FINE);
        }
        let is_new_site = place.content.join("site.yaml").symlink_metadata().is_err();
        self.write(&place, &imported, &mut staged)?;
        staged.publish()?;
        self.tell(&place, &imported, world);
        self.tell_others(&imported);
        if is_new_site {
            say(format_args!(
                "There was no site.yaml in {}, so one with a title was made. If you have a site already, import into \
                 its folder; `planpress new` makes one to begin with.",
                place.content.display()
            ));
        }
        Ok(FINE)
    }

    /// The folder with the content, and the id that the plan’s folder gives it.
    fn place(&self) -> Result<Place, String> {
        let into = &self.into;
        let name = into.file_name().map(|it| it.to_string_lossy().into_owned());
        let name = name.ok_or_else(|| format!("{} does not name a folder for the plan", into.display()))?;
        let stem = name.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.' || it == '-');
        let id = Id::new(if Id::new(&name).is_some() { &name } else { stem });
        let id = id.ok_or_else(|| {
            let better = Id::from_words(&name).map(|it| format!(", such as {it}")).unwrap_or_default();
            format!("{name} cannot name a plan: a folder of small letters, figures and hyphens can{better}")
        })?;
        if into.exists() && !into.is_dir() {
            return Err(format!("{} is a file: name a folder for the plan", into.display()));
        }
        let is_site = into.join("site.yaml").exists();
        // A folder beside a site.yaml, for whoever stands in the content folder.
        let here = (!is_site && Path::new("site.yaml").exists()).then_some(Path::new("."));
        let parent = into.parent().filter(|it| !it.as_os_str().is_empty()).or(here);
        if let Some(parent) = parent.filter(|it| !is_site && !it.join("site.yaml").exists())
            && let Some(content) = parent.ancestors().skip(1).find(|it| it.join("site.yaml").is_file())
        {
            let better = content.join(&name);
            return Err(format!(
                "a plan stands right in the folder of its site, {}: write `--into {}`",
                if content.as_os_str().is_empty() { Path::new(".") } else { content }.display(),
                shell_word(&better.display().to_string())
            ));
        }
        Ok(match parent {
            Some(parent) if !is_site => Place { content: parent.to_owned(), id: id.as_str().to_owned() },
            // The plan stands in the folder of the site itself.
            _ => Place { content: into.clone(), id: "plan".to_owned() },
        })
    }

    /// Refuses to write the map over one of the files that are imported.
    fn keeps_the_files(&self) -> Result<(), String> {
        let Some(Ok(map)) = self.save_map.as_ref().map(fs::canonicalize) else { return Ok(()) };
        match self.files.iter().find(|file| fs::canonicalize(file).is_ok_and(|it| it == map)) {
            Some(file) => {
                Err(format!("{} is to be imported: save the map under another name", file.display()))
            }
            None => Ok(()),
        }
    }

    const fn over(&self) -> Over {
        if self.force { Over::AnyFile } else { Over::Nothing }
    }

    fn write(&self, place: &Place, imported: &Imported, staged: &mut Staged) -> Result<(), String> {
        let paths: Vec<PathBuf> = imported.files.keys().map(|path| self.into.join(path)).collect();
        if !self.force {
            let there: Vec<&PathBuf> = paths.iter().filter(|path| path.symlink_metadata().is_ok()).collect();
            if let Some(first) = there.first() {
                let more =
                    if there.len() > 1 { format!(" and {} more", there.len() - 1) } else { String::new() };
                return Err(format!(
                    "{}{more} are there already: choose another folder, or write over them with `--force`",
                    first.display()
                ));
            }
        }
        for (path, text) in paths.iter().zip(imported.files.values()) {
            staged.add(path, text, self.over())?;
        }
        if let Some(owners) = &imported.owners {
            // What stands there is kept: the new entries come after it.
            staged.add(&place.content.join("owners.yaml"), owners, Over::AnyFile)?;
        }
        let site = place.content.join("site.yaml");
        if site.symlink_metadata().is_err() {
            let text = format!("format: 1\ntitle: {}\n", import::title_line(&imported.title));
            staged.add(&site, &text, Over::Nothing)?;
        }
        Ok(())
    }

    fn tell(&self, place: &Place, imported: &Imported, world: &World) {
        say(format_args!("{} The plan is in {}.", imported.report.summary(), self.into.display()));
        let shown = place.content.display().to_string();
        let argument = if shown == "content" { String::new() } else { format!(" {}", shell_word(&shown)) };
        let check = format!("`planpress check{argument}`");
        match problems(place, world) {
            Some((0, 0)) => say("The content builds."),
            Some((0, 1)) => say(format_args!("The content builds, with 1 warning: {check} tells it.")),
            Some((0, warnings)) => {
                say(format_args!("The content builds, with {warnings} warnings: {check} tells them."));
            }
            Some((errors, _)) => {
                let errors = if errors == 1 { "1 mistake".to_owned() } else { format!("{errors} mistakes") };
                say(format_args!(
                    "The content does not build yet: it has {errors}, and {check} says where and what to do."
                ));
            }
            None => {}
        }
        say(format_args!("Look at it with `planpress serve{argument} --open`."));
    }
}

impl Import {
    /// Names files that an earlier import may have left, under names that this one does not use.
    fn tell_others(&self, imported: &Imported) {
        let files = walkdir::WalkDir::new(&self.into).sort_by_file_name().into_iter().flatten();
        let others = files.filter_map(|entry| {
            let inside = entry.path().strip_prefix(&self.into).ok()?.to_string_lossy().replace('\\', "/");
            let is_other = inside.ends_with(".md") && !imported.files.contains_key(&inside);
            is_other.then_some(inside)
        });
        let others: Vec<String> = others.collect();
        if let Some(first) = others.first() {
            let (files, them) = match others.len() {
                1 => ("is 1 other file".to_owned(), "it"),
                count => (format!("are {count} other files"), "them"),
            };
            say(format_args!(
                "There {files} in the folder, such as {first}. If an earlier import left {them}, delete {them}."
            ));
        }
    }
}

/// How many errors and warnings the content has as it stands now, as `planpress check` counts them.
fn problems(place: &Place, world: &World) -> Option<(usize, usize)> {
    let dates = Dates { today: world.today().ok()?, as_of: None };
    let of_templates = |website: &crate::website::Website<'_>| website.template_problems();
    let mut built = crate::build(&place.content, dates, Drafts::Hidden, of_templates).ok()?;
    built.problems.append(built.made.take().unwrap_or_default());
    let count =
        |severity: Severity| built.problems.as_slice().iter().filter(|it| it.severity == severity).count();
    Some((count(Severity::Error), count(Severity::Warning)))
}

/// The owners that are there, to which those of the plan can be added: nothing only where there is
/// no such file.
fn owners_there(path: &Path) -> Result<Option<String>, String> {
    let bytes = match files::read_bytes(path, 4 << 20) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.symlink_metadata().is_err() => {
            return Ok(None);
        }
        Err(error) => return Err(error.to_string()),
    };
    let text = String::from_utf8(bytes).map_err(|_| format!("{}: it is not in UTF-8", path.display()))?;
    if import::takes_owners(&text) {
        return Ok(Some(text));
    }
    Err(format!(
        "{} is no list that owners can be added to at its end: each entry has to begin a line with `- `",
        path.display()
    ))
}
