//! The look of a site on top of its theme: what `look:` in `site.yaml` says, as a style sheet.
//!
//! Takes the look, the theme's style sheet and the files of the content folder. Gives rules that
//! set the theme's custom properties, and publishes the logo and the fonts. Every colour is tried
//! with those of the theme that it stands beside (WCAG 2.2, 1.4.3 and 1.4.11): what cannot be read
//! is told at its letters and stops the build, so that no page that is published has it.

use super::assets::Assets;
use crate::diagnostics::{Problem, Problems, Severity, Spanned, nearest, tick};
use crate::files::Sources;
use crate::model::colour::Colour;
use crate::model::look::{Colours, Font, FontUse, Logo, Look, SharedPicture, Tint};
use lightningcss::media_query::MediaList;
use lightningcss::printer::PrinterOptions;
use lightningcss::properties::Property;
use lightningcss::rules::style::StyleRule;
use lightningcss::rules::{CssRule, CssRuleList};
use lightningcss::stylesheet::{ParserOptions, StyleSheet};
use lightningcss::traits::ToCss;
use lightningcss::values::color::CssColor;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Two colours that stand on each other.
struct Pair {
    /// The custom property of the colour in front.
    front: &'static str,
    /// The custom property of the colour behind it.
    back: &'static str,
    /// What has them.
    used: &'static str,
    /// The contrast that they need.
    needs: Needs,
}

/// How much contrast something needs.
#[derive(Clone, Copy, PartialEq)]
enum Needs {
    /// Text: 4.5:1 (WCAG 1.4.3).
    Text,
    /// What is no text: 3:1 (WCAG 1.4.11).
    Graphics,
}

impl Needs {
    const fn ratio(self) -> f64 {
        match self {
            Self::Text => 4.5,
            Self::Graphics => 3.0,
        }
    }
}

/// Every pair that has a colour which a site can set. The line below the header is decoration and
/// in none; the ring in the header is white, as the words there are.
const PAIRS: [Pair; 8] = [
    Pair { front: "link", back: "bg", used: "links", needs: Needs::Text },
    Pair { front: "link", back: "surface", used: "links on panels", needs: Needs::Text },
    Pair { front: "link", back: "mark", used: "links in what was searched for", needs: Needs::Text },
    Pair { front: "visited", back: "bg", used: "visited links", needs: Needs::Text },
    Pair { front: "visited", back: "surface", used: "visited links on panels", needs: Needs::Text },
    Pair { front: "focus", back: "bg", used: "the focus ring", needs: Needs::Graphics },
    Pair { front: "focus", back: "surface", used: "the focus ring on panels", needs: Needs::Graphics },
    Pair { front: "on-brand", back: "brand", used: "words in the header", needs: Needs::Text },
];

/// A picture, ready to be shown.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Where it is published.
    pub address: String,
    /// How wide it is shown, in pixels.
    pub width: String,
    /// How high it is shown.
    pub height: String,
}

/// The pictures that a site brings.
#[derive(Debug, Default)]
pub struct Pictures {
    /// The logo, where there is one.
    pub logo: Option<Picture>,
    /// The one that goes with links to the site.
    pub shared: Option<Picture>,
}

/// What a look gives to a theme.
#[derive(Debug, Default)]
pub struct Dressed {
    /// The rules to add to the style sheet.
    pub css: String,
    /// Its pictures.
    pub pictures: Pictures,
}

/// Dresses a theme: its `style` is what its style sheet says.
pub fn dress(
    look: &Look,
    style: &str,
    sources: &Sources,
    assets: &mut Assets,
    problems: &mut Problems,
) -> Dressed {
    let theme = Properties::of(style);
    let files = Files { sources };
    let mut css = String::new();
    for font in &look.fonts {
        css.push_str(&files.font(font, assets, problems).unwrap_or_default());
    }
    let families = families(&look.fonts, &theme);
    if !families.is_empty() {
        let _ = writeln!(css, ":root {{ {families} }}");
    }
    if let Some(colours) = &look.colours {
        css.push_str(&colour_rules(&colours.0, &theme, problems));
    }
    let logo = look.logo.as_ref().and_then(|logo| files.logo(logo, assets, problems));
    let shared = look.picture.as_ref().and_then(|picture| files.shared(picture, assets, problems));
    Dressed { css, pictures: Pictures { logo, shared } }
}

