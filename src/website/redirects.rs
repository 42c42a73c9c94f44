//! Old addresses: those that ids had before, and those of `redirects.yaml`.

use super::address::encoded;
use super::files::{File, Files, Leads, Moved};
use super::prose::Destination;
use super::{Tree, decoded};
use crate::diagnostics::{Problems, Span, nearest, tick};
use crate::model::id::WrittenId;
use crate::model::site::Redirect;
use crate::views::Views;

/// Adds a page for each old address; reports those that cannot have one.
pub(super) fn add(trees: &[Tree<'_>], views: &Views<'_>, files: &mut Files<'_>, problems: &mut Problems) {
    for (at, tree) in trees.iter().enumerate() {
        for (from, to, said) in ids(tree, views) {
            let path = format!("{}index.html", decoded(&from));
            files.take(path, File::Redirect(at, Moved { to: Leads::Within(to), said }), problems);
        }
    }
    let Some(first) = trees.first() else { return };
    for redirect in &views.content.redirects {
        let path = match old_path(&redirect.from.value) {
            Ok(path) => path,
            Err((message, hint)) => {
                problems.error("bad-address", redirect.from.span, message).maybe_hint(hint);
                continue;
            }
        };
        let Some((at, to)) = target(redirect, first, files) else {
            let message = format!("{} leads to nothing that is there", tick(&redirect.to.value));
            problems
                .error("redirect-to-nowhere", redirect.to.span, message)
                .suggest(meant(&redirect.to.value, files).as_deref(), || {
                    "write an address of this site, such as `/plan/actions/id/`".to_owned()
                });
            continue;
        };
        files.take(path, File::Redirect(at, Moved { to, said: redirect.from.span }), problems);
    }
}

/// The addresses that entries had under ids of before, each with the present one.
fn ids(tree: &Tree<'_>, views: &Views<'_>) -> Vec<(String, String, Span)> {
    let (content, addresses) = (views.content, &tree.addresses);
    let mut old = Vec::new();
    let mut moved = |was_at: &[WrittenId], now: Option<String>, own: &str| {
        let Some(now) = now else { return };
        let suffix = format!("{}/", encoded(own));
        let folder = now.strip_suffix(&suffix).unwrap_or(&now);
        for was in was_at {
            old.push((format!("{folder}{}/", encoded(was.id.as_str())), now.clone(), was.span));
        }
    };
    for (key, outcome) in content.outcomes.iter() {
        moved(&outcome.was_at, addresses.outcome(key), outcome.id.as_str());
    }
    for (key, action) in content.actions.iter() {
        moved(&action.was_at, addresses.action(key), action.id.as_str());
    }
    for (key, owner) in content.owners.iter().filter(|(_, owner)| !owner.was_at.is_empty()) {
        for plan in content.plans.keys().filter(|plan| views.holdings(*plan).contains_key(&key)) {
            moved(&owner.was_at, addresses.owner(plan, key), owner.id.as_str());
        }
        moved(&owner.was_at, addresses.owner_everywhere(key), owner.id.as_str());
    }
    old
}

/// The path of an old address as its author wrote it, or what is wrong with it and what to do.
fn old_path(from: &str) -> Result<String, (String, Option<String>)> {
    let from = from.trim();
    if let Some((_, rest)) = from.split_once("://") {
        let path = rest.split_once('/').map_or("", |(_, path)| path);
        let message = format!("{} is a whole address, not one from the root of this site", tick(from));
        return Err((message, Some(format!("write {}", tick(format!("/{path}"))))));
    }
    if let Some(end) = from.find(['?', '#']) {
        let message = format!("{} is more than a path: no page can know what follows `?` or `#`", tick(from));
        return Err((message, Some(format!("write {}", tick(&from[..end])))));
    }
    let path = decoded(from.strip_prefix('/').unwrap_or(from));
    let folders = path.strip_suffix('/').unwrap_or(&path);
    if folders.split('/').any(str::is_empty) && !path.is_empty() {
        let parts: Vec<&str> = folders.split('/').filter(|part| !part.is_empty()).collect();
        let slash = if path.ends_with('/') { "/" } else { "" };
        let message = format!("{} has a part without a name", tick(from));
        return Err((message, Some(format!("write {}", tick(format!("/{}{slash}", parts.join("/")))))));
    }
    if folders.split('/').any(|part| matches!(part, "." | "..")) {
        return Err((format!("{} leaves the site", tick(from)), None));
    }
    // No file on any system can have such a name, or none that a manifest can list.
    if path.contains(['\\', ':'])
        || path.contains(char::is_control)
        || path.split('/').any(|it| it.len() > 255)
    {
        return Err((format!("{} cannot be the path of a page", tick(from)), None));
    }
    let is_file =
        folders.len() == path.len() && folders.rsplit('/').next().is_some_and(|it| it.contains('.'));
    Ok(match folders {
        "" => "index.html".to_owned(),
        _ if is_file => path,
        _ => format!("{folders}/index.html"),
    })
}

/// The address that somebody meant: the present one of an entry that moved, or else the nearest.
fn meant(written: &str, files: &Files<'_>) -> Option<String> {
    let path = decoded(written.trim().trim_matches('/'));
    if let Some(File::Redirect(_, Moved { to: Leads::Within(to), .. })) =
        files.get(&format!("{path}/index.html"))
    {
        return Some(format!("/{to}"));
    }
    let pages = files.all().iter().filter(|(_, file)| matches!(file, File::Page(..)));
    let addresses = pages.filter_map(|(path, _)| path.strip_suffix("/index.html"));
    nearest(&path, addresses).map(|near| format!("/{}/", encoded(near)))
}

/// Where an old address leads, and in which language its page says so.
fn target(redirect: &Redirect, tree: &Tree<'_>, files: &Files<'_>) -> Option<(usize, Leads)> {
    let written = redirect.to.value.trim();
    match tree.places.destination(written, redirect.to.span.source) {
        Destination::Elsewhere(to) => Some((0, Leads::Away(to))),
        Destination::Published(to) => Some((0, Leads::Within(to))),
        Destination::Here(_) | Destination::Refused => None,
        // Pages that are made from no file of their own, and those in other languages.
        Destination::Missing => {
            let end = written.find(['#', '?']).unwrap_or(written.len());
            let (path, rest) = written.split_at(end);
            let folder = decoded(path.trim_matches('/'));
            let slash = if folder.is_empty() { "" } else { "/" };
            let page = files.get(&format!("{folder}{slash}index.html"))?;
            let File::Page(at, _) = page else { return None };
            Some((*at, Leads::Within(format!("{}{slash}{rest}", encoded(&folder)))))
        }
    }
}
