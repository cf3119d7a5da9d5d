"""Without Spark: the stages by hand and under xargs give the reports of one process."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from conftest import Ledger, published
from savings_stage import StageFailed, whole

STAGES = r"""
set -euo pipefail
# As a batch system would: a task a file, merged in two steps, then a task a shard.
printf '%s\n' ledger-*.csv |
  xargs -P 4 -I{} "$SAVINGS" stage aggregate --output "$WORK/{}.part" {}
"$SAVINGS" stage merge --output "$WORK/odd" "$WORK"/ledger-*[13579].csv.part
"$SAVINGS" stage merge --output "$WORK/even" "$WORK"/ledger-*[02468].csv.part
"$SAVINGS" stage merge --expect 16 --output "$WORK/merged" "$WORK/even" "$WORK/odd"
"$SAVINGS" stage classify --output "$WORK/deals" "$WORK/merged"
seq "$SHARDS" |
  xargs -P 4 -I{} "$SAVINGS" stage negotiate --shard "{}/$SHARDS" --output "$WORK/result-{}" "$WORK/deals"
"$SAVINGS" stage report --set output.directory="$OUT" "$WORK/merged" "$WORK/deals" "$WORK"/result-*
"""


@pytest.mark.parametrize("shards", [1, 2, 7, 16])
def test_xargs_gives_the_reports_of_one_process(
    ledger: Ledger, reports: dict[str, bytes], tmp_path: Path, shards: int
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    names = {"SAVINGS": ledger.program, "WORK": work, "OUT": tmp_path / "out", "SHARDS": shards}
    subprocess.run(
        ["bash", "-c", STAGES],
        cwd=ledger.folder,
        env={"PATH": "/usr/bin:/bin", **{name: str(value) for name, value in names.items()}},
        check=True,
    )
    assert published(tmp_path / "out") == reports


@pytest.mark.parametrize("parts", [1, 2, 7, 16])
def test_stages_by_hand_give_the_reports_of_one_process(
    ledger: Ledger, reports: dict[str, bytes], tmp_path: Path, parts: int
) -> None:
    """Several files a part."""
    made = []
    for number in range(parts):
        made.append(tmp_path / f"part-{number}")
        files = [path.name for path in ledger.files[number::parts]]
        ledger.done("stage", "aggregate", "--output", made[-1], *files)
    ledger.publish(made, 16, tmp_path / "out")
    assert published(tmp_path / "out") == reports


def test_a_file_that_is_not_as_long_as_spark_says_is_no_answer() -> None:
    assert b"".join(whole([b"ab", b"c"], 3, "ledger.csv")) == b"abc"
    for length in (2, 4):
        with pytest.raises(StageFailed, match=f"3 bytes were read, and Spark has listed {length}"):
            list(whole([b"ab", b"c"], length, "ledger.csv"))
