#!/usr/bin/env python3
"""Shows the zones of annotated JSON Lines, one a line, those within another indented below it.

  vigie --until zones FILE | show_zones.py
"""
import json
import sys


def main():
    for line in sys.stdin:
        record = json.loads(line)
        depths = []
        for zone in record["zones"]:
            depth = depths[zone["in"]] + 1 if "in" in zone else 0
            depths.append(depth)
            text = record["text"][zone["start"]:zone["end"]].replace("\n", "\u23ce")
            date = f" ({zone['date']})" if "date" in zone else ""
            print(f"{'    ' * depth}{zone['type']}{date}: {text}")


main()
