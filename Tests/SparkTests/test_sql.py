"""Where executors may start no program: the database adds up, by a query of the program's."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from subprocess import CalledProcessError

import duckdb
import pytest
from conftest import Ledger, Refused, published
from py4j.protocol import Py4JJavaError  # type: ignore[import-untyped]
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame
from savings_cluster import Cluster
from savings_spark import publish

DUCKDB_TABLE = """\
read_csv('{}/ledger-*.csv', all_varchar=true, filename=true, header=true, delim=',', quote='"', escape='"'{})
"""


@pytest.fixture(scope="session")
def clean_reports(clean: Ledger, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("one-process-clean")
    clean.run(out)
    return published(out)


def publish_duckdb(ledger: Ledger, work: Path, options: str = "") -> Path:
    """Reports of what DuckDB adds up, beside what the program says of the files."""
    table = DUCKDB_TABLE.format(ledger.folder, options)
    asked = ("sql", "--dialect", "duckdb", "--file", "filename", "--table", table)
    found = duckdb.sql(ledger.done(*asked).decode())
    assert found is not None
    answer, sums, sources, out = (work / name for name in ("answer.csv", "sums", "sources", "out"))
    with answer.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([found.columns, *found.fetchall()])
    ledger.done("stage", "sums", "--part", "sums", "--output", sums, answer)
    names = [path.name for path in ledger.files]
    ledger.done("stage", "sources", "--output", sources, *names)
    ledger.publish([sums, sources], 1, out)
    return out


def test_duckdb_gives_the_reports_of_one_process(
    clean: Ledger, clean_reports: dict[str, bytes], tmp_path: Path
) -> None:
    assert published(publish_duckdb(clean, tmp_path)) == clean_reports


def test_rows_that_duckdb_drops_publish_nothing(shifted: Ledger, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="ledger-03.csv: 2.. rows of this file were added up, and it has"):
        publish_duckdb(shifted, tmp_path, ", ignore_errors=true")
    assert not os.path.lexists(tmp_path / "out" / "latest")


def test_spark_sql_gives_the_reports_of_one_process(
    cluster: Cluster, clean: Ledger, clean_reports: dict[str, bytes], tmp_path: Path
) -> None:
    publish(cluster, clean.asked(tmp_path, "--sql", "ledger-*.csv"))
    assert published(tmp_path) == clean_reports


def test_a_row_that_spark_cannot_read_publishes_nothing(
    cluster: Cluster, shifted: Ledger, tmp_path: Path
) -> None:
    with pytest.raises((PySparkException, Py4JJavaError), match="FAILED_READ_FILE|MALFORMED_RECORD"):
        publish(cluster, shifted.asked(tmp_path, "--sql", "ledger-*.csv"))
    assert not os.path.lexists(tmp_path / "latest")


def test_rows_that_spark_drops_publish_nothing(
    cluster: Cluster,
    shifted: Ledger,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    def careless(own: Cluster, root: str, patterns: list[str]) -> DataFrame:
        return own.spark.read.csv(
            f"{root}/{patterns[0]}", header=True, escape='"', mode="DROPMALFORMED"
        )

    monkeypatch.setattr(Cluster, "rows_of_files", careless)
    with pytest.raises(CalledProcessError):
        publish(cluster, shifted.asked(tmp_path, "--sql", "ledger-*.csv"))
    assert "ledger-03.csv: " in (said := capfd.readouterr().err) and "rows of this file were" in said
    assert not os.path.lexists(tmp_path / "latest")
