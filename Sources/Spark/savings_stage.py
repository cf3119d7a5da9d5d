"""What an executor does: feeds a stage of the program, and takes what it writes only if it ended well.

Spark's own `RDD.pipe` does neither by default: it cuts the stream into lines, and a program that fails
has its lines accepted.
"""

from __future__ import annotations

import os
import re
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]
    from pyspark.sql import Row

    Batches = Iterator[pyarrow.RecordBatch]
    RowWork = Callable[[Iterable[Row]], Iterator["Answer"]]
    ArrowWork = Callable[[Batches], Batches]

#: What was worked on, and what the stage wrote of it.
Answer = tuple[str, bytes]


class StageFailed(Exception):
    """A stage ended with another status than 0; Spark tries its task again, then fails the job."""


@dataclass(frozen=True)
class Sent:
    """A file that was sent to the executors, by its name."""

    name: str


@dataclass(frozen=True)
class Stage:
    """A command of the program, the first argument, which is sent like its other files."""

    arguments: tuple[str | Sent, ...]

    def answer(self, pieces: Iterable[bytes], *more: str | Sent) -> bytes:
        from pyspark import SparkFiles

        words = (*self.arguments, *more)
        command = [word if isinstance(word, str) else SparkFiles.get(word.name) for word in words]
        # Not every way to send a file keeps the right to execute it.
        if not os.access(command[0], os.X_OK):
            os.chmod(command[0], os.stat(command[0]).st_mode | stat.S_IXUSR)
        return piped(command, pieces, SparkFiles.getRootDirectory())


def piped(command: list[str], pieces: Iterable[bytes], libraries: str) -> bytes:
    """What a command writes that is fed these pieces; raises unless it read all and ended with 0."""
    with (
        tempfile.TemporaryFile() as messages,
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=messages,
            env=environment(libraries),
        ) as process,
        ThreadPoolExecutor(1) as pool,
    ):
        assert process.stdin and process.stdout
        answer = pool.submit(process.stdout.read)
        stopped_reading = False
        try:
            with process.stdin as stream:
                for piece in pieces:
                    stream.write(piece)
        except BrokenPipeError:
            stopped_reading = True
        except BaseException:
            process.kill()
            raise
        written, status = answer.result(), process.wait()
        if status == 0 and not stopped_reading:
            return written
        messages.seek(0)
        said = messages.read().decode("utf-8", "replace").strip()
        ended = f"signal {-status}" if status < 0 else f"status {status}"
        raise StageFailed(f"{' '.join(command)}: {ended}: {said or 'without a word'}")


def environment(libraries: str) -> dict[str, str]:
    """That of a program whose libraries may lie in this directory."""
    places = [libraries, *filter(None, [os.environ.get("LD_LIBRARY_PATH")])]
    return {**os.environ, "LD_LIBRARY_PATH": ":".join(places)}


def plain(location: str) -> str:
    """A location without scheme and host."""
    return re.sub(r"^[A-Za-z][A-Za-z0-9+.-]*:(//[^/]*)?", "", location)


def is_mounted(root: str) -> bool:
    """Whether executors can open what is below: local disks, network shares, mounted object stores."""
    return root.startswith(("/", "file:"))


def relative(path: str, root: str) -> str:
    """The name of a file below a root, however Spark writes the two."""
    base = plain(root).rstrip("/") + "/"
    if not plain(path).startswith(base):
        raise StageFailed(f"{path} is not below {root}")
    return plain(path)[len(base) :]


def blocks(path: str) -> Iterator[bytes]:
    with open(path, "rb", buffering=0) as file:
        while block := file.read(1 << 18):
            yield block


def whole(pieces: Iterable[bytes], length: int, name: str) -> Iterator[bytes]:
    """The pieces; raises behind the last unless they are as long as Spark says that the file is."""
    found = 0
    for piece in pieces:
        found += len(piece)
        yield piece
    if found != length:
        raise StageFailed(f"{name}: {found} bytes were read, and Spark has listed {length}")


def on_files(stage: Stage, root: str) -> RowWork:
    """Aggregates whole files, rows of Spark's `binaryFile`, which hold the content or only the path."""

    def work(rows: Iterable[Row]) -> Iterator[Answer]:
        for row in rows:
            name = relative(row.path, root)
            content = [row.content] if "content" in row else blocks(plain(row.path))
            yield name, stage.answer(whole(content, row.length, name), "--name", name, "-")

    return work


def on_shards(stage: Stage, count: int, deals: Sent) -> RowWork:
    """Negotiates shards of the deals, rows of Spark's `range`."""

    def work(rows: Iterable[Row]) -> Iterator[Answer]:
        for row in rows:
            yield str(row.id), stage.answer([], "--shard", f"{row.id + 1}/{count}", deals)

    return work


def on_arrow(work: RowWork) -> ArrowWork:
    """The same over Arrow, which is what Spark Connect has."""

    def on_batches(batches: Batches) -> Batches:
        from pyspark.sql import Row

        for batch in batches:
            for answer in work(Row(**row) for row in batch.to_pylist()):
                yield batch_of(answer)

    return on_batches


def batch_of(answer: Answer) -> pyarrow.RecordBatch:
    import pyarrow

    name, written = answer
    return pyarrow.RecordBatch.from_pydict(
        {"name": pyarrow.array([name]), "bytes": pyarrow.array([written], pyarrow.binary())}
    )


def on_table(stage: Stage, columns: Sequence[str]) -> ArrowWork:
    """Aggregates a partition of a table, fed as CSV."""

    def on_batches(batches: Batches) -> Batches:
        from pyspark import TaskContext

        context = TaskContext.get()
        assert context, "a task knows its partition"
        part = str(context.partitionId())
        yield batch_of((part, stage.answer(as_csv(columns, batches), "--part", part, "-")))

    return on_batches


def as_csv(columns: Sequence[str], batches: Batches) -> Iterator[bytes]:
    """The batches as CSV below one header."""
    import pyarrow
    from pyarrow import csv

    yield (",".join('"' + name.replace('"', '""') + '"' for name in columns) + "\n").encode()
    for batch in batches:
        sink = pyarrow.BufferOutputStream()
        csv.write_csv(batch, sink, csv.WriteOptions(include_header=False))
        yield sink.getvalue().to_pybytes()
