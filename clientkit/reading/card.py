"""The card of a ledger: what was read, accepted and set aside, at a glance."""

from collections.abc import Iterable
from decimal import Decimal
from html import escape
from typing import Any

from clientkit.language import number, say
from clientkit.reading.account import AGAIN, REASONS
from clientkit.reading.read_as import read_as
from clientkit.reading.reconciliation import note_in_words

SHOWN = 5
"""So many ids are named."""

_CELL = "padding:2px 12px 2px 0;border:0;text-align:"


def text(ledger: Any) -> str:
    """The card as plain text."""
    lines = [
        (_parts().get(line, line), number(rows), _money(money))
        for line, rows, money in ledger.account.lines()
    ]
    names, rows, money = (max(map(len, column)) for column in zip(*lines, strict=True))
    of_rows = say("rows")
    body = [f"  {n:<{names}}  {r:>{rows}} {of_rows}  {m:>{money}}" for n, r, m in lines]
    return "\n".join([say("Ledger of {names}", names=_head(ledger)), *body])


def html(ledger: Any) -> str:
    """The card as HTML, with inline styles only."""
    head = f"<b>{escape(_names(ledger))}</b>, {_period(ledger)}"
    facts = "".join(f"<div>{name}: {escape(fact)}</div>" for name, fact in _facts(ledger) if fact)
    return (
        '<div style="font-family:sans-serif;font-size:13px;line-height:1.5">'
        f"<div>{head}</div>{_table(ledger)}"
        f'<div style="color:#666">{facts}</div></div>'
    )


def _parts() -> dict[str, str]:
    return {
        "read": say("read", context="rows"),
        "accepted": say("accepted", context="rows"),
        "set aside": say("set aside", context="rows"),
    }


def _table(ledger: Any) -> str:
    lines = ledger.account.lines()
    rows = [_row(_title(line), number(rows), _money(money)) for line, rows, money in lines]
    head = _row("", say("rows"), say("money"))
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
    return _parts().get(line) or f"&ndash; {line}: {say(REASONS[line])}"


def _facts(ledger: Any) -> Iterable[tuple[str, str]]:
    for one in ledger.recognition:
        if one["system"]:
            yield say("system"), f"{one['system']} ({one['why']})"
    yield say("totals"), "; ".join(_totals(ledger))
    notes = dict.fromkeys(note for one in ledger.recognition for note in one["notes"])
    yield say("notes"), " ".join(notes)
    yield say("last full month"), ledger.last_full_month or say("none")
    columns = (f"{name} = {caption}" for name, caption in ledger.mapping.items())
    yield say("columns"), ", ".join(columns)
    # Translators: columns of the file that say nothing to the kit
    yield say("unused"), ", ".join(ledger.unused)
    # Translators: files beside the transactions: a survey, leads
    yield say("beside"), ", ".join(_beside(ledger))
    yield say("aliases"), _aliases(ledger.aliases)
    # Translators: rows that two files hold
    yield say("overlap"), "; ".join(_overlap(ledger))
    ways = dict.fromkeys(read_as(source["about"]) for source in ledger.sources)
    # Translators: the way of reading, like "utf-8, comma"
    yield say("read as"), "; ".join(ways)


def _totals(ledger: Any) -> Iterable[str]:
    """The last of the file's own totals, or those that do not agree."""
    totals = ledger.reconciliation
    wrong = totals[totals["difference"] != 0]
    for one in (wrong if len(wrong) else totals.tail(1)).head(SHOWN).itertuples():
        told = {"label": one.label, "row": one.row, "stated": one.stated, "read": one.accepted}
        if not one.difference:
            yield say("{label} in row {row} states {stated:,.2f}, and so much was read", **told)
            continue
        said = say(
            "{label} in row {row} states {stated:,.2f}, read {read:,.2f}: {difference:,.2f} apart",
            difference=one.difference, **told,
        )  # fmt: skip
        yield f"{said} ({note_in_words(one.note)})" if one.note else said


def _aliases(table: Any) -> str:
    """How many ids were joined, and those that the data do not hold."""
    if not len(table):
        return ""
    found, lost = table[table["rows"] > 0], table[table["rows"] == 0]
    said = [
        # Translators: {sources} are names of files, in the nominative: a.csv, b.csv
        say(
            "{ids:# id|# ids} joined to {clients:# client|# clients} by {sources}",
            ids=len(found), clients=found["same_as"].nunique(),
            sources=", ".join(table["source"].unique()),
        )
    ]  # fmt: skip
    ids, more = ", ".join(lost["client_id"][:SHOWN]), len(lost) - SHOWN
    if more > 0:
        said.append(say("not in the data: {ids} and {more:,} more", ids=ids, more=more))
    elif ids:
        said.append(say("not in the data: {ids}", ids=ids))
    return "; ".join(said)


def _overlap(ledger: Any) -> Iterable[str]:
    """How many rows of which file another file held too."""
    again = ledger.rejected[ledger.rejected["reason"].isin(AGAIN)]
    for (source, reason), rows in again.groupby(["source", "reason"], sort=False).size().items():
        if reason == "repeated":
            yield say("{source}: {rows:# row|# rows} repeated", source=source, rows=rows)
        else:
            yield say("{source}: {rows:# row|# rows} replaced", source=source, rows=rows)


def _beside(ledger: Any) -> Iterable[str]:
    for name, one in ledger.companions.items():
        rows, aside = one.source["rows"], len(one.rejected)
        if aside:
            yield say(
                "{name} ({rows:# row|# rows}, {aside:,} of them set aside)",
                name=name, rows=rows, aside=aside,
            )  # fmt: skip
        else:
            yield say("{name} ({rows:# row|# rows})", name=name, rows=rows)


def _head(ledger: Any) -> str:
    return f"{_names(ledger)}, {_period(ledger)}"


def _names(ledger: Any) -> str:
    first, *rest = [source["name"] for source in ledger.sources]
    return say("{first} and {n:,} more", first=first, n=len(rest)) if rest else first


def _period(ledger: Any) -> str:
    return f"{ledger.first_date} .. {ledger.last_date}"


def _money(amount: Decimal) -> str:
    """The amount with its thousands apart.

    >>> _money(Decimal("-1234567.5000"))
    '-1,234,567.50'
    """
    return number(amount, ",.2f")
