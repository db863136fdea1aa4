#!/usr/bin/env python3
"""Learns when a capital without a stop before it starts a sentence. Writes two word lists:
data/words/fr/sentence_names.txt and data/words/fr/sentence_weights.txt.

  sentence_weights.py --vigie PROGRAM --corpus winer-train.jsonl.gz [--write]

The corpus is WiNER-fr (French Wikinews 2016-17), whose line breaks show titles without a stop. From it:
  positives  the end of a title or sentence, its full stop taken away, glued to the next sentence
  negatives  words of sentence_openers.txt with a capital within a sentence ("Le Monde", "Marine Le Pen")
A logistic regression over a few classes of the words round the place gives integer weights (hundredths).
What is no question (after a comma, a preposition, an opening quote) is left out here as in
stages/sentences.cpp, which must compute the same classes. Without --write only the figures are shown.
"""
import argparse, collections, gzip, json, math, pathlib, random, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS = ROOT / "data/words/fr"
AHEAD = 14      # tokens looked at for a finite verb
THRESHOLD = 50  # hundredths: the knee of the table this script prints
OPENING, CLOSING, DASHES, STOPS = "([{«“‹„", ")]}»”›", "-–—•*·", ".!?…"
ARTICLES = {"le", "la", "les", "l'"}
MAY_END = {"adverb", "quantifier", "number"}  # classes that may end a sentence too: "aujourd'hui"
NEED_A_WORD = {"definite", "indefinite", "contracted", "demonstrative", "possessive", "number"}
LOWER_ARTICLES = ARTICLES | {"du", "des", "au", "aux"}


