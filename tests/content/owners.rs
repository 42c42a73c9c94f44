//! Owner pages list exactly what an owner has a part in, by role, as the content files say it.

use super::page::{PAGES, rows_of, sections, table};
use super::written::{Entry, Plan, Value, owners, plans};
use super::years::by_year;
use std::collections::{BTreeMap, BTreeSet};

/// What part an owner has in something; the first counts where there are several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Lead,
    Joint,
    Support,
    Part,
    /// Of the group of this name.
    Member(String),
    Answered,
    Oversees,
    Publishes,
}

impl Role {
    fn heading(&self) -> String {
        match self {
            Self::Lead => "Leads".to_owned(),
            Self::Joint => "Owns with others".to_owned(),
            Self::Support => "Helps with".to_owned(),
            Self::Part => "Does a part of".to_owned(),
            Self::Member(group) => format!("As a member of {group}"),
            Self::Answered => "Answered".to_owned(),
            Self::Oversees => "Reviews".to_owned(),
            Self::Publishes => "Publishes".to_owned(),
        }
    }
}

/// Who is called what.
pub(super) struct Names {
    pub(super) owners: Vec<Value>,
    ids: BTreeMap<(Option<String>, String), String>,
}

impl Names {
    pub(super) fn read() -> Self {
        let owners = owners();
        let mut ids = BTreeMap::new();
        for owner in &owners {
            let id = owner.string("id").unwrap().to_owned();
            let scope = owner.string("plan").map(str::to_owned);
            ids.insert((None, plain(&id)), id.clone());
            let names = ["name", "short"].into_iter().filter_map(|field| owner.string(field));
            for name in names.chain(owner.many("aliases").iter().map(Value::text)) {
                ids.insert((scope.clone(), plain(name)), id.clone());
            }
        }
        Self { owners, ids }
    }

    /// The id of whoever a name means in a plan.
    pub(super) fn find(&self, plan: &str, name: &str) -> Option<&str> {
        let in_plan = self.ids.get(&(Some(plan.to_owned()), plain(name)));
        in_plan.or_else(|| self.ids.get(&(None, plain(name)))).map(String::as_str)
    }

    pub(super) fn owner(&self, id: &str) -> &Value {
        self.owners.iter().find(|it| it.string("id") == Some(id)).unwrap()
    }

    pub(super) fn name(&self, id: &str) -> &str {
        self.owner(id).string("name").unwrap()
    }

    /// The owners that a field names, with their roles: the first leads unless another is said to.
    fn roles(&self, plan: &str, front: &Value) -> Vec<(String, Role)> {
        let written = front.many("owners");
        let role = |it: &Value| it.string("role").map(str::to_owned);
        let somebody_leads = written.iter().any(|it| role(it).as_deref() == Some("lead"));
        let roles = written.iter().enumerate().map(|(at, it)| {
            let id =
                self.find(plan, it.said("owner")).unwrap_or_else(|| panic!("{it:?} is nobody")).to_owned();
            let role = match role(it).as_deref() {
                Some("lead") => Role::Lead,
                Some("joint") => Role::Joint,
                Some("support") => Role::Support,
                Some(role) => panic!("{role} is no role"),
                None if at == 0 && !somebody_leads => Role::Lead,
                None => Role::Joint,
            };
            (id, role)
        });
        roles.collect()
    }

    /// What the owner is part of, at any height.
    fn wholes(&self, id: &str) -> Vec<String> {
        let mut wholes: Vec<String> = Vec::new();
        let mut part = id.to_owned();
        while let Some(whole) = self.owner(&part).string("part of") {
            let whole = self.find("", whole).unwrap().to_owned();
            if wholes.contains(&whole) {
                break;
            }
            wholes.push(whole.clone());
            part = whole;
        }
        wholes
    }
}

