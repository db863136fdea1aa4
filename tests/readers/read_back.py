#!/usr/bin/env python3
"""Every format, read back by the program it is for or by a well-kept reader: the spans are those of JSON Lines.

  read_back.py --vigie PROGRAM [--venv FOLDER] [--populate]
  read_back.py --install FOLDER

The readers of requirements.txt are installed from PyPI into FOLDER once; where that cannot be done, the formats
that need them are skipped, and said so. The texts are data/samples and one with astral characters, combining
marks, CRLF and a byte-order mark. --populate writes the table into docs/formats.md; without it the table is
compared, but for versions.
"""

import argparse
import csv
import html.parser
import importlib.metadata
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

DOCS = program.ROOT / "docs/formats.md"
BEGIN, END = "<!-- read back: made by tests/readers/read_back.py --populate -->", "<!-- end -->"

ODD = ("\ufeff\U0001f44d Emmanuel Macron a quitté l'Université de Bagdad le 3 janvier 2020.\r\n"
       "Il versera 40\u00a0000 € à Qasem Soleimani, \U0001d49c Saint-E\u0301tienne <b>&amp; \"Paris\"</b>.\r\n\r\n"
       "\U0001f1eb\U0001f1f7 L’ONU, | _x_ [a] -> « b » ; anne.roy@example.fr, http://example.fr/a?b=c, \u200b*Erbil*\u2028et "
       "Mossoul\u0085le cafe\u0301.\r\nRien\r\n")


class Document:
    """One text, with the spans that JSON Lines give it: (start, end, type), code points."""

    def __init__(self, record):
        self.id, self.text = record["id"], record["text"]
        self.spans = [(e["start"], e["end"], e["type"]) for e in record["entities"]]
        self.ids = {(e["start"], e["end"], e["type"]): e["id"] for e in record["entities"] if "id" in e}
        self.outermost, last = [], -1
        for span in self.spans:
            if span[0] >= last:
                self.outermost.append(span)
                last = span[1]
        self.utf16 = self.text.encode("utf-16-le")

    def from_utf16(self, start, end):
        return (len(self.utf16[:2 * start].decode("utf-16-le")), len(self.utf16[:2 * end].decode("utf-16-le")))


class Wrong(Exception):
    pass


def want(found, expected, what="spans"):
    if found != expected:
        missing = [x for x in expected if x not in found]
        extra = [x for x in found if x not in expected]
        raise Wrong(f"{what}: missing {missing[:3]}, not expected {extra[:3]}, {len(found)} of {len(expected)}")


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


# ---- one function a format: folder of exports, documents, vigie ---------------------------------------------

def read_jsonl(folder, documents, vigie):
    out = subprocess.run([vigie, "verify", folder / "all.jsonl"], check=True, capture_output=True, text=True).stdout
    want(out.startswith(f"{len(documents)} documents, "), True, "vigie verify")
    for document, record in zip(documents, lines(folder / "all.jsonl"), strict=True):
        want([document.text[e["start"]:e["end"]] for e in record["entities"]],
             [e["text"] for e in record["entities"]], "texts")


def rows_by_document(rows, documents, text_of=lambda cell: cell):
    for document in documents:
        mine = [row for row in rows if row["doc"] == document.id]
        want([(int(row["start"]), int(row["end"]), row["type"]) for row in mine], document.spans)
        for row in mine:
            want(text_of(row["text"]), document.text[int(row["start"]):int(row["end"])], "text")
    want(len(rows), sum(len(d.spans) for d in documents), "rows")


def read_csv(folder, documents, vigie):
    import pandas
    frame = pandas.read_csv(folder / "all.csv", dtype=str, keep_default_na=False, lineterminator="\n")
    rows_by_document(frame.to_dict("records"), documents)


def read_tsv(folder, documents, vigie):
    with open(folder / "all.tsv", encoding="utf-8", newline="\n") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    escapes = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    rows_by_document(rows, documents, lambda cell: re.sub(r"\\[tnr\\]", lambda m: escapes[m[0]], cell))


