//! The files of a theme that are published, each named by its content.
//!
//! Takes the files of `assets/` and gives each an address that changes with its bytes, so that a
//! browser may keep it for as long as it likes and never shows an old one. Templates ask for an
//! address by the name of the file: `asset(name="icon.svg")`; in the style sheet, `url(icon.svg)`
//! becomes the address. One style sheet may go on from that of a theme below it:
//! `@import "civic/style.css";` stands for all that it says.

use crate::diagnostics::{Problems, Span, and_list, nearest, tick};
use std::collections::BTreeMap;
use std::ops::Range;

/// The folder in which assets are published.
const FOLDER: &str = "assets/";

/// Files with their addresses.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The address of each by its name in the theme.
    addresses: BTreeMap<String, String>,
    /// What stands at each address.
    files: BTreeMap<String, Vec<u8>>,
}

impl Assets {
    /// Publishes a file of the theme, which can be asked for by its name.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let address = self.publish(name, bytes);
        self.addresses.insert(name.to_owned(), address);
    }

    /// Publishes a file at an address made of a name and its content.
    pub fn publish(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let (stem, extension) = match name.rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => (stem, format!(".{extension}")),
            _ => (name, String::new()),
        };
        let hash = blake3::hash(&bytes).to_hex();
        let address = format!("{FOLDER}{stem}.{}{extension}", &hash.as_str()[..10]);
        self.files.insert(address.clone(), bytes);
        address
    }

    /// Where a file of the theme is published.
    pub fn address(&self, name: &str) -> Option<&str> {
        self.addresses.get(name).map(String::as_str)
    }

    /// What can be done where a name is that of no file.
    pub fn advice(&self, name: &str) -> String {
        let names = || self.addresses.keys().map(String::as_str);
        match nearest(name, names()) {
            Some(near) => format!("did you mean {}?", tick(near)),
            None => format!("it has {}", and_list(names())),
        }
    }

    /// All files by their addresses.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files
    }
}

/// The style sheet of a theme as its author wrote it.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// The name by which others go on from it: that of the theme.
    pub name: &'a str,
    /// What it says.
    pub text: &'a str,
    /// Its number among the sources, when it is one of the site's own.
    pub source: Option<u32>,
}

