#!/usr/bin/env python3
"""B-cubed: does one `entity` number stand for one entity of the document?

  entities.py --vigie PROGRAM [--shared FOLDER] [--errors [--count N]]
  entities.py --self-test

Tags the texts annotated in entities/*.tsv (document, start, end, type, entity; positions in code points) and
compares the numbers. data/samples is in this tree; the texts of winer-dev are read from FOLDER/corpora, and
without FOLDER that part is skipped and said so. Nested mentions count. Two ways to look:

  found     mentions that both have, same span and type; clusters cut down to them: the joining alone
  all gold  every mention of the gold; one that the program did not find stands alone

Each mention weighs the same (micro over mentions). Most names of a short text are mentioned once, which
flatters B-cubed. So two joiners that know nothing stand beside it, on the same mentions: every mention alone, and one
entity a spelling and type; and the pairs that were joined, of those that should be, count too.
--errors prints the pairs wrongly joined and wrongly apart, documents with most of them first.
"""

import argparse
import collections
import csv
import gzip
import itertools
import json
import math
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests/bench/entities"
JUDGED = ("PER", "LOC", "ORG")  # dates and amounts have no entity number


def b_cubed(pairs):
    """(sum of precisions, sum of recalls, mentions) of [(gold cluster, predicted cluster)], one a mention."""
    gold = collections.Counter(g for g, _ in pairs)
    found = collections.Counter(p for _, p in pairs)
    both = collections.Counter(pairs)
    return (
        math.fsum(both[g, p] / found[p] for g, p in pairs),
        math.fsum(both[g, p] / gold[g] for g, p in pairs),
        len(pairs),
    )


def links(pairs):
    """(pairs joined by both, by the prediction, by the gold): what is left of joining when single mentions count nothing."""

    def joined(clusters):
        return sum(n * (n - 1) // 2 for n in collections.Counter(clusters).values())

    return joined(pairs), joined(p for _, p in pairs), joined(g for g, _ in pairs)


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def ratio(part, whole):
    return part / whole if whole else 0.0


def self_test():
    """The example of Bagga and Baldwin (1998): entities 1-5, 6-7, 8-C; two wrong answers."""
    gold = {m: 0 for m in "12345"} | {m: 1 for m in "67"} | {m: 2 for m in "89ABC"}

    def score(*clusters):
        of = {m: n for n, cluster in enumerate(clusters) for m in cluster}
        precision, recall, n = b_cubed([(gold[m], of[m]) for m in gold])
        return precision / n, recall / n

    def near(found, wanted):
        return len(found) == len(wanted) and all(map(math.isclose, found, wanted))

    assert near(score("12345", "67", "89ABC"), (1, 1))
    assert near(score("12345", "6789ABC"), (16 / 21, 1))
    assert near(score("1234589ABC", "67"), (7 / 12, 1))
    assert near(score(*gold), (1, 3 / 12))  # each alone: recall is entities over mentions
    assert near(score("".join(gold)), (54 / 144, 1))  # all as one: 5*5 + 2*2 + 5*5 of 12*12
    # By hand: {a, b}, {c} of gold, {a}, {b, c} found: precision (1 + 1/2 + 1/2) / 3, recall (1/2 + 1/2 + 1) / 3.
    assert near(b_cubed([(0, 0), (0, 1), (1, 1)]), (2, 2, 3))
    assert links([(0, 0), (0, 1), (1, 1)]) == (0, 1, 1)
    assert links([(0, 5), (0, 5), (0, 5), (1, 5)]) == (3, 6, 3)
    assert math.isclose(f1(0.5, 1), 2 / 3) and f1(0, 0) == 0
    print("self-test: passed")


def annotations(name):
    """document -> {(start, end, type): entity}, in the order of the file."""
    documents = {}
    with open(GOLD / name, encoding="utf-8", newline="") as file:
        rows = (line for line in file if not line.startswith("#"))
        for document, start, end, kind, entity in csv.reader(rows, delimiter="\t"):
            documents.setdefault(document, {})[int(start), int(end), kind] = int(entity)
    return documents


def checked(name, gold, texts):
    """The texts that were annotated; a mention that is no span of their own gold means that the texts changed."""
    chosen = []
    for document in texts:
        if document["id"] not in gold:
            continue
        spans = {(s["start"], s["end"], s["label"]) for s in document["spans"]}
        judged = {s for s in spans if s[2] in JUDGED}
        if judged != set(gold[document["id"]]):
            sys.exit(f"{name}: {document['id']}: mentions and gold spans differ; annotate this document again")
        chosen.append(document)
    missing = set(gold) - {d["id"] for d in chosen}
    if missing:
        sys.exit(f"{name}: no text for {', '.join(sorted(missing))}")
    return chosen


def tag(vigie, texts, scheme):
    """document -> {(start, end, type): entity number}"""
    lines = "".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in texts)
    command = [vigie, "tag", "-i", "jsonl", "-f", "jsonl", "--unit", "codepoint", "--quiet"]
    if scheme:
        command += ["--scheme", scheme]
    run = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
    found = {}
    for line in run.stdout.decode().splitlines():
        document = json.loads(line)
        found[document["id"]] = {
            (e["start"], e["end"], e["type"].split(".")[0]): e["entity"]
            for e in document["entities"]
            if e["type"].split(".")[0] in JUDGED
        }
    return found