def read_conll(folder, documents, vigie):
    from spacy.training.converters import conll_ner_to_docs
    # The format knows tokens only: names are compared by their letters and types.
    bare = (lambda text: re.sub(r"[\s_]+", "", text))
    text = (folder / "all.conll").read_text(encoding="utf-8")
    parts = [part for part in text.split("-DOCSTART- O\n\n") if part]
    for document, part in zip(documents, parts, strict=True):
        # spaCy wants four columns, the label last.
        rows = re.sub(r"(?m)^(\S+) (\S+)$", r"\1 _ _ \2", part)
        found = [(bare(e.text), e.label_) for doc in conll_ner_to_docs("-DOCSTART- -X- O O\n\n" + rows, no_print=True)
                 for e in doc.ents]
        want(found, [(bare(document.text[s:e]), t) for s, e, t in document.outermost])


def read_iobes(folder, documents, vigie):
    from spacy.training import biluo_to_iob
    # spaCy calls E and S L and U.
    biluo = {"E-": "L-", "S-": "U-"}
    two, five = ([line.split(" ") for line in (folder / name).read_text(encoding="utf-8").split("\n") if line]
                 for name in ("all.conll", "all.iobes.conll"))
    want([row[0] for row in five], [row[0] for row in two], "tokens")
    labels = [biluo.get(row[1][:2], row[1][:2]) + row[1][2:] for row in five]
    want(biluo_to_iob(labels), [row[1] for row in two], "labels")


def read_conllu(folder, documents, vigie):
    import conllu
    found = {document.id: [] for document in documents}
    current = None
    for sentence in conllu.parse((folder / "all.conllu").read_text(encoding="utf-8")):
        current = sentence.metadata.get("newdoc id", current)
        text = next(d.text for d in documents if d.id == current)
        built = "".join(t["form"] + ("" if t["misc"].get("SpaceAfter") == "No" else " ") for t in sentence)
        want(built[:-1], sentence.metadata["text"], "# text")
        for token in sentence:
            start, end = int(token["misc"]["start_char"]), int(token["misc"]["end_char"])
            want("".join(token["form"].split()), "".join(text[start:end].split()), "form")
            label = token["misc"]["NE"]
            if label.startswith("B-"):
                found[current].append((start, end, label[2:]))
            elif label.startswith("I-"):
                found[current][-1] = (found[current][-1][0], end, label[2:])
    for document in documents:
        want(found[document.id], document.outermost)


def read_hipe(folder, documents, vigie):
    out = subprocess.run([vigie, "eval", folder / "all.jsonl", folder / "all.hipe.tsv", "--nested", "--brief"],
                         check=True, capture_output=True, text=True).stdout
    want(out, "strict 100.00 boundary 100.00 overlap 100.00\n", "vigie eval")


def read_spacy(folder, documents, vigie):
    import spacy
    from spacy.tokens import Doc
    vocab = spacy.blank("fr").vocab
    for document, record in zip(documents, lines(folder / "all.spacy.jsonl"), strict=True):
        doc = Doc(vocab).from_json(record, validate=True)
        want(doc.text, document.text, "text")
        want([(s.start_char, s.end_char, s.label_) for s in doc.spans["sc"]], document.spans)
        want([(e.start_char, e.end_char, e.label_) for e in doc.ents], document.outermost, "ents")
        want({(s.start_char, s.end_char, s.label_): s.kb_id_ for s in doc.spans["sc"] if s.kb_id_}, document.ids, "ids")
        want("".join(s.text_with_ws for s in doc.sents), document.text, "sentences")


