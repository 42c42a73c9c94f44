//! What is answered to a request, as far as it does not depend on the connection.
//!
//! In comes a request and the site as it is shown; out comes an answer. Nothing is written, and
//! files are opened only where the site publishes them and they stand inside the content folder.

use super::added;
use super::request::{Asked, Hosts, Part, decoded, has_version};
use super::shown::{Found, Shown};
use crate::files;
use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::ops::RangeInclusive;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Where the preview's own pages and files stand.
pub(super) const OWN: &str = "/_planpress/";
/// The readiness report, among them.
pub(super) const READINESS: &str = "readiness";

/// Where the readiness report stands: at no address that a site can have.
pub fn readiness_address() -> String {
    format!("{OWN}{READINESS}")
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The fields, without those that the connection adds.
    pub fields: Vec<(&'static str, String)>,
    /// What is sent; not for `HEAD`, which leaves it out.
    pub body: Body,
}

/// What is sent with an answer.
#[derive(Debug)]
pub enum Body {
    /// These bytes.
    Bytes(Vec<u8>),
    /// So many bytes of a file, from where it stands.
    File(File, u64),
    /// A line whenever the site has changed, until the client goes away.
    Changes,
}

impl Answer {
    fn new(status: u16, kind: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let fields = vec![("content-type", kind.to_owned())];
        Self { status, fields, body: Body::Bytes(bytes.into()) }
    }

    /// A few words in place of a page.
    pub(super) fn words(status: u16, words: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{words}\n")).with("cache-control", "no-store")
    }

    fn with(mut self, field: &'static str, value: impl Into<String>) -> Self {
        self.fields.push((field, value.into()));
        self
    }

    /// Another address, for good where it will be so on the built site too.
    fn elsewhere(status: u16, to: String) -> Self {
        Self::words(status, &format!("This is at {to}")).with("location", to)
    }

    /// A field of the answer.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.as_str())
    }
}

/// Answers a request.
pub fn answer(asked: &Asked, hosts: &Hosts, shown: &Shown) -> Answer {
    if !hosts.allow(&asked.hosts) {
        let words = "This preview is not at that address. Ask for it by the one that planpress printed.";
        return Answer::words(421, words);
    }
    if asked.method != "GET" && asked.method != "HEAD" {
        return Answer::words(405, "A preview can only be looked at.").with("allow", "GET, HEAD");
    }
    let Some(path) = decoded(&asked.path) else {
        return Answer::words(400, "No page can have this address.");
    };
    let answer = match path.strip_prefix(OWN) {
        Some(inside) => own(inside, asked, shown),
        None if path == OWN.trim_end_matches('/') => Answer::elsewhere(302, OWN.to_owned()),
        None => of_site(&path, asked, shown),
    };
    answer.with("x-content-type-options", "nosniff").with("cross-origin-resource-policy", "same-origin")
}

/// A page or file of the preview's own.
fn own(inside: &str, asked: &Asked, shown: &Shown) -> Answer {
    const SCRIPT: &str = "text/javascript; charset=utf-8";
    let (kind, text) = match inside {
        "" => ("text/html; charset=utf-8", added::overview(shown)),
        READINESS => ("text/html; charset=utf-8", added::readiness(shown)),
        "preview.css" => ("text/css; charset=utf-8", added::STYLE.to_owned()),
        "preview.js" => (SCRIPT, added::SCRIPT.to_owned()),
        "changes.js" => (SCRIPT, added::WORKER.to_owned()),
        "changes" => {
            let fields = vec![
                ("content-type", "text/event-stream; charset=utf-8".to_owned()),
                ("cache-control", "no-store".to_owned()),
            ];
            return Answer { status: 200, fields, body: Body::Changes };
        }
        _ => return Answer::words(404, "The preview has no such page."),
    };
    of_bytes(200, kind, text.as_bytes(), asked)
}

fn of_site(path: &str, asked: &Asked, shown: &Shown) -> Answer {
    let base = percent_encoding::percent_decode_str(shown.base()).decode_utf8_lossy();
    let Some(inside) = path.strip_prefix(&*base) else {
        if path == "/" || format!("{path}/") == base {
            return Answer::elsewhere(302, shown.base().to_owned());
        }
        return not_found(asked, shown);
    };
    let file = if inside.is_empty() || inside.ends_with('/') {
        format!("{inside}index.html")
    } else {
        inside.to_owned()
    };
    match shown.find(&file) {
        Some(Found::Bytes(bytes)) => of_bytes(200, &kind_of(&file), &bytes, asked),
        Some(Found::Broken(bytes)) => of_bytes(500, "text/html; charset=utf-8", &bytes, asked),
        Some(Found::File(disk)) => {
            of_file(&file, &disk, asked, shown).unwrap_or_else(|_| not_found(asked, shown))
        }
        None if shown.files().contains_key(&format!("{file}/index.html")) => {
            let query = asked.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
            Answer::elsewhere(301, format!("{}/{query}", asked.path))
        }
        None => not_found(asked, shown),
    }
}

