#!/usr/bin/env python3
"""Runs the case folders beside this script through the real program. See README.md."""

import concurrent.futures
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

RESULTS = ("out", "err", "exit")


def content(path):
    return path.read_bytes() if path.exists() else b""


def damaged_devices():
    """Device files that are none any more: a program that runs as root may have replaced them."""
    return [path for path in ("/dev/full", "/dev/null", "/dev/zero")
            if not (os.path.exists(path) and stat.S_ISCHR(os.stat(path).st_mode))]


class Case:
    def __init__(self, folder):
        self.folder = folder
        self.name = folder.relative_to(HERE).as_posix()
        self.command = (folder / "cmd").read_text(encoding="utf-8").rstrip("\n")

    def expected(self):
        code = content(self.folder / "exit").decode().strip() or "0"
        return content(self.folder / "out"), content(self.folder / "err"), int(code)

    def run(self, environment, timeout):
        """(out, err, exit code) in a fresh folder; None after `timeout` seconds."""
        with tempfile.TemporaryDirectory(prefix="vigie-case-") as work:
            for path in self.folder.iterdir():
                if path.name == "cmd" or path.name in RESULTS:
                    continue
                (shutil.copytree if path.is_dir() else shutil.copy)(path, pathlib.Path(work) / path.name)
            stdin = next((self.folder / name for name in ("in.txt", "in")
                          if (self.folder / name).exists()), os.devnull)
            with open(stdin, "rb") as source:
                # A session of its own, so that a case that hangs dies with all it started.
                process = subprocess.Popen(["bash", "-c", self.command], cwd=work, env=environment,
                                           stdin=source, stdout=subprocess.PIPE,
                                           stderr=subprocess.PIPE, start_new_session=True)
                try:
                    out, err = process.communicate(timeout=timeout)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.communicate()
                    return None
            return out, err, process.returncode

    def populate(self, actual):
        out, err, code = actual
        for name, data in (("out", out), ("err", err), ("exit", b"%d\n" % code if code else b"")):
            path = self.folder / name
            if data:
                path.write_bytes(data)
            elif path.exists():
                path.unlink()

    def differences(self, actual):
        if actual is None:
            return ["ran out of time (see --timeout)"]
        told = []
        for what, wanted, got in zip(("stdout", "stderr"), self.expected(), actual):
            if wanted != got:
                told.append(program.fenced(f"expected {what}", wanted))
                told.append(program.fenced(f"actual {what}", got))
        if self.expected()[2] != actual[2]:
            told.append(f"expected exit code {self.expected()[2]}, actual {actual[2]}")
        return told


def main():
    parser = program.parser(__doc__)
    parser.add_argument("--filter", default="", metavar="SUBSTR",
                        help="only the cases whose AREA/NAME holds this")
    parser.add_argument("--populate", action="store_true",
                        help="rewrite out, err and exit with what the program does now")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="cases at a time")
    parser.add_argument("--timeout", type=float, default=60, metavar="SECONDS", help="for one case")
    arguments = parser.parse_args()
    cases = [Case(path.parent) for path in sorted(HERE.glob("*/*/cmd"))]
    cases = [case for case in cases if arguments.filter in case.name]
    if damaged_devices():
        sys.exit(f"{', '.join(damaged_devices())}: no device here; the cases need it")
    passed = failed = 0
    with program.Shim(program.checked(arguments.vigie)) as shim:
        environment = shim.environment()

        def run(case):
            return case.run(environment, arguments.timeout)

        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            for case, actual in zip(cases, pool.map(run, cases)):
                if arguments.populate and actual is not None:
                    case.populate(actual)
                told = case.differences(actual)
                if not told:
                    passed += 1
                    continue
                failed += 1
                print("\n".join([f"FAILED {case.name}", program.fenced("command", case.command),
                                 *told, ""]))
    if damaged_devices():
        failed += 1
        print(f"FAILED: a case has replaced {', '.join(damaged_devices())}; put the device back")
    program.finish(passed, failed)


if __name__ == "__main__":
    main()
