//! The languages of a site, and values that may be given in several.

use std::fmt;

/// One of the site's languages: its place in [`Languages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(u8);

impl Language {
    /// The first language of a site, in which everything is written unless said otherwise.
    pub const DEFAULT: Self = Self(0);

    /// Its place among the languages of the site.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The languages of a site, the default first. There is always one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages(Vec<String>);

impl Default for Languages {
    fn default() -> Self {
        Self(vec!["en".to_owned()])
    }
}

impl Languages {
    /// Languages by their codes (BCP 47, as in `lang`), without repetitions; none gives English.
    pub fn new(codes: impl IntoIterator<Item = String>) -> Self {
        let mut list: Vec<String> = Vec::new();
        for code in codes {
            if !list.contains(&code) && list.len() < usize::from(u8::MAX) {
                list.push(code);
            }
        }
        if list.is_empty() { Self::default() } else { Self(list) }
    }

    /// The language with a code.
    pub fn find(&self, code: &str) -> Option<Language> {
        let at = self.0.iter().position(|it| it == code)?;
        u8::try_from(at).ok().map(Language)
    }

    /// The code of a language.
    pub fn code(&self, language: Language) -> &str {
        &self.0[language.index()]
    }

    /// All of them, the default first.
    pub fn iter(&self) -> impl Iterator<Item = Language> + use<> {
        (0..u8::try_from(self.0.len()).unwrap_or(u8::MAX)).map(Language)
    }

    /// Their codes, the default first.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl fmt::Display for Languages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

/// A value in one language or in several; never in none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByLanguage<T> {
    first: (Language, T),
    others: Vec<(Language, T)>,
}

impl<T> ByLanguage<T> {
    /// A value in the default language.
    pub const fn one(value: T) -> Self {
        Self { first: (Language::DEFAULT, value), others: Vec::new() }
    }

    /// Values by language, in the order of the languages; nothing when there are none.
    pub fn many(values: impl IntoIterator<Item = (Language, T)>) -> Option<Self> {
        let mut values: Vec<(Language, T)> = values.into_iter().collect();
        values.sort_by_key(|(language, _)| *language);
        let mut values = values.into_iter();
        let first = values.next()?;
        Some(Self { first, others: values.collect() })
    }

    /// The value for readers of a language: in it, or else in the first language there is, which
    /// is given too so that the page can say so.
    pub fn get(&self, language: Language) -> (Language, &T) {
        let found = self.iter().find(|(it, _)| *it == language);
        found.unwrap_or((self.first.0, &self.first.1))
    }

    /// The value in the first language there is.
    pub const fn first(&self) -> &T {
        &self.first.1
    }

    /// The values with their languages.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &T)> {
        std::iter::once(&self.first).chain(&self.others).map(|(language, value)| (*language, value))
    }

    /// Whether there is a value in a language.
    pub fn has(&self, language: Language) -> bool {
        self.iter().any(|(it, _)| it == language)
    }

    /// Adds the value in a language, in the place of the one it had.
    pub fn set(&mut self, language: Language, value: T) {
        if let Some(there) =
            std::iter::once(&mut self.first).chain(&mut self.others).find(|(it, _)| *it == language)
        {
            there.1 = value;
            return;
        }
        let mut added = (language, value);
        if language < self.first.0 {
            std::mem::swap(&mut self.first, &mut added);
        }
        self.others.push(added);
        self.others.sort_by_key(|(it, _)| *it);
    }

    /// The same where there may be no value yet.
    pub fn set_in(values: &mut Option<Self>, language: Language, value: T) {
        match values {
            Some(values) => values.set(language, value),
            None => *values = Some(Self { first: (language, value), others: Vec::new() }),
        }
    }

    /// The same languages with other values.
    pub fn map<U>(&self, mut change: impl FnMut(&T) -> U) -> ByLanguage<U> {
        ByLanguage {
            first: (self.first.0, change(&self.first.1)),
            others: self.others.iter().map(|(language, value)| (*language, change(value))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_in_the_order_of_the_languages() {
        let mut values = None;
        for (language, value) in [(1, "Seibiant"), (2, "Fois"), (0, "Respit"), (0, "Respite")] {
            ByLanguage::set_in(&mut values, Language(language), value);
        }
        let values = values.unwrap();
        assert_eq!(values.first(), &"Respite");
        let all: Vec<_> = values.iter().map(|(language, value)| (language.index(), *value)).collect();
        assert_eq!(all, [(0, "Respite"), (1, "Seibiant"), (2, "Fois")]);
    }
}