/// A name as it is compared: case, `&`, dots and kinds of apostrophe do not count.
fn plain(name: &str) -> String {
    let name = name.to_lowercase().replace(['’', '‘', '\'', '.'], "").replace('&', "and");
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What each owner has a part in: the address, and which part.
pub(super) type Held = BTreeMap<String, BTreeMap<String, Role>>;

/// What each owner has a part in, in one plan. Whoever has parts that hold something is there too.
pub(super) fn held(plan: &Plan, names: &Names) -> Held {
    let mut held = Held::new();
    let mut hold = |owner: String, address: String, role: Role| {
        let known = held.entry(owner).or_default().entry(address).or_insert_with(|| role.clone());
        *known = role.min(known.clone());
    };
    let mut give = |front: &Value, address: &str, is_part: bool| {
        for (owner, role) in names.roles(&plan.id, front) {
            for member in names.owner(&owner).many("members") {
                let member = names.find(&plan.id, member.text()).unwrap().to_owned();
                hold(member, address.to_owned(), Role::Member(names.name(&owner).to_owned()));
            }
            hold(owner, address.to_owned(), if is_part { Role::Part } else { role });
        }
    };
    for outcome in &plan.outcomes {
        give(&outcome.front, &plan.address_of_outcome(outcome), false);
    }
    for action in &plan.actions {
        let address = plan.address_of(action);
        give(&action.front, &address, false);
        for part in action.front.many("steps").iter().chain(action.front.many("milestones")) {
            give(part, &address, true);
        }
    }
    let mut find = |name: &str, address: String, role: Role| {
        hold(names.find(&plan.id, name).unwrap().to_owned(), address, role);
    };
    for outcome in &plan.outcomes {
        if let Some(by) = outcome.front.get("response").and_then(|it| it.string("by")) {
            find(by, plan.address_of_outcome(outcome), Role::Answered);
        }
    }
    for (field, role) in [("overseen", Role::Oversees), ("publisher", Role::Publishes)] {
        if let Some(name) = plan.front.string(field) {
            find(name, plan.address(), role);
        }
    }
    for owner in held.keys().cloned().collect::<Vec<_>>() {
        for whole in names.wholes(&owner) {
            held.entry(whole).or_default();
        }
    }
    held
}

/// What all plans together have, for the pages across plans.
pub(super) fn held_everywhere(plans: &[Plan], names: &Names) -> Held {
    let mut everywhere = Held::new();
    for plan in plans {
        for (owner, held) in held(plan, names) {
            everywhere.entry(owner).or_default().extend(held);
        }
    }
    everywhere
}

pub(super) fn is_action(address: &str) -> bool {
    address.contains("/actions/")
}

/// The actions among what is held by some owners, each once.
pub(super) fn actions<'h>(held: impl IntoIterator<Item = &'h BTreeMap<String, Role>>) -> BTreeSet<&'h str> {
    let addresses = held.into_iter().flat_map(BTreeMap::keys);
    addresses.map(String::as_str).filter(|it| is_action(it)).collect()
}

/// An owner and the parts of it that hold something.
pub(super) fn with_parts<'h>(held: &'h Held, names: &Names, owner: &str) -> Vec<&'h BTreeMap<String, Role>> {
    let is_part = |id: &String| id == owner || names.wholes(id).iter().any(|it| it == owner);
    held.iter().filter(|(id, _)| is_part(id)).map(|(_, held)| held).collect()
}

/// What stands under each heading, of what somebody holds.
fn by_heading(held: &BTreeMap<String, Role>) -> BTreeMap<String, BTreeSet<String>> {
    let mut headings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (address, role) in held {
        headings.entry(role.heading()).or_default().insert(address.clone());
    }
    headings
}

/// What a page lists under its headings of a level; each thing once.
fn listed(address: &str, level: u8, html: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut headings = BTreeMap::new();
    for section in sections(html, level) {
        let rows = rows_of(address, &section.html);
        let listed: BTreeSet<String> = rows.iter().cloned().collect();
        assert_eq!(listed.len(), rows.len(), "{address} lists something twice under {}", section.heading);
        headings.insert(section.heading, listed);
    }
    headings
}

#[test]
fn an_owner_page_lists_by_role_exactly_what_the_files_say() {
    let names = Names::read();
    for plan in plans() {
        for (owner, held) in held(&plan, &names) {
            let address = format!("{}/owners/{owner}/", plan.id);
            let mut listed = listed(&address, 2, PAGES.main(&address));
            listed.retain(|heading, _| !heading.ends_with(IN_YEAR));
            assert_eq!(listed, by_heading(&held), "{address}");
        }
    }
}

/// What the headings of the years on owner pages end with.
const IN_YEAR: &str = ": what was planned and done";

