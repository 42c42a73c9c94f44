//! A theme: templates that print, words that they say, and files that go with them.
//!
//! The themes `civic` and `gazette` are inside the program. `gazette` goes on from `civic`, and a
//! site may go on from either with files of its own in `themes/<name>/`, or bring a theme of
//! another name, which goes on from `civic`. Each file stands in the place of the file of the same
//! name in the theme below it, and a word file changes single words. A template or a style sheet
//! can go on from the one whose place it takes: `{% extends "civic/action.html" %}`,
//! `@import "civic/style.css";`.

use super::assets::{Assets, Style, style_of};
use super::conditions::{Asked, asked};
use super::html;
use super::look::{self, Dressed, Pictures};
use super::minify;
use super::words::{WordFile, Words, missing_language};
use crate::diagnostics::{Problems, Severity, Span, and_list, nearest, tick};
use crate::files::Sources;
use crate::model::language::Language;
use crate::plan::Content;
use fluent_bundle::FluentValue;
use rayon::prelude::*;
use rust_embed::RustEmbed;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};
use tera::{Context, Kwargs, ReportError, State, Tera, TeraResult, Value};

/// The name of the theme that all others go on from.
pub const DEFAULT: &str = "civic";

#[derive(RustEmbed)]
#[folder = "themes/"]
struct Embedded;

/// The names of the themes inside the program.
pub fn names() -> BTreeSet<String> {
    Embedded::iter().filter_map(|path| path.split_once('/').map(|(theme, _)| theme.to_owned())).collect()
}

/// A text of a theme, and where it comes from.
#[derive(Debug, Clone)]
struct ThemeFile {
    text: Cow<'static, str>,
    /// Its number among the sources, when it is one of the site's own.
    source: Option<u32>,
}

/// The files that one theme has itself.
struct Layer {
    /// The name by which others go on from it.
    name: String,
    /// Its texts by their names.
    texts: BTreeMap<String, ThemeFile>,
    /// Its other files.
    others: BTreeMap<String, Vec<u8>>,
}

impl Layer {
    /// A theme inside the program.
    fn embedded(name: &str) -> Self {
        let mut layer = Self { name: name.to_owned(), texts: BTreeMap::new(), others: BTreeMap::new() };
        for path in Embedded::iter() {
            let Some(inside) = path.strip_prefix(name).and_then(|it| it.strip_prefix('/')) else { continue };
            let Some(file) = Embedded::get(&path) else { continue };
            match String::from_utf8(file.data.into_owned()) {
                Ok(text) => {
                    layer.texts.insert(inside.to_owned(), ThemeFile { text: text.into(), source: None });
                }
                Err(error) => {
                    layer.others.insert(inside.to_owned(), error.into_bytes());
                }
            }
        }
        layer
    }

    /// What a site has in `themes/<name>/`.
    fn of_site(theme: &str, sources: &Sources, problems: &mut Problems) -> Self {
        let own = format!("themes/{theme}/");
        let texts = sources.iter().filter_map(|(number, source)| {
            let file = ThemeFile { text: source.text.clone().into(), source: Some(number) };
            Some((source.path.strip_prefix(&own)?.to_owned(), file))
        });
        let mut others = BTreeMap::new();
        for asset in &sources.assets {
            let Some(inside) = asset.path.strip_prefix(&own) else { continue };
            match asset.read() {
                Ok(bytes) => {
                    others.insert(inside.to_owned(), bytes);
                }
                Err(error) => {
                    problems.of_site(Severity::Error, "file-not-read", error);
                }
            }
        }
        Self { name: OWN.to_owned(), texts: texts.collect(), others }
    }

    fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.others.is_empty()
    }
}

/// The name by which what the site brings itself is known among templates.
const OWN: &str = "site";

/// A theme, ready to print in every language it has words for.
#[derive(Debug)]
pub struct Theme {
    /// The languages of the site that it has words for, each with its templates.
    pub languages: Vec<Tongue>,
    /// Where its style sheet is published.
    pub style: String,
    /// The site's pictures.
    pub pictures: Pictures,
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
    templates: Arc<Templates>,
    /// What all pages know.
    everywhere: Context,
}

/// The templates of a theme and of those that it goes on from.
#[derive(Debug)]
struct Templates {
    /// Each under its full name: `civic/action.html`.
    files: Vec<(String, ThemeFile)>,
    /// Where one is looked for that is asked for without the name of a theme.
    prefixes: Vec<String>,
    /// What they can name.
    assets: Assets,
    /// What the conditions of the site's own templates ask for.
    conditions: Vec<Conditions>,
}

