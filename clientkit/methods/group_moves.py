"""From group to group: any classes of two periods, client by client and as a matrix.

Terms
-----
group   a client's class in a period: ABC, VIP tier, RFM segment, cluster; any column will do.
absent  no class in that period. Before: it had bought by the end of the earlier period, but is not
        among its classes. After: it is not among the classes of the later period.
new     only before: it had never bought by the end of the earlier period.
frozen  the clients of the later period classed by the bounds of the earlier.
cause   of a move, by asking where the client would stand had the bounds stayed where they were:
        own     where it stands now: its own value took it there
        bounds  where it stood before: it did not move, the bounds did
        both    in a third group: it moved, and so did the bounds
        came    it was absent or new; bounds have no part in that
        went    it is absent now
        unknown there are no frozen classes to ask
        held    not a move: with the old bounds it would have changed its group
        ""      it stayed

Everybody has one cause, and own + bounds + both + came + went (+ unknown) are the movers. What
`vip_moves` adds for the bar alone, whether the moved bar would have been enough, is not asked: of
several bounds that move at once it has no clear answer. The names are ours.
"""

import ibis
from ibis import _

from clientkit.engine import any_table, as_table
from clientkit.language import say
from clientkit.methods.measures import as_number, purchase
from clientkit.methods.move_sides import check_side
from clientkit.schema import MONEY, need_columns

ABSENT, NEW = "absent", "new"
CAUSES = ("own", "bounds", "both", "came", "went", "unknown", "held", "")


@any_table
def group_moves(before, after, *, by, value="value", history=None, frozen=None):
    """Every client with a class in either period: its two groups, its money, why it moved.

    Parameters
    ----------
    before, after : the classes of the two periods, one row per client: client_id, `by`, `value`
    by : the column of classes: "abc", "tier", "segment", "cluster"
    value : the column of money
    history : transactions to the end of the earlier period, to tell absent from new; None: who has
        no class before is new
    frozen : the classes of the later period by the bounds of the earlier

    Returns
    -------
    one row per client: client_id, group_before, group (text), value_before, value (0 where it has
    no class), change, moved, cause; the largest value first

    Raises
    ------
    DataError : a column is missing; a client is there twice; ids of two kinds; values that are no
        numbers

    Examples
    --------
    >>> import pandas as pd
    >>> may = pd.DataFrame({"client_id": ["ann", "bob"], "abc": ["A", "B"], "value": [9.0, 1.0]})
    >>> june = pd.DataFrame({"client_id": ["bob", "cy"], "abc": ["A", "A"], "value": [4.0, 3.0]})
    >>> moved = group_moves(may, june, by="abc")
    >>> moved[["client_id", "group_before", "group", "change", "cause"]].values.tolist()
    [['bob', 'B', 'A', 3.0, 'unknown'], ['cy', 'new', 'A', 3.0, 'came'], ['ann', 'A', 'absent', \
-9.0, 'went']]
    """
    after = as_table(after)
    frozen, history = (None if table is None else as_table(table) for table in (frozen, history))
    for table, name in ((before, "before"), (after, "after"), (frozen, "frozen")):
        if table is not None:
            needed = ["client_id", by, *([value] if name != "frozen" else [])]
            need_columns(table.columns, needed, say("the table {name}", name=name))
            check_side(table, name, after, None if name == "frozen" else value)
    return moves_of(before, after, by, value, history=history, frozen=frozen)


def moves_of(
    before: ibis.Table, after: ibis.Table, by: str, value: str, *, history=None, frozen=None
) -> ibis.Table:
    """`group_moves` of tables that are known to hold each client once."""
    sides = [
        _side(before, group_before=before[by], value_before=before[value]),
        _side(after, group=after[by], value=after[value]),
    ]
    if frozen is not None:
        sides.append(_side(frozen, group_frozen=frozen[by]))
    if history is not None:
        bought = history.filter(purchase(history)).select("client_id").distinct()
        sides.append(_side(bought, known=ibis.literal(1)))
    each = ibis.union(*sides).group_by("client_id")
    both = each.agg(
        group_before=_.group_before.max(), group=_.group.max(), group_frozen=_.group_frozen.max(),
        value_before=_.value_before.max().coalesce(0), value=_.value.max().coalesce(0),
        known=_.known.max().coalesce(0) == 1,
    ).filter(_.group_before.notnull() | _.group.notnull())  # fmt: skip
    both = both.mutate(
        cause=_cause(both, frozen is not None),
        group_before=both.group_before.coalesce(both.known.ifelse(ABSENT, NEW)),
        group=both.group.coalesce(ABSENT),
    )
    return both.select(
        "client_id", "group_before", "group", "value_before", "value",
        change=_.value - _.value_before, moved=_.group_before != _.group, cause="cause",
    ).order_by(ibis.desc("value"), ibis.desc("value_before"), "client_id")  # fmt: skip


KINDS = {
    "group_before": "string", "group": "string", "group_frozen": "string", "value_before": MONEY,
    "value": MONEY, "known": "int64",
}  # fmt: skip


def _side(table: ibis.Table, **known: ibis.Value) -> ibis.Table:
    """What one table knows of its clients, in the columns of all."""
    columns = {name: known.get(name, ibis.null()).cast(kind) for name, kind in KINDS.items()}
    return table.select("client_id", **columns)


def _cause(both: ibis.Table, has_frozen: bool) -> ibis.Value:
    was, is_, would = both.group_before, both.group, both.group_frozen
    came_or_went = [(was.isnull(), "came"), (is_.isnull(), "went")]
    if not has_frozen:
        return ibis.cases(*came_or_went, (was != is_, "unknown"), else_="")
    return ibis.cases(
        *came_or_went,
        ((was != is_) & (would == is_), "own"),
        ((was != is_) & (would == was), "bounds"),
        (was != is_, "both"),
        (would != was, "held"),
        else_="",
    )


@any_table
def movement(moved):
    """The matrix of the moves as rows: how many went from each group to each, with their money.

    Parameters
    ----------
    moved : of `group_moves`, `abc_moves`, `tier_moves`, `segment_moves` or `cluster_moves`

    Returns
    -------
    one row per pair of groups that occurs: group_before, group, clients, clients_share (of those
    of group_before), value_before, value, change, and own, bounds, both (clients by cause)

    Raises
    ------
    DataError : a column is missing

    >>> import pandas as pd
    >>> moved = pd.DataFrame({
    ...     "client_id": ["a", "b"], "group_before": "A", "group": ["A", "B"],
    ...     "value_before": [9.0, 8], "value": [9.5, 3], "cause": ["", "own"]})
    >>> movement(moved)[["group", "clients_share", "change", "own"]].values.tolist()
    [['A', 0.5, 0.5, 0], ['B', 0.5, -5.0, 1]]
    """
    needed = ["client_id", "group_before", "group", "value_before", "value", "cause"]
    need_columns(moved.columns, needed, say("the movement"))
    # a DataFrame holds money as floats; ten dimes must still make 1.0
    moved = moved.cast({"value_before": MONEY, "value": MONEY})
    pairs = moved.group_by("group_before", "group").agg(
        clients=_.count(),
        value_before=_.value_before.sum(),
        value=_.value.sum(),
        **{cause: as_number(moved.cause == cause).sum() for cause in CAUSES[:3]},
    )
    of_group = pairs.clients.sum().over(group_by="group_before")
    return pairs.select(
        "group_before", "group", "clients", clients_share=_.clients / of_group,
        value_before="value_before", value="value", change=_.value - _.value_before,
        **{cause: cause for cause in CAUSES[:3]},
    ).order_by("group_before", "group")  # fmt: skip
