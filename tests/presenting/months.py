"""Months to make forms from: the example of the repository with findings, and small ones."""

import json
from pathlib import Path

import pandas as pd

from clientkit.presenting.material import Material
from clientkit.showing.tables import write

EXAMPLE = Path(__file__).resolve().parents[2] / "reports" / "2026-01"

FINDINGS = {
    "05_vip": [
        {
            "about": "vip.answer",
            "what": "January 2026: **13** VIP clients of 65 payers bring 80.0% of the amount.",
            "against": "In December 2025 they were 14.",
            "so": "Thank each of them by name.",
            "rank": 2,
            "numbers": {"vip.count": "13", "vip.amount": "120000.00", "vip.share": "0.8",
                        "vip.bar": "3290.44", "month.payers": "65", "month.total": "150000.00"},
        },
        {
            "about": "vip.lost",
            "what": r"A\_B &amp; Co paid nothing.",
            "against": "",
            "so": "Call today.",
            "rank": 4,
            "numbers": {"vip.lost": "8"},
        },
    ],
    "01_pareto": [
        {"about": "pareto.answer", "what": "46 clients bring 83.7%.", "against": "", "so": "",
         "rank": 1, "numbers": {"pareto.gini": "0.8012345"}},
    ],
}  # fmt: skip


def example(folder: Path, most: int | None = None) -> Material:
    """The example month, with a few findings where it has none.

    most : rows that a table keeps
    """
    (folder / "tables").mkdir()
    for path in (EXAMPLE / "tables").glob("*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = "".join(lines if most is None else lines[: most + 1])
        (folder / "tables" / path.name).write_text(kept, encoding="utf-8")
    record = json.loads((EXAMPLE / "run.json").read_text(encoding="utf-8"))
    for notebook in record["notebooks"]:
        notebook["findings"] = FINDINGS.get(notebook["name"], [])
    return _written(folder, record)


def month_of(folder: Path, tables: dict[str, pd.DataFrame], **parameters) -> Material:
    """A month that has these tables and nothing else."""
    for name, frame in tables.items():
        write(frame, name, str(folder / "tables"))
    asked = {"by": "amount", "share": 0.2, "ties": "include"} | parameters
    return _written(folder, {"month": "2026-06", "parameters": asked, "notebooks": []})


def _written(folder: Path, record: dict) -> Material:
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    return Material.of(folder)