/// Of every action that says something for a year with a word on how it stood or what was done, and
/// of none that does not belong to the year.
#[test]
fn an_owner_page_tells_for_each_year_what_the_files_say() {
    let names = Names::read();
    let mut count = 0;
    for plan in plans() {
        for (owner, held) in held(&plan, &names) {
            let address = format!("{}/owners/{owner}/", plan.id);
            let listed = listed(&address, 2, PAGES.main(&address));
            for (year, of_year) in by_year(&plan) {
                let heading = format!("{} to 20{}{IN_YEAR}", &year[..4], &year[5..]);
                let shown = listed.get(&heading).cloned().unwrap_or_default();
                let mut actions = plan.actions.iter().filter(|action| says_of(action, &year));
                let mut here = of_year.iter().filter(|it| held.contains_key(*it));
                assert!(shown.iter().all(|it| here.any(|here| here == it)), "{address}: {heading}");
                let told = |action: &Entry| {
                    let action = plan.address_of(action);
                    !held.contains_key(&action) || shown.contains(&action)
                };
                assert!(actions.all(told), "{address}: {heading}");
                count += shown.len();
            }
        }
    }
    assert!(count > 200, "only {count} are listed");
}

/// Whether an action or a step of it says for a year how it stood or what was done.
fn says_of(action: &Entry, year: &str) -> bool {
    let all = action.front.many("steps").iter().chain([&action.front]);
    let mut entries = all.filter_map(|it| it.get("years")?.get(year));
    entries.any(|it| it.get("status").is_some() || it.get("progress").is_some())
}

#[test]
fn an_owner_page_across_plans_lists_plan_by_plan_what_the_files_say() {
    let (names, plans) = (Names::read(), plans());
    for owner in held_everywhere(&plans, &names).keys() {
        let address = format!("owners/{owner}/");
        let mut in_plans: Vec<(String, _)> = Vec::new();
        for plan in &plans {
            let title = plan.front.string("title").unwrap().to_owned();
            match held(plan, &names).get(owner) {
                Some(held) if !held.is_empty() => in_plans.push((title, by_heading(held))),
                _ => {}
            }
        }
        let shown: Vec<_> = sections(PAGES.main(&address), 2)
            .into_iter()
            .map(|section| (section.heading, listed(&address, 3, &section.html)))
            .collect();
        assert_eq!(shown, in_plans, "{address}");
    }
}

#[test]
fn there_is_no_page_of_anybody_else() {
    let (names, plans) = (Names::read(), plans());
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    wanted.extend(held_everywhere(&plans, &names).keys().map(|owner| format!("owners/{owner}/")));
    for plan in &plans {
        wanted.extend(held(plan, &names).keys().map(|owner| format!("{}/owners/{owner}/", plan.id)));
    }
    // In Welsh there are the same.
    wanted.extend(wanted.clone().iter().map(|address| format!("cy/{address}")));
    let made: BTreeSet<String> = PAGES
        .addresses()
        .filter(|it| it.contains("owners/") && !it.ends_with("owners/") && it.ends_with('/'))
        .map(str::to_owned)
        .collect();
    assert_eq!(made, wanted);
}

/// A row of a list of owners: its address, how many actions it has a part in, how many it leads,
/// and how many there are with its parts.
type Counted = (String, usize, usize, Option<usize>);

fn counted(held: &Held, names: &Names, folder: &str) -> BTreeSet<Counted> {
    held.iter()
        .map(|(owner, own)| {
            let leads = own.iter().filter(|(it, role)| is_action(it) && **role == Role::Lead).count();
            let parts = with_parts(held, names, owner);
            let with_parts = (parts.len() > 1).then(|| actions(parts).len());
            (format!("{folder}{owner}/"), actions([own]).len(), leads, with_parts)
        })
        .collect()
}

fn shown(address: &str) -> BTreeSet<Counted> {
    let rows = table(PAGES.main(address), "owners").into_iter().map(|row| {
        let number = |it: &str| it.split(' ').next().unwrap().parse().unwrap();
        let with_parts = row.cells[0].split(" / ").find(|it| it.ends_with("with its parts"));
        let leads = row.number(0, "leads").unwrap_or(0);
        (row.link(address), number(&row.cells[1]), leads, with_parts.map(number))
    });
    rows.collect()
}

