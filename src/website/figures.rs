//! What is counted: a measure with its figures in the order of time.

use super::chart::{Chart, Drawing, drawing};
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
    /// The language of that, where it is not the page's.
    pub unit_lang: Option<String>,
    /// `higher` or `lower`, whichever is better.
    pub better: Option<&'static str>,
    /// The newest figure in a sentence; where there is a picture, its caption says that; HTML.
    pub sentence: Option<String>,
    /// The figures as a picture, where there are at least three numbers that count the same.
    pub chart: Option<Chart>,
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
        let named = self.marked(lang.as_deref(), &format!("{caption}{code}"));
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
                ("name", named.clone()),
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
        let chart = drawing(measure).map(|it| self.chart(it, measure, &named, sentence.as_deref()));
        // One figure is told in the sentence.
        let says_all = sentence.is_some() && rows.len() == 1 && rows.iter().all(|row| row.target.is_none());
        MeasureView {
            name: self.prose.title(&measure.name),
            code: measure.code.as_deref().map(str::to_owned),
            unit_lang: measure.unit.as_ref().and_then(|it| self.prose.lang_of(it)),
            unit,
            better: measure.better.map(|better| match better {
                Better::Higher => "higher",
                Better::Lower => "lower",
            }),
            sentence,
            chart,
            says_all,
            caption,
            lang,
            has_targets: rows.iter().any(|row| row.target.is_some()),
            has_values: rows.iter().any(|row| row.value.is_some()),
            rows,
            note: measure.note.as_ref().map(|note| self.prose.inline(note)),
        }
    }

    /// What a figure is for: the year in words, or else as written, with the language of that where
    /// it is not the page's.
    fn time_of(&self, figure: &FigureAt) -> (String, Option<String>) {
        let written = figure.when.as_deref().unwrap_or_default();
        let said = match figure.time {
            FigureTime::At(Moment::Year(year)) => Some(self.year(year)),
            FigureTime::At(moment) if self.prose.language != Language::DEFAULT => {
                self.translated(moment, written)
            }
            FigureTime::None | FigureTime::Words(..) | FigureTime::At(_) => None,
        };
        let is_word = written.chars().any(char::is_alphabetic);
        let lang = self.prose.lang(Language::DEFAULT).filter(|_| said.is_none() && is_word);
        (said.unwrap_or_else(|| written.to_owned()), lang)
    }

    /// The same as HTML.
    fn time_marked(&self, figure: &FigureAt) -> String {
        let (label, lang) = self.time_of(figure);
        self.marked(lang.as_deref(), &label)
    }

    /// A measure as a picture, named by its newest figure, what it began at, and its last target
    /// where the newest figure has none of its own. `named` and `sentence` are HTML.
    fn chart(&self, drawing: Drawing<'_>, measure: &Measure, named: &str, sentence: Option<&str>) -> Chart {
        let numbers = |figures: &'_ Option<Figures>| -> Vec<FigureAt> {
            let all = figures.iter().flat_map(|it| &it.0);
            all.filter(|it| !it.figure.is_no_number()).cloned().collect()
        };
        let values = numbers(&measure.values);
        let newest = values.last();
        let is_other = |it: &&FigureAt| newest.is_none_or(|newest| newest.time != it.time);
        let began = numbers(&measure.baseline).pop().or_else(|| values.first().cloned());
        let target = numbers(&measure.targets).pop();
        let say = |word: &str, figure: &FigureAt| {
            let word = match figure.time {
                FigureTime::None => word.to_owned(),
                FigureTime::Words(..) | FigureTime::At(Moment::Day(_)) => format!("{word}-words"),
                FigureTime::At(_) => format!("{word}-at"),
            };
            let figure_words = figure.figure.words.to_string();
            let value = html::text(&figure_words).into_owned();
            self.words.say_html(&word, &[("value", value), ("when", self.time_marked(figure))])
        };
        let named = || self.words.say_html("chart-name", &[("name", named.to_owned())]);
        let sentences = [
            Some(sentence.map_or_else(named, str::to_owned)),
            began.as_ref().filter(is_other).map(|it| say("chart-began", it)),
            target.as_ref().filter(is_other).map(|it| say("chart-target", it)),
        ];
        Chart {
            id: self.prose.id("chart"),
            caption: sentences.into_iter().flatten().collect::<Vec<_>>().join(" "),
            first: self.time_marked(drawing.first),
            last: self.time_marked(drawing.last),
            series: drawing.series,
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
        let is_words = |it: &FigureAt| matches!(it.time, FigureTime::Words(..));
        let before = baseline.iter().map(|it| (self.time_of(it), it)).map(|((label, lang), it)| FigureRow {
            label,
            lang,
            is_words: is_words(it),
            is_baseline: true,
            target: None,
            value: Some(it.figure.words.to_string()),
        });
        let after = times.into_iter().map(|it| (self.time_of(it), it)).map(|((label, lang), it)| FigureRow {
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