def word_list(name):
    words = collections.defaultdict(set)
    for line in (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, _, value = line.partition("\t")
            words[word].add(value)
    return words


OPENERS = {word: min(classes) for word, classes in word_list("sentence_openers").items()}
CUES = word_list("sentence_cues")
ENDINGS = tuple(word[1:] for word, classes in CUES.items() if "ending" in classes)


def lower(word):
    return word.lower().replace("’", "'")


def shape(word):
    first = word[0]
    if first.isdigit() or word in "%$€°":
        return "number"
    if first.isupper():
        letters = [c for c in word if c.isalpha()]
        return "capitals" if len(letters) > 1 and all(c.isupper() for c in letters) else "name"
    if first.islower() or (first == "-" and word[1:2].isalpha()):
        return "lower"
    for marks, name in ((OPENING, "opening"), (CLOSING, "closing"), (DASHES, "dash"), (STOPS, "stop"), (",", "comma")):
        if first in marks:
            return name
    return "other"


def is_verb(word):
    word = lower(word)
    if "noun" in CUES.get(word, ()):
        return False
    return word.startswith("-") or "verb" in CUES.get(word, ()) or (len(word.encode()) >= 5 and word.endswith(ENDINGS))


def previous_class(word):
    """Of the word before; None where no sentence can end."""
    kind = shape(word)
    classes = CUES.get(lower(word), ())
    if kind in ("name", "capitals", "lower"):
        if word.endswith(".") or "link" in classes or OPENERS.get(lower(word), "adverb") not in MAY_END:
            return None
        if "namer" in classes:
            return "namer"
        if kind != "lower":
            return kind
        if "adjective" in classes:
            return "adjective"
        return "verb" if is_verb(word) else "word"
    return kind if kind in ("number", "closing") else None


def next_class(word, names):
    kind = shape(word)
    if kind in ("name", "capitals"):
        return "known" if lower(word) in names else kind
    return kind if kind in ("lower", "number", "comma", "opening") else "other"


def features(words, place, first, names):
    """What speaks for a sentence that starts at words[place]; None where it is no question."""
    word, following = words[place], words[place + 1] if place + 1 < len(words) else "."
    opener, previous = OPENERS.get(lower(word)), previous_class(words[place - 1])
    if opener is None or previous is None or shape(word) != "name":
        return None
    if previous == "closing" and place > 1 and shape(words[place - 2]) == "stop":
        return None
    after_name = previous in ("name", "capitals")
    after = next_class(following, names)
    if after_name and (opener == "number" or (opener == "preposition" and after in ("name", "capitals"))):
        return None
    if opener in NEED_A_WORD and (after in ("comma", "other") or (len(word) < 3 and after == "capitals")):
        return None
    if previous == "namer" and after in ("comma", "known", "name", "capitals"):
        return None
    ahead = opener == "pronoun"
    for other in words[place + 1:place + 1 + AHEAD]:
        if shape(other) == "stop":
            break
        if shape(other) == "lower" and is_verb(other):
            ahead = True
            break
    found = ["bias", f"opener {opener}", f"previous {previous}", f"next {after}", f"opener-next {opener} {after}",
             f"previous-next {previous} {after}", "verb" if ahead else "no-verb"]
    if place - first == 1:
        found.append("second-word")
    if after_name:
        found.append(f"name-opener {opener}")
    return found


def learn_names(documents):
    """Names that stand after a lower-case article and (nearly) never after a capital one ("la France", "le
    Parlement", not "Le Monde"): a capital article before them starts a sentence."""
    lower_case, capital = collections.Counter(), collections.Counter()
    for words, sentences in documents:
        for first, last in sentences:
            for i in range(first + 1, last):
                word, before = words[i], lower(words[i - 1])
                if not word[0].isupper() or not word[-1].isalpha():
                    continue
                if words[i - 1].replace("’", "'") in LOWER_ARTICLES:
                    lower_case[lower(word)] += 1
                elif before in ARTICLES and i - 1 > first and words[i - 2] not in ("«", '"', "–", "—", "-", ":"):
                    capital[lower(word)] += 1
    return {word for word, count in lower_case.items() if count >= 3 and capital[word] * 20 <= count and len(word) > 1}


def examples(documents, names):
    """(features, starts a sentence, after a title)"""
    found = []
    for words, sentences in documents:
        for first, last in sentences:
            for i in range(first + 1, last):
                if words[i][0].isupper() and (seen := features(words[:last], i, first, names)):
                    found.append((seen, False, False))
        for k in range(len(sentences) - 1):
            head = words[slice(*sentences[k])]
            tail = words[slice(*sentences[k + 1])]
            title = len(head) > 1 and head[-1][0] not in STOPS + ":;,–-—"
            if title:  # after the title of the page comes the date; the text is further on
                longer = [words[slice(*s)] for s in sentences[k + 1:] if s[1] - s[0] > 4]
                tail = next((t for t in longer if t[0][0].isupper()), tail)
            elif head[-1] == "." and len(head) > 1:
                head = head[:-1]
            else:
                continue
            if seen := features(head + tail, len(head), 0, names):
                found.append((seen, True, title))
    return found


def fit(data, rounds=30, shrink=1e-2, seed=1):
    """Logistic regression, AdaGrad; both answers and titles among the first count alike in sum."""
    titles = sum(1 for _, yes, title in data if yes and title)
    others = sum(1 for _, yes, title in data if yes and not title)
    negatives = sum(1 for _, yes, _ in data if not yes)
    unit = len(data) / 2
    shares = {(True, True): unit / 2 / titles, (True, False): unit / 2 / others, (False, False): unit / negatives}
    weights, squares, order = collections.defaultdict(float), collections.defaultdict(lambda: 1e-8), list(data)
    rng = random.Random(seed)
    for _ in range(rounds):
        rng.shuffle(order)
        for seen, yes, title in order:
            total = sum(weights[name] for name in seen)
            gradient = (1 / (1 + math.exp(-max(-30, min(30, total)))) - yes) * shares[yes, title]
            for name in seen:
                slope = gradient + shrink * weights[name]
                squares[name] += slope * slope
                weights[name] -= 0.3 * slope / math.sqrt(squares[name])
    return {name: round(100 * value) for name, value in weights.items() if round(100 * value)}


def score(weights, seen):
    return sum(weights.get(name, 0) for name in seen)


def read_corpus(vigie, corpus):
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    given = "".join(json.dumps({"id": d["id"], "text": d["text"]}, ensure_ascii=False) + "\n" for d in texts)
    made = subprocess.run([vigie, "tag", "-q", "--input", "jsonl", "--until", "tokens", "--with", "tokens", "--format", "jsonl"],
                          input=given.encode(), capture_output=True, check=True).stdout.decode()
    for line in made.splitlines():
        document = json.loads(line)
        text, spans = document["text"], document["tokens"]
        words, sentences, first = [], [], 0
        for i, (begin, end) in enumerate(spans):
            words.append(text[begin:end])
            following = text[end:spans[i + 1][0]] if i + 1 < len(spans) else "\n"
            upper_next = i + 1 < len(spans) and not text[spans[i + 1][0]].islower()
            # A plain cut at lines and stops, so that what is learned does not feed on itself.
            if "\n" in following or (text[begin] in STOPS and following and upper_next):
                sentences.append((first, i + 1))
                first = i + 1
        yield words, sentences


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    documents = list(read_corpus(args.vigie, args.corpus))
    random.Random(5).shuffle(documents)

    print("five-fold: titles, other sentences found, false breaks, by threshold")
    table = {limit: [0, 0, 0] for limit in range(-50, 251, 25)}
    sizes = [0, 0, 0]
    for fold in range(5):
        kept = [d for i, d in enumerate(documents) if i % 5 != fold]
        names = learn_names(kept)
        weights = fit(examples(kept, names))
        for seen, yes, title in examples(documents[fold::5], names):
            column = 2 if not yes else 0 if title else 1
            sizes[column] += 1
            for limit, row in table.items():
                row[column] += score(weights, seen) > limit
    for limit, row in table.items():
        print(f"{limit:5}", *(f"{count}/{size}" for count, size in zip(row, sizes)))

    names = learn_names(documents)
    weights = fit(examples(documents, names))
    print(len(names), "names,", len(weights), "weights")
    if not args.write:
        return 0
    origin = "# Made by data/generate/sentence_weights.py from WiNER-fr (Dupont), French Wikinews: annotations CC BY 4.0, text CC BY 2.5.\n"
    with (WORDS / "sentence_names.txt").open("w", encoding="utf-8") as out:
        out.write(origin + "# Names that take a lower-case article within a sentence: a capital one starts a sentence.\n")
        out.writelines(f"{name}\n" for name in sorted(names))
    with (WORDS / "sentence_weights.txt").open("w", encoding="utf-8") as out:
        out.write(origin + "# What speaks for a sentence that starts without a stop before it, in hundredths.\n")
        out.write(f"threshold\t{THRESHOLD}\n")
        out.writelines(f"{name}\t{value}\n" for name, value in sorted(weights.items()))
    return 0


sys.exit(main())