def row(label, documents):
    """documents: one list of (gold, predicted) each; a cluster never leaves its document."""
    precision = recall = mentions = right = joined = wanted = 0
    for pairs in documents:
        p, r, n = b_cubed(pairs)
        precision, recall, mentions = precision + p, recall + r, mentions + n
        a, b, c = links(pairs)
        right, joined, wanted = right + a, joined + b, wanted + c
    p, r = ratio(precision, mentions), ratio(recall, mentions)
    lp, lr = ratio(right, joined), ratio(right, wanted)
    figures = " | ".join(f"{100 * x:.1f}" for x in (p, r, f1(p, r), lp, lr, f1(lp, lr)))
    print(f"| {label} | {mentions} | {figures} |")


def errors(texts, gold, found, count):
    """Pairs of mentions that both have and that one side joins, alike ones once with their number."""
    reports = []
    for document in texts:
        own, theirs, text = gold[document["id"]], found[document["id"]], document["text"]
        common = [m for m in own if m in theirs]
        wrong = collections.defaultdict(list)
        for a, b in itertools.combinations(common, 2):
            if (own[a] == own[b]) != (theirs[a] == theirs[b]):
                kind = "wrongly apart" if own[a] == own[b] else "wrongly joined"
                wrong[kind, text[a[0] : a[1]], a[2], text[b[0] : b[1]], b[2]].append((a, b))
        missed = [m for m in own if m not in theirs]
        reports.append((sum(map(len, wrong.values())), document["id"], wrong, missed, text))
    for total, name, wrong, missed, text in sorted(reports, key=lambda r: (-r[0], r[1])):
        if not total and not missed:
            continue
        print(f"\n{name}: {total} wrong pairs, {len(missed)} mentions not found")
        for (kind, *_), pairs in sorted(wrong.items(), key=lambda item: -len(item[1]))[:count]:
            names = "  ".join(f"{s}-{e} {t} {text[s:e]!r}" for s, e, t in pairs[0])
            print(f"  {kind} ({len(pairs)}): {names}")
        for s, e, t in missed[:count]:
            print(f"  not found: {s}-{e} {t} {text[s:e]!r}")


def measure(name, texts, vigie, scheme, options):
    gold = annotations(f"{name}.tsv")
    texts = checked(f"{name}.tsv", gold, texts)
    found = tag(vigie, texts, scheme)
    rows = {"found": [], "found, each alone": [], "found, by spelling": [], "all gold": []}
    for document in texts:
        own, theirs, text = gold[document["id"]], found[document["id"]], document["text"]
        common = [m for m in own if m in theirs]
        rows["found"].append([(own[m], theirs[m]) for m in common])
        rows["found, each alone"].append([(own[m], m) for m in common])
        rows["found, by spelling"].append([(own[m], (text[m[0] : m[1]], m[2])) for m in common])
        rows["all gold"].append([(own[m], theirs.get(m, m)) for m in own])
    entities = sum(len(set(own.values())) for own in gold.values())
    print(f"\n{name}: {len(texts)} documents, {sum(map(len, gold.values()))} mentions of {entities} entities\n")
    print("| mentions | number | B-cubed P | R | F | pairs P | R | F |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: |")
    for label, documents in rows.items():
        row(label, documents)
    if options.errors:
        errors(texts, gold, found, options.count)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--count", type=int, default=10, help="kinds of errors printed a document")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        self_test()
        return
    if not options.vigie:
        parser.error("--vigie PROGRAM or --self-test")
    samples = []
    for path in sorted((ROOT / "data/samples").glob("*.gold.jsonl")):
        samples.append(json.loads(path.read_text(encoding="utf-8")))
    measure("samples", samples, options.vigie, None, options)
    corpus = options.shared / "corpora/winer-dev.jsonl.gz"
    if not corpus.exists():
        print(f"\nwiner-dev: skipped, {corpus} is not there")
        return
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        measure("winer-dev", [json.loads(line) for line in file], options.vigie, "winer", options)


if __name__ == "__main__":
    main()