impl Theme {
    /// Loads the theme that a site names, or the default one, and gives it the site's look.
    /// Mistakes in the site's own files are reported at their letters.
    pub fn load(content: &Content, sources: &Sources, problems: &mut Problems) -> Self {
        let theme = content.site.theme.as_ref().map_or(DEFAULT, |name| &name.value);
        let own = Layer::of_site(theme, sources, problems);
        let embedded = names();
        if let Some(name) = &content.site.theme
            && !embedded.contains(theme)
            && own.is_empty()
        {
            let message = format!("no theme is called {}", tick(theme));
            let hint = match nearest(theme, embedded.iter().map(String::as_str)) {
                Some(near) => format!("did you mean {}?", tick(near)),
                None => format!(
                    "there are {}; one of your own goes into {}",
                    and_list(embedded.iter().map(String::as_str)),
                    tick(format!("themes/{theme}/"))
                ),
            };
            problems.error("unknown-theme", name.span, message).hint(hint);
        }
        let mut layers = vec![Layer::embedded(DEFAULT)];
        if theme != DEFAULT && embedded.contains(theme) {
            layers.push(Layer::embedded(theme));
        }
        layers.push(own);

        let mut assets = published(&layers);
        let (style, pictures) = style(theme, &layers, content, sources, &mut assets, problems);
        let files = templates(&layers);
        let templates = Arc::new(Templates {
            conditions: Conditions::of(&files),
            files,
            prefixes: layers.iter().rev().map(|layer| format!("{}/", layer.name)).collect(),
            assets: assets.clone(),
        });
        let mut tongues = Vec::new();
        for language in content.languages.iter() {
            let code = content.languages.code(language);
            match words(code, &layers, problems) {
                Some(words) => tongues.push(Tongue::new(language, words, Arc::clone(&templates), problems)),
                None => missing_language(code, theme, problems),
            }
        }
        Self { languages: tongues, style, pictures, files: assets.into_files() }
    }
}

/// The words of a language; nothing where no theme has a file for it.
fn words(code: &str, layers: &[Layer], problems: &mut Problems) -> Option<Arc<Words>> {
    let files = |code: &str, is_fallback: bool| {
        let path = format!("words/{code}.ftl");
        let files = layers.iter().filter_map(move |layer| layer.texts.get(&path));
        files.map(move |file| WordFile { text: &file.text, source: file.source, is_fallback })
    };
    let said: Vec<WordFile<'_>> = files(code, false).collect();
    if said.is_empty() {
        return None;
    }
    // What a language does not say is said in the themes' own. Mistakes there are told with it.
    let fallback = files("en", true).filter(|file| code != "en" && file.source.is_none());
    let all: Vec<WordFile<'_>> = fallback.chain(said).collect();
    Some(Arc::new(Words::new(code, &all, problems)))
}

/// All templates under the names by which they are found.
fn templates(layers: &[Layer]) -> Vec<(String, ThemeFile)> {
    let of = |layer: &Layer| {
        let name = layer.name.clone();
        let texts = layer.texts.clone().into_iter();
        texts.filter_map(move |(path, file)| {
            Some((format!("{name}/{}", path.strip_prefix("templates/")?), file))
        })
    };
    layers.iter().flat_map(of).collect()
}

/// What the conditions of one of the site's own templates ask for.
#[derive(Debug)]
struct Conditions {
    /// The name of the template, without that of the theme.
    name: String,
    /// Its number among the sources.
    source: u32,
    /// Whether it is that of one kind of page, and not used by many.
    is_of_page: bool,
    asked: Vec<Asked>,
}

impl Conditions {
    fn of(files: &[(String, ThemeFile)]) -> Vec<Self> {
        let own = files.iter().filter_map(|(name, file)| {
            let (_, name) = name.split_once('/')?;
            let is_of_page = name != "base.html" && file.text.contains("{% extends");
            let asked = asked(&file.text);
            Some(Self { name: name.to_owned(), source: file.source?, is_of_page, asked })
        });
        own.collect()
    }
}

/// Where the style sheet of a theme stands among its files.
const STYLE: &str = "assets/style.css";

/// Every file that goes with the pages, but for the style sheet.
fn published(layers: &[Layer]) -> Assets {
    let mut assets = Assets::default();
    for layer in layers {
        let texts = layer.texts.iter().filter(|(path, _)| *path != STYLE);
        let texts = texts.map(|(path, file)| (path, file.text.as_bytes().to_vec()));
        for (path, bytes) in texts.chain(layer.others.iter().map(|(path, bytes)| (path, bytes.clone()))) {
            if let Some(name) = path.strip_prefix("assets/") {
                assets.add(name, smaller(name, bytes));
            }
        }
    }
    assets
}

