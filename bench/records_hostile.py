#!/usr/bin/env python3
"""What the program says and does when something is wrong with records: the place, the key, the disk, the file, the server.

    python3 bench/records_hostile.py [--only WORD] [--no-postgres] [--vetwork target/release/vetwork]

Every command is shown with its exit code and the first lines that it says. A message is to state what happened, where,
and what to do; a command must end, without a panic, with the expected code, and lose nothing. What does not is listed.
"""

import json
import os
import random
import re
import shutil
import socket
import sqlite3
import struct
import subprocess
import sys
import threading
import time
import zlib

import records_kit as kit
from records_kit import Records, Wrong

PASSWORD = "geheim-77"
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]".encode().decode())


class Trials:
    def __init__(self, place, only):
        self.place, self.only, self.rows, self.problems, self.weak, self.group = place, only, [], [], [], ""

    def name(self, text):
        self.group = text

    def judge(self, name, ended, code, what=None, where=None, todo=True, says=None):
        """Holds what a command did against what was expected."""
        codes = code if isinstance(code, tuple) else (code,)
        said, verdict = ended.said + ("" if ended.code else ended.text[:2000]), []
        if "panicked" in ended.said or ended.code in (101, 134) or (ended.code < 0 and not ended.killed):
            self.problems.append((self.group, name, f"panic or signal: exit {ended.code}: {ended.lines(4)}"))
            verdict.append("PANIC")
        if "HUNG" in ended.said:
            self.problems.append((self.group, name, f"did not end within {ended.seconds:.0f} s"))
            verdict.append("HANGS")
        elif ended.code not in codes:
            self.problems.append((self.group, name, f"exit {ended.code}, expected {codes}: {ended.lines(3)}"))
            verdict.append("EXIT")
        if PASSWORD in said:
            self.problems.append((self.group, name, "the password is shown"))
        if STEERS.search(ended.said):
            self.problems.append((self.group, name, f"steers the terminal: {STEERS.search(ended.said)[0]!r}"))
        if ended.code == 2 and "HUNG" not in ended.said:
            missing = []
            if what and not re.search(what, said, re.I):
                missing.append(f"what ({what})")
            if where and where not in said:
                missing.append("where")
            if todo and not re.search(todo if isinstance(todo, str) else "hint: ", said):
                missing.append("what to do" + (f" ({todo})" if isinstance(todo, str) else ""))
            if missing:
                self.weak.append((self.group, name, ", ".join(missing), self.short(ended.lines(3))))
                verdict.append("says not: " + ", ".join(missing))
        if says and not re.search(says, said + ended.text, re.I):
            self.problems.append((self.group, name, f"does not say {says!r}: {ended.lines(3)} {ended.text[:200]!r}"))
            verdict.append("OTHER")
        self.rows.append((self.group, name, ended.code, f"{ended.seconds:.1f}", self.short(ended.lines(2) or ended.text.strip().split("\n")[0])[:230],
                          "; ".join(verdict) or "good"))
        return ended

    def short(self, text):
        return text.replace(self.place.folder, "…")

    def wrong(self, name, what):
        self.problems.append((self.group, name, self.short(what)))
        self.rows.append((self.group, name, "", "", self.short(what)[:230], "WRONG"))

    def good(self, name, what):
        self.rows.append((self.group, name, "", "", self.short(what)[:230], "good"))


def made(place, name, count=12, start=0):
    """Records with a few subjects, one decision, one erasure; all in the file, nothing in the journal."""
    folder = place.path(name)
    os.mkdir(folder)
    records = Records(place, os.path.join(folder, "records.db"), os.path.join(folder, "master.key"))
    people = kit.write_lines(os.path.join(folder, "people.jsonl"), (kit.dossier(n) for n in range(start, start + count)))
    for words, stdin in ((["init"], None), (["vet", "-", "--format", "jsonl"], people),
                         (["decide", "s-0000001", "ask", "--reason", "a call comes first"], None),
                         (["records", "erase", "s-0000003", "--reason", "asked"], None)):
        ended = records.run(*words, stdin=stdin)
        if ended.code != 0:
            raise Wrong(f"{words}: {ended.lines(4)}")
    records.people = people
    return records


def flat(records, where):
    """A copy in one file, without a journal."""
    for end in ("", "-wal", "-shm"):
        if os.path.exists(where + end):
            os.remove(where + end)
    connection = sqlite3.connect(records.where)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    shutil.copyfile(records.where, where)
    return Records(records.place, where, records.key)


def changed(records, where, *texts):
    """A copy that somebody changed with SQL, past the triggers."""
    copy = flat(records, where)
    connection = sqlite3.connect(where)
    for name in ("entry_is_kept", "entry_is_unchanged"):
        connection.execute(f"DROP TRIGGER {name}")
    for text in texts:
        connection.execute(*(text if isinstance(text, tuple) else (text,)))
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return copy


# --- Groups

