#!/usr/bin/env python3
"""How numbers and zones are judged, beside python-stdnum and Python's mrz: same input, same machine, one run.

    cargo build --release -p vetwork-identity --example judge_numbers
    python3 bench/identity.py [--venv FOLDER] [--numbers 20000] [--zones 2000] [--program PROGRAM] [numbers] [zones]

It makes a Python environment outside of the checkout (or uses the one at --venv, or at VETWORK_PEER_VENV) and installs
both packages there. `numbers` generates numbers of every scheme that both know, from the examples in python-stdnum's own
documentation: changed in a digit or two, half of them made right again. Every disagreement is put into a class that says
why, and one that has no class fails the run. `zones` counts CPU time of judging passports.
"""

import argparse
import collections
import glob
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGES = ("python-stdnum==2.2", "mrz==0.6.2")
HERE = os.path.abspath(__file__)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sections", nargs="*", choices=["numbers", "zones", []], default=[])
    parser.add_argument("--venv", default=os.environ.get("VETWORK_PEER_VENV"), help="the Python environment of the peers")
    parser.add_argument("--program", help="the example judge_numbers; else the one in the target folder")
    parser.add_argument("--numbers", type=int, default=20_000, help="so many numbers are generated")
    parser.add_argument("--zones", type=int, default=2_000, help="so many zones are judged by the peer; by us, twenty times as many")
    parser.add_argument("--peer", choices=["numbers", "zones"], help=argparse.SUPPRESS)
    return parser.parse_args()


def program_of(settings):
    folder = os.environ.get("CARGO_TARGET_DIR", os.path.join(HOME, "target"))
    path = settings.program or os.path.join(folder, "release/examples/judge_numbers")
    if not os.access(path, os.X_OK):
        sys.exit("there is no program; build it: cargo build --release -p vetwork-identity --example judge_numbers")
    return path


def peer_python(venv):
    if not os.path.exists(os.path.join(venv, "bin/python")):
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    python = os.path.join(venv, "bin/python")
    names = [package.split("==")[0] for package in PACKAGES]
    have = subprocess.run([python, "-m", "pip", "show", "-q", *names], stderr=subprocess.DEVNULL)
    if have.returncode != 0:
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return python


