#!/usr/bin/env python3
"""Amounts and identifiers with their values, and what only looks like them, through the program.

    python3 tests/values/run_values.py --vigie build/release/vigie [--filter WORD]

values.tsv: text, span, type, value as format tsv shows it ("12.5 EUR", "~400 km", "10..15 Cel", "400..").
A text that stands in several lines has several spans. No other amount or identifier may be found in it.
nothing.tsv: texts, one a line, in which none may be found.
"""
import argparse
import json
import subprocess
import sys
from pathlib import Path

TYPES = "MONEY,PERCENT,QUANTITY,EMAIL,URL,PHONE,IBAN,SIREN,SIRET,NIR,PLATE,DOI,ISBN,ISSN"
AMOUNTS = {"MONEY": "currency", "PERCENT": "unit", "QUANTITY": "unit"}
HERE = Path(__file__).resolve().parent


def rows(name):
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def value_of(kind, shown):
    """The JSON value that `shown` stands for."""
    if kind not in AMOUNTS:
        return shown
    number, _, unit = shown.partition(" ")
    value = {}
    if number.startswith("~"):
        value["approx"] = True
        number = number[1:]
    low, dots, high = number.partition("..")
    if not dots or not low or not high:
        value["number"] = low or high
    if dots and low:
        value["min"] = low
    if dots and high:
        value["max"] = high
    if unit:
        value[AMOUNTS[kind]] = unit
    return value


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--filter", default="", help="only texts that hold this")
    options = parser.parse_args()

    expected = {}
    for text, span, kind, value in rows("values.tsv"):
        expected.setdefault(text, []).append((span, kind, value_of(kind, value)))
    count = sum(map(len, expected.values()))
    nothing = [row[0] for row in rows("nothing.tsv")]
    for text in nothing:
        expected[text] = []
    texts = [text for text in expected if options.filter in text]
    done = subprocess.run([options.vigie, "tag", "--input", "jsonl", "--format", "jsonl", "--types", TYPES],
                          input="".join(json.dumps({"text": t}) + "\n" for t in texts),
                          capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        sys.exit(f"vigie ended with {done.returncode}: {done.stderr}")
    wrong = 0
    for text, line in zip(texts, done.stdout.splitlines()):
        found = [(e["text"], e["type"], e.get("value")) for e in json.loads(line)["entities"]]
        if found != expected[text]:
            wrong += 1
            print(f"{text}\n    expected {expected[text]}\n    found    {found}")
    print(f"{count} values, {len(nothing)} look-alikes; {wrong} of {len(texts)} texts wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
