#!/usr/bin/env python3
"""How strict F1 of PER, LOC and ORG falls on damaged texts: capitals without accents, small letters, no accents, faults
of OCR at two in a hundred characters.

  robustness.py --vigie PROGRAM [--shared FOLDER] [-- VIGIE OPTIONS]

Every damage keeps each character in its place, so that the gold stays. Faults are drawn with a fixed seed from letters
that are often taken for one another. The texts are our samples, and of ../shared what is at hand: the reference article,
wikineural-dev (every fourth sentence) and romans-dev.
"""
import argparse, gzip, json, pathlib, random, subprocess, sys, tempfile, unicodedata

from texts import ROOT, SHARED

sys.path.insert(0, str(ROOT / "tests/cases"))
from accuracy import strict_f1

CONFUSED = {"e": "c", "c": "e", "l": "1", "i": "l", "n": "u", "u": "n", "o": "0", "a": "o", "t": "f", "f": "t", "s": "a",
            "r": "t", "m": "n", "h": "b", "b": "h", "d": "b", "B": "R", "R": "B", "I": "l", "O": "0", "S": "5", "G": "C",
            "E": "F", "D": "O", "M": "N", "P": "F", ".": ",", ",": ".", "é": "ë", "è": "é", "à": "a"}


def plain(character):
    base = unicodedata.normalize("NFD", character)[0]
    return base if len(base) == 1 else character


def capital(character):
    upper = character.upper()
    return upper if len(upper) == 1 else character


def faults(text):
    draw = random.Random(11)
    return "".join(CONFUSED[c] if c in CONFUSED and draw.random() < 0.03 else c for c in text)


DAMAGES = {"as it is": lambda text: text,
           "capitals without accents": lambda text: "".join(capital(plain(c)) for c in text),
           "small letters": lambda text: "".join(c.lower() if len(c.lower()) == 1 else c for c in text),
           "without accents": lambda text: "".join(map(plain, text)),
           "faults of OCR": faults}


def read(path, step=1):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][::step]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--shared", default=str(SHARED))
    parser.add_argument("options", nargs="*")
    args = parser.parse_args()
    shared = pathlib.Path(args.shared)
    corpora = {"samples": [json.loads(p.read_text(encoding="utf-8")) for p in sorted((ROOT / "data/samples").glob("*.gold.jsonl"))]}
    reference = shared.parent / "samples/irak-coalition.gold.jsonl"
    if reference.exists():
        corpora["reference"] = [json.loads(reference.read_text(encoding="utf-8"))]
    for name, step in (("wikineural-dev", 4), ("romans-dev", 1)):
        if (shared / f"{name}.jsonl.gz").exists():
            corpora[name] = read(shared / f"{name}.jsonl.gz", step)
    print("| text | " + " | ".join(corpora) + " |\n| --- |" + " --: |" * len(corpora))
    for label, damage in DAMAGES.items():
        cells = []
        for name, golds in corpora.items():
            with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
                for gold in golds:
                    file.write(json.dumps({"text": damage(gold["text"])}, ensure_ascii=False) + "\n")
                file.flush()
                scheme = ["--scheme", "hipe"] if name == "romans-dev" else []
                output = subprocess.run([args.vigie, "tag", "-q", "-f", "jsonl", *scheme, *args.options, file.name],
                                        check=True, capture_output=True).stdout.decode()
            gold_spans, found, base = [], [], 0
            for gold, line in zip(golds, output.splitlines()):
                move = lambda span: {**span, "start": span["start"] + base, "end": span["end"] + base}
                gold_spans += map(move, gold["spans"])
                found += map(move, json.loads(line)["entities"])
                base += len(gold["text"]) + 1
            cells.append(f"{strict_f1(gold_spans, found):.1f}")
        print(f"| {label} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
