"""Large, medium and small clients, by money or by units, and who moved from size to size.

Terms
-----
size    large where the value of the period reaches `large_from`, medium from `medium_from`, small
        below. Clients with value <= 0 have no size.
bounds  given, or natural: where the values fall apart by themselves (see `natural_breaks`).
move    up, down, same; new: no size in the period before; gone: none now.
held    the move as it would be with the bounds of the period before. Natural bounds are drawn anew
        for each period, so a client can move because the others did.

Trap: sizes say what a client is, not what it could be (see `potential`). The three sizes are the
sales manager's habit of qualifying clients; the natural bounds are our proposal where none are
agreed.
"""

from collections.abc import Iterable, Sized
from decimal import Decimal

import ibis
from ibis import _

from clientkit.engine import any_table, rows_of
from clientkit.language import say
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number, measure, money_above_zero
from clientkit.methods.natural_breaks import natural_bounds
from clientkit.periods import first_day, shift
from clientkit.schema import MONEY, DataError, whole_number

SIZES = ("large", "medium", "small")
MOVES = ("up", "down", "same", "new", "gone")


@any_table
def sizes(table, *, as_of, months=6, by="amount", bounds=()):
    """One row per client with a value above 0 in the period.

    Parameters
    ----------
    table : transactions
    as_of, months : the period, as in `clients`
    by : the measure
    bounds : where medium and large begin, like (1000, 10000); empty: natural ones

    Returns
    -------
    client_id, value, size, medium_from, large_from; the largest first

    Raises
    ------
    DataError : no rows there, nobody above 0, bounds that are not two rising numbers above 0

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b", "c"], "date": "2026-01-15", "amount": [900, 40, 3]})
    >>> sizes(sales, as_of="2026-01", months=1)[["client_id", "size"]].values.tolist()
    [['a', 'large'], ['b', 'medium'], ['c', 'small']]
    """
    rows = in_window(table, as_of, months)
    people = rows.group_by("client_id").agg(value=measure(rows, by)).filter(_.value > 0)
    found = _bounds(bounds) or _natural(people, "value")
    if not found:
        raise DataError(say("nobody has {by} above 0 here, so there are no sizes", by=by))
    told = people.mutate(
        size=_name(_level(people.value, found)),
        **_as_columns(found, ("medium_from", "large_from")),
    )
    return told.order_by(ibis.desc("value"), "client_id")


@any_table
def size_moves(table, *, as_of, months=6, by="amount", bounds=()):
    """Every client with a size in the period or in the one as long before it: both sizes.

    Parameters
    ----------
    table, as_of, months, by, bounds : as in `sizes`; bounds that are given hold for both periods

    Returns
    -------
    one row per client: client_id, value_before, value, size_before, size (empty: none), move,
    held (the move with the bounds of before), medium_from_before, large_from_before, medium_from,
    large_from; the largest first

    Raises
    ------
    DataError : as `sizes`

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b", "b"], "amount": [50, 70, 5],
    ...     "date": ["2026-01-15", "2026-01-15", "2026-02-15"]})
    >>> moves = size_moves(sales, as_of="2026-02", months=1, bounds=(10, 60))
    >>> moves[["client_id", "size_before", "size", "move"]].values.tolist()
    [['b', 'large', 'small', 'down'], ['a', 'medium', '', 'gone']]
    """
    months = whole_number(say("months is the length of the period, at least 1"), months)
    in_window(table, as_of, months)  # the period reported must have rows
    people = two_periods(table, as_of, months, by)
    given = _bounds(bounds)
    now = given or _natural(people, "value")
    if not now:
        raise DataError(say("nobody has {by} above 0 here, so there are no sizes", by=by))
    before = given or _natural(people, "value_before") or now
    was, level = _level(people.value_before, before), _level(people.value, now)
    told = people.mutate(
        size_before=_name(was),
        size=_name(level),
        move=_move(was, level),
        held=_move(was, _level(people.value, before)),
        **_as_columns(before, ("medium_from_before", "large_from_before")),
        **_as_columns(now, ("medium_from", "large_from")),
    )
    return told.order_by(ibis.desc("value"), ibis.desc("value_before"), "client_id")


def two_periods(table: ibis.Table, as_of, months: int, by: str) -> ibis.Table:
    """One row per client above 0 in the period or in the one before it: value_before, value."""
    rows = in_window(table, as_of, 2 * months)
    rows = rows.mutate(is_now=rows.date >= first_day(shift(as_of, 1 - months)))
    sums = rows.group_by("client_id", "is_now").agg(value=measure(rows, by))
    people = sums.group_by("client_id").agg(
        value_before=sums.value.sum(where=~sums.is_now).coalesce(0),
        value=sums.value.sum(where=sums.is_now).coalesce(0),
    )
    return people.filter((_.value > 0) | (_.value_before > 0))


def _bounds(given: Iterable) -> tuple[Decimal, Decimal] | None:
    """The two bounds given, exact; None where natural ones are wanted."""
    if given is None or (isinstance(given, Sized) and not len(given)):
        return None
    rule = say(
        "bounds are two rising numbers above 0, where medium and large begin, like "
        "(1000, 10000); got {given!r}",
        given=given,
    )
    numbers = list(given) if isinstance(given, Iterable) and not isinstance(given, str) else []
    found = [money_above_zero(say("{rule}: one of them", rule=rule), bound) for bound in numbers]
    if len(found) != 2 or not found[0] < found[1]:
        raise DataError(rule)
    return found[0], found[1]


def _natural(people: ibis.Table, value: str) -> tuple[Decimal, Decimal] | None:
    """The natural bounds of the column `value`; None where nobody is above 0."""
    levels = people.filter(people[value] > 0).group_by(level=people[value]).agg(count=_.count())
    found = rows_of(levels.order_by("level"))
    counts = [row["count"] for row in found]
    return natural_bounds([row["level"] for row in found], counts) if found else None


def _level(value: ibis.Value, bounds: tuple[Decimal, Decimal]) -> ibis.Value:
    """3 large, 2 medium, 1 small, 0 without a size."""
    reached = [value > 0, *(value >= _literal(bound) for bound in bounds)]
    return sum(as_number(step) for step in reached)


def _literal(bound: Decimal) -> ibis.Value:
    return ibis.literal(bound.quantize(Decimal("0.0001")), MONEY)


def _name(level: ibis.Value) -> ibis.Value:
    return ibis.cases(*((level == 3 - place, size) for place, size in enumerate(SIZES)), else_="")


def _move(was: ibis.Value, level: ibis.Value) -> ibis.Value:
    return ibis.cases(
        (was == 0, "new"), (level == 0, "gone"), (level > was, "up"), (level < was, "down"),
        else_="same",
    )  # fmt: skip


def _as_columns(bounds: tuple[Decimal, Decimal], names: tuple[str, str]) -> dict:
    return {name: _literal(bound) for name, bound in zip(names, bounds, strict=True)}
