//! A preview that runs, and a client that asks it as a browser or an attacker would.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// `planpress serve`, until it is dropped.
pub(super) struct Running {
    child: Child,
    pub(super) port: u16,
    said: Arc<Mutex<String>>,
}

/// What was answered.
#[derive(Debug, Default)]
pub(super) struct Answered {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answered {
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Running {
    /// Serves a folder at any free port.
    pub(super) fn start(content: &Path, options: &[&str]) -> Self {
        Self::with(content, 0, options)
    }

    /// Serves a folder at a port, or at another one if it is taken.
    pub(super) fn start_at(content: &Path, port: u16) -> Self {
        Self::with(content, port, &[])
    }

    fn with(content: &Path, port: u16, options: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_planpress"))
            .arg("serve")
            .arg(content)
            .args(["--port", &port.to_string()])
            .args(options)
            .env("NO_COLOR", "1")
            .env("SOURCE_DATE_EPOCH", "1276560000")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut so_far = String::new();
        let port = loop {
            let mut line = String::new();
            assert!(lines.read_line(&mut line).unwrap() > 0, "it ended: {so_far}");
            so_far.push_str(&line);
            if let Some(rest) = line.strip_prefix("Look at http://") {
                let address = rest.split('/').next().unwrap();
                break address.rsplit(':').next().unwrap().parse().unwrap();
            }
        };
        let said = Arc::new(Mutex::new(so_far));
        let goes_on = Arc::clone(&said);
        std::thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                let mut said = goes_on.lock().unwrap();
                said.push_str(&line);
                said.push('\n');
            }
        });
        Self { child, port, said }
    }

    /// What it said so far on standard error.
    pub(super) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits until something holds; tells what it said when that takes too long.
    pub(super) fn wait_for(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        for _ in 0..500 {
            if holds(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("{what} never came; it said:\n{}", self.said());
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    pub(super) fn get(&self, path: &str) -> Answered {
        self.ask("GET", path, &[])
    }

    pub(super) fn ask(&self, method: &str, path: &str, fields: &[&str]) -> Answered {
        let host = format!("Host: 127.0.0.1:{}", self.port);
        let fields: Vec<&str> = std::iter::once(host.as_str()).chain(fields.iter().copied()).collect();
        self.send(&format!(
            "{method} {path} HTTP/1.1\r\n{}\r\nConnection: close\r\n\r\n",
            fields.join("\r\n")
        ))
    }

    /// Sends what is said, letter by letter, and reads until the other side is done.
    pub(super) fn send(&self, request: &str) -> Answered {
        let mut stream = self.connect();
        // Whoever refuses a request may close before all of it is there.
        let _ = stream.write_all(request.as_bytes());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n");
        let Some(end) = end else { return Answered::default() };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or_default();
        Answered { status, head, body: bytes[end + 4..].to_vec() }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
