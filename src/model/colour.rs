//! A colour, and how well two of them can be told apart.
//!
//! Comes in as hexadecimal digits, goes out the same way. Contrast is that of WCAG 2.2, by its
//! formulas of relative luminance and contrast ratio; nothing here knows what a colour is for.

use super::read::{Reader, Value};
use super::shape::{Shape, Shapes};
use crate::diagnostics::{Spanned, tick};
use crate::markup::Node;
use std::fmt::{self, Display};

/// A colour of the sRGB space, without transparency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// How much red, green and blue it has, in this order.
    pub channels: [u8; 3],
}

impl Colour {
    /// Nothing is darker.
    pub const BLACK: Self = Self { channels: [0; 3] };
    /// Nothing is lighter.
    pub const WHITE: Self = Self { channels: [255; 3] };

    /// Reads `#1c3f3a` or `#fff`; the `#` may be left out.
    pub fn parse(written: &str) -> Option<Self> {
        let digits = written.strip_prefix('#').unwrap_or(written);
        let values = digits.chars().map(|it| it.to_digit(16).and_then(|it| u8::try_from(it).ok()));
        let values: Vec<u8> = values.collect::<Option<_>>()?;
        let channels: Vec<u8> = match values.len() {
            3 => values.iter().map(|it| it * 17).collect(),
            6 => values.chunks(2).map(|it| it[0] * 16 + it[1]).collect(),
            _ => return None,
        };
        Some(Self { channels: channels.try_into().ok()? })
    }

    /// How much light it gives, from 0 to 1 (WCAG 2.2, relative luminance).
    fn luminance(self) -> f64 {
        let [r, g, b] = self.channels.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, contrast ratio).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The colour that is nearest to this one on the way to black and on that to white and is good.
    /// Gives itself where it is.
    pub fn nearest(self, is_good: impl Fn(Self) -> bool) -> Option<Self> {
        (0..=255_u8).find_map(|step| {
            [Self::BLACK, Self::WHITE].into_iter().map(|end| self.toward(end, step)).find(|it| is_good(*it))
        })
    }

    /// This colour mixed with another, which has `step` parts of 255.
    fn toward(self, end: Self, step: u8) -> Self {
        let mix = |from: u8, to: u8| {
            let sum = u32::from(from) * u32::from(255 - step) + u32::from(to) * u32::from(step);
            u8::try_from(sum / 255).unwrap_or(u8::MAX)
        };
        let channels = self.channels;
        Self { channels: std::array::from_fn(|at| mix(channels[at], end.channels[at])) }
    }

    /// Whether it gives less light than another.
    pub fn is_darker_than(self, other: Self) -> bool {
        self.luminance() < other.luminance()
    }
}

impl Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.channels;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Value for Spanned<Colour> {
    const HOLDS: &'static str = "a colour such as `\"#1c3f3a\"`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let line = reader.line(node, "a colour")?;
        let colour = Colour::parse(&line.value);
        if colour.is_none() {
            let message = format!("{} is no colour", tick(&line.value));
            let hint = "write it with six digits from 0 to f: `\"#1c3f3a\"`";
            reader.problems.error("bad-colour", line.span, message).hint(hint);
        }
        Some(Self::new(colour?, line.span))
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.pattern("^\\s*#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\\s*$", Self::HOLDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(written: &str) -> Colour {
        Colour::parse(written).unwrap()
    }

    /// The ratios that webaim.org/resources/contrastchecker gives.
    #[test]
    fn contrast_is_that_of_wcag() {
        let ratio = |one: &str, other: &str| format!("{:.2}", colour(one).contrast(colour(other)));
        assert_eq!(ratio("#000", "#fff"), "21.00");
        assert_eq!(ratio("#777777", "#ffffff"), "4.48");
        assert_eq!(ratio("#ffffff", "#1c3f3a"), "11.53");
        assert_eq!(ratio("#0a5560", "#f2f5f4"), "7.72");
        assert_eq!(ratio("#123456", "#123456"), "1.00");
    }

    #[test]
    fn colours_have_three_or_six_digits() {
        assert_eq!(colour("#1c3f3a").to_string(), "#1c3f3a");
        assert_eq!(colour("1C3F3A").to_string(), "#1c3f3a");
        assert_eq!(colour("#fa0").to_string(), "#ffaa00");
        for wrong in ["", "#", "#12345", "#1234567", "red", "#ggg", "#é12"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_nearest_good_colour_is_as_little_changed_as_may_be() {
        let on_white = |it: Colour| it.contrast(Colour::WHITE) >= 4.5;
        let grey = colour("#777777").nearest(on_white).unwrap();
        assert_eq!(grey.to_string(), "#767676");
        assert_eq!(colour("#000").nearest(on_white), Some(Colour::BLACK));
        assert_eq!(colour("#fff").nearest(|_| false), None);
    }
}
