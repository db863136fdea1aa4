#!/usr/bin/env python3
"""`vigie eval` counts as the project's judge does, to the last digit.

  eval_agrees.py --vigie PROGRAM [--shared FOLDER]

The judge is FOLDER/tools/score.py. Both score what Vigie finds in each development corpus of
FOLDER/corpora and in the reference article, and random spans over random texts: nesting, crossing, doubled,
blank at their ends, of type IGNORE. Compared are every row of the judge's table, its one line (--brief) and its
interval (--ci), with and without types, nesting and renaming. Without the folder all is skipped, and says so.
"""

import gzip
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

# Options of the judge, and the same of ours.
VARIANTS = (
    ((), ()),
    (("--labels", "PER,LOC,ORG"), ("--types", "PER,LOC,ORG")),
    (("--nested",), ("--nested",)),
    (("--nested", "--labels", "LOC,DATE"), ("--nested", "--types", "LOC,DATE")),
    (("--map", "GROUP*=ORG", "P*=PER", "DATE="), ("--map", "GROUP*=ORG", "--map", "P*=PER", "--map", "DATE=")),
)
SCHEMES = {"winer-dev": "winer", "wikineural-dev": "conll", "timebank-dev": "timebank"}


def judged(judge, gold, pred, options):
    """{(match, label): (P, R, F1, gold, pred)} as printed, and the interval."""
    out = subprocess.run([sys.executable, judge, gold, pred, "--ci", *options], check=True,
                         capture_output=True, text=True).stdout
    rows = {}
    for line in out.splitlines()[1:]:
        cells = line.split()
        if cells and cells[0] in ("strict", "boundary", "overlap") and len(cells) == 7:
            rows[cells[0], cells[1]] = tuple(cells[2:])
    return rows, re.search(r"over documents: (\S+) \.\. (\S+)", out).groups()


def ours(vigie, gold, pred, options):
    out = subprocess.run([vigie, "eval", gold, pred, "--intervals", "--format", "json", "--quiet", *options],
                         check=True, capture_output=True, text=True).stdout
    rows, interval = {}, None
    for row in json.loads(out)["scores"]:
        label = "micro" if row["type"] == "all" else row["type"]
        rows[row["match"], label] = (*(f"{row[name]:.2f}" for name in ("precision", "recall", "f1")),
                                     str(row["gold"]), str(row["predicted"]))
        if (row["match"], label) == ("strict", "micro"):
            interval = (f"{row['f1_low']:.2f}", f"{row['f1_high']:.2f}")
    return rows, interval


def same(vigie, judge, gold, pred, theirs, mine):
    """What differs, as one line; empty when nothing does."""
    judge_rows, judge_interval = judged(judge, gold, pred, theirs)
    rows, interval = ours(vigie, gold, pred, mine)
    for key in sorted(judge_rows.keys() | rows.keys()):
        if judge_rows.get(key) != rows.get(key):
            return f"{key}: the judge {judge_rows.get(key)}, we {rows.get(key)}"
    if judge_interval != interval:
        return f"interval: the judge {judge_interval}, we {interval}"
    brief = subprocess.run([vigie, "eval", gold, pred, "--brief", "--quiet", *mine], check=True,
                           capture_output=True, text=True).stdout
    wanted = subprocess.run([sys.executable, judge, gold, pred, "--brief", *theirs], check=True,
                            capture_output=True, text=True).stdout
    return "" if brief == wanted else f"--brief: the judge {wanted!r}, we {brief!r}"


def random_side(rng, text, labels, name):
    spans = []
    for _ in range(rng.randrange(14)):
        start = rng.randrange(len(text))
        spans.append({"start": start, "end": min(len(text), start + rng.randrange(12)), name: rng.choice(labels)})
        if rng.random() < 0.3:
            spans.append(dict(spans[-1]))
        if rng.random() < 0.3:
            spans[-1][name] = rng.choice(labels)
    return spans