/// The families for text and headings, each before those of the theme.
fn families(fonts: &[Font], theme: &Properties) -> String {
    let mut set = String::new();
    for (property, used) in [("font", FontUse::Text), ("font-headings", FontUse::Headings)] {
        let Some(font) = fonts.iter().find(|font| font.is_for(used)) else { continue };
        // Where a theme has no fonts for headings, they are those of the text.
        let others = theme.light.get(property).filter(|it| !it.starts_with("var("));
        let others = others.or_else(|| theme.light.get("font")).map_or("sans-serif", String::as_str);
        let _ = write!(set, "--{property}: {}, {others};", quoted(&font.family));
    }
    set
}

/// A name as a CSS string.
fn quoted(name: &str) -> String {
    let name: String = name.chars().filter(|it| !it.is_control()).collect();
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

// ── colours ──

/// The rules that set colours. On paper a theme has its own, so these are for screens.
fn colour_rules(colours: &Colours, theme: &Properties, problems: &mut Problems) -> String {
    let (mut light, mut dark, mut paper) = (String::new(), String::new(), String::new());
    for (name, tint) in colours.set() {
        let set = |rules: &mut String, colour: Colour| {
            let _ = write!(rules, "--{name}: {colour};");
            if name == "link" {
                rules.push_str("--link-hover: var(--text);");
            }
        };
        if let Some(colour) = &tint.light {
            try_out(name, colour, &theme.light, "", problems);
            set(&mut light, colour.value);
            if name == "brand" {
                // The logo is made to stand on this, on paper too, where the header is white.
                let _ = write!(paper, "--logo-ground: {};", colour.value);
            }
        }
        if let Some(colour) = dark_one(name, tint, &theme.dark, problems) {
            set(&mut dark, colour);
        }
    }
    let mut css = String::new();
    for (media, rules) in
        [("screen", light), ("screen and (prefers-color-scheme: dark)", dark), ("print", paper)]
    {
        if !rules.is_empty() {
            let _ = writeln!(css, "@media {media} {{ :root {{ {rules} }} }}");
        }
    }
    css
}

/// The colour for dark pages: as said, or else the light one, or the nearest to it that can be
/// read there.
fn dark_one(
    name: &str,
    tint: &Tint,
    theme: &BTreeMap<String, String>,
    problems: &mut Problems,
) -> Option<Colour> {
    match (&tint.dark, &tint.light) {
        (Some(dark), _) => {
            try_out(name, dark, theme, " on dark pages", problems);
            Some(dark.value)
        }
        (None, Some(light)) => light.value.nearest(|it| tried(name, it, theme).all(|it| it.is_good())),
        (None, None) => None,
    }
}

/// A pair as it would be with a colour of the site.
struct Tried {
    front: Colour,
    back: Colour,
    used: &'static str,
    needs: Needs,
}

impl Tried {
    fn is_good(&self) -> bool {
        self.front.contrast(self.back) >= self.needs.ratio()
    }

    /// How much of the needed contrast it has.
    fn part(&self) -> f64 {
        self.front.contrast(self.back) / self.needs.ratio()
    }
}

/// Every pair that a colour is in.
fn tried<'t>(
    name: &'t str,
    colour: Colour,
    theme: &'t BTreeMap<String, String>,
) -> impl Iterator<Item = Tried> + 't {
    PAIRS.iter().filter_map(move |pair| {
        let of_theme = |property: &str| theme.get(property).and_then(|it| colour_of(it));
        let (front, back) = if pair.front == name {
            (colour, of_theme(pair.back)?)
        } else if pair.back == name {
            (of_theme(pair.front)?, colour)
        } else {
            return None;
        };
        Some(Tried { front, back, used: pair.used, needs: pair.needs })
    })
}

/// Tells where a colour cannot be read: of all its pairs, the one that lacks most.
fn try_out(
    name: &str,
    colour: &Spanned<Colour>,
    theme: &BTreeMap<String, String>,
    pages: &str,
    problems: &mut Problems,
) {
    let worst = tried(name, colour.value, theme)
        .filter(|it| !it.is_good())
        .min_by(|one, other| one.part().total_cmp(&other.part()));
    let Some(worst) = worst else { return };
    let Tried { front, back, used, needs } = worst;
    let seen = if needs == Needs::Text { "read" } else { "seen" };
    // Cut, not rounded: what lacks a hair must not look like enough.
    let ratio = (front.contrast(back) * 100.0).floor() / 100.0;
    let message = format!(
        "{used}{pages} cannot be {seen}: {} on {} has a contrast of {ratio:.2}:1 and needs {}:1",
        tick(front),
        tick(back),
        needs.ratio(),
    );
    let better = colour.value.nearest(|it| tried(name, it, theme).all(|it| it.is_good()));
    let hint = better.map(|better| {
        let way = if better.is_darker_than(colour.value) { "darker" } else { "lighter" };
        format!("the nearest {way} colour that can be {seen} is {}", tick(better))
    });
    problems.error("contrast", colour.span, message).maybe_hint(hint);
}

