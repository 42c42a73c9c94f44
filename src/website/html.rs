//! Letters that mean something in HTML.

use std::borrow::Cow;

/// Text for between tags.
pub fn text(text: &str) -> Cow<'_, str> {
    escape(text, &IN_TEXT)
}

/// Text for between double quotes in a tag.
pub fn attribute(text: &str) -> Cow<'_, str> {
    escape(text, &IN_ATTRIBUTE)
}

/// What stands for a byte, where it means something.
type Entities = [Option<&'static str>; 256];

const IN_TEXT: Entities = {
    let mut entities = [None; 256];
    // No control character may stand in HTML, in whatever way it is written.
    let mut control = 0;
    while control < 0x20 {
        entities[control] = Some("");
        control += 1;
    }
    entities[b'\t' as usize] = None;
    entities[b'\n' as usize] = None;
    entities[b'\r' as usize] = None;
    entities[0x7f] = Some("");
    entities[b'&' as usize] = Some("&amp;");
    entities[b'<' as usize] = Some("&lt;");
    entities[b'>' as usize] = Some("&gt;");
    entities
};

const IN_ATTRIBUTE: Entities = {
    let mut entities = IN_TEXT;
    entities[b'"' as usize] = Some("&quot;");
    entities
};

fn escape<'t>(text: &'t str, entities: &Entities) -> Cow<'t, str> {
    let Some(first) = text.bytes().position(|byte| entities[usize::from(byte)].is_some()) else {
        return without_c1(text);
    };
    let mut escaped = String::with_capacity(text.len() + 16);
    escaped.push_str(&text[..first]);
    let mut from = first;
    for (at, byte) in text.bytes().enumerate().skip(first) {
        if let Some(entity) = entities[usize::from(byte)] {
            escaped.push_str(&text[from..at]);
            escaped.push_str(entity);
            from = at + 1;
        }
    }
    escaped.push_str(&text[from..]);
    match without_c1(&escaped) {
        Cow::Borrowed(_) => Cow::Owned(escaped),
        Cow::Owned(without) => Cow::Owned(without),
    }
}

/// A text without the control characters beyond ASCII, which UTF-8 begins as it does `£`.
fn without_c1(text: &str) -> Cow<'_, str> {
    let is_c1 = |it: char| matches!(it, '\u{80}'..='\u{9f}');
    if text.as_bytes().contains(&0xc2) && text.contains(is_c1) {
        Cow::Owned(text.replace(is_c1, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// Blocks brought into one line, for places where only phrasing content may stand: paragraphs
/// and items follow each other after a line break.
pub fn inlined(blocks: &str) -> String {
    let mut line = String::with_capacity(blocks.len());
    let mut rest = blocks;
    while let Some(start) = rest.find('<') {
        line.push_str(&rest[..start]);
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        let tag = &rest[start..end];
        let name = tag.trim_start_matches(['<', '/']);
        let name = &name[..name.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if is_phrasing(name) {
            line.push_str(tag);
        } else if tag.starts_with("</") && !line.ends_with("<br>") {
            line.push_str("<br>");
        }
        rest = &rest[end..];
    }
    line.push_str(rest);
    while let Some(shorter) = line.strip_suffix("<br>") {
        line.truncate(shorter.len());
    }
    line
}

fn is_phrasing(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "br"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "var"
            | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_means_something_is_escaped() {
        assert_eq!(text("a < b & \"c\""), "a &lt; b &amp; \"c\"");
        assert_eq!(attribute("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
        assert!(matches!(text("plain ’ text"), Cow::Borrowed(_)));
    }

    #[test]
    fn control_characters_are_left_out() {
        assert_eq!(text("a\u{1b}[31m\0b\tc\nd\u{7f}\u{85}£"), "a[31mb\tc\nd£");
        assert_eq!(attribute("\u{9f}é"), "é");
    }

    #[test]
    fn blocks_become_one_line() {
        assert_eq!(inlined("<p>a <em>b</em></p><ul><li>c</li><li>d</li></ul>"), "a <em>b</em><br>c<br>d");
    }
}