def places(t):
    t.name("place")
    one = made(t.place, "places")
    key = ["--key-file", one.key]
    run = t.place.run
    folder = t.place.path("places", "folder")
    os.mkdir(folder)
    image = t.place.path("places", "picture.png")
    with open(image, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 1, 1, 8, 2, 0, 0, 0) + b"\0" * 9000)
    empty = t.place.path("places", "empty.db")
    open(empty, "wb").close()
    foreign = t.place.path("places", "other.db")
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE records (id TEXT)")
    connection.commit()
    connection.close()
    absent = t.place.path("places", "absent.db")
    text = t.place.path("places", "text.db")
    with open(text, "w", encoding="utf-8") as file:
        file.write("hello\n" * 2000)
    dangling = t.place.path("places", "dangling.db")
    os.symlink(absent, dangling)
    pipe = t.place.path("places", "pipe.db")
    os.mkfifo(pipe)
    for words in (["records", "status"], ["vet", "-", "--format", "jsonl"], ["init"], ["records", "restore", one.where]):
        for name, where, what in (("a folder", folder, "folder|directory|no records"), ("an image", image, "no records"), ("a text", text, "no records"),
                                  ("an empty file", empty, "no records|empty"), ("somebody's SQLite file", foreign, "no records"),
                                  ("nothing", absent, "no records"), ("a dangling link", dangling, "no records|link|no such|already"),
                                  ("a pipe", pipe, "no records|pipe|not a file")):
            if name in ("nothing", "a dangling link") and words[0] == "init" or words[1:2] == ["restore"] and name == "nothing":
                continue
            before = os.path.getsize(where) if os.path.isfile(where) else None
            ended = run(*words, "--records", where, *key, stdin=one.people if words[0] == "vet" else None, timeout=15)
            t.judge(f"{' '.join(words[:2])}: {name}", ended, 2 if name != "an empty file" or words[0] != "init" else (0, 2), what, where)
            if words[0] == "init" and ended.code == 2 and re.search(r"hint:.*`vetwork init` ends it", ended.said):
                t.weak.append((t.group, f"init: {name}", "`init` says that `init` ends it", t.short(ended.lines(3))))
            if before is not None and os.path.getsize(where) != before and ended.code:
                t.wrong(f"{words[0]}: {name}", f"{where} was changed: {before} to {os.path.getsize(where)} bytes")
    for name, where, what in (("mysql://", "mysql://localhost/x", "no place|mysql"), ("sqlite:///", "sqlite:///tmp/x.db", "no place|sqlite:"),
                              ("POSTGRES:// in capitals", "POSTGRES://localhost/x", "no place|reached"), ("empty text", "", "no place|empty|no records"),
                              ("postgres:// alone", "postgres://", "no host|no place"), ("a password with @", f"postgres://a:{PASSWORD}@b@c/d", "no place"),
                              ("an unknown setting", "postgres://a@localhost/d?nonsense=1", "setting"),
                              ("a long name", t.place.path("places", "n" * 300), "long|no records"),
                              ("steers the terminal", t.place.path("places", "a\x1b[31mb\n.db"), "no records")):
        t.judge(f"records status: {name}", run("records", "status", "--records", where, *key, timeout=30), 2, what)
    t.judge("init: in a folder that is a file", run("init", "--records", empty + "/x/records.db", *key), 2, "director|folder", empty)
    left = set(os.listdir(t.place.folder))
    for where in ("mysql://localhost/x", "sqlite:///tmp-vetwork/x.db"):
        ended = run("init", "--records", where, "--key-file", t.place.path("places", "scheme.key"))
        t.judge(f"init: {where}", ended, 2, "no place")
    for name in set(os.listdir(t.place.folder)) - left:
        t.good("init of another scheme made the folder", name)
        shutil.rmtree(t.place.path(name))
    t.judge("init: there are records already", one.run("init"), 2, "already", one.where)
    t.judge("backup: onto a file that is there", one.run("records", "backup", image), 2, "already", image)
    t.judge("backup: onto the records themselves", one.run("records", "backup", one.where), 2, "already", one.where)
    t.judge("backup: into a folder that is not there", one.run("records", "backup", folder + "/none/copy.db"), 2, "no such|not there", folder)
    t.judge("restore: a copy that is not there", run("records", "restore", absent, "--records", absent + "2", *key), 2, "no records", absent)
    t.judge("restore: from an image", run("records", "restore", image, "--records", absent + "2", *key), 2, "no records", image)
    t.judge("restore: onto itself", run("records", "restore", one.where, "--records", one.where, *key), 2, "already", one.where)
    t.judge("show: nobody of that name", one.run("records", "show", "nobody-known"), 2, "nobody is remembered")
    t.judge("show: an erased subject", one.run("records", "show", "s-0000003"), 2, "nobody is remembered")
    t.judge("erase: twice", one.run("records", "erase", "s-0000003", "--reason", "again"), 2, "nobody is remembered")
    t.judge("prove: an entry that is not there", one.run("records", "prove", "999999"), 2, "no entry")
    t.judge("verify: a head that is none", one.run("records", "verify", "--head", "vetwork-head-1 x"), 2, "no signed head")
    t.judge("verify: a head file that is not there", one.run("records", "verify", "--head", absent), 2, "no such", absent)
    t.judge("hold: until yesterday", one.run("records", "hold", "s-0000002", "--until", "2001-01-01", "--reason", "x"), 2, "over")
    t.judge("hold", one.run("records", "hold", "s-0000002", "--until", "2099-01-01", "--reason", "court"), 0)
    t.judge("erase: held", one.run("records", "erase", "s-0000002", "--reason", "asked"), 2, "held", None, "release")
    t.judge("decide: without a reason", one.run("decide", "s-0000002", "ask", "--reason", "  "), 2, "reason")


