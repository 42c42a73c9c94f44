//! Measures: what is counted to see whether something works.

use super::read::{Choice, Reader, Value, entry};
use super::shape::{Shape, Shapes};
use super::text::Text;
use super::time::{context, tell};
use super::when::{Dated, Moment, Time, Understanding, read_moment, understand};
use super::year::Year;
use crate::diagnostics::{Spanned, tick};
use crate::markup::{Node, Value as Written};
use jiff::civil::Date;

/// A figure as written, such as `913`, `22%`, `£120,000` or `not yet known`.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// As written.
    pub words: Box<str>,
    /// The number in it, when it is one.
    pub number: Option<f64>,
    /// What stands around the number, before and behind it: `£` and nothing, nothing and `%`.
    /// Figures with the same around them count the same.
    pub around: [Box<str>; 2],
}

impl Figure {
    /// Reads a figure: a number with thousands, a currency before it and a unit behind it.
    pub fn new(words: &str) -> Self {
        let words = words.trim();
        let read = words.find(|it: char| it.is_ascii_digit()).and_then(|from| {
            let (before, number) = words.split_at(from);
            let before = before.trim().replace('−', "-");
            // The sign may stand on either side of a currency.
            let unsigned = before.strip_prefix('-').or(before.strip_suffix('-'));
            let (sign, before) = unsigned.map_or((1.0, before.as_str()), |before| (-1.0, before));
            let is_digit = |it: char| it.is_ascii_digit() || matches!(it, ',' | '.');
            let (digits, behind) = number.split_at(number.find(|it| !is_digit(it)).unwrap_or(number.len()));
            let number = sign * digits.trim_end_matches(['.', ',']).replace(',', "").parse::<f64>().ok()?;
            let is_alone = !before.contains(|it: char| it.is_alphanumeric() || it == '-')
                && !behind.contains(|it: char| it.is_ascii_digit());
            let around = [before.trim().into(), behind.trim().into()];
            (is_alone && number.is_finite()).then_some((number, around))
        });
        let (number, around) = read.map_or_else(Default::default, |(number, around)| (Some(number), around));
        Self { words: words.into(), number, around }
    }

    /// Whether it is words, such as *not yet known*.
    pub const fn is_no_number(&self) -> bool {
        self.number.is_none()
    }
}

/// The time that a figure is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureTime {
    /// None in particular.
    None,
    /// Other words than those of a moment, such as *by then*, in small letters, and what is
    /// understood of them.
    Words(Box<str>, Option<Dated>),
    /// A year, a month, a day.
    At(Moment),
}

impl FigureTime {
    /// The last day of it, where it is known.
    pub fn day(&self) -> Option<Date> {
        self.place().map(|(last, _)| last)
    }

    /// Where it stands among others: what is of no known time before all that is.
    pub fn place(&self) -> Option<(Date, Date)> {
        match self {
            Self::None | Self::Words(_, None) => None,
            Self::Words(_, Some(dated)) => Some((dated.place(), dated.first().unwrap_or(dated.place()))),
            Self::At(moment) => Some((moment.last(), moment.first())),
        }
    }

    fn read(key: &Spanned<Box<str>>, reader: &mut Reader<'_>) -> Self {
        let context = context(reader);
        // A key that can be a year of the plan is one: 2010-11 is no November here.
        let year = Year::read(&key.value, context.years).map(Moment::Year);
        if let Some(moment) = year.or_else(|| read_moment(&key.value, context.years)) {
            return Self::At(moment);
        }
        let understood = understand(&key.value, &context);
        match &understood {
            Understanding::Times(_) => {}
            Understanding::Doubt(doubt) => tell(doubt, &key.value, key.span, reader),
            Understanding::Nothing => {
                let message = format!("{} is not understood as a time", tick(&key.value));
                let hint = "it is shown as it is, and its figure belongs to no year";
                reader.problems.note("time-not-understood", key.span, message).hint(hint);
            }
        }
        let dated = match understood.times() {
            [time] => Time::dated(time),
            _ => None,
        };
        Self::Words(key.value.to_lowercase().into(), dated)
    }
}

