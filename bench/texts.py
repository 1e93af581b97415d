#!/usr/bin/env python3
"""One text under several names, beside datasketch and rensa: the same documents, the same machine, one run.

    python3 bench/texts.py --venv VENV [--program target/release/vetwork] [--documents 20000]

VENV has datasketch, rensa, pyarrow and numpy (PyPI). The first set and the peers' script lie in ../shared and are no part of
the repository; the second is made by texts_people.py: other styles and languages, heavier rewriting, and honest people who
share templates, boilerplate, courses and postings. Each program runs in a process of its own, is given the table without its
truth, and no setting; CPU seconds and memory are those the kernel counted, starting, reading and writing included.
"""
import argparse, collections, csv, io, json, os, pathlib, resource, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
SHARED = pathlib.Path(os.environ.get("VETWORK_SHARED", HERE.parent.parent / "shared"))
RECALL, PRECISION, SPEED = .95, .99, 30_000


def run(command):
    """Output, CPU seconds and peak memory (MB) of a process."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        out.seek(0)
        if status != 0:
            sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}: {' '.join(map(str, command))}")
        return out.read(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pairs_of(ring):
    """All true pairs, by their smaller and larger number."""
    members = collections.defaultdict(list)
    for number, of in enumerate(ring):
        if of >= 0:
            members[of].append(number)
    return {(a, b) for each in members.values() for at, a in enumerate(each) for b in each[at + 1:]}


def ours(program, table, ring, kinds):
    """What the program finds, as a row and by kind."""
    text, cpu, memory = run([program, "link", "texts", table])
    found = {(min(a, b), max(a, b)) for a, b in ((int(row["a"]), int(row["b"])) for row in csv.DictReader(io.StringIO(text)))}
    true = pairs_of(ring)
    touched = {number for pair in found - true for number in pair if ring[number] < 0}
    kind_of = lambda pair: kinds[pair[0]]
    by_kind = {kind: (sum(kind_of(p) == kind for p in found & true), sum(kind_of(p) == kind for p in true)) for kind in sorted({kind_of(p) for p in true})}
    honest = collections.Counter(kind for kind, of in zip(kinds, ring) if of < 0)
    by_honest = {kind: (sum(kinds[n] == kind for n in touched), count) for kind, count in sorted(honest.items())}
    return dict(precision=len(found & true) / max(1, len(found)), recall=len(found & true) / max(1, len(true)), cpu=cpu, memory=memory, touched=len(touched)), by_kind, by_honest


def table_of(parquet, folder, python):
    """The first set without its truth, and the truth by number."""
    code = "import sys, pyarrow.parquet as pq; t = pq.read_table(sys.argv[1]); pq.write_table(t.select(['id', 'text']), sys.argv[2]); print(t['ring'].to_pylist())"
    table = folder / "resumes.parquet"
    text, _, _ = run([python, "-c", code, parquet, table])
    return table, json.loads(text)


def row(name, documents, result, goal=""):
    print(f"| {name:28} | {result['precision']:9.4f} | {result['recall']:6.4f} | {documents / result['cpu']:10,.0f} | {result['cpu']:5.2f} | {result['memory']:5.0f} | {goal} |", flush=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--venv", required=True, type=pathlib.Path)
    arguments.add_argument("--program", default=HERE.parent / "target/release/vetwork", type=pathlib.Path)
    arguments.add_argument("--documents", default=20_000, type=int)
    given = arguments.parse_args()
    generator = SHARED / "bench/gen_resumes.py"
    if not generator.exists():
        sys.exit(f"NOT RUN: the first generator is not here ({generator})")
    python = given.venv / "bin/python"
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        parquet = folder / "all.parquet"
        run([python, generator, str(given.documents), parquet])
        table, ring = table_of(parquet, folder, python)
        print(f"resumes of gen_resumes.py, {len(ring):,} with {len(pairs_of(ring)):,} pairs")
        print("| program                      | precision | recall | documents/CPU-s | CPU-s | MB | goals |\n|---|---|---|---|---|---|---|")
        for peer in "datasketch", "rensa", "rensa_c":
            text, cpu, memory = run([python, SHARED / "bench/bench_minhash.py", peer, parquet, str(given.documents), "0.3"])
            result = json.loads(text.strip().splitlines()[-1])
            row(f"{peer}, likeness from 0.3", len(ring), dict(result, cpu=cpu, memory=memory))
        result, _, _ = ours(given.program, table, ring, [""] * len(ring))
        met = [result["recall"] >= RECALL, result["precision"] >= PRECISION, len(ring) / result["cpu"] >= SPEED]
        row("vetwork link texts", len(ring), result, ", ".join(f"{what} {'met' if ok else 'MISSED'}" for what, ok in zip(["recall", "precision", "speed"], met)))
        people = folder / "people.csv"
        run([python, HERE / "texts_people.py", str(given.documents), people])
        csv.field_size_limit(1 << 24)
        with open(people, newline="") as file:
            rows = list(csv.DictReader(file))
        blind = folder / "blind.csv"
        with open(blind, "w", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["id", "name", "text"])
            writer.writerows([each["id"], each["name"], each["text"]] for each in rows)
        ring, kinds = [int(each["ring"]) for each in rows], [each["kind"] for each in rows]
        result, by_kind, by_honest = ours(given.program, blind, ring, kinds)
        print(f"\ntexts of texts_people.py, {len(ring):,} with {len(pairs_of(ring)):,} pairs")
        row("vetwork link texts", len(ring), result, f"{result['touched']} honest people touched")
        print("\n| of | found | of all |\n|---|---|---|")
        for kind, (found, all_) in by_kind.items():
            print(f"| {kind} | {found / all_:.3f} | {all_:,} pairs |")
        for kind, (touched, all_) in by_honest.items():
            print(f"| {kind} | {touched} touched | {all_:,} people |")


main()
