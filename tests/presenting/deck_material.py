"""The published month of the repository with findings in its run.json, for the tests of decks."""

import json
import shutil
from pathlib import Path

ANSWERS = {
    "01_pareto": [
        (
            "pareto.concentration",
            "The first 20% of the clients (**47** of 235) bring 84.2% of the sales.",
            "A year before they brought 81.9%.",
            "Know these 47 by name: their managers see them every month.",
            3,
            {"pareto.clients": 235, "pareto.top_share": 0.8420513, "pareto.gini": 0.789},
        ),
    ],
    "02_abc": [
        (
            "abc.classes",
            "Class A is 36 clients, 15% of them, with 80.6% of the sales.",
            "In the month before it was 38.",
            "",
            1,
            {"abc.a_clients": 36, "abc.a_amount": "1255321.07"},
        ),
    ],
    "05_vip": [
        (
            "vip.list",
            "13 of 65 payers are VIP and bring 80.3% of the sales of the month.",
            "",
            "",
            1,
            {
                "month.total": "150000.00",
                "month.payers": 65,
                "vip.count": 13,
                "vip.amount": "120429.55",
                "vip.share": 0.80286,
                "vip.bar": "3290.44",
                "vip.paused": 4,
            },
        ),
        (
            "vip.change",
            "6 clients joined the VIP list and 7 left it; 4 of these paid nothing at all.",
            "In the month before 5 joined and 5 left.",
            "Call the four that paid nothing before the month is over.",
            3,
            {"vip.joined": 6, "vip.left": 3},
        ),
    ],
    "06_actions": [
        (
            "calls.list",
            "31 clients are to be called; 61,204 a month is at stake.",
            "",
            "Begin with the five largest: they are half of the money.",
            3,
            {"calls.clients": 31},
        ),
    ],
    "07_flows": [
        (
            "flows.month",
            "17 clients were lost, 6 are new and 13 came back.",
            "The base grew by 2 to 131.",
            "Write to the lost of the last month: half of those who come back do so within two.",
            2,
            {
                "flows.base": 131,
                "flows.new": 6,
                "flows.recovered": 13,
                "flows.lost": 17,
                "flows.retention": 0.8682170542635659,
            },
        ),
        (
            "regular.alarm",
            "Sales to regular clients are 129,622, 1% below the three months before.",
            "",
            "",
            1,
            {"regular.sales": "129622.25"},
        ),
    ],
    "08_movement": [
        (
            "movement.bridge",
            "Sales fell by 44,899: 40 clients that paid in December paid nothing in January.",
            "A year before January brought 112,000.",
            "Ask the ten largest of the 40 what they plan for spring.",
            4,
            {"movement.change": "-44899.33"},
        ),
    ],
}
SAMPLE = Path(__file__).resolve().parents[2] / "reports" / "2026-01"
FIELDS = ("about", "what", "against", "so", "rank", "numbers")


def with_findings(source: Path, folder: Path, answers=ANSWERS) -> Path:
    """A copy of the tables and the record of `source` in `folder`, with these findings."""
    shutil.copytree(source / "tables", folder / "tables")
    record = json.loads((source / "run.json").read_text(encoding="utf-8"))
    for notebook in record["notebooks"]:
        found = answers.get(notebook["name"], [])
        notebook["findings"] = [dict(zip(FIELDS, one, strict=True)) for one in found]
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    return folder
