#!/usr/bin/env python3
"""Compares the sites that planpress and Hugo made of the same plan with the plan itself.

    check.py FOLDER PLANPRESS_OUT HUGO_OUT

FOLDER is what make.py wrote. Of each site it is checked that

  - it has every page that the plan asks for, and no other but those named in IGNORED;
  - each page has every link that the plan asks for (a site may link more);
  - the page of an action or outcome holds the texts that the plan has for it;
  - no link within the site leads nowhere.

Ends with 0 when all of it holds for both, with 1 when something does not, with 2 when the call is wrong.
"""

import html
import json
import posixpath
import re
import sys
from functools import lru_cache
from pathlib import Path

import make

# Pages that the other site cannot have, or that are no part of the plan; with the reason.
IGNORED = {
    "planpress": {
        "/404.html": "both sites have one, and nothing links to it",
        "/status/overdue/": "planpress works out what is overdue, the Hugo site does not",
    },
    "Hugo": {
        "/404.html": "both sites have one, and nothing links to it",
    },
}

MENU = {"/", "/owners/", "/years/", "/status/"}
SHOWN = 5

# --- What the plan asks for ----------------------------------------------------------------------------------


class Page:
    """What must stand on a page: links to other pages, and texts."""

    def __init__(self, links=(), texts=()):
        self.links = MENU | set(links)
        self.texts = list(texts)


def expected_pages(plan):
    """Every page by its address. Outcomes stand at `/outcomes/<id>/` here, as on the Hugo site."""
    actions = plan["actions"]
    referring = {}
    for action in actions:
        for target in action["see"]:
            referring.setdefault(target, []).append(action["id"])

    pages = {}
    lists = {}
    for outcome in plan["outcomes"]:
        pages[of_outcome(outcome["id"])] = Page(texts=[outcome["title"], *lines(outcome["body"])])
    for action in actions:
        here = of_action(action["id"])
        owners = [of_owner(plan["owners"][key]) for key in action["owners"]]
        years = [of_year(year) for year in action["years"]]
        others = [of_action(other) for other in action["see"] + referring.get(action["id"], [])]
        pages[here] = Page([of_outcome(action["outcome"]), *owners, *years, *others], texts_of(action))
        pages[of_outcome(action["outcome"])].links.add(here)
        for group in [*owners, *years, of_status(action["status"])]:
            lists.setdefault(group, Page()).links.add(here)

    indexes = {"/owners/": [], "/years/": [], "/status/": []}
    for group in lists:
        indexes[posixpath.dirname(group.rstrip("/")) + "/"].append(group)
    for address, groups in indexes.items():
        pages[address] = Page(groups)
    outcomes = [of_outcome(outcome["id"]) for outcome in plan["outcomes"]]
    pages["/"] = Page([*outcomes, *indexes["/status/"]], [make.TITLE, make.ABOUT])
    return pages | lists


def of_outcome(key):
    return f"/outcomes/{key}/"


def of_action(key):
    return f"/actions/{key}/"


def of_owner(name):
    return f"/owners/{make.identify(name)}/"


def of_year(year):
    return f"/years/{make.year_id(year)}/"


def of_status(key):
    return f"/status/{key}/"


def texts_of(action):
    """What an action's page must say in words."""
    told = [year[kind] for year in action["years"].values() for kind in ("planned", "progress")]
    facts = [make.STATUSES[action["status"]], make.due_words(action["due"]), *action["risks"], *action["measures"]]
    return [action["title"], *facts, *told, *lines(action["body"])]


def lines(markdown):
    """Each line of a body as a reader sees it, without what separates the head of a table from its rows."""
    for line in markdown.splitlines():
        line = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", line.removeprefix("- "))
        line = re.sub(r"\*+|\|[-:|]*", "", line)
        if line:
            yield line


# --- What a site has -----------------------------------------------------------------------------------------

LINK = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
BASE = "https://plan.example"