/// The style sheet, dressed in the site's look and published: its address, and the site's pictures.
fn style(
    theme: &str,
    layers: &[Layer],
    content: &Content,
    sources: &Sources,
    assets: &mut Assets,
    problems: &mut Problems,
) -> (String, Pictures) {
    let styles = layers.iter().filter_map(|layer| {
        let file = layer.texts.get(STYLE)?;
        Some(Style { name: &layer.name, text: &file.text, source: file.source })
    });
    let styles: Vec<Style<'_>> = styles.collect();
    let mut css = style_of(&styles, assets, problems);
    let Dressed { css: dress, pictures } = match &content.site.look {
        Some(look) => {
            // What the style sheet of a theme leaves open is as in the default one.
            let default = styles.first().map_or("", |style| style.text);
            look::dress(look, &format!("{default}\n{css}"), sources, assets, problems)
        }
        None => Dressed::default(),
    };
    css.push_str(&dress);
    let address = assets.publish(&format!("{theme}.css"), smaller_css(&css).into_bytes());
    (address, pictures)
}

impl Tongue {
    fn new(
        language: Language,
        words: Arc<Words>,
        templates: Arc<Templates>,
        problems: &mut Problems,
    ) -> Self {
        // The site's own templates are tried as written first, so that mistakes have their place.
        let mut tera = templates.empty(&words);
        let is_own = |it: &&(String, ThemeFile)| it.1.source.is_some();
        let mut good = true;
        for (name, file) in templates.files.iter().filter(is_own) {
            unknown_words(file, &words, problems);
            let mut alone = templates.empty(&words);
            let others = templates.files.iter().filter(|(other, it)| it.source.is_none() && other != name);
            let all: Vec<(&str, &str)> = others.map(|(name, it)| (name.as_str(), &*it.text)).collect();
            let _ = alone.add_raw_templates(all);
            if let Err(error) = alone.add_raw_template(name, &file.text) {
                problems.append(templates.problems(&error, |_| None));
                good = false;
            }
        }
        let ready: Vec<(&str, String)> = templates
            .files
            .par_iter()
            .filter(|it| good || !is_own(it))
            .map(|(name, file)| (name.as_str(), ready(name, &file.text, &words)))
            .collect();
        let ready: Vec<(&str, &str)> = ready.iter().map(|(name, text)| (*name, text.as_str())).collect();
        if let Err(error) = tera.add_raw_templates(ready) {
            problems.append(templates.problems(&error, |_| None));
        }
        let everywhere = Context::new();
        Self { language, words, tera, written: OnceLock::new(), templates, everywhere }
    }

    /// Makes what all pages of the language know.
    pub fn know<T: Serialize>(&mut self, name: &'static str, value: &T) {
        self.tera.global_context().insert(name, value);
        self.everywhere.insert(name, value);
    }

    /// Prints a page.
    ///
    /// # Errors
    ///
    /// A problem with its place when the template asks for what the page does not have.
    pub fn print(&self, template: &str, context: &Context) -> Result<String, Problems> {
        let known = |name: &str| context.get(name).or_else(|| self.everywhere.get(name));
        let problems = self.templates.not_there(template, known);
        if problems.has_errors() {
            return Err(problems);
        }
        self.tera.render(template, context).map_err(|error| {
            // The place is one in the template as written, not as minified.
            let written = self.written.get_or_init(|| {
                let mut tera = self.templates.empty(&self.words);
                let all: Vec<(&str, &str)> =
                    self.templates.files.iter().map(|(name, file)| (name.as_str(), &*file.text)).collect();
                let _ = tera.add_raw_templates(all);
                *tera.global_context() = self.everywhere.clone();
                tera
            });
            let error = written.render(template, context).err().unwrap_or(error);
            self.templates.problems(&error, known)
        })
    }
}

