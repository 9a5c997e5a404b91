"""An export whose clients are called what no client is called: every form must show it as text."""

import csv
from pathlib import Path

from clientkit.periods import months_to

MONTH = "2026-05"
MONTHS = months_to(MONTH, 14)
LINK = "http://evil.example"
LONG = "Long " * 59 + "name!"
NAMES = (
    "=1+1",
    f'=HYPERLINK("{LINK}","x")',
    "+7 900",
    "-5",
    "@SUM(A1)",
    "\tTab before",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    'O\'Neil "Quotes" & Co',
    f"**bold** [link]({LINK}) | pipe",
    "$x^2$",
    "\u202eright to left",
    "{{7*7}}",
    "שלום בע״מ",
    LONG,
    r"$\frac$",
    "www.evil.example",
    "🦄 Unicorn 🏦",
    "شركة النور",
)
"""Formulas, markup, templates, mathematics, links, signs that turn the line, no Latin letters."""

IDS = ("=2+2", "+8", "-9", "@9", "<b>9</b>")
"""The numbers of the first clients; the others are C06, C07, ..."""

MANAGERS = ("=3+3", "../up<b>", "Ann")
PRODUCTS = ("<i>bolts</i>", "=4+4", "nuts")
PLAIN = 21
"""How many clients have names that do no harm."""


def shown(name: str) -> str:
    """The name as the kit has it: no white space around it."""
    return name.strip()


def write_export(path: Path) -> Path:
    """40 clients, a document line a month for those who buy in it."""
    rows = []
    for place, name in enumerate([*NAMES, *(f"Plain {n:02d}" for n in range(PLAIN))]):
        client = IDS[place] if place < len(IDS) else f"C{place + 1:02d}"
        with_whom = [MANAGERS[place % 3], PRODUCTS[place // 3 % 3]]
        for at, month in enumerate(MONTHS):
            day = 28 if place % 5 else 30 if month[5:] != "02" else 28
            if amount := paid(place, at):
                rows.append([client, name, f"{month}-{day}", f"{amount}.00", *with_whom])
    with path.open("w", encoding="utf-8", newline="") as file:
        head = ["client_id", "client", "date", "amount", "manager", "product"]
        csv.writer(file).writerows([head, *rows])
    return path


def paid(place: int, at: int) -> int:
    """What the client in that place pays in a month.

    In the last month one of three of the hostile falls to a third, one pays nothing, one grows
    fivefold: so they lead the lists of VIPs, of moves and of calls.
    """
    if place >= len(NAMES):
        return 40 + place
    usual = 2000 - 60 * place
    if place % 3 == 2:
        return usual if at == len(MONTHS) - 1 else usual // 5
    return usual if at < len(MONTHS) - 1 else (usual // 3, 0)[place % 3]