class Site:
    """The files of a site, and its pages by address."""

    def __init__(self, name, root, outcomes):
        self.name, self.root, self.outcomes = name, root, outcomes
        files = {"/" + path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
        self.targets = files | {file.removesuffix("index.html") for file in files if file.endswith("/index.html")}
        self.pages = sorted(re.sub(r"/index\.html$", "/", file) for file in files if file.endswith(".html"))

    def read(self, page):
        file = self.root / (page + "index.html" if page.endswith("/") else page).lstrip("/")
        return file.read_text(encoding="utf-8")

    def links(self, page, text):
        """Where the links within the site lead to."""
        found = {next(filter(None, match), "") for match in LINK.findall(text)}
        return {target for target in (resolve(page, html.unescape(link)) for link in found) if target}

    def common(self, address):
        """An address as the plan's pages have it."""
        if self.name == "planpress" and address.split("/")[1] in self.outcomes:
            return "/outcomes" + address
        return address


def resolve(page, link):
    """The address that a link on a page leads to; none for one to another site or to a place on the same page."""
    link = re.split(r"[?#]", link.removeprefix(BASE))[0]
    if not link or link.startswith("//") or re.match(r"[a-z][a-z0-9+.-]*:", link, re.I):
        return None
    return join(posixpath.dirname(page), link)


@lru_cache(maxsize=65536)
def join(folder, link):
    address = posixpath.normpath(posixpath.join(folder, link))
    return address if address == "/" or not link.endswith(("/", ".")) else address + "/"


def letters(text):
    """A text without its spaces: markup may put more of them, or none, between words."""
    return "".join(text.split())


def readable(page):
    """The letters of a page without its markup."""
    return letters(html.unescape(re.sub(r"<[^>]*>", "", page)))


# --- The comparison ------------------------------------------------------------------------------------------


def faults(site, expected):
    """Everything that is wrong with a site, by kind; and the number of its links."""
    wrong = {"page missing": [], "page too many": [], "link missing": [], "text missing": [], "link broken": []}
    seen, count = set(), 0
    for page in site.pages:
        text = site.read(page)
        targets = site.links(page, text)
        wrong["link broken"] += [f"{page} to {target}" for target in sorted(targets - site.targets)]
        if page in IGNORED[site.name]:
            continue
        count += len(targets)
        address = site.common(page)
        if address not in expected:
            wrong["page too many"].append(page)
            continue
        seen.add(address)
        missing = expected[address].links - {site.common(target) for target in targets}
        wrong["link missing"] += [f"{page} to {link}" for link in sorted(missing)]
        if expected[address].texts:
            there = readable(text)
            wrong["text missing"] += [f"{page}: {it}" for it in expected[address].texts if letters(it) not in there]
    wrong["page missing"] = sorted(expected.keys() - seen)
    return {kind: found for kind, found in wrong.items() if found}, count


def check(folder, planpress_out, hugo_out):
    """Prints what was compared and what is wrong; tells whether all is right."""
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    expected = expected_pages(plan)
    links = sum(len(page.links) for page in expected.values())
    texts = sum(len(page.texts) for page in expected.values())
    print(f"the plan asks for {len(expected):,} pages, {links:,} links and {texts:,} texts")
    is_right = True
    for name, out in [("planpress", planpress_out), ("Hugo", hugo_out)]:
        site = Site(name, out, {outcome["id"] for outcome in plan["outcomes"]})
        wrong, count = faults(site, expected)
        verdict = "WRONG" if wrong else "nothing is missing or broken"
        print(f"{name} has {len(site.pages):,} pages and {count:,} links: {verdict}")
        for page, reason in IGNORED[name].items():
            if page in site.pages:
                print(f"  left out: {page} ({reason})")
        for kind, found in wrong.items():
            is_right = False
            print(f"  {kind}: {len(found):,}")
            for it in found[:SHOWN]:
                print(f"    {it}")
            if len(found) > SHOWN:
                print("    …")
    return is_right


def main():
    places = [Path(argument) for argument in sys.argv[1:]]
    if len(places) != 3 or not all(place.is_dir() for place in places) or not (places[0] / "plan.json").is_file():
        print(__doc__.strip(), file=sys.stderr)
        return 2
    return 0 if check(*places) else 1


if __name__ == "__main__":
    sys.exit(main())
