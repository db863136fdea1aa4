#!/usr/bin/env python3
"""Reads a compiled resource as docs/file-format.md describes it: read_resource.py FILE [NAME]

Lists the sections, checks sizes and positions, and shows the entries whose main name is NAME. Digests
are not checked: XXH3 is not in Python's standard library.
"""
import struct
import sys

STRENGTHS = ("evidence", "fill", "decide")


def rows(section, layout):
    return list(struct.iter_unpack("<" + layout, section))  # fails when the size is no multiple


def main(path, wanted=None):
    data = open(path, "rb").read()
    magic, mark, version, size, _, count, _ = struct.unpack_from("<8sIIQQII", data)
    assert magic == b"VIGIE\r\n\x1a", "no compiled resource"
    assert (mark, version, size) == (0x01020304, 1, len(data)), "other byte order, version or size"
    sections, end = {}, 40 + 48 * count
    for name, offset, length, digest in struct.iter_unpack("<24sQQQ", data[40:end]):
        assert offset % 16 == 0 and end <= offset and offset + length <= size, name
        name, end = name.rstrip(b"\0").decode(), offset + length
        sections[name] = data[offset:end]
        print(f"{name:12} {length:9} bytes at {offset:9}  {digest:016x}")

    strings = sections["gaz.strings"]
    text = lambda begin, length: strings[begin:begin + length].decode()
    types = [text(*row) for row in rows(sections["gaz.types"], "II")]
    lists = [(text(*row[:2]), text(*row[2:])) for row in rows(sections["gaz.lists"], "IIII")]
    surfaces = rows(sections["gaz.surfaces"], "III")
    for number, row in enumerate(rows(sections["gaz.entries"], "IIIIIIIHBB2sH")):
        if text(*row[:2]) != wanted:
            continue
        in_list, line, weight, kind, strength, flags, country = row[4:11]
        print(f"\n{wanted}: {types[kind]}, {STRENGTHS[strength]}, flags {flags}, weight {weight}, "
              f"id {text(*row[2:4])!r}, country {country.decode()!r}, {lists[in_list][1]}:{line}")
        print("names:", ", ".join(text(*s[:2]) for s in surfaces if s[2] == number))


if __name__ == "__main__":
    main(*sys.argv[1:])
