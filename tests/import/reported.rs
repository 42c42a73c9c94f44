//! What is reported on the plans in `shared/plans`, imported: a list that was gone through.
//!
//! The plans' own sentences stay out of it: a line has the code, the file by its numbers, and the
//! letters at fault where they are few.

use super::plans::each;
use super::{import_one, sources};
use planpress::build_from;
use planpress::plan::Drafts;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Letters that are no more than a name, an abbreviation or a time.
const FEW: usize = 24;

/// A path with the number of each folder and file, and without the words of titles.
fn by_numbers(path: &str) -> String {
    let name = |part: &str| {
        let number = part.split('-').next().unwrap_or(part);
        let has_number = number.starts_with(|it: char| it.is_ascii_digit());
        if has_number { number.to_owned() } else { part.to_owned() }
    };
    path.split('/').map(name).collect::<Vec<_>>().join("/")
}

#[test]
fn what_is_reported_on_the_imported_plans_is_true_of_them() {
    each(|file, path| {
        // The same plan in another format has the same weaknesses.
        if ["peterborough.csv", "rotherham.xlsx"].contains(&file) {
            return;
        }
        let (_, imported) = import_one(path);
        let built = build_from(sources(&imported), crate::dates(), Drafts::Hidden, |_| ());
        let mut lines: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for problem in built.problems.as_slice() {
            let line = match problem.span {
                Some(span) => {
                    let letters = built.sources.written(span);
                    let is_few = letters.chars().count() <= FEW && !letters.contains('\n');
                    let letters = if is_few { format!(" {letters}") } else { String::new() };
                    format!("{}{letters}", by_numbers(&built.sources[span.source].path))
                }
                None => problem.message.clone(),
            };
            lines.entry(problem.code).or_default().push(line);
        }
        let mut text = String::new();
        for (code, lines) in lines {
            let _ = writeln!(text, "{code}: {}", lines.len());
            for line in lines {
                let _ = writeln!(text, "    {line}");
            }
        }
        insta::assert_snapshot!(file.replace('.', "_"), text);
    });
}
