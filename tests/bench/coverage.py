#!/usr/bin/env python3
"""How much of what is named in a text the lists know.

  coverage.py [--lists FOLDER] [--shared FOLDER] [--corpora NAME...] [--missing N] [--types PER,LOC,ORG]

A mention of the gold is known when a list holds an entry of its coarse type with the same form, letters
folded as the matcher folds them. The flag `case` and strength count: what is there as evidence only stands
in a column of its own, for it never makes an entity. Of people of two words or more, the share
counts whose first word is a given name of the lists or whose last is a surname. Nested mentions
count too. --missing prints N mentions that no list knows, to see what kinds are missing; the development
files are for measuring, so write down kinds, not names. Without FOLDER it says so and measures nothing.
"""

import argparse
import gzip
import json
import pathlib
import random
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
BARS = {"LOC": 85.0, "PER": 88.0, "ORG": 50.0}
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ð": "d",
                         "þ": "th", "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-",
                         "\u00ad": None, "\u200b": None})


def folded(text):
    """Lower case, without marks, ligatures undone, blanks and the kinds of apostrophe and hyphen alike."""
    bare = unicodedata.normalize("NFD", text.lower().translate(LETTERS))
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    # Corpora put blanks beside apostrophes and hyphens; tokens are the same with and without.
    return " ".join(re.sub(r"\s*(['-])\s*", r"\1", bare).split())


class Lists:
    """Folded names by coarse type; of these, what decides or fills."""

    def __init__(self, folder):
        self.known, self.active, self.given, self.family = {}, {}, set(), set()
        self.entries = 0
        for path in sorted(pathlib.Path(folder).rglob("*.tsv")):
            self.read(path)

    def read(self, path):
        defaults, columns = {"strength": "decide"}, None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                key, _, value = line[1:].partition(":")
                defaults[key.strip()] = value.strip()
            elif columns is None:
                columns = line.split("\t")
            elif line:
                self.add(dict(zip(columns, line.split("\t"))), defaults)

    def add(self, cells, defaults):
        self.entries += 1
        kind = cells.get("type") or defaults["type"]
        strength = cells.get("strength") or defaults["strength"]
        aliases = cells.get("aliases") or ""
        for name in [cells["name"]] + (aliases.split("|") if aliases else []):
            form = folded(name)
            if kind == "PER.given":
                self.given.add(form)
            elif kind == "PER.family":
                self.family.add(form)
            else:
                coarse = kind.split(".")[0]
                self.known.setdefault(coarse, set()).add(form)
                if strength != "evidence":
                    self.active.setdefault(coarse, set()).add(form)


def mentions(path, types):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            for span in document["spans"]:
                if span["label"] in types:
                    yield span["label"], document["text"][span["start"]:span["end"]]


def person_supported(lists, name):
    words = folded(name).split()
    first, last = words[0], words[-1]
    given = first in lists.given or first.split("-")[0] in lists.given
    family = last in lists.family or " ".join(words[1:]) in lists.family or last.split("'")[-1] in lists.family
    return given, family


def percent(part, whole):
    return 100 * part / whole if whole else 0.0


def measure(lists, path, types, missing):
    found = {kind: [] for kind in types}
    for kind, name in mentions(path, types):
        found[kind].append(name)
    print(f"{path.name.split('.')[0]}")
    for kind in types:
        names = found[kind]
        known = sum(folded(n) in lists.known.get(kind, ()) for n in names)
        active = sum(folded(n) in lists.active.get(kind, ()) for n in names)
        line = (f"  {kind:4} {len(names):5} mentions, whole name known {percent(known, len(names)):5.1f} %, "
                f"as more than evidence {percent(active, len(names)):5.1f} %")
        share, lost = percent(known, len(names)), [n for n in names if folded(n) not in lists.known.get(kind, ())]
        if kind == "PER":
            print(line)
            several = [n for n in names if len(n.split()) > 1]
            marks = [person_supported(lists, n) for n in several]
            share = percent(sum(g or f for g, f in marks), len(several))
            line = (f"  {kind:4} {len(several):5} of two words or more: given name known "
                    f"{percent(sum(g for g, _ in marks), len(several)):.1f} %, surname "
                    f"{percent(sum(f for _, f in marks), len(several)):.1f} %, either {share:.1f} %")
            lost = [n for n, mark in zip(several, marks) if not any(mark)]
        if kind in BARS:
            line += f" (bar {BARS[kind]:.0f}: {'reached' if share >= BARS[kind] else 'missed'})"
        print(line)
        if missing:
            kinds = sorted(set(lost))
            random.Random(7).shuffle(kinds)
            print("       not known: " + " | ".join(kinds[:missing]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lists", default=str(ROOT / "gazetteers/lists"), metavar="FOLDER")
    parser.add_argument("--shared", default=str(ROOT.parent / "shared"), metavar="FOLDER")
    parser.add_argument("--corpora", nargs="*", default=["winer-dev", "wikineural-dev"], metavar="NAME")
    parser.add_argument("--types", default="LOC,PER,ORG")
    parser.add_argument("--missing", type=int, default=0, metavar="N")
    options = parser.parse_args()
    paths = [pathlib.Path(options.shared) / "corpora" / f"{name}.jsonl.gz" for name in options.corpora]
    absent = [path for path in paths if not path.is_file()]
    if absent:
        print(f"skipped: no {absent[0]}")
        return
    lists = Lists(options.lists)
    print(f"{lists.entries} entries, {len(lists.given)} forms of given names, {len(lists.family)} of surnames")
    for path in paths:
        measure(lists, path, options.types.split(","), options.missing)


if __name__ == "__main__":
    sys.exit(main())
