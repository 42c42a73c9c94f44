//! How a site looks: its logo, its colours, its fonts, its own links around every page, and its
//! picture where others link to it.
//!
//! What stands here is what `site.yaml` says. Whether its colours can be read beside those of the
//! theme, and whether its files are there, is found out where the theme is loaded.

use super::colour::Colour;
use super::read::{Choice, Reader, Value, entry};
use super::shape::{Shape, Shapes};
use super::text::Text;
use crate::diagnostics::{Span, Spanned, tick};
use crate::markup::{Node, Value as Written};
use std::fmt::{self, Display};

entry! {
    /// How a site looks, beyond its theme.
    Look is "a look" {
        /// The picture at the top of every page.
        /// Example: `logo: {file: logo.svg, alt: Example Council}`
        logo: maybe Logo,
        /// The colours that are not those of the theme.
        /// Example: `colours: {brand: "#4a1259", accent: "#f2b233"}`
        colours: maybe Palette,
        /// Fonts of your own. Readers get them from your site and from nowhere else.
        /// Example: `fonts: [{family: Source Serif, file: fonts/source-serif.woff2, for: headings}]`
        fonts: many Font,
        /// The picture that other websites show beside a link to this one.
        /// Example: `picture: {file: carers.jpg, alt: Two women drink tea in a garden}`
        picture: maybe SharedPicture,
        /// How large the letters are on paper: `large` prints every page in large print, with letters
        /// of 18 points. Without it, readers can ask for that on the page of the whole plan.
        /// Example: `print: large`
        print: maybe Print,
        /// Links at the top of every page.
        /// Example: `header: [{title: Council home, url: "https://www.example.org/"}]`
        header: many OwnLink,
        /// Links at the foot of every page.
        /// Example: `footer: [{title: Cookies, url: "https://www.example.org/cookies"}]`
        footer: many OwnLink,
    }
}

entry! {
    /// The picture at the top of every page.
    Logo is "a logo" {
        /// Its file in the content folder: `.svg` or `.png`.
        /// Example: `file: logo.svg`
        file: one Spanned<Box<str>>,
        /// What it says, for those who do not see it.
        /// Example: `alt: Example Council`
        alt: one Text,
    }
}

entry! {
    /// The picture that other websites show beside a link to this one.
    SharedPicture is "a picture" {
        /// Its file in the content folder: `.png` or `.jpg`. The best size is 1200 by 630 pixels.
        /// Example: `file: carers.jpg`
        file: one Spanned<Box<str>>,
        /// What it shows, for those who do not see it.
        /// Example: `alt: Two women drink tea in a garden`
        alt: one Text,
    }
}

entry! {
    /// A colour on light pages, and the one on dark pages.
    Tint is "a colour", short = light {
        /// The colour on light pages.
        /// Example: `light: "#0a5560"`
        light: maybe Spanned<Colour>,
        /// The colour on dark pages. Without it, it is the light one, or the nearest to that
        /// which can be read there.
        /// Example: `dark: "#7fd3e0"`
        dark: maybe Spanned<Colour>,
    }
}

entry! {
    /// The colours that a site sets.
    Colours is "a map of colours" {
        /// Behind the top of every page. In `civic` the words on it are white.
        /// Example: `brand: "#4a1259"`
        brand: maybe Tint,
        /// The line below the top of every page.
        /// Example: `accent: "#f2b233"`
        accent: maybe Tint,
        /// Links.
        /// Example: `link: {light: "#0a5560", dark: "#7fd3e0"}`
        link: maybe Tint,
        /// Links that the reader has followed.
        /// Example: `visited: {light: "#5a3572", dark: "#cfb0ea"}`
        visited: maybe Tint,
        /// The ring around what the keyboard is at.
        /// Example: `focus: {light: "#8c1065", dark: "#ff9ed8"}`
        focus: maybe Tint,
    }
}

impl Colours {
    /// Those that are set, by their names.
    pub fn set(&self) -> impl Iterator<Item = (&'static str, &Tint)> {
        [
            ("brand", &self.brand),
            ("accent", &self.accent),
            ("link", &self.link),
            ("visited", &self.visited),
            ("focus", &self.focus),
        ]
        .into_iter()
        .filter_map(|(name, tint)| Some((name, tint.as_ref()?)))
    }
}

/// The colours that a site sets, none of them lost: YAML takes `#1c3f3a` without quotes for a
/// comment, and that is told.
#[derive(Debug, Clone)]
pub struct Palette(pub Colours);

