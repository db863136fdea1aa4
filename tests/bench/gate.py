#!/usr/bin/env python3
"""Instructions of each stage over the samples, counted by callgrind, against those committed.

  gate.py --vigie PROGRAM [--update REASON]

Fails when a stage, start-up or the whole takes over 3 % more (and over 0.3 % of the whole: small stages are
differences of large numbers). Fewer is told, never a fault. --update writes the new counts, with the reason, to
instructions.tsv. Counts belong to a compiler and to libraries: with others, or without valgrind, the gate is skipped
and says so.
"""
import argparse, datetime, pathlib, re, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
COUNTS = pathlib.Path(__file__).resolve().parent / "instructions.tsv"
MOST, SMALL = 0.03, 0.003  # of the stage, of the whole


def made_with(vigie):
    """The compiler that made the program, and the libraries that do most of the counted work beside it."""
    comment = subprocess.run(["readelf", "-p", ".comment", vigie], capture_output=True, text=True).stdout
    compiler = (re.findall(r"\]\s+(.+)", comment) or ["unknown compiler"])[0].strip()
    linked = subprocess.run(["ldd", vigie], capture_output=True, text=True).stdout
    libraries = sorted(set(re.findall(r"lib(?:icuuc|re2|fmt|simdjson|stdc\+\+|c)\.so\.[0-9]+", linked)))
    return " ".join([compiler, *libraries])


def instructions(vigie, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", vigie, "tag", "-q",
                              "--threads", "1", *map(str, arguments)], capture_output=True, text=True,
                             stdin=subprocess.DEVNULL, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
        found = re.search(r"Collected : (\d+)", run.stderr)
        if run.returncode != 0 or not found:
            sys.exit(f"gate: valgrind failed: {run.stderr[-500:]}")
        return int(found.group(1))


def measured(vigie):
    """Rows of name and count: start-up, each stage, writing, the whole."""
    names = re.findall(r'^    \{"([a-z]+)"', (ROOT / "stages/stage_table.cpp").read_text(), re.M)
    samples = [path for path in sorted((ROOT / "data/samples").glob("*.txt")) if not path.name.endswith(".marked.txt")]
    small = ["--format", "text", "--types", "NIR"]  # the smallest output there is
    with tempfile.TemporaryDirectory() as folder:
        one = pathlib.Path(folder) / "one.txt"
        one.write_text("Un mot.\n")
        rows = {"start": instructions(vigie, *small, "--until", names[0], one)}
    before = rows["start"]
    for name in names:
        now = instructions(vigie, *small, "--until", name, *samples)
        rows[name] = now - before
        before = now
    rows["all, as JSON Lines"] = instructions(vigie, "--format", "jsonl", *samples)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--update", metavar="REASON")
    args = parser.parse_args()
    vigie = str(pathlib.Path(args.vigie).resolve())
    for tool in ("valgrind", "readelf", "ldd"):
        if shutil.which(tool) is None:
            print(f"gate: skipped, no {tool} here")
            return 0
    here = made_with(vigie)
    lines = COUNTS.read_text().splitlines() if COUNTS.exists() else []
    there = next((line[len("# made with: "):] for line in lines if line.startswith("# made with: ")), "")
    if args.update is None and here != there:
        print(f"gate: skipped, the counts are of \"{there}\", this is \"{here}\"")
        return 0
    rows = measured(vigie)
    if args.update is not None:
        reasons = [line for line in lines if line.startswith("# 20")]
        reasons.append(f"# {datetime.date.today()}: {args.update}")
        COUNTS.write_text("# Instructions over data/samples, by stage: tests/bench/gate.py. What changed them:\n"
                          + "\n".join(reasons) + f"\n# made with: {here}\n"
                          + "".join(f"{name}\t{count}\n" for name, count in rows.items()))
        print(f"gate: {COUNTS.relative_to(ROOT)} written, {rows['all, as JSON Lines']:,} instructions in all")
        return 0
    known = {name: int(count) for name, _, count in (line.partition("\t") for line in lines if not line.startswith("#"))}
    whole = known.get("all, as JSON Lines", 1)
    failed = passed = 0
    print("| stage | committed | now | change |\n| --- | --: | --: | --: |")
    for name, count in rows.items():
        before = known.get(name, 0)
        more = count - before
        bad = name not in known or (more > MOST * before and more > SMALL * whole)
        print(f"| {name} | {before:,} | {count:,} | {100 * more / max(before, 1):+.1f} %{' too much' if bad else ''} |")
        failed, passed = failed + bad, passed + (not bad)
    if failed:
        print("gate: mend what costs more, or commit the new counts: ./dev bench --gate --update \"why\"")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
