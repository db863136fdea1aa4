#!/usr/bin/env python3
"""Turn each NAME.marked.txt of this folder into NAME.txt and NAME.gold.jsonl.

Marks are [[text|LABEL]] and may nest. Everything else is the text, byte for byte.
Usage: make_gold.py            writes the files, prints the counts by label
       make_gold.py --check    writes nothing; exit 1 when a file is not up to date
"""
import collections
import json
import pathlib
import re
import sys

LABELS = ("PER LOC ORG GROUP PROD EVENT DATE TIME DURATION SET MONEY PERCENT QUANTITY "
          "EMAIL PHONE URL IGNORE").split()
MARK = re.compile(r"\[\[|\|([A-Z]+)\]\]")


def parse(marked, name):
    """The plain text and its spans, in the order (start, longest first)."""
    out, length, pos, opened, spans = [], 0, 0, [], []

    def fail(at, message):
        sys.exit(f"{name}:{marked.count(chr(10), 0, at) + 1}: {message}")

    for m in MARK.finditer(marked):
        out.append(marked[pos:m.start()])
        length += m.start() - pos
        pos = m.end()
        if m.group() == "[[":
            opened.append((length, m.start()))
            continue
        if not opened:
            fail(m.start(), "a mark is closed that was not opened")
        if m.group(1) not in LABELS:
            fail(m.start(), f"unknown label {m.group(1)}")
        spans.append({"start": opened.pop()[0], "end": length, "label": m.group(1)})
    if opened:
        fail(opened[-1][1], "a mark is not closed")
    out.append(marked[pos:])
    text = "".join(out)
    if "[[" in text or "]]" in text:
        sys.exit(f"{name}: brackets left in the text")
    spans.sort(key=lambda s: (s["start"], -s["end"], LABELS.index(s["label"])))
    for s in spans:
        s["text"] = text[s["start"]:s["end"]]
    return text, spans


def check(text, spans, name):
    seen = set()
    for s in spans:
        if not 0 <= s["start"] < s["end"] <= len(text):
            sys.exit(f"{name}: empty or outside the text: {s}")
        if text[s["start"]:s["end"]] != s["text"] or s["text"] != s["text"].strip():
            sys.exit(f"{name}: blanks at an edge, or a wrong cut: {s}")
        if "\n" in s["text"]:
            sys.exit(f"{name}: a span over two lines: {s}")
        if (s["start"], s["end"]) in seen:
            sys.exit(f"{name}: the same span twice: {s}")
        seen.add((s["start"], s["end"]))


def main():
    folder = pathlib.Path(__file__).resolve().parent
    stale, total = [], collections.Counter()
    for source in sorted(folder.glob("*.marked.txt")):
        name = source.name[:-len(".marked.txt")]
        text, spans = parse(source.read_bytes().decode("utf-8"), source.name)
        check(text, spans, source.name)
        gold = json.dumps({"id": name, "text": text, "spans": spans}, ensure_ascii=False) + "\n"
        for path, content in ((folder / f"{name}.txt", text), (folder / f"{name}.gold.jsonl", gold)):
            data = content.encode("utf-8")
            if "--check" in sys.argv[1:]:
                if not path.exists() or path.read_bytes() != data:
                    stale.append(path.name)
            else:
                path.write_bytes(data)
        count = collections.Counter(s["label"] for s in spans)
        total += count
        print(f"{name}: {len(text.split())} words, {len(spans)} spans:",
              " ".join(f"{l} {count[l]}" for l in LABELS if count[l]))
    print(f"total: {sum(total.values())} spans:",
          " ".join(f"{l} {total[l]}" for l in LABELS if total[l]))
    if stale:
        sys.exit("not up to date: " + ", ".join(stale))


if __name__ == "__main__":
    main()
