#!/usr/bin/env python3
"""Checks the tree against the house rules: one function a rule, one line a fault."""

import argparse
import pathlib
import re
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

ROOT = program.ROOT
ENGINE = ("pipeline/", "stages/", "gazetteers/")
FOLDERS = {".ci", "pipeline", "stages", "gazetteers", "data", "tests", "docs"}


def tracked():
    """Paths of the tree as git sees it, new files included."""
    names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                           cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    return sorted(name for name in names if name and (ROOT / name).is_file())


FILES = tracked()


def text_of(name):
    """The text of a file; None when it holds no UTF-8 text."""
    data = (ROOT / name).read_bytes()
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def engine(*endings):
    return [name for name in FILES if name.startswith(ENGINE) and name.endswith(endings)]


# Comments and the content of literals, so that a word in a message is no call.
NO_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'',
                     re.DOTALL)


def code_of(name):
    """The source without comments and literals; lines keep their numbers."""
    return NO_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text_of(name) or "")


def line_at(text, position):
    return text.count("\n", 0, position) + 1


def engine_sources_are_ascii():
    for name in engine(".h", ".cpp", ".h.in"):
        for number, line in enumerate((ROOT / name).read_bytes().split(b"\n"), 1):
            if not line.isascii():
                yield f"{name}:{number}: a byte above 127, expected ASCII; French lives in data/"


LIBRARY_NEVER = re.compile(
    r"\bstd::(?:cout|cerr|clog|cin|wcout|wcerr)\b|\bfmt::print\b|\busing\s+namespace\s+std\b"
    r"|\b(?:v?f?printf|puts|fputs|putchar|exit|_Exit|_exit|quick_exit|abort|terminate|getenv"
    r"|secure_getenv|setlocale)\s*\(|\bstd::locale::global\b")


def library_never_prints_exits_or_asks_the_environment():
    for name in engine(".h", ".cpp"):
        if name.startswith("pipeline/cli/"):
            continue
        code = code_of(name)
        for match in LIBRARY_NEVER.finditer(code):
            yield f"{name}:{line_at(code, match.start())}: {match[0].strip('( ')}, only for pipeline/cli"


# (folder, but not below, what its files never include)
LAYERS = (
    ("pipeline/", ("pipeline/cli/",), ("stages/", "gazetteers/", "pipeline/cli/")),
    ("pipeline/include/", (), ("pipeline/",)),
    ("gazetteers/", (), ("stages/", "pipeline/formats/", "pipeline/cli/")),
    ("stages/", (), ("pipeline/formats/", "pipeline/cli/")),
)


def includes_go_one_way():
    for name in engine(".h", ".cpp"):
        for number, line in enumerate((text_of(name) or "").splitlines(), 1):
            found = re.match(r'\s*#\s*include\s*["<]([^">]+)[">]', line)
            if not found:
                continue
            for folder, but, never in LAYERS:
                if name.startswith(folder) and not name.startswith(but or ("\0",)) \
                        and found[1].startswith(never):
                    yield f"{name}:{number}: includes {found[1]}, which {folder} never does"


def headers_say_what_they_are():
    for name in FILES:
        if not name.endswith(".h"):
            continue
        text = text_of(name) or ""
        if not text.startswith("//"):
            yield f"{name}:1: no comment, expected one that says what the header is for"
        if not re.search(r"^#pragma once$", text, re.MULTILINE):
            yield f"{name}: no #pragma once"


def is_fixture(name):
    """Files whose bytes are the test: any encoding, any line end."""
    if name.startswith("data/samples/") or name == "data/model/fr.model":
        return True
    if name.startswith("docs/") and name.endswith(".png"):
        return True
    if name.startswith("tests/cases/"):
        return name.count("/") > 2 and not name.endswith("/cmd")
    return name.startswith("tests/") and "/corpus/" in name


