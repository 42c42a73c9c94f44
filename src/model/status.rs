//! How things stand: a plan's own marks, and the common scale that each of them means.

use super::language::Language;
use super::read::{Choice, Named, Reader, Value, entry};
use super::shape::{Calls, Shape, Shapes};
use super::text::Text;
use crate::diagnostics::{Span, nearest, or_list, tick};
use crate::markup::{Node, Value as Written};

/// The common scale. The order is that of severity: what comes first counts among several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// It will not be done on time unless something changes.
    OffTrack,
    /// Late or slowed, with a plan to catch up.
    AtRisk,
    /// Stopped, and to go on later.
    Paused,
    /// Nobody has told how it is going.
    NoInformation,
    /// Work has not begun, and was not to.
    NotStarted,
    /// Going to plan.
    OnTrack,
    /// Done.
    Complete,
    /// Given up; nobody is waiting for it.
    Withdrawn,
}

impl Meaning {
    /// The scale, in the order in which readers see it.
    pub const ALL: [Self; 8] = [
        Self::Complete,
        Self::OnTrack,
        Self::AtRisk,
        Self::OffTrack,
        Self::NotStarted,
        Self::Paused,
        Self::NoInformation,
        Self::Withdrawn,
    ];

    /// The word for it in content files and addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::OnTrack => "on-track",
            Self::AtRisk => "at-risk",
            Self::OffTrack => "off-track",
            Self::Complete => "complete",
            Self::Paused => "paused",
            Self::Withdrawn => "withdrawn",
            Self::NoInformation => "no-information",
        }
    }

    /// Whether nothing more is to be done or expected, so that it cannot be overdue.
    pub const fn rests(self) -> bool {
        match self {
            Self::Complete | Self::Paused | Self::Withdrawn => true,
            Self::OffTrack | Self::AtRisk | Self::NoInformation | Self::NotStarted | Self::OnTrack => false,
        }
    }

    const WORDS: [(&'static str, Self); 8] = [
        ("not-started", Self::NotStarted),
        ("on-track", Self::OnTrack),
        ("at-risk", Self::AtRisk),
        ("off-track", Self::OffTrack),
        ("complete", Self::Complete),
        ("paused", Self::Paused),
        ("withdrawn", Self::Withdrawn),
        ("no-information", Self::NoInformation),
    ];
}

impl Choice for Meaning {
    const EITHER: &'static str = "`complete`, `on-track`, `at-risk`, `off-track`, `not-started`, `paused`, \
                                 `no-information` or `withdrawn`";
    const WHAT: &'static str = "status of the common scale";
    const CODE: &'static str = "unknown-meaning";
    const WORDS: &'static [(&'static str, Self)] = &Self::WORDS;
}

entry! {
    /// A mark of a plan's own key.
    StatusWord is "a status", short = means {
        /// What the plan calls it; without it the word of the common scale is shown.
        /// Example: `label: Going to plan`
        label: maybe Text,
        /// What it means on the common scale.
        /// Example: `means: on-track`
        means: one Meaning,
    }
}

/// One mark of a plan: its place in the plan's [`StatusKey`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(u8);

/// The marks of a plan, each with what it means. A plan without a key uses the common scale.
#[derive(Debug, Clone)]
pub struct StatusKey {
    marks: Vec<(Box<str>, StatusWord)>,
    /// Whether the plan brought it.
    pub is_own: bool,
}

impl StatusKey {
    /// Whether another key finds the same marks, and tells the same of those that it does not find.
    pub(super) fn reads_like(&self, other: &Self) -> bool {
        fn said(key: &StatusKey) -> impl Iterator<Item = (&str, impl Iterator<Item = (Language, &str)>)> {
            key.marks.iter().map(|(mark, word)| {
                let labels = word.label.iter().flat_map(Text::iter);
                (&**mark, labels.map(|(language, words)| (language, &*words.markdown)))
            })
        }
        self.is_own == other.is_own
            && self.marks.len() == other.marks.len()
            && said(self).zip(said(other)).all(|((a, labels), (b, others))| a == b && labels.eq(others))
    }

