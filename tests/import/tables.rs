//! Small tables, and what a person reads in them.

use super::{builds, lost};
use planpress::import::{Hidden, Imported, Map, People, Wanted, import, read_file};

/// A table as text becomes a plan that builds and loses nothing.
fn imported(text: &str, map: &str) -> Imported {
    let name = if text.starts_with('<') { "plan.html" } else { "plan.csv" };
    let text: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let document = read_file(name, text.join("\n").as_bytes(), Hidden::LeftOut).unwrap();
    let map = Map::read(map).unwrap();
    let wanted = Wanted { map: &map, people: People::LeftOut, plan: "carers", owners: None };
    let documents = [document];
    let imported = import(&documents, &wanted);
    builds(&imported, &text.join("\n"));
    assert_eq!(lost(&documents, &imported), Vec::<String>::new(), "{}", text.join("\n"));
    imported
}

/// The outcomes and actions of a plan, each in one line, what stands under an outcome set in.
fn outline(imported: &Imported) -> String {
    let entries = imported.files.iter().filter(|(path, _)| path.ends_with(".md") && *path != "plan.md");
    let mut entries: Vec<(String, String)> = entries
        .map(|(path, text)| {
            let (fields, body) = text.trim_start_matches("---\n").split_once("---\n").unwrap();
            let fields = fields.lines().map(str::trim).filter(|it| *it != "number: none");
            let body = body.lines().filter(|it| !it.is_empty());
            let path = path.strip_suffix("outcome.md").unwrap_or(path);
            let depth = path.trim_end_matches('/').matches('/').count();
            let line: Vec<&str> = fields.chain(body).collect();
            (path.to_owned(), format!("{}{}\n", "  ".repeat(depth), line.join(" / ").replace("title: ", "")))
        })
        .collect();
    entries.sort();
    entries.into_iter().map(|(_, line)| line).collect()
}

fn plan(text: &str) -> String {
    outline(&imported(text, ""))
}

#[track_caller]
fn reads(text: &str, expected: &str) {
    reads_with(text, "", expected);
}

/// Whether a table is read as an outline, whose lines are set in as deep as its first one.
#[track_caller]
fn reads_with(text: &str, map: &str, expected: &str) {
    let lines: Vec<&str> = expected.lines().filter(|line| !line.trim().is_empty()).collect();
    let margin = lines.first().map_or(0, |line| line.len() - line.trim_start().len());
    let expected: Vec<&str> = lines.iter().map(|line| line.get(margin..).unwrap_or_default()).collect();
    assert_eq!(outline(&imported(text, map)).trim_end(), expected.join("\n"));
}

#[test]
fn a_table_below_another_keeps_its_own_heads() {
    reads(
        "Ref | Action | Lead | By when
         1 | Plant trees | Parks Team | June 2025
          | | |
         Carried forward | | |
         No | Task | Owner | Comments
         A1 | Paint the hall | Property Team | Waits for dry weather
          | | |
         RAG key | | |
         Green | On track | |
         Red | Late | |",
        "
        Plant trees / owners: / - Parks Team / when: June 2025
        Carried forward
          number: A1 / Paint the hall / owners: / - Property Team / notes: / - Waits for dry weather",
    );
}

#[test]
fn totals_are_no_actions() {
    reads(
        "Action | Lead | Budget
         Plant trees | Parks Team | 1000
         Sub-total | | 1000
         Total change of lights | Property Team | 500
         Total actions: 2 | |
          | | 1,500",
        "
        Plant trees / owners: / - Parks Team / resources: / - \"1000\"
        Total change of lights / owners: / - Property Team / resources: / - \"500\"",
    );
}

#[test]
fn a_level_that_is_repeated_or_left_blank_is_one_level() {
    reads(
        "Theme | Outcome | What do we want? | Action
         Theme 1 | Outcome 1 – Green parks | Shade | Plant trees
         Theme 1 | | | Water trees
         Theme 2 | Outcome 2 – Quiet parks | Rest | Mow less
         Theme 1 | Outcome 1 – Green parks | Shade | Prune trees",
        "
        Theme 1
          Green parks
            Shade
              Plant trees
              Water trees
              Prune trees
        Theme 2
          Quiet parks
            Rest
              Mow less",
    );
}

#[test]
fn what_is_to_be_done_is_found_below_any_head() {
    for head in
        ["Deliverable", "Output", "Measure", "Project", "Initiative", "Commitment", "Recommendation", "What"]
    {
        reads(
            &format!(
                "Theme | {head} | Lead
                 Trees | Plant a wood | Parks Team
                 Trees | Water the wood | Parks Team"
            ),
            "
            Trees
              Plant a wood / owners: / - Parks Team
              Water the wood / owners: / - Parks Team",
        );
    }
    // Where each row has an objective of its own, that is what is to be done.
    reads(
        "Objective | Output | Lead
         Plant a wood | A wood | Parks Team
         Mow less | Long grass | Parks Team",
        "
        Plant a wood / owners: / - Parks Team / outputs: / - A wood
        Mow less / owners: / - Parks Team / outputs: / - Long grass",
    );
}

