"""Speed and memory, as ratios measured in one run on this machine.

    .venv/bin/python bench/bench.py [--rows 10000000] [--repeats 3] [--peer PYTHON] [--only engine]

engine   RFM, ABC, VIP, flows, cohorts, the bridge and ABC by months on a generated Parquet file,
         against a bare DuckDB scan-and-group of the columns RFM needs, and against
         `lifetimes` (run by --peer, a Python that has it: see bench/requirements.txt).
report   the wall time of the sample's report, and where it goes.

Each measurement runs in a process of its own, in turns, so that a busy minute hits all alike; the
median counts. Loading libraries is not counted, reading the file is.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from measure import OURS

HERE = Path(__file__).resolve().parent

ROWS = """
COPY (
    SELECT 'C' || lpad(CAST(client AS VARCHAR), 7, '0') AS client_id,
           DATE '2024-07-01' + CAST(document % 730 AS INTEGER) AS date,
           CAST(round(exp(3 + 4 * (hash(line * 7 + 1) % 1000000) / 1e6), 2)
                AS DECIMAL(18, 2)) AS amount,
           'D' || lpad(CAST(document AS VARCHAR), 9, '0') AS document
    FROM (SELECT line, document,
                 CAST(500000 * pow((hash(document) % 10000000) / 1e7, 2) AS BIGINT) AS client
          FROM (SELECT range AS line, range // 3 AS document FROM range({rows})))
) TO '{path}' (FORMAT parquet)
"""


def made_rows(folder: Path, rows: int) -> Path:
    """A Parquet file of document lines: three a document, two years, a long tail of clients."""
    import duckdb

    path = folder / "rows.parquet"
    duckdb.sql(ROWS.format(rows=rows, path=path))
    return path


def measured(python: str, what: str, path: Path) -> dict:
    """Seconds and memory of one run of `what`."""
    command = [python, str(HERE / "measure.py"), what, str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{what} failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
    return json.loads(done.stdout)


def engine(rows: int, repeats: int, peer: str | None) -> None:
    """Print the table of the engine."""
    with tempfile.TemporaryDirectory() as folder:
        path = made_rows(Path(folder), rows)
        print(
            f"{rows:,} rows, {path.stat().st_size / 1e6:,.0f} MB of Parquet, {repeats} runs each"
        )
        runs = {what.__name__: [] for what in OURS}
        for _ in range(repeats):
            for what, found in runs.items():
                found.append(measured(sys.executable, what, path))
        if peer:
            runs["lifetimes"] = [measured(peer, "lifetimes", path)]
    bare = seconds(runs["bare"])
    print(f"{'':12}{'seconds':>9}{'of bare':>9}{'peak MB':>9}{'clients':>10}")
    for what, found in runs.items():
        peak = max(run["peak_mb"] for run in found)
        print(f"{what:12}{seconds(found):9.2f}{seconds(found) / bare:8.2f}x{peak:9,}"
              f"{found[0]['rows']:10,}")  # fmt: skip
    if peer:
        print(f"lifetimes takes {seconds(runs['lifetimes']) / seconds(runs['rfm']):.1f} times as "
              "long as rfm")  # fmt: skip


def seconds(runs: list[dict]) -> float:
    """The median of several runs."""
    return median(run["seconds"] for run in runs)


def report(repeats: int) -> None:
    """Print the wall time of the sample's report, and where it goes."""
    walls, last = [], {}
    for _ in range(repeats):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            command = [sys.executable, "-m", "clientkit", "report", "--out", folder]
            subprocess.run(command, check=True, capture_output=True)
            walls.append(time.perf_counter() - start)
            last = json.loads(next(Path(folder).glob("*/run.json")).read_text(encoding="utf-8"))
    print(f"sample report: {median(walls):.1f} s of wall time (median of {repeats})")
    for one in last["notebooks"]:
        print(f"  {one['name']:12}{one['seconds']:6.1f} s")
    print(f"  all          {last['seconds']:6.1f} s, two notebooks at a time")


def main() -> None:
    """Read the options and print what was asked for."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--rows", type=int, default=10_000_000)
    options.add_argument("--repeats", type=int, default=3)
    options.add_argument("--peer", help="a Python with lifetimes")
    options.add_argument("--only", choices=("engine", "report"))
    asked = options.parse_args()
    if asked.only != "report":
        engine(asked.rows, asked.repeats, asked.peer)
    if asked.only != "engine":
        report(asked.repeats)


if __name__ == "__main__":
    main()
