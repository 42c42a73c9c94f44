//! What is counted: a measure with its figures in the order of time.

use super::html;
use super::parts::Parts;
use crate::model::language::Language;
use crate::model::measure::{FigureAt, FigureTime, Figures, Measure};
use crate::model::when::Moment;
use serde::Serialize;

/// A row of a measure's table.
#[derive(Debug, Serialize)]
pub struct FigureRow {
    /// The year, the date or the words of time; empty where a figure is for none in particular.
    pub label: String,
    /// The language of the label, where it is not the page's.
    pub lang: Option<String>,
    /// Whether the label is words of time such as *by then*, and neither a year nor a date.
    pub is_words: bool,
    /// Whether this is where it stood before.
    pub is_baseline: bool,
    /// What was to be reached.
    pub target: Option<String>,
    /// What was reached.
    pub value: Option<String>,
}

/// Something that is counted.
#[derive(Debug, Serialize)]
pub struct MeasureView {
    /// What is counted; HTML.
    pub name: String,
    /// The same without markup, for the caption of its table.
    pub caption: String,
    /// The language of the caption, where it is not the page's.
    pub lang: Option<String>,
    /// The code by which others know it.
    pub code: Option<String>,
    /// What it is counted in; text.
    pub unit: Option<String>,
    /// `higher` or `lower`, whichever is better.
    pub better: Option<&'static str>,
    /// The newest figure in a sentence; HTML.
    pub sentence: Option<String>,
    /// Whether there is no more to say than that sentence.
    pub says_all: bool,
    /// The figures in the order of time.
    pub rows: Vec<FigureRow>,
    /// Whether there is a target.
    pub has_targets: bool,
    /// Whether there is a value or a baseline.
    pub has_values: bool,
    /// What to know of the figures; HTML.
    pub note: Option<String>,
}

impl Parts<'_> {
    /// Something that is counted, with a row for each time that has a figure.
    pub fn measure(&self, measure: &Measure) -> MeasureView {
        use crate::model::measure::Better;
        let rows = self.figure_rows(measure);
        // What stands before a colon or in brackets is no sentence.
        let name = self.prose.plain(&measure.name);
        let caption = name.strip_suffix('.').unwrap_or(&name).to_owned();
        let lang = self.prose.lang_of(&measure.name);
        let newest = rows.iter().rev().find(|row| row.value.is_some() && !row.is_baseline);
        let unit = measure
            .unit
            .as_ref()
            .map(|unit| self.prose.plain(unit))
            // "Payments to carers, payments" says nothing new.
            .filter(|unit| !caption.to_lowercase().contains(&unit.to_lowercase()));
        let code = measure.code.as_deref().map(|code| format!(" ({code})")).unwrap_or_default();
        let sentence = newest.and_then(|row| {
            let value = row.value.clone()?;
            let is_number = value.bytes().all(|it| it.is_ascii_digit() || b",. ".contains(&it));
            let value = match (&unit, &measure.unit) {
                (Some(unit), Some(written)) if is_number => {
                    format!("{value} {}", self.marked(self.prose.lang_of(written).as_deref(), unit))
                }
                _ => html::text(&value).into_owned(),
            };
            let mut needs = vec![
                ("name", self.marked(lang.as_deref(), &format!("{caption}{code}"))),
                ("value", value),
                ("when", self.marked(row.lang.as_deref(), &row.label)),
            ];
            if let Some(target) = &row.target {
                needs.push(("target", html::text(target).into_owned()));
            }
            let name = match (&row.target, row.label.is_empty(), row.is_words) {
                (_, true, _) => "measure-value",
                (None, _, false) => "measure-value-at",
                (Some(_), _, false) => "measure-value-target",
                (None, _, true) => "measure-value-words",
                (Some(_), _, true) => "measure-value-words-target",
            };
            Some(self.words.say_html(name, &needs))
        });
        // One figure is told in the sentence.
        let says_all = sentence.is_some() && rows.len() == 1 && rows.iter().all(|row| row.target.is_none());
        MeasureView {
            name: self.prose.title(&measure.name),
            code: measure.code.as_deref().map(str::to_owned),
            unit,
            better: measure.better.map(|better| match better {
                Better::Higher => "higher",
                Better::Lower => "lower",
            }),
            sentence,
            says_all,
            caption,
            lang,
            has_targets: rows.iter().any(|row| row.target.is_some()),
            has_values: rows.iter().any(|row| row.value.is_some()),
            rows,
            note: measure.note.as_ref().map(|note| self.prose.inline(note)),
        }
    }

    fn figure_rows(&self, measure: &Measure) -> Vec<FigureRow> {
        let figures = |figures: &Option<Figures>| figures.as_ref().map_or_else(Vec::new, |it| it.0.clone());
        let (baseline, targets, values) =
            (figures(&measure.baseline), figures(&measure.targets), figures(&measure.values));
        let mut times: Vec<&FigureAt> = Vec::new();
        for figure in targets.iter().chain(&values) {
            if !times.iter().any(|it| it.time == figure.time) {
                times.push(figure);
            }
        }
        times.sort_by_key(|it| it.time.place());
        let at = |figures: &[FigureAt], time: &FigureTime| {
            figures.iter().find(|it| it.time == *time).map(|it| it.figure.words.to_string())
        };
        let label = |it: &FigureAt| {
            let written = it.when.as_deref().unwrap_or_default();
            let said = match it.time {
                FigureTime::At(Moment::Year(year)) => Some(self.year(year)),
                FigureTime::At(moment) if self.prose.language != Language::DEFAULT => {
                    self.translated(moment, written)
                }
                FigureTime::None | FigureTime::Words(..) | FigureTime::At(_) => None,
            };
            let is_word = written.chars().any(char::is_alphabetic);
            let lang = self.prose.lang(Language::DEFAULT).filter(|_| said.is_none() && is_word);
            (said.unwrap_or_else(|| written.to_owned()), lang)
        };
        let is_words = |it: &FigureAt| matches!(it.time, FigureTime::Words(..));
        let before = baseline.iter().map(|it| (label(it), it)).map(|((label, lang), it)| FigureRow {
            label,
            lang,
            is_words: is_words(it),
            is_baseline: true,
            target: None,
            value: Some(it.figure.words.to_string()),
        });
        let after = times.into_iter().map(|it| (label(it), it)).map(|((label, lang), it)| FigureRow {
            label,
            lang,
            is_words: is_words(it),
            is_baseline: false,
            target: at(&targets, &it.time),
            value: at(&values, &it.time),
        });
        before.chain(after).collect()
    }
}
