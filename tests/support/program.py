"""The program under test: its environment, its PATH, and the last line of every test script."""

import argparse
import os
import pathlib
import shutil
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def parser(description):
    """A parser that knows --vigie; scripts add their own options."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("--vigie", default=str(ROOT / "build/release/vigie"), metavar="FILE",
                      help="the program under test (default: build/release/vigie)")
    return made


def checked(path):
    """The program's absolute path; ends the script when it cannot be run."""
    program = pathlib.Path(path).resolve()
    if not os.access(program, os.X_OK):
        sys.exit(f"{program}: no such program; build it or name another with --vigie")
    return program


class Shim:
    """A folder that holds `vigie` only, to be put first on PATH. Use it in a `with`."""

    def __init__(self, program):
        self.program = program

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="vigie-path-")
        os.symlink(self.program, os.path.join(self.folder, "vigie"))
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self):
        """A clean environment: nothing of the caller's shell but PATH, and what sanitizers need."""
        kept = {name: value for name, value in os.environ.items()
                if name in ("PATH", "TMPDIR") or name.endswith("SAN_OPTIONS")
                or name == "LLVM_PROFILE_FILE"}
        kept["PATH"] = self.folder + os.pathsep + kept.get("PATH", "/usr/bin:/bin")
        kept["LC_ALL"] = "C.UTF-8"
        kept["HOME"] = self.folder
        kept["PYTHONDONTWRITEBYTECODE"] = "1"
        kept["VIGIE_FR"] = str(self.program.parent / "fr.vigie")
        kept["VIGIE_SUPPORT"] = str(ROOT / "tests/support")
        return kept


def fenced(title, text):
    """`text` between fences, as people can read it in a log."""
    exact = isinstance(text, bytes)
    if exact:
        text = text.decode("utf-8", "backslashreplace")
    if len(text) > 6000:
        text = text[:6000] + f"\n... ({len(text) - 6000} more characters)\n"
    end = "" if text.endswith("\n") or not text else "\n"
    if exact and end:
        end = "\n(no newline at the end)\n"
    return f"{title}:\n```\n{text}{end}```"


def finish(passed, failed):
    """Prints the last line and ends the script: 0 when all passed and there was something."""
    print(f"{passed} passed, {failed} failed", flush=True)
    sys.exit(0 if failed == 0 and passed > 0 else 1)
