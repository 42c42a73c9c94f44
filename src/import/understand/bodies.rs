//! Words that names of bodies, teams and posts are made of, and hardly a name of a person.
//!
//! All are compared in small letters, without accents.

use std::collections::BTreeSet;
use std::sync::LazyLock;

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

/// Words that end the names of parts of a body, which may say several things that they are for:
/// *Research, Policy and Performance Team*.
const PARTS: [&str; 16] = [
    "team",
    "teams",
    "service",
    "services",
    "department",
    "directorate",
    "division",
    "unit",
    "group",
    "board",
    "committee",
    "partnership",
    "panel",
    "forum",
    "programme",
    "portfolio",
];

/// Words after a first name that make both the name of a place, a house or a body.
const PLACES: [&str; 40] = [
    "road",
    "street",
    "house",
    "hospice",
    "lane",
    "avenue",
    "court",
    "park",
    "ward",
    "lodge",
    "hall",
    "gardens",
    "close",
    "drive",
    "way",
    "square",
    "place",
    "terrace",
    "foundation",
    "charity",
    "ambulance",
    "college",
    "university",
    "church",
    "clinic",
    "surgery",
    "medical",
    "day",
    "scheme",
    "week",
    "plan",
    "fund",
    "award",
    "report",
    "review",
    "act",
    "pathway",
    "academy",
    "infirmary",
    "chapel",
];

/// Other words of such names.
const WITHIN: [&str; 104] = [
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
    "executive",
    "cabinet",
    "member",
    "members",
    "mayor",
    "ltd",
    "limited",
    "plc",
    "llp",
    "cic",
    "charity",
    "foundation",
    "federation",
    "alliance",
    "academy",
    "bureau",
    "constabulary",
    "consortium",
    "division",
    "portfolio",
    "secretary",
    "treasurer",
    "trustees",
    "governors",
    "representative",
    "representatives",
    "practitioner",
    "specialist",
    "consultant",
    "worker",
    "workers",
    "nurse",
    "nurses",
    "solicitor",
    "engineer",
    "surveyor",
    "architect",
    "accountant",
    "administrator",
    "administrators",
    "analyst",
    "apprentice",
    "cyngor",
    "bwrdd",
    "iechyd",
    "gwasanaeth",
    "gwasanaethau",
    "tîm",
    "adran",
    "ymddiriedolaeth",
    "partneriaeth",
    "prifysgol",
    "coleg",
    "heddlu",
    "pwyllgor",
    "grwp",
    "uned",
    "canolfan",
    "swyddog",
    "swyddogion",
    "rheolwr",
    "cyfarwyddwr",
    "cyfarwyddiaeth",
    "pennaeth",
    "llywodraeth",
    "awdurdod",
    "cymdeithas",
    "elusen",
    "ysgol",
    "ysgolion",
    "gofal",
    "addysg",
];

/// Words that stand in names of bodies, of posts and of places, and in some of people too.
static OTHERS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("words-of-bodies.txt").lines().collect());

/// Whether a word ends names of bodies, of teams or of posts.
pub(super) fn ends_name(word: &str) -> bool {
    ENDINGS.contains(&word) || NAMED_AFTER.contains(&word)
}

/// Whether a word ends names of parts of a body.
pub(super) fn ends_part(word: &str) -> bool {
    PARTS.contains(&word)
}

/// Whether a word stands in names of bodies, and in none of a person.
pub(super) fn is_of_body(word: &str) -> bool {
    ENDINGS.contains(&word) || WITHIN.contains(&word) || PARTS.contains(&word)
}

/// Whether a word stands in names of bodies, and could be part of a person's as well.
pub(super) fn may_be_of_body(word: &str) -> bool {
    OTHERS.contains(word) || is_of_body(word) || is_place(word)
}

/// Whether a word makes a first name before it the name of a place, a house or a body.
pub(super) fn is_place(word: &str) -> bool {
    PLACES.contains(&word) || NAMED_AFTER.contains(&word)
}
