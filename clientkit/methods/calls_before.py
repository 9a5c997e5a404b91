"""The call list as it would have been a month earlier, to tell what is new on this month's."""

import pandas as pd

from clientkit.engine import as_table, has_rows, to_pandas
from clientkit.methods.clients import rows_up_to
from clientkit.methods.measures import measures_in
from clientkit.methods.vip import SHARE
from clientkit.methods.vip_calls import call_list
from clientkit.methods.vip_candidates import NEAR, vip_candidates
from clientkit.methods.vip_history import WINDOW
from clientkit.methods.vip_margins import LOW, vip_margins
from clientkit.methods.vip_watch import vip_watch
from clientkit.periods import month_of, shift


def calls_before(
    table,
    contacts: pd.DataFrame,
    *,
    month,
    window=WINDOW,
    by="amount",
    share=SHARE,
    ties="include",
    near=NEAR,
    low=LOW,
) -> pd.DataFrame | None:
    """The call list after the month before `month`, of the rows known today.

    Parameters
    ----------
    table : transactions
    contacts : of `contacts`
    month : the month reported
    window, by, share, ties, near, low : as in `vip_watch`, `vip_candidates` and `vip_margins`

    Returns
    -------
    as `call_list`; None: the month before has no rows

    Raises
    ------
    DataError : as `vip_watch`, `vip_candidates`, `vip_margins` and `call_list`

    Examples
    --------
    >>> from clientkit import contacts
    >>> paid = pd.DataFrame({
    ...     "client_id": ["a", "b"], "amount": [100, 60], "date": ["2026-01-15", "2026-02-15"]})
    >>> people = contacts(paid, pd.DataFrame(columns=["client_id"], dtype=str))
    >>> calls_before(paid, people, month="2026-02")["client_id"].tolist()
    ['a']
    >>> calls_before(paid, people, month="2026-01") is None
    True
    """
    rows, before = as_table(table), shift(month_of(month), -1)
    if not has_rows(rows_up_to(rows, before, 1)):
        return None
    rule = {"month": before, "by": by, "share": share, "ties": ties, "window": window}
    watched = to_pandas(vip_watch(rows, **rule))
    coming = to_pandas(vip_candidates(rows, near=near, **rule))
    margins = None
    if "profit" in measures_in(rows) and window > 1:
        margins = to_pandas(vip_margins(rows, low=low, **rule))
    return call_list(watched, coming, contacts, as_of=before, margins=margins)
