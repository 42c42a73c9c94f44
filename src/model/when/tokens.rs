//! Words of time cut into pieces that the grammar can look at.

/// A piece of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Letters, in lower case.
    Word(String),
    /// Digits.
    Number {
        /// What they say.
        value: u32,
        /// How many digits there are.
        digits: usize,
        /// Whether `st`, `nd`, `rd` or `th` follows.
        ordinal: bool,
    },
    /// Any other mark; every kind of dash is `-`.
    Mark(char),
    /// The end of a sentence or a line.
    Break,
}

impl Token {
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(self, Self::Word(it) if it == word)
    }
}

/// Cuts words into tokens.
pub(super) fn tokens(words: &str) -> Vec<Token> {
    let letters: Vec<char> = words.chars().map(plain).collect();
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        if letter.is_ascii_digit() {
            at = number(&letters, at, &mut found);
        } else if letter.is_alphabetic() {
            let start = at;
            while at < letters.len() && is_in_word(&letters, at) {
                at += 1;
            }
            let word: String = letters[start..at].iter().flat_map(|it| it.to_lowercase()).collect();
            join(word, &mut found);
        } else {
            match letter {
                '\n' | '\r' | ';' | '⏎' | '•' | '■' => found.push(Token::Break),
                '.' => full_stop(&letters, at, &mut found),
                letter if letter.is_whitespace() => {}
                letter => found.push(Token::Mark(letter)),
            }
            at += 1;
        }
    }
    found
}

fn plain(letter: char) -> char {
    match letter {
        '–' | '—' | '‐' | '‑' | '−' | '―' => '-',
        '’' | '‘' => '\'',
        other => other,
    }
}

fn is_in_word(letters: &[char], at: usize) -> bool {
    letters[at].is_alphabetic()
        || letters[at].is_ascii_digit()
        || letters[at] == '\'' && letters.get(at + 1).is_some_and(|next| next.is_alphabetic())
}

/// Words that are written with and without a hyphen become one word.
fn join(word: String, found: &mut Vec<Token>) {
    if let [.., Token::Word(first), Token::Mark('-')] = found.as_slice() {
        let joined = format!("{first}{word}");
        let known = matches!(
            joined.as_str(),
            "ongoing" | "biannual" | "biannually" | "bimonthly" | "biennial" | "midyear" | "yearend"
        );
        if known {
            found.truncate(found.len() - 2);
            found.push(Token::Word(joined));
            return;
        }
    }
    found.push(Token::Word(word));
}

fn number(letters: &[char], start: usize, found: &mut Vec<Token>) -> usize {
    let mut at = start;
    let mut text = String::new();
    while at < letters.len() {
        let thousands = letters[at] == ','
            && text.len() <= 3
            && letters.get(at + 1..at + 4).is_some_and(|next| next.iter().all(char::is_ascii_digit))
            && !letters.get(at + 4).is_some_and(char::is_ascii_digit);
        if letters[at].is_ascii_digit() {
            text.push(letters[at]);
        } else if !thousands {
            break;
        }
        at += 1;
    }
    let suffix: String = letters[at..].iter().take(2).flat_map(|it| it.to_lowercase()).collect();
    let ends = !letters.get(at + 2).is_some_and(|it| it.is_alphanumeric());
    let ordinal = ends && matches!(suffix.as_str(), "st" | "nd" | "rd" | "th");
    if ordinal {
        at += 2;
    }
    // A number that fits nothing is no time, whatever it is.
    let value = text.parse().unwrap_or(u32::MAX);
    found.push(Token::Number { value, digits: text.len(), ordinal });
    at
}

/// A full stop between digits is part of a date; after a short month it is nothing; before the
/// end or a capital letter it ends a sentence.
fn full_stop(letters: &[char], at: usize, found: &mut Vec<Token>) {
    let digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
    if at > 0 && digit(letters.get(at - 1)) && digit(letters.get(at + 1)) {
        found.push(Token::Mark('.'));
        return;
    }
    let short_month = matches!(found.last(), Some(Token::Word(word)) if super::scan::month(word).is_some());
    let mut rest = letters[at + 1..].iter().skip_while(|it| it.is_whitespace());
    let begins_sentence = rest.next().is_none_or(|it| it.is_uppercase() || it.is_ascii_digit());
    if !short_month && begins_sentence {
        found.push(Token::Break);
    }
}
