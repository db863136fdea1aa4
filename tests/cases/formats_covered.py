#!/usr/bin/env python3
"""Fails when an output format has no golden case, or when --help and the format table differ."""

import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

TABLE = program.ROOT / "pipeline/formats/format_table.cpp"


def table_formats():
    return re.findall(r'\{\s*"([a-z0-9_-]+)",\s*"', TABLE.read_text(encoding="ascii"))


def help_formats(vigie):
    text = subprocess.run([vigie, "--help"], check=True, capture_output=True, text=True).stdout
    section = text.partition("\nFormats:\n")[2].partition("\n\n")[0]
    return [line.split()[0] for line in section.splitlines() if line.startswith("  ")]


def cases_of(name):
    """The cases that name the format and say what it writes."""
    wanted = re.compile(rf"(?:--format[ =]|-f ?|--export[ =]){re.escape(name)}\b")
    for path in sorted(HERE.glob("*/*/cmd")):
        if wanted.search(path.read_text(encoding="utf-8")) and (path.parent / "out").exists():
            yield path.parent.relative_to(HERE).as_posix()


def main():
    arguments = program.parser(__doc__).parse_args()
    passed = failed = 0
    names = table_formats()
    if names and help_formats(program.checked(arguments.vigie)) == names:
        passed += 1
    else:
        failed += 1
        print(f"--help and {TABLE.name} do not list the same formats")
    for name in names:
        # A folder that says so, not a mere use of the format in another case.
        if any(case.startswith(f"format/{name}") for case in cases_of(name)):
            passed += 1
        else:
            failed += 1
            print(f"format {name} has no case tests/cases/format/{name}*")
    program.finish(passed, failed)


if __name__ == "__main__":
    main()
