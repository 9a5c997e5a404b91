"""How the clients moved between RFM segments and clusters, from one month to another.

Terms
-----
before, after  the segments or clusters of the windows that end with the two months.
bounds         what parts them, held where they were to tell a client's own move (`group_moves`):
               segments  the thresholds of the scores before
               clusters  the centres found before, which assign the clients of both windows: the
                         bounds cannot move, so every move is the client's own
absent         did not buy in the window.

Where nobody bought in the earlier window everybody is new, or absent, and there are no clusters.
Trap: recency is one of the axes, so a client that does nothing moves, too, by its silence.
"""

import ibis

from clientkit.engine import any_table, has_rows, to_arrow, to_pandas
from clientkit.language import say
from clientkit.methods.clients import buyers, rows_up_to
from clientkit.methods.group_moves import moves_of
from clientkit.methods.kmeans import MOST_CLUSTERS, different, fitted, kmeans
from clientkit.methods.measures import purchase
from clientkit.methods.rfm import rfm, rfm_thresholds
from clientkit.periods import two_ends
from clientkit.schema import whole_number

CLUSTERS = 4


@any_table
def segment_moves(table, *, month, against=None, months=12, bins=5):
    """Each client's RFM segment in the window to `against` and in the one to `month`.

    Parameters
    ----------
    table, month, against, months : as in `abc_moves` (months: of both windows)
    bins : as in `rfm`

    Returns
    -------
    one row per client that bought in either window, as `group_moves`

    Raises
    ------
    DataError : nobody bought in the later window; `against` is not before `month`; as `rfm`
    """
    month, against = two_ends(month, against)
    options = {"months": months, "bins": bins}
    after = rfm(table, as_of=month, **options)
    if _bought(table, against, months):
        # asked once: the thresholds are read off the table three times
        before = ibis.memtable(to_arrow(rfm(table, as_of=against, **options)))
        frozen = rfm(table, as_of=month, thresholds=rfm_thresholds(before), **options)
    else:
        before, frozen = _none_of(after), None
    return moves_of(
        before, after, "segment", "monetary", history=rows_up_to(table, against), frozen=frozen
    )


@any_table
def cluster_moves(table, *, month, against=None, months=12, k=CLUSTERS, seed=0):
    """Each client's cluster in both windows, by the centres found in the earlier.

    Parameters
    ----------
    table, month, against, months : as in `abc_moves`
    k : the number of clusters, less where there are too few different clients; None lets the
        evidence of `kmeans` choose, which takes seconds
    seed : as in `kmeans`

    Returns
    -------
    one row per client that bought in either window, as `group_moves`; none, where nobody bought in
    the earlier, for then there are no centres

    Raises
    ------
    DataError : nobody bought in the later window; `against` is not before `month`; as `kmeans`
    """
    month, against = two_ends(month, against)
    if k is not None:
        k = whole_number(
            say("k is the number of clusters, 1 to {most}", most=MOST_CLUSTERS),
            k,
            1,
            MOST_CLUSTERS,
        )
    if not _bought(table, against, months):
        nobody = buyers(table, as_of=month, months=months)
        nobody = _none_of(nobody.mutate(cluster=ibis.literal(1)))
        return moves_of(nobody, nobody, "cluster", "monetary")
    found = _clusters(table, against, months, k, seed)
    after = _in_engine(found.assign(table, as_of=month))
    return moves_of(
        _in_engine(found.clusters), after, "cluster", "monetary",
        history=rows_up_to(table, against), frozen=after,
    )  # fmt: skip


def _clusters(table, against, months, k, seed):
    if k is None:
        return kmeans(table, as_of=against, months=months, seed=seed)
    people = to_pandas(buyers(table, as_of=against, months=months).order_by("client_id"))
    return fitted(people, max(1, min(k, different(people) - 1)), seed, months)


def _in_engine(people) -> ibis.Table:
    return ibis.memtable(people[["client_id", "monetary", "cluster"]])


def _bought(table: ibis.Table, month: str, months: int) -> bool:
    rows = rows_up_to(table, month, months)
    return has_rows(rows.filter(purchase(rows)))


def _none_of(classes: ibis.Table) -> ibis.Table:
    return classes.filter(ibis.literal(False))