def texts_are_nfc_with_lf_and_no_trailing_blanks():
    for name in FILES:
        if is_fixture(name):
            continue
        text = text_of(name)
        if text is None:
            yield f"{name}: no UTF-8 text"
            continue
        if "\r" in text:
            yield f"{name}:{line_at(text, text.index(chr(13)))}: a carriage return, expected LF alone"
        if text and not text.endswith("\n"):
            yield f"{name}: no newline at the end"
        if text.startswith("\ufeff"):
            yield f"{name}:1: a byte order mark"
        in_console = False
        for number, line in enumerate(text.split("\n"), 1):
            if not unicodedata.is_normalized("NFC", line):
                yield f"{name}:{number}: not in NFC"
            if name.endswith(".md") and line.lstrip().startswith("```"):
                in_console = not in_console and "console" in line
            # Cells may be empty, and so may those of a table that an example prints.
            may_end_so = name.endswith(".tsv") or in_console
            if line != line.rstrip("\t " if not may_end_so else " ") and not in_console:
                yield f"{name}:{number}: blanks at the end of the line"


def lists_tell_their_source():
    sources = [name for name in FILES if name == "SOURCES.md"
               and "/generate/" not in name]
    named = "\n".join(text_of(name) or "" for name in sources)
    for name in FILES:
        if not (name.startswith("gazetteers/lists/") and name.endswith(".tsv")):
            continue
        head = [line for line in (text_of(name) or "").split("\n")[:20] if line.startswith("#")]
        for key in ("source", "licence"):
            if not any(re.match(rf"# ?{key}: *\S", line) for line in head):
                yield f"{name}:1: no \"# {key}:\" in its head"
        if sources and not re.search(rf"(?<![\w-]){re.escape(pathlib.PurePath(name).name)}(?![\w-])", named):
            yield f"{name}: not named in {', '.join(sources)}"


def no_path_of_one_machine():
    places = re.compile(r"(?<![\w.~-])/(?:" + "|".join(("wor" + "k", "hom" + "e")) + r")(?=[/\s\"')`:,;]|$)",
                        re.MULTILINE)
    for name in FILES:
        text = text_of(name) or ""
        for match in places.finditer(text):
            yield f"{name}:{line_at(text, match.start())}: a path of one machine ({match[0]})"


def stages_are_documented():
    table = text_of("stages/stage_table.cpp") or ""
    names = re.findall(r'^\s*\{"([a-z_]+)",', table, re.MULTILINE)
    if not names:
        yield "stages/stage_table.cpp: no stage found; has the table changed its form?"
    if "docs/stages.md" not in FILES:
        yield "docs/stages.md: missing"
        return
    text = text_of("docs/stages.md") or ""
    for name in names:
        if not re.search(rf"(?<![\w-]){name}(?![\w-])", text):
            yield f"docs/stages.md: stage {name} is not there"


def sources_have_unit_tests():
    tests = {pathlib.PurePath(name).name for name in FILES if name.startswith("tests/unit/")}
    for name in FILES:
        if re.fullmatch(r"(?:pipeline|stages|gazetteers)/\w+\.cpp", name):
            wanted = pathlib.PurePath(name).stem + "_test.cpp"
            if wanted not in tests:
                yield f"{name}: no tests/unit/**/{wanted}"


def folders_at_the_root_are_fixed():
    for folder in sorted({name.split("/")[0] for name in FILES if "/" in name} - FOLDERS):
        yield f"{folder}/: no folder of this tree; the root holds {', '.join(sorted(FOLDERS))}"


RULES = (
    engine_sources_are_ascii,
    library_never_prints_exits_or_asks_the_environment,
    includes_go_one_way,
    headers_say_what_they_are,
    texts_are_nfc_with_lf_and_no_trailing_blanks,
    lists_tell_their_source,
    no_path_of_one_machine,
    stages_are_documented,
    sources_have_unit_tests,
    folders_at_the_root_are_fixed,
)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", metavar="SUBSTR", help="only the rules whose name holds this")
    only = parser.parse_args().only
    passed = failed = 0
    for rule in RULES:
        if only not in rule.__name__:
            continue
        faults = list(rule())
        passed, failed = passed + (not faults), failed + bool(faults)
        if faults:
            print(f"FAILED {rule.__name__.replace('_', ' ')}:")
            for fault in faults:
                print(f"  {fault}")
    program.finish(passed, failed)


if __name__ == "__main__":
    main()
