"""The executors of a session, classic or Connect: what is sent to them and what they answer."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from pyspark import StorageLevel
from pyspark.sql import SparkSession

import savings_stage
from savings_stage import Answer, Sent

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


def kept_rows(frame: DataFrame) -> Iterator[Row]:
    """A frame is kept and fetched as an RDD is."""
    return kept(cast("RDD[Row]", frame))


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

    @contextmanager
    def setting(self, name: str, value: str) -> Iterator[None]:
        """Work for which the session has another setting, which is as it was behind it."""
        before = self.spark.conf.get(name, None)
        self.spark.conf.set(name, value)
        try:
            yield
        finally:
            if before is None:
                self.spark.conf.unset(name)
            else:
                self.spark.conf.set(name, before)

    def whole_files(self) -> AbstractContextManager[None]:
        """Work on `files`, each of which is then a partition: never packed together, never cut."""
        return self.setting("spark.sql.files.maxPartitionBytes", "1")

    def all_columns(self) -> AbstractContextManager[None]:
        """Work on `rows_of_files`: Spark else looks only at the columns that are asked for, and misses
        that a row has too many cells."""
        return self.setting("spark.sql.csv.parser.columnPruning.enabled", "false")

    def files(self, root: str, patterns: Sequence[str]) -> DataFrame:
        """Whole files below the root."""
        locations = [f"{root.rstrip('/')}/{pattern}" for pattern in patterns]
        return self.spark.read.format("binaryFile").load(locations)

    def rows_of_files(self, root: str, patterns: Sequence[str]) -> DataFrame:
        """Rows of CSV files with commas, read by Spark, which fails where it would drop rows or cells."""
        locations = [f"{root.rstrip('/')}/{pattern}" for pattern in patterns]
        return self.spark.read.csv(
            locations,
            header=True,
            escape='"',
            multiLine=True,
            enforceSchema=False,
            mode="FAILFAST",
        )

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
        rows = frame.mapInArrow(work, "name string, bytes binary")
        with self.setting("spark.sql.execution.arrow.maxRecordsPerBatch", str(batch)):
            for row in kept_rows(rows):
                yield row.name, bytes(row.bytes)
