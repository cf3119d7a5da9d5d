"""A ledger in sixteen files, what `savings run` publishes of it, and the program to test.

SAVINGS_PROGRAM names the program; the sessions of Spark are the tests' own.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

sys.path.insert(0, str(Path(__file__).parents[2] / "Sources" / "Spark"))
from savings_spark import Cluster  # noqa: E402

# Executors take the interpreter of the tests, and work without a network.
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"

FILES = 16

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

    def savings(self, *words: str | Path, **more: object) -> subprocess.CompletedProcess[bytes]:
        """Runs the program in the ledger's folder."""
        command = [self.program, *words]
        return subprocess.run(command, cwd=self.folder, capture_output=True, **more)  # type: ignore

    def run(self, out: Path, *words: str) -> None:
        done = self.savings("run", "--quiet", f"--set=output.directory={out}", *words)
        assert done.returncode == 0, done.stderr.decode()


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


@pytest.fixture(scope="session")
def ledger(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("ledger")
    made = Ledger(folder, program)
    words = ["--rows", "4000", "--suppliers", "150", "--seed", "5", "--output", str(folder)]
    done = made.savings("generate", "--quiet", *words)
    assert done.returncode == 0, done.stderr.decode()
    with (folder / "spend.csv").open(newline="", encoding="utf-8") as whole:
        header, *rows = csv.reader(whole)
    for number in range(FILES):
        name = f"ledger-{number + 1:02d}.csv"
        with (folder / name).open("w", newline="", encoding="utf-8") as part:
            csv.writer(part).writerows([header, *rows[number::FILES]])
    made.settings.write_text(SETTINGS, encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def reports(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process publishes."""
    out = tmp_path_factory.mktemp("one-process")
    ledger.run(out)
    return published(out)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=["classic", "connect"], default="classic")


@pytest.fixture(scope="session")
def cluster(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    """Two executors, each a process of its own; a process has a classic session or one of Connect."""
    master = "local-cluster[2,1,1024]"
    builder = SparkSession.builder.appName("savings tests").config("spark.ui.enabled", "false")
    is_classic = request.config.getoption("--engine") == "classic"
    spark = (builder.master(master) if is_classic else builder.remote(master)).getOrCreate()
    yield Cluster(spark)
    spark.stop()
