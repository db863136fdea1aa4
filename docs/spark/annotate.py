#!/usr/bin/env python3
"""Annotates a data set with Vigie on Spark: Parquet in, Parquet out.

  annotate.py IN OUT --vigie PROGRAM --resource fr.vigie [--master URL] [--id COLUMN] [--text COLUMN] [--date COLUMN]
              [--partitions N] [--option=OPTION ...]

IN has a row a document: an id, a text, perhaps its day of writing (2021-12-31). Below OUT two tables are written:

  documents  doc, error (null, or why there are no mentions), mentions (an array)
  mentions   doc, and a row a mention, with the columns of `vigie --export NAME.parquet` (but `sentence`) and its score

Program and resource are sent to all machines, which need the program's shared libraries. On each, one `vigie` a partition
runs beside Spark's Python and is fed line by line. When it dies, its task fails with its last words and Spark does it again;
what is wrong with a single document stands in its `error`.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import tempfile
import threading

import pandas
from pyspark import SparkFiles
from pyspark.sql import SparkSession, functions

MENTION = ("struct<start:bigint,end:bigint,start_byte:bigint,end_byte:bigint,text:string,type:string,kind:string,id:string,"
           "value:string,value_unit:string,zone:string,score:double,entity:bigint,number:bigint,inside:bigint>")
DOCUMENT = f"doc string, error string, mentions array<{MENTION}>"
END = -1  # the number of the line that closes a batch


class Coprocess:
    """One `vigie` that reads and writes JSON Lines. Lines go in by a thread of their own, so that neither side waits for ever."""

    def __init__(self, program, resource, options):
        # Spark may deliver files without the right to run them.
        os.chmod(program, 0o755)
        self.words = tempfile.TemporaryFile()
        self.lines = 0  # given so far
        self.process = subprocess.Popen(
            [program, "tag", "--input", "jsonl", "--format", "jsonl", "--unit", "codepoint", "--threads", "1",
             "--resource", resource, *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.words)

    def annotate(self, lines):
        """The records of a batch by the number of their line, and what was wrong with others."""
        def feed():
            try:
                for line in (*lines, json.dumps({"number": END, "text": ""})):
                    self.process.stdin.write(line.encode() + b"\n")
                self.process.stdin.flush()
            except BrokenPipeError:
                pass  # the reader below says why
        writer = threading.Thread(target=feed, daemon=True)
        writer.start()
        found = {}
        for line in self.process.stdout:
            record = json.loads(line)
            if record["number"] == END:
                writer.join()
                faults = self.faults(len(lines) - len(found))
                self.lines += len(lines) + 1
                return found, faults
            found[record["number"]] = record
        self.words.seek(0)
        raise RuntimeError(f"vigie ended with {self.process.wait()}: {self.words.read()[-2000:].decode(errors='replace')}")

    def faults(self, expected):
        """What was said of lines of this batch, by their place in it; read only when some are missing."""
        if expected == 0:
            return {}
        self.words.seek(0)
        said = re.findall(rb"^vigie: -:(\d+): (.*)$", self.words.read(), re.M)
        return {int(line) - self.lines - 1: why.decode(errors="replace") for line, why in said}

    def close(self):
        self.process.kill()
        self.process.wait()


def rows_of(text, entities):
    """A dictionary a mention. Entities stand in order of start, so that bytes are counted once over the text."""
    places, at, bytes_at = {0: 0}, 0, 0
    for place in sorted({place for entity in entities for place in (entity["start"], entity["end"])}):
        bytes_at += len(text[at:place].encode("utf-8", "surrogatepass"))
        at = place
        places[place] = bytes_at
    for number, entity in enumerate(entities):
        value = entity.get("value")
        unit = None
        if isinstance(value, dict):
            unit = value.get("currency", value.get("unit"))
            both = f"{value.get('min', '')}..{value.get('max', '')}"
            value = ("~" if value.get("approx") else "") + (both if both != ".." else value["number"])
        yield {"start": entity["start"], "end": entity["end"], "start_byte": places[entity["start"]],
               "end_byte": places[entity["end"]], "text": entity["text"], "type": entity["type"],
               "kind": entity.get("kind", entity["type"]), "id": entity.get("id"), "value": value, "value_unit": unit,
               "zone": entity.get("zone"), "score": entity.get("score"), "entity": entity.get("entity"), "number": number,
               "inside": entity.get("in")}


def annotator(program, resource, options):
    """The function for mapInPandas; `program` and `resource` are names of files that Spark has sent."""
    def annotate(batches):
        vigie = None
        try:
            for batch in batches:
                if vigie is None:  # an empty partition starts nothing
                    vigie = Coprocess(SparkFiles.get(program), SparkFiles.get(resource), options)
                rows = list(batch.itertuples(index=False))
                lines, at = [], {}  # the lines for vigie, and which one is whose
                for place, row in enumerate(rows):
                    if isinstance(row.text, str):
                        record = {"number": len(lines), "text": row.text}
                        if isinstance(row.date, str):
                            record["date"] = row.date
                        at[place] = len(lines)
                        lines.append(json.dumps(record))
                found, faults = vigie.annotate(lines)
                errors, mentions = [], []
                for place, row in enumerate(rows):
                    record = found.get(at.get(place))
                    errors.append(None if record else faults.get(at[place], "not annotated") if place in at else "no text")
                    mentions.append(list(rows_of(row.text, record["entities"])) if record else [])
                yield pandas.DataFrame({"doc": [row.doc for row in rows], "error": errors, "mentions": mentions})
        finally:
            if vigie is not None:
                vigie.close()
    return annotate


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--vigie", required=True, type=pathlib.Path)
    parser.add_argument("--resource", required=True, type=pathlib.Path)
    parser.add_argument("--master", help="default: what spark-submit says")
    parser.add_argument("--id", default="id")
    parser.add_argument("--text", default="text")
    parser.add_argument("--date", help="column with the day of writing")
    parser.add_argument("--partitions", type=int, help="default: as Spark reads the input")
    parser.add_argument("--option", action="append", default=[], help="for vigie: --option=--scheme=conll")
    args = parser.parse_args()
    builder = SparkSession.builder.appName("vigie")
    if args.master:
        builder = builder.master(args.master)
    spark = builder.getOrCreate()
    for path in (args.vigie, args.resource):
        spark.sparkContext.addFile(str(path.resolve()))
    column = functions.col
    documents = spark.read.parquet(args.input).select(
        column(args.id).cast("string").alias("doc"), column(args.text).alias("text"),
        (column(args.date).cast("string") if args.date else functions.lit(None).cast("string")).alias("date"))
    if args.partitions:
        documents = documents.repartition(args.partitions)
    function = annotator(args.vigie.name, args.resource.name, args.option)
    documents.mapInPandas(function, DOCUMENT).write.mode("errorifexists").parquet(f"{args.output}/documents")
    # Annotated once: the second table is made of the first.
    spark.read.parquet(f"{args.output}/documents").selectExpr("doc", "inline(mentions)").write.parquet(f"{args.output}/mentions")
    spark.stop()


if __name__ == "__main__":
    main()
