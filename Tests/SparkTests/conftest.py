"""A ledger in sixteen files, what `savings run` publishes of it, and the program to test.

SAVINGS_PROGRAM names the program; the sessions of Spark are the tests' own.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import stat
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

sys.path.insert(0, str(Path(__file__).parents[2] / "Sources" / "Spark"))
from savings_cluster import Cluster  # noqa: E402

# Executors take the interpreter of the tests, and work without a network.
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"

FILES = 16

# Short jobs on a small machine: nothing is compiled that runs a few times, and no task waits for a place.
SHORT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
QUICK = {
    "spark.ui.enabled": "false",
    "spark.driver.extraJavaOptions": SHORT,
    "spark.executor.extraJavaOptions": SHORT,
    "spark.sql.shuffle.partitions": "2",
    "spark.locality.wait": "0s",
    # A machine that has other work answers late.
    "spark.network.timeout": "600s",
}

SETTINGS = """\
worlds: 10
spend:
  files: [ledger-*.csv]
  decimal: point
  date_style: iso
suppliers:
  file: suppliers.csv
currency:
  base: EUR
fx:
  file: fx.csv
cache:
  directory: none
history:
  file: none
"""


class Refused(Exception):
    """The program has ended with another status than 0; its messages."""


@dataclass(frozen=True)
class Ledger:
    """A ledger, and the program to read it."""

    folder: Path
    program: Path

    @property
    def settings(self) -> Path:
        return self.folder / "savings.yaml"

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.glob("ledger-*.csv"))

    def done(self, *words: str | Path, fed: Path | None = None) -> bytes:
        """What the program writes in the ledger's folder, which must do what it is asked."""
        with (fed or Path(os.devnull)).open("rb") as given:
            command = [self.program, *words]
            done = subprocess.run(command, cwd=self.folder, stdin=given, capture_output=True)
        if done.returncode:
            raise Refused(done.stderr.decode())
        return done.stdout

    def asked(self, out: Path, *words: str, program: Path | None = None) -> list[str]:
        """Arguments of the driver."""
        own = ["--program", str(program or self.program), "-c", str(self.settings)]
        return [*own, "--shards", "3", f"--set=output.directory={out}", *words]

    def run(self, out: Path, *words: str) -> None:
        self.done("run", "--quiet", f"--set=output.directory={out}", *words)

    def publish(self, parts: Sequence[Path], expected: int, out: Path, *settings: str) -> None:
        """From parts to reports, here."""
        merged, deals, result = (parts[0].with_name(name) for name in ("merged", "deals", "result"))
        self.done("stage", "merge", "--expect", str(expected), "--output", merged, *parts)
        self.done("stage", "classify", *settings, "--output", deals, merged)
        self.done("stage", "negotiate", "--shard", "1/1", "--output", result, deals)
        own = (*settings, f"--set=output.directory={out}")
        self.done("stage", "report", *own, merged, deals, result)


def published(out: Path) -> dict[str, bytes]:
    """All that a run has published but what says how long it took."""
    latest = out / "latest"
    files = [path for path in latest.rglob("*") if path.is_file()]
    assert files, f"nothing is published in {out}"
    timed = {"timings.json", "metrics.prom", "manifest.json"}
    return {
        str(path.relative_to(latest)): path.read_bytes() for path in files if path.name not in timed
    }


@pytest.fixture(scope="session")
def program() -> Path:
    return Path(os.environ["SAVINGS_PROGRAM"]).resolve()


def made_ledger(program: Path, folder: Path, keeps: Callable[[list[str], list[str]], bool]) -> Ledger:
    """A ledger of the generator, cut into files row by row, of the rows to keep."""
    made = Ledger(folder, program)
    words: list[str | Path] = ["--rows", "4000", "--suppliers", "150", "--seed", "5", "--output", folder]
    made.done("generate", "--quiet", *words)
    with (folder / "spend.csv").open(newline="", encoding="utf-8") as whole:
        header, *rows = csv.reader(whole)
    rows = [row for row in rows if keeps(header, row)]
    for number in range(FILES):
        name = f"ledger-{number + 1:02d}.csv"
        with (folder / name).open("w", newline="", encoding="utf-8") as part:
            csv.writer(part).writerows([header, *rows[number::FILES]])
    made.settings.write_text(SETTINGS, encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def ledger(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """With rows that are rejected, and rows that repeat those of other files."""
    return made_ledger(program, tmp_path_factory.mktemp("ledger"), lambda header, row: True)


@pytest.fixture(scope="session")
def clean(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """As a table of a lake must be: every row has what it needs, once."""
    seen: set[tuple[str, ...]] = set()

    def is_clean(header: list[str], row: list[str]) -> bool:
        if len(row) != len(header) or tuple(row) in seen:
            return False
        seen.add(tuple(row))
        cells = dict(zip(header, row))
        is_amount = re.fullmatch(r"-?\d+\.\d\d", cells["amount"]) is not None
        return is_amount and is_date(cells["invoice_date"]) and bool(cells["supplier"])

    return made_ledger(program, tmp_path_factory.mktemp("clean"), is_clean)


@pytest.fixture(scope="session")
def shifted(clean: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The same, and one row has a cell too many: a run says so, readers of CSV may drop it."""
    made = Ledger(tmp_path_factory.mktemp("shifted") / "ledger", clean.program)
    shutil.copytree(clean.folder, made.folder)
    third = made.files[2]
    with third.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    rows[4].append("more")
    with third.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return made


def is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@pytest.fixture(scope="session")
def reports(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process publishes."""
    out = tmp_path_factory.mktemp("one-process")
    ledger.run(out)
    return published(out)


Failing = Callable[..., Path]


@pytest.fixture
def failing(program: Path, tmp_path: Path) -> Failing:
    """The program behind a script that does something else for one of the files, or parts."""

    def make(does: str, one: str = "--name ledger-03.csv") -> Path:
        script = tmp_path / "savings"
        script.write_text(
            "#!/bin/bash\n"
            f'program="{program}"\n'
            f'if [[ "$*" == *"{one}"* ]]; then {does}; fi\n'
            'exec "$program" "$@"\n'
        )
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return script

    return make


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=["classic", "connect"], default="classic")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What needs no Spark is tested once, with the classic session."""
    if config.getoption("--engine") == "connect":
        items[:] = [item for item in items if "cluster" in getattr(item, "fixturenames", [])]


@pytest.fixture(scope="session")
def cluster(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    """Two executors, each a process of its own; a process has a classic session or one of Connect."""
    master = "local-cluster[2,1,1024]"
    builder = SparkSession.builder.appName("savings tests")
    for name, value in QUICK.items():
        builder = builder.config(name, value)
    is_classic = request.config.getoption("--engine") == "classic"
    builder = builder.master(master) if is_classic else builder.remote(master)
    with warnings.catch_warnings():
        # Spark Connect starts with all of QUICK, then tries to set it once more.
        warnings.filterwarnings("ignore", "Failed to set spark")
        spark = builder.getOrCreate()
    yield Cluster(spark)
    spark.stop()
