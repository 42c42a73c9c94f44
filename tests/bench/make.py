#!/usr/bin/env python3
"""Writes a made-up plan of N actions twice: as content for planpress and as a whole site for Hugo.

    make.py N FOLDER

    FOLDER/planpress/    what planpress builds
    FOLDER/hugo/         what Hugo builds: content, layouts, configuration
    FOLDER/plan.json     the plan itself, which check.py compares both sites with

Both hold the same texts. The same N gives the same bytes on every machine. What was in these places is replaced.
"""

import json
import random
import shutil
import sys
from itertools import product
from pathlib import Path

TITLE = "Action plan for a better county"
ABOUT = "This plan is made up. It is there to see how long it takes to build a website from it."
YEARS = ["2019/20", "2020/21", "2021/22", "2022/23"]
STATUSES = {
    "complete": "Complete",
    "on-track": "On track",
    "at-risk": "Some delay",
    "off-track": "Off track",
    "not-started": "Not started",
}
MONTHS = ("January February March April May June July August September October November December").split()

# --- The words that the plan is made of ----------------------------------------------------------------------

DO = "extend,improve,pay for,review,open,test,promote,rebuild,simplify,protect,share,map".split(",")
THINGS = (
    "bus stops,cycle lanes,school meals,libraries,flood walls,allotments,advice desks,respite beds,warm rooms,"
    "youth clubs,river paths,repair shops,health checks,street trees,solar roofs,food & drink markets,"
    "evening classes,car clubs,play areas,home adaptations,crossing points,day centres,meeting halls,hedgerows"
).split(",")
GROUPS = (
    "carers,older people,young families,people new to the county,disabled people,small firms,tenants,students,"
    "night workers,farmers,volunteers,people who live alone,school leavers,veterans,parents,commuters"
).split(",")
PLACES = (
    "in the market towns,along the coast,in the villages,around the station,in the old town,on the estates,"
    "near the schools,in the valley,by the harbour,across the county,in the north,in the south"
).split(",")
TOPICS = (
    "Housing,Transport,Schools,Libraries,Public health,Social care,Highways,Planning,Waste,Parks,Water,Energy,"
    "Culture,Sport,Tourism,Trading standards,Licensing,Archives,Adult learning,Youth work,Employment,Benefits,"
    "Fire and rescue,Community safety,Climate,Farming,Forestry,Fisheries,Procurement,Legal advice,Elections,Museums"
).split(",")
BODIES = "team,board,service,partnership,trust,forum,office,panel".split(",")
DISTRICTS = ["", *"North,South,East,West,Central,Coast,Valley,Moor,Forest,Hill,Lakes".split(",")]

PLANNED = [
    "{Do} {things} for {group} {place} and {place2}.",
    "Agree with the {owner} which {things} {place} come first, and what they may cost.",
    "Ask {group} {place} what they need from {things}, and publish what they said.",
    "Find money for {n} new {things}, so that {group} {place} need not travel so far.",
]
PROGRESS = [
    "{N} {group} {place} used {things} this year, and most of them would do so again.",
    "The work on {things} {place} began in {month}, later than we hoped, because the {owner} had to find staff.",
    "We met {group} {place} in {month} and changed what we had in mind for {things} after they spoke.",
    "All {n} {things} {place} are ready, and the {owner} has looked at every one of them.",
]
RISKS = [
    "Too few {group} {place} hear of it.",
    "The money for {things} ends in {month}.",
    "The {owner} cannot find the staff in time.",
    "Prices for {things} rise faster than the budget does.",
]
PROSE = [
    "We want {group} {place} to have {things} that they can reach and afford.",
    "The {owner} looked at {n} {things} {place} and found that half of them no longer serve {group} well.",
    "What we learn {place} will be shared with {group} {place2} before anything is decided there.",
    "Each {month} the {owner} will say in public how many {group} were reached, and what was spent.",
    "This builds on work that {group} began themselves, with {things} and {things2} in mind.",
    "Nobody should have to ask twice, and nobody should have to ask the {owner} at all.",
]
STEPS = [
    "Write to {group} {place}",
    "Choose {n} {things} to begin with",
    "Sign the contract with the {owner}",
    "Open the first {things} {place}",
    "Compare {things} with {things2} and tell {group}",
]


