#!/usr/bin/env python3
"""Links between Word files: none between people who use one template, one between copies of one master.

    cargo build --release -p vetwork
    python3 -m venv VENV && VENV/bin/pip install python-docx
    python3 bench/lineage.py VENV [FOLDER_WITH_NODE_MODULES]

The files are made here, of people whom nobody is. With a folder into which `npm install docx` was run, that library
makes some as well. Exit code 1 when a link is false or missing.
"""

import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = os.environ.get("VETWORK") or os.environ.get("CARGO_TARGET_DIR", "target") + "/release/vetwork"

# Runs in the venv: a resume from a template, by python-docx.
WRITE = """
import sys, docx
template, path, name = sys.argv[1:4]
document = docx.Document(None if template == "-" else template)
document.add_heading(name)
document.add_paragraph(f"{name} builds things that last.")
document.core_properties.author = name
document.save(path)
"""

NODE = """
const { Document, Packer, Paragraph } = require("docx");
const [path, name] = process.argv.slice(-2);
const document = new Document({ creator: name, sections: [{ children: [new Paragraph(name + " builds things that last.")] }] });
Packer.toBuffer(document).then((bytes) => require("fs").writeFileSync(path, bytes));
"""


def session(numbers):
    return f"{numbers.randrange(1, 1 << 24):08X}"


def edit(source, target, ids, root=None):
    """The same file after sessions of editing, as Word notes them."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == "word/settings.xml":
                text = content.decode()
                marks = "".join(f'<w:rsid w:val="{one}"/>' for one in ids)
                if root:
                    text = re.sub(r'(<w:rsidRoot w:val=")[0-9A-F]{8}', rf"\g<1>{root}", text)
                    text = re.sub(r'<w:rsid w:val="[0-9A-F]{8}"/>', "", text)
                content = text.replace("</w:rsids>", marks + "</w:rsids>").encode()
            elif root and entry.filename in ("word/document.xml", "word/styles.xml", "word/stylesWithEffects.xml"):
                content = re.sub(rb' w:rsid\w*="[0-9A-F]{8}"|<w:rsid w:val="[0-9A-F]{8}"/>', b"", content)
            after.writestr(entry.filename, content)


def names(numbers):
    first = ["Dana", "Mira", "Ada", "Jonas", "Ines", "Tomas", "Lena", "Pavel", "Noor", "Kofi"]
    last = ["Kessler", "Vogt", "Belmonte", "Okafor", "Lindqvist", "Moreau", "Castellan", "Petrov"]
    pairs = [f"{one} {other}" for one, other in itertools.product(first, last)]
    numbers.shuffle(pairs)
    return iter(pairs)


def linked(files):
    """Pairs that the program links, and what it set aside."""
    ran = subprocess.run([PROGRAM, "inspect", "--format", "json", *files], capture_output=True, check=False)
    assert ran.returncode in (0, 3), ran.stderr
    shared = json.loads(ran.stdout)["shared"]
    return {tuple(link["files"]) for link in shared["links"]}, shared["set_aside"]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    python = os.path.join(sys.argv[1], "bin", "python")
    modules = sys.argv[2] if len(sys.argv) > 2 else None
    numbers = random.Random(5)
    people = names(numbers)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        place = lambda name: os.path.join(folder, name)

        def write(template, path):
            subprocess.run([python, "-c", WRITE, template, path, next(people)], check=True)

        def told(words, files, expected):
            nonlocal failed
            found, aside = linked(files)
            false, missing = len(found - expected), len(expected - found)
            failed += false + missing
            marks = sum(common["count"] for common in aside)
            print(f"{words:<58} {len(files):3} files {len(found):3} links: {false} false, {missing} of {len(expected)} missing, {marks} marks set aside")

        # The template that python-docx brings along, by people who never touch Word.
        plain = [place(f"plain{number}.docx") for number in range(25)]
        for path in plain:
            write("-", path)
        told("default template of python-docx, 25 people", plain, set())
        told("the same, two people", plain[:2], set())

        # The same, each edited in Word afterwards.
        edited = [place(f"edited{number}.docx") for number in range(25)]
        for before, path in zip(plain, edited):
            edit(before, path, [session(numbers) for _ in range(numbers.randrange(2, 30))])
        told("the same, each edited in Word since", edited, set())

        # A public template that no list knows.
        template = place("template.docx")
        root = session(numbers)
        edit(plain[0], template, [root] + [session(numbers) for _ in range(11)], root)
        drawn = [place(f"drawn{number}.docx") for number in range(25)]
        for path in drawn:
            write(template, place("draft.docx"))
            edit(place("draft.docx"), path, [session(numbers) for _ in range(numbers.randrange(2, 30))])
        told("one unknown template, 25 people", drawn, set())

        # Copies of three masters among them, each master an own draft from the same template.
        copies, expected = [], set()
        for number, count in enumerate((2, 3, 4)):
            write(template, place("draft.docx"))
            master = place(f"master{number}.docx")
            edit(place("draft.docx"), master, [session(numbers) for _ in range(8)])
            own = [place(f"copy{number}_{copy}.docx") for copy in range(count)]
            for path in own:
                edit(master, path, [session(numbers) for _ in range(3)])
            copies += own
            expected |= set(itertools.combinations(own, 2))
        told("the same, with 2, 3 and 4 copies of three masters", drawn + copies, expected)
        told("an unknown template, two people (cannot be told apart)", drawn[:2], {tuple(drawn[:2])})

        if modules:
            made = [place(f"node{number}.docx") for number in range(20)]
            script = place("write.js")
            with open(script, "w", encoding="utf-8") as file:
                file.write(NODE)
            environment = dict(os.environ, NODE_PATH=os.path.join(modules, "node_modules"))
            for path in made:
                subprocess.run(["node", script, path, next(people)], check=True, env=environment)
            told("docx of npm, 20 people", made, set())
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
