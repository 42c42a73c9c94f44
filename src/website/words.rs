//! What a theme says, in one language: its word files.
//!
//! A word file is Fluent (`words/en.ftl`), so that plurals are those of the language. A site may
//! bring a file of its own with only the words that it changes.

use super::html;
use crate::diagnostics::{Problems, Span, tick};
use crate::model::when::Moment;
use crate::model::year::{Year, YearKind};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;
use unic_langid::LanguageIdentifier;

/// The words of a theme in one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    /// The words that need nothing to be said.
    fixed: BTreeMap<String, String>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("fixed", &self.fixed).finish_non_exhaustive()
    }
}

/// A word file and, when it is one of the site's own, its number among the sources.
#[derive(Debug, Clone, Copy)]
pub struct WordFile<'a> {
    /// What stands in it.
    pub text: &'a str,
    /// Where problems in it are told.
    pub source: Option<u32>,
    /// Whether it is in another language, for what the language's own files do not say.
    pub is_fallback: bool,
}

impl Words {
    /// Reads the word files of a language; what a later file says goes before what an earlier
    /// one says. Mistakes in files of the site are reported; what can be read of them counts.
    pub fn new(language: &str, files: &[WordFile<'_>], problems: &mut Problems) -> Self {
        let locale: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(grouped(number)),
            _ => None,
        }));
        let mut names = Vec::new();
        for file in files {
            let resource = match FluentResource::try_new(file.text.to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    for (error, source) in errors.iter().zip(std::iter::repeat(file.source)) {
                        let Some(source) = source else { continue };
                        problems
                            .error(
                                "word-file",
                                Span::new(source, error.pos.clone()),
                                format!("this is not Fluent: {}", error.kind),
                            )
                            .hint("write `name = words`, and indent what goes on in the next line");
                    }
                    resource
                }
            };
            names.extend(resource.entries().filter_map(|entry| match entry {
                // The name of another language is none for this one.
                fluent_syntax::ast::Entry::Message(message)
                    if !(file.is_fallback
                        && matches!(message.id.name, "html-lang" | "locale" | "language-own")) =>
                {
                    Some(message.id.name.to_owned())
                }
                _ => None,
            }));
            bundle.add_resource_overriding(resource);
        }
        let mut words = Self { bundle, fixed: BTreeMap::new() };
        for name in names {
            if let Some(text) = words.format(&name, None) {
                words.fixed.insert(name, text);
            }
        }
        words
    }

    /// Words that need nothing to be said; `None` where there are none or they need something.
    pub fn fixed(&self, name: &str) -> Option<&str> {
        self.fixed.get(name).map(String::as_str)
    }

    /// Words that need nothing. Words that are not there are their own name, so that a page
    /// shows what is missing.
    pub fn say(&self, name: &str) -> String {
        self.fixed(name).unwrap_or(name).to_owned()
    }

    /// Words with what they need.
    pub fn say_with(&self, name: &str, needs: &[(&str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(needs.len());
        for (name, value) in needs {
            args.set(*name, value.clone());
        }
        self.format(name, Some(&args)).unwrap_or_else(|| name.to_owned())
    }

    /// The same as HTML, with what they need as HTML.
    pub fn say_html(&self, name: &str, needs: &[(&str, String)]) -> String {
        // Letters that no text has stand for what is HTML already.
        let stands_for = |at: usize| char::from_u32(0xE000 + u32::try_from(at).unwrap_or(0)).unwrap_or(' ');
        let held: Vec<(&str, FluentValue<'_>)> = needs
            .iter()
            .enumerate()
            .map(|(at, (need, _))| (*need, stands_for(at).to_string().into()))
            .collect();
        let said = self.say_with(name, &held);
        let said = html::text(&said).into_owned();
        needs.iter().enumerate().fold(said, |said, (at, (_, html))| said.replace(stands_for(at), html))
    }

    /// Whether there are words of a name.
    pub fn has(&self, name: &str) -> bool {
        self.bundle.has_message(name)
    }

    fn format(&self, name: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(name)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }

    /// A day: 31 March 2010.
    pub fn date(&self, date: Date) -> String {
        let month = self.month(date.month());
        self.say_with(
            "date",
            &[("day", date.day().into()), ("month", month.into()), ("year", date.year().to_string().into())],
        )
    }

    /// A year: `2009 to 2010`, `2010`.
    pub fn year(&self, year: Year) -> String {
        match year.kind {
            YearKind::Calendar => year.start.to_string(),
            YearKind::Financial | YearKind::Academic => {
                let years =
                    [("start", year.start.to_string().into()), ("end", (year.start + 1).to_string().into())];
                self.say_with("two-years", &years)
            }
        }
    }

    /// A quarter of a year by its months: `April to June 2009`.
    pub fn quarter(&self, year: Year, number: i8) -> String {
        let quarter = Moment::Quarter(year, number);
        let (first, last) = (quarter.first(), quarter.last());
        let month = self.month(first.month());
        let is_one_year = first.year() == last.year();
        let from = if is_one_year { month } else { format!("{month} {}", first.year()) };
        let to = self.to_month(last);
        self.say_with("from-to", &[("from", from.into()), ("to", to.into())])
    }

    /// A moment, where it is called the same by everybody.
    pub fn moment(&self, moment: Moment) -> Option<String> {
        match moment {
            Moment::Day(day) => Some(self.date(day)),
            Moment::Month(year, month) => Some(format!("{} {year}", self.month(month))),
            Moment::Year(year) => Some(self.year(year)),
            Moment::Week(_)
            | Moment::Quarter(..)
            | Moment::Season(..)
            | Moment::PartOfMonth(..)
            | Moment::PartOfYear(..) => None,
        }
    }

    /// The last day of a moment: "31 March 2010", "the end of March 2010".
    pub fn end_of(&self, moment: Moment) -> String {
        match (moment, self.moment(moment)) {
            (Moment::Day(_), _) | (_, None) => self.date(moment.last()),
            (_, Some(words)) => self.say_with("end-of", &[("when", words.into())]),
        }
    }

    /// From the first day of a month to the last of another.
    pub fn months(&self, first: Date, last: Date) -> String {
        let from = format!("{} {}", self.month(first.month()), first.year());
        self.say_with("from-to", &[("from", from.into()), ("to", self.to_month(last).into())])
    }

    /// The month of a day with its year, to stand after "to", where some languages change how the
    /// name begins: they say so in the attribute `after-to` of the month.
    fn to_month(&self, day: Date) -> String {
        let name = format!("month-{}", day.month());
        let changed = self.bundle.get_message(&name).and_then(|month| month.get_attribute("after-to"));
        let month = match changed {
            Some(changed) => self.bundle.format_pattern(changed.value(), None, &mut Vec::new()).into_owned(),
            None => self.month(day.month()),
        };
        format!("{month} {}", day.year())
    }

    /// The name of a month.
    pub fn month(&self, number: i8) -> String {
        self.say(&format!("month-{number}"))
    }

    /// Things in a row: a, b and c.
    pub fn list(&self, things: &[String]) -> String {
        match things {
            [] => String::new(),
            [only] => only.clone(),
            [before @ .., last] => {
                let before = before.join(&self.say("list-between"));
                let and = [("before", before.into()), ("last", last.as_str().into())];
                self.say_with("list-last", &and)
            }
        }
    }
}

/// A whole number with a comma between its thousands.
fn grouped(number: &FluentNumber) -> String {
    let plain = number.as_string();
    let (whole, rest) = plain.split_once('.').map_or((&*plain, None), |(whole, rest)| (whole, Some(rest)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(rest) = rest {
        grouped.push('.');
        grouped.push_str(rest);
    }
    grouped
}

/// Tells of a language that a site names and a theme has no words for.
pub fn missing_language(code: &str, theme: &str, problems: &mut Problems) {
    let message =
        format!("the theme {} has no words in {}, so there are no pages in it", tick(theme), tick(code));
    problems
        .of_site(crate::diagnostics::Severity::Warning, "language-without-words", message)
        .hint(format!("add {}", tick(format!("themes/{theme}/words/{code}.ftl"))));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        Words::new("en", &[WordFile { text, source: None, is_fallback: false }], &mut Problems::default())
    }

    #[test]
    fn numbers_decide_the_plural_and_have_commas() {
        let words = words("actions = { $n ->\n    [one] 1 action\n   *[other] { $n } actions\n }\n");
        assert_eq!(words.say_with("actions", &[("n", 1.into())]), "1 action");
        assert_eq!(words.say_with("actions", &[("n", 1046.into())]), "1,046 actions");
    }

    #[test]
    fn a_later_file_changes_single_words() {
        let mut problems = Problems::default();
        let base = WordFile { text: "a = one\nb = two\n", source: None, is_fallback: false };
        let own = WordFile { text: "b = zwei\n", source: Some(0), is_fallback: false };
        let words = Words::new("en", &[base, own], &mut problems);
        assert_eq!((words.say("a"), words.say("b")), ("one".to_owned(), "zwei".to_owned()));
        assert!(!problems.has_errors());
    }

    #[test]
    fn a_mistake_in_a_word_file_has_a_place() {
        let mut problems = Problems::default();
        Words::new(
            "en",
            &[WordFile { text: "a = one\nb two\n", source: Some(3), is_fallback: false }],
            &mut problems,
        );
        assert_eq!(problems.as_slice()[0].span.unwrap().source, 3);
    }

    #[test]
    fn a_quarter_is_told_by_its_months() {
        let words = words(
            "from-to = { $from } to { $to }\nmonth-2 = February\nmonth-4 = April\nmonth-6 = June\nmonth-12 = December\n",
        );
        let year = |kind| Year { kind, start: 2009 };
        assert_eq!(words.quarter(year(YearKind::Financial), 1), "April to June 2009");
        assert_eq!(words.quarter(year(YearKind::Academic), 2), "December 2009 to February 2010");
    }

    #[test]
    fn what_words_need_may_be_html() {
        let words = words("both = { $a } & { $b }\n");
        let needs = [("a", "<b>1</b>".to_owned()), ("b", "2".to_owned())];
        assert_eq!(words.say_html("both", &needs), "<b>1</b> &amp; 2");
    }

    #[test]
    fn lists_end_with_and() {
        let words = words("list-between = {\", \"}\nlist-last = { $before } and { $last }\n");
        let list = |things: &[&str]| words.list(&things.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }
}
