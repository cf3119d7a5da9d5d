"""A table of a lake, Parquet with types: however it is cut, the reports of its rows in one process."""

from __future__ import annotations

import json
import os
from pathlib import Path
from subprocess import CalledProcessError

import pyarrow  # type: ignore[import-untyped]
import pytest
from conftest import Failing, Ledger, published
from pyarrow import csv, parquet
from savings_cluster import Cluster
from savings_spark import publish

# A table has no bytes to search for repeated rows.
SETTINGS = ("--set=limits.duplicate_bytes=0",)


@pytest.fixture(scope="session")
def table(clean: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lake") / "spend.parquet"
    types = {
        "invoice_date": pyarrow.date32(),
        "amount": pyarrow.decimal128(18, 2),
        "unit_price": pyarrow.decimal128(18, 4),
        "quantity": pyarrow.decimal128(18, 3),
    }
    whole = csv.read_csv(clean.folder / "ledger-01.csv").schema
    strings = {name: pyarrow.string() for name in whole.names}
    options = csv.ConvertOptions(column_types=strings | types, strings_can_be_null=True)
    files = [csv.read_csv(file, convert_options=options) for file in clean.files]
    parquet.write_table(pyarrow.concat_tables(files), path)
    return path


@pytest.fixture(scope="session")
def table_reports(
    clean: Ledger, table: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """All rows as one part, by hand."""
    work = tmp_path_factory.mktemp("one-part")
    written = work / "table.csv"
    csv.write_csv(parquet.read_table(table), written)
    asked = ("stage", "aggregate", *SETTINGS, "--rows", "--part", "0", "-")
    (work / "part").write_bytes(clean.done(*asked, fed=written))
    clean.publish([work / "part"], 1, work / "out", *SETTINGS)
    return published(work / "out")


@pytest.mark.parametrize("partitions", [1, 2, 7, 16])
def test_a_table_gives_the_reports_of_one_part(
    cluster: Cluster,
    clean: Ledger,
    table: Path,
    table_reports: dict[str, bytes],
    tmp_path: Path,
    partitions: int,
) -> None:
    asked = ("--table", str(table), "--partitions", str(partitions), *SETTINGS)
    publish(cluster, clean.asked(tmp_path, *asked))
    assert published(tmp_path) == table_reports


def figures(document: bytes) -> object:
    """Of `run.json`, all but the mapping of columns."""

    def without(members: list[tuple[str, object]]) -> dict[str, object]:
        return {name: value for name, value in members if name != "mapping"}

    return json.loads(document, object_pairs_hook=without)


def test_sql_gives_the_reports_of_one_part(
    cluster: Cluster,
    clean: Ledger,
    table: Path,
    table_reports: dict[str, bytes],
    tmp_path: Path,
) -> None:
    publish(cluster, clean.asked(tmp_path, "--sql", "--table", str(table), *SETTINGS))
    made, expected = published(tmp_path), dict(table_reports)
    # What a query answers does not say which column was read as what.
    assert figures(made.pop("run.json")) == figures(expected.pop("run.json"))
    del made["results.bin"], expected["results.bin"]
    assert made == expected


def test_a_row_that_is_lost_on_the_way_publishes_nothing(
    cluster: Cluster,
    clean: Ledger,
    table: Path,
    failing: Failing,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    program = failing('exec "$program" "$@" < <(sed 2d)', one="--part 1")
    asked = ("--table", str(table), "--partitions", "3", *SETTINGS)
    with pytest.raises(CalledProcessError):
        publish(cluster, clean.asked(tmp_path / "out", *asked, program=program))
    assert "rows, and --expect-rows says" in capfd.readouterr().err
    assert not os.path.lexists(tmp_path / "out" / "latest")
