//! A measure as a small picture: where its lines and marks stand.
//!
//! What comes in are figures with their times, what goes out are places in per cent of the
//! picture's width and height, from its top left, so that it can be drawn as wide as the page is
//! and nothing in it is distorted. There is no text in the picture, because text in it would not
//! follow the reader's own size: what its lines are is said beside their ends. A picture never
//! joins figures between which one is missing, and never shows what a measure counts in two ways.

use crate::model::measure::{Figure, FigureAt, FigureTime, Figures, Measure};
use crate::model::when::Moment;
use jiff::civil::Date;
use serde::Serialize;

/// A straight line, in per cent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartLine {
    /// Where it begins, from the left.
    pub x1: String,
    /// Where it begins, from the top.
    pub y1: String,
    /// Where it ends, from the left.
    pub x2: String,
    /// Where it ends, from the top.
    pub y2: String,
}

/// A figure in the picture, in per cent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartMark {
    /// From the left.
    pub x: String,
    /// From the top.
    pub y: String,
}

/// Figures that belong together, or the line that stands for nought.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ChartSeries {
    /// `target`, `result`, `baseline` or `nought`: dash, mark and colour follow it.
    pub kind: &'static str,
    /// The lines between its figures; those of a figure of no known time go all the way.
    pub lines: Vec<ChartLine>,
    /// Its figures.
    pub marks: Vec<ChartMark>,
    /// The last of its figures as written: what its line ends at.
    pub last: String,
}

/// A measure as a small picture.
#[derive(Debug, Serialize)]
pub struct Chart {
    /// The id of the sentence that names the picture.
    pub id: String,
    /// What it shows, in sentences that say it without the picture; HTML.
    pub caption: String,
    /// What is drawn, and what is said beside the ends of its lines: that which ends highest first.
    pub series: Vec<ChartSeries>,
    /// The first time in it; HTML.
    pub first: String,
    /// The last time in it; HTML.
    pub last: String,
}

/// The lines and marks of a picture, and which figures its ends are.
#[derive(Debug)]
pub(super) struct Drawing<'f> {
    /// What is drawn; that which ends highest first.
    pub series: Vec<ChartSeries>,
    /// The figure at its left end.
    pub first: &'f FigureAt,
    /// The figure at its right end.
    pub last: &'f FigureAt,
}

/// How many figures a picture shows at least; fewer are told by their table.
const FEWEST: usize = 3;

/// How far a picture's figures go, in per cent: there is room for their marks on each side.
const LEFT: f64 = 5.0;
const RIGHT: f64 = 95.0;
const HIGH: f64 = 10.0;
const LOW: f64 = 90.0;

/// A figure that is a number.
#[derive(Debug, Clone, Copy)]
struct Point<'f> {
    at: &'f FigureAt,
    /// Where it stands in time, where that is known.
    day: Option<Date>,
    number: f64,
}

/// A place in per cent: from the left, from the top.
type Place = (f64, f64);

/// From days and numbers to per cent.
struct Scale {
    first: Date,
    /// How many days it covers; more than none.
    days: f64,
    lowest: f64,
    /// How much it covers; more than nothing.
    height: f64,
}

impl Scale {
    /// Nought is always in it, so that twice as high is twice as much. It counts in halves, so that
    /// no two numbers lie too far apart to count with.
    fn new(first: Date, last: Date, points: &[Point<'_>]) -> Self {
        let lowest = points.iter().map(|it| it.number / 2.0).fold(0.0, f64::min);
        let highest = points.iter().map(|it| it.number / 2.0).fold(0.0, f64::max);
        let height = if highest > lowest { highest - lowest } else { 1.0 };
        Self { first, days: f64::from((last - first).get_days()), lowest, height }
    }

    fn x(&self, day: Date) -> f64 {
        LEFT + (RIGHT - LEFT) * f64::from((day - self.first).get_days()) / self.days
    }

    fn y(&self, number: f64) -> f64 {
        LOW - (LOW - HIGH) * ((number / 2.0 - self.lowest) / self.height)
    }

    /// The place of a figure: one of no known time stands at an end.
    fn place(&self, point: &Point<'_>, end: f64) -> Place {
        (point.day.map_or(end, |day| self.x(day)), self.y(point.number))
    }
}

/// Works out where everything stands; nothing where fewer than three figures are numbers, where
/// all are of one time, or where they do not count the same.
pub(super) fn drawing(measure: &Measure) -> Option<Drawing<'_>> {
    let written = |figures| Option::as_ref(figures).map_or(&[][..], |it: &Figures| &it.0);
    let (targets, values) = (written(&measure.targets), written(&measure.values));
    let before = points(written(&measure.baseline));
    let aims = points(targets);
    // How it stood at no known time has no place in the picture.
    let reached: Vec<Point<'_>> = points(values).into_iter().filter(|it| it.day.is_some()).collect();
    let all = [&before[..], &aims, &reached].concat();
    let like = &all.first()?.at.figure;
    if all.len() < FEWEST || all.iter().any(|it| it.at.figure.around != like.around) {
        return None;
    }
    let dated = || all.iter().filter_map(|it| Some((it.day?, it.at)));
    let (first_day, first) = dated().min_by_key(|(day, _)| *day)?;
    let (last_day, last) = dated().max_by_key(|(day, _)| *day)?;
    if first_day == last_day {
        return None;
    }
    let scale = Scale::new(first_day, last_day, &all);
    // Where a target was set and nobody knows the result, none is made up.
    let unknown: Vec<Date> = days(values, Figure::is_no_number).chain(days(targets, |_| true)).collect();
    let unset: Vec<Date> = days(targets, Figure::is_no_number).collect();
    let nought = scale.y(0.0);
    let mut drawn = vec![
        level(&before, &scale),
        joined("target", &aims, &unset, &scale),
        joined("result", &reached, &unknown, &scale),
        Some((
            nought,
            ChartSeries {
                kind: "nought",
                lines: vec![line((0.0, nought), (100.0, nought))],
                marks: Vec::new(),
                last: nothing(like),
            },
        )),
    ];
    drawn.sort_by(|one, other| {
        let end = |it: &Option<(f64, ChartSeries)>| it.as_ref().map_or(0.0, |(end, _)| *end);
        end(one).total_cmp(&end(other))
    });
    Some(Drawing { series: drawn.into_iter().flatten().map(|(_, series)| series).collect(), first, last })
}

