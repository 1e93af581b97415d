"""What the scripts about records share: a place of their own, made-up subjects, a server, a table."""

import argparse
import json
import os
import pwd
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def arguments(words, **more):
    """The arguments that every script takes, and its own."""
    parser = argparse.ArgumentParser(description=words.strip().splitlines()[0])
    parser.add_argument("--vetwork", default=os.path.join(HOME, "target/release/vetwork"), help="the program")
    parser.add_argument("--seed", type=int, default=1, help="everything random comes from it")
    for name, settings in more.items():
        parser.add_argument("--" + name.replace("_", "-"), **settings)
    found = parser.parse_args()
    found.vetwork = os.path.abspath(found.vetwork)
    if not os.access(found.vetwork, os.X_OK):
        sys.exit(f"there is no program at {found.vetwork}; build it: cargo build --release -p vetwork")
    return found


class Ended:
    """A process that ended, or was ended."""

    def __init__(self, code, out, err, seconds, killed=False):
        self.code, self.out, self.err, self.seconds, self.killed = code, out, err, seconds, killed

    @property
    def said(self):
        return self.err.decode("utf-8", "replace")

    @property
    def text(self):
        return self.out.decode("utf-8", "replace")

    def lines(self, count=2):
        lines = [line.strip() for line in self.said.splitlines() if line.strip()]
        return " / ".join(lines[:count])


class Place:
    """A temporary folder with a home of its own; nothing of the user's is seen or touched."""

    def __init__(self, vetwork, prefix):
        self.vetwork = vetwork
        self.folder = tempfile.mkdtemp(prefix=prefix)
        self.children = []
        for name in ("home", "config", "data", "tmp"):
            os.mkdir(self.path(name))
        self.environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": self.path("home"),
            "XDG_CONFIG_HOME": self.path("config"),
            "XDG_DATA_HOME": self.path("data"),
            "TMPDIR": self.path("tmp"),
            "SQLITE_TMPDIR": self.path("tmp"),
            "USER": "tester",
            "LC_ALL": "C.UTF-8",
        }

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for child in self.children:
            if child.poll() is None:
                child.kill()
                child.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def start(self, words, stdin=subprocess.DEVNULL, environment=None, **settings):
        everything = {**self.environment, **(environment or {})}
        settings.setdefault("stdout", subprocess.PIPE)
        settings.setdefault("stderr", subprocess.PIPE)
        settings.setdefault("cwd", self.folder)
        child = subprocess.Popen([self.vetwork, *words], stdin=stdin, env=everything, **settings)
        self.children.append(child)
        return child

    def run(self, *words, stdin=None, kill_after=None, timeout=300, environment=None, quiet=False, **settings):
        """Runs the program to its end, or kills it after some seconds. `stdin` names a file."""
        source = open(stdin, "rb") if stdin else subprocess.DEVNULL
        began = time.monotonic()
        if quiet:
            settings["stdout"] = subprocess.DEVNULL
        try:
            child = self.start(words, source, environment, **settings)
        finally:
            if stdin:
                source.close()
        try:
            out, err = child.communicate(timeout=timeout if kill_after is None else kill_after)
            killed = False
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            out, err = child.communicate()
            killed = child.returncode == -signal.SIGKILL
            if kill_after is None:
                err += f"\nHUNG: stopped after {timeout} s\n".encode()
        self.children.remove(child)
        return Ended(child.returncode, out or b"", err or b"", time.monotonic() - began, killed)


class Records:
    """Records at a place, and how the program is called for them."""

    def __init__(self, place, where, key):
        self.place, self.where, self.key = place, where, key

    def run(self, *words, **settings):
        return self.place.run(*words, "--records", self.where, "--key-file", self.key, **settings)

    def start(self, *words, **settings):
        return self.place.start([*words, "--records", self.where, "--key-file", self.key], **settings)

    def status(self):
        """How many are remembered, how many entries there are, and the signed head."""
        ended = self.run("records", "status")
        found = re.search(r"^Remembered +(\d+) .*?^History +(\d+) .*?^Head +(.*?)$", ended.text, re.M | re.S)
        if not found:
            raise Wrong(f"records status: exit {ended.code}: {ended.lines(4)}")
        return int(found[1]), int(found[2]), found[3]

    def head(self):
        ended = self.run("records", "head")
        if ended.code != 0:
            raise Wrong(f"records head: exit {ended.code}: {ended.lines(4)}")
        return ended.text.strip()

    def verify(self, head=None, timeout=600):
        ended = self.run("records", "verify", "--deep", *(["--head", head] if head else []), timeout=timeout)
        if ended.code != 0 or "The history is whole" not in ended.text:
            raise Wrong(f"records verify --deep: exit {ended.code}: {ended.text.strip()[:400]} {ended.lines(4)}")
        return ended


class Wrong(Exception):
    """What was found is not as it is to be."""


REMEMBERED = re.compile(r"Records .*?: (\d+) remembered")


def remembered(ended):
    """How many a run of `vet` says that it remembers."""
    found = REMEMBERED.search(ended.said)
    return int(found[1]) if found else None


FIRST = "Ada Bruno Chidi Dara Emil Farah Goran Hana Ivo Jun Kofi Lena Mateo Nadia Oskar Priya Rosa Samir Tove Wanda".split()
LAST = "Ahlgren Baptiste Castellan Dvorak Eriksen Falk Gwozdz Haddad Ibarra Jovanov Kowal Lindqvist Moreau Novotny Okafor".split()