#[test]
fn dates_that_were_moved_and_dates_of_completion_are_told_apart() {
    reads(
        "Action | Original date | Revised date | Reason for revision | Date completed
         Plant trees | June 2024 | June 2025 | No rain |
         Mow less | July 2024 | | | 3 July 2024
         Paint | May 2024 | May 2024 | | n/a",
        "
        Plant trees / when: June 2025 / was: / - when: June 2024 / why: No rain
        Mow less / when: / - July 2024 / - when: 3 July 2024 / kind: done / status: complete
        Paint / when: May 2024",
    );
}

#[test]
fn a_row_that_a_page_cut_is_one_again() {
    reads(
        "No | Action | Lead | Progress
         1 | Plant trees in every park | Parks Team | Begun
          | (with help from schools) | | and going well
         2 | Mow less often and leave | Parks Team |
          | the grass on the ground | |
          | | | Some neighbours wonder",
        "
        Plant trees in every park (with help from schools) / owners: / - Parks Team / updates: / - Begun and going well
        Mow less often and leave the grass on the ground / owners: / - Parks Team / updates: / - Some neighbours wonder",
    );
}

#[test]
fn the_status_of_a_part_is_none_of_the_whole() {
    let steps = "
        Plant trees / owners: / - Parks Team / steps: / - Choose places / status: Done / - Order trees / status: In progress
        Mow less / owners: / - Parks Team / status: Done";
    reads(
        "No | Action | Task | Lead | Status
         1 | Plant trees | Choose places | Parks Team | Done
          | | Order trees | | In progress
         2 | Mow less | | Parks Team | Done",
        steps,
    );
    let own = steps.replace("/ steps:", "/ status: In progress / steps:");
    reads(
        "No | Action | Lead | Status
         1 | Plant trees | Parks Team | In progress
          | Choose places | | Done
          | Order trees | | In progress
         2 | Mow less | Parks Team | Done",
        &own,
    );
    // Tasks of which each has a lead and a time are actions.
    reads(
        "No | Action | Task | Lead | By when | Status
         1 | Plant trees | Choose places | Parks Team | June 2025 | Done
          | | Order trees | Buying Team | July 2025 | In progress",
        "
        Plant trees
          Choose places / owners: / - Parks Team / when: June 2025 / status: Done
          Order trees / owners: / - Buying Team / when: July 2025 / status: In progress",
    );
}

#[test]
fn an_answer_stands_where_what_it_answers_stands() {
    reads(
        "Theme | Recommendation | Management response | Lead
         Parks | Plant trees | Agreed | Parks Team
         Parks | Mow less | Not agreed | Parks Team",
        "
        Parks
          Plant trees / owners: / - Parks Team / other: / Management response: Agreed
          Mow less / owners: / - Parks Team / other: / Management response: Not agreed",
    );
    reads(
        "Recommendation | Response | Action
         Plant trees | Accepted | Buy oaks
         Plant trees | Accepted | Buy limes",
        "
        Plant trees / response: / decision: accepted
          Buy oaks
          Buy limes",
    );
}

#[test]
fn numbers_are_kept_as_they_are_printed() {
    let text = "Ref | Action
        2.a | Plant oaks
        2(b) | Plant limes
        CoC-1 | Ask children
        #4 | Count";
    let plan = plan(text);
    for number in ["number: 2.a / Plant oaks", "number: 2(b) / Plant limes", "number: CoC-1 / Ask children"] {
        assert!(plan.contains(number), "{plan}");
    }
}

#[test]
fn a_card_is_an_action_with_its_title() {
    let card = |title: &str, lead: &str| {
        format!(
            "<table><tr><td colspan=4>{title}<tr><td>Outcome<td>Green parks<td>Lead<td>{lead}\
             <tr><td>Deadline<td>June 2025<td>Status<td>On track\
             <tr><td>Progress<td colspan=3>It has begun</table>"
        )
    };
    let all = [
        "<h1>Tree plan</h1>",
        &card("Action 1: Plant trees", "Parks Team"),
        &card("Action 2: Mow less", "Parks Team"),
    ];
    reads(
        &all.concat(),
        "
        Green parks
          Plant trees / owners: / - Parks Team / when: June 2025 / status: On track / updates: / - It has begun
          Mow less / owners: / - Parks Team / when: June 2025 / status: On track / updates: / - It has begun",
    );
    // A heading can be the title, too.
    reads(
        "<h1>Tree plan</h1><h2>1. Plant trees</h2><table><tr><td>Lead<td>Parks Team<tr><td>Deadline<td>June 2025</table>\
         <h2>2. Mow less</h2><table><tr><td>Lead<td>Parks Team<tr><td>Deadline<td>May 2025</table>",
        "
        Plant trees / owners: / - Parks Team / when: June 2025
        Mow less / owners: / - Parks Team / when: May 2025",
    );
}