/// A figure for a time, or for none in particular.
#[derive(Debug, Clone)]
pub struct FigureAt {
    /// The words of the time, as written.
    pub when: Option<Box<str>>,
    /// The time.
    pub time: FigureTime,
    /// The figure.
    pub figure: Figure,
}

/// Figures by time, in the order of time; those of no known time come first, as written.
#[derive(Debug, Clone, Default)]
pub struct Figures(pub Vec<FigureAt>);

impl Value for Figures {
    const HOLDS: &'static str = "figures by year, date or words of time, such as `{2009/10: 913}`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Written::Text(text) = &node.value {
            let (time, figure) = (FigureTime::None, Figure::new(text));
            return Some(Self(vec![FigureAt { when: None, time, figure }]));
        }
        let Written::Map(entries) = &node.value else {
            reader.expected(Self::HOLDS, node);
            return None;
        };
        let mut figures: Vec<FigureAt> = Vec::new();
        for (key, node) in entries {
            let time = FigureTime::read(key, reader);
            if let Some(before) = figures.iter().find(|it| it.time == time) {
                let before = before.when.as_deref().unwrap_or_default();
                let message = format!("{} is the same time as {}", tick(&key.value), tick(before));
                reader.problems.error("duplicate-field", key.span, message).hint("keep one of the two");
            } else if let Some(line) = reader.line(node, "a figure") {
                let (when, figure) = (Some(key.value.clone()), Figure::new(&line.value));
                figures.push(FigureAt { when, time, figure });
            }
        }
        figures.sort_by_key(|it| it.time.place());
        Some(Self(figures))
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        let figure = shapes.line();
        figure.clone().or(shapes.named(figure))
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

impl Choice for Better {
    const EITHER: &'static str = "`higher` or `lower`";
    const WHAT: &'static str = "direction";
    const CODE: &'static str = "unknown-direction";
    const WORDS: &'static [(&'static str, Self)] = &[("higher", Self::Higher), ("lower", Self::Lower)];
}

entry! {
    /// Something that is counted.
    Measure is "a measure", short = name {
        /// What is counted.
        /// Example: `name: Carers’ direct payments`
        name: one Text,
        /// The code by which others know it, such as `NI 135`.
        /// Example: `code: NI 135`
        code: maybe Box<str>,
        /// What it is counted in.
        /// Example: `unit: payments`
        unit: maybe Text,
        /// Whether more or less of it is better.
        /// Example: `better: higher`
        better: maybe Better,
        /// How it stood before, by year or date.
        /// Example: `baseline: {2008/09: 521}`
        baseline: maybe Figures,
        /// How it is to stand, by year or date.
        /// Example: `targets: {2010/11: 1000}`
        targets: maybe Figures,
        /// How it stood, by year or date.
        /// Example: `values: {2009/10: 913}`
        values: maybe Figures,
        /// What a reader needs to know of the figures.
        /// Example: `note: Payments made by teams come on top`
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
            ("-£1,200", Some(-1200.0)),
            ("£−3", Some(-3.0)),
            ("--3", None),
            ("about 50", None),
            ("20 of 35", None),
            ("not yet known", None),
        ] {
            assert_eq!(Figure::new(words).number, number, "{words}");
        }
    }

    #[test]
    fn what_is_counted_alike_has_the_same_around_it() {
        let around = |words| Figure::new(words).around.map(String::from);
        assert_eq!(around("18.5 %"), around("22%"));
        assert_eq!(around("£120,000"), ["£", ""]);
        assert_eq!(around("1,046"), around("913"));
        assert_ne!(around("£1.2m"), around("£120,000"));
    }

    #[test]
    fn a_number_too_great_to_count_with_is_none() {
        assert_eq!(Figure::new(&"9".repeat(400)).number, None);
    }
}
