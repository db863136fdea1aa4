"""Helpers shared by the list generators: text cleaning, hunspell expansion, writing of lists."""

import os
import re
import sys
import unicodedata

# strength comes last and is always written: no line ends in an empty cell.
COLUMNS = ["name", "type", "aliases", "ids", "country", "weight", "flags", "strength"]
STRENGTHS = {"evidence", "decide", "fill"}
FLAGS = ["acronym", "ambiguous", "case", "plain"]
# Names that equal a common word (data/words/fr/common_words.txt) and are meant all the same: somebody looked.
PLAIN = {"Digne", "Paris", "Sienne", "Suisse", "Vienne"}
FRENCH = set("abcdefghijklmnopqrstuvwxyzàâäéèêëîïôöùûüÿçœæ")
NO_DECOMPOSITION = str.maketrans({
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "ß": "ss",
    "ə": "e", "Ə": "E", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H"})


def fail(message):
    sys.exit(os.path.basename(sys.argv[0]) + ": " + message)


def clean(text):
    """NFC, one kind of apostrophe, no invisible characters, single spaces."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub("[\u2018\u2019\u02bc\u02bb\u02b9`\u00b4]", "'", text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc"))
    # "Fada N'gourma": what follows such a letter is a word of its own in a text.
    return re.sub(r" ([A-Z]')([a-z])", lambda m: " " + m.group(1) + m.group(2).upper(), " ".join(text.split()))


def plain(text):
    """The name as a French keyboard writes it: letters foreign to French lose their marks."""
    out = []
    for char in clean(text):
        if char.lower() in FRENCH or ord(char) < 128:
            out.append(char)
            continue
        bare = unicodedata.normalize("NFD", char.translate(NO_DECOMPOSITION))
        out.append("".join(c for c in bare if not unicodedata.combining(c)))
    return unicodedata.normalize("NFC", "".join(out))


def key(text):
    """Folded form, to find one place under two spellings in the sources."""
    bare = unicodedata.normalize("NFD", clean(text).translate(NO_DECOMPOSITION).lower())
    return "".join(c for c in bare if c.isalnum())


def bare(text):
    """Without marks: texts in capitals lack them, and names of other languages lack those that a word has."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def english_words(path):
    """Base forms, and their plurals, of the English spelling dictionary."""
    found = set()
    with open(path, encoding="utf-8") as dictionary:
        for line in dictionary:
            word = line.split("/")[0].strip()
            if word.islower() and word.isalpha():
                found.update((word, word + "s"))
    return found


class Words:
    """What the French spelling dictionary knows: common words, given names, surnames."""

    def __init__(self, folder):
        rules = {}
        with open(os.path.join(folder, "fr.aff"), encoding="utf-8") as lines:
            for line in lines:
                f = line.split()
                if len(f) >= 5 and f[0] == "SFX":
                    strip = "" if f[2] == "0" else f[2]
                    add = f[3].split("/")[0]
                    add = "" if add == "0" else add
                    test = re.compile("(?:" + f[4] + ")$")
                    rules.setdefault(f[1], []).append((strip, add, test))
        self.common, self.given, self.surnames = set(), set(), set()
        with open(os.path.join(folder, "fr.dic"), encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                if not line.strip():
                    continue
                word, _, flags = line.split()[0].partition("/")
                tags = line.split()[1:]
                word = clean(word)
                if "po:prn" in tags:
                    self.given.add(word)
                elif "po:patr" in tags:
                    self.surnames.add(word)
                if not word[0].islower():
                    continue
                codes = [flags[i:i + 2] for i in range(0, len(flags), 2)]
                if "()" not in codes:
                    self.common.add(word)
                for code in codes:
                    for strip, add, test in rules.get(code, ()):
                        if word.endswith(strip) and test.search(word):
                            self.common.add(word[:len(word) - len(strip)] + add)
        self.bare = {bare(word) for word in self.common}
        if len(self.common) < 300000 or len(self.given) < 2000 or len(self.surnames) < 1000:
            fail("the spelling dictionary gave too few words: its format has changed")

    def ambiguous(self, name):
        """Equal to a common word (also after an article), a given name or a surname."""
        if name in self.given or name in self.surnames:
            return True
        low = bare(name.lower())
        if low in self.bare:
            return True
        after = re.match(r"(?:l[ea]s? |l')(.+)$", low)
        return bool(after) and after.group(1) in self.bare


def entry(name, **cells):
    row = {"name": clean(name), "aliases": [], "ids": [], "flags": []}
    row.update(cells)
    row["aliases"] = [clean(a) for a in row["aliases"]]
    return row


def never_met(name):
    """A text cuts such a name elsewhere, so that it can never be found: "Hann. M\u00fcnden"."""
    shorter = re.sub(r"(^| )(St|Ste|Sta|Sto|Dr)\. ", r"\1", name)
    return bool(re.search(r"\b(?![IVX]{1,4}\.)\w{2,}\.\s?\w", shorter) or re.search(r" [a-z]\. ", name) or
                re.search(r" ([A-Z]|T\u0153\u0306?k L)'[a-z\u00e1\u0113]", name))


def write(path, meta, rows):
    """Writes one list after checking what the format asks; returns its number of entries."""
    rows = sorted((r for r in rows if not never_met(r["name"])), key=lambda r: (r["name"], r.get("type") or meta["type"]))
    for r in rows:
        r["aliases"] = [a for a in r["aliases"] if not never_met(a)]
    names = {(r["name"], r.get("type") or meta["type"]) for r in rows}
    if len(names) != len(rows):
        seen = set()
        for r in rows:
            k = (r["name"], r.get("type") or meta["type"])
            if k in seen:
                fail("%s: %s (%s) twice" % (path, *k))
            seen.add(k)
    kinds = {}
    for name, kind in names:
        kinds.setdefault(kind, set()).add(name)
    table = []
    taken = set()
    for r in sorted(rows, key=lambda r: -int(r.get("weight") or 0)):
        kind = r.get("type") or meta["type"]
        kept = []
        spellings = {r["name"].lower()}                 # case does not matter without the flag case
        for a in r["aliases"]:
            if "case" not in r["flags"]:
                if a.lower() in spellings:
                    continue
                spellings.add(a.lower())
            if a and a not in kinds[kind] and (a, kind) not in taken and a not in kept:
                kept.append(a)
                taken.add((a, kind))
        r["aliases"] = kept
    for r in rows:
        cells = dict(r)
        cells["aliases"] = "|".join(sorted(r["aliases"]))
        cells["ids"] = " ".join(r["ids"])
        if PLAIN & {r["name"], *r["aliases"]} and not {"ambiguous", "case"} & set(r["flags"]):
            r["flags"].append("plain")
        cells["flags"] = " ".join(sorted(set(r["flags"])))
        if cells.get("type") == meta["type"]:
            cells["type"] = ""
        cells["strength"] = cells.get("strength") or meta["strength"]
        if cells["strength"] not in STRENGTHS:
            fail("%s: strength %s" % (path, cells["strength"]))
        if set(r["flags"]) - set(FLAGS):
            fail("%s: flags %s" % (path, r["flags"]))
        table.append({c: str(cells.get(c) or "") for c in COLUMNS})
    used = [c for c in COLUMNS if c == "name" or any(t[c] for t in table)]
    lines = ["# %s: %s" % (k, meta[k]) for k in ("list", "type", "strength", "source", "licence")]
    lines.append("\t".join(used))
    lines += ["\t".join(t[c] for c in used) for t in table]
    text = "\n".join(lines) + "\n"
    for line in lines:
        if line != line.strip() or unicodedata.normalize("NFC", line) != line:
            fail("%s: bad line: %r" % (path, line))
    if re.search("[\u2018\u2019\u200b\r]", text):
        fail(path + ": a character that lists do not hold")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(text)
    return len(rows)
