#!/usr/bin/env python3
"""The same article in every encoding gives the same entities; their offsets cut the bytes as they came."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

TIMEOUT = 120  # seconds, for one run
MARK = "\ufeff"


class Variant:
    """One way to store an article: its bytes, the flags to read them, the Python codec that does."""

    def __init__(self, name, text, codec, flags=(), prefix=b"", sees_mark=False):
        self.name = name
        self.data = prefix + text.encode(codec)
        self.codec = codec
        self.flags = list(flags)
        # Code points count in the text as Python's decoders give it: the mark of UTF-8 is a
        # character of it, that of UTF-16 is not.
        self.skipped = 0 if sees_mark else len(prefix)

    def cut(self, unit, start, end):
        if unit == "byte":
            return self.data[start:end].decode(self.codec)
        text = self.data[self.skipped:].decode(self.codec)
        if unit == "codepoint":
            return text[start:end]
        return text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le")


def writable(text, codec):
    """The article without what the encoding cannot write: the same for both sides of a comparison."""
    return text.encode(codec, "ignore").decode(codec)


def variants(text):
    """Ways to store the article that lose nothing."""
    nfd = unicodedata.normalize("NFD", text)
    bom = "\ufeff".encode("utf-8")
    yield Variant("UTF-8", text, "utf-8")
    yield Variant("UTF-8 with mark", text, "utf-8", prefix=bom, sees_mark=True)
    yield Variant("UTF-8 with CRLF", text.replace("\n", "\r\n"), "utf-8")
    yield Variant("NFD", nfd, "utf-8")
    yield Variant("NFD with mark and CRLF", nfd.replace("\n", "\r\n"), "utf-8", prefix=bom, sees_mark=True)
    yield Variant("UTF-16LE with mark", text, "utf-16-le", prefix=b"\xff\xfe")
    yield Variant("UTF-16BE with mark", text, "utf-16-be", prefix=b"\xfe\xff")
    yield Variant("UTF-16LE with mark, NFD, CRLF", nfd.replace("\n", "\r\n"), "utf-16-le", prefix=b"\xff\xfe")
    yield Variant("UTF-16LE by name", text, "utf-16-le", ["--encoding", "UTF-16LE"])
    yield Variant("UTF-16 by name", text, "utf-16-be", ["--encoding", "UTF-16"])
    yield Variant("UTF-16LE guessed", text, "utf-16-le", ["--encoding", "auto"])
    yield Variant("UTF-32LE with mark", text, "utf-32-le", prefix=b"\xff\xfe\0\0")
    yield Variant("UTF-32BE by name", text, "utf-32-be", ["--encoding", "utf-32be"])
    yield Variant("UTF-8 guessed", text, "utf-8", ["--encoding", "auto"])
    yield Variant("GB18030", text, "gb18030", ["--encoding", "GB18030"])


def small_variants(text, codec, name):
    """Ways to store what an encoding of one byte a letter can write."""
    yield Variant(name, text, codec, ["--encoding", name])
    yield Variant(f"{name} with CRLF", text.replace("\n", "\r\n"), codec, ["--encoding", name])
    yield Variant(f"{name} guessed", text, codec, ["--encoding", "auto"])


def without_places(value):
    """A JSON value without positions, its texts in NFC with plain line ends."""
    if isinstance(value, dict):
        return {key: without_places(inner) for key, inner in value.items() if key not in ("start", "end")}
    if isinstance(value, list):
        return [without_places(inner) for inner in value]
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
    return value


def described(record):
    """What must not depend on the encoding: everything about the entities but their places."""
    return without_places(record["entities"])


class Checker:
    def __init__(self, environment):
        self.environment = environment
        self.passed = 0
        self.failed = 0

    def run(self, data, *arguments):
        return subprocess.run(["vigie", *arguments], input=data, env=self.environment, capture_output=True,
                              timeout=TIMEOUT)

    def tagged(self, variant, *more):
        """The records, and the bytes of the output."""
        with tempfile.NamedTemporaryFile(suffix=".txt") as file:
            file.write(variant.data)
            file.flush()
            done = self.run(b"", "tag", "--quiet", *variant.flags, *more, file.name)
        if done.returncode != 0:
            raise ValueError(f"tag ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        return [json.loads(line) for line in done.stdout.splitlines()], done.stdout

    def expect(self, what, fault):
        if fault is None:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {what}: {fault}")

    def check(self, article, variant, expected, lines_expected):
        for unit in ("codepoint", "byte", "utf16"):
            what = f"{article}, {variant.name}, unit {unit}"
            try:
                records, output = self.tagged(variant, "--unit", unit, "--with", "sentences,tokens,zones,evidence")
            except ValueError as error:
                self.expect(what, str(error))
                continue
            found = described(records[0])
            wrong = next((f"{one} instead of {other}" for one, other in zip(found, expected) if one != other), None)
            if len(found) != len(expected):
                wrong = wrong or f"{len(found)} entities instead of {len(expected)}"
            self.expect(what, wrong)
            for entity in records[0]["entities"]:
                cut = variant.cut(unit, entity["start"], entity["end"])
                if cut != entity["text"]:
                    self.expect(what, f"{entity['start']}-{entity['end']} cuts {cut!r}, expected {entity['text']!r}")
                    break
            verify = self.run(output, "verify")
            self.expect(f"{what}, verify", None if verify.returncode == 0 else verify.stderr.decode(errors="replace"))

            records, output = self.tagged(variant, "--unit", unit, "--per", "line")
            found = [described(record) for record in records]
            self.expect(f"{what}, by line", None if found == lines_expected else "other entities than in UTF-8")
            verify = self.run(output, "verify")
            self.expect(f"{what}, by line, verify",
                        None if verify.returncode == 0 else verify.stderr.decode(errors="replace"))
        # Standard input is read as files are.
        records, _ = self.tagged(variant)
        done = self.run(variant.data, "tag", "--quiet", *variant.flags)
        same = done.returncode == 0 and json.loads(done.stdout)["entities"] == records[0]["entities"]
        self.expect(f"{article}, {variant.name}, standard input", None if same else "not what the file gives")


def articles():
    """A page as it was scraped, and a text that is cut at its line ends."""
    yield "irak", (program.ROOT / "data/samples/irak.txt").read_text(encoding="utf-8")
    yield "cut at line ends", ("Le général Qasem Solei-\nmani est né près de Bagdad ; l’Orga-\nnisation des Nations "
                               "unies l’a dit à Saint-\nDenis, où Jean-\nYves Le Drian a été élu.\n")


def main():
    arguments = program.parser(__doc__).parse_args()
    with program.Shim(program.checked(arguments.vigie)) as shim:
        checker = Checker(shim.environment())
        for article, text in articles():
            groups = [(text, variants(text))]
            for codec, name in (("cp1252", "windows-1252"), ("iso8859-15", "ISO-8859-15"), ("mac_roman", "MacRoman")):
                written = writable(text, codec)
                groups.append((written, small_variants(written, codec, name)))
            for written, stored in groups:
                plain = Variant("UTF-8", written, "utf-8")
                expected = described(checker.tagged(plain)[0][0])
                expected_evidence = described(checker.tagged(plain, "--with", "evidence")[0][0])
                lines = [described(record) for record in checker.tagged(plain, "--per", "line")[0]]
                if len(expected) < 3:
                    checker.expect(article, "hardly any entities: nothing to compare")
                for variant in stored:
                    checker.check(article, variant, expected_evidence, lines)
    program.finish(checker.passed, checker.failed)


if __name__ == "__main__":
    main()