fn points(figures: &[FigureAt]) -> Vec<Point<'_>> {
    let point = |at| Some(Point { at, day: FigureTime::day(&at.time), number: at.figure.number? });
    figures.iter().filter_map(point).collect()
}

/// The days of some figures.
fn days<'f>(figures: &'f [FigureAt], of: impl Fn(&Figure) -> bool + 'f) -> impl Iterator<Item = Date> + 'f {
    figures.iter().filter(move |it| of(&it.figure)).filter_map(|it| it.time.day())
}

/// How it stood before, and a line from the last of that all the way to the right; with where it ends.
fn level(points: &[Point<'_>], scale: &Scale) -> Option<(f64, ChartSeries)> {
    let last = points.last()?;
    let (x, y) = scale.place(last, LEFT);
    let places = points.iter().map(|it| scale.place(it, LEFT));
    let series = ChartSeries {
        kind: "baseline",
        lines: vec![line((x, y), (RIGHT, y))],
        marks: places.map(mark).collect(),
        last: last.at.figure.words.to_string(),
    };
    Some((y, series))
}

/// Figures with lines between those that follow each other: between which no year and none of some
/// days lies. One of no known time has a line that goes all the way. With where the last of them is.
fn joined(
    kind: &'static str,
    points: &[Point<'_>],
    missing: &[Date],
    scale: &Scale,
) -> Option<(f64, ChartSeries)> {
    // Those of no known time come first.
    let last = points.last()?;
    let timeless = points.iter().filter(|it| it.day.is_none()).map(|it| scale.y(it.number));
    let mut lines: Vec<ChartLine> = timeless.map(|y| line((LEFT, y), (RIGHT, y))).collect();
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let (Some(first), Some(last)) = (from.day, to.day) else { continue };
        let is_between = |day: &Date| first < *day && *day < last;
        if !missing.iter().any(is_between) && !skips_a_year(from.at, to.at) {
            lines.push(line(scale.place(from, LEFT), scale.place(to, LEFT)));
        }
    }
    let series = ChartSeries {
        kind,
        lines,
        marks: points.iter().map(|it| mark(scale.place(it, RIGHT))).collect(),
        last: last.at.figure.words.to_string(),
    };
    Some((scale.y(last.number), series))
}

/// Whether two figures are for years between which there is another.
fn skips_a_year(from: &FigureAt, to: &FigureAt) -> bool {
    match (&from.time, &to.time) {
        (FigureTime::At(Moment::Year(from)), FigureTime::At(Moment::Year(to))) => from.next() != *to,
        _ => false,
    }
}

/// Nought, written as another figure is: `£0`, `0%`.
fn nothing(like: &Figure) -> String {
    let [before, behind] = &like.around;
    let space = if behind.starts_with(char::is_alphabetic) { " " } else { "" };
    format!("{before}0{space}{behind}")
}

fn line(from: Place, to: Place) -> ChartLine {
    ChartLine { x1: percent(from.0), y1: percent(from.1), x2: percent(to.0), y2: percent(to.1) }
}

fn mark((x, y): Place) -> ChartMark {
    ChartMark { x: percent(x), y: percent(y) }
}

fn percent(place: f64) -> String {
    format!("{place:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;
    use crate::model::text::Text;
    use crate::model::year::{Year, YearKind};

    /// Figures by the financial years in which they are; `0` for no known time.
    fn figures(told: &[(i16, &str)]) -> Figures {
        let at = |(start, words): &(i16, &str)| {
            let year = Moment::Year(Year { kind: YearKind::Financial, start: *start });
            let time = if *start == 0 { FigureTime::None } else { FigureTime::At(year) };
            FigureAt { when: None, time, figure: Figure::new(words) }
        };
        Figures(told.iter().map(at).collect())
    }

    fn measure(baseline: &[(i16, &str)], targets: &[(i16, &str)], values: &[(i16, &str)]) -> Measure {
        let span = Span::new(0, 0..0);
        Measure {
            name: Text::written("Carers on the register", span),
            code: None,
            unit: None,
            better: None,
            baseline: Some(figures(baseline)),
            targets: Some(figures(targets)),
            values: Some(figures(values)),
            note: None,
            span,
        }
    }

    /// Each thing drawn: its kind, its lines, its marks, and what it ends at.
    fn drawn(measure: &Measure) -> Vec<String> {
        let drawing = drawing(measure).map_or_else(Vec::new, |it| it.series);
        let said = drawing.iter().map(|it| {
            let lines: Vec<String> =
                it.lines.iter().map(|at| format!("{},{}-{},{}", at.x1, at.y1, at.x2, at.y2)).collect();
            let marks: Vec<String> = it.marks.iter().map(|at| format!("{},{}", at.x, at.y)).collect();
            format!("{} {}: {} | {}", it.kind, it.last, lines.join(" "), marks.join(" "))
        });
        said.collect()
    }

    #[test]
    fn what_ends_highest_is_said_first() {
        let measure = measure(&[(2023, "400")], &[(2024, "600"), (2025, "800")], &[(2024, "500")]);
        assert_eq!(
            drawn(&measure),
            [
                "target 800: 50.0,30.0-95.0,10.0 | 50.0,30.0 95.0,10.0",
                "result 500:  | 50.0,40.0",
                "baseline 400: 5.0,50.0-95.0,50.0 | 5.0,50.0",
                "nought 0: 0.0,90.0-100.0,90.0 | ",
            ]
        );
    }

    #[test]
    fn few_figures_or_one_time_make_no_picture() {
        assert!(drawing(&measure(&[(2023, "400")], &[], &[(2024, "500")])).is_none());
        assert!(drawing(&measure(&[(2024, "1")], &[(2024, "2")], &[(2024, "3")])).is_none());
        assert!(drawing(&measure(&[], &[], &[])).is_none());
        let words = [(2022, "about 40"), (2023, "not yet known"), (2024, "3 of 4"), (2025, "12")];
        assert!(drawing(&measure(&[], &[], &words)).is_none());
    }

    #[test]
    fn what_does_not_count_the_same_makes_no_picture() {
        let mixed = measure(&[], &[(2025, "22%")], &[(2023, "18%"), (2024, "913")]);
        assert!(drawing(&mixed).is_none());
        let alike = measure(&[], &[(2025, "22 %")], &[(2023, "18%"), (2024, "19%")]);
        assert_eq!(drawn(&alike).last().unwrap(), "nought 0%: 0.0,90.0-100.0,90.0 | ");
    }

    #[test]
    fn nothing_is_joined_over_a_gap() {
        let lines = |measure: &Measure, kind: &str| {
            let drawing = drawing(measure).unwrap();
            drawing.series.iter().find(|it| it.kind == kind).unwrap().lines.len()
        };
        let whole = measure(&[], &[], &[(2023, "1"), (2024, "2"), (2025, "3")]);
        assert_eq!(lines(&whole, "result"), 2);
        let year_left_out = measure(&[], &[], &[(2023, "1"), (2024, "2"), (2026, "3")]);
        assert_eq!(lines(&year_left_out, "result"), 1);
        let not_known = measure(&[], &[], &[(2023, "1"), (2024, "not known"), (2025, "2"), (2026, "3")]);
        assert_eq!(lines(&not_known, "result"), 1);
    }

    #[test]
    fn a_target_for_no_time_goes_all_the_way() {
        let measure = measure(&[], &[(0, "4")], &[(2023, "1"), (2024, "2")]);
        assert_eq!(drawn(&measure)[0], "target 4: 5.0,10.0-95.0,10.0 | 95.0,10.0");
    }

    #[test]
    fn numbers_below_nought_stand_below_its_line() {
        let measure = measure(&[], &[], &[(2023, "-10"), (2024, "0"), (2025, "10")]);
        assert_eq!(
            drawn(&measure),
            [
                "result 10: 5.0,90.0-50.0,50.0 50.0,50.0-95.0,10.0 | 5.0,90.0 50.0,50.0 95.0,10.0",
                "nought 0: 0.0,50.0-100.0,50.0 | ",
            ]
        );
    }

    #[test]
    fn no_number_is_too_great_for_a_place() {
        let most = format!("{:.0}", f64::MAX);
        let least = format!("-{most}");
        let measure = measure(&[], &[], &[(2023, &least), (2024, &most), (2025, "0")]);
        assert_eq!(
            drawn(&measure)[0],
            "result 0: 5.0,90.0-50.0,10.0 50.0,10.0-95.0,50.0 | 5.0,90.0 50.0,10.0 95.0,50.0"
        );
        let nothing = self::measure(&[], &[], &[(2023, "0"), (2024, "0"), (2025, "0")]);
        assert_eq!(
            drawn(&nothing)[0],
            "result 0: 5.0,90.0-50.0,90.0 50.0,90.0-95.0,90.0 | 5.0,90.0 50.0,90.0 95.0,90.0"
        );
    }
}
