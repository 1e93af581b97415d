"""What nomenklatura's logic-v2 says of the same names; started by watchlist.py in an environment that has it.

    python watchlist_peer.py start|pairs|un|lists|speed QUERIES PSEUDONYMS SAMPLE

The last line that it prints is JSON.
"""

import csv
import gzip
import heapq
import json
import math
import os
import random
import sys
import time
from collections import Counter, defaultdict

from followthemoney import ValueEntity, model
from nomenklatura.matching import get_algorithm
from rigour.text.translit import maybe_ascii

DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "shared/data/names/")
ALGORITHM = get_algorithm("logic-v2")
CONFIG = ALGORITHM.default_config()
USUAL = 0.7
NEAREST = 30
ALERTS = 0.003


def entity(kind, key, names, weak=(), births=()):
    made = ValueEntity(model.get(kind), {"id": key})
    for name in names:
        made.add("name", name, quiet=True)
    for name in weak:
        made.add("weakAlias", name, quiet=True)
    for birth in births:
        made.add("birthDate", birth, quiet=True)
    return made


def of_party(party):
    births = party["births"] if party["kind"] == "Person" else ()
    return entity(party["kind"], party["id"], party["names"], party["weak"], births)


def score(query, listed):
    return ALGORITHM.compare(query, listed, CONFIG).score


