"""On Spark, classic or Connect as `--engine` says: the reports of one process, or none."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CalledProcessError

import pytest
import savings_stage
from conftest import Failing, Ledger, published
from py4j.protocol import Py4JJavaError  # type: ignore[import-untyped]
from pyspark.errors import PySparkException
from savings_cluster import Cluster
from savings_spark import publish

PARTITIONS = [1, 2, 7, 16]


@pytest.mark.parametrize("partitions", PARTITIONS)
def test_files_give_the_reports_of_one_process(
    cluster: Cluster, ledger: Ledger, reports: dict[str, bytes], tmp_path: Path, partitions: int
) -> None:
    publish(cluster, ledger.asked(tmp_path, "--partitions", str(partitions), "ledger-*.csv"))
    assert published(tmp_path) == reports


def test_files_that_executors_cannot_open_come_through_spark(
    cluster: Cluster,
    ledger: Ledger,
    reports: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(savings_stage, "is_mounted", lambda root: False)
    publish(cluster, ledger.asked(tmp_path, "--partitions", "5", "ledger-*.csv"))
    assert published(tmp_path) == reports


Said = Callable[..., str]


@pytest.fixture
def refused(
    cluster: Cluster, ledger: Ledger, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> Said:
    """Sees to it that a run fails and publishes nothing; returns what is said of it."""

    def check(program: Path | None = None) -> str:
        with pytest.raises((PySparkException, Py4JJavaError, CalledProcessError)) as failure:
            publish(cluster, ledger.asked(tmp_path / "out", "ledger-*.csv", program=program))
        assert not os.path.lexists(tmp_path / "out" / "latest"), "a report is published"
        return str(failure.value) + capfd.readouterr().err

    return check


def test_a_worker_that_fails_publishes_nothing(failing: Failing, refused: Said) -> None:
    program = failing('echo "no room here" >&2; exit 65')
    said = refused(program)
    assert "status 65" in said and "no room here" in said


def test_a_worker_that_is_always_killed_publishes_nothing(failing: Failing, refused: Said) -> None:
    said = refused(failing("kill -9 $$"))
    assert "signal 9" in said


def test_a_worker_that_is_killed_once_is_tried_again(
    cluster: Cluster,
    ledger: Ledger,
    reports: dict[str, bytes],
    failing: Failing,
    tmp_path: Path,
) -> None:
    once = tmp_path / "killed"
    program = failing(f'[[ -e "{once}" ]] || {{ touch "{once}"; kill -9 $$; }}')
    publish(cluster, ledger.asked(tmp_path / "out", "ledger-*.csv", program=program))
    assert once.exists()
    assert published(tmp_path / "out") == reports


def test_an_answer_that_is_cut_short_publishes_nothing(failing: Failing, refused: Said) -> None:
    refused(failing('"$program" "$@" | head -c 3000; exit 0'))


def test_a_part_that_comes_twice_publishes_nothing(
    ledger: Ledger, failing: Failing, refused: Said
) -> None:
    # As where a task is delivered twice: the file's own part is lost, another's comes again.
    other = f'exec "$program" "${{@//ledger-03/ledger-04}}" < "{ledger.folder}/ledger-04.csv"'
    refused(failing(other))


def test_a_part_that_is_missing_publishes_nothing(
    monkeypatch: pytest.MonkeyPatch, refused: Said
) -> None:
    whole = Cluster.answers
    monkeypatch.setattr(Cluster, "answers", lambda *words: list(whole(*words))[1:])
    refused()


def test_parts_of_another_version_publish_nothing(
    ledger: Ledger, failing: Failing, refused: Said
) -> None:
    version = ledger.done("--version").decode().split()[-1]
    other = version[:-1] + ("1" if version[-1] != "1" else "2")
    patch = Path(__file__).with_name("patched_part.py")
    patched = f'"$program" "$@" | "{sys.executable}" "{patch}" {version} {other}; exit 0'
    said = refused(failing(patched))
    assert other in said


def test_parts_of_other_settings_publish_nothing(failing: Failing, refused: Said) -> None:
    other = 'exec "$program" "$@" --set spend.date_style=dmy'
    said = refused(failing(other))
    assert "settings" in said
