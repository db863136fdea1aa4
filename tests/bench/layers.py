#!/usr/bin/env python3
"""What each layer brings, and each part of the training texts: strict F1 of PER, LOC and ORG by corpus.

  layers.py --vigie PROGRAM [--shared FOLDER] [--train] [--looks]

Layers: lists (with the stages that put names and acronyms together); + rules; + model; + the document as a whole (the
stage entities). The first needs a resource of its own, compiled from this tree without rules. With --train, models are
trained from parts of the training texts too, which takes some minutes. winer-dev is looked at with --looks only, for
each look makes it less of a judge. Counts as ../shared/tools/score.py does.
"""
import argparse, gzip, json, pathlib, shutil, subprocess, sys, tempfile

from texts import ROOT, SHARED

sys.path.insert(0, str(ROOT / "tests/cases"))
from accuracy import strict_f1

CORPORA = {"winer-dev": "winer", "wikineural-dev": None, "romans-dev": "hipe", "hipe2020-dev": "hipe", "europeana-dev": None}
PARTS = ("winer-train", "europeana-train", "newseye-train")


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write(path, records):
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--shared", default=str(SHARED))
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--looks", action="store_true")
    args = parser.parse_args()
    shared = pathlib.Path(args.shared)
    names = [n for n in CORPORA if (shared / f"{n}.jsonl.gz").exists() and (args.looks or n != "winer-dev")]
    if not names:
        print("skipped: the corpora are not part of this project and not at hand")
        return
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        golds = {name: read(shared / f"{name}.jsonl.gz") for name in names}
        for name, gold in golds.items():
            write(folder / f"{name}.jsonl", [{"id": g["id"], "text": g["text"]} for g in gold])

        def score(name, options):
            scheme = ["--scheme", CORPORA[name]] if CORPORA[name] else []
            output = subprocess.run([args.vigie, "tag", "-q", "-f", "jsonl", *scheme, *options, str(folder / f"{name}.jsonl")],
                                    check=True, capture_output=True).stdout.decode()
            gold, found, base = [], [], 0  # all texts of a corpus as one, each behind the one before
            for record, line in zip(golds[name], output.splitlines()):
                move = lambda span: {**span, "start": span["start"] + base, "end": span["end"] + base}
                gold += map(move, record["spans"])
                found += map(move, json.loads(line)["entities"])
                base += len(record["text"]) + 1
            return strict_f1(gold, found)

        def row(label, options):
            print(f"| {label} | " + " | ".join(f"{score(name, options):.1f}" for name in names) + " |", flush=True)

        tree = folder / "tree"
        for part in ("gazetteers/lists", "data/words", "data/zones", "data/schemes"):
            shutil.copytree(ROOT / part, tree / part)
        (tree / "data/model").mkdir()
        shutil.copy(ROOT / "data/model/word_classes.txt", tree / "data/model")
        (tree / "data/rules").mkdir()
        subprocess.run([args.vigie, "compile", "--root", str(tree), "--output", str(folder / "lists.vigie")], check=True,
                       stdout=subprocess.DEVNULL)
        print("| layers | " + " | ".join(names) + " |\n| --- |" + " --: |" * len(names))
        row("lists", ["--resource", str(folder / "lists.vigie"), "--model", "none", "--until", "times"])
        row("+ rules", ["--model", "none", "--until", "times"])
        row("+ model", ["--until", "times"])
        row("+ document", [])
        row("all but the model", ["--model", "none"])
        if not args.train:
            return
        for part in PARTS:
            write(folder / f"{part}.jsonl", read(shared / f"{part}.jsonl.gz"))
        clean = folder / "newseye-clean.jsonl"
        with clean.open("wb") as file:
            subprocess.run([sys.executable, str(ROOT / "data/generate/newseye_names.py")], check=True, stdout=file,
                           stdin=(folder / "newseye-train.jsonl").open("rb"))
        winer, europeana = str(folder / "winer-train.jsonl"), str(folder / "europeana-train.jsonl")
        print("\n| trained on | " + " | ".join(names) + " |\n| --- |" + " --: |" * len(names))
        for label, files in (("winer", [winer]), ("winer, newseye", [winer, "--apart", str(clean)]),
                             ("winer, europeana", [winer, "--apart", europeana]),
                             ("all three", [winer, "--apart", europeana, "--apart", str(clean)]),
                             ("all three, none apart", [winer, europeana, str(clean)])):
            model = folder / "part.model"
            subprocess.run([args.vigie, "train", "-q", "--folds", "0", "--output", str(model), *files], check=True,
                           stdout=subprocess.DEVNULL)
            row(label, ["--model", str(model)])


if __name__ == "__main__":
    main()
