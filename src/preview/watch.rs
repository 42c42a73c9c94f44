//! Waiting for changes in the content folder, and looking at each as it comes.
//!
//! What the system tells of is a reason to look, never what is believed: a file named is read, and
//! whatever else has another size or time is read too. So it does not matter how an editor saves
//! (in place, by renaming, by removing and writing anew), nor whether a new folder's files are told
//! one by one.

use super::{Look, Preview};
use crate::files::Touched;
use crate::views::Dates;
use notify::{Config, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

/// How long the folder has to be at rest before it is looked into. Editors that save by renaming
/// are done sooner; somebody who waits for the page does not notice.
const REST: Duration = Duration::from_millis(20);
/// How often is looked whether the rest is over.
const TICK: Duration = Duration::from_millis(5);
/// How often the folder is gone through where the system tells of no changes.
const ROUND: Duration = Duration::from_millis(500);
/// For how many rounds a file that changed is read whatever its size and time say: some drives count
/// time in steps of two seconds.
const WARY: u32 = 6;
/// How often a folder may be in pieces, as while another version of everything is checked out, before
/// that is told.
const PATIENCE: u32 = 20;

/// How changes are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// The system tells of them.
    Told,
    /// The folder is gone through again and again: on network drives the system often tells nothing.
    Polling,
}

/// What was seen of the folder.
#[derive(Debug)]
pub enum Seen {
    /// It changed, and was looked into.
    Changed(Box<Look>),
    /// It cannot be read; what was shown before is still shown.
    Unreadable(io::Error),
    /// The system could not watch so much; from now on the folder is gone through again and again.
    PollingInstead(notify::Error),
}

/// What comes from the watcher.
enum Told {
    /// Files were touched.
    Touched(Touched),
    /// The folder itself is another one, or is gone.
    Moved,
}

/// Watches the folder of a preview, for ever, and gives what is seen to `seen`, which may end it by
/// saying `false`.
pub fn watch(
    preview: Preview,
    watching: Watching,
    dates: impl Fn() -> Dates,
    seen: impl FnMut(Seen) -> bool,
) {
    let mut looking = Looking { preview, dates, seen, failed: 0 };
    if watching == Watching::Told {
        match told_of_changes(&mut looking) {
            None => return,
            Some(error) => {
                if !(looking.seen)(Seen::PollingInstead(error)) {
                    return;
                }
            }
        }
    }
    go_round(&mut looking);
}

/// Looks whenever the system tells of a change. Ends with nothing when nobody wants to see any more,
/// or with the reason why the system does not tell.
fn told_of_changes(
    looking: &mut Looking<impl Fn() -> Dates, impl FnMut(Seen) -> bool>,
) -> Option<notify::Error> {
    loop {
        let (to, told) = mpsc::channel();
        let watcher = match start(looking.preview.content(), to) {
            Ok(watcher) => watcher,
            // The folder may come back.
            Err(_) if !looking.preview.content().is_dir() => {
                std::thread::sleep(ROUND);
                continue;
            }
            Err(error) => return Some(error),
        };
        // What changed before the watcher was there is found now.
        let goes_on = look_on(looking, &told);
        watcher.stop_nonblocking();
        if !goes_on {
            return None;
        }
    }
}

fn start(content: &Path, to: Sender<Told>) -> Result<Debouncer<RecommendedWatcher, NoCache>, notify::Error> {
    let root = fs::canonicalize(content)?;
    let watched = root.clone();
    let tell = move |result: DebounceEventResult| {
        for told in told(result, &root) {
            // Nobody listens any more when the preview ends.
            let _ = to.send(told);
        }
    };
    let mut watcher = new_debouncer_opt(REST, Some(TICK), tell, NoCache::new(), Config::default())?;
    watcher.watch(&watched, RecursiveMode::Recursive)?;
    Ok(watcher)
}

