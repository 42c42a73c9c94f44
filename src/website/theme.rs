//! A theme: templates that print, words that they say, and files that go with them.
//!
//! The default theme `civic` is inside the program. A site may have a theme of its own in
//! `themes/<name>/`: each file there stands in the place of the default theme's file of the same
//! name, and a word file there changes single words. A template of the site can go on from the
//! one whose place it takes: `{% extends "civic/action.html" %}`.

use super::html;
use super::minify;
use super::words::{WordFile, Words, missing_language};
use crate::diagnostics::{Problems, Severity, Span, nearest, tick};
use crate::files::Sources;
use crate::model::language::Language;
use crate::plan::Content;
use fluent_bundle::FluentValue;
use rayon::prelude::*;
use rust_embed::RustEmbed;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use tera::{Context, Kwargs, State, Tera, TeraResult};

/// The name of the theme that is inside the program.
pub const DEFAULT: &str = "civic";

#[derive(RustEmbed)]
#[folder = "themes/"]
struct Embedded;

/// A file of a theme, and where it comes from.
#[derive(Debug, Clone)]
struct ThemeFile {
    text: Cow<'static, str>,
    /// Its number among the sources, when it is one of the site's own.
    source: Option<u32>,
}

/// A theme, ready to print in every language it has words for.
#[derive(Debug)]
pub struct Theme {
    /// The languages of the site that it has words for, each with its templates.
    pub languages: Vec<Tongue>,
    /// Where its style sheet is published.
    pub style: String,
    /// Its files, by their addresses.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A theme in one language.
#[derive(Debug)]
pub struct Tongue {
    /// The language.
    pub language: Language,
    /// What it says.
    pub words: Arc<Words>,
    tera: Tera,
    /// The templates as written, for the places of mistakes; made when there is one.
    written: OnceLock<Tera>,
    templates: Arc<Vec<(String, ThemeFile)>>,
}

impl Theme {
    /// Loads the theme that a site names, or the default one. Mistakes in the site's own files
    /// are reported at their letters.
    pub fn load(content: &Content, sources: &Sources, problems: &mut Problems) -> Self {
        let (name, languages) = (content.site.theme.as_ref(), &content.languages);
        let theme = name.map_or(DEFAULT, |name| &name.value);
        let own = format!("themes/{theme}/");
        let is_there = sources.iter().any(|(_, source)| source.path.starts_with(&own))
            || sources.assets.iter().any(|asset| asset.path.starts_with(&own));
        if let Some(name) = name
            && theme != DEFAULT
            && !is_there
        {
            let message = format!("no theme is called {}", tick(theme));
            let hint = match nearest(theme, [DEFAULT]) {
                Some(near) => format!("did you mean {}?", tick(near)),
                None => format!("put it into {}, or take this line out", tick(&own)),
            };
            problems.error("unknown-theme", name.span, message).hint(hint);
        }
        let mut files = embedded();
        let mut replaced = Vec::new();
        for (number, source) in sources.iter() {
            if let Some(inside) = source.path.strip_prefix(&own) {
                let file = ThemeFile { text: source.text.clone().into(), source: Some(number) };
                replaced.push((inside.to_owned(), file));
            }
        }

        let templates = templates(&files, &replaced);
        let mut tongues = Vec::new();
        for language in languages.iter() {
            let code = languages.code(language);
            let path = format!("words/{code}.ftl");
            let changed = replaced.iter().filter(|(name, _)| *name == path).map(|(_, file)| file);
            let said: Vec<&ThemeFile> = files.get(&path).into_iter().chain(changed).collect();
            if said.is_empty() {
                missing_language(code, theme, problems);
                continue;
            }
            // What a language does not say is said in the theme's own.
            let fallback = files.get("words/en.ftl").filter(|_| code != "en");
            let word_files: Vec<WordFile<'_>> = fallback
                .map(|file| WordFile { text: &file.text, source: file.source, is_fallback: true })
                .into_iter()
                .chain(said.into_iter().map(|file| WordFile {
                    text: &file.text,
                    source: file.source,
                    is_fallback: false,
                }))
                .collect();
            let words = Arc::new(Words::new(code, &word_files, problems));
            tongues.push(Tongue::new(language, words, Arc::clone(&templates), problems));
        }

        files.extend(replaced);
        let mut published = BTreeMap::new();
        let mut style = String::new();
        for (name, file) in &files {
            let Some(asset) = name.strip_prefix("assets/") else { continue };
            let address = if asset == "style.css" {
                let css = smaller_css(&file.text);
                style = format!("assets/{theme}.{}.css", short_hash(css.as_bytes()));
                published.insert(style.clone(), css.into_bytes());
                continue;
            } else {
                format!("assets/{asset}")
            };
            published.insert(address, file.text.as_bytes().to_vec());
        }
        Self { languages: tongues, style, files: published }
    }
}

/// The default theme's files by their names.
fn embedded() -> BTreeMap<String, ThemeFile> {
    let folder = format!("{DEFAULT}/");
    Embedded::iter()
        .filter_map(|path| {
            let inside = path.strip_prefix(&folder)?.to_owned();
            let bytes = Embedded::get(&path)?.data;
            let text = String::from_utf8(bytes.into_owned()).ok()?;
            Some((inside, ThemeFile { text: text.into(), source: None }))
        })
        .collect()
}

/// All templates under the names by which they are found: the default theme's, then the site's.
fn templates(
    files: &BTreeMap<String, ThemeFile>,
    replaced: &[(String, ThemeFile)],
) -> Arc<Vec<(String, ThemeFile)>> {
    let of = |prefix: &str, name: &str, file: &ThemeFile| {
        let inside = name.strip_prefix("templates/")?;
        Some((format!("{prefix}/{inside}"), file.clone()))
    };
    let default = files.iter().filter_map(|(name, file)| of(DEFAULT, name, file));
    let own = replaced.iter().filter_map(|(name, file)| of("site", name, file));
    Arc::new(default.chain(own).collect())
}

impl Tongue {
    fn new(
        language: Language,
        words: Arc<Words>,
        templates: Arc<Vec<(String, ThemeFile)>>,
        problems: &mut Problems,
    ) -> Self {
        // The site's own templates are tried as written first, so that mistakes have their place.
        let mut tera = empty(&words);
        let is_own = |it: &&(String, ThemeFile)| it.1.source.is_some();
        let mut good = true;
        for (name, file) in templates.iter().filter(is_own) {
            unknown_words(file, &words, problems);
            let mut alone = empty(&words);
            let others = templates.iter().filter(|(other, it)| it.source.is_none() && other != name);
            let all: Vec<(&str, &str)> = others.map(|(name, it)| (name.as_str(), &*it.text)).collect();
            let _ = alone.add_raw_templates(all);
            if let Err(error) = alone.add_raw_template(name, &file.text) {
                problems.append(of_error(&error, &templates));
                good = false;
            }
        }
        let ready: Vec<(&str, String)> = templates
            .par_iter()
            .filter(|it| good || !is_own(it))
            .map(|(name, file)| (name.as_str(), ready(name, &file.text, &words)))
            .collect();
        let ready: Vec<(&str, &str)> = ready.iter().map(|(name, text)| (*name, text.as_str())).collect();
        if let Err(error) = tera.add_raw_templates(ready) {
            problems.append(of_error(&error, &templates));
        }
        Self { language, words, tera, written: OnceLock::new(), templates }
    }

