//! Waiting for changes in the content folder, and looking at each as it comes.
//!
//! What the system tells of is a reason to look, never what is believed: a file named is read, and
//! whatever else has another size or time is read too. So it does not matter how an editor saves
//! (in place, by renaming, by removing and writing anew), nor whether a new folder's files are told
//! one by one.

use super::{Look, Preview};
use crate::files::Touched;
use crate::views::Dates;
use notify::{Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};
use std::collections::BTreeSet;
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
/// How long a folder may be in pieces, as while another version of everything is checked out,
/// before that is told.
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
///
/// # Errors
///
/// When the folder cannot be watched in any way.
pub fn watch(
    mut preview: Preview,
    watching: Watching,
    dates: impl Fn() -> Dates,
    mut seen: impl FnMut(Seen) -> bool,
) -> io::Result<()> {
    let mut watching = watching;
    loop {
        let (to, told) = mpsc::channel();
        let content = preview.content().to_owned();
        let started = match (watching, start::<RecommendedWatcher>(&content, to.clone())) {
            (Watching::Polling, _) => None,
            (Watching::Told, Ok(watcher)) => Some(Started::Told(watcher)),
            (Watching::Told, Err(_)) if !content.is_dir() => {
                std::thread::sleep(ROUND);
                continue;
            }
            (Watching::Told, Err(error)) => {
                watching = Watching::Polling;
                if !seen(Seen::PollingInstead(error)) {
                    return Ok(());
                }
                None
            }
        };
        let started = match started {
            Some(started) => started,
            None => match start::<PollWatcher>(&content, to) {
                Ok(watcher) => Started::Polling(watcher),
                Err(_) if !content.is_dir() => {
                    std::thread::sleep(ROUND);
                    continue;
                }
                Err(error) => return Err(io::Error::other(error)),
            },
        };
        // What changed before the watcher was there is found now.
        let goes_on = look_on(&mut preview, &told, &dates, &mut seen);
        started.stop();
        if !goes_on {
            return Ok(());
        }
    }
}

/// A watcher that is at work.
enum Started {
    Told(Debouncer<RecommendedWatcher, NoCache>),
    Polling(Debouncer<PollWatcher, NoCache>),
}

impl Started {
    fn stop(self) {
        match self {
            Self::Told(watcher) => watcher.stop_nonblocking(),
            Self::Polling(watcher) => watcher.stop_nonblocking(),
        }
    }
}

fn start<W: Watcher>(content: &Path, to: Sender<Told>) -> Result<Debouncer<W, NoCache>, notify::Error> {
    let root = fs::canonicalize(content)?;
    let watched = root.clone();
    let tell = move |result: DebounceEventResult| {
        for told in told(result, &root) {
            // Nobody listens any more when the preview ends.
            let _ = to.send(told);
        }
    };
    let config = Config::default().with_poll_interval(ROUND);
    let mut watcher = new_debouncer_opt::<_, W, NoCache>(REST, Some(TICK), tell, NoCache::new(), config)?;
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
    preview: &mut Preview,
    told: &Receiver<Told>,
    dates: &impl Fn() -> Dates,
    seen: &mut impl FnMut(Seen) -> bool,
) -> bool {
    let mut touched = Touched::These(BTreeSet::new());
    let mut failed = 0;
    loop {
        match preview.look(&touched, dates()) {
            Ok(look) => {
                failed = 0;
                touched = Touched::These(BTreeSet::new());
                if let Some(look) = look
                    && !seen(Seen::Changed(Box::new(look)))
                {
                    return false;
                }
            }
            // Files come and go while somebody checks out another version: look again soon.
            Err(error) => {
                failed += 1;
                if failed == PATIENCE && !seen(Seen::Unreadable(error)) {
                    return false;
                }
            }
        }
        let next = if failed > 0 {
            match told.recv_timeout(REST * failed.min(PATIENCE)) {
                Ok(next) => Some(next),
                Err(mpsc::RecvTimeoutError::Timeout) if preview.content().is_dir() => None,
                // The folder is gone: a watcher has to be set on the one that comes.
                Err(_) => return true,
            }
        } else {
            match told.recv() {
                Ok(next) => Some(next),
                Err(mpsc::RecvError) => return true,
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