// ── what the theme says ──

/// The custom properties of a theme, on light pages and on dark ones.
struct Properties {
    light: BTreeMap<String, String>,
    dark: BTreeMap<String, String>,
}

impl Properties {
    fn of(style: &str) -> Self {
        let mut light = BTreeMap::new();
        let mut dark = BTreeMap::new();
        if let Ok(sheet) = StyleSheet::parse(style, ParserOptions::default()) {
            for rule in &sheet.rules.0 {
                match rule {
                    CssRule::Style(rule) => of_root(rule, &mut light),
                    CssRule::Media(media) => match media_of(&media.query).as_str() {
                        "screen" => of_rules(&media.rules, &mut light),
                        "(prefers-color-scheme:dark)" | "screen and (prefers-color-scheme:dark)" => {
                            of_rules(&media.rules, &mut dark);
                        }
                        _ => {}
                    },
                    _ => {}
                }
            }
        }
        let mut whole = light.clone();
        whole.append(&mut dark);
        Self { light, dark: whole }
    }
}

fn of_rules(rules: &CssRuleList<'_>, into: &mut BTreeMap<String, String>) {
    for rule in &rules.0 {
        if let CssRule::Style(rule) = rule {
            of_root(rule, into);
        }
    }
}

fn of_root(rule: &StyleRule<'_>, into: &mut BTreeMap<String, String>) {
    let is_root = rule.selectors.to_css_string(PrinterOptions::default()).is_ok_and(|it| it == ":root");
    for property in rule.declarations.declarations.iter().filter(|_| is_root) {
        if let Property::Custom(custom) = property
            && let Some(name) = custom.name.as_ref().strip_prefix("--")
            && let Ok(value) = property.value_to_css_string(PrinterOptions::default())
        {
            into.insert(name.to_owned(), value);
        }
    }
}

/// A media query in its shortest form.
fn media_of(query: &MediaList<'_>) -> String {
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    query.to_css_string(options).unwrap_or_default()
}

/// A colour that a theme may write in any way that CSS knows.
fn colour_of(value: &str) -> Option<Colour> {
    use lightningcss::traits::Parse;
    match CssColor::parse_string(value).ok()?.to_rgb().ok()? {
        CssColor::RGBA(it) => Some(Colour { channels: [it.red, it.green, it.blue] }),
        _ => None,
    }
}

// ── files ──

/// The height at which a logo is shown, in pixels.
const LOGO_HEIGHT: f64 = 48.0;
/// Wider than this it would fill a telephone.
const LOGO_WIDTH: f64 = 240.0;

/// The files of the content folder, of which a look names some.
struct Files<'s> {
    sources: &'s Sources,
}

