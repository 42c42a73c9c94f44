//! "Did you mean": the name that a slip of the keyboard was meant to be.

/// The candidate that is nearest to what was written, if any is near enough to be meant.
///
/// Near means that about a third of the letters may differ, one letter always. Case and the
/// difference between spaces, hyphens and underscores do not count. Of two equally near the
/// first wins, so the answer does not depend on anything but the order of the candidates.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |name: &str| name.to_lowercase().replace([' ', '_'], "-");
    let wanted = plain(written);
    let limit = (wanted.chars().count() / 3).clamp(1, 4);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != written)
        .map(|candidate| (strsim::osa_distance(&wanted, &plain(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Names as a person would list them: `a`, `b` or `c`.
pub fn or_list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    listed(names, "or")
}

/// The same for all of them: `a`, `b` and `c`.
pub fn and_list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    listed(names, "and")
}

fn listed<'a>(names: impl IntoIterator<Item = &'a str>, before_last: &str) -> String {
    let names: Vec<String> = names.into_iter().map(super::tick).collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} {before_last} {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keyboard_finds_its_name() {
        assert_eq!(nearest("comunity-team", ["community-team", "pct"]), Some("community-team"));
        assert_eq!(nearest("Community Team", ["community-team"]), Some("community-team"));
        assert_eq!(nearest("tilte", ["title", "milestones"]), Some("title"));
    }

    #[test]
    fn what_is_far_from_everything_finds_nothing() {
        assert_eq!(nearest("parks", ["community-team", "pct"]), None);
        assert_eq!(nearest("x", ["pct"]), None);
    }

    #[test]
    fn names_are_listed_with_or() {
        assert_eq!(or_list(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(or_list(["a"]), "`a`");
        assert_eq!(and_list(["a", "b"]), "`a` and `b`");
    }
}
