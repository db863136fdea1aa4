#!/usr/bin/env python3
"""unpack.py FROM TO: copies a file, unpacked when its name ends in .bz2."""

import bz2
import pathlib
import sys

source, target = map(pathlib.Path, sys.argv[1:])
data = source.read_bytes()
target.write_bytes(bz2.decompress(data) if source.suffix == ".bz2" else data)
