//! What is wrong with YAML, in an author's words and at the letters to be changed.
//!
//! The parser says where it could not go on and why. Authors think of fields, quotes and
//! brackets, and the slip is often before that place: a bracket that was opened lines above.

use super::yaml::{DEEPEST, MOST_NODES};
use crate::diagnostics::tick;
use granit_parser::{ErrorKind, Event, Parser, ScanError};
use std::ops::Range;

/// Something that stops the reading of a file.
#[derive(Debug)]
pub(super) struct Mistake {
    /// The bytes it is about; where there are none, the letter there.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// What was read before a mistake.
#[derive(Debug, Default)]
pub(super) struct Sofar {
    /// Where the last thing ends.
    pub end: usize,
    /// Where the brackets stand that are not closed yet, the outermost first.
    pub open: Vec<usize>,
}

const QUOTED: &str = "put the text between quotes";
const QUOTES: &str = "put the whole text between quotes";
const SAME_COLUMN: &str = "fields that belong together begin in the same column";

/// What YAML takes for something of its own without a word, so that letters of an author's text
/// would be lost: tags and directives.
pub(super) fn outside_of_yaml(text: &str) -> Option<Mistake> {
    // Most files have none of the marks by which such a thing begins.
    let begins_tag = |at: usize| text[..at].ends_with([' ', '\n', '[', '{', ',']);
    let may_have = text.starts_with(['%', '!'])
        || text.contains("\n%")
        || text.match_indices('!').any(|(at, _)| begins_tag(at));
    if may_have { explain(text) } else { None }
}

/// What the parser finds in a text that cannot be read, if it finds anything.
pub(super) fn explain(text: &str) -> Option<Mistake> {
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
    };
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut sofar = Sofar::default();
    let (mut depth, mut nodes, mut documents) = (0_usize, 0_usize, 0_usize);
    // For each list or map that is open: whether it is a map, and whether a name comes next.
    let mut within: Vec<(bool, bool)> = Vec::new();
    while let Some(event) = parser.next_event() {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => return Some(Mistake::of(&error, text, &sofar)),
        };
        let bytes = span.byte_range().unwrap_or(0..0);
        let start = text.floor_char_boundary(bytes.start);
        let end = text.floor_char_boundary(bytes.end.max(start));
        let taken_for = |what: &str| {
            let begins = text[start..end].chars().next().unwrap_or_default();
            Mistake::new(
                start..end,
                format!("what begins with `{begins}` is taken for {what} of YAML"),
                QUOTED,
            )
        };
        match &event {
            Event::Anchor(..) => return Some(taken_for("an anchor")),
            Event::Alias(_) | Event::UnresolvedAlias(_) => return Some(taken_for("an alias")),
            _ => {}
        }
        if event.tag().is_some() {
            let tag = span.tag_start().and_then(|it| it.byte_offset()).unwrap_or(start);
            let start = text.floor_char_boundary(tag.min(end));
            let length = text[start..end].split_whitespace().next().map_or(0, str::len);
            return Some(Mistake::new(
                start..start + length,
                "what begins with `!` is taken for a tag of YAML",
                QUOTED,
            ));
        }
        let is_start = matches!(event, Event::SequenceStart(..) | Event::MappingStart(..));
        if is_start || matches!(event, Event::Scalar(..)) {
            nodes += 1;
            if depth == 0 {
                documents += 1;
            }
            if documents > 1 && start < end {
                return Some(second_part(text, start));
            }
            if let Some((true, is_name)) = within.last_mut() {
                if *is_name && is_start {
                    let hint = "put the text between quotes if it begins with a bracket";
                    return Some(Mistake::new(start..end, "the name of a field is expected here", hint));
                }
                *is_name = !*is_name;
            }
            if depth >= DEEPEST || nodes > MOST_NODES {
                let message = "this YAML is too deep or too large to be read safely";
                let hint = format!("fields may nest {DEEPEST} deep, and a file may have {MOST_NODES} values");
                return Some(Mistake::new(start..end, message, hint));
            }
        }
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                depth += 1;
                let is_map = matches!(event, Event::MappingStart(..));
                within.push((is_map, is_map));
                if start < end {
                    sofar.open.push(start);
                }
            }
            Event::SequenceEnd | Event::MappingEnd => {
                depth = depth.saturating_sub(1);
                within.pop();
                if start < end {
                    sofar.open.pop();
                }
            }
            _ => {}
        }
        sofar.end = end;
    }
    None
}