impl Templates {
    /// Nothing yet, but for what every template can ask for: `{{ say(word="owners") }}`,
    /// `{{ say(word="actions", n=3) }}`, `{{ asset(name="icon.svg") }}`.
    fn empty(&self, words: &Arc<Words>) -> Tera {
        let mut tera = Tera::new();
        tera.set_fallback_prefixes(self.prefixes.clone()).expect("nothing was added yet");
        let words = Arc::clone(words);
        tera.register_function("say", move |kwargs: Kwargs, _: &State<'_>| say(&kwargs, &words));
        let assets = self.assets.clone();
        tera.register_function("asset", move |kwargs: Kwargs, _: &State<'_>| asset(&kwargs, &assets));
        tera
    }

    /// What the conditions of the site's own templates ask for and a page does not know. Of `page`
    /// only the template of a kind of page may ask: what one that is used by many finds there differs.
    fn not_there<'v>(&self, template: &str, known: impl Fn(&str) -> Option<&'v Value>) -> Problems {
        let mut problems = Problems::default();
        let used = self.conditions.iter().filter(|it| it.name == template || !it.is_of_page);
        for Conditions { is_of_page, source, asked, .. } in used {
            for Asked { names } in asked {
                let first = names[0].0.as_str();
                let mut value = known(first).filter(|_| *is_of_page || first != "page");
                for (name, letters) in &names[1..] {
                    let Some(fields) = value.and_then(Value::as_map) else { break };
                    let field = fields.iter().find(|(key, _)| key.as_str() == Some(name.as_str()));
                    value = field.map(|(_, value)| value);
                    if value.is_none() {
                        let mut names: Vec<String> = fields.keys().map(ToString::to_string).collect();
                        names.sort_unstable();
                        let missing = NotThere { name: name.clone(), names };
                        let message = format!("{} is not there to be asked for", tick(name));
                        let place = Span::new(*source, letters.clone());
                        problems.error("template", place, message).hint(missing.advice());
                    }
                }
            }
        }
        problems
    }

    /// A mistake in a template as a problem at its letters, or about the program when the template
    /// is its own. `known` gives what a page knows by a name.
    fn problems<'v>(&self, error: &tera::Error, known: impl Fn(&str) -> Option<&'v Value>) -> Problems {
        let mut problems = Problems::default();
        let (tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report)) = error.kind()
        else {
            problems.of_site(Severity::Error, "template", error);
            return problems;
        };
        let file = self.files.iter().find(|(name, _)| name == report.filename()).map(|(_, file)| file);
        let mut place = report.span().range.clone();
        let missing = NotThere::of(report.message())
            .or_else(|| NotThere::in_loop(report, &file?.text, &mut place, known));
        let message = match &missing {
            Some(missing) => format!("{} is not there to be printed", tick(&missing.name)),
            None => report.message().to_owned(),
        };
        let problem = match file.and_then(|file| file.source) {
            Some(source) => problems.error("template", Span::new(source, place), message),
            None => {
                problems.of_site(Severity::Error, "template", format!("{}: {message}", report.filename()))
            }
        };
        problem.maybe_hint(missing.map(|missing| missing.advice()));
        problems
    }
}

/// A name that a template asks for and that is not there.
struct NotThere {
    name: String,
    /// Those that are there, sorted.
    names: Vec<String>,
}

impl NotThere {
    /// What the engine says where a name is to be printed: it lists those that are there.
    fn of(message: &str) -> Option<Self> {
        let lists = [" Available fields: ", " Available variables: "];
        let (what, names) = lists.into_iter().find_map(|list| message.split_once(list))?;
        let mut names: Vec<String> = names.split(", ").map(str::to_owned).collect();
        names.sort_unstable();
        Some(Self { name: what.split('`').nth(1)?.to_owned(), names })
    }

    /// What the engine says where something is gone through: it lists nothing, and its place is
    /// the beginning of the path. The place becomes that of the name.
    fn in_loop<'v>(
        report: &ReportError,
        template: &str,
        place: &mut Range<usize>,
        known: impl Fn(&str) -> Option<&'v Value>,
    ) -> Option<Self> {
        let (path, mut at) = (template.get(place.start..)?, place.start);
        let end = path.find(|it: char| !it.is_alphanumeric() && it != '_' && it != '.').unwrap_or(path.len());
        let mut parts = path[..end].split('.');
        let first = parts.next()?;
        let mut value = known(first).filter(|_| report.message().contains("`undefined`"))?;
        at += first.len() + 1;
        for name in parts {
            let fields = value.as_map()?;
            let Some((_, next)) = fields.iter().find(|(key, _)| key.as_str() == Some(name)) else {
                let mut names: Vec<String> = fields.keys().map(ToString::to_string).collect();
                names.sort_unstable();
                *place = at..at + name.len();
                return Some(Self { name: name.to_owned(), names });
            };
            value = next;
            at += name.len() + 1;
        }
        None
    }

    fn advice(&self) -> String {
        let names = || self.names.iter().map(String::as_str);
        match nearest(&self.name, names()) {
            Some(near) => format!("did you mean {}?", tick(near)),
            None => format!("there are {}", and_list(names())),
        }
    }
}

fn say(kwargs: &Kwargs, words: &Words) -> TeraResult<String> {
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
}

fn asset(kwargs: &Kwargs, assets: &Assets) -> TeraResult<String> {
    let name = kwargs.must_get::<&str>("name")?;
    let unknown =
        || tera::Error::message(format!("the theme has no asset called `{name}`: {}", assets.advice(name)));
    assets.address(name).map(str::to_owned).ok_or_else(unknown)
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
fn said(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
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

/// A file of a theme as it is published: style sheets and scripts without what a browser does not need.
fn smaller(name: &str, bytes: Vec<u8>) -> Vec<u8> {
    let smaller_text: fn(&str) -> String = match name.rsplit_once('.') {
        Some((_, "css")) => smaller_css,
        Some((_, "js")) => minify::script,
        _ => return bytes,
    };
    match String::from_utf8(bytes) {
        Ok(text) => smaller_text(&text).into_bytes(),
        Err(error) => error.into_bytes(),
    }
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