class Marks(html.parser.HTMLParser):
    """What displaCy draws: pairs of a name's text and its label."""

    def __init__(self):
        super().__init__()
        self.found, self.inside = [], []

    def handle_starttag(self, tag, attributes):
        if tag == "mark":
            self.found.append(["", ""])
        if tag in ("mark", "span"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if self.inside and tag == self.inside[-1]:
            self.inside.pop()

    def handle_data(self, data):
        if self.inside:
            self.found[-1][self.inside[-1] == "span"] += data


def read_displacy(folder, documents, vigie):
    from spacy import displacy
    for document, record in zip(documents, lines(folder / "all.displacy.jsonl"), strict=True):
        want(record["text"], document.text, "text")
        marks = Marks()
        marks.feed(displacy.render(record, style="ent", manual=True))
        want([(" ".join(text.split()), label.split()[0]) for text, label in marks.found],
             [(" ".join(document.text[s:e].split()), t) for s, e, t in document.outermost])


def read_prodigy(folder, documents, vigie):
    import spacy
    from spacy.tokens import Doc
    vocab = spacy.blank("fr").vocab
    for document, record in zip(documents, lines(folder / "all.prodigy.jsonl"), strict=True):
        want(record["meta"]["id"], document.id, "id")
        doc = Doc(vocab, [t["text"] for t in record["tokens"]], [t["ws"] for t in record["tokens"]])
        want(doc.text, document.text, "text of the tokens")
        found = []
        for span in record["spans"]:
            tokens = doc[span["token_start"]:span["token_end"] + 1]
            want((tokens.start_char, tokens.end_char), (span["start"], span["end"]), "tokens of a span")
            found.append((tokens.start_char, tokens.end_char, span["label"]))
        want(found, document.outermost)


def read_doccano(folder, documents, vigie):
    for document, record in zip(documents, lines(folder / "all.doccano.jsonl"), strict=True):
        want((record["id"], record["text"]), (document.id, document.text), "text")
        want([tuple(triple) for triple in record["label"]], document.spans)


def read_labelstudio(folder, documents, vigie):
    from label_studio_sdk.label_interface import LabelInterface
    types = sorted({span[2] for document in documents for span in document.spans})
    labels = "".join(f'<Label value="{name}"/>' for name in types)
    interface = LabelInterface(f'<View><Labels name="label" toName="text">{labels}</Labels>'
                               '<Text name="text" value="$text"/></View>')
    tasks = json.loads((folder / "all.labelstudio.json").read_text(encoding="utf-8"))
    for document, task in zip(documents, tasks, strict=True):
        want(task["data"], {"text": document.text, "id": document.id}, "data")
        [prediction] = task["predictions"]
        want(interface.validate_prediction(prediction), True, "LabelInterface")
        found = []
        for result in prediction["result"]:
            value = result["value"]
            start, end = document.from_utf16(value["start"], value["end"])
            want(document.text[start:end], value["text"], "text")
            found.append((start, end, *value["labels"]))
        want(found, document.spans)


def read_webannotation(folder, documents, vigie):
    found = {f"urn:vigie:{document.id}": [] for document in documents}
    texts = {f"urn:vigie:{document.id}": document.text for document in documents}
    for note in lines(folder / "all.jsonld"):
        want((note["@context"], note["type"]), ("http://www.w3.org/ns/anno.jsonld", "Annotation"), "head")
        source = note["target"]["source"]
        quote, place = note["target"]["selector"]
        want((quote["type"], place["type"]), ("TextQuoteSelector", "TextPositionSelector"), "selectors")
        # Both selectors lead to the same place.
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        start = texts[source].find(around, place["start"] - len(quote["prefix"]))
        want((start + len(quote["prefix"]), quote["exact"]),
             (place["start"], texts[source][place["start"]:place["end"]]), "selectors")
        found[source].append((place["start"], place["end"], note["body"][0]["value"]))
    for document in documents:
        want(found[f"urn:vigie:{document.id}"], document.spans)


def read_webanno(folder, documents, vigie):
    from web_anno_tsv import open_web_anno_tsv
    for document in documents:
        found, at = [], 0
        with open_web_anno_tsv(str(folder / f"all.webanno/{document.id}.tsv")) as file:
            for sentence in file:
                if not sentence.tokens:
                    continue
                # The reader counts from the start of the sentence.
                at = document.text.index(sentence.text, at)
                found += [(at + a.start, at + a.stop, a.label) for a in sentence.annotations]
                at += len(sentence.text)
        want(found, sorted(document.spans, key=lambda s: (s[0], -s[1], s[2])))
        # The positions of the tokens themselves, which the reader checks only within sentences.
        for line in (folder / f"all.webanno/{document.id}.tsv").read_text(encoding="utf-8").split("\n"):
            if re.match(r"\d+-\d+\t", line):
                place, token = line.split("\t")[1:3]
                start, end = document.from_utf16(*map(int, place.split("-")))
                want(document.text[start:end], token, "token")


def read_brat(folder, documents, vigie):
    from bioc import brat
    for document in documents:
        stem = folder / "all.brat" / document.id
        with open(f"{stem}.txt", encoding="utf-8", newline="") as text, open(f"{stem}.ann", encoding="utf-8") as marks:
            read = brat.load(text, marks)
        want(read.text, document.text, "text")
        found = []
        for entity in read.entities:
            pieces = sorted((piece.begin, piece.end) for piece in entity.locations)
            want(" ".join(document.text[start:end] for start, end in pieces), entity.text, "text of a span")
            found.append((*entity.total_span, entity.type))
        want(found, document.spans)


TEI = {"tei": "http://www.tei-c.org/ns/1.0"}


def valid_tei(path):
    """The TEI elements of a corpus that the grammar takes."""
    from lxml import etree
    tree = etree.parse(str(path))
    grammar = etree.RelaxNG(etree.parse(str(HERE / "tei.rng")))
    if not grammar.validate(tree):
        raise Wrong(str(grammar.error_log)[:500])
    return tree.getroot().findall("tei:TEI", TEI)


def read_tei(folder, documents, vigie):
    from lxml import etree
    from standoffconverter import Standoff
    for document, tei in zip(documents, valid_tei(folder / "all.tei.xml"), strict=True):
        want(tei.findtext(".//tei:title", namespaces=TEI), document.id, "title")
        body = etree.fromstring(etree.tostring(tei, with_tail=False))
        standoff = Standoff(body, namespaces=TEI)
        want(standoff.plain, document.text, "text")
        found = []
        for row in standoff.standoffs:
            name = row["el"].tag.rpartition("}")[2]
            if name not in ("text", "body", "ab"):
                found.append((row["begin"], row["end"], row["el"].get("type", name.upper())))
        want(found, document.spans)


def read_tei_standoff(folder, documents, vigie):
    for document, tei in zip(documents, valid_tei(folder / "all.standoff.xml"), strict=True):
        found = []
        for span in tei.iterfind(".//tei:span", TEI):
            name, start, size = re.fullmatch(r"#string-range\((\w+),(\d+),(\d+)\)", span.get("target")).groups()
            [block] = tei.xpath("//*[@xml:id=$name]", name=name)
            want(block.text, document.text, "text")
            start, end = int(start), int(start) + int(size)
            want(span.text, block.text[start:end], "text of a span")
            found.append((start, end, span.get("type")))
        want(found, document.spans)


def read_xmi(folder, documents, vigie):
    import cassis
    named = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
    with open(folder / "all.xmi/TypeSystem.xml", "rb") as file:
        types = cassis.load_typesystem(file)
    for document in documents:
        with open(folder / f"all.xmi/{document.id}.xmi", "rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=types)
        want(cas.sofa_string, document.text, "text")
        # The reader turns UTF-16 units into code points.
        found = [(entity.begin, entity.end, entity.value) for entity in cas.select(named)]
        want(sorted(found), sorted(document.spans))
        want([entity.get_covered_text() for entity in cas.select(named)], [document.text[s:e] for s, e, _ in sorted(found, key=lambda f: (f[0], -f[1]))], "covered text")
        want({(e.begin, e.end, e.value): e.identifier for e in cas.select(named) if e.identifier}, document.ids, "ids")


def read_timeml(folder, documents, vigie):
    for document in documents:
        root = xml.etree.ElementTree.parse(folder / f"all.timeml/{document.id}.tml").getroot()
        want(root.findtext("DOCID"), document.id, "id")
        text = root.find("TEXT")
        want("".join(text.itertext()), document.text, "text")
        found, at = [], len(text.text or "")
        for time in text:
            found.append((at, at + len(time.text), time.get("type")))
            want(re.fullmatch(r"t\d+", time.get("tid")) is not None and bool(time.get("value")), True, "tid and value")
            at += len(time.text) + len(time.tail or "")
        outermost, last = [], -1
        for span in document.spans:
            if span[2] in ("DATE", "TIME", "DURATION", "SET") and span[0] >= last:
                outermost.append(span)
                last = span[1]
        want(found, outermost)


def read_inline(folder, documents, vigie):
    root = xml.etree.ElementTree.parse(folder / "all.xml").getroot()
    for document, element in zip(documents, root, strict=True):
        want("".join(element.itertext()), document.text, "text")
        found, at = [], 0

        def walk(node):
            nonlocal at
            at += len(node.text or "")
            for child in node:
                place, start = len(found), at
                found.append(None)
                walk(child)
                found[place] = (start, at, child.tag)
                at += len(child.tail or "")

        walk(element)
        want(found, document.spans)


def read_sqlite(folder, documents, vigie):
    database = sqlite3.connect(f"file:{folder / 'all.sqlite'}?mode=ro", uri=True)
    want(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)], "integrity_check")
    want(database.execute("PRAGMA foreign_key_check").fetchall(), [], "foreign_key_check")
    for document in documents:
        rows = database.execute(
            "SELECT m.start, m.end, m.type, m.text, m.start_byte, m.end_byte, m.id FROM mentions m JOIN documents d "
            "USING (doc) WHERE d.id = ? ORDER BY m.mention", (document.id,)).fetchall()
        want([row[:3] for row in rows], document.spans)
        text, = database.execute("SELECT text FROM documents WHERE id = ?", (document.id,)).fetchone()
        want(text, document.text, "text")
        for start, end, _, surface, first, last, _ in rows:
            want(surface, text[start:end], "text")
            want(text.encode()[first:last].decode(), surface, "bytes")
        want({row[:3]: row[6] for row in rows if row[6]}, document.ids, "ids")
    # Words are found without their accents, through the index alone.
    hits = database.execute("SELECT d.id FROM texts JOIN documents d ON d.doc = texts.rowid WHERE texts MATCH 'universite'")
    want(("odd",) in hits.fetchall(), True, "full-text search")
    counted = database.execute("SELECT sum(mentions) FROM entities").fetchone()
    want(counted, database.execute("SELECT count(*) FROM mentions WHERE entity IS NOT NULL").fetchone(), "entities")


