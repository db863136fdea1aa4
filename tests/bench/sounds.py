#!/usr/bin/env python3
"""What only the keys of sounds find ("# sounds:"), and how often that is right.

  sounds.py --vigie PROGRAM [--try LIST=LANGUAGES]... [--show N] [--shared FOLDER] [--corpora NAME...]

Runs the lists (with --until gazetteer) over the texts of winer-train and europeana-train, and over the words of
two word lists, each as a sentence of its own with a capital ("On cite Marche ici."). Of the texts' matches by
sound, a match is right when the gold has a span of its coarse type over the same letters, near when such a
span overlaps it; all others are wrong. Of the words, every match is wrong that is not a name there. Several
words and one word are counted apart, for one word is only proposed as ambiguous.

Last, how much is found: the aliases of entries of the marked lists are taken out of them, and each that has as
many words as its name, two or more, is looked for in a sentence of its own. Some are other names altogether.

--try marks another list for this run: person/given_names=arabic,persian; "all" is every language. --show N
prints a random N of the matches (seed 1), so that somebody can judge them. Without FOLDER it says so and
measures nothing.
"""

import argparse
import gzip
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
WHY = "it sounds the same"


def without_aliases(path, aliases):
    """Takes the aliases out of a list that is marked; adds (alias, name) of those that are looked for."""
    lines, columns = [], None
    text = path.read_text(encoding="utf-8")
    if "\n# sounds:" not in text:
        return
    for line in text.splitlines():
        if not line.startswith("#"):
            cells = line.split("\t")
            if columns is None:
                columns = cells
            elif "aliases" in columns:
                row = dict(zip(columns, cells))
                at = columns.index("aliases")
                for alias in filter(None, cells[at].split("|") if at < len(cells) else []):
                    words = len(alias.replace("-", " ").split())
                    if words > 1 and words == len(row["name"].replace("-", " ").split()) and "case" not in row.get("flags", ""):
                        aliases.append((alias, row["name"]))
                if at < len(cells):
                    cells[at] = ""
                line = "\t".join(cells)
        lines.append(line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def resource_with(vigie, changes, folder, aliases=None):
    """A resource whose lists are marked as asked; with `aliases`, the marked ones without aliases."""
    root = folder / "root"
    (root / "data").mkdir(parents=True)
    shutil.copytree(ROOT / "gazetteers/lists", root / "gazetteers/lists")
    for name in ("words", "rules", "zones"):
        (root / "data" / name).symlink_to(ROOT / "data" / name)
    every = sorted(path.stem[len("sounds_"):] for path in (ROOT / "data/words").rglob("sounds_*.txt"))
    for change in changes:
        name, _, languages = change.partition("=")
        wanted = every if languages == "all" else languages.split(",")
        path = root / "gazetteers/lists/fr" / (name + ".tsv")
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# sounds:")]
        if languages:
            lines.insert(1, "# sounds: " + " ".join(wanted))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if aliases is not None:
        for path in sorted((root / "gazetteers/lists").rglob("*.tsv")):
            without_aliases(path, aliases)
    out = folder / "tried.vigie"
    subprocess.run([vigie, "compile", "--root", str(root), "--output", str(out)], check=True)
    return out


def matches(vigie, resource, documents):
    """(document, mention) of each match by sound."""
    lines = "".join(json.dumps({"id": str(i), "text": d["text"]}, ensure_ascii=False) + "\n"
                    for i, d in enumerate(documents))
    run = subprocess.run([vigie, "-q", "-i", "jsonl", "-f", "jsonl", "-w", "evidence", "--until", "gazetteer",
                          "--resource", str(resource), "-"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    for document, line in zip(documents, run.stdout.decode().splitlines()):
        for mention in json.loads(line)["entities"]:
            if mention["evidence"].get("why") == WHY:
                yield document, mention


def judged(document, mention):
    right, near = False, False
    for span in document["spans"]:
        if span["label"] != mention["type"] or span["end"] <= mention["start"] or span["start"] >= mention["end"]:
            continue
        near = True
        right = right or (span["start"], span["end"]) == (mention["start"], mention["end"])
    return "right" if right else "near" if near else "wrong"


def words_of(folder):
    for name, column in (("words_fr_frequency.tsv", 0), ("words_fr_forms.tsv.gz", 0)):
        path = folder / "lexicons" / name
        opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
        with opened as lines:
            seen = set()
            for line in lines:
                word = line.rstrip("\n").split("\t")[column]
                if word.isalpha() and word.islower() and word not in seen:
                    seen.add(word)
                    yield name, word


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--try", dest="changes", action="append", default=[], metavar="LIST=LANGUAGES")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--corpora", nargs="*", default=["winer-train", "europeana-train"])
    args = parser.parse_args()
    if not args.shared.is_dir():
        print(f"skipped: no folder {args.shared}")
        return 0

    with tempfile.TemporaryDirectory() as temporary:
        resource = resource_with(args.vigie, args.changes, pathlib.Path(temporary))
        rows, shown = {}, []

        def count(corpus, mention, verdict):
            words = "one word" if len(mention["text"].split()) == 1 else "several"
            key = (mention["evidence"]["source"], words, corpus)
            rows.setdefault(key, {"right": 0, "near": 0, "wrong": 0})[verdict] += 1
            shown.append((key, verdict, mention))

        for corpus in args.corpora:
            with gzip.open(args.shared / "corpora" / (corpus + ".jsonl.gz"), "rt", encoding="utf-8") as lines:
                documents = [json.loads(line) for line in lines]
            for document, mention in matches(args.vigie, resource, documents):
                count(corpus, mention, judged(document, mention))
        by_list = {}
        for name, word in words_of(args.shared):
            by_list.setdefault(name, []).append(word)
        for name, words in by_list.items():
            documents = [{"text": "\n".join(f"On cite {word.capitalize()} ici." for word in words[i:i + 1000])}
                         for i in range(0, len(words), 1000)]
            print(f"{name}: {len(words)} words")
            for _, mention in matches(args.vigie, resource, documents):
                count(name, mention, "wrong")

    with tempfile.TemporaryDirectory() as temporary:
        aliases = []
        resource = resource_with(args.vigie, args.changes, pathlib.Path(temporary), aliases)
        documents = [{"text": f"On cite {alias} ici.", "name": name} for alias, name in aliases]
        found = {document["text"] for document, mention in matches(args.vigie, resource, documents)
                 if mention["evidence"]["item"] == document["name"]}
        print(f"aliases found by sound: {len(found)} of {len(aliases)}")

    print(f"{'list':<24}{'':<10}{'on':<26}{'right':>7}{'near':>7}{'wrong':>7}")
    for (name, words, corpus), row in sorted(rows.items()):
        print(f"{name:<24}{words:<10}{corpus:<26}{row['right']:>7}{row['near']:>7}{row['wrong']:>7}")
    random.Random(1).shuffle(shown)
    for (name, _, corpus), verdict, mention in shown[:args.show]:
        print(f"{verdict:<6} {mention['text']} = {mention['evidence']['item']} ({name}, {corpus})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
