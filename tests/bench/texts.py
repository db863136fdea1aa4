"""The texts that the benches run over: the project's samples, and the press corpora of ../shared where they are at hand."""
import gzip, json, pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Beside the tree, or further up where the tree is a git worktree.
SHARED = next((p / "shared/corpora" for p in ROOT.parents if (p / "shared/corpora").is_dir()), ROOT / "none")
PRESS = ("winer-train", "newseye-train", "europeana-train", "europeana-dev")


def corpus(name):
    """The texts of one corpus; none where it is not at hand."""
    path = SHARED / f"{name}.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def texts():
    """Samples and press of today: what `./dev bench` has always measured on."""
    for path in sorted((ROOT / "data/samples").glob("*.txt")):
        if not path.name.endswith(".marked.txt"):
            yield path.read_text(encoding="utf-8")
    yield from corpus("winer-dev")


def all_press():
    """The same and ten times as much press, old and new: words meet less often."""
    yield from texts()
    for name in PRESS:
        yield from corpus(name)
