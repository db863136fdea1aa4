#!/usr/bin/env python3
"""One thread and many give the same bytes, messages and exit code: our samples by file, paragraph and line, with
faults in between, to every kind of output; and, where ../shared is, the corpora.

  threads.py --vigie PROGRAM [--runs N]
"""

import gzip
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

CORPORA = program.ROOT.parent / "shared/corpora"


def paragraphs():
    """The samples as JSON Lines, a paragraph each, with a faulty line and a line of its own kind among them."""
    lines = []
    for path in sorted((program.ROOT / "data/samples").glob("*.txt")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            lines.append(json.dumps({"id": len(lines), "text": paragraph}, ensure_ascii=False).encode())
    lines.insert(5, b"{bad")
    lines.insert(9, json.dumps({"text": "\ufeffL\u2019e\u0301te\u0301 \U0001f44d \u00c3\u00a9t\u00c3\u00a9. " * 40}).encode())
    lines.insert(20, b'{"id": 3}')
    return b"\n".join(lines * 4) + b"\n"


def corpora():
    """Texts of the corpora that are there, a hundred each; none without them."""
    for path in sorted(CORPORA.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line, _ in zip(lines, range(100))]
        yield path.name, "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts).encode()


def main():
    parser = program.parser(__doc__)
    parser.add_argument("--runs", type=int, default=1, metavar="N", help="runs of each number of threads")
    arguments = parser.parse_args()
    vigie = str(program.checked(arguments.vigie))
    samples = [str(path) for path in sorted((program.ROOT / "data/samples").glob("*.txt"))]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        mixed = folder / "mixed.jsonl"
        mixed.write_bytes(paragraphs())
        runs = {"samples, by file": samples,
                "samples, by paragraph": ["--per", "paragraph", *samples],
                "samples and sources that are not there": [samples[0], str(folder / "none.txt"), str(folder), *samples[1:]],
                "with faults": [str(mixed)],
                "text": ["--format", "text", str(mixed)],
                "explain": ["explain", str(mixed)],
                "hipe": ["--format", "hipe", "--scheme", "hipe", str(mixed)],
                "all layers": ["--with", "sentences,tokens,zones,evidence", str(mixed)]}
        for what, text in corpora():
            path = folder / (what.split(".")[0] + ".jsonl")
            path.write_bytes(text)
            runs[what] = [str(path)]
        if not CORPORA.is_dir():
            print("the corpora: skipped, no ../shared here")
        for what, rest in runs.items():
            wanted = None
            for threads in ("1", "2", "16"):
                for _ in range(arguments.runs if threads != "1" else 1):
                    done = subprocess.run([vigie, *rest, "--threads", threads], stdin=subprocess.DEVNULL, capture_output=True)
                    got = (done.returncode, done.stdout, done.stderr)
                    wanted = wanted or got
                    if got == wanted:
                        passed += 1
                    else:
                        failed += 1
                        print(f"FAILED {what}: {threads} threads differ from one")
        wanted = None
        for threads in ("1", "2"):
            paths = [folder / f"{threads}.{ending}" for ending in ("csv", "spacy.jsonl", "brat")]
            exports = [part for path, kind in zip(paths, ("csv", "spacy", "brat")) for part in ("--export", f"{kind}:{path}")]
            done = subprocess.run([vigie, str(mixed), *exports, "--threads", threads], capture_output=True)
            files = sorted(file for path in paths for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file())
            got = (done.returncode, [file.read_bytes() for file in files])
            wanted = wanted or got
            passed, failed = (passed + 1, failed) if got == wanted and files else (passed, failed + 1)
        # The recipes of docs/spark/README.md.
        lines = folder / "lines.jsonl"
        lines.write_bytes(b"".join(line + b"\n" for line in paragraphs().splitlines() if line.startswith(b'{"id": ') and b'"text"' in line))
        whole = subprocess.run([vigie, str(lines)], capture_output=True, check=True).stdout
        if shutil.which("parallel"):
            parts = subprocess.run(["parallel", "--will-cite", "--pipepart", "--block", "20k", "--keep-order", "--arg-file", str(lines),
                                    vigie, "--input", "jsonl", "--threads", "1"], capture_output=True).stdout
            passed, failed = (passed + 1, failed) if parts == whole else (passed, failed + 1)
        else:
            print("GNU parallel: skipped, it is not there")
    program.finish(passed, failed)


if __name__ == "__main__":
    main()
