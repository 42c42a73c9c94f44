//! `planpress serve`: the site as it is written, in the browser.

use super::{FINE, When, World, fail, say, tell, unread};
use crate::diagnostics::{Problem, Problems, Severity, terminal};
use crate::files::Touched;
use crate::preview::{
    Added, Hosts, Look, Preview, Seen, Server, Shown, Watching, readiness_address, serve, watch,
};
use crate::views::Dates;
use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};
use std::path::PathBuf;
use std::sync::Arc;

/// How many ports are tried after one that is taken.
const OTHER_PORTS: u16 = 50;

/// Look at the website while you write
///
/// Builds the site with its drafts, shows it in the browser, and shows each change as soon as you
/// save it. Mistakes stand at the top of their page until they are mended. Nothing is written.
/// Press Ctrl-C to end it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  planpress serve
  planpress serve content --open
  planpress serve --port 8080 --as-of 2010-03-31

Exit codes: 2 the call or the system; it does not end by itself.")]
pub(super) struct Serve {
    /// The folder with the content
    #[arg(default_value = "content")]
    content: PathBuf,
    /// The port to listen at; another one if it is taken
    #[arg(long, default_value_t = 4000)]
    port: u16,
    /// The address to listen at, instead of this machine alone
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: String,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Go through the folder twice a second, for network drives where the system tells of no changes
    #[arg(long)]
    poll: bool,
    /// Show pages exactly as `build --drafts` writes them: without the strip, and not loaded again
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    when: When,
}

impl Serve {
    pub(super) fn run(self, world: &World) -> u8 {
        let dates = match self.when.dates(world) {
            Ok(dates) => dates,
            Err(message) => return fail(message),
        };
        // A preview may be open for days.
        let (clock, fixed) = (world.clock, self.when.today.is_some() || world.source_date_epoch.is_some());
        let dates = move || if fixed { dates } else { Dates { today: clock(), ..dates } };
        let added = if self.plain { Added::Nothing } else { Added::Yes };
        let mut preview = Preview::new(&self.content, added);
        let first = match preview.look(&Touched::Anything, dates()) {
            Ok(Some(look)) => look.shown,
            Ok(None) => return fail("the folder has nothing to show"),
            Err(error) => return unread(&self.content, &error),
        };
        let (listener, address) = match self.listen() {
            Ok(found) => found,
            Err(message) => return fail(message),
        };
        tell(first.problems(), first.sources());
        let url = Self::url(address, &first);
        self.greet(&url, address, &first);
        let mut told = Told::new(&first);
        let server = Server::new(first, Hosts::new(address.ip(), &self.host));
        let watching = if self.poll { Watching::Polling } else { Watching::Told };
        let shows = Arc::clone(&server);
        std::thread::spawn(move || {
            let seen = |seen: Seen| {
                match seen {
                    Seen::Changed(look) => {
                        told.tell(&look);
                        shows.show(look.shown);
                    }
                    Seen::Unreadable(error) => say(format_args!(
                        "planpress: {error}. The pages stay as they were; this goes on when it can be read."
                    )),
                    Seen::PollingInstead(error) => say(format_args!(
                        "The system cannot watch the folder ({error}), so it is gone through twice a second."
                    )),
                }
                true
            };
            watch(preview, watching, dates, seen);
        });
        if self.open && open::that_detached(&url).is_err() {
            say(format_args!("No browser can be opened from here. Open {url} in yours."));
        }
        match serve(&server, listener) {
            Ok(()) => FINE,
            Err(error) => fail(format_args!("serving at {address}: {error}")),
        }
    }

    /// Listens at the address that was asked for, at its port or one soon after it.
    fn listen(&self) -> Result<(TcpListener, SocketAddr), String> {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        let found = (host, self.port).to_socket_addrs().ok().and_then(|mut found| found.next());
        let Some(first) = found else {
            return Err(format!("{} is no address of this machine; it can be 127.0.0.1", self.host));
        };
        let last = if self.port == 0 { 0 } else { self.port.saturating_add(OTHER_PORTS) };
        for port in self.port..=last {
            let address = SocketAddr::new(first.ip(), port);
            match TcpListener::bind(address).and_then(|it| it.local_addr().map(|at| (it, at))) {
                Ok((listener, at)) => {
                    if port != self.port {
                        say(format_args!("Port {} is taken, so this is at {port}.", self.port));
                    }
                    return Ok((listener, at));
                }
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                Err(error) if error.kind() == io::ErrorKind::AddrNotAvailable => {
                    return Err(format!("{} is no address of this machine; it can be 127.0.0.1", self.host));
                }
                Err(error) => return Err(format!("listening at {address}: {error}")),
            }
        }
        Err(format!("ports {} to {last} are all taken; name another with --port", self.port))
    }

    /// The address of the site's home, for a browser on this machine.
    fn url(address: SocketAddr, shown: &Shown) -> String {
        let host = match address.ip() {
            ip if ip.is_unspecified() => "127.0.0.1".to_owned(),
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        format!("http://{host}:{}{}", address.port(), shown.base())
    }

    fn greet(&self, url: &str, address: SocketAddr, shown: &Shown) {
        let found = terminal::summary(shown.problems());
        let (pages, content) = (shown.page_count(), self.content.display());
        say(format_args!("{pages} pages of {content}, with drafts: {found}."));
        say(format_args!("Look at {url} and write; Ctrl-C ends it."));
        let host = url.strip_suffix(shown.base()).unwrap_or(url);
        say(format_args!("What a scrutiny committee would ask is at {host}{}.", readiness_address()));
        if !address.ip().is_loopback() {
            say(
                "Everybody on your network who can reach this machine can read it, drafts and notes on mistakes too.",
            );
        }
    }
}

/// What was told before, so that each save tells what is new.
struct Told {
    problems: BTreeSet<String>,
}

impl Told {
    fn new(shown: &Shown) -> Self {
        Self { problems: shown.problems().as_slice().iter().map(|it| name(it, shown)).collect() }
    }

    fn tell(&mut self, look: &Look) {
        let shown = &look.shown;
        let mut new = Problems::default();
        let mut all = BTreeSet::new();
        for problem in shown.problems().as_slice() {
            let name = name(problem, shown);
            if !self.problems.contains(&name) {
                new.push(problem.clone());
            }
            all.insert(name);
        }
        let mended = self.problems.difference(&all).count();
        tell(&new, shown.sources());
        let changed = match look.changed.iter().next() {
            Some(only) if look.changed.len() == 1 => only.clone(),
            _ => format!("{} files", look.changed.len()),
        };
        let mended = if mended > 0 { format!(" ({mended} mended)") } else { String::new() };
        say(format_args!("{changed}: {}{mended}.", terminal::summary(shown.problems())));
        self.problems = all;
    }
}

/// A problem by what it says and where, so that it is the same when lines above it come or go.
fn name(problem: &Problem, shown: &Shown) -> String {
    let kind = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let place = problem.span.map(|span| (&shown.sources()[span.source].path, shown.sources().written(span)));
    format!("{kind} {} {} {place:?}", problem.code, problem.message)
}
