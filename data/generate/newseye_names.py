#!/usr/bin/env python3
"""Brings the names of NewsEye (HIPE-2022 habits) to ours, for `vigie train`.

  newseye_names.py < newseye-train.jsonl > newseye-clean.jsonl

There a person's span takes title and function in ("M. Thiers, président du conseil"); ours is the name alone.
Titles at the head and what stands behind the first comma of PER and LOC spans are cut off.
"""
import json, re, sys

TITLES = re.compile(r"^(?:(?:MM?\.|Mme|Mlle|Mmes|Mlles|Me|Mgr|Dr|docteur|sieur|veuve|comte|baron|général)\s+)+")

for line in sys.stdin:
    document = json.loads(line)
    for span in document["spans"]:
        if span["label"] not in ("PER", "LOC"):
            continue
        words = document["text"][span["start"]:span["end"]]
        titles = TITLES.match(words) if span["label"] == "PER" else None
        if titles and titles.end() < len(words):
            span["start"] += titles.end()
            words = words[titles.end():]
        if "," in words:
            span["end"] = span["start"] + words.index(",")
    document["spans"] = [span for span in document["spans"] if span["end"] > span["start"]]
    print(json.dumps(document, ensure_ascii=False))