def read_parquet(folder, documents, vigie):
    import pandas
    frame = pandas.read_parquet(folder / "all.parquet")
    rows_by_document(frame.to_dict("records"), documents)
    for document in documents:
        mine = frame[frame.doc == document.id]
        want([document.text.encode()[a:b].decode() for a, b in zip(mine.start_byte, mine.end_byte)], list(mine.text), "bytes")
        want(list(mine.number), list(range(len(mine))), "numbers")
        want({(r.start, r.end, r.type): r.id for r in mine.itertuples() if isinstance(r.id, str)}, document.ids, "ids")


def read_documents(folder, documents, vigie):
    import pandas
    frame = pandas.read_parquet(folder / "all.documents.parquet")
    want(list(zip(frame.id, frame.text, frame.mentions)), [(d.id, d.text, len(d.spans)) for d in documents], "documents")


# Format, its reader, the package it comes from (empty: Python itself), what is read back.
READERS = (
    ("jsonl", "Python's json, vigie verify", "", "all", read_jsonl),
    ("tsv", "Python's csv", "", "all", read_tsv),
    ("csv", "pandas.read_csv", "pandas", "all", read_csv),
    ("conll", "spaCy's conll_ner_to_docs", "spacy", "outermost, by their letters", read_conll),
    ("conll-iobes", "spaCy's biluo_to_iob", "spacy", "outermost, by their letters", read_iobes),
    ("conllu", "conllu.parse", "conllu", "outermost", read_conllu),
    ("hipe", "vigie eval", "", "two layers", read_hipe),
    ("spacy", "Doc.from_json, validating", "spacy", "all", read_spacy),
    ("displacy", "displacy.render", "spacy", "outermost, by their letters", read_displacy),
    ("prodigy", "spaCy's Doc, token by token", "spacy", "outermost", read_prodigy),
    ("doccano", "Python's json", "", "all", read_doccano),
    ("labelstudio", "LabelInterface.validate_prediction", "label-studio-sdk", "all", read_labelstudio),
    ("webannotation", "Python's json, both selectors resolved", "", "all", read_webannotation),
    ("webanno", "web_anno_tsv", "web-anno-tsv", "all", read_webanno),
    ("tei", "lxml with a RELAX NG grammar, standoffconverter", "standoffconverter", "all", read_tei),
    ("tei-standoff", "lxml with a RELAX NG grammar, pointers resolved", "lxml", "all", read_tei_standoff),
    ("timeml", "Python's ElementTree", "", "outermost times", read_timeml),
    ("xmi", "dkpro-cassis", "dkpro-cassis", "all", read_xmi),
    ("inline", "Python's ElementTree", "", "all", read_inline),
    ("brat", "bioc.brat", "bioc", "all", read_brat),
    ("sqlite", "Python's sqlite3", "", "all", read_sqlite),
    ("parquet", "pandas.read_parquet, pyarrow", "pyarrow", "all", read_parquet),
    ("documents", "pandas.read_parquet, pyarrow", "pyarrow", "texts and counts", read_documents),
)
ENDINGS = {"jsonl": ".jsonl", "tsv": ".tsv", "csv": ".csv", "conll": ".conll",
           "conll-iobes": ".iobes.conll", "conllu": ".conllu", "hipe": ".hipe.tsv",
           "spacy": ".spacy.jsonl", "displacy": ".displacy.jsonl", "prodigy": ".prodigy.jsonl",
           "doccano": ".doccano.jsonl", "labelstudio": ".labelstudio.json", "webannotation": ".jsonld",
           "webanno": ".webanno", "tei": ".tei.xml", "tei-standoff": ".standoff.xml", "timeml": ".timeml", "xmi": ".xmi", "inline": ".xml", "brat": ".brat", "sqlite": ".sqlite",
           "parquet": ".parquet", "documents": ".documents.parquet"}