def random_corpus(seed, folder):
    rng = random.Random(seed)
    gold, pred = os.path.join(folder, "gold.jsonl"), os.path.join(folder, "pred.jsonl")
    labels = ["PER", "LOC", "ORG", "DATE", "GROUP.movement", "É"]
    with open(gold, "w", encoding="utf-8") as golds, open(pred, "w", encoding="utf-8") as preds:
        for number in range(rng.randrange(1, 30)):
            text = "".join(rng.choice("aé\u0301👍  \n\t\u00a0\u2009\u200b\x1c\ufeffZ") for _ in range(rng.randrange(1, 60)))
            first = random_side(rng, text, labels + ["IGNORE"], "label")
            second = random_side(rng, text, labels, "type") + [
                {"start": s["start"], "end": s["end"], "type": s["label"]} for s in first if rng.random() < 0.5]
            members = {"id": number, "text": text, "spans": first}
            if rng.random() < 0.3:
                members["entities"] = [{"start": 0, "end": 1, "type": "NEVER"}]
            golds.write(json.dumps(members, ensure_ascii=rng.random() < 0.5) + "\n")
            preds.write(json.dumps({"id": number, "entities": second}) + "\n")
    return gold, pred


def main():
    parser = program.parser(__doc__)
    parser.add_argument("--shared", default=str(program.ROOT.parent / "shared"), metavar="FOLDER")
    arguments = parser.parse_args()
    vigie, shared = str(program.checked(arguments.vigie)), pathlib.Path(arguments.shared)
    judge = shared / "tools/score.py"
    if not judge.exists():
        print("skipped: the judge is not part of this project and not beside it")
        return
    passed = failed = 0

    def check(name, gold, pred, variants=VARIANTS):
        nonlocal passed, failed
        for theirs, mine in variants:
            difference = same(vigie, str(judge), gold, pred, theirs, mine)
            passed, failed = passed + (not difference), failed + bool(difference)
            if difference:
                print(f"FAILED {name} {' '.join(mine)}: {difference}")

    with tempfile.TemporaryDirectory() as folder:
        corpora = [path for path in sorted((shared / "corpora").glob("*-dev.jsonl.gz"))
                   if not path.name.startswith("segmentation")]
        corpora.append(shared / "samples/irak-coalition.gold.jsonl")
        for path in corpora:
            name = path.name.partition(".")[0]
            gold, pred = os.path.join(folder, name + ".jsonl"), os.path.join(folder, "pred.jsonl")
            data = path.read_bytes()
            pathlib.Path(gold).write_bytes(gzip.decompress(data) if path.suffix == ".gz" else data)
            options = ["--scheme", SCHEMES[name]] if name in SCHEMES else []
            subprocess.run([vigie, "tag", "--quiet", "--output", pred, *options, gold], check=True)
            check(name, gold, pred)
            # Without PRED the same is found, and so counted.
            direct = subprocess.run([vigie, "eval", gold, "--quiet", "--format", "json", *options], check=True,
                                    capture_output=True, text=True).stdout
            # The judge takes "spans" first, and so do we: these are the gold's own, passed through.
            stripped = os.path.join(folder, "stripped.jsonl")
            with open(pred, encoding="utf-8") as lines, open(stripped, "w", encoding="utf-8") as out:
                for line in lines:
                    record = json.loads(line)
                    record.pop("spans", None)
                    out.write(json.dumps(record) + "\n")
            check(name + ", entities", gold, stripped)
            piped = subprocess.run([vigie, "eval", gold, stripped, "--quiet", "--format", "json"], check=True,
                                   capture_output=True, text=True).stdout
            good = json.loads(direct)["scores"] == json.loads(piped)["scores"]
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"FAILED {name}: another score when Vigie annotates within `eval`")
        for seed in range(60):
            check(f"random corpus {seed}", *random_corpus(seed, folder))
    program.finish(passed, failed)


if __name__ == "__main__":
    main()
