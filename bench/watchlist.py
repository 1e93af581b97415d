#!/usr/bin/env python3
"""How well and how fast names are screened, beside nomenklatura's logic-v2: same names, same machine, one run.

    cargo bench -p vetwork-watchlist --bench quality --no-run
    python3 bench/watchlist.py [--venv FOLDER] [--sample 2000] [--quality PROGRAM]

It makes a Python environment outside of the checkout (or uses the one at --venv, or at VETWORK_PEER_VENV), installs
nomenklatura there, and prints the tables of docs/performance.md and docs/concepts/fairness.md. The peer has no index: the
30 entries nearest by shared trigrams are scored by it. It is slow, so it is asked for a sample of the unlisted people and
of the listed names; every share has the interval in which the true one lies 19 times of 20.
"""

import argparse
import glob
import json
import math
import os
import subprocess
import sys
import tempfile
import time

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGE = "nomenklatura==4.17.4"
PEER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "watchlist_peer.py")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--venv", default=os.environ.get("VETWORK_PEER_VENV"), help="the Python environment of the peer")
    parser.add_argument("--quality", help="the benchmark's program; else the newest in the target folder")
    parser.add_argument("--sample", type=int, default=2_000, help="so many of each kind of name is the peer asked for; of listed names against all lists, a fourth")
    return parser.parse_args()


def newest_program():
    folder = os.environ.get("CARGO_TARGET_DIR", os.path.join(HOME, "target"))
    programs = [path for path in glob.glob(folder + "/release/deps/quality-*") if os.access(path, os.X_OK)]
    if not programs:
        sys.exit("there is no benchmark; build it: cargo bench -p vetwork-watchlist --bench quality --no-run")
    return max(programs, key=os.path.getmtime)


def measured(command, out):
    """CPU seconds and most memory in MB of a whole process, as the operating system counts them."""
    with open(out, "wb") as file:
        child = subprocess.Popen(command, stdout=file, stdin=subprocess.DEVNULL, cwd=HOME)
        _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def last_line(path):
    with open(path, encoding="utf-8") as file:
        return json.loads(file.readlines()[-1])


def interval(hits, of):
    """Wilson's interval at 95 %."""
    z, share = 1.959964, hits / of
    middle, half = share + z * z / (2 * of), z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0, (middle - half) / (1 + z * z / of)), min(1, (middle + half) / (1 + z * z / of))


def share(hits, of):
    low, high = interval(hits, of)
    return f"{hits / of:.3f} ({low:.3f} to {high:.3f}) of {of:,}"


def times(mine, theirs, least=None):
    """How many times as much, and whether that is enough: by the figure as it is, not as it is printed.

    >>> times(4968, 100, 50), times(5000, 100, 50), times(499.8, 10, 50), times(200, 10)
    ('49.7 times, missed', '50.0 times, met', '50.0 times, missed', '20.0 times')
    """
    ratio = mine / theirs
    said = "" if least is None else ", met" if ratio >= least else ", missed"
    return f"{ratio:,.1f} times{said}"


def lost(figure, key="lost"):
    return share(figure["of"] - figure[key], figure["of"])


def peer_python(venv):
    if not os.path.exists(os.path.join(venv, "bin/python")):
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    python = os.path.join(venv, "bin/python")
    have = subprocess.run([python, "-m", "pip", "show", "-q", PACKAGE.split("==")[0]], stderr=subprocess.DEVNULL)
    if have.returncode != 0:
        subprocess.run([python, "-m", "pip", "install", "-q", PACKAGE], check=True)
    return python


def ours(program, folder):
    figures = {}
    for part in ("pairs", "un", "itself", "slips", "fairness", "speed"):
        out = os.path.join(folder, "ours-" + part)
        cpu, memory = measured([program, part, "--json"], out)
        figures[part] = last_line(out)[part]
        figures[part + "_cpu"], figures[part + "_memory"] = cpu, memory
        print(f"ours: {part}: {cpu:.1f} CPU-seconds, {memory:.0f} MB", file=sys.stderr)
    lists = os.path.join(folder, "lists")
    os.mkdir(lists)
    measured([program, "keep", lists], os.devnull)
    starts = [measured([program, "start", lists], os.devnull) for _ in range(3)]
    figures["start"], figures["start_memory"] = min(cpu for cpu, _ in starts), max(memory for _, memory in starts)
    return figures


def peer(python, queries, pseudonyms, folder, sample):
    figures = {}
    for part in ("start", "pairs", "un", "lists", "speed"):
        out = os.path.join(folder, "peer-" + part)
        cpu, memory = measured([python, PEER, part, queries, json.dumps(pseudonyms), str(sample)], out)
        figures[part] = last_line(out)
        figures[part + "_cpu"], figures[part + "_memory"] = cpu, memory
        print(f"logic-v2: {part}: {cpu:.1f} CPU-seconds, {memory:.0f} MB", file=sys.stderr)
    return figures


def pair_rows(a, b):
    for key, what in (("without_synth_people", "name pairs without synth_people, F1"), ("all", "all name pairs, F1"),
                      ("synth_people", "synth_people alone, F1")):
        x, y = a["pairs"][key], b["pairs"][key]
        words = [f"{v['f1']:.3f} (precision {v['precision']:.3f}, recall {v['recall']:.3f})" for v in (y, x)]
        goal = "at least .92" if key == "without_synth_people" else ""
        yield f"{what}, {x['pairs']} pairs", *words, goal
    for key, what, goal in (("ofac_aka", "Korean official aliases found, pseudonyms aside", "at least .98"),
                            ("generated_variant", "Korean spellings made by rule", ""),
                            ("ofac_near_miss", "Korean names of others, told as the same", "at most .05")):
        yield what, *(share(v["pairs"]["korean"][key]["found"], v["pairs"]["korean"][key]["of"]) for v in (b, a)), goal


