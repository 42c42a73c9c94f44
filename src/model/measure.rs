//! Measures: what is counted to see whether something works.

use super::read::{Reader, Value, entry};
use super::text::Text;
use super::when::{Moment, read_moment};
use super::year::YearKind;
use crate::diagnostics::tick;
use crate::markup::{Node, Value as Written};

/// A figure as written, such as `913`, `22%`, `£120,000` or `not yet known`.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// As written.
    pub words: Box<str>,
    /// The number in it, when it is one.
    pub number: Option<f64>,
}

impl Figure {
    /// Reads a figure: a number with thousands, a currency before it and a unit behind it.
    pub fn new(words: &str) -> Self {
        let words = words.trim();
        let from = words.find(|it: char| it.is_ascii_digit() || it == '-' || it == '−');
        let number = from.and_then(|from| {
            let plain = words[from..].replace('−', "-");
            let end = plain
                .char_indices()
                .find(|(at, it)| !(it.is_ascii_digit() || matches!(it, ',' | '.') || *at == 0 && *it == '-'))
                .map_or(plain.len(), |(at, _)| at);
            let unit_follows = plain[end..].trim_start().chars().all(|it| !it.is_ascii_digit());
            let before = words[..from].chars().all(|it| !it.is_alphanumeric());
            let figures = plain[..end].trim_end_matches(['.', ',']).replace(',', "");
            if unit_follows && before { figures.parse().ok() } else { None }
        });
        Self { words: words.into(), number }
    }
}

/// A figure for a time, or for none in particular.
#[derive(Debug, Clone)]
pub struct FigureAt {
    /// The words of the time, as written.
    pub when: Option<Box<str>>,
    /// The time.
    pub moment: Option<Moment>,
    /// The figure.
    pub figure: Figure,
}

/// Figures by time, in the order of time.
#[derive(Debug, Clone, Default)]
pub struct Figures(pub Vec<FigureAt>);

impl Value for Figures {
    const HOLDS: &'static str = "figures by year or date, such as `{2009/10: 913}`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Written::Text(text) = &node.value {
            return Some(Self(vec![FigureAt { when: None, moment: None, figure: Figure::new(text) }]));
        }
        let Written::Map(entries) = &node.value else {
            reader.expected(Self::HOLDS, node);
            return None;
        };
        let years = reader.plan.map_or(YearKind::Financial, |plan| plan.years);
        let mut figures = Vec::new();
        for (key, node) in entries {
            let moment = read_moment(&key.value, years);
            if moment.is_none() {
                let message = format!("{} is neither a year nor a date", tick(&key.value));
                reader
                    .problems
                    .error("bad-year", key.span, message)
                    .hint("write a year as the plan does: `2009/10`");
            }
            if let (Some(moment), Some(line)) = (moment, reader.line(node, "a figure")) {
                let (when, figure) = (Some(key.value.clone()), Figure::new(&line.value));
                figures.push(FigureAt { when, moment: Some(moment), figure });
            }
        }
        figures.sort_by_key(|it| it.moment.map(|moment| (moment.last(), moment.first())));
        Some(Self(figures))
    }
}

/// Which way a measure is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

impl Value for Better {
    const HOLDS: &'static str = "`higher` or `lower`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        reader.word(
            node,
            "unknown-direction",
            "direction",
            &[("higher", Self::Higher), ("lower", Self::Lower)],
        )
    }
}

entry! {
    /// Something that is counted.
    Measure is "a measure", short = name {
        /// What is counted.
        name: one Text,
        /// The code by which others know it, such as `NI 135`.
        code: maybe Box<str>,
        /// What it is counted in.
        unit: maybe Text,
        /// Whether more or less of it is better.
        better: maybe Better,
        /// How it stood before, by year or date.
        baseline: maybe Figures,
        /// How it is to stand, by year or date.
        targets: maybe Figures,
        /// How it stood, by year or date.
        values: maybe Figures,
        /// What a reader needs to know of the figures.
        note: maybe Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_with_their_units() {
        for (words, number) in [
            ("913", Some(913.0)),
            ("1,046", Some(1046.0)),
            ("22%", Some(22.0)),
            ("18.5 %", Some(18.5)),
            ("£120,000", Some(120_000.0)),
            ("-3", Some(-3.0)),
            ("about 50", None),
            ("20 of 35", None),
            ("not yet known", None),
        ] {
            assert_eq!(Figure::new(words).number, number, "{words}");
        }
    }
}
