#!/usr/bin/env python3
"""Looks for the data of made-up subjects in every place where records leave bytes.

    python3 bench/records_grep.py [--subjects 1000] [--no-postgres] [--vetwork target/release/vetwork]

Searched are the file, its journal and its index while a load is running, the backup, the key file, temporary folders,
files that a process holds open, the memory of processes that have the records open, and the whole data folder of a
server that logs every statement. Strings are looked for as UTF-8 and UTF-16, in any case, some also as hexadecimal digits
and as Base64. Then 100 are erased: nothing sealed of theirs may be in file or journal any more.
In memory, a process that works with a dossier may hold it; that is reported and is not wrong. In a file it is wrong.
"""

import base64
import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time

import records_kit as kit

LETTERS = "abcdefghijklmnoprstu"  # no q, v, w, x, z: nothing of ours occurs by chance
KINDS = {"f": "first name", "l": "last name", "e": "e-mail", "h": "own domain", "s": "street", "r": "reference", "m": "reference's e-mail",
         "n": "note of an incident", "o": "former name", "i": "subject id", "d": "reason of a decision", "u": "profile",
         "k": "reason of erasure", "a": "advertisement", "c": "company of a reference", "j": "national number"}


def word(kind, number):
    """`qzx`, a letter for the kind, four for the number."""
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, len(LETTERS))
        letters += LETTERS[rest]
    return "qzx" + kind + letters


def phone(number, reference=False):
    return f"+1 {'417' if reference else '415'} 27{number // 10000 % 10} {number % 10000:04}"


def account(number):
    body = f"37040044{500000000 + number * 7:010}"
    return f"DE{98 - int(body + '131400') % 97:02}{body}"


def subject(number):
    cap = lambda kind: word(kind, number).capitalize()
    return {
        "vetwork": 1,
        "id": word("i", number),
        "name": f"{cap('f')} {cap('l')}",
        "role": {"title": "Engineer", "remote": True, "jurisdiction": "US", "posting": f"We look for {word('a', number)} people"},
        "phase": "onboarding",
        "emails": [f"{word('e', number)}@{word('h', number)}.example"],
        "phones": [phone(number)],
        "addresses": [{"kind": "home", "street": f"{number + 1} {cap('s')} Court", "city": "Wrenfield", "region": "CA",
                       "postcode": "90001", "country": "US", "from": 2021}],
        "references": [{"name": f"Linda {cap('r')}", "company": f"{cap('c')} Systems",
                        "email": f"{word('m', number)}@corvane.example", "phone": phone(number, True), "relation": "manager"}],
        "profiles": [f"https://github.com/{word('u', number)}"],
        "national_numbers": [{"scheme": "SSN", "number": word("j", number)}],
        "payment_instructions": [{"method": "bank-account", "iban": account(number), "holder": f"{cap('f')} {cap('l')}"}],
        "incidents": [{"kind": "other", "agreed": True, "note": f"a test of {word('n', number)} was seen", "at": "2026-11-10"}],
        "sealed": {"former_names": [f"{cap('o')} Former"]},
    }


