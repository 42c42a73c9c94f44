//! What a template asks for in its conditions.
//!
//! The engine takes a name that is not there for nothing in `{% if page.titel %}`, so that a slip
//! hides a part of the page and nobody is told. [`asked`] finds the names that the conditions of a
//! template ask for, with their letters. Names that the template makes itself, in loops and with
//! `set`, are left out, and so is what is tried with `is defined`.

use std::collections::BTreeSet;
use std::ops::Range;

/// A path in a condition: `page.about.summary`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its names, each with its letters in the template.
    pub names: Vec<(String, Range<usize>)>,
}

/// The paths of two names or more that the conditions of a template ask for.
pub fn asked(template: &str) -> Vec<Asked> {
    let mut found = Vec::new();
    let mut own = BTreeSet::new();
    for tag in tags(template) {
        let tokens = tokens(template, tag);
        let word = |at: usize| tokens.get(at).and_then(Token::name);
        match word(0) {
            Some("if" | "elif") => found.extend(paths(&tokens[1..])),
            Some("for") => {
                let names = tokens[1..].iter().map_while(|it| (it.name() != Some("in")).then(|| it.name()));
                own.extend(names.flatten().map(str::to_owned));
            }
            Some("set" | "set_global") => own.extend(word(1).map(str::to_owned)),
            _ => {}
        }
    }
    found.retain(|asked: &Asked| asked.names.len() > 1 && !own.contains(&asked.names[0].0));
    found
}

/// The insides of `{% … %}`; what stands in comments is none.
fn tags(template: &str) -> Vec<Range<usize>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = template[at..].find("{%").map(|it| at + it) {
        let comment = template[at..open].find("{#").map(|it| at + it);
        let (start, end, is_tag) = match comment {
            Some(comment) => (comment + 2, "#}", false),
            None => (open + 2, "%}", true),
        };
        let Some(close) = template[start..].find(end).map(|it| start + it) else { break };
        if is_tag {
            tags.push(start..close);
        }
        at = close + 2;
    }
    tags
}

/// A piece of an expression.
#[derive(Debug)]
enum Token {
    /// Names with dots between them.
    Path(Vec<(String, Range<usize>)>),
    /// Any other character that is no space; a whole text in quotes is one.
    Sign(char),
}

impl Token {
    /// The name that it is, when it is a single one.
    fn name(&self) -> Option<&str> {
        match self {
            Self::Path(names) if names.len() == 1 => Some(&names[0].0),
            Self::Path(_) | Self::Sign(_) => None,
        }
    }

    const fn is(&self, sign: char) -> bool {
        matches!(self, Self::Sign(it) if *it == sign)
    }
}

fn tokens(template: &str, tag: Range<usize>) -> Vec<Token> {
    let in_name = |it: char| it.is_alphanumeric() || it == '_';
    let mut tokens = Vec::new();
    let mut at = tag.start;
    while let Some(first) = template[at..tag.end].chars().next() {
        let rest = &template[at..tag.end];
        if in_name(first) {
            let length = rest.find(|it: char| !in_name(it)).unwrap_or(rest.len());
            let name = (rest[..length].to_owned(), at..at + length);
            let goes_on = matches!(tokens.last(), Some(Token::Sign('.')));
            if goes_on {
                tokens.pop();
            }
            match tokens.last_mut() {
                Some(Token::Path(names)) if goes_on => names.push(name),
                _ => tokens.push(Token::Path(vec![name])),
            }
            at += length;
        } else {
            let quoted = matches!(first, '"' | '\'' | '`').then(|| rest[1..].find(first)).flatten();
            if !first.is_whitespace() && !(first == '-' && (at == tag.start || rest.len() == 1)) {
                tokens.push(Token::Sign(first));
            }
            at += quoted.map_or(first.len_utf8(), |end| end + 2);
        }
    }
    tokens
}

/// The paths in a condition: no filters, functions and names of arguments, and nothing that is tried
/// with `is defined`.
fn paths(tokens: &[Token]) -> impl Iterator<Item = Asked> {
    tokens.iter().enumerate().filter_map(|(at, token)| {
        let Token::Path(names) = token else { return None };
        let is_at = |at: usize, sign: char| tokens.get(at).is_some_and(|it| it.is(sign));
        let word = |at: usize| tokens.get(at).and_then(Token::name);
        let is_filter = at > 0 && is_at(at - 1, '|');
        let is_argument = is_at(at + 1, '=') && !is_at(at + 2, '=');
        let is_tried = word(at + 1) == Some("is")
            && (2..=3).any(|after| matches!(word(at + after), Some("defined" | "undefined")));
        let is_other = is_filter || is_argument || is_at(at + 1, '(') || is_tried;
        (!is_other).then(|| Asked { names: names.clone() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(template: &str) -> Vec<String> {
        let all = asked(template).into_iter();
        all.map(|it| {
            let names: Vec<String> = it.names.into_iter().map(|(name, _)| name).collect();
            names.join(".")
        })
        .collect()
    }

    #[test]
    fn conditions_ask_for_paths() {
        assert_eq!(
            said("{% if page.a and not site.b.c %}x{%- elif page.d == \"page.e\" -%}{% endif %}"),
            ["page.a", "site.b.c", "page.d"]
        );
        assert_eq!(said("{% if page.rows | length > page.count %}{% endif %}"), ["page.rows", "page.count"]);
    }

    #[test]
    fn what_is_no_condition_or_is_tried_asks_for_nothing() {
        for template in [
            "{{ page.a }}{% for it in page.b %}{% endfor %}{# {% if page.c %} #}",
            "{% if page.a is defined %}{% elif page.b is not defined %}{% endif %}",
            "{% for it in page.all %}{% if it.a %}{% endif %}{% endfor %}",
            "{% set about = page.about %}{% if about.summary %}{% endif %}",
            "{% if done %}{% endif %}",
        ] {
            assert_eq!(said(template), Vec::<String>::new(), "{template}");
        }
    }

    #[test]
    fn every_name_has_its_letters() {
        let template = "<p>{% if page.titel %}";
        let names = asked(template).remove(0).names;
        assert_eq!(&template[names[1].1.clone()], "titel");
    }
}
