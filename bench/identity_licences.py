#!/usr/bin/env python3
"""What it costs to judge the text of a licence's barcode, beside two libraries that only read it: same text, same machine,
one run, processor time of whole processes.

    cargo bench -p vetwork-identity --bench licences --no-run
    python3 bench/identity_licences.py [--venv FOLDER] [--program PROGRAM] [--count 200000]

It makes a Python environment outside of the checkout (or uses the one at --venv, or at VETWORK_PEER_VENV), installs
aamva-parser there, and, where there is npm, the JavaScript library of that name in a temporary folder. The peers read fewer
cards, so that it does not take long; the figures are per second.
"""

import argparse
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CARD = os.path.join(HOME, "fuzz/seeds/identity_licence/virginia")
PYTHON_PACKAGE = "aamva-parser==0.1.2"
JAVASCRIPT_PACKAGE = "aamva-parser@1.7.0"

PYTHON_PEER = """
import sys
import aamva_parser
text = open(sys.argv[1], encoding="latin-1", newline="").read()
for number in range(int(sys.argv[2])):
    changed = text.replace("K20415793", f"K{number:08}", 1).replace("12 EXAMPLE", f"{number % 100:02} EXAMPLE", 1)
    card = aamva_parser.parse(changed)
assert card.last_name == "KESSLER", card.last_name
"""

JAVASCRIPT_PEER = """
const fs = require("fs");
const parser = require("aamva-parser");
const read = parser.Parse || parser.parse || parser.default.Parse;
const text = fs.readFileSync(process.argv[2], "latin1");
let card;
for (let number = 0; number < Number(process.argv[3]); number++) {
  card = read(text.replace("K20415793", "K" + String(number).padStart(8, "0")).replace("12 EXAMPLE", String(number % 100).padStart(2, "0") + " EXAMPLE"));
}
if (card.lastName !== "KESSLER") throw new Error("read " + card.lastName);
"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--venv", default=os.environ.get("VETWORK_PEER_VENV"), help="the Python environment of the peer")
    parser.add_argument("--program", help="the benchmark's program; else the newest in the target folder")
    parser.add_argument("--count", type=int, default=200_000, help="so many cards are judged")
    return parser.parse_args()


def newest_program():
    folder = os.environ.get("CARGO_TARGET_DIR", os.path.join(HOME, "target"))
    programs = [path for path in glob.glob(folder + "/release/deps/licences-*") if os.access(path, os.X_OK)]
    if not programs:
        sys.exit("there is no benchmark; build it: cargo bench -p vetwork-identity --bench licences --no-run")
    return max(programs, key=os.path.getmtime)


def cpu_seconds(command, folder=None):
    """Processor time of a whole process, as the operating system counts it."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=folder)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, out.decode()


def per_second(run, many, few):
    """Cards per second, what starting costs left out: a long run less a short one."""
    return (many - few) / (run(many) - run(few))


def main():
    asked = arguments()
    program = asked.program or newest_program()
    folder = tempfile.mkdtemp(prefix="vetwork-licences-")
    venv = asked.venv or os.path.join(folder, "venv")
    if not os.path.exists(os.path.join(venv, "bin/python")):
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    python = os.path.join(venv, "bin/python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", PYTHON_PACKAGE], check=True)

    seconds, out = cpu_seconds([program, str(asked.count)])
    ours = per_second(lambda count: cpu_seconds([program, str(count)])[0], asked.count, asked.count // 10)
    print(f"vetwork       judges {ours:10,.0f} a second   {json.loads(out)['with_findings']} of {asked.count} with findings, {seconds:.1f} s in all")
    peer = per_second(lambda count: cpu_seconds([python, "-c", PYTHON_PEER, CARD, str(count)])[0], 10_000, 1_000)
    print(f"aamva-parser  reads  {peer:10,.0f} a second   Python, {PYTHON_PACKAGE}: {ours / peer:.0f} times slower")
    if shutil.which("npm"):
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", folder, JAVASCRIPT_PACKAGE], check=True)
        with open(os.path.join(folder, "peer.js"), "w", encoding="utf-8") as file:
            file.write(JAVASCRIPT_PEER)
        script = lambda count: cpu_seconds(["node", "peer.js", CARD, str(count)], folder)[0]
        peer = per_second(script, 100_000, 10_000)
        print(f"aamva-parser  reads  {peer:10,.0f} a second   JavaScript, {JAVASCRIPT_PACKAGE}: {ours / peer:.1f} times slower")
    else:
        print("aamva-parser in JavaScript: not measured, there is no npm")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
