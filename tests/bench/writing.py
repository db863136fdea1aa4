#!/usr/bin/env python3
"""What writing costs: CPU seconds of a run with one export, less those of the same run that shows nothing.

  writing.py --vigie PROGRAM [--megabytes N] [--rounds N]
  writing.py --vigie PROGRAM --memory N [M ...]

PROGRAM should have been built with Arrow; without, Parquet is left out and said so. The texts are the samples and the
press corpora of ../shared, where they are at hand, repeated to N megabytes of JSON Lines, each document with a name of its
own. The runs of a round stand side by side, the least of each counts. --memory tells the largest memory that a run
held, for streams of N, M ... megabytes through a pipe, all exports in one run each.
"""
import argparse, json, os, pathlib, subprocess, sys, tempfile, time

from texts import all_press

SHOWN = {"jsonl": "a.jsonl", "parquet": "a.parquet", "documents": "a.documents.parquet", "sqlite": "a.sqlite"}
NOTHING = ["--format", "tsv", "--types", "NIR"]


def lines(megabytes):
    """JSON Lines of at least so many megabytes of text."""
    source, size, number = list(all_press()), 0, 0
    while True:
        for text in source:
            yield json.dumps({"id": f"doc-{number}", "text": text}, ensure_ascii=False).encode() + b"\n"
            number += 1
            size += len(text.encode())
            if size >= megabytes * 1_000_000:
                return


def run(command, stdin):
    """Runs to the end; CPU seconds and the largest resident set, in megabytes."""
    process = subprocess.Popen(command, stdin=stdin if stdin is not None else subprocess.PIPE, stdout=subprocess.DEVNULL)
    if stdin is None:
        return process
    return finished(process)


def finished(process):
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{process.args[0]} failed with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def exports(folder, names):
    return [f"--export={folder}/{SHOWN[name]}" for name in names]


def cost(vigie, known, megabytes, rounds):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "bench.jsonl"
        with path.open("wb") as file:
            size = sum(file.write(line) for line in lines(megabytes))
        tag = [vigie, "tag", "-q", "--threads", "1", "-i", "jsonl", "--force", str(path)]
        runs = {"nothing": NOTHING, **{name: exports(folder, [name]) for name in known},
                "all of them": exports(folder, known)}
        best = {}
        for _ in range(rounds):
            for name, options in runs.items():
                seconds, _ = run(tag + options, subprocess.DEVNULL)
                best[name] = min(best.get(name, seconds), seconds)
        print(f"{size / 1e6:.1f} MB of JSON Lines, one thread, {rounds} rounds\n")
        print("| written | CPU s | writing | of the run | MB written |\n| --- | --: | --: | --: | --: |")
        for name, seconds in best.items():
            written = sum((pathlib.Path(folder) / SHOWN[n]).stat().st_size for n in (known if name == "all of them" else [name]) if n in SHOWN)
            more = seconds - best["nothing"]
            print(f"| {name} | {seconds:.2f} | {more:.2f} | {100 * more / seconds:.1f} % | {written / 1e6:.1f} |" if written else
                  f"| {name} | {seconds:.2f} | | | |")


def memory(vigie, known, sizes):
    print("| stream | written | peak MB | CPU s | minutes |\n| --: | --- | --: | --: | --: |")
    for megabytes in sizes:
        with tempfile.TemporaryDirectory() as folder:
            process = run([vigie, "tag", "-q", "-i", "jsonl", "--force", *exports(folder, known)], None)
            began = time.monotonic()
            with process.stdin as pipe:
                for line in lines(megabytes):
                    pipe.write(line)
            seconds, peak = finished(process)
            minutes = (time.monotonic() - began) / 60
            written = ", ".join(f"{name} {os.path.getsize(f'{folder}/{SHOWN[name]}') / 1e6:.0f} MB" for name in known)
            print(f"| {megabytes} MB | {written} | {peak:.0f} | {seconds:.0f} | {minutes:.1f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, nargs="+", metavar="N")
    parser.add_argument("--only", choices=SHOWN, nargs="+", help="these exports alone")
    args = parser.parse_args()
    refused = b"built without Arrow" in subprocess.run(
        [args.vigie, "tag", "--export=/nonexistent/try.parquet", os.devnull], capture_output=True).stderr
    known = [name for name in args.only or SHOWN if not (refused and name in ("parquet", "documents"))]
    if refused:
        print("Parquet is left out: this Vigie was built without Arrow\n")
    if args.memory:
        memory(args.vigie, known, args.memory)
    else:
        cost(args.vigie, known, args.megabytes, args.rounds)


main()
