"""A table of a lake, Parquet with types: however it is cut, the reports of its rows in one process."""

from __future__ import annotations

from pathlib import Path

import pyarrow  # type: ignore[import-untyped]
import pytest
from conftest import Ledger, published
from pyarrow import csv, parquet
from savings_spark import Cluster, publish

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
    own = ["--program", str(clean.program), "-c", str(clean.settings), "--shards", "2", *SETTINGS]
    out = f"--set=output.directory={tmp_path}"
    publish(cluster, [*own, out, "--table", str(table), "--partitions", str(partitions)])
    assert published(tmp_path) == table_reports