#[test]
fn the_list_of_owners_counts_what_the_files_say() {
    let (names, plans) = (Names::read(), plans());
    for plan in &plans {
        let address = format!("{}/owners/", plan.id);
        let mut held = held(plan, &names);
        // In a plan, who only answered, reviews or publishes is found where that is said.
        let is_of_work = |role: &Role| !matches!(role, Role::Answered | Role::Oversees | Role::Publishes);
        held.retain(|_, held| held.is_empty() || held.values().any(is_of_work));
        assert_eq!(shown(&address), counted(&held, &names, &address), "{address}");
    }
    assert_eq!(shown("owners/"), counted(&held_everywhere(&plans, &names), &names, "owners/"));
}

#[test]
fn a_body_in_several_plans_has_one_page() {
    let (names, plans) = (Names::read(), plans());
    let mut in_plans: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for plan in &plans {
        for (owner, held) in held(plan, &names) {
            if !held.is_empty() {
                in_plans.entry(owner).or_default().push(&plan.id);
            }
        }
    }
    in_plans.retain(|_, plans| plans.len() > 1);
    assert!(in_plans.contains_key("jobcentre-plus"), "Jobcentre Plus has a part in two of the plans");
    for (owner, plans) in in_plans {
        let everywhere = format!("owners/{owner}/");
        for plan in plans {
            let here = format!("{plan}/owners/{owner}/");
            assert!(PAGES.links(&here).contains(&everywhere), "{here} does not lead to {everywhere}");
            assert!(
                PAGES.links(&everywhere).contains(&format!("{plan}/")),
                "{everywhere} does not lead to {plan}"
            );
        }
    }
}

#[test]
fn a_body_that_is_no_more_says_until_when_and_who_came_after_it() {
    let (names, plans) = (Names::read(), plans());
    let mut pages: Vec<(String, String)> = Vec::new();
    pages
        .extend(held_everywhere(&plans, &names).into_keys().map(|owner| (format!("owners/{owner}/"), owner)));
    for plan in &plans {
        let owners = held(plan, &names).into_keys();
        pages.extend(owners.map(|owner| (format!("{}/owners/{owner}/", plan.id), owner)));
    }
    let mut ended = BTreeSet::new();
    for (address, id) in pages {
        let owner = names.owner(&id);
        let text = PAGES.read(&address);
        let Some(until) = owner.string("until") else {
            assert!(!text.contains("Existed until"), "{address}");
            continue;
        };
        let [year, month, day] = until.split('-').collect::<Vec<_>>().try_into().unwrap();
        let month = match month {
            "03" => "March",
            "06" => "June",
            month => panic!("no body ended in the month {month}"),
        };
        let said = format!("Existed until: {} {month} {year}", day.trim_start_matches('0'));
        assert!(text.contains(&said), "{address} does not say {said:?}");
        assert!(text.contains("Its work went to:"), "{address} does not say who came after it");
        for successor in owner.many("successor") {
            let name = names.name(names.find("", successor.text()).unwrap());
            assert!(text.contains(name), "{address} does not name {name}");
        }
        ended.insert(id);
    }
    let ended: Vec<&str> = ended.iter().map(String::as_str).collect();
    assert_eq!(ended, ["cheshire-east-pct", "pct", "peterborough-pct", "rotherham-ccg"]);
}

/// Whoever an action says owns it is named on its page, with a link to what else they own.
#[test]
fn an_action_names_all_its_owners() {
    let names = Names::read();
    for plan in plans() {
        for action in &plan.actions {
            let address = plan.address_of(action);
            let links = PAGES.links(&address);
            for owner in owners_of(&plan, action, &names) {
                let owner = format!("{}/owners/{owner}/", plan.id);
                assert!(links.contains(&owner), "{address} does not lead to {owner}");
            }
        }
    }
}

/// Those who own an action, one of its steps or one of its milestones.
fn owners_of(plan: &Plan, action: &Entry, names: &Names) -> BTreeSet<String> {
    let front = &action.front;
    let parts = front.many("steps").iter().chain(front.many("milestones"));
    let owners = parts.chain([front]).flat_map(|it| names.roles(&plan.id, it));
    owners.map(|(owner, _)| owner).collect()
}
