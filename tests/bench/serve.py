#!/usr/bin/env python3
"""Measures the preview: how long from saving a file until every page that shows the change is new.

    serve.py --sizes 2000,10000 --runs 15

For each size planpress builds the made-up plan once from nothing, then its preview is started, and files are edited
while a client asks for the pages over one connection. README.md says how to read the table.
"""

import argparse
import http.client
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import make
import run

HERE = Path(__file__).resolve().parent


class Preview:
    """A program that serves a site and builds it anew when a file changes."""

    def __init__(self, command, ready, cwd=None):
        self.process = subprocess.Popen(command, stderr=subprocess.STDOUT, stdout=subprocess.PIPE, text=True, cwd=cwd)
        for line in self.process.stdout:
            found = re.search(ready, line)
            if found:
                self.port = int(found[1])
                break
        else:
            run.stop(f"{command[0]} did not start")
        # Whoever says much must not wait until somebody listens.
        os.set_blocking(self.process.stdout.fileno(), False)
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def get(self, address):
        self.hear()
        self.connection.request("GET", address)
        answer = self.connection.getresponse()
        return answer.read() if answer.status == 200 else answer.read() and b""

    def hear(self):
        try:
            while self.process.stdout.read(65536):
                pass
        except (BlockingIOError, TypeError):
            pass

    def memory(self, what):
        """Bytes in use now (VmRSS) or at the worst moment so far (VmHWM)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{what}:\s+(\d+)", status)[1]) * 1024

    def end(self):
        self.process.terminate()
        self.process.wait()


def save(path, text):
    """Saves as most editors do: another file, put in the place of the old one."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text)
    os.replace(beside, path)


def until_new(preview, addresses, text):
    """Seconds until each page has a text; the pages are asked for again and again, one after the other."""
    start = time.perf_counter()
    for address in addresses:
        while text not in preview.get(address):
            if time.perf_counter() - start > 60:
                run.stop(f"{address} never showed {text!r}")
            time.sleep(0.001)
    return time.perf_counter() - start


def pages_with(preview, addresses, text):
    return [address for address in addresses if text in preview.get(address)]


def measure(preview, content, base, plan, runs):
    """Seconds for an edit of an action's text and of its title, for each run."""
    site = re.findall(r"<loc>https://[^/]*(/[^<]*)</loc>", preview.get(f"{base}sitemap.xml").decode())
    bodies, titles, counts = [], [], []
    for turn in range(runs):
        action = plan["actions"][(turn * 7919 + 13) % len(plan["actions"])]
        path = next(content.glob(f"*/*-{action['id']}.md"))
        page = f"{base}actions/{action['id']}/"
        before = path.read_text()
        preview.get(page)

        word = f"edited-{turn}"
        save(path, f"{before}\n{word}\n")
        bodies.append(until_new(preview, [page], word.encode()))
        save(path, before)
        until_new_again(preview, page, word.encode())

        # Which pages show the title is found by asking for all of them, before.
        shows = pages_with(preview, site, html(action["title"]))
        title = f"Another title of turn {turn}"
        save(path, re.sub(r"(?m)^title: .*$", f"title: {title}", before, count=1))
        titles.append(until_new(preview, shows, title.encode()))
        counts.append(len(shows))
        save(path, before)
        until_new_again(preview, page, title.encode())
    return bodies, titles, counts


def until_new_again(preview, page, text):
    while text in preview.get(page):
        time.sleep(0.005)
    time.sleep(0.3)


def html(text):
    return text.replace("&", "&amp;").encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="2000,10000", help="numbers of actions (default %(default)s)")
    parser.add_argument("--runs", type=int, default=15, help="edits of each kind (default %(default)s)")
    parser.add_argument("--folder", type=Path, default=run.ROOT / "target/bench", help="where content and sites go")
    parser.add_argument("--planpress", default=str(run.ROOT / "target/release/planpress"), help="the program")
    parser.add_argument("--hugo", help="a Hugo to measure beside it: its build and its server")
    options = parser.parse_args()
    if platform.system() != "Linux":
        run.stop("this measures on Linux only", 2)
    run.adopt_orphans()
    print("| actions | what | planpress | Hugo | planpress/Hugo |\n|---|---|---|---|---|")
    for size in (int(size) for size in options.sizes.split(",")):
        table(size, options)


def table(size, options):
    folder = options.folder / str(size)
    if not (folder / "plan.json").exists():
        make.write(make.make(size), folder)
    plan = json.loads((folder / "plan.json").read_text())
    work = folder / "serve"
    shutil.rmtree(work, ignore_errors=True)
    content = work / "content"
    shutil.copytree(folder / "planpress", content)
    # Titles stand for one action each, so that what shows them can be found.
    unique = [action for action in plan["actions"] if sum(1 for it in plan["actions"] if it["title"] == action["title"]) == 1] if size <= 2000 else plan["actions"]
    log = str(work / "log")
    ours = run.measure([options.planpress, "build", str(content), "--out", str(work / "site")], log)
    row(size, "build from nothing, wall", [ours.wall], hugo_build(options, folder, work, log, "wall"))
    preview = Preview([options.planpress, "serve", str(content), "--port", "0", "--plain"], r"^Look at http://[^:]+:(\d+)/")
    at_rest = preview.memory("VmRSS")
    bodies, titles, counts = measure(preview, content, "/planpress/" if False else base_of(preview, content), {"actions": unique}, options.runs)
    worst = preview.memory("VmHWM")
    preview.end()
    row(size, "text saved → its page new", bodies)
    row(size, f"title saved → all {median(counts):.0f} pages that show it new", titles)
    memory(size, "memory of the preview at rest", at_rest)
    memory(size, "memory of the preview at the worst moment", worst)