impl Value for Palette {
    const HOLDS: &'static str = Colours::HOLDS;
    const ENTRY: Option<&'static str> = Colours::ENTRY;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        tell_comments(node, reader);
        Colours::read(node, reader).map(Self)
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        Colours::shape(shapes)
    }
}

/// Tells of values that are nothing because a comment stands in their place.
fn tell_comments(node: &Node, reader: &mut Reader<'_>) {
    let Written::Map(entries) = &node.value else { return };
    for (key, node) in entries {
        if node.value != Written::Null {
            tell_comments(node, reader);
            continue;
        }
        let text = reader.sources.text(key.span.source);
        let after = key.span.range().end;
        let line = text[after..].lines().next().unwrap_or_default();
        let Some(at) = line.find('#').filter(|at| matches!(line[..*at].trim(), ":" | "")) else { continue };
        let colour = line[at..].trim_end();
        let place = Span::new(key.span.source, after + at..after + at + colour.len());
        let colour = colour.split_whitespace().next().unwrap_or_default();
        let hint = format!("write {}", tick(format!("{}: \"{colour}\"", key.value)));
        reader.problems.error("bad-colour", place, "without quotes, this is a comment").hint(hint);
    }
}

/// How large letters are on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Print {
    /// As in most letters and books.
    Standard,
    /// Large enough for many who cannot read that: 18 points.
    Large,
}

impl Choice for Print {
    const EITHER: &'static str = "`standard` or `large`";
    const WHAT: &'static str = "size of print";
    const CODE: &'static str = "unknown-print";
    const WORDS: &'static [(&'static str, Self)] = &[("standard", Self::Standard), ("large", Self::Large)];
}

/// What a font is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontUse {
    /// All text that is no heading.
    Text,
    /// Headings.
    Headings,
}

impl Choice for FontUse {
    const EITHER: &'static str = "`text` or `headings`";
    const WHAT: &'static str = "use of a font";
    const CODE: &'static str = "unknown-use";
    const WORDS: &'static [(&'static str, Self)] = &[("text", Self::Text), ("headings", Self::Headings)];
}

/// How bold the letters of a font are, from 1 to 1000: one weight, or all from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    thinnest: u16,
    boldest: u16,
}

impl Weight {
    fn parse(written: &str) -> Option<Self> {
        let (thinnest, boldest) = written.split_once(" to ").unwrap_or((written, written));
        let weight = |it: &str| it.trim().parse::<u16>().ok().filter(|it| (1..=1000).contains(it));
        let weight = Self { thinnest: weight(thinnest)?, boldest: weight(boldest)? };
        (weight.thinnest <= weight.boldest).then_some(weight)
    }
}

impl Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.thinnest, self.boldest)
    }
}

impl Value for Weight {
    const HOLDS: &'static str = "a weight from 1 to 1000, or a range such as `200 to 900`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let line = reader.line(node, "a weight")?;
        let weight = Self::parse(&line.value);
        if weight.is_none() {
            let message = format!("{} is no weight of a font", tick(&line.value));
            let hint = "write `400` for plain letters, `700` for bold ones, or a range such as `200 to 900`";
            reader.problems.error("bad-weight", line.span, message).hint(hint);
        }
        weight
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.pattern("^\\s*[0-9]{1,4}(\\s+to\\s+[0-9]{1,4})?\\s*$", Self::HOLDS)
    }
}

entry! {
    /// A font of the site's own.
    Font is "a font" {
        /// What it is called. Several files of one family have the same name.
        /// Example: `family: Source Serif`
        family: one Box<str>,
        /// Its file in the content folder: `.woff2`, `.woff`, `.ttf` or `.otf`.
        /// Example: `file: fonts/source-serif.woff2`
        file: one Spanned<Box<str>>,
        /// What it is used for. Without it, for text and headings.
        /// Example: `for: headings`
        used = "for": many FontUse,
        /// How bold its letters are. Without it they are plain, and browsers make bold ones from them.
        /// Example: `weight: 200 to 900`
        weight: maybe Weight,
        /// Whether its letters are slanted.
        /// Example: `italic: true`
        italic: maybe bool,
    }
}

impl Font {
    /// Whether it is used for something.
    pub fn is_for(&self, used: FontUse) -> bool {
        self.used.is_empty() || self.used.contains(&used)
    }
}

entry! {
    /// A link of the site's own, at the top or the foot of every page.
    OwnLink is "a link" {
        /// What it says.
        /// Example: `title: Council home`
        title: one Text,
        /// Where it leads.
        /// Example: `url: https://www.example.org/`
        url: one Spanned<Box<str>>,
    }
}