def install(folder):
    """The Python that has the readers, installed into `folder` where they are not; None where that cannot be done."""
    python = folder / "bin/python"
    marker, wanted = folder / "installed.txt", (HERE / "requirements.txt").read_text()
    if not marker.exists() or marker.read_text() != wanted:
        print(f"installing readers into {folder}", flush=True)
        made = subprocess.run([sys.executable, "-m", "venv", folder], capture_output=True)
        done = made.returncode == 0 and subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "20",
             "-r", HERE / "requirements.txt"], capture_output=True, timeout=900).returncode == 0
        if not done:
            print("the readers cannot be installed from PyPI here: only Python's own are used", flush=True)
            return None
        marker.write_text(wanted)
    return python


def prepare(folder):
    """Runs this script again with the readers at hand."""
    python = install(folder)
    if python is not None:
        os.execv(python, [str(python), "-B", *sys.argv, "--prepared"])


def arrow_program(vigie):
    """The program with Parquet: the one under test, or the one that the tests' build makes beside it; None without."""
    for candidate in (vigie, vigie.parent / "vigie_with_arrow"):
        if candidate.exists() and b"built without Arrow" not in subprocess.run(
                [candidate, "tag", "--export=/nonexistent/try.parquet", os.devnull], capture_output=True).stderr:
            return candidate
    return None


