"""What a client could buy against what it buys: develop, keep, review, let go.

Terms
-----
potential   what a client could buy in a year, money, as the firm's directory estimates it.
value       what it bought in the last twelve months.
used_share  value / potential; above 1 where the estimate was too low.
room        potential - value, not below 0: what is left to win in a year.
large       a potential at or above that of the last A client by potential: the few that make up
            80 % of all potential.
advice      develop  large potential, little of it used: the money lies here
            keep     large potential, well used: look after
            review   small potential, well used: nothing to win; see that terms and effort pay
            let go   small potential, little used: answer when they call, do not chase

Trap: a potential is somebody's estimate; used shares above 1 say how good it is. The matrix of
potential against the present is common sales practice; the cuts are ours, and arguments.
"""

import ibis
import pandas as pd
from ibis import _

from clientkit.engine import any_table, fraction
from clientkit.language import say
from clientkit.methods.abc_classes import abc_classes
from clientkit.methods.clients import in_window
from clientkit.methods.entries import entries_of, with_text_ids
from clientkit.methods.measures import measure, money_above_zero
from clientkit.schema import LINE_MONEY, DataError, need_columns

ADVICE = ("develop", "keep", "review", "let go")
USED = 0.5


@any_table
def potential(table, directory, *, as_of, months=12, large_from=None, used=USED):
    """One row per client whose potential is known.

    Parameters
    ----------
    table : transactions
    directory : one row per client, with client_id and potential (money a year); ids are read as
        text, 7.0 as "7"
    as_of, months : the year looked back on
    large_from : the potential from which a client is large; None: that of the last A client
    used : the share of the potential from which it counts as well used

    Returns
    -------
    client_id, value, potential, used_share, room, advice, large_from, and with a cost profit; the
    largest room first

    Raises
    ------
    DataError : no directory with a potential above 0, one with a client twice, or potentials that
        are no numbers; no rows in the year; a wrong share or bound

    Examples
    --------
    >>> sales = pd.DataFrame({
    ...     "client_id": ["a", "b"], "date": "2026-01-15", "amount": [10, 90]})
    >>> known = pd.DataFrame({"client_id": ["a", "b", "c"], "potential": [100, 100, 5]})
    >>> found = potential(sales, known, as_of="2026-01")
    >>> found[["client_id", "used_share", "room", "advice"]].values.tolist()
    [['a', 0.1, 90.0, 'develop'], ['b', 0.9, 10.0, 'keep'], ['c', 0.0, 5.0, 'let go']]
    """
    rows = with_text_ids(in_window(table, as_of, months))
    measures = [by for by in ("profit",) if "cost" in rows.columns]
    sums = {"value": measure(rows, "amount")} | {by: measure(rows, by) for by in measures}
    bought = rows.group_by("client_id").agg(**sums)
    known = _known(directory)
    people = known.left_join(bought, "client_id").drop("client_id_right")
    people = people.mutate(**{name: people[name].coalesce(0) for name in sums})
    cut = _cut(people, large_from)
    people = (
        people.cross_join(cut) if isinstance(cut, ibis.Table) else people.mutate(large_from=cut)
    )
    part = fraction(used)
    large = people.potential >= people.large_from
    well_used = people.value * part.denominator >= people.potential * part.numerator
    told = people.mutate(
        used_share=(people.value / people.potential).cast("float64"),
        room=ibis.greatest(people.potential - people.value, 0),
        advice=ibis.cases(
            (large & ~well_used, "develop"),
            (large, "keep"),
            (well_used, "review"),
            else_="let go",
        ),
    )
    columns = ["client_id", "value", "potential", "used_share", "room", "advice", "large_from"]
    return told.select(*columns, *measures).order_by(ibis.desc("room"), "client_id")


def has_potential(directory: pd.DataFrame) -> bool:
    """Whether the directory holds a potential above 0.

    >>> has_potential(pd.DataFrame({"client_id": ["a"]}))
    False
    """
    return "potential" in directory and bool((directory["potential"] > 0).any())


def _known(directory: pd.DataFrame | ibis.Table) -> ibis.Table:
    """client_id and potential of the clients whose potential is above 0."""
    if isinstance(directory, ibis.Table):
        need_columns(directory.columns, ["client_id", "potential"], say("the directory"))
        known = with_text_ids(directory)
    else:
        known = entries_of(directory, {"potential": LINE_MONEY})
        if not has_potential(directory):
            raise DataError(
                say(
                    "the directory has no potential above 0; give it a column potential: what "
                    "each client could buy in a year, money"
                )
            )
    known = known.select("client_id", potential=known.potential.cast(LINE_MONEY))
    return known.filter(_.potential > 0)


def _cut(people: ibis.Table, large_from: float | None) -> ibis.Value | ibis.Table:
    if large_from is not None:
        rule = say("large_from is money above 0, the potential from which a client is large")
        return ibis.literal(money_above_zero(rule, large_from), LINE_MONEY)
    classes = abc_classes(people.select("client_id", amount="potential"))
    return classes.filter(classes.abc == "A").agg(large_from=_.value.min())
