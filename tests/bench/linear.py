#!/usr/bin/env python3
"""CPU time against length, from 10 kB to 100 MB: one text, and one stream of JSON Lines.

  linear.py --vigie PROGRAM [--largest BYTES]

Start-up is taken off. The slope of the logarithms is 1 when twice the text takes twice the time. Peak memory is that of
the largest run. Texts: the samples (and the press of ../shared, where it is at hand) repeated, and texts made to be slow.
"""
import argparse, itertools, json, math, pathlib, resource, subprocess, sys, tempfile

from texts import texts

HOSTILE = {"the letter a": "a", "one digit after the other": "1 ", "opening guillemets": "\u00AB", "capitalised words": "Abc ",
           "dates": "31 mai 2021 et ", "one name": "Jean Dupont "}


def run(vigie, path):
    """CPU seconds, and peak memory in MB."""
    import os
    pid = os.spawnv(os.P_NOWAIT, vigie, [vigie, "tag", "-q", "--threads", "1", "--format", "jsonl", "-o", "/dev/null", str(path)])
    _, status, used = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"{path}: vigie failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def slope(points):
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--largest", type=int, default=100_000_000)
    args = parser.parse_args()
    vigie = str(pathlib.Path(args.vigie).resolve())
    sizes = [10 ** power for power in range(4, 9) if 10 ** power <= args.largest]
    press = list(texts())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        # What a run costs before it comes to the text: patterns are compiled for the first texts that need them.
        start_path = folder / "start.jsonl"
        start_path.write_text("".join(json.dumps({"text": text}) + "\n" for text in press))
        warm = min(run(vigie, start_path)[0] for _ in range(3))
        twice = folder / "twice.jsonl"
        twice.write_text(start_path.read_text() * 2)
        start = max(0.0, 2 * warm - min(run(vigie, twice)[0] for _ in range(3)))
        print(f"start-up, and patterns compiled on the way: {start:.3f} s, taken off\n")
        print("| text | " + " | ".join(f"{size / 1e6:g} MB" for size in sizes) + " | slope | peak MB |")
        print("| --- |" + " --: |" * (len(sizes) + 2))

        def row(label, write):
            points, peak = [], 0
            for size in sizes:
                path = write(size)
                rounds = 3 if size <= 1_000_000 else 1
                runs = [run(vigie, path) for _ in range(rounds)]
                points.append((path.stat().st_size, max(min(r[0] for r in runs) - start, 1e-4)))
                peak = runs[0][1]
            print(f"| {label} | " + " | ".join(f"{seconds:.3f}" for _, seconds in points) +
                  f" | {slope(points[1:]):.3f} | {peak:.0f} |", flush=True)

        def stream(size):
            path, written = folder / "stream.jsonl", 0
            with path.open("w", encoding="utf-8") as file:
                for text in itertools.cycle(press):
                    text = text[:size]
                    written += file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
                    if written >= size:
                        return path

        def one_text(piece):
            def write(size):
                path = folder / "text.txt"
                data = piece.encode()
                with path.open("wb") as file:
                    for _ in range(max(1, size // len(data))):
                        file.write(data)
                return path
            return write

        row("press, JSON Lines", stream)
        row("press, one text", one_text("\n\n".join(press) + "\n\n"))
        for label, piece in HOSTILE.items():
            row(label + ", one text", one_text(piece))
    return 0


sys.exit(main())
