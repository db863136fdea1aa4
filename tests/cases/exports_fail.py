#!/usr/bin/env python3
"""Every format of --export where it cannot write: the exit code, the message, and nothing under the final name."""

import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

TABLE = program.ROOT / "pipeline/formats/format_table.cpp"
LIMIT = 1000  # bytes that a file may have on the "full" disk


def formats():
    """Name, ending, and whether it is a folder with files named by ids, of all formats that are exported."""
    rows = re.findall(r'\{"([a-z0-9_-]+)",\s*"[^"]*",\s*\w+,[^"{}]*"(\.[a-z.]+)",\s*(\w+)',
                      TABLE.read_text(encoding="ascii"))
    return [(name, ending, name in ("brat", "webanno", "xmi", "timeml")) for name, ending, _ in rows]


def small_disk():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))


class Place:
    """An empty folder with two documents, and runs of the program in it."""

    def __init__(self, vigie):
        self.vigie = vigie
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        text = "Emmanuel Macron a quitté Bagdad le 3 janvier 2020. " * 40
        (self.path / "in.jsonl").write_text("".join(json.dumps({"id": i, "text": text}) + "\n" for i in ("a", "../b")))

    def run(self, *exports, disk=None):
        done = subprocess.run([self.vigie, "tag", "in.jsonl", *exports], cwd=self.path, capture_output=True, text=True,
                              preexec_fn=disk, check=False)
        return done.returncode, done.stderr

    def names(self):
        return sorted(p.relative_to(self.path).as_posix() for p in self.path.rglob("*") if p.name != "in.jsonl")


def checks(vigie, name, ending, by_id):
    """(what, found, wanted) for one format."""
    target = f"x{ending}"

    place = Place(vigie)
    code, err = place.run(f"--export=none/{target}")
    yield "no such folder", (code, "cannot" in err and f"none/{target}" in err, place.names()), (1, True, [])

    place = Place(vigie)
    code, err = place.run(f"--export={target}", disk=small_disk)
    yield "a full disk", (code, target in err, place.names()), (1, True, [])

    place = Place(vigie)
    (place.path / target).write_text("before")
    code, err = place.run(f"--export={target}")
    yield "is there", (code, "--force" in err, place.names(), (place.path / target).read_text()), (2, True, [target], "before")
    code, err = place.run("--force", f"--export={target}", disk=small_disk)
    yield "--force on a full disk", (code, place.names(), (place.path / target).read_text()), (1, [target], "before")

    place = Place(vigie)
    code, err = place.run(f"--export={target}", f"--export=./{target}")
    yield "twice the same place", (code, "the same place" in err, place.names()), (2, True, [])

    place = Place(vigie)
    code, err = place.run("--quiet", f"--export={target}")
    if by_id:
        yield "an id with ..", (code, "../b" in err, [n for n in place.names() if not n.startswith(target)]), (1, True, [])
        yield "the other document", [n for n in place.names() if pathlib.Path(n).stem == "a"] != [], True
    else:
        yield "an id with ..", (code, err, place.names()), (0, "", [target])

    if os.geteuid() != 0:
        place = Place(vigie)
        place.path.chmod(0o500)
        code, err = place.run(f"--export={target}")
        place.path.chmod(0o700)
        yield "a folder that cannot be written", (code, target in err, place.names()), (1, True, [])


def main():
    arguments = program.parser(__doc__).parse_args()
    vigie = program.checked(arguments.vigie)
    passed = failed = 0
    rows = formats()
    declared = len(re.findall(r'^\s*"?[^"]*"\.[a-z.]+",', TABLE.read_text(encoding="ascii"), re.MULTILINE))
    assert len(rows) >= 20 and declared <= len(rows), (len(rows), declared)
    for name, ending, by_id in rows:
        with tempfile.TemporaryDirectory() as empty:
            tried = subprocess.run([vigie, "tag", f"--export={empty}/x{ending}", os.devnull], capture_output=True, check=False)
        if b"built without Arrow" in tried.stderr:
            print(f"skipped {name}: this Vigie was built without Arrow")
            continue
        for what, found, wanted in checks(vigie, name, ending, by_id):
            passed, failed = passed + (found == wanted), failed + (found != wanted)
            if found != wanted:
                print(f"FAILED {name}: {what}: {found}, expected {wanted}")
    if os.geteuid() == 0:
        print("skipped folders that cannot be written: root writes everywhere")
    program.finish(passed, failed)


if __name__ == "__main__":
    main()
