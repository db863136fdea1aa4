#!/usr/bin/env python3
"""A million names in 50 MB of text, tokenising included: CPU seconds, memory, and the same matches as others.

  names.py --vigie PROGRAM --bench PROGRAM [--megabytes N] [--press] [--quick]

The names are made by names_list.py, the text by texts.py (--press: ten times as many different texts, so that
words meet less often). One run measures Vigie, the daachorse crate (built with cargo, where there is one) and
pyahocorasick (in a throw-away venv, where there is a package index); it says so when it skips one. Then the
matches of daachorse, whole words only, are compared with ours. --quick leaves the other programs out. CPU
seconds, the least of some rounds each. Machines differ: compare the ratios.
"""
import argparse, bisect, collections, pathlib, resource, shutil, statistics, subprocess, sys, tempfile, time

import names_list, texts

HERE = pathlib.Path(__file__).resolve().parent
COUNTS = {"10,000": 10_000, "150,000": 150_000, "1,000,000": 1_000_000}

PYAHOCORASICK = """
import sys, time, ahocorasick
names, text = (open(path, encoding="utf-8").read() for path in sys.argv[1:3])
start = time.process_time()
automaton = ahocorasick.Automaton()
for name in names.splitlines():
    automaton.add_word(name, len(name))
automaton.make_automaton()
built = time.process_time() - start
count, start = 0, time.process_time()
size = len(text)
for last, length in automaton.iter(text):
    begin = last - length + 1
    if (begin == 0 or not text[begin - 1].isalnum()) and (last + 1 == size or not text[last + 1].isalnum()):
        count += 1
print(built, time.process_time() - start, count)
"""


def cpu_seconds(command, **rest):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(word) for word in command], check=True, **rest)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def output(command, **rest):
    return subprocess.run([str(word) for word in command], check=True, text=True, stdout=subprocess.PIPE, **rest).stdout


def tree(folder, names, folds):
    """A tree of sources with one list in it, and the words of ours."""
    root = folder / f"tree-{len(names)}-{folds}"
    for part in ("gazetteers/lists", "data/rules", "data/zones"):
        (root / part).mkdir(parents=True)
    shutil.copytree(texts.ROOT / "data/words", root / "data/words")
    head = "# list: bench\n# type: MISC\n" + ("# folds: none\n" if folds == "none" else "")
    (root / "gazetteers/lists/names.tsv").write_text(head + "name\n" + "".join(f"{name}\n" for name in names), encoding="utf-8")
    return root


def compiled(vigie, folder, names, folds):
    root, out = tree(folder, names, folds), folder / f"{len(names)}-{folds}.vigie"
    seconds = min(cpu_seconds([vigie, "compile", "--root", root, "--output", out]) for _ in range(3))
    return out, seconds


def figures(bench, resource_file, text):
    rows = {}
    for line in output([bench, resource_file, text]).splitlines():
        what, *numbers = line.split()
        rows[what] = [float(number) for number in numbers]
    return rows


def first_match(vigie, resource_file, folder):
    """Milliseconds from start to end of the whole command on one sentence: by the clock, and of CPU."""
    path = folder / "one.txt"
    path.write_text("Il vit à Bagdad.\n", encoding="utf-8")
    command = [vigie, "tag", "-q", "--until", "gazetteer", "--format", "tsv", "--resource", resource_file, path]
    clock, cpu = [], []
    for _ in range(15):
        start = time.perf_counter()
        cpu.append(cpu_seconds(command, stdout=subprocess.DEVNULL))
        clock.append(time.perf_counter() - start)
    return 1000 * statistics.median(clock), 1000 * min(clock), 1000 * min(cpu)


def daachorse(folder, names, text, unit):
    if shutil.which("cargo") is None:
        print("daachorse: skipped, no cargo here")
        return None
    target = texts.ROOT / "build/bench-daachorse"
    made = subprocess.run(["cargo", "build", "--release", "--quiet", "--manifest-path", str(HERE / "names_daachorse/Cargo.toml"),
                           "--target-dir", str(target)], capture_output=True, text=True)
    if made.returncode != 0:
        print(f"daachorse: skipped, cargo cannot build it: {made.stderr.strip().splitlines()[-1:]}")
        return None
    matches = folder / "daachorse.txt"
    rows = {}
    for line in output([target / "release/names_daachorse", names, text, unit, matches]).splitlines():
        what, *numbers = line.split("\t")
        rows[what] = [float(number) for number in numbers]
    return rows, matches


def pyahocorasick(folder, names, text):
    python = folder / "venv/bin/python"
    made = subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], capture_output=True)
    if made.returncode == 0:
        made = subprocess.run([str(python), "-m", "pip", "install", "--quiet", "pyahocorasick"], capture_output=True)
    if made.returncode != 0:
        print("pyahocorasick: skipped, it cannot be installed here")
        return None
    return [float(number) for number in output([python, "-c", PYAHOCORASICK, names, text]).split()]


def spans(path):
    return [tuple(map(int, line.split())) for line in path.read_text().splitlines()]


