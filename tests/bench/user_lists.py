#!/usr/bin/env python3
"""CPU seconds until a user's list is ready: compiled, and mapped from what an earlier run kept.

  user_lists.py --vigie PROGRAM [--names N] [--rounds N]

The list is a TSV of made-up names of one to three words, one in a hundred lines at fault. Each figure is a run
on one short text, less a run without the list; the least of the rounds counts.
"""
import argparse, os, pathlib, random, resource, subprocess, tempfile

SYLLABLES = "ba ko ri tu zo mel dar vin gue sax or an lis pra nou ber fi tra quel mon".split()


def cpu_seconds(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--names", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    program = str(pathlib.Path(args.vigie).resolve())
    dice = random.Random(1)
    print("| names | file | compiled, CPU s | kept, CPU s | start without a list |\n| --: | --: | --: | --: | --: |")
    for count in args.names:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            with (folder / "list.tsv").open("w", encoding="utf-8") as file:
                file.write("name\ttype\n")
                for i in range(count):
                    words = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).capitalize()
                             for _ in range(dice.randint(1, 3))]
                    file.write("%s\t%s\n" % (" ".join(words), "org" if i % 100 == 7 else "ORG"))
            (folder / "text.txt").write_text("Il va à Bagdad.\n", encoding="utf-8")
            base = [program, "-f", "text", "text.txt"]
            floor = min(cpu_seconds(base, folder) for _ in range(args.rounds))
            lists = base + ["--lists", "list.tsv"]
            compiled = min(cpu_seconds(lists + ["--no-cache"], folder) for _ in range(args.rounds))
            cpu_seconds(lists + ["--cache", "kept"], folder)
            kept = min(cpu_seconds(lists + ["--cache", "kept"], folder) for _ in range(args.rounds))
            size = os.path.getsize(folder / "list.tsv") / 1e6
            print(f"| {count:,} | {size:.1f} MB | {compiled - floor:.3f} | {kept - floor:.3f} | {floor:.3f} |")


if __name__ == "__main__":
    main()
