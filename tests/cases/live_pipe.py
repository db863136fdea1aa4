#!/usr/bin/env python3
"""A co-process must get each answer before it sends the next line, through pipes and FIFOs."""

import os
import select
import subprocess
import sys
import tempfile
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

TIMEOUT = 5  # seconds, for one answer


def answer(pipe, rest):
    """One line read from the descriptor `pipe`; None when it does not come in time."""
    while b"\n" not in rest:
        if not select.select([pipe], [], [], TIMEOUT)[0]:
            return None
        block = os.read(pipe, 65536)
        if not block:
            return None
        rest.extend(block)
    line, _, after = bytes(rest).partition(b"\n")
    rest[:] = after
    return line


def talk(arguments, lines, environment, stdin=subprocess.PIPE):
    """Sends each line only when the one before has its answer. What went wrong, or None."""
    process = subprocess.Popen(["vigie", *arguments], env=environment, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)
    rest = bytearray()
    try:
        for line, wanted in lines:
            process.stdin.write(line)
            process.stdin.flush()
            got = answer(process.stdout.fileno(), rest)
            if got is None:
                return f"no answer to {line!r} within {TIMEOUT} s"
            if wanted not in got:
                return f"answer {got!r} to {line!r}, expected {wanted!r} in it"
        process.stdin.close()
        if process.wait(TIMEOUT) != 0:
            return f"exit code {process.returncode}"
        return None
    finally:
        process.kill()
        process.wait()


def fifo(environment):
    """`tail -f log | vigie`: a writer that keeps a FIFO open still gets its answers."""
    with tempfile.TemporaryDirectory(prefix="vigie-fifo-") as folder:
        path = os.path.join(folder, "live")
        os.mkfifo(path)
        process = subprocess.Popen(["vigie", "tag", "--per", "line", path], env=environment,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        rest = bytearray()
        try:
            with open(path, "wb", buffering=0) as writer:
                for number in range(1, 4):
                    writer.write(b"un\n")
                    got = answer(process.stdout.fileno(), rest)
                    if got is None or b'"live:%d"' % number not in got:
                        return f"answer {got!r} to line {number}"
            return None if process.wait(TIMEOUT) == 0 else f"exit code {process.returncode}"
        finally:
            process.kill()
            process.wait()


def slow_halves(environment):
    """Half a line gets no answer; its other half does."""
    process = subprocess.Popen(["vigie", "tag", "--per", "line"], env=environment,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    rest = bytearray()
    try:
        process.stdin.write("é".encode()[:1])
        process.stdin.flush()
        if select.select([process.stdout], [], [], 0.3)[0]:
            return "an answer to half a character"
        process.stdin.write("é".encode()[1:] + b"\n")
        process.stdin.flush()
        got = answer(process.stdout.fileno(), rest)
        return None if got and '"text":"é"'.encode() in got else f"answer {got!r}"
    finally:
        process.kill()
        process.wait()


def main():
    arguments = program.parser(__doc__).parse_args()
    with program.Shim(program.checked(arguments.vigie)) as shim:
        environment = shim.environment()
        results = {
            "text": talk(["tag", "--per", "line"],
                         [(b"un\n", b'"stdin:1"'), (b"\n", b'"stdin:2"'), (b"trois\n", b"trois")],
                         environment),
            "jsonl": talk(["tag", "--input", "jsonl"],
                          [(b'{"text":"a","n":1}\n', b'"n":1'), (b'{"text":"b","n":2}\n', b'"n":2')],
                          environment),
            "jsonl after a fault": talk(["tag", "--input", "jsonl", "--quiet"],
                                        [(b'{"text":"a","n":1}\n', b'"n":1'),
                                         (b'\n{"text":"b","n":2}\n', b'"n":2')], environment),
            "text format": talk(["tag", "--per", "line", "--format", "text", "--until", "resolve"],
                                [(b"un\n", b"un")], environment),
            "one thread": talk(["tag", "--per", "line", "--threads", "1"],
                               [(b"un\n", b'"stdin:1"'), (b"deux\n", b"deux")], environment),
            "many threads": talk(["tag", "--per", "line", "--threads", "8"],
                                 [(b"%d\n" % n, b'"text":"%d"' % n) for n in range(200)], environment),
            "paragraphs": talk(["tag", "--per", "paragraph"],
                               [(b"un\n\n", b'"stdin:1"'), (b"deux\nsuite\n\n", b'"stdin:3"')],
                               environment),
            "fifo": fifo(environment),
            "half a character": slow_halves(environment),
        }
    for name, fault in results.items():
        if fault:
            print(f"FAILED {name}: {fault}")
    failed = sum(1 for fault in results.values() if fault)
    program.finish(len(results) - failed, failed)


if __name__ == "__main__":
    main()
