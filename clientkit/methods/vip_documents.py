"""The documents that made the difference: without them a VIP would be none, a lost one would be.

deciding  in a month in which the client is VIP: the fewest of its largest documents without which
          it would be below the bar. In a month in which it is not: its returns, if it would be VIP
          without them. The bar is held where it was.

Rows without a number are one document of the client and day. The rule is ours.
"""

import ibis
from ibis import _

from clientkit.engine import any_table
from clientkit.methods.clients import in_window
from clientkit.methods.measures import measure
from clientkit.methods.vip import SHARE
from clientkit.methods.vip_moves import vip_moves
from clientkit.periods import first_day, month_of


@any_table
def vip_documents(table, *, month, clients=None, by="amount", share=SHARE, ties="include"):
    """The documents of `month` and the month before of all who joined or left.

    Parameters
    ----------
    table : transactions
    month, by, share, ties : as in `vip_month`
    clients : the documents of these clients instead, whether they moved or not

    Returns
    -------
    one row per document: client_id, month ("2026-01"), date, document (empty: no number), value
    (of the measure), deciding; the months in order, in each the largest first

    Raises
    ------
    DataError : the month has no rows; unknown measure, share or rule for ties

    Examples
    --------
    >>> import pandas as pd
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "a", "b"], "amount": [9, 1, 4], "document": ["A1", "A2", "B1"],
    ...     "date": ["2026-01-15", "2026-01-20", "2026-01-15"],
    ... })
    >>> vip_documents(paid, month="2026-01")[["document", "value", "deciding"]].values.tolist()
    [['A1', 9.0, True], ['A2', 1.0, False]]
    """
    moves = vip_moves(table, month=month, by=by, share=share, ties=ties)
    wanted = moves.vip != moves.vip_before if clients is None else moves.client_id.isin(clients)
    rows = _standing(in_window(table, month, 2), moves.filter(wanted), month_of(month))
    documents = _decided(_by_document(rows, by))
    return documents.mutate(month=_.month.strftime("%Y-%m")).order_by(
        "client_id", "month", ibis.desc("value"), "date", "document"
    )


def _standing(rows: ibis.Table, moves: ibis.Table, month: str) -> ibis.Table:
    """The rows of the movers, each with where its client stands in that month: gap, vip."""
    now = rows.date >= first_day(month)
    facts = moves.select(
        "client_id", "vip", "vip_before", gap_now=moves.gap, gap_before=moves.gap_before
    )
    rows = rows.mutate(now=now, month=rows.date.truncate("M")).inner_join(facts, "client_id")
    return rows.mutate(
        is_vip=rows.now.ifelse(rows.vip, rows.vip_before),
        gap=rows.now.ifelse(rows.gap_now, rows.gap_before),
    )


def _by_document(rows: ibis.Table, by: str) -> ibis.Table:
    if "document" not in rows.columns:
        rows = rows.mutate(document=ibis.null("string"))
    rows = rows.mutate(number=rows.document.cast("string").coalesce(rows.date.cast("string")))
    documents = rows.group_by("client_id", "month", "number", "is_vip", "gap").agg(
        date=rows.date.min(), document=rows.document.max(), value=measure(rows, by)
    )
    return documents.filter(_.value != 0)


def _decided(documents: ibis.Table) -> ibis.Table:
    """`documents` with deciding: what is left without the larger ones still reaches the bar."""
    of_month = ["client_id", "month"]
    largest_first = ibis.cumulative_window(
        group_by=of_month, order_by=[ibis.desc("value"), "date", "number"]
    )
    larger = documents.value.sum().over(largest_first) - documents.value
    returns = documents.value.sum(where=documents.value < 0).over(group_by=of_month).coalesce(0)
    carries = documents.is_vip & (documents.value > 0) & (larger <= documents.gap)
    takes = ~documents.is_vip & (documents.value < 0) & (documents.gap - returns >= 0)
    return documents.mutate(deciding=(carries | takes).coalesce(False)).select(
        "client_id", "month", "date", "document", "value", "deciding"
    )