HEAD = "| format | reader | version | spans read back |\n| --- | --- | --- | --- |\n"


def without_versions(text):
    return [line.split("|")[:3] + line.split("|")[4:] for line in text.strip().splitlines()]


def main():
    parser = program.parser(__doc__)
    parser.add_argument("--venv", metavar="FOLDER", type=pathlib.Path, help="default: readers-venv beside the program")
    parser.add_argument("--populate", action="store_true", help="write the table into docs/formats.md")
    parser.add_argument("--install", metavar="FOLDER", type=pathlib.Path, help="install the readers there, and no more")
    parser.add_argument("--prepared", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.install:
        return 0 if install(arguments.install.resolve()) else 1
    vigie = program.checked(arguments.vigie)
    if not arguments.prepared:
        prepare(arguments.venv or vigie.parent / "readers-venv")

    passed = failed = skipped = 0
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        odd = folder / "odd.txt"
        odd.write_bytes(ODD.encode("utf-8"))
        texts = [odd, *sorted(path for path in (program.ROOT / "data/samples").glob("*.txt")
                              if not path.name.endswith(".marked.txt"))]
        # Arrow may not have been there when Vigie was built.
        arrow = arrow_program(vigie)
        refused = set() if arrow else {"parquet", "documents"}
        exports = [f"--export={folder}/all{ending}" for name, ending in ENDINGS.items() if name not in refused]
        subprocess.run([arrow or vigie, "tag", "--quiet", *exports, *texts], check=True)
        documents = [Document(record) for record in lines(folder / "all.jsonl")]
        assert len(documents[0].spans) > 8 and documents[0].text == ODD
        for format_name, reader, package, what, read in READERS:
            version = ""
            if format_name in refused:
                print(f"skipped {format_name}: this Vigie was built without Arrow")
                skipped += 1
                continue
            if package:
                try:
                    version = importlib.metadata.version(package)
                except importlib.metadata.PackageNotFoundError:
                    print(f"skipped {format_name}: {package} is not there")
                    skipped += 1
                    continue
            try:
                read(folder, documents, vigie)
            except Exception as error:  # a reader that refuses is a failure like any other
                failed += 1
                print(f"FAILED {format_name}, {reader} {version}: {type(error).__name__}: {str(error)[-600:]}")
                continue
            passed += 1
            spans = sum(len(d.outermost if what.startswith("outermost") else d.spans) for d in documents)
            print(f"ok     {format_name}, {reader} {version}: {spans} spans")
            rows.append((format_name, reader, version, what))
    # Rows of what was skipped stay as they are.
    text = DOCS.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN + "\n")
    old, _, tail = rest.partition(END)
    kept = {line.split("`")[1]: line + "\n" for line in old.splitlines() if line.startswith("| `")}
    made = {row[0]: "| `{}` | {} | {} | {} |\n".format(*row) for row in rows}
    new = HEAD + "".join(made.get(row[0], kept.get(row[0], "")) for row in READERS)
    if arguments.populate and not failed:
        DOCS.write_text(head + BEGIN + "\n" + new + END + tail, encoding="utf-8")
    elif not failed and without_versions(old) != without_versions(new):
        failed += 1
        print(f"FAILED {DOCS.name}: its table is not what was read back; run with --populate")
    if skipped:
        print(f"{skipped} formats skipped")
    program.finish(passed, failed)


if __name__ == "__main__":
    main()
