#!/usr/bin/env python3
"""Time against length on texts made to be slow: four times the text should take four times the time.

  hostile.py --vigie PROGRAM

Prints the CPU seconds for N and 4 N pieces and their ratio, start-up taken off. A ratio near 16 is
quadratic. Nothing fails here: machines are noisy, and people read the table.
"""
import argparse, pathlib, resource, subprocess, sys, tempfile

PIECES = [
    ("a name repeated without end", b'Jean Dupont ', 4000),
    ("many names of one surname", b'Jean Dupont et Marie Dupont. ', 4000),
    ("closing marks without end", b') ', 64000),
    ("at signs without addresses", b'x@ ', 96000),
    ("hyphens and apostrophes without end", b"a-b'c-", 20000),
    ("lines of furniture", b'Accueil > Politique\n', 8000),
    ("particles without a name", b'de la ', 20000),
    ("ill-formed bytes", b'\xc3 ', 20000),
    ("words cut at line ends", b'dou-\nceur Saint-\nDenis ', 20000),
    ("one word cut at line ends", b'ba-\n', 50000),
    ("the letter a", b'a', 1000000),
    ("one digit after the other", b'1 ', 1000000),
    ("opening guillemets", "\u00AB".encode(), 1000000),
    ("capitalised words in one sentence", b'Abc ', 50000),
    ("dates in one sentence", b'31 mai 2021 et ', 10000),
    ("marks out of order on one letter", "\u0301\u0323".encode(), 100000),
]


def cpu_seconds(program, path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "tag", "-q", "--format", "conll", str(path)], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "hostile.txt"

        def best(content):
            path.write_bytes(content)
            return min(cpu_seconds(args.vigie, path) for _ in range(2))

        start = best(b"Bagdad\n")
        print("\n| text, repeated | N | CPU s | 4 N, CPU s | ratio |\n| --- | --: | --: | --: | --: |")
        for name, piece, times in PIECES:
            small, large = (max(best(piece * n) - start, 0.001) for n in (times, 4 * times))
            print(f"| {name} | {times} | {small:.3f} | {large:.3f} | {large / small:.1f} |", flush=True)
    return 0


sys.exit(main())