def un_rows(a, b):
    """Ours by the score that finds most of the changed names at the alerts that are allowed, each with its threshold."""
    for with_birth, what in ((False, "name alone"), (True, "with date of birth")):
        of_ours = [row for row in a["un"] if row["with_birth"] == with_birth and row["by"] == "bits"][0]
        of_peer = b["un"]["with_birth" if with_birth else "by_name"]
        for key, words in (("clean", "as listed"), ("changed", "changed")):
            cells = [share(row[key]["hits"], row[key]["of"]) for row in (of_peer, of_ours)]
            yield f"UN people, {what}, {words}: recall at .3 % alerts", *cells, "at least .99"
        cells = [f"{share(row['alerts']['hits'], row['alerts']['of'])} at {row['threshold']:.2f}" for row in (of_peer, of_ours)]
        yield f"UN people, {what}: false alerts and threshold", *cells, "at most .003"
        row = of_peer["usual"]
        yield (f"UN people, {what}, logic-v2 at its usual .7: as listed; changed; false alerts",
               "; ".join(share(row[key]["hits"], row[key]["of"]) for key in ("clean", "changed", "alerts")), "", "")


def list_rows(a, b):
    them = b["lists"]
    yield "every list name finds its entry", share(them["itself"]["found"], them["itself"]["of"]), lost(a["itself"]), "all"
    for key, what in (("one", "one slip of the keyboard"), ("two", "two slips")):
        yield what, share(them[key]["found"], them[key]["of"]), lost(a["slips"], "lost_" + key), "at least .99"


def speed_rows(a, b):
    x, y = a["speed"], b["speed"]
    yield "scored pairs a CPU-second", f"{y['pairs_a_second']:,.0f}", f"{x['pairs_a_second']:,.0f}, {times(x['pairs_a_second'], y['pairs_a_second'], 50)}", "at least 50 times"
    for kind, what in (("person", "a person"), ("unknown", "a kind unknown")):
        for key, words in (("first", "first pass"), ("later", "later passes")):
            mine, theirs = x[kind][key]["a_second"], y["scoring_a_second"]
            met = "met" if mine >= 10_000 else "missed"
            yield (f"queries a CPU-second against all lists, {what}, {words}", f"{theirs:,.0f} (scoring 30 entries alone)",
                   f"{mine:,.0f}, {times(mine, theirs)}; {met}", "at least 10,000")
        p99 = x[kind]["first"]["p99_s"], x[kind]["later"]["p99_s"]
        yield (f"a query, {what}, p99, first pass; the shortest of later ones", f"{1e3 * y['p99_s']:.1f} ms of CPU (scoring alone)",
               f"{1e3 * p99[0]:.2f} ms; {1e3 * p99[1]:.2f} ms", "less than 2 ms")
    yield ("from start to the first answer, CPU time", f"{b['start_cpu']:.1f} s",
           f"{a['start']:.2f} s, {times(b['start_cpu'], a['start'])}", "less than 1 s")
    yield "most memory, all lists", f"{b['speed_memory']:.0f} MB", f"{a['start_memory']:.0f} MB", "less than 200 MB"


def fairness_tables(figures):
    percent = lambda row: f"{100 * row['share']:.2f} ({100 * row['from']:.2f} to {100 * row['to']:.2f})"
    print("\n| names of | with a date of birth, % flagged | by name, % an open question | above |")
    print("|---|---:|---:|---:|")
    for origin, row in figures["strangers"].items():
        above = row["above_open_by_name"]["hits"]
        print(f"| {origin} | {percent(row['with_birth'])} | {percent(row['open_by_name'])} | {above} |")
    for key, what in (("listed", "listed people"), ("changes", "changed")):
        print(f"\n| {what} | with the date of birth, % flagged | by name, % found | of |")
        print("|---|---:|---:|---:|")
        for name, row in figures[key].items():
            print(f"| {name} | {percent(row['with_birth'])} | {percent(row['by_name'])} | {row['with_birth']['of']} |")
    print(f"\nrecall {percent(figures['recall']['with_birth'])} %, gap {100 * figures['gap']:.1f} points")


def main():
    settings = arguments()
    program = settings.quality or newest_program()
    began = time.strftime("%d %B %Y, %H:%M")
    with tempfile.TemporaryDirectory() as folder:
        python = peer_python(settings.venv or os.path.join(folder, "venv"))
        queries = os.path.join(folder, "queries")
        measured([program, "queries"], queries)
        a = ours(program, folder)
        b = peer(python, queries, a["pairs"]["pseudonyms"], folder, settings.sample)
    print(f"{began}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {a['speed']['names']:,} names; {PACKAGE}")
    print("\n| figure | logic-v2 | Vetwork | goal |\n|---|---|---|---|")
    for rows in (pair_rows, un_rows, list_rows, speed_rows):
        for what, theirs, mine, goal in rows(a, b):
            print(f"| {what} | {theirs} | {mine} | {goal} |")
    fairness_tables(a["fairness"])


if __name__ == "__main__":
    main()
