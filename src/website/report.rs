//! The link by which a reader tells what is wrong with a page, or what they know of an action.
//!
//! Takes what the page is and whom the site names, and gives an address that carries the number,
//! the name and the address of the page: a message that is begun (RFC 6068), or a form. Where
//! nobody is named who could be told, there is none.

use super::Page;
use super::parts::{Parts, numbers};
use crate::model::owner::Contact;
use crate::model::report::{Blank, Piece};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the letters that mean nothing in any part of an address (RFC 3986, section 2.3).
const IN_VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same for an e-mail address, in which a few marks stand for themselves (RFC 6068, section 2).
const IN_EMAIL: &AsciiSet =
    &IN_VALUE.remove(b'@').remove(b'+').remove(b'!').remove(b'$').remove(b'\'').remove(b'*');

/// What a report is about.
pub(super) struct About<'a> {
    /// What the page is called, with the name of its plan.
    pub title: &'a str,
    /// Its address: whole, or from the root of the site where that of the site is not known.
    /// Nothing for the page for an address that there is not.
    pub address: Option<String>,
}

/// The address by which to report a page.
pub(super) fn link(page: Page, parts: &Parts<'_>, about: &About<'_>) -> Option<String> {
    let content = parts.content();
    let site = &content.site;
    if let Some(form) = site.report.as_ref().and_then(|report| report.form.as_ref()) {
        return Some(filled(&form.0, page, parts, about));
    }
    if let Some(email) = site.report.as_ref().and_then(|report| report.email.as_deref()) {
        return Some(message(email, about));
    }
    let of_plan = page.plan(parts.views).and_then(|plan| content.plans[plan].written.contact.as_ref());
    let contacts = || of_plan.into_iter().chain(&site.contact);
    let email = contacts().find_map(|contact| contact.email.as_deref());
    let form = |contact: &Contact| parts.prose.address(contact.form.as_deref()?, contact.span.source);
    email.map(|email| message(email, about)).or_else(|| contacts().find_map(form))
}

/// A message that names the page in its subject and has its address in its first line.
fn message(email: &str, about: &About<'_>) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, IN_VALUE).to_string();
    let mut link =
        format!("mailto:{}?subject={}", utf8_percent_encode(email.trim(), IN_EMAIL), encoded(about.title));
    if let Some(address) = &about.address {
        link.push_str("&body=");
        link.push_str(&encoded(&format!("{address}\r\n\r\n")));
    }
    link
}

/// A form with what the page is in its blanks.
fn filled(pieces: &[Piece], page: Page, parts: &Parts<'_>, about: &About<'_>) -> String {
    let content = parts.content();
    let number = match page {
        Page::Action(key) => numbers(&content.actions[key].numbers),
        Page::Outcome(key) => numbers(&content.outcomes[key].numbers),
        _ => String::new(),
    };
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Written(text) => text.to_string(),
        Piece::Blank(blank) => {
            let value = match blank {
                Blank::Number => &number,
                Blank::Title => about.title,
                Blank::Page => about.address.as_deref().unwrap_or_default(),
            };
            utf8_percent_encode(value, IN_VALUE).to_string()
        }
    });
    pieces.collect()
}