/// What some events mean. That a file was read is no change: the preview reads them itself.
fn told(result: DebounceEventResult, root: &Path) -> Vec<Told> {
    let Ok(events) = result else { return vec![Told::Touched(Touched::Anything)] };
    let mut paths: BTreeSet<PathBuf> = BTreeSet::new();
    let mut told = Vec::new();
    for event in &events {
        if event.need_rescan() {
            told.push(Told::Touched(Touched::Anything));
        }
        if matches!(event.kind, EventKind::Access(_)) {
            continue;
        }
        for path in &event.paths {
            match path.strip_prefix(root) {
                Ok(inside) if inside.as_os_str().is_empty() => {
                    let is_gone = matches!(
                        event.kind,
                        EventKind::Remove(_) | EventKind::Modify(notify::event::ModifyKind::Name(_))
                    );
                    if is_gone {
                        told.push(Told::Moved);
                    }
                    // Otherwise something in it changed, which is told by itself.
                    paths.insert(PathBuf::from("."));
                }
                Ok(inside) => {
                    paths.insert(inside.to_owned());
                }
                Err(_) => told.push(Told::Touched(Touched::Anything)),
            }
        }
    }
    if !paths.is_empty() {
        told.insert(0, Told::Touched(Touched::These(paths)));
    }
    told
}

/// Looks into the folder at each change, until it is another folder (`true`) or nobody wants to see
/// any more (`false`).
fn look_on(
    looking: &mut Looking<impl Fn() -> Dates, impl FnMut(Seen) -> bool>,
    told: &Receiver<Told>,
) -> bool {
    let mut touched = Touched::These(BTreeSet::new());
    loop {
        match looking.look(&touched) {
            Looked::Fine(_) => touched = Touched::These(BTreeSet::new()),
            Looked::InPieces => {}
            Looked::Enough => return false,
        }
        let next = if looking.failed == 0 {
            match told.recv() {
                Ok(next) => Some(next),
                Err(mpsc::RecvError) => return true,
            }
        } else {
            match told.recv_timeout(REST * looking.failed.min(PATIENCE)) {
                Ok(next) => Some(next),
                Err(mpsc::RecvTimeoutError::Timeout) if looking.preview.content().is_dir() => None,
                // The folder is gone: a watcher has to be set on the one that comes.
                Err(_) => return true,
            }
        };
        for next in next.into_iter().chain(told.try_iter()) {
            match next {
                Told::Moved => return true,
                Told::Touched(next) => touched = touched.and(next),
            }
        }
    }
}

/// Goes through the folder again and again, until nobody wants to see any more.
fn go_round(looking: &mut Looking<impl Fn() -> Dates, impl FnMut(Seen) -> bool>) {
    let mut lately: BTreeMap<PathBuf, u32> = BTreeMap::new();
    loop {
        match looking.look(&Touched::These(lately.keys().cloned().collect())) {
            Looked::Fine(changed) => {
                lately.retain(|_, rounds| {
                    *rounds -= 1;
                    *rounds > 0
                });
                lately.extend(changed.into_iter().map(|path| (path, WARY)));
            }
            Looked::InPieces => {}
            Looked::Enough => return,
        }
        std::thread::sleep(ROUND);
    }
}

/// A preview with those who want to see what becomes of it.
struct Looking<D, S> {
    preview: Preview,
    dates: D,
    seen: S,
    /// How often one after the other the folder could not be read.
    failed: u32,
}

/// What came of a look.
enum Looked {
    /// These files, by their paths inside the folder, are not what they were.
    Fine(Vec<PathBuf>),
    /// It could not be read: look again soon.
    InPieces,
    /// Nobody wants to see any more.
    Enough,
}

impl<D: Fn() -> Dates, S: FnMut(Seen) -> bool> Looking<D, S> {
    fn look(&mut self, touched: &Touched) -> Looked {
        match self.preview.look(touched, (self.dates)()) {
            Ok(look) => {
                self.failed = 0;
                let Some(look) = look else { return Looked::Fine(Vec::new()) };
                let content = self.preview.content();
                let inside = |path: &String| Path::new(path).strip_prefix(content).ok().map(Path::to_owned);
                let changed = look.changed.iter().filter_map(inside).collect();
                if (self.seen)(Seen::Changed(Box::new(look))) {
                    Looked::Fine(changed)
                } else {
                    Looked::Enough
                }
            }
            // Files come and go while somebody checks out another version.
            Err(error) => {
                self.failed += 1;
                let goes_on = self.failed != PATIENCE || (self.seen)(Seen::Unreadable(error));
                if goes_on { Looked::InPieces } else { Looked::Enough }
            }
        }
    }
}
