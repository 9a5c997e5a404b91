"""Sentences for the card of a ledger: what was done to a table that a reader should know."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.language import mark, say
from clientkit.reading.amounts import less
from clientkit.reading.headers import is_gross
from clientkit.reading.raw import Table

_NAMED = mark("{rows:# row has|# rows have} no id: the name tells {rows:its|their} client.")
_BY_KIND = mark("Returns: {rows:# row|# rows}, {money:,.2f} (by their kind).")
_BY_SIGN = mark("Returns: {rows:# row|# rows}, {money:,.2f} (by their sign).")
_SOME_BY_KIND = mark("Returns: {rows:# row|# rows}, {money:,.2f} ({told:,} by kind).")


def notes(
    table: Table, values: dict[str, pa.Array], sound: np.ndarray, by_kind: np.ndarray, once: bool
) -> list[str]:
    """The notes of the layout, and of what was done to the amounts.

    sound : the rows accepted; by_kind : those that are returns by their kind; once : the amounts
        are those of whole documents
    """
    found = list(table.found.notes)
    if once:
        found.append(say("The amount of a document that has several lines is counted once."))
    taken = less(table)
    if taken:
        captions = [table.mapping[name] for name in taken]
        found.append(
            say(
                "The amount is {amount} less {captions:and}.",
                amount=table.mapping["amount"],
                captions=captions,
            )
        )
    elif is_gross(table.mapping.get("amount", "")):
        found.append(
            say(
                "The amount, {amount}, holds the tax: no column tells it.",
                amount=table.mapping["amount"],
            )
        )
    back = _returns(values["amount"], sound, by_kind)
    named = _named(table, sound)
    return found + [note for note in (back, named) if note]


def _returns(amounts: pa.Array, sound: np.ndarray, by_kind: np.ndarray) -> str:
    negative = pc.less(amounts, 0).fill_null(False).to_numpy(zero_copy_only=False) & sound
    if not negative.any():
        return ""
    money = pc.sum(amounts.filter(pa.array(negative))).as_py()
    told = int((negative & by_kind).sum())
    rows = int(negative.sum())
    message = _BY_KIND if told == rows else _SOME_BY_KIND if told else _BY_SIGN
    return say(message, rows=rows, money=money, told=told)


def _named(table: Table, sound: np.ndarray) -> str:
    if table.client != "client_id" or "client" not in table.mapping:
        return ""
    rows = int((table.column("client_id").empty() & sound).sum())
    return say(_NAMED, rows=rows) if rows else ""
