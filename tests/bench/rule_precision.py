#!/usr/bin/env python3
"""Precision of every rule alone, on texts with gold spans.

  rule_precision.py --vigie PROGRAM [--shared FOLDER] [--corpora NAME...] [--families NAME...]
                    [--all] [--wrong RULE [--count N]]

Compiles a resource from the tree without the lists of people and of organisations (people are then
found by rules only), tags the corpora and counts, by rule and corpus, what the rule proposed, kept or
dropped, with the same span as somebody's gold, and what of that was kept. A match is right when the
gold has the same span and type; nested gold spans count. Only matches of a type that the gold
annotates are judged (a dash otherwise), and only rules that decide or fill are held to the bar: of ten matches kept or
more, 60 % right, in each corpus. What a stronger claim dropped does no harm and is not held against a
rule. --all prints the rules that matched nothing too; --wrong prints matches of one rule that were
wrong, kept ones only. Without FOLDER it says so and measures nothing. Exit code 1: a rule is below the bar.
"""

import argparse
import collections
import gzip
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPORA = ["winer-train", "winer-dev"]
JUDGED = {"PER", "LOC", "ORG", "EVENT", "PROD", "DATE", "TIME"}
# Kinds that WiNER's annotators never mark ("loi Macron", "traité de Rome", "prix Nobel"): in its 1,092
# documents no span of any type covers one. What the gold cannot say, it cannot be asked.
NEVER_MARKED = {"PROD.law", "PROD.award"}
LEFT_OUT = ["person", "organisation"]  # folders of gazetteers/lists/fr
BAR, MATCHES = 60.0, 10


def rules_of(tree):
    """(id, type, strength) of every rule in the tree's rule files, in order."""
    for path in sorted((tree / "data/rules/fr").glob("*.rules")):
        rule = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("rule "):
                if rule:
                    yield rule
                rule = {"id": line[5:].strip(), "type": "", "strength": "decide", "family": path.stem}
            elif rule and (match := re.match(r"\s+(type|strength)\s+(\S+)", line)):
                rule[match[1]] = match[2]
        if rule:
            yield rule


def compile_without_lists(vigie, folder):
    tree = folder / "tree"
    (tree / "gazetteers").mkdir(parents=True)
    shutil.copytree(ROOT / "data", tree / "data")
    shutil.copytree(ROOT / "gazetteers/lists", tree / "gazetteers/lists")
    for name in LEFT_OUT:
        shutil.rmtree(tree / "gazetteers/lists/fr" / name)
    resource = folder / "rules.vigie"
    subprocess.run([vigie, "compile", "--root", str(tree), "--output", str(resource)], check=True)
    return resource


def tag(vigie, resource, documents):
    plain = "".join(json.dumps({"id": d["id"], "text": d["text"]}, ensure_ascii=False) + "\n" for d in documents)
    done = subprocess.run([vigie, "--input", "jsonl", "--with", "evidence", "--resource", str(resource)],
                          input=plain, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--shared", default=str(ROOT.parent / "shared"))
    parser.add_argument("--corpora", nargs="*", default=CORPORA)
    parser.add_argument("--families", nargs="*", help="only the rules of these files")
    parser.add_argument("--all", action="store_true", help="rules without matches too")
    parser.add_argument("--wrong", metavar="RULE", help="print wrong matches of this rule")
    parser.add_argument("--count", type=int, default=30, help="how many of them")
    arguments = parser.parse_args()
    folder = pathlib.Path(arguments.shared) / "corpora"
    if not folder.is_dir():
        print(f"rule_precision: no {folder}, nothing measured")
        return 0

    rules = list(rules_of(ROOT))
    # By corpus and rule: [kept, kept and right, dropped].
    counts = {name: collections.defaultdict(lambda: [0, 0, 0]) for name in arguments.corpora}
    wrong = []
    with tempfile.TemporaryDirectory() as temporary:
        resource = compile_without_lists(arguments.vigie, pathlib.Path(temporary))
        for name in arguments.corpora:
            with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
                documents = [json.loads(line) for line in file if line.strip()]
            for document, tagged in zip(documents, tag(arguments.vigie, resource, documents)):
                text = document["text"]
                gold = {(s["start"], s["end"], s["label"]) for s in document["spans"]}
                for entity in tagged["entities"]:
                    evidence = entity.get("evidence", {})
                    for beaten in evidence.get("beat", []):
                        counts[name][beaten.get("source")][2] += 1
                    if evidence.get("kind") != "rule":
                        continue
                    start, end = entity["start"], entity["end"]
                    right = (start, end, entity["type"]) in gold
                    count = counts[name][evidence["source"]]
                    count[0] += 1
                    count[1] += right
                    if not right and evidence["source"] == arguments.wrong:
                        line = (text[max(0, start - 40):start] + "[" + text[start:end] + "]" + text[end:end + 40])
                        there = [f"{text[a:b]} {label}" for a, b, label in gold if a < end and start < b]
                        wrong.append(f"{line!r}  gold: {', '.join(there) or 'nothing'}")

    if arguments.wrong:
        random.Random(1).shuffle(wrong)
        print("\n".join(wrong[:arguments.count]))
        return 0

    below = []
    print("| rule | type | strength | " + " | ".join(f"{name}: matches | kept | right" for name in arguments.corpora) + " |")
    print("| --- | --- | --- | " + " | ".join("--: | --: | --:" for _ in arguments.corpora) + " |")
    for rule in rules:
        if arguments.families and rule["family"] not in arguments.families:
            continue
        judged = rule["type"].split(".")[0] in JUDGED and rule["type"] not in NEVER_MARKED
        cells, matches = [], 0
        for name in arguments.corpora:
            kept, right, dropped = counts[name][rule["id"]]
            matches += kept + dropped
            share = 100 * right / kept if kept else 0
            cells.append(f"{kept + dropped} | {kept} | " + (f"{share:.0f} %" if kept and judged else "-"))
            if judged and kept >= MATCHES and share < BAR and rule["strength"] != "evidence":
                below.append(f"{rule['id']}: {share:.0f} % of {kept} matches in {name}")
        if matches or arguments.all:
            print(f"| {rule['id']} | {rule['type']} | {rule['strength']} | " + " | ".join(cells) + " |")
    print(f"\n{len(rules)} rules; below {BAR:.0f} % over {MATCHES} matches or more: {len(below)}")
    print("\n".join(below))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
