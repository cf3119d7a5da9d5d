#!/usr/bin/env python3
"""Runs savings where a company's ledger already is: on Apache Spark.

The stages are the program's own, sent to the executors and fed by Spark; merging, classifying and the
reports are done where this runs. The answer is that of `savings run`, to the byte.

Whole files need nothing on the executors but Python; tables and Spark Connect need pyarrow there too.
"""

from __future__ import annotations

import argparse
import atexit
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from pyspark import StorageLevel
from pyspark.sql import SparkSession

import savings_stage
from savings_stage import Answer, Sent, Stage

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import DataFrame, Row

Found = TypeVar("Found")


def kept(made: RDD[Found]) -> Iterator[Found]:
    """Made on all executors at once, then fetched one by one: they need not fit into memory here."""
    made.persist(StorageLevel.DISK_ONLY)
    try:
        made.count()
        yield from made.toLocalIterator()
    finally:
        made.unpersist()


class Cluster:
    """The executors of a session, to which files are sent and of which answers are asked; one a session."""

    def __init__(self, spark: SparkSession) -> None:
        self.spark = spark
        # A session of Spark Connect has no context and no RDD.
        self.is_remote = "connect" in type(spark).__module__
        # Executors that start later fetch from here too, so it stays as long as this process.
        self.copies = Path(tempfile.mkdtemp(prefix="savings-"))
        atexit.register(shutil.rmtree, self.copies, ignore_errors=True)
        self.sent: set[str] = set()
        module = savings_stage.__file__
        if self.is_remote:
            spark.addArtifacts(module, pyfile=True)
        else:
            spark.sparkContext.addPyFile(module)

    def send(self, path: Path, name: str = "") -> Sent:
        """Sends a file under a name of its content: what was sent once, Spark never replaces."""
        if not name:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            name = f"{digest[:16]}-{path.name}"
        if name not in self.sent:
            copy = shutil.copy(path, self.copies / name)
            if self.is_remote:
                self.spark.addArtifacts(str(copy), file=True)
            else:
                self.spark.sparkContext.addFile(str(copy))
            self.sent.add(name)
        return Sent(name)

    def send_program(self, path: Path) -> Sent:
        """The program, with the libraries that lie beside it."""
        for library in sorted(path.parent.glob("lib*.so*")):
            self.send(library, library.name)
        return self.send(path)

    def files(self, root: str, patterns: Sequence[str]) -> DataFrame:
        """Whole files below the root, a partition each: never packed together, never cut."""
        self.spark.conf.set("spark.sql.files.maxPartitionBytes", "1")
        locations = [f"{root.rstrip('/')}/{pattern}" for pattern in patterns]
        return self.spark.read.format("binaryFile").load(locations)

    def answers(self, frame: DataFrame, work: savings_stage.RowWork) -> Iterator[Answer]:
        """What is made of each row."""
        if not self.is_remote:
            return kept(frame.rdd.mapPartitions(work))
        # A row may hold a whole file.
        return self.arrow_answers(frame, savings_stage.on_arrow(work), batch=1)

    def arrow_answers(
        self, frame: DataFrame, work: savings_stage.ArrowWork, batch: int = 10_000
    ) -> Iterator[Answer]:
        """What is made of each partition, which comes in batches of so many rows."""
        self.spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(batch))
        rows = frame.mapInArrow(work, "name string, bytes binary")
        # A frame is kept and fetched as an RDD is.
        return ((row.name, bytes(row.bytes)) for row in kept(cast("RDD[Row]", rows)))


