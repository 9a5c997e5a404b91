"""The tables between which clients move, checked: ids of one kind, values of money, each once."""

import ibis
from ibis import _

from clientkit.engine import is_unbound, rows_of
from clientkit.language import say
from clientkit.schema import DataError


def check_side(table: ibis.Table, name: str, after: ibis.Table, value: str | None) -> None:
    """Raise `DataError` unless `table`, called `name`, can be held against `after`.

    value : its column of money, if it has one
    """
    if value:
        _check_money(table, name, value)
    mine, theirs = (one.client_id.type().is_string() for one in (table, after))
    if mine != theirs:
        raise DataError(_unlike_ids(name, mine))
    _check_once(table, name)


def _unlike_ids(name: str, text: bool) -> str:
    """What is said of the ids of `name`, which are text or are not, unlike those of `after`."""
    if text:
        return say(
            "client_id is text in the table {name} and numbers in the table {other}; "
            "write it as text in both",
            name=name,
            other="after",
        )
    return say(
        "client_id is numbers in the table {name} and text in the table {other}; "
        "write it as text in both",
        name=name,
        other="after",
    )


def _check_money(table: ibis.Table, name: str, value: str) -> None:
    kind = table[value].type()
    if kind.is_numeric() or kind.is_null():
        return
    told = {"value": value, "name": name}
    if kind.is_string():
        fault = say("{value} of the table {name} holds text, not money; give it numbers", **told)
    elif kind.is_temporal():
        fault = say("{value} of the table {name} holds days, not money; give it numbers", **told)
    else:
        fault = say(
            "{value} of the table {name} holds values of type {kind}, not money; give it numbers",
            kind=kind, **told,
        )  # fmt: skip
    raise DataError(fault)


def _check_once(table: ibis.Table, name: str) -> None:
    if is_unbound(table):
        return
    twice = table.group_by("client_id").agg(rows=_.count()).filter(_.rows > 1)
    found = rows_of(twice.order_by("client_id").limit(1))
    if found:
        raise DataError(say(
            "the table {name} has the client {client!r} twice; it takes one row per client",
            name=name, client=found[0]["client_id"],
        ))  # fmt: skip
