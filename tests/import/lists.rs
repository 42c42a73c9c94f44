//! Plans without tables: lists below lines that announce them.

use super::{builds, lost};
use planpress::import::{Hidden, Map, People, Wanted, import, read_file};

/// The content files of a page, and what is left out of them.
fn imported(page: &str) -> String {
    let document = read_file("plan.html", page.as_bytes(), Hidden::LeftOut).unwrap();
    let documents = [document];
    let wanted = Wanted { map: &Map::default(), people: People::LeftOut, plan: "carers", owners: None };
    let imported = import(&documents, &wanted);
    builds(&imported, page);
    assert_eq!(lost(&documents, &imported), Vec::<String>::new());
    let files = imported.files.iter().map(|(path, file)| format!("{path}\n{file}\n"));
    files.collect()
}

#[test]
fn what_a_list_promises_is_an_action_each() {
    let text = imported(
        "<h1>Carers plan 2026 to 2029</h1>\
        <h2>Priority 1: Breaks</h2><p>Carers told us that breaks matter most:</p><ul><li>short ones</li></ul>\
        <p>We will:</p>\
        <ul><li>Open a booking line by June 2026 (Lead: Adult Care; Partners: Carers Centre)</li>\
        <li>Train sitters<ul><li>two days each</li></ul></li></ul><p>This is paid for.</p><ul><li>no action</li></ul>\
        <h2>Priority 2: Money</h2><h3>What we will do</h3>\
        <p>2.1 Offer advice to all carers (By when: March 2027).</p><p>2.2 Print a leaflet</p>",
    );
    insta::assert_snapshot!(text);
}