/// What stands behind a line of `---` or `...`.
fn second_part(text: &str, start: usize) -> Mistake {
    let mut line_end = start;
    for line in text[..start].split_inclusive('\n').rev() {
        line_end -= line.len();
        if line.starts_with("---") || line.starts_with("...") {
            return Mistake::new(
                line_end..line_end + 3,
                format!("{} ends what is read, and more stands below it", tick(&line[..3])),
                "take this line out",
            );
        }
    }
    Mistake::new(start..start, "a second part of the file begins here", "join it to the first")
}

impl Mistake {
    /// One of which nothing is known but its place.
    pub(super) fn unknown(range: Range<usize>) -> Self {
        Self::new(range, "this cannot be read as YAML", QUOTED)
    }

    /// A mistake at some letters.
    pub(super) fn new(range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { range, message: message.into(), hint: hint.into() }
    }

    /// What the parser stopped at.
    pub(super) fn of(error: &ScanError, text: &str, sofar: &Sofar) -> Self {
        let at = text.floor_char_boundary(error.marker().byte_offset().unwrap_or(0));
        let line = line_of(text, at);
        let begins_line = text[line.start..at].trim().is_empty();
        match error.kind() {
            ErrorKind::MappingValueNotAllowed => colon(text, at),
            ErrorKind::InvalidColonPlacement
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator => in_brackets(text, at, sofar),
            ErrorKind::UnclosedFlowCollection { open } => never_closed(at, *open),
            ErrorKind::MismatchedFlowCollectionEnd { open, close } => Self::new(
                at..at + open.len_utf8(),
                format!("`{open}` is closed by `{close}`"),
                format!("close it by `{}`", closing(*open)),
            ),
            ErrorKind::MisplacedFlowCollectionEnd => Self::new(
                at..at,
                "this bracket closes nothing",
                "take it out, or put the whole text between quotes",
            ),
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent => quote_never_closed(at),
            ErrorKind::InvalidTrailingDoubleQuotedScalar => behind_quotes(text, at, sofar, '"'),
            ErrorKind::InvalidTrailingSingleQuotedScalar => behind_quotes(text, at, sofar, '\''),
            ErrorKind::SimpleKeyExpected => Self::new(
                line,
                "this line is no field",
                "write `name: value`, with a space after the colon, or indent it when it goes on with the text above",
            ),
            ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry if !begins_line => {
                Self::new(at..line.end, "something stands behind what was closed here", QUOTES)
            }
            ErrorKind::ExpectedBlockSequenceEntry => Self::new(
                at..line.end,
                "a list stands above, and this line does not go on with it",
                "begin each item with `- ` in the same column; a field below a list begins where the field above the list does",
            ),
            ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation => {
                Self::new(at..line.end, "this line begins in another column than those above", SAME_COLUMN)
            }
            ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabInIndentation
            | ErrorKind::TabNotAllowed
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::InvalidBlockEntryWhitespace
            | ErrorKind::InvalidMappingValueWhitespace => Self::new(
                tab(text, at),
                "a tab stands here, and YAML reads only spaces",
                "put spaces in its place",
            ),
            ErrorKind::BlockSequenceEntryNotAllowed => Self::new(
                at..at,
                "a list cannot begin behind a colon",
                "begin it on the next line, or put the text between quotes",
            ),
            ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
                invisible(text, at, *character)
            }
            ErrorKind::BomInsideDocument => invisible(text, at, '\u{feff}'),
            ErrorKind::UnexpectedCharacter { character } => begins_with(at, *character),
            ErrorKind::DirectiveDisallowed => begins_with(at, '%'),
            ErrorKind::MappingKeyNotAllowed => begins_with(at, '?'),
            ErrorKind::PlainScalarStartsWithDashFlowIndicator => begins_with(at, '-'),
            ErrorKind::UnclosedVerbatimTag
            | ErrorKind::InvalidTagTerminator
            | ErrorKind::UndeclaredTagHandle => begins_with(at, '!'),
            ErrorKind::MissingAnchorOrAliasName => begins_with(at, text[at..].chars().next().unwrap_or('&')),
            ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => Self::new(
                at..line.end,
                "nothing can stand behind this mark",
                "begin the text on the next line, indented, or put it between quotes",
            ),
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => backslash(text, at),
            ErrorKind::RecursionLimitExceeded => Self::new(
                at..at,
                "this stands too deep to be read safely",
                "let fields stand less deep in each other",
            ),
            ErrorKind::InvalidSimpleKey => {
                Self::new(at..at, "the name of a field is too long, or goes on in the next line", QUOTES)
            }
            other => Self::new(at..at, format!("this is not YAML: {other}"), QUOTES),
        }
    }
}

/// The bytes of the line around a place, without white space at its ends.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let end = text[at..].find('\n').map_or(text.len(), |it| at + it);
    let line = &text[start..end];
    let indent = line.len() - line.trim_start().len();
    start + indent.min(at - start)..start + line.trim_end().len().max(at - start)
}

