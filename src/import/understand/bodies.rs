//! Words that names of bodies, teams and posts are made of, and hardly a name of a person.

/// Words that end such names: *… and Wellbeing Board*.
const ENDINGS: [&str; 38] = [
    "board",
    "team",
    "teams",
    "service",
    "services",
    "group",
    "groups",
    "committee",
    "council",
    "centre",
    "trust",
    "partnership",
    "department",
    "directorate",
    "forum",
    "network",
    "officer",
    "officers",
    "manager",
    "managers",
    "director",
    "lead",
    "leads",
    "chair",
    "coordinator",
    "adviser",
    "panel",
    "unit",
    "society",
    "association",
    "agency",
    "authority",
    "schools",
    "practices",
    "commissioners",
    "hospital",
    "police",
    "programme",
];

/// Words that end such names behind that of the person whom the body is named after.
const NAMED_AFTER: [&str; 3] = ["hospice", "university", "college"];

/// Other words of such names.
const WITHIN: [&str; 32] = [
    "councils",
    "partnerships",
    "directors",
    "head",
    "commissioner",
    "commissioning",
    "advisor",
    "assistant",
    "care",
    "carers",
    "health",
    "social",
    "public",
    "housing",
    "school",
    "practice",
    "office",
    "policy",
    "planning",
    "resources",
    "development",
    "support",
    "project",
    "community",
    "voluntary",
    "children",
    "adults",
    "education",
    "nhs",
    "action",
    "plus",
    "space",
];

/// Whether a word in small letters ends names of bodies.
pub(super) fn ends_name(word: &str) -> bool {
    ENDINGS.contains(&word) || NAMED_AFTER.contains(&word)
}

/// Whether a word in small letters stands in names of bodies, and in none of a person.
pub(super) fn is_of_body(word: &str) -> bool {
    ENDINGS.contains(&word) || WITHIN.contains(&word)
}
