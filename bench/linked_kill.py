#!/usr/bin/env python3
"""Kills `vetwork link load` at random moments, and looks whether the records stay whole.

    python3 bench/linked_kill.py [--kills 50] [--seed 1] [--vetwork target/release/vetwork]

After every kill the records must open and prove themselves (`records verify --deep --head HEAD`, the head being the last one that
was signed: it also links all records anew), and no record that was there may be gone. Then the load is run again. When one comes to
its end, every record must be there once, in the identities of a run that nobody killed; the next round begins at a new place.
"""

import collections
import random
import sys

import records_kit as kit
from records_kit import Wrong

PEOPLE = 1500
LEARNT_FROM = 600
SYLLABLES = "ka lo mi ra ve su to ne di po zu fe".split()


def tables(place, seed):
    """A table to learn from, and all of it: people with two records each, some of whom change a value."""
    chance = random.Random(seed)
    word = lambda length: "".join(chance.choice(SYLLABLES) for _ in range(length))
    rows = []
    for number in range(PEOPLE):
        row = [word(2), word(3), f"19{60 + number % 40}-{1 + number % 12:02}-{1 + number % 28:02}", f"city{number % 40}",
               f"{word(4)}{number}@example.org"]
        again = list(row)
        again[1] = again[1][:3] + "x" + again[1][3:]
        again[3] = f"city{(number + 7) % 40}"
        rows += [[f"a{number}", *row], [f"b{number}", *again]]
    lines = ["id,first_name,surname,dob,city,email", *(",".join(row) for row in rows)]
    for name, count in (("first.csv", LEARNT_FROM), ("all.csv", len(rows))):
        with open(place.path(name), "w", encoding="utf-8") as file:
            file.write("\n".join(lines[:count + 1]) + "\n")
    return len(rows)


def sets(records):
    """Which ids are together."""
    ended = records.run("link", "identities")
    if ended.code != 0:
        raise Wrong(f"link identities: exit {ended.code}: {ended.lines(3)}")
    found = collections.defaultdict(list)
    ids = []
    for line in ended.text.splitlines()[1:]:
        name, identity = line.strip().split(",")
        found[identity].append(name)
        ids.append(name)
    return ids, sorted(sorted(names) for names in found.values())


def begin(place, name):
    records = kit.Records(place, place.path(f"{name}.db"), place.path(f"{name}.key"))
    for words in (["init"], ["link", "load", place.path("first.csv")]):
        ended = records.run(*words)
        if ended.code != 0:
            raise Wrong(f"{' '.join(words)}: exit {ended.code}: {ended.lines(3)}")
    return records


def main():
    given = kit.arguments(__doc__, kills=dict(type=int, default=50))
    chance = random.Random(given.seed)
    kills = rounds = 0
    at = collections.Counter()
    with kit.Place(given.vetwork, "vetwork-linked-kill-") as place:
        count = tables(place, given.seed)
        whole = begin(place, "whole")
        took = whole.run("link", "load", place.path("all.csv")).seconds
        ids, expected = sets(whole)
        if sorted(ids) != sorted(set(ids)) or len(ids) != count:
            raise Wrong(f"a run without kills: {len(ids)} records of {count}")
        while kills < given.kills:
            rounds += 1
            records = begin(place, f"round{rounds}")
            known, head = set(sets(records)[0]), records.head()
            while True:
                after = chance.uniform(0.02, took * 0.6) if kills < given.kills else None
                ended = records.run("link", "load", place.path("all.csv"), kill_after=after)
                kills += ended.killed
                records.verify(head)
                head = records.head()
                now = sets(records)[0]
                if len(now) != len(set(now)):
                    raise Wrong("a record is there twice")
                if not known <= set(now):
                    raise Wrong(f"{len(known - set(now))} records that were there are gone")
                if ended.killed:
                    at[len(now) * 10 // count] += 1
                known = set(now)
                if not ended.killed:
                    if ended.code != 0:
                        raise Wrong(f"link load: exit {ended.code}: {ended.lines(3)}")
                    break
            if sets(records)[1] != expected or len(known) != count:
                raise Wrong("the identities are not those of a run without kills")
    spread = ", ".join(f"{tenth * 10} %: {number}" for tenth, number in sorted(at.items()))
    print(f"{kills} kills in {rounds} loads of {count} records ({took:.1f} s each without); kept when killed: {spread}")
    print("every time: nothing gone, nothing twice, verify --deep clean; in the end the identities of a run without kills")


try:
    main()
except Wrong as wrong:
    sys.exit(f"WRONG: {wrong}")
