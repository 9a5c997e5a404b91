"""Reading half a million rows, as ratios measured in one run on this machine.

    .venv/bin/python bench/reading.py [--rows 500000] [--repeats 5]

csv    cp1251, decimal commas and spaces in the thousands, against DuckDB's own sniffing
       `read_csv` of the same rows in clean UTF-8.
xlsx   against python-calamine reading the cells alone.

Each measurement runs in a process of its own, in turns, so that a busy minute hits all alike; the
median counts. Libraries are loaded, and a small file was read, before the clock starts.
"""
# ruff: noqa: RUF001 - letters of two alphabets on purpose

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median

HEAD = "Дата;ИНН;Контрагент;Номер;Номенклатура;Количество;Сумма"
FEW = 50
FIRST = date(2024, 1, 1)
PAIRS = {"csv": ("duckdb", "duckdb.csv"), "xlsx": ("calamine", "ours.xlsx")}


def made(rows: int) -> list[tuple]:
    """Document lines of a made-up firm: day, client, name, document, product, units, amount."""
    random = Random(1)
    lines = []
    for number in range(rows):
        client = random.randrange(4000)
        lines.append(
            (
                FIRST + timedelta(days=random.randrange(730)),
                f"{client:010d}",
                f"ООО «Клиент {client}»",
                f"00ЦБ-{number // 3:06d}",
                f"Товар {random.randrange(300)}",
                random.randrange(1, 20),
                random.randrange(100, 5_000_000),
            )
        )
    return lines


def write(lines: list[tuple], folder: Path, name: str) -> None:
    """The lines as a 1C export, as a workbook, and in the form that DuckDB likes best."""
    from openpyxl import Workbook

    with (folder / f"{name}.csv").open("w", encoding="cp1251", newline="\r\n") as file:
        file.write(HEAD + "\n")
        for day, *texts, units, cents in lines:
            money = f"{cents / 100:,.2f}".replace(",", "\u00a0").replace(".", ",")
            file.write(";".join([f"{day:%d.%m.%Y}", *texts, str(units), money]) + "\n")
    with (folder / f"{name}.duckdb.csv").open("w", encoding="utf-8") as file:
        file.write("date,client_id,client,document,product,units,amount\n")
        for day, *texts, units, cents in lines:
            file.write(",".join([str(day), *texts, str(units), f"{cents / 100:.2f}"]) + "\n")
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Лист1")
    sheet.append(HEAD.split(";"))
    for *cells, cents in lines:
        sheet.append([*cells, cents / 100])
    book.save(folder / f"{name}.xlsx")


def ours(path: Path) -> int:
    """The kit: a ledger."""
    import clientkit as ck

    return ck.load(path).account.rows_accepted


def duckdb(path: Path) -> int:
    """DuckDB alone: a table of what its sniffer finds."""
    import duckdb

    con = duckdb.connect()
    con.sql(f"CREATE TABLE found AS SELECT * FROM read_csv('{path}')")
    return con.execute("SELECT count(*) FROM found").fetchall()[0][0]


def calamine(path: Path) -> int:
    """The reader of workbooks alone: rows of cells."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(path) as book:
        return len(book.get_sheet_by_index(0).to_python(skip_empty_area=False)) - 1


def measure(what: str, few: str, many: str) -> None:
    """Print seconds, peak memory and rows of one reading, as a line of JSON."""
    read = globals()[what]
    read(Path(few))
    start = time.perf_counter()
    rows = read(Path(many))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": round(peak), "rows": rows}))


def measured(what: str, folder: Path, suffix: str) -> dict:
    """One reading in a process of its own."""
    paths = [str(folder / f"{name}.{suffix}") for name in ("few", "many")]
    done = subprocess.run(
        [sys.executable, __file__, "--measure", what, *paths], capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{what} failed: {done.stderr.strip().splitlines()[-1]}")
    return json.loads(done.stdout)


def main() -> None:
    """Print the table, or measure one thing when called by itself."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--rows", type=int, default=500_000)
    options.add_argument("--repeats", type=int, default=5)
    options.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.measure:
        measure(*asked.measure)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(made(FEW), folder, "few")
        write(made(asked.rows), folder, "many")
        print(f"{asked.rows:,} rows, {asked.repeats} runs each")
        for suffix, (peer, other) in PAIRS.items():
            runs = [
                (
                    measured("ours", folder, suffix),
                    measured(peer, folder, other.replace("ours.", "")),
                )
                for _ in range(asked.repeats)
            ]
            mine, theirs = (median(run[side]["seconds"] for run in runs) for side in (0, 1))
            peak = max(run[0]["peak_mb"] for run in runs)
            print(
                f"{suffix:5} {mine:6.2f} s, {peer} {theirs:5.2f} s: {mine / theirs:4.2f} times as "
                f"long; peak {peak:,} MB"
            )


if __name__ == "__main__":
    main()