class Run:
    """One run of the program, its stages here and there."""

    def __init__(self, cluster: Cluster, ask: argparse.Namespace, work: Path) -> None:
        self.cluster = cluster
        self.program: Path = ask.program.resolve()
        self.settings: Path = ask.config
        self.overrides: list[str] = [f"--set={setting}" for setting in ask.set]
        self.work = work
        # A task has this many cores, and the program takes no more.
        self.cores = cluster.spark.conf.get("spark.task.cpus", "1")
        self.sent_program = cluster.send_program(self.program)

    def there(self, verb: str, *arguments: str | Sent) -> Stage:
        """A stage for the executors."""
        return Stage((self.sent_program, "stage", verb, *arguments))

    def here(self, verb: str, *arguments: str | Path) -> None:
        """Runs a stage where this runs; raises unless it ends with 0."""
        subprocess.run(
            [self.program, "stage", verb, *arguments],
            check=True,
            env=savings_stage.environment(str(self.program.parent)),
        )

    def aggregate(self, *more: str) -> Stage:
        settings = self.cluster.send(self.settings)
        threads = f"--set=threads={self.cores}"
        return self.there("aggregate", *more, "-c", settings, *self.overrides, threads)

    def file_parts(self, root: str, patterns: Sequence[str], partitions: int) -> tuple[int, list[Path]]:
        """The parts of whole files, and how many there must be."""
        files = self.cluster.files(root, patterns)
        count = files.select("path").count()
        # Through Spark a file takes some ten times its size of the executor's heap.
        mounted = savings_stage.is_mounted(root)
        contents = files.select("path") if mounted else files.select("path", "content")
        if partitions:
            contents = contents.coalesce(partitions)
        work = savings_stage.on_files(self.aggregate(), root)
        return count, self.saved("part", self.cluster.answers(contents, work))

    def table_parts(self, table: DataFrame, partitions: int) -> tuple[int, list[Path]]:
        """The parts of a table, and how many there must be."""
        work = savings_stage.on_table(self.aggregate("--rows"), table.columns)
        answers = self.cluster.arrow_answers(table.repartition(partitions), work)
        return partitions, self.saved("part", answers)

    def publish(self, count: int, parts: Sequence[Path], shards: int) -> None:
        """From parts to reports."""
        merged, deals = self.work / "merged", self.work / "deals"
        own: list[str | Path] = ["-c", self.settings, *self.overrides]
        self.here("merge", "--expect", str(count), "--output", merged, *parts)
        self.here("classify", *own, "--output", deals, merged)
        negotiate = self.there("negotiate", "--threads", f"{self.cores}")
        work = savings_stage.on_shards(negotiate, shards, self.cluster.send(deals))
        numbers = self.cluster.spark.range(shards, numPartitions=shards)
        results = self.saved("result", self.cluster.answers(numbers, work))
        self.here("report", *own, merged, deals, *results)

    def saved(self, kind: str, answers: Iterable[Answer]) -> list[Path]:
        paths: list[Path] = []
        for _, written in answers:
            paths.append(self.work / f"{kind}-{len(paths):06d}")
            paths[-1].write_bytes(written)
        return paths


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Runs savings on Apache Spark; the session is that of spark-submit or SPARK_REMOTE.",
        epilog="Ends with 0 where the reports are published, else with another status and no report.",
    )
    add = parser.add_argument
    add("patterns", nargs="*", metavar="PATTERN", help="CSV files below the root, as in spend.files")
    add("--table", metavar="PATH", help="Parquet to read instead of files")
    add("--root", metavar="URI", help="where the files are; the folder of the settings by default")
    add("-c", "--config", type=Path, default=Path("savings.yaml"), help="settings file, here")
    add("--set", action="append", default=[], metavar="KEY=VALUE", help="a setting; repeatable")
    add("--program", type=Path, default=Path("savings"), help="the program, here, for the executors")
    add("--partitions", type=int, default=0, help="tasks that read; as many as files by default")
    add("--shards", type=int, default=16, help="tasks that negotiate")
    ask = parser.parse_args(words)
    if bool(ask.table) == bool(ask.patterns):
        parser.error("name either files or --table")
    if ask.table and ask.partitions < 1:
        parser.error("--table needs --partitions, which must all arrive")
    if ask.partitions < 0 or ask.shards < 1:
        parser.error("--partitions and --shards count tasks")
    return ask


def publish(cluster: Cluster, words: Sequence[str] | None = None) -> None:
    """Reads, negotiates and publishes; raises, and publishes nothing, where anything fails."""
    ask = arguments(words)
    with tempfile.TemporaryDirectory(prefix="savings-") as work:
        run = Run(cluster, ask, Path(work))
        if ask.table:
            table = cluster.spark.read.parquet(ask.table)
            expected, parts = run.table_parts(table, ask.partitions)
        else:
            root = ask.root or str(ask.config.resolve().parent)
            expected, parts = run.file_parts(root, ask.patterns, ask.partitions)
        run.publish(expected, parts, ask.shards)


if __name__ == "__main__":
    try:
        publish(Cluster(SparkSession.builder.appName("savings").getOrCreate()))
    except subprocess.CalledProcessError as failed:
        # The stage has said why.
        sys.exit(failed.returncode if failed.returncode > 0 else 128 - failed.returncode)
