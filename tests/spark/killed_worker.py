#!/usr/bin/env python3
"""docs/spark/annotate.py on a local cluster of two workers, one of which is killed in mid-run: the same rows as one machine's.

  killed_worker.py --vigie PROGRAM [--venv FOLDER] [--documents N] [--populate]

Spark comes from PyPI (requirements.txt), into FOLDER, once; it needs Java 17 or later. Without one of them the test is
skipped and says so. Documents are paragraphs of data/samples, some of them empty, null, or very long. A worker's process gets
SIGKILL when some tasks have ended and others run: Spark's event log must tell of tasks that were lost and done again.
--populate writes the counts into docs/spark/README.md.
"""

import argparse
import glob
import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import program  # noqa: E402

README = program.ROOT / "docs/spark/README.md"
BEGIN, END = "<!-- made by tests/spark/killed_worker.py --populate -->", "<!-- end -->"
TIME = 300  # seconds, for one run of Spark
SKIPPED = 77  # exit code, as tests/cases.cmake has it


def prepare(folder):
    """Runs this script again with Spark at hand, installing it first where it is not; otherwise ends it."""
    java = shutil.which("java")
    version = subprocess.run([java, "-version"], capture_output=True, text=True).stderr if java else ""
    if not re.search(r'version "(1[7-9]|[2-9]\d)', version):
        print("skipped: no Java 17 or later here")
        sys.exit(SKIPPED)
    python, marker, wanted = folder / "bin/python", folder / "installed.txt", (HERE / "requirements.txt").read_text()
    if not marker.exists() or marker.read_text() != wanted:
        done = (subprocess.run([sys.executable, "-m", "venv", folder], capture_output=True).returncode == 0 and subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "20",
             "-r", HERE / "requirements.txt"], capture_output=True, timeout=900).returncode == 0)
        if not done:
            print("skipped: Spark cannot be installed from PyPI here")
            sys.exit(SKIPPED)
        marker.write_text(wanted)
    os.execv(python, [str(python), "-B", *sys.argv, "--prepared"])


def texts(count):
    """`count` documents: id, text, date."""
    paragraphs = [paragraph for path in sorted((program.ROOT / "data/samples").glob("*.txt"))
                  if not path.name.endswith(".marked.txt")
                  for paragraph in path.read_text(encoding="utf-8").split("\n\n")]
    odd = ["", None, "\U0001f44d L\u2019e\u0301te\u0301 a\u0300 Bagdad.\r\n\u2028Anne Roy", " ", "a" * 200_000]
    for number in range(count):
        text = odd[number // 97 % len(odd)] if number % 97 == 5 else " ".join(
            paragraphs[(number * 7 + i) % len(paragraphs)] for i in range(6))
        yield f"d{number % (count - 3)}", text, "2021-12-31" if number % 3 else None


def digest(rows):
    """Count and digest of rows, whatever their order."""
    lines = sorted(json.dumps(row, ensure_ascii=False) for row in rows)
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def on_one_machine(vigie, documents):
    """The rows of mentions that one run of `vigie` gives, byte positions from its own --unit byte."""
    lines = "".join(json.dumps({"n": n, "text": text, **({"date": date} if date else {})}) + "\n"
                    for n, (_, text, date) in enumerate(documents) if text is not None).encode()
    runs = [[json.loads(line) for line in subprocess.run(
        [vigie, "tag", "--input", "jsonl", "--unit", unit], input=lines, capture_output=True, check=True).stdout.splitlines()]
        for unit in ("codepoint", "byte")]
    for record, in_bytes in zip(*runs, strict=True):
        for number, (entity, other) in enumerate(zip(record["entities"], in_bytes["entities"], strict=True)):
            value, unit = entity.get("value"), None
            if isinstance(value, dict):
                unit = value.get("currency", value.get("unit"))
                range_ = f"{value.get('min', '')}..{value.get('max', '')}"
                value = ("~" if value.get("approx") else "") + (range_ if range_ != ".." else value["number"])
            yield [documents[record["n"]][0], entity["start"], entity["end"], other["start"], other["end"], entity["text"],
                   entity["type"], entity.get("kind", entity["type"]), entity.get("id"), value, unit,
                   entity.get("zone"), entity.get("score"), entity.get("entity"), number, entity.get("in")]


def executors(driver):
    """Process ids of Spark's workers, those that run tasks, in the session of `driver`."""
    found = []
    for path in glob.glob("/proc/[0-9]*/cmdline"):
        try:
            words = pathlib.Path(path).read_bytes().split(b"\0")
            pid = int(path.split("/")[2])
            if (b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in words and
                    os.getsid(pid) == driver.pid):
                found.append(pid)
        except OSError:
            continue
    return found


def events(folder):
    """What Spark's event log says so far."""
    for path in pathlib.Path(folder).rglob("*"):
        if path.is_file() and not path.name.endswith(".crc"):
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                try:
                    yield json.loads(line)
                except ValueError:
                    continue  # the line that is being written


def ended(folder):
    """Reasons why tasks ended, in order."""
    return [event["Task End Reason"]["Reason"] for event in events(folder) if event["Event"] == "SparkListenerTaskEnd"]