    /// Whether the site brings templates of its own.
    pub fn has_own_templates(&self) -> bool {
        self.templates.iter().any(|(_, file)| file.source.is_some())
    }

    /// Makes what all pages of the language know.
    pub fn know<T: Serialize>(&mut self, name: &'static str, value: &T) {
        self.tera.global_context().insert(name, value);
    }

    /// Prints a page.
    ///
    /// # Errors
    ///
    /// A problem with its place when the template asks for what the page does not have.
    pub fn print(&self, template: &str, context: &Context) -> Result<String, Problems> {
        self.tera.render(template, context).map_err(|error| {
            // The place is one in the template as written, not as minified.
            let written = self.written.get_or_init(|| {
                let mut tera = empty(&self.words);
                let all: Vec<(&str, &str)> =
                    self.templates.iter().map(|(name, file)| (name.as_str(), &*file.text)).collect();
                let _ = tera.add_raw_templates(all);
                *tera.global_context() = self.tera.clone().global_context().clone();
                tera
            });
            let error = written.render(template, context).err().unwrap_or(error);
            of_error(&error, &self.templates)
        })
    }
}

/// Templates can say words: `{{ say(word="owners") }}`, `{{ say(word="actions", n=3) }}`.
fn empty(words: &Arc<Words>) -> Tera {
    let mut tera = Tera::new();
    tera.set_fallback_prefixes(["site/", "civic/"]).expect("nothing was added yet");
    let words = Arc::clone(words);
    tera.register_function("say", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let name = kwargs.must_get::<&str>("word")?;
        if !words.has(name) {
            return Err(tera::Error::message(format!("the theme has no words called `{name}`")));
        }
        let mut needs: Vec<(String, FluentValue<'_>)> = Vec::new();
        for (key, value) in kwargs.iter() {
            let value = match value.as_f64() {
                Some(number) => FluentValue::from(number),
                None => FluentValue::from(value.to_string()),
            };
            needs.push((key.to_string(), value));
        }
        let needs: Vec<(&str, FluentValue<'_>)> =
            needs.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
        Ok(words.say_with(name, &needs))
    });
    tera
}

/// A template as it is used: words that never change written in, then minified.
fn ready(name: &str, text: &str, words: &Words) -> String {
    let said = with_words(text, words);
    if !name.ends_with(".html") {
        return said;
    }
    minify::template(&said).unwrap_or(said)
}

/// The word of each `{{ say(word="…") }}` that asks for nothing else, with its place.
fn said(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, &str)> {
    text.match_indices("{{").filter_map(|(start, _)| {
        let end = start + text[start..].find("}}")? + 2;
        let inside = text[start + 2..end - 2].trim_matches(|it: char| it.is_whitespace() || it == '-');
        let word = inside.strip_prefix("say(word=\"")?.strip_suffix("\")")?;
        let is_name = word.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
        is_name.then_some((start..end, word))
    })
}

fn with_words(text: &str, words: &Words) -> String {
    let mut written = String::with_capacity(text.len());
    let mut from = 0;
    for (place, word) in said(text) {
        if let Some(fixed) = words.fixed(word) {
            written.push_str(&text[from..place.start]);
            written.push_str(&html::attribute(fixed));
            from = place.end;
        }
    }
    written.push_str(&text[from..]);
    written
}

fn unknown_words(file: &ThemeFile, words: &Words, problems: &mut Problems) {
    let Some(source) = file.source else { return };
    for (place, word) in said(&file.text) {
        if !words.has(word) {
            let message = format!("the theme has no words called {}", tick(word));
            problems.error("unknown-word", Span::new(source, place), message);
        }
    }
}

/// A mistake in a template as a problem at its letters, or about the program when the template
/// is its own.
fn of_error(error: &tera::Error, templates: &[(String, ThemeFile)]) -> Problems {
    let mut problems = Problems::default();
    let (tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report)) = error.kind()
    else {
        problems.of_site(Severity::Error, "template", error);
        return problems;
    };
    let file = templates.iter().find(|(name, _)| name == report.filename()).map(|(_, file)| file);
    match file.and_then(|file| file.source) {
        Some(source) => {
            problems.error("template", Span::new(source, report.span().range.clone()), report.message());
        }
        None => {
            problems.of_site(
                Severity::Error,
                "template",
                format!("{}: {}", report.filename(), report.message()),
            );
        }
    }
    problems
}

/// A style sheet without what a browser does not need; as it is where it is not CSS.
fn smaller_css(css: &str) -> String {
    use lightningcss::printer::PrinterOptions;
    use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
    let smaller = || {
        let mut sheet = StyleSheet::parse(css, ParserOptions::default()).ok()?;
        sheet.minify(MinifyOptions::default()).ok()?;
        let printed = sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() }).ok()?;
        Some(printed.code)
    };
    smaller().unwrap_or_else(|| css.to_owned())
}

/// The first letters of a hash: a file whose bytes change has another name.
fn short_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().as_str()[..10].to_owned()
}
