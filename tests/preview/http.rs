//! What the preview answers, to browsers and to those who mean harm.

use super::client::Running;
use super::{small_site, write};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::{Duration, Instant};

#[test]
fn it_answers_as_a_web_server_does() {
    let site = small_site();
    write(site.path(), "static/data.csv", "a,b\n1,2\n");
    write(site.path(), "static/gŵyl a.txt", "Gŵyl\n");
    write(site.path(), "static/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let running = Running::start(site.path(), &["--plain"]);

    // The site stands at the path that it will have, with its own page for what is not there.
    let home = running.get("/");
    assert_eq!((home.status, home.field("location")), (302, Some("/town/")));
    assert_eq!(running.get("/town").field("location"), Some("/town/"));
    let home = running.get("/town/");
    assert_eq!(home.status, 200);
    assert_eq!(home.field("content-type"), Some("text/html; charset=utf-8"));
    let lost = running.get("/town/no/such/page/");
    assert_eq!(lost.status, 404);
    assert!(lost.text().contains("Page not found") && lost.text().contains("href=\"/town/\""));
    assert_eq!(running.get("/other/").status, 404);

    // Pretty addresses.
    let short = running.get("/town/town/actions/bridge?a=b");
    assert_eq!((short.status, short.field("location")), (301, Some("/town/town/actions/bridge/?a=b")));
    assert_eq!(running.get("/town/town/actions/bridge/").status, 200);
    assert_eq!(running.get("/town/town/actions/bridge/index.html").status, 200);
    assert_eq!(running.get("/town/g%C5%B5yl%20a.txt").text(), "Gŵyl\n");
    assert_eq!(running.get("/town/assets/").status, 404, "no folder is listed");

    // Content types.
    for (path, kind) in [
        ("/town/data.csv", "text/csv; charset=utf-8"),
        ("/town/map.svg", "image/svg+xml; charset=utf-8"),
        ("/town/sitemap.xml", "text/xml; charset=utf-8"),
        ("/town/robots.txt", "text/plain; charset=utf-8"),
    ] {
        assert_eq!(running.get(path).field("content-type"), Some(kind), "{path}");
    }

    // HEAD has the fields and no body.
    let head = running.ask("HEAD", "/town/data.csv", &[]);
    assert_eq!((head.status, head.field("content-length"), head.body.len()), (200, Some("8"), 0));
    let head = running.ask("HEAD", "/town/", &[]);
    let length = home.body.len().to_string();
    assert_eq!((head.field("content-length"), head.body.len()), (Some(length.as_str()), 0));

    // Versions.
    for path in ["/town/data.csv", "/town/"] {
        let etag = running.get(path).field("etag").unwrap().to_owned();
        let known = running.ask("GET", path, &[&format!("If-None-Match: W/\"x\", {etag}")]);
        assert_eq!((known.status, known.body.len(), known.field("etag")), (304, 0, Some(etag.as_str())));
        assert_eq!(running.ask("GET", path, &["If-None-Match: \"x\""]).status, 200);
        let part = running.ask("GET", path, &["Range: bytes=2-4", &format!("If-Range: {etag}")]);
        assert_eq!((part.status, part.body.len()), (206, 3));
        let whole = running.ask("GET", path, &["Range: bytes=2-4", "If-Range: \"x\""]);
        assert_eq!(whole.status, 200);
    }

    // Parts.
    let part = running.ask("GET", "/town/data.csv", &["Range: bytes=4-"]);
    assert_eq!(
        (part.status, part.field("content-range"), part.text().as_str()),
        (206, Some("bytes 4-7/8"), "1,2\n")
    );
    let part = running.ask("GET", "/town/data.csv", &["Range: bytes=-2"]);
    assert_eq!(part.text(), "2\n");
    let beyond = running.ask("GET", "/town/data.csv", &["Range: bytes=8-"]);
    assert_eq!((beyond.status, beyond.field("content-range")), (416, Some("bytes */8")));

    // It can only be looked at.
    let post = running.ask("POST", "/town/", &["Content-Length: 0"]);
    assert_eq!((post.status, post.field("allow")), (405, Some("GET, HEAD")));
}

#[test]
fn it_tells_where_the_readiness_report_is() {
    let site = small_site();
    let running = Running::start(site.path(), &[]);
    let address = format!("http://127.0.0.1:{}/_planpress/readiness", running.port);
    running.wait_for("the address", |it| it.said().contains(&format!("{address}.\n")));
    let report = running.get("/_planpress/readiness");
    assert_eq!((report.status, report.field("content-type")), (200, Some("text/html; charset=utf-8")));
    assert!(report.text().contains("<h1>Readiness report"));
    assert!(running.get("/_planpress/").text().contains("href=\"/_planpress/readiness\""));
}

#[test]
fn it_answers_nobody_who_came_by_another_name() {
    let site = small_site();
    let running = Running::start(site.path(), &[]);
    let port = running.port;
    let by =
        |host: &str| running.send(&format!("GET /town/ HTTP/1.1\r\n{host}Connection: close\r\n\r\n")).status;
    assert_eq!(by(&format!("Host: localhost:{port}\r\n")), 200);
    assert_eq!(by("Host: evil.example\r\n"), 421);
    assert_eq!(by(&format!("Host: evil.example:{port}\r\n")), 421);
    assert_eq!(by(&format!("Host: localhost:{port}\r\nHost: evil.example\r\n")), 421);
    assert_eq!(by(""), 421);
    let absolute = "GET http://evil.example/town/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert_eq!(running.send(absolute).status, 421);
    let page = running.send("GET /town/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").text();
    assert!(!page.contains("Town plan"), "nothing of the site is told");
}

#[test]
fn no_path_leads_out_of_the_site() {
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "secret.txt", "secret");
    let site = small_site();
    write(site.path(), "static/fine.txt", "fine");
    let running = Running::start(site.path(), &[]);
    let up = "../".repeat(20);
    let encoded = "%2e%2e%2f".repeat(20);
    let secret = outside.path().join("secret.txt").display().to_string();
    for path in [
        format!("/town/{up}{}", &secret[1..]),
        format!("/town/{encoded}{}", &secret[1..]),
        format!("/{secret}"),
        format!("/town/..%5c..%5c{secret}"),
        "/town/site.yaml".to_owned(),
        "/town/../site.yaml".to_owned(),
        "/town/town/plan.md".to_owned(),
        "/town/owners.yaml".to_owned(),
        "/town/%00".to_owned(),
        "//evil.example/".to_owned(),
        "/_planpress/../town/site.yaml".to_owned(),
        "/_planpress/x".to_owned(),
    ] {
        let answered = running.get(&path);
        assert!([400, 404].contains(&answered.status), "{path}: {}", answered.status);
        assert!(!answered.text().contains("secret") && answered.field("location").is_none(), "{path}");
    }

    // A link that is put in the place of a file after it was found.
    #[cfg(unix)]
    {
        assert_eq!(running.get("/town/fine.txt").text(), "fine");
        std::fs::remove_file(site.path().join("static/fine.txt")).unwrap();
        std::os::unix::fs::symlink(&secret, site.path().join("static/fine.txt")).unwrap();
        for _ in 0..20 {
            let answered = running.get("/town/fine.txt");
            assert!(answered.status == 404 && !answered.text().contains("secret"), "{}", answered.text());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

#[test]
fn requests_that_are_too_long_or_too_slow_are_let_go() {
    let site = small_site();
    let running = Running::start(site.path(), &[]);
    let long = "a".repeat(200_000);
    let status = running.send(&format!("GET /town/ HTTP/1.1\r\nHost: localhost\r\nX: {long}\r\n\r\n")).status;
    assert!([0, 400, 431].contains(&status), "{status}");
    let status = running.send(&format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n")).status;
    assert!([0, 400, 414, 431].contains(&status), "{status}");
    assert_eq!(running.send("NONSENSE\r\n\r\n").status, 400);

    // A byte now and then keeps no place for ever, and neither does silence.
    let mut slow = running.connect();
    let silent = running.connect();
    slow.write_all(b"GET /town/ HTTP/1.1\r\nHost: localhost\r\nX: ").unwrap();
    let started = Instant::now();
    let is_let_go = |mut stream: &std::net::TcpStream| {
        stream.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
        matches!(stream.read(&mut [0; 512]), Ok(0)) || stream.write_all(b"").is_err()
    };
    let (mut slow_gone, mut silent_gone) = (false, false);
    while !(slow_gone && silent_gone) {
        assert!(started.elapsed() < Duration::from_secs(25), "slow {slow_gone}, silent {silent_gone}");
        let _ = slow.write_all(b"a");
        slow_gone = slow_gone || is_let_go(&slow);
        silent_gone = silent_gone || is_let_go(&silent);
    }
    assert_eq!(running.get("/town/").status, 200);
}

#[test]
fn hundreds_at_once_do_not_stop_it() {
    let site = small_site();
    let running = Running::start(site.path(), &[]);
    let waiting: Vec<_> = (0..300)
        .map(|_| {
            let mut stream = running.connect();
            stream.write_all(b"GET /_planpress/changes HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            stream
        })
        .collect();
    let half: Vec<_> = (0..300)
        .map(|_| {
            let mut stream = running.connect();
            stream.write_all(b"GET /town/ HTTP/1.1\r\nHo").unwrap();
            stream
        })
        .collect();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..25 {
                    assert_eq!(running.get("/town/town/").status, 200);
                }
            });
        }
    });
    // Everybody who waits is told of a change.
    write(site.path(), "town/2-roads/2.9-new.md", "---\ntitle: A new road\n---\n");
    running.wait_for("the new page", |it| it.get("/town/town/actions/new/").status == 200);
    for mut stream in waiting {
        let mut said = String::new();
        let mut bytes = [0; 1024];
        while !said.contains("data: 1") {
            let read = stream.read(&mut bytes).unwrap();
            assert!(read > 0, "{said}");
            said.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
    }
    drop(half);
}

#[test]
fn a_port_that_is_taken_is_passed_over() {
    let site = small_site();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let running = Running::start_at(site.path(), port);
    assert!(running.said().contains(&format!("Port {port} is taken, so this is at {}.", running.port)));
    assert_eq!(running.get("/town/").status, 200);
}

#[test]
fn a_preview_for_the_network_says_who_can_read_it() {
    let site = small_site();
    let running = Running::start(site.path(), &["--host", "0.0.0.0"]);
    running.wait_for("the warning", |it| it.said().contains("Everybody on your network"));
    assert_eq!(running.get("/town/").status, 200);
}
