//! What is wrong with somebody's content, where, and what they can do about it.
//!
//! Every stage notes what it finds in [`Problems`] and goes on; nobody returns an author's
//! mistake as an error. Problems are data: [`Format`] says how they can be printed, a file each, and
//! nothing here decides whether a build may go on, except by saying whether there are
//! [errors](Problems::has_errors).

mod format;
mod github;
mod json;
mod nearest;
mod place;
mod sarif;
mod short;
pub mod terminal;

pub use format::{Format, Rule};

pub use nearest::{and_list, nearest, or_list};
pub use place::{Place, Span, Spanned, place_of};

use crate::files::Sources;
use std::fmt::Display;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops a build: the site would say something wrong, or nothing.
    Error,
    /// A weakness that a reader would notice.
    Warning,
    /// Worth knowing; nothing to mend.
    Note,
}

impl Severity {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Letters to stand in the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Those that stand there now; none where something is put in between.
    pub span: Span,
    /// Those that are to stand there.
    pub text: String,
}

/// One thing to tell the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// A name that can be searched for and explained, such as `unknown-owner`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// The letters it is about; `None` when it is about the site as a whole.
    pub span: Option<Span>,
    /// What to do about it, said at the letters.
    pub hint: Option<String>,
    /// A second place that explains the first, and what stands there.
    pub related: Option<(Span, String)>,
    /// What mends it without a judgement of anybody's; nothing where there is one to be made.
    pub fix: Vec<Edit>,
}

impl Problem {
    /// Says what the author can do.
    pub fn hint(&mut self, hint: impl Into<String>) -> &mut Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says what the author can do, when there is something to say.
    pub fn maybe_hint(&mut self, hint: Option<String>) -> &mut Self {
        self.hint = hint;
        self
    }

    /// Says which name stands nearest to the one at the letters, and that it mends them.
    pub fn did_you_mean(&mut self, near: &str) -> &mut Self {
        self.hint = Some(format!("did you mean {}?", tick(near)));
        if let Some(span) = self.span {
            self.fix = vec![Edit { span, text: near.to_owned() }];
        }
        self
    }

    /// Says which name was meant, where one is near, or else what to do.
    pub fn suggest(&mut self, near: Option<&str>, otherwise: impl FnOnce() -> String) -> &mut Self {
        match near {
            Some(near) => self.did_you_mean(near),
            None => self.hint(otherwise()),
        }
    }

    /// Says what mends it.
    pub fn fix(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.fix.push(Edit { span, text: text.into() });
        self
    }

    /// Points to a second place.
    pub fn related(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.related = Some((span, message.into()));
        self
    }
}

/// Everything found wrong so far.
#[derive(Debug, Default, Clone)]
pub struct Problems(Vec<Problem>);

impl Problems {
    fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        span: Option<Span>,
        message: impl Display,
    ) -> &mut Problem {
        self.0.push(Problem {
            code,
            severity,
            message: message.to_string(),
            span,
            hint: None,
            related: None,
            fix: Vec::new(),
        });
        self.0.last_mut().expect("one was just pushed")
    }

    /// Notes a mistake that stops a build.
    pub fn error(&mut self, code: &'static str, span: Span, message: impl Display) -> &mut Problem {
        self.add(Severity::Error, code, Some(span), message)
    }

    /// Notes a weakness.
    pub fn warning(&mut self, code: &'static str, span: Span, message: impl Display) -> &mut Problem {
        self.add(Severity::Warning, code, Some(span), message)
    }

    /// Notes something worth knowing.
    pub fn note(&mut self, code: &'static str, span: Span, message: impl Display) -> &mut Problem {
        self.add(Severity::Note, code, Some(span), message)
    }

    /// Notes something of a severity that was decided elsewhere.
    pub fn at(
        &mut self,
        severity: Severity,
        code: &'static str,
        span: Span,
        message: impl Display,
    ) -> &mut Problem {
        self.add(severity, code, Some(span), message)
    }

    /// Notes something about the site as a whole, which stands in no file.
    pub fn of_site(&mut self, severity: Severity, code: &'static str, message: impl Display) -> &mut Problem {
        self.add(severity, code, None, message)
    }

    /// Takes over one that was found elsewhere.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Takes over what another list found.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Whether something was found that stops a build.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Only what stops a build.
    #[must_use]
    pub fn errors(&self) -> Self {
        self.only(|problem| problem.severity == Severity::Error)
    }

    /// Only those of which something holds.
    #[must_use]
    pub fn only(&self, holds: impl Fn(&Problem) -> bool) -> Self {
        Self(self.0.iter().filter(|problem| holds(problem)).cloned().collect())
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|problem| problem.severity == severity).count()
    }

    /// All problems, in the order of [`Problems::sort`] once that was called.
    pub fn as_slice(&self) -> &[Problem] {
        &self.0
    }

    /// Puts the problems into reading order: file by file and top to bottom, what is about the
    /// whole site last. The same thing told twice of the same letters is told once.
    pub fn sort(&mut self, sources: &Sources) {
        let places = sources.places();
        let place = |it: &Problem| {
            let span = it.span.map(|span| (places.get(span.source as usize).copied(), span));
            (span.is_none(), span, it.severity, it.code)
        };
        self.0.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.message.cmp(&b.message)));
        self.0.dedup();
    }
}

/// A name between the marks in which messages quote what stands in a file.
pub fn tick(name: impl Display) -> String {
    format!("`{name}`")
}
