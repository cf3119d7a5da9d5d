#!/usr/bin/env python3
"""Runs savings where a company's ledger already is: on Apache Spark.

The stages are the program's own, sent to the executors and fed by Spark; merging, classifying and the
reports are done where this runs. The answer is that of `savings run`, to the byte.

Whole files need nothing on the executors but Python; tables and Spark Connect need pyarrow there too.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyspark.sql import SparkSession

import savings_stage
from savings_cluster import Cluster, kept_rows
from savings_stage import Answer, Sent, Stage

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


class Parts(NamedTuple):
    """Parts of a ledger, and what Spark has counted before they were made."""

    paths: list[Path]
    #: Files, or parts of a table.
    expected: int
    #: Rows of a table; of files, which the program reads, nobody else knows.
    rows: int | None = None


class Run:
    """One run of the program, its stages here and there."""

    def __init__(self, cluster: Cluster, ask: argparse.Namespace, work: Path) -> None:
        self.cluster = cluster
        self.program: Path = ask.program.resolve()
        self.settings: Path = ask.config
        self.overrides: list[str] = [f"--set={setting}" for setting in ask.set]
        self.own: list[str | Path] = ["-c", self.settings, *self.overrides]
        self.work = work
        # A task has this many cores, and the program takes no more.
        self.cores = cluster.spark.conf.get("spark.task.cpus", "1")

    @cached_property
    def sent_program(self) -> Sent:
        return self.cluster.send_program(self.program)

    def there(self, verb: str, *arguments: str | Sent) -> Stage:
        """A stage for the executors."""
        return Stage((self.sent_program, "stage", verb, *arguments))

    def here(self, *words: str | Path, output: int | None = None) -> bytes:
        """Runs the program where this runs; raises unless it ends with 0."""
        environment = savings_stage.environment(str(self.program.parent))
        command = [self.program, *words]
        return subprocess.run(command, check=True, stdout=output, env=environment).stdout

    def aggregate(self, *more: str) -> Stage:
        settings = self.cluster.send(self.settings)
        threads = f"--set=threads={self.cores}"
        return self.there("aggregate", *more, "-c", settings, *self.overrides, threads)

    def of_files(self, root: str, patterns: Sequence[str], partitions: int) -> Parts:
        """The parts of whole files, added up by the executors."""
        files = self.cluster.files(root, patterns)
        count = files.select("path").count()
        # Through Spark a file takes some ten times its size of the executor's heap.
        mounted = savings_stage.is_mounted(root)
        contents = files.select("path", "length", *([] if mounted else ["content"]))
        if partitions:
            contents = contents.coalesce(partitions)
        work = savings_stage.on_files(self.aggregate(), root)
        with self.cluster.whole_files():
            return Parts(self.saved("part", self.cluster.answers(contents, work)), count)

    def of_table(self, table: DataFrame, partitions: int) -> Parts:
        """The parts of a table, added up by the executors."""
        work = savings_stage.on_table(self.aggregate("--rows"), table.columns)
        rows = table.count()
        answers = self.cluster.arrow_answers(table.repartition(partitions), work)
        return Parts(self.saved("part", answers), partitions, rows)

    def by_sql(self, rows: DataFrame, file: str) -> Parts:
        """The part that Spark itself adds up, by the program's query.

        `file` is the expression for the file that a row is of.
        """
        asked = ("--columns", ",".join(rows.columns), "--table", "savings_ledger", "--file", file)
        own = ("sql", *self.own, "--dialect", "spark", *asked)
        query = self.here(*own, output=subprocess.PIPE).decode()
        answer, part = self.work / "answer.csv", self.work / "sums"
        rows.createOrReplaceTempView("savings_ledger")
        found = self.cluster.spark.sql(query)
        with answer.open("w", newline="", encoding="utf-8") as written, self.cluster.all_columns():
            csv.writer(written).writerow(found.columns)
            csv.writer(written).writerows(kept_rows(found))
            count = rows.count()
        self.here("stage", "sums", *self.own, "--output", part, answer)
        return Parts([part], 1, count)

    def described(self, root: str, patterns: Sequence[str]) -> Path:
        """The part that says what the files are, and how many records each has."""
        base, part = Path(savings_stage.plain(root)), self.work / "sources"
        files = sorted(path for pattern in patterns for path in base.glob(pattern))
        self.here("stage", "sources", *self.own, "--output", part, *files)
        return part

    def publish(self, parts: Parts, shards: int) -> None:
        """From parts to reports; without shards the deals are negotiated here."""
        merged, deals = self.work / "merged", self.work / "deals"
        counted = ["--expect", str(parts.expected)]
        if parts.rows is not None:
            counted += ["--expect-rows", str(parts.rows)]
        self.here("stage", "merge", *counted, "--output", merged, *parts.paths)
        self.here("stage", "classify", *self.own, "--output", deals, merged)
        results = self.negotiated_there(deals, shards) if shards else [self.work / "result"]
        if not shards:
            self.here("stage", "negotiate", "--shard", "1/1", "--output", results[0], deals)
        self.here("stage", "report", *self.own, merged, deals, *results)

    def negotiated_there(self, deals: Path, shards: int) -> list[Path]:
        negotiate = self.there("negotiate", "--threads", f"{self.cores}")
        work = savings_stage.on_shards(negotiate, shards, self.cluster.send(deals))
        numbers = self.cluster.spark.range(shards, numPartitions=shards)
        return self.saved("result", self.cluster.answers(numbers, work))

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
    add("--sql", action="store_true", help="start no program on executors: Spark's SQL adds up")
    ask = parser.parse_args(words)
    if bool(ask.table) == bool(ask.patterns):
        parser.error("name either files or --table")
    if ask.sql and ask.patterns and ask.root and not savings_stage.is_mounted(ask.root):
        parser.error("--sql needs files that can be opened here too, to say what they are")
    if ask.table and not ask.sql and ask.partitions < 1:
        parser.error("--table needs --partitions, which must all arrive")
    if ask.partitions < 0 or ask.shards < 1:
        parser.error("--partitions and --shards count tasks")
    return ask


def publish(cluster: Cluster, words: Sequence[str] | None = None) -> None:
    """Reads, negotiates and publishes; raises, and publishes nothing, where anything fails."""
    ask = arguments(words)
    root = ask.root or str(ask.config.resolve().parent)
    with tempfile.TemporaryDirectory(prefix="savings-") as work:
        run = Run(cluster, ask, Path(work))
        if ask.table:
            table = cluster.spark.read.parquet(ask.table)
            parts = run.by_sql(table, "'table'") if ask.sql else run.of_table(table, ask.partitions)
        elif ask.sql:
            parts = run.by_sql(cluster.rows_of_files(root, ask.patterns), "input_file_name()")
            parts.paths.append(run.described(root, ask.patterns))
        else:
            parts = run.of_files(root, ask.patterns, ask.partitions)
        run.publish(parts, 0 if ask.sql else ask.shards)


if __name__ == "__main__":
    try:
        publish(Cluster(SparkSession.builder.appName("savings").getOrCreate()))
    except subprocess.CalledProcessError as failed:
        # The stage has said why.
        sys.exit(failed.returncode if failed.returncode > 0 else 128 - failed.returncode)
