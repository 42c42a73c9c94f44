//! What a request asks for: may it be asked here, which file of the site, which part of it.
//!
//! In comes what a client sent, which may be anything; nothing here trusts it, and nothing reads a
//! file. Rules are those of HTTP Semantics (RFC 9110).

use percent_encoding::percent_decode_str;
use std::net::IpAddr;
use std::ops::RangeInclusive;

/// A request, as far as a preview looks at it.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The method: `GET`.
    pub method: String,
    /// The hosts it names, in its target and in its `Host` fields.
    pub hosts: Vec<String>,
    /// The path as it was sent, percent signs and all.
    pub path: String,
    /// What stands behind the question mark.
    pub query: Option<String>,
    /// `If-None-Match`.
    pub if_none_match: Option<String>,
    /// `If-Range`.
    pub if_range: Option<String>,
    /// `Range`.
    pub range: Option<String>,
}

/// By which names the preview may be asked.
///
/// A page of another website can let its own name lead to this machine (DNS rebinding), and would
/// then read the preview as if it were its own. It cannot choose what stands in `Host`.
#[derive(Debug, Clone)]
pub struct Hosts {
    /// Whether it listens to this machine alone.
    is_local: bool,
    /// The name that it was told to listen at.
    name: String,
}

impl Hosts {
    /// The names of a preview that listens at an address, which was given by a name.
    pub fn new(address: IpAddr, name: &str) -> Self {
        Self { is_local: address.is_loopback(), name: name.to_ascii_lowercase() }
    }

    /// Whether one may ask by these hosts: there is one, and all of them are ours.
    pub fn allow(&self, hosts: &[String]) -> bool {
        !hosts.is_empty() && hosts.iter().all(|host| self.allows(host))
    }

    fn allows(&self, host: &str) -> bool {
        let Some(name) = without_port(host) else { return false };
        let name = name.to_ascii_lowercase();
        let bare = name.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(&name);
        match bare.parse::<IpAddr>() {
            // A name can be made to lead here, a number cannot; but from outside nobody comes by one
            // to a preview that listens to this machine alone.
            Ok(address) => address.is_loopback() || !self.is_local,
            Err(_) => name == "localhost" || name == self.name,
        }
    }
}

/// The host without its port; nothing where that is no number.
fn without_port(host: &str) -> Option<&str> {
    let end = host.rfind(']').map_or(0, |at| at + 1);
    match host[end..].find(':') {
        None => Some(host),
        Some(at) => {
            let (name, port) = host.split_at(end + at);
            port[1..].bytes().all(|it| it.is_ascii_digit()).then_some(name)
        }
    }
}

/// The path that a request means, decoded; nothing where no file can be called so.
pub(super) fn decoded(path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let is_odd = path.chars().any(|it| it.is_control() || it == '\\');
    let leads_away = path.split('/').any(|part| part == "." || part == "..");
    (path.starts_with('/') && !is_odd && !leads_away).then(|| path.into_owned())
}

/// Whether a client has this version already (RFC 9110, 13.1.2): the tags are compared weakly.
pub(super) fn has_version(if_none_match: &str, etag: &str) -> bool {
    let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    if_none_match.trim() == "*" || if_none_match.split(',').any(|tag| plain(tag) == plain(etag))
}

/// What a `Range` asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it: none was asked for, or in a way that may be passed over.
    Whole,
    /// These bytes.
    Bytes(RangeInclusive<u64>),
    /// Bytes that there are not.
    Beyond,
}