/// The site's own page for an address that there is not.
fn not_found(asked: &Asked, shown: &Shown) -> Answer {
    match shown.find("404.html") {
        Some(Found::Bytes(bytes)) => {
            // It stands for no file, so there is no part and no version of it to ask for.
            let asked = Asked { method: asked.method.clone(), ..Asked::default() };
            of_bytes(404, "text/html; charset=utf-8", &bytes, &asked)
        }
        Some(Found::Broken(_) | Found::File(_)) | None => Answer::words(404, "There is no such page."),
    }
}

/// The kind of file that its ending stands for.
fn kind_of(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = kind.type_() == "text"
        || matches!(kind.subtype().as_str(), "javascript" | "json" | "xml")
        || kind.suffix().is_some_and(|it| it == "xml");
    if is_text { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}

fn of_bytes(status: u16, kind: &str, bytes: &[u8], asked: &Asked) -> Answer {
    let etag = format!("\"{}\"", &blake3::hash(bytes).to_hex()[..20]);
    let part = |part: RangeInclusive<u64>| {
        let at = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        Ok(Body::Bytes(bytes[at(*part.start())..=at(*part.end())].to_vec()))
    };
    let whole = || Ok(Body::Bytes(bytes.to_vec()));
    let length = bytes.len() as u64;
    versioned(status, kind, &etag, length, asked, whole, part)
        .unwrap_or_else(|_| Answer::words(500, "This could not be read."))
}

/// A file of the content folder. A link that was put in its place and leads out of the folder is
/// not followed.
fn of_file(path: &str, disk: &Path, asked: &Asked, shown: &Shown) -> io::Result<Answer> {
    let mut file = files::open(shown.content(), disk)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::from(io::ErrorKind::NotFound));
    }
    let changed = metadata.modified().ok().and_then(|it| it.duration_since(UNIX_EPOCH).ok());
    let etag = format!("\"{:x}-{:x}\"", metadata.len(), changed.map_or(0, |it| it.as_nanos()));
    let mut again = file.try_clone()?;
    let part = |part: RangeInclusive<u64>| {
        again.seek(SeekFrom::Start(*part.start()))?;
        Ok(Body::File(again, part.end() - part.start() + 1))
    };
    let whole = || {
        file.seek(SeekFrom::Start(0))?;
        Ok(Body::File(file, metadata.len()))
    };
    versioned(200, &kind_of(path), &etag, metadata.len(), asked, whole, part)
}

/// What is answered of something that has a version and parts.
fn versioned(
    status: u16,
    kind: &str,
    etag: &str,
    length: u64,
    asked: &Asked,
    whole: impl FnOnce() -> io::Result<Body>,
    part: impl FnOnce(RangeInclusive<u64>) -> io::Result<Body>,
) -> io::Result<Answer> {
    let answer = |status: u16, body: Body| Answer {
        status,
        fields: vec![("etag", etag.to_owned()), ("cache-control", "no-cache".to_owned())],
        body,
    };
    if asked.if_none_match.as_ref().is_some_and(|tags| has_version(tags, etag)) {
        return Ok(answer(304, Body::Bytes(Vec::new())));
    }
    // A part of another version would not fit what the client has (RFC 9110, 13.1.5).
    let is_same = asked.if_range.as_ref().is_none_or(|tag| tag.trim() == etag);
    // Only GET has parts (14.2).
    let range = asked.range.as_deref().filter(|_| is_same && asked.method == "GET" && status == 200);
    let of_kind = |answer: Answer| answer.with("content-type", kind).with("accept-ranges", "bytes");
    Ok(match Part::of(range, length) {
        Part::Whole => of_kind(answer(status, whole()?)),
        Part::Bytes(bytes) => {
            let place = format!("bytes {}-{}/{length}", bytes.start(), bytes.end());
            of_kind(answer(206, part(bytes)?)).with("content-range", place)
        }
        Part::Beyond => Answer::words(416, "There are fewer bytes than that.")
            .with("content-range", format!("bytes */{length}")),
    })
}
