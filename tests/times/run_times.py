#!/usr/bin/env python3
"""Times with their values, and what only looks like them, through the program.

    python3 tests/times/run_times.py --vigie build/release/vigie [--filter WORD]

times.tsv: the day of writing, a text with [times], and for each mark its type, value and TIMEX3 mod; "?" stands
before what a missing day left open. No other time may be found. nothing.tsv: texts in which none may be found.
"""
import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def lines(name):
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def cases():
    """(date, text, [(start, end, value), ...]) of both files."""
    date = ""
    for line in lines("times.tsv"):
        given, marked, *values = line.split("\t")
        date = date if given == "=" else given
        text, spans = "", []
        for piece in re.split(r"(\[[^]]*\])", marked):
            if piece.startswith("["):
                spans.append((len(text), len(text) + len(piece) - 2))
                piece = piece[1:-1]
            text += piece
        if len(spans) != len(values):
            sys.exit(f"{marked}: {len(spans)} marks, {len(values)} values")
        yield date, text, [(*span, value) for span, value in zip(spans, values)]
    for line in lines("nothing.tsv"):
        yield "2022-03-16", line, []


def shown(entity):
    """An entity as times.tsv writes it."""
    parts = ["?"] if entity.get("open") else []
    parts += [entity["type"], entity.get("value", "")]
    if "mod" in entity:
        parts.append(entity["mod"])
    return entity["start"], entity["end"], " ".join(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--filter", default="", help="only texts that hold this")
    options = parser.parse_args()
    rows = [case for case in cases() if options.filter in case[1]]
    records = "".join(json.dumps({"text": text, **({"date": date} if date else {})}) + "\n" for date, text, _ in rows)
    done = subprocess.run([options.vigie, "tag", "--input", "jsonl", "--format", "jsonl", "--types",
                           "DATE,TIME,DURATION,SET"],
                          input=records, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        sys.exit(f"vigie ended with {done.returncode}: {done.stderr}")
    wrong = 0
    for (date, text, expected), line in zip(rows, done.stdout.splitlines()):
        found = [shown(entity) for entity in json.loads(line)["entities"]]
        if found != expected:
            wrong += 1
            print(f"{date} {text}\n    expected {[(text[a:b], v) for a, b, v in expected]}"
                  f"\n    found    {[(text[a:b], v) for a, b, v in found]}")
    print(f"{sum(len(row[2]) for row in rows)} times, {sum(not row[2] for row in rows)} look-alikes; "
          f"{wrong} of {len(rows)} texts wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