def dossier(number, marker="", more=None):
    """A made-up subject. Nobody shares a value with anybody else, but for one in fifty."""
    first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    person = {
        "vetwork": 1,
        "id": f"s-{marker}{number:07}",
        "name": f"{first} {last}{marker}{number}",
        "role": {"title": "Engineer", "remote": number % 3 > 0, "jurisdiction": ("US", "DE", "GB")[number % 3]},
        "phase": "application",
        "emails": [f"{first.lower()}.{last.lower()}{marker}{number}@post{number % 97}.example"],
        "phones": [f"+1 202 {number // 10000 % 800 + 200:03} {number % 10000:04}"],
        "addresses": [{"kind": "home", "street": f"{number} Alder{marker} Court", "city": "Wrenfield", "region": "CA",
                       "postcode": "90001", "country": "US", "from": 2021}],
        "employment": [{"employer": "Corvane Systems", "title": "Engineer", "from": "2018-03", "to": "2021-05",
                        "full_time": True, "domain": "corvane.example"}],
        "sealed": {"former_names": [f"{first} Former{marker}{number}"]},
    }
    if number % 50 == 0:
        person["phones"].append("+1 202 555 0147")
    person.update(more or {})
    return person


def write_lines(path, dossiers):
    with open(path, "w", encoding="utf-8") as file:
        for one in dossiers:
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    return path


def table(title, heads, rows):
    """A plain table."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    print(f"\n{title}\n")
    for row in [heads, ["-" * width for width in widths], *rows]:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    sys.stdout.flush()


def someone():
    """Whom a server and other programs that refuse root can be run as: user and group, or nobody else."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
            return found.pw_uid, found.pw_gid
        except KeyError:
            pass
    sys.exit("PostgreSQL refuses to run as root, and there is no user `postgres` or `nobody`")


def programs():
    """The folder of PostgreSQL's programs."""
    given = os.environ.get("VETWORK_TEST_POSTGRES_BIN")
    folders = [given] if given else []
    root = "/usr/lib/postgresql"
    if os.path.isdir(root):
        versions = sorted(os.listdir(root), key=lambda name: int(re.sub(r"\D", "", name) or 0), reverse=True)
        folders += [os.path.join(root, version, "bin") for version in versions]
    on_path = shutil.which("postgres")
    if on_path:
        folders.append(os.path.dirname(os.path.realpath(on_path)))
    for folder in folders:
        if all(os.access(os.path.join(folder, name), os.X_OK) for name in ("postgres", "initdb")):
            return folder
    sys.exit("PostgreSQL is not installed; name the folder of its programs in VETWORK_TEST_POSTGRES_BIN")


class Cluster:
    """A PostgreSQL server of one's own, in a folder that goes with it."""

    def __init__(self, settings=(), authentication="trust", password=None):
        self.programs, self.owner = programs(), someone()
        self.folder = tempfile.mkdtemp(prefix="vetwork-postgres-")
        self.data, self.server, self.settings = os.path.join(self.folder, "data"), None, list(settings)
        if self.owner:
            os.chown(self.folder, *self.owner)
        words = ["-D", self.data, "-U", "vetwork", "-A", authentication, "-E", "UTF8", "--locale=C"]
        if password:
            file = os.path.join(self.folder, "password")
            with open(file, "w", encoding="utf-8") as out:
                out.write(password)
            os.chmod(file, 0o644)
            words += [f"--pwfile={file}"]
        self.password = password
        made = self.command("initdb", *words)
        if made.returncode != 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            sys.exit(f"initdb: {made.stderr.decode()}")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def as_owner(self):
        if not self.owner:
            return {}
        return {"user": self.owner[0], "group": self.owner[1], "extra_groups": []}

    def command(self, name, *words):
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": self.folder}
        if self.password:
            environment["PGPASSWORD"] = self.password
        return subprocess.run([os.path.join(self.programs, name), *words], cwd=self.folder, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, **self.as_owner())

    def start(self):
        words = ["-D", self.data, "-k", self.folder, "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
                 "-c", "max_connections=80", *self.settings]
        with open(os.path.join(self.folder, "log"), "ab") as log:
            self.server = subprocess.Popen([os.path.join(self.programs, "postgres"), *words], cwd=self.folder,
                                           env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"}, stdin=subprocess.DEVNULL,
                                           stdout=log, stderr=log, start_new_session=True, **self.as_owner())
        for _ in range(600):
            if self.server.poll() is not None:
                break
            if self.sql("postgres", "SELECT 1").returncode == 0:
                return
            time.sleep(0.1)
        with open(os.path.join(self.folder, "log"), encoding="utf-8", errors="replace") as log:
            sys.exit(f"PostgreSQL does not start:\n{log.read()[-2000:]}")

    def stop(self, how=signal.SIGINT):
        """SIGINT stops it fast, SIGQUIT from one moment to the next, without a checkpoint."""
        if self.server and self.server.poll() is None:
            self.server.send_signal(how)
            try:
                self.server.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()

    def sql(self, database, text):
        return self.command("psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "vetwork", "-X", "-q", "-t", "-A",
                            "-v", "ON_ERROR_STOP=1", "-d", database, "-c", text)

    def value(self, database, text):
        found = self.sql(database, text)
        if found.returncode != 0:
            raise Wrong(f"psql: {found.stderr.decode().strip()}")
        return found.stdout.decode().strip()

    def database(self, name):
        made = self.sql("postgres", f"CREATE DATABASE {name}")
        if made.returncode != 0:
            raise Wrong(f"psql: {made.stderr.decode().strip()}")
        return self.url(name)

    def url(self, name):
        login = f"vetwork:{self.password}" if self.password else "vetwork"
        return f"postgres://{login}@127.0.0.1:{self.port}/{name}"


def chances(seed):
    return random.Random(seed)
