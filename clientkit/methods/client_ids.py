"""Client ids of two tables that are to meet: text meets text, numbers meet numbers."""

import ibis

from clientkit.language import say
from clientkit.schema import DataError


def check_same_ids(one: ibis.Table, other: ibis.Table, names: tuple[str, str]) -> None:
    """Raise `DataError` when the one has text and the other something else.

    >>> tables = [ibis.table({"client_id": kind}, name=kind) for kind in ("string", "int64")]
    >>> check_same_ids(*tables, ("the survey", "the transactions"))
    Traceback (most recent call last):
    clientkit.schema.DataError: client_id is string in the survey and int64 in the transactions; \
make both text, like table.assign(client_id=table.client_id.astype(str))
    """
    kinds = one.client_id.type(), other.client_id.type()
    if any(kind.is_null() for kind in kinds) or kinds[0].is_string() == kinds[1].is_string():
        return
    one, other = (kind.copy(nullable=True) for kind in kinds)
    raise DataError(
        say(
            "client_id is {one} in {first} and {other} in {second}; make both text, like "
            "table.assign(client_id=table.client_id.astype(str))",
            one=one,
            other=other,
            first=names[0],
            second=names[1],
        )
    )