impl Files<'_> {
    fn logo(&self, logo: &Logo, assets: &mut Assets, problems: &mut Problems) -> Option<Picture> {
        let endings = [".svg", ".png"];
        let bytes = self.bytes(&logo.file, &endings, "a picture", problems)?;
        let size = if is(&logo.file.value, ".png") {
            size_of_png(&bytes)
        } else {
            std::str::from_utf8(&bytes).ok().and_then(size_of_svg)
        };
        let Some((width, height)) =
            size.filter(|(width, height)| [width, height].iter().all(|it| **it > 0.0 && it.is_finite()))
        else {
            let message = format!("{} does not say how large it is", tick(&logo.file.value));
            problems
                .error("wrong-file", logo.file.span, message)
                .hint("an SVG needs `viewBox`, or `width` and `height`; a PNG has to be whole");
            return None;
        };
        let scale = (LOGO_HEIGHT / height).min(LOGO_WIDTH / width);
        let pixels = |length: f64| format!("{:.0}", (length * scale).max(1.0));
        Some(Picture {
            address: assets.publish(name_of(&logo.file.value), bytes),
            width: pixels(width),
            height: pixels(height),
        })
    }

    fn shared(
        &self,
        picture: &SharedPicture,
        assets: &mut Assets,
        problems: &mut Problems,
    ) -> Option<Picture> {
        let bytes = self.bytes(&picture.file, &[".png", ".jpg", ".jpeg"], "a picture", problems)?;
        let Some((width, height)) = size_of_png(&bytes).or_else(|| size_of_jpeg(&bytes)) else {
            let message = format!("{} is no picture, or not the whole of one", tick(&picture.file.value));
            problems
                .error("wrong-file", picture.file.span, message)
                .hint("save it as a PNG or a JPEG, 1200 pixels wide and 630 high");
            return None;
        };
        Some(Picture {
            address: assets.publish(name_of(&picture.file.value), bytes),
            width: width.to_string(),
            height: height.to_string(),
        })
    }

    fn font(&self, font: &Font, assets: &mut Assets, problems: &mut Problems) -> Option<String> {
        let kinds = [(".woff2", "woff2"), (".woff", "woff"), (".ttf", "truetype"), (".otf", "opentype")];
        let bytes = self.bytes(&font.file, &kinds.map(|(ending, _)| ending), "a font", problems)?;
        let (_, format) = kinds.into_iter().find(|(ending, _)| is(&font.file.value, ending))?;
        let address = assets.publish(name_of(&font.file.value), bytes);
        let weight = font.weight.map(|weight| format!(" font-weight: {weight};")).unwrap_or_default();
        let style = if font.italic == Some(true) { " font-style: italic;" } else { "" };
        Some(format!(
            "@font-face {{ font-family: {}; src: url({}) format(\"{format}\"); font-display: swap;{weight}{style} }}\n",
            quoted(&font.family),
            quoted(address.rsplit('/').next().unwrap_or_default()),
        ))
    }

    /// What stands in a file that a look names; tells where there is none, or one of another kind.
    fn bytes(
        &self,
        file: &Spanned<Box<str>>,
        endings: &[&str],
        what: &str,
        problems: &mut Problems,
    ) -> Option<Vec<u8>> {
        let path = file.value.trim_start_matches('/');
        if !endings.iter().any(|ending| is(path, ending)) {
            let message = format!("{} is not {what} that can be used here", tick(&file.value));
            let hint =
                format!("its name has to end in {}", crate::diagnostics::or_list(endings.iter().copied()));
            problems.error("wrong-file", file.span, message).hint(hint);
            return None;
        }
        if let Some((_, source)) = self.sources.find(path) {
            return Some(source.text.clone().into_bytes());
        }
        let Some(asset) = self.sources.asset(path) else {
            self.missing(file, endings, problems);
            return None;
        };
        match asset.read() {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                problems.error("file-not-read", file.span, format!("{}: {error}", tick(&file.value)));
                None
            }
        }
    }

    fn missing<'p>(
        &self,
        file: &Spanned<Box<str>>,
        endings: &[&str],
        problems: &'p mut Problems,
    ) -> &'p mut Problem {
        let fits = |path: &&str| endings.iter().any(|ending| is(path, ending));
        let paths = || self.sources.assets.iter().map(|asset| asset.path.as_str()).filter(fits);
        // In another folder, the name is what is known of it.
        let near = nearest(&file.value, paths())
            .or_else(|| paths().find(|path| name_of(path) == name_of(&file.value)));
        let hint = match near {
            Some(near) => format!("did you mean {}?", tick(near)),
            None => "files are looked for from the content folder, in which site.yaml stands".to_owned(),
        };
        let message = format!("there is no file {}", tick(&file.value));
        problems.at(Severity::Error, "no-such-file", file.span, message).hint(hint)
    }
}

fn is(path: &str, ending: &str) -> bool {
    path.to_ascii_lowercase().ends_with(ending)
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The width and height in the header of a PNG (W3C PNG, 11.2.1).
fn size_of_png(bytes: &[u8]) -> Option<(f64, f64)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(4..16)?;
    let header = header.strip_prefix(b"IHDR")?;
    let number = |at: usize| Some(f64::from(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?)));
    Some((number(0)?, number(4)?))
}

