#!/usr/bin/env python3
"""What aggregating a ledger on Spark costs with our program, against Spark's own SQL.

    python benchmark.py SAVINGS SETTINGS ROOT PATTERN [ROUNDS]

Both read the same CSV files with all cores of this machine, in one session, in turns, and bring the
groups to the driver. Spark's query sums amounts and counts rows by supplier, category, item and
currency; ours keeps months, prices, terms, rejects and marks of repeated records besides.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pyspark.sql import SparkSession
from pyspark.sql import functions as sql

from savings_cluster import Cluster
from savings_spark import Run, arguments

KEYS = ["supplier_id", "supplier", "category", "item", "currency"]


def by_sql(spark: SparkSession, location: str) -> int:
    """Groups that Spark's own reader and aggregate come to."""
    ledger = spark.read.csv(location, header=True, escape='"', multiLine=False)
    keys = [key for key in KEYS if key in ledger.columns]
    amount = sql.try_to_number("amount", sql.lit("S999999999999D99"))
    return len(ledger.groupBy(*keys).agg(sql.sum(amount), sql.count("*")).collect())


def timed(work: Callable[[], int]) -> tuple[float, int]:
    start = time.monotonic()
    count = work()
    return time.monotonic() - start, count


def main(words: list[str]) -> None:
    program, settings, root, pattern = words[:4]
    rounds = int(words[4]) if len(words) > 4 else 5
    spark = SparkSession.builder.master("local[2]").appName("benchmark").getOrCreate()
    cluster = Cluster(spark)
    ask = arguments(["--program", program, "-c", settings, "--root", root, pattern])

    def ours() -> int:
        with TemporaryDirectory() as work:
            return Run(cluster, ask, Path(work)).of_files(root, [pattern], 0).expected

    ways = {"ours": ours, "sql": lambda: by_sql(spark, f"{root}/{pattern}")}
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    print("way,round,seconds,made")
    for number in range(rounds + 1):
        for way, work in ways.items():
            taken, made = timed(work)
            print(f"{way},{number},{taken:.3f},{made}")
            # The first round starts the workers and compiles the query.
            if number:
                seconds[way].append(taken)
    ratio = median(seconds["ours"]) / median(seconds["sql"])
    print(f"ours / Spark's SQL, medians of {rounds}: {ratio:.2f} (goal 2)", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
