#!/usr/bin/env python3
"""Runs docs/notebooks/press.ipynb from a clean kernel: each cell, with its assertions, and the words it prints.

  notebook.py --vigie PROGRAM [--venv FOLDER] [--populate]

What the cells print must be what the committed notebook shows, and each picture must be one. --populate puts what came
out into the notebook, and its pictures beside it. Without the packages of requirements.txt, or Arrow to write Parquet,
it is skipped and says so.
"""

import argparse
import base64
import os
import pathlib
import struct
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
sys.path.insert(0, str(HERE))
import program  # noqa: E402
import read_back  # noqa: E402

FOLDER = program.ROOT / "docs/notebooks"


def words(cell):
    """What the cell shows as text; tables and pictures have another form beside it."""
    out = []
    for output in cell.outputs:
        if output.output_type == "stream":
            out.append(output.text)
        elif "image/png" not in output.get("data", {}):
            out.append(output.get("data", {}).get("text/plain", ""))
    return "".join(out)


def picture(cell):
    """The picture that the cell shows, as bytes; None without one."""
    found = [output.data["image/png"] for output in cell.outputs if "image/png" in output.get("data", {})]
    return base64.b64decode(found[0]) if len(found) == 1 else None


def main():
    parser = program.parser(__doc__)
    parser.add_argument("--venv", metavar="FOLDER", type=pathlib.Path, help="default: readers-venv beside the program")
    parser.add_argument("--populate", action="store_true", help="write what came out into docs/notebooks")
    parser.add_argument("--prepared", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    vigie = program.checked(arguments.vigie)
    arrow = read_back.arrow_program(vigie)
    if arrow is None:
        print("skipped: this Vigie was built without Arrow")
        return
    if not arguments.prepared:
        read_back.prepare(arguments.venv or vigie.parent / "readers-venv")
    try:
        import nbformat
        from nbclient import NotebookClient
    except ImportError:
        print("skipped: no nbclient here")
        return
    path = FOLDER / "press.ipynb"
    book = nbformat.read(path, as_version=4)
    shown = [words(cell) for cell in book.cells if cell.cell_type == "code"]
    with program.Shim(arrow) as shim:
        os.environ.clear()
        os.environ.update(shim.environment(), VIGIE="vigie", PYTHONHASHSEED="0", IPYTHONDIR=shim.folder, JUPYTER_RUNTIME_DIR=shim.folder)
        # The kernel of this Python, not one that is installed elsewhere.
        client = NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}},
                                record_timing=False)
        client.execute()
    passed = failed = 0
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    for number, (cell, before) in enumerate(zip(code, shown, strict=True), 1):
        name, drawn = cell.metadata.get("picture"), picture(cell)
        good = (drawn is not None) == (name is not None) and (arguments.populate or words(cell) == before)
        if drawn is not None:
            width, height = struct.unpack(">II", drawn[16:24])
            good = good and drawn[:4] == b"\x89PNG" and width > 400 and height > 250 and len(drawn) > 5000
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(program.fenced(f"FAILED cell {number} of {path.name}; run with --populate if that is right; it shows", words(cell)))
            print(program.fenced("the committed notebook has", before))
        if arguments.populate and name and drawn:
            (FOLDER / f"{name}.png").write_bytes(drawn)
    if arguments.populate and not failed:
        for cell in code:
            for output in cell.outputs:
                # Only what people see: no form of the picture as words.
                if "image/png" in output.get("data", {}):
                    output.data.pop("text/plain", None)
        book.metadata.pop("widgets", None)
        book.metadata["language_info"] = {"name": "python"}
        nbformat.write(book, path)
    program.finish(passed, failed)


if __name__ == "__main__":
    main()
