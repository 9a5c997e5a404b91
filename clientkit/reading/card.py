"""The card of a ledger: what was read, accepted and set aside, at a glance."""

from collections.abc import Iterable
from decimal import Decimal
from html import escape
from typing import Any

from clientkit.reading.account import AGAIN, REASONS

SHOWN = 3
PARTS = ("read", "accepted", "set aside")
SHOWN = 5
"""So many ids are named."""

_CELL = "padding:2px 12px 2px 0;border:0;text-align:"


def text(ledger: Any) -> str:
    """The card as plain text."""
    lines = [(line, f"{rows:,}", _money(money)) for line, rows, money in ledger.account.lines()]
    names, rows, money = (max(map(len, column)) for column in zip(*lines, strict=True))
    body = [f"  {n:<{names}}  {r:>{rows}} rows  {m:>{money}}" for n, r, m in lines]
    return "\n".join([f"Ledger of {_names(ledger)}, {_period(ledger)}", *body])


def html(ledger: Any) -> str:
    """The card as HTML, with inline styles only."""
    head = f"<b>{escape(_names(ledger))}</b>, {_period(ledger)}"
    facts = "".join(f"<div>{name}: {escape(fact)}</div>" for name, fact in _facts(ledger) if fact)
    return (
        '<div style="font-family:sans-serif;font-size:13px;line-height:1.5">'
        f"<div>{head}</div>{_table(ledger)}"
        f'<div style="color:#666">{facts}</div></div>'
    )


def _table(ledger: Any) -> str:
    lines = ledger.account.lines()
    rows = [_row(_title(line), f"{rows:,}", _money(money)) for line, rows, money in lines]
    head = _row("", "rows", "money")
    return (
        '<table style="border-collapse:collapse;margin:4px 0;font-variant-numeric:tabular-nums">'
        f"{head}{''.join(rows)}</table>"
    )


def _row(name: str, rows: str, money: str) -> str:
    cells = ((name, "left"), (rows, "right"), (money, "right"))
    return (
        "<tr>"
        + "".join(f'<td style="{_CELL}{side}">{cell}</td>' for cell, side in cells)
        + "</tr>"
    )


def _title(line: str) -> str:
    return line if line in PARTS else f"&ndash; {line}: {REASONS[line]}"


def _facts(ledger: Any) -> Iterable[tuple[str, str]]:
    for one in ledger.recognition:
        if one["system"]:
            yield "system", f"{one['system']} ({one['why']})"
    yield "totals", "; ".join(_totals(ledger))
    notes = dict.fromkeys(note for one in ledger.recognition for note in one["notes"])
    yield "notes", " ".join(notes)
    yield "last full month", ledger.last_full_month or "none"
    yield "columns", ", ".join(f"{name} = {caption}" for name, caption in ledger.mapping.items())
    yield "unused", ", ".join(ledger.unused)
    yield "beside", ", ".join(_beside(ledger))
    yield "aliases", _aliases(ledger.aliases)
    yield "overlap", "; ".join(_overlap(ledger))
    yield "read as", "; ".join(dict.fromkeys(source["about"] for source in ledger.sources))


def _totals(ledger: Any) -> Iterable[str]:
    """The last of the file's own totals, or those that do not agree."""
    totals = ledger.reconciliation
    wrong = totals[totals["difference"] != 0]
    for one in (wrong if len(wrong) else totals.tail(1)).head(SHOWN).itertuples():
        said = f"{one.label} in row {one.row} states {_money(one.stated)}"
        differs = f", read {_money(one.accepted)}: {_money(one.difference)} apart"
        why = f" ({one.note})" if one.note and one.difference else ""
        yield said + (f"{differs}{why}" if one.difference else ", and so much was read")


def _aliases(table: Any) -> str:
    """How many ids were joined, and those that the data do not hold."""
    found, lost = table[table["rows"] > 0], table[table["rows"] == 0]
    clients = found["same_as"].nunique()
    ids = f"{len(found):,} id{'s' if len(found) != 1 else ''}"
    said = f"{ids} joined to {clients:,} client{'s' if clients != 1 else ''} by " + ", ".join(
        table["source"].unique()
    )
    more = f" and {len(lost) - SHOWN:,} more" if len(lost) > SHOWN else ""
    unmet = f"; not in the data: {', '.join(lost['client_id'][:SHOWN])}{more}" if len(lost) else ""
    return said + unmet if len(table) else ""


def _overlap(ledger: Any) -> Iterable[str]:
    """How many rows of which file another file held too."""
    again = ledger.rejected[ledger.rejected["reason"].isin(AGAIN)]
    for (source, reason), rows in again.groupby(["source", "reason"], sort=False).size().items():
        yield f"{source}: {rows:,} row{'s' if rows > 1 else ''} {reason}"


def _beside(ledger: Any) -> Iterable[str]:
    for name, one in ledger.companions.items():
        aside = f", {len(one.rejected):,} of them set aside" if len(one.rejected) else ""
        yield f"{name} ({one.source['rows']:,} rows{aside})"


def _names(ledger: Any) -> str:
    first, *rest = [source["name"] for source in ledger.sources]
    return f"{first} and {len(rest)} more" if rest else first


def _period(ledger: Any) -> str:
    return f"{ledger.first_date} .. {ledger.last_date}"


def _money(amount: Decimal) -> str:
    """The amount with its thousands apart.

    >>> _money(Decimal("-1234567.5000"))
    '-1,234,567.50'
    """
    return f"{amount:,.2f}"