def ask(program, rows):
    """Answers, and the CPU seconds of the whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([program], input="\n".join(map(json.dumps, rows)) + "\n", capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [json.loads(line) for line in done.stdout.splitlines()], cpu


# ---- numbers ----

# What the two libraries call differently.
OTHER_NAMES = {"ba/jmbg": "si/emso", "mk/jmbg": "si/emso", "me/jmbg": "si/emso", "rs/jmbg": "si/emso", "si/jmbg": "si/emso",
               "be/insz": "be/ssn", "ca/bc_bhn": "ca/bc_phn", "cl/run": "cl/rut", "pt/nipc": "pt/nif", "ro/cif": "ro/cf",
               "th/idnr": "th/pin"}

# Why we come out otherwise than python-stdnum: scheme (any, where none), what they say, a test of our answer, and the reason.
ANY = None
CLASSES = [
    (ANY, True, lambda a: a["rule"] == "number-carried-date",
     "the birth date inside has not come yet, or is no day of the calendar: python-stdnum does not ask"),
    (ANY, True, lambda a: a["verdict"] == "unusual" and a["seen"].startswith("a part of it stands for"),
     "a part is in tables of python-stdnum and not of the library: we call it unusual, never refuted"),
    (ANY, True, lambda a: a["verdict"] in ("unusual", "not judged") and "; " in a["seen"],
     "the library refuses it; our table of exceptions says that offices have given such numbers, so it is not refuted"),
    ("us/ssn", ANY, lambda a: True, "what was never given, was published, or is for taxes: our rules are more than python-stdnum's"),
    ("be/vat", True, lambda a: True, "check digits 00: the sum is divisible, yet 97 less the rest gives 01 to 97"),
    ("kr/brn", True, lambda a: True, "python-stdnum does not compute the check digit"),
    ("ca/sin", ANY, lambda a: a["verdict"] == "unusual", "begins with 0 or 8, which people do not have: told as unusual"),
    ("ad/nrt", False, lambda a: True, "the library holds the range of A and L the wrong way round (its defect)"),
    ("at/businessid", False, lambda a: True, "python-stdnum wants the letter small; capitals are the same number"),
    ("by/unp", False, lambda a: True, "the library takes any first digit, python-stdnum 1 to 7; no number of employees"),
    ("bg/egn", False, lambda a: True, "the library takes months that do not exist; we call what is no day unusual"),
    ("fr/siret", False, lambda a: True, "the library does not hold the first nine digits against their own check digit; firms only"),
    ("it/aic", False, lambda a: True, "the library does not want the leading nought; a number of medicines"),
    ("mt/vat", False, lambda a: True, "the library takes a leading nought; firms only"),
    ("ro/onrc", False, lambda a: True, "python-stdnum refuses years to come, the library does not ask; firms only"),
    ("si/ddv", False, lambda a: True, "the library takes a leading nought; firms only"),
    ("cn/ric", False, lambda a: True, "python-stdnum knows the codes of places, the library does not ask"),
    ("cy/vat", False, lambda a: True, "python-stdnum keeps 12 in front for offices; firms only"),
    ("cz/dic", False, lambda a: True, "numbers of nine digits that begin with 6: the two compute other check digits; tax only"),
    ("de/vat", False, lambda a: True, "the library takes a leading nought; firms only"),
    ("ee/ik", False, lambda a: True, "a month or day of nought: the library does not look at dates, and we take it for one not known"),
    ("fi/hetu", False, lambda a: True, "serial numbers from 900 on, given for a while only: python-stdnum refuses them unless asked"),
    ("mx/curp", False, lambda a: True, "X for neither sex, which is given by now: python-stdnum knows H and M"),
    ("nl/btw", False, lambda a: True, "the library takes 00 behind the B; firms only"),
    ("nz/ird", False, lambda a: True, "the library takes a leading nought in eight digits"),
    ("sk/rc", True, lambda a: True, "python-stdnum takes months that were never given (93) for ordinary ones"),
    ("cz/rc", True, lambda a: True, "python-stdnum takes months that were never given (93) for ordinary ones"),
    ("sk/dph", True, lambda a: True, "python-stdnum takes a birth number for one of taxes; whether it may be is not known"),
    ("sv/nit", False, lambda a: True, "the two compute the check digit of numbers with a serial below 100 otherwise"),
    ("sk/dph", False, lambda a: True, "the library leaves a rule on the third digit out; firms only"),
    ("se/personnummer", False, lambda a: True, "coordination numbers, with 60 added to the day: python-stdnum has no place for them here"),
    ("nl/bsn", ANY, lambda a: True, "leading noughts: the library wants nine digits, python-stdnum fills them up"),
]


def peer_numbers(count):
    """Run by the peer's Python: numbers, each with what python-stdnum says of it."""
    import doctest
    import importlib
    import stdnum

    chosen = random.Random(20261122)
    wanted = json.load(sys.stdin)
    modules = {}
    for scheme in wanted:
        name = OTHER_NAMES.get(scheme, scheme)
        country, kind = name.split("/")
        for folder in (country, country + "_"):
            try:
                modules[scheme] = importlib.import_module(f"stdnum.{folder}.{kind}")
                break
            except ImportError:
                continue
    seeds = {}
    for scheme, module in modules.items():
        examples = doctest.DocTestParser().get_examples(module.__doc__ or "")
        texts = [match for example in examples for match in re.findall(r"'([^']+)'", example.source)]
        good = sorted({text for text in texts if takes(module, text)})
        if good:
            seeds[scheme] = good
    schemes = sorted(seeds)
    each = -(-count // len(schemes))
    for scheme in schemes:
        module = modules[scheme]
        for _ in range(each):
            print(json.dumps(one_number(chosen, scheme, module, chosen.choice(seeds[scheme]))))


def one_number(chosen, scheme, module, seed):
    text = list(module.compact(seed) if chosen.random() < 0.5 else seed)
    places = [at for at, letter in enumerate(text) if letter.isalnum()]
    changed = chosen.choice((0, 1, 1, 2, 3, 4)) if places else 0
    for at in chosen.sample(places, min(changed, len(places))):
        text[at] = chosen.choice("0123456789" if text[at].isdigit() else "ABCDEFGHJKLMNPQRSTUVWXYZ")
    if changed and chosen.random() < 0.6:
        make_right(chosen, module, text, places)
    number = "".join(text)
    good = takes(module, number)
    born = sex = None
    if good:
        for what in ("get_birth_date", "get_birthdate"):
            born = born or attempt(getattr(module, what, None), number)
        sex = attempt(getattr(module, "get_gender", None), number)
    return {"scheme": scheme, "number": number, "good": good, "born": born and str(born), "sex": sex}


def takes(module, number):
    """None where python-stdnum breaks off."""
    try:
        return module.is_valid(number)
    except Exception:
        return None


def attempt(function, number):
    try:
        return function and function(number)
    except Exception:
        return None


def make_right(chosen, module, text, places):
    """Tries what a person who makes numbers up would: other digits in one place, from the end."""
    for at in places[::-1][:4]:
        before = text[at]
        for digit in chosen.sample("0123456789", 10) + (list("ABCDEFGHIJKLMNOPQRSTUVWXYZ") if before.isalpha() else []):
            text[at] = digit
            if takes(module, "".join(text)):
                return
        text[at] = before


# Why a birth date or sex is read otherwise.
CARRIED = {
    "cz/rc": "python-stdnum takes months that were never given (43, 93) for ordinary ones",
    "sk/rc": "python-stdnum takes months that were never given (43, 93) for ordinary ones",
    "it/codicefiscale": "python-stdnum takes days from 72 on for ordinary ones",
}


def why(row, answer):
    for scheme, theirs, fits, text in CLASSES:
        if scheme in (ANY, row["scheme"]) and theirs in (ANY, row["good"]) and fits(answer):
            return text
    return None


def same_birth(theirs, ours):
    """Ours may lack the century, the month or the day."""
    return ours is None or all(a == b for a, b in zip(theirs[2 if ours.startswith("..") else 0:], ours[2 if ours.startswith("..") else 0:]) if b != ".")


def numbers(settings, program, python):
    schemes = sorted(set(re.findall(r'\("([a-z]{2}/[a-z0-9_]+)", &country', registry())))
    generated = subprocess.run([python, HERE, "--peer", "numbers", "--numbers", str(settings.numbers)], input=json.dumps(schemes),
                               stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    rows = [json.loads(line) for line in generated]
    answers, cpu = ask(program, rows)
    classes, unexplained, births, sexes = collections.Counter(), [], [0, 0], [0, 0]
    for row, answer in zip(rows, answers):
        if row["good"] is None:
            classes[row["scheme"], "breaks off", "an error inside python-stdnum, with no answer"] += 1
        elif row["good"] != answer["good"]:
            text = why(row, answer)
            classes[row["scheme"], "good" if row["good"] else "bad", text] += 1
            if text is None:
                unexplained.append((row, answer))
        elif row["good"]:
            for mine, theirs, tally, same in ((answer["born"], row["born"], births, same_birth),
                                              (answer["sex"], row["sex"] and {"M": "male", "F": "female"}.get(row["sex"], row["sex"].lower()), sexes, lambda a, b: b in (None, a))):
                if theirs:
                    tally[0] += 1
                    tally[1] += not same(theirs, mine)
                    if not same(theirs, mine):
                        classes[row["scheme"], "another birth date or sex", CARRIED.get(row["scheme"])] += 1
                        if row["scheme"] not in CARRIED:
                            unexplained.append((row, answer))
    good = sum(bool(row["good"]) for row in rows)
    print(f"\n## numbers\n\n{len(rows):,} numbers of {len({row['scheme'] for row in rows})} schemes, {good:,} good by python-stdnum; "
          f"{sum(count for (_, kind, _), count in classes.items() if kind in ('good', 'bad'))} come out otherwise. "
          f"{births[0]:,} birth dates and {sexes[0]:,} sexes read by both, {births[1]} and {sexes[1]} differ. {cpu:.2f} CPU-seconds.")
    print("\n| scheme | python-stdnum says | so many | why |\n|---|---|---:|---|")
    for (scheme, kind, text), count in sorted(classes.items(), key=lambda it: (it[0][0], it[0][1])):
        print(f"| {scheme} | {kind} | {count} | {text or 'NOT EXPLAINED'} |")
    for row, answer in unexplained[:20]:
        print(f"not explained: {row} {answer}", file=sys.stderr)
    return not unexplained


def registry():
    """The library's list of schemes, from its source in the local registry."""
    paths = glob.glob(os.path.expanduser("~/.cargo/registry/src/*/stdnum-0.2*/src/registry.rs"))
    if not paths:
        sys.exit("the source of stdnum is not there; build the example first")
    with open(max(paths), encoding="utf-8") as file:
        return file.read()


# ---- zones ----

ZONE = "P<SWEOEBERG<LIND<<MIRA<SOFIA<<<<<<<<<<<<<<<<\nAA01234565SWE9005123F3103016<<<<<<<<<<<<<<08"


def peer_zones(count):
    from mrz.checker.td3 import TD3CodeChecker

    began = time.process_time()
    for _ in range(count):
        checker = TD3CodeChecker(ZONE)
        assert checker
    print(json.dumps(time.process_time() - began))


def zones(settings, program, python):
    theirs = json.loads(subprocess.run([python, HERE, "--peer", "zones", "--zones", str(settings.zones)], capture_output=True, text=True, check=True).stdout)
    times = settings.zones * 20
    _, empty = ask(program, [{"zone": ZONE, "times": 1}])
    (answer,), cpu = ask(program, [{"zone": ZONE, "times": times}])
    assert answer[0]["good"], answer
    a_second, theirs_a_second = times / (cpu - empty), settings.zones / theirs
    print("\n## zones\n\n| | a CPU-second | |\n|---|---:|---|")
    print(f"| Python's mrz 0.6.2, check digits, codes and dates | {theirs_a_second:,.0f} | |")
    print(f"| Vetwork, all rules, found in a text | {a_second:,.0f} | {a_second / theirs_a_second:,.0f} times; goal at least 20 |")
    return a_second >= 20 * theirs_a_second


def main():
    settings = arguments()
    if settings.peer:
        return {"numbers": lambda: peer_numbers(settings.numbers), "zones": lambda: peer_zones(settings.zones)}[settings.peer]()
    program = program_of(settings)
    with tempfile.TemporaryDirectory() as folder:
        python = peer_python(settings.venv or os.path.join(folder, "venv"))
        print(f"{time.strftime('%d %B %Y, %H:%M')}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {', '.join(PACKAGES)}")
        sections = settings.sections or ["numbers", "zones"]
        passed = [{"numbers": numbers, "zones": zones}[section](settings, program, python) for section in sections]
    if not all(passed):
        sys.exit(1)


if __name__ == "__main__":
    main()