/// The width and height in a JPEG: they stand in the marker that begins its frame (ITU T.81, B.2.2).
fn size_of_jpeg(bytes: &[u8]) -> Option<(f64, f64)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let (head, after) = rest.split_at_checked(4)?;
        let &[0xff, marker, high, low] = head else { return None };
        if marker == 0xff {
            // Any number of these may stand before a marker.
            rest = rest.get(1..)?;
            continue;
        }
        // All of C0 to CF begin a frame, but for tables and an extension.
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let number =
                |at: usize| Some(f64::from(u16::from_be_bytes(after.get(at..at + 2)?.try_into().ok()?)));
            return Some((number(3)?, number(1)?)).filter(|(width, height)| width.min(*height) > 0.0);
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        rest = after.get(length.checked_sub(2)?..)?;
    }
}

/// The width and height of an SVG: what its first element says, or the size of its `viewBox`.
fn size_of_svg(text: &str) -> Option<(f64, f64)> {
    let start = text.find("<svg")?;
    let element = &text[start..start + text[start..].find('>')?];
    let attribute = |name: &str| {
        let (_, after) = element.split_once(&format!(" {name}="))?;
        let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        after[1..].split(quote).next()
    };
    let length = |name: &str| attribute(name)?.trim_end_matches("px").parse::<f64>().ok();
    if let (Some(width), Some(height)) = (length("width"), length("height")) {
        return Some((width, height));
    }
    let parts = attribute("viewBox")?.split([' ', ',']).filter(|it| !it.is_empty());
    let numbers: Vec<f64> = parts.filter_map(|it| it.parse().ok()).collect();
    match numbers[..] {
        [_, _, width, height] => Some((width, height)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_how_large_it_is() {
        assert_eq!(size_of_svg("<?xml?><svg xmlns='x' viewBox=\"0 0 120 40\">"), Some((120.0, 40.0)));
        assert_eq!(size_of_svg("<svg viewBox='0,0,1,1' width=\"30px\" height=\"20\">"), Some((30.0, 20.0)));
        assert_eq!(size_of_svg("<svg width='100%' height='100%' viewBox='0 0 3 2'>"), Some((3.0, 2.0)));
        assert_eq!(size_of_svg("<svg>"), None);
        assert_eq!(size_of_svg("a picture"), None);
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\0\x40\x08\x06";
        assert_eq!(size_of_png(png), Some((256.0, 64.0)));
        assert_eq!(size_of_png(b"GIF89a"), None);
        assert_eq!(size_of_png(&png[..18]), None);
        let jpeg = b"\xff\xd8\xff\xe0\0\x04xx\xff\xff\xc2\0\x0b\x08\x02\x76\x04\xb0\x03";
        assert_eq!(size_of_jpeg(jpeg), Some((1200.0, 630.0)));
        assert_eq!(size_of_jpeg(&jpeg[..16]), None);
        assert_eq!(size_of_jpeg(b"\xff\xd8\xff\xe0\0\x01xxxxxxxx"), None);
        assert_eq!(size_of_jpeg(png), None);
    }

    #[test]
    fn a_theme_says_its_colours_in_any_way_of_css() {
        let theme = Properties::of(
            ":root { --bg: white; --link: red } a { --bg: red } @media screen { :root { --link: rgb(10 85 96) } }
             @media (prefers-color-scheme: dark) { :root { --bg: #111 } }
             @media print { :root { --bg: blue } }",
        );
        let colour = |of: &BTreeMap<String, String>, name: &str| colour_of(&of[name]).unwrap().to_string();
        assert_eq!(colour(&theme.light, "bg"), "#ffffff");
        assert_eq!(colour(&theme.light, "link"), "#0a5560");
        assert_eq!(colour(&theme.dark, "bg"), "#111111");
        assert_eq!(colour(&theme.dark, "link"), "#0a5560");
    }

    /// A theme whose own colours fail would tell a site of colours that are not its own.
    #[test]
    fn every_pair_of_the_themes_can_be_read() {
        let civic = include_str!("../../themes/civic/assets/style.css");
        let gazette = include_str!("../../themes/gazette/assets/style.css");
        let both = gazette.replace("@import \"civic/style.css\";", civic);
        for style in [civic, both.as_str()] {
            let theme = Properties::of(style);
            for of in [&theme.light, &theme.dark] {
                for pair in PAIRS.iter().filter(|pair| pair.back != "mark") {
                    let colour = |name: &str| colour_of(&of[name]).unwrap();
                    let (front, back) = (colour(pair.front), colour(pair.back));
                    assert!(front.contrast(back) >= pair.needs.ratio(), "{}: {front} on {back}", pair.used);
                }
            }
        }
    }
}