#[test]
fn heads_that_are_known_by_half_and_those_of_a_map_are_heads() {
    reads(
        "Strand | What we said we would do together | Folk | Money
         Trees | Plant a wood beside the river and let all schools help | Parks Team | £100
         Trees | Water the wood | Parks Team | £50",
        "
        Trees
          Plant a wood beside the river and let all schools help / other: / Folk: Parks Team / Money: £100
          Water the wood / other: / Folk: Parks Team / Money: £50",
    );
    reads_with(
        "Bit | Thing | Folk | By when
         Trees | Plant a wood | Parks Team | June 2025",
        "columns: {Thing: action, Bit: outcome}",
        "
        Trees
          Plant a wood / when: June 2025 / other: / Folk: Parks Team",
    );
}

#[test]
fn the_title_of_a_plan_names_a_plan_and_not_the_body() {
    let title = |text: &str| imported(text, "").title;
    let table = "<table><tr><th>Action<th>Lead<tr><td>Plant trees<td>Parks Team</table>";
    assert_eq!(title(&format!("<h1>Anytown Council</h1><h1>Tree plan 2024</h1>{table}")), "Tree plan 2024");
    assert_eq!(
        title(
            "Anytown Council | Version 3 |\nTree plan 2024 | | \n | | \nAction | Lead | When\nPlant trees | Parks Team | May 2025"
        ),
        "Tree plan 2024"
    );
}

#[test]
fn what_is_struck_out_is_no_part_of_the_plan() {
    let imported = imported(
        "<h1>Tree plan</h1><table><tr><th>Action<th>Lead<tr><td>Plant <s>ten</s> <del>six</del> trees<sup>1</sup>\
         <ol type=a><li>north<li>south</ol><td>Parks Team</table>",
        "",
    );
    let outline = outline(&imported);
    assert!(outline.contains("Plant trees¹") && outline.contains("a. north"), "{outline}");
    let struck = imported.report.found.left_out.iter().filter(|it| it.why.contains("struck out"));
    assert_eq!(struck.map(|it| it.words.as_str()).collect::<Vec<_>>(), ["ten", "six"]);
}

#[test]
fn the_last_word_of_a_head_tells_what_stands_below_it() {
    reads(
        "Theme | Theme lead | Action | Action owner | Milestone | Milestone date | Milestone status
         Homes | Housing Team | Build homes | Building Team | Plans drawn | May 2025 | Done
          | | | | Land bought | June 2025 | Not started
         Homes | Housing Team | Mend homes | Repairs Team | | |",
        "
        Homes / owners: / - Housing Team
          Build homes / owners: / - Building Team / milestones: / - what: Plans drawn / when: May 2025 / status: Done / - what: Land bought / when: June 2025 / status: Not started
          Mend homes / owners: / - Repairs Team",
    );
    reads(
        "Project | Description | Project lead | Status
         Safe park | Renew the play area | Parks Team | On track",
        "
        Renew the play area / owners: / - Parks Team / project: Safe park / status: On track",
    );
}

#[test]
fn lines_above_and_below_tables_go_where_they_belong() {
    reads(
        "Outcome 1 | |
         Carers are well | |
         Lead: Care Team | |
         Action | By who | By when
         Hold a walk | Walks Team | May 2025
         Outcome 2 | |
         Carers are heard | |
         Hold a forum | Care Team | May 2025
         Key: G - on track, A - at risk, R - late | |",
        "
        Carers are well / owners: / - Care Team
          Hold a walk / owners: / - Walks Team / when: May 2025
        Carers are heard
          Hold a forum / owners: / - Care Team / when: May 2025",
    );
}

#[test]
fn phases_in_rows_of_their_own_are_a_level() {
    reads(
        "Milestone | Task | Why? | Owner
         Phase 1 | | |
          | Write a plan | Many ask | Care Team
         Phase 2 | | |
          | Build | It is time | Works Team",
        "
        Phase 1
          Write a plan / owners: / - Care Team / other: / Why?: Many ask
        Phase 2
          Build / owners: / - Works Team / other: / Why?: It is time",
    );
}

#[test]
fn an_answer_below_a_head_that_asks_is_a_decision() {
    reads(
        "Recommendation | Accepted? | Action
         Rec 1. Publish data | Yes | Publish it
         Rec 2. Train staff | No | Tell why",
        "
        Publish data / response: / decision: accepted / text: \"Yes\"
          Publish it
        Train staff / response: / decision: rejected / text: \"No\"
          Tell why",
    );
}