class Needles:
    """All strings, and where some of them begin when they are encoded."""

    def __init__(self, count):
        self.words = {word(kind, number).encode(): kind for kind in KINDS for number in range(count)}
        self.numbers, self.chance = {}, []
        for number in range(count):
            self.numbers[re.sub(r"\D", "", phone(number))[1:].encode()] = "phone"
            self.numbers[re.sub(r"\D", "", phone(number, True))[1:].encode()] = "reference's phone"
            self.numbers[account(number)[4:].encode()] = "account"
        self.encoded = {}
        for number in range(0, count, max(1, count // 12)):
            for kind in "filesod":
                for text in (word(kind, number), word(kind, number).capitalize()):
                    self.encode(text, kind)
            self.encode(re.sub(r"\D", "", phone(number)), "phone")
            self.encode(account(number), "account")

    def encode(self, text, kind):
        raw = text.encode()
        self.encoded[raw.hex().encode()] = (kind, "hexadecimal")
        for shift in range(3):
            whole = base64.b64encode(b"\0" * shift + raw)
            # Only what does not depend on its neighbours.
            self.encoded[whole[(shift * 4 + 2) // 3: len(raw + b"\0" * shift) // 3 * 4]] = (kind, "Base64")

    PATTERNS = [
        (re.compile(rb"(?i)qzx[a-z]{5}"), "UTF-8"),
        (re.compile(rb"(?i)q\0z\0x\0(?:[a-z]\0){5}"), "UTF-16"),
        (re.compile(rb"(?=(41[57] ?27\d ?\d{4}))"), "UTF-8"),
        (re.compile(rb"(?=(370400440?\d{9}))"), "UTF-8"),
        (re.compile(rb"(?=(4\x001\x00[57]\x00(?: \x00)?2\x007\x00\d\x00(?: \x00)?(?:\d\x00){4}))"), "UTF-16"),
    ]

    def found(self, data):
        """How often what was found, by kind and encoding, with a place."""
        counts = {}

        def note(kind, encoding, text, at):
            counts.setdefault((KINDS.get(kind, kind), encoding), []).append((at, text))

        for pattern, encoding in self.PATTERNS:
            for match in pattern.finditer(data):
                text = match[match.lastindex or 0].replace(b"\0", b"").lower()
                kind = self.words.get(text) or self.numbers.get(text.replace(b" ", b""))
                if kind and encoding == "UTF-8" and text[:1].isdigit() and run_around(data, match.start()) > LONGEST_RUN:
                    self.chance.append(bytes(data[max(0, match.start() - 12): match.start() + 22]))
                elif kind:
                    note(kind, encoding, text, match.start())
        for raw, (kind, encoding) in self.encoded.items():
            at = data.find(raw)
            if at < 0 and encoding == "hexadecimal":
                at = data.find(raw.upper())
            if at >= 0:
                note(kind, encoding, raw, at)
        return counts


# A log of statements is full of sealed bytes as hexadecimal digits: with 100 MB of them, ten given digits of one of 2,000
# numbers come up in one run of ten. What stands in a run longer than any number of ours is noted, and is not a find.
LONGEST_RUN = 32


def run_around(data, at):
    """How many hexadecimal digits there are around a place, up to more than enough."""
    digits = b"0123456789abcdefABCDEF"
    first = last = at
    while first > 0 and at - first <= LONGEST_RUN and data[first - 1] in digits:
        first -= 1
    while last < len(data) and last - at <= LONGEST_RUN and data[last] in digits:
        last += 1
    return last - first


def told(counts):
    return "; ".join(f"{kind} ({encoding}) {len(places)}x" for (kind, encoding), places in sorted(counts.items())) or "nothing"


class Search:
    def __init__(self, needles):
        self.needles, self.rows, self.problems, self.secrets = needles, [], [], []

    def bytes(self, where, data, may=False, secret_may=False):
        counts = self.needles.found(data)
        keys = [name for name, raw in self.secrets if raw in data]
        said = told(counts) + ("" if not keys else "; " + ", ".join(keys))
        bad = (counts and not may) or (keys and not secret_may)
        self.rows.append((where, f"{len(data) / 1e6:.2f} MB", said[:300], "WRONG" if bad else "as expected" if not counts else "allowed"))
        if bad:
            first = [(kind, places[0]) for kind, places in counts.items()]
            self.problems.append(f"{where}: {said}; {first[:3]}")
        return counts

    def file(self, where, path, **may):
        try:
            with open(path, "rb") as file:
                self.bytes(where, file.read(), **may)
        except FileNotFoundError:
            self.rows.append((where, "", "is not there", ""))

    def folder(self, where, folder, but=(), **may):
        data, names = bytearray(), []
        for root, _, files in os.walk(folder):
            for name in files:
                path = os.path.join(root, name)
                if path in but:
                    continue
                names.append(os.path.relpath(path, folder))
                try:
                    with open(path, "rb") as file:
                        data += file.read() + b"\0" * 16
                except OSError:
                    pass
        data += "\0".join(names).encode()
        self.bytes(f"{where} ({len(names)} files)", bytes(data), **may)

    def journal(self, records, when):
        for end, name in (("", "the file"), ("-wal", "its journal"), ("-shm", "its index of the journal")):
            self.file(f"{name}, {when}", records.where + end)

    def opened(self, child, when, but):
        """What a process holds open, also when it has no name any more."""
        folder = f"/proc/{child.pid}/fd"
        names = []
        for number in os.listdir(folder):
            try:
                target = os.readlink(f"{folder}/{number}")
                if target.startswith("/") and not target.startswith("/dev/") and not any(target == one for one in but):
                    names.append(target)
                    with open(f"{folder}/{number}", "rb") as file:
                        self.bytes(f"held open {when}: {os.path.basename(target)}", file.read())
            except OSError:
                pass
        return names


def core(child, folder):
    """The memory of a process: by gcore where there is one, else read from /proc. What of it."""
    gcore = shutil.which("gcore")
    if gcore:
        made = subprocess.run([gcore, "-a", "-o", os.path.join(folder, "core"), str(child.pid)], capture_output=True)
        path = os.path.join(folder, f"core.{child.pid}")
        if made.returncode == 0 and os.path.exists(path):
            with open(path, "rb") as file:
                data = file.read()
            os.remove(path)
            return data, "gcore"
    data = bytearray()
    with open(f"/proc/{child.pid}/maps", encoding="ascii", errors="replace") as maps, open(f"/proc/{child.pid}/mem", "rb", 0) as memory:
        for line in maps:
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) r.*", line)
            if found and "[v" not in line:
                try:
                    memory.seek(int(found[1], 16))
                    data += memory.read(int(found[2], 16) - int(found[1], 16))
                except (OSError, ValueError):
                    pass
    return bytes(data), "/proc/PID/mem"


def master_key(path):
    with open(path, encoding="ascii") as file:
        return re.findall(r"[0-9a-f]{64}", file.read())[0]


@contextlib.contextmanager
def copy_opened(records, place):
    """A connection to a copy of records, with their journal; the copy goes with it."""
    copy = place.path("tmp", "copy.db")
    for end in ("", "-wal"):
        if os.path.exists(records.where + end):
            shutil.copyfile(records.where + end, copy + end)
    connection = sqlite3.connect(copy)
    try:
        yield connection
    finally:
        connection.close()
        for end in ("", "-wal", "-shm"):
            if os.path.exists(copy + end):
                os.remove(copy + end)


def sealed_of(records, place, numbers):
    """All that the tables hold of these subjects, as pieces of bytes, and their numbers; from a copy."""
    with copy_opened(records, place) as connection:
        return pieces_of(connection, numbers)


def pieces_of(connection, numbers):
    marks = ",".join(map(str, sorted(numbers)))
    pieces, counts = {}, {}
    questions = {
        "subject.data_key": f"SELECT data_key FROM subject WHERE number IN ({marks})",
        "subject.card": f"SELECT card FROM subject WHERE number IN ({marks})",
        "subject.id_digest": f"SELECT id_digest FROM subject WHERE number IN ({marks})",
        "entry.detail": f"SELECT detail FROM entry WHERE kind NOT IN (9, 10) AND detail IS NOT NULL AND subject IN ({marks})",
        "mention.body": f"SELECT body FROM mention WHERE other IN ({marks}) OR seq IN (SELECT seq FROM entry WHERE subject IN ({marks}))",
    }
    for part in ("dossier", "confidential", "assessment", "compared"):
        questions[f"payload.{part}"] = (f"SELECT {part} FROM payload WHERE {part} IS NOT NULL AND "
                                        f"seq IN (SELECT seq FROM entry WHERE subject IN ({marks}))")
    for what, text in questions.items():
        rows = [bytes(row[0]) for row in connection.execute(text)]
        counts[what] = len(rows)
        for row in rows:
            for at in range(0, max(1, len(row) - 23), 48):
                pieces[row[at:at + 24]] = what
            pieces[row[-24:]] = what
    digests = [row[0] for row in connection.execute(
        "WITH known AS (SELECT digest, subject FROM sighting UNION ALL SELECT digest, subject FROM newest_sighting) "
        f"SELECT digest FROM known WHERE subject IN ({marks}) AND digest NOT IN "
        f"(SELECT digest FROM known WHERE subject NOT IN ({marks}))")]
    counts["sighting"] = len(digests)
    for digest in digests:
        pieces[digest.to_bytes(8, "big", signed=True)] = "sighting.digest"
    return pieces, counts


def numbers_of(records, place, shown):
    """The numbers of subjects: of the first entries that `records show` prints for them."""
    text = "SELECT subject FROM entry WHERE seq = ?"
    with copy_opened(records, place) as connection:
        return {connection.execute(text, (seq,)).fetchone()[0] for seq in shown}


def spot(data, at):
    """Where in a SQLite file a byte is: the kind of its page, and whether a row is there or a gap between rows."""
    size = int.from_bytes(data[16:18], "big")
    page, offset = divmod(at, size)
    head = page * size + (100 if page == 0 else 0)
    kind = {2: "inner page of an index", 5: "inner page of a table", 10: "page of an index", 13: "page of a table"}.get(data[head])
    if not kind:
        return f"page {page + 1}, of no rows"
    cells, begin = int.from_bytes(data[head + 3:head + 5], "big"), int.from_bytes(data[head + 5:head + 7], "big")
    gap = head - page * size + (8 if data[head] > 5 else 12) + 2 * cells
    return f"{kind}, {'in the gap before its rows' if gap <= offset < begin else 'among its rows' if offset >= begin else 'in its head'}"


def pieces_in(data, pieces, spots=None):
    """Which of the pieces are in some bytes: by their first eight."""
    firsts = {}
    for piece, what in pieces.items():
        firsts.setdefault(piece[:8], []).append((piece, what))
    counts = {}
    for at in range(len(data) - 7):
        for piece, what in firsts.get(data[at:at + 8], ()):
            if data[at:at + len(piece)] == piece:
                counts[what] = counts.get(what, 0) + 1
                if spots is not None:
                    spots.append(f"{what}: {spot(data, at)}")
    return counts


def main():
    settings = kit.arguments(__doc__, subjects={"type": int, "default": 1000}, no_postgres={"action": "store_true"})
    count = settings.subjects
    search = Search(Needles(max(count, 1200)))
    with kit.Place(settings.vetwork, "vetwork-grep-") as place:
        for name in ("input", "store", "keys", "cores"):
            os.mkdir(place.path(name))
        records = kit.Records(place, place.path("store", "records.db"), place.path("keys", "master.key"))
        assert records.run("init").code == 0
        key = master_key(records.key)
        search.secrets = [("the master key as text", key.encode()), ("the master key as bytes", bytes.fromhex(key))]
        people = kit.write_lines(place.path("input", "people.jsonl"), map(subject, range(count)))

        # A process that waits for its input, and has the records open.
        idle = records.start("vet", "-", "--format", "jsonl", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        time.sleep(1)
        data, how = core(idle, place.path("cores"))
        search.bytes(f"memory of a process before its input ({how})", data, secret_may=True)
        with open(people, "rb") as file:
            lines = file.readlines()
        # Half of it, and then it waits.
        idle.stdin.write(b"".join(lines[: count // 2]))
        idle.stdin.flush()
        time.sleep(1.5)
        data, how = core(idle, place.path("cores"))
        search.bytes(f"memory of a process with half of its input ({how})", data, may=True, secret_may=True)
        search.opened(idle, "with half of its input", ())
        search.folder("temporary folders, home, with half of its input", place.folder, but={people, records.key})
        idle.stdin.close()
        err = idle.stderr.read()
        idle.wait()
        search.bytes("what it said on standard error", err)

        # The journal is at its largest while a load runs: search as it goes.
        load = records.start("vet", "-", "--format", "jsonl", stdin=open(people, "rb"), stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
        snapshots = 0
        while load.poll() is None:
            time.sleep(0.4)
            if load.poll() is None:
                snapshots += 1
                search.journal(records, f"load running, {snapshots}")
                if snapshots == 2:
                    search.opened(load, "by the load", (people,))
        assert load.returncode == 0, load.returncode
        search.journal(records, "load ended")

        for number in range(count):
            if number % 10 == 0:
                ended = records.run("decide", word("i", number), "ask", "--reason", f"because of {word('d', number)} we ask")
                assert ended.code == 0, ended.lines()
        waiting = records.start("vet", "-", "--format", "jsonl", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        time.sleep(1)
        search.journal(records, "decisions made, another process has it open")
        data, how = core(waiting, place.path("cores"))
        search.bytes(f"memory of a process that has full records open and no input ({how})", data, secret_may=True)

        backup = place.path("store", "copy.db")
        ended = records.run("records", "backup", backup)
        assert ended.code == 0, ended.lines()
        search.file("the backup", backup)
        search.file("the key file", records.key, secret_may=True)
        search.folder("everything below the folder, but input and key", place.folder, but={people, records.key})
        with open(backup, "rb") as file:
            control = kit.write_lines(place.path("input", "control"), [subject(1)])
        with open(control, "rb") as file:
            hits = search.needles.found(file.read())
        if not {"first name", "last name", "e-mail", "phone", "account", "former name"} <= {kind for kind, _ in hits}:
            search.problems.append(f"the search itself does not find what is there: {told(hits)}")

        # 100 are erased, while the other process still has the records open.
        erased = [word("i", number) for number in range(0, count, max(1, count // 100))][:100]
        shown = []
        for one in erased:
            ended = records.run("records", "show", one)
            shown.append(int(re.search(r"^ +(\d+)  20", ended.text, re.M)[1]))
        numbers = numbers_of(records, place, shown)
        pieces, counts = sealed_of(records, place, numbers)
        with open(records.where, "rb") as file:
            data = file.read()
        if os.path.exists(records.where + "-wal"):
            with open(records.where + "-wal", "rb") as file:
                data += file.read()
        there = pieces_in(data, pieces)
        search.rows.append((f"sealed bytes of {len(numbers)} before erasure", f"{len(pieces)} pieces",
                            "found: " + ", ".join(f"{what} {n}x" for what, n in sorted(there.items())), "as expected" if there else "WRONG"))
        began = time.monotonic()
        for index, one in enumerate(erased):
            ended = records.run("records", "erase", one, "--reason", f"asked by {word('k', index)}")
            if ended.code != 0:
                search.problems.append(f"erase: exit {ended.code}: {ended.lines()}")
        seconds = time.monotonic() - began
        after, rest = sealed_of(records, place, numbers)
        search.rows.append((f"rows of {len(numbers)} erased", f"{1000 * seconds / len(erased):.0f} ms each",
                            ", ".join(f"{what} {n}" for what, n in rest.items() if n) or "none",
                            "WRONG" if any(rest.values()) else "as expected"))
        if any(rest.values()):
            search.problems.append(f"rows of erased subjects are left: {rest}")
        for end in ("", "-wal", "-shm"):
            if os.path.exists(records.where + end):
                with open(records.where + end, "rb") as file:
                    data = file.read()
                spots = []
                left = pieces_in(data, pieces, None if end else spots)
                search.rows.append((f"sealed bytes of the erased in records.db{end}", f"{len(data) / 1e6:.2f} MB",
                                    ", ".join(f"{what} {n}x" for what, n in sorted(left.items())) or "nothing",
                                    "WRONG" if left else "as expected"))
                if left:
                    search.problems.append(f"erased, but in records.db{end}: {left}; {sorted(set(spots))[:4]}")
        search.journal(records, "after erasure")
        waiting.stdin.close()
        waiting.wait()
        ended = records.run("records", "verify", "--deep")
        if ended.code != 0:
            search.problems.append(f"verify after erasure: {ended.code} {ended.text[:300]}")

        if not settings.no_postgres:
            with kit.Cluster(["-c", "log_statement=all", "-c", "log_min_duration_statement=0", "-c", "wal_level=logical",
                              "-c", "log_parameter_max_length=-1", "-c", "log_parameter_max_length_on_error=-1"]) as cluster:
                server = kit.Records(place, cluster.database("grep"), place.path("keys", "server.key"))
                assert server.run("init").code == 0
                key = master_key(server.key)
                search.secrets += [("the server's master key as text", key.encode()), ("the server's master key as bytes", bytes.fromhex(key))]
                ended = server.run("vet", "-", "--format", "jsonl", stdin=people, quiet=True)
                assert ended.code == 0, ended.lines()
                for number in range(0, count, 50):
                    server.run("decide", word("i", number), "ask", "--reason", f"because of {word('d', number)} we ask")
                cluster.sql("grep", "CHECKPOINT")
                search.folder("a server's folder: tables, journal, log of all statements", cluster.folder)
    for text in search.needles.chance:
        search.rows.append(("by chance, within a long run of hexadecimal digits", "", repr(text), "as expected"))
    kit.table(f"What was found of {count} subjects", ["where", "size", "found", ""], search.rows)
    if search.problems:
        kit.table("WRONG", ["what"], [(problem[:600],) for problem in search.problems])
    print(f"\n{len(search.problems)} wrong")
    sys.exit(1 if search.problems else 0)


if __name__ == "__main__":
    main()
