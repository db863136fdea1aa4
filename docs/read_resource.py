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
    assert (mark, version, size) == (0x01020304, 7, len(data)), "other byte order, version or size"
    sections, end = {}, 40 + 48 * count
    for name, offset, length, digest in struct.iter_unpack("<24sQQQ", data[40:end]):
        assert offset % 16 == 0 and end <= offset and offset + length <= size, name
        name, end = name.rstrip(b"\0").decode(), offset + length
        sections[name] = data[offset:end]
        print(f"{name:16} {length:9} bytes at {offset:9}  {digest:016x}")

    strings = sections["gaz.strings"]

    def string(at):  # and where it ends
        size = shift = 0
        while True:
            byte, at = strings[at], at + 1
            size |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return strings[at:at + size].decode(), at + size

    def text(at):
        return string(at)[0]

    def names(node):  # what ends at a node, with the number of its entry
        at = (node & 0x1FFFFFFF) * 4
        while True:
            entry, _, _ = struct.unpack_from("<IHH", strings, at)
            name, end = string(at + 8)
            yield entry & 0x3FFFFFFF, name
            if entry >> 31:
                return
            at = (end + 3) // 4 * 4

    lists = [(text(name), text(path)) for name, path in rows(sections["gaz.lists"], "II")]
    classes = rows(sections["gaz.classes"], "IIBBBB")
    details = rows(sections["gaz.details"], "III2sH")
    nodes = [value for table in ("gaz.starts", "gaz.edges") for _, value in rows(sections[table], "II")]
    forms = sorted(form for node in nodes if node & 0x40000000 for form in names(node))
    for number, (name, line, kind, has_detail) in enumerate(rows(sections["gaz.entries"], "IIHH")):
        if text(name) != wanted:
            continue
        line, ident, weight, country, _ = details[line] if has_detail else (line, None, 0, b"", 0)
        type_at, in_list, strength, flags, _, _ = classes[kind]
        print(f"\n{wanted}: {text(type_at)}, {STRENGTHS[strength]}, flags {flags}, weight {weight}, "
              f"id {'' if ident is None else text(ident)!r}, country {country.decode()!r}, "
              f"{lists[in_list][1]}:{line}")
        ways = [*sections["near.languages"].decode().splitlines(), "slips"]
        near = {ways[min(way, len(ways) - 1)] for _, _, way, entry in rows(sections["near.names"], "IHHI")
                if entry == number}
        print("forms:", ", ".join(form for entry, form in forms if entry == number))
        if near:
            print("found by:", ", ".join(sorted(near)))


if __name__ == "__main__":
    main(*sys.argv[1:])