#[test]
fn a_recommendation_that_was_rejected_has_its_number_and_no_action() {
    reads(
        "No. | Recommendation | Cabinet response | Action to be taken | Lead | Target date
         R1 | Name a champion | Accepted | Ask for names | Monitoring Officer | May 2025
         R2 | Park for free | Rejected: it costs too much | None | N/A | N/A",
        "
         number: R1 / Name a champion / response: / decision: accepted
           Ask for names / owners: / - Monitoring Officer / when: May 2025
         number: R2 / Park for free / response: / decision: rejected / text: \"Rejected: it costs too much\"",
    );
}

#[test]
fn the_year_above_milestones_is_theirs() {
    reads(
        "Action | Lead | Milestones 2025/26 | Milestones 2026/27
         Open a hall | Regeneration | Consent | Opens by May 2026",
        "Open a hall / owners: / - Regeneration / milestones: / - what: Consent / when: 2025/26 / - what: Opens / when: by May 2026",
    );
}

#[test]
fn an_audit_numbers_by_years_and_says_when_it_was_reported() {
    reads(
        "Ref | Audit | Date of report | Recommendation | Responsible officer | Original due date | Revised due date
         24-01 | Payroll | 12/04/2024 | Check the ledger | Payroll Manager | 30/06/2024 |
         24-02 | Payroll | 12/04/2024 | Review leavers | HR Manager | 30/09/2024 | 31/03/2025",
        "
         number: 24-01 / Check the ledger / owners: / - Payroll Manager / when: 30/06/2024 / other: / Audit: Payroll / Date of report: 12/04/2024
         number: 24-02 / Review leavers / owners: / - HR Manager / when: 31/03/2025 / was: / - when: 30/09/2024 / other: / Audit: Payroll / Date of report: 12/04/2024",
    );
}

#[test]
fn a_line_whose_number_goes_on_with_that_of_an_area_stands_under_it() {
    reads(
        "<table><tr><td colspan=3>Area of weakness 1: Plans</td></tr>
         <tr><th>Ref</th><th>Action</th><th>Lead</th></tr>
         <tr><td>1.1</td><td colspan=2>Better advice</td></tr>
         <tr><td>1.1a</td><td>Train advisers</td><td>Principal EP</td></tr>
         <tr><td>1.2</td><td colspan=2>Fewer weeks</td></tr>
         <tr><td>1.2a</td><td>Find officers</td><td>Head of SEND</td></tr>
         <tr><td colspan=3>Area of weakness 2: Money</td></tr>
         <tr><td>2.1</td><td colspan=2>One budget</td></tr>
         <tr><td>2.1a</td><td>Write it</td><td>Finance Team</td></tr></table>",
        "
         Plans
           Better advice
             number: 1.1a / Train advisers / owners: / - Principal EP
           Fewer weeks
             number: 1.2a / Find officers / owners: / - Head of SEND
         Money
           One budget
             number: 2.1a / Write it / owners: / - Finance Team",
    );
}

#[test]
fn a_status_that_is_a_colour_alone_has_the_name_of_the_colour() {
    reads(
        "<table><tr style='x'><th>Action</th><th>Lead</th><th>RAG</th></tr>
         <tr><td>Plant trees</td><td>Parks Team</td><td style='width: 1em; background-color: #00B050'></td></tr>
         <tr><td>Mow less</td><td>Parks Team</td><td bgcolor='#FFC000'></td></tr>
         <tr><td>Dig ponds</td><td>Parks Team</td><td bgcolor='#FF0000'>Complete</td></tr>
         <tr><td bgcolor='#00B050'>Mend paths</td><td bgcolor='#00B050'>Parks Team</td><td bgcolor='#00B050'></td></tr></table>",
        "
         Plant trees / owners: / - Parks Team / status: Green
         Mow less / owners: / - Parks Team / status: Amber
         Dig ponds / owners: / - Parks Team / status: Complete
         Mend paths / owners: / - Parks Team",
    );
}

#[test]
fn a_year_of_another_kind_than_the_plan_counts_in_stands_under_its_head() {
    reads(
        "Action | 2009/10 | 2010
         Plant trees | Ten | Twenty",
        "Plant trees / years: / 2009/10: / planned: Ten / other: / \"2010\": Twenty",
    );
}

#[test]
fn an_action_is_the_same_as_an_action_only() {
    let same_as = |under: &str| {
        plan(&format!("No | Action\n 1.1 same as 2 | Plant trees\n {under}")).contains("same as: ")
    };
    assert!(same_as("2 | Mow less"));
    assert!(!same_as("Section 2: Mowing |"));
}
