#!/usr/bin/env python3
"""Sentence ends against gold: scores, and the remaining errors by kind.

  segmentation_errors.py --vigie PROGRAM [--examples N] [GOLD.jsonl.gz...]

Gold files hold {"id", "text", "sentences"} a line, in code points. Without any, the two development files
of ../shared/corpora are read, where they are at hand. With --examples, N places of each kind are shown.
"""
import argparse, collections, gzip, json, pathlib, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared/corpora"
STOPS, QUOTES, CLOSING = ".!?…", '"«»“”', ')]}»”"'


def opens(text):
    """What stands after a place: the kind of its first character."""
    word = text.lstrip(' "«“([').split(" ")[0]
    if not word:
        return "nothing"
    if word[0].islower():
        return "a lower-case word"
    if word[0].isdigit():
        return "a number"
    if not word[0].isalpha():
        return "a mark"
    letters = [c for c in word if c.isalpha()]
    return "capitals" if len(letters) > 1 and all(c.isupper() for c in letters) else "a capital"


def kind_of(text, place):
    before, after = text[:place].rstrip(), text[place:].lstrip()
    inner = before.rstrip(CLOSING + " ")
    quote = (before[-1:] in QUOTES or after[:1] in QUOTES) and inner[-1:] in STOPS
    if quote:
        return "stop and quote"
    if inner.endswith(("...", "…")):
        return f"ellipsis, then {opens(after)}"
    if inner[-1:] in STOPS:
        return f"stop, then {opens(after)}"
    if before[-1:] in ";:,":
        return f"{dict(zip(';:,', ('semicolon', 'colon', 'comma')))[before[-1]]}, then {opens(after)}"
    if after[:1] in "-–—•":
        return "no mark, then a dash"
    return f"no mark, then {opens(after)}"


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def predicted(vigie, documents):
    given = "".join(json.dumps({"id": d["id"], "text": d["text"]}, ensure_ascii=False) + "\n" for d in documents)
    made = subprocess.run([vigie, "tag", "-q", "--input", "jsonl", "--until", "sentences", "--with", "sentences",
                           "--format", "jsonl"], input=given.encode(), capture_output=True, check=True)
    return {d["id"]: d["sentences"] for d in map(json.loads, made.stdout.decode().splitlines())}


def tidy(text, spans):
    return {(a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())) for a, b in spans}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--examples", type=int, default=0)
    parser.add_argument("gold", nargs="*", type=pathlib.Path)
    args = parser.parse_args()
    files = args.gold or [SHARED / f"segmentation-{name}-dev.jsonl.gz" for name in ("gsd", "sequoia")]
    if not all(path.exists() for path in files):
        print("no gold files at hand")
        return 0
    counts, places, names = collections.defaultdict(collections.Counter), collections.defaultdict(list), []
    for path in files:
        name = path.name.split(".")[0].removeprefix("segmentation-")
        names.append(name)
        documents = read(path)
        found = predicted(args.vigie, documents)
        right = gold_count = made_count = 0
        for document in documents:
            text = document["text"]
            gold, made = tidy(text, document["sentences"]), tidy(text, found[document["id"]])
            right, gold_count, made_count = right + len(gold & made), gold_count + len(gold), made_count + len(made)
            ends = {b for _, b in gold}, {b for _, b in made}
            for error, wrong in (("missed", ends[0] - ends[1]), ("too many", ends[1] - ends[0])):
                for place in sorted(wrong):
                    kind = error, kind_of(text, place)
                    counts[kind][name] += 1
                    places[kind].append(f"{text[max(0, place - 45):place]} ‖ {text[place:place + 45].strip()}")
        precision, recall = right / made_count, right / gold_count
        print(f"{name}: {gold_count} sentences, precision {100 * precision:.2f}, recall {100 * recall:.2f}, "
              f"F1 {200 * right / (gold_count + made_count):.2f}")
    print("\n| error | place | " + " | ".join(names) + " |\n| --- | --- |" + " --: |" * len(names))
    for (error, kind), row in sorted(counts.items(), key=lambda item: (item[0][0], -sum(item[1].values()), item[0][1])):
        print(f"| {error} | {kind} | " + " | ".join(str(row[name] or "") for name in names) + " |")
        for place in places[error, kind][:args.examples]:
            print("    ", place.replace("\n", " "))
    return 0


sys.exit(main())
