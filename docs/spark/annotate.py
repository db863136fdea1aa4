#!/usr/bin/env python3
"""Annotates a data set with Vigie on Spark: Parquet in, Parquet out.

  annotate.py IN OUT --vigie PROGRAM --resource fr.vigie [--master URL] [--id COLUMN] [--text COLUMN] [--date COLUMN]
              [--partitions N] [--option=OPTION ...]

IN has a row a document: an id, a text, perhaps its day of writing (2021-12-31). Below OUT two tables are written:

  documents  id, error (null, or why there are no mentions), mentions (an array)
  mentions   id, and a row a mention: start, end (code points), start_byte, end_byte (UTF-8), text, type, kind, link,
             value, zone, score, entity, number (place in the document), inside (number of the mention around)

Program and resource are sent to all machines, which need the program's shared libraries. On each, one `vigie` a partition
runs beside Spark's Python and is fed line by line. When it dies, its task fails with its last words and Spark does it again;
what Vigie cannot read of a document stands in the document's `error`.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading

import pandas
from pyspark import SparkFiles
from pyspark.sql import SparkSession, functions

MENTION = ("struct<start:bigint,end:bigint,start_byte:bigint,end_byte:bigint,text:string,type:string,kind:string,link:string,"
           "value:string,zone:string,score:double,entity:bigint,number:bigint,inside:bigint>")
DOCUMENT = f"id string, error string, mentions array<{MENTION}>"
END = -1  # the number of the line that closes a batch


class Coprocess:
    """One `vigie` that reads and writes JSON Lines. Lines go in by a thread of their own, so that neither side waits for ever."""

    def __init__(self, program, resource, options):
        # Spark may deliver files without the right to run them.
        self.folder = tempfile.mkdtemp(prefix="vigie-")
        own = shutil.copy(program, self.folder)
        os.chmod(own, 0o755)
        self.words = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [own, "tag", "--input", "jsonl", "--format", "jsonl", "--threads", "1", "--resource", resource, *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.words)

    def annotate(self, lines):
        """The records of a batch by number, of those that could be annotated."""
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
                return found
            found[record["number"]] = record
        self.words.seek(0)
        raise RuntimeError(f"vigie ended with {self.process.wait()}: {self.words.read()[-2000:].decode(errors='replace')}")

    def close(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def rows_of(text, entities):
    """A dictionary a mention. Entities stand in order of start, so that bytes are counted once over the text."""
    places, at, bytes_at = {0: 0}, 0, 0
    for place in sorted({place for entity in entities for place in (entity["start"], entity["end"])}):
        bytes_at += len(text[at:place].encode("utf-8", "surrogatepass"))
        at = place
        places[place] = bytes_at
    for number, entity in enumerate(entities):
        value = entity.get("value")
        yield {"start": entity["start"], "end": entity["end"], "start_byte": places[entity["start"]],
               "end_byte": places[entity["end"]], "text": entity["text"], "type": entity["type"],
               "kind": entity.get("kind", entity["type"]), "link": entity.get("id"),
               "value": value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False),
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
                lines = []
                for number, row in enumerate(batch.itertuples(index=False)):
                    if isinstance(row.text, str):
                        record = {"number": number, "text": row.text}
                        if isinstance(row.date, str):
                            record["date"] = row.date
                        lines.append(json.dumps(record))
                found = vigie.annotate(lines)
                ids, errors, mentions = [], [], []
                for number, row in enumerate(batch.itertuples(index=False)):
                    ids.append(row.id)
                    record = found.get(number)
                    errors.append(None if record else "no text" if not isinstance(row.text, str) else "not annotated")
                    mentions.append(list(rows_of(row.text, record["entities"])) if record else [])
                yield pandas.DataFrame({"id": ids, "error": errors, "mentions": mentions})
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
        column(args.id).cast("string").alias("id"), column(args.text).alias("text"),
        (column(args.date).cast("string") if args.date else functions.lit(None).cast("string")).alias("date"))
    if args.partitions:
        documents = documents.repartition(args.partitions)
    function = annotator(args.vigie.name, args.resource.name, args.option)
    documents.mapInPandas(function, DOCUMENT).write.mode("errorifexists").parquet(f"{args.output}/documents")
    # Annotated once: the second table is made of the first.
    spark.read.parquet(f"{args.output}/documents").selectExpr("id", "inline(mentions)").write.parquet(f"{args.output}/mentions")
    spark.stop()


if __name__ == "__main__":
    main()
