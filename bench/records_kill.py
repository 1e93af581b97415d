#!/usr/bin/env python3
"""Kills the program at random moments while it writes records, and looks whether they stay whole.

    python3 bench/records_kill.py [--kills 100] [--seed 1] [--postgres] [--vetwork target/release/vetwork]

After every kill the records must open, prove themselves (`records verify --deep --head HEAD`, the head being the last
one that was acknowledged) and hold everybody who was acknowledged, once. Then the step that was killed is run again
to its end, and the count must be exact. Moments are spread over the time that a step takes, which is measured first.
With --postgres the records are on a private server; some of the time it is the server that is stopped, without a
checkpoint. `init` is killed as well: making is also the only migration that there is.
"""

import glob
import os
import shutil
import sqlite3
import statistics
import sys
import time

import records_kit as kit
from records_kit import Wrong

KINDS = ["load", "load", "load", "reload", "reload", "rotate", "rotate", "forget-key", "erase", "erase", "expire", "expire",
         "backup", "backup", "restore", "init", "init", "init"]
OF_A_LOAD = 3000  # two writes of the program: 2048 and the rest
LONG_AGO = "2019-03-01T10:00:00Z"


class Trial:
    """One place of records, what was acknowledged there, and what is tried on it."""

    def __init__(self, place, records, chance, cluster, notes, problems):
        self.place, self.records, self.chance, self.cluster, self.notes = place, records, chance, cluster, notes
        self.known, self.gone, self.batches, self.next = set(), set(), [], 0
        self.head = None
        self.took, self.spare, self.problems = {}, 0, problems

    # --- What must hold after every kill

    def check(self, least, most, what):
        """The records open, are whole, and hold from `least` to `most` subjects. Gives how many."""
        self.records.verify(self.head)
        count, entries, _ = self.records.status()
        if not least <= count <= most:
            raise Wrong(f"{what}: {count} are remembered, acknowledged were {least}, given {most}")
        return count

    def acknowledged(self):
        self.head = self.records.head()

    def exactly(self, count, what):
        self.check(count, count, what)
        self.acknowledged()

    def rows(self):
        """The same, counted in the tables themselves: nobody is there twice, nothing hangs in the air."""
        questions = {
            "subjects": "SELECT COUNT(*) FROM subject",
            "different ids": "SELECT COUNT(DISTINCT id_digest) FROM subject",
            "values of nobody": "SELECT COUNT(*) FROM (SELECT subject FROM sighting UNION ALL SELECT subject FROM "
                                "newest_sighting) AS known WHERE subject NOT IN (SELECT number FROM subject)",
            "payloads of nobody": "SELECT COUNT(*) FROM payload JOIN entry ON entry.seq = payload.seq "
                                  "WHERE entry.subject NOT IN (SELECT number FROM subject)",
            "payloads without entry": "SELECT COUNT(*) FROM payload WHERE seq NOT IN (SELECT seq FROM entry)",
            "mentions of nobody": "SELECT COUNT(*) FROM mention WHERE other NOT IN (SELECT number FROM subject)",
            "content of nobody": "SELECT COUNT(*) FROM entry WHERE kind IN (2, 3, 4, 5, 6, 7, 8) AND detail IS NOT NULL "
                                 "AND subject NOT IN (SELECT number FROM subject)",
        }
        if self.cluster:
            found = {name: int(self.cluster.value(self.database, text)) for name, text in questions.items()}
        else:
            copy = self.place.path("tmp", "copy.db")
            for end in ("", "-wal"):
                if os.path.exists(self.records.where + end):
                    shutil.copyfile(self.records.where + end, copy + end)
            with sqlite3.connect(copy) as connection:
                found = {name: connection.execute(text).fetchone()[0] for name, text in questions.items()}
            connection.close()
            for left in glob.glob(copy + "*"):
                os.remove(left)
        if found["subjects"] != len(self.known) or found["different ids"] != len(self.known):
            raise Wrong(f"rows: {found}, acknowledged {len(self.known)}")
        if any(count for name, count in found.items() if " of nobody" in name or "without" in name):
            raise Wrong(f"rows hang in the air: {found}")

    # --- Killing

    def moment(self, kind):
        return self.chance.uniform(0, 1.05 * self.took[kind])

    def measured(self, kind, ended):
        if ended.code != 0:
            raise Wrong(f"{kind}, not killed: exit {ended.code}: {ended.lines(4)}")
        self.took[kind] = ended.seconds
        return ended

    def struck(self, kind, *words, **settings):
        """Runs a command and kills it, or the server under it, at a random moment."""
        after = self.moment(kind)
        if self.cluster and self.chance.random() < 0.25:
            return self.server_struck(after, words, settings)
        ended = self.records.run(*words, kill_after=after, **settings)
        self.count(kind, ended.killed)
        if not ended.killed and ended.code != 0:
            raise Wrong(f"{kind}: exit {ended.code} without a kill: {ended.lines(4)}")
        return ended

    def server_struck(self, after, words, settings):
        stdin = open(settings["stdin"], "rb") if settings.get("stdin") else None
        began = time.monotonic()
        child = self.records.start(*words, stdin=stdin or kit.subprocess.DEVNULL, stdout=kit.subprocess.DEVNULL)
        if stdin:
            stdin.close()
        time.sleep(after)
        was_running = child.poll() is None
        self.cluster.stop(kit.signal.SIGQUIT)
        hung = False
        try:
            _, err = child.communicate(timeout=60)
        except kit.subprocess.TimeoutExpired:
            hung = True
            child.kill()
            _, err = child.communicate()
        self.cluster.start()
        ended = kit.Ended(child.returncode, b"", err, time.monotonic() - began)
        self.count("server stopped", was_running)
        if hung:
            raise Wrong(f"{words[:2]}: hung for 60 s after the server was stopped")
        if ended.code not in (0, 2) or "panicked" in ended.said:
            raise Wrong(f"{words[:2]}: exit {ended.code} after the server was stopped: {ended.lines(5)}")
        if ended.code == 2:
            self.notes.add(f"server stopped under `{words[0]}`: {ended.lines(3)}".replace(str(self.cluster.port), "PORT"))
        ended.killed = ended.code != 0
        return ended

    def count(self, kind, killed):
        self.tally.setdefault(kind, [0, 0, []])[0 if killed else 1] += 1

    # --- Steps

    def make(self):
        """`init`, killed; then `init` again, which must end the making."""
        words = ("init",)
        if "init" not in self.took:
            probe = self.probe()
            self.took["init"] = statistics.median(self.measured("init", one.run(*words)).seconds for one in probe)
        ended = self.struck("init", *words)
        again = self.records.run(*words)
        if again.code != 0 and "something at" not in again.said:
            where = "a file of {} bytes".format(os.path.getsize(self.records.where)) if not self.cluster else "tables"
            key = os.path.getsize(self.records.key) if os.path.exists(self.records.key) else "no key file"
            what = f"init after a killed init: exit {again.code}: {again.lines(4)} [left by the kill: {where}, key {key}]"
            self.problems.append(("init", what.replace(self.place.folder, "…")))
            if self.cluster:
                raise Wrong("cannot go on after that")
            self.cleared(self.records)
            again = self.records.run(*words)
        if ended.code == 0 and again.code == 0:
            raise Wrong("init made records where there were some")
        self.exactly(0, "init")

    def probe(self):
        for number in range(3):
            name = f"probe{os.getpid()}{number}"
            if self.cluster:
                where = self.cluster.database(name)
            else:
                where = self.place.path(name + ".db")
            yield kit.Records(self.place, where, self.place.path(name + ".key"))
            if self.cluster:
                self.cluster.sql("postgres", f"DROP DATABASE {name}")

    def file_of(self, numbers, more=None, **settings):
        return kit.write_lines(self.place.path("batch.jsonl"), (kit.dossier(n, more=more) for n in numbers))

    def vet(self, at=None):
        return ("vet", "-", "--format", "jsonl", *(["--at", at] if at else []))

    def load(self, kind="load", numbers=None, more=None, at=None):
        if numbers is None:
            numbers = range(self.next, self.next + OF_A_LOAD)
            self.next = numbers.stop
        path = self.file_of(numbers, more)
        ids = {kit.dossier(n)["id"] for n in numbers}
        both = self.known | ids
        ended = self.struck(kind, *self.vet(at), stdin=path, quiet=True)
        if ended.code == 0 and kit.remembered(ended) != len(ids):
            raise Wrong(f"{kind}: said {kit.remembered(ended)} remembered of {len(ids)}")
        least = len(both) if ended.code == 0 else len(self.known)
        count = self.check(least, len(both), kind)
        self.found(kind, count - len(self.known), len(both) - len(self.known))
        self.measured(kind, self.records.run(*self.vet(at), stdin=path, quiet=True))
        self.known, self.gone = both, self.gone - ids
        if kind == "load":
            self.batches.append(numbers)
        self.exactly(len(self.known), f"{kind}, run again")

    def found(self, kind, some, of):
        """How much of a killed step was kept: nothing, all, or whole writes of it."""
        if of:
            self.tally.setdefault(kind, [0, 0, []])[2].append(round(some / of, 2))

    def reload(self):
        numbers = self.chance.choice(self.batches)
        more = {"phones": [f"+1 303 {self.chance.randrange(200, 999)} {self.chance.randrange(10000):04}"]}
        numbers = [n for n in numbers if kit.dossier(n)["id"] in self.known]
        self.load("reload", numbers, more)

    def rotate(self, forget=False):
        kind = "forget-key" if forget else "rotate"
        words = ("records", "rotate-key", *(["--forget-earlier"] if forget else []))
        if kind not in self.took:
            self.measured(kind, self.records.run(*words))
        self.struck(kind, *words)
        self.check(len(self.known), len(self.known), kind)
        self.measured(kind, self.records.run(*words))
        self.exactly(len(self.known), f"{kind}, run again")
        left = glob.glob(self.place.path("*.key-new"))
        if left:
            raise Wrong(f"{kind}: {left} is left after the rotation was finished")

    def whole_or_gone(self, one):
        show = self.records.run("records", "show", one)
        export = self.records.run("records", "export", one, "--format", "json")
        if show.code == 0 and export.code == 0:
            return True
        if show.code == 2 and "nobody is remembered" in show.said and "nobody is remembered" in export.said:
            return False
        raise Wrong(f"{one} is there in part: show {show.code} {show.lines()}; export {export.code} {export.lines()}")

    def erase(self):
        words = ("records", "erase", "--reason", "asked to be forgotten")
        if "erase" not in self.took:
            one = self.chance.choice(sorted(self.known))
            self.measured("erase", self.records.run(*words, one))
            self.known.discard(one)
            self.gone.add(one)
            self.acknowledged()
        one = self.chance.choice(sorted(self.known))
        wrapped = self.wrapped_keys()
        ended = self.struck("erase", *words, one)
        is_there = self.whole_or_gone(one)
        if ended.code == 0 and is_there:
            raise Wrong(f"{one} was erased, and is there")
        self.check(len(self.known) - (not is_there), len(self.known) - (not is_there), "erase")
        self.found("erase", int(not is_there), 1)
        again = self.records.run(*words, one)
        if again.code != (0 if is_there else 2):
            raise Wrong(f"erase again: exit {again.code}: {again.lines()}")
        self.known.discard(one)
        self.gone.add(one)
        if not is_there:
            self.leftover(wrapped, "a killed erase, then show, export, verify and status")
        self.exactly(len(self.known), "erase, run again")
        if self.whole_or_gone(one):
            raise Wrong(f"{one} was erased twice, and is there")

    def wrapped_keys(self):
        """The wrapped keys of all subjects, as the file holds them: only of SQLite."""
        if self.cluster:
            return None
        copy = self.place.path("tmp", "keys.db")
        for end in ("", "-wal"):
            if os.path.exists(self.records.where + end):
                shutil.copyfile(self.records.where + end, copy + end)
        connection = sqlite3.connect(copy)
        found = {bytes(key) for (key,) in connection.execute("SELECT data_key FROM subject")}
        connection.close()
        for left in glob.glob(copy + "*"):
            os.remove(left)
        return found

    def leftover(self, before, when):
        """Is the key of somebody erased still in the file or its journal?"""
        if before is None:
            return
        gone = before - self.wrapped_keys()
        for end in ("", "-wal"):
            if os.path.exists(self.records.where + end):
                with open(self.records.where + end, "rb") as file:
                    text = file.read()
                if any(key in text for key in gone):
                    self.notes.add(f"after {when}, the erased subject's wrapped key is still in records.db{end}")

    def expire(self):
        words = ("records", "expire", "--apply")
        path = self.file_of(numbers := range(self.next, self.next + 120))
        self.next = numbers.stop
        ids = {kit.dossier(n)["id"] for n in numbers}
        self.measured("old", self.records.run(*self.vet(LONG_AGO), stdin=path, quiet=True))
        self.exactly(len(self.known) + len(ids), "a load of long ago")
        if "expire" not in self.took:
            self.measured("expire", self.records.run(*words))
            self.exactly(len(self.known), "expire")
            self.gone |= ids
            return self.expire()
        ended = self.struck("expire", *words)
        least = len(self.known)
        count = self.check(least, least if ended.code == 0 else least + len(ids), "expire")
        self.found("expire", least + len(ids) - count, len(ids))
        for one in self.chance.sample(sorted(ids), 4):
            self.whole_or_gone(one)
        self.measured("expire", self.records.run(*words))
        self.gone |= ids
        self.exactly(least, "expire, run again")
        return None

    def copies(self):
        self.spare += 1
        return kit.Records(self.place, self.place.path(f"copy{self.spare}.db"), self.records.key)

    def copy_is_sound(self, copy, what):
        """What a killed copy left: nothing, something that is refused, or all."""
        if not os.path.exists(copy.where):
            return "nothing"
        ended = copy.run("records", "status")
        if ended.code == 0:
            copy.verify(self.head)
            if copy.status()[0] != len(self.known):
                raise Wrong(f"{what}: a copy of {copy.status()[0]} of {len(self.known)} opens")
            return "all"
        if "panicked" in ended.said or ended.code != 2:
            raise Wrong(f"{what}: what is left: exit {ended.code}: {ended.lines(4)}")
        self.notes.add(f"{what} left a file; opened, it says: {ended.lines(3)}".replace(self.place.folder, ""))
        return "refused"

    def backup(self):
        if "backup" not in self.took:
            copy = self.copies()
            self.measured("backup", self.records.run("records", "backup", copy.where))
            self.cleared(copy)
        copy = self.copies()
        self.struck("backup", "records", "backup", copy.where)
        left = self.copy_is_sound(copy, "a killed backup")
        again = self.records.run("records", "backup", copy.where)
        if again.code != 0:
            self.notes.add(f"backup again to the same file ({left} left): {again.lines(3)}".replace(self.place.folder, ""))
        self.cleared(copy)
        self.measured("backup", self.records.run("records", "backup", copy.where))
        copy.verify(self.head)
        if copy.status()[0] != len(self.known):
            raise Wrong("a whole backup has another count")
        self.cleared(copy)
        self.exactly(len(self.known), "backup")

    def cleared(self, copy):
        for left in glob.glob(copy.where + "*"):
            os.remove(left)

    def restore(self):
        """A restore into a file: killed, then as the messages say."""
        source, target = self.copies(), self.copies()
        self.measured("backup", self.records.run("records", "backup", source.where))
        if "restore" not in self.took:
            self.measured("restore", target.run("records", "restore", source.where))
            self.cleared(target)
        target_records, self_records = target, self.records
        self.records = target_records
        try:
            self.struck("restore", "records", "restore", source.where)
        finally:
            self.records = self_records
        left = self.copy_is_sound(target, "a killed restore")
        again = target.run("records", "restore", source.where)
        if again.code != 0:
            self.notes.add(f"restore again to the same file ({left} left): {again.lines(3)}".replace(self.place.folder, ""))
            self.cleared(target)
            self.measured("restore", target.run("records", "restore", source.where))
        target.verify(self.head)
        if target.status()[0] != len(self.known):
            raise Wrong("a whole restore has another count")
        source.verify(self.head)
        self.cleared(target)
        self.cleared(source)

    def step(self, kind):
        if kind == "load":
            self.load()
        elif kind == "rotate":
            self.rotate()
        elif kind == "forget-key":
            self.rotate(forget=True)
        else:
            getattr(self, kind)()

    def fresh_round(self, number, took, tally):
        self.took, self.tally = took, tally
        self.make()
        numbers = range(0, OF_A_LOAD)
        self.next = numbers.stop
        ended = self.measured("load", self.records.run(*self.vet(), stdin=self.file_of(numbers), quiet=True))
        if kit.remembered(ended) != OF_A_LOAD:
            raise Wrong(f"the first load remembered {kit.remembered(ended)}")
        self.known = {kit.dossier(n)["id"] for n in numbers}
        self.batches = [numbers]
        self.took.setdefault("reload", self.took["load"])
        self.exactly(OF_A_LOAD, "the first load")