def keys(t):
    t.name("key")
    one = made(t.place, "keys")
    run, where = t.place.run, ["--records", one.where]
    before = one.status()
    with open(one.key, encoding="ascii") as file:
        whole = file.read()
    key = re.findall(r"[0-9a-f]{64}", whole)[0]

    def file_of(name, text, mode=0o600):
        path = t.place.path("keys", name)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(path, mode)
        return path

    other = whole.replace(key, key[::-1])
    cases = [("another key", file_of("other.key", other), 2, "does not hold the key"),
             ("lost", t.place.path("keys", "gone.key"), 2, "is not at"),
             ("mode 0644", file_of("open.key", whole, 0o644), 2, "read by others"),
             ("mode 0640", file_of("group.key", whole, 0o640), 2, "read by others"),
             ("empty", file_of("empty.key", ""), 2, "no key"),
             ("cut off", file_of("cut.key", whole[:-10]), 2, "no key"),
             ("only the head of the file", file_of("head.key", whole[: whole.index("vetwork-key-1")]), 2, "no key"),
             ("a folder", t.place.path("keys"), 2, ""),
             ("a megabyte", file_of("long.key", "x" * 1_000_000), 2, "no key"),
             ("line ends of Windows", file_of("windows.key", whole.replace("\n", "\r\n")), 0, ""),
             ("with a mark of the order of bytes", file_of("bom.key", "\ufeff" + whole), (0, 2), "no key"),
             ("in capitals", file_of("capitals.key", whole.replace(key, key.upper())), 0, ""),
             ("the old after another", file_of("two.key", other + whole), 0, "")]
    for name, path, code, what in cases:
        ended = run("records", "status", *where, "--key-file", path, timeout=10)
        t.judge(name, ended, code, what, path)
    for name, value, code, what in (("another", key[::-1], 2, "does not hold"), ("right", key, 0, ""), ("nonsense", "nonsense", 2, "no key"),
                                    ("old and another", f"{key[::-1]},{key}", 0, "")):
        t.judge(f"VETWORK_KEY: {name}", run("records", "status", *where, environment={"VETWORK_KEY": value}), code, what, "VETWORK_KEY" if code else None)
    for name, command, code, what in (("fails", "echo geheim >&2; exit 7", 2, "ended with"), ("prints nothing", "true", 2, "no key"),
                                      ("right", f"cat {one.key}", 0, ""), ("not there", "/no/such/program", 2, "ended with"),
                                      ("prints bytes", "head -c 100 /dev/urandom", 2, "no text|no key")):
        t.judge(f"--key-command: {name}", run("records", "status", *where, "--key-command", command), code, what)
    t.judge("vet: another key, nothing is read", run("vet", "-", *where, "--key-file", file_of("o2.key", other), stdin=one.people), 2, "does not hold")
    t.judge("default place, nothing there", run("records", "status", *where), 2, "is not at", t.place.path("config"))
    t.judge("rotate-key with VETWORK_KEY", run("records", "rotate-key", *where, environment={"VETWORK_KEY": key}), (0, 2))
    t.judge("rotate-key --forget-earlier with VETWORK_KEY", run("records", "rotate-key", "--forget-earlier", *where, environment={"VETWORK_KEY": key}), (0, 2))
    if one.status()[0] != before[0]:
        t.wrong("all of these", "records were changed")

    # Half-made by a kill between making the key file and writing it.
    t.name("key, half-made")
    path = file_of("half.key", "")
    fresh = Records(t.place, t.place.path("keys", "fresh.db"), path)
    ended = t.judge("init with an empty key file, as a kill may leave it", fresh.run("init"), (0, 2), "no key", path)
    if ended.code == 2 and "put your copy" in ended.said:
        t.weak.append((t.group, "init with an empty key file", "the hint speaks of a copy and of records, and there are none; say: remove the file",
                       t.short(ended.lines(3))))

    # A process that has read the old key goes on while the key is rotated and forgotten.
    for forget in (False, True):
        t.name("key, rotated under a run" + (" and forgotten" if forget else ""))
        two = made(t.place, f"rotated{int(forget)}")
        before = two.status()
        child = two.start("vet", "-", "--format", "jsonl", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        time.sleep(0.7)
        t.judge("rotate-key", two.run("records", "rotate-key", *(["--forget-earlier"] if forget else [])), 0)
        # Who shares a value with somebody makes the run open a card, and with it read the key file again: these do not.
        new = ({"vetwork": 1, "id": f"s-{n:07}", "name": f"Zed Zedson{n}", "role": {"title": "Engineer"}, "emails": [f"z{n}@zpost{n}.example"]} for n in range(700, 705))
        text = "".join(json.dumps(one) + "\n" for one in new)
        _, err = child.communicate(text.encode(), timeout=60)
        t.judge("a run that began before goes on", kit.Ended(child.returncode, b"", err, 0), (0, 2))
        if child.returncode == 0:
            for words in (("records", "verify", "--deep"), ("records", "show", "s-0000701"), ("records", "expire"), ("records", "rotate-key")):
                ended = two.run(*words)
                t.judge(" ".join(words), ended, 0)
                if ended.code != 0:
                    t.wrong(" ".join(words), "LOST: 5 were acknowledged as remembered, sealed with a key that is forgotten")
                    break


def inits(t):
    t.name("init, at once")
    lost = 0
    for number in range(12):
        one = Records(t.place, t.place.path(f"race{number}.db"), t.place.path(f"race{number}.key"))
        children = [one.start("init") for _ in range(2 + number % 7)]
        codes = []
        for child in children:
            child.communicate()
            codes.append(child.returncode)
        if codes.count(0) != 1 or one.run("records", "status").code != 0:
            lost += 1
    if lost:
        t.wrong("2 to 8 `init` with one --key-file, 12 times", f"{lost} times the records have no key any more: whoever comes second removes the key of the first")
    else:
        t.good("2 to 8 `init` with one --key-file, 12 times", "always one made, and its key is there")


def flips(t):
    t.name("bit flips")
    one = made(t.place, "flips", 10)
    base = flat(one, t.place.path("flips", "base.db"))
    with open(base.where, "rb") as file:
        whole = file.read()
    size = int.from_bytes(whole[16:18], "big")
    pages = len(whole) // size
    vetted = kit.write_lines(t.place.path("flips", "vet.jsonl"), [kit.dossier(1), kit.dossier(900, more={"phones": kit.dossier(1)["phones"]})])
    chance, counts, missed, slow = random.Random(5), {}, {}, 0
    clean = contents(base.where)
    for page in range(pages):
        used = [at for at in range(page * size, (page + 1) * size) if whole[at]]
        for which in ("header", "content"):
            at = page * size + chance.randrange(8) + (100 if page == 0 and which == "header" and chance.random() < 0.5 else 0) if which == "header" else chance.choice(used or [page * size])
            copy = Records(t.place, t.place.path("flips", "copy.db"), one.key)
            for words in (("records", "verify", "--deep"), ("records", "show", "s-0000001"), ("vet", "-", "--format", "jsonl")):
                damaged = bytearray(whole)
                damaged[at] ^= 1 << chance.randrange(8)
                for end in ("-wal", "-shm"):
                    if os.path.exists(copy.where + end):
                        os.remove(copy.where + end)
                with open(copy.where, "wb") as file:
                    file.write(damaged)
                ended = copy.run(*words, stdin=vetted if words[0] == "vet" else None, timeout=60)
                name = " ".join(words[:2])
                counts[(name, ended.code)] = counts.get((name, ended.code), 0) + 1
                slow = max(slow, ended.seconds)
                if "panicked" in ended.said or "HUNG" in ended.said or ended.code not in (0, 1, 2):
                    t.judge(f"{name}, byte {at} of page {page + 1}", ended, (0, 1, 2))
                if ended.code == 2 and "hint: " not in ended.said:
                    t.weak.append((t.group, f"{name}, byte {at % size} of page {page + 1}", "what to do", t.short(ended.lines(2))))
                if ended.code == 2 and name == "records verify" and not re.search("damaged|changed|no records|hold the key|version|migration", ended.said):
                    t.weak.append((t.group, f"{name}, byte {at % size} of page {page + 1}", "what happened", t.short(ended.lines(2))))
                if ended.code == 0 and name == "records verify":
                    with open(copy.where, "wb") as file:
                        file.write(damaged)
                    for table in different(clean, contents(copy.where)):
                        missed.setdefault(table, []).append((page + 1, at % size))
    for (name, code), count in sorted(counts.items()):
        t.rows.append((t.group, f"{name} of {pages} pages, 2 flips each", code, "", f"{count} times", ""))
    for table, where in sorted(missed.items()):
        t.wrong("verify --deep says whole", f"though the contents of `{table}` differ: page and byte {where[:4]}")

    t.name("cut off")
    for size in (0, 1, 15, 16, 99, 100, 511, 512, 4096, 8191, 8192, 8193, len(whole) // 2, len(whole) - 8192, len(whole) - 1):
        copy = Records(t.place, t.place.path("flips", f"cut{size}.db"), one.key)
        with open(copy.where, "wb") as file:
            file.write(whole[:size])
        t.judge(f"status, the first {size} of {len(whole)} bytes", copy.run("records", "status", timeout=30), (0, 2), "damaged|no records|changed", None)
        t.judge(f"verify --deep, the first {size} of {len(whole)} bytes", copy.run("records", "verify", "--deep", timeout=30), (1, 2), "damaged|no records|changed", None)

    t.name("journal")
    two = made(t.place, "journal", 10)
    people = kit.write_lines(t.place.path("journal", "more.jsonl"), (kit.dossier(n) for n in range(40, 60)))
    two.run("vet", "-", "--format", "jsonl", stdin=people, quiet=True)
    head, wal = two.head(), two.where + "-wal"
    if os.path.exists(wal) and os.path.getsize(wal):
        size = os.path.getsize(wal)
        t.weak.append((t.group, "vet ended, nobody has the records open", "the journal stays", f"records.db has {os.path.getsize(two.where)} bytes, records.db-wal {size}: who copies the file alone copies nothing new"))
        for name, change in (("cut in half", lambda data: data[: len(data) // 2]), ("a bit flipped in the middle", lambda data: data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1:]),
                             ("gone", None)):
            copy = Records(t.place, t.place.path("journal", name.replace(" ", "") + ".db"), two.key)
            shutil.copyfile(two.where, copy.where)
            with open(wal, "rb") as file:
                data = file.read()
            if change:
                with open(copy.where + "-wal", "wb") as file:
                    file.write(change(data))
            t.judge(f"journal {name}: verify --head", copy.run("records", "verify", "--head", head), (1, 2), None, None)
    else:
        t.good("vet ended, nobody has the records open", "no journal is left")


def contents(path):
    """All tables as they read, or why they do not."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    connection.text_factory = bytes
    found = {}
    try:
        tables = [row[0].decode() for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        for table in tables:
            found[table] = sorted(map(repr, connection.execute(f"SELECT * FROM {table}")))
        found["sqlite_schema"] = sorted(map(repr, connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")))
    except sqlite3.Error as error:
        found["?"] = [str(error)]
    connection.close()
    return found


def different(one, other):
    return [table for table in sorted(set(one) | set(other)) if one.get(table) != other.get(table)]


def tampering(t):
    t.name("tampering")
    one = made(t.place, "tampering")
    old = flat(one, t.place.path("tampering", "old.db"))
    one.run("decide", "s-0000002", "proceed", "--reason", "the call went well")
    head = one.head()
    t.judge("rolled back: verify", old.run("records", "verify", "--deep"), 0)
    t.judge("rolled back: verify --head", old.run("records", "verify", "--head", head), 1, says="rolled back")
    t.judge("rolled back, one more entry, verify --head", (old.run("decide", "s-0000002", "ask", "--reason", "x"), old.run("records", "verify", "--head", head))[1], 1,
            says="rolled back|does not fit")
    where = lambda: t.place.path("tampering", "changed.db")
    seq = "(SELECT MAX(seq) FROM entry WHERE kind = 3)"
    for name, code, says, *texts in (
        ("entry's commitment", 1, "changed", f"UPDATE entry SET commitment = zeroblob(32) WHERE seq = {seq}"),
        ("entry's time", 1, "changed", f"UPDATE entry SET at = at - 1000 WHERE seq = {seq}"),
        ("entry's subject", 1, "changed", f"UPDATE entry SET subject = 5 WHERE seq = {seq}"),
        ("entry's content of another entry", 1, "changed", f"UPDATE entry SET detail = (SELECT detail FROM entry WHERE seq = 2) WHERE seq = {seq}"),
        ("entry's content removed", 1, "nobody erased it", f"UPDATE entry SET detail = NULL WHERE seq = {seq}"),
        ("entry dropped in the middle", 1, "dropped", "DELETE FROM entry WHERE seq = 5"),
        ("last entry dropped", 1, "rolled back|dropped", "DELETE FROM entry WHERE seq = (SELECT MAX(seq) FROM entry)"),
        ("last entry dropped, state and head with it", 1, "signed|rolled back|dropped|head", "DELETE FROM entry WHERE seq = (SELECT MAX(seq) FROM entry)",
         "UPDATE state SET entries = entries - 1", "UPDATE head SET size = size - 1"),
        ("all heads dropped", 1, "head|records say", "DELETE FROM head"),
        ("head's signature", 1, "not signed", "UPDATE head SET signature = zeroblob(64)"),
        ("dossier of another subject", 1, "changed|dropped", "UPDATE payload SET dossier = (SELECT dossier FROM payload WHERE seq = 2) WHERE seq = 5"),
        ("payload dropped", 1, "changed|dropped", "DELETE FROM payload WHERE seq = 5"),
        ("keys of two subjects swapped", 1, "changed|moved", "UPDATE subject SET data_key = (SELECT data_key FROM subject WHERE number = 2) WHERE number = 5"),
        ("a card of another subject", 1, "changed", "UPDATE subject SET card = (SELECT card FROM subject WHERE number = 2) WHERE number = 5"),
        ("a card cut off", 1, "changed", "UPDATE subject SET card = substr(card, 1, 20) WHERE number = 5"),
        ("a subject's row dropped", 1, "", "DELETE FROM subject WHERE number = 5"),
        ("a subject's id changed", 1, "", "UPDATE subject SET id_digest = zeroblob(16) WHERE number = 5"),
        ("a hold added", 1, "", "UPDATE subject SET held_until = 4102444800000 WHERE number = 5"),
        ("values of the index dropped", 1, "", "DELETE FROM newest_sighting WHERE subject = 5"),
        ("values of the index of another", 1, "", "UPDATE OR REPLACE newest_sighting SET subject = 6 WHERE subject = 5"),
        ("a policy of the past changed", 1, "", "UPDATE context SET body = x'7b7d'"),
        ("count of subjects", 1, "", "UPDATE tenant SET subjects = 5000"),
        ("an inner node of the tree", 1, "", "UPDATE node SET hash = zeroblob(32)"),
        ("next number of a subject lowered", 1, "", "UPDATE state SET next_subject = 2"),
        ("next number of a subject beyond all", (0, 1, 2), "", "UPDATE state SET next_subject = 4000000000000000000"),
        ("trigger dropped, nothing else", (0, 1), ""),
        ("records' id", 2, "", "UPDATE records SET id = 'ffffffffffffffff'"),
        ("newer by a migration", 2, "", ("INSERT INTO migration (number, digest) VALUES (99, x'00')",)),
        ("another migration", 2, "", "UPDATE migration SET digest = zeroblob(32)"),
        ("state gone", (1, 2), "", "DELETE FROM state"),
        ("tenant gone", (1, 2), "", "DELETE FROM tenant"),
        ("a table gone", (1, 2), "", "DROP TABLE payload"),
        ("an index gone", (0, 1), "", "DROP INDEX entry_of_subject"),
    ):
        copy = changed(one, where(), *texts)
        ended = copy.run("records", "verify", "--deep", timeout=30)
        t.judge(name, ended, code, "version|migration|damaged|changed|missing|holds? the key|no records|no such table" if code == 2 or isinstance(code, tuple) else None, None, says=says or None)
    copy = changed(one, where(), "UPDATE migration SET digest = zeroblob(32)")
    t.judge("another migration: vet", copy.run("vet", "-", stdin=one.people), 2, "migration")
    copy = changed(one, where(), "UPDATE context SET body = x'7b7d'")
    t.judge("a policy of the past changed: replay", copy.run("records", "replay", "s-0000001"), (1, 2), "policy", None)
    copy = changed(one, where(), "UPDATE subject SET card = substr(card, 1, 20) WHERE number = 5")
    t.judge("a card cut off: expire, for all the others", copy.run("records", "expire"), 0)
    t.judge("a card cut off: vet of the others", copy.run("vet", "-", "--format", "jsonl", stdin=one.people, quiet=True), (0, 2), "changed or moved", "changed.db")
    t.judge("a card cut off: its subject is erased", copy.run("records", "erase", "s-0000004", "--reason", "asked"), 0)


def clock(t):
    t.name("clock")
    one = made(t.place, "clock")
    t.judge("vet --at 2001", one.run("vet", "-", "--format", "jsonl", "--at", "2001-01-01T00:00:00Z", stdin=one.people, quiet=True), 0, says="last entry")
    t.judge("decide --at 2001", one.run("decide", "s-0000002", "ask", "--reason", "x", "--at", "2001-01-01T00:00:00Z"), 0)
    t.judge("verify", one.run("records", "verify", "--deep"), 0)
    t.judge("decide --at 9000", one.run("decide", "s-0000002", "ask", "--reason", "x", "--at", "9000-01-01T00:00:00Z"), (0, 2))
    ended = t.judge("decide now, after an entry of the year 9000", one.run("decide", "s-0000002", "ask", "--reason", "y"), (0, 2))
    ended = one.run("records", "show", "s-0000002")
    if "9000-01-01" in ended.text and ended.text.count("9000-01-01") > 1:
        t.weak.append((t.group, "one command with --at in the year 9000", "a time far ahead is taken without a word; `decide` and `show` give no warning afterwards",
                       "every later entry of the history is of the year 9000"))
    t.judge("expire --apply --at 2099", one.run("records", "expire", "--apply", "--at", "9999-01-01T00:00:00Z"), (0, 2))
    t.judge("a time that is none", one.run("records", "status", "--at", "yesterday"), (0, 2), "time|yesterday")


def disk(t):
    t.name("disk")
    one = made(t.place, "disk", 12)
    people = kit.write_lines(t.place.path("disk", "many.jsonl"), (kit.dossier(n, "d") for n in range(1200)))
    before = one.status()
    # A limit on the size of files: as good as a full disk, for everybody.
    limited = ["sh", "-c", 'trap "" XFSZ; ulimit -f "$1"; shift; exec "$0" "$@"']
    def bounded(blocks, *words, stdin=None):
        program = t.place.vetwork
        t.place.vetwork = limited[0]
        try:
            return t.place.run(*limited[1:], program, str(blocks), *words, "--records", one.where, "--key-file", one.key, stdin=stdin, quiet=True, timeout=90)
        finally:
            t.place.vetwork = program
    t.judge("ulimit -f: vet", bounded(1500, "vet", "-", "--format", "jsonl", stdin=people), 2, "room|too large|limit", None)
    t.judge("then verify", one.run("records", "verify", "--deep", "--head", before[2]), 0)
    mount = t.place.path("disk", "small")
    os.mkdir(mount)
    if os.getuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,mode=0755", "tmpfs", mount], capture_output=True).returncode != 0:
        t.rows.append((t.group, "a small disk", "", "", "not tried: needs root", ""))
        return
    try:
        filler = os.path.join(mount, "filler")

        def fill(leave=0):
            with open(filler, "ab", 0) as file:
                try:
                    while True:
                        file.write(b"\0" * 4096)
                except OSError:
                    pass
            if leave:
                os.truncate(filler, max(0, os.path.getsize(filler) - leave))

        small = Records(t.place, os.path.join(mount, "records.db"), t.place.path("disk", "small.key"))
        for leave in (0, 8192, 65536, 131072):
            fill(leave)
            ended = t.judge(f"init, {leave} bytes are free", small.run("init"), (0, 2), "room", small.where if leave == 0 else None)
            if os.path.exists(small.where) and ended.code:
                t.good("  left", f"records of {os.path.getsize(small.where)} bytes, key {'left' if os.path.exists(small.key) else 'removed'}")
            os.remove(filler)
            again = t.judge("  room was made, init again", small.run("init"), (0, 2) if ended.code == 0 else 0)
            if again.code and ended.code:
                for end in ("", "-wal", "-shm"):
                    if os.path.exists(small.where + end):
                        os.remove(small.where + end)
                t.judge("  the file was removed, init again", small.run("init"), 0)
            small.verify()
            if leave != 131072:
                for end in ("", "-wal", "-shm"):
                    if os.path.exists(small.where + end):
                        os.remove(small.where + end)
                os.remove(small.key)
        few = kit.write_lines(t.place.path("disk", "few.jsonl"), (kit.dossier(n) for n in range(5)))
        t.judge("vet of 5", small.run("vet", "-", "--format", "jsonl", stdin=few, quiet=True), 0)
        head = small.head()
        ended = t.judge("vet of 1200 on 1 MB", small.run("vet", "-", "--format", "jsonl", stdin=people, quiet=True), 2, "room", small.where)
        fill()
        t.judge("full: status", small.run("records", "status"), (0, 2), "room")
        t.judge("full: decide", small.run("decide", "s-0000001", "ask", "--reason", "x"), (0, 2), "room", small.where)
        t.judge("full: show", small.run("records", "show", "s-0000001"), (0, 2), "room", small.where)
        t.judge("full: erase", small.run("records", "erase", "s-0000002", "--reason", "x"), (0, 2), "room", small.where)
        t.judge("full: rotate-key", small.run("records", "rotate-key"), (0, 2), "room", small.where)
        os.remove(filler)
        t.judge("room was made: verify", small.run("records", "verify", "--deep", "--head", head), 0)
        fill(200_000)
        target = os.path.join(mount, "copy.db")
        before_files = set(os.listdir(mount))
        copied = one.run("records", "backup", target)
        t.judge("backup onto a small disk", copied, 2, "room", target)
        left = set(os.listdir(mount)) - before_files
        if left:
            t.wrong("backup onto a small disk", f"left {sorted(left)}; the next backup there says that there is something already")
        os.remove(filler)
        for name in left:
            os.remove(os.path.join(mount, name))
        for name in os.listdir(mount):
            os.remove(os.path.join(mount, name))
        own = Records(t.place, t.place.path("disk", "own.db"), os.path.join(mount, "own.key"))
        t.judge("init with the key on another disk", own.run("init"), 0)
        fill()
        with open(own.key, "rb") as file:
            key = file.read()
        t.judge("the key file's disk is full: rotate-key", own.run("records", "rotate-key"), 2, "room|space", own.key)
        with open(own.key, "rb") as file:
            if file.read() != key:
                t.wrong("the key file's disk is full: rotate-key", "the key file was changed")
        if os.path.exists(own.key.replace(".key", ".key-new")):
            t.weak.append((t.group, "rotate-key on a full disk", "leaves own.key-new beside the key", ""))
        os.remove(filler)
        t.judge("  room was made: rotate-key", own.run("records", "rotate-key"), 0)
        t.judge("  and it opens", own.run("records", "status"), 0)
        fill()
        t.judge("the key file's disk is full: init", Records(t.place, t.place.path("disk", "own2.db"), os.path.join(mount, "own2.key")).run("init"), 2, "room|space", mount)
        if os.path.exists(os.path.join(mount, "own2.key")):
            t.wrong("the key file's disk is full: init", f"left a key file of {os.path.getsize(os.path.join(mount, 'own2.key'))} bytes")
            os.remove(filler)
            t.judge("  room was made: init again", Records(t.place, t.place.path("disk", "own2.db"), os.path.join(mount, "own2.key")).run("init"), 0)
    finally:
        subprocess.run(["umount", mount], capture_output=True)


def rights(t):
    t.name("rights")
    owner = kit.someone()
    as_other = {"user": owner[0], "group": owner[1], "extra_groups": []} if owner else {}
    one = made(t.place, "rights")
    folder = t.place.path("rights")
    program = t.place.vetwork
    os.chmod(t.place.folder, 0o755)
    try:
        if as_other:
            copy = t.place.path("vetwork")
            shutil.copyfile(program, copy)
            os.chmod(copy, 0o755)
            t.place.vetwork = copy
            for root, folders, files in os.walk(folder):
                for name in [root] + [os.path.join(root, name) for name in folders + files]:
                    os.chown(name, *owner)
        run = lambda *words, **more: one.run(*words, **as_other, **more)
        t.judge("as the owner", run("records", "status"), 0)
        for name, change, undo in (
            ("the file is read-only", (one.where, 0o400), (one.where, 0o600)),
            ("the file is not readable", (one.where, 0o000), (one.where, 0o600)),
            ("the folder is read-only", (folder, 0o500), (folder, 0o700)),
            ("the folder is closed", (folder, 0o000), (folder, 0o700)),
            ("the key is not readable", (one.key, 0o000), (one.key, 0o600)),
        ):
            os.chmod(*change)
            for words in (["records", "status"], ["decide", "s-0000001", "ask", "--reason", "x"], ["records", "rotate-key"]):
                t.judge(f"{' '.join(words[:2])}: {name}", run(*words, timeout=40), (0, 2), "written|may not|permission|readonly|read-only|unable", change[0])
            os.chmod(*undo)
        flat(one, t.place.path("rights", "readonly.db"))
        if owner:
            for name in os.listdir(folder):
                os.chown(os.path.join(folder, name), *owner)
        copy = t.place.path("rights", "readonly.db")
        os.chmod(copy, 0o400)
        target = Records(t.place, t.place.path("rights", "back.db"), one.key)
        ended = t.judge("restore from a copy that is read-only", target.run("records", "restore", copy, **as_other), (0, 2), "written|readonly", copy)
        if ended.code:
            t.weak.append((t.group, "restore from a read-only copy (a CD, a write-protected backup)", "is refused: a copy is opened for writing", t.short(ended.lines(3))))
        os.chmod(copy, 0o600)
        os.chmod(folder, 0o755)
        os.chmod(one.where, 0o644)
        t.judge("the file may be read by all", run("records", "status"), (0, 2))
        modes = {name: oct(os.stat(os.path.join(folder, name)).st_mode & 0o777) for name in os.listdir(folder) if name.startswith("records.db")}
        t.good("  modes", str(modes))
    finally:
        t.place.vetwork = program
        os.chmod(folder, 0o755)


def others(t):
    t.name("others at work")
    one = made(t.place, "others")
    # One who reads for long: a backup by another program, `records verify` of millions.
    reader = sqlite3.connect(one.where, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT COUNT(*) FROM entry").fetchone()
    t.judge("decide while another reads", one.run("decide", "s-0000001", "ask", "--reason", "x", timeout=60), 0)
    ended = t.judge("erase while another reads for long", one.run("records", "erase", "s-0000004", "--reason", "x", timeout=75), (0, 2), "read|journal", None)
    shown = one.run("records", "show", "s-0000004")
    if ended.code == 2 and "nothing of this step was written" in ended.said and shown.code == 2:
        t.wrong("erase while another reads for long", "says that nothing was written, and the subject is erased")
    if "HUNG" in ended.said:
        t.good("  meanwhile the subject", "is there" if shown.code == 0 else "was erased, the command only waits for the journal")
    reader.execute("COMMIT")
    reader.close()
    writer = sqlite3.connect(one.where, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    for words in (["records", "status"], ["records", "verify"], ["decide", "s-0000001", "ask", "--reason", "x"]):
        t.judge(f"{' '.join(words[:2])} while another writes for 25 s and longer", one.run(*words, timeout=60), (0, 2), "writing", one.where)
    writer.execute("COMMIT")
    writer.close()
    t.judge("afterwards: verify", one.run("records", "verify", "--deep"), 0)


def texts(t):
    t.name("odd text")
    one = made(t.place, "texts")
    before = one.status()[0]
    nasty = ["s'; DROP TABLE subject;--", 'a" OR "1"="1', "?1", "$1", "x\\' OR 1=1", "%s%n", "s\u202eevil", "e\x1b[31mred\x1b[0m", "tab\tid", "line\nid", "null\0id", "é" * 300, "..", "../../etc/passwd", "-rf", "🦊", " ", ""]
    accepted = []
    for number, text in enumerate(nasty):
        path = kit.write_lines(t.place.path("texts", "one.jsonl"), [kit.dossier(2000 + number, more={"id": text, "name": f"N {text} x", "emails": [f"q{number}'--@post.example"]})])
        ended = one.run("vet", "-", "--format", "jsonl", stdin=path)
        t.judge(f"vet: id {ascii(text)[:40]}", ended, (0, 2, 3))
        for line in ended.text.splitlines():
            if '"subject"' in line:
                accepted.append(json.loads(line)["subject"])
    count, entries, _ = one.status()
    t.good("accepted", f"{len(accepted)} of {len(nasty)}: {ascii(accepted)[:180]}")
    if count - before != len(set(accepted)):
        t.wrong("vet", f"{count - before} remembered, {len(set(accepted))} assessed")
    for text in accepted:
        if "\0" in text:
            continue
        for words in (["records", "show"], ["records", "export"]):
            ended = t.place.run(*words, "--records", one.where, "--key-file", one.key, "--", text)
            t.judge(f"{words[1]} {ascii(text)[:40]}", ended, 0)
            if STEERS.search(ended.text):
                t.wrong(f"{words[1]} {ascii(text)[:40]}", f"steers the terminal: {STEERS.search(ended.text)[0]!r}")
    huge = kit.write_lines(t.place.path("texts", "huge.jsonl"), [kit.dossier(3000, more={"id": "i" * 10_000_000}), kit.dossier(3001)])
    ended = t.judge("vet: an id of 10 MB", one.run("vet", "-", "--format", "jsonl", stdin=huge, timeout=120), (0, 2, 3))
    huge = kit.write_lines(t.place.path("texts", "huge2.jsonl"), [kit.dossier(3002, more={"name": "N" * 10_000_000}), kit.dossier(3003, more={"emails": [f"a{n}@post.example" for n in range(100_000)]})])
    ended = t.judge("vet: a name of 10 MB, 100,000 e-mails", one.run("vet", "-", "--format", "jsonl", stdin=huge, timeout=200, quiet=True), (0, 2, 3))
    t.judge("status afterwards", one.run("records", "status"), 0)
    try:
        t.judge("decide: a reason of 10 MB", one.run("decide", "s-0000001", "ask", "--reason", "r" * 10_000_000), (0, 2))
    except OSError as error:
        t.good("decide: a reason of 10 MB", f"the system refuses such an argument: {error.strerror}")
    t.judge("decide: a reason of 130,000 bytes", one.run("decide", "s-0000001", "ask", "--reason", "r" * 130_000), (0, 2))
    t.judge("decide: a reason with <script>, escapes, bidi", one.run("decide", "s-0000001", "ask", "--reason", "<script>alert(1)</script>\x1b]0;owned\x07 \u202egnp =HYPERLINK(1) ' \" & \n second line"), 0)
    for by in ("\x1b[31mred\x1b[0m", "\u202eevil", "a\nb\rc", "x" * 5000, "<b>bold</b>", "'; DROP TABLE entry;--", ""):
        t.judge(f"decide --by {ascii(by)[:30]}", one.run("decide", "s-0000001", "proceed", "--reason", "z", "--by", by), (0, 2))
    t.judge("erase: a reason with escapes", one.run("records", "erase", "s-0000005", "--reason", "\x1b[2J' -- \0"[:-1]), 0)
    t.judge("correct: with escapes", one.run("records", "correct", "s-0000001", "--statement", "\x1b[2J no \u202e", "--about", "\x1b[1m", "--withdraw", "email=" + kit.dossier(1)["emails"][0]), 0)
    t.judge("correct: a value that is none", one.run("records", "correct", "s-0000001", "--statement", "x", "--withdraw", "email=\x1b[1mx"), 2, "no value")
    for form in ("text", "html", "json"):
        ended = t.judge(f"export --format {form}", one.run("records", "export", "s-0000001", "--format", form, "--confidential"), 0)
        if STEERS.search(ended.text):
            t.wrong(f"export --format {form}", f"steers the terminal: {STEERS.search(ended.text)[0]!r}")
        if form == "html" and re.search(r"<script>alert|<b>bold", ended.text):
            t.wrong("export --format html", "markup of a subject is live")
        if form == "json":
            json.loads(ended.text)
    ended = t.judge("show", one.run("records", "show", "s-0000001"), 0)
    if STEERS.search(ended.text):
        t.wrong("show", f"steers the terminal: {STEERS.search(ended.text)[0]!r}")
    lines = [line for line in ended.text.splitlines() if len(line) > 1000]
    if lines:
        t.weak.append((t.group, "show with a reason of 130,000 bytes", "prints it in one line", f"{max(map(len, lines))} characters"))
    t.judge("verify", one.run("records", "verify", "--deep"), 0)


class Proxy(threading.Thread):
    """Hands bytes on to a server, and cuts the line after the client's n-th COMMIT was handed on."""

    def __init__(self, port, commit):
        super().__init__(daemon=True)
        self.server, self.commit, self.seen = port, commit, 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def run(self):
        while True:
            try:
                client, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        server = socket.create_connection(("127.0.0.1", self.server))

        def back():
            try:
                while data := server.recv(65536):
                    client.sendall(data)
            except OSError:
                pass
            client.close()

        thread = threading.Thread(target=back, daemon=True)
        try:
            began = False
            while data := client.recv(65536):
                if data[:1] == b"Q" and b"COMMIT" in data:
                    self.seen += 1
                    if self.seen == self.commit:
                        client.shutdown(socket.SHUT_RDWR)
                        server.sendall(data)
                        time.sleep(0.5)
                        break
                server.sendall(data)
                if not began:
                    began = True
                    thread.start()
        except OSError:
            pass
        client.close()
        server.close()


def server(t):
    t.name("server")
    with kit.Cluster(["-c", "listen_addresses=*"], "scram-sha-256", PASSWORD) as cluster:
        key = t.place.path("server.key")
        url = cluster.database("one")
        one = Records(t.place, url, key)
        shown = f"postgres://vetwork@127.0.0.1:{cluster.port}/one"
        run = lambda where, *words, **more: t.place.run(*words, "--records", where, "--key-file", key, timeout=90, **more)
        t.judge("status: no records yet", run(url, "records", "status"), 2, "no records", shown)
        t.judge("init", run(url, "init"), 0)
        people = kit.write_lines(t.place.path("server.jsonl"), (kit.dossier(n) for n in range(12)))
        t.judge("vet", run(url, "vet", "-", "--format", "jsonl", stdin=people), 0)
        t.judge("init again", run(url, "init"), 2, "already", shown)
        for name, where, what in (
            ("wrong port", url.replace(str(cluster.port), "1"), "reached"),
            ("wrong password", url.replace(PASSWORD, "wrong-99"), "password"),
            ("no password", url.replace(":" + PASSWORD, ""), "password"),
            ("no such database", url.replace("/one", "/none"), "does not exist"),
            ("no such user", url.replace("vetwork:", "nobody:"), "password|role|user"),
            ("no such host", url.replace("127.0.0.1", "no-such-host.invalid"), "reached"),
            ("a host that does not answer", url.replace(f"127.0.0.1:{cluster.port}", "192.0.2.1"), "reached"),
            ("sslmode=disable to another machine", url.replace(f"127.0.0.1:{cluster.port}", "192.0.2.1") + "?sslmode=disable", "encrypt|in the clear"),
            ("sslmode=require here, the server has no TLS", url + "?sslmode=require", "TLS|SSL"),
            ("sslmode=prefer", url + "?sslmode=prefer", "sslmode"),
            ("sslrootcert that is not there", url + "?sslrootcert=/no/such.pem", "no/such.pem"),
            ("an HTTP server's port", None, "reached"),
        ):
            if where is None:
                silent = socket.create_server(("127.0.0.1", 0))
                threading.Thread(target=answer, args=(silent,), daemon=True).start()
                where = url.replace(str(cluster.port), str(silent.getsockname()[1]))
            ended = t.judge(f"status: {name}", run(where, "records", "status"), 2, what, where.split("@")[1].split("?")[0])
            if "wrong-99" in ended.said:
                t.wrong(name, "the password is shown")
        own = subprocess.run(["hostname", "-I"], capture_output=True, text=True).stdout.split()
        if own:
            ended = run(url.replace("127.0.0.1", own[0]), "records", "status")
            t.judge("status: another machine's address, the server has no TLS", ended, 2, "TLS|SSL|encrypt", own[0])
        cluster.sql("one", "CREATE ROLE looker LOGIN PASSWORD 'x'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO looker")
        looker = f"postgres://looker:x@127.0.0.1:{cluster.port}/one"
        t.judge("status: a role that may only read", run(looker, "records", "status"), (0, 2), "permission|may not|written")
        t.judge("decide: a role that may only read", run(looker, "decide", "s-0000001", "ask", "--reason", "x"), 2, "permission|may not|written")
        for text, code, what in (("INSERT INTO migration (number, digest) VALUES (99, '\\x00')", 2, "version"),):
            cluster.sql("one", text)
            t.judge("newer by a migration", run(url, "records", "status"), code, what, None)
            cluster.sql("one", "DELETE FROM migration WHERE number = 99")
        ended = cluster.sql("one", "DELETE FROM entry WHERE seq = 3")
        t.good("DELETE FROM entry by psql", ended.stderr.decode().strip()[:160])
        cluster.sql("one", "ALTER TABLE entry DISABLE TRIGGER ALL; DELETE FROM entry WHERE seq = 3; ALTER TABLE entry ENABLE TRIGGER ALL")
        t.judge("entry dropped past the trigger", run(url, "records", "verify"), 1, says="entry 3 was dropped")

        t.name("server, stopped")
        url = cluster.database("two")
        two = Records(t.place, url, t.place.path("two.key"))
        two.run("init")
        many = kit.write_lines(t.place.path("many.jsonl"), (kit.dossier(n, "p") for n in range(4000)))
        for how, name in ((kit.signal.SIGQUIT, "immediate"), (kit.signal.SIGINT, "fast")):
            child = two.start("vet", "-", "--format", "jsonl", stdin=open(many, "rb"), stdout=subprocess.DEVNULL)
            for _ in range(300):
                time.sleep(0.05)
                if int(cluster.value("two", "SELECT entries FROM state") or 0) > 1000 * (1 if name == "immediate" else 2):
                    break
            cluster.stop(how)
            began = time.monotonic()
            try:
                _, err = child.communicate(timeout=90)
                ended = kit.Ended(child.returncode, b"", err, time.monotonic() - began)
            except subprocess.TimeoutExpired:
                child.kill()
                _, err = child.communicate()
                ended = kit.Ended(child.returncode, b"", err + b"\nHUNG", time.monotonic() - began)
            t.judge(f"stopped ({name}) in a load", ended, 2, "reached|broke|shut", f"127.0.0.1:{cluster.port}")
            t.judge("status while it is down", two.run("records", "status"), 2, "reached", f"127.0.0.1:{cluster.port}")
            cluster.start()
            t.judge("it is back: verify", two.run("records", "verify", "--deep"), 0)
        t.judge("the load again", two.run("vet", "-", "--format", "jsonl", stdin=many, quiet=True), 0)
        if two.status()[0] != 4000:
            t.wrong("the load again", f"{two.status()[0]} are remembered, not 4000")
        # Restarted within a load: it may go on by itself.
        child = two.start("vet", "-", "--format", "jsonl", stdin=open(many, "rb"), stdout=subprocess.DEVNULL)
        time.sleep(1.5)
        for _ in range(2):
            cluster.sql("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'two'")
            time.sleep(0.7)
        _, err = child.communicate(timeout=200)
        t.judge("connections ended by the server in a load", kit.Ended(child.returncode, b"", err, 0), (0, 2), "reached|broke|ended|terminat")
        t.judge("then: verify", two.run("records", "verify", "--deep"), 0)

        t.name("server, line cut at COMMIT")
        for commit in range(1, 8):
            url = cluster.database(f"cut{commit}")
            proxy = Proxy(cluster.port, commit)
            proxy.start()
            path = t.place.path(f"cut{commit}.key")
            through = Records(t.place, url.replace(str(cluster.port), str(proxy.port)), path)
            straight = Records(t.place, url, path)
            ended = t.judge(f"init, cut at COMMIT {commit}", through.run("init", timeout=60), (0, 2), "broke|reached")
            proxy.socket.close()
            t.judge("  init again, straight", straight.run("init"), (0, 2))
            opened = t.judge("  status", straight.run("records", "status"), 0)
            if opened.code != 0:
                t.wrong("  status", "the records were made, and `init` removed their key")
        url = cluster.database("decided")
        straight = Records(t.place, url, t.place.path("decided.key"))
        straight.run("init")
        straight.run("vet", "-", "--format", "jsonl", stdin=people, quiet=True)
        for commit in range(1, 9):
            proxy = Proxy(cluster.port, commit)
            proxy.start()
            through = Records(t.place, url.replace(str(cluster.port), str(proxy.port)), straight.key)
            before = straight.status()[1]
            ended = through.run("decide", "s-0000001", "ask", "--reason", f"cut {commit}", timeout=60)
            after = straight.status()[1]
            t.judge(f"decide, cut at COMMIT {commit}: {after - before} entries more", ended, (0, 2), "not known|reached|broke")
            if after - before > 1 or (ended.code == 0 and after == before):
                t.wrong(f"decide, cut at COMMIT {commit}", f"exit {ended.code}, {after - before} entries more")
            proxy.socket.close()


def answer(listening):
    while True:
        try:
            client, _ = listening.accept()
            client.recv(100)
            client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            client.close()
        except OSError:
            return


GROUPS = [places, keys, inits, flips, tampering, clock, disk, rights, others, texts, server]


def main():
    settings = kit.arguments(__doc__, only={"default": None, "help": "one group: " + ", ".join(group.__name__ for group in GROUPS)},
                             no_postgres={"action": "store_true"})
    with kit.Place(settings.vetwork, "vetwork-hostile-") as place:
        t = Trials(place, settings.only)
        for group in GROUPS:
            if settings.only and group.__name__ not in settings.only.split(",") or settings.no_postgres and group is server:
                continue
            try:
                group(t)
            except Exception as error:  # one group must not hide the others
                t.problems.append((group.__name__, "the script itself", f"{type(error).__name__} at line {error.__traceback__.tb_next.tb_lineno if error.__traceback__.tb_next else '?'}: {error}"))
        kit.table("What was done, and what was said", ["about", "what", "exit", "s", "said", ""], t.rows)
        if t.weak:
            kit.table("Messages that could say more, and leftovers (not counted as wrong)", ["about", "what", "does not say", "said"], dict.fromkeys(t.weak))
        if t.problems:
            kit.table("WRONG", ["about", "what", ""], [(a, b, t.short(c)[:400]) for a, b, c in t.problems])
        print(f"\n{len(t.rows)} tried, {len(t.problems)} wrong, {len(dict.fromkeys(t.weak))} messages or leftovers to look at")
    sys.exit(1 if t.problems else 0)


if __name__ == "__main__":
    main()