    /// The key that a plan brings, or the common scale.
    pub fn new(own: Option<Named<StatusWord>>) -> Self {
        match own {
            Some(Named(marks)) if !marks.is_empty() => Self {
                marks: marks.into_iter().take(255).map(|(mark, word)| (mark.value, word)).collect(),
                is_own: true,
            },
            _ => {
                let span = Span::new(0, 0..0);
                let word = |(name, means): &(&str, Meaning)| {
                    (Box::from(*name), StatusWord { label: None, means: *means, span })
                };
                Self { marks: Meaning::WORDS.iter().map(word).collect(), is_own: false }
            }
        }
    }

    /// The mark as printed, and what stands for it.
    pub fn word(&self, mark: Mark) -> (&str, &StatusWord) {
        let (printed, word) = &self.marks[usize::from(mark.0)];
        (printed, word)
    }

    /// What a mark means.
    pub fn means(&self, mark: Mark) -> Meaning {
        self.word(mark).1.means
    }

    /// All marks in the order of the key.
    pub fn iter(&self) -> impl Iterator<Item = Mark> + use<> {
        (0..u8::try_from(self.marks.len()).unwrap_or(u8::MAX)).map(Mark)
    }

    /// The mark that some letters are: as in the key, or else without regard to case, or its label.
    fn find(&self, written: &str) -> Option<Mark> {
        let plain = |name: &str| name.to_lowercase().replace(' ', "-");
        let is_label = |word: &StatusWord| {
            let mut labels = word.label.iter().flat_map(super::language::ByLanguage::iter);
            labels.any(|(_, label)| label.markdown.eq_ignore_ascii_case(written))
        };
        let mut marks = self.marks.iter();
        let found = marks
            .clone()
            .position(|(mark, _)| **mark == *written)
            .or_else(|| marks.clone().position(|(mark, _)| plain(mark) == plain(written)))
            .or_else(|| marks.position(|(_, word)| is_label(word)))?;
        u8::try_from(found).ok().map(Mark)
    }
}

/// The status of something: one mark or several, as in `A/G`.
#[derive(Debug, Clone)]
pub struct Marks {
    /// The marks, at least one.
    pub marks: Vec<Mark>,
    /// Where they were written.
    pub span: Span,
}

impl Marks {
    /// What they mean together: the worst of them counts.
    pub fn means(&self, key: &StatusKey) -> Option<Meaning> {
        self.marks.iter().map(|mark| key.means(*mark)).min()
    }
}

impl Value for Marks {
    const HOLDS: &'static str = "a status of the plan's key, or a list of them";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let items = match &node.value {
            Written::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let marks: Vec<Mark> = items.iter().filter_map(|item| mark(item, reader)).collect();
        (!marks.is_empty()).then_some(Self { marks, span: node.span })
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        Shapes::one_or_many(shapes.call(Calls::Status))
    }
}

fn mark(node: &Node, reader: &mut Reader<'_>) -> Option<Mark> {
    let line = reader.line(node, "a status")?;
    let key = &reader.plan?.key;
    let found = key.find(&line.value);
    if found.is_none() {
        let known = || key.marks.iter().map(|(mark, _)| &**mark);
        let label = |it: &(Box<str>, StatusWord)| it.1.label.as_ref().map(|label| label.as_str().to_owned());
        let labels: Vec<String> = key.marks.iter().filter_map(label).collect();
        let near =
            nearest(&line.value, known().filter(|it| it.len() > 2).chain(labels.iter().map(String::as_str)));
        let has = if key.is_own { "the plan's key has" } else { "it can be" };
        let message = format!("no status is called {}", tick(&line.value));
        reader
            .problems
            .error("unknown-status", line.span, message)
            .suggest(near, || format!("{has} {}", or_list(known())));
    }
    found
}
