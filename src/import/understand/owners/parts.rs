//! Which part an owner has, where the words beside its name say it: *Lead: Housing; Support: Police*,
//! *Housing (lead), Police*.

use crate::import::understand::heads::said;
use crate::import::understand::people::is_unnamed_officer;
use crate::import::understand::roles::Role;
use crate::import::understand::text::plain;

/// The part that words beside a name give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    Leads,
    Owns,
    Supports,
}

/// What stands between such words and a name.
const MARKS: [&str; 5] = [":", " – ", " — ", " - ", " = "];

/// The part that words say, where they say nothing else.
fn share(words: &str) -> Option<Share> {
    let plain = plain(words);
    if matches!(plain.as_str(), "joint" | "joint lead" | "joint leads" | "co lead" | "co leads") {
        return Some(Share::Owns);
    }
    let known = said(&plain).filter(|it| it.words == it.of && it.of < 4)?;
    match known.role {
        Role::Owner => Some(Share::Leads),
        Role::Partners => Some(Share::Supports),
        _ => None,
    }
}

/// Words before a name that say its part, and where the name begins behind them.
pub(super) fn before(text: &str) -> Option<(Share, &str, &str)> {
    let marked = MARKS.iter().filter_map(|mark| text.split_once(mark)).min_by_key(|(words, _)| words.len());
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let (words, name) = marked.filter(|(words, _)| share(words).is_some()).or(bracketed)?;
    Some((share(words)?, words.trim(), name.trim())).filter(|(_, _, name)| !name.is_empty())
}

/// A name, and words behind it that say its part. A lead officer is a post, and no part.
pub(super) fn behind(text: &str) -> Option<(&str, Share, &str)> {
    let bracketed = text.strip_suffix([')', ']']).and_then(|it| it.rsplit_once(['(', '[']));
    let marked = || MARKS[1..4].iter().find_map(|mark| text.rsplit_once(mark));
    let (name, words) = bracketed.or_else(marked)?;
    let share = share(words).filter(|_| !is_unnamed_officer(words))?;
    Some((name.trim(), share, words.trim())).filter(|(name, ..)| !name.is_empty())
}

/// The part that a line alone gives to those below it: *Partners:*
pub(super) fn above(line: &str) -> Option<Share> {
    share(line.trim().strip_suffix(':')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_who_leads_and_who_helps() {
        assert_eq!(before("Lead: Housing"), Some((Share::Leads, "Lead", "Housing")));
        assert_eq!(before("Partners – Police"), Some((Share::Supports, "Partners", "Police")));
        assert_eq!(before("(Joint) Police"), Some((Share::Owns, "Joint", "Police")));
        assert_eq!(behind("Housing (lead)"), Some(("Housing", Share::Leads, "lead")));
        assert_eq!(behind("Police - support"), Some(("Police", Share::Supports, "support")));
        assert_eq!(above("Partners:"), Some(Share::Supports));
        for text in ["Housing: Police", "Young carers – Housing", "Housing lead", "Lead"] {
            assert_eq!((before(text), above(text)), (None, None), "{text}");
        }
        for text in ["Housing (lead officer)", "Housing (HR)", "(lead)", "Housing"] {
            assert_eq!(behind(text), None, "{text}");
        }
    }
}
