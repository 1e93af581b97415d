#!/usr/bin/env python3
"""CPU time and peak memory of whole runs of the program.

    cargo build --release -p vetwork -p vetwork-eval
    python3 bench/bulk.py [COUNT]

Every figure is that of a process from start to end, as the operating system counts it.
"""

import os
import subprocess
import sys
import tempfile

PROGRAMS = os.environ.get("CARGO_TARGET_DIR", "target") + "/release/"


def run(arguments, stdin=None):
    """CPU seconds, peak memory in MB and standard output's size of one process."""
    with tempfile.TemporaryFile() as out:
        source = open(stdin, "rb") if stdin else subprocess.DEVNULL
        child = subprocess.Popen([PROGRAMS + "vetwork", *arguments], stdin=source, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        # 3: some of the made-up dossiers name a document that is not there.
        assert os.waitstatus_to_exitcode(status) in (0, 1, 3), arguments
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.seek(0, os.SEEK_END)


def least(times, arguments):
    return min(run(arguments)[0] for _ in range(times))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        people, one = os.path.join(folder, "people.jsonl"), os.path.join(folder, "one.json")
        with open(people, "wb") as file:
            subprocess.run([PROGRAMS + "vetwork-eval", "population", "--count", str(count)], stdout=file, check=True)
        with open(people, encoding="utf-8") as file, open(one, "w", encoding="utf-8") as single:
            single.write(file.readline())
        print(f"{count:,} dossiers, {os.path.getsize(people) / 1e6:.0f} MB of JSON Lines, {os.cpu_count()} cores")
        print(f"program starts and ends          {1000 * least(20, ['--version']):8.1f} ms of CPU")
        print(f"one dossier, table               {1000 * least(20, ['vet', one]):8.1f} ms of CPU")
        plans = [
            ("file, jsonl, one job", [people, "--format", "jsonl", "--jobs", "1"], None),
            ("file, jsonl, all cores", [people, "--format", "jsonl"], None),
            ("file, csv, one job", [people, "--format", "csv", "--jobs", "1"], None),
            ("standard input, jsonl, one job", ["-", "--format", "jsonl", "--jobs", "1"], people),
        ]
        for words, arguments, stdin in plans:
            seconds, memory, size = run(["vet", *arguments], stdin)
            print(f"{words:32} {seconds:8.1f} s of CPU, {count / seconds:7,.0f} a CPU-second, {memory:5.0f} MB at most, {size / 1e6:.0f} MB out")


if __name__ == "__main__":
    main()