class Dice(random.Random):
    """Draws that are the same in every version of Python: only `random()` is promised to stay as it is."""

    def below(self, end):
        return int(self.random() * end)

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def one_of(self, items):
        return items[self.below(len(items))]


def words(dice, patterns, owners):
    """One of the patterns with its gaps filled."""
    do, number = dice.one_of(DO), dice.between(3, 90)
    return dice.one_of(patterns).format(
        Do=do.capitalize(),
        things=dice.one_of(THINGS),
        things2=dice.one_of(THINGS),
        group=dice.one_of(GROUPS),
        place=dice.one_of(PLACES),
        place2=dice.one_of(PLACES),
        owner=dice.one_of(owners),
        month=dice.one_of(MONTHS),
        n=number,
        N=number * 7,
    )


# --- The plan ------------------------------------------------------------------------------------------------


def make_plan(size):
    """The plan as plain lists and maps; everything refers to everything else by id."""
    names = [f"{district} {topic} {body}".strip() for district, body, topic in product(DISTRICTS, BODIES, TOPICS)]
    owner_count = min(size, size // 40 + 10)
    if owner_count > len(names):
        print(f"make.py: {size} actions are too many: there are names for {len(names)} owners only", file=sys.stderr)
        sys.exit(2)
    owners = names[:owner_count]
    outcome_count = max(1, size // 25)
    outcomes = [make_outcome(index, owners) for index in range(outcome_count)]
    actions = []
    for index in range(size):
        outcome = outcomes[index * outcome_count // size]
        outcome["actions"] += 1
        actions.append(make_action(index, size, outcome, owners))
    return {"owners": {identify(name): name for name in owners}, "outcomes": outcomes, "actions": actions}


def make_outcome(index, owners):
    dice = Dice(f"outcome {index}")
    title = f"Better {dice.one_of(THINGS)} for {dice.one_of(GROUPS)} {dice.one_of(PLACES)}"
    body = " ".join(words(dice, PROSE, owners) for _ in range(3))
    return {"id": f"outcome-{index + 1:04}", "number": str(index + 1), "title": title, "body": body, "actions": 0}


def make_action(index, size, outcome, owners):
    dice = Dice(f"action {index}")
    # The plan goes on for all of its years; an action may begin later.
    first_year = dice.one_of([0, 0, 0, 1, 2, 3])
    years = {year: make_year(dice, owners) for year in YEARS[first_year:]}
    year, month = 2019 + dice.between(first_year, 3), dice.between(1, 12)
    return {
        "id": action_id(index),
        "number": f"{outcome['number']}.{outcome['actions']}",
        "title": f"{dice.one_of(DO).capitalize()} {dice.one_of(THINGS)} for {dice.one_of(GROUPS)} {dice.one_of(PLACES)}",
        "outcome": outcome["id"],
        "owners": make_owners(dice, index, owners),
        # A financial year begins in April: January to March belong to the calendar year after.
        "due": [year if month > 3 else year + 1, month, dice.between(1, 28)],
        "status": years[YEARS[-1]]["status"],
        "years": years,
        "risks": distinct(words(dice, RISKS, owners) for _ in range(dice.between(1, 3))),
        "measures": make_measures(dice, list(years)),
        "see": make_references(dice, index, size),
        "body": make_body(dice, index, owners),
    }


def make_year(dice, owners):
    return {
        "status": dice.one_of(["complete", "on-track", "on-track", "on-track", "at-risk", "off-track", "not-started"]),
        "planned": words(dice, PLANNED, owners),
        "progress": words(dice, PROGRESS, owners),
    }


def make_owners(dice, index, owners):
    """One to three; each owner leads at least one action, so that no owner is without a page."""
    lead = owners[index] if index < len(owners) else dice.one_of(owners)
    others = (dice.one_of(owners) for _ in range(dice.one_of([0, 0, 0, 1, 1, 2])))
    return distinct(identify(name) for name in [lead, *others])


def make_measures(dice, years):
    """One or two, each with where it began, what is wanted and what came of it; in the action's own years."""
    measures = {}
    for _ in range(dice.between(1, 2)):
        name = f"{dice.one_of(GROUPS)} with {dice.one_of(THINGS)}".capitalize()
        start = dice.between(20, 400)
        measures[name] = {"baseline": {years[0]: start}, "targets": {years[-1]: start + 200}}
        values = {year: start + 50 * at + dice.between(1, 49) for at, year in enumerate(years[1:])}
        if values:
            measures[name]["values"] = values
    return measures


def make_references(dice, index, size):
    """None to five other actions: near ones, and any, of which the first in the plan are referred to most."""
    targets = []
    for _ in range(dice.one_of([0, 1, 1, 2, 2, 3, 4, 5])):
        near = index + dice.between(-30, 30)
        target = near if dice.random() < 0.5 else int(size * dice.random() ** 2)
        if 0 <= target < size and target != index:
            targets.append(action_id(target))
    return distinct(targets)


def make_body(dice, index, owners):
    """Markdown of 120 to 200 words: two paragraphs, a list, a table, a link, and something stressed."""
    target = dice.between(125, 175)
    steps = distinct(words(dice, STEPS, owners) for _ in range(dice.between(3, 4)))
    rows = [f"| {year} | {dice.one_of(THINGS)} | {dice.between(1, 90)} |" for year in YEARS[:3]]
    report = f"[the report on {dice.one_of(THINGS)}](https://example.org/reports/{index + 1})"
    opening = [f"**{dice.one_of(GROUPS).capitalize()}** come first."]
    closing = [f"Read {report}, and *tell us* what is missing."]
    while True:
        parts = [" ".join(opening), "\n".join(f"- {step}" for step in steps), " ".join(closing)]
        body = "\n\n".join([*parts, "\n".join(["| Year | What | How many |", "|---|---|---:|", *rows])])
        if len(body.split()) >= target:
            return body
        (opening if len(opening) <= len(closing) else closing).append(words(dice, PROSE, owners))


def distinct(items):
    return list(dict.fromkeys(items))


def identify(name):
    return name.lower().replace(" ", "-")


def action_id(index):
    return f"action-{index + 1:05}"


def year_id(year):
    """`2019/20` as it stands in addresses."""
    return year.replace("/", "-")


def due_words(due):
    year, month, day = due
    return f"{day} {MONTHS[month - 1]} {year}"


# --- Front matter --------------------------------------------------------------------------------------------


def yaml(value, indent=""):
    """Maps, lists and lines as YAML. Texts of the plan need no quotes; a number that is text brings its own."""
    lines = []
    for key, held in value.items() if isinstance(value, dict) else enumerate(value):
        before = f"{key}:" if isinstance(value, dict) else "-"
        if not held or not isinstance(held, (dict, list)):
            lines.append(f"{indent}{before} {held}")
        elif before == "-":
            lines.append(f"{indent}- {yaml(held, indent + '  ').lstrip()}")
        else:
            lines.append(f"{indent}{before}\n{yaml(held, indent + '  ')}")
    return "\n".join(lines)


def document(fields, body=""):
    return f"---\n{yaml(fields)}\n---\n\n{body}\n"


# --- For planpress -------------------------------------------------------------------------------------------


def write_planpress(plan, folder):
    # The kinds of page that the Hugo site does not make are switched off.
    site = {
        "title": TITLE,
        "base_url": "https://plan.example/",
        "search": "false",
        "pages": "[action, outcome, owner, year, status]",
    }
    write(folder / "site.yaml", yaml(site) + "\n")
    owners = [f"- {{id: {key}, name: {name}}}\n" for key, name in plan["owners"].items()]
    write(folder / "owners.yaml", "".join(owners))
    # Closed, and with a date at which it was last looked at: nothing on the pages depends on the day of the build.
    fields = {
        "title": TITLE,
        "period": "2019 to 2023",
        "years": "financial",
        "levels": "[Outcome, Action]",
        "state": "closed",
        "reviewed": "2022-09-30",
    }
    write(folder / "plan.md", document(fields, ABOUT))
    for outcome in plan["outcomes"]:
        place = folder / f"{outcome['number']}-{outcome['id']}"
        write(place / "outcome.md", document({"title": outcome["title"]}, outcome["body"]))
    for action in plan["actions"]:
        fields = {
            "title": action["title"],
            "owners": action["owners"],
            "when": due_words(action["due"]),
            "status": action["status"],
            "years": action["years"],
            "measures": [{"name": name, **figures} for name, figures in action["measures"].items()],
            "risks": action["risks"],
            "see": action["see"],
        }
        write(planpress_source(folder, action), document(fields, action["body"]))


def planpress_source(folder, action):
    """The file in which an action stands."""
    number = action["number"].split(".")[0]
    return folder / f"{number}-{action['outcome']}" / f"{action['number']}-{action['id']}.md"


# --- For Hugo ------------------------------------------------------------------------------------------------


def write_hugo(plan, folder):
    """Outcomes are sections, actions the pages in them; owners, years and statuses are taxonomies.

    Configuration and layouts are in `hugo-site/`; what changes with the plan comes beside them.
    """
    shutil.copytree(Path(__file__).parent / "hugo-site", folder)
    content = folder / "content"
    write(content / "_index.md", document({"title": TITLE}, ABOUT))
    write(content / "outcomes" / "_index.md", document({"title": "Outcomes", "build": {"render": "never"}}))
    for weight, outcome in enumerate(plan["outcomes"], 1):
        fields = {"title": outcome["title"], "weight": weight, "params": {"number": f'"{outcome["number"]}"'}}
        write(content / "outcomes" / outcome["id"] / "_index.md", document(fields, outcome["body"]))
    for weight, action in enumerate(plan["actions"], 1):
        fields = {
            "title": action["title"],
            "weight": weight,
            "owners": [plan["owners"][key] for key in action["owners"]],
            "years": [year_id(year) for year in action["years"]],
            "status": [action["status"]],
            "params": {
                "number": f'"{action["number"]}"',
                "due": "{}-{:02}-{:02}".format(*action["due"]),
                "told": {year_id(year): told for year, told in action["years"].items()},
                "measures": [{"name": name, "rows": rows(figures)} for name, figures in action["measures"].items()],
                "risks": action["risks"],
                "see": action["see"],
            },
        }
        write(content / "outcomes" / action["outcome"] / f"{action['id']}.md", document(fields, action["body"]))


def rows(figures):
    """A measure's figures year by year, as its table has them."""
    return [
        {"year": year, **{kind: by_year[year] for kind, by_year in figures.items() if year in by_year}}
        for year in YEARS
        if any(year in by_year for by_year in figures.values())
    ]


# --- Writing -------------------------------------------------------------------------------------------------


def write(path, text):
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_all(size, folder):
    plan = make_plan(size)
    for name in ["plan.json", "planpress", "hugo"]:
        remove(folder / name)
    write_planpress(plan, folder / "planpress")
    write_hugo(plan, folder / "hugo")
    # The last to be written: where it is, everything is.
    write(folder / "plan.json", json.dumps(plan, ensure_ascii=False))
    return plan


def remove(path):
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def main():
    if len(sys.argv) != 3 or not sys.argv[1].isdecimal() or int(sys.argv[1]) < 1:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    plan = write_all(int(sys.argv[1]), Path(sys.argv[2]))
    counts = [f"{len(held):,} {name}" for name, held in plan.items()]
    references = sum(len(action["see"]) for action in plan["actions"])
    print(f"{', '.join(counts)} and {references:,} references in {sys.argv[2]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
