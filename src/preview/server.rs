//! The connections: hyper reads requests and writes answers, within limits of size and time.
//!
//! A request's head may have 16 KiB and take ten seconds; an answer that a client does not take for
//! half a minute is given up. However many connect, each costs a small task and none stops the
//! others; when the system has no more files to give, the next ones wait until some are closed.

use super::answer::{Answer, Body, answer};
use super::request::{Asked, Hosts};
use super::shown::Shown;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::header::{HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode, header};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::fs::File;
use std::io;
use std::net::TcpListener;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, watch};
use tokio_io_timeout::TimeoutStream;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;
use tokio_util::io::ReaderStream;

/// The longest head of a request, in bytes: a browser's has one or two thousand.
const LONGEST_HEAD: usize = 16 * 1024;
/// How long a head may take.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// How long a client may take nothing of an answer.
const TAKE_TIME: Duration = Duration::from_secs(30);
/// How many may be connected at once; the next ones wait.
const CONNECTIONS: usize = 4096;
/// How much of a file is read at once, in bytes.
const PIECE: usize = 64 * 1024;
/// How often a client that waits for changes is told that we are still there.
const STILL_HERE: Duration = Duration::from_secs(15);
/// How long to wait when the system has no more files to give.
const BREATH: Duration = Duration::from_millis(50);

type Sent = BoxBody<Bytes, io::Error>;

/// What is served, and may be exchanged at any time.
#[derive(Debug)]
pub struct Server {
    hosts: Hosts,
    shown: RwLock<Arc<Shown>>,
    /// Counts the exchanges, for those who wait for one.
    changes: watch::Sender<u64>,
}

impl Server {
    /// A server of a site, by the names it may be asked by.
    pub fn new(shown: Shown, hosts: Hosts) -> Arc<Self> {
        Arc::new(Self { hosts, shown: RwLock::new(Arc::new(shown)), changes: watch::Sender::new(0) })
    }

    /// The site as it is shown now.
    pub fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows another site from now on, and tells those who wait.
    pub fn show(&self, shown: Shown) {
        let shown = Arc::new(shown);
        let before =
            std::mem::replace(&mut *self.shown.write().unwrap_or_else(PoisonError::into_inner), shown);
        self.changes.send_modify(|count| *count += 1);
        // Somebody may still read it; else it is cleared away here, when nobody waits any more.
        drop(before);
    }
}

/// Serves at a listener, for ever.
///
/// # Errors
///
/// When the system gives no threads, or does not let go of the listener.
pub fn serve(server: &Arc<Server>, listener: TcpListener) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(16)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else { return Ok(()) };
            let Ok((stream, _)) = listener.accept().await else {
                tokio::time::sleep(BREATH).await;
                continue;
            };
            let server = Arc::clone(server);
            tokio::spawn(async move {
                // However it ends, it is over for this client alone.
                let _ = connection(server, stream).await;
                drop(place);
            });
        }
    })
}

async fn connection(server: Arc<Server>, stream: TcpStream) -> Result<(), hyper::Error> {
    // Without this an answer waits for the client's word that it has the one before.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(TAKE_TIME));
    let answer = service_fn(move |request| respond(Arc::clone(&server), request));
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(Box::pin(stream)), answer)
        .await
}

async fn respond(server: Arc<Server>, request: Request<Incoming>) -> Result<Response<Sent>, io::Error> {
    let asked = asked(&request);
    let for_answer = Arc::clone(&server);
    // Printing a page takes the time that it takes, and no connection waits for another's.
    let answer =
        tokio::task::spawn_blocking(move || answer(&asked, &for_answer.hosts, &for_answer.shown())).await;
    let answer = answer
        .unwrap_or_else(|_| Answer::words(500, "planpress itself failed at this page. Please report it."));
    response(answer, &server)
}

/// A request as the preview looks at it. Fields that are no text say nothing.
fn asked(request: &Request<Incoming>) -> Asked {
    let field = |name: HeaderName| request.headers().get(name)?.to_str().ok().map(str::to_owned);
    let in_fields = request.headers().get_all(header::HOST).iter();
    let mut hosts: Vec<String> = in_fields.map(|host| host.to_str().unwrap_or_default().to_owned()).collect();
    hosts.extend(request.uri().authority().map(|it| it.as_str().to_owned()));
    Asked {
        method: request.method().as_str().to_owned(),
        hosts,
        path: request.uri().path().to_owned(),
        query: request.uri().query().map(str::to_owned),
        if_none_match: field(header::IF_NONE_MATCH),
        if_range: field(header::IF_RANGE),
        range: field(header::RANGE),
    }
}

fn response(answer: Answer, server: &Arc<Server>) -> Result<Response<Sent>, io::Error> {
    let Answer { status, mut fields, body } = answer;
    if let Body::File(_, length) = body {
        fields.push(("content-length", length.to_string()));
    }
    let status = StatusCode::from_u16(status).map_err(io::Error::other)?;
    let body = match body {
        Body::Bytes(bytes) => Full::new(Bytes::from(bytes)).map_err(|never| match never {}).boxed(),
        Body::File(file, length) => of_file(file, length),
        Body::Changes => changes(server.changes.subscribe()),
    };
    let mut response = Response::builder().status(status);
    for (name, value) in fields {
        let value = HeaderValue::try_from(value).map_err(io::Error::other)?;
        response = response.header(name, value);
    }
    response.body(body).map_err(io::Error::other)
}

/// The bytes of a file, read as the client takes them.
fn of_file(file: File, length: u64) -> Sent {
    let file = tokio::fs::File::from_std(file).take(length);
    BodyExt::boxed(StreamBody::new(ReaderStream::with_capacity(file, PIECE).map(|it| it.map(Frame::data))))
}

/// A message for each change, the first at once: whoever was away for a while may have missed some.
fn changes(changes: watch::Receiver<u64>) -> Sent {
    let lines = WatchStream::new(changes).timeout_repeating(tokio::time::interval(STILL_HERE));
    let line = |change: Result<u64, _>| match change {
        Ok(count) => format!("retry: 500\ndata: {count}\n\n"),
        Err(_) => ": still here\n\n".to_owned(),
    };
    BodyExt::boxed(StreamBody::new(lines.map(move |it| Ok(Frame::data(Bytes::from(line(it)))))))
}