/// What begins a line that is a field, before its colon.
fn has_colon(line: &str) -> bool {
    line.contains(": ") || line.trim_end().ends_with(':')
}

/// A colon where no field can begin: a second one, or one in a line that stands too far in.
fn colon(text: &str, at: usize) -> Mistake {
    let line = line_of(text, at);
    if has_colon(&text[line.start..at]) {
        return second_colon(at);
    }
    let above = text[..line.start].trim_end();
    let above = line_of(text, above.len());
    if above.start == line.start || has_colon(&text[above.clone()]) || text[above.clone()].starts_with("- ") {
        return Mistake::new(
            line,
            "this line stands further in than it can, since the line above has a value already",
            SAME_COLUMN,
        );
    }
    Mistake::new(above, "this line is no field", "write `name: value`, with a space after the colon")
}

fn second_colon(at: usize) -> Mistake {
    let hint = "put the text behind the first colon between quotes";
    Mistake::new(at..at + 1, "a second colon with a space behind it cannot stand in a value", hint)
}

/// A value in brackets that does not end as it should.
fn in_brackets(text: &str, at: usize, sofar: &Sofar) -> Mistake {
    let line = line_of(text, at);
    let Some(open) = sofar.open.last().copied().filter(|open| *open < at) else {
        return Mistake::new(at..at, "a comma or a closing bracket is missing before this", QUOTES);
    };
    if text[at..].starts_with(':') && has_colon(&text[line.start.max(open)..at]) {
        return second_colon(at);
    }
    if open < line.start {
        return never_closed(open, text[open..].chars().next().unwrap_or('['));
    }
    Mistake::new(at..at, "a comma or a closing bracket is missing before this", QUOTES)
}

const fn closing(open: char) -> char {
    if open == '{' { '}' } else { ']' }
}

fn never_closed(at: usize, open: char) -> Mistake {
    let hint = format!("put `{}` behind its last value, or the text between quotes", closing(open));
    Mistake::new(at..at + open.len_utf8(), format!("`{open}` is never closed"), hint)
}

fn quote_never_closed(at: usize) -> Mistake {
    Mistake::new(
        at..at + 1,
        "this quote is never closed",
        "put the same mark behind the last letter of the text",
    )
}

/// Something behind a closing quote. When the quotes were opened on a line above, the one meant
/// to close them is missing there.
fn behind_quotes(text: &str, at: usize, sofar: &Sofar, quote: char) -> Mistake {
    let line = line_of(text, at);
    let opened = text.get(sofar.end..at).and_then(|between| between.find(quote)).map(|it| sofar.end + it);
    match opened {
        Some(opened) if opened < line.start => quote_never_closed(opened),
        _ => {
            let hint = match quote {
                '\'' => "write an apostrophe between such quotes twice, `''`, or take `\"` for the quotes",
                _ => "write a quote inside of the text as `\\\"`, or take `'` for the outer ones",
            };
            Mistake::new(at..line.end, "the quotes are closed before this", hint)
        }
    }
}

/// The tab nearest to where the parser stopped, which may be before or behind it.
fn tab(text: &str, at: usize) -> Range<usize> {
    let before = text[..at].rfind('\t').filter(|it| text[*it..at].trim().is_empty());
    match before.or_else(|| text[at..].find('\t').map(|it| at + it)) {
        Some(tab) => tab..tab + 1,
        None => at..at,
    }
}

/// A control character, at or behind the place where its text begins.
fn invisible(text: &str, at: usize, character: char) -> Mistake {
    let at = text[at..].find(character).map_or(at, |it| at + it);
    Mistake::new(
        at..at + character.len_utf8(),
        format!("a mark that cannot be seen stands here (U+{:04X})", u32::from(character)),
        "delete it; often it comes from copying",
    )
}

fn begins_with(at: usize, character: char) -> Mistake {
    let message = format!("a text cannot begin with `{character}`");
    Mistake::new(at..at + character.len_utf8(), message, QUOTES)
}

/// The first backslash between quotes that says nothing known.
fn backslash(text: &str, at: usize) -> Mistake {
    let mut letters = text[at..].char_indices();
    let mut place = at;
    while let Some((offset, letter)) = letters.next() {
        if letter == '\\' {
            place = at + offset;
            if !letters.next().is_some_and(|(_, next)| "0abtnvfre \"/\\N_LP\n\t".contains(next)) {
                break;
            }
        }
    }
    let hint = "write `\\\\` for a backslash, or take `'` for the quotes";
    Mistake::new(place..place + 1, "a backslash between such quotes means something else", hint)
}
