//! Where readers tell what is wrong with a page, or what they know of an action.

use super::read::{Reader, Value, entry};
use super::shape::{Shape, Shapes};
use crate::diagnostics::{nearest, or_list, tick};
use crate::markup::Node;

/// What stands in the address of a form for something of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// The number of the action or the outcome.
    Number,
    /// What the page is called, and of which plan it is.
    Title,
    /// The address of the page.
    Page,
}

impl Blank {
    const WORDS: [(&'static str, Self); 3] =
        [("{number}", Self::Number), ("{title}", Self::Title), ("{page}", Self::Page)];
}

/// A piece of the address of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As written.
    Written(Box<str>),
    /// To be filled in for each page.
    Blank(Blank),
}

/// The address of a form, with blanks for what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormAddress(pub Vec<Piece>);

impl Value for FormAddress {
    const HOLDS: &'static str = "an address, such as `https://www.example.org/tell-us?about={number}`";

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let line = reader.line(node, "an address")?;
        if !["https://", "http://"].iter().any(|scheme| line.value.starts_with(scheme)) {
            let message = format!("{} is not the address of a form", tick(&line.value));
            let hint = "write it whole: `https://www.example.org/tell-us?about={number}`";
            reader.problems.error("bad-address", line.span, message).hint(hint);
            return None;
        }
        let mut pieces = Vec::new();
        let mut rest: &str = &line.value;
        while let Some(start) = rest.find('{') {
            let end = rest[start..].find('}').map_or(rest.len(), |end| start + end + 1);
            let (written, blank) = (&rest[..start], &rest[start..end]);
            let words = || Blank::WORDS.iter().map(|(word, _)| *word);
            let Some((_, found)) = Blank::WORDS.iter().find(|(word, _)| *word == blank) else {
                let message = format!("{} stands for nothing of a page", tick(blank));
                let hint = match nearest(blank, words()) {
                    Some(near) => format!("did you mean {}?", tick(near)),
                    None => format!("write {}", or_list(words())),
                };
                reader.problems.error("bad-address", line.span, message).hint(hint);
                return None;
            };
            pieces.extend([Piece::Written(written.into()), Piece::Blank(*found)]);
            rest = &rest[end..];
        }
        pieces.push(Piece::Written(rest.into()));
        Some(Self(pieces))
    }

    fn shape(shapes: &mut Shapes<'_>) -> Shape {
        shapes.pattern("^\\s*https?://", Self::HOLDS)
    }
}

entry! {
    /// Where readers tell what is wrong with a page, or what they know of an action.
    Report is "where to report" {
        /// An e-mail address. Without it and without a form, those of the plan's or the site's contact.
        /// Example: `email: web@example.org`
        email: maybe Box<str>,
        /// The address of a form. `{number}`, `{title}` and `{page}` in it stand for the number of
        /// the action, for what the page is called and for its address.
        /// Example: `form: "https://www.example.org/tell-us?about={number}&page={page}"`
        form: maybe FormAddress,
    }
}
