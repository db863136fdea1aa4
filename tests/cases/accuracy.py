#!/usr/bin/env python3
"""Strict F1 of PER, LOC and ORG on our own samples, and on the reference article where it is at hand.

  accuracy.py --vigie PROGRAM [--shared FOLDER]

A sample passes at 90, the reference article (FOLDER/samples/irak-coalition) at 95; there the project's
judge, FOLDER/tools/score.py, does the counting, and here too, so that both must agree. Without the
folder that part is skipped and says so. The figures are printed: they are the ones in docs/performance.md.
"""
import argparse, json, pathlib, re, subprocess, sys, tempfile

LABELS = {"PER", "LOC", "ORG"}
ROOT = pathlib.Path(__file__).resolve().parents[2]


def outermost(spans):
    kept, end = [], -1
    for span in sorted(spans, key=lambda s: (s[0], -s[1], s[2])):
        if span[0] >= end:
            kept.append(span)
            end = span[1]
    return set(kept)


def strict_f1(gold, found):
    """As shared/tools/score.py counts: outermost spans, IGNORE neither owed nor charged."""
    gold = {(s["start"], s["end"], s["label"]) for s in gold}
    ignore = {s for s in gold if s[2] == "IGNORE"}
    gold = {s for s in outermost(gold - ignore) if s[2] in LABELS}
    found = {(s["start"], s["end"], s["type"]) for s in found}
    found = {s for s in outermost(found) if s[2] in LABELS}
    found = {s for s in found if s in gold or not any(i[0] < s[1] and s[0] < i[1] for i in ignore)}
    hits = len(gold & found)
    return 200 * hits / (len(gold) + len(found)) if gold or found else 100.0


# What of the reference article is article and what is furniture, in order; a star: within the one before.
REFERENCE_ZONES = ("menu title* title share dateline body related title* body navigation title* navigation "
                   "title*").split()


def zones_of(record):
    return [zone["type"] + ("*" if "in" in zone else "") for zone in record["zones"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--shared", default=str(ROOT.parent / "shared"))
    args = parser.parse_args()
    passed = failed = skipped = 0

    def check(name, score, bar):
        nonlocal passed, failed
        good = score >= bar
        passed, failed = passed + good, failed + (not good)
        print(f"{'ok    ' if good else 'FAILED'} {name}: strict F1 {score:.2f}, at least {bar}")

    def tag(path):
        command = [args.vigie, "tag", "--with", "zones", str(path)]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()

    for gold_path in sorted((ROOT / "data/samples").glob("*.gold.jsonl")):
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        record = json.loads(tag(ROOT / "data/samples" / f"{gold['id']}.txt"))
        if record["text"] != gold["text"]:
            print(f"FAILED {gold['id']}: the gold is of another text; run data/samples/make_gold.py")
            failed += 1
            continue
        check(gold["id"], strict_f1(gold["spans"], record["entities"]), 90)

    shared = pathlib.Path(args.shared)
    gold_path = shared / "samples/irak-coalition.gold.jsonl"
    if not gold_path.exists():
        print("skipped the reference article: it is not part of this project and not beside it")
        skipped += 1
    else:
        output = tag(shared / "samples/irak-coalition.txt")
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        ours = strict_f1(gold["spans"], json.loads(output)["entities"])
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.write(output)
            file.flush()
            judge = subprocess.run(
                [sys.executable, str(shared / "tools/score.py"), str(gold_path), file.name, "--labels",
                 ",".join(sorted(LABELS)), "--brief"], check=True, capture_output=True, text=True).stdout
        theirs = float(re.match(r"strict ([0-9.]+)", judge).group(1))
        if abs(ours - theirs) > 0.006:
            print(f"FAILED irak-coalition: we count {ours:.2f}, the judge {theirs:.2f}")
            failed += 1
        check("irak-coalition (reference)", theirs, 95)
        if zones_of(json.loads(output)) == REFERENCE_ZONES:
            print("ok     irak-coalition (reference): zones")
            passed += 1
        else:
            print(f"FAILED irak-coalition: zones are {' '.join(zones_of(json.loads(output)))}")
            failed += 1
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