/// The style sheet of the last theme, with those that it goes on from written in and the addresses
/// of assets in place of their names. What is not there is told at its letters.
pub fn style_of(styles: &[Style<'_>], assets: &Assets, problems: &mut Problems) -> String {
    let mut whole: BTreeMap<&str, String> = BTreeMap::new();
    let mut last = String::new();
    for style in styles {
        let mut written = String::with_capacity(style.text.len());
        let mut from = 0;
        for (place, asked) in asked(style.text) {
            let stands = match asked {
                Asked::Style(name) => {
                    name.strip_suffix("/style.css").and_then(|theme| whole.get(theme)).cloned()
                }
                Asked::Asset(name) => {
                    let address = assets.address(name).and_then(|it| it.strip_prefix(FOLDER));
                    address.map(|address| format!("url(\"{address}\")"))
                }
            };
            if let (None, Some(source)) = (&stands, style.source) {
                let (message, hint) = match asked {
                    Asked::Style(name) => {
                        let names: Vec<String> =
                            whole.keys().map(|name| format!("{name}/style.css")).collect();
                        let names = || names.iter().map(String::as_str);
                        let hint = match nearest(name, names()) {
                            Some(near) => format!("did you mean {}?", tick(near)),
                            None => format!("it can go on from {}", and_list(names())),
                        };
                        (format!("there is no style sheet {} to go on from", tick(name)), hint)
                    }
                    Asked::Asset(name) => {
                        (format!("the theme has no asset called {}", tick(name)), assets.advice(name))
                    }
                };
                problems.error("unknown-asset", Span::new(source, place.clone()), message).hint(hint);
            }
            written.push_str(&style.text[from..place.start]);
            written.push_str(stands.as_deref().unwrap_or(&style.text[place.clone()]));
            from = place.end;
        }
        written.push_str(&style.text[from..]);
        last.clone_from(&written);
        whole.insert(style.name, written);
    }
    last
}

/// What a style sheet asks for.
#[derive(Debug, Clone, Copy)]
enum Asked<'a> {
    /// `@import "civic/style.css";`
    Style(&'a str),
    /// `url(icon.svg)`
    Asset(&'a str),
}

/// Everything that a style sheet asks for, with its place. What stands in comments is passed over,
/// and so are whole addresses, data and parts of the page.
fn asked(css: &str) -> Vec<(Range<usize>, Asked<'_>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < css.len() {
        let rest = &css[at..];
        let length = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(after) = rest.strip_prefix("@import")
            && let Some(end) = after.find(';')
        {
            let length = "@import".len() + end + 1;
            found.push((at..at + length, Asked::Style(unquoted(&after[..end]))));
            length
        } else if let Some(after) = rest.strip_prefix("url(")
            && let Some(end) = after.find(')')
        {
            let length = "url(".len() + end + 1;
            let name = unquoted(&after[..end]);
            if !name.starts_with(['#', '/']) && !name.contains(':') {
                found.push((at..at + length, Asked::Asset(name)));
            }
            length
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        at += length;
    }
    found
}

fn unquoted(name: &str) -> &str {
    name.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(names: &[&str]) -> Assets {
        let mut assets = Assets::default();
        for name in names {
            assets.add(name, name.as_bytes().to_vec());
        }
        assets
    }

    #[test]
    fn the_address_of_a_file_changes_with_its_bytes_alone() {
        let (mut one, mut other) = (Assets::default(), Assets::default());
        one.add("fonts/a.woff2", b"one".to_vec());
        other.add("fonts/a.woff2", b"other".to_vec());
        let address = |assets: &Assets| assets.address("fonts/a.woff2").unwrap().to_owned();
        assert!(address(&one).starts_with("assets/fonts/a."));
        assert!(address(&one).ends_with(".woff2"));
        assert_ne!(address(&one), address(&other));
        other.add("fonts/a.woff2", b"one".to_vec());
        assert_eq!(address(&one), address(&other));
    }

    #[test]
    fn a_style_sheet_goes_on_from_another_and_names_assets() {
        let assets = with(&["icon.svg"]);
        let styles = [
            Style { name: "civic", text: "a { color: red }", source: None },
            Style {
                name: "site",
                text: "@import \"civic/style.css\";\n/* url(no.svg) */ b { background: url('icon.svg') url(data:x) url(#y) }",
                source: Some(0),
            },
        ];
        let mut problems = Problems::default();
        let css = style_of(&styles, &assets, &mut problems);
        let icon = assets.address("icon.svg").unwrap().strip_prefix("assets/").unwrap();
        assert_eq!(
            css,
            format!(
                "a {{ color: red }}\n/* url(no.svg) */ b {{ background: url(\"{icon}\") url(data:x) url(#y) }}"
            )
        );
        assert!(problems.as_slice().is_empty());
    }

    #[test]
    fn what_is_not_there_is_told_at_its_letters() {
        let text = "@import \"civik/style.css\"; b { background: url(icn.svg) }";
        let styles =
            [Style { name: "civic", text: "", source: None }, Style { name: "site", text, source: Some(7) }];
        let mut problems = Problems::default();
        style_of(&styles, &with(&["icon.svg"]), &mut problems);
        let told: Vec<(&str, &str)> = problems
            .as_slice()
            .iter()
            .map(|it| (&text[it.span.unwrap().range()], it.hint.as_deref().unwrap()))
            .collect();
        assert_eq!(
            told,
            [
                ("@import \"civik/style.css\";", "did you mean `civic/style.css`?"),
                ("url(icn.svg)", "did you mean `icon.svg`?"),
            ]
        );
    }
}
