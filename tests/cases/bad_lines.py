#!/usr/bin/env python3
"""A user's list of 100,000 names with 1,000 bad lines of many kinds: each is reported once, with its line
and cause, in order; all other names are found; the exit code is 1. The same from the kept compiled list.

  bad_lines.py [--vigie FILE]
"""
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

GOOD, BAD = 99_000, 1_000
HEADER = b"name\ttype\taliases\tids\tcountry\tweight\tstrength\tflags"
SYLLABLES = "ba ko ri tu zo mel dar vin gue sax or an lis pra nou ber fi tra quel mon".split()
# A line at fault and what is said of it, the part behind the line's number.
KINDS = [
    (b"Zorb\torg", "1: type \"org\""),
    (b"Zorb\tORG.", "1: type \"ORG.\""),
    (b"Zorb" + b"\tORG" * 9, "1: 10 cells, expected at most 8"),
    (b"\tORG", "1: no name"),
    (b"   \tORG", "1: no name"),
    (b"Zorb", "1: no type"),
    (b"Caf\xe9 Zorb\tORG", " bytes that are not UTF-8"),
    (b"Zorb\xed\xa0\x80\tORG", " bytes that are not UTF-8"),
    (b"Zorb\xc0\xaf\tORG", " bytes that are not UTF-8"),
    (b"Zorb\tORG\tA||B", "1: an empty alias"),
    (b"Zorb\tORG\t\tQ42", "1: id \"Q42\""),
    (b"Zorb\tORG\t\t\tFRA", "1: country \"FRA\""),
    (b"Zorb\tORG\t\t\t\t-3", "1: weight \"-3\""),
    (b"Zorb\tORG\t\t\t\t4294967296", "1: weight \"4294967296\""),
    (b"Zorb\tORG\t\t\t\t1 000", "1: weight \"1 000\""),
    (b"Zorb\tORG\t\t\t\t\tstrong", "1: strength \"strong\""),
    (b"Zorb\tORG\t\t\t\t\t\tcasse", "1: flag \"casse\""),
    (b"Zorb\tORG\t\t\t\t\t\tcase  acronym", "1: flag \"\""),
]


def name(dice):
    return " ".join("".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).capitalize() + "q"
                    for _ in range(dice.randint(1, 3)))


def check(environment):
    """What went wrong, compiling the list and with the list kept compiled."""
    dice = random.Random(100_000)
    names = set()
    while len(names) < GOOD:
        names.add(name(dice))
    names = sorted(names)
    lines = [b"%s\tROBOT.k%d" % (each.encode(), i % 7) for i, each in enumerate(names)]
    places = sorted(dice.sample(range(GOOD + BAD), BAD))
    expected = []
    for i, place in enumerate(places):
        line, said = KINDS[i % len(KINDS)]
        lines.insert(place, line)
        expected.append((place + 2, said))  # the header is line 1
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "noms.tsv").write_bytes(b"\n".join([HEADER, *lines]) + b"\n")
        text = "".join("Le %s.\n" % each for each in names)
        command = ["vigie", "tag", "-f", "tsv", "--per", "line", "--until", "gazetteer", "--types", "ROBOT",
                   "--cache", "cache", "--lists", "noms.tsv"]
        for turn in ("compiled", "kept"):
            run = subprocess.run(command, input=text.encode(), env=environment, cwd=folder, capture_output=True)
            if run.returncode != 1:
                failures.append("%s: exit %d, expected 1" % (turn, run.returncode))
            said = run.stderr.decode().splitlines()
            if len(said) != BAD:
                failures.append("%s: %d lines on standard error, expected %d" % (turn, len(said), BAD))
            for found, (line, cause) in zip(said, expected):
                if not found.startswith("vigie: noms.tsv:%d:%s" % (line, cause)):
                    failures.append("%s: %r, expected line %d: %s" % (turn, found, line, cause))
            rows = [row.split("\t") for row in run.stdout.decode().splitlines()[1:]]
            whole = {(row[0], row[4]) for row in rows}
            missing = [each for i, each in enumerate(names) if ("stdin:%d" % (i + 1), each) not in whole]
            if missing:
                failures.append("%s: %d names not found, such as %r" % (turn, len(missing), missing[:3]))
        kept = list((folder / "cache").iterdir())
        if len(kept) != 1:
            failures.append("%d kept files, expected 1" % len(kept))
    return failures


def main():
    args = program.parser(__doc__.splitlines()[0]).parse_args()
    with program.Shim(program.checked(args.vigie)) as shim:
        failures = check(shim.environment())
    for failure in failures[:20]:
        print(f"FAILED {failure}")
    program.finish(2 - min(2, len(failures)), len(failures))


if __name__ == "__main__":
    main()
