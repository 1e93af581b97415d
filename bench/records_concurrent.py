#!/usr/bin/env python3
"""Many at once: loads, decisions and looks on one file of records, and decisions of many workers on a server.

    python3 bench/records_concurrent.py [--dossiers 4000] [--decisions 1000] [--workers 32] [--no-postgres]

Nobody may be told that others were writing, every process must end with 0, the counts must add up and the history must
be whole.
"""

import concurrent.futures
import re
import sys
import time

import records_kit as kit
from records_kit import Wrong

IN_THE_WAY = re.compile(r"locked|busy|others were writing|deadlock|serializ", re.I)


def sound(ended, what, problems, codes=(0,)):
    said = ended.said + (ended.text if len(ended.out) < 100_000 else "")
    if ended.code not in codes:
        problems.append(f"{what}: exit {ended.code}: {ended.lines(3)}")
    elif IN_THE_WAY.search(said):
        problems.append(f"{what}: {IN_THE_WAY.search(said)[0]!r} in what it said: {ended.lines(3)}")


def timed(rows, what, seconds, count, note=""):
    rows.append((what, count, f"{seconds:.1f} s", f"{count / max(seconds, 1e-9):.0f} a second", note))


def on_one(records, place, count, name, rows, problems, forks, begin=0):
    """Two loads of different halves, and deciders and lookers in a loop beside them."""
    first = kit.write_lines(place.path("seed.jsonl"), (kit.dossier(n, "x") for n in range(50)))
    sound(records.run("vet", "-", "--format", "jsonl", stdin=first, quiet=True), "first load", problems)
    halves = [kit.write_lines(place.path(f"half{half}.jsonl"),
                              (kit.dossier(begin + n) for n in range(half * count // 2, (half + 1) * count // 2)))
              for half in range(2)]
    before = records.status()
    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        loads = [pool.submit(records.run, "vet", "-", "--format", "jsonl", stdin=half, quiet=True, timeout=600)
                 for half in halves]
        done, looks, longest = 0, 0, 0.0

        def loop(number):
            """Decides and looks until the loads end."""
            some, slowest = [0, 0], 0.0
            while not all(load.done() for load in loads):
                who = f"s-x{(some[0] * forks + number) % 50:07}"
                ended = records.run("decide", who, "ask", "--reason", f"reason {some[0]} of {number}", timeout=120)
                sound(ended, f"decide {who}", problems)
                some[0] += ended.code == 0
                slowest = max(slowest, ended.seconds)
                ended = records.run("records", "show", who, timeout=120)
                sound(ended, f"show {who}", problems)
                some[1] += ended.code == 0
                slowest = max(slowest, ended.seconds)
            return some, slowest

        loops = [pool.submit(loop, number) for number in range(forks)]
        for load in loads:
            ended = load.result()
            sound(ended, "load", problems)
            if kit.remembered(ended) != count // 2:
                problems.append(f"load: {kit.remembered(ended)} remembered of {count // 2}")
        seconds = time.monotonic() - began
        for one in loops:
            (some, more), slowest = one.result()
            done, looks, longest = done + some, looks + more, max(longest, slowest)
    after = records.status()
    timed(rows, f"{name}: two loads at once", seconds, count)
    timed(rows, f"{name}: decide and show beside them, {forks} loops", seconds, done + looks, f"the slowest {longest:.2f} s")
    if after[0] - before[0] != count:
        problems.append(f"{name}: {after[0] - before[0]} more are remembered, not {count}")
    if after[1] - before[1] != count + done + looks:
        problems.append(f"{name}: {after[1] - before[1]} entries more, not {count} + {done} + {looks}")
    try:
        records.verify(before[2])
    except Wrong as wrong:
        problems.append(f"{name}: {wrong}")


def rush(records, decisions, workers, name, rows, problems, subjects=40):
    """Decisions of many workers."""
    before = records.status()
    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        ended = list(pool.map(
            lambda n: records.run("decide", f"s-x{n % subjects:07}", ("ask", "proceed")[n % 2], "--reason", f"rush {n}",
                                  "--by", f"worker {n % workers}", timeout=120), range(decisions)))
    seconds = time.monotonic() - began
    for one in ended:
        sound(one, f"{name}: decide", problems)
    after = records.status()
    good = sum(one.code == 0 for one in ended)
    slowest = max(one.seconds for one in ended)
    timed(rows, f"{name}: decide, {workers} workers", seconds, decisions, f"the slowest {slowest:.2f} s")
    if after[1] - before[1] != good:
        problems.append(f"{name}: {after[1] - before[1]} entries more, {good} decisions were acknowledged")
    began = time.monotonic()
    try:
        records.verify(before[2])
    except Wrong as wrong:
        problems.append(f"{name}: {wrong}")
    timed(rows, f"{name}: verify --deep", time.monotonic() - began, after[1])
    counted = 0
    for number in range(subjects):
        shown = records.run("records", "show", f"s-x{number:07}")
        counted += len(re.findall(r"“rush \d+”", shown.text))
    if counted != good:
        problems.append(f"{name}: {counted} decisions are shown, {good} were acknowledged")


def main():
    settings = kit.arguments(
        __doc__,
        dossiers={"type": int, "default": 4000},
        decisions={"type": int, "default": 1000},
        workers={"type": int, "default": 32},
        no_postgres={"action": "store_true"},
    )
    rows, problems = [], []
    with kit.Place(settings.vetwork, "vetwork-at-once-") as place:
        records = kit.Records(place, place.path("records.db"), place.path("master.key"))
        sound(records.run("init"), "init", problems)
        on_one(records, place, settings.dossiers, "SQLite", rows, problems, 1)
        on_one(records, place, settings.dossiers, "SQLite, crowded", rows, problems, 5, settings.dossiers)
        rush(records, settings.decisions, settings.workers, "SQLite", rows, problems)
        if not settings.no_postgres:
            with kit.Cluster() as cluster:
                records = kit.Records(place, cluster.database("one"), place.path("server.key"))
                sound(records.run("init"), "init", problems)
                on_one(records, place, settings.dossiers, "PostgreSQL", rows, problems, 3)
                rush(records, settings.decisions, settings.workers, "PostgreSQL", rows, problems)
                many = kit.Records(place, cluster.database("two"), place.path("two.key"))
                with concurrent.futures.ThreadPoolExecutor(8) as pool:
                    made = list(pool.map(lambda _: many.run("init"), range(8)))
                timed(rows, "PostgreSQL: init, 8 at once", max(one.seconds for one in made), 8)
                good = sum(one.code == 0 for one in made)
                said = {one.lines(1) for one in made if one.code}
                opened = many.run("records", "status")
                if good != 1 or opened.code != 0:
                    problems.append(f"PostgreSQL: 8 inits at once: {good} made records, said {said}; then status: exit "
                                    f"{opened.code} {opened.lines(2)}; key file {'is' if kit.os.path.exists(many.key) else 'is NOT'} there")
        for number in range(6):
            many = kit.Records(place, place.path(f"race{number}.db"), place.path(f"race{number}.key"))
            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                made = list(pool.map(lambda _: many.run("init"), range(8)))
            good = sum(one.code == 0 for one in made)
            opened = many.run("records", "status")
            if good != 1 or opened.code != 0:
                said = {one.lines(1).replace(place.folder, "…") for one in made if one.code}
                problems.append(f"SQLite: 8 inits at once: {good} made records, said {said}; then status: exit "
                                f"{opened.code} {opened.lines(2)}; key file {'is' if kit.os.path.exists(many.key) else 'is NOT'} there")
        rows.append(("SQLite: init, 8 at once, 6 times", 48, "", "", ""))
    kit.table("At once", ["what", "count", "time", "rate", ""], rows)
    if problems:
        counted = sorted({problem: problems.count(problem) for problem in problems}.items())[:40]
        kit.table("WRONG", ["times", "what"], [(times, problem) for problem, times in counted])
    print(f"\n{len(problems)} wrong")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