def differences(ours, theirs, layers, text, names):
    """Counts the matches that only one of the two has, by cause, with an example each."""
    tokens, sentences = [], []
    for line in layers.read_text().splitlines():
        kind, begin, end = line.split()
        (tokens if kind == "t" else sentences).append((int(begin), int(end)))
    begins, ends = {begin for begin, _ in tokens}, {end for _, end in tokens}
    sentence_begins = [begin for begin, _ in sentences]

    def cut(span):
        return text[span[0]:span[1]].decode("utf-8")

    def why_not_ours(span):
        if span[0] not in begins or span[1] not in ends:
            return "part of one of our tokens"
        at = bisect.bisect(sentence_begins, span[0]) - 1
        if at >= 0 and span[1] > sentences[at][1]:
            return "across the end of a sentence"
        return "other"

    def why_not_theirs(span):
        if cut(span) not in names:
            return "blank, line end or apostrophe of another kind than in the list"
        around = text[max(0, span[0] - 4):span[0]].decode("utf-8", "ignore")[-1:] + text[span[1]:span[1] + 4].decode("utf-8", "ignore")[:1]
        return "a letter or digit right beside it, in another token" if any(map(str.isalnum, around)) else "other"

    ours, theirs = set(ours), set(theirs)
    print(f"\nMatches in {len(text) / 1e6:.1f} MB: both {len(ours & theirs)}, only daachorse {len(theirs - ours)}, "
          f"only Vigie {len(ours - theirs)}\n")
    print("| only | because | matches | for example |\n| --- | --- | --: | --- |")
    for who, some, why in (("daachorse", theirs - ours, why_not_ours), ("Vigie", ours - theirs, why_not_theirs)):
        causes = collections.defaultdict(list)
        for span in sorted(some):
            causes[why(span)].append(span)
        for cause, found in sorted(causes.items(), key=lambda item: -len(item[1])):
            begin, end = found[len(found) // 2]
            wide = text[max(0, begin - 12):begin].decode("utf-8", "ignore") + "[" + cut((begin, end)) + "]" + text[end:end + 12].decode("utf-8", "ignore")
            print(f"| {who} | {cause} | {len(found)} | `{' '.join(wide.split()).replace('|', '/')}` |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--bench", required=True)
    parser.add_argument("--megabytes", type=int, default=50)
    parser.add_argument("--press", action="store_true")
    parser.add_argument("--quick", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        once = "\f".join(text.replace("\f", " ") for text in (texts.all_press() if args.press else texts.texts())).encode() + b"\f"
        text_path, list_path, unit_path = folder / "text.txt", folder / "names.txt", folder / "unit.txt"
        text_path.write_bytes(once * max(1, round(args.megabytes * 1e6 / len(once))))
        unit_path.write_bytes(once)
        names = names_list.names(1_000_000)
        list_path.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        print(f"{text_path.stat().st_size / 1e6:.1f} MB of text, {len(once) / 1e6:.2f} MB of it different\n")

        print("| names | folds | compiled, CPU s | file, MB | resident, bytes a name | MB/s: tokens and names | with sentences too | names alone | mentions |")
        print("| --: | --- | --: | --: | --: | --: | --: | --: | --: |")
        megabytes = text_path.stat().st_size / 1e6
        speed = {}
        for label, folds in [(label, "none") for label in COUNTS] + [(list(COUNTS)[-1], "all")]:
            count = COUNTS[label]
            file, seconds = compiled(args.vigie, folder, names[:count], folds)
            found = figures(args.bench, file, text_path)
            alone = found["names"][0] - found["sentences"][0]
            # The others are given decoded text too: normalising is not counted.
            speed[label, folds] = megabytes / (found["tokens"][0] - found["text"][0] + alone)
            print(f"| {label} | {folds} | {seconds:.2f} | {file.stat().st_size / 1e6:.1f} | {found['resident_kb'][0] * 1024 / count:.0f} | "
                  f"{speed[label, folds]:.1f} | {found['names'][1]:.1f} | {megabytes / alone:.0f} | {found['names'][2]:.0f} |", flush=True)
        million = folder / "1000000-none.vigie"
        median, least, cpu = first_match(args.vigie, million, folder)
        print(f"\nFirst match with a million names, from start to end of the command: {median:.0f} ms (median of 15; least {least:.0f}), CPU {cpu:.0f} ms")
        if args.quick:
            return 0

        ours = speed["1,000,000", "none"]
        print()
        other = daachorse(folder, list_path, text_path, len(once))
        python = pyahocorasick(folder, list_path, text_path)
        print("| a million names | built, CPU s | MB/s | Vigie is faster by | matches |\n| --- | --: | --: | --: | --: |")
        if other is not None:
            for what, row in other[0].items():
                if not what.startswith("build"):
                    built = other[0]["build " + what.split(",")[0]][0]
                    print(f"| daachorse, {what} | {built:.1f} | {row[1]:.1f} | {ours / row[1]:.2f} | {row[2]:.0f} |")
        if python is not None:
            print(f"| pyahocorasick | {python[0]:.1f} | {megabytes / python[1]:.1f} | {ours / (megabytes / python[1]):.1f} | {python[2]:.0f} |")
        if other is not None:
            mine, layers = folder / "vigie.txt", folder / "layers.txt"
            output([args.bench, million, unit_path, mine, layers])
            differences(spans(mine), spans(other[1]), layers, once, set(names))
    return 0


sys.exit(main())
