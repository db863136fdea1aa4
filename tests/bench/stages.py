#!/usr/bin/env python3
"""CPU seconds of the whole command, stage by stage, against gzip -6 on the same bytes.

  stages.py --vigie PROGRAM [--megabytes N] [--rounds N]

The text is the project's samples (and the press corpora of ../shared, where they are at hand), repeated
to N megabytes as JSON Lines. Each stage is the difference between two runs with --until. The least of
the rounds counts. Machines differ: compare the ratios, not the seconds.
"""
import argparse, json, pathlib, resource, subprocess, sys, tempfile

from texts import texts

ROOT = pathlib.Path(__file__).resolve().parents[2]


def cpu_seconds(command, stdin=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    stages = [line.split("{\"")[1].split("\"")[0] for line in
              (ROOT / "stages/stage_table.cpp").read_text().splitlines() if line.startswith("    {\"")]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "bench.jsonl"
        source, size, target = list(texts()), 0, args.megabytes * 1_000_000
        with path.open("w", encoding="utf-8") as file:
            while size < target:
                for number, text in enumerate(source):
                    file.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
                    size += len(text.encode())
        megabytes = size / 1e6

        def best(command):
            return min(cpu_seconds(command) for _ in range(args.rounds))

        startup_path = pathlib.Path(folder) / "one.txt"
        startup_path.write_text("Il vit à Bagdad.\n", encoding="utf-8")
        floor = best(["gzip", "-6", "-c", str(path)])
        print(f"{megabytes:.1f} MB of text, {len(source)} documents repeated; gzip -6: {floor:.2f} s, {megabytes / floor:.1f} MB/s\n")
        print(f"| stage | CPU s | share | MB/s alone |\n| --- | --: | --: | --: |")
        whole = best([args.vigie, "tag", "-q", "--format", "jsonl", str(path)])
        previous = best([args.vigie, "tag", "-q", "--format", "tsv", "--types", "NIR", str(startup_path)])
        print(f"| start | {previous:.3f} | {100 * previous / whole:.0f} % | |")
        for stage in stages:
            # The smallest output each prefix has: what is measured is the stage, not the writer.
            shown = best([args.vigie, "tag", "-q", "--until", stage, "--format", "text", "--types", "NIR", str(path)])
            cost = max(shown - previous, 0.0)
            label = "reading, writing text, normalise" if stage == stages[0] else stage
            print(f"| {label} | {cost:.3f} | {100 * cost / whole:.0f} % | {megabytes / cost if cost else float('inf'):.0f} |")
            previous = shown
        print(f"| all, as JSON Lines | {whole:.3f} | 100 % | {megabytes / whole:.1f} |")
        print(f"\nVigie takes {whole / floor:.2f} times the CPU time of gzip -6.")
    return 0


sys.exit(main())
