"""One measured thing in a process of its own: seconds and peak memory, as a line of JSON.

python bench/measure.py rfm rows.parquet
"""

import json
import resource
import sys
import time

GROUPED = """
    SELECT client_id, max(date) AS last, count(DISTINCT document) AS documents,
           sum(amount) AS amount
    FROM '{path}' GROUP BY client_id
"""


def bare(path: str) -> int:
    """DuckDB alone: scan and group the columns that RFM needs."""
    import duckdb

    return duckdb.sql(GROUPED.format(path=path)).to_arrow_table().num_rows


def lifetimes(path: str) -> int:
    """The neighbour in the field: recency, frequency and money of each client with pandas."""
    import pandas as pd
    from lifetimes.utils import summary_data_from_transaction_data

    rows = pd.read_parquet(path, columns=["client_id", "date", "amount"])
    rows["amount"] = rows["amount"].astype(float)
    return len(
        summary_data_from_transaction_data(
            rows, "client_id", "date", "amount", observation_period_end="2026-06-30"
        )
    )


def rows_of(path: str):
    """The package, and the transactions in the file as its engine scans them."""
    import clientkit as ck
    from clientkit.engine import connection

    return ck, connection().read_parquet(path)


def rfm(path: str) -> int:
    """RFM with scores and segments, from the same file."""
    ck, rows = rows_of(path)
    return ck.rfm(rows, as_of="2026-06").to_pyarrow().num_rows


def vip(path: str) -> int:
    """Half a year of the VIP procedure."""
    ck, rows = rows_of(path)
    return ck.vip_table(rows, until="2026-06").to_pyarrow().num_rows


def abc(path: str) -> int:
    """ABC classes of all clients."""
    ck, rows = rows_of(path)
    return ck.abc_classes(rows).to_pyarrow().num_rows


def flows(path: str) -> int:
    """Clients won and lost in two years of weeks."""
    ck, rows = rows_of(path)
    return ck.flows(rows, until="2026-06", gap=13, period="week").to_pyarrow().num_rows


def cohorts(path: str) -> int:
    """Monthly cohorts of two years."""
    ck, rows = rows_of(path)
    return ck.cohorts(rows, until="2026-06").to_pyarrow().num_rows


def bridge(path: str) -> int:
    """The bridge between two quarters, client by client."""
    ck, rows = rows_of(path)
    found = ck.bridge_clients(rows, month="2026-06", months=3, gap=3)
    return found.to_pyarrow().num_rows


def abc_months(path: str) -> int:
    """A year of ABC classes, month by month, with the flow into A."""
    ck, rows = rows_of(path)
    return ck.abc_months(rows, until="2026-06").to_pyarrow().num_rows


OURS = (bare, rfm, abc, vip, flows, cohorts, bridge, abc_months)


def warm() -> None:
    """Load what the kit loads when it is first used, on one row."""
    import pandas as pd

    import clientkit as ck

    row = {"client_id": ["a"], "date": ["2026-06-01"], "amount": [1], "document": ["1"]}
    ck.rfm(pd.DataFrame(row), as_of="2026-06")


WARM = {"bare": lambda: __import__("duckdb"), "lifetimes": lambda: __import__("lifetimes")}


def main(what: str, path: str) -> None:
    """Run `what` once after its libraries are loaded, and print the measurement."""
    work = {f.__name__: f for f in (*OURS, lifetimes)}[what]
    WARM.get(what, warm)()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    rows = work(path)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({
        "what": what, "rows": rows, "seconds": round(seconds, 3),
        "peak_mb": peak // 1024, "added_mb": (peak - before) // 1024,
    }))  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
