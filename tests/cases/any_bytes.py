#!/usr/bin/env python3
"""Whatever the bytes: `vigie tag` takes them and `vigie verify` cuts every span out again."""

import pathlib
import random
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

TIMEOUT = 120  # seconds, for one run


def inputs():
    """(name, bytes): the samples, a program, noise, and noise that is nearly UTF-8."""
    samples = program.ROOT / "data/samples"
    yield "data/samples", b"".join(path.read_bytes() for path in sorted(samples.rglob("*"))
                                   if path.is_file())
    yield "/bin/ls", pathlib.Path("/bin/ls").read_bytes()
    noise = random.Random(20211231)
    yield "noise", noise.randbytes(1_000_000)
    pieces = [*"aeE \n\r\t.'-0", "\0", "\u0301", "\u0327", "é", "Paris", "\u00a0", "\u202f", "\u2019",
              "\u1100\u1161\u11a8", "\u0344", "\u1e9b\u0323", "\ufb01", "\U0001f1eb\U0001f1f7", "\ufeff",
              "\U0001d15e", "12,5 km", "Jean"]
    broken = [b"\xff", b"\xc3", b"\xe2\x80", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80"]
    yield "nearly UTF-8", b"".join(
        noise.choice(broken) if noise.random() < 0.05 else noise.choice(pieces).encode()
        for _ in range(300_000))


def run(data, unit, more, environment):
    """What went wrong, or None."""
    tag = subprocess.run(["vigie", "tag", "--quiet", "--unit", unit, *more], input=data,
                         env=environment, capture_output=True, timeout=TIMEOUT)
    if tag.returncode != 0:
        return f"tag ended with {tag.returncode}: {tag.stderr[:2000].decode(errors='replace')}"
    verify = subprocess.run(["vigie", "verify"], input=tag.stdout, env=environment,
                            capture_output=True, timeout=TIMEOUT)
    if verify.returncode != 0:
        return f"verify ended with {verify.returncode}: {verify.stderr[:2000].decode(errors='replace')}"
    return None


def main():
    arguments = program.parser(__doc__).parse_args()
    passed = failed = 0
    layers = ["--with", "sentences,tokens,zones,evidence"]
    with program.Shim(program.checked(arguments.vigie)) as shim:
        environment = shim.environment()
        for name, data in inputs():
            for unit in ("codepoint", "byte", "utf16"):
                for more in ([], layers, ["--per", "line", *layers]):
                    fault = run(data, unit, more, environment)
                    if fault is None:
                        passed += 1
                    else:
                        failed += 1
                        print(f"FAILED {name}, unit {unit}, {' '.join(more)}: {fault}")
    program.finish(passed, failed)


if __name__ == "__main__":
    main()
