#!/usr/bin/env python3
"""Runs the examples of README.md and docs/: each ```console block, command by command.

Lines that start with "$ " are run by bash from the root of the repository, with `vigie` and
`./build/release/vigie` standing for the program under test; a command goes on over lines that end
with a backslash. What follows, up to the next "$ ", is the expected output, standard error after
standard output. A line `...` stands for any number of lines. ```console skip is not run.
"""

import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

TIMEOUT = 120  # seconds, for one command
OPENING = re.compile(r"^(?P<indent> *)(?P<fence>`{3,})console(?P<words>[^`]*)$")


class Command:
    def __init__(self, path, line, text):
        self.path, self.line, self.text = path, line, text
        self.expected = []
        self.first = self.last = line  # the expected lines are [first, last)


def commands_of(path, lines):
    """Every command of the blocks in `lines`, with the place of what it should print."""
    at = 0
    while at < len(lines):
        opening = OPENING.match(lines[at])
        at += 1
        if not opening:
            continue
        skipped = "skip" in opening["words"].split()
        closing = opening["indent"] + opening["fence"]
        command = None
        indent = len(opening["indent"])
        while at < len(lines) and lines[at].rstrip() != closing:
            text = lines[at][indent:]
            if text.startswith("$ "):
                command = Command(path, at + 1, text[2:])
                while text.endswith("\\") and at + 1 < len(lines):
                    at += 1
                    text = lines[at][indent:]
                    command.text += "\n" + text.removeprefix("> ")
                command.first = command.last = at + 1
                command.indent = opening["indent"]
                if not skipped:
                    yield command
            elif command is not None:
                command.expected.append(text)
                command.last = at + 1
            at += 1
        if at == len(lines):
            raise SystemExit(f"{path}: a block without its closing {closing}")
        at += 1


def fits(expected, actual):
    """Is `actual` what `expected` says, where a line "..." stands for any lines?"""
    if "..." not in expected:
        return expected == actual
    at = expected.index("...")
    if expected[:at] != actual[:at]:
        return False
    return any(fits(expected[at + 1:], actual[start:]) for start in range(at, len(actual) + 1))


def output_of(command, environment):
    text = command.text.replace("./build/release/vigie", "vigie")
    try:
        done = subprocess.run(["bash", "-c", text], cwd=program.ROOT, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return [f"(ran for more than {TIMEOUT} s)"]
    out = done.stdout + (b"" if done.stdout.endswith(b"\n") or not done.stdout else b"\n") + done.stderr
    return out.decode("utf-8", "backslashreplace").splitlines()


def main():
    parser = program.parser(__doc__.splitlines()[0])
    parser.add_argument("--populate", action="store_true", help="rewrite the outputs in place")
    parser.add_argument("files", nargs="*", metavar="FILE", help="default: README.md, docs/**/*.md")
    arguments = parser.parse_args()
    paths = [pathlib.Path(name) for name in arguments.files]
    if not paths:
        paths = [path for path in [program.ROOT / "README.md", *sorted(program.ROOT.glob("docs/**/*.md"))]
                 if path.exists()]
    passed = failed = 0
    with program.Shim(program.checked(arguments.vigie)) as shim:
        environment = shim.environment()
        for path in paths:
            text = path.read_bytes().decode("utf-8")
            lines = text.split("\n")
            changes = []
            # Commands are run only once the whole file has been read: --populate moves lines.
            for command in list(commands_of(path, lines)):
                actual = output_of(command, environment)
                if fits(command.expected, actual):
                    passed += 1
                elif arguments.populate:
                    passed += 1
                    changes.append((command, actual))
                else:
                    failed += 1
                    print("\n".join([f"FAILED {path}:{command.line}",
                                     program.fenced("command", command.text),
                                     program.fenced("expected", "\n".join(command.expected)),
                                     program.fenced("actual", "\n".join(actual)), ""]))
            for command, actual in reversed(changes):
                lines[command.first:command.last] = [(command.indent + line).rstrip() if not line
                                                     else command.indent + line for line in actual]
            if changes:
                path.write_bytes("\n".join(lines).encode("utf-8"))
    print(f"{passed} passed, {failed} failed", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