impl Part {
    /// The part of something of so many bytes (RFC 9110, 14.1.2). Several ranges at once are passed
    /// over, as 14.2 allows.
    pub(super) fn of(range: Option<&str>, length: u64) -> Self {
        let Some(range) = range.and_then(|it| it.trim().strip_prefix("bytes=")) else { return Self::Whole };
        let Some((first, last)) = range.split_once('-') else { return Self::Whole };
        let (first, last) = (first.trim(), last.trim());
        let number = |digits: &str| {
            let is_number = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
            is_number.then(|| digits.parse::<u64>().unwrap_or(u64::MAX))
        };
        match (number(first), number(last)) {
            (Some(first), Some(last)) if first > last => Self::Whole,
            (Some(first), _) if first >= length && (last.is_empty() || number(last).is_some()) => {
                Self::Beyond
            }
            (Some(first), Some(last)) => Self::Bytes(first..=last.min(length - 1)),
            (Some(first), None) if last.is_empty() => Self::Bytes(first..=length - 1),
            (None, Some(0)) if first.is_empty() => Self::Beyond,
            (None, Some(_)) if first.is_empty() && length == 0 => Self::Beyond,
            (None, Some(count)) if first.is_empty() => Self::Bytes(length.saturating_sub(count)..=length - 1),
            _ => Self::Whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_names_of_this_machine_may_be_asked_for() {
        let local = Hosts::new([127, 0, 0, 1].into(), "127.0.0.1");
        for good in ["127.0.0.1:4000", "localhost", "LOCALHOST:4000", "[::1]:4000", "127.0.0.1"] {
            assert!(local.allow(&[good.to_owned()]), "{good}");
        }
        for bad in [
            "evil.example",
            "evil.example:4000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "192.168.1.7:4000",
            "localhost:4000:1",
            "localhost:x",
            "",
            "[::1",
        ] {
            assert!(!local.allow(&[bad.to_owned()]), "{bad}");
        }
        assert!(!local.allow(&[]), "a request has to name a host");
        let both = ["localhost".to_owned(), "evil.example".to_owned()];
        assert!(!local.allow(&both), "all hosts have to be ours");
    }

    #[test]
    fn a_preview_for_the_network_may_be_asked_for_by_number_and_by_its_name() {
        let open = Hosts::new([0, 0, 0, 0].into(), "plans.local");
        assert!(open.allow(&["192.168.1.7:4000".to_owned()]));
        assert!(open.allow(&["Plans.local:4000".to_owned()]));
        assert!(open.allow(&["localhost:4000".to_owned()]));
        assert!(!open.allow(&["evil.example".to_owned()]));
    }

    #[test]
    fn no_path_leads_out_of_the_site_however_it_is_written() {
        for bad in [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "/a/%2E%2e/x",
            "/..%2fsecret",
            "/a%5c..%5csecret",
            "/%00",
            "/a%0d%0ab",
            "/.",
            "/%ff",
            "secret",
            "",
        ] {
            assert_eq!(decoded(bad), None, "{bad}");
        }
        assert_eq!(decoded("/gwella-g%C5%B5yl/a%20b/").as_deref(), Some("/gwella-gŵyl/a b/"));
        assert_eq!(decoded("/a..b/...").as_deref(), Some("/a..b/..."));
    }

    #[test]
    fn a_part_is_what_the_range_says() {
        for (range, part) in [
            ("bytes=0-3", Part::Bytes(0..=3)),
            ("bytes=4-", Part::Bytes(4..=9)),
            ("bytes=-3", Part::Bytes(7..=9)),
            ("bytes=-30", Part::Bytes(0..=9)),
            ("bytes=8-99", Part::Bytes(8..=9)),
            ("bytes=10-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=99999999999999999999999-", Part::Beyond),
            ("bytes=3-1", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("lines=0-1", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=-", Part::Whole),
        ] {
            assert_eq!(Part::of(Some(range), 10), part, "{range}");
        }
        assert_eq!(Part::of(None, 10), Part::Whole);
        assert_eq!(Part::of(Some("bytes=0-"), 0), Part::Beyond);
    }

    #[test]
    fn a_version_is_known_by_its_tag() {
        assert!(has_version("\"a\"", "\"a\""));
        assert!(has_version("\"x\", W/\"a\"", "\"a\""));
        assert!(has_version("*", "\"a\""));
        assert!(!has_version("\"b\"", "\"a\""));
    }

    proptest! {
        #[test]
        fn whatever_is_asked_a_part_lies_inside(range in "(bytes=)?[0-9,a -]{0,20}", length in 0_u64..50) {
            if let Part::Bytes(bytes) = Part::of(Some(&range), length) {
                prop_assert!(bytes.start() <= bytes.end() && *bytes.end() < length);
            }
        }

        #[test]
        fn whatever_is_sent_no_part_of_a_path_leads_up(path in "(/|%2e|%2F|\\.|%5c|a|%){0,12}") {
            if let Some(path) = decoded(&path) {
                prop_assert!(!path.split('/').any(|part| part == ".."), "{path}");
            }
        }
    }
}