def run_spark(folder, vigie, kill):
    """Runs annotate.py; with `kill`, kills a worker in mid-run. Returns why its tasks ended."""
    import pyspark
    log, out = folder / f"events-{kill}", folder / f"out-{kill}"
    log.mkdir()
    home = os.path.dirname(pyspark.__file__)
    settings = {"spark.eventLog.enabled": "true", "spark.eventLog.dir": log.as_uri(), "spark.eventLog.compress": "false",
                "spark.eventLog.rolling.enabled": "false",
                "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
                "spark.local.dir": str(folder / "spark"), "spark.sql.execution.arrow.maxRecordsPerBatch": "100",
                "spark.sql.shuffle.partitions": "4", "spark.eventLog.buffer.kb": "1"}
    submit = " ".join(f"--conf {key}={value}" for key, value in settings.items()) + " pyspark-shell"
    environment = {**os.environ, "SPARK_HOME": home, "PYSPARK_PYTHON": sys.executable, "PYSPARK_SUBMIT_ARGS": submit,
                   "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": str(folder / "work")}
    with (folder / f"driver-{kill}.log").open("wb") as words:
        driver = subprocess.Popen(
            [sys.executable, "-B", program.ROOT / "docs/spark/annotate.py", folder / "in.parquet", out, "--vigie", vigie,
             "--resource", vigie.parent / "fr.vigie", "--master", "local-cluster[2,1,1024]", "--date", "date", "--partitions", "16"],
            env=environment, stdout=words, stderr=subprocess.STDOUT, cwd=folder, start_new_session=True)
        killed = False
        limit = time.monotonic() + TIME
        try:
            while driver.poll() is None and time.monotonic() < limit:
                # The shuffle before has ended when its tasks have; two of sixteen more: mid-run.
                if kill and not killed and sum(reason == "Success" for reason in ended(log)) >= 4:
                    workers = sorted(executors(driver))
                    if len(workers) == 2:
                        os.kill(workers[0], signal.SIGKILL)
                        killed = True
                time.sleep(0.1)
        finally:
            if driver.poll() is None:
                os.killpg(driver.pid, signal.SIGKILL)
            for worker in executors(driver):
                try:
                    os.kill(worker, signal.SIGKILL)
                except ProcessLookupError:
                    pass  # it has just ended
    if driver.returncode != 0:
        raise RuntimeError(f"annotate.py ended with {driver.returncode}: ..." +
                           (folder / f"driver-{kill}.log").read_text(errors="replace")[-3000:])
    if kill and not killed:
        raise RuntimeError("the run was over before a worker could be killed")
    return ended(log), out


def read_rows(out):
    import pyarrow.parquet
    columns = ["doc", "start", "end", "start_byte", "end_byte", "text", "type", "kind", "id", "value", "value_unit", "zone", "score",
               "entity", "number", "inside"]
    table = pyarrow.parquet.read_table(out / "mentions", columns=columns)
    documents = pyarrow.parquet.read_table(out / "documents", columns=["doc", "error"]).to_pylist()
    return [list(row.values()) for row in table.to_pylist()], [[row["doc"], row["error"]] for row in documents]


def main():
    parser = program.parser(__doc__)
    parser.add_argument("--venv", metavar="FOLDER", type=pathlib.Path, help="default: spark-venv beside the program")
    parser.add_argument("--documents", type=int, default=4000, metavar="N")
    parser.add_argument("--populate", action="store_true", help="write the counts into docs/spark/README.md")
    parser.add_argument("--prepared", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    vigie = program.checked(arguments.vigie)
    if not arguments.prepared:
        prepare(arguments.venv or vigie.parent / "spark-venv")

    import pyarrow
    import pyarrow.parquet
    import pyspark
    failed = 0

    def check(what, found, wanted):
        nonlocal failed
        print(f"{'ok    ' if found == wanted else 'FAILED'} {what}: {found}" + ("" if found == wanted else f", expected {wanted}"))
        failed += found != wanted

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        documents = list(texts(arguments.documents))
        pyarrow.parquet.write_table(pyarrow.table(dict(zip(("id", "text", "date"), map(list, zip(*documents))))),
                                    folder / "in.parquet")
        one = digest(on_one_machine(vigie, documents))
        wanted = digest([[id_, None if text is not None else "no text"] for id_, text, _ in documents])
        reasons, out = run_spark(folder, vigie, kill=True)
        mentions, rows = read_rows(out)
        lost = sum(reason != "Success" for reason in reasons)
        check("rows and digest of the mentions", digest(mentions), one)
        check("rows and digest of the documents", digest(rows), wanted)
        print(f"{'ok    ' if lost else 'FAILED'} tasks that a killed worker lost, done again: {lost} "
              f"({', '.join(sorted(set(reasons) - {'Success'}))})")
        failed += not lost
        table = (f"| | documents | mentions | digest of the mentions |\n| --- | --: | --: | --- |\n"
                 f"| one machine, one process | {len(documents)} | {one[0]} | `{one[1]}` |\n"
                 f"| Spark {pyspark.__version__}, two workers, one killed in mid-run | {len(rows)} | {digest(mentions)[0]} | `{digest(mentions)[1]}` |\n")
    print(f"\n{table}")
    if arguments.populate:
        head, _, rest = README.read_text(encoding="utf-8").partition(BEGIN + "\n")
        README.write_text(f"{head}{BEGIN}\n{table}{END}{rest.partition(END)[2]}", encoding="utf-8")
    program.finish(3 - failed, failed)


if __name__ == "__main__":
    main()
