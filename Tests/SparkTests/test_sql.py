"""Where executors may start no program: the database adds up, by a query of the program's."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import pytest
from conftest import Ledger, published
from savings_spark import Cluster

DUCKDB_TABLE = """\
read_csv('{}/ledger-*.csv', all_varchar=true, filename=true, header=true, delim=',', quote='"', escape='"')
"""


@pytest.fixture(scope="session")
def clean_reports(clean: Ledger, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("one-process-clean")
    clean.run(out)
    return published(out)


def publish(
    clean: Ledger, header: Sequence[str], rows: Iterable[Sequence[object]], tmp_path: Path
) -> dict[str, bytes]:
    """The reports of a query's answer, beside the fingerprints of the files it is of."""
    answer, sums, sources = (tmp_path / name for name in ("answer.csv", "sums", "sources"))
    with answer.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    clean.done("stage", "sums", "--part", "sums", "--output", sums, answer)
    names = [path.name for path in clean.files]
    clean.done("stage", "sources", "--output", sources, *names)
    clean.publish([sums, sources], 1, tmp_path / "out")
    return published(tmp_path / "out")


def test_duckdb_gives_the_reports_of_one_process(
    clean: Ledger, clean_reports: dict[str, bytes], tmp_path: Path
) -> None:
    table = DUCKDB_TABLE.format(clean.folder)
    asked = ("sql", "--dialect", "duckdb", "--file", "filename", "--table", table)
    answer = duckdb.sql(clean.done(*asked).decode())
    assert answer is not None
    assert publish(clean, answer.columns, answer.fetchall(), tmp_path) == clean_reports


def test_spark_sql_gives_the_reports_of_one_process(
    cluster: Cluster, clean: Ledger, clean_reports: dict[str, bytes], tmp_path: Path
) -> None:
    ledger = cluster.spark.read.csv(f"{clean.folder}/ledger-*.csv", header=True, escape='"')
    ledger.createOrReplaceTempView("ledger")
    asked = ("sql", "--dialect", "spark", "--file", "input_file_name()", "--table", "ledger")
    answer = cluster.spark.sql(clean.done(*asked).decode())
    assert publish(clean, answer.columns, answer.collect(), tmp_path) == clean_reports