def main():
    settings = kit.arguments(
        __doc__,
        kills={"type": int, "default": None, "help": "how many (100; 30 with --postgres)"},
        postgres={"action": "store_true", "help": "on a private PostgreSQL server"},
        steps_a_round={"type": int, "default": 12, "help": "then records begin anew"},
    )
    kills = settings.kills or (30 if settings.postgres else 100)
    chance, began, notes = kit.chances(settings.seed), time.monotonic(), set()
    tally, took, problems, number = {}, {}, [], 0
    cluster = kit.Cluster(["-c", "fsync=on"]) if settings.postgres else None

    def killed():
        return sum(row[0] for row in tally.values())

    try:
        while killed() < kills and number < kills:
            number += 1
            with kit.Place(settings.vetwork, "vetwork-kill-") as place:
                if cluster:
                    where = cluster.database(f"round{number}")
                else:
                    where = place.path("records.db")
                records = kit.Records(place, where, place.path("master.key"))
                trial = Trial(place, records, chance, cluster, notes, problems)
                trial.database = f"round{number}"
                kind = "init"
                try:
                    trial.fresh_round(number, took, tally)
                    for _ in range(settings.steps_a_round):
                        if killed() >= kills:
                            break
                        kind = chance.choice(KINDS)
                        if kind == "init":
                            # Beside the records, at a place of its own.
                            aside = place.path(f"aside{trial.spare}")
                            os.mkdir(aside)
                            trial.spare += 1
                            at = cluster.database(f"aside{number}_{trial.spare}") if cluster else aside + "/records.db"
                            other = Trial(place, kit.Records(place, at, aside + "/master.key"), chance, cluster, notes, problems)
                            other.took, other.tally = took, tally
                            other.make()
                        else:
                            trial.step(kind)
                        if sys.stderr.isatty():
                            print(f"\r{killed()} of {kills}  {kind:12}", end="", file=sys.stderr)
                    trial.rows()
                except Wrong as wrong:
                    problems.append((kind, f"round {number}: " + str(wrong).replace(place.folder, "…")))
                    if not cluster:
                        kept = f"/tmp/vetwork-kill-wrong-{os.getpid()}-{number}"
                        shutil.copytree(place.folder, kept, dirs_exist_ok=True)
                        problems[-1] = (kind, problems[-1][1] + f"  [kept in {kept}]")
    finally:
        if cluster:
            cluster.__exit__()
    where = "PostgreSQL" if settings.postgres else "SQLite"
    rows = [(kind, row[0], row[1], f"{1000 * took[kind]:.0f} ms" if kind in took else "",
             " ".join(f"{share:g}" for share in row[2][:14])) for kind, row in sorted(tally.items())]
    rows.append(("all", killed(), sum(row[1] for row in tally.values()), f"{time.monotonic() - began:.0f} s", ""))
    kit.table(f"Kills on {where}, {number} records made, seed {settings.seed}",
              ["step", "killed", "came to its end first", "takes", "share that was kept"], rows)
    if notes:
        kit.table("Said or left on the way (not counted as wrong)", ["what"], [(note,) for note in sorted(notes)])
    if problems:
        counted = sorted({problem: problems.count(problem) for problem in problems}.items())
        kit.table("WRONG", ["times", "step", "what"], [(times, *problem) for problem, times in counted])
    print(f"\n{killed()} kills, {len(problems)} wrong")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
