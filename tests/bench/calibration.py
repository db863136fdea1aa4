#!/usr/bin/env python3
"""What a score means: of the mentions with a score in a band, how many the gold has with the same span and type.

  calibration.py --vigie PROGRAM [--corpus winer-dev] [--shared FOLDER] [-- VIGIE OPTIONS]

Prints a table by band and the expected calibration error: the mean distance of score and share right, weighted by
mentions, over bands of a tenth. Mentions without a score (times, amounts, what you brought) are left out; so is what
lies within another mention, as score.py does. Spans that the gold marks IGNORE are neither.
"""
import argparse, gzip, json, pathlib, subprocess, tempfile

from texts import SHARED

SCHEMES = {"winer-dev": "winer", "winer-train": "winer", "romans-dev": "hipe", "hipe2020-dev": "hipe"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--corpus", default="winer-dev")
    parser.add_argument("--shared", default=str(SHARED))
    parser.add_argument("options", nargs="*")
    args = parser.parse_args()
    path = pathlib.Path(args.shared) / f"{args.corpus}.jsonl.gz"
    if not path.exists():
        print(f"skipped: {path.name} is not part of this project and not at hand")
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        golds = [json.loads(line) for line in lines]
    labels = {span["label"] for gold in golds for span in gold["spans"]} & {"PER", "LOC", "ORG", "PROD", "EVENT"}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as texts:
        for gold in golds:
            texts.write(json.dumps({"id": gold["id"], "text": gold["text"]}, ensure_ascii=False) + "\n")
        texts.flush()
        scheme = ["--scheme", SCHEMES[args.corpus]] if args.corpus in SCHEMES else []
        output = subprocess.run([args.vigie, "tag", "-q", "-f", "jsonl", *scheme, *args.options, texts.name],
                                check=True, capture_output=True).stdout.decode()
    bands = [[0, 0.0, 0] for _ in range(10)]  # mentions, sum of scores, right
    for gold, line in zip(golds, output.splitlines()):
        right = {(s["start"], s["end"], s["label"]) for s in gold["spans"]}
        ignored = [s for s in right if s[2] == "IGNORE"]
        for entity in json.loads(line)["entities"]:
            span = (entity["start"], entity["end"], entity["type"].split(".")[0])
            if "score" not in entity or "in" in entity or span[2] not in labels:
                continue
            if span not in right and any(i[0] < span[1] and span[0] < i[1] for i in ignored):
                continue
            band = bands[min(int(entity["score"] * 10), 9)]
            band[0] += 1
            band[1] += entity["score"]
            band[2] += span in right
    total = sum(band[0] for band in bands)
    print("| score | mentions | mean score | right |\n| --- | --: | --: | --: |")
    for number, (count, score, right) in enumerate(bands):
        if count:
            print(f"| {number / 10:.1f} to {number / 10 + 0.1:.1f} | {count} | {score / count:.3f} | {right / count:.3f} |")
    error = sum(abs(score - right) for _, score, right in bands) / max(total, 1)
    print(f"\n{total} mentions, expected calibration error {error:.3f}")


if __name__ == "__main__":
    main()
