"""The Jobs for Kubernetes are what its own schema says that Jobs are, without a field that it does not know."""

from __future__ import annotations

from pathlib import Path

import kubernetes_validate  # type: ignore[import-untyped]
import pytest
import yaml  # type: ignore[import-untyped]

JOBS = Path(__file__).parents[2] / "Sources" / "Cluster" / "kubernetes.yaml"


def test_jobs_keep_to_the_schema_of_kubernetes() -> None:
    jobs = list(yaml.safe_load_all(JOBS.read_text(encoding="utf-8")))
    assert [job["metadata"]["labels"]["stage"] for job in jobs] == [
        "aggregate",
        "deals",
        "negotiate",
        "report",
    ]
    # Indexed Jobs are stable since 1.24; these are the first and the last version of which there is a schema.
    for version in ("1.25", kubernetes_validate.latest_version()):
        for job in jobs:
            kubernetes_validate.validate(job, version, strict=True)
    misspelt = {**jobs[0], "spec": {**jobs[0]["spec"], "completionsMode": "Indexed"}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(misspelt, "1.25", strict=True)