def table(name):
    opened = gzip.open if name.endswith(".gz") else open
    with opened(DATA + name, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Nearest:
    """The entries whose names share most of their trigrams with a query's, the rarer ones counting more."""

    def __init__(self, entities):
        self.entities, self.owners, sizes = entities, [], []
        self.places = defaultdict(list)
        all_names = [(at, grams(name)) for at, one in enumerate(entities) for name in one.names]
        seen = Counter(gram for _, found in all_names for gram in found)
        self.weight = {gram: math.log(1 + len(all_names) / count) for gram, count in seen.items()}
        for place, (owner, found) in enumerate(all_names):
            self.owners.append(owner)
            sizes.append(sum(self.weight[gram] for gram in found))
            for gram in found:
                self.places[gram].append(place)
        self.sizes = sizes

    def to(self, name):
        asked, shared = grams(name), defaultdict(float)
        for gram in asked:
            for place in self.places.get(gram, ()):
                shared[place] += self.weight[gram]
        size, best = sum(self.weight.get(gram, 8.0) for gram in asked), {}
        for place, both in shared.items():
            likeness, owner = both / (size + self.sizes[place] - both), self.owners[place]
            if likeness > best.get(owner, 0.0):
                best[owner] = likeness
        return [self.entities[owner] for owner in heapq.nlargest(NEAREST, best, key=best.get)]


def grams(name):
    text = f" {' '.join((maybe_ascii(name) or name).lower().replace(',', ' ').split())} "
    return {text[at:at + 3] for at in range(len(text) - 2)}


def queries(path, wanted):
    with open(path, encoding="utf-8") as file:
        return [row for row in map(json.loads, file) if row["set"] in wanted]


def count(hits):
    hits = list(hits)
    return {"hits": sum(hits), "of": len(hits)}


def some(rows, sample):
    return random.Random(1).sample(rows, min(sample, len(rows)))


def f1(scores):
    right = sum(truth and found >= USUAL for truth, found in scores)
    wrong = sum(not truth and found >= USUAL for truth, found in scores)
    precision, recall = right / (right + wrong), right / sum(truth for truth, _ in scores)
    return {"pairs": len(scores), "precision": precision, "recall": recall,
            "f1": 2 * precision * recall / (precision + recall)}


def pairs(_, pseudonyms, __):
    parts = {"without_synth_people": [], "synth_people": []}
    for at, row in enumerate(table("nomenklatura-name_bench-cases.csv")):
        invented = row["category"] == "LLM-proposed deviation" and row["schema"] == "Person"
        found = score(entity(row["schema"], f"a{at}", [row["name1"]]), entity(row["schema"], f"b{at}", [row["name2"]]))
        parts["synth_people" if invented else "without_synth_people"].append((row["is_match"] == "true", found))
    figures = {part: f1(scores) for part, scores in parts.items()}
    figures["all"] = f1([one for scores in parts.values() for one in scores])
    plain = lambda name: name.lower().replace("-", " ").replace("'", "")
    korean = defaultdict(lambda: {"found": 0, "of": 0})
    for at, row in enumerate(table("dprk-korean-romanisation-pairs.csv")):
        same = row["kind"] == "ofac_near_miss" and plain(row["name1"]) == plain(row["name2"])
        if same or row["name2"] in pseudonyms:
            continue
        hit = score(entity("Person", f"c{at}", [row["name2"]]), entity("Person", f"d{at}", [row["name1"]])) >= USUAL
        korean[row["kind"]]["of"] += 1
        korean[row["kind"]]["found"] += hit
    return {**figures, "korean": korean}


def un(path, _, sample):
    nearest = Nearest([of_party(row["party"]) for row in queries(path, {"un"})])
    people = lambda name: [(row["full_name"], row["date_of_birth"]) for row in table(name)]
    asked = {
        "clean": some(people("yente-candidate_generation_benchmark-positives_un_untreated.csv.gz"), sample),
        "changed": some([(row["name"], row["birth"]) for row in queries(path, {"un_changed"})], sample),
        "alerts": some(people("yente-candidate_generation_benchmark-negatives_global.csv.gz"), sample),
    }
    figures = {}
    for with_birth in (False, True):
        best = {}
        for what, rows in asked.items():
            best[what] = []
            for at, (name, birth) in enumerate(rows):
                births = [birth] if with_birth and birth else []
                query = entity("Person", f"{what}-{with_birth}-{at}", [name], births=births)
                best[what].append(max((score(query, one) for one in nearest.to(name)), default=0.0))
        # As ours: the score of the first unlisted person that is one too many, and more than that is an alert.
        threshold = sorted(best["alerts"], reverse=True)[int(ALERTS * len(best["alerts"]))]
        above = {what: count(one > threshold for one in scores) for what, scores in best.items()}
        usual = {what: count(one >= USUAL for one in scores) for what, scores in best.items()}
        figures["with_birth" if with_birth else "by_name"] = {**above, "threshold": threshold, "usual": usual}
    return figures


def lists(path, _, sample):
    parties = [row["party"] for row in queries(path, {"all"})]
    nearest = Nearest([of_party(party) for party in parties])
    kinds = {party["id"]: party["kind"] for party in parties}
    named = [(party["id"], name) for party in parties for name in party["names"]]
    slipped = queries(path, {"slips"})

    def found(rows, what):
        hits = 0
        for at, (key, name) in enumerate(rows):
            query = entity(kinds[key], f"{what}{at}", [name])
            hits += any(one.id == key and score(query, one) >= USUAL for one in nearest.to(name))
        return {"found": hits, "of": len(rows)}

    chosen = some(slipped, sample // 4)
    return {
        "itself": found(some(named, sample // 4), "itself"),
        "one": found([(row["id"], row["one"]) for row in chosen], "one"),
        "two": found([(row["id"], row["two"]) for row in chosen], "two"),
    }


def start(path, *_):
    """All lists read, and one name scored."""
    parties = [of_party(row["party"]) for row in queries(path, {"all"})]
    return {"score": score(entity("Person", "q", ["Song Kum-hyok"]), parties[0])}


def speed(path, _, sample):
    """Pairs of unlisted people as ours are, and queries against the nearest entries; what a first use makes ready is not counted."""
    nearest = Nearest([of_party(row["party"]) for row in queries(path, {"all"}) if row["party"]["kind"] != "Vessel"])
    names = [row["full_name"] for row in table("yente-candidate_generation_benchmark-negatives_global.csv.gz")[:2000]]
    people = [entity("Person", f"s{at}", [name]) for at, name in enumerate(names)]
    chosen = [(one, other) for at, one in enumerate(people[:60]) for other in people[at:at + 100]]
    score(people[0], people[1])
    for one, other in chosen:
        score(one, other)
    began = time.process_time()
    for one, other in chosen:
        score(one, other)
    pairs_a_second = len(chosen) / (time.process_time() - began)
    candidates = [(one, nearest.to(name)) for one, name in zip(people[:sample // 10], names)]
    for one, near in candidates:
        for other in near:
            score(one, other)
    # By the processor's time, so that whoever shares the machine takes nothing away.
    times, spent = [math.inf] * len(candidates), math.inf
    for _ in range(3):
        began = time.process_time()
        for at, (one, near) in enumerate(candidates):
            clock = time.process_time()
            for other in near:
                score(one, other)
            times[at] = min(times[at], time.process_time() - clock)
        spent = min(spent, time.process_time() - began)
    times.sort()
    return {"pairs_a_second": pairs_a_second, "scoring_a_second": len(times) / spent, "p99_s": times[len(times) * 99 // 100]}


if __name__ == "__main__":
    run = {"start": start, "pairs": pairs, "un": un, "lists": lists, "speed": speed}[sys.argv[1]]
    print(json.dumps(run(sys.argv[2], json.loads(sys.argv[3]), int(sys.argv[4]))))
