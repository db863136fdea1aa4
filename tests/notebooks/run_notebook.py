#!/usr/bin/env python3
"""Executes docs/notebooks/press.ipynb from a copy of its folder; what it prints is what the committed notebook shows.

  run_notebook.py --vigie PROGRAM [--venv FOLDER] [--populate]

The packages come from tests/readers/requirements.txt, and Parquet needs a Vigie with Arrow: the one under test, or
vigie_with_arrow beside it. Without them the test is skipped and says so. --populate writes the outputs (pictures apart) into
the notebook and the pictures beside it.
"""

import argparse
import os
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE.parent / "readers")]
import program  # noqa: E402
import read_back  # noqa: E402

FOLDER = program.ROOT / "docs/notebooks"
PICTURES = ("people.png", "together.png", "places.png", "amounts.png")
SKIPPED = 77  # exit code, as tests/cases.cmake has it


def shown(notebook):
    """Text of each code cell's outputs, pictures apart. Joined: what a command prints may come in one piece or in several."""
    return ["".join(output.get("text", "") or output.get("data", {}).get("text/plain", "") for output in cell.outputs
                    if "image/png" not in output.get("data", {})) for cell in notebook.cells if cell.cell_type == "code"]


def main():
    parser = program.parser(__doc__)
    parser.add_argument("--venv", metavar="FOLDER", type=pathlib.Path, help="default: readers-venv beside the program")
    parser.add_argument("--populate", action="store_true", help="write outputs and pictures into docs/notebooks")
    parser.add_argument("--prepared", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    vigie = program.checked(arguments.vigie)
    if not arguments.prepared:
        read_back.prepare(arguments.venv or vigie.parent / "readers-venv")
        print("skipped: no packages from PyPI here")
        sys.exit(SKIPPED)
    arrow = read_back.arrow_program(vigie)
    if arrow is None:
        print("skipped: no Vigie with Arrow here")
        sys.exit(SKIPPED)

    import nbclient
    import nbformat
    os.environ.update(VIGIE=str(arrow), MPLBACKEND="module://matplotlib_inline.backend_inline",
                      PATH=os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"])
    committed = nbformat.read(FOLDER / "press.ipynb", as_version=4)
    notebook = nbformat.read(FOLDER / "press.ipynb", as_version=4)
    with tempfile.TemporaryDirectory() as name:
        shutil.copy(FOLDER / "press.jsonl", name)
        nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": name}}).execute()
        pictures = [pathlib.Path(name) / picture for picture in PICTURES]
        failed = [picture.name for picture in pictures if not picture.exists() or picture.stat().st_size < 5000]
        for picture in failed:
            print(f"FAILED {picture}: not drawn")
        if arguments.populate:
            for picture in pictures:
                shutil.copy(picture, FOLDER / picture.name)
            for cell in notebook.cells:
                cell.metadata = {}
                if cell.cell_type == "code":
                    cell.outputs = [output for output in cell.outputs if "image/png" not in output.get("data", {})]
            nbformat.write(notebook, FOLDER / "press.ipynb")
        elif shown(notebook) != shown(committed):
            failed.append("outputs")
            for now, before in zip(shown(notebook), shown(committed)):
                if now != before:
                    print(f"FAILED a cell shows\n{now}\nand not, as committed,\n{before}")
    program.finish(len(PICTURES) + 1 - len(failed), len(failed))


if __name__ == "__main__":
    main()
